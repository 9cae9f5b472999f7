import type { Destination, NewItem } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import type { IsoDate } from '../../model/timeline.ts';
import type { IssueAddress } from '../markdown/link.ts';
import { noteOf } from '../read/note.ts';
import { type Lines, lineAt, lineEnding, lineStart, linesOf } from '../text/lines.ts';
import type { Splice } from '../text/splice.ts';
import { splicesInPlace } from './in-place.ts';
import { isHeadingOfMade, newHeading, styleOfMade } from './item/chapters.ts';
import {
  type LayoutItem,
  layoutAfter,
  layoutWith,
  layoutWithout,
  offsetAfter,
  type Tracked,
  type TrackedItem,
  type TrackedSection,
  wholeLines,
  withSection,
} from './layout.ts';
import { goneLines, withoutLeaving } from './leave-at-once.ts';
import { type ArrivedForm, type ListMarker, moveItem } from './move.ts';
import { type MarkMove, markProblem, markSplices, withoutBoxes } from './move-mark.ts';
import { placeItem } from './new-item.ts';
import type { EditedItem } from './origins.ts';
import { daySplices } from './roll-over.ts';
import { outsideRenewed, renewalBy } from './signature.ts';
import { verifyAll } from './verify.ts';

/** The edits to make on one reading. */
export interface EditsAtOnce {
  readonly edited: readonly EditedItem[];
  /** In the order in which they are made. */
  readonly moves: ReadonlyArray<EditedItem & ArrivedForm & { readonly to: Destination }>;
  readonly added: readonly NewItem[];
  /** Items that leave the file with all their contents, after all other edits. Left out: none. */
  readonly leaving?: readonly Item[];
  /** Removes the text under the heading `Note`. */
  readonly clearNote?: boolean;
  /** The day for the line `Last updated`; null or left out: it stays. */
  readonly lastUpdated?: IsoDate | null;
  /** The mark's way between two entries of the timeline; null or left out: it stays. */
  readonly mark?: MarkMove | null;
}

/** What making edits needs. */
export interface EditTools {
  readonly read: (text: string) => Roadmap;
  readonly address: IssueAddress;
}

/** `misread`: the edited text would not read as planned. `one-by-one`: the result of an edit cannot be computed without reading the text; nothing was read. */
export type AtOnce = { readonly result: 'done'; readonly roadmap: Roadmap } | { readonly result: 'misread' | 'one-by-one' };

/**
 * Makes all edits on one reading. The places of items between two edits are computed, so that the text is read only once, at the
 * end. Only if an item is edited and leaves all the same, the text is also read before it leaves: nobody could verify its edits later.
 */
export function editAtOnce(first: Roadmap, edits: EditsAtOnce, tools: EditTools): AtOnce {
  const { leaving = [] } = edits;
  const clearNote = edits.clearNote === true && noteOf(first) !== null;
  const isEdited = (item: Item) => edits.edited.some((one) => one.item.line <= item.line && one.item.endLine >= item.endLine);
  if (!leaving.some(isEdited)) return editOnReading(first, { ...edits, clearNote }, tools);
  const before = editOnReading(first, { ...edits, leaving: [], clearNote: false }, tools);
  if (before.result !== 'done') return before;
  const { roadmap, lineOf } = before;
  const there = leaving.flatMap((item) => roadmap.items.find(({ line }) => line === lineOf.get(item)) ?? []);
  if (there.length < leaving.length) return { result: 'misread' };
  return editOnReading(roadmap, { edited: [], moves: [], added: [], leaving: there, clearNote }, tools);
}

type OnReading =
  | { readonly result: 'done'; readonly roadmap: Roadmap; readonly lineOf: ReadonlyMap<Item, number> }
  | Exclude<AtOnce, { readonly result: 'done' }>;

/** @returns also the new line of each item of the first reading */
function editOnReading(first: Roadmap, edits: EditsAtOnce, { read, address }: EditTools): OnReading {
  const { leaving = [], clearNote = false, lastUpdated = null, mark = null } = edits;
  const moved = mark === null ? [] : markSplices(first, mark.from, mark.to);
  if (mark !== null && moved.length === 0) return { result: 'misread' };
  const day = daySplices(first, lastUpdated);
  const splices = [...splicesInPlace(first, edits.edited, address), ...day, ...moved];
  let layout = layoutAfter(tracked(first, edits.edited), splices, true);
  for (const { item, to, ...form } of edits.moves) layout = layout === null ? null : withMove(layout, item, to, form);
  for (const added of edits.added) layout = layout === null ? null : withNew(first, layout, added, address);
  if (layout === null) return { result: 'one-by-one' };
  const rest = withoutLeaving(layout, leaving, clearNote);
  if (typeof rest === 'string') return { result: rest };
  const after = rest.text === first.text ? first : read(rest.text);
  const byItem = new Map(edits.edited.map(({ item, edits: own }) => [item, own]));
  const foreseen = rest.items.flatMap(({ origin, moved: hasMoved, section }) =>
    origin === null ? [] : [{ item: origin, edits: byItem.get(origin) ?? [], movedTo: hasMoved ? { section } : null }],
  );
  const arrived = rest.items.flatMap(({ added, section }) => (added === null ? [] : [{ reads: added.reads, issue: added.issue, section }]));
  const made = rest.sections.filter(isMade).map(({ index, heading, role }) => ({ index, heading: `${heading.level} ${heading.title}`, role }));
  const leaves = leaving.length > 0 || clearNote;
  const gone = leaves ? { lines: goneLines(first, leaving, clearNote), day: day[0]?.text ?? first.lastUpdated?.text ?? null } : null;
  const [before, now] = mark === null ? [first, after] : [withoutBoxes(first), withoutBoxes(after)];
  const wrong = verifyAll(before, now, foreseen, arrived, made, gone) ?? (mark === null ? null : markProblem(first, after, mark.to));
  if (wrong !== null) return { result: 'misread' };
  return { result: 'done', roadmap: after, lineOf: new Map(rest.items.flatMap(({ origin, line }) => (origin === null ? [] : [[origin, line] as const]))) };
}

/** A reading as a layout, without what is inside of items in a part that is replaced. */
function tracked(first: Roadmap, edited: readonly EditedItem[]): Tracked {
  const editsOf = new Map(edited.map(({ item, edits }) => [item, edits]));
  const items = first.items
    .filter(outsideRenewed((item) => renewalBy(editsOf.get(item) ?? [])))
    .map((item): TrackedItem => ({ ...item, origin: item, added: null, moved: false }));
  const sections = first.sections.map((section): TrackedSection => ({ ...section, origin: section.index }));
  return { ...first, items, sections };
}

function isMade({ origin }: TrackedSection): boolean {
  return origin === null;
}

/** A destination of the first reading, in the present layout. */
function currentDestination(layout: Tracked, to: Destination): Destination {
  if (to.at === 'new-section') {
    const made = layout.sections.find((section) => isMade(section) && isHeadingOfMade(layout, section.heading, to));
    return made === undefined ? to : { at: 'end', section: made.index };
  }
  const section = to.section === null ? null : layout.sections.findIndex(({ origin }) => origin === to.section);
  if (to.at === 'end' || to.at === 'below') return { ...to, section };
  const neighbour = layout.items.find(({ origin }) => origin !== null && origin.line === to.line);
  return neighbour === undefined || neighbour.section !== section ? { at: 'end', section } : { ...to, section, line: neighbour.line };
}

function withMove(layout: Tracked, meant: Item, destination: Destination, form: ArrivedForm): Tracked | null {
  const item = layout.items.find(({ origin }) => origin === meant);
  // A heading moves with its whole section, which would change the indexes of all sections.
  if (item === undefined || shapeOf(item).among === 'headings') return null;
  const to = currentDestination(layout, destination);
  const { splices, arrival, block, marker, beside } = moveItem(layout, item, to, form);
  const after = layoutAfter(layoutWithout(layout, item), splices, false);
  if (after === null) return null;
  const start = startOfArrival(layout.text, splices, arrival, block);
  const inner = layout.items.filter(({ line }) => line > item.line && line <= item.endLine);
  const place = arrivedAt(item, start, marker, linesOf(after.text));
  const [section, made] = sectionOfArrival(layout, after, to, start);
  const arrived = (one: TrackedItem): TrackedItem => ({ ...place(one), section, moved: true });
  const near = beside === null ? null : sameIn(after, beside);
  if (near === null ? made === null && joinsList(after.text, start) : splitsList(after.text, near, marker)) return null;
  const list = near?.source.list ?? (shapeOf(item).among === 'table' ? tableAbove(after, start)?.list : undefined) ?? freshList(layout);
  const own = arrived(item);
  const placed = { ...own, source: { ...own.source, list } };
  return layoutWith(made === null ? after : withSection(after, made), placed, inner.map(arrived), near);
}

function withNew(first: Roadmap, layout: Tracked, added: NewItem, address: IssueAddress): Tracked | null {
  const to = currentDestination(layout, added.to);
  const found = placeItem(layout, to, added, address, first);
  if (found === null || shapeOf(found).among === 'headings') return null;
  const { arrival, block, shape, marker, beside, table } = found;
  const after = layoutAfter(layout, [arrival], false);
  if (after === null) return null;
  const start = startOfArrival(layout.text, [arrival], arrival, block);
  const lines = linesOf(after.text);
  const whole = wholeLines({ start, end: start + block.join(lineEnding(layout.text)).length }, lines);
  const [section, made] = sectionOfArrival(layout, after, to, start);
  const near = beside === null ? null : sameIn(after, beside);
  if (near === null ? made === null && joinsList(after.text, start) : splitsList(after.text, near, marker)) return null;
  const markerStart = start + (/^[ \t]*/.exec(block[0] ?? '')?.[0].length ?? 0);
  const item: TrackedItem = {
    ...{ line: lineAt(lines, whole.start), endLine: lineAt(lines, whole.end - 1), shape, section, parent: null, state: 'open' },
    ...{ origin: null, added, moved: false },
    source: {
      lines: whole,
      marker: { start: markerStart, end: markerStart + (marker?.text.length ?? 0) },
      list: near?.source.list ?? table?.list ?? freshList(layout),
      topLevel: near?.source.topLevel ?? true,
      // Only a move needs these, and a new item does not move. Its neighbours are set where it is put between them.
      ...{ contentColumn: 0, ordered: false, adoptedLine: null, previous: null, next: null, gap: null, status: null },
    },
  };
  return layoutWith(made === null ? after : withSection(after, made), item, [], near);
}

/** The offset in the edited text at which the lines of a block begin. */
function startOfArrival(text: string, splices: readonly Splice[], arrival: Splice, block: readonly string[]): number {
  const others = splices.filter((one) => one !== arrival).toSorted((a, b) => a.start - b.start || a.end - b.end);
  return offsetAfter(others, arrival.start, true) + arrival.text.lastIndexOf(block.join(lineEnding(text)));
}

/** The index of the section that something goes to; and the section itself, if it is new. */
function sectionOfArrival(before: Tracked, after: Tracked, to: Destination, start: number): [number | null, TrackedSection | null] {
  if (to.at !== 'new-section') return [to.section, null];
  const heading = newHeading(before, to);
  const at = after.text.lastIndexOf(heading, start - 1);
  const index = after.sections.filter(({ heading: { span } }) => span.start < at).length;
  const made: TrackedSection = {
    origin: null,
    index,
    heading: { ...styleOfMade(before, to.role), line: lineAt(linesOf(after.text), at), span: { start: at, end: at + heading.length }, title: to.title },
    role: to.role,
    kind: null,
    external: false,
    release: null,
    priority: null,
    // A section with a known title reads bullets. Items that are added later follow the style of the ones there.
    items: ['bullets'],
    columns: { title: null, status: null, fields: [] },
    parent: null,
    path: [to.title],
    told: true,
    timeline: false,
    span: { start: at, end: after.sections[index]?.heading.span.start ?? after.text.length },
  };
  return [made.index, made];
}

/** The same item in this layout; null if it is gone. */
function sameIn({ items }: Tracked, one: LayoutItem): TrackedItem | null {
  const { origin, added } = one as TrackedItem;
  return items.find((item) => (origin === null ? item.added === added : item.origin === origin)) ?? null;
}

/** Whether the text above an offset is a list that is not of items. An item at the offset might become a part of it. */
function joinsList(text: string, offset: number): boolean {
  const above = text.slice(0, offset).trimEnd();
  return /^(?:[ \t]+\S|(?:[-*+]|\d{1,9}[.)])[ \t])/.test(above.slice(Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1));
}

/** Whether an item splits the list that it is put into, because it has another kind of bullet or number. */
function splitsList(text: string, { source }: LayoutItem, marker: ListMarker | null): boolean {
  return marker !== null && text[source.marker.end - 1] !== marker.text.at(-1);
}

function freshList({ items, tables }: Tracked): number {
  return Math.max(0, ...items.map(({ source }) => source.list), ...tables.map(({ list }) => list)) + 1;
}

/** The table whose last line is directly above an offset. */
function tableAbove({ text, tables }: Tracked, offset: number): { readonly list: number } | undefined {
  const line = lineAt(linesOf(text), offset);
  return tables.find(({ lastLine }) => lastLine === line - 1);
}

/** The items of moved lines at their new place. They do not move again, so the parts that only a move needs are left as they were. */
function arrivedAt(outer: TrackedItem, start: number, marker: ListMarker | null, after: Lines): (one: TrackedItem) => TrackedItem {
  const firstLine = lineAt(after, start);
  const lineNow = (line: number) => line - outer.line + firstLine;
  const ownMarker =
    marker === null ? {} : { marker: { start: start + marker.indent, end: start + marker.indent + marker.text.length }, ordered: /^\d/.test(marker.text) };
  return (one) => {
    const [line, endLine] = [lineNow(one.line), lineNow(one.endLine)];
    const lines = { start: lineStart(after, line), end: lineStart(after, endLine + 1) };
    return { ...one, line, endLine, source: { ...one.source, lines, ...(one === outer ? ownMarker : {}) } };
  };
}
