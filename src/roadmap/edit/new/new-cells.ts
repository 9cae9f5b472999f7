import type { ItemTable, Kind } from '../../../model/roadmap.ts';
import { cellsIn } from '../../markdown/cell-names.ts';
import { kindAsIn, kindNamed } from '../../read/kind-words.ts';
import { cellsOf } from '../table/cells.ts';
import { nextId } from './next-id.ts';

/** The rows of a table that are items. */
export interface RowsOfTable {
  readonly own: readonly string[];
  /** The cells of a column with the same header in the file's other tables. */
  readonly elsewhere: (column: number) => readonly string[];
}

/**
 * The texts of a row's other cells, from its notes. As many notes as there are cells are their texts; others go behind the names of columns, or
 * into the column for notes. A column of numbers that count up gets the next one.
 */
export function otherCells(table: ItemTable, notes: string, rows: RowsOfTable): ReadonlyMap<number, string> {
  return cellsWithNotes(table, notes, rows) ?? cellsWithNotes(table, '', rows) ?? new Map();
}

/** Whether the cells of a row have room for some notes. */
export function fitsInCells(table: ItemTable, notes: string, rows: RowsOfTable): boolean {
  return cellsWithNotes(table, notes, rows) !== null;
}

/** Whether a new row would have an empty cell where all others say something, beside those for its state and its fields. */
export function leavesCellEmpty(table: ItemTable, notes: string, rows: RowsOfTable): boolean {
  return [...otherCells(table, notes, rows)].some(([column, text]) => text === '' && rows.own.every((row) => writtenInCell(row, column) !== ''));
}

/** Null: a part of the notes fits in no cell. */
function cellsWithNotes({ header, columns }: ItemTable, notes: string, rows: RowsOfTable): ReadonlyMap<number, string> | null {
  const known = [columns.title, columns.status, ...columns.fields.map(({ column }) => column)];
  const others = header.map((_, column) => column).filter((column) => !known.includes(column));
  const said = notes === '' ? [] : notes.split('\n\n');
  const isOneLine = said.every((text) => !text.includes('\n'));
  if (isOneLine && said.length > 0 && said.length === others.length) return new Map(others.map((column, index) => [column, said[index] ?? '']));
  const numberOf = (column: number) =>
    nextId({ header: header[column] ?? '', cells: rows.own.map((row) => writtenInCell(row, column)), elsewhere: rows.elsewhere(column) });
  const numbers = new Map(others.map((column) => [column, numberOf(column)] as const));
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
