import type { Plan } from '../model.ts';

/** The plan for other programs: `{operations: [{kind, line?, issue?, title?, …}], refused?: {reason, allow}, problems}`. */
export function planJson({ operations, refused, problems }: Plan): string {
  const value = { operations, ...(refused === null ? {} : { refused }), problems };
  return `${JSON.stringify(value, null, 2)}\n`;
}
