import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { Snapshot } from '../model/update.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import type { Release } from '../roadmap/timeline/release.ts';

/** What a development update is made from. */
export interface UpdateFacts {
  readonly roadmap: Roadmap;
  /** The release that the roadmap is of; null where nothing names it. */
  readonly release: Release | null;
  readonly today: IsoDate;
  /** Without a repository issues are shown by their numbers alone. */
  readonly address: IssueAddress;
  /** What the last published update told; null where there was none. */
  readonly previous: Snapshot | null;
}

/** What a development update says, in its order. */
export interface Update {
  /** `Xen 4.3 development update, 10 June 2013`. */
  readonly subject: string;
  readonly note: readonly Prose[];
  readonly blockers: readonly Blocker[];
  readonly prose: readonly Prose[];
  readonly groups: readonly ItemGroup[];
  /** What changed since the last update; null where nothing did, or where there was none. `since` is its date as it is written here. */
  readonly changes: { readonly since: string; readonly remarks: readonly Remark[] } | null;
  readonly attention: readonly Remark[];
  /** Link and footnote definitions that something above refers to. */
  readonly definitions: Definitions;
  readonly address: IssueAddress;
}

/** A part of the roadmap in its author's words. */
export interface Prose {
  /** Its heading's text; null where it stands under none. */
  readonly title: string | null;
  /** The level of its heading in the roadmap: those inside are deeper. */
  readonly level: number;
  /** As it stands in the file, with `\n` as line end. */
  readonly markdown: string;
}

/** An item that is named outside of its group. */
export interface Named {
  readonly title: string;
  readonly issue: number | null;
}

/** An open item that the release waits for, in plain text. */
export interface Blocker extends Named {
  readonly owner: string | null;
  /** Empty where it has none. */
  readonly status: string;
  /** Where its field says more than the level: `blocker (?)`; else empty. */
  readonly doubt: string;
}

/** One line about an item, or about a date of the timeline, in plain text. */
export type Remark = Named &
  (
    | { readonly says: 'New' | 'Reopened' | 'Removed' | 'No owner' }
    | { readonly says: 'Resolved'; readonly resolution: string | null }
    /** `from` is empty where there was nothing before. */
    | { readonly says: 'Slipped' | 'Raised' | 'Lowered'; readonly from: string; readonly to: string }
    /** So many updates have told the status. */
    | { readonly says: 'Status unchanged'; readonly status: string; readonly updates: number }
  );

export interface ItemGroup {
  readonly title: string;
  readonly isDone: boolean;
  /** The items of each section, where they stand in several; those of a part without a title come first. */
  readonly parts: ReadonlyArray<{ readonly title: string | null; readonly items: readonly ToldItem[] }>;
}

/** An item with everything that stands in it. */
export interface ToldItem extends Named {
  /** The title as it stands in the file, on one line, `(external)` included. */
  readonly markdown: string;
  /** Markdown, outdented. */
  readonly notes: string;
  readonly subItems: string;
  /** Keys and the Markdown of their values, in the file's order. */
  readonly fields: ReadonlyArray<readonly [key: string, value: string]>;
}

/** `[label]: address` or `[^label]: text`, which Markdown refers to from elsewhere in its text. */
export interface Definition {
  readonly type: 'link' | 'footnote';
  readonly markdown: string;
  /** It stands in the update's prose already. */
  readonly told: boolean;
}

/** Definitions by their ids. */
export type Definitions = ReadonlyMap<string, Definition>;
