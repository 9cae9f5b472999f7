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

/** The hunks that turn one list of lines into another one and keep as many lines as possible; null if the lists are too long. */
export function diffLines(before: readonly string[], after: readonly string[]): Hunk[] | null {
  if (before.length * after.length > MAX_CELLS) return null;
  const hunks: Hunk[] = [];
  let at = 0;
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
