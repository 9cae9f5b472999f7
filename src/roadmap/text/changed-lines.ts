import { diffLines } from './diff-lines.ts';

const lines = (text: string): string[] => text.split(/\r?\n/);

/** The lines of a text, 1-based, that an earlier text does not have at this place. Where nothing takes the place of lines that are gone, none. */
export function changedLines(before: string, after: string): ReadonlySet<number> {
  const hunks = diffLines(lines(before), lines(after));
  const count = lines(after).length;
  if (hunks === null) return new Set(Array.from({ length: count }, (_, index) => index + 1));
  const changed = new Set<number>();
  let shift = 0;
  for (const { at, gone, come } of hunks) {
    for (let index = 0; index < come.length; index += 1) changed.add(at + shift + index + 1);
    shift += come.length - gone;
  }
  return changed;
}

/** The line of another text for each line of a text that stands in both, 1-based. */
export function linesInOther(text: string, other: string): ReadonlyMap<number, number> {
  const [from, to] = [lines(text), lines(other)];
  const found = new Map<number, number>();
  let [at, shift] = [0, 0];
  const keepUntil = (end: number) => {
    for (; at < end; at += 1) found.set(at + 1, at + shift + 1);
  };
  for (const hunk of diffLines(from, to) ?? [{ at: 0, gone: from.length, come: to }]) {
    keepUntil(hunk.at);
    at += hunk.gone;
    shift += hunk.come.length - hunk.gone;
  }
  keepUntil(from.length);
  return found;
}
