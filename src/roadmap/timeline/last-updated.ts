import type { Paragraph, Root, RootContent } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { IsoDate, LastUpdated } from '../../model/timeline.ts';
import { spanOf } from '../markdown/nodes.ts';
import { readDate, readMonth, type WrittenDate } from '../text/dates.ts';
import { type Lines, lineAt, lineStart, lineText } from '../text/lines.ts';
import { composed, writtenOffset } from '../text/text.ts';
import { UPDATED_WORDS, updatedIn } from '../text/updated-words.ts';
import { readDateIn } from './named-months.ts';

/** The most characters of such a line. */
const MAX_LINE = 300;

const START = String.raw`^[\s>*_]*${UPDATED_WORDS}[*_]*[ \t]*`;
const LAST_UPDATED = new RegExp(`${START}\x60?(?<date>[^*_\x60\\s][^*_\x60]*?)[\\s*_.\x60\u3002]*$`, 'diu');

/** What may stand between the date and something else. */
const PARTING = String.raw`(?:[ \t]*[|(;\u00b7\u2022\uff08\uff0c\uff1b\u3002]|[ \t]+[-\u2013\u2014][ \t]|,[ \t]+(?=[a-z]+[ \t]))`;

/** The same with something else behind the date, as in `Last updated: 2026-05-06 | Version 2`. */
const WITH_MORE = new RegExp(`${START}\x60?(?<date>[^*_\x60\\s|(][^*_\x60|(\uff08]*?)[*_\x60]*${PARTING}.*$`, 'diu');

/** The words of whose line the date is reported if it cannot be read. In other languages, such words may begin other lines. */
const SURELY = /^[\s>*_]*last updated[*_]*[ \t]*:/i;

/**
 * The first line `Last updated: <date>`, in any of the known languages, outside lists, tables and code. A line that is code as a whole counts where
 * nothing introduces it: what a colon introduces is an example.
 */
export function readLastUpdated(root: Root, lines: Lines, problem: (problem: Problem) => void): LastUpdated | null {
  for (const [at, block] of root.children.entries()) {
    const paragraphs = block.type === 'blockquote' ? block.children : [block];
    for (const node of paragraphs) {
      if (node.type !== 'paragraph') continue;
      const span = spanOf(node);
      const isCode = isOnlyCode(node) && !introduces(root.children[at - 1], lines);
      for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) {
        const source = lineText(lines, line);
        const found = source.length > MAX_LINE ? null : dateIn(composed(isCode ? source.replaceAll('`', ' ') : source));
        if (found === null) continue;
        const { text, language, isReadable } = found;
        if (!isReadable && !SURELY.test(source)) continue;
        if (!isReadable) {
          problem({
            line,
            level: 'notice',
            code: 'unreadable-date',
            message: `Unexpected date “${text}” after “Last updated”, expected one like 2026-05-06, 6 May 2026 or May 2026: it is left as it is.`,
          });
          return null;
        }
        const [from, to] = [found.at, found.at + text.length].map((at) => writtenOffset(source, at)) as [number, number];
        const start = lineStart(lines, line);
        return { line, text: source.slice(from, to), language, span: { start: start + from, end: start + to } };
      }
    }
  }
  return null;
}

function isOnlyCode({ children }: Paragraph): boolean {
  return children.length === 1 && children[0]?.type === 'inlineCode';
}

/** Whether a block ends in a colon. */
function introduces(block: RootContent | undefined, { text }: Lines): boolean {
  if (block === undefined) return false;
  const { start, end } = spanOf(block);
  return /[:\uff1a]$/.test(text.slice(start, end).trimEnd());
}

/** The day that such a line names, and how to write another day; null if it names none. */
export function namedDay({ text, language }: Pick<LastUpdated, 'text' | 'language'>): WrittenDate | null {
  return language === null ? readDate(text) : readDateIn(language, text);
}

/** The same of a day or of a month alone; null if nobody can read it. */
export function writtenDay(written: Pick<LastUpdated, 'text' | 'language'>): WrittenDate | null {
  return namedDay(written) ?? (written.language === null ? readMonth(written.text) : null);
}

/** Such a line's date with another day in its format; null if it cannot be read, or is that day or a later one: whoever wrote that is ahead, or names a day to come. */
export function withLaterDay(written: Pick<LastUpdated, 'text' | 'language'>, day: IsoDate): string | null {
  const read = writtenDay(written);
  const text = read === null || read.date >= day ? written.text : read.write(day);
  return text === written.text ? null : text;
}

/** The language of a line's words in which its date names a month. */
function languageOf(line: string, text: string): string | null {
  return updatedIn(line).find((language) => language !== 'en' && readDateIn(language, text) !== null) ?? null;
}

/** What a line says as its date: all behind the colon, or else its start, if that is a date. Null: it is no such line. */
function dateIn(line: string): (Pick<LastUpdated, 'text' | 'language'> & { readonly at: number; readonly isReadable: boolean }) | null {
  const [whole, start] = [LAST_UPDATED, WITH_MORE].map((pattern) => {
    const match = pattern.exec(line);
    const [at = 0] = match?.indices?.groups?.['date'] ?? [];
    const text = match?.groups?.['date'];
    if (text === undefined) return null;
    const language = languageOf(line, text);
    return { text, at, language, isReadable: language !== null || writtenDay({ text, language }) !== null };
  });
  return whole?.isReadable !== true && start?.isReadable === true ? start : (whole ?? null);
}
