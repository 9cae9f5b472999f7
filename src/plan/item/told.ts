import type { PathState } from '../../model/baseline.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import { digest } from '../issue/content.ts';

/**
 * When a warning that an earlier run has told is over:
 * - `file`: every run finds it, so it is over when a run does not.
 * - `issues`: only a run that looks at the issue finds it, so it is over when a run that looks at all issues does not.
 * - `event`: it tells what happened in this run. It is told each time, and not remembered.
 */
const OVER_WHEN_GONE_FROM: Readonly<Record<ProblemCode, 'file' | 'issues' | 'event'>> = {
  'lazy-field': 'file',
  'misspelt-key': 'file',
  'repeated-field': 'file',
  'unknown-priority': 'file',
  'unknown-kind': 'file',
  'open-in-done': 'file',
  'open-in-refused': 'file',
  'open-sub-item': 'file',
  'two-links': 'file',
  'unclear-link': 'file',
  'list-of-last-item': 'file',
  'title-lines': 'file',
  'copied-link': 'file',
  'no-such-section': 'file',
  'section-elsewhere': 'file',
  'no-such-column': 'file',
  'no-status-word': 'file',
  'unreadable-date': 'file',
  'timeline-order': 'file',
  'two-marks': 'file',
  'unread-mark': 'file',
  'repeated-date': 'file',
  'two-releases': 'file',
  'freeze-passed': 'file',
  'second-note': 'file',
  'unread-schedule': 'file',
  'unread-list': 'file',
  'no-mark': 'file',
  'release-due': 'file',
  'chart-in-the-way': 'file',
  'file-in-the-way': 'file',
  'no-release-date': 'issues',
  'number-is-text': 'issues',
  'sides-differ': 'issues',
  'not-trusted': 'issues',
  'not-added': 'issues',
  'text-left-out': 'issues',
  'not-tracked': 'issues',
  'not-assigned': 'issues',
  'tied-titles': 'issues',
  'maybe-the-same': 'issues',
  'closed-milestone': 'issues',
  'gone-from-file': 'issues',
  'cannot-read-issue': 'issues',
  'cannot-edit': 'issues',
  'not-written': 'issues',
  conflict: 'event',
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

/** The most warnings of one file that are remembered. Further ones are told by each run. */
const MOST = 500;

/** How the state names a warning: its code, and a digest of its message. The lines in a message change whenever somebody writes above them. */
export function toldName({ code, message }: Problem): string {
  return `${code} ${digest(message.replace(/\blines? \d+(?:(?:, | and | to |–)\d+)*/gi, 'line'))}`;
}

/** The names of some warnings. Where two places have the same warning, the second one has a number. */
function toldNames(problems: readonly Problem[]): Array<readonly [Problem, string]> {
  const counts = new Map<string, number>();
  return problems.map((problem) => {
    const name = toldName(problem);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [problem, count === 1 ? name : `${name} ${count}`] as const;
  });
}

function isRemembered({ level, code }: Problem): boolean {
  // That another roadmap needs a rule is remembered, so that not each run has to read that roadmap.
  return (level === 'warning' || code === 'section-elsewhere') && OVER_WHEN_GONE_FROM[code] !== 'event';
}

/**
 * The names of the warnings that are told after a run. @param before those that were told before it
 * @param fullLook the run has looked at all issues
 */
export function toldAfter(before: readonly string[], problems: readonly Problem[], fullLook: boolean): Pick<PathState, 'told'> {
  const now = new Set(toldNames(problems.filter(isRemembered)).map(([, name]) => name));
  const unseen = before.filter((name) => !now.has(name) && !fullLook && overWhen(name) === 'issues');
  const told = [...now, ...unseen].slice(0, MOST).toSorted();
  return told.length === 0 ? {} : { told };
}

/** Unknown to this release: a newer one remembers it. */
function overWhen(name: string): string | undefined {
  return new Map<string, string>(Object.entries(OVER_WHEN_GONE_FROM)).get(name.split(' ')[0] ?? '');
}

/** Whether the state has to be written so that no later run tells the same warnings again. */
export function tellsOthers(before: readonly string[], problems: readonly Problem[], fullLook: boolean): boolean {
  const { told = [] } = toldAfter(before, problems, fullLook);
  return told.length !== before.length || told.some((name, at) => name !== before[at]);
}

/** The problems, those marked that an earlier run has told already. */
export function withTold(problems: readonly Problem[], before: readonly string[]): Problem[] {
  const known = new Set(before);
  const told = new Set(toldNames(problems.filter(isRemembered)).flatMap(([problem, name]) => (known.has(name) ? [problem] : [])));
  return problems.map((problem) => (told.has(problem) ? { ...problem, told: true } : problem));
}
