import type { ItemState, Kind, Priority } from './roadmap.ts';
import type { IsoDate } from './timeline.ts';

/** An item as a published development update showed it. */
export interface PublishedItem {
  readonly issue: number | null;
  readonly title: string;
  readonly state: ItemState;
  readonly priority: Priority | null;
  readonly status: string;
  readonly release: string;
  /** How many published updates in a row, including this one, have shown this status. */
  readonly updates: number;
  /** Absent in a state of an older release, as are the next four; otherwise these are absent if there is no value. */
  readonly kind?: Kind;
  readonly external?: true;
  readonly owner?: string;
  readonly prognosis?: string;
  /** The day of the first update in a row that told it as a blocker. */
  readonly blockerSince?: IsoDate;
}

/** The content of a published development update, with which the next one is compared. */
export interface Snapshot {
  readonly date: IsoDate;
  /** The release that it was about; null if the roadmap named none. */
  readonly release: string | null;
  /** Without sub-items. */
  readonly items: readonly PublishedItem[];
  /** For each date, its last day and its text in the file. */
  readonly timeline: ReadonlyArray<{ readonly label: string; readonly until: IsoDate; readonly written: string }>;
  /** The date of the update before, if there was one of this release. */
  readonly after?: IsoDate;
  /** The release was opened on this day, when another one was released. Absent: this is the content of an update. */
  readonly released?: { readonly title: string; readonly date: IsoDate };
}

/** The texts of a development update. */
export interface UpdateTexts {
  /** The first line of the text, for use as a mail's subject. */
  readonly subject: string;
  readonly markdown: string;
  /** Plain text, wrapped at 72 columns. */
  readonly text: string;
}

/** One update in the feed. */
export interface FeedEntry {
  /** A `tag:` URI. It never changes. */
  readonly id: string;
  readonly date: IsoDate;
  readonly title: string;
  /** Plain text, one paragraph a line. */
  readonly summary: string;
  readonly link: string;
}

/** The feed of the updates. */
export interface UpdateFeed {
  readonly id: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** A file that is written again in the commit of an update. */
export interface FileBeside {
  readonly path: string;
  readonly text: string;
  /** An existing file that holds this text is an earlier version of it. */
  readonly replaces: string;
}

/** The last development update that was published. */
export interface PublishedUpdate extends Snapshot, UpdateTexts {
  /** Which deliveries are still open. */
  readonly pending: {
    readonly comment: boolean;
    readonly wiki: boolean;
    /** The milestone of a finished release that is still to be closed. Absent: none. */
    readonly milestone?: { readonly number: number; readonly title: string };
  };
  /** Absent: no feed is kept. */
  readonly feed?: UpdateFeed;
}
