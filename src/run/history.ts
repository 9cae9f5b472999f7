import type { PathState } from '../model/baseline.ts';
import type { Operation, Outcome, Plan } from '../model/plan.ts';
import { byLine, type Problem } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { deadClaim } from '../plan/claim.ts';
import { subjectOf } from '../plan/guard.ts';
import { lookOf, toldAfter, withTold } from '../plan/item/told.ts';
import { isDelivery, relabels } from '../plan/operations.ts';
import { STATE_REF } from '../state/state-ref.ts';
import type { ApplyInput } from './apply-input.ts';
import type { Gathered } from './gather.ts';
import type { Applied, NextStep } from './next-step.ts';
import { problemsAfter } from './problems-after.ts';

/** What the attempts of this run have done and found so far. */
export interface RunHistory {
  /** Server time of the run's first answer; null before it. */
  readonly startedAt: string | null;
  readonly outcomes: readonly Outcome[];
  /** Numbers of issues that differed from what a list or the state said. Later attempts read them by number. */
  readonly surprises: ReadonlySet<number>;
  /** The repository's labels changed, so later attempts list them. */
  readonly lookAtLabels: boolean;
  /** The file was read as it was before, so later attempts read it by its commit. */
  readonly isFileOld: boolean;
  /** How many attempts in a row have done nothing because a write got no answer. */
  readonly unanswered: number;
  /** An attempt has delivered a development update, or has tried to. */
  readonly triedDelivery: boolean;
  /** Decided conflicts, changed labels, repaired damage, and what was told about new issues and items. They stay in the report even if a later attempt no longer finds them. */
  readonly settled: readonly Problem[];
  /** The sha of the last commit to the file; null if there is none. */
  readonly commit: string | null;
  /** Subjects of the operations of dead claims. The guard allowed them once and does not count them again. */
  readonly allowed: ReadonlySet<string>;
  /** The warnings that earlier runs have told; null before the state is read. */
  readonly told: readonly string[] | null;
}

export const NO_HISTORY: RunHistory = {
  startedAt: null,
  outcomes: [],
  surprises: new Set(),
  lookAtLabels: false,
  isFileOld: false,
  unanswered: 0,
  triedDelivery: false,
  settled: [],
  commit: null,
  allowed: new Set(),
  told: null,
};

/** The history after an attempt has read the world. @param now server time */
export function withReading(history: RunHistory, { baseline, roadmap, state }: Pick<Gathered, 'baseline' | 'roadmap' | 'state'>, now: string): RunHistory {
  const dead = deadClaim(baseline, roadmap.path);
  const allowed = new Set([...history.allowed, ...(dead?.operations ?? []).map(subjectOf), ...(dead?.allowed ?? [])]);
  const damage = (state?.lost ?? []).map((part) => damagedProblem(part, state?.ref));
  // Later attempts of this run read what it has told itself.
  const told = history.told ?? baseline?.paths[roadmap.path]?.told ?? [];
  return { ...history, startedAt: history.startedAt ?? now, allowed, settled: [...history.settled, ...damage], told };
}

export function doneIn({ outcomes }: RunHistory): Operation[] {
  return outcomes.flatMap(({ result, operation }) => (result === 'done' ? [operation] : []));
}

/** The history after one more attempt. If another attempt follows, it plans again what this one left, so that is not an outcome yet. */
export function withAttempt(history: RunHistory, applied: Applied, problems: readonly Problem[], next: NextStep): RunHistory {
  const { outcomes, surprises, commit } = applied;
  return {
    ...history,
    outcomes: [...history.outcomes, ...outcomes.filter(({ result }) => result === 'done' || next.step === 'end')],
    surprises: new Set([...history.surprises, ...surprises]),
    lookAtLabels: history.lookAtLabels || outcomes.some(({ operation }) => relabels(operation)),
    isFileOld: history.isFileOld || applied.isFileOld,
    unanswered: applied.unanswered && outcomes.every(({ result }) => result !== 'done') ? history.unanswered + 1 : 0,
    triedDelivery: history.triedDelivery || outcomes.some(({ operation }) => isDelivery(operation)),
    // What follows then is planned on the same file, and some problems are told only once.
    settled: next.step === 'again' && next.because === 'pull-request-is-due' ? problems : problems.filter(isSettled),
    commit: commit ?? history.commit,
  };
}

/** The settled problems of earlier attempts and the plan's problems, by their lines. A problem that two attempts report appears once. Those of earlier runs are marked. */
export function problemsWith({ settled, told }: RunHistory, problems: readonly Problem[]): Problem[] {
  const all = [...settled, ...withTold(problems, told ?? [])];
  const first = (problem: Problem) => all.findIndex(({ message, line }) => message === problem.message && (isSettled(problem) || line === problem.line));
  return all.filter((problem, at) => first(problem) === at).toSorted(byLine);
}

function isSettled({ code, line }: Problem): boolean {
  // Of an item that was not in the file yet, only the attempt that adds it tells what was left out.
  if (code === 'not-trusted' && line === null) return true;
  return ['conflict', 'damaged-state', 'foreign-links', 'label-changed', 'maybe-the-same', 'text-left-out', 'stays-behind', 'torn-sentence'].includes(code);
}

function damagedProblem(part: string, ref: string = STATE_REF): Problem {
  const message = `The state in ${ref} is damaged: ${part} cannot be read. It is rebuilt from the file and the issues. Where both differ, both are left as they are until one of them changes.`;
  return { line: null, level: 'warning', code: 'damaged-state', message };
}

/** The warnings that the state remembers as told. @param ends this is the run's last write; until then nothing is told yet */
export function toldBy(plan: Plan, input: ApplyInput, after: Roadmap, ends: boolean): Pick<PathState, 'told'> {
  const { issues, request, roadmap, state } = input;
  const baseline = state?.baseline ?? null;
  const { told } = baseline?.paths[roadmap.path] ?? {};
  if (ends) return toldAfter(told ?? [], problemsAfter(plan, roadmap, after, input), lookOf({ issues, baseline }, request, plan));
  return told === undefined ? {} : { told };
}
