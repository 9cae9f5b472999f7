import type { Heading, List, ListItem, Nodes, Root } from 'mdast';
import type { Span } from '../../model/span.ts';
import { columnAfter, isBlank, type Lines, lineAt, lineStart, lineText } from '../text/lines.ts';
import { spanOf } from './nodes.ts';

const MARKER = /^(?:[-*+]|\d{1,9}[.)])/;

/** The bullet or number of a list item. */
export function markerOf(node: ListItem, lines: Lines): Span {
  const { start } = spanOf(node);
  return { start, end: start + (MARKER.exec(lines.text.slice(start, start + 10))?.[0].length ?? 0) };
}

/** The column of a list item's text, which is the indentation of its further lines. */
export function contentColumnOf(node: ListItem, lines: Lines): number {
  const { start, end } = markerOf(node, lines);
  const line = lineAt(lines, start);
  return textColumn(lineText(lines, line), end - lineStart(lines, line));
}

/** Columns. Behind more white space than this behind a bullet or number, the text is code (CommonMark). */
export const MOST_SPACE = 4;

/** The same, from its first line. @param markerEnd the offset behind its bullet or number there */
export function textColumn(line: string, markerEnd: number): number {
  const [afterMarker, rest] = [columnAfter(line.slice(0, markerEnd)), line.slice(markerEnd)];
  const column = columnAfter(/^[ \t]*/.exec(rest)?.[0] ?? '', afterMarker);
  // Code, and an empty first line, count as one column.
  return column - afterMarker > MOST_SPACE || isBlank(rest) ? afterMarker + 1 : column;
}

/** The character in a task's box. mdast has no node for the box, so it is found as the first bracket at or after the item's start. */
export function boxOf(node: ListItem, lines: Lines): Span | null {
  if (typeof node.checked !== 'boolean') return null;
  const open = lines.text.indexOf('[', spanOf(node).start);
  return { start: open + 1, end: open + 2 };
}

/** The character between the brackets of a box that GitHub shows as text, at the start of a bullet's own line: `- [~] Title`. */
export function textBoxOf(node: ListItem, lines: Lines): Span | null {
  const { start } = spanOf(node);
  const box = /^[-*+][ \t]+\[(?=[~-]\][ \t]+\S)/.exec(lines.text.slice(start, lineStart(lines, lineAt(lines, start) + 1)));
  return box === null ? null : { start: start + box[0].length, end: start + box[0].length + 1 };
}

export function firstLineOf(node: ListItem, lines: Lines): number {
  return lineAt(lines, spanOf(node).start);
}

/**
 * The last line of a node that is not blank.
 * @param limit the last line that it can have, because the end of an unclosed fence or comment reaches into the next item
 */
export function lastLineOf(node: ListItem | List, lines: Lines, limit: number): number {
  const { start, end } = spanOf(node);
  const first = lineAt(lines, start);
  let last = Math.min(lineAt(lines, Math.max(end - 1, start)), limit);
  while (last > first && isBlank(lineText(lines, last))) last -= 1;
  return last;
}

/** The neighbours of a list item, and the number of blank lines between them. */
export interface Neighbours {
  readonly previous: Span | null;
  readonly next: Span | null;
  readonly gap: number | null;
}

/** @param endLine the item's last line */
export function neighboursOf(list: List, index: number, endLine: number, lines: Lines): Neighbours {
  const [before, node, after] = [list.children[index - 1], list.children[index], list.children[index + 1]];
  const line = node === undefined ? 1 : firstLineOf(node, lines);
  const previousEnd = before === undefined ? 0 : lastLineOf(before, lines, line - 1);
  const nextLine = after === undefined ? 0 : firstLineOf(after, lines);
  return {
    previous: before === undefined ? null : { start: lineStart(lines, firstLineOf(before, lines)), end: lineStart(lines, previousEnd + 1) },
    next: after === undefined ? null : { start: lineStart(lines, nextLine), end: lineStart(lines, nextLine + 1) },
    gap: shownGap(
      {
        previous: before === undefined ? null : { line: firstLineOf(before, lines), endLine: previousEnd },
        own: { line, endLine },
        next: after === undefined ? null : nextLine,
      },
      lines,
    ),
  };
}

interface LineRange {
  readonly line: number;
  readonly endLine: number;
}

/**
 * The number of blank lines between the items of a list, as those around one of them show it: before it, or else after it. An item with blank lines of its
 * own has some below it in every list, so it counts only if nothing else shows the number. Null: the item is alone.
 * @param next the first line of the next item
 */
export function shownGap({ previous, own, next }: { previous: LineRange | null; own: LineRange; next: number | null }, lines: Lines): number | null {
  const before = previous === null ? null : own.line - previous.endLine - 1;
  const after = next === null ? null : next - own.endLine - 1;
  if (previous !== null && !hasBlankLine(previous, lines)) return before;
  if (after !== null && !hasBlankLine(own, lines)) return after;
  return before ?? after;
}

function hasBlankLine({ line, endLine }: LineRange, lines: Lines): boolean {
  for (let at = line + 1; at < endLine; at += 1) if (isBlank(lineText(lines, at))) return true;
  return false;
}

/** The headings with a list right below them, and those with an open box there or below a heading of theirs. */
export function headingsOfLists(root: Root): { withList: ReadonlySet<Heading>; withOpenBox: ReadonlySet<Heading> } {
  const [withList, withOpenBox] = [new Set<Heading>(), new Set<Heading>()];
  const above: Heading[] = [];
  for (const node of root.children) {
    if (node.type === 'heading') {
      while ((above.at(-1)?.depth ?? 0) >= node.depth) above.pop();
      above.push(node);
    } else if (node.type === 'list') {
      for (const heading of above.slice(-1)) withList.add(heading);
      if (hasOpenBox(node)) for (const heading of above) withOpenBox.add(heading);
    }
  }
  return { withList, withOpenBox };
}

function hasOpenBox(node: Nodes): boolean {
  if (node.type === 'listItem') return node.checked === false || node.children.some(hasOpenBox);
  return node.type === 'list' && node.children.some(hasOpenBox);
}
