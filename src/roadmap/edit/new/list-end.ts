import { columnAfter, indentOf, isBlank, isPageBreak, type Lines, lineAt, lineCount, lineStart, linesOf, lineText } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import type { Layout, LayoutItem } from '../layout.ts';

/** The end of a list, and how an item is put there. */
export interface ListEnd {
  readonly position: number;
  /** The bullet or number of the last one there, whether or not it is an item. */
  readonly lead: string;
  /** Blank lines above what is put there. */
  readonly gap: number;
  /** Nothing but the list's last item stands directly above. */
  readonly isBeside: boolean;
}

interface LastLine {
  readonly line: number;
  /** A blank line has to stand below it. */
  readonly apart: boolean;
  readonly lead: string;
  /** A line directly below goes on with its paragraph. */
  readonly goesOn: boolean;
}

/** The start of what is no paragraph. */
const BLOCK = /^ {0,3}(?:[-*+>|<#]|\d{1,9}[.)][ \t]|`{3}|~{3}|=+[ \t]*$)/;

/** The start of what belongs to no item, however it is indented: a tag, a heading, a definition. */
const OTHER = /^[ \t]*(?:[<#]|\[[^\]]+\]:)/;

/**
 * The end of the list of its last item: behind the bullets there that are no items, and behind what people mean as a part of the last one, though it is
 * none in Markdown. That is a text indented less than the item's own, a quote directly below it, and a block of code.
 * @param usual blank lines where the list shows none, because it has no other item
 */
export function wholeListEnd({ text, items }: Pick<Layout, 'text' | 'items'>, { source }: LayoutItem, usual = 0): ListEnd {
  const lines = linesOf(text);
  const own = text.slice(source.marker.start, source.marker.end);
  const starts = new Set(items.map(({ line }) => line));
  const { line, apart, lead } = lastLineOfList(lines, source, own, starts);
  // The first item shows the same blank lines as the second one.
  const gaps = items.flatMap(({ source: { list, previous, gap } }) => (list === source.list && previous !== null && gap !== null ? gap : []));
  const gap = mostFrequent(gaps) ?? source.gap ?? usual;
  const position = Math.max(source.lines.end, lineStart(lines, line + 1));
  const isBeside = position === source.lines.end;
  return { position, lead, gap: isBeside ? gap : Math.max(gap, apart ? 1 : 0), isBeside };
}

function lastLineOfList(lines: Lines, source: LayoutItem['source'], own: string, starts: ReadonlySet<number>): LastLine {
  const first = lineAt(lines, Math.max(source.lines.start, source.lines.end - 1)) + 1;
  const column = columnAfter(lines.text.slice(source.lines.start, source.marker.start));
  // Inside a bullet, the next one of less indentation is that bullet's own neighbour.
  const tolerance = source.topLevel ? 3 : 0;
  let last: LastLine = { line: first - 1, apart: false, lead: own, goesOn: false };
  // What holds items is no part of the last one.
  let before: LastLine | null = null;
  for (let line = first; line <= lineCount(lines); line += 1) {
    const written = lineText(lines, line);
    if (isBlank(written)) continue;
    if (starts.has(line)) return before ?? last;
    const isDirect = last.line === line - 1;
    const apart = !isDirect || last.apart;
    const lead = /^[ \t]*([-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(written)?.[1];
    const isSibling = source.next !== null && lead?.at(-1) === own.at(-1) && Math.abs(indentOf(written) - column) <= tolerance;
    const end = fenceEnd(lines, line);
    if (isSibling) before = last;
    if (isSibling) last = { line, apart: false, lead: lead ?? own, goesOn: true };
    else if (end !== null) last = { ...last, line: end, apart, goesOn: false };
    else if (
      (indentOf(written) > column && !OTHER.test(written) && !isPageBreak(written)) ||
      (isDirect && (/^ {0,3}>/.test(written) || (last.goesOn && !BLOCK.test(written))))
    )
      // A number would go on with the paragraph.
      last = { ...last, line, apart: apart || /^\d/.test(own), goesOn: true };
    else return last;
    line = last.line;
  }
  return last;
}

/** The last line of the block of code that begins at a line; null if none does, or if it never ends. */
function fenceEnd(lines: Lines, line: number): number | null {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(lineText(lines, line))?.[1];
  if (fence === undefined) return null;
  for (let at = line + 1; at <= lineCount(lines); at += 1) if (lineText(lines, at).trim().startsWith(fence)) return at;
  return null;
}
