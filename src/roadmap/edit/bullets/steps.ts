import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { fencedLines } from '../../text/fences.ts';
import { columnAfter } from '../../text/lines.ts';
import { BULLET, isBulletMarker } from './nested-bullet.ts';

/** How far a bullet of the file stands inside of another one. */
interface BulletStep {
  readonly line: number;
  /** The line of the bullet around it. */
  readonly around: number;
  readonly isInNumber: boolean;
  /** Columns from the bullet around it, and from that one's text. */
  readonly columns: number;
  readonly further: number;
}

const stepsOfFiles = new WeakMap<Roadmap, readonly BulletStep[]>();

function stepsOf(roadmap: Roadmap): readonly BulletStep[] {
  const known = stepsOfFiles.get(roadmap) ?? readSteps(roadmap.text);
  stepsOfFiles.set(roadmap, known);
  return known;
}

function readSteps(text: string): BulletStep[] {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  let open: { readonly line: number; readonly column: number; readonly content: number; readonly isNumber: boolean }[] = [];
  return lines.flatMap((line, at): BulletStep[] => {
    const [, space, marker, gap = ''] = isCode[at] === true ? [] : (BULLET.exec(line) ?? []);
    // Text at the margin ends a list.
    if (space === undefined || marker === undefined) {
      if (/^\S/.test(line)) open = [];
      return [];
    }
    const column = columnAfter(space);
    open = open.filter(({ content }) => content <= column);
    const around = open.at(-1);
    // So far to the right is code, or a line that goes on.
    if (around !== undefined && column >= around.content + 4) return [];
    open.push({ line: at + 1, column, content: columnAfter(space + marker + gap), isNumber: !isBulletMarker(marker) });
    if (around === undefined) return [];
    return [{ line: at + 1, around: around.line, isInNumber: around.isNumber, columns: column - around.column, further: column - around.content }];
  });
}

/**
 * The column of a new bullet inside of another one in an item, as far as the item's own bullets stand inside of each other, or else those of all others, or
 * else as bullets stand inside of items. Null: not all of these are alike, or there are none.
 * @param column of the bullet around it
 * @param least the column of that one's text
 */
export function columnInside(column: number, least: number, isInNumber: boolean, roadmap: Roadmap, item: Item): number | null {
  const items = roadmap.items.filter(({ parent }) => parent === null);
  const inside = (one: Item) => stepsOf(roadmap).filter(({ line, around }) => line > one.line && line <= one.endLine && around >= one.line);
  const [own, all] = [inside(item), items.flatMap(inside)];
  const starts = new Set(roadmap.items.map(({ line }) => line));
  const isInner = (one: Item) => (step: BulletStep) => step.around !== one.line;
  const groups = [
    own.filter(isInner(item)),
    all.filter(({ around }) => !items.some(({ line }) => line === around)),
    own,
    all.filter(({ around }) => starts.has(around)),
  ];
  for (const group of groups) {
    const same = group.filter((one) => one.isInNumber === isInNumber);
    // Below numbers, a list at the column of their text shows nothing of one below bullets.
    const shown = same.length > 0 ? same : group.filter(({ further }) => further > 0);
    const [first] = shown;
    if (first === undefined) continue;
    if (shown.every(({ columns }) => columns === first.columns) && column + first.columns >= least) return column + first.columns;
    return shown.every(({ further }) => further === first.further) ? least + first.further : null;
  }
  return null;
}
