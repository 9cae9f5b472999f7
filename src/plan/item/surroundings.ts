import type { Neighbour, Place, Surroundings } from '../../model/agreement.ts';
import type { Destination, WayBack } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { lineKey, linesLike, writtenLine } from '../../roadmap/edit/targets.ts';
import { MOST_SPACE } from '../../roadmap/markdown/list-item.ts';
import { firstIndent, type Lines, lineStart, linesOf, lineText, textsOf } from '../../roadmap/text/lines.ts';
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
    lead: text.slice(own.start, marker.end) + (SPACE_BEHIND.exec(text.slice(marker.end, marker.end + MOST_SPACE + 1))?.[0] ?? ''),
    ...furtherOf(item, lines),
  };
}

const SPACE_BEHIND = /^(?: +|\t)(?=\S)/;

function furtherOf({ line, endLine, source: { adoptedLine } }: Item, lines: Lines): Pick<Surroundings, 'further'> {
  const further = firstIndent(textsOf(lines, line + 1, (adoptedLine ?? endLine + 1) - 1));
  return further === null ? {} : { further };
}

/** How an item itself stood there. */
export function ownForm({ lead, further }: Surroundings): Pick<Surroundings, 'lead' | 'further'> {
  return { lead, ...(further === undefined ? {} : { further }) };
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
  /** The items that go back in the same plan, by their lines. */
  readonly returning: ReadonlyMap<number, { readonly section: number | null; readonly place: Place | null }>;
  readonly places: KnownPlaces;
}

/** The places of items: by their lines in the file, and as they are remembered by the numbers of their issues. */
export interface KnownPlaces {
  readonly now: ReadonlyMap<number, Place>;
  readonly remembered: ReadonlyMap<number, Place>;
}

/** The nearest of the items between which an item stood; null: none of them is there. */
export interface NeighboursThere {
  readonly previous: Item | null;
  readonly next: Item | null;
}

/**
 * The place between former neighbours, with what is known of how the item stood there. Where a line that is no item stood above it, that line tells the
 * place. Null: nothing of that is there.
 *
 * Of the blank lines around an item that leaves a list, the larger number stays, and the last one takes those above it along. So an item brings those on both
 * sides back, where the neighbour or the item remembers them, and after all have come back the list is as it was.
 */
export function wayBack(facts: WayBackFacts, { previous, next }: NeighboursThere): Destination | null {
  const { roadmap, section, place, returning } = facts;
  const { gap } = place;
  const around = previous === null && next === null ? aroundList(facts) : place.around;
  const behind = previous === null ? null : ({ at: 'after', line: previous.line, section, gap } as const);
  const above = next === null ? null : ({ at: 'before', line: next.line, section, gap } as const);
  // A neighbour that goes back, too, may remember the item better than this one remembers its neighbours.
  const plain = next !== null && previous !== null && returning.has(next.line) && !returning.has(previous.line) ? above : (behind ?? above);
  if (around === undefined) return plain;
  const view = { ...facts, around, lines: linesOf(roadmap.text) };
  const { before, after } = around;
  const own = ownForm(around);
  const gapAbove = previous === null ? null : isOneOf(previous, place.previous.slice(0, 1)) ? before : gapUnder(previous, facts);
  const isNext = next !== null && above !== null && around.below === undefined;
  const ahead = isNext ? { ...above, back: { before: null, after, ...own, ...formOfNext(next, facts) } } : null;
  if (ahead !== null && previous === null && isAboveIt(ahead.line, view)) return { ...ahead, back: { ...ahead.back, before } };
  if (ahead !== null && next !== null && previous !== null && isDirectlyBelow(next, previous, view))
    return { ...ahead, back: { ...ahead.back, before: gapAbove } };
  const below = around.above == null ? null : (belowLine(around.above, view) ?? belowReturning(around.above, view));
  if (below !== null && (below.fits || (!isNext && !below.isTaken))) return below.to;
  if (ahead !== null && previous === null) return ahead;
  if (previous === null || behind === null || around.above !== undefined) return plain;
  if (gapAbove === null) return plain;
  const isKnown = returning.has(previous.line) ? isNextBelowOthers(view) : belowIt(previous.endLine, view) === 'known';
  return { ...behind, back: { before: gapAbove, after: isKnown || isNext ? after : null, ...own } };
}

/** Whether an item follows another one of its list directly. Of those that go back in the same plan, this is so afterwards. */
function isDirectlyBelow(next: Item, previous: Item, { returning, lines }: SurroundingsView): boolean {
  return returning.has(next.line) || returning.has(previous.line) || writtenLine(lines, next.line, -1) === previous.endLine;
}

function placeNow({ line }: Item, { returning, places }: WayBackFacts): Place | null {
  return returning.get(line)?.place ?? places.now.get(line) ?? null;
}

/** The blank lines that stood below an item, above the next one of its list; null: nobody knows. */
function gapUnder(item: Item, facts: WayBackFacts): string | null {
  const place = placeNow(item, facts);
  return place?.around === undefined || place.around.below !== undefined || place.next.length === 0 ? null : place.around.after;
}

/** What is around an item that is the first to come back to its list: on the sides where others of the list stood, what was around these. */
function aroundList({ place, places: { remembered } }: WayBackFacts): Surroundings | undefined {
  const { around } = place;
  const first = around?.above === undefined ? endOfList(place, 'previous', remembered) : around;
  const last = around?.below === undefined ? endOfList(place, 'next', remembered) : around;
  if (around === undefined || first === undefined || last === undefined) return around;
  const { below, after } = last;
  return {
    ...(first.above === undefined ? {} : { above: first.above }),
    ...(below === undefined ? {} : { below }),
    before: first.before,
    after,
    ...ownForm(around),
    lead: first.lead,
  };
}

/** What stood around the nearest of an item's former neighbours that had no item of the list beyond it. */
function endOfList(from: Place, side: 'previous' | 'next', remembered: ReadonlyMap<number, Place>): Surroundings | undefined {
  const isEnd = (around: Surroundings | undefined) => (side === 'previous' ? around?.above : around?.below) !== undefined;
  const seen = new Set<Neighbour>();
  let nearest = from[side];
  while (nearest.some((one) => !seen.has(one))) {
    for (const one of nearest) seen.add(one);
    const places = nearest.flatMap((one) => (typeof one === 'number' ? (remembered.get(one) ?? []) : []));
    const found = places.find(({ around }) => isEnd(around));
    if (found !== undefined) return found.around;
    nearest = places.at(-1)?.[side] ?? [];
  }
  return undefined;
}

/**
 * The number that the next item had, which an item that left the start of the list gave it. Where a former neighbour had the item's own number, all had. Of an
 * item without an issue nobody remembers it.
 */
function formOfNext(next: Item, facts: WayBackFacts): Pick<WayBack, 'nextLead' | 'nextFurther'> {
  const { place, places } = facts;
  const own = place.around?.lead ?? '';
  const isOwn = (lead: string | undefined) => lead?.trimEnd() === own.trimEnd();
  const isOfAll = [...place.previous, ...place.next].some((one) => typeof one === 'number' && isOwn(places.remembered.get(one)?.around?.lead));
  const around = next.issue === null ? undefined : placeNow(next, facts)?.around;
  const lead = isOfAll ? own : around?.lead;
  if (lead === undefined || !/\d/.test(lead)) return {};
  return { nextLead: lead, ...(isOfAll || around?.further === undefined ? {} : { nextFurther: around.further }) };
}

interface BelowLine {
  readonly to: Destination;
  /** The line below it is the one that was below the item. */
  readonly fits: boolean;
  /** An item stands there by now that did not stand behind this one. The order of the two is unknown. */
  readonly isTaken: boolean;
}

/** The place below a line of the section. Null: nobody can tell which line it is. */
function belowLine(text: string, view: SurroundingsView): BelowLine | null {
  const { roadmap, section } = view;
  // A line of nothing but a link is like a blank one.
  const found = text === '' ? [] : linesLike(roadmap, section, text, view.lines);
  const fitting = found.filter((line) => belowIt(line, view) !== null);
  const [line, other] = fitting.length > 0 ? fitting : found;
  if (line === undefined || other !== undefined) return null;
  const { before, after } = view.around;
  // The blank lines that are there now belong to the line, and not to the items below it.
  const item = roadmap.items.find((one) => one.line === writtenLine(view.lines, line, 1));
  const isNext = isOneOf(item, view.place.next);
  const isKnown = isNext || belowIt(line, view) === 'known';
  const to = { at: 'below', text, nth: found.indexOf(line), section, back: { before, after: isKnown ? after : null, ...ownForm(view.around) } } as const;
  return { to, fits: fitting.length > 0, isTaken: item !== undefined && !isNext };
}

/** The same below an item of another list that goes back in the same plan. Null: none of these had that line. */
function belowReturning(text: string, { roadmap, section, returning, around, lines }: SurroundingsView): BelowLine | null {
  const isIt = (item: Item) => {
    const back = returning.get(item.line);
    const isHome = back !== undefined && back.section === section;
    return isHome && lineKey(lastLineBack(item, back.place?.around?.lead, lines)) === text;
  };
  if (text === '' || !roadmap.items.some(isIt)) return null;
  const back = { before: around.before, after: null, ...ownForm(around) };
  return { to: { at: 'below', text, nth: 0, section, back }, fits: true, isTaken: false };
}

/** The last line of an item as it is after it has gone back: without a resolution, with its own bullet and an open box. */
function lastLineBack({ line, endLine, source: { marker }, fields: { resolution } }: Item, lead: string | undefined, lines: Lines): string {
  let last = endLine;
  while (last > line && resolution !== undefined && lineStart(lines, last) >= resolution.lines.start && lineStart(lines, last) < resolution.lines.end)
    last -= 1;
  if (last > line) return lineText(lines, last);
  const title = lineText(lines, line).slice(marker.end - lineStart(lines, line));
  const opened = title.replace(/^([ \t]+)\[x\](?=[ \t])/i, '$1[ ]');
  return `${lead ?? ''}${/[ \t]$/.test(lead ?? '') ? opened.trimStart() : opened}`;
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
