import type { Span } from './span.ts';

/** An ISO date, `2026-11-23`. */
export type IsoDate = string;

/** The release of a roadmap. */
export interface Release {
  readonly title: string;
  /** The part of its name before the version, in the form in which it is compared: `xen`; empty if unknown. */
  readonly product: string;
}

export interface TimelineEntry {
  readonly line: number;
  /** All entries of one timeline have the same number, even if the timeline has several lists. */
  readonly timeline: number;
  /** The sub-heading above its timeline, which may name a release; null if the timeline is directly under its main heading. */
  readonly heading: string | null;
  readonly label: string;
  /** The day, or the first day of a period such as `Q3 2026`; null if the text is not a readable date. */
  readonly date: IsoDate | null;
  /** The last day of the period; for a single day, that day. */
  readonly until: IsoDate | null;
  /** The date as the file writes it, as plain text on one line and without a remark after it; empty if there is none. */
  readonly written: string;
  readonly here: boolean;
  readonly source: TimelineSource;
}

/** Where the mark of an entry is in the source, and where a mark can be inserted. */
export interface TimelineSource {
  /** `WE ARE HERE` with its arrow, brackets and emphasis, and the white space beside it; null if the entry has no mark. */
  readonly mark: Span | null;
  /** The mark is at the start of the entry, so that its white space follows it. */
  readonly before: boolean;
  /** Where a mark is inserted before the entry's text: after its bullet and box. */
  readonly start: number;
  /** Where a mark is inserted after the entry's text: before trailing white space and comments. */
  readonly end: number;
}

/** A line `Last updated: <date>`. */
export interface LastUpdated {
  readonly line: number;
  readonly text: string;
  /** The language in which the text names a month, by its code; null: in English, or it is written in numbers. */
  readonly language: string | null;
  readonly span: Span;
}
