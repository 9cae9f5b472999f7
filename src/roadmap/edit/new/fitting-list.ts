import { isClosedRole, type Kind } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { knownTitle } from '../../read/sections.ts';
import { SPENT, stageOf } from '../../release/stage.ts';
import { grouped } from '../../text/group-by.ts';
import { isBlank } from '../../text/lines.ts';
import { LIST_OR_QUOTE } from '../item/insert.ts';
import type { LayoutItem } from '../layout.ts';

/** For what a list of a section is, the best for a new item first. */
const FITS = ['waiting', 'any', 'introduced', 'other', 'finished'] as const;

/** Characters. A label and the line above it are shorter. */
const FARTHEST = 1_000;

/**
 * The items of those lists of a section that fit a new item best, as what stands above them tells: a label alone on its line (“**Planned**”), or a sentence,
 * which says what the list is for. If all lists stand inside grouping bullets, those of the group with most open items.
 */
export function fittingPeers(peers: readonly LayoutItem[], text: string, kind: Kind | null): readonly LayoutItem[] {
  const lists = new Map<number, LayoutItem[]>();
  for (const one of peers) if (shapeOf(one).among === 'list') grouped(lists, one.source.list).push(one);
  const all = [...lists.values()];
  const outer = all.filter(([first]) => first?.source.topLevel === true);
  if (outer.length === 0) return all.toSorted((a, b) => openOf(b) - openOf(a))[0] ?? [];
  const fits = outer.map((list) => FITS.indexOf(fitOf(list, text, kind)));
  return outer.filter((_, at) => fits[at] === Math.min(...fits)).flat();
}

/** The fewest items that show a group. */
const FEWEST = 2;

/**
 * The item behind which a new one is put: the last one, or the last open one of a list whose finished items all stand below the open ones. Behind a number,
 * those below would have to change.
 */
export function lastOfOpen(listed: readonly LayoutItem[], text: string): LayoutItem | undefined {
  const last = listed.at(-1);
  const list = listed.filter(({ source }) => source.list === last?.source.list);
  const open = openOf(list);
  const isGrouped = list.findLastIndex(({ state }) => state === 'open') === open - 1 && Math.min(open, list.length - open) >= FEWEST;
  return isGrouped && /[-*+]/.test(text.charAt(last?.source.marker.start ?? 0)) ? list[open - 1] : last;
}

function openOf(list: readonly LayoutItem[]): number {
  return list.filter(({ state }) => state === 'open').length;
}

/** The line above an offset, and its words if it is a label. */
function lineAbove(text: string, start: number): { readonly line: string; readonly label: string | null } {
  const lines = text
    .slice(Math.max(0, start - FARTHEST), start)
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .slice(-2);
  const line = lines.at(-1) ?? '';
  return { line, label: labelIn(line, lines.length < 2 || isBlank(lines[0] ?? '') || /^ {0,3}#/.test(lines[0] ?? '')) };
}

/** The label alone on its line above a list; null: there is none. @param start where the list begins */
export function labelAbove(text: string, start: number): string | null {
  return lineAbove(text, start).label;
}

function fitOf(list: readonly LayoutItem[], text: string, kind: Kind | null): (typeof FITS)[number] {
  const { line, label } = lineAbove(text, list[0]?.source.lines.start ?? 0);
  const known = knownTitle(label ?? '');
  const stage = label === null ? null : isClosedRole(known.role) ? 'finished' : stageOf(label);
  const isSpent = list.length - openOf(list) >= openOf(list) * SPENT;
  if (stage === 'finished' || (isSpent && stage !== 'waiting')) return 'finished';
  if (stage === 'started' || (known.kind === 'bug' && kind !== 'bug')) return 'other';
  if (stage === 'waiting') return 'waiting';
  const introduces = /^ {0,3}\S/.test(line) && !LIST_OR_QUOTE.test(line) && !/^ {0,3}#{1,6}\s/.test(line) && /[:\uFF1A][*_]*$/.test(line);
  return introduces || known.release !== undefined ? 'introduced' : 'any';
}

/** The words of a line that is a label: in emphasis as a whole, or with a colon at its end. @param isAlone whether it is a paragraph of one line */
function labelIn(line: string, isAlone: boolean): string | null {
  const { emphasised, named } =
    /^ {0,3}(?:(?<mark>\*{1,3}|_{1,3})(?<emphasised>[^*_]+)\k<mark>[:\uFF1A]?[^\p{L}\p{N}]*|(?<named>[^*_#>|-].{0,60})[:\uFF1A])$/u.exec(line)?.groups ?? {};
  return isAlone ? (emphasised ?? named ?? null) : null;
}
