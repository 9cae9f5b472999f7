import { canonicalTitle } from '../../read/sections.ts';
import { inCaseOf } from '../../read/status-form.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import { type StateWords, wordIn } from '../../text/words.ts';
import type { StatusColumn } from './answering-columns.ts';
import { ENGLISH, IN_CELLS, LANGUAGES, type Language, SIGN_NAMES, SIGNS } from './languages.ts';
import { bareSign } from './legend.ts';
import { OPEN_SIGNS } from './open-words.ts';

/** English words that people of all languages write. They speak for English only if nothing speaks for another language. */
const BORROWED = /^(?:to-?do|wip|open|new|tbd|idea|backlog|review|testing|design|ready|queued|research|active|draft)(?!\p{L})/u;
const SPOKEN = LANGUAGES.filter((one) => one !== SIGNS && one !== SIGN_NAMES && one !== IN_CELLS);
const [JAPANESE, CHINESE] = ['完了', '已完成'].map((word) => SPOKEN.find(({ done }) => done.includes(word)));

/** Less than a cell says. */
const HEADER = 0.5;
const BORROWED_WORD = 0.25;

/** A cell in small letters, without signs and marks around it. */
const bare = (cell: string) => cell.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}\p{M}\p{N})）]+$/gu, '');

/** Whether a cell says a state in known words of a language. */
function namesKnownState({ open, done, dropped }: Language, cell: string): boolean {
  return open?.test(cell) === true || wordIn(cell, { done, dropped }) !== null;
}

/** Whether a cell is written in a language, as its words for a state or its letters tell. */
function speaks(one: Language, cell: string): boolean {
  return namesKnownState(one, cell) || one.letters?.test(cell) === true;
}

/**
 * The language of the columns that tell the state of items: that of the words for states in most of their cells, or else that of their headers.
 * Null: nothing speaks for one, or as much for another one, or no cell has a known word or sign for a state: a header such as `Zustand` may also ask how good
 * something is.
 */
function languageOfStates(columns: readonly StatusColumn[], text: string): Language | null {
  const counts = new Map<string, number>();
  for (const cell of columns.flatMap((column) => column.cells.map(bare))) if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
  if (!columns.some(({ cells }) => cells.some(startsWithOpenSign)) && ![...counts.keys()].some((cell) => SPOKEN.some((one) => namesKnownState(one, cell))))
    return null;
  const isHeader = ({ header }: Language) => columns.some((column) => header?.test(canonicalTitle(column.header)) === true && sharesScript(column));
  const scores = SPOKEN.map((one) => {
    const said = [...counts].map(([cell, count]) => (speaks(one, cell) ? (one === ENGLISH && BORROWED.test(cell) ? BORROWED_WORD / counts.size : count) : 0));
    return { one, score: said.reduce((sum, value) => sum + value, isHeader(one) ? HEADER : 0) };
  });
  const most = Math.max(...scores.map(({ score }) => score));
  const [first, ...others] = most === 0 ? [] : scores.filter(({ score }) => score === most).map(({ one }) => one);
  if (first === CHINESE && others.length === 1 && others[0] === JAPANESE)
    return (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? JAPANESE : CHINESE) ?? null;
  return others.length > 0 ? null : (first ?? null);
}

/** Whether a cell begins with a sign that says by itself that work waits or goes on. */
function startsWithOpenSign(cell: string): boolean {
  return OPEN_SIGNS.test(bareSign(cell.trim().split(/\s/)[0] ?? ''));
}

/** Whether some cell of a column has the letters of its header. Below a Chinese header, `WIP` is no Chinese. */
function sharesScript({ header, cells }: StatusColumn): boolean {
  const isLatin = (one: string) => /\p{Script=Latin}/u.test(one);
  return cells.some((cell) => /\p{L}/u.test(cell) && isLatin(cell) === isLatin(header));
}

const SIGN_FIRST = /^(?:\p{Extended_Pictographic}\uFE0F?|[\u2610-\u2612\u2713\u2717\u2718\u25A0-\u25FF])\s*[*_`]*\p{L}/u;
const WORD_FIRST = /^[*_`]*\p{L}/u;

/** How most of the columns' cells say a state. Null: they have signs alone, or several forms. */
export function formOfCells(columns: readonly StatusColumn[]): 'words' | 'signs with words' | null {
  const filled = columns.flatMap(({ cells }) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && !/^[-\u2013\u2014]+$/.test(cell)));
  const areMost = (form: RegExp) => filled.filter((cell) => form.test(cell)).length * 2 > filled.length;
  return areMost(WORD_FIRST) ? 'words' : areMost(SIGN_FIRST) ? 'signs with words' : null;
}

/**
 * The words with those of the columns' own language and form, where no row says yet that it is done: what stands elsewhere in the file shows little of how
 * these cells would say it.
 * @param file `open`: signs that say in this file that work is not finished; `isOtherScript`: its titles have no Latin letters
 */
export function withColumnWords<Words extends StateWords>(
  words: Words,
  columns: readonly StatusColumn[],
  { open, text, isOtherScript }: { readonly open: readonly string[]; readonly text: string; readonly isOtherScript: boolean },
): Words {
  const form = formOfCells(columns);
  const cells = columns.flatMap((column) => column.cells);
  const isSaid = (state: 'done' | 'dropped') => cells.some((cell) => wordIn(cell, words) === state);
  if (form === null || isSaid('done')) return words;
  const spoken = languageOfStates(columns, text);
  if (spoken === null && isOtherScript) return words;
  const own = spoken === null || spoken === ENGLISH ? { done: ['done'], dropped: ['dropped'] } : spoken;
  const said = cells.filter((cell) => spoken !== null && speaks(spoken, bare(cell)) && !BORROWED.test(bare(cell)));
  const cased = (word: string) =>
    mostFrequent((said.length > 0 ? said : cells).flatMap((cell) => /\p{L}+/u.exec(cell) ?? []).map((shown) => inCaseOf(shown, word))) ?? word;
  const of = (state: 'done' | 'dropped'): readonly string[] => {
    const known = words[state];
    if (isSaid(state)) return known;
    const isWord = (one: string) => /^[^:]*\p{L}/u.test(one);
    // The usual words are English, and read without a configuration.
    if (own !== spoken && !(isOtherScript && spoken === ENGLISH) && (known.length === 0 || known.some(isWord))) return known;
    const found = known.find((one) => own[state].includes(one.toLowerCase()));
    const [first = ''] = own[state];
    const sign = SIGNS[state][0] ?? '';
    const signs = known.filter((one) => !isWord(one));
    const isFree = !open.some((one) => bareSign(one) === sign);
    const withSign = form === 'signs with words' && isFree && signs.length === 0 ? [sign] : signs;
    return [...new Set([...withSign, found ?? cased(first), ...known.filter(isWord)])];
  };
  return { ...words, done: of('done'), dropped: of('dropped') };
}
