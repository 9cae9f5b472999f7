import type { Span } from '../model.ts';

/** The text that takes the place of a span. An empty span inserts. */
export interface Splice extends Span {
  readonly text: string;
}

/** Carries out splices that do not overlap; two at one offset in the order they are given. Every other character stays. */
export function splice(text: string, splices: readonly Splice[]): string {
  const sorted = splices.toSorted((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end, text: insert } of sorted) {
    if (start < at) throw new Error(`Splices overlap at offset ${start}.`);
    result += text.slice(at, start) + insert;
    at = end;
  }
  return result + text.slice(at);
}
