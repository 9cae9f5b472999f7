import { SHAPES } from '../../model/shapes.ts';
import type { Span } from '../../model/span.ts';
import { isBlank, type Lines, lineAt, lineEnding, lineStart, lineText } from '../text/lines.ts';
import type { Splice } from '../text/splice.ts';
import type { Layout, LayoutItem } from './layout.ts';

/**
 * Takes the lines of items out, with the blank lines that only they needed. The splices do not touch each other.
 * @param items in the order of their lines, none inside of another
 */
export function removal(roadmap: Layout, items: readonly LayoutItem[], lines: Lines): Splice[] {
  const rows = items.filter(({ shape }) => SHAPES[shape].among === 'table').map(({ source }) => ({ ...source.lines, text: '' }));
  const runs = runsOf(
    roadmap.text,
    items.filter(({ shape }) => SHAPES[shape].among !== 'table'),
  );
  return withFinalEnd(roadmap.text, joinedSplices([...rows, ...runs.flatMap((run) => withoutRun(roadmap, run, lines))]));
}

/** Items that go together. */
interface RemovedLines extends Span {
  readonly first: LayoutItem;
  /** The lines of what stays beside them in their list. */
  readonly previous: Span | null;
  readonly next: Span | null;
}

/** Neighbours in one list go together; so do whole lists and headings, with what goes right before them. */
function runsOf(text: string, items: readonly LayoutItem[]): RemovedLines[] {
  const single = items.map((first): RemovedLines => ({ ...first.source.lines, first, previous: first.source.previous, next: first.source.next }));
  const inLists = together(single, (run, { start }) => run.next?.start === start);
  return together(inLists, (run, { start, previous, next }) => previous === null && next === null && isBlank(text.slice(run.end, start)));
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

function withoutRun(roadmap: Layout, run: RemovedLines, lines: Lines): Splice[] {
  const { text } = roadmap;
  const { start, end, first, previous, next } = run;
  if (next !== null) {
    const renumber = first.source.ordered && previous === null ? [renumberNext(text, first, next)] : [];
    return [{ start, end: next.start, text: '' }, ...renumber];
  }
  if (previous !== null) return [{ start: previous.end, end, text: '' }];
  // They were alone: of the blank lines around them one side's stay, and one is made where none would.
  const blankBefore = blankLinesBefore(text, start, lines);
  const blankAfter = blankLinesAfter(text, end, lines);
  if (isBlank(text.slice(end))) return [{ start: blankBefore, end: text.length, text: '' }];
  if (blankBefore < start || blankBefore === 0) return [{ start, end: blankAfter, text: '' }];
  return [{ start, end, text: blankAfter === end && needsBlankAfterRemoval(roadmap, run, lines) ? lineEnding(text) : '' }];
}

/** Whether what stood right before some lines and right behind them must not come together. */
function needsBlankAfterRemoval({ sections }: Layout, { start, end, first }: RemovedLines, lines: Lines): boolean {
  const behind = lineAt(lines, end);
  // Where nothing but its heading is left of a section, the next one's does not stick to it.
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(lineText(lines, lineAt(lines, start) - 1))) return sections.some(({ heading }) => heading.line === behind);
  return first.parent === null || !/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/.test(lineText(lines, behind));
}

/** The number of a list starts its counting: the item that becomes the first takes it over. */
function renumberNext(text: string, item: LayoutItem, next: Span): Splice {
  const number = /^\d+/.exec(text.slice(item.source.marker.start, item.source.marker.end))?.[0] ?? '1';
  const own = /^([ \t]*)(\d+)/.exec(text.slice(next.start, next.end));
  const start = next.start + (own?.[1]?.length ?? 0);
  return { start, end: start + (own?.[2]?.length ?? 0), text: number };
}

/** Splices that touch or overlap as one. */
function joinedSplices(splices: readonly Splice[]): Splice[] {
  const result: Splice[] = [];
  for (const one of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || one.start > last.end) result.push(one);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, one.end), text: last.text + one.text };
  }
  return result;
}

/** A missing final line end stays missing. */
export function withFinalEnd(text: string, splices: readonly Splice[]): Splice[] {
  if (/[\r\n]$/.test(text)) return [...splices];
  return splices.map((one) => (one.end === text.length ? { ...one, start: withoutLineEnd(text, one.start) } : one));
}

function withoutLineEnd(text: string, offset: number): number {
  return offset - (/(?:\r\n|\n|\r)$/.exec(text.slice(0, offset))?.[0].length ?? 0);
}

/** Start of the run of blank lines that ends at an offset. */
function blankLinesBefore(text: string, offset: number, lines: Lines): number {
  let line = lineAt(lines, offset);
  while (line > 1 && isBlank(lineText(lines, line - 1))) line -= 1;
  return Math.min(offset, lineStart(lines, line), text.length);
}

/** End of the run of blank lines that starts at an offset. */
function blankLinesAfter(text: string, offset: number, lines: Lines): number {
  let line = lineAt(lines, offset);
  if (offset >= text.length) return text.length;
  while (lineStart(lines, line) < text.length && isBlank(lineText(lines, line))) line += 1;
  return lineStart(lines, line);
}
