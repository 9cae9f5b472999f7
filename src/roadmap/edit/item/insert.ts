import type { Item } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import { isBlank, isPageBreak, lineEnding } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';

/** Blank lines above and below a block. */
export interface BlockGaps {
  readonly above: number;
  readonly below: number;
}

/** Inserts a block after some text, with blank lines between it and the text on both sides. */
export function intoGap(text: string, position: number, block: string, end: string, gaps: BlockGaps = { above: 1, below: 1 }): Splice {
  const before = position === 0 ? '' : end.repeat(gaps.above + 1);
  const rest = text.slice(position);
  const after = isBlank(rest) ? '' : end.repeat(gaps.below + 1);
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(rest)?.[0] ?? '';
  // The blank lines that were there are replaced. The end of the file stays as it is.
  return after === '' ? insertAt(position, `${before}${block}`) : { start: position, end: position + blank.length, text: `${before}${block}${after}` };
}

/** Inserts a block directly after the whole lines that end at a position. @param gap the text between. A missing final line end stays missing. */
export function behindLines(text: string, position: number, block: string, gap: string): Splice {
  const end = lineEnding(text);
  return insertAt(position, /[\r\n]$/.test(text.slice(0, position)) ? `${gap}${block}${end}` : `${end}${gap}${block}`);
}

export function insertAt(position: number, text: string): Splice {
  return { start: position, end: position, text };
}

/** The offset after the last character before an offset that is not white space. */
export function contentEnd(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}

/** The start of a list or quote, which is separate from a paragraph without a blank line. */
export const LIST_OR_QUOTE = /^\s*(?:[-*+>]|\d{1,9}[.)])\s/;

/** A definition of a link or footnote on one line, or a comment on one line, which may be the heading of definitions. */
const DEFINITION = /^ {0,3}\[[^\]\r\n]+\]:[ \t]*\S/;
const COMMENT = /^ {0,3}<!--(?:(?!-->).)*-->[ \t]*$/;

/** The most characters of a file's closing words. */
const LONGEST_CLOSING = 1_000;

/** A line that begins a heading, an item, a table, code or HTML. */
const NO_PROSE = /^[ \t]*(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|\d{1,9}[.)][ \t]|\||```|~~~|<|\[[^\]\r\n]+\]:)|^(?:=+|-+)[ \t]*$/m;

/** The end of the content before a file's closing words: a few paragraphs below a line across the page, such as a note on how the file is kept. */
function contentEndAboveClosing(text: string, from: number, end: number, offset: number): number {
  if (offset < text.length) return end;
  const tail = Math.max(from, end - LONGEST_CLOSING);
  const breaks = [...text.slice(tail, end).matchAll(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?<line>[^\r\n]+)(?:\r\n|\n|\r)/g)];
  const last = breaks.findLast(({ groups }) => isPageBreak(groups?.['line'] ?? ''));
  if (last === undefined) return contentEndAboveFooter(text, from, end);
  const at = tail + last.index;
  const closing = text.slice(at + last[0].length, end);
  return closing.trim() === '' || NO_PROSE.test(closing) ? end : Math.max(from, contentEnd(text, at));
}

/** A paragraph that speaks of the whole file: it says when this was written, or stands wholly in emphasis. */
const FOOTER = /^(?:[*_]{0,3}last (?:updated?|reviewed|changed|modified|edited)\b[^\r\n]*|\*(?![* \t])[^*\r\n]+\*|_(?![_ \t])[^_\r\n]+_)$/i;

/** The end of the content before such paragraphs of one line, with which a file ends. */
function contentEndAboveFooter(text: string, from: number, end: number): number {
  const tail = Math.max(from, end - LONGEST_CLOSING);
  const footer = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)([^\r\n]+)$/.exec(text.slice(tail, end));
  if (footer === null || !FOOTER.test((footer[1] ?? '').trimEnd())) return end;
  return contentEndAboveFooter(text, from, Math.max(from, contentEnd(text, tail + footer.index)));
}

/**
 * The same, but before the definitions of links at the end, and before a line across the page above the next section, because people
 * keep those at the end of a file or section.
 * @param from what is before this offset is not looked at
 * @param closing whether the file may end with words that are about the whole of it
 */
export function contentEndAboveDefinitions(text: string, from: number, offset: number, closing = true): number {
  const end = closing ? contentEndAboveClosing(text, from, contentEnd(text, offset), offset) : contentEnd(text, offset);
  let above = end;
  for (let at = end; at > from; ) {
    const start = Math.max(from, text.lastIndexOf('\n', at - 1) + 1, text.lastIndexOf('\r', at - 1) + 1);
    const line = text.slice(start, at);
    const isBreak = offset < text.length && isPageBreak(line);
    if (!DEFINITION.test(line) && !COMMENT.test(line) && !isBreak) break;
    const before = contentEnd(text, start);
    // Directly below a paragraph, a definition is text of that paragraph. A comment counts only above definitions.
    const isApart = before <= from || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(text.slice(before, start));
    if (isApart && (DEFINITION.test(line) || isBreak || above < end)) above = Math.max(from, before);
    at = before;
    if (before <= from) break;
  }
  return closing && offset >= text.length ? contentEndAboveFooter(text, from, above) : above;
}

/** What tells whether an item is a heading, and where it ends. */
type EndingItem = Pick<Item, 'shape'> & { readonly source: Pick<Item['source'], 'lines'> };

/** Where a new section begins at the end of a file. Words at the end of a heading's text are that item's, and stay with it. */
export function newSectionPlace({ text, items }: { readonly text: string; readonly items: readonly EndingItem[] }): number {
  const last = items.findLast(({ shape }) => SHAPES[shape].among === 'headings');
  return contentEndAboveDefinitions(text, 0, text.length, last === undefined || contentEnd(text, last.source.lines.end) < contentEnd(text, text.length));
}
