import type { Item } from '../../../model/roadmap.ts';
import { lineStart, lineText } from '../../text/lines.ts';
import { type Splice, splice } from '../../text/splice.ts';
import { cellsOf, type WrittenCell, writtenCell } from './cells.ts';
import { type ColumnForm, columnForm, isPadded, linesWithTables, outerBars, sidesOf, type TableForm, type TextOfTables, tableAround } from './table-form.ts';

/** The same changes of a row, with as much white space around the changed texts that the cells stay as wide as they are, or as those of their columns. */
export function keepingWidths(file: TextOfTables, item: Pick<Item, 'line'>, splices: readonly Splice[]): Splice[] {
  const lines = linesWithTables(file);
  const offset = lineStart(lines, item.line);
  const row = lineText(lines, item.line);
  let table: TableForm | null = null;
  let kept = [...splices];
  for (const [column, { start, end }] of cellsOf(row).entries()) {
    const own = splices.filter((one) => one.start >= offset + start && one.end <= offset + end);
    const changed = splice(
      row.slice(start, end),
      own.map((one) => ({ ...one, start: one.start - offset - start, end: one.end - offset - start })),
    );
    if (own.length === 0 || changed === null) continue;
    table ??= tableAround(file, item.line, item.line);
    const before = writtenCell(row.slice(start, end), row[end] === '|');
    const { content } = writtenCell(changed, true);
    if (!before.isClosed) {
      if (content !== '' || before.content === '') continue;
      kept = [...kept.filter((one) => !own.includes(one)), { start: offset + endWithout(row, column, table), end: offset + end, text: '' }];
      continue;
    }
    const written = cellLike(content, before, columnForm(table, column));
    if (written === changed) continue;
    kept = kept.filter((one) => !own.includes(one));
    kept.push({ start: offset + start, end: offset + end, text: written });
  }
  return kept;
}

/** Where a row without a bar at its end ends when its last cell says nothing any more: behind the bar, or where all other rows have one at their ends, behind its last text. */
function endWithout(row: string, column: number, table: TableForm): number {
  const cells = cellsOf(row);
  const bar = cells[column]?.start ?? row.length;
  if (!outerBars(table).atEnd) return bar;
  const last = cells.slice(0, column).findLast(({ start, end }) => row.slice(start, end).trim() !== '');
  return last === undefined || last === cells[0] ? bar : last.start + row.slice(last.start, last.end).trimEnd().length;
}

/** A text as a cell of a column: as its own cell is padded, or else as the others are. @param own the cell before; null: there is none */
export function cellLike(content: string, own: WrittenCell | null, form: ColumnForm): string {
  const { width, ...now } = widthNow(own, form);
  if (content === '') return width === null ? (form.empty ?? (form.beside.before + form.beside.behind === 0 ? '' : ' ')) : ' '.repeat(width);
  const filled = own === null || own.content === '' ? null : own;
  if (width === null) return betweenSpaces(content, { ...(filled ?? form.beside), ...now });
  const room = width - form.measure(content);
  const { before, behind } = filled ?? form.padded;
  const side = filled !== null && isPadded(filled, form.beside) ? ownSide(filled, form) : form.side;
  if (side === 'left') return betweenSpaces(content, { before, behind: Math.max(form.beside.behind, room - before) });
  if (side === 'right') return betweenSpaces(content, { before: Math.max(form.beside.before, room - behind), behind });
  const free = Math.max(form.beside.before + form.beside.behind, room);
  const half = (form.isOddBefore ? Math.ceil : Math.floor)(free / 2);
  return betweenSpaces(content, { before: half, behind: free - half });
}

/** The width that a cell is to have; null: that of its text, with other space behind it where the column has that behind each text. */
function widthNow(own: WrittenCell | null, { beside, measure, width, isPadded: areOthersPadded, tail }: ColumnForm): { width: number | null; behind?: number } {
  if (own !== null && isPadded(own, beside)) return { width: measure(own.text) };
  if (own === null || width !== null || !areOthersPadded) return { width };
  return tail === null ? { width: measure(own.text) } : { width, behind: tail };
}

function betweenSpaces(content: string, { before, behind }: { readonly before: number; readonly behind: number }): string {
  return `${' '.repeat(before)}${content}${' '.repeat(behind)}`;
}

/** Where the text of a padded cell stands. White space before a text is an indentation unless its column stands on the right. */
function ownSide(own: WrittenCell, { side, beside }: ColumnForm): ColumnForm['side'] {
  const sides = sidesOf(own, beside);
  if (sides.includes(side)) return side;
  return sides[0] === 'right' && side === 'left' ? 'left' : (sides[0] ?? side);
}

/** The cells that a row lacks before one that gets a text, and that one. @param lacking how many cells are empty before it */
export function lackingCells(file: TextOfTables, line: number, lacking: number, content: string): string {
  const row = lineText(linesWithTables(file), line);
  const table = tableAround(file, line, line);
  const { length } = cellsOf(row);
  const forms = Array.from({ length: lacking + 1 }, (_, at) => columnForm(table, length + at));
  const cells = forms.map((form, at) => cellLike(at === lacking ? content : '', null, form)).join('|');
  // A row without a bar at its start may have one at its end only because of an empty cell.
  if (/\|[ \t]*$/.test(row)) return outerBars(table).atEnd || /^[ \t]*\|/.test(row) ? `${cells}|` : cells.trimEnd();
  return `${' '.repeat(forms[0]?.beside.before ?? 1)}|${cells.trimEnd()}`;
}

/** A new row below another one, with the bars that most rows have. @param line the line of that row */
export function newRow(contents: readonly string[], line: number, file: TextOfTables): string {
  const table = tableAround(file, line, null);
  const cells = contents.map((content, column) => cellLike(content, null, columnForm(table, column)));
  const bars = outerBars(table);
  // A row without a bar at its start cannot begin with an empty cell, nor with what would be another block.
  const start = bars.atStart || contents[0] === '' || OTHER_BLOCK.test(contents[0] ?? '') ? '|' : '';
  // One with a single cell is a row only because of a bar.
  const end = bars.atEnd || (contents.length === 1 && start === '') ? '|' : '';
  const indent = /^[ \t]*/.exec(lineText(linesWithTables(file), line))?.[0] ?? '';
  return indent + `${start}${cells.join('|')}${end}`.trim();
}

const OTHER_BLOCK = /^(?:[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|[>=<]|`{3}|~{3}|-+$)/;
