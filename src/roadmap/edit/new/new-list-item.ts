import type { Section } from '../../../model/roadmap.ts';
import { SHAPES, shapeOf } from '../../../model/shapes.ts';
import { columnAfter, isBlank } from '../../text/lines.ts';
import { boxSpace } from '../bullets/boxes.ts';
import { nextInList } from '../bullets/next-number.ts';
import { aroundNumberIn } from '../bullets/renumber.ts';
import { type BulletHabit, bulletHabit } from '../item/habits.ts';
import { behindLines } from '../item/insert.ts';
import type { Layout, LayoutItem } from '../layout.ts';
import { usualAround, wholeListEnd } from './list-end.ts';
import { brokenLines } from './new-fields.ts';
import { linesBelow, type NewItemPlace, type WrittenItem } from './written-item.ts';

/** The start of an item of a list. */
interface ListStyle extends BulletHabit {
  /** The box with the white space behind it; empty: it has none. */
  readonly box: string;
}

/** Puts an item at the end of the list of another one, with that one's bullet or the next number, and with the blank lines that the list has. */
export function behindPeer(layout: Layout, peer: LayoutItem, item: WrittenItem, end: string): NewItemPlace {
  const { text, items } = layout;
  const { position, lead, gap, goesOn, isBeside } = wholeListEnd(layout, peer);
  const above = items.findLast(({ source, line }) => source.list === peer.source.list && line < peer.line)?.source.marker;
  const marker = nextInList(lead, above === undefined ? null : text.slice(above.start, above.end));
  const usual = usualAround(layout, peer);
  // A number as long as the last one stands as that does.
  const isAsLong = peer.source.marker.end - peer.source.marker.start === marker.length;
  const around = isAsLong ? usual : (aroundNumberIn(layout, peer.source.list, marker, null) ?? usual);
  const style = { indent: around.indent, space: around.space, marker, box: shapeOf(peer).finishedBy === 'box' ? newBox(layout) : '' };
  const listed = inList(item, style, isBeside ? peer : null);
  return { ...listed, arrival: behindLines(text, position, listed.block.join(end), end.repeat(goesOn ? Math.max(1, gap) : gap)) };
}

/** An item of a list, without its place. */
export function inList(item: WrittenItem, style: ListStyle, beside: LayoutItem | null): Omit<NewItemPlace, 'arrival'> {
  const marker = { text: style.marker, indent: columnAfter(style.indent) };
  return { block: listItem(item, style), shape: style.box !== '' ? 'task' : 'bullet', marker, beside, table: null };
}

/** The style of the first item in a section: a form that the section reads. Boxes are read everywhere. */
export function firstStyle(roadmap: Layout, { role, items, heading }: Section, position: number): ListStyle {
  const reads = (form: Section['items'][number]) => role !== 'none' && items.includes(form);
  const bullets = bulletHabit(roadmap);
  // Below another list, an indented item might become a part of it.
  const indent = position === heading.span.end ? bullets.indent : '';
  const start = reads('numbered') && !reads('bullets') ? { indent: '', marker: '1.', space: ' ' } : { ...bullets, indent };
  return { ...start, box: usesBoxes(roadmap) || !(reads('bullets') || reads('numbered')) ? newBox(roadmap) : '' };
}

/** An open box with the white space that the file has behind its boxes. */
export function newBox(layout: Layout): string {
  return `[ ]${boxSpace(layout)}`;
}

/** Whether open items have boxes, and none is a plain bullet. Finished ones are looked at only where nothing is open: many files list these without. */
export function usesBoxes({ items }: Layout): boolean {
  const open = items.filter(({ state }) => state === 'open');
  const shown = open.length > 0 ? open : items;
  // One such as `[~]` is a box, too, whatever GitHub makes of it.
  const isBare = (one: Layout['items'][number]) => shapeOf(one).finishedBy === 'section' && one.source.textBox === undefined;
  return shown.some(({ shape }) => SHAPES[shape].finishedBy === 'box') && !shown.some(isBare);
}

function listItem({ lead, markdown, content, fields }: WrittenItem, { indent, marker, space, box }: ListStyle): string[] {
  const start = `${indent}${marker}${space}`;
  const inner = indent + ' '.repeat(columnAfter(start) - columnAfter(indent));
  const [title = '', ...lines] = brokenLines([`${start}${box}${lead}${markdown}`, ...fields.inParagraph], fields.lineBreak);
  const below = [...lines, ...linesBelow(content, fields, /^\d/.test(marker) ? '-' : marker)];
  return [title, ...below.map((line) => (isBlank(line) ? '' : inner + line))];
}
