/** The size of all text, in units of the picture, which is 600 wide: 11 pixels where the picture is shown 400 wide. */
export const TEXT = 16;

/** The widths of characters beside their height, in a wide sans-serif font. Narrower fonts leave some room. */
const REGULAR = 0.6;
export const BOLD = 0.68;

/** About as wide as a sans-serif font sets it; ideographs and emoji take a whole em. */
export function textWidth(text: string, each = REGULAR): number {
  return [...text].reduce((sum, character) => sum + TEXT * ((character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : each), 0);
}

/** The text, cut where it would be wider. */
export function cutToWidth(text: string, width: number, each = REGULAR): string {
  if (textWidth(text, each) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, each) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Numbers without a tail: the picture is the same on every machine. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A label and where it points. */
export interface Placed<Label> {
  readonly label: Label;
  readonly text: string;
  /** Where the text begins. */
  readonly left: number;
  readonly row: number;
}

/**
 * Puts labels on as few rows as they need to stay apart. Each stands at its own place or, near the right edge, before it.
 * @param places in their order from left to right
 */
export function inRows<Label>(
  places: ReadonlyArray<{ readonly label: Label; readonly text: string; readonly at: number; readonly bold: boolean }>,
  right: number,
): Placed<Label>[] {
  const ends: number[] = [];
  return places.map(({ label, text, at, bold }) => {
    const each = bold ? BOLD : REGULAR;
    const short = cutToWidth(text, right, each);
    const left = Math.max(0, Math.min(at, right - textWidth(short, each)));
    const free = ends.findIndex((end) => end + TEXT / 2 <= left);
    const row = free === -1 ? ends.length : free;
    ends[row] = left + textWidth(short, each);
    return { label, text: short, left, row };
  });
}
