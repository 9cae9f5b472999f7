/** Some lines in the place of others: either may be none. */
export interface Hunk {
  /** Position of the first line that goes, or behind which the new ones come. */
  readonly at: number;
  readonly gone: number;
  readonly come: readonly string[];
}

/** Longer lists than anybody edits by hand would take too long. */
const MAX_CELLS = 4_000_000;

/** What makes one list of lines another one, with as many lines as possible kept; null where they are too long to tell. */
export function diffLines(before: readonly string[], after: readonly string[]): Hunk[] | null {
  if (before.length * after.length > MAX_CELLS) return null;
  const common = commonLengths(before, after);
  const hunks: Hunk[] = [];
  let [from, to] = [0, 0];
  while (from < before.length || to < after.length) {
    const start = { from, to };
    while ((from < before.length || to < after.length) && !(from < before.length && before[from] === after[to])) {
      if (to >= after.length || (from < before.length && (common[from + 1]?.[to] ?? 0) >= (common[from]?.[to + 1] ?? 0))) from += 1;
      else to += 1;
    }
    if (from > start.from || to > start.to) hunks.push({ at: start.from, gone: from - start.from, come: after.slice(start.to, to) });
    while (from < before.length && before[from] === after[to]) [from, to] = [from + 1, to + 1];
  }
  return hunks;
}

/** How many lines the rests of both lists have in common, by where these begin. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let from = before.length - 1; from >= 0; from -= 1) {
    for (let to = after.length - 1; to >= 0; to -= 1) {
      const row = lengths[from] ?? [];
      row[to] = before[from] === after[to] ? (lengths[from + 1]?.[to + 1] ?? 0) + 1 : Math.max(lengths[from + 1]?.[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return lengths;
}
