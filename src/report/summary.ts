import type { Operation, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import type { Candidate, Roadmap } from '../model/roadmap.ts';
import { commitUrl, fileUrl, type IssueAddress, issueUrl } from '../roadmap/markdown/link.ts';
import { pageText } from '../roadmap/text/escape.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { openBlockers } from '../update/blockers.ts';
import { ownerOf, statusInWords } from '../update/items.ts';
import { countItems, countOutcomes, type RunCounts } from './counts.ts';
import { describe } from './describe.ts';

/** GitHub refuses a summary over 1 MiB, so long lists are cut. */
const MAX_ROWS = 200;
/** The most line numbers that are listed for one problem. */
const MAX_LINES = 20;

/** The job's summary: blockers, what was done, what needs attention, and the counts of the roadmap. */
export function summary(result: Result, address: IssueAddress): string {
  const { plan, roadmap } = result;
  const page = new Page(roadmap.path, address);
  const parts = [
    `## Roadmap Sync`,
    headline(result, page),
    refusalLine(plan),
    failure(result),
    blockers(roadmap, page),
    result.applied ? doneList(result, page) : plannedList(plan, roadmap, page),
    attention(result, page),
    standing(roadmap),
    roadmap.items.length === 0 ? untracked(roadmap, page) : notRead(roadmap, page),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

class Page {
  readonly #path: string;
  readonly #address: IssueAddress;

  constructor(path: string, address: IssueAddress) {
    this.#path = path;
    this.#address = address;
  }

  issue(number: number): string {
    return `[#${number}](${issueUrl(number, this.#address)})`;
  }

  file(): string {
    return `[${pageText(this.#path)}](${fileUrl(this.#path, this.#address)})`;
  }

  line(line: number): string {
    return `[line ${line}](${fileUrl(this.#path, this.#address)}?plain=1#L${line})`;
  }

  commit(sha: string): string {
    return `[${sha.slice(0, 7)}](${commitUrl(sha, this.#address)})`;
  }
}

/** What was done in one sentence: `3 issues created, 1 item moved.` */
export function headlineText(result: Result): string {
  if (result.plan.refused !== null) return 'Refused: the plan is too large.';
  if (result.roadmap.items.length === 0) return 'Nothing in this file is tracked.';
  if (!result.applied)
    return result.plan.operations.length === 0 ? 'Nothing to do.' : `${plural(result.plan.operations.length, 'operation')} planned, nothing written.`;
  const counts = countOutcomes(result.outcomes);
  const parts = sentences(counts);
  return parts.length === 0 ? 'Roadmap and issues agree: nothing to do.' : `${parts.join(', ')}.`;
}

function sentences(counts: RunCounts): string[] {
  const say = (number: number, noun: string, verb: string) => (number === 0 ? [] : [`${plural(number, noun)} ${verb}`]);
  return [
    ...say(counts.created, 'issue', 'created'),
    ...say(counts.linked, 'issue', 'linked'),
    ...say(counts.renamed, 'link', 'renamed'),
    ...say(counts.updated, 'issue', 'updated'),
    ...say(counts.added, 'issue', 'added to the file'),
    ...say(counts.closed, 'issue', 'closed'),
    ...say(counts.reopened, 'issue', 'reopened'),
    ...say(counts.followed, 'issue', 'followed in the file'),
    ...say(counts.milestones, 'milestone', 'set'),
    ...say(counts.marks, 'timeline mark', 'moved'),
    ...say(counts.published, 'update', 'published'),
    ...say(counts.delivered, 'place', 'received the update'),
    ...say(counts.remaining, 'operation', 'left for the next run'),
  ];
}

function headline(result: Result, page: Page): string {
  const commit = result.commit === null ? '' : ` · commit ${page.commit(result.commit)}`;
  return `**${headlineText(result)}** ${page.file()}${commit}`;
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
function blockers(roadmap: Roadmap, page: Page): string {
  const rows = openBlockers(roadmap).map((item) => {
    const status = statusInWords(item);
    const link = item.issue === null ? '' : ` ${page.issue(item.issue)}`;
    const said = [`owner: ${pageText(ownerOf(item) ?? 'nobody')}`, ...(status === '' ? [] : [`status: ${pageText(status)}`]), page.line(item.line)];
    return `- 🛑${link} **${pageText(item.title)}** — ${said.join(', ')}`;
  });
  return rows.length === 0 ? '' : section(rows.length === 1 ? '1 blocker' : `${rows.length} blockers`, rows, rows.length);
}

function doneList({ outcomes, roadmap, plan }: Result, page: Page): string {
  const done = outcomes.filter(({ result }) => result === 'done');
  if (done.length === 0) return '';
  const rows = done.map((outcome) => {
    const number = outcome.result === 'done' ? (outcome.issue?.number ?? null) : null;
    return row(outcome.operation, roadmap, page, 'done', number);
  });
  return section('What was done', rows, plan.operations.length);
}

function plannedList({ operations }: Plan, roadmap: Roadmap, page: Page): string {
  const rows = operations.map((operation) => row(operation, roadmap, page, 'planned', null));
  return rows.length === 0 ? '' : section('What would be done', rows, rows.length);
}

function row(operation: Operation, roadmap: Roadmap, page: Page, tense: 'done' | 'planned', created: number | null): string {
  const { done, planned, title, issue, line, detail } = describe(operation, roadmap);
  const number = issue ?? created;
  const words = [tense === 'done' ? done : planned, number === null ? '' : page.issue(number), `**${pageText(title)}**`];
  const more = [detail === '' ? '' : pageText(detail), tense === 'planned' && line !== null ? page.line(line) : ''].filter((part) => part !== '');
  return `- ${words.filter((word) => word !== '').join(' ')}${more.length === 0 ? '' : ` — ${more.join(', ')}`}`;
}

function section(title: string, rows: readonly string[], total: number): string {
  const rest = rows.length > MAX_ROWS ? [`- … and ${Math.max(rows.length, total) - MAX_ROWS} more`] : [];
  return [`### ${title}`, '', ...rows.slice(0, MAX_ROWS), ...rest].join('\n');
}

function attention({ outcomes, problems }: Result, page: Page): string {
  const left = outcomes.flatMap((outcome) => (outcome.result === 'left' ? [outcome] : []));
  const waiting = [...new Set(left.map(({ why }) => why))].map(
    (why) => `- ⏳ ${plural(left.filter((one) => one.why === why).length, 'operation')} left: ${pageText(why)}.`,
  );
  const rows = [
    ...waiting,
    ...problemRows(
      problems.filter(({ level, told }) => level !== 'notice' && told !== true),
      page,
    ),
  ];
  const notices = problemRows(
    problems.filter(({ level }) => level === 'notice'),
    page,
  );
  const told = problemRows(
    problems.filter((problem) => problem.told === true),
    page,
  );
  const parts = [
    rows.length === 0 ? '' : section('Needs attention', rows, rows.length),
    told.length === 0 ? '' : details('Told before, and still so', told),
    notices.length === 0 ? '' : details('How some lines were read', notices),
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
    return `- ${mark(found[0]?.level)} ${where}${pageText(message)}`;
  });
}

/** A folded list, for rows that most readers do not need. */
function details(title: string, rows: readonly string[]): string {
  const rest = rows.length > MAX_ROWS ? [`- … and ${rows.length - MAX_ROWS} more`] : [];
  return ['<details>', `<summary>${title} (${rows.length})</summary>`, '', ...rows.slice(0, MAX_ROWS), ...rest, '', '</details>'].join('\n');
}

function mark(level: Problem['level'] = 'notice'): string {
  return { error: '❌', warning: '⚠️', notice: 'ℹ️' }[level];
}

function standing(roadmap: Roadmap): string {
  const counts = countItems(roadmap);
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
  return ['### The roadmap now', '', cells(columns.map(([name]) => name)), cells(columns.map(() => '--:')), cells(columns.map(([, number]) => number))].join(
    '\n',
  );
}

/** For a file without items: how to write items, and the lines that may be meant as items. */
function untracked(roadmap: Roadmap, page: Page): string {
  const how = [
    'Nothing in this file is tracked, and nothing was written. The action tracks:',
    '',
    '- task items, in any list: `- [ ] Title`',
    '- plain bullets under a heading such as `## Open bugs`, `## Planned` or `## Backlog` with no other heading above it but the title',
  ].join('\n');
  const rows = candidateRows(roadmap, page);
  return rows.length === 0 ? how : `${how}\n\n${section('Lines that may be meant as items', rows, rows.length)}`;
}

/** Lines that may be meant as items but are not read as such, so that nobody misses them. */
function notRead(roadmap: Roadmap, page: Page): string {
  const rows = candidateRows(roadmap, page);
  return rows.length === 0 ? '' : details('Lines that are not read as items', rows);
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

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
