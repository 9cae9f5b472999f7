import type { Destination, NewSection, WayBack } from '../../model/plan.ts';
import type { Section } from '../../model/roadmap.ts';
import { shapeOf, shapeWith } from '../../model/shapes.ts';
import { contentEndAboveDefinitions } from '../markdown/content-end.ts';
import { contentEnd } from '../text/closing-words.ts';
import { columnAfter, indentOf, type Lines, lineEnding, lineStart, linesOf, lineText, shiftLine, textsOf } from '../text/lines.ts';
import { mostFrequent } from '../text/most-frequent.ts';
import type { Splice } from '../text/splice.ts';
import { asRemembered, movedBelow, withKnown } from './bullets/further-lines.ts';
import { numberedLead } from './bullets/lead.ts';
import { isBulletMarker } from './bullets/nested-bullet.ts';
import { nextInList, numberLike } from './bullets/next-number.ts';
import { aroundNumberIn, leadNumber, numberAt, pushOn, usualBelow } from './bullets/renumber.ts';
import { bulletHabit, firstItemGaps, newSectionGaps, newSectionLines, placeOfNewSection } from './item/habits.ts';
import { behindLines, insertAt, intoGap, withSpaces } from './item/insert.ts';
import { putBack } from './item/put-back.ts';
import type { Layout, LayoutItem } from './layout.ts';
import { arrivedRow } from './new/arrived-row.ts';
import { usualAround, wholeListEnd } from './new/list-end.ts';
import { outsideParts } from './new/parts.ts';
import { removal } from './remove.ts';
import { lastTarget, linesLike, rowTarget } from './targets.ts';

/** The splices of a move, and the item's form at its new place. */
export interface ItemMove {
  readonly splices: readonly Splice[];
  /** The splice that contains the item's lines at their new place. */
  readonly arrival: Splice;
  readonly block: readonly string[];
  /** Null for a row. */
  readonly marker: ListMarker | null;
  /** The item beside which it is put; null if it begins a list. */
  readonly beside: LayoutItem | null;
}

/** How an item stands at its new place. */
export interface ArrivedForm {
  /** The box that it has there, or none if empty; left out: it stays as it is. */
  readonly box?: string;
  /** How its row was written there before, as `rowForm` tells; left out: it is written as the others are. */
  readonly row?: string;
}

/** Moves an item, with all its lines, to another place. */
export function moveItem(roadmap: Layout, item: LayoutItem, to: Destination, { box, row }: ArrivedForm): ItemMove {
  // With another box the item has another shape, and that decides whether a number in front of it is read.
  const moved = withItsBox(roadmap, box === undefined ? item : { ...item, shape: shapeWith(box) }, to, row);
  if (box === undefined) return moved;
  const end = lineEnding(roadmap.text);
  const [first = '', ...rest] = moved.block;
  const block = [first.replace(box === '' ? PRESENT_BOX : PLACE_OF_BOX, `$1${box}`), ...rest];
  const { text } = moved.arrival;
  const at = text.lastIndexOf(moved.block.join(end));
  const arrival = { ...moved.arrival, text: text.slice(0, at) + block.join(end) + text.slice(at + moved.block.join(end).length) };
  return { ...moved, block, arrival, splices: moved.splices.map((one) => (one === moved.arrival ? arrival : one)) };
}

const PLACE_OF_BOX = /^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)/;
const PRESENT_BOX = new RegExp(`${PLACE_OF_BOX.source}\\[[ xX~-]\\][ \\t]+`);

function withItsBox(roadmap: Layout, item: LayoutItem, to: Destination, row: string | undefined): ItemMove {
  const lines = linesOf(roadmap.text);
  const tail = to.at === 'new-section' ? withSpaces(roadmap.text, placeOfNewSection(roadmap, to)) : 0;
  // If the item stands above the new section already, that only needs a heading above the item.
  if (to.at === 'new-section' && tail > item.source.lines.start && tail <= item.source.lines.end) {
    const start = withSpaces(roadmap.text, contentEnd(roadmap.text, item.source.lines.start));
    const alone = inNewSection(roadmap, item, to, lines);
    const gap = lineEnding(roadmap.text).repeat(newSectionGaps(roadmap, to.role).above + 1);
    const arrival = { start, end: tail, text: `${start === 0 ? '' : gap}${alone.text}` };
    return { ...alone, splices: [arrival], arrival };
  }
  const beside = shapeOf(item).among === 'table' ? rowTarget(roadmap, item, to) : null;
  if (beside !== null) {
    const arrived = arrivedRow(roadmap, item, beside, row);
    return { ...arrived, splices: [...removal(roadmap, [item], lines), arrived.arrival] };
  }
  const inserted = moveInto(roadmap, item, to, lines);
  return { ...inserted, splices: [...removal(roadmap, [item], lines), ...inserted.splices] };
}

function inNewSection(
  roadmap: Layout,
  item: LayoutItem,
  to: NewSection,
  lines: Lines,
): Pick<ItemMove, 'block' | 'marker' | 'beside'> & { readonly text: string } {
  const marker = firstMarker(roadmap, item, null);
  const block = relocated(roadmap, item, marker, lines);
  const above = newSectionLines(roadmap, to);
  return { text: [...above, ...block].join(lineEnding(roadmap.text)), block, marker, beside: null };
}

function moveInto(roadmap: Layout, item: LayoutItem, to: Destination, lines: Lines): ItemMove {
  const end = lineEnding(roadmap.text);
  switch (to.at) {
    case 'end': {
      const last = lastTarget(roadmap, item, to.section);
      if (last !== null) return behindLast(roadmap, item, last, lines);
      const section = to.section === null ? null : (roadmap.sections[to.section] ?? null);
      const sectionEnd = outsideParts(roadmap, item, to.section)?.end ?? (to.section === null ? roadmap.sections[0]?.span.start : section?.span.end);
      if (sectionEnd === undefined) throw new Error(`No section ${to.section}.`);
      const marker = firstMarker(roadmap, item, section);
      const block = relocated(roadmap, item, marker, lines);
      const position = contentEndAboveDefinitions(roadmap.text, section?.heading.span.end ?? 0, sectionEnd, 'sure');
      const arrival = intoGap(roadmap.text, position, block.join(end), end, firstItemGaps(roadmap, section, position, block[0]));
      return { splices: [arrival], arrival, block, marker, beside: null };
    }
    case 'after':
    case 'before': {
      const neighbour = roadmap.items.find(({ line }) => line === to.line);
      if (neighbour === undefined) throw new Error(`No item at line ${to.line}.`);
      const back = to.back ?? null;
      const placed = beside(roadmap, item, neighbour, { side: to.at, gap: to.gap, back }, lines);
      return {
        ...placed,
        splices: [...placed.splices, ...pushOn(roadmap, { item: neighbour, side: to.at }, placed.marker === null ? '' : (placed.block[0] ?? ''), back)],
      };
    }
    case 'below': {
      const line = linesLike(roadmap, to.section, to.text, lines)[to.nth];
      if (line === undefined) return moveInto(roadmap, item, { at: 'end', section: to.section }, lines);
      const marker = asItWas(to.back) ?? firstMarker(roadmap, item, null);
      const block = relocated(roadmap, item, marker, lines);
      const arrival = putBack(roadmap.text, lineStart(lines, line + 1), block.join(end), to.back);
      return { splices: [arrival], arrival, block, marker, beside: null };
    }
    case 'new-section': {
      const { text, ...alone } = inNewSection(roadmap, item, to, lines);
      const arrival = intoGap(roadmap.text, placeOfNewSection(roadmap, to), text, end, newSectionGaps(roadmap, to.role));
      return { ...alone, splices: [arrival], arrival };
    }
  }
}

/** Puts an item beside another one, with that one's bullet and indentation, and with as many blank lines as its list has. */
function beside(
  roadmap: Layout,
  item: LayoutItem,
  neighbour: LayoutItem,
  { side, gap: known, back = null }: { side: 'after' | 'before'; gap: number | null; back?: WayBack | null },
  lines: Lines,
): ItemMove {
  const { text } = roadmap;
  const end = lineEnding(text);
  const gap = end.repeat(neighbour.source.gap ?? known ?? usualGap(roadmap, item));
  const own = ownMarker(text, neighbour, side, back) ?? likeOwn(markerBeside(roadmap, item, { item: neighbour, side }, lines), back);
  const marker = own.space === undefined ? { ...besideNumbers(roadmap, item, own, neighbour), indent: own.indent } : own;
  const block = relocated(roadmap, item, marker, lines);
  if (back !== null) {
    const position = side === 'before' ? neighbour.source.lines.start : neighbour.source.lines.end;
    const arrival = putBack(text, position, block.join(end), back);
    return { splices: [arrival], arrival, block, marker, beside: neighbour };
  }
  const arrival =
    side === 'before'
      ? insertAt(neighbour.source.lines.start, `${block.join(end)}${end}${gap}`)
      : behindLines(text, neighbour.source.lines.end, block.join(end), gap);
  return { splices: [arrival], arrival, block, marker, beside: neighbour };
}

/** Puts an item at the end of the list of the last one there, with that one's bullet or the next number, and with the blank lines that the list has. */
function behindLast(roadmap: Layout, item: LayoutItem, last: LayoutItem, lines: Lines): ItemMove {
  const { text } = roadmap;
  const { position, lead, gap, goesOn, isBeside } = wholeListEnd(roadmap, last, usualGap(roadmap, item));
  // More blank lines than one would not all come back with the item, nor would one that is put between only for its number.
  const isFarBelow = !isBeside && /^[ \t]*(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(text.slice(position));
  if (goesOn || isFarBelow) return beside(roadmap, item, last, { side: 'after', gap: null }, lines);
  const end = lineEnding(text);
  const usual = markerBeside(roadmap, item, { item: last, side: 'after' }, lines);
  const isNumber = /^\d/.test(usual.text);
  const marker = isNumber
    ? besideNumbers(roadmap, item, isBeside ? usual : { ...usual, text: nextInList(lead, null) }, last)
    : { ...usual, indent: columnAfter(usualAround(roadmap, last).indent) };
  const block = relocated(roadmap, item, marker, lines);
  const arrival = behindLines(text, position, block.join(end), end.repeat(gap));
  return { splices: [arrival], arrival, block, marker, beside: isBeside ? last : null };
}

/** How many blank lines most items of an item's list have above them. Its own may only set a group apart. */
function usualGap({ items }: Layout, { source: { list, gap } }: LayoutItem): number {
  return mostFrequent(items.flatMap(({ source }) => (source.list === list && source.gap !== null ? source.gap : []))) ?? gap ?? 0;
}

/** The bullet or number that an item had, with what stood around it and below. */
function asItWas({ lead, further }: WayBack): ListMarker | null {
  const [, indent = '', text, space = ''] = /^([ \t]*)([-*+]|\d{1,9}[.)])( {0,4}|\t)$/.exec(lead) ?? [];
  return text === undefined ? null : { text, indent: columnAfter(indent), ...(space === '' ? {} : { space }), ...(further === undefined ? {} : { further }) };
}

/** The same, if it fits the list as it is now. */
function ownMarker(text: string, { source }: LayoutItem, side: 'after' | 'before', back: WayBack | null): ListMarker | null {
  const own = back === null ? null : asItWas(back);
  if (own === null || own.text.at(-1) !== text[source.marker.end - 1]) return null;
  if (own.text.length === 1) return own;
  const [number, beside] = [leadNumber(own.text) ?? 0, numberAt(text, source.lines)];
  const [previous, next] = side === 'after' ? [beside, numberAt(text, source.next)] : [numberAt(text, source.previous), beside];
  // In a list with one number for all, that is everybody's.
  if (previous === number) return next === null || next === number ? own : null;
  // The first number is that of the list. An item that has taken another one's number since gives it back.
  const isBehind = previous === null ? next === number : previous < number;
  return isBehind && (next === null || number <= next) ? own : null;
}

/** A marker with what stood around and below the item's own one, which was as long. */
function likeOwn(marker: ListMarker, back: WayBack | null): ListMarker {
  const own = back === null ? null : asItWas(back);
  const isLike = own?.indent === marker.indent && own.text.length === marker.text.length && own.text.at(-1) === marker.text.at(-1);
  return isLike ? { ...own, text: marker.text } : marker;
}

/** An item beside which another one is put. */
interface Beside {
  readonly item: LayoutItem;
  readonly side: 'after' | 'before';
}

/** A bullet or number, and its column. */
export interface ListMarker {
  readonly text: string;
  readonly indent: number;
  /** The white space behind it. Left out: as many columns as the item has now. */
  readonly space?: string;
  /** The indentation of the item's first further line. Left out: it moves with the item's text. */
  readonly further?: number;
}

/** The item's lines at their new place, with another bullet or number. */
function relocated(roadmap: Layout, item: LayoutItem, { text: marker, indent, space: known, further }: ListMarker, lines: Lines): string[] {
  const { text } = roadmap;
  const { source } = item;
  const own = text.slice(source.marker.start, source.marker.end);
  const ownIndent = columnAfter(text.slice(lineStart(lines, item.line), source.marker.start));
  const ownGap = /^[ \t]*/.exec(text.slice(source.marker.end))?.[0] ?? '';
  const start = ' '.repeat(indent) + marker;
  const gap = known === undefined ? source.contentColumn - ownIndent - own.length : columnAfter(known, start.length) - start.length;
  const column = start.length + gap;
  // A list that was beside the item and belongs to it is indented into it. Otherwise it would become a part of the list at the new place.
  const adopted = source.adoptedLine ?? item.endLine + 1;
  const adoptedShift = column - indentOf(lineText(lines, adopted));
  const below = textsOf(lines, item.line + 1, item.endLine);
  const space = known ?? (marker.length === own.length && indent === ownIndent ? ownGap : ' '.repeat(gap));
  const usual = withKnown(usualBelow(roadmap, lines, item.line), further);
  const moved = movedBelow(below.slice(0, adopted - item.line - 1), source.contentColumn, column, usual, false);
  return [
    start + space + lineText(lines, item.line).slice(source.marker.end + ownGap.length - lineStart(lines, item.line)),
    ...asRemembered(moved, column, further),
    ...below.slice(adopted - item.line - 1).map((line) => shiftLine(line, adoptedShift)),
  ];
}

/** The bullet or number of an item that is put beside another one. */
function markerBeside(roadmap: Layout, moved: LayoutItem, { item, side }: Beside, lines: Lines): ListMarker {
  const { text } = roadmap;
  const indent = columnAfter(text.slice(lineStart(lines, item.line), item.source.marker.start));
  const marker = text.slice(item.source.marker.start, item.source.marker.end);
  const section = roadmap.sections[item.section ?? -1] ?? null;
  const [, number, delimiter] = /^(\d+)([.)])$/.exec(marker) ?? [];
  if (number === undefined) return besideBullets(roadmap, moved, { text: readable(roadmap, moved, marker, section), indent }, item);
  if (side === 'before') return besideNumbers(roadmap, moved, { text: readable(roadmap, moved, marker, section), indent }, item);
  const same = [item.source.previous, item.source.next].some(
    (span) => span !== null && new RegExp(`^[ \\t]*${number}[.)]`).test(text.slice(span.start, span.end)),
  );
  const next = readable(roadmap, moved, `${same ? number : numberLike(number, Number(number) + 1)}${delimiter}`, section);
  return besideNumbers(roadmap, moved, { text: next, indent }, item);
}

/** A bullet, with the white space behind it that its list has: more of it behind a number may only make room for a longer one. */
function besideBullets(roadmap: Layout, { line, source }: LayoutItem, marker: ListMarker, peer: LayoutItem): ListMarker {
  const own = source.ordered && isBulletMarker(marker.text) ? numberedLead(lineText(linesOf(roadmap.text), line)) : null;
  const { space } = usualAround(roadmap, peer);
  return own !== null && /^ +$/.test(own.space + space) && own.space.length > space.length ? { ...marker, space } : marker;
}

/** A number with the white space around it that its list shows. */
function besideNumbers(roadmap: Layout, moved: LayoutItem, marker: ListMarker, { source: { list } }: LayoutItem): ListMarker {
  const around = aroundNumberIn(roadmap, list, marker.text, moved.line);
  return around === null ? marker : { ...marker, indent: columnAfter(around.indent), space: around.space };
}

/** The bullet or number of an item that is alone in its section. @param section null: the section is new */
function firstMarker(roadmap: Layout, moved: LayoutItem, section: Section | null): ListMarker {
  const own = roadmap.text.slice(moved.source.marker.start, moved.source.marker.end);
  const text = readable(roadmap, moved, own.replace(/^\d+/, '1'), section);
  return { text, indent: /^\d/.test(text) ? 0 : columnAfter(bulletHabit(roadmap).indent) };
}

/** A bullet or number with which the section reads an item without a box. A new section reads bullets. */
function readable(roadmap: Layout, moved: LayoutItem, marker: string, section: Section | null): string {
  if (shapeOf(moved).finishedBy !== 'section') return marker;
  const forms = section?.items ?? ['bullets'];
  const [numbers, bullets] = [forms.includes('numbered'), forms.includes('bullets')];
  if (/^\d/.test(marker) ? numbers || !bullets : bullets || !numbers) return marker;
  return numbers ? '1.' : bulletHabit(roadmap).marker;
}
