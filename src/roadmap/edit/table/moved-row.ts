import { lineText } from '../../text/lines.ts';
import { cellLike, newRow } from './cell-width.ts';
import { cellsOf, MEASURES, type WrittenCell, writtenCell, writtenCells } from './cells.ts';
import { columnForm, linesWithTables, type TableForm, type TextOfTables, tableAround } from './table-form.ts';

/** Code units. A row that is longer is padded anew where it goes back. */
const LONGEST_FORM = 2000;

const [onScreen] = MEASURES;

/**
 * How a row is written, with the width of each text in its place: `| 12   | 4 |`. Undefined: all rows of its table have one space beside each text, so
 * that nothing needs to be remembered; or the line is too long.
 */
export function rowForm(file: TextOfTables, line: number): string | undefined {
  const table = tableAround(file, line, line);
  const row = lineText(linesWithTables(file), line);
  const { header } = table;
  const all = cellsOf(row);
  if (header.cells.length === 0 || row.length > LONGEST_FORM || (all.length === header.cells.length && isPlain(table))) return undefined;
  const tail = all[header.cells.length]?.start ?? row.length;
  let form = row.slice(0, tail);
  for (const { start, end } of all.slice(0, header.cells.length).toReversed()) {
    const { text, content, before, behind } = writtenCell(row.slice(start, end), true);
    const width = content === '' ? '' : String(onScreen(content));
    form = form.slice(0, start) + text.slice(0, before) + width + text.slice(text.length - behind) + form.slice(end);
  }
  return FORM.test(form) ? form : undefined;
}

const plainTables = new WeakMap<TableForm['whole'], boolean>();

function isPlain({ whole }: TableForm): boolean {
  const plain = plainTables.get(whole) ?? whole.all.every(({ text }, at) => at === whole.dashes || PLAIN_ROW.test(text));
  plainTables.set(whole, plain);
  return plain;
}

/** A bar at both ends, and one space on both sides of each text, or in an empty cell. */
const PLAIN_ROW = /^\|(?: (?:(?:[^\s|\\]|\\.| (?! ))+ )?\|)+$/;
/** What a form consists of. */
const FORM = /^[ \t|\d]+$/;

/**
 * A row that comes from another table, as the rows of this one are written: with their bars, and as wide cells. Its texts stay.
 * @param line a line of the table that it goes to
 * @param form how it was written there before, if it goes back, as `rowForm` tells
 */
export function movedRow(row: string, line: number, file: TextOfTables, form?: string): string {
  const table = tableAround(file, line, null);
  const columns = table.header.cells.length;
  const cells = cellsOf(row);
  const written = writtenCells(row).slice(0, columns);
  if (written.length === 0 || columns === 0) return row;
  // What stands behind the last column, such as a comment, has no form.
  const tail = cells[columns] === undefined ? null : row.slice(cells[columns].start);
  const contents = written.map(({ content }) => content);
  const own = form === undefined ? null : asBefore(contents, form, (column) => columnForm(table, column));
  const here = own ?? newRow(contents, line, file);
  return tail === null ? here : `${here}${/\|[ \t]*$/.test(here) ? '' : ' |'}${tail}`;
}

/**
 * The texts with the white space and the bars that they had. A text that has changed since fills its cell as far. A cell that the row got for its state, and
 * that is empty again, goes; an empty last one, which has no bar in a table without outer bars, is there again. Null: it had other cells.
 */
function asBefore(contents: readonly string[], form: string, columnOf: (column: number) => ReturnType<typeof columnForm>): string | null {
  const spans = cellsOf(form);
  const hadText = ({ start, end }: { start: number; end: number }) => /\d/.test(form.slice(start, end));
  if (spans.slice(contents.length).some(hadText) || contents.slice(spans.length).some((content) => content !== '')) return null;
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
