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
 * @param claimed what a run that died had begun: it was allowed then
 */
export function guard(plan: Plan, limits: Limits, done: readonly Operation[] = [], claimed: readonly Operation[] = []): Plan {
  const allowed = new Set(claimed.map(subjectOf));
  const fresh = plan.operations.filter((operation) => !allowed.has(subjectOf(operation)));
  return { ...plan, refused: refusal([...done, ...fresh], limits) };
}

/** What an operation is done to, and what kind of thing it does: the same in another plan. */
function subjectOf(operation: Operation): string {
  const group = CHANGES_ITEM.includes(operation.kind) ? 'item' : operation.kind;
  if (operation.kind === 'create-issue') return `${group} ${operation.values.title}`;
  return 'issue' in operation ? `${group} ${operation.issue}` : group;
}

const CHANGES_ITEM: readonly string[] = ['close-item', 'reopen-item', 'change-item', 'add-item'];

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
      number: count(...CHANGES_ITEM),
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
