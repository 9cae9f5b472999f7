import type { Destination, NewItem } from '../../model/plan.ts';
import type { Item, ItemTable, Roadmap, Section } from '../../model/roadmap.ts';
import type { Shape } from '../../model/shapes.ts';
import { SHAPES, shapeOf } from '../../model/shapes.ts';
import { type IssueAddress, issueLink } from '../markdown/link.ts';
import { grouped } from '../text/group-by.ts';
import { columnAfter, isBlank, lineEnding, lineStart, linesOf, lineText } from '../text/lines.ts';
import { type Splice, splice } from '../text/splice.ts';
import { withTaskBullets } from '../text/task-bullets.ts';
import { inCell } from '../text/text.ts';
import { cellsOf, likeRowAbove } from './item/cell-width.ts';
import { type BulletHabit, bulletHabit, firstItemGaps, newSectionGaps, newSectionLines, numberHabit, placeOfNewSection, spaceBehind } from './item/habits.ts';
import { behindLines, contentEndAboveDefinitions, insertAt, intoGap, LIST_OR_QUOTE } from './item/insert.ts';
import { fitsInCells, openWord, otherCells } from './item/new-cells.ts';
import { brokenLines, type NewFields, newFields } from './item/new-fields.ts';
import { firstHeadingNumber, nextHeadingNumber, nextInList, separatorAbove } from './item/next-number.ts';
import { type HeadingStyle, headingLike, newHeading, newHeadingStyle } from './item/style.ts';
import type { Layout, LayoutItem } from './layout.ts';
import type { ListMarker } from './move.ts';
import { destinationNow, madeSection, type Progress, withMadeSection } from './origins.ts';
import { sectionKey } from './signature.ts';
import { verifyNew } from './verify.ts';

/** Adds an item at the end of a section, in the style of that section. A string is the reason why that is not possible. */
export function addItem(progress: Progress, added: NewItem, read: (text: string) => Roadmap, address: IssueAddress): Progress | string {
  const to = destinationNow(added.to, progress);
  const placed = placeItem(progress.roadmap, to, added, address, progress.first);
  const after = withPlaced(progress, to, added, placed, read);
  // Whether headings are read in a section that is made depends on the configuration.
  const again = typeof after === 'string' && to.at === 'new-section' && placed !== null && SHAPES[placed.shape].among === 'headings';
  return again ? withPlaced(progress, to, added, placeItem(progress.roadmap, to, added, address, progress.first, true), read) : after;
}

function withPlaced(progress: Progress, to: Destination, added: NewItem, placed: NewItemPlace | null, read: (text: string) => Roadmap): Progress | string {
  const { roadmap } = progress;
  const text = placed === null ? null : splice(roadmap.text, [placed.arrival]);
  if (text === null) return 'its section is gone';
  const after = read(text);
  const made = to.at === 'new-section' ? madeSection(roadmap, after, to, placed?.arrival.start ?? 0) : null;
  const item = after.items.find(({ issue }) => issue === added.issue);
  const section = to.at === 'new-section' ? (made?.section ?? '') : sectionKey(roadmap, to.section);
  const wrong = verifyNew(roadmap, after, item, { reads: added.reads, issue: added.issue, section }, made);
  if (wrong !== null || item === undefined) return wrong ?? 'it would not read as an item';
  return withItem(made === null ? progress : withMadeSection(progress, made.index), after, item);
}

/** The progress with a new item. The items and sections that were there before keep their order before and after it. */
function withItem(progress: Progress, after: Roadmap, item: Item): Progress {
  const isInside = (line: number) => line >= item.line && line <= item.endLine;
  const headings = after.sections.filter(({ heading }) => isInside(heading.line)).map(({ index }) => index);
  const [first = after.sections.length] = headings;
  const rest = [...progress.origins];
  return {
    ...progress,
    roadmap: after,
    origins: after.items.map(({ line }) => (isInside(line) ? null : (rest.shift() ?? null))),
    sections: progress.sections.map((index) => (index >= first ? index + headings.length : index)),
  };
}

/** The place of a new item, and its form there. */
export interface NewItemPlace {
  readonly arrival: Splice;
  readonly block: readonly string[];
  readonly shape: Shape;
  /** Its bullet or number; null if it has none. */
  readonly marker: ListMarker | null;
  /** The item after which it is put; null if there is none. */
  readonly beside: LayoutItem | null;
  /** The table to which it is added as a row; null for other shapes. */
  readonly table: ItemTable | null;
}

/** A new item with its link and its fields as they are written. */
type WrittenItem = Pick<NewItem, 'markdown' | 'content'> & { readonly fields: NewFields };

/**
 * Puts a new item, with its link, at the end of a section; null if there is no such section.
 * @param first the reading before all edits: its fields show the form of new ones, and the item names its section there
 * @param listed whether a section that is made begins with a list, also where all other open items are headings
 */
export function placeItem(
  roadmap: Layout,
  to: Destination,
  added: NewItem,
  address: IssueAddress,
  first: Pick<Roadmap, 'text' | 'items'>,
  listed = false,
): NewItemPlace | null {
  const fields = newFields(added.content.fields, first, added.to.at === 'new-section' ? null : added.to.section);
  const item: WrittenItem = { content: added.content, markdown: `${added.markdown} ${issueLink(added.issue, address)}`, fields };
  const { text } = roadmap;
  const end = lineEnding(text);
  if (to.at === 'new-section') {
    const gaps = newSectionGaps(roadmap);
    const place = placeOfNewSection(roadmap, to.role);
    const title = newHeading(roadmap, to.title);
    const peer = listed || to.role !== 'open' ? null : lastOfHeadings(roadmap);
    if (peer !== null) {
      const style = { ...newHeadingStyle(roadmap), setext: false };
      const block = headingItem(roadmap, { ...style, level: Math.min(style.level + 1, 6) }, firstHeadingNumber(roadmap, peer), item);
      const section = [...newSectionLines(roadmap, title, 1), ...block].join(end);
      return { arrival: intoGap(text, place, section, end, gaps), block, shape: 'heading', marker: null, beside: null, table: null };
    }
    const boxed = usesBoxes(roadmap);
    // Only tasks are read in a numbered list of a section that says nothing of its items.
    const alone = inList(item, { ...((boxed ? numberHabit(roadmap) : null) ?? bulletHabit(roadmap)), boxed }, null);
    const section = [...newSectionLines(roadmap, title), ...alone.block].join(end);
    return { ...alone, arrival: intoGap(text, place, section, end, gaps) };
  }
  const section = to.section === null ? null : (roadmap.sections[to.section] ?? null);
  if (section === null && to.section !== null) return null;
  const form = formIn(roadmap, to.section);
  if (form?.at === 'list') return behindPeer(roadmap, form.peer, item, end);
  if (form?.at === 'table') return asRow(roadmap, form.table, item);
  if (section === null) return null;
  if (form?.at === 'headings' || section.items.includes('headings')) return underHeading(roadmap, section, form?.peer ?? null, item, end);
  const position = contentEndAboveDefinitions(text, section.heading.span.end, section.span.end);
  const alone = inList(item, firstStyle(roadmap, section, position), null);
  return { ...alone, arrival: intoGap(text, position, alone.block.join(end), end, firstItemGaps(roadmap, section, position)) };
}

type FormIn =
  | { readonly at: 'list'; readonly peer: LayoutItem }
  | { readonly at: 'headings'; readonly peer: LayoutItem }
  | { readonly at: 'table'; readonly table: ItemTable };

/** What a new item of a section is put into: that which holds most of the section's open items. Null: the section has no items and no table. */
function formIn({ text, items, tables }: Pick<Layout, 'text' | 'items' | 'tables'>, index: number | null): FormIn | null {
  const peers = items.filter(({ section, parent }) => section === index && parent === null);
  const open = (some: readonly LayoutItem[]) => some.filter(({ state }) => state === 'open').length;
  const listed = listedPeers(peers, open, text);
  const headings = peers.filter((one) => shapeOf(one).among === 'headings');
  const own = tables.filter(({ section }) => section === index);
  const rows = (table: ItemTable) => peers.filter(({ source }) => source.list === table.list);
  const table = own.toReversed().toSorted((a, b) => open(rows(b)) - open(rows(a)))[0];
  const [peer, heading] = [listed.at(-1), headings.at(-1)];
  const forms: ReadonlyArray<{ readonly form: FormIn | null; readonly count: number }> = [
    { form: peer === undefined ? null : { at: 'list', peer }, count: open(listed) },
    { form: heading === undefined ? null : { at: 'headings', peer: heading }, count: open(headings) },
    { form: table === undefined ? null : { at: 'table', table }, count: table === undefined ? 0 : open(rows(table)) },
  ];
  const there = forms.filter(({ form }) => form !== null);
  return there.toSorted((a, b) => b.count - a.count)[0]?.form ?? null;
}

/**
 * The items of a section's lists. A list that a sentence introduces is for what the sentence says, so of several lists those without one count, if they hold
 * open items. If all stand inside grouping bullets, those of the group with most open ones.
 */
function listedPeers(peers: readonly LayoutItem[], open: (some: readonly LayoutItem[]) => number, text: string): readonly LayoutItem[] {
  const listed = peers.filter((one) => shapeOf(one).among === 'list');
  const outer = listed.filter(({ source }) => source.topLevel);
  const starts = new Map(outer.toReversed().map(({ source }) => [source.list, source.lines.start]));
  const free = outer.filter(({ source: { list, lines } }) => !isIntroduced(text, starts.get(list) ?? lines.start));
  if (outer.length > 0) return open(free) > 0 ? free : outer;
  const groups = new Map<number, LayoutItem[]>();
  for (const one of listed) grouped(groups, one.source.list).push(one);
  return [...groups.values()].toSorted((a, b) => open(b) - open(a))[0] ?? [];
}

/** Whether the line above some lines is the end of a paragraph that ends in a colon. */
function isIntroduced(text: string, start: number): boolean {
  const above = text.slice(0, start).trimEnd();
  const line = above.slice(Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1);
  return /^ {0,3}\S/.test(line) && !LIST_OR_QUOTE.test(line) && !/^ {0,3}#{1,6}\s/.test(line) && /[:\uFF1A][*_]*$/.test(line);
}

/** Whether a section has room for what a new item says. A row holds no sub-items, and of notes only what fits in its other cells. */
export function canHold(roadmap: Pick<Layout, 'text' | 'items' | 'tables'>, section: number, { notes, subItems }: NewItem['content']): boolean {
  if ((notes === '' && subItems === '') || roadmap.tables.every((table) => table.section !== section)) return true;
  const form = formIn(roadmap, section);
  if (form?.at !== 'table') return true;
  return subItems === '' && fitsInCells(form.table, notes, rowsOf(roadmap, form.table));
}

/** The lines of a table's rows that are items. */
function rowsOf({ text, items }: Pick<Layout, 'text' | 'items'>, { list }: ItemTable): string[] {
  const lines = linesOf(text);
  return items.filter(({ source }) => source.list === list).map(({ line }) => lineText(lines, line));
}

/** The start of an item of a list. */
interface ListStyle extends BulletHabit {
  readonly boxed: boolean;
}

function behindPeer({ text, items }: Layout, peer: LayoutItem, item: WrittenItem, end: string): NewItemPlace {
  const own = text.slice(peer.source.lines.start, peer.source.marker.end);
  const [, indent = '', before = '-'] = /^([ \t]*)(\S+)$/.exec(own) ?? [];
  const above = items.findLast(({ source, line }) => source.list === peer.source.list && line < peer.line)?.source.marker;
  const marker = nextInList(before, above === undefined ? null : text.slice(above.start, above.end));
  const listed = inList(item, { indent, marker, space: spaceBehind(text, peer.source.marker.end), boxed: shapeOf(peer).finishedBy === 'box' }, peer);
  return { ...listed, arrival: behindLines(text, peer.source.lines.end, listed.block.join(end), end.repeat(peer.source.gap ?? 0)) };
}

function inList(item: WrittenItem, style: ListStyle, beside: LayoutItem | null): Omit<NewItemPlace, 'arrival'> {
  const marker = { text: style.marker, indent: columnAfter(style.indent) };
  return { block: listItem(item, style), shape: style.boxed ? 'task' : 'bullet', marker, beside, table: null };
}

/** The style of the first item in a section: a form that the section reads. Boxes are read everywhere. */
function firstStyle(roadmap: Layout, { role, items, heading }: Section, position: number): ListStyle {
  const reads = (form: Section['items'][number]) => role !== 'none' && items.includes(form);
  const bullets = bulletHabit(roadmap);
  // Below another list, an indented item might become a part of it.
  const indent = position === heading.span.end ? bullets.indent : '';
  const start = reads('numbered') && !reads('bullets') ? { indent: '', marker: '1.', space: ' ' } : { ...bullets, indent };
  return { ...start, boxed: usesBoxes(roadmap) || !(reads('bullets') || reads('numbered')) };
}

function usesBoxes({ items }: Layout): boolean {
  return items.some(({ shape }) => SHAPES[shape].finishedBy === 'box') && items.every(({ shape }) => SHAPES[shape].finishedBy !== 'section');
}

function listItem({ markdown, content, fields }: WrittenItem, { indent, marker, space, boxed }: ListStyle): string[] {
  const start = `${indent}${marker}${space}`;
  const inner = indent + ' '.repeat(columnAfter(start) - columnAfter(indent));
  const [title = '', ...lines] = brokenLines([`${start}${boxed ? '[ ] ' : ''}${markdown}`, ...fields.inParagraph], fields.lineBreak);
  const below = [...lines, ...linesBelow(content, fields, /^\d/.test(marker) ? '-' : marker)];
  return [title, ...below.map((line) => (isBlank(line) ? '' : inner + line))];
}

/** The lines of fields in bullets, sub-items and notes. */
function linesBelow({ subItems, notes }: NewItem['content'], { inBullets }: NewFields, bullet: string): string[] {
  const block = (markdown: string) => (markdown === '' ? [] : markdown.split('\n'));
  const fields = inBullets.map((field) => `${bullet} ${field}`);
  return [...fields, ...block(withTaskBullets(subItems, bullet)), ...(notes === '' ? [] : ['', ...block(notes)])];
}

/** The last open item, if all open ones are headings. */
function lastOfHeadings({ items }: Layout): LayoutItem | null {
  const open = items.filter(({ state, parent }) => state === 'open' && parent === null);
  return open.every((one) => shapeOf(one).among === 'headings') ? (open.at(-1) ?? null) : null;
}

function headingItem(roadmap: Layout, style: HeadingStyle, number: string, { markdown, content, fields }: WrittenItem): string[] {
  const heading = headingLike(style, `${number}${markdown}`, lineEnding(roadmap.text));
  const paragraph = brokenLines(fields.inParagraph, fields.lineBreak);
  const parts = [paragraph, linesBelow(content, fields, bulletHabit(roadmap).marker)].filter((lines) => lines.length > 0);
  return [heading, ...parts.flatMap((lines) => (lines[0] === '' ? lines : ['', ...lines]))];
}

/** Puts a heading after the section's last heading that is an item, or at the end of the section's own text. */
function underHeading(roadmap: Layout, section: Section, peer: LayoutItem | null, item: WrittenItem, end: string): NewItemPlace {
  const model = roadmap.sections.find(({ heading }) => heading.line === peer?.line)?.heading;
  const style = model ?? { level: Math.min(section.heading.level + 1, 6), closed: section.heading.closed, setext: false };
  const block = headingItem(roadmap, style, peer === null ? '' : nextHeadingNumber(roadmap, peer), item);
  const { text } = roadmap;
  // Words that end a heading's text stay with it.
  const place = contentEndAboveDefinitions(text, section.heading.span.end, peer?.source.lines.end ?? section.span.end, peer === null);
  const arrival = besideHeadings(text, place, `${peer === null ? '' : separatorAbove(roadmap, peer)}${block.join(end)}`, end);
  return { arrival, block, shape: 'heading', marker: null, beside: peer, table: null };
}

/** Inserts a block above the blank lines that separate headings. These stay as they are. */
function besideHeadings(text: string, position: number, block: string, end: string): Splice {
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r(?!\n))){2,}/.test(text.slice(position));
  return blank && position > 0 && !isBlank(text.slice(position)) ? insertAt(position, end + end + block) : intoGap(text, position, block, end);
}

/** Puts a row below the last row of a table. Fields without a column are left out. */
function asRow(roadmap: Layout, table: ItemTable, { markdown, content }: WrittenItem): NewItemPlace {
  const { header, columns, list, lastLine } = table;
  const lines = linesOf(roadmap.text);
  const items = roadmap.items.filter(({ source }) => source.list === list);
  const rows = rowsOf(roadmap, table);
  const others = otherCells(table, content.notes, rows);
  const cells = header.map((_, column) => {
    if (column === columns.title) return markdown;
    if (column === columns.status) return openWord(items);
    const key = columns.fields.find((one) => one.column === column)?.key;
    return key === undefined ? (others.get(column) ?? '') : key === 'kind' ? '' : (content.fields[key] ?? '');
  });
  const above = rows.at(-1) ?? '|';
  const indent = /^[ \t]*/.exec(lineText(lines, lastLine))?.[0] ?? '';
  const space = cellsOf(above).every(({ start, end }) => above.slice(start, end).trim() !== '' && above[start] !== ' ') && rows.length > 0 ? '' : ' ';
  const written = likeRowAbove(
    cells.map((cell) => (cell === '' ? ' ' : `${space}${inCell(cell)}${space}`)),
    lastLine,
    roadmap.text,
  );
  // A row without a bar at its start cannot begin with an empty cell.
  const isOpenAtStart = !/^[ \t]*\|/.test(above) && written[0]?.trim() !== '';
  const isOpenAtEnd = !/\|[ \t]*$/.test(above) && written.at(-1)?.trim() !== '';
  const bars = `${isOpenAtStart ? '' : '|'}${written.join('|')}${isOpenAtEnd ? '' : '|'}`;
  const line = indent + bars.trim();
  const arrival = behindLines(roadmap.text, lineStart(lines, lastLine + 1), line, '');
  return { arrival, block: [line], shape: 'row', marker: null, beside: items.at(-1) ?? null, table };
}
