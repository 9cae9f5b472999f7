import { canonicalTitle, isTimelineTitle } from '../read/sections.ts';
import { isDate } from '../timeline/label-and-date.ts';
import { visibleWords } from './inline.ts';

/** The cells of a table, with its header first if it has one. */
interface TextTable {
  readonly header: readonly string[] | null;
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** Turns the tables of wikis and reStructuredText into bullets with fields, or into `label: date` where they are schedules. */
export function withoutTables(lines: readonly string[]): string[] {
  const out: string[] = [];
  let heading = '';
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    heading = /^=+\s*(.*?)\s*=+$/.exec(line)?.[1] ?? heading;
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
  return /^\s*={2,}(?: +={2,})+\s*$/.test(line) ? simpleTable(lines, at) : alignedTable(lines, at);
}

function wikiTable(lines: readonly string[], start: number): { table: TextTable; end: number } | null {
  const end = lines.findIndex((line, at) => at > start && /^\s*\|\}/.test(line));
  if (end === -1) return null;
  const rows: string[][] = [];
  let row: string[] = [];
  let header: string[] | null = null;
  const close = (): void => {
    if (row.length > 0) rows.push(row);
    row = [];
  };
  for (const line of lines.slice(start + 1, end)) {
    const text = line.trim();
    if (text.startsWith('|-')) close();
    else if (text.startsWith('|+')) continue;
    else if (text.startsWith('!')) {
      const cells = text
        .slice(1)
        .split(/!!|\|\|/)
        .map(plainCell);
      if (rows.length === 0) header = [...(header ?? []), ...cells];
      else row.push(...cells);
    } else if (text.startsWith('|')) row.push(...text.slice(1).split('||').map(plainCell));
    else if (text !== '' && row.length > 0) row[row.length - 1] = `${row.at(-1)} ${text}`.trim();
  }
  close();
  return { table: { header, rows }, end: end + 1 };
}

/** A cell without the attributes of wikis: `style="…" | text`, `<#ff0000> text`. */
function plainCell(cell: string): string {
  return cell
    .replace(/^\s*(?:[a-z]+="[^"]*"\s*)+\|(?!\|)/i, '')
    .replace(/^\s*<[^<>]*>(?!\S*<\/)/, '')
    .trim();
}

function barTable(lines: readonly string[], start: number, pattern: RegExp, bar: string): { table: TextTable; end: number } {
  const rows: string[][] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const inner = pattern.exec(lines[end] ?? '')?.[1];
    if (inner === undefined) break;
    if (!/^[\s|:+-]*-[\s|:+-]*$/.test(inner)) rows.push(inner.split(bar).map(plainCell));
  }
  return { table: withHeader(rows), end };
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

function gridTable(lines: readonly string[], start: number): { table: TextTable; end: number } {
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

type Meaning = 'title' | 'owner' | 'status' | 'priority' | 'prognosis' | 'release' | 'date' | 'id';

const MEANINGS: ReadonlyArray<readonly [Meaning, RegExp]> = [
  [
    'title',
    /^(?:title|summary|name|item|feature|features|issue|bug|description|what|task|subject|change|topic|milestone|event|phase|stage|activity|package|blocker|project|work item|step|actions?|deliverable|release milestone)$/,
  ],
  ['owner', /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|contact|lead|people|person|drivers?|developers?|maintainers?|author)$/],
  ['status', /^(?:status|state|progress|resolution)$/],
  ['priority', /^(?:priority|severity|importance|level)$/],
  ['prognosis', /^(?:prognosis|risk|confidence|outlook)$/],
  ['release', /^(?:release|target|target release|version|target version)$/],
  ['date', /^(?:dates?|when|deadline|due|due date|planned|target date|day|planned date|start|time|expected|scheduled)$/],
  ['id', /^(?:id|#|no|nr|number|bug id|week|bz|bugzilla|ticket)$/],
];

function columnMeaningOf(header: string): Meaning | null {
  const name = canonicalTitle(visibleWords(header));
  return MEANINGS.find(([, pattern]) => pattern.test(name))?.[0] ?? (visibleWords(header).trim() === '#' ? 'id' : null);
}

/** A table as bullets. */
function bulletsOfTable({ header, rows }: TextTable, heading: string): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ at, name: header?.[at] ?? '', meaning: columnMeaningOf(header?.[at] ?? '') }));
  const dated = columns.filter(({ at }) => rows.length > 0 && rows.filter((row) => isDate(row[at] ?? '')).length * 5 >= rows.length * 3);
  const [date] = [...dated.filter(({ meaning }) => meaning === 'date'), ...dated];
  const hasPeople = columns.some(({ meaning }) => meaning === 'owner' || meaning === 'priority');
  const isWordy = ({ at }: { at: number }) => rows.filter((row) => /\p{L}{2}/u.test(row[at] ?? '')).length * 2 >= rows.length;
  const words = columns.filter((column) => column !== date && column.meaning !== 'id' && isWordy(column));
  const room = ({ at }: { at: number }) => new Set(rows.map((row) => row[at] ?? '')).size * 1000 + rows.reduce((sum, row) => sum + (row[at] ?? '').length, 0);
  const [titled] = words.filter(({ meaning }) => meaning === 'title').toSorted((a, b) => room(b) - room(a));
  const title = titled ?? words.find(({ meaning }) => meaning === null || meaning === 'release') ?? words[0];
  const names = header === null ? [] : [`{{columns: ${header.map(visibleWords).join(', ')}}}`, ''];
  if (title === undefined) return [...names, ...rows.map((row) => `* ${row.filter((cell) => cell !== '').join(' – ')}`)];
  const isSchedule = date !== undefined && (!hasPeople || isTimelineTitle(heading));
  return [
    ...names,
    ...rows.flatMap((row) => {
      const cell = ({ at }: { at: number }) => row[at] ?? '';
      if (cell(title) === '') return row.some((one) => one !== '') ? [`* ${row.filter((one) => one !== '').join(' – ')}`] : [];
      const others = columns.filter((column) => column !== title && (!isSchedule || column !== date) && !/^[-–—]?$/.test(cell(column)));
      if (!isSchedule)
        return [
          `* ${cell(title)}`,
          ...others
            .map((column) => fieldOfCell(column.meaning, column.name, cell(column)))
            .toSorted((a, b) => Number(a.startsWith('  - ')) - Number(b.startsWith('  - '))),
        ];
      const remark = others
        .map(cell)
        .join('; ')
        .replace(/[()[\]]/g, ' ')
        .trim();
      return [`* ${cell(title)}: ${cell(date)}${remark === '' ? '' : ` (${remark})`}`];
    }),
  ];
}

function fieldOfCell(meaning: Meaning | null, name: string, value: string): string {
  const isField = meaning !== null && meaning !== 'title' && meaning !== 'date' && meaning !== 'id';
  return isField ? `  ${meaning}: ${value}` : `  - ${name === '' ? '' : `${name}: `}${value}`;
}
