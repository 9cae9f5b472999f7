import type { VisibleText } from './visible.ts';

/** Marks that can mean something inside a line, and what ends a comment that begins elsewhere. A bar ends only a cell, and gets its backslash there in any case. */
const MARK = /[\\`*_[\]<~&]|(?<=--)>/g;

/** The first of the characters that stand for marks. Unicode leaves them to private use, so no text has them, and those that do are written otherwise. */
const FIRST_SIGN = 0xe000;
const SIGN = /[\ue000-\uf8ff]/g;
const MOST_SIGNS = 1000;

/** The most times that a text is read. Each time shows at least one more mark that needs its backslash. */
const READINGS = 8;

/** What escapes go first: the marks of each group can hide what those of the next ones mean. */
const GROUPS = [/[\\`<&]/, /[[\]]/, /[*_~]/];

/** Words in which a sign stands for each mark, so that a mark is found again in the text into which the words are put. */
export interface HiddenMarks {
  /** Writes the signs. */
  readonly hide: (text: string) => string;
  /** The mark of each sign. */
  readonly marks: readonly string[];
}

export function hiddenMarks(): HiddenMarks {
  const marks: string[] = [];
  const hide = (text: string) =>
    text.replace(SIGN, '\ufffd').replace(MARK, (mark) => {
      marks.push(mark);
      return String.fromCharCode(FIRST_SIGN + Math.min(marks.length - 1, MOST_SIGNS));
    });
  return { hide, marks };
}

/** How the signs in a text are written; null: no backslashes make it right. */
export type Revealed = (text: string) => string;

/**
 * Marks with a backslash only where they would mean something: the text is read without any, and each mark that was taken for markup gets one.
 * @param hidden the text, with signs for the marks of the new words
 * @param read what a text shows; null: it is not what it has to be
 * @param isRight whether that is what it has to show
 */
export function fewestEscapes(
  hidden: string,
  { marks }: HiddenMarks,
  read: (markdown: string) => VisibleText | null,
  isRight: (seen: VisibleText, reveal: Revealed) => boolean,
): Revealed | null {
  if (marks.length > MOST_SIGNS || marks.length !== [...hidden.matchAll(SIGN)].length) return null;
  const escaped = new Set<string>();
  const reveal = (text: string) => text.replace(SIGN, (sign) => writtenSign(sign, marks, escaped));
  for (let reading = 0; reading < READINGS; reading += 1) {
    const seen = read(reveal(hidden));
    if (seen === null) return null;
    const bare = bareMarks(hidden, marks, escaped);
    const taken = takenMarks(seen, bare, reveal(hidden));
    const group = GROUPS.find((one) => taken.some(({ mark }) => one.test(mark)));
    const next = group === undefined ? looseMarks(seen, bare, hidden) : taken.filter(({ mark }) => group.test(mark));
    if (next.length === 0) return isRight(seen, reveal) ? reveal : null;
    for (const { sign } of next) escaped.add(sign);
  }
  return null;
}

function markOfSign(sign: string, marks: readonly string[]): string {
  return marks[sign.charCodeAt(0) - FIRST_SIGN] ?? '';
}

function writtenSign(sign: string, marks: readonly string[], escaped: ReadonlySet<string>): string {
  return (escaped.has(sign) ? '\\' : '') + markOfSign(sign, marks);
}

/** A mark without a backslash. */
interface BareMark {
  readonly sign: string;
  readonly mark: string;
  /** Its offset in the text with the signs, and in the one that is read. */
  readonly index: number;
  readonly at: number;
}

function bareMarks(hidden: string, marks: readonly string[], escaped: ReadonlySet<string>): BareMark[] {
  const bare: BareMark[] = [];
  let shift = 0;
  for (const { 0: sign, index } of hidden.matchAll(SIGN)) {
    if (escaped.has(sign)) shift += 1;
    else bare.push({ sign, mark: markOfSign(sign, marks), index, at: index + shift });
  }
  return bare;
}

/** The marks that a text does not show as they are. */
function takenMarks({ characters, silent }: VisibleText, bare: readonly BareMark[], text: string): BareMark[] {
  const shown = new Set<number>();
  const addAll = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) shown.add(at);
  };
  // Of a tag, an address in brackets and a comment, only the first mark has to be another one.
  for (const { start, end } of silent) addAll(start + 1, end);
  for (const [index, { start, end, within }] of characters.entries()) {
    if (characters[index - 1]?.start === start) continue;
    if (within.at(-1)?.is === 'whole') addAll(text[start] === '<' ? start + 1 : start, text[start] === '!' ? start : end);
    else if (end - start === 1) shown.add(start);
  }
  return bare.filter(({ at }) => !shown.has(at));
}

/**
 * Marks that mean nothing as the text is, but can beside what stands behind it or is put around it: a backtick that has no other one, the start of a
 * footnote, both ends of a comment, and at an end a line break, and strike-through. Beside equal marks of markup, nobody sees which of them belong to it.
 */
function looseMarks({ characters }: VisibleText, bare: readonly BareMark[], hidden: string): BareMark[] {
  const fences = new Set(characters.filter(({ fence }) => fence).map(({ start }) => start));
  const markAt = new Map(bare.map(({ index, mark }) => [index, mark]));
  const touches = (mark: string, from: number, step: 1 | -1) => {
    let at = from + step;
    while (markAt.get(at) === mark) at += step;
    return hidden[at] === mark;
  };
  return bare.filter(({ mark, index, at }) => {
    const behind = hidden.slice(index + 1, index + 4);
    const isEnd = index === hidden.length - 1;
    if (mark === '`' || mark === '>') return !fences.has(at);
    if (/[*_~]/.test(mark)) return (mark === '~' && (isEnd || index === 0)) || touches(mark, index, 1) || touches(mark, index, -1);
    return (mark === '[' && behind.startsWith('^')) || (mark === '<' && behind === '!--') || (mark === '\\' && /^\s*(?:\(|$)/.test(hidden.slice(index + 1)));
  });
}
