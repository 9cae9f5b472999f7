import columnsOnScreen from 'fast-string-width';
import type { Span } from '../../../model/span.ts';

/** The spans between the bars of a row. A bar after a backslash is a part of its cell. */
export function cellsOf(line: string): Span[] {
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const starts = /^[ \t]*\|/.test(line) ? bars : [-1, ...bars];
  const ends = /\|[ \t]*$/.test(line) ? bars : [...bars, line.length];
  return starts.flatMap((bar) => {
    const end = ends.find((one) => one > bar);
    return end === undefined ? [] : [{ start: bar + 1, end }];
  });
}

/** A cell as it is written between its bars. */
export interface WrittenCell {
  /** With the white space around its content. */
  readonly text: string;
  readonly content: string;
  /** How much white space stands before the content, and behind it. An empty cell has all of it before. */
  readonly before: number;
  readonly behind: number;
  /** A bar stands at its end. */
  readonly isClosed: boolean;
}

export function writtenCell(text: string, isClosed: boolean): WrittenCell {
  const before = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const content = text.slice(before).replace(/[ \t]+$/, '');
  return { text, content, before, behind: text.length - before - content.length, isClosed };
}

export function writtenCells(line: string): WrittenCell[] {
  return cellsOf(line).map(({ start, end }) => writtenCell(line.slice(start, end), line[end] === '|'));
}

/** Counts how wide a text is. */
export type Measure = (text: string) => number;

const onScreen: Measure = (text) => (/^[ -~]*$/.test(text) ? text.length : columnsOnScreen(text));

/** How authors and their editors count what fills a cell: by columns of the screen, by characters, or by UTF-16 code units. */
export const MEASURES: readonly [Measure, ...Measure[]] = [onScreen, (text) => [...text].length, (text) => text.length];
