import { firstIndent, indentOf, isBlank, isPageBreak, shiftLine } from '../../text/lines.ts';
import { beginsBlock } from '../../text/text.ts';

/** From this column on, behind that of the text around it, a text is code. */
const CODE = 4;

/** How the further lines of items are indented, whose texts begin in a column; null: nobody knows. */
export type UsualIndent = (textColumn: number) => number | null;

/** The same for an item of which the indentation of the first further line is known, where that is less than its text. */
export function withKnown(usual: UsualIndent, first: number | undefined): UsualIndent {
  return (textColumn) => (first !== undefined && first < textColumn ? first : usual(textColumn));
}

/**
 * The lines below an item's first one after its text has begun in another column. They move with it, except where they mean the same where they are: tabs
 * fit bullets and numbers of several lengths, and some people indent by as much below each of these.
 * @param stays whether lines may stay; else all move, and tabs become spaces
 */
export function movedBelow(below: readonly string[], from: number, to: number, usual: UsualIndent, stays: boolean): readonly string[] {
  return from === to || (stays && mayStay(below, from, to, usual)) ? below : below.map((line) => movedLine(line, from, to, usual, stays));
}

function movedLine(line: string, from: number, to: number, usual: UsualIndent, keepsTabs: boolean): string {
  const [column, columns, space] = [indentOf(line), to - from, /^[ \t]*/.exec(line)?.[0] ?? ''];
  // A paragraph that goes on without any indentation does so anywhere.
  if (column === 0 || isBlank(line)) return line;
  if (column < from) return shiftLine(line, lazyColumn(column + columns, to, usual) - column);
  if (!keepsTabs || !space.includes('\t')) return shiftLine(line, columns);
  // Behind a tab, a space is one column, and can go again.
  if (columns > 0) return space + ' '.repeat(columns) + line.slice(space.length);
  return space.endsWith(' '.repeat(-columns)) ? line.slice(0, space.length + columns) + line.slice(space.length) : shiftLine(line, columns);
}

/** The column of a line with which a paragraph goes on, left of the item's text. */
function lazyColumn(moved: number, to: number, usual: UsualIndent): number {
  const others = usual(to);
  return others !== null && others < to ? others : Math.max(1, moved);
}

/** The lines below an item's first one as they were indented there, where that is more than its text. @param first the indentation of the first of them */
export function asRemembered(below: readonly string[], textColumn: number, first: number | undefined): readonly string[] {
  const inside = below.filter((line) => !isBlank(line) && indentOf(line) >= textColumn).map(indentOf);
  const now = firstIndent(below) ?? 0;
  const isText = (column: number) => column >= textColumn && column - textColumn < CODE;
  if (first === undefined || !isText(first) || !isText(now) || Math.min(...inside) + first - now < textColumn) return below;
  return below.map((line) => (indentOf(line) >= textColumn ? shiftLine(line, first - now) : line));
}

function mayStay(below: readonly string[], from: number, to: number, usual: UsualIndent): boolean {
  const written = below.filter((line) => !isBlank(line) && indentOf(line) > 0);
  const inside = written.filter((line) => indentOf(line) >= from);
  const least = Math.min(...(inside.length > 0 ? inside : written).map(indentOf));
  // What is indented less than the item's text is still its text, as long as its paragraph goes on.
  if (inside.length === 0 || least < to) return least === usual(to) && isOnlyText(below);
  const isTabbed = inside.every((line) => line.startsWith('\t'));
  if (!isTabbed && least === from && usual(to) !== least) return false;
  const isCode = (line: string, column: number) => indentOf(line) - column >= CODE;
  const changes = (line: string, at: number) => !isBlank(line) && isBlank(below[at - 1] ?? '') && isCode(line, from) !== isCode(line, to);
  return least - Math.min(from, to) < CODE && !below.some(changes);
}

function isOnlyText(lines: readonly string[]): boolean {
  return !lines.some((line) => isBlank(line) || beginsBlock(line.trimStart()) || isPageBreak(line));
}
