import type { Destination, NewItem } from '../../model/plan.ts';
import { FIELD_KEYS, type Item, type ItemTable, type Roadmap, type Section, type Shape } from '../../model/roadmap.ts';
import { SHAPES, shapeOf } from '../../model/shapes.ts';
import { type IssueAddress, issueLink } from '../markdown/link.ts';
import { columnAfter, isBlank, lineEnding, lineStart, linesOf, lineText } from '../text/lines.ts';
import { type Splice, splice } from '../text/splice.ts';
import { withTaskBullets } from '../text/task-bullets.ts';
import { inCell } from '../text/text.ts';
import { likeRowAbove } from './item/cell-width.ts';
import { type BulletHabit, bulletHabit, firstItemGaps, newSectionGaps, spaceBehind } from './item/habits.ts';
import { behindLines, contentEndAboveDefinitions, intoGap, newSectionPlace } from './item/insert.ts';
import { headingLike, newHeading } from './item/style.ts';
import type { Layout, LayoutItem } from './layout.ts';
import type { ListMarker } from './move.ts';
import { destinationNow, type Progress } from './origins.ts';
import { sectionKey } from './signature.ts';
import { verifyNew } from './verify.ts';

/** Adds an item at the end of a section, in the style of that section. A string is the reason why that is not possible. */
export function addItem(progress: Progress, added: NewItem, read: (text: string) => Roadmap, address: IssueAddress): Progress | string {
  const { roadmap } = progress;
  const to = destinationNow(added.to, progress);
  const placed = placeItem(roadmap, to, added, address);
  const text = placed === null ? null : splice(roadmap.text, [placed.arrival]);
  if (text === null) return 'its section is gone';
  const after = read(text);
  const made = to.at === 'new-section' ? `${after.sections.at(-1)?.heading.level ?? 0} ${to.title}` : null;
  const item = after.items.find(({ issue }) => issue === added.issue);
  const section = to.at === 'new-section' ? sectionKey(after, after.sections.length - 1) : sectionKey(roadmap, to.section);
  const wrong = verifyNew(roadmap, after, item, { reads: added.reads, issue: added.issue, section }, made);
  return wrong === null && item !== undefined ? withItem(progress, after, item) : (wrong ?? 'it would not read as an item');
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

/** Puts a new item, with its link, at the end of a section; null if there is no such section. */
export function placeItem(roadmap: Layout, to: Destination, added: NewItem, address: IssueAddress): NewItemPlace | null {
  const item = { ...added, markdown: `${added.markdown} ${issueLink(added.issue, address)}` };
  const { text } = roadmap;
  const end = lineEnding(text);
  if (to.at === 'new-section') {
    const alone = inList(item, { ...bulletHabit(roadmap), boxed: usesBoxes(roadmap) }, null);
    const gaps = newSectionGaps(roadmap);
    const section = [newHeading(roadmap, to.title), ...Array.from({ length: gaps.inside }, () => ''), ...alone.block].join(end);
    return { ...alone, arrival: intoGap(text, newSectionPlace(roadmap), section, end, gaps) };
  }
  const section = roadmap.sections[to.section ?? -1];
  if (section === undefined) return null;
  const peers = roadmap.items.filter((one) => one.section === section.index);
  const listed = peers.findLast(({ source, shape }) => source.topLevel && SHAPES[shape].among !== 'table');
  const heading = peers.findLast(({ shape }) => SHAPES[shape].among === 'headings');
  const table = roadmap.tables.findLast((one) => one.section === section.index);
  if (listed !== undefined) return behindPeer(roadmap, listed, item, end);
  if (heading !== undefined || (table === undefined && section.items.includes('headings'))) return underHeading(roadmap, section, heading ?? null, item, end);
  if (table !== undefined) return asRow(roadmap, table, item);
  const position = contentEndAboveDefinitions(text, section.heading.span.end, section.span.end);
  const first = inList(item, firstStyle(roadmap, section, position), null);
  return { ...first, arrival: intoGap(text, position, first.block.join(end), end, firstItemGaps(roadmap, section, position)) };
}

/** The start of an item of a list. */
interface ListStyle extends BulletHabit {
  readonly boxed: boolean;
}

function behindPeer({ text }: Layout, peer: LayoutItem, item: NewItem, end: string): NewItemPlace {
  const own = text.slice(peer.source.lines.start, peer.source.marker.end);
  const [, indent = '', before = '-'] = /^([ \t]*)(\S+)$/.exec(own) ?? [];
  const marker = before.replace(/^\d+/, (number) => String(Number(number) + 1));
  const listed = inList(item, { indent, marker, space: spaceBehind(text, peer.source.marker.end), boxed: shapeOf(peer).finishedBy === 'box' }, peer);
  return { ...listed, arrival: behindLines(text, peer.source.lines.end, listed.block.join(end), end.repeat(peer.source.gap ?? 0)) };
}

function inList(item: NewItem, style: ListStyle, beside: LayoutItem | null): Omit<NewItemPlace, 'arrival'> {
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

function listItem({ markdown, content }: NewItem, { indent, marker, space, boxed }: ListStyle): string[] {
  const start = `${indent}${marker}${space}`;
  const inner = indent + ' '.repeat(columnAfter(start) - columnAfter(indent));
  const below = contentLines(content, /^\d/.test(marker) ? '-' : marker).map((line) => (isBlank(line) ? '' : inner + line));
  return [`${start}${boxed ? '[ ] ' : ''}${markdown}`, ...below];
}

/** The lines of fields, sub-items and notes below a title. */
function contentLines({ fields, subItems, notes }: NewItem['content'], bullet: string): string[] {
  const written = FIELD_KEYS.flatMap((key) => {
    const value = key === 'kind' ? undefined : fields[key];
    return value === undefined ? [] : [`${bullet} ${key}: ${value}`];
  });
  const block = (markdown: string) => (markdown === '' ? [] : markdown.split('\n'));
  return [...written, ...block(withTaskBullets(subItems, bullet)), ...(notes === '' ? [] : ['', ...block(notes)])];
}

/** Puts a heading after the section's last heading that is an item, or at the end of the section's own text. */
function underHeading(roadmap: Layout, section: Section, peer: LayoutItem | null, { markdown, content }: NewItem, end: string): NewItemPlace {
  const model = roadmap.sections.find(({ heading }) => heading.line === peer?.line)?.heading;
  const heading = headingLike(model ?? { level: Math.min(section.heading.level + 1, 6), closed: section.heading.closed, setext: false }, markdown, end);
  const below = contentLines(content, bulletHabit(roadmap).marker);
  const block = [heading, ...(below.length === 0 || below[0] === '' ? [] : ['']), ...below];
  const arrival = intoGap(
    roadmap.text,
    contentEndAboveDefinitions(roadmap.text, section.heading.span.end, peer?.source.lines.end ?? section.span.end),
    block.join(end),
    end,
  );
  return { arrival, block, shape: 'heading', marker: null, beside: peer, table: null };
}

/** Puts a row below the last row of a table. Fields without a column are left out. */
function asRow(roadmap: Layout, table: ItemTable, { markdown, content }: NewItem): NewItemPlace {
  const { header, columns, list, lastLine } = table;
  const lines = linesOf(roadmap.text);
  const others = otherCells(table, content.notes);
  const cells = header.map((_, column) => {
    if (column === columns.title) return markdown;
    if (column === columns.status) return openWord(roadmap, list);
    const key = columns.fields.find((one) => one.column === column)?.key;
    return key === undefined ? (others.get(column) ?? '') : key === 'kind' ? '' : (content.fields[key] ?? '');
  });
  const indent = /^[ \t]*/.exec(lineText(lines, lastLine))?.[0] ?? '';
  const written = cells.map((cell) => (cell === '' ? ' ' : ` ${inCell(cell)} `));
  const line = `${indent}|${likeRowAbove(written, lastLine, roadmap.text).join('|')}|`;
  const arrival = behindLines(roadmap.text, lineStart(lines, lastLine + 1), line, '');
  return { arrival, block: [line], shape: 'row', marker: null, beside: roadmap.items.findLast(({ source }) => source.list === list) ?? null, table };
}

/** The texts of a row's other cells, from its notes. They can be assigned to columns only if none of the cells was empty. */
function otherCells({ header, columns }: ItemTable, notes: string): ReadonlyMap<number, string> {
  const known = [columns.title, columns.status, ...columns.fields.map(({ column }) => column)];
  const others = header.map((_, column) => column).filter((column) => !known.includes(column));
  const said = notes.split('\n\n');
  const fits = said.length === others.length && said.every((text) => !text.includes('\n'));
  return new Map(fits ? others.map((column, index) => [column, said[index] ?? '']) : []);
}

/** The most frequent status of a table's open rows. */
function openWord({ items }: Layout, list: number): string {
  const counts = new Map<string, number>();
  for (const { source, state } of items) {
    const word = source.list === list && state === 'open' && source.status?.where === 'cell' ? source.status.text : '';
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
