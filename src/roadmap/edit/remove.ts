import { SHAPES } from '../../model/shapes.ts';
import type { Span } from '../../model/span.ts';
import { isSubItem } from '../../model/tracked.ts';
import { isBlank, isPageBreak, type Lines, lineAt, lineEnding, lineStart, lineText } from '../text/lines.ts';
import type { Splice } from '../text/splice.ts';
import { renumbered } from './bullets/renumber.ts';
import { blankAboveHeadings } from './item/habits.ts';
import type { Layout, LayoutItem } from './layout.ts';

/**
 * Removes the lines of items, with the blank lines that are no longer needed. The splices do not touch each other.
 * @param items in the order of their lines; none is inside another
 */
export function removal(roadmap: Layout, items: readonly LayoutItem[], lines: Lines): Splice[] {
  const rows = items.filter(({ shape }) => SHAPES[shape].among === 'table').map(({ source }) => ({ ...source.lines, text: '' }));
  const runs = runsOf(
    roadmap.text,
    items.filter(({ shape }) => SHAPES[shape].among !== 'table'),
  );
  return withFinalEnd(roadmap.text, joinedSplices([...rows, ...runs.flatMap((run) => withoutRun(roadmap, run, runs, lines))]));
}

/** Adjacent items that are removed together. */
interface RemovedLines extends Span {
  readonly first: LayoutItem;
  /** The lines of the remaining neighbours in their list. */
  readonly previous: Span | null;
  readonly next: Span | null;
}

/** Groups items that are removed together: neighbours in a list, and whole lists and headings that directly follow other removed items. */
function runsOf(text: string, items: readonly LayoutItem[]): RemovedLines[] {
  const single = items.map(
    (first): RemovedLines => ({ ...first.source.lines, end: endWithBreak(text, first), first, previous: first.source.previous, next: first.source.next }),
  );
  const inLists = together(single, (run, { start }) => run.next?.start === start);
  const runs = together(inLists, (run, { start, previous, next }) => previous === null && next === null && isBlank(text.slice(run.end, start)));
  return runs.map((run) => (SHAPES[run.first.shape].among === 'headings' ? withSpareBreak(text, run) : run));
}

/** The end of an item's lines. The line across the page that separates a heading from the next one of its level goes with the heading. */
function endWithBreak(text: string, { shape, source: { lines } }: LayoutItem): number {
  if (SHAPES[shape].among !== 'headings') return lines.end;
  const end = breakBelow(text, lines.end);
  const level = (at: number) => /^\s*(#{1,6})(?=[ \t])/.exec(text.slice(at, at + LONGEST_LEAD))?.[1]?.length ?? 0;
  return end !== null && level(end) >= level(lines.start) && level(end) > 0 ? end : lines.end;
}

/** Characters. The blank lines before a heading, its own indentation and its marks are shorter. */
const LONGEST_LEAD = 200;

/** The lines across the page that separate sections stay. Where two would meet, or one would end the file, one goes. */
function withSpareBreak(text: string, run: RemovedLines): RemovedLines {
  const above = breakAbove(text, run.start);
  if (above === null) return run;
  const below = breakBelow(text, run.end);
  if (below !== null) return { ...run, end: below };
  return isBlank(text.slice(run.end)) ? { ...run, start: above } : run;
}

/** The end of a line across the page that is the first line below an offset, after blank ones. Null: something else is. */
function breakBelow(text: string, offset: number): number | null {
  const [below = '', line = ''] = /^(?:[ \t]*(?:\r\n|\n|\r))*([^\r\n]*)(?:\r\n|\n|\r|$)/.exec(text.slice(offset)) ?? [];
  return isPageBreak(line) ? offset + below.length : null;
}

/** The start of a line across the page that is the last line above an offset, between blank ones. Null: something else is. */
function breakAbove(text: string, offset: number): number | null {
  const from = Math.max(0, offset - LONGEST_LEAD);
  const above = /(?:^|\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)([^\r\n]+)\s*$/.exec(text.slice(from, offset));
  return above !== null && isPageBreak(above[1] ?? '') ? from + above.index + above[0].indexOf(above[1] ?? '', 1) : null;
}

function together(runs: readonly RemovedLines[], belong: (run: RemovedLines, behind: RemovedLines) => boolean): RemovedLines[] {
  const result: RemovedLines[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && belong(last, run)) result[result.length - 1] = { ...last, end: run.end, next: run.next };
    else result.push(run);
  }
  return result;
}

function withoutRun(roadmap: Layout, run: RemovedLines, runs: readonly RemovedLines[], lines: Lines): Splice[] {
  const { text } = roadmap;
  const { start, end, first, previous, next } = run;
  if (next !== null) {
    const isGone = (offset: number) => runs.some((one) => offset >= one.start && offset < one.end);
    const renumber = first.source.ordered && previous === null ? renumberNext(roadmap, first, next).filter((one) => !isGone(one.start)) : [];
    // Behind the last item of a group, the blank lines set the next group apart, and stay.
    const endsGroup = previous !== null && next.start - end > start - previous.end && isBlank(text.slice(end, next.start));
    return [endsGroup ? { start: previous.end, end, text: '' } : { start, end: next.start, text: '' }, ...renumber];
  }
  if (previous !== null) return [{ start: previous.end, end, text: '' }];
  // The items were alone, so the blank lines of one side stay. If there are none, one is added if it is needed.
  const blankBefore = blankLinesBefore(text, start, lines);
  const blankAfter = blankLinesAfter(text, end, lines);
  if (isBlank(text.slice(end))) return [{ start: blankBefore, end, text: '' }];
  if (blankBefore < start || blankBefore === 0) return [{ start, end: blankAfter, text: '' }];
  return [{ start, end, text: blankAfter === end && needsBlankAfterRemoval(roadmap, run, lines) ? lineEnding(text) : '' }];
}

/** Whether the lines before and after the removed ones need a blank line between them. */
function needsBlankAfterRemoval(roadmap: Layout, { start, end, first }: RemovedLines, lines: Lines): boolean {
  const behind = lineAt(lines, end);
  // If only the heading of a section is left, the next heading gets a blank line before it, unless the file's headings have none.
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(lineText(lines, lineAt(lines, start) - 1)))
    return blankAboveHeadings(roadmap) > 0 && roadmap.sections.some(({ heading }) => heading.line === behind);
  return !isSubItem(first) || !/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/.test(lineText(lines, behind));
}

/** Gives the number of a removed first item to the next one, because a list counts from its first number. */
function renumberNext(roadmap: Layout, { source: { marker, list } }: LayoutItem, next: Span): Splice[] {
  const digits = /^\d+/.exec(roadmap.text.slice(marker.start, marker.end))?.[0] ?? '1';
  return renumbered(roadmap, next, { digits, list, arrived: null, before: null });
}

/** Joins splices that touch or overlap. */
function joinedSplices(splices: readonly Splice[]): Splice[] {
  const result: Splice[] = [];
  for (const one of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || one.start > last.end) result.push(one);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, one.end), text: last.text + one.text };
  }
  return result;
}

/** Adapts splices so that a missing final line end stays missing. */
export function withFinalEnd(text: string, splices: readonly Splice[]): Splice[] {
  if (/[\r\n]$/.test(text)) return [...splices];
  return splices.map((one) => (one.end === text.length ? { ...one, start: withoutLineEnd(text, one.start) } : one));
}

function withoutLineEnd(text: string, offset: number): number {
  return offset - (/(?:\r\n|\n|\r)$/.exec(text.slice(0, offset))?.[0].length ?? 0);
}

/** The start of the blank lines that end at an offset. */
function blankLinesBefore(text: string, offset: number, lines: Lines): number {
  let line = lineAt(lines, offset);
  while (line > 1 && isBlank(lineText(lines, line - 1))) line -= 1;
  return Math.min(offset, lineStart(lines, line), text.length);
}

/** The end of the blank lines that start at an offset. */
function blankLinesAfter(text: string, offset: number, lines: Lines): number {
  let line = lineAt(lines, offset);
  if (offset >= text.length) return text.length;
  while (lineStart(lines, line) < text.length && isBlank(lineText(lines, line))) line += 1;
  return lineStart(lines, line);
}
