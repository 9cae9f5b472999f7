import type { Operation, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { guard, type Limits } from './guard.ts';
import { changesItem, changesOnlyFile } from './operations.ts';

/**
 * A plan without its changes of the file. What is left out is not agreed, so each run plans it again, and the first run that may write the
 * file makes all of it. Issues of new items are made: the state knows them, though the file does not show their links.
 * @param says whether the plan tells of what is left out
 */
export function issuesOnly(plan: Plan, path: string, says: boolean): Plan {
  const operations = plan.operations.filter((operation) => !changesOnlyFile(operation));
  const left = plan.operations.length - operations.length;
  if (left === 0) return plan;
  const what = left === 1 ? '1 change of' : `${left} changes of`;
  const problem: Problem = {
    line: null,
    level: 'notice',
    code: 'not-written',
    message: `${what} ${path} ${left === 1 ? 'is' : 'are'} left out, because the input \`write-back\` is \`none\`.`,
  };
  return { ...plan, operations, problems: says ? [...plan.problems, problem] : plan.problems };
}

/** The guard where nothing is committed: changes of items do not count, because nobody or a person's merge makes them. The plan keeps them. */
export function guardIssues(plan: Plan, limits: Limits, done: readonly Operation[], claimed: ReadonlySet<string>): Plan {
  const counted = { ...plan, operations: plan.operations.filter((operation) => !changesItem(operation)) };
  return { ...plan, refused: guard(counted, limits, done, claimed).refused };
}
