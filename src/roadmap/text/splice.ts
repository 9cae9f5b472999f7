import type { Span } from '../../model/span.ts';

/** The replacement of a span by a text. With an empty span the text is inserted. */
export interface Splice extends Span {
  readonly text: string;
}

/**
 * Applies splices. At the same offset, insertions come before replacements, and two insertions keep their order.
 * All other characters stay. Null if splices overlap.
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
