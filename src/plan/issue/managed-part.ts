import type { Content } from '../../model/agreement.ts';
import { Unreadable } from '../../model/errors.ts';
import type { Span } from '../../model/span.ts';
import { neutral } from '../../roadmap/markdown/neutral.ts';
import { codeSpans } from '../../roadmap/markdown/parse.ts';
import { readUntrusted } from '../../roadmap/markdown/untrusted.ts';
import { cutText } from '../../roadmap/text/text.ts';
import { CONTENT_KEYS, compared, sameContent } from './content.ts';
import { isLongTitle } from './issue-title.ts';
import { type ManagedText, type ParsedTexts, readManaged } from './managed-text.ts';
import { BEGIN, CUT, END, findPart, type Marker, NOTES, NOTES_END } from './marker.ts';
import { type Source, sourcePart } from './source-part.ts';

/** GitHub refuses longer bodies. */
const MAX_BODY = 65_536;

/** What an issue's managed part says. */
export interface Managed {
  readonly title: string;
  readonly content: Content;
  /** The item is no longer in the file. */
  readonly removed: boolean;
}

/**
 * The part of an issue's body that this action keeps, between two HTML comments: notes, sub-items and fields in the
 * grammar of the file, and where they come from. Text outside of it belongs to people.
 * @param from where the item stands, for the end of the part
 * @param parsed the texts that this run has parsed
 */
export function managedPart({ title, content: whole, removed }: Managed, marker: Marker, from: Source, parsed?: ParsedTexts): string {
  const content = { ...whole, footnotes: removed ? '' : from.footnotes.join('\n\n') };
  const opening = isLongTitle(title) ? title : '';
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = content.fields[key];
    return value === undefined || value === '' ? [] : [`**${key.charAt(0).toUpperCase()}${key.slice(1)}:** ${value}`];
  }).join('\n');
  const inOrder = (parts: readonly string[]) => framed([opening, ...parts], removed, marker, from);
  const usual = inOrder([content.notes, content.subItems, fields]);
  const readBack = (part: string) => readManaged(part, [title], null, parsed);
  const read = readBack(usual);
  if (read?.compared != null && !read.cut && sameContent(read.compared, compared(content))) return usual;
  // Notes that leave something open, or are too long, swallow what stands behind them.
  const notesLast = inOrder([fields, content.subItems, content.notes]);
  if (content.notes === '' || saysTheSame(readBack(notesLast), content)) return notesLast;
  // Below a heading of its own text, an item has no fields and tasks: in the file these are notes.
  const marked = inOrder([fields, content.subItems, NOTES, content.notes, NOTES_END]);
  return saysTheSame(readBack(marked), content) ? marked : notesLast;
}

/** Whether a part reads as its content. What had no room is not compared. */
function saysTheSame(read: ManagedText | null, content: Content): boolean {
  if (read === null || read.compared === null) return false;
  return read.cut ? sameContent(compared({ ...read.content, notes: '' }), compared({ ...content, notes: '' })) : sameContent(read.compared, compared(content));
}

/** Some text between the markers, with where it comes from. What has no room is left out. */
function framed(parts: readonly string[], removed: boolean, marker: Marker, from: Source): string {
  const begin = `<!-- ${BEGIN} key=${marker.key} path=${encodeURIComponent(marker.path)} -->`;
  const source = sourcePart(from, removed);
  const text = parts.flatMap((part) => (part === '' ? [] : [part === NOTES || part === NOTES_END ? part : neutral(part, codeWithin(part))])).join('\n\n');
  const room = MAX_BODY - begin.length - END.length - source.length - 100;
  const shown = text.length <= room ? text : `${cutAt(text, room)}\n\n${CUT}`;
  return [begin, ...(shown === '' ? [] : [shown, '']), source, END].join('\n');
}

/** Where a text is code; none where it cannot be read in time. */
function codeWithin(text: string): Span[] {
  if (!text.includes('@') || !/[`~]| {4}|\t/.test(text)) return [];
  try {
    return readUntrusted(text, () => codeSpans(text));
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** At most so much of a text: up to the end of a line where one is near, and never half a character. */
function cutAt(text: string, room: number): string {
  const line = text.lastIndexOf('\n', room);
  if (line > room / 2) return text.slice(0, line);
  return cutText(text, room);
}

/**
 * A body with another managed part. Where a marker is missing, the part is restored: in the place of the same text, if only its markers
 * were deleted, and otherwise below what people wrote.
 */
export function withManaged(body: string, part: string): string {
  const found = findPart(body);
  if (found !== null) return body.slice(0, found.start) + part + body.slice(found.end);
  const text = withoutMarkerLines(body).trimEnd();
  const left = unmarkedPart(text, part);
  if (left !== null) return text.slice(0, left.start) + part + text.slice(left.end);
  // GitHub refuses a longer body; what people wrote stays whole, and the part goes without.
  if (text.length + part.length + 2 > MAX_BODY) return body;
  return text === '' ? part : `${text}\n\n${part}`;
}

/** Where a text has all lines of a managed part but its markers, one below the other; null: nowhere. Blank lines do not count. */
function unmarkedPart(text: string, part: string): Span | null {
  const there = writtenLines(text);
  const wanted = writtenLines(withoutMarkerLines(part));
  const at = there.findIndex((_, index) => wanted.every((line, offset) => there[index + offset]?.text === line.text));
  const [first, last] = [there[at], there[at + wanted.length - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** The lines of a text that are not blank, without the white space at their ends. The line that names the source is the same wherever it leads. */
function writtenLines(text: string): Array<Span & { readonly text: string }> {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const written = line.trimEnd();
    const same = SOURCE_LINE.test(written) ? '<sub>' : written;
    return written === '' ? [] : [{ start: index, end: index + written.length, text: same }];
  });
}

/** A body whose managed part is text like any other: without the markers, and without the line that says where it comes from. */
export function withoutManaged(body: string): string {
  const found = findPart(body);
  if (found === null) return withoutMarkerLines(body);
  // Footnotes and the links of the title stand behind a marker of their own, and stay.
  const inside = withoutMarkerLines(body.slice(found.begin, found.close).replace(SOURCE_LINE, ''));
  return `${body.slice(0, found.start)}${inside.trim()}${body.slice(found.end)}`;
}

/** The last line of a managed part, as `sourcePart` writes it. */
const SOURCE_LINE = /(?:^|\n)[ \t]*<sub>(?:Kept in sync with|The item was removed from) [^\n]*<\/sub>\s*$/;

function withoutMarkerLines(body: string): string {
  return body.replace(/^[ \t]*<!-- roadmap-sync:(?:begin [^\r\n]*|notes(?:-end)? |source |end )-->[ \t]*(?:\r\n|\n|\r)?/gm, '');
}
