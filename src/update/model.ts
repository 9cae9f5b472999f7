import type { DayCounts } from '../model/baseline.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import type { Snapshot } from '../model/update.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';

/** What a development update is made from. */
export interface UpdateFacts {
  readonly roadmap: Roadmap;
  /** The roadmap's release; null if nothing names it. */
  readonly release: Release | null;
  readonly today: IsoDate;
  /** If it names no repository, issues are shown by their numbers, without links. */
  readonly address: IssueAddress;
  /** The content of the last published update; null if there was none. */
  readonly previous: Snapshot | null;
  /** The numbers of earlier days, oldest first. Left out: none are kept. */
  readonly history?: readonly DayCounts[];
  /** Words for blockers in the configuration. Left out: there are none. */
  readonly blockerWords?: readonly string[];
}

/** A development update, in the order of its text. */
export interface Update {
  /** `Xen 4.3 development update, 10 June 2013`. */
  readonly subject: string;
  readonly numbers: Numbers;
  /** When no blocker would be left, and its basis, with dates as the update writes them; null: the history carries no forecast. */
  readonly forecast: ForecastInWords | null;
  /** The last update's date, as this update writes dates, if nothing changed since; otherwise null. */
  readonly unchangedSince: string | null;
  readonly note: readonly Prose[];
  /** The release's date if it is reached while blockers or features are open, and freezes that passed with features open; dates as the update writes them. */
  readonly overdue: readonly Overdue[];
  readonly blockers: readonly Blocker[];
  readonly prose: readonly Prose[];
  readonly groups: readonly ItemGroup[];
  /** The changes since the last update; null if nothing changed, or if there was none. `since` is the last update's date, as this update writes dates. */
  readonly changes: { readonly since: string; readonly remarks: readonly Remark[] } | null;
  readonly attention: readonly Remark[];
  /** The link and footnote definitions that the parts above use. */
  readonly definitions: Definitions;
  readonly address: IssueAddress;
}

/** `from` and `to` are one day if both are less than a week apart. `blockers` were open on `since`, so many weeks ago. */
export interface ForecastInWords {
  readonly from: string;
  readonly to: string;
  readonly weeks: number;
  readonly since: string;
  readonly blockers: number;
}

/** How many open items there are, and how many came and went since the last update; null: that is unknown. */
export interface Count {
  readonly open: number;
  readonly since: { readonly added: number; readonly gone: number } | null;
}

/** `late`: the release's date is reached with items open. Null: nobody can tell. */
export type Health = 'on track' | 'at risk' | 'late' | null;

/** The numbers of a release on a day. */
export interface Numbers {
  readonly health: Health;
  /** Why it is at risk or late. */
  readonly reasons: readonly RiskReason[];
  readonly blockers: Count;
  readonly bugs: Count;
  readonly features: Count;
  readonly external: number;
  readonly deferred: number;
  /** The next date of the timeline; null if there is none. `days`: until its first day. */
  readonly next: { readonly label: string; readonly date: IsoDate; readonly days: number } | null;
  /** The days since an update first told the oldest open blocker; null if none did. */
  readonly oldestBlocker: number | null;
  /** When no blocker would be left, and the pace that says so: the number of blockers on the day `since`. Null: the history carries no forecast. */
  readonly forecast: { readonly from: IsoDate; readonly to: IsoDate; readonly since: IsoDate; readonly blockers: number } | null;
  /** Lists that look like open items are not read, so the numbers are of what is tracked. */
  readonly partial: boolean;
  /** How many lines may name a blocker that is not counted as one. */
  readonly doubts: number;
}

export type RiskReason = 'release date reached' | 'freeze passed' | 'poor prognosis' | 'blockers near the release';

/** A part of the roadmap in its author's words. */
export interface Prose {
  /** The text of its heading; null if it has none. */
  readonly title: string | null;
  /** The level of its heading in the roadmap. Headings inside it are deeper. */
  readonly level: number;
  /** As it stands in the file, with `\n` as line end. */
  readonly markdown: string;
}

/** The name of an item, or of a date of the timeline. */
export interface Named {
  readonly title: string;
  readonly issue: number | null;
}

/** A date that was reached although items are open. `isToday`: it is the update's day. */
export interface Overdue {
  readonly what: 'release' | 'freeze';
  readonly label: string;
  readonly date: string;
  readonly isToday: boolean;
  /** The number of open items that it concerns. */
  readonly open: number;
}

/** An open item with priority `blocker`, in plain text. */
export interface Blocker extends Named {
  readonly owner: string | null;
  /** Empty if it has none. */
  readonly status: string;
  /** The whole priority if it says more than the level: `blocker (?)`; otherwise empty. */
  readonly doubt: string;
}

/** One line about an item, or about a date of the timeline, in plain text. */
export type Remark = Named &
  (
    | { readonly says: 'New' | 'Finished' | 'Reopened' | 'Removed' | 'No owner' }
    /** `on` is a day as this update writes dates, or as the timeline writes it. `Released`: the release in `title` was finished. */
    | { readonly says: 'Released' | 'Reached' | 'New date'; readonly on: string }
    | { readonly says: 'Resolved' | 'Dropped'; readonly resolution: string | null }
    /** `from` is empty if there was no value before. */
    | {
        readonly says: 'Slipped' | 'Pulled in' | 'Brought back' | 'Raised' | 'Lowered' | 'Renamed' | 'Owner' | 'Prognosis' | 'Status';
        readonly from: string;
        readonly to: string;
      }
    /** `updates` is the number of updates that showed this status. */
    | { readonly says: 'Status unchanged'; readonly status: string; readonly updates: number }
  );

export interface ItemGroup {
  readonly title: string;
  readonly isDone: boolean;
  /** The items by section, if they stand in several sections. The part without a title comes first. */
  readonly parts: ReadonlyArray<{ readonly title: string | null; readonly items: readonly ToldItem[] }>;
}

/** An item with all its content. */
export interface ToldItem extends Named {
  /** The title as it stands in the file, on one line, `(external)` included. */
  readonly markdown: string;
  /** Markdown, without the item's indentation. */
  readonly notes: string;
  readonly subItems: string;
  /** Keys and the Markdown of their values, in the file's order. */
  readonly fields: ReadonlyArray<readonly [key: string, value: string]>;
}

/** `[label]: address` or `[^label]: text`. Text elsewhere in the file refers to it. */
export interface Definition {
  readonly type: 'link' | 'footnote';
  readonly markdown: string;
  /** Whether it is part of the update's prose already. */
  readonly told: boolean;
}

/** Definitions by their ids. */
export type Definitions = ReadonlyMap<string, Definition>;
