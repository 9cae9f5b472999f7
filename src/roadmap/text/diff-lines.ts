import { diffArrays } from 'diff';

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
