import type { Item, Roadmap } from '../../../model/roadmap.ts';

/** The letter in ticked boxes: `X` if the file uses only that, or else `x`. */
export function tickOf(roadmap: Roadmap): string {
  const marks = roadmap.items.flatMap(({ source }) => (source.box === null ? [] : [roadmap.text.slice(source.box.start, source.box.end)]));
  return marks.includes('X') && !marks.includes('x') ? 'X' : 'x';
}

/** The white space behind the boxes of a file, if all agree on it. */
export function boxSpace({
  text,
  items,
}: {
  readonly text: string;
  readonly items: ReadonlyArray<{ readonly source: Pick<Item['source'], 'marker'> }>;
}): string {
  const spaces = items.flatMap(({ source: { marker } }) => /^[ \t]+\[[ xX]\]([ \t]+)(?=\S)/.exec(text.slice(marker.end, marker.end + 16))?.[1] ?? []);
  return spaces.length >= FEWEST_BOXES && spaces.every((one) => one === spaces[0]) ? (spaces[0] ?? ' ') : ' ';
}

const FEWEST_BOXES = 2;
