import type { NewItem } from '../../model/plan.ts';
import type { Item, ItemSource, ItemTable, Roadmap, Section } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import type { Span } from '../../model/span.ts';
import { shownGap, textColumn } from '../markdown/list-item.ts';
import { isBlank, type Lines, lineAt, lineStart, linesOf, lineText } from '../text/lines.ts';
import { type Splice, splice } from '../text/splice.ts';

type LayoutSource = Pick<
  ItemSource,
  'lines' | 'marker' | 'contentColumn' | 'adoptedLine' | 'list' | 'ordered' | 'previous' | 'next' | 'gap' | 'topLevel' | 'status' | 'textBox'
>;

/** What an edit that moves or adds items needs to know of one. Of `parent` only whether there is one: its line is that of the first reading. */
export interface LayoutItem extends Pick<Item, 'line' | 'endLine' | 'shape' | 'section' | 'parent' | 'state'> {
  readonly source: LayoutSource;
}

/**
 * The places of a text's parts. Every reading is a layout. After an edit the new layout is computed from the old one, which
 * takes much less time than reading the text again.
 */
export interface Layout<One extends LayoutItem = LayoutItem, Part extends Section = Section> extends Pick<Roadmap, 'text' | 'title'> {
  readonly items: readonly One[];
  readonly sections: readonly Part[];
  readonly tables: readonly ItemTable[];
}

/** Where a row is put: beside a line of a table. */
export interface RowPlace {
  readonly line: number;
  readonly position: number;
  /** The row there; null: the table has none. */
  readonly neighbour: LayoutItem | null;
}

/** An item of a layout, with the item of the first reading that it was, or the new item that it is. */
export interface TrackedItem extends LayoutItem {
  readonly origin: Item | null;
  readonly added: NewItem | null;
  /** It moved, or is inside an item that moved. */
  readonly moved: boolean;
}

/** A section of a layout, with its index in the first reading; null: it is made. */
export interface TrackedSection extends Section {
  readonly origin: number | null;
}

export type Tracked = Layout<TrackedItem, TrackedSection>;

/** The new place of an offset after splices. An offset inside a splice moves to the start of the splice's text. @param behind text inserted at the offset comes before it */
export function offsetAfter(splices: readonly Splice[], offset: number, behind: boolean): number {
  let shift = 0;
  for (const { start, end, text } of splices) {
    const isInsertedHere = start === end && end === offset;
    if (isInsertedHere ? behind : end <= offset) shift += text.length - (end - start);
    else if (start < offset && end > offset) return start + shift;
    else if (start > offset) break;
  }
  return offset + shift;
}

/**
 * The layout after splices that keep the order of the items; null if two of them overlap.
 * @param grow whether text inserted at the end of an item's lines belongs to that item
 */
export function layoutAfter<One extends LayoutItem, Part extends Section>(
  layout: Layout<One, Part>,
  splices: readonly Splice[],
  grow: boolean,
): Layout<One, Part> | null {
  const text = splice(layout.text, splices);
  if (text === null) return null;
  const sorted = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const [before, after] = [linesOf(layout.text), linesOf(text)];
  const now = (offset: number) => offsetAfter(sorted, offset, true);
  const spanNow = ({ start, end }: Span): Span => ({ start: now(start), end: now(end) });
  const lineNow = (line: number) => lineAt(after, now(lineStart(before, line)));
  // If nothing grows, text inserted after the last character of a line is on the line below.
  const endNow = (end: number, grows: boolean) =>
    grows ? now(end) : offsetAfter(sorted, end - (/(?:\r\n|\n|\r)$/.exec(layout.text.slice(Math.max(0, end - 2), end))?.[0].length ?? 0), false);
  const linesNow = ({ start, end }: Span, grows: boolean) => withoutBlankEnd(wholeLines({ start: now(start), end: endNow(end, grows) }, after), after);
  const markerNow = ({ lines: { start }, marker, contentColumn }: LayoutSource, one: LayoutItem, moved: Span, startNow: number) => {
    const isFirst = shapeOf(one).among === 'list' && isBlank(layout.text.slice(start, marker.start));
    const lead = isFirst ? LEAD.exec(text.slice(startNow, startNow + LONGEST_LEAD))?.[0] : undefined;
    if (lead === undefined || lead === layout.text.slice(start, marker.end)) return { marker: moved, contentColumn };
    const indent = lead.search(/[^ \t]/);
    const markerSpan = { start: startNow + indent, end: startNow + lead.length };
    return { marker: markerSpan, contentColumn: textColumn(lineText(after, lineAt(after, startNow)), lead.length) };
  };
  const orNull = (span: Span | null) => (span === null ? null : linesNow(span, grow));
  const items = layout.items.map((item): One => {
    const { source } = item;
    // The lines of a heading go to the next heading, so inserted text belongs to it.
    const lines = linesNow(source.lines, grow || shapeOf(item).among === 'headings');
    const [line, endLine] = [lineAt(after, lines.start), lineAt(after, Math.max(lines.start, lines.end - 1))];
    const [previous, next] = [orNull(source.previous), orNull(source.next)];
    return {
      ...item,
      line,
      endLine,
      source: {
        ...source,
        lines,
        ...markerNow(source, item, spanNow(source.marker), lines.start),
        adoptedLine: source.adoptedLine === null ? null : lineNow(source.adoptedLine),
        previous,
        next,
        gap: grow && source.gap !== null ? gapOf({ line, endLine }, previous, next, after) : source.gap,
      },
    };
  });
  const sections = layout.sections.map(
    (section): Part => ({
      ...section,
      span: spanNow(section.span),
      heading: { ...section.heading, span: spanNow(section.heading.span), line: lineNow(section.heading.line) },
    }),
  );
  const tables = layout.tables.map((table) => ({ ...table, lastLine: lineNow(table.lastLine) }));
  return { text, title: layout.title, items, sections, tables };
}

/** The indentation of an item of a list, and its bullet or number. */
const LEAD = /^[ \t]*(?:[-*+]|\d{1,9}[.)])/;

/** Characters. No item is indented further. */
const LONGEST_LEAD = 1000;

/** The span of whole lines, including the line end of the last one. */
export function wholeLines({ start, end }: Span, lines: Lines): Span {
  return { start, end: lineStart(lines, lineAt(lines, Math.max(start, end - 1)) + 1) };
}

/** The span of whole lines without the blank ones at its end: these are below an item, and not in it. */
function withoutBlankEnd({ start, end }: Span, lines: Lines): Span {
  const first = lineAt(lines, start);
  let last = lineAt(lines, Math.max(start, end - 1));
  while (last > first && isBlank(lineText(lines, last))) last -= 1;
  return { start, end: lineStart(lines, last + 1) };
}

/** The layout without an item and its contents. Its neighbours become neighbours of each other. The text is still the old one. */
export function layoutWithout<One extends LayoutItem, Part extends Section>(layout: Layout<One, Part>, gone: LayoutItem): Layout<One, Part> {
  const lines = linesOf(layout.text);
  const { list, lines: whole } = gone.source;
  const items = layout.items
    .filter(({ line }) => line < gone.line || line > gone.endLine)
    .map((item): One => {
      if (item.source.list !== list) return item;
      if (item.source.next?.start === whole.start) return { ...item, source: { ...item.source, ...beforeGone(item, gone) } };
      return item.source.previous?.start === whole.start ? { ...item, source: { ...item.source, ...behindGone(item, gone, lines) } } : item;
    });
  // Each row of a table is one line, so the last line of the table moves up by one.
  const tables = layout.tables.map((table) =>
    shapeOf(gone).among === 'table' && table.lastLine === gone.line ? { ...table, lastLine: table.lastLine - 1 } : table,
  );
  return { ...layout, items, tables };
}

type Neighbourhood = Partial<Pick<LayoutSource, 'previous' | 'next' | 'gap'>>;

/** The neighbourhood of the item after one that is removed. The blank lines before the removed item stay, unless it was the last one. */
function beforeGone({ source }: LayoutItem, { source: { next } }: LayoutItem): Neighbourhood {
  return { next, gap: source.previous === null && next === null ? null : source.gap };
}

function behindGone(item: LayoutItem, { source: { previous, gap } }: LayoutItem, lines: Lines): Neighbourhood {
  return { previous, gap: previous === null ? gapOf(item, null, item.source.next, lines) : gap };
}

function gapOf({ line, endLine }: Pick<LayoutItem, 'line' | 'endLine'>, previous: Span | null, next: Span | null, lines: Lines): number | null {
  const linesOfSpan = ({ start, end }: Span) => ({ line: lineAt(lines, start), endLine: lineAt(lines, Math.max(start, end - 1)) });
  return shownGap(
    { previous: previous === null ? null : linesOfSpan(previous), own: { line, endLine }, next: next === null ? null : lineAt(lines, next.start) },
    lines,
  );
}

/** The layout with items that are new in its text, in the order of their lines. They come between two former neighbours. */
export function layoutWith<One extends LayoutItem, Part extends Section>(
  layout: Layout<One, Part>,
  arrived: One,
  inside: readonly One[],
  beside: One | null,
): Layout<One, Part> {
  const lines = linesOf(layout.text);
  // Rows have no neighbours in a layout.
  const near = shapeOf(arrived).among === 'table' ? null : beside;
  const isBefore = near !== null && near.line > arrived.line;
  const previous = near === null ? null : isBefore ? near.source.previous : near.source.lines;
  const next = near === null ? null : isBefore ? firstLine(near, lines) : near.source.next;
  const gap = gapOf(arrived, previous, next, lines);
  const placed = { ...arrived, source: { ...arrived.source, previous, next, gap } };
  const items = layout.items.map((item): One => {
    if (near === null || item.source.list !== near.source.list) return item;
    const { source } = item;
    if (next !== null && source.lines.start === next.start)
      return { ...item, source: { ...source, previous: placed.source.lines, gap: gapOf(item, placed.source.lines, source.next, lines) } };
    if (previous !== null && source.lines.start === previous.start) {
      const own = firstLine(placed, lines);
      return { ...item, source: { ...source, next: own, gap: gapOf(item, source.previous, own, lines) } };
    }
    return item;
  });
  const tables = layout.tables.map((table) =>
    shapeOf(placed).among === 'table' && table.list === placed.source.list ? { ...table, lastLine: Math.max(table.lastLine, placed.line) } : table,
  );
  return { ...layout, items: [...items, placed, ...inside].toSorted((a, b) => a.line - b.line), tables };
}

function firstLine({ line, source }: LayoutItem, lines: Lines): Span {
  return { start: source.lines.start, end: lineStart(lines, line + 1) };
}

/** The layout with a new section, whose index says its place among the others. */
export function withSection<One extends LayoutItem, Part extends Section>(layout: Layout<One, Part>, made: Part): Layout<One, Part> {
  const now = (index: number | null) => (index === null || index < made.index ? index : index + 1);
  const placed = layout.sections.map(
    (section, at): Part => ({
      ...section,
      index: at < made.index ? at : at + 1,
      parent: now(section.parent),
      span: at === made.index - 1 ? { ...section.span, end: made.span.start } : section.span,
    }),
  );
  return {
    ...layout,
    sections: [...placed.slice(0, made.index), made, ...placed.slice(made.index)],
    items: layout.items.map((item): One => ({ ...item, section: now(item.section) })),
    tables: layout.tables.map((table) => ({ ...table, section: now(table.section) })),
  };
}
