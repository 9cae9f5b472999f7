import type { Operation, Outcome, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { deadClaim } from '../plan/claim.ts';
import { subjectOf } from '../plan/guard.ts';
import { isDelivery } from '../plan/operations.ts';
import type { Applied } from './apply.ts';
import type { Gathered } from './gather.ts';
import type { NextStep } from './next-step.ts';

/** What the attempts of a run so far did and found. */
export interface RunHistory {
  /** Server time of its first answers; null before them. */
  readonly startedAt: string | null;
  readonly outcomes: readonly Outcome[];
  /** Issues that were not what a list or the state said: they are read by number from now on. */
  readonly surprises: ReadonlySet<number>;
  /** An update was taken to where it is read, or that was tried. */
  readonly triedDelivery: boolean;
  /** Conflicts that were decided, and damage that was repaired: they are told, even where a later attempt finds them settled. */
  readonly settled: readonly Problem[];
  /** The last commit to the file. */
  readonly commit: string | null;
  /** Subjects of what a run that died was to do: the guard allowed them then. */
  readonly allowed: ReadonlySet<string>;
}

export const NO_HISTORY: RunHistory = {
  startedAt: null,
  outcomes: [],
  surprises: new Set(),
  triedDelivery: false,
  settled: [],
  commit: null,
  allowed: new Set(),
};

/** The history with what was read for another attempt. @param now server time */
export function withReading(history: RunHistory, { baseline, roadmap, state }: Pick<Gathered, 'baseline' | 'roadmap' | 'state'>, now: string): RunHistory {
  const dead = deadClaim(baseline, roadmap.path);
  const allowed = new Set([...history.allowed, ...(dead?.operations ?? []).map(subjectOf), ...(dead?.allowed ?? [])]);
  const damage = (state?.lost ?? []).map(damagedProblem);
  return { ...history, startedAt: history.startedAt ?? now, allowed, settled: [...history.settled, ...damage] };
}

export function doneIn({ outcomes }: RunHistory): Operation[] {
  return outcomes.flatMap(({ result, operation }) => (result === 'done' ? [operation] : []));
}

/** The history with one more attempt. What is left of an attempt that is followed by another is planned again, so it is no outcome. */
export function withAttempt(history: RunHistory, applied: Applied, problems: readonly Problem[], next: NextStep): RunHistory {
  const { outcomes, surprises, commit } = applied;
  return {
    ...history,
    outcomes: [...history.outcomes, ...outcomes.filter(({ result }) => result === 'done' || next.step === 'end')],
    surprises: new Set([...history.surprises, ...surprises]),
    triedDelivery: history.triedDelivery || outcomes.some(({ operation }) => isDelivery(operation)),
    settled: problems.filter(isSettled),
    commit: commit ?? history.commit,
  };
}

/** A plan's problems behind the conflicts of the attempts before: what two attempts tell stands once. */
export function problemsWith({ settled }: RunHistory, problems: readonly Problem[]): Problem[] {
  const all = [...settled, ...problems];
  return all.filter((problem, at) => !isSettled(problem) || all.findIndex(({ message }) => message === problem.message) === at);
}

function isSettled({ code }: Problem): boolean {
  return code === 'conflict' || code === 'damaged-state';
}

function damagedProblem(part: string): Problem {
  const message = `The state in refs/roadmap-sync/state is damaged: ${part} cannot be read. What the file and the issues tell of it is read again; where both sides differ, both stay until one changes.`;
  return { line: null, level: 'warning', code: 'damaged-state', message };
}

/** A plan's problems with the lines of the file as it is after the run. */
export function problemsAfter(plan: Plan, before: Roadmap, after: Roadmap): Problem[] {
  const lineNow = (line: number | null): number | null => {
    const item = before.items.find((one) => one.line === line);
    if (item === undefined) return line;
    const same = (one: Item) => one.title === item.title && (item.issue === null || one.issue === item.issue);
    return after.items.find(same)?.line ?? line;
  };
  const ours = plan.problems.filter((problem) => !before.problems.includes(problem));
  return [...after.problems, ...ours.map((problem) => ({ ...problem, line: lineNow(problem.line) }))];
}
