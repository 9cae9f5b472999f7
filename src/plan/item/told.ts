import type { Baseline, PathState } from '../../model/baseline.ts';
import type { Issue } from '../../model/issue.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import { partsByQuotes } from '../../roadmap/text/escape.ts';
import type { Facts } from '../facts.ts';
import { digest } from '../issue/content.ts';
import { issueSeen } from './two-sides.ts';

/**
 * When a warning that an earlier run has told is over:
 * - `run`: every run finds it, in the file or in what the state says of both sides. So it is over when a run does not.
 * - `issue`: only a run that reads its issue finds it. So it is over when a run that reads the issue does not.
 * - `full-look`: only a run that looks at everything finds it. So it is over when such a run does not.
 * - `update`: only a run that publishes a development update finds it. So it is over when such a run does not.
 * - `pull`: only the part of a run that keeps the pull request finds it, and it also says when it is over.
 * - `event`: it tells what happened in this run. It is told each time, and not remembered.
 */
const OVER_WHEN_GONE_FROM: Readonly<Record<ProblemCode, 'run' | 'issue' | 'full-look' | 'update' | 'pull' | 'event'>> = {
  'lazy-field': 'run',
  'misspelt-key': 'run',
  'repeated-field': 'run',
  'unknown-priority': 'run',
  'unknown-kind': 'run',
  'open-in-done': 'run',
  'open-in-refused': 'run',
  'open-sub-item': 'run',
  'two-links': 'run',
  'unclear-link': 'run',
  'list-of-last-item': 'run',
  'title-lines': 'run',
  'copied-link': 'run',
  'no-such-section': 'run',
  'section-elsewhere': 'run',
  'no-such-column': 'run',
  'no-status-word': 'run',
  'unreadable-date': 'run',
  'timeline-order': 'run',
  'two-marks': 'run',
  'unread-mark': 'run',
  'repeated-date': 'run',
  'two-releases': 'run',
  'freeze-passed': 'run',
  'second-note': 'update',
  'unread-schedule': 'run',
  'unread-list': 'run',
  'no-mark': 'run',
  'release-due': 'run',
  'chart-in-the-way': 'run',
  'file-in-the-way': 'update',
  'open-among-resolved': 'update',
  'no-release-date': 'run',
  'number-is-text': 'run',
  'sides-differ': 'run',
  'not-tracked': 'run',
  'tied-titles': 'run',
  'maybe-the-same': 'run',
  'gone-from-file': 'run',
  'cannot-read-issue': 'run',
  'cannot-edit': 'run',
  'torn-sentence': 'run',
  conflict: 'run',
  'not-written': 'pull',
  'not-trusted': 'issue',
  'not-added': 'issue',
  'not-assigned': 'full-look',
  'closed-milestone': 'full-look',
  'milestone-differs': 'full-look',
  'text-left-out': 'event',
  'published-before': 'event',
  'handed-over': 'event',
  'limit-reached': 'event',
  'foreign-links': 'event',
  'stays-behind': 'event',
  'issue-failed': 'event',
  'damaged-state': 'event',
  'state-elsewhere': 'event',
  'label-changed': 'event',
  renamed: 'event',
};
/** The same, for codes that a state holds. */
const OVER = new Map<string, string>(Object.entries(OVER_WHEN_GONE_FROM));

/** The most warnings of one file that are remembered. Further ones are told by each run. */
const MOST = 500;

/** What a run has looked at beside the file and the state. */
export interface Look {
  /** All issues and milestones. */
  readonly isFull: boolean;
  /** The numbers of the issues that were read as they are now. */
  readonly issues: ReadonlySet<number>;
  /** What a development update needs. */
  readonly isForUpdate: boolean;
  /** The changes of the file wait in a pull request, which is kept after all else. */
  readonly keepsPull: boolean;
}

/**
 * What a run has looked at. What a lagging list says of an issue is older than the state, so that no look has used it.
 * @param issues those that were read
 */
export function lookOf(
  { issues: read, baseline }: { readonly issues: ReadonlyMap<number, Issue>; readonly baseline: Baseline | null },
  { fullLook, writeBack }: { readonly fullLook: boolean; readonly writeBack: string },
  { operations }: Pick<Plan, 'operations'>,
): Look {
  const entries = new Map((baseline?.entries ?? []).map((entry) => [entry.number, entry]));
  const isUsed = ([number, issue]: readonly [number, Issue]) => issueSeen(issue, entries.get(number) ?? null)?.body != null;
  return {
    isFull: fullLook,
    issues: new Set([...read].filter(isUsed).map(([number]) => number)),
    isForUpdate: operations.some((operation) => operation.kind === 'publish-update' && operation.opens === undefined),
    keepsPull: writeBack === 'pull-request',
  };
}

/** The lines that a message names. */
const NAMED_LINES = /\blines? \d+(?:(?:, | and | to |–)\d+)*/gi;

/** A message with the lines that it names where they stand now. What it quotes stays: a title may name a line, too. */
export function withNamedLines(message: string, lineNow: (line: number) => number): string {
  const moved = (text: string) => text.replace(NAMED_LINES, (named) => named.replace(/\d+/g, (line) => `${lineNow(Number(line))}`));
  return partsByQuotes(message)
    .map((part, at) => (at % 2 === 1 ? part : moved(part)))
    .join('');
}

/**
 * How the state names a warning: its code, the issue that a run has to read to find it, and a digest of what it tells. The lines in a message change
 * whenever somebody writes above them.
 * @param tells what it is known by
 */
export function toldName({ code, message, foundOn }: Pick<Problem, 'code' | 'message' | 'foundOn'>, tells = message): string {
  const lasting = digest(tells.replace(NAMED_LINES, 'line'));
  return OVER_WHEN_GONE_FROM[code] === 'issue' && foundOn !== undefined ? `${code} #${foundOn} ${lasting}` : `${code} ${lasting}`;
}

/** The names of some warnings. Where two places have the same warning, the second one has a number. */
function toldNames(problems: readonly Problem[]): Array<readonly [Problem, readonly string[]]> {
  const counts = new Map<string, number>();
  const numbered = (name: string) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  };
  return problems.map((problem) => [problem, (problem.knownBy ?? [problem.message]).map((tells) => numbered(toldName(problem, tells)))]);
}

/** Whether an earlier run has told one of the things that a warning is known by. */
export function wasTold(code: ProblemCode, tells: string, { baseline, roadmap }: Pick<Facts, 'baseline' | 'roadmap'>): boolean {
  return baseline?.paths[roadmap.path]?.told?.includes(toldName({ code, message: tells })) === true;
}

function isRemembered({ level, code }: Problem): boolean {
  // That another roadmap needs a rule is remembered, so that not each run has to read that roadmap.
  return (level === 'warning' || code === 'section-elsewhere') && OVER_WHEN_GONE_FROM[code] !== 'event';
}

/** The names of the warnings that are told after a run. @param before those that were told before it */
export function toldAfter(before: readonly string[], problems: readonly Problem[], look: Look): Pick<PathState, 'told'> {
  const now = new Set(toldNames(problems.filter(isRemembered)).flatMap(([, names]) => names));
  const unseen = before.filter((name) => !now.has(name) && !isOver(name, look));
  return withoutNone([...now, ...unseen]);
}

/** Whether a warning is over that a run did not find. What only a newer release knows is forgotten. */
function isOver(name: string, { isFull, issues, isForUpdate, keepsPull }: Look): boolean {
  const [code = '', on = ''] = name.split(' ');
  switch (OVER.get(code)) {
    case 'issue':
      return isFull || issues.has(Number(/^#(\d+)$/.exec(on)?.[1]));
    case 'full-look':
      return isFull;
    case 'update':
      return isForUpdate;
    case 'pull':
      return !keepsPull;
    default:
      return true;
  }
}

/** The names of the warnings that are told, after the part of a run that keeps the pull request. @param problems what that part has found */
export function toldAfterPull(before: readonly string[], problems: readonly Problem[]): Pick<PathState, 'told'> {
  const isOfPull = (name: string) => OVER.get(name.split(' ')[0] ?? '') === 'pull';
  return withoutNone([...toldNames(problems.filter(isRemembered)).flatMap(([, names]) => names), ...before.filter((name) => !isOfPull(name))]);
}

function withoutNone(names: readonly string[]): Pick<PathState, 'told'> {
  const told = names.slice(0, MOST).toSorted();
  return told.length === 0 ? {} : { told };
}

/** Whether the state has to be written so that no later run tells the same warnings again, and the next one those that are over. @param after the names that are told after a run */
export function tellsOthers(before: readonly string[], { told = [] }: Pick<PathState, 'told'>): boolean {
  return told.length !== before.length || told.some((name, at) => name !== before[at]);
}

/** The problems, those marked that an earlier run has told already. */
export function withTold(problems: readonly Problem[], before: readonly string[]): Problem[] {
  const known = new Set(before);
  const told = new Set(
    toldNames(problems.filter(isRemembered)).flatMap(([problem, names]) => (names.length > 0 && names.every((name) => known.has(name)) ? [problem] : [])),
  );
  return problems.map((problem) => (told.has(problem) ? { ...problem, told: true } : problem));
}
