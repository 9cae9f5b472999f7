import type { Span } from '../../model/span.ts';

/** The text that takes the place of a span. An empty span inserts. */
export interface Splice extends Span {
  readonly text: string;
}

/**
 * Carries out splices. At one offset what is inserted stands before what is replaced, two insertions in the order they
 * are given. Every other character stays. Null where they overlap.
 */
export function splice(text: string, splices: readonly Splice[]): string | null {
  const sorted = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: insert } of sorted) {
    if (start < at) return null;
    result += text.slice(at, start) + insert;
    at = end;
  }
  return result + text.slice(at);
}
