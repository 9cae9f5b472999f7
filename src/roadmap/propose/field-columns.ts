import type { Table } from 'mdast';
import type { FieldKey } from '../../model/roadmap.ts';
import { ownKey } from '../read/fields.ts';
import { levelIn } from '../read/item-values.ts';
import { kindNamed } from '../read/kind-words.ts';
import { canonicalTitle } from '../read/sections.ts';
import { columnNamed, columnsAlone, fieldOfHeader, guessTable, type TableGuess } from '../read/table-columns.ts';
import { grouped } from '../text/group-by.ts';
import { plainText } from '../text/text.ts';
import { tellsWhenFinished } from './status/finished-when.ts';
import { namesFinished, stateSaidIn } from './status/status-words.ts';
import { VERSION } from './vocabulary.ts';

/** A column of a table that holds a field under another name. */
export interface FieldColumn {
  readonly header: string;
  readonly key: FieldKey;
}

/** The columns that a rule names. */
export interface ProposedColumns {
  readonly title: string;
  readonly status: string | null;
  readonly fields: readonly FieldColumn[];
  /** The reader finds the title and the status by itself. */
  readonly isRead: boolean;
}

/** What tables with the same headers tell together: one of a single row, or of none, says little by itself. */
export interface AlikeTables {
  /** How the reader would guess their columns; null if their rows are probably no items. */
  readonly guess: TableGuess | null;
  /** The same for a proposal, which knows more headers and words. */
  readonly proposed: TableGuess | null;
  /** The columns that hold fields, without those that have a field's own name: these are read anyway. */
  readonly fields: readonly FieldColumn[];
  /** The reader finds the title and the status in each of them by itself. */
  readonly isRead: boolean;
  /** A configuration can say which columns these are: by their headers, or by none where the reader finds the state by itself. The day of the end is no such state. */
  readonly canBeNamed: boolean;
}

/** Tables by their headers. */
export type TablesOfFile = (table: Table) => AlikeTables;

/** Puts the tables of a file together that have the same headers. Whoever asks for another table gets what it tells alone. */
export function tablesOfFile(tables: readonly Table[]): TablesOfFile {
  const byHeader = new Map<string, Table[]>();
  for (const table of tables) grouped(byHeader, headerKey(table)).push(table);
  const known = new Map<string, AlikeTables>();
  return (table) => {
    const key = headerKey(table);
    const told = known.get(key) ?? alikeBy(byHeader.get(key) ?? [table]);
    known.set(key, told);
    return told;
  };
}

/** The headers of a table in the form in which they are compared. */
export function headerKey(table: Table): string {
  return JSON.stringify(headersOf(table).map((name) => canonicalTitle(name) || name));
}

function alikeBy(tables: readonly Table[]): AlikeTables {
  const guess = guessOf(tables, guessTable);
  const proposed = guessOf(tables, proposedTable);
  const { at } = proposed?.guess ?? { at: null };
  return {
    guess: guess?.guess ?? null,
    proposed: proposed?.guess ?? null,
    fields: proposed === null ? [] : fieldColumns(proposed.of, proposed.guess),
    isRead: tables.map(columnsAlone).every(({ title, status }) => title === at?.title && status === (at.status ?? -1)),
    canBeNamed: !tables.some((table) => tellsWhenFinished(table, at?.status ?? null)) && (proposed === null || isNamable(proposed.of, proposed.guess)),
  };
}

/** The guess of the table that tells most, or of all as one, and all rows below its header. */
function guessOf(tables: readonly Table[], by: (table: Table) => TableGuess | null): { readonly guess: TableGuess; readonly of: Table } | null {
  const found = tables.flatMap((table) => {
    const guess = by(table);
    return guess === null ? [] : [{ guess, table }];
  });
  const [best] = found.toSorted((a, b) => Number(b.guess.status !== null) - Number(a.guess.status !== null) || b.guess.rows - a.guess.rows);
  const like = best?.table ?? tables[0];
  if (like === undefined) return null;
  const of: Table = { ...like, children: [...like.children.slice(0, 1), ...tables.flatMap(({ children }) => children.slice(1))] };
  const guess = best?.guess ?? by(of);
  return guess === null ? null : { guess, of };
}

/** The columns that all of some tables have. */
export function commonColumns(tables: readonly Table[], tablesLike: TablesOfFile): ProposedColumns | null {
  const told = tables.map(tablesLike);
  const like = told[0]?.proposed;
  if (like == null || told.some(({ proposed }) => proposed?.title !== like.title || proposed.status !== like.status)) return null;
  const [fields = [], ...others] = told.map((one) => one.fields);
  const isCommon = ({ header, key }: FieldColumn) => others.every((all) => all.some((one) => one.header === header && one.key === key));
  // The reader finds a column without a header by itself, and no configuration can name it.
  return { title: like.title, status: like.status || null, fields: fields.filter(isCommon), isRead: told.every(({ isRead }) => isRead) };
}

/** The columns, if the reader would not find them all by itself. */
export function columnsToName(columns: ProposedColumns | null): ProposedColumns | null {
  return columns === null || (columns.isRead && columns.fields.length === 0) ? null : columns;
}

/** The columns of a table. Below a header that nobody knows stand its states, if each text is a word for one, and finished and open ones are among them. */
function proposedTable(table: Table): TableGuess | null {
  return guessTable(table, (cells) => {
    const states = cells.map(stateSaidIn);
    return states.includes('open') && cells.some(namesFinished) && states.every((state) => state !== null);
  });
}

function isNamable(table: Table, { title, status, at }: TableGuess): boolean {
  const names = headersOf(table);
  // Where a rule names no status, the reader takes the one that it finds.
  const found = status === null || status === '' ? columnsAlone(table).status : columnNamed(names, status);
  const isFound = found === (at.status ?? -1);
  return columnNamed(names, title) === at.title && isFound;
}

const headersOf = ({ children: [header] }: Table) => (header?.children ?? []).map((cell) => plainText(cell));

function fieldColumns(table: Table, { title, status }: Pick<TableGuess, 'title' | 'status'>): FieldColumn[] {
  const rows = table.children.slice(1);
  const names = headersOf(table);
  const told = new Set(names.map(ownKey));
  return names.flatMap((name, column) => {
    const key = fieldOfHeader(name);
    const isOwn = name === title || name === status || names.indexOf(name) !== names.lastIndexOf(name) || columnNamed(names, name) !== column;
    const values = rows.flatMap(({ children }) => (children[column] === undefined ? [] : [plainText(children[column])])).filter((value) => value !== '');
    if (key === null || isOwn || told.has(key) || !fits(key, name, values)) return [];
    told.add(key);
    return [{ header: name, key }];
  });
}

/** A target is a release, or what the work is meant for: a device, a group of people. */
const OF_RELEASES_OR_OTHERS = /^targets?$/i;
const NAMES_RELEASE = /^\P{L}*\d|^\P{L}*(?:next|later|future|backlog|alpha|beta|ga|rc|mvp|launch|tbd|tba)(?!\p{L})/iu;

/** A level or a kind that is none of the known ones gives no label, so that the column is a note. Beside bugs, there is other work. */
function fits(key: FieldKey, header: string, values: readonly string[]): boolean {
  const most = (is: (value: string) => boolean) => values.filter(is).length * 2 > values.length;
  if (key === 'priority') return most((value) => levelIn(value) !== null);
  if (key === 'release' && OF_RELEASES_OR_OTHERS.test(header)) return most((value) => NAMES_RELEASE.test(value) || VERSION.test(value));
  if (key !== 'kind') return values.length > 0;
  return most((value) => kindNamed(value) !== null) && values.some((value) => /^features?$/i.test(value) || kindNamed(value) === 'bug');
}
