import { readPlainTitle, type TitleReading } from '../../read/title/plain-title.ts';
import { END_MARK } from '../../read/title/title.ts';
import type { WordChange } from '../../text/diff-words.ts';

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
 * The changes of the text behind a title for new marks. A mark that is there is not doubled, and keeps its place.
 * @param present the text behind the title's words
 * @param wanted the marks that the new title has @param gone the marks that the former title on GitHub had and the new one has not
 */
export function endMarkChanges(present: string, wanted: readonly string[], gone: readonly string[]): WordChange[] {
  const { there, fresh, leaves } = compareMarks(present, wanted, gone);
  const status = fresh.filter((mark) => mark !== ':').join(' ');
  const changes: WordChange[] = [];
  let offset = 0;
  let isWritten = status === '';
  for (const mark of there) {
    const at = present.indexOf(mark, offset);
    const end = at + mark.length;
    const isReplaced = !isWritten && mark !== ':';
    if (leaves(mark)) {
      changes.push(isReplaced ? { start: at, end, text: status } : { start: at - (/\s*$/.exec(present.slice(offset, at))?.[0].length ?? 0), end, text: '' });
      isWritten ||= isReplaced;
    }
    offset = end;
  }
  const text = `${isWritten ? '' : ` ${status}`}${fresh.includes(':') ? ':' : ''}`;
  return text === '' ? changes : [...changes, { start: present.length, end: present.length, text }];
}

interface ComparedMarks {
  readonly there: readonly string[];
  readonly fresh: readonly string[];
  readonly leaves: (mark: string) => boolean;
}

function compareMarks(present: string, wanted: readonly string[], gone: readonly string[]): ComparedMarks {
  const there = splitEndMarks(`a${present}`).marks;
  const fresh = wanted.filter((mark) => !isAmong(mark, there));
  // A title has one status: a new one takes the place of the old one.
  const hasStatus = fresh.some((mark) => mark !== ':');
  return { there, fresh, leaves: (mark) => !isAmong(mark, wanted) && (isAmong(mark, gone) || (hasStatus && mark !== ':')) };
}

/** What of a title that is written anew goes before the text behind it, and the marks that leave that text. @param markdown the title with its marks */
export function marksAnew(markdown: string, present: string, gone: readonly string[]): { words: string; fresh: string; leaving: WordChange[] } {
  const { words, marks } = splitEndMarks(markdown);
  const { there, fresh, leaves } = compareMarks(present, marks, gone);
  return { words, fresh: fresh.map((mark) => (mark === ':' ? mark : ` ${mark}`)).join(''), leaving: endMarkChanges(present, [], there.filter(leaves)) };
}

/** The marks at the end of one plain title that another one does not have. `(external)` and words for a state may stand between them. */
export function marksGone(before: string, after: string, reading: TitleReading): string[] {
  const [old, fresh] = [before, after].map((title) => readPlainTitle(title, reading, false).ends.flatMap(({ is, text }) => (is === 'mark' ? text : [])));
  return (old ?? []).filter((mark) => !isAmong(mark, fresh ?? []));
}

export function isAmong(mark: string, marks: readonly string[]): boolean {
  return marks.some((one) => keyOf(one) === keyOf(mark));
}

/** A mark in the form in which it is compared. An emoji may bear a sign that only asks for its coloured form. */
function keyOf(mark: string): string {
  return mark.replace(/\u{FE0F}/gu, '').toLowerCase();
}
