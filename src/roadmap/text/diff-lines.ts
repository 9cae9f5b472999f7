import { diffArrays } from 'diff';

/** A replacement of some lines by others. Either side may be empty. */
export interface Hunk {
  /** Index of the first line that is removed, or before which the new lines are inserted. */
  readonly at: number;
  readonly gone: number;
  readonly come: readonly string[];
}

/** The most cells (lines of one list times lines of the other). More would take too long, and nobody edits such lists by hand. */
const MAX_CELLS = 4_000_000;

/**
 * The hunks that turn one list of lines into another one and keep as many lines as possible; null if the lists are too long. Lines
 * that both lists have at their start and end stay: of several equal lines, the one in the place of a change is the one that changes.
 */
export function diffLines(before: readonly string[], after: readonly string[]): Hunk[] | null {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return hunksBetween(before.slice(start, before.length - end), after.slice(start, after.length - end), start);
}

/** @param from where both lists stand in the whole ones */
function hunksBetween(before: readonly string[], after: readonly string[], from: number): Hunk[] | null {
  if (before.length * after.length > MAX_CELLS) return null;
  const hunks: Hunk[] = [];
  let at = from;
  let open: { at: number; gone: number; come: string[] } | null = null;
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      if (open !== null) hunks.push(open);
      open = null;
      at += value.length;
      continue;
    }
    open ??= { at, gone: 0, come: [] };
    if (added) open.come.push(...value);
    else {
      open.gone += value.length;
      at += value.length;
    }
  }
  return open === null ? hunks : [...hunks, open];
}
