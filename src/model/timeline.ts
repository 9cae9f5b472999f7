import type { Span } from './span.ts';

/** An ISO date, `2026-11-23`. */
export type IsoDate = string;

export interface TimelineEntry {
  readonly line: number;
  /** Entries of one timeline share this number, in whichever of its lists they stand. */
  readonly timeline: number;
  /** The sub-heading that its timeline stands under, which may name a release; null right under the heading that says it is one. */
  readonly heading: string | null;
  readonly label: string;
  /** The day, or the first day of a period such as `Q3 2026`. Null where the text is no date that can be read. */
  readonly date: IsoDate | null;
  /** The last day of the period; where a day is named, that day. */
  readonly until: IsoDate | null;
  /** The date in the words of the file, as plain text on one line, without a remark behind it; empty where none stands there. */
  readonly written: string;
  readonly here: boolean;
  readonly source: TimelineSource;
}

/** Where in the source the mark of a timeline's entry is, and where it would be. */
export interface TimelineSource {
  /** `WE ARE HERE` with its arrow, brackets and emphasis, and the white space that sets it off; null where it has none. */
  readonly mark: Span | null;
  /** The mark stands before all else of the entry: then what sets it off stands behind it. */
  readonly before: boolean;
  /** Where a mark is inserted before the entry's text, behind its bullet and box. */
  readonly start: number;
  /** Where a mark is inserted behind the entry's text, before trailing white space and comments. */
  readonly end: number;
}

/** A line `Last updated: <date>`. */
export interface LastUpdated {
  readonly line: number;
  readonly text: string;
  readonly span: Span;
}
