import type { Destination, NewItem } from '../../model/plan.ts';
import type { Item, ItemTable, Roadmap } from '../../model/roadmap.ts';
import { SHAPES, type Shape, shapeOf } from '../../model/shapes.ts';
import { isSubItem } from '../../model/tracked.ts';
import { contentEndAboveDefinitions } from '../markdown/content-end.ts';
import { type IssueAddress, issueLink } from '../markdown/link.ts';
import { lineEnding } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import { firstHeadingNumber } from './bullets/next-number.ts';
import { bulletHabit, firstItemGaps, newSectionGaps, newSectionLines, numberHabit, placeOfNewSection } from './item/habits.ts';
import { newHeadingStyle } from './item/heading-style.ts';
import { intoGap } from './item/insert.ts';
import type { Layout, LayoutItem } from './layout.ts';
import { fittingPeers, lastOfOpen } from './new/fitting-list.ts';
import { fitsInCells, leavesCellEmpty } from './new/new-cells.ts';
import { newFields } from './new/new-fields.ts';
import { headingItem, underHeading } from './new/new-heading.ts';
import { behindPeer, firstStyle, inList, newBox, usesBoxes } from './new/new-list-item.ts';
import { asRow, rowsOf } from './new/new-row.ts';
import { withOpenWords } from './new/new-title.ts';
import type { NewItemPlace, WrittenItem } from './new/written-item.ts';
import { destinationNow, madeSection, type Progress, withMadeSection } from './origins.ts';
import { sectionKey } from './signature.ts';
import { shownItems } from './targets.ts';
import { verifyNew } from './verify.ts';

/** Adds an item at the end of a section, in the style of that section. A string is the reason why that is not possible. */
export function addItem(progress: Progress, added: NewItem, read: (text: string) => Roadmap, address: IssueAddress): Progress | string {
  const to = destinationNow(added.to, progress);
  const placed = placeItem(progress.roadmap, to, added, address, progress.first);
  const after = withPlaced(progress, to, added, placed, read);
  // Beside another title, the neighbours' words for open work may be words of that title.
  if (typeof after === 'string' && added.openWords === undefined) return addItem(progress, { ...added, openWords: {} }, read, address);
  if (typeof after !== 'string' || to.at !== 'new-section' || placed === null) return after;
  // Whether headings or lists are read in a section that is made depends on the configuration.
  const other = SHAPES[placed.shape].among === 'headings' ? 'list' : 'headings';
  return withPlaced(progress, to, added, placeItem(progress.roadmap, to, added, address, progress.first, other), read);
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

/**
 * Puts a new item, with its link, at the end of a section; null if there is no such section.
 * @param first the reading before all edits: its fields and titles show the form of new ones, and the item names its section there
 * @param form what a section that is made begins with, where all other open items are headings; null: headings, as these are
 */
export function placeItem(
  roadmap: Layout,
  to: Destination,
  added: NewItem,
  address: IssueAddress,
  first: Pick<Roadmap, 'text' | 'items'>,
  form: 'list' | 'headings' | null = null,
): NewItemPlace | null {
  const fields = newFields(added.content.fields, first, added.to.at === 'new-section' ? null : added.to.section);
  const link = issueLink(added.issue, address);
  const itemOf = (shape: Shape): WrittenItem => {
    const { lead, markdown } = withOpenWords(added, first, shape);
    return { ...added, lead, markdown: `${markdown} ${link}`, fields };
  };
  const { text } = roadmap;
  const end = lineEnding(text);
  if (to.at === 'new-section') {
    const gaps = newSectionGaps(roadmap, to.role);
    const heading = newHeadingStyle(roadmap);
    const peer = form === 'list' || to.role !== 'open' ? null : lastOfHeadings(roadmap);
    // What stands below a heading is its text, also what closes the file.
    const place = placeOfNewSection(roadmap, to, peer === null ? 'any' : 'apart');
    if (peer !== null) {
      const style = { ...heading, level: Math.min(heading.level + 1, 6), setext: false };
      const block = headingItem(roadmap, style, firstHeadingNumber(roadmap, peer), itemOf('heading'));
      const section = [...newSectionLines(roadmap, to, 1), ...block].join(end);
      return { arrival: intoGap(text, place, section, end, gaps), block, shape: 'heading', marker: null, beside: null, table: null };
    }
    const boxed = usesBoxes(roadmap);
    // Only tasks are read in a numbered list of a section that says nothing of its items.
    const alone = inList(
      itemOf(boxed ? 'task' : 'bullet'),
      { ...((boxed ? numberHabit(roadmap) : null) ?? bulletHabit(roadmap)), box: boxed ? newBox(roadmap) : '' },
      null,
    );
    const section = [...newSectionLines(roadmap, to), ...alone.block].join(end);
    return { ...alone, arrival: intoGap(text, place, section, end, gaps) };
  }
  const section = to.section === null ? null : (roadmap.sections[to.section] ?? null);
  if (section === null && to.section !== null) return null;
  const found = formIn(roadmap, to.section);
  if (found?.at === 'list') return behindPeer(roadmap, found.peer, itemOf(found.peer.shape), end);
  if (found?.at === 'table') return asRow(roadmap, found.table, itemOf('row'));
  if (section === null) return null;
  if (found?.at === 'headings' || section.items.includes('headings')) return underHeading(roadmap, section, found?.peer ?? null, itemOf('heading'), end);
  const position = contentEndAboveDefinitions(text, section.heading.span.end, section.span.end, 'sure');
  const style = firstStyle(roadmap, section, position);
  const alone = inList(itemOf(style.box !== '' ? 'task' : 'bullet'), style, null);
  return { ...alone, arrival: intoGap(text, position, alone.block.join(end), end, firstItemGaps(roadmap, section, position, alone.block[0])) };
}

type FormIn =
  | { readonly at: 'list'; readonly peer: LayoutItem }
  | { readonly at: 'headings'; readonly peer: LayoutItem }
  | { readonly at: 'table'; readonly table: ItemTable };

/** What a new item of a section is put into: that which holds most of the section's open items. Null: the section has no items and no table. */
function formIn(roadmap: Pick<Layout, 'text' | 'items' | 'tables' | 'sections'>, index: number | null): FormIn | null {
  const { text, items, tables, sections } = roadmap;
  const all = items.filter((one) => one.section === index && !isSubItem(one));
  const peers = shownItems(all, roadmap, index);
  const open = (some: readonly LayoutItem[]) => some.filter(({ state }) => state === 'open').length;
  const listed = fittingPeers(peers, text, sections[index ?? -1]?.kind ?? null);
  const headings = peers.filter((one) => shapeOf(one).among === 'headings');
  const own = tables.filter(({ section }) => section === index);
  const rows = (table: ItemTable) => peers.filter(({ source }) => source.list === table.list);
  const table = own.toReversed().toSorted((a, b) => open(rows(b)) - open(rows(a)))[0];
  const [peer, heading] = [lastOfOpen(listed, text), headings.at(-1)];
  const forms: ReadonlyArray<{ readonly form: FormIn | null; readonly count: number }> = [
    { form: peer === undefined ? null : { at: 'list', peer }, count: open(listed) },
    { form: heading === undefined ? null : { at: 'headings', peer: heading }, count: open(headings) },
    { form: table === undefined ? null : { at: 'table', table }, count: table === undefined ? 0 : open(rows(table)) },
  ];
  const there = forms.filter(({ form }) => form !== null);
  return there.toSorted((a, b) => b.count - a.count)[0]?.form ?? null;
}

/** Whether a section has room for what a new item says. A row holds no sub-items, and of notes only what fits in its other cells. */
export function canHold(roadmap: Pick<Layout, 'text' | 'items' | 'tables' | 'sections'>, section: number, { notes, subItems }: NewItem['content']): boolean {
  if ((notes === '' && subItems === '') || roadmap.tables.every((table) => table.section !== section)) return true;
  const form = formIn(roadmap, section);
  if (form?.at !== 'table') return true;
  return subItems === '' && fitsInCells(form.table, notes, rowsOf(roadmap, form.table));
}

/** Whether a new item of a section would be a row of which a cell stays empty that all other rows fill. */
export function isIncompleteRow(roadmap: Pick<Layout, 'text' | 'items' | 'tables' | 'sections'>, section: number, { notes }: NewItem['content']): boolean {
  const form = roadmap.tables.some((table) => table.section === section) ? formIn(roadmap, section) : null;
  return form?.at === 'table' && leavesCellEmpty(form.table, notes, rowsOf(roadmap, form.table));
}

/** The last open item, if all open ones are headings. */
function lastOfHeadings({ items }: Layout): LayoutItem | null {
  const open = items.filter((one) => one.state === 'open' && !isSubItem(one));
  return open.every((one) => shapeOf(one).among === 'headings') ? (open.at(-1) ?? null) : null;
}
