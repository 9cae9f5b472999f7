import { canonicalTitle, isTimelineTitle } from '../read/sections.ts';
import { isDate } from '../timeline/label-and-date.ts';
import { isDatedLabel } from '../timeline/schedule-words.ts';
import { DONE_SIGN, visibleWords } from './inline.ts';
import { withoutRange } from './ranges.ts';
import { asHeading, isScheduleTitle } from './signs.ts';

/** The cells of a table, with its header first if it has one. */
export interface TextTable {
  readonly header: readonly string[] | null;
  readonly rows: ReadonlyArray<readonly string[]>;
}

type Meaning = 'title' | 'owner' | 'status' | 'priority' | 'prognosis' | 'release' | 'date' | 'id';

const MEANINGS: ReadonlyArray<readonly [Meaning, RegExp]> = [
  [
    'title',
    /^(?:title|summary|name|item|feature|features|issue|bug|description|what|task|subject|change|topic|milestone|event|phase|stage|activity|package|component|blocker|project|work item|step|actions?|deliverable|release milestone)$/,
  ],
  ['owner', /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|contact|lead|people|person|drivers?|developers?|maintainers?|author)$/],
  ['status', /^(?:status|state|progress|resolution|(?:percent(?:age)? )?completed?|completion|done)$/],
  ['priority', /^(?:priority|severity|importance|level)$/],
  ['prognosis', /^(?:prognosis|risk|confidence|outlook)$/],
  ['release', /^(?:release|target|target release|version|target version)$/],
  [
    'date',
    /^(?:dates?|when|deadline|due|due date|planned|target date|day|planned date|start|time|expected|scheduled|end|finish|actual|actual date|revised|revised date|new date|until)$/,
  ],
  ['id', /^(?:id|#|no|nr|number|bug id|week|bz|bugzilla|ticket)$/],
];

export function columnMeaningOf(header: string): Meaning | null {
  const name = canonicalTitle(visibleWords(header));
  return MEANINGS.find(([, pattern]) => pattern.test(name))?.[0] ?? (visibleWords(header).trim() === '#' ? 'id' : null);
}

/** Names of the column that tells when something really happened, or will. */
const ACTUAL = /^(?:actual|actual date|real|revised|revised date|new date|happened|completed|completed on)$/;

interface TableColumn {
  readonly at: number;
  readonly name: string;
  readonly meaning: Meaning | null;
}

function cellOf(row: readonly string[], { at }: TableColumn): string {
  return row[at] ?? '';
}

/** The text of a cell, with the first day of a range in its place. */
function dayOfCell(row: readonly string[], column: TableColumn): string {
  return withoutRange(cellOf(row, column));
}

/** A table as bullets. */
export function bulletsOfTable({ header, rows }: TextTable, heading: string): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at): TableColumn => ({ at, name: header?.[at] ?? '', meaning: columnMeaningOf(header?.[at] ?? '') }));
  const share = (is: (row: readonly string[]) => boolean) => (rows.length === 0 ? 0 : rows.filter(is).length / rows.length);
  const dated = columns.filter((column) => share((row) => isDate(dayOfCell(row, column))) >= 0.6);
  const days = dated.filter(({ meaning }) => meaning === 'date');
  const [date] = [...days, ...dated];
  const words = columns.filter(
    (column) => !dated.includes(column) && column.meaning !== 'id' && share((row) => /\p{L}{2}/u.test(visibleWords(cellOf(row, column)))) >= 0.5,
  );
  const title = titleColumn(words, rows);
  const names = header === null ? [] : [`{{columns: ${header.map(visibleWords).join(', ')}}}`, ''];
  const events = dated.filter(({ name, meaning }) => name !== '' && meaning !== 'date' && meaning !== 'id');
  if (days.length === 0 && events.length > 1)
    return [
      ...names,
      ...rows.flatMap((row) => eventsOfRow(row, events, title ?? columns.find((column) => !dated.includes(column) && column.meaning !== 'id'))),
    ];
  if (title === undefined) return [...names, ...rows.map((row) => `* ${filled(row)}`)];
  const when = date !== undefined && isSchedule({ header, rows }, columns, title, days.length, heading) ? date : null;
  const actual = columns.find(({ name }) => ACTUAL.test(canonicalTitle(name)));
  return [
    ...(when === null || heading === '' || isScheduleTitle(heading) ? [] : [asHeading('Timeline'), '']),
    ...names,
    ...rows.flatMap((row) => {
      if (cellOf(row, title) === '') return row.some((one) => one !== '') ? [`${when === null ? '*' : '  >'} ${filled(row)}`] : [];
      const day = when !== null && actual !== undefined && isDate(dayOfCell(row, actual)) ? actual : when;
      const others = columns.filter((column) => column !== title && column !== day && !/^[-–—]?$/.test(cellOf(row, column)));
      return day === null ? itemOfRow(row, title, others) : [dateOfRow(row, title, day, others)];
    }),
  ];
}

/** Names of the column with the events of a schedule. */
const EVENT_COLUMN = /^(?:milestones?|events?|phases?|stages?|activity|actions?|steps?|release milestone|what|name|release|version|tasks?)$/;

/** Whether a table with a date in each row is a schedule, and not one of features with their days. */
function isSchedule({ rows }: TextTable, columns: readonly TableColumn[], title: TableColumn, days: number, heading: string): boolean {
  const labels = rows.map((row) => cellOf(row, title));
  if (isTimelineTitle(heading) || labels.filter(isDatedLabel).length * 2 >= labels.length) return true;
  if (columns.some(({ meaning }) => meaning === 'owner' || meaning === 'priority')) return false;
  return title.name === '' || days > 1 || EVENT_COLUMN.test(canonicalTitle(visibleWords(title.name))) || isScheduleTitle(heading);
}

function filled(row: readonly string[]): string {
  return row.filter((cell) => cell !== '').join(' – ');
}

/** The column with the most different words. */
function titleColumn(words: readonly TableColumn[], rows: ReadonlyArray<readonly string[]>): TableColumn | undefined {
  const room = (column: TableColumn) =>
    new Set(rows.map((row) => cellOf(row, column))).size * 1000 + rows.reduce((sum, row) => sum + cellOf(row, column).length, 0);
  const [titled] = words.filter(({ meaning }) => meaning === 'title').toSorted((a, b) => room(b) - room(a));
  return titled ?? words.find(({ meaning }) => meaning === null || meaning === 'release') ?? words[0];
}

/** What the column of states says of a finished item. */
const DONE = new RegExp(`^(?:${DONE_SIGN}.*|✅.*|✔.*|(?:done|fixed|resolved|completed?|finished|merged|closed|implemented|yes|100 ?%)[.!]?)$`, 'iu');

function itemOfRow(row: readonly string[], title: TableColumn, others: readonly TableColumn[]): string[] {
  const isDone = others.some(({ meaning, at }) => meaning === 'status' && DONE.test(row[at] ?? ''));
  const below = others.map((column) => fieldOfCell(column.meaning, column.name, cellOf(row, column)));
  return [`* ${cellOf(row, title)}${isDone ? ` ${DONE_SIGN}` : ''}`, ...below.toSorted((a, b) => Number(a.startsWith('  - ')) - Number(b.startsWith('  - ')))];
}

function dateOfRow(row: readonly string[], title: TableColumn, day: TableColumn, others: readonly TableColumn[]): string {
  const named = (column: TableColumn) => `${column.meaning === 'date' && column.name !== '' ? `${visibleWords(column.name)} ` : ''}${cellOf(row, column)}`;
  const remark = others
    .filter((column) => cellOf(row, column) !== cellOf(row, day))
    .map(named)
    .join('; ')
    .replace(/[()[\]]/g, ' ')
    .trim();
  return `* ${cellOf(row, title)}: ${dayOfCell(row, day)}${remark === '' ? '' : ` (${remark})`}`;
}

/** The dates of a row whose columns are events: `1.2 Beta: 3 May`. */
function eventsOfRow(row: readonly string[], events: readonly TableColumn[], title: TableColumn | undefined): string[] {
  const of = title === undefined ? '' : `${cellOf(row, title)} `;
  return events.filter((column) => cellOf(row, column) !== '').map((column) => `* ${of}${visibleWords(column.name)}: ${dayOfCell(row, column)}`.trim());
}

function fieldOfCell(meaning: Meaning | null, name: string, value: string): string {
  const isField = meaning !== null && meaning !== 'title' && meaning !== 'date' && meaning !== 'id';
  return isField ? `  ${meaning}: ${value}` : `  - ${name === '' ? '' : `${name}: `}${value}`;
}
