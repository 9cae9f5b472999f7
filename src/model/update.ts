import type { ItemState, Priority } from './roadmap.ts';
import type { IsoDate } from './timeline.ts';

/** An item as a development update told of it. */
export interface PublishedItem {
  readonly issue: number | null;
  readonly title: string;
  readonly state: ItemState;
  readonly priority: Priority | null;
  readonly status: string;
  readonly release: string;
  /** So many published updates in a row, this one included, have told this status. */
  readonly updates: number;
}

/** What a development update told: what the next one is compared with. */
export interface Snapshot {
  readonly date: IsoDate;
  /** The release that it was about; null where nothing named one. */
  readonly release: string | null;
  /** Without sub-items. */
  readonly items: readonly PublishedItem[];
  /** Of each date its last day, and how it was written. */
  readonly timeline: ReadonlyArray<{ readonly label: string; readonly until: IsoDate; readonly written: string }>;
}

/** A development update as it goes out. */
export interface UpdateTexts {
  /** The first line of the text: a mail's subject. */
  readonly subject: string;
  readonly markdown: string;
  /** In 72 columns. */
  readonly text: string;
}

/** The last development update that was published. */
export interface PublishedUpdate extends Snapshot, UpdateTexts {
  /** Where it has yet to go. */
  readonly pending: { readonly comment: boolean; readonly wiki: boolean };
}
