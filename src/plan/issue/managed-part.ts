import type { Content } from '../../model/agreement.ts';
import type { Problem } from '../../model/problem.ts';
import { KINDS, type Kind } from '../../model/roadmap.ts';
import type { Span } from '../../model/span.ts';
import { markdownLink } from '../../roadmap/markdown/link.ts';
import { neutral } from '../../roadmap/markdown/neutral.ts';
import { readRoadmap } from '../../roadmap/read/roadmap.ts';
import { NO_RULES } from '../../roadmap/read/rules.ts';
import { canonicalText, cutText } from '../../roadmap/text/text.ts';
import { CONTENT_KEYS, compared, contentOf, sameContent } from './content.ts';

/** GitHub refuses longer titles and bodies. */
const MAX_TITLE = 256;
const MAX_BODY = 65_536;

const BEGIN = 'roadmap-sync:begin';
const END = '<!-- roadmap-sync:end -->';
/** Stands for what has no room in a body; what it stands for cannot be read back. */
const CUT = '… the rest stands in the file.';

/** Who an issue's managed part belongs to. */
export interface Marker {
  readonly key: string;
  readonly path: string;
}

/** An item's title as an issue's: plain text of at most 256 characters. */
export function issueTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE) return title;
  return `${characters
    .slice(0, MAX_TITLE - 1)
    .join('')
    .trimEnd()}…`;
}

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
 * @param url the address of the file
 */
export function managedPart({ title, content, removed }: Managed, marker: Marker, url: string): string {
  const opening = isLongTitle(title) ? title : '';
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = content.fields[key];
    return value === undefined || value === '' ? [] : [`**${key.charAt(0).toUpperCase()}${key.slice(1)}:** ${value}`];
  }).join('\n');
  const inOrder = (parts: readonly string[]) => framed([opening, ...parts], removed, marker, url);
  const usual = inOrder([content.notes, content.subItems, fields]);
  const readBack = readManaged(usual, [title]);
  if (readBack !== null && !readBack.cut && sameContent(compared(readBack.content), compared(content))) return usual;
  // Notes that leave something open, or are too long, swallow what stands behind them.
  return inOrder([fields, content.subItems, content.notes]);
}

/** A title that an issue's cannot hold. */
function isLongTitle(title: string): boolean {
  return issueTitle(title) !== title;
}

/** Some text between the markers, with where it comes from. What has no room is left out. */
function framed(parts: readonly string[], removed: boolean, marker: Marker, url: string): string {
  const begin = `<!-- ${BEGIN} key=${marker.key} path=${encodeURIComponent(marker.path)} -->`;
  const file = markdownLink(neutral(marker.path).replace(/#/g, '#\u200b'), url);
  const source = removed
    ? `<sub>The item was removed from ${file}, so this issue was closed as not planned. If the item comes back, the issue is reopened.</sub>`
    : `<sub>Kept in sync with ${file}. You can edit the part above here or there.</sub>`;
  const text = neutral(parts.filter((part) => part !== '').join('\n\n'));
  const room = MAX_BODY - begin.length - END.length - source.length - 100;
  const shown = text.length <= room ? text : `${cutAt(text, room)}\n\n${CUT}`;
  return [begin, ...(shown === '' ? [] : [shown, '']), source, END].join('\n');
}

/** At most so much of a text: up to the end of a line where one is near, and never half a character. */
function cutAt(text: string, room: number): string {
  const line = text.lastIndexOf('\n', room);
  if (line > room / 2) return text.slice(0, line);
  return cutText(text, room);
}

/** A body with another managed part. Where a marker is missing, the part is restored below what people wrote. */
export function withManaged(body: string, part: string): string {
  const found = findPart(body);
  if (found !== null) return body.slice(0, found.start) + part + body.slice(found.end);
  const text = body.replace(/^[ \t]*<!-- roadmap-sync:(?:begin [^\r\n]*|end )-->[ \t]*(?:\r\n|\n|\r)?/gm, '').trimEnd();
  // GitHub refuses a longer body; what people wrote stays whole, and the part goes without.
  if (text.length + part.length + 2 > MAX_BODY) return body;
  return text === '' ? part : `${text}\n\n${part}`;
}

const BEGIN_LINE = new RegExp(`^<!-- ${BEGIN} key=(?<key>[\\w.-]+) path=(?<path>[^\\s]+) -->`, 'm');

function findPart(body: string): (Span & { readonly begin: number }) | null {
  const match = BEGIN_LINE.exec(body);
  if (match === null) return null;
  const begin = match.index + match[0].length;
  const end = body.indexOf(END, begin);
  return end === -1 ? null : { start: match.index, begin, end: end + END.length };
}

/** The marker in an issue's body, or null where it has none. */
export function readMarker(body: string): Marker | null {
  const { key, path } = BEGIN_LINE.exec(body)?.groups ?? {};
  if (key === undefined || path === undefined) return null;
  try {
    return { key, path: decodeURIComponent(path) };
  } catch {
    return null;
  }
}

/** What a managed part says, as it is read. */
export interface ManagedText {
  readonly content: Content;
  /** Somebody wrote a kind there; the action itself never does. */
  readonly kind: Kind | null;
  /** The title that it opens with, where that is too long for an issue's. */
  readonly opening: string | null;
  /** It had no room for everything: the notes are not whole. */
  readonly cut: boolean;
  /** It says that the item was taken out of the file. */
  readonly removed: boolean;
  /** What was read with a doubt. */
  readonly problems: readonly Problem[];
}

/**
 * What stands in the managed part of a body, read as the file is; null where a marker is missing.
 * @param titles what the item is or was called: where that is too long for an issue's title, the part opens with it
 */
export function readManaged(body: string, titles: readonly string[]): ManagedText | null {
  const found = findPart(body);
  if (found === null) return null;
  const inside = body.slice(found.begin, found.end - END.length);
  const text = inside
    .replace(/\r\n|\r/g, '\n')
    // The sentences of earlier versions count, too: bodies keep them until they change.
    .replace(/^<sub>(?:Kept in sync with|The item was removed from|From|Its item was taken out of) .*<\/sub>[ \t]*$/gm, '')
    // A marker that was pasted along with some text.
    .replace(/<!-- roadmap-sync:(?:begin|end)\b.*?-->[ \t]*\n?/g, '')
    .replace(/@\u200b/g, '@')
    .trim();
  const removed = /^<sub>(?:The item was removed from|Its item was taken out of) .*<\/sub>[ \t]*$/m.test(inside);
  const cut = text.endsWith(CUT);
  const first = /^[^\n]*/.exec(text)?.[0] ?? '';
  const opens = titles.some((title) => isLongTitle(title) && canonicalText(first) === canonicalText(title));
  return { ...contentIn(opens ? text.slice(first.length).trim() : text), opening: opens ? first : null, cut, removed };
}

/** Whether the notes of a content are what had room in a body. */
export function isCut({ notes }: Content): boolean {
  return notes.endsWith(CUT);
}

/** Reads some text as what stands in an item. */
function contentIn(text: string): Pick<ManagedText, 'content' | 'kind' | 'problems'> {
  const indented = text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  const roadmap = readRoadmap(`- [ ] x\n\n${indented.join('\n')}\n`, {
    path: 'ROADMAP.md',
    address: { server: '', repositories: null },
    rules: NO_RULES,
  });
  const [item] = roadmap.items;
  if (item === undefined) return { content: { fields: {}, notes: text, subItems: '' }, kind: null, problems: [] };
  const kind = KINDS.find((one) => one === item.fields.kind?.value.toLowerCase()) ?? null;
  return { content: contentOf(item), kind, problems: roadmap.problems };
}
