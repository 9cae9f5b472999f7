/** The most frequent value; of several, the one that comes last. Undefined if there is none. */
export function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    // What is written later stands behind what is as frequent.
    counts.delete(value);
    counts.set(value, count);
  }
  let best: [Value, number] | undefined;
  for (const one of counts) if (best === undefined || one[1] >= best[1]) best = one;
  return best?.[0];
}
