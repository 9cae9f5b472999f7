import type { Operation, Plan } from '../model/plan.ts';

/** The plan for other programs: `{operations: [{kind, line?, issue?, title?, …}], refused?: {reason, allow}, problems}`. */
export function planJson(plan: Plan): string {
  return printJson(planValue(plan));
}

export function planValue({ operations, refused, problems }: Plan): object {
  return { operations: operations.map(withItsLine), ...(refused === null ? {} : { refused }), problems };
}

/** JSON that is safe in a terminal: characters that move the cursor or change the direction of text are escaped. */
export function printJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  const escaped = json.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${escaped}\n`;
}

/** An operation about no line of the file has none. */
function withItsLine(operation: Operation): object {
  if (!('line' in operation) || operation.line !== null) return operation;
  const { line: _, ...rest } = operation;
  return rest;
}
