import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { END_MARK } from '../../read/title/title.ts';
import { escapePattern } from '../../text/words.ts';

/** A title's words, and the marks behind them that are taken off when it is read. */
export interface MarkedTitle {
  readonly words: string;
  /** From the first one to the last one. */
  readonly marks: readonly string[];
}

/** Splits plain text into its words and the marks at its end: a status such as `(in progress)` or ✅, and a colon. */
export function splitEndMarks(plain: string): MarkedTitle {
  const marks: string[] = [];
  let words = plain.trimEnd();
  for (let found = END_MARK.exec(words.slice(-TAIL)); found !== null; found = END_MARK.exec(words.slice(-TAIL))) {
    marks.unshift(found[0]);
    words = words.slice(0, words.length - found[0].length).trimEnd();
  }
  return { words, marks };
}

/** How many characters at the end can be one mark. */
const TAIL = 32;

/**
 * The text behind a title after its marks changed. A mark that is there is not doubled, and keeps its place.
 * @param present the text behind the title's words
 * @param wanted the marks that the new title has @param gone the marks that the former title on GitHub had and the new one has not
 */
export function withEndMarks(present: string, wanted: readonly string[], gone: readonly string[]): string {
  const there = splitEndMarks(`a${present}`).marks;
  let text = present;
  for (const mark of there) if (isAmong(mark, gone) && !isAmong(mark, wanted)) text = text.replace(new RegExp(`\\s*${escapePattern(mark)}`, 'u'), '');
  const fresh = wanted.filter((mark) => !isAmong(mark, there));
  return text + fresh.map((mark) => (mark === ':' ? mark : ` ${mark}`)).join('');
}

/** The marks that are written behind an item's title in the file. */
export function marksOf({ text }: Pick<Roadmap, 'text'>, { source: { title, link, linkAt } }: Item): readonly string[] {
  const [start, end] = [title.end, Math.max(title.end, linkAt)];
  const behind = link === null || link.start < start || link.end > end ? text.slice(start, end) : text.slice(start, link.start) + text.slice(link.end, end);
  return splitEndMarks(`a${behind}`).marks;
}

/** The marks at the end of one title that another one does not have. */
export function marksGone(before: string, after: string): string[] {
  const { marks } = splitEndMarks(after);
  return splitEndMarks(before).marks.filter((mark) => !isAmong(mark, marks));
}

function isAmong(mark: string, marks: readonly string[]): boolean {
  return marks.some((one) => keyOf(one) === keyOf(mark));
}

/** A mark in the form in which it is compared. An emoji may bear a sign that only asks for its coloured form. */
function keyOf(mark: string): string {
  return mark.replace(/\u{FE0F}/gu, '').toLowerCase();
}
