import type { Table } from 'mdast';
import { statusByHeader } from '../../read/table-columns.ts';
import { plainText } from '../../text/text.ts';
import { namesChoice } from '../../text/words.ts';
import { ANYWHERE } from './languages.ts';

/** A bullet, by the emphasized words at its start and by its text. */
interface LabelledEntry {
  readonly text: string;
  readonly lead: string;
  readonly labelled: boolean;
}

/** What a file says of its items, besides their titles. */
export interface SaidOfItems {
  /** The words in brackets or behind a dash, each up to a mark and in small letters. */
  readonly words: ReadonlySet<string>;
  /** In how many tables a sign fills a cell. */
  readonly signs: ReadonlyMap<string, number>;
}

const BEHIND = /(?:[([]|\s[–—-]\s)(?<words>\p{L}[^([)\]–—]{0,60})/gu;
/** `done` of `Done, in 0.4` and `won't do` of `won't do: too dear`. */
const upToMark = (words: string): string => (/^[^,:;/|.]*/u.exec(words)?.[0] ?? '').trim().toLowerCase().replaceAll('\u2019', "'");
/** A cell with neither letters nor numbers, as the signs of all rows but the header. */
const signsIn = ({ children: [, ...rows] }: Table) => rows.flatMap(({ children }) => children.map((cell) => plainText(cell).trim()).filter(isSign));
const isSign = (cell: string) => cell !== '' && cell.length <= LONGEST_SIGN && !/[\p{L}\p{N}]/u.test(cell) && !/^[\p{Pd}.…?/]+$/u.test(cell);
const LONGEST_SIGN = 8;

export function saidOfItems(entries: readonly LabelledEntry[], tables: readonly Table[]): SaidOfItems {
  const signs = new Map<string, number>();
  for (const table of tables) for (const sign of new Set(signsIn(table))) signs.set(sign, (signs.get(sign) ?? 0) + 1);
  return { words: new Set(entries.flatMap(({ text }) => [...text.matchAll(BEHIND)].map(({ groups }) => upToMark(groups?.['words'] ?? '')))), signs };
}

/** So many usual words for a state, and so many rows, make a legend. */
const [FEWEST_STATES, FEWEST_ROWS] = [2, 3];

/**
 * Whether bullets explain the words that stand behind the titles of items: each begins with emphasized words, and most of these stand in brackets or
 * behind a dash elsewhere. Some are usual words for a state, because names of parts stand in brackets, too.
 */
export function explainsWords(entries: readonly LabelledEntry[], { words }: SaidOfItems): boolean {
  const leads = entries.filter(({ labelled, lead }) => labelled && lead !== '').map(({ lead }) => upToMark(lead));
  if (leads.length < entries.length) return false;
  const states = leads.filter((lead) => namesChoice(lead) || ANYWHERE.has(lead)).length;
  return states >= FEWEST_STATES && leads.filter((lead) => words.has(lead)).length * 2 > leads.length;
}

/** Whether a table of two columns explains signs: each stands in one row, below no header of a status, and most of them fill cells of other tables. */
export function explainsSigns(table: Table, { signs }: SaidOfItems): boolean {
  const [header, ...rows] = table.children;
  if (statusByHeader(table) !== null) return false;
  const own = signsIn(table);
  if (header?.children.length !== 2 || rows.length < FEWEST_ROWS || own.length !== rows.length || new Set(own).size < own.length) return false;
  return own.filter((sign) => (signs.get(sign) ?? 0) > 1).length * 2 > own.length;
}
