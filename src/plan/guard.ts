import type { Operation, Plan, Refusal } from '../model/plan.ts';
import { changesItem, isAdoption, relabels } from './operations.ts';

/** The most operations of each kind that a plan may have. */
export interface Limits {
  readonly maxCreates: number;
  readonly maxCloses: number;
  readonly maxChanges: number;
}

/**
 * Refuses a plan that is too large, as a whole, because a mistake in a file must not become a hundred issues.
 * @param done what earlier attempts of this run have done; it counts, too
 * @param claimed subjects of the operations of dead claims; they were allowed before and do not count again
 */
export function guard(plan: Plan, limits: Limits, done: readonly Operation[] = [], claimed: ReadonlySet<string> = new Set()): Plan {
  if (plan.operations.length === 0) return plan;
  const fresh = [...done, ...plan.operations].filter((operation) => !claimed.has(subjectOf(operation)));
  return { ...plan, refused: refusalOf(fresh, limits, done.length > 0) };
}

/** A name for an operation that stays the same when the run plans again: its kind, and its issue or title. */
export function subjectOf(operation: Operation): string {
  if (operation.kind === 'create-issue') return `${operation.kind} ${operation.values.title}`;
  return 'issue' in operation ? `${operation.kind} ${operation.issue}` : operation.kind;
}

/** @param begun earlier attempts of this run have written something */
function refusalOf(operations: readonly Operation[], limits: Limits, begun: boolean): Refusal | null {
  // An item or issue with several changes counts once.
  const count = (counts: (operation: Operation) => boolean) => {
    const found = operations.filter(counts);
    return new Set(found.map((operation) => ('issue' in operation ? operation.issue : operation))).size;
  };
  const relabelled = operations.some(relabels);
  const checks = [
    { input: 'max-creates', would: 'create', what: 'issues', number: count(({ kind }) => kind === 'create-issue'), limit: limits.maxCreates },
    { input: 'max-closes', would: 'close', what: 'issues', number: count(({ kind }) => kind === 'close-issue'), limit: limits.maxCloses },
    {
      input: 'max-changes',
      would: operations.some(isAdoption) ? 'link or change' : 'change',
      what: relabelled
        ? operations.some((one) => changesItem(one) || isAdoption(one))
          ? 'items of the file and labels of issues'
          : 'issues’ labels'
        : 'items of the file',
      number: count((operation) => changesItem(operation) || isAdoption(operation) || relabels(operation)),
      limit: limits.maxChanges,
    },
  ];
  const over = checks.filter(({ number, limit }) => number > limit);
  if (over.length === 0) return null;
  return {
    reason: over.map(({ input, would, what, number, limit }) => `The plan would ${would} ${number} ${what}, and \`${input}\` allows ${limit}.`).join(' '),
    allow: `If this is intended, run the workflow once by hand (Actions → Roadmap → Run workflow) with ${over.map(({ input, number }) => `\`${input}: ${number}\``).join(' and ')}.${begun ? ' What was done before stays.' : ' Nothing was written.'}`,
  };
}
