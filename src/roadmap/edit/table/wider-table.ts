import { cellsOf } from './cells.ts';

/** The most characters of a line of the file that a message quotes. */
const QUOTED_LINE = 160;

/** The most characters of the end of a longer line. */
const QUOTED_END = 80;

/** The header row of a table and the row of dashes below it. */
type HeadRows = readonly [header: string, dashes: string];

/** Both rows with one more column, written as the others are, for a message. Of rows that are too long for it, the fill is left out, or only the end is quoted. */
export function withColumn([header, dashes]: HeadRows, name: string): HeadRows {
  const whole = widened([header.trim(), dashes.trim()], name);
  if (whole.every(({ length }) => length <= QUOTED_LINE)) return whole;
  const short = (row: string) =>
    row
      .trim()
      .replace(/-{4,}/g, '---')
      .replace(/[ \t]{2,}/g, ' ');
  const [first, second] = widened([short(header), short(dashes)], name);
  return [quotedEnd(first), quotedEnd(second)];
}

function quotedEnd(row: string): string {
  return row.length <= QUOTED_LINE ? row : `…${row.slice(-QUOTED_END)}`;
}

function widened([header, dashes]: HeadRows, name: string): HeadRows {
  const cell = besideBars(header, name);
  return [withCell(header, cell), withCell(dashes, dashesFor([header, dashes], cell))];
}

/** A row with one more cell at its end, with the bars that it has. */
function withCell(row: string, cell: string): string {
  if (row.endsWith('|')) return `${row}${cell}|`;
  return `${row}${spaceIn(row).behind}|${cell.trimEnd()}`;
}

/** The text of a new cell, with space beside the bars where the others of its row have it. */
function besideBars(row: string, text: string): string {
  const { before, behind } = spaceIn(row);
  return `${before}${text}${behind}`;
}

/** The space that all cells of a row have beside their bars. Without a bar at its start or end, a row has none there. */
function spaceIn(row: string): { readonly before: string; readonly behind: string } {
  const cells = cellsOf(row).map(({ start, end }) => ({ text: row.slice(start, end), isFirst: start === 0, isLast: end === row.length }));
  const before = cells.every(({ text, isFirst }) => isFirst || /^[ \t]/.test(text));
  const behind = cells.every(({ text, isLast }) => isLast || /[ \t]$/.test(text));
  return { before: before ? ' ' : '', behind: behind ? ' ' : '' };
}

/** The dashes below a new header: with the colons of the others, and as wide as they are, or as the header where their widths follow their own headers. */
function dashesFor([header, dashes]: HeadRows, cell: string): string {
  const { before, behind } = spaceIn(dashes);
  const marks = cellsOf(dashes).map(({ start, end }) => dashes.slice(start, end).trim());
  const colons = colonsOf(marks);
  const ofColons = colons.join('').length;
  const wide = onlyValue(marks.map(({ length }) => length));
  const ofDashes = onlyValue(marks.map((mark) => mark.replaceAll(':', '').length));
  const isFilled = (wide ?? 0) > SHORTEST && widthsOf(header) === widthsOf(dashes);
  const asOthers = isFilled ? null : (wide ?? (ofDashes === null ? null : ofDashes + ofColons));
  const width = asOthers ?? Math.max(SHORTEST, cell.length - before.length - behind.length);
  return `${before}${colons[0]}${'-'.repeat(Math.max(1, width - ofColons))}${colons[1]}${behind}`;
}

/** The dashes that people write at least. */
const SHORTEST = 3;

/** The value that all are; null if they differ. */
function onlyValue(values: readonly number[]): number | null {
  const [first = null] = values;
  return values.every((one) => one === first) ? first : null;
}

/** The widths of a row's cells. Behind the last one, a row without a bar there may have any space. */
function widthsOf(row: string): string {
  return cellsOf(row)
    .map(({ start, end }) => (end === row.length ? row.slice(start).trim() : row.slice(start, end)).length)
    .join();
}

/** The colons of a new cell: those that all have, or else one before text, if all have some. */
function colonsOf(marks: readonly string[]): readonly [left: string, right: string] {
  const [first = ''] = marks.map((mark) => mark.replace(/-+/, '-'));
  if (marks.every((mark) => mark.replace(/-+/, '-') === first)) return [first.startsWith(':') ? ':' : '', first.endsWith(':') ? ':' : ''];
  return [marks.every((mark) => mark.includes(':')) ? ':' : '', ''];
}
