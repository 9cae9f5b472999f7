import type { PathState } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { FileVersion, StateVersion, World } from '../model/ports.ts';
import type { Problem } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { KeptPull, WaitingChanges } from '../model/waiting.ts';
import { commitText, neutralised, waitingTitle } from '../plan/commit-message.ts';
import { fileChange } from '../plan/file-change.ts';
import { tellsOthers, toldAfterPull } from '../plan/item/told.ts';
import { changesOnlyFile } from '../plan/operations.ts';
import { editAsRehearsed, type Rehearsal } from '../plan/rehearse.ts';
import { describe } from '../report/describe.ts';
import { fileUrl, type IssueAddress, issueUrl } from '../roadmap/markdown/link.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { diffLines } from '../roadmap/text/diff-lines.ts';
import { pageText } from '../roadmap/text/escape.ts';
import { holdsAll, keptInPull } from '../run/branch/after-merge.ts';
import { Patience } from '../run/patience.ts';
import type { Request } from '../run/request.ts';

/** A text of a pull request may have 65,536 characters. */
const MOST_ROWS = 200;

/** What is told of the pull request. */
interface PullTold {
  /** The number of the open pull request that holds the changes; null: none does. */
  readonly number: number | null;
  readonly problems: readonly Problem[];
  readonly failure: UserError | null;
}

/** Nothing is told, because no pull request was asked for. */
export const NO_PULL: PullTold = { number: null, problems: [], failure: null };

/** What is to wait in a pull request, and what it was planned on. */
interface Waiting {
  readonly request: Request;
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly rehearsal: Rehearsal | null;
  readonly reading: ReadOptions;
  /** Server time until which the run may wait for a server that refuses. */
  readonly deadline: string;
}

/**
 * Brings all changes of the file into its pull request. Both sides of the issues agree with the state by then.
 * The state is told first what the pull request will hold, and afterwards what it holds: whenever a person merges it, the next run knows
 * which values of the file come from the issues.
 * @returns `stale` if somebody else wrote, so that the run has to read and plan again
 */
export async function keepWaitingPull(world: World, waiting: Waiting): Promise<'stale' | PullTold> {
  try {
    return await keep(world, waiting);
  } catch (error) {
    if (error instanceof UserError) return { number: null, problems: [], failure: error };
    throw error;
  }
}

async function keep(world: World, waiting: Waiting): Promise<'stale' | PullTold> {
  const { plan, roadmap, deadline } = waiting;
  const { path } = roadmap;
  const changes = waitingChanges(waiting);
  const operations = changes.isNothing ? [] : keptInPull(plan.operations);
  const patience = new Patience(world, deadline, () => 'the issues are up to date');
  let { state } = waiting;
  const before = inPull(state, path);
  const both = [...operations, ...before.filter((one) => !holdsAll(operations, [one]))];
  if (!holdsAll(before, operations) && !(await write({ inPull: both }))) return 'stale';
  const kept = await patience.with(() => world.waiting.keep(changes));
  if (kept.is === 'stale') return 'stale';
  const count = plan.operations.filter((one) => changesOnlyFile(one) && one.kind !== 'set-last-updated').length;
  const problem = problemOf(kept, count, path);
  const problems = problem === null ? [] : [problem];
  const now = state?.baseline?.paths[path];
  const held = kept.is === 'open' || kept.is === 'none' ? operations : inPull(state, path);
  const { told = [] } = toldAfterPull(now?.told ?? [], problems);
  const owesTold = now !== undefined && tellsOthers(now.told ?? [], { told });
  if ((owesTold || !holdsAll(held, inPull(state, path))) && !(await write({ inPull: held, told }))) return 'stale';
  return { number: kept.is === 'open' ? kept.number : null, problems, failure: null };

  /** False: another run was faster. */
  async function write(change: Pick<PathState, 'inPull' | 'told'>): Promise<boolean> {
    const { baseline } = state ?? {};
    const old = baseline?.paths[path];
    if (baseline == null || old === undefined) return false;
    const { inPull: waits, told: names, ...rest } = { ...old, ...change };
    const paths = { ...baseline.paths, [path]: { ...rest, ...(waits?.length ? { inPull: waits } : {}), ...(names?.length ? { told: names } : {}) } };
    const answer = await patience.with(() => world.state.write({ ...baseline, paths }, state, `Changes that wait ${world.randomId()}`));
    if (answer.result !== 'stale') state = answer.version;
    return answer.result !== 'stale';
  }
}

function inPull(state: StateVersion | null, path: string): readonly Operation[] {
  return state?.baseline?.paths[path]?.inPull ?? [];
}

function waitingChanges({ request, plan, roadmap, file, rehearsal, reading }: Waiting): WaitingChanges {
  const { path } = roadmap;
  const { address, commits: wording } = request;
  const operations = plan.operations.filter(changesOnlyFile);
  const change = fileChange(operations, () => null);
  const { roadmap: after } = editAsRehearsed(roadmap, operations, change, { rehearsal, reading });
  const body = after === roadmap ? `Nothing waits any more: ${pageText(path)} and its issues agree.` : bodyText(operations, roadmap, address);
  return {
    path,
    base: { sha: file.sha, byteOrderMark: file.byteOrderMark },
    text: after.text,
    isNothing: after.text === roadmap.text,
    essence: essenceOf(roadmap, after),
    isSame: (text) => text === after.text || withoutLastUpdated(text, after) === withoutLastUpdated(after.text, after),
    message: (own) => commitText(operations, path, own, { wording, roadmap, server: address.server }),
    title: waitingTitle(path, wording),
    body,
  };
}

/** The lines of a text without the one that has the date in a roadmap. */
function withoutLastUpdated(text: string, { lastUpdated }: Pick<Roadmap, 'lastUpdated'>): string {
  const lines = text.split('\n');
  if (lastUpdated !== null) lines.splice(lastUpdated.line - 1, 1);
  return lines.join('\n');
}

/** The lines that change, whatever stands around them. The date changes by itself, so it does not count. */
function essenceOf(before: Roadmap, after: Roadmap): string {
  const [from, to] = [withoutLastUpdated(before.text, before).split('\n'), withoutLastUpdated(after.text, after).split('\n')];
  const hunks = diffLines(from, to);
  if (hunks === null) return to.join('\n');
  return JSON.stringify(hunks.map(({ at, gone, come }) => [from.slice(at, at + gone), come]));
}

function bodyText(operations: readonly Operation[], roadmap: Roadmap, address: IssueAddress): string {
  // The date changes by itself from day to day.
  const shown = operations.filter(({ kind }) => kind !== 'set-last-updated');
  const rows = shown.map((operation) => {
    const { planned, title, issue, detail } = describe(operation, roadmap);
    const number = issue === null ? '' : `[#${issue}](${issueUrl(issue, address)}) `;
    const more = detail === '' ? '' : `: ${pageText(neutralised(detail, address.server))}`;
    return `- ${number}${planned} **${pageText(neutralised(title, address.server))}**${more}`;
  });
  const rest = rows.length > MOST_ROWS ? [`- and ${rows.length - MOST_ROWS} more`] : [];
  return [
    `These changes bring [${pageText(roadmap.path)}](${fileUrl(roadmap.path, address)}) up to date with its issues:`,
    '',
    ...rows.slice(0, MOST_ROWS),
    ...rest,
    '',
    'Each run brings this branch up to date. To decline the changes, close the pull request: it stays closed until its content would be another one.',
  ].join('\n');
}

function problemOf(kept: KeptPull, count: number, path: string): Problem | null {
  const what = `${count === 1 ? '1 change' : `${count} changes`} of ${path}`;
  const verb = count === 1 ? 'waits' : 'wait';
  const notice = (message: string): Problem => ({ line: null, level: 'notice', code: 'not-written', message });
  switch (kept.is) {
    case 'none':
    case 'stale':
      return null;
    case 'open':
      return notice(`${what} ${verb} in pull request #${kept.number}. Merge it, and the file agrees with its issues.`);
    case 'declined':
      return notice(
        `${what} ${verb}: pull request #${kept.number}, which held the same, was closed. Reopen it to take them; otherwise a new one is opened once its content would be another one.`,
      );
    case 'foreign': {
      const pull = kept.number === null ? '' : `Merge or close pull request #${kept.number}, or `;
      return {
        ...notice(
          `The branch “${kept.branch}” holds commits that this action did not make, so it is left as it is, and ${what} ${verb}. ${pull}${pull === '' ? 'Delete' : 'delete'} the branch: the next run makes it anew.`,
        ),
        level: 'warning',
        // How many changes wait is no news about the branch.
        knownBy: [kept.branch],
      };
    }
  }
}
