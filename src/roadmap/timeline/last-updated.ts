import type { Root } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { LastUpdated } from '../../model/timeline.ts';
import { spanOf } from '../markdown/nodes.ts';
import { readDate } from '../text/dates.ts';
import { type Lines, lineAt, lineStart, lineText } from '../text/lines.ts';

/** The most characters of such a line. */
const MAX_LINE = 300;

const LAST_UPDATED = /^[\s>*_]*last updated[*_]*[ \t]*:[*_]*[ \t]*`?(?<date>[^*_`\s][^*_`]*?)[\s*_.`]*$/i;

/** The same with something else behind the date, as in `Last updated: 2026-05-06 | Version 2`. */
const WITH_MORE =
  /^[\s>*_]*last updated[*_]*[ \t]*:[*_]*[ \t]*`?(?<date>[^*_`\s|(][^*_`|(]*?)[*_`]*(?:[ \t]*[|(;\u00b7\u2022]|[ \t]+[-\u2013\u2014][ \t]|,[ \t]+(?=[a-z]+[ \t])).*$/i;

/** The first line `Last updated: <date>` outside lists, tables and code. A line that is code as a whole shows text of the file, as an example does. */
export function readLastUpdated(root: Root, lines: Lines, problem: (problem: Problem) => void): LastUpdated | null {
  for (const block of root.children) {
    const paragraphs = block.type === 'blockquote' ? block.children : [block];
    for (const node of paragraphs) {
      if (node.type !== 'paragraph') continue;
      const span = spanOf(node);
      for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) {
        const source = lineText(lines, line);
        const said = source.length > MAX_LINE ? undefined : LAST_UPDATED.exec(source)?.groups?.['date'];
        const begun = source.length > MAX_LINE ? undefined : WITH_MORE.exec(source)?.groups?.['date'];
        const isBegun = begun !== undefined && (said === undefined || readDate(said) === null) && readDate(begun) !== null;
        const text = isBegun ? begun : said;
        if (text === undefined) continue;
        if (readDate(text) === null) {
          problem({
            line,
            level: 'notice',
            code: 'unreadable-date',
            message: `Unexpected date “${text}” after “Last updated”, expected one like 2026-05-06 or 6 May 2026: it is left as it is.`,
          });
          return null;
        }
        const start = lineStart(lines, line) + (isBegun ? source.indexOf(text) : source.lastIndexOf(text));
        return { line, text, span: { start, end: start + text.length } };
      }
    }
  }
  return null;
}
