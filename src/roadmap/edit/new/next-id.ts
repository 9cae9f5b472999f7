import { isKeyHeader } from '../../read/table-columns.ts';
import { numberLike } from '../bullets/next-number.ts';

/** A column whose cells may number its rows. */
export interface NumberedColumn {
  /** Its header in the form in which titles are compared. A lone `#` is none. */
  readonly header: string;
  readonly cells: readonly string[];
  /** The cells of the same column in other tables of the file. */
  readonly elsewhere: readonly string[];
}

/** A number in a cell with what stands around it: `F-012`, `**3**`, `4.2`. */
interface CellNumber {
  readonly before: string;
  readonly digits: string;
  readonly value: number;
  readonly behind: string;
  /** A letter counts instead of a number: `a)`. */
  readonly isLetter: boolean;
}

const NUMBER = /^(?<before>[*_`]*(?:[^\d|*_`]{0,8}|(?:\d{1,4}\.)+))(?<digits>\d{1,6})(?<behind>\uFE0F?\u20E3|[.)]?[*_`]*)$/u;
const LETTER = /^(?<before>[*_`]*\(?)(?<digits>[a-y])(?<behind>[.)][*_`]*)$/u;
/** Such a link leads to a place that a new row does not have, so that only its text is taken. */
const LINK = /^\[(?<text>[^[\]]+)\]\([^()]*\)$/u;

function cellNumber(cell: string): CellNumber | null {
  const text = LINK.exec(cell)?.groups?.['text'] ?? cell;
  const { before = '', digits = '', behind = '' } = (NUMBER.exec(text) ?? LETTER.exec(text))?.groups ?? {};
  if (digits === '') return null;
  const isLetter = /^[a-z]$/.test(digits);
  return { before, digits, behind, value: isLetter ? (digits.codePointAt(0) ?? 0) : Number(digits), isLetter };
}

/**
 * The next number of a column: `8` below `7`, `F-012` below `F-011`. Where the header says that it numbers the rows, there may be gaps and any order, and the
 * rows of other tables count, too, if no two have one number. Null: the cells do not count up.
 */
export function nextId({ header, cells, elsewhere }: NumberedColumn): string | null {
  const isId = isKeyHeader(header);
  const filled = isId ? cells.filter((cell) => cell !== '') : cells;
  const read = filled.map(cellNumber);
  const others = isId ? elsewhere.flatMap((cell) => cellNumber(cell) ?? []) : [];
  const [first = others[0]] = read;
  if (first == null || filled.length * 2 < cells.length) return null;
  const isAlike = (one: CellNumber | null): one is CellNumber =>
    one !== null && one.before === first.before && one.behind === first.behind && one.isLetter === first.isLetter;
  const own = read.filter(isAlike);
  if (own.length < read.length) return isId ? nextInChapter(read) : null;
  const all = [...own, ...others.filter(isAlike)];
  const areApart = new Set(all.map(({ value }) => value)).size < all.length;
  const counted = areApart ? own : all;
  const values = counted.map(({ value }) => value);
  const isRow = isId
    ? new Set(values).size === values.length
    : !/\d/.test(first.before) && values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1);
  if (counted.length < 2 || !isRow) return null;
  return writtenNumber(first, counted);
}

/** The next one of numbers with chapters, such as `2.3` below `1.1`, `1.2`, `2.1` and `2.2`. */
function nextInChapter(read: ReadonlyArray<CellNumber | null>): string | null {
  const last = read.at(-1);
  const all = read.flatMap((one) => (one === null || !/^(?:\d+\.)+$/.test(one.before) ? [] : one));
  const names = new Set(all.map(({ before, value }) => before + value));
  if (last == null || all.length < read.length || names.size < all.length) return null;
  return writtenNumber(
    last,
    all.filter(({ before }) => before === last.before),
  );
}

/** The number behind the highest one, written as that. Null: there is no sign for it. */
function writtenNumber({ before, behind, isLetter }: CellNumber, counted: readonly CellNumber[]): string | null {
  const next = Math.max(...counted.map(({ value }) => value)) + 1;
  const padded = counted.find(({ digits }) => digits.startsWith('0')) ?? counted.at(-1);
  if (behind.includes('\u20E3') && next > 9) return null;
  return before + (isLetter ? String.fromCodePoint(next) : numberLike(padded?.digits ?? '', next)) + behind;
}
