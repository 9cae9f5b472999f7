import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import type { Candidate, Roadmap } from '../model/roadmap.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import { logLine, pageText } from '../roadmap/text/escape.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { cutText } from '../roadmap/text/text.ts';
import { openBlockers } from '../update/blockers.ts';
import { ownerOf, statusInWords } from '../update/items.ts';
import { countItems } from './counts.ts';
import { headlineText, plural } from './headline.ts';
import { pageMessage } from './message.ts';
import { problemKind } from './problem-kinds.ts';
import { changes } from './summary-changes.ts';
import { fileDiff, shownLine } from './summary-diff.ts';
import { fenced, fold, Page } from './summary-page.ts';

/** The most line numbers that are listed for one problem. */
const MAX_LINES = 20;
/** GitHub refuses a summary of 1 MiB. Other steps have summaries of their own. Bytes. */
const MOST_BYTES = 1_000_000;
/** How many rows a list may have: fewer, where the page would be too large. */
const ROWS = [200, 50, 12, 3];

/** What a run began with. */
export interface FoundAtStart {
  /** The file's text. */
  readonly text: string;
}

/** What a run cost. */
export interface Cost {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * The job's summary: one line, what needs a person, a table for each kind of change, the update, the file's own change, and how the roadmap
 * stands. It is always under 1 MiB. @param found what the run began with; null: not known
 */
export function summary(result: Result, address: IssueAddress, found: FoundAtStart | null = null, cost: Cost | null = null): string {
  for (const rows of ROWS) {
    const text = summaryWith(rows, result, address, found, cost);
    if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  }
  const page = new Page(result.roadmap.path, address, 0);
  return `## Roadmap Sync\n\n${headline(result, page)}\n\nThe rest is too long for a summary. The output \`plan\` has all of it.\n`;
}

function summaryWith(rows: number, result: Result, address: IssueAddress, found: FoundAtStart | null, cost: Cost | null): string {
  const { plan, roadmap } = result;
  const page = new Page(roadmap.path, address, rows);
  const parts = [
    '## Roadmap Sync',
    headline(result, page),
    refusalLine(plan),
    failure(result),
    blockers(result, page),
    attention(result, page),
    roadmap.items.length === 0 ? untracked(result, page) : '',
    changes(result, page),
    updateText(result),
    found === null ? '' : fileDiff(found.text, numberless(result.after ?? roadmap.text), roadmap.path),
    standing(result),
    timelineText(roadmap),
    roadmap.items.length === 0 ? '' : notRead(roadmap, page),
    cost === null ? '' : `<sub>${plural(cost.requests, 'request')} · ${cost.seconds} s</sub>`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What a proposed roadmap holds: its blockers, its counts, and what is not read. @param commit where its lines are shown */
export function standingPage(result: Result, address: IssueAddress, commit: string): string {
  const { roadmap } = result;
  const page = new Page(roadmap.path, address, ROWS[0] ?? 0, commit);
  const parts = [
    blockers(result, page),
    standing(result, 'The roadmap after the merge'),
    roadmap.items.length === 0 ? untracked(result, page) : notRead(roadmap, page),
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `\n${part}\n`)
    .join('');
}

/** In a plan, the links of new issues have numbers that stand for those to come. */
function numberless(text: string): string {
  return text.replace(/\[#1\d{9}\]\([^)\s]*\/1\d{9}\)/g, '[#…](…)');
}

/** The update as it is mailed: text in a fence, because its titles and notes may hold any Markdown. */
function updateText({ update }: Result): string {
  if (update === null) return '';
  const lines = update.text.split('\n');
  const rest = lines.length > MOST_OF_AN_UPDATE ? [`… and ${lines.length - MOST_OF_AN_UPDATE} more lines, in the output \`update\``] : [];
  return fold('The development update', fenced([...lines.slice(0, MOST_OF_AN_UPDATE).map(shownLine), ...rest], 'text'));
}

/** Lines. */
const MOST_OF_AN_UPDATE = 1_000;

/** The dates as text, with the mark where it stands. */
function timelineText({ timeline }: Roadmap): string {
  if (timeline.length === 0) return '';
  const rows = timeline
    .slice(0, MOST_DATES)
    .map(({ label, written, here }) => [here ? '>' : ' ', cutText(logLine(written), 20), cutText(logLine(label), 60)] as const);
  const width = Math.max(...rows.map(([, date]) => date.length));
  const lines = rows.map(([mark, date, label]) => `${mark} ${date.padEnd(width)}  ${label}`.trimEnd());
  const rest = timeline.length > MOST_DATES ? [`  … and ${timeline.length - MOST_DATES} more`] : [];
  return fenced([...lines, ...rest], 'text');
}

const MOST_DATES = 30;

function headline(result: Result, page: Page): string {
  const commit = result.commit === null ? '' : ` · commit ${page.commit(result.commit)}`;
  const waiting = result.pull == null ? '' : ` · waiting: pull request ${page.issue(result.pull)}`;
  return `**${headlineText(result)}** ${page.file()}${commit}${waiting}`;
}

function refusalLine({ refused }: Plan): string {
  return refused === null ? '' : `> [!CAUTION]\n> ${refused.reason}\n>\n> ${refused.allow}`;
}

function failure({ failure: error }: Result): string {
  return error === null ? '' : caution(error);
}

/** Characters of one line of an error. Its end says what to do. */
const MOST_OF_AN_ERROR = 4_000;

function caution(error: Error): string {
  // Each mistake of a configuration stands on a line of its own.
  return `> [!CAUTION]\n> ${error.message
    .split('\n')
    .map((line) => pageText(line, MOST_OF_AN_ERROR))
    .join('\n>\n> ')}`;
}

/** The summary of a run that failed before it had a result. */
export function failurePage(error: Error): string {
  return `## Roadmap Sync\n\n${caution(error)}\n`;
}

/** The open blockers. They come first, because the release waits for them. */
function blockers({ roadmap, release }: Result, page: Page): string {
  const rows = openBlockers(roadmap, release).map((item) => {
    const status = statusInWords(item);
    const link = item.issue === null ? '' : ` ${page.issue(item.issue)}`;
    const said = [`owner: ${pageText(ownerOf(item) ?? 'nobody')}`, ...(status === '' ? [] : [`status: ${pageText(status)}`]), page.line(item.line)];
    return `- 🛑${link} **${pageText(item.title)}** — ${said.join(', ')}`;
  });
  return rows.length === 0 ? '' : page.list(rows.length === 1 ? '1 blocker' : `${rows.length} blockers`, rows);
}

function attention({ outcomes, problems }: Result, page: Page): string {
  const undone = outcomes.flatMap((outcome) => (outcome.result === 'left' ? [outcome] : []));
  const waiting = [...new Set(undone.map(({ why }) => why))].map(
    (why) => `- ⏳ ${plural(undone.filter((one) => one.why === why).length, 'operation')} left: ${pageMessage(why)}.`,
  );
  const rowsOf = (fits: (problem: Problem) => boolean) => problemRows(problems.filter(fits), page);
  const noticesOf = (kind: ReturnType<typeof problemKind>) => rowsOf((problem) => problem.level === 'notice' && problemKind(problem) === kind);
  const rows = [...waiting, ...rowsOf(({ level, told }) => level !== 'notice' && told !== true)];
  const told = rowsOf(({ level, told: before }) => level !== 'notice' && before === true);
  const [left, notes, reading] = [noticesOf('left'), noticesOf('told'), noticesOf('reading')];
  const parts = [
    rows.length === 0 ? '' : page.list('Needs attention', rows),
    left.length === 0 ? '' : page.list('Left as it is', left),
    notes.length === 0 ? '' : page.list('Also to know', notes),
    told.length === 0 ? '' : page.folded('Told before, and still so', told),
    reading.length === 0 ? '' : page.folded('How some lines were read', reading),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Problems with the same message share one row. */
function problemRows(problems: readonly Problem[], page: Page): string[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) grouped(alike, problem.message).push(problem);
  return [...alike].map(([message, found]) => {
    const lines = found.flatMap(({ line }) => (line === null ? [] : [page.line(line)]));
    const more = lines.length > MAX_LINES ? ` and ${lines.length - MAX_LINES} more` : '';
    const where = lines.length === 0 ? '' : `${lines.slice(0, MAX_LINES).join(', ')}${more}: `;
    return `- ${mark(found[0]?.level)} ${where}${pageMessage(message)}`;
  });
}

function mark(level: Problem['level'] = 'notice'): string {
  return { error: '❌', warning: '⚠️', notice: 'ℹ️' }[level];
}

function standing({ roadmap, release }: Result, title = 'The roadmap now'): string {
  const counts = countItems(roadmap, release);
  if (roadmap.items.length === 0) return '';
  const columns = [
    ['Open bugs', counts.openBugs],
    ['Open features', counts.openFeatures],
    ['External', counts.openExternal],
    ['Blockers', counts.blockers],
    ['Done', counts.done],
    ['Dropped', counts.dropped],
  ];
  const cells = (values: readonly (string | number | undefined)[]) => `| ${values.join(' | ')} |`;
  return [`### ${title}`, '', cells(columns.map(([name]) => name)), cells(columns.map(() => '--:')), cells(columns.map(([, number]) => number))].join('\n');
}

/** For a file without items: how to write items, and the lines that may be meant as items. */
function untracked({ roadmap, outcomes }: Result, page: Page): string {
  const isWritten = outcomes.some(({ result }) => result === 'done');
  const how = [
    `Nothing in this file is tracked${isWritten ? ' now' : ', and nothing was written'}. The action tracks:`,
    '',
    '- task items, in any list: `- [ ] Title`',
    '- plain bullets under a heading such as `## Open bugs`, `## Planned` or `## Backlog` with no other heading above it but the title',
  ].join('\n');
  const rows = candidateRows(roadmap, page);
  return rows.length === 0 ? how : `${how}\n\n${page.list('Lines that may be meant as items', rows)}`;
}

/** Lines that may be meant as items but are not read as such, so that nobody misses them. */
function notRead(roadmap: Roadmap, page: Page): string {
  const rows = candidateRows(roadmap, page);
  return rows.length === 0 ? '' : page.folded('Lines that are not read as items', rows);
}

function candidateRows({ candidates }: Roadmap, page: Page): string[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) grouped(groups, candidate.section).push(candidate);
  return [...groups].map(([title, found]) => {
    const where = title === '' ? 'Outside any section' : `“${pageText(title)}”`;
    const [first] = found;
    return `- ${where}: ${plural(found.length, 'line')} that may be meant as items, the first on ${page.line(first?.line ?? 1)}: ${pageText(first?.text ?? '')}`;
  });
}
