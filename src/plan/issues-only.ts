import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { changesOnlyFile } from './operations.ts';

/**
 * A plan without its changes of the file. What is left out is not agreed, so each run plans it again, and the first run that may write the
 * file makes all of it. Issues of new items are made: the state knows them, though the file does not show their links.
 */
export function issuesOnly(plan: Plan, path: string): Plan {
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
  return { ...plan, operations, problems: [...plan.problems, problem] };
}
