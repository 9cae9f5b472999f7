import type { NewSection } from '../../../model/plan.ts';
import { type Item, isClosedRole, type Section } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import { contentEndAboveDefinitions } from '../../markdown/content-end.ts';
import { EXPLAINS, isTitle, PLANS } from '../../propose/vocabulary.ts';
import { type Closing, contentEnd } from '../../text/closing-words.ts';
import { indentOf, isBlank, isPageBreak, lineEnding, lineStartAt } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { chapterAt } from './chapters.ts';

/** Blank lines above and below a block. `below` is null where the lines that are there stay. */
export interface BlockGaps {
  readonly above: number;
  readonly below: number | null;
}

/** Inserts a block after some text, with blank lines between it and the text on both sides. */
export function intoGap(text: string, after: number, block: string, end: string, gaps: BlockGaps = { above: 1, below: 1 }): Splice {
  const position = withSpaces(text, after);
  // HTML goes on as far as the next blank line.
  const isInHtml = gaps.above === 0 && /(?:^|[\r\n]) {0,3}<[^\r\n]*$/.test(text.slice(0, position));
  const before = position === 0 ? '' : end.repeat((isInHtml ? 1 : gaps.above) + 1);
  const rest = text.slice(position);
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(rest)?.[0] ?? '';
  const below = /^[ \t]*(?:\r\n|\n|\r)([^\r\n]*)/.exec(rest)?.[1];
  // Directly below a paragraph, a line across the page may make a heading of it.
  const isRuleApart = () => isPageBreak(below ?? '') && LIST_OR_QUOTE.test(lastOuterLine(block.split(/\r\n|\n|\r/)));
  const isApart = gaps.below === null && below !== undefined && (isBlank(below) || below.startsWith('#') || isRuleApart());
  const behind = isBlank(rest) || isApart ? '' : end.repeat((gaps.below ?? 1) + 1);
  // The blank lines that were there are replaced. The end of the file stays as it is.
  return behind === '' ? insertAt(position, `${before}${block}`) : { start: position, end: position + blank.length, text: `${before}${block}${behind}` };
}

/** The offset behind the white space with which a line may end. It stays there, whatever is put below. */
export function withSpaces(text: string, offset: number): number {
  return offset === 0 ? 0 : offset + (/^[ \t]+(?=[\r\n]|$)/.exec(text.slice(offset))?.[0].length ?? 0);
}

/** Inserts a block directly after the whole lines that end at a position. @param gap the text between. A missing final line end stays missing. */
export function behindLines(text: string, position: number, block: string, gap: string): Splice {
  const end = lineEnding(text);
  return insertAt(position, /[\r\n]$/.test(text.slice(0, position)) ? `${gap}${block}${end}` : `${end}${gap}${block}`);
}

export function insertAt(position: number, text: string): Splice {
  return { start: position, end: position, text };
}

/** A splice whose lines end as the line before it does, or as the line in which it begins. */
export function endedLikeAbove(text: string, one: Splice): Splice {
  if (!/[\r\n]/.test(one.text)) return one;
  const above = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, one.start - 2), one.start));
  const [end] = above ?? /\r\n|\n|\r/.exec(text.slice(one.start)) ?? /(?:\r\n|\n|\r)(?=[^\r\n]*$)/.exec(text.slice(0, one.start)) ?? [];
  return end === undefined ? one : { ...one, text: one.text.replace(/\r\n|\n|\r/g, end) };
}

/** The start of a list or quote, which is separate from a paragraph without a blank line. */
export const LIST_OR_QUOTE = /^\s*(?:[-*+>]|\d{1,9}[.)])\s/;

/** The line with which the last part of a block begins, or ends if that is a paragraph: the further lines of a bullet are indented. */
export function lastOuterLine(block: readonly string[]): string {
  const written = block.filter((line) => !isBlank(line));
  const column = Math.min(...written.map(indentOf));
  return written.findLast((line) => indentOf(line) === column) ?? '';
}

/** What tells where a new section goes: the headings, and where the items stand. */
export interface SectionedText {
  readonly text: string;
  readonly sections: ReadonlyArray<Pick<Section, 'heading' | 'role' | 'parent'>>;
  readonly items: ReadonlyArray<Pick<Item, 'shape' | 'state' | 'section'> & { readonly source: Pick<Item['source'], 'lines'> }>;
}

/** The text under one heading with all headings below it. The first one is the text above all such headings. */
interface WholePart {
  readonly from: number;
  readonly end: number;
  /** It holds open items, or is for them. */
  readonly isOpen: boolean;
  /** It is for finished items. */
  readonly isFinished: boolean;
  /** It holds items, or is for them. */
  readonly isOwn: boolean;
  /** It looks like work, though nothing in it is read. */
  readonly isUnread: boolean;
  /** No heading but the document's title is above a section that is made at its end. */
  readonly isTop: boolean;
}

/** What a section is made for, and in which chapter. */
export type MadeIn = Pick<NewSection, 'role' | 'chapter'>;

/**
 * Where a new section begins. Open work comes behind the last part of the file with open work, or above the finished work. Finished work comes behind all
 * parts with work of its chapter, read or not: what follows them closes the file, such as a licence or a note for contributors. A title for open work says nothing below another
 * heading than the document's title, so such a section is made where there is none above it.
 * @param closing the words at the end of the file above which it stands
 * @param level of the new heading: only between headings of this level or a higher one does every text stay below its own heading
 */
export function newSectionPlace(layout: SectionedText, level: number, { role, chapter }: MadeIn, closing: Closing): number {
  const parts = partsAtLevel(layout, level);
  const isInside = ({ from }: WholePart) => chapter === undefined || chapterAt(layout.sections, level, from) === chapter;
  const last = role === 'open' ? partAboveOpen(parts) : parts.findLastIndex((one) => (one.isOwn || one.isUnread) && isInside(one));
  const part = parts[last];
  if (part === undefined || last === parts.length - 1) return endOfFile(layout, closing);
  return endAboveNext(layout.text, part.from, part.end);
}

/**
 * The end of the content between two headings, above what belongs to the one below: its anchor, comments, and what is above these at the end of a part.
 * @param from what is before this offset is not looked at
 */
export function endAboveNext(text: string, from: number, end: number): number {
  const content = contentEndAboveDefinitions(text, from, end, 'none');
  const above = aboveOpenings(text, from, content);
  return above === content ? content : contentEndAboveDefinitions(text, from, above, 'none');
}

/** The part behind which a section for open work is made: one where it is read. */
function partAboveOpen(parts: readonly WholePart[]): number {
  const open = parts.findLastIndex(({ isOpen, isTop }) => isOpen && isTop);
  if (open !== -1) return open;
  const finished = parts.findIndex(({ isFinished }, at) => isFinished && parts[at - 1]?.isTop === true);
  if (finished !== -1) return finished - 1;
  const own = parts.findLastIndex(({ isOwn, isTop }) => isOwn && isTop);
  return own === -1 && parts.at(-1)?.isTop !== true ? parts.findLastIndex(({ isTop }) => isTop) : own;
}

function partsAtLevel({ text, sections, items }: SectionedText, level: number): WholePart[] {
  const own = sections.filter(({ heading }) => heading.level <= level);
  const title = sections.find(({ heading }) => heading.level === 1);
  const first = { start: 0, end: 0, title: '', isTop: true };
  const starts = [first, ...own.map((one) => ({ ...one.heading.span, title: one.heading.title, isTop: one === title || isAtTop(one, level) }))];
  const endAt = (at: number) => starts[at + 1]?.start ?? text.length;
  const isInside = (offset: number, at: number) => offset >= (starts[at]?.start ?? 0) && offset < endAt(at);
  const inside = starts.map((_, at) => items.filter(({ source: { lines } }) => isInside(lines.start, at)));
  // What divides the parts with items.
  const divided = new Set(
    sections.flatMap(({ heading: { level: deeper, span } }) => (starts.some((_, at) => inside[at]?.length !== 0 && isInside(span.start, at)) ? deeper : [])),
  );
  return starts.map(({ end: from, title: name, isTop }, at): WholePart => {
    const end = endAt(at);
    const within = sections.filter(({ heading: { span } }) => isInside(span.start, at));
    const roles = within.map(({ role }) => role);
    const itemsHere = inside[at] ?? [];
    const parts = within.filter(({ heading }) => heading.level > level && divided.has(heading.level)).length;
    // An item that has moved to a finished section in the same edit is still noted as open.
    const isOpen = roles.includes('open') || itemsHere.some(({ state, section }) => state === 'open' && !isClosedRole(sections[section ?? -1]?.role));
    const isFinished = roles.some(isClosedRole);
    const isUnread = name !== '' && !roles.includes('never') && looksLikeWork(name, text.slice(from, end), parts);
    return { from, end, isOpen, isFinished, isOwn: isOpen || isFinished || itemsHere.length > 0, isUnread, isTop };
  });
}

/**
 * Whether the text below a heading is work: a list that explains nothing, ideas in prose, or only the heading, which is the work then.
 * @param parts the headings below it that divide it as others divide items: the work is told in prose then
 */
function looksLikeWork(title: string, body: string, parts: number): boolean {
  if (isBlank(body)) return true;
  return !isTitle(title, EXPLAINS) && (parts > 1 || isTitle(title, PLANS) || /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|\|)/m.test(body));
}

/** Whether a section stands at a level with nothing but the document's title above it. */
function isAtTop({ heading, parent }: Pick<Section, 'heading' | 'parent'>, level: number): boolean {
  return heading.level === level && parent === null;
}

/** Where the content of a file ends. Words at the end of a heading's text are that item's, and stay with it. */
function endOfFile({ text, items }: SectionedText, closing: Closing): number {
  const last = items.findLast(({ shape }) => SHAPES[shape].among === 'headings');
  const end = contentEndAboveDefinitions(text, 0, text.length, 'none');
  return last === undefined || contentEnd(text, last.source.lines.end) < end ? contentEndAboveDefinitions(text, 0, text.length, closing) : end;
}

/** A line above a heading that belongs to it: an anchor, a comment, or the opening of an element that holds the section. What is indented may be an item's. */
const OPENING =
  /^(?:<a\b[^>]*>(?:[ \t]*<\/a>)?|<!--(?:(?!-->).)*-->|<(?:details|div|section|center)\b[^>]*>(?:[ \t]*<summary\b[^>]*>.*<\/summary>)?|<summary\b[^>]*>.*<\/summary>)[ \t]*$/i;

/** An empty line in HTML, which sets apart what follows. */
const SPACER = /^ {0,3}(?:(?:<br[ \t]*\/?>|&nbsp;)[ \t]*)+$/i;

/** The end of the content before the lines at its end that belong to the heading below. */
export function aboveOpenings(text: string, from: number, end: number): number {
  let above = end;
  while (above > from) {
    const start = Math.max(from, lineStartAt(text, above));
    const line = text.slice(start, above);
    const next = Math.max(from, contentEnd(text, start));
    if (!OPENING.test(line) && !isSpacer(line, text.slice(next, start))) return above;
    above = next;
  }
  return above;
}

/** Whether a line is only space in HTML. Directly below a text, it would be a part of that. @param gap the white space above it */
function isSpacer(line: string, gap: string): boolean {
  return SPACER.test(line) && /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/.test(gap);
}

/** Comments and anchors on lines of their own. */
const MARKS = /^(?: {0,3}(?:<a\b[^>\r\n]*>(?:[ \t]*<\/a>)?|<!--(?:(?!-->)[\s\S])*-->)[ \t]*(?:\r\n|\n|\r|$))+/i;

/** A heading together with the comments and anchors right below it, unless the heading below follows, to which they may belong. */
export function withMarks(text: string, item: Item): Item {
  const { titleLinesEnd, lines } = item.source;
  const marks = MARKS.exec(text.slice(titleLinesEnd, lines.end))?.[0] ?? '';
  const below = /^[^\r\n]*/.exec(text.slice(titleLinesEnd + marks.length))?.[0] ?? '';
  // What follows without a blank line is a part of the same HTML, or the text that a comment is about.
  const isPart = !isBlank(below);
  return marks === '' || isPart ? item : { ...item, source: { ...item.source, titleLinesEnd: titleLinesEnd + marks.length } };
}
