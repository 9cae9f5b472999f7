import type { Item } from '../../../model/roadmap.ts';
import type { Span } from '../../../model/span.ts';
import { type Lines, lineStart, linesOf, lineText } from '../../text/lines.ts';
import { type Splice, splice } from '../../text/splice.ts';

/** The spans between the bars of a row. A bar after a backslash is a part of its cell. */
export function cellsOf(line: string): Span[] {
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const starts = /^[ \t]*\|/.test(line) ? bars : [-1, ...bars];
  const ends = /\|[ \t]*$/.test(line) ? bars : [...bars, line.length];
  return starts.flatMap((bar) => {
    const end = ends.find((one) => one > bar);
    return end === undefined ? [] : [{ start: bar + 1, end }];
  });
}

/** The same changes of a row, with as much white space at the ends of padded cells that their columns stay as wide. */
export function keepingWidths(text: string, item: Pick<Item, 'line'>, splices: readonly Splice[]): Splice[] {
  const lines = linesOf(text);
  const offset = lineStart(lines, item.line);
  let kept = [...splices];
  for (const [column, cell] of cellsOf(lineText(lines, item.line)).entries()) {
    const [start, end] = [offset + cell.start, offset + cell.end];
    const own = splices.filter((one) => one.start >= start && one.end <= end);
    const old = text.slice(start, end);
    const changed = splice(
      old,
      own.map((one) => ({ start: one.start - start, end: one.end - start, text: one.text })),
    );
    if (own.length === 0 || changed === null) continue;
    if (!isPadded(lines, item.line, column)) {
      // Of the white space around a text that goes, one space is left.
      if (old.trim() !== '' && changed.trim() === '' && changed.length > 1) kept = [...kept.filter((one) => !own.includes(one)), { start, end, text: ' ' }];
      continue;
    }
    const side = alignmentOf(lines, item.line, column);
    if (side !== 'left') {
      kept = [...kept.filter((one) => !own.includes(one)), { start, end, text: onSide(changed.trim(), old.length, side) }];
      continue;
    }
    const lead = /^[ \t]*/.exec(old)?.[0] ?? '';
    const content = changed.trim() === '' ? lead : changed.trimEnd();
    const fill = ' '.repeat(Math.max(1, old.length - content.length));
    const contentEnd = start + old.trimEnd().length;
    // A cell that was empty has no end of its content.
    if (old.trim() === '') kept = [...kept.filter((one) => !own.includes(one)), { start, end, text: content + fill }];
    else if (own.every((one) => one.end <= contentEnd)) kept.push({ start: contentEnd, end, text: fill });
  }
  return kept;
}

type Alignment = 'left' | 'center' | 'right';

/** A cell's text with white space on the side, or sides, on which its column has it. */
function onSide(content: string, width: number, side: Exclude<Alignment, 'left'>): string {
  const free = Math.max(2, width - content.length);
  const before = side === 'right' ? free - 1 : Math.floor(free / 2);
  return `${' '.repeat(before)}${content}${' '.repeat(free - before)}`;
}

const DELIMITER = /^[ \t]*(?<left>:?)-+(?<right>:?)[ \t]*$/;

/** The side of a column, by the line below the headers of its table. */
function alignmentOf(lines: Lines, line: number, column: number): Alignment {
  for (let at = line; at > 0 && lineText(lines, at).includes('|'); at -= 1) {
    const text = lineText(lines, at);
    const cell = cellsOf(text)[column];
    const found = cell === undefined ? null : DELIMITER.exec(text.slice(cell.start, cell.end));
    if (found !== null && cellsOf(text).every(({ start, end }) => DELIMITER.test(text.slice(start, end))))
      return found.groups?.['right'] !== ':' ? 'left' : found.groups['left'] === ':' ? 'center' : 'right';
  }
  return 'left';
}

/** Whether most cells of a column are as wide as that of a row, and white space makes some of them so. */
function isPadded(lines: Lines, line: number, column: number): boolean {
  const [first, last] = [-1, 1].map((step) => {
    let at = line;
    while (lineText(lines, at + step).includes('|')) at += step;
    return at;
  }) as [number, number];
  const cells = Array.from({ length: last - first + 1 }, (_, index) => cellAt(lineText(lines, first + index), column));
  const width = cellAt(lineText(lines, line), column)?.length;
  return (
    cells.filter((cell) => cell?.length === width).length * 2 >= cells.length &&
    cells.some((cell) => cell !== undefined && /(?:^ |\S) {2,}$|^ {2,}\S/.test(cell))
  );
}

/** The text between two bars. A row without a bar at its end has no width there. */
function cellAt(line: string, column: number): string | undefined {
  const cell = cellsOf(line)[column];
  return cell === undefined || line[cell.end] !== '|' ? undefined : line.slice(cell.start, cell.end);
}

/** The cells of a new row, as wide as the padded ones of the row above it. @param line the line of that row */
export function likeRowAbove(cells: readonly string[], line: number, text: string): string[] {
  const lines = linesOf(text);
  return cells.map((cell, column) => {
    if (!isPadded(lines, line, column)) return cell;
    const width = cellAt(lineText(lines, line), column)?.length ?? 0;
    const side = alignmentOf(lines, line, column);
    return side === 'left' ? cell.padEnd(width) : onSide(cell.trim(), width, side);
  });
}
