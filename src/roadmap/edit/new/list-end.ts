import { columnAfter, indentOf, isBlank, isPageBreak, type Lines, lineAt, lineCount, lineStart, linesOf, lineText } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import { spaceBehind } from '../item/habits.ts';
import type { Layout, LayoutItem } from '../layout.ts';

/** The end of a list, and how an item is put there. */
export interface ListEnd {
  readonly position: number;
  /** The bullet or number of the last one there, whether or not it is an item. */
  readonly lead: string;
  /** Blank lines above what is put there. */
  readonly gap: number;
  /** A number here would go on with the paragraph above, so a blank line has to stand between. */
  readonly goesOn: boolean;
  /** Nothing but the list's last item stands directly above. */
  readonly isBeside: boolean;
}

interface LastLine {
  readonly line: number;
  readonly lead: string;
  /** It is of a paragraph, with which a line directly below goes on. */
  readonly goesOn: boolean;
  /** It is a bullet, or a number, itself. */
  readonly isBullet: boolean;
}

/** The start of what is no paragraph. */
const BLOCK = /^ {0,3}(?:[-*+>|<#]|\d{1,9}[.)][ \t]|`{3}|~{3}|=+[ \t]*$)/;

/** The start of what belongs to no item, however it is indented: a tag, a heading, a definition. */
const OTHER = /^[ \t]*(?:[<#]|\[[^\]]+\]:)/;

/**
 * The end of the list of its last item: behind the bullets there that are no items, and behind what people mean as a part of the last one, though it is
 * none in Markdown. That is a text indented less than the item's own, a quote and a block of code, each directly below it. Where a text follows directly,
 * which a new item would take in, it is the end of the item itself.
 * @param usual blank lines where the list shows none, because it has no other item
 */
export function wholeListEnd({ text, items }: Pick<Layout, 'text' | 'items'>, { source }: LayoutItem, usual = 0): ListEnd {
  const lines = linesOf(text);
  const own = text.slice(source.marker.start, source.marker.end);
  const starts = new Set(items.map(({ line }) => line));
  const { line, lead, ...last } = lastLineOfList(lines, source, own, starts);
  // The first item shows the same blank lines as the second one.
  const gaps = items.flatMap(({ source: { list, previous, gap } }) => (list === source.list && previous !== null && gap !== null ? gap : []));
  const gap = mostFrequent(gaps) ?? source.gap ?? usual;
  const position = Math.max(source.lines.end, lineStart(lines, line + 1));
  const isBeside = position === source.lines.end;
  return { position, lead, gap, goesOn: /^\d/.test(own) && last.goesOn && !last.isBullet, isBeside };
}

/** The white space before a bullet and behind it. */
interface AroundBullet {
  readonly indent: string;
  readonly space: string;
}

/**
 * What most bullets of the list of its last item have around them. That one may be an odd one. Numbers are indented by their length, so the last one shows
 * it, and so it does where the others are indented so far that a new item would be inside of it.
 */
export function usualAround({ text, items }: Pick<Layout, 'text' | 'items'>, { source }: LayoutItem): AroundBullet {
  const around = ({ lines, marker }: LayoutItem['source']): AroundBullet => ({
    indent: text.slice(lines.start, marker.start),
    space: spaceBehind(text, marker.end),
  });
  const own = around(source);
  if (source.ordered) return own;
  const all = items.flatMap((one) => (one.source.list === source.list ? around(one.source) : []));
  const indent = mostFrequent(all.map((one) => one.indent)) ?? own.indent;
  if (!/^ *$/.test(indent + own.indent) || columnAfter(indent) >= source.contentColumn) return own;
  return { indent, space: mostFrequent(all.flatMap((one) => (one.indent === indent ? one.space : []))) ?? own.space };
}

function lastLineOfList(lines: Lines, source: LayoutItem['source'], own: string, starts: ReadonlySet<number>): LastLine {
  const first = lineAt(lines, Math.max(source.lines.start, source.lines.end - 1)) + 1;
  const column = columnAfter(lines.text.slice(source.lines.start, source.marker.start));
  // Inside a bullet, the next one of less indentation is that bullet's own neighbour.
  const tolerance = source.topLevel ? 3 : 0;
  const itself: LastLine = { line: first - 1, lead: own, goesOn: false, isBullet: true };
  let last = itself;
  // If the next bullet turns out to hold items, the list ends above it.
  let before: LastLine | null = null;
  for (let line = first; line <= lineCount(lines); line += 1) {
    const written = lineText(lines, line);
    if (isBlank(written)) continue;
    if (starts.has(line)) return before ?? last;
    const isDirect = last.line === line - 1;
    const lead = /^[ \t]*([-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(written)?.[1];
    const isSibling = source.next !== null && lead?.at(-1) === own.at(-1) && Math.abs(indentOf(written) - column) <= tolerance;
    const isIndented = indentOf(written) > column && !OTHER.test(written) && !isPageBreak(written);
    const end = isDirect ? fenceEnd(lines, line) : null;
    if (isSibling) before = last;
    if (isSibling) last = { line, lead: lead ?? own, goesOn: true, isBullet: true };
    else if (end !== null) last = { ...last, line: end, goesOn: false, isBullet: false };
    else if (isDirect ? isIndented || /^ {0,3}>/.test(written) || (last.goesOn && !BLOCK.test(written)) : isIndented && before !== null)
      last = { ...last, line, goesOn: true, isBullet: false };
    else return isDirect && !BLOCK.test(written) ? itself : last;
    line = last.line;
  }
  return last;
}

/** The last line of the block of code that begins at a line; null if none does, or if it never ends. */
function fenceEnd(lines: Lines, line: number): number | null {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(lineText(lines, line))?.[1];
  if (fence === undefined) return null;
  const closes = new RegExp(`^ {0,3}${fence}${fence.charAt(0)}*[ \\t]*$`);
  for (let at = line + 1; at <= lineCount(lines); at += 1) if (closes.test(lineText(lines, at))) return at;
  return null;
}
