import type { Item } from '../model.ts';
import { markdownLink } from '../roadmap/link.ts';
import { cutText } from '../roadmap/text.ts';

/** GitHub refuses longer titles and bodies. */
const MAX_TITLE = 256;
const MAX_BODY = 65_536;

const BEGIN = 'roadmap-sync:begin';
const END = '<!-- roadmap-sync:end -->';

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

/**
 * The part of an issue's body that this action keeps, between two HTML comments: notes, sub-items and fields in the
 * grammar of the file, and where they come from. Text outside of it belongs to people.
 */
export function managedBody(item: Item, marker: Marker, url: string): string {
  const begin = `<!-- ${BEGIN} key=${marker.key} path=${encodeURIComponent(marker.path)} -->`;
  const source = `<sub>From ${markdownLink(neutral(marker.path).replace(/#/g, '#\u200b'), url)}, which follows this issue’s state, and it that of its item.</sub>`;
  const fields = Object.values(item.fields)
    .toSorted((a, b) => a.line - b.line)
    .map(({ key, value }) => `**${key.charAt(0).toUpperCase()}${key.slice(1)}:** ${value}`);
  const parts = [item.title === issueTitle(item.title) ? '' : item.title, item.notes, item.subItems, fields.join('\n')];
  const content = neutral(parts.filter((part) => part !== '').join('\n\n'));
  const room = MAX_BODY - begin.length - END.length - source.length - 100;
  const shown = content.length <= room ? content : `${cutAt(content, room)}\n\n… the rest stands in the file.`;
  return [begin, ...(shown === '' ? [] : [shown]), source, END].join('\n\n').replace(`${begin}\n\n`, `${begin}\n`).replace(`\n\n${END}`, `\n${END}`);
}

/** At most so much of a text: up to the end of a line where one is near, and never half a character. */
function cutAt(text: string, room: number): string {
  const line = text.lastIndexOf('\n', room);
  if (line > room / 2) return text.slice(0, line);
  return cutText(text, room);
}

/** Text that calls nobody and cannot be taken for a marker. A zero-width space after the `@` does not show. */
function neutral(text: string): string {
  return text.replace(/@(?=[A-Za-z0-9])/g, '@\u200b').replace(/<!--(?=\s*roadmap-sync:)/g, '<\u200b!--');
}

/** The marker in an issue's body, or null where it has none. */
export function readMarker(body: string): Marker | null {
  const match = new RegExp(`^<!-- ${BEGIN} key=(?<key>[\\w.-]+) path=(?<path>[^\\s]+) -->`, 'm').exec(body);
  const { key, path } = match?.groups ?? {};
  if (key === undefined || path === undefined) return null;
  try {
    return { key, path: decodeURIComponent(path) };
  } catch {
    return null;
  }
}
