import type { Item } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import { contentEnd, endAboveClosingWords, endAboveFooter } from '../../text/closing-words.ts';
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

/** The start of a list or quote, which is separate from a paragraph without a blank line. */
export const LIST_OR_QUOTE = /^\s*(?:[-*+>]|\d{1,9}[.)])\s/;

/** A definition of a link or footnote on one line, or a comment on one line, which may be the heading of definitions. */
const DEFINITION = /^ {0,3}\[[^\]\r\n]+\]:[ \t]*\S/;
const COMMENT = /^ {0,3}<!--(?:(?!-->).)*-->[ \t]*$/;

/**
 * The end of the content before an offset, without the definitions of links at the end, and without a line across the page above the next section, because people
 * keep those at the end of a file or section.
 * @param from what is before this offset is not looked at
 * @param closing whether the file may end with words that are about the whole of it
 */
export function contentEndAboveDefinitions(text: string, from: number, offset: number, closing = true): number {
  const last = contentEnd(text, offset);
  const end = closing && offset >= text.length ? endAboveClosingWords(text, from, last) : last;
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
  return closing && offset >= text.length ? endAboveFooter(text, from, above) : above;
}

/** What tells whether an item is a heading, and where it ends. */
type EndingItem = Pick<Item, 'shape'> & { readonly source: Pick<Item['source'], 'lines'> };

/** Where a new section begins at the end of a file. Words at the end of a heading's text are that item's, and stay with it. */
export function newSectionPlace({ text, items }: { readonly text: string; readonly items: readonly EndingItem[] }): number {
  const last = items.findLast(({ shape }) => SHAPES[shape].among === 'headings');
  return contentEndAboveDefinitions(text, 0, text.length, last === undefined || contentEnd(text, last.source.lines.end) < contentEnd(text, text.length));
}
