import type { Roadmap } from '../../../model/roadmap.ts';
import { type Lines, linesOf, lineText } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import { MEASURES, type Measure, type WrittenCell, writtenCells } from './cells.ts';

/** A line of a table. */
interface TableLine {
  readonly text: string;
  readonly cells: readonly WrittenCell[];
}

/** The lines of a table. */
export interface TableForm {
  readonly header: TableLine;
  readonly dashes: TableLine;
  /** The rows below the dashes, without the one that is written. */
  readonly rows: readonly TableLine[];
  /** The row that is written as it is now; null: it is new. */
  readonly own: TableLine | null;
  readonly whole: WholeTable;
}

interface WholeTable {
  readonly first: number;
  readonly all: readonly TableLine[];
  /** The index of the dashes. */
  readonly dashes: number;
  /** The forms of columns that are known: that of all rows. */
  readonly forms: Map<number, ColumnForm>;
}

/** A text with the tables that were looked at. */
interface KnownTables {
  readonly lines: Lines;
  readonly tables: WholeTable[];
}

const known = new WeakMap<TextOfTables, KnownTables>();

/** A reading or a layout. What is found in it is kept, because the rows of a table are often edited together. */
export type TextOfTables = Pick<Roadmap, 'text'>;

export function linesWithTables(file: TextOfTables): Lines {
  return knownTables(file).lines;
}

function knownTables(file: TextOfTables): KnownTables {
  const found = known.get(file) ?? { lines: linesOf(file.text), tables: [] };
  known.set(file, found);
  return found;
}

const DASHES = /^:?-+:?$/;
const NO_LINE: TableLine = { text: '', cells: [] };

/** The table around a line. @param own the line of the row that is written; null: the row is new */
export function tableAround(file: TextOfTables, line: number, own: number | null): TableForm {
  const { lines, tables } = knownTables(file);
  const found = tables.find(({ first, all }) => line >= first && line < first + all.length);
  const whole = found ?? wholeTable(lines, line);
  if (found === undefined) tables.push(whole);
  const { all, first, dashes } = whole;
  const written = own === null ? undefined : all[own - first];
  return {
    header: all[dashes - 1] ?? NO_LINE,
    dashes: all[dashes] ?? NO_LINE,
    rows: all.slice(dashes + 1).filter((row) => row !== written),
    own: written ?? null,
    whole,
  };
}

function wholeTable(lines: Lines, line: number): WholeTable {
  const [first, last] = [-1, 1].map((step) => {
    let at = line;
    while (lineText(lines, at + step).includes('|')) at += step;
    return at;
  }) as [number, number];
  const all = Array.from({ length: last - first + 1 }, (_, index) => {
    const text = lineText(lines, first + index);
    return { text, cells: writtenCells(text) };
  });
  const dashes = all.findIndex(({ cells }) => cells.length > 0 && cells.every(({ content }) => DASHES.test(content)));
  return { first, all, dashes, forms: new Map() };
}

/** The bars at the start and at the end of most rows. */
export interface OuterBars {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** A row whose first or last cell is empty needs a bar there in any table, so it shows nothing. */
export function outerBars({ header, dashes, rows }: TableForm): OuterBars {
  const starts = ({ text, cells }: TableLine) => (cells[0] === undefined || cells[0].content === '' ? [] : [/^[ \t]*\|/.test(text)]);
  const ends = ({ cells }: TableLine) => {
    const last = cells.at(-1);
    // What stands behind the last column, such as a comment, has the bar of that column before it.
    if (cells.length > header.cells.length) return [true];
    return last === undefined || (last.isClosed && (last.content === '' || cells.length < header.cells.length)) ? [] : [last.isClosed];
  };
  const most = (of: (line: TableLine) => boolean[]) =>
    [rows, [header], [dashes]].map((some) => mostFrequent(some.flatMap(of))).find((one) => one !== undefined);
  return { atStart: most(starts) ?? true, atEnd: most(ends) ?? true };
}

/** White space beside the bars of a cell. */
interface Spaces {
  readonly before: number;
  readonly behind: number;
}

/** Where the text of a padded cell stands. */
type Side = 'left' | 'center' | 'right';

/** How the cells of a column are written. */
export interface ColumnForm {
  /** Beside texts that are not padded: in the row that is written, or else in the others. */
  readonly beside: Spaces;
  /** Beside padded texts, on the side on which they stand. */
  readonly padded: Spaces;
  readonly side: Side;
  /** In the middle, white space that cannot be halved stands before the text. */
  readonly isOddBefore: boolean;
  readonly measure: Measure;
  /** The width to which cells are padded; null: they have none in common. */
  readonly width: number | null;
  /** Most cells are padded. */
  readonly isPadded: boolean;
  /** The white space that all padded texts have behind them, however long they are; null: it differs. */
  readonly tail: number | null;
  /** What the empty cells of the column hold, or else those of the table; undefined: there is none. */
  readonly empty: string | undefined;
}

/** So many rows show the form of a column by themselves, and the one that is written makes no difference. */
const MANY_ROWS = 60;

/** How the cells of a column are written, as its rows show it, or else its header or the dashes. */
export function columnForm(table: TableForm, column: number): ColumnForm {
  const { whole, own } = table;
  const isLarge = whole.all.length > MANY_ROWS;
  const form = (isLarge ? whole.forms.get(column) : undefined) ?? formOfColumn(isLarge ? { ...table, rows: whole.all.slice(whole.dashes + 1) } : table, column);
  if (isLarge) whole.forms.set(column, form);
  return own === null ? form : { ...form, beside: { ...form.beside, ...spacesInRow(own) } };
}

function formOfColumn(table: Pick<TableForm, 'header' | 'dashes' | 'rows'>, column: number): ColumnForm {
  const cells = table.rows.flatMap((row) => row.cells[column] ?? []);
  const [head, dashes] = [table.header.cells[column], table.dashes.cells[column]];
  const beside = spacesBeside(table);
  const closed = [...cells, head, dashes].flatMap((cell) => (cell?.isClosed === true ? cell : []));
  const counted = MEASURES.map((measure) => ({ measure, alike: alike(closed.map(({ text }) => measure(text))) }));
  const measure = counted.toSorted((a, b) => b.alike - a.alike)[0]?.measure ?? MEASURES[0];
  const padded = cells.filter((cell) => isPadded(cell, beside));
  const spaces = (side: Side, at: keyof Spaces) => mostFrequent(padded.flatMap((cell) => (sidesOf(cell, beside)[0] === side ? cell[at] : []))) ?? beside[at];
  const uneven = padded.filter((cell) => sidesOf(cell, beside).includes('center') && cell.before !== cell.behind);
  const tails = new Set(padded.flatMap(({ content, behind }) => (content === '' ? [] : behind)));
  const empty = [cells, table.rows.flatMap((row) => row.cells)].map((some) =>
    mostFrequent(some.flatMap(({ content, isClosed, text }) => (content === '' && isClosed ? text : []))),
  );
  return {
    beside,
    padded: { before: spaces('left', 'before'), behind: spaces('right', 'behind') },
    side: mostFrequent(clearSides(padded, beside)) ?? clearSides(head === undefined ? [] : [head], beside)[0] ?? sideByDashes(dashes),
    isOddBefore: uneven.length > 0 && uneven.every(({ before, behind }) => before > behind),
    measure,
    width: sharedWidth(cells, head, dashes, beside, measure),
    isPadded: padded.length * 2 > cells.length,
    tail: tails.size === 1 ? ([...tails][0] ?? null) : null,
    empty: empty.find((one) => one !== undefined),
  };
}

/** How many values are the most frequent one. */
function alike(values: readonly number[]): number {
  const most = mostFrequent(values);
  return values.filter((one) => one === most).length;
}

/** The space beside the bars of cells without further white space. Where none stands before texts, that behind them fills their cells. */
function spacesBeside({ rows, header }: Pick<TableForm, 'rows' | 'header'>): Spaces {
  const places = [rows.flatMap(betweenBars), betweenBars(header)];
  const before = places.map((cells) => mostFrequent(narrow('before', cells))).find((one) => one !== undefined) ?? 1;
  // A text that fills its cell has no space behind it. That one shows nothing, where others have some.
  return { before, behind: before === 0 ? 0 : (mostFrequent(narrow('behind', places.flat())) ?? before) };
}

/** The same in a row, as far as its cells agree. */
function spacesInRow(row: TableLine): Partial<Spaces> {
  const agreed = (at: keyof Spaces) => {
    const all = narrow(at, betweenBars(row));
    const isFilled = at === 'behind' && all.length === 1 && all[0] === 0;
    return new Set(all).size === 1 && !isFilled ? all[0] : undefined;
  };
  const before = agreed('before');
  const behind = before === 0 ? 0 : agreed('behind');
  return { ...(before === undefined ? {} : { before }), ...(behind === undefined ? {} : { behind }) };
}

/** The spaces on one side of texts, of those that are not padded. */
function narrow(at: keyof Spaces, cells: readonly WrittenCell[]): number[] {
  return cells.flatMap((cell) => (cell.content === '' || cell[at] > 1 || !cell.isClosed ? [] : cell[at]));
}

/** The cells of a line with a bar on both sides. */
function betweenBars({ text, cells }: TableLine): readonly WrittenCell[] {
  return cells.slice(/^[ \t]*\|/.test(text) ? 0 : 1).filter(({ isClosed }) => isClosed);
}

/** Whether a cell has more white space than its text needs. */
export function isPadded({ content, before, behind, text, isClosed }: WrittenCell, beside: Spaces): boolean {
  if (!isClosed) return false;
  return content === '' ? text.length > Math.max(1, beside.before + beside.behind) : before > beside.before || behind > beside.behind;
}

/** Where the text of a padded cell may be meant to stand, the most likely side first. */
export function sidesOf({ content, before, behind }: WrittenCell, beside: Spaces): readonly Side[] {
  if (content === '') return [];
  const isEven = Math.abs(before - behind) <= 1;
  if (before > beside.before && behind > beside.behind) return isEven ? ['center'] : ['left'];
  const side = before > beside.before ? 'right' : 'left';
  return isEven ? [side, 'center'] : [side];
}

/** The sides of padded cells, of those that leave no doubt. */
function clearSides(cells: readonly WrittenCell[], beside: Spaces): Side[] {
  return cells.flatMap((cell) => {
    const sides = isPadded(cell, beside) ? sidesOf(cell, beside) : [];
    return sides.length === 1 ? sides : [];
  });
}

function sideByDashes(dashes: WrittenCell | undefined): Side {
  const marks = dashes?.content ?? '';
  return !marks.endsWith(':') ? 'left' : marks.startsWith(':') ? 'center' : 'right';
}

/** The width that padded cells have in common. A wider cell has no room for white space. Narrower ones show that nobody pads to that width. */
function sharedWidth(
  cells: readonly WrittenCell[],
  head: WrittenCell | undefined,
  dashes: WrittenCell | undefined,
  beside: Spaces,
  measure: Measure,
): number | null {
  const measured = (some: ReadonlyArray<WrittenCell | undefined>) =>
    some.flatMap((cell) => (cell?.isClosed === true ? { cell, width: measure(cell.text) } : []));
  const [rows, above] = [measured(cells), measured([head, dashes])];
  const all = [...rows, ...above];
  // Also where no text is shorter than others, cells that are all as wide as the dashes below the header look padded.
  const isEven = above.length === 2 && all.every(({ width }) => width === all[0]?.width);
  const found = [...new Set(all.map(({ width }) => width))].flatMap((width) => {
    const same = all.filter((one) => one.width === width);
    const against = rows.filter((one) => one.width < width).length;
    const isShown = isEven || same.some(({ cell }) => cell !== dashes && isPadded(cell, beside));
    return isShown && same.length > Math.max(1, against) ? [{ width, count: same.length, isOfDashes: same.some(({ cell }) => cell === dashes) }] : [];
  });
  return found.toSorted((a, b) => b.count - a.count || Number(b.isOfDashes) - Number(a.isOfDashes) || b.width - a.width)[0]?.width ?? null;
}
