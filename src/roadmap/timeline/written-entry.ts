import type { Paragraph } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { MarkedText } from './we-are-here.ts';

/** An entry of a timeline as it is written. */
export interface WrittenEntry {
  readonly line: number;
  readonly label: string;
  /** Empty where none stands there. */
  readonly date: string;
  readonly marked: MarkedText;
}

/** A list of a timeline as it is written. */
export interface WrittenList {
  readonly entries: readonly WrittenEntry[];
  /** What of it is no entry and looks as if it was meant as one. */
  readonly problems: readonly Problem[];
  /** The lines of all marks, those that stand alone included. */
  readonly marks: readonly number[];
  /** The paragraphs that were read for entries and marks. */
  readonly paragraphs: readonly Paragraph[];
}
