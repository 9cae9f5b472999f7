import type { Root } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { LastUpdated } from '../../model/timeline.ts';
import { spanOf } from '../markdown/nodes.ts';
import { readDate } from '../text/dates.ts';
import { type Lines, lineAt, lineStart, lineText } from '../text/lines.ts';
import { UPDATED_WORDS } from '../text/updated-words.ts';

/** The most characters of such a line. */
const MAX_LINE = 300;

const START = String.raw`^[\s>*_]*${UPDATED_WORDS}[*_]*[ \t]*`;
const LAST_UPDATED = new RegExp(`${START}\`?(?<date>[^*_\`\\s][^*_\`]*?)[\\s*_.\`\u3002]*$`, 'di');

/** What may stand between the date and something else. */
const PARTING = String.raw`(?:[ \t]*[|(;\u00b7\u2022\uff08\uff0c\uff1b\u3002]|[ \t]+[-\u2013\u2014][ \t]|,[ \t]+(?=[a-z]+[ \t]))`;

/** The same with something else behind the date, as in `Last updated: 2026-05-06 | Version 2`. */
const WITH_MORE = new RegExp(`${START}\`?(?<date>[^*_\`\\s|(][^*_\`|(\uff08]*?)[*_\`]*${PARTING}.*$`, 'di');

/** The words of whose line the date is reported if it cannot be read. In other languages, such words may begin other lines. */
const SURELY = /^[\s>*_]*last updated/i;

/** The first line `Last updated: <date>`, in any of the known languages, outside lists, tables and code. A line that is code as a whole shows text of the file, as an example does. */
export function readLastUpdated(root: Root, lines: Lines, problem: (problem: Problem) => void): LastUpdated | null {
  for (const block of root.children) {
    const paragraphs = block.type === 'blockquote' ? block.children : [block];
    for (const node of paragraphs) {
      if (node.type !== 'paragraph') continue;
      const span = spanOf(node);
      for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) {
        const source = lineText(lines, line);
        const found = source.length > MAX_LINE ? null : dateIn(source);
        if (found === null) continue;
        const { text, at, isReadable } = found;
        if (!isReadable && !SURELY.test(source)) continue;
        if (!isReadable) {
          problem({
            line,
            level: 'notice',
            code: 'unreadable-date',
            message: `Unexpected date “${text}” after “Last updated”, expected one like 2026-05-06 or 6 May 2026: it is left as it is.`,
          });
          return null;
        }
        const start = lineStart(lines, line) + at;
        return { line, text, span: { start, end: start + text.length } };
      }
    }
  }
  return null;
}

/** What a line says as its date: all behind the colon, or else its start, if that is a date. Null: it is no such line. */
function dateIn(line: string): { readonly text: string; readonly at: number; readonly isReadable: boolean } | null {
  const [whole, start] = [LAST_UPDATED, WITH_MORE].map((pattern) => {
    const match = pattern.exec(line);
    const [at = 0] = match?.indices?.groups?.['date'] ?? [];
    const text = match?.groups?.['date'];
    return text === undefined ? null : { text, at, isReadable: readDate(text) !== null };
  });
  return whole?.isReadable !== true && start?.isReadable === true ? start : (whole ?? null);
}
