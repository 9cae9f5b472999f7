import type { Operation, Plan, Refusal } from '../model.ts';

/** How large a plan may be. */
export interface Limits {
  readonly maxCreates: number;
  readonly maxCloses: number;
  readonly maxChanges: number;
}

/**
 * Refuses a plan that is too large, as a whole: a mistake in a file must not become a hundred issues.
 * @param done what the run has done already, before it read and planned again
 */
export function guard(plan: Plan, limits: Limits, done: readonly Operation[] = []): Plan {
  return { ...plan, refused: refusal([...done, ...plan.operations], limits) };
}

function refusal(operations: readonly Operation[], limits: Limits): Refusal | null {
  // An item or issue that changes in several ways counts once.
  const count = (...kinds: string[]) => {
    const found = operations.filter(({ kind }) => kinds.includes(kind));
    return new Set(found.map((operation) => ('issue' in operation ? operation.issue : operation))).size;
  };
  const checks = [
    { input: 'max-creates', would: 'create', what: 'issues', number: count('create-issue'), limit: limits.maxCreates },
    { input: 'max-closes', would: 'close', what: 'issues', number: count('close-issue'), limit: limits.maxCloses },
    {
      input: 'max-changes',
      would: 'change',
      what: 'items of the file',
      number: count('close-item', 'reopen-item', 'change-item', 'add-item'),
      limit: limits.maxChanges,
    },
  ];
  const over = checks.filter(({ number, limit }) => number > limit);
  if (over.length === 0) return null;
  return {
    reason: over.map(({ input, would, what, number, limit }) => `The plan would ${would} ${number} ${what}, and \`${input}\` allows ${limit}.`).join(' '),
    allow: `If that is meant, run the workflow once by hand (Actions → Roadmap → Run workflow) with ${over.map(({ input, number }) => `\`${input}: ${number}\``).join(' and ')}. Nothing was written.`,
  };
}
