import { lineText } from '../../text/lines.ts';
import { cellLike, newRow } from './cell-width.ts';
import { cellsOf, MEASURES, type WrittenCell, writtenCell, writtenCells } from './cells.ts';
import { columnForm, linesWithTables, type TextOfTables, tableAround } from './table-form.ts';

/** Code units. A row that is longer is padded anew where it goes back. */
const LONGEST_FORM = 2000;

const [onScreen] = MEASURES;

/**
 * How a row is written, with the width of each text in its place: `| 12   | 4 |`. Empty: with one space beside each text, as `| a | b |`. Undefined: it is
 * too long.
 * @param before the form that it had, whose empty cells in columns of groups are empty again when it comes back
 */
export function rowForm(file: TextOfTables, line: number, before = '', groups: readonly number[] = []): string | undefined {
  const { header } = tableAround(file, line, line);
  const row = lineText(linesWithTables(file), line);
  const was = cellsOf(before);
  const blanks = new Map(
    groups.map((column) => [column, before.slice(was[column]?.start ?? 0, was[column]?.end ?? 0)] as const).filter(([, text]) => /^[ \t]+$/.test(text)),
  );
  if (blanks.size === 0 && header.cells.length === cellsOf(row).length && PLAIN_ROW.test(row)) return '';
  return header.cells.length === 0 || row.length > LONGEST_FORM ? undefined : formWithWidths(row, header.cells.length, blanks);
}

function formWithWidths(row: string, columns: number, blanks: ReadonlyMap<number, string>): string | undefined {
  const all = cellsOf(row);
  let form = row.slice(0, all[columns]?.start ?? row.length);
  for (const [column, { start, end }] of [...all.slice(0, columns).entries()].toReversed()) {
    const { text, content, before, behind } = writtenCell(row.slice(start, end), true);
    const width = content === '' ? '' : String(onScreen(content));
    form = form.slice(0, start) + (blanks.get(column) ?? text.slice(0, before) + width + text.slice(text.length - behind)) + form.slice(end);
  }
  return FORM.test(form) ? form : undefined;
}

/** A bar at both ends, and one space on both sides of each text. */
const PLAIN_ROW = /^\|(?: (?:[^\s|\\]|\\.| (?! ))+ \|)+$/;
/** What a form consists of. */
const FORM = /^[ \t|\d]+$/;

/** What is known of a row in the table that it goes to. */
interface RowThere {
  readonly form?: string | undefined;
  readonly cells?: ReadonlyMap<number, string>;
}

/** The text of a cell. */
export function writtenAt(file: TextOfTables, line: number, column: number): string {
  return writtenCells(lineText(linesWithTables(file), line))[column]?.content ?? '';
}

/**
 * A row that comes from another table, as the rows of this one are written: with their bars, and as wide cells. Its texts stay.
 * @param line a line of the table that it goes to
 * @param there how it was written there before, if it goes back, as `rowForm` tells; and the texts of cells that say something else there
 */
export function movedRow(row: string, line: number, file: TextOfTables, { form, cells: texts }: RowThere): string {
  const table = tableAround(file, line, null);
  const columns = table.header.cells.length;
  const cells = cellsOf(row);
  const written = writtenCells(row).slice(0, columns);
  if (written.length === 0 || columns === 0) return row;
  // What stands behind the last column, such as a comment, has no form.
  const tail = cells[columns] === undefined ? null : row.slice(cells[columns].start);
  const contents = written.map(({ content }, column) => texts?.get(column) ?? content);
  const own = form === undefined ? null : asBefore(contents, form, (column) => columnForm(table, column));
  const here = own ?? newRow(contents, line, file);
  return tail === null ? here : `${here}${/\|[ \t]*$/.test(here) ? '' : ' |'}${tail}`;
}

/**
 * The texts with the white space and the bars that they had. A text that has changed since fills its cell as far. A cell that the row got for its state, and
 * that is empty again, goes. Null: it had other cells.
 */
function asBefore(contents: readonly string[], form: string, columnOf: (column: number) => ReturnType<typeof columnForm>): string | null {
  if (form === '') return `|${contents.map((content) => (content === '' ? ' ' : ` ${content} `)).join('|')}|`;
  const spans = cellsOf(form);
  if (spans.length > contents.length || contents.slice(spans.length).some((content) => content !== '')) return null;
  let row = form;
  for (const [column, { start, end }] of [...spans.entries()].toReversed()) {
    const content = contents[column] ?? '';
    const was = writtenCell(form.slice(start, end), form[end] === '|');
    const width = Number(was.content);
    const isSame = (was.content === '') === (content === '') && onScreen(content) === width;
    row = row.slice(0, start) + (isSame ? inItsSpace(content, was) : cellLike(content, ofWidth(was, width), columnOf(column))) + row.slice(end);
  }
  return row;
}

function inItsSpace(content: string, { text, before, behind }: WrittenCell): string {
  return content === '' ? text : text.slice(0, before) + content + text.slice(text.length - behind);
}

/** The cell with a text of the width that its form tells. */
function ofWidth(was: WrittenCell, width: number): WrittenCell {
  const content = 'x'.repeat(width);
  return { ...was, content, text: inItsSpace(content, was) };
}
