import type { Paragraph } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { MarkedText } from './we-are-here.ts';

/** An entry of a timeline before its date is read. */
export interface WrittenEntry {
  readonly line: number;
  readonly label: string;
  /** The text of the date; empty if there is none. */
  readonly date: string;
  readonly marked: MarkedText;
}

/** A list of a timeline before its dates are read. */
export interface WrittenList {
  readonly entries: readonly WrittenEntry[];
  /** Reports of lines that are not entries but look as if they were meant as such. */
  readonly problems: readonly Problem[];
  /** The lines of all marks, including those without an entry. */
  readonly marks: readonly number[];
  /** The paragraphs that were read for entries and marks. */
  readonly paragraphs: readonly Paragraph[];
}
