import type { Operation, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { printableJson } from '../roadmap/text/escape.ts';

/** The plan for other programs: `{operations: [{kind, line?, issue?, title?, …}], refused?: {reason, allow}, problems}`. */
export function planJson(plan: Plan): string {
  return printJson(planValue(plan));
}

export function planValue({ operations, refused, problems }: Plan): object {
  return { operations: operations.map(withItsLine), ...(refused === null ? {} : { refused }), problems: problems.map(shownProblem) };
}

/** By what a problem is found and known again is a matter of the state. */
function shownProblem({ foundOn: _, knownBy: __, ...problem }: Problem): object {
  return problem;
}

/** JSON that is safe in a terminal: characters that move the cursor or change the direction of text are escaped. */
export function printJson(value: unknown): string {
  return `${printableJson(JSON.stringify(value, null, 2))}\n`;
}

/** An operation about no line of the file has none. */
function withItsLine(operation: Operation): object {
  if (!('line' in operation) || operation.line !== null) return operation;
  const { line: _, ...rest } = operation;
  return rest;
}
