import type { Item, ItemTable, Kind } from '../../../model/roadmap.ts';
import { cellsIn } from '../../markdown/cell-names.ts';
import { kindAsIn, kindNamed } from '../../read/kind-words.ts';
import { nextInColumn } from '../item/next-number.ts';
import { cellsOf } from '../table/cells.ts';
import { saysBegun } from './begun.ts';

/**
 * The texts of a row's other cells, from its notes. As many notes as there are cells are their texts; others go behind the names of columns, or
 * into the column for notes. A column of numbers that count up gets the next one.
 */
export function otherCells(table: ItemTable, notes: string, rows: readonly string[]): ReadonlyMap<number, string> {
  return cellsWithNotes(table, notes, rows) ?? cellsWithNotes(table, '', rows) ?? new Map();
}

/** Whether the cells of a row have room for some notes. */
export function fitsInCells(table: ItemTable, notes: string, rows: readonly string[]): boolean {
  return cellsWithNotes(table, notes, rows) !== null;
}

/** Whether a new row would have an empty cell where all others say something, beside those for its state and its fields. */
export function leavesCellEmpty(table: ItemTable, notes: string, rows: readonly string[]): boolean {
  return [...otherCells(table, notes, rows)].some(([column, text]) => text === '' && rows.every((row) => writtenInCell(row, column) !== ''));
}

/** Null: a part of the notes fits in no cell. */
function cellsWithNotes({ header, columns }: ItemTable, notes: string, rows: readonly string[]): ReadonlyMap<number, string> | null {
  const known = [columns.title, columns.status, ...columns.fields.map(({ column }) => column)];
  const others = header.map((_, column) => column).filter((column) => !known.includes(column));
  const said = notes === '' ? [] : notes.split('\n\n');
  const isOneLine = said.every((text) => !text.includes('\n'));
  if (isOneLine && said.length > 0 && said.length === others.length) return new Map(others.map((column, index) => [column, said[index] ?? '']));
  const numbers = new Map(others.map((column) => [column, nextInColumn(rows.map((row) => writtenInCell(row, column)))] as const));
  const rest = others.filter((column) => numbers.get(column) === null);
  const cells = rest.map((column) => ({ name: header[column] ?? '', column, forNotes: column === columns.notes, at: EMPTY }));
  const texts = isOneLine && said.length === rest.length ? new Map(rest.map((column, at) => [column, said[at] ?? ''])) : cellsIn(notes, cells);
  return texts === null ? null : new Map(others.map((column) => [column, numbers.get(column) ?? texts.get(column) ?? '']));
}

/** The text of a row's cell. */
export function writtenInCell(row: string, column: number): string {
  const cell = cellsOf(row)[column];
  return cell === undefined ? '' : row.slice(cell.start, cell.end).trim();
}

/** What a column writes for a kind. Empty: only the bugs are marked, so that the cells of most features say nothing. */
export function kindCell(cells: readonly string[], kind: Kind): string {
  const features = cells.filter((cell) => kindNamed(cell) === 'feature').length;
  const isMarked = kind === 'bug' || cells.filter((cell) => kindNamed(cell) === null).length <= features;
  return isMarked ? (kindAsIn(cells, kind) ?? kind) : '';
}

const EMPTY = { empty: { start: 0, end: 0, lacking: null } } as const;

/** The most frequent status of a table's open rows, of those that nobody has begun; empty if all are. @param text of the file, which may explain its signs */
export function openWord(rows: ReadonlyArray<Pick<Item, 'state'> & { readonly source: Pick<Item['source'], 'status'> }>, text: string): string {
  const counts = new Map<string, number>();
  for (const { source, state } of rows) {
    const word = state === 'open' && source.status?.where === 'cell' ? source.status.text : '';
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // The whole file is looked through for what a word means, so each is asked for once.
  return [...counts].filter(([word]) => !saysBegun(word, text)).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? rows[0]?.source.status?.answers?.no ?? '';
}
