import type { Neighbour, Place, Surroundings } from '../../model/agreement.ts';
import type { Destination } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { lineKey, linesLike, writtenLine } from '../../roadmap/edit/targets.ts';
import { type Lines, lineStart, linesOf, lineText } from '../../roadmap/text/lines.ts';
import { canonicalText } from '../../roadmap/text/text.ts';

/** What stands around an item of a list; undefined for other shapes. @param previous the item before it in its list */
export function surroundingsOf({ text }: Roadmap, item: Item, previous: Item | undefined, next: Item | undefined, lines: Lines): Surroundings | undefined {
  if (shapeOf(item).among !== 'list') return undefined;
  const { lines: own, marker } = item.source;
  const [above, below] = [writtenLine(lines, item.line, -1), writtenLine(lines, item.endLine, 1)];
  return {
    ...(above !== null && previous?.endLine === above ? {} : { above: above === null ? null : lineKey(lineText(lines, above)) }),
    ...(below !== null && next?.line === below ? {} : { below: below === null ? null : lineKey(lineText(lines, below)) }),
    before: text.slice(above === null ? 0 : lineStart(lines, above + 1), own.start),
    after: text.slice(own.end, below === null ? text.length : lineStart(lines, below)),
    lead: text.slice(own.start, marker.end),
  };
}

/** Whether an item is a remembered neighbour. */
export function isNeighbour(item: Item, remembered: Neighbour): boolean {
  return typeof remembered === 'number' ? item.issue === remembered : canonicalText(item.title) === canonicalText(remembered);
}

/** What tells how an item goes back to a section. */
interface WayBackFacts {
  readonly roadmap: Roadmap;
  /** Null: the part above the first heading. */
  readonly section: number | null;
  readonly place: Place;
  /** The title of a section that goes when the item leaves it; null: none. */
  readonly made: string | null;
  /** The lines of items that go back in the same plan. */
  readonly returning: { readonly has: (line: number) => boolean };
}

/**
 * The destination with what is known of how the item stood there. Where a line that is no item stood above it, that line tells the place.
 * @param beside the place beside an item of its list; null: none of them is there
 */
export function wayBack(facts: WayBackFacts, beside: Destination | null): Destination | null {
  const { roadmap, place, returning } = facts;
  const { around } = place;
  if (around === undefined) return beside;
  const view = { ...facts, around, lines: linesOf(roadmap.text) };
  const { before, after, lead } = around;
  const neighbour = beside?.at === 'after' || beside?.at === 'before' ? roadmap.items.find(({ line }) => line === beside.line) : undefined;
  const isNext = beside?.at === 'before' && around.below === undefined && isOneOf(neighbour, place.next.slice(0, 1));
  if (isNext && isAboveIt(beside.line, view)) return { ...beside, back: { before, after, lead } };
  const below = around.above == null ? null : belowLine(around.above, view);
  if (below !== null && (below.fits || !isNext)) return below.to;
  if (isNext) return { ...beside, back: { before: null, after, lead } };
  const isPrevious = beside?.at === 'after' && around.above === undefined && isOneOf(neighbour, place.previous.slice(0, 1));
  if (neighbour === undefined || !isPrevious) return beside;
  const isKnown = returning.has(neighbour.line) ? isNextBelowOthers(view) : belowIt(neighbour.endLine, view) === 'known';
  return { ...beside, back: { before, after: isKnown ? after : null, lead } };
}

/** The place below a line of the section, and whether the line below it is the one that was below the item. Null: nobody can tell which line it is. */
function belowLine(text: string, view: SurroundingsView): { readonly to: Destination; readonly fits: boolean } | null {
  const { roadmap, section } = view;
  const found = linesLike(roadmap, section, text, view.lines);
  const fitting = found.filter((line) => belowIt(line, view) !== null);
  const [line, other] = fitting.length > 0 ? fitting : found;
  if (line === undefined || other !== undefined) return null;
  const { before, after, lead } = view.around;
  // The blank lines that are there now belong to the line, and not to the items below it.
  const isItem = roadmap.items.some((item) => item.line === writtenLine(view.lines, line, 1) && isOneOf(item, view.place.next));
  const isKnown = isItem || belowIt(line, view) === 'known';
  const to = { at: 'below', text, nth: found.indexOf(line), section, back: { before, after: isKnown ? after : null, lead } } as const;
  return { to, fits: fitting.length > 0 };
}

interface SurroundingsView extends WayBackFacts {
  readonly around: Surroundings;
  readonly lines: Lines;
}

function isOneOf(item: Item | undefined, remembered: readonly Neighbour[]): boolean {
  return item !== undefined && remembered.some((one) => isNeighbour(item, one));
}

/** Whether what stood below the item is below a line: `known`, or only a section that goes with the item. Null: something else is there. */
function belowIt(line: number, { roadmap, place, around, lines, made }: SurroundingsView): 'known' | 'made' | null {
  const at = writtenLine(lines, line, 1);
  if (at !== null && made !== null && roadmap.sections.some(({ heading }) => heading.line === at && heading.title === made)) return 'made';
  if (around.below === undefined) return roadmap.items.some((item) => item.line === at && isOneOf(item, place.next.slice(0, 1))) ? 'known' : null;
  return (at === null ? null : lineKey(lineText(lines, at))) === around.below ? 'known' : null;
}

/** Whether the next item of the list is there, below one of those before it: what stood between is what goes back. */
function isNextBelowOthers({ roadmap, section, place, around, lines }: SurroundingsView): boolean {
  const next = around.below === undefined ? roadmap.items.find((item) => item.section === section && isOneOf(item, place.next.slice(0, 1))) : undefined;
  const above = next === undefined ? null : writtenLine(lines, next.line, -1);
  return roadmap.items.some((item) => item.endLine === above && isOneOf(item, place.previous));
}

function isAboveIt(line: number, { roadmap, place, around, lines }: SurroundingsView): boolean {
  const at = writtenLine(lines, line, -1);
  if (around.above === undefined) return roadmap.items.some((item) => item.endLine === at && isOneOf(item, place.previous.slice(0, 1)));
  return (at === null ? null : lineKey(lineText(lines, at))) === around.above;
}
