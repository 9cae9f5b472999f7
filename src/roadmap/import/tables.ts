import { isDate } from '../timeline/label-and-date.ts';
import { visibleWords } from './inline.ts';
import { titleIn } from './signs.ts';
import { bulletsOfTable, columnMeaningOf, type TextTable } from './table-bullets.ts';

/** Turns the tables of wikis and reStructuredText into bullets with fields, or into `label: date` where they are schedules. */
export function withoutTables(lines: readonly string[]): string[] {
  const out: string[] = [];
  let heading = '';
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    heading = titleIn(line) ?? heading;
    const found = tableAt(lines, at);
    if (found === null) {
      out.push(line);
      at += 1;
    } else {
      out.push('', ...bulletsOfTable(found.table, heading), '');
      at = found.end;
    }
  }
  return out;
}

function tableAt(lines: readonly string[], at: number): { table: TextTable; end: number } | null {
  const line = lines[at] ?? '';
  if (/^\s*\{\|/.test(line)) return wikiTable(lines, at);
  if (/^\s*\|\|.*\|\|\s*$/.test(line)) return barTable(lines, at, /^\s*\|\|(.*)\|\|\s*$/, '||');
  if (/^\s*\|.*\|\s*$/.test(line) && /^\s*\|.*\|\s*$/.test(lines[at + 1] ?? '')) return barTable(lines, at, /^\s*\|(.*)\|\s*$/, '|');
  if (/^\s*\+[-=+]{3,}\+\s*$/.test(line)) return gridTable(lines, at);
  if (/^\s*\{\{list-table::/.test(line)) return listTable(lines, at);
  return /^\s*={2,}(?: +={2,})+\s*$/.test(line) ? simpleTable(lines, at) : alignedTable(lines, at);
}

function wikiTable(lines: readonly string[], start: number): { table: TextTable; end: number } | null {
  const end = lines.findIndex((line, at) => at > start && /^\s*\|\}/.test(line));
  if (end === -1) return null;
  const rows: string[][] = [];
  let row: string[] = [];
  let header: string[] | null = null;
  let isHead = true;
  const close = (): void => {
    // A row of which all cells are heads names the columns. Another one may begin with a head.
    if (row.length > 0 && isHead && rows.length === 0 && header === null) header = row.map(plainCell);
    else if (row.length > 0) rows.push(row);
    row = [];
    isHead = true;
  };
  for (const line of lines.slice(start + 1, end)) {
    const text = line.trim();
    if (text.startsWith('|-')) close();
    else if (text.startsWith('|+')) continue;
    else if (text.startsWith('!')) row.push(...text.slice(1).split(/!!|\|\|/));
    else if (text.startsWith('|')) {
      row.push(...text.slice(1).split('||'));
      isHead = false;
    } else if (text !== '' && row.length > 0) row[row.length - 1] = `${row.at(-1)} ${text}`;
  }
  close();
  return { table: { header, rows: withSpans(rows) }, end: end + 1 };
}

/** Rows with plain cells. A cell that stands for several rows is in each of them. */
function withSpans(rows: ReadonlyArray<readonly string[]>): string[][] {
  const open = new Map<number, { text: string; left: number }>();
  return rows.map((row) => {
    const cells: string[] = [];
    const takeOpen = (): void => {
      for (let span = open.get(cells.length); span !== undefined && span.left > 0; span = open.get(cells.length)) {
        span.left -= 1;
        cells.push(span.text);
      }
    };
    for (const written of row) {
      takeOpen();
      const left = Math.min(MOST_ROWS, spanOfCell(written)) - 1;
      const text = plainCell(written);
      open.set(cells.length, { text, left });
      cells.push(text);
    }
    takeOpen();
    return cells;
  });
}

/** `rowspan="3" |` of MediaWiki, `<|3>` of moin. */
const ROW_SPAN = /^\s*(?:[a-z]+="[^"]*"\s*)*rowspan="?(\d{1,3})|^\s*<[^<>|]*\|(\d{1,3})[^<>]*>/i;
const MOST_ROWS = 100;

function spanOfCell(written: string): number {
  const [, wiki, moin] = ROW_SPAN.exec(written.slice(0, 200)) ?? [];
  return Number(wiki ?? moin ?? 1);
}

/** A cell without the attributes of wikis: `style="…" | text`, `<#ff0000> text`. */
function plainCell(cell: string): string {
  return cell
    .replace(/^\s*(?:[a-z]+=(?:"[^"]*"|[\w#%]+)\s*)+\|(?!\|)/i, '')
    .replace(/^\s*<[^<>]*>(?!\S*<\/)/, '')
    .replace(/^\s*=\s*(\S.*?)\s*=\s*$/, '$1')
    .trim();
}

function barTable(lines: readonly string[], start: number, pattern: RegExp, bar: string): { table: TextTable; end: number } {
  const rows: string[][] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const inner = pattern.exec(lines[end] ?? '')?.[1];
    if (inner === undefined) break;
    if (!/^[\s|:+-]*-[\s|:+-]*$/.test(inner)) rows.push(inner.split(bar));
  }
  return { table: withHeader(withSpans(rows)), end };
}

/** Takes the first row as a header if its cells look like names of columns. */
function withHeader(rows: readonly string[][]): TextTable {
  const [first, ...rest] = rows;
  const isHeader =
    first !== undefined &&
    rest.length > 0 &&
    first.every((cell) => visibleWords(cell).length <= 30 && !isDate(cell)) &&
    first.some((cell) => columnMeaningOf(cell) !== null);
  return isHeader ? { header: first, rows: rest } : { header: null, rows };
}

function gridTable(lines: readonly string[], start: number): { table: TextTable; end: number } | null {
  const rows: string[][] = [];
  let row: string[] | null = null;
  let headerRows = 0;
  let end = start;
  for (; end < lines.length && /^\s*[+|]/.test(lines[end] ?? ''); end += 1) {
    const text = (lines[end] ?? '').trim();
    if (text.startsWith('+')) {
      if (row !== null) rows.push(row.map((cell) => cell.trim()));
      if (text.includes('=')) headerRows = rows.length;
      row = null;
    } else {
      const cells = text.slice(1, -1).split('|');
      row = row === null ? cells : row.map((cell, at) => `${cell.trim()} ${(cells[at] ?? '').trim()}`);
    }
  }
  const [only] = rows;
  if (rows.length === 1 && only?.length === 1) return null;
  return { table: headerRows > 0 ? { header: rows[0] ?? null, rows: rows.slice(headerRows) } : withHeader(rows), end };
}

function simpleTable(lines: readonly string[], start: number): { table: TextTable; end: number } | null {
  const border = lines[start] ?? '';
  const columns = [...border.matchAll(/=+/g)].map(({ index }) => index);
  const isBorder = (line: string) => /^\s*={2,}(?: +={2,})+\s*$/.test(line);
  const borders = lines.flatMap((line, at) => (at > start && isBorder(line) ? [at] : []));
  const blank = lines.findIndex((line, at) => at > start && line.trim() === '');
  const inside = borders.filter((at) => blank === -1 || at < blank || at === borders[0]).slice(0, 2);
  const last = inside.at(-1);
  if (last === undefined) return null;
  const cells = (line: string) => columns.map((from, at) => line.slice(from, columns[at + 1]).trim());
  const body = lines.slice((inside.length === 2 ? (inside[0] ?? start) : start) + 1, last).filter((line) => line.trim() !== '');
  const header = inside.length === 2 ? cells(lines.slice(start + 1, inside[0]).join(' ')) : null;
  const rows = body.map(cells);
  return { table: header === null ? withHeader(rows) : { header, rows }, end: last + 1 };
}

/** `.. list-table::` of reStructuredText, whose rows are bullets in bullets. */
function listTable(lines: readonly string[], start: number): { table: TextTable; end: number } | null {
  const rows: string[][] = [];
  let end = start + 1;
  for (; end < lines.length && /^(?:\s|$)/.test(lines[end] ?? ''); end += 1) {
    const { row, cell } = /^\s+(?<row>\*)?\s*-(?:\s+(?<cell>\S.*))?$/.exec(lines[end] ?? '')?.groups ?? {};
    const text = (lines[end] ?? '').trim();
    const last = rows.at(-1);
    if (row !== undefined) rows.push([cell ?? '']);
    else if (last !== undefined && /^-(?:\s|$)/.test(text)) last.push(cell ?? '');
    else if (last !== undefined && text !== '') last[last.length - 1] = `${last.at(-1)} ${text}`.trim();
  }
  return rows.length < 2 ? null : { table: withHeader(rows), end };
}

/** Columns that only spaces separate, if a header names them. */
function alignedTable(lines: readonly string[], start: number): { table: TextTable; end: number } | null {
  const split = (line: string) => (/^\s*[*•>|+-]\s/.test(line) ? [] : line.trim().split(/\t+| {2,}/));
  const header = split(lines[start] ?? '');
  const meanings = header.map(columnMeaningOf);
  const isSchedule = meanings.includes('date') && meanings.includes('title');
  const isItems = meanings.includes('title') && (meanings.includes('owner') || meanings.includes('status'));
  if (header.length < 3 || !(isSchedule || isItems)) return null;
  let end = start + 1;
  if (/^\s*[=-][\s=-]*$/.test(lines[end] ?? '')) end += 1;
  const rows: string[][] = [];
  for (; end < lines.length; end += 1) {
    const cells = split(lines[end] ?? '');
    if (cells.length < 2 || cells.length > header.length) break;
    rows.push(cells);
  }
  return rows.length < 2 ? null : { table: { header, rows }, end };
}
