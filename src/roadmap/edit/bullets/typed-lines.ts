import { fencedLines } from '../../text/fences.ts';
import { columnAfter, indentOf, isBlank } from '../../text/lines.ts';
import { beginsBlock } from '../../text/text.ts';

/** The start of a bullet or number with text, and the text behind its box. */
const LISTED = /^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})(?:\[[ xX]\][ \t]+)?(?=\S)/;

/**
 * Notes or sub-items of an issue in which a line that goes on in the bullet above it, as Markdown reads it, stands below the text of that one. People type it
 * at the margin. Where the file has such lines itself, they stay.
 */
export function withFlushLines(markdown: string, present: string): string {
  if (lazyColumns(present.split('\n')).some((column) => column !== null)) return markdown;
  const lines = markdown.split('\n');
  const columns = lazyColumns(lines);
  return lines.map((line, at) => ' '.repeat(columns[at] ?? 0) + (columns[at] == null ? line : line.trimStart())).join('\n');
}

/** For each line that by its indentation is outside of the bullet in which it goes on, the column of that one's text; null for the others. */
function lazyColumns(lines: readonly string[]): Array<number | null> {
  const isCode = fencedLines(lines);
  let column: number | null = null;
  return lines.map((line, at) => {
    const start = isCode[at] === true ? null : LISTED.exec(line);
    const goesOn = column !== null && !isBlank(line) && !beginsBlock(line.trimStart());
    if (start !== null) column = beginsBlock(line.slice(start[0].length)) ? null : columnAfter(start[1] ?? '');
    else if (!goesOn || isCode[at] === true) column = null;
    return start === null && column !== null && indentOf(line) < column ? column : null;
  });
}

/** A block of text and the list that begins directly below it, if it has one. @param present the pairs of such lines that stand there stay */
export function partedFromList(block: string, present: string): string[] {
  const lines = block.split('\n');
  const at = lines.findIndex((line) => LISTED.test(line));
  const [above, first] = [lines[at - 1] ?? '', lines[at] ?? ''];
  if (at < 1 || lines.slice(0, at).some(beginsBlock) || /^[ \t]/.test(first) || `\n${present}\n`.includes(`\n${above}\n${first}\n`)) return [block];
  return [lines.slice(0, at).join('\n'), lines.slice(at).join('\n')];
}
