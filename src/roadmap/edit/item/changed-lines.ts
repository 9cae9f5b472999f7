import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { diffLines, type Hunk } from '../../text/diff-lines.ts';
import { fencedLines } from '../../text/fences.ts';
import {
  columnAfter,
  indentOf,
  isBlank,
  type Lines,
  leastIndent,
  lineAt,
  lineEnding,
  lineStart,
  linesOf,
  lineText,
  noteIndents,
  shiftLine,
} from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { beginsBlock } from '../../text/text.ts';
import { BULLET } from '../bullets/nested-bullet.ts';
import { nestsByTabs, tabsTo } from '../bullets/tabs.ts';
import { behindItem } from './block-splices.ts';
import { insertAt, LIST_OR_QUOTE, lastOuterLine } from './insert.ts';
import { beginsWithLabel } from './style.ts';

/** One line of an item's notes or sub-items, in the order of the reading. */
interface ListedLine {
  readonly text: string;
  readonly line: number;
  /** Its indentation in the file, which the reading has removed. */
  readonly indent: number;
  /** Blank lines between its sub-item and a neighbour. */
  readonly gap: number;
}

/**
 * The splices that change only the different lines of an item's notes, so that all others stay as they are written.
 * Null if there is no line to keep.
 * @param markdown the new notes, outdented
 * @param below lines that are new at their end stand below the sub-items
 */
export function changeNotes(roadmap: Roadmap, item: Item, markdown: string, below = false): Splice[] | null {
  const lines = linesOf(roadmap.text);
  const { noteLines, subItemLines, titleLinesEnd, contentColumn } = item.source;
  const before = linesOfNumbers(noteLines, noteIndents(noteLines, titleLinesEnd, contentColumn, lines), 0, lines);
  const isBelow = below && (before.at(-1)?.line ?? 0) < (subItemLines.at(-1) ?? 0);
  return changeLines(before, markdown, item, lines, isBelow ? (texts) => behindItem(roadmap, item, noteLines, texts) : undefined);
}

/** The same for sub-items. Each one stays in its group, and a new one is put after the one that it follows. */
export function changeSubItems(roadmap: Roadmap, item: Item, markdown: string): Splice[] | null {
  const lines = linesOf(roadmap.text);
  const listedLines = new Set(item.source.subItemLines);
  const subItems = roadmap.items.filter(({ parent, line }) => parent === item.line && listedLines.has(line));
  // A blank line below the last field or note tells nothing of those between sub-items, if none stands above it.
  const gapOf = ({ lines: { start }, previous, gap }: Item['source']) => {
    const isLike = previous === null || subItems.some(({ source }) => source.lines.start === previous.start);
    const next = subItems.find(({ source }) => source.previous?.start === start);
    return isLike || isBlank(lineText(lines, lineAt(lines, previous.start) - 1)) ? (gap ?? 0) : (next?.source.gap ?? 0);
  };
  const found = subItems.flatMap(({ line, endLine, source }) => {
    const numbers = Array.from({ length: endLine - line + 1 }, (_, index) => line + index).filter((at) => listedLines.has(at));
    return linesOfNumbers(numbers, () => indentOf(lineText(lines, line)), gapOf(source), lines);
  });
  return changeLines(found, markdown, item, lines);
}

/** The lines as `outdented` reads them: without blank lines at the start and end, and with one in place of several. */
function linesOfNumbers(numbers: readonly number[], indentAt: (line: number) => number, gap: number, lines: Lines): ListedLine[] {
  const all = numbers.map((line) => ({ text: shiftLine(lineText(lines, line), -indentAt(line)).trimEnd(), line, indent: indentAt(line), gap }));
  const first = all.findIndex(({ text }) => text !== '');
  const last = all.findLastIndex(({ text }) => text !== '');
  // Between notes above sub-items and below them, the blank line of the lower ones counts: it goes with them.
  const isFirst = ({ line }: ListedLine, index: number) => {
    const [above, below] = [all[index - 1], all[index + 1]];
    return above?.text === '' && above.line === line - 1 ? false : !(below?.text === '' && below.line > line + 1);
  };
  return all.filter((one, index) => index >= first && index <= last && (one.text !== '' || isFirst(one, index)));
}

/** @param atEnd writes what is new behind all lines; left out: it follows the last one */
function changeLines(before: readonly ListedLine[], markdown: string, item: Item, lines: Lines, atEnd?: (texts: readonly string[]) => Splice): Splice[] | null {
  if (before.length === 0 || markdown === '') return null;
  const texts = markdown.split('\n').map((line) => line.trimEnd());
  // An issue's text begins without white space, so its first line is the same in spite of that.
  const after = texts.map((text, at) => (at === 0 && text === before[0]?.text.trimStart() ? before[0].text : text));
  const hunks = diffLines(
    before.map(({ text }) => text),
    after,
  );
  const present = before.map(({ text }) => text);
  const ends = markdown.split('\n').map((line) => (isBlank(line) ? '' : spacesAtEnd(line)));
  let further = 0;
  return hunks === null
    ? null
    : hunks.flatMap((hunk) => {
        // Lines are compared without the spaces at their ends, which may break them.
        const at = hunk.at + further;
        further += hunk.come.length - hunk.gone;
        const broken = isBlank(hunk.come[0] ?? '') ? [] : brokenLine(before[hunk.at - 1], ends[at - 1] ?? '', lines);
        const raw = hunk.come.map((line, index) => line + (ends[at + index] ?? ''));
        const come = indentedLike(present, raw);
        const more = come.slice(hunk.gone);
        if (atEnd === undefined || hunk.at + hunk.gone < before.length || more.every(isBlank))
          return [...broken, ...hunkSplices({ ...hunk, come }, before, item, lines)];
        const texts = more.slice(more.findIndex((line) => !isBlank(line))).map((line) => shiftLine(line, -leastIndent(present)));
        return [...broken, ...hunkSplices({ ...hunk, come: come.slice(0, hunk.gone) }, before, item, lines), atEnd(texts)];
      });
}

/**
 * Notes of which all begin as far to the right as the present ones: those of the file may stand further than their item's text, and nobody sees that in an
 * issue. What is inside of a new line goes with it.
 */
export function indentedAsPresent(markdown: string, present: string): string {
  const known = new Set(present.split('\n'));
  const least = leastIndent([...known]);
  if (least === 0) return markdown;
  let by = 0;
  const written = markdown.split('\n').map((line) => {
    if (isBlank(line)) return line;
    if (known.has(line)) by = 0;
    else if (indentOf(line) < least) by = least - indentOf(line);
    return shiftLine(line, by);
  });
  return written.join('\n');
}

/** New lines at the column at which all others begin, whose white space nobody sees in an issue. */
function indentedLike(present: readonly string[], texts: readonly string[]): readonly string[] {
  const missing = leastIndent(present) - leastIndent(texts);
  return missing <= 0 || texts.every(isBlank) ? texts : texts.map((text) => shiftLine(text, missing));
}

/** The spaces that break a line before a new one. */
function brokenLine(above: ListedLine | undefined, spaces: string, lines: Lines): Splice[] {
  if (above === undefined || spaces.length < 2 || spacesAtEnd(lineText(lines, above.line)) !== '') return [];
  return [insertAt(lineEnd(lines, above.line), spaces)];
}

function spacesAtEnd(line: string): string {
  return line.slice(line.trimEnd().length);
}

/** The splices of a hunk. New lines replace removed ones one by one; further new lines are put below the last of them. */
function hunkSplices({ at: position, gone, come }: Hunk, before: readonly ListedLine[], item: Item, lines: Lines): Splice[] {
  const going = before.slice(position, position + gone);
  const replaced = going.slice(0, come.length).map(({ line, indent }, index) => {
    const one = come[index] ?? '';
    const text = lineLike(one, flushIndent({ line, indent }, one, lines), [before[position + index], ...before], lines);
    const old = lineText(lines, line);
    // Two spaces at the end of a line break it in the file. An issue breaks lines without them, and does not show them.
    const stays = !isBlank(one) && !/[ \\]$/.test(one) && beginsBlock(one.trimStart()) === beginsBlock(old.trimStart());
    return { start: lineStart(lines, line), end: lineEnd(lines, line) - (stays ? spacesAtEnd(old).length : 0), text };
  });
  const more = inserted(come.slice(gone), before, position + gone, item, lines);
  return [...replaced, ...more, ...runs(going.slice(come.length)).map((run) => removedLines(run, item, lines))];
}

/** The splices that insert lines. @param position the index among the present lines before which they are put */
function inserted(texts: readonly string[], all: readonly ListedLine[], position: number, item: Item, lines: Lines): Splice[] {
  const before = all[position - 1];
  const like = before ?? all[position];
  const [first] = texts;
  if (first === undefined || like === undefined) return [];
  const end = lineEnding(lines.text);
  // A line without indentation is a sub-item of its own.
  const near = [...all.slice(0, position).toReversed(), ...all.slice(position)];
  // Only in the paragraph of the title a line may stand this far to the right. Below a blank line it would be code.
  const apart = like.indent < item.source.contentColumn + 4 ? like.indent : item.source.contentColumn;
  const written: string[] = [];
  const isCode = fencedLines(texts);
  for (const [at, text] of texts.entries()) {
    const above = texts.slice(0, at);
    const line = lineLike(text, above.includes('') ? apart : flushIndent(like, text, lines), near, lines, above);
    const fence = isCode[at] === true && isCode[at - 1] === true ? above.findLastIndex((_, index) => isCode[index] === true && isCode[index - 1] !== true) : -1;
    written.push(fence === -1 ? line : likeFence(text, line, texts[fence] ?? '', written[fence] ?? ''));
  }
  const block = texts.map((text, at) => ({ text: written[at] ?? text, gap: isInner(text) ? '' : end.repeat(like.gap) }));
  if (before === undefined) return [insertAt(lineStart(lines, like.line), block.map(({ text, gap }) => `${text}${end}${gap}`).join(''))];
  const listedLines = new Set(all.map(({ line }) => line));
  // A bullet may contain lines that are not in this list, such as sub-items in grouped notes. They stay with it.
  let line = before.line;
  while (line < item.endLine && !listedLines.has(line + 1) && indentOf(lineText(lines, line + 1)) > indentOf(lineText(lines, before.line))) line += 1;
  // Below a list, what is no bullet stands between blank lines, whatever is below it.
  const last = lastOuterLine(texts);
  const isOuter = last !== '' && indentOf(last) <= leastIndent(all.map((one) => one.text));
  const isPart = isOuter && texts.at(-1) !== '' && (!LIST_OR_QUOTE.test(last) || (first === '' && last.trimStart().startsWith('>')));
  const isBelowList = LIST_OR_QUOTE.test(before.text) || /^\s+\S/.test(before.text);
  // Fields that are bullets of the same list stay in it, and no new bullet parts labels that belong together.
  const fields = Object.values(item.fields).filter(({ style }) => style === 'bullet');
  const isAmongLabels = position === all.length && beginsWithLabel(lastOuterLine(all.map((one) => one.text)), true);
  while (((isPart && isBelowList) || isAmongLabels) && fields.some((one) => one.line === line + 1)) line += 1;
  const isApart = isPart && isBelowList && !listedLines.has(line + 1) && !isBlank(lineText(lines, line + 1));
  return [insertAt(lineEnd(lines, line), `${block.map(({ text, gap }) => `${end}${gap}${text}`).join('')}${isApart ? end : ''}`)];
}

/**
 * A line as the file indents those of the same depth: with the same tabs.
 * @param near present lines, the nearest first
 * @param above new lines above it
 */
function lineLike(text: string, indent: number, near: readonly (ListedLine | undefined)[], lines: Lines, above: readonly string[] = []): string {
  const present = near.filter((one) => one !== undefined && one.text !== '') as ListedLine[];
  const spaceAt = (column: number) => {
    const like = present.find((one) => indentOf(one.text) === column);
    const space = like === undefined ? '' : (/^[ \t]*/.exec(lineText(lines, like.line))?.[0] ?? '');
    return space.includes('\t') && columnAfter(space) === indent + column ? space : null;
  };
  const column = indentOf(text);
  const outer = [...present.map((one) => one.text), ...above.filter((one) => !isBlank(one))].map(indentOf).filter((one) => one < column);
  const isAtMargin = outer.length > 0 && indent + Math.min(...outer) === 0;
  const around = isAtMargin && nestsByTabs(lines.text) ? '' : outer.length === 0 ? null : spaceAt(Math.min(...outer));
  const tabs = around === null ? null : around + '\t'.repeat(new Set(outer).size);
  // Only text may stand a little further than it was typed. Of a bullet, that would be another level.
  const further = columnAfter(tabs ?? '') - indent - column;
  const inner = tabs === null || (further >= 0 && further < (BULLET.test(text) ? 1 : 4)) ? tabs : tabsTo(indent + column);
  const space = spaceAt(column) ?? (present.some((one) => indentOf(one.text) === column) ? null : inner);
  return space === null || text === '' ? shiftLine(text, indent) : space + text.trimStart();
}

/** A line of code that stands as far to the right of its fence as it was typed, where that is written with tabs. @param line as it would be written without a fence */
function likeFence(text: string, line: string, typed: string, written: string): string {
  const space = /^[ \t]*/.exec(written)?.[0] ?? '';
  return !space.includes('\t') || isBlank(text) ? line : `${space}${' '.repeat(Math.max(0, indentOf(text) - indentOf(typed)))}${text.trimStart()}`;
}

/** The indentation of a line in place of another one, or right below it: a paragraph whose further lines stand left of its text goes on there. */
function flushIndent({ line, indent }: Pick<ListedLine, 'line' | 'indent'>, text: string, lines: Lines): number {
  const like = lineText(lines, line);
  return isBlank(like) || beginsBlock(text) ? indent : Math.min(indent, indentOf(like));
}

function isInner(text: string | undefined): boolean {
  return text === undefined || text === '' || /^\s/.test(text);
}

/** Ranges of consecutive lines to remove. */
function runs(going: readonly ListedLine[]): Array<{ from: number; to: number }> {
  const found: Array<{ from: number; to: number }> = [];
  for (const { line } of going) {
    const last = found.at(-1);
    if (last?.to === line - 1) last.to = line;
    else found.push({ from: line, to: line });
  }
  return found;
}

/** Removes whole lines. The blank lines of one side stay, and a missing final line end stays missing. */
function removedLines({ from, to }: { from: number; to: number }, item: Item, lines: Lines): Splice {
  const blank = (line: number) => isBlank(lineText(lines, line));
  const first = from - 1 > item.line && blank(from - 1) && (to >= item.endLine || blank(to + 1)) ? from - 1 : from;
  const noFinalEnd = lineEnd(lines, to) === lines.text.length;
  if (noFinalEnd) return { start: lineEnd(lines, first - 1), end: lines.text.length, text: '' };
  return { start: lineStart(lines, first), end: lineStart(lines, to + 1), text: '' };
}

/** The end of a line's text, before its line end. */
function lineEnd(lines: Lines, line: number): number {
  return lineStart(lines, line) + lineText(lines, line).length;
}
