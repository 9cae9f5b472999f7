import type { RootContent } from 'mdast';
import { type Closing, contentEnd, endAboveClosingWords, endAboveFooter, endAboveLastPart, mayBeOfSection } from '../text/closing-words.ts';
import { lineStartAt } from '../text/lines.ts';
import { spanOf } from './nodes.ts';
import { parseMarkdown } from './parse.ts';

/** Characters at the end of a part. What belongs to its end is shorter. */
const LONGEST_END = 8_000;

/** What only a part has at its end that has more there than text and items. */
const SIGNS = /\]:|-->|(?:^|[\r\n]) {0,3}(?:[-*_][ \t]*){3,}$/;

/** Comments, and nothing else. */
const COMMENTS = /^(?:\s*<!--[\s\S]*?-->)+\s*$/;

/** A comment for editors and other programs, and nothing else. What another one says may be about what is above it. */
const FOR_PROGRAMS =
  /^\s*<!--[\s*-]*(?:vim?:|ex:|-\*-|local variables:|kate:|(?:the )?end\b|markdownlint|prettier|textlint|remark|lint|cspell|spell|doctoc|toc\b|eof\b|generated|do not edit)(?:(?!-->)[\s\S])*-->(?:\s*<!--[\s\S]*?-->)*\s*$/i;

/** A blank line above one that is not indented: no block goes on from above to below. */
const APART = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/;

/**
 * The end of the content before an offset, without the definitions of links and footnotes at the end, and without a line across the page above the next section,
 * and without the names of that section's heading, because people keep those at the end of a file or section, and without a comment for editors and other programs with which the file ends.
 * @param from what is before this offset is not looked at
 * @param closing the words at the end of the file that are about the whole of it, and so are no content
 */
export function contentEndAboveDefinitions(text: string, from: number, offset: number, closing: Closing = 'any'): number {
  const isEnd = offset >= text.length;
  const written = contentEnd(text, offset);
  // At the end of the file there is no heading below.
  const last = /\S/.test(text.slice(offset)) ? aboveNames(text, from, written) : written;
  const part = (at: number) => endAboveLastPart(text, from, at) ?? at;
  const end = !isEnd || closing === 'none' ? last : closing === 'apart' ? part(last) : endAboveClosingWords(text, from, last);
  let above = end;
  for (const { node, start } of lastBlocks(text, from, end).toReversed()) {
    const isDefinition = node.type === 'definition' || node.type === 'footnoteDefinition';
    const isComment = node.type === 'html' && COMMENTS.test(node.value);
    const isBreak = node.type === 'thematicBreak' && !isEnd;
    if (!isDefinition && !isComment && !isBreak) break;
    const before = contentEnd(text, start);
    const endsFile = node.type === 'html' && FOR_PROGRAMS.test(node.value) && isEnd && closing !== 'none';
    // Directly below a paragraph, a definition is text of that paragraph, and a comment is about what is above it.
    const isApart = before <= from || APART.test(text.slice(before, start));
    if (isApart && (isDefinition || isBreak || endsFile || above < end)) above = Math.max(from, before);
    if (before <= from) break;
  }
  if (!isEnd || closing === 'none') return above;
  if (closing === 'apart') return part(above);
  const content = endAboveFooter(text, from, above);
  const words = end === from ? last : above;
  return closing === 'sure' && from > 0 && content === from && mayBeOfSection(text.slice(from, words)) ? words : content;
}

/** A name for the heading below, by which links lead there: `(name)=` in MyST, `<a id="name"></a>`. What is indented may be an item's. */
export const HEADING_NAME = /^(?:\([^()\s]+\)=|<a\s+(?:id|name)=[^<>]*>(?:<\/a>)?)[ \t]*$/i;

/** The end of the content above the names of the heading below. Directly below a paragraph, a name is text of that paragraph. */
function aboveNames(text: string, from: number, end: number): number {
  const start = Math.max(from, lineStartAt(text, end));
  if (start >= end || !HEADING_NAME.test(text.slice(start, end))) return end;
  const above = Math.max(from, contentEnd(text, start));
  if (above > from && !APART.test(text.slice(above, start))) return end;
  return aboveNames(text, from, above);
}

/** The last blocks of a part, at its root, with the offsets at which they start. */
function lastBlocks(text: string, from: number, end: number): ReadonlyArray<{ readonly node: RootContent; readonly start: number }> {
  const cut = end - from > LONGEST_END ? /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)(?=[^ \t\r\n])/.exec(text.slice(end - LONGEST_END, end)) : undefined;
  if (cut === null) return [];
  const at = cut === undefined ? from : end - LONGEST_END + cut.index + cut[0].length;
  const part = text.slice(at, end);
  return SIGNS.test(part) ? parseMarkdown(part).children.map((node) => ({ node, start: at + spanOf(node).start })) : [];
}
