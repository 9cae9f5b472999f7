import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { columnAfter, indentOf, isBlank, type Lines, leastIndent, lineAt, lineEnding, lineStart, linesOf, lineText, shiftLine } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { beginsBlock } from '../../text/text.ts';
import { haveBlankBelow, nestedSpace } from '../bullets/nested-bullet.ts';
import { behindSpace } from '../bullets/tabs.ts';
import { blankBelowHeadings, hasTextApart } from './habits.ts';
import { LIST_OR_QUOTE, lastOuterLine } from './insert.ts';

/**
 * The splices that replace an item's notes or sub-items.
 * @param numbers their present lines; blank lines around other parts stay as they are
 * @param markdown the new Markdown, outdented; an empty text removes the block
 * @param below new notes stand below the sub-items, not above
 */
export function setBlock(roadmap: Roadmap, item: Item, numbers: readonly number[], markdown: string, below = false): Splice[] {
  const lines = linesOf(roadmap.text);
  const end = lineEnding(roadmap.text);
  const indent = numbers.length > 0 ? spaceOf(numbers, lines, item) : nestedSpace(roadmap, item);
  // Notes keep the white space that they have beyond the column of their item's text, which is a part of the indentation.
  const own = Math.min(leastIndent(markdown.split('\n')), columnAfter(indent) - item.source.contentColumn);
  const outdented = markdown === '' ? [] : markdown.split('\n').map((line) => shiftLine(line, -own));
  const block = behindSpace(indent, outdented, roadmap.text);
  const [first, ...others] = writtenRuns(numbers, lines);
  if (first === undefined) {
    const [subItem] = numbers === item.source.noteLines && !below ? item.source.subItemLines : [];
    if (block.length === 0) return [];
    if (subItem !== undefined) return [above(lines, item, subItem, block, end)];
    return [behind(roadmap, numbers === item.source.subItemLines ? withoutDeeper(roadmap, item) : item, block, indent)];
  }
  const whole = { start: lineStart(lines, first.from), end: lineStart(lines, first.to + 1) };
  const final = /[\r\n]$/.test(roadmap.text.slice(whole.start, whole.end)) ? end : '';
  const text = block.length === 0 ? '' : block.join(end) + final;
  const gone = others.map(({ from, to }) => ({ start: lineStart(lines, from), end: lineStart(lines, to + 1), text: '' }));
  // If the block is removed, the blank line before it is removed, too.
  const before = block.length === 0 && first.from - 1 > item.line && isBlank(lineText(lines, first.from - 1)) ? lineStart(lines, first.from - 1) : whole.start;
  const start = final === '' && text === '' ? before - endLength(roadmap.text, before) : before;
  const behindGone = block.length === 0 && whole.end >= item.source.lines.end && isInTightList(roadmap, item) ? blankEnd(roadmap.text, whole.end) : whole.end;
  return [{ start, end: behindGone, text }, ...gone];
}

/** Puts further notes at the end of an item that has notes further up. @param numbers the lines of these @param texts outdented */
export function behindItem(roadmap: Roadmap, item: Item, numbers: readonly number[], texts: readonly string[]): Splice {
  const lines = linesOf(roadmap.text);
  // Paragraphs, too, may stand further than the column of their item's text.
  const indent = spaceOf(numbers, lines, item, true);
  return behind(roadmap, item, behindSpace(indent, texts, roadmap.text), indent);
}

/** The white space before present lines, where these are bullets or are indented by tabs. @param anyText and where they are paragraphs */
function spaceOf(numbers: readonly number[], lines: Lines, { source }: Item, anyText = false): string {
  const first = numbers.map((line) => lineText(lines, line)).find((line) => !isBlank(line)) ?? '';
  const space = /^[ \t]*/.exec(first)?.[0] ?? '';
  const isLike = anyText || LIST_OR_QUOTE.test(first) || space.includes('\t');
  return isLike && columnAfter(space) >= source.contentColumn && columnAfter(space) < source.contentColumn + 4 ? space : ' '.repeat(source.contentColumn);
}

/** Whether no blank lines separate an item's neighbours, so that the one below its notes was only there for these. */
function isInTightList({ items }: Roadmap, { line, endLine, source }: Item): boolean {
  if (source.next === null) return false;
  // Its own sub-items stand in other lists, and may be what goes.
  const outside = items.filter((one) => one.line < line || one.line > endLine);
  const others = outside.filter((one) => one.source.gap !== null && (one.source.list !== source.list || one.source.next !== null));
  const near = others.filter((one) => one.source.list === source.list);
  const shown = source.previous !== null ? [source] : near.length > 0 ? near.map((one) => one.source) : others.map((one) => one.source);
  return shown.length > 0 && shown.every(({ gap }) => gap === 0);
}

/** The end of a blank line at an offset, if there is one. */
function blankEnd(text: string, offset: number): number {
  return offset + (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(offset))?.[0].length ?? 0);
}

/** Ranges of consecutive lines, without blank lines at their start and end. */
function writtenRuns(numbers: readonly number[], lines: Lines): Array<{ from: number; to: number }> {
  const runs: Array<{ from: number; to: number }> = [];
  let previous = 0;
  for (const line of numbers) {
    const follows = line === previous + 1;
    previous = line;
    const last = runs.at(-1);
    if (!follows || last === undefined) runs.push({ from: line, to: line });
    else if (isBlank(lineText(lines, last.from))) Object.assign(last, { from: line, to: line });
    else if (!isBlank(lineText(lines, line))) last.to = line;
  }
  return runs.filter(({ from }) => !isBlank(lineText(lines, from)));
}

/** Puts new notes above the sub-items, and a paragraph above the whole list in which these stand. It gets blank lines around it, so that it is separate. */
function above(lines: Lines, item: Item, subItem: number, block: readonly string[], end: string): Splice {
  const isParagraph = !LIST_OR_QUOTE.test(lastOuterLine(block));
  const last = lineAt(lines, Math.max(item.source.lines.start, item.source.titleLinesEnd - 1));
  let line = subItem;
  const column = indentOf(lineText(lines, subItem));
  const isInList = (one: string) => !isBlank(one) && (LIST_OR_QUOTE.test(one) || indentOf(one) > column);
  // Between two bullets of a list, a paragraph would make two lists of it.
  while (isParagraph && line - 1 > last && isInList(lineText(lines, line - 1))) line -= 1;
  const [before, after] = [LIST_OR_QUOTE.test(block[0] ?? ''), !isParagraph].map((isClose) => (isClose ? [] : ['']));
  const isApart = isBlank(lineText(lines, line - 1));
  const joined = [...(isApart ? [] : (before ?? [])), ...block, ...(after ?? []), ''].join(end);
  return { start: lineStart(lines, line), end: lineStart(lines, line), text: joined };
}

/** A heading without the headings below it: what stands under one of these is no field or sub-item of it. */
export function withoutDeeper({ text, sections }: Roadmap, item: Item): Item {
  const deeper = sections.find(({ heading }) => heading.line > item.line && heading.line <= item.endLine);
  if (deeper === undefined) return item;
  const lines = linesOf(text);
  let last = deeper.heading.line - 1;
  while (last > item.line && isBlank(lineText(lines, last))) last -= 1;
  const end = Math.min(Math.max(item.source.titleLinesEnd, lineStart(lines, last + 1)), text.length);
  const noteLines = item.source.noteLines.filter((line) => line <= last);
  return { ...item, source: { ...item.source, noteLines, lines: { start: item.source.lines.start, end } } };
}

/** Puts a new block at the end of the item. A paragraph gets a blank line before it, so that it is separate. @param own the indentation of the block */
function behind(roadmap: Roadmap, item: Item, block: readonly string[], own: string): Splice {
  const end = lineEnding(roadmap.text);
  const { lines } = item.source;
  const text = roadmap.text.slice(lines.start, lines.end);
  const isBare = item.source.titleLinesEnd >= lines.end;
  const isHeading = shapeOf(item).among === 'headings';
  const isCloseBelow = isHeading ? blankBelowHeadings(roadmap) === 0 : !haveBlankBelow(roadmap, item);
  const isClose = isBare ? isCloseBelow : !isHeading && BULLET.test(block[0] ?? '') && isParagraphWithLists(text);
  // Directly below a paragraph, only a list that is not numbered, one that counts from 1, or a quote is not a part of the paragraph.
  const gap = isClose && /^\s*(?:(?:[-*+]|1[.)])\s+\S|>\s)/.test(block[0] ?? '') ? [] : [''];
  const list = listAtEnd(roadmap, item, block);
  const joined = (
    list !== null && BULLET.test(block[0] ?? '')
      ? [...(list.isLoose ? [''] : []), ...block.map((line) => likeBullets(line, own, list.indent))]
      : [...gap, ...block]
  ).join(end);
  const start = lines.end;
  const below = /^[^\r\n]*/.exec(roadmap.text.slice(start))?.[0] ?? '';
  // A paragraph stands between blank lines, and a quote that has one above it.
  const last = lastOuterLine(block);
  const isAboveHeading = isHeading && roadmap.sections.some(({ heading }) => heading.span.start === start) && hasTextApart(roadmap);
  const isOpen = isAboveHeading || !LIST_OR_QUOTE.test(last) || (joined.startsWith(end) && last.trimStart().startsWith('>'));
  if (!isBlank(below) && isOpen) return { start, end: start, text: joined + end + (areParagraphsClose(roadmap, item) ? '' : end) };
  return /[\r\n]$/.test(text) ? { start, end: start, text: joined + end } : { start, end: start, text: end + joined };
}

/** Whether the next item follows right below the paragraph with which each item of the list ends that ends with one. */
function areParagraphsClose({ text, items }: Roadmap, { line, source: { list } }: Item): boolean {
  const beside = items.filter((one) => one.line !== line && one.source.list === list && one.source.next !== null && shapeOf(one).among === 'list');
  const ends = beside.flatMap(({ source: { titleLinesEnd, lines } }) => {
    const [above = '', ...below] = text
      .slice(titleLinesEnd, lines.end)
      .trimEnd()
      .split(/\r\n|\n|\r/);
    const isParagraph = isBlank(above) && below.length > 0 && !LIST_OR_QUOTE.test(lastOuterLine(below));
    return isParagraph ? [isBlank(/^[^\r\n]*/.exec(text.slice(lines.end))?.[0] ?? '')] : [];
  });
  return ends.length > 0 && !ends.includes(true);
}

const BULLET = /^\s*[-*+]\s+\S/;

/** A bullet or a number. */
const LISTED = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

/** Whether the lines of an item are its paragraph and lists, without blank lines: a bullet below is no part of a paragraph, and a blank line would part them. */
function isParagraphWithLists(text: string): boolean {
  const [, ...below] = text.trimEnd().split(/\r\n|\n|\r/);
  let column = Number.POSITIVE_INFINITY;
  return below.every((line) => {
    if (LISTED.test(line)) column = Math.min(column, indentOf(line));
    return !isBlank(line) && (LISTED.test(line) || indentOf(line) > column || !beginsBlock(line.trimStart()));
  });
}

/**
 * The list with which an item ends, if a block of bullets goes on with it: its indentation, and whether blank lines stand in it. It stands directly below the
 * title or a blank line, or, with the bullet of the block, below the words that introduce it. Below numbers a bullet begins another list, which in the text of a
 * heading stands apart. Null: the item ends otherwise.
 */
function listAtEnd({ text }: Roadmap, item: Item, [lead = '']: readonly string[]): { indent: string; isLoose: boolean } | null {
  const { source } = item;
  const below = text
    .slice(source.titleLinesEnd, source.lines.end)
    .trimEnd()
    .replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '');
  const parts = below.split(/(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/).map((part) => part.split(/\r\n|\n|\r/));
  const [last = [], before = []] = parts.toReversed();
  const words = last.findIndex((line) => LISTED.test(line) || (line !== '' && beginsBlock(line.trimStart())));
  const [line = '', ...others] = last.slice(Math.max(0, words));
  const isLike = words <= 0 || bulletOf(line) === bulletOf(lead);
  const pattern = shapeOf(item).among === 'headings' ? /^([ \t]*)[-*+][ \t]+\S/ : LISTED;
  const spaceBefore = (one: string) => pattern.exec(one)?.[1] ?? null;
  const first = spaceBefore(line);
  const isIn = (one: string) => indentOf(one) > indentOf(line) || spaceBefore(one) === first;
  const above = before.findLast((one) => indentOf(one) <= indentOf(line)) ?? '';
  return first !== null && isLike && others.every(isIn) ? { indent: first, isLoose: words <= 0 && spaceBefore(above) === first } : null;
}

/** The bullet with which a line begins; undefined: it begins with none. */
function bulletOf(line: string): string | undefined {
  return /^[ \t]*([-*+])[ \t]/.exec(line)?.[1];
}

/** A line of a block that continues a list. Its own indentation below the first column of the block stays. */
function likeBullets(line: string, own: string, indent: string): string {
  return isBlank(line) ? line : indent + line.slice(own.length);
}

function endLength(text: string, offset: number): number {
  return /(?:\r\n|\n|\r)$/.exec(text.slice(0, offset))?.[0].length ?? 0;
}
