import { pageText } from '../roadmap/text/escape.ts';
import { inCell } from '../roadmap/text/text.ts';
import { SKIPPED, type SkipReason } from './choose.ts';
import { COUNTED, type Counted, type JobResult, type ListedFleet } from './results.ts';

/** The most names in one line of the page. The file of the list has all. */
const MOST_NAMES = 200;
/** The most failures that are explained, and the most rows of the table: a summary may have 1 MiB. What failed comes first. */
const MOST_FAILED = 200;
const MOST_ROWS = 500;

/** How a repository may stand, in the order of the page. */
const RANKS = { failed: 'failed', left: 'to be continued', agrees: 'in agreement' } as const;

/** How one repository stands, and what a person has to do about it. */
interface Standing {
  readonly repository: string;
  readonly result: JobResult | null;
  readonly rank: keyof typeof RANKS;
  /** Why it failed, as Markdown; else what it did. */
  readonly says: string;
}

/** The columns of the page. */
const COLUMNS: Readonly<Record<Counted, string>> = {
  created: 'created',
  updated: 'updated',
  closed: 'closed',
  reopened: 'reopened',
  added: 'added',
  moved: 'moved',
  'open-bugs': 'open bugs',
  'open-features': 'open features',
  blockers: 'blockers',
  remaining: 'left',
};

/** One page of all repositories, as Markdown for a job's summary: what failed first, then blockers, then the rest. @param server `https://github.com` */
export function fleetPage(fleet: ListedFleet, results: readonly JobResult[], server: string): string {
  const all = standings(fleet, results);
  const failed = all.filter(({ rank }) => rank === 'failed');
  const link = (repository: string) => `[${pageText(repository)}](${server}/${repository})`;
  const row = ({ repository, result, rank }: Standing) => [link(repository), RANKS[rank], ...COUNTED.map((name) => countCell(name, result))];
  const cells = (parts: readonly string[]) => `| ${parts.map(inCell).join(' | ')} |`;
  const head = ['repository', '', ...COUNTED.map((name) => COLUMNS[name])];
  const table = [cells(head), cells(head.map((_, at) => (at < 2 ? '---' : '--:'))), ...all.slice(0, MOST_ROWS).map((one) => cells(row(one)))].join('\n');
  const reasons = failed.slice(0, MOST_FAILED).map(({ repository, says }) => `- ${link(repository)}: ${says}`);
  const parts = [
    `## Roadmaps of ${pageText(fleet.owner)}`,
    fleetHeadline(all, results),
    failed.length === 0 ? '' : ['### Failed', '', ...reasons].join('\n'),
    andMore(failed.length - MOST_FAILED),
    all.length === 0 ? `No repository has a roadmap at ${pageText(fleet.roadmap)}.` : table,
    andMore(all.length - MOST_ROWS),
    skipped(fleet),
    fleet.unread === 0 ? '' : `The token cannot read ${fleet.unread} of the owner’s repositories.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function fleetHeadline(all: readonly Standing[], results: readonly JobResult[]): string {
  const count = (rank: Standing['rank']) => all.filter((one) => one.rank === rank).length;
  const blockers = results.reduce((sum, { outputs }) => sum + (outputs.blockers ?? 0), 0);
  const parts = [
    `${all.length} ${all.length === 1 ? 'roadmap' : 'roadmaps'}`,
    count('failed') === 0 ? '' : `${count('failed')} ${RANKS.failed}`,
    count('left') === 0 ? '' : `${count('left')} ${RANKS.left}`,
    `${count('agrees')} ${RANKS.agrees}`,
    blockers === 0 ? 'no blockers' : `${blockers} open ${blockers === 1 ? 'blocker' : 'blockers'}`,
  ];
  return `**${parts.filter((part) => part !== '').join(' · ')}**`;
}

/** Failures first, then open blockers, then by name. */
function standings({ repositories }: ListedFleet, results: readonly JobResult[]): Standing[] {
  const found = new Map(results.map((result) => [result.repository, result]));
  const listed = repositories.map(({ repository }) => standingOf(repository, found.get(repository) ?? null));
  // A file of another list is shown, too: nothing that ran is left out.
  const others = results.filter(({ repository }) => !repositories.some((one) => one.repository === repository));
  const ranks = Object.keys(RANKS);
  const blockers = ({ result }: Standing) => result?.outputs.blockers ?? 0;
  return [...listed, ...others.map((result) => standingOf(result.repository, result))].toSorted(
    (a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank) || blockers(b) - blockers(a) || (a.repository < b.repository ? -1 : 1),
  );
}

function standingOf(repository: string, result: JobResult | null): Standing {
  const failed = (says: string): Standing => ({ repository, result, rank: 'failed', says });
  if (result === null) return failed('no result: its job failed early or did not end by itself');
  if (result.outcome === 'skipped' || result.outcome === '') return failed('did not run, because an earlier step of its job failed');
  if (result.outcome === 'cancelled') return failed('cancelled');
  if (result.refused !== null) return failed(`refused: ${pageText(result.refused)}`);
  if (result.outcome === 'failure') return failed('failed; the summary or the log of its job says why');
  const { remaining } = result.outputs;
  if ((remaining ?? 0) > 0) return { repository, result, rank: 'left', says: RANKS.left };
  return { repository, result, rank: 'agrees', says: RANKS.agrees };
}

/** Empty, if the job did not come so far. */
function countCell(name: Counted, result: JobResult | null): string {
  const count = result?.outputs[name] ?? null;
  if (count === null) return '';
  return name === 'blockers' && count > 0 ? `**${count}**` : String(count);
}

function andMore(rest: number): string {
  return rest > 0 ? `… and ${rest} more. The artifacts of the run have all of them.` : '';
}

/** The repositories that are passed over, a line for each reason. */
export function skippedByReason({ skipped: all }: Pick<ListedFleet, 'skipped'>): ReadonlyArray<{ readonly reason: string; readonly names: readonly string[] }> {
  return (Object.keys(SKIPPED) as SkipReason[]).flatMap((reason) => {
    const names = all.filter((one) => one.reason === reason).map(({ repository }) => repository);
    return names.length === 0 ? [] : [{ reason: SKIPPED[reason], names }];
  });
}

function skipped(fleet: ListedFleet): string {
  const rows = skippedByReason(fleet).map(({ reason, names }) => `- ${reason}: ${namesInLine(names)}`);
  const without = fleet.without === 0 ? [] : [`- without a file ${pageText(fleet.roadmap)}: ${fleet.without}`];
  if (rows.length + without.length === 0) return '';
  return ['<details>', `<summary>Passed over (${fleet.skipped.length + fleet.without})</summary>`, '', ...rows, ...without, '', '</details>'].join('\n');
}

function namesInLine(names: readonly string[]): string {
  const rest = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names
    .slice(0, MOST_NAMES)
    .map((name) => pageText(name))
    .join(', ')}${rest}`;
}
