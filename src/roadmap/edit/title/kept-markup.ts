import type { Splice } from '../../text/splice.ts';
import type { VisibleCharacter, VisibleText } from './visible.ts';

/** Whether all characters that some splices leave are in the same kinds of markup afterwards: two backticks that showed nothing but themselves may be code then. */
export function keepsMarkup(before: VisibleText, splices: readonly Splice[], after: VisibleText): boolean {
  const kinds = new Map(after.characters.map((one) => [one.start, kindsAround(one)]));
  const sorted = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let [next, shift] = [0, 0];
  return before.characters.every((one) => {
    for (let splice = sorted[next]; splice !== undefined && splice.end <= one.start; splice = sorted[next]) {
      shift += splice.text.length - (splice.end - splice.start);
      next += 1;
    }
    const goes = (sorted[next]?.start ?? one.end) < one.end;
    return goes || kinds.get(one.start + shift) === kindsAround(one);
  });
}

function kindsAround({ within, shows }: VisibleCharacter): string {
  return `${within.map(({ is }) => is).join(' ')} ${shows}`;
}
