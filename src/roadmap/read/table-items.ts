import type { Paragraph, Table, TableCell, TableRow } from 'mdast';
import type { CandidateReason, Field, FieldKey, Fields, Item, ItemColumns, ItemTable, Section } from '../../model/roadmap.ts';
import type { CellAnswers, EmptyCell, NoteCell, Span, StatusMark } from '../../model/span.ts';
import { spanOf } from '../markdown/nodes.ts';
import { lineAt, lineStart } from '../text/lines.ts';
import { didYouMean } from '../text/similarity.ts';
import { plainText } from '../text/text.ts';
import { answersOf, stateInCell, stateNamed } from './answers.ts';
import { ownKey } from './fields.ts';
import { IN_NO_LIST, type ItemContext, sharedValues, titleSource, titleStatus } from './item-values.ts';
import { USUAL_WORDS } from './rules.ts';
import { canonicalTitle, sectionIndex } from './sections.ts';
import { columnNamed, columnsAlone, comparedHeaders, notesColumn, saysOpen } from './table-columns.ts';
import { readTitle, type Title } from './title/title.ts';
import { captionsAmong, faultOfTitle, totalsAmong } from './what-is-an-item.ts';

/** A table whose rows are items. */
interface TableReading {
  readonly items: readonly Item[];
  /** The rows that have no title of their own, such as nothing but marks, or a placeholder. */
  readonly untitled: ReadonlyArray<{ readonly row: TableRow; readonly why: CandidateReason }>;
  readonly table: ItemTable;
}

/** The rows of a table as items; a row without a title is not an item. Null if the table does not have the columns of items. */
export function readTableItems(table: Table, tableId: number, section: Section, context: ItemContext): TableReading | null {
  const [header, ...rows] = table.children;
  const columns = header === undefined ? null : columnsOf(table, section, context);
  if (header === undefined || columns === null) return null;
  const list = -1_000_000 - tableId;
  const names = header.children.map((cell) => canonicalTitle(plainText(cell)));
  const answers = columns.status === null ? null : answersOf(names[columns.status] ?? '', cellTexts(rows, columns.status, context));
  if (answers === null) reportStatuses(table, columns, context);
  const headers = header.children.map((cell) => plainText(cell));
  const [captions, totals] = [captionsAmong(rows, columns.title), totalsAmong(rows, columns)];
  const read = rows.map((row) => {
    const instead = captions.has(row) ? 'caption' : totals.has(row) ? 'total' : null;
    return readRow(row, columns, { list, headers, answers, instead }, section, context);
  });
  const last = read.findLastIndex((one) => one !== 'total');
  const lastRow = rows[last];
  // What is new stands above the rows that count the others. The line below the header holds dashes.
  const lastLine = lineAt(context.lines, lastRow === undefined ? spanOf(header).start : spanOf(lastRow).start) + (lastRow === undefined ? 1 : 0);
  return {
    items: read.flatMap((item) => (item === null || typeof item === 'string' ? [] : [item])),
    untitled: rows.flatMap((row, at) => {
      const why = read[at];
      return typeof why === 'string' ? [{ row, why }] : [];
    }),
    table: { section: sectionIndex(section), header: names, columns, list, lastLine },
  };
}

/** The texts of a column's cells as they are written. */
function cellTexts(rows: readonly TableRow[], column: number, { lines: { text } }: ItemContext): string[] {
  return rows.flatMap(({ children }) => {
    const cell = children[column];
    if (cell === undefined) return '';
    const { start, end } = cellContent(cell, text);
    return text.slice(start, end);
  });
}

/** Reports a table whose status words are all unknown, because then all its rows are read as open. They may be in another language. */
function reportStatuses(table: Table, { status }: ItemColumns, { lines, rules: { words }, problem }: ItemContext): void {
  // Whoever names the words knows which ones are missing.
  if (status === null || words.done !== USUAL_WORDS.done) return;
  const rows = table.children.slice(1).map((row) => (row.children[status] === undefined ? '' : plainText(row.children[status])));
  const values = [...new Set(rows)].filter((value) => value !== '');
  if (values.length < 2 || values.some((value) => stateNamed(value, words) !== null) || values.every(saysOpen)) return;
  const shown = values.slice(0, 6).map((value) => `“${value}”`);
  const message = `No status in this table is a word for done or dropped (${shown.join(', ')}${values.length > 6 ? ', …' : ''}): every row is read as open. Name those words in \`words\` of the configuration.`;
  problem({ line: lineAt(lines, spanOf(table).start), level: 'notice', code: 'no-status-word', message });
}

/** The columns that the configuration names. Others are found by their headers and cells. */
function columnsOf(table: Table, section: Section, context: ItemContext): ItemColumns | null {
  const names = comparedHeaders(table);
  const named = (name: string) => columnNamed(names, name);
  const told = section.columns.fields.map(({ header: name, key }) => ({ name, key, column: named(name) }));
  const isFree = (column: number) => told.every((one) => one.column !== column);
  const guessed = section.columns.title === null || section.columns.status === null ? columnsAlone(table) : { title: -1, status: -1 };
  const title = section.columns.title === null ? guessed.title : named(section.columns.title);
  const status = section.columns.status === null ? (isFree(guessed.status) ? guessed.status : -1) : named(section.columns.status);
  const basic = [
    { name: section.columns.title, column: title },
    { name: section.columns.status, column: status },
    ...(section.columns.notes === undefined ? [] : [{ name: section.columns.notes, column: named(section.columns.notes) }]),
  ];
  for (const { name, column } of [...basic, ...told]) {
    if (name === null || column !== -1) continue;
    const free = names.filter((_, at) => [...basic, ...told].every((one) => one.column !== at));
    context.problem({
      line: lineAt(context.lines, spanOf(table).start),
      level: 'warning',
      code: 'no-such-column',
      message: `This table has no column “${name}”, which the configuration names; it has ${namesInWords(names)}. Add the column, or correct \`columns\` of this section in the configuration.${didYouMean(name, free)}`,
    });
  }
  if (title === -1) return null;
  const isBasic = (column: number) => column === title || column === status;
  const own = ownColumns(names, (column, key) => !isBasic(column) && isFree(column) && told.every((one) => one.key !== key || one.column === -1));
  const fields = names.flatMap((_, column) => {
    const key = told.find((one) => one.column === column)?.key ?? own.get(column);
    return key === undefined || isBasic(column) ? [] : [{ key, column }];
  });
  const known = { title, status: status === -1 ? null : status, fields };
  const isNote = (column: number) => !isBasic(column) && fields.every((one) => one.column !== column);
  const notes = section.columns.notes === undefined ? notesColumn(names, isNote) : named(section.columns.notes);
  return notes === -1 || !isNote(notes) ? known : { ...known, notes };
}

/** The fields of columns with a field's own name. Of two for one field, that with exactly its name counts: the other one is a note, which the issue shows. */
function ownColumns(names: readonly string[], isFree: (column: number, key: FieldKey) => boolean): ReadonlyMap<number, FieldKey> {
  const columns = new Map<FieldKey, number>();
  const isExact = (column: number, key: FieldKey) => names[column]?.toLowerCase() === key;
  for (const [column, name] of names.entries()) {
    const key = ownKey(name);
    if (key === null || !isFree(column, key)) continue;
    const before = columns.get(key);
    if (before === undefined || (isExact(column, key) && !isExact(before, key))) columns.set(key, column);
  }
  return new Map([...columns].map(([key, column]) => [column, key]));
}

/** The most headers that a message names. */
const MOST_NAMED = 12;

function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((one) => `“${one}”`);
  return names.length > MOST_NAMED ? `${shown.join(', ')} and ${names.length - MOST_NAMED} more` : shown.join(', ');
}

/** What a row needs of its table. */
interface TableOfRow {
  readonly list: number;
  readonly headers: readonly string[];
  readonly answers: CellAnswers | null;
  /** What a row without an issue is instead of an item. */
  readonly instead: 'caption' | 'total' | null;
}

/** The row as an item, or the reason why it is not one; null if the cell of the title is empty. */
function readRow(
  row: TableRow,
  columns: ItemColumns,
  { list, headers, answers, instead }: TableOfRow,
  section: Section,
  context: ItemContext,
): Item | CandidateReason | null {
  const { lines } = context;
  const cell = row.children[columns.title];
  if (cell === undefined || plainText(cell) === '') return null;
  const { start } = spanOf(row);
  const line = lineAt(lines, start);
  const content = cellContent(cell, lines.text);
  const title = readTitle(cell as unknown as Paragraph, content.end, context.title);
  const fault = faultOfTitle(title, context.title);
  if (fault !== null) return fault;
  // Before there were captions and totals, such a row may have got an issue, which it keeps.
  if (instead !== null && headers.length > 1 && title.issue === null && title.mentions.length === 0) return instead;
  const fields = fieldsOf(row, columns, line, context);
  const others = noteCellsOf(row, columns, headers, context);
  const mark = statusMark(title, row, columns.status, context);
  const status = answers === null || mark.where !== 'cell' ? mark : { ...mark, answers };
  return {
    line,
    endLine: line,
    ...sharedValues(title, saidOf(title, status, context), fields, section, context),
    parent: null,
    shape: 'row',
    notes: others.flatMap(({ at }) => ('text' in at ? [lines.text.slice(at.text.start, at.text.end).replace(/\\\|/g, '|')] : [])).join('\n\n'),
    subItems: '',
    source: {
      lines: { start: lineStart(lines, line), end: lineStart(lines, line + 1) },
      marker: { start, end: start },
      status,
      ...titleSource(title),
      ...IN_NO_LIST,
      repeated: [],
      titleLinesEnd: lineStart(lines, line + 1),
      list,
      noteLines: [],
      noteCells: others,
      subItemLines: [],
      emptyCells: emptyCellsOf(row, columns, context),
      topLevel: true,
    },
  };
}

/** The text by which people know a row. An empty first cell often means “the same as above”, so it is that of the first cell that is not empty. */
export function firstCell(row: TableRow): string {
  return row.children.map((cell) => plainText(cell)).find((cell) => cell !== '') ?? '';
}

/** The span of a cell's text, without the bars and the space around it. */
function cellContent(cell: TableCell, text: string): Span {
  const span = spanOf(cell);
  const source = text.slice(span.start, span.end);
  const lead = /^\|?[ \t]*/.exec(source)?.[0].length ?? 0;
  const rest = source.slice(lead).replace(/[ \t]*\|?[ \t]*$/, '');
  return { start: span.start + lead, end: span.start + lead + rest.length };
}

function fieldsOf(row: TableRow, columns: ItemColumns, line: number, { lines }: ItemContext): Fields {
  const fields: Partial<Record<FieldKey, Field>> = {};
  for (const { key, column } of columns.fields) {
    const cell = row.children[column];
    if (cell === undefined || plainText(cell) === '') continue;
    const span = cellContent(cell, lines.text);
    fields[key] = {
      key,
      label: `${key}:`,
      value: lines.text.slice(span.start, span.end),
      line,
      style: 'cell',
      span,
      lines: { start: lineStart(lines, line), end: lineStart(lines, line + 1) },
      misspelt: false,
      lazy: false,
    };
  }
  return fields;
}

function emptyCellsOf(row: TableRow, columns: ItemColumns, { lines }: ItemContext): Partial<Record<FieldKey, EmptyCell>> {
  const cells: Partial<Record<FieldKey, EmptyCell>> = {};
  for (const { key, column } of columns.fields) {
    const empty = emptyCellAt(row, column, lines.text);
    if (empty !== null) cells[key] = empty;
  }
  return cells;
}

/** The empty cell of a row in a column; null if the cell holds a text. */
function emptyCellAt(row: TableRow, column: number, text: string): EmptyCell | null {
  const cell = row.children[column];
  if (cell === undefined) {
    const end = endOfRow(row, text);
    return { start: end, end, lacking: column - row.children.length };
  }
  if (plainText(cell) !== '') return null;
  const { start, end } = spanOf(cell);
  const bar = text.startsWith('|', start) ? 1 : 0;
  const inside = /^[ \t]*/.exec(text.slice(start + bar, end))?.[0].length ?? 0;
  return { start: start + bar, end: start + bar + inside, lacking: null };
}

/** The end of a row's last bar or word. */
function endOfRow(row: TableRow, text: string): number {
  const { start, end } = spanOf(row);
  return start + text.slice(start, end).trimEnd().length;
}

/** The other cells of a row, which are notes for the issue. */
function noteCellsOf(row: TableRow, columns: ItemColumns, headers: readonly string[], { lines }: ItemContext): NoteCell[] {
  const used = new Set([columns.title, columns.status, ...columns.fields.map(({ column }) => column)]);
  return headers.flatMap((name, column): NoteCell[] => {
    if (used.has(column)) return [];
    const cell = row.children[column];
    const empty = emptyCellAt(row, column, lines.text);
    const forNotes = column === columns.notes;
    if (empty !== null) return [{ name, column, at: { empty }, forNotes }];
    return cell === undefined ? [] : [{ name, column, at: { text: cellContent(cell, lines.text) }, forNotes }];
  });
}

function statusMark(title: Title, row: TableRow, column: number | null, { lines }: ItemContext): StatusMark {
  const cell = column === null ? undefined : row.children[column];
  if (cell !== undefined) {
    const span = cellContent(cell, lines.text);
    return { span, text: lines.text.slice(span.start, span.end), where: 'cell' };
  }
  if (column === null || title.wordSpan !== null) return titleStatus(title, lines.text);
  const end = endOfRow(row, lines.text);
  return { span: { start: end, end }, text: '', where: 'cell', lacking: column - row.children.length };
}

/** The state in the row's status cell, or else in a word at the end of its title. */
function saidOf(title: Title, status: StatusMark, { rules: { words } }: ItemContext): 'done' | 'dropped' | null {
  return status.where === 'cell' && status.text !== '' ? stateInCell(status.text, status.answers, words) : title.word;
}
