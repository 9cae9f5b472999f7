import type { WayBack } from '../../../model/plan.ts';
import { isBlank, lineAt, lineEnding, lineStart, linesOf, lineText } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';

/** Inserts a block where it stood before, with the blank lines that were around it. @param position the start of a line, or the end of the text */
export function putBack(text: string, position: number, block: string, { before, after }: WayBack): Splice {
  const end = lineEnding(text);
  const start = before === null ? position : startOfBlanks(text, position);
  const stop = after === null ? position : endOfBlanks(text, position);
  // A missing final line end stays missing.
  const isOpen = start > 0 && !/[\r\n]/.test(text.charAt(start - 1));
  return { start, end: stop, text: `${isOpen ? end : ''}${before ?? ''}${block}${isOpen ? '' : end}${after ?? ''}` };
}

/** The start of the blank lines above an offset. */
function startOfBlanks(text: string, offset: number): number {
  const lines = linesOf(text);
  let line = offset >= text.length && !/[\r\n]$/.test(text) ? lineAt(lines, offset) + 1 : lineAt(lines, offset);
  while (line > 1 && isBlank(lineText(lines, line - 1))) line -= 1;
  return Math.min(offset, lineStart(lines, line));
}

/** The end of the blank lines below an offset. */
function endOfBlanks(text: string, offset: number): number {
  const [blank = ''] = /^(?:[ \t]*(?:\r\n|\n|\r))*(?:[ \t]*$)?/.exec(text.slice(offset)) ?? [];
  return offset + blank.length;
}
