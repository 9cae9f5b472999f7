import type { Destination, Item, Roadmap, Section, Span } from '../model.ts';
import { columnAfter, isBlank, type Lines, lineAt, lineEnding, lineStart, linesOf, lineText, shiftLine } from './lines.ts';
import type { Splice } from './splice.ts';
import { newHeading } from './style.ts';

/** The splices that take an item, with all its lines, to another place. */
export function moveItem(roadmap: Roadmap, item: Item, to: Destination): Splice[] {
  const lines = linesOf(roadmap.text);
  return [...removal(roadmap, item, lines), insertion(roadmap, item, to, lines)];
}

/** Takes the lines of an item out, with the blank lines that only it needed. */
function removal(roadmap: Roadmap, item: Item, lines: Lines): Splice[] {
  const { text } = roadmap;
  const { source } = item;
  if (source.next !== null) {
    const renumber = source.ordered && source.previous === null ? [renumberNext(text, item, source.next)] : [];
    return [{ start: source.lines.start, end: source.next.start, text: '' }, ...renumber];
  }
  const atEnd = isBlank(text.slice(source.lines.end));
  const noFinalEnd = atEnd && !/[\r\n]$/.test(text);
  if (source.previous !== null) {
    const start = source.previous.end;
    return [{ start: noFinalEnd ? withoutLineEnd(text, start) : start, end: source.lines.end, text: '' }];
  }
  // It was alone: of the blank lines around it one side's stay, and one is made where none would.
  const blankBefore = blankLinesBefore(text, source.lines.start, lines);
  const blankAfter = blankLinesAfter(text, source.lines.end, lines);
  if (atEnd) return [{ start: noFinalEnd ? withoutLineEnd(text, blankBefore) : blankBefore, end: text.length, text: '' }];
  if (blankBefore < source.lines.start || blankBefore === 0) return [{ start: source.lines.start, end: blankAfter, text: '' }];
  return [{ start: source.lines.start, end: source.lines.end, text: blankAfter > source.lines.end ? '' : lineEnding(text) }];
}

/** The number of a list starts its counting: the item that becomes the first takes it over. */
function renumberNext(text: string, item: Item, next: Span): Splice {
  const number = /^\d+/.exec(text.slice(item.source.marker.start, item.source.marker.end))?.[0] ?? '1';
  const own = /^([ \t]*)(\d+)/.exec(text.slice(next.start, next.end));
  const start = next.start + (own?.[1]?.length ?? 0);
  return { start, end: start + (own?.[2]?.length ?? 0), text: number };
}

function insertion(roadmap: Roadmap, item: Item, to: Destination, lines: Lines): Splice {
  const end = lineEnding(roadmap.text);
  switch (to.at) {
    case 'end': {
      const last = roadmap.items.filter((one) => one.source.topLevel && one.section === to.section).at(-1);
      if (last !== undefined) return beside(roadmap, item, last, { side: 'after', gap: null }, lines);
      const section = roadmap.sections[to.section];
      if (section === undefined) throw new Error(`No section ${to.section}.`);
      return intoEmpty(roadmap, item, section, lines);
    }
    case 'after':
    case 'before': {
      const neighbour = roadmap.items.find(({ line }) => line === to.line);
      if (neighbour === undefined) throw new Error(`No item at line ${to.line}.`);
      return beside(roadmap, item, neighbour, { side: to.at, gap: to.gap }, lines);
    }
    case 'new-section': {
      const heading = newHeading(roadmap, to.title);
      const block = [heading, '', ...relocated(roadmap, item, null, lines)].join(end);
      return intoGap(roadmap.text, contentEnd(roadmap.text, roadmap.text.length), block, end);
    }
  }
}

/** Beside another item: with its bullet, its indentation, and as many blank lines between as its list has. */
function beside(roadmap: Roadmap, item: Item, neighbour: Item, { side, gap: known }: { side: 'after' | 'before'; gap: number | null }, lines: Lines): Splice {
  const { text } = roadmap;
  const end = lineEnding(text);
  const gap = end.repeat(neighbour.source.gap ?? known ?? item.source.gap ?? 0);
  const block = relocated(roadmap, item, neighbour, lines).join(end);
  if (side === 'before') return at(neighbour.source.lines.start, `${block}${end}${gap}`);
  const position = neighbour.source.lines.end;
  if (/[\r\n]$/.test(text.slice(0, position))) return at(position, `${gap}${block}${end}`);
  return at(position, `${end}${gap}${block}`);
}

/** At the end of a section without items, with a blank line on both sides. */
function intoEmpty(roadmap: Roadmap, item: Item, section: Section, lines: Lines): Splice {
  const end = lineEnding(roadmap.text);
  return intoGap(roadmap.text, contentEnd(roadmap.text, section.span.end), relocated(roadmap, item, null, lines).join(end), end);
}

/** Puts a block behind some text, with one blank line on both sides where there is text. */
function intoGap(text: string, position: number, block: string, end: string): Splice {
  const before = position === 0 ? '' : end + end;
  const rest = text.slice(position);
  const after = isBlank(rest) ? '' : end + end;
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(rest)?.[0] ?? '';
  // Whatever blank lines were there become the one before and the one after; the end of the file stays as it is.
  return after === '' ? at(position, `${before}${block}`) : { start: position, end: position + blank.length, text: `${before}${block}${after}` };
}

function at(position: number, text: string): Splice {
  return { start: position, end: position, text };
}

/** The item's lines as they stand at their new place. */
function relocated(roadmap: Roadmap, item: Item, neighbour: Item | null, lines: Lines): string[] {
  const { text } = roadmap;
  const { source } = item;
  const own = text.slice(source.marker.start, source.marker.end);
  const ownIndent = columnAfter(text.slice(lineStart(lines, item.line), source.marker.start));
  const gap = source.contentColumn - ownIndent - own.length;
  const marker = neighbour === null ? own.replace(/^\d+/, '1') : markerBeside(text, neighbour);
  const indent = neighbour === null ? 0 : columnAfter(text.slice(lineStart(lines, neighbour.line), neighbour.source.marker.start));
  const column = indent + marker.length + gap;
  const result: string[] = [];
  for (let line = item.line; line <= item.endLine; line += 1) {
    const content = lineText(lines, line);
    if (line > item.line) result.push(shiftLine(content, column - source.contentColumn));
    else result.push(' '.repeat(indent) + marker + ' '.repeat(gap) + content.slice(source.marker.end - lineStart(lines, line)).replace(/^[ \t]+/, ''));
  }
  return result;
}

function markerBeside(text: string, neighbour: Item): string {
  const marker = text.slice(neighbour.source.marker.start, neighbour.source.marker.end);
  const [, number, delimiter] = /^(\d+)([.)])$/.exec(marker) ?? [];
  if (number === undefined) return marker;
  const before = neighbour.source.previous;
  const same = before !== null && new RegExp(`^[ \\t]*${number}[.)]`).test(text.slice(before.start, before.end));
  return `${same ? number : Number(number) + 1}${delimiter}`;
}

/** Behind the last character before an offset that is no white space. */
function contentEnd(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
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
