import type { Section } from '../../../model/roadmap.ts';
import { contentEndAboveDefinitions } from '../../markdown/content-end.ts';
import { isBlank, lineEnding } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { nextHeadingNumber } from '../bullets/next-number.ts';
import { bulletHabit } from '../item/habits.ts';
import { type HeadingStyle, headingLike } from '../item/heading-style.ts';
import { insertAt, intoGap } from '../item/insert.ts';
import type { Layout, LayoutItem } from '../layout.ts';
import { brokenLines } from './new-fields.ts';
import { ruleBetween } from './rule-between.ts';
import { linesBelow, type NewItemPlace, type WrittenItem } from './written-item.ts';

/** The lines of an item that is a heading. @param number the number before its title; empty: none @param peer the heading that it is like */
export function headingItem(roadmap: Layout, style: HeadingStyle, number: string, item: WrittenItem, peer: LayoutItem | null = null): string[] {
  const { lead, markdown, content, fields } = item;
  const above = peer === null ? '' : roadmap.text.slice(peer.source.lines.start, peer.source.lines.end).replace(/^ {0,3}#+[ \t]+/, '');
  const isFirst = lead !== '' && above.startsWith(lead);
  const heading = headingLike(style, `${isFirst ? lead : ''}${number}${isFirst ? '' : lead}${markdown}`, lineEnding(roadmap.text));
  const paragraph = brokenLines(fields.inParagraph, fields.lineBreak);
  const parts = [paragraph, linesBelow(content, fields, bulletHabit(roadmap).marker)].filter((lines) => lines.length > 0);
  return [heading, ...parts.flatMap((lines) => (lines[0] === '' ? lines : ['', ...lines]))];
}

/** Puts a heading after the section's last heading that is an item, or at the end of the section's own text. */
export function underHeading(roadmap: Layout, section: Section, peer: LayoutItem | null, item: WrittenItem, end: string): NewItemPlace {
  const model = roadmap.sections.find(({ heading }) => heading.line === peer?.line)?.heading;
  const style = model ?? { level: Math.min(section.heading.level + 1, 6), closed: section.heading.closed, setext: false };
  const block = headingItem(roadmap, style, peer === null ? '' : nextHeadingNumber(roadmap, peer), item, peer);
  const { text } = roadmap;
  // Words that end a heading's text stay with it, and those that end the file are no text of a heading above them.
  const place = contentEndAboveDefinitions(text, section.heading.span.end, peer?.source.lines.end ?? section.span.end, peer === null ? 'apart' : 'none');
  const arrival = besideHeadings(text, place, `${ruleBetween(roadmap, section, peer)}${block.join(end)}`, end);
  return { arrival, block, shape: 'heading', marker: null, beside: peer, table: null };
}

/** Inserts a block above the blank lines that separate headings. These stay as they are. */
function besideHeadings(text: string, position: number, block: string, end: string): Splice {
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r(?!\n))){2,}/.test(text.slice(position));
  return blank && position > 0 && !isBlank(text.slice(position)) ? insertAt(position, end + end + block) : intoGap(text, position, block, end);
}
