import type { Span } from '../../model/span.ts';

/** Stands in the comment that opens a managed part. */
export const BEGIN = 'roadmap-sync:begin';
/** The comment that ends a managed part. */
export const END = '<!-- roadmap-sync:end -->';
/** The comment before what stands below the text and is not read back. */
export const SOURCE = '<!-- roadmap-sync:source -->';
/**
 * The comment before notes that say something which reads as a field or a task elsewhere: below it, all from the first heading on is
 * notes, as it is in the file below the heading of an item.
 */
export const NOTES = '<!-- roadmap-sync:notes -->';
/** The comment behind such notes: what people write below it belongs to the item, and not to the last heading of its notes. */
export const NOTES_END = '<!-- roadmap-sync:notes-end -->';
/** Stands for what has no room in a body; what it stands for cannot be read back. */
export const CUT = '… the rest stands in the file.';

/** Who an issue's managed part belongs to. */
export interface Marker {
  readonly key: string;
  readonly path: string;
}

const BEGIN_LINE = new RegExp(`^<!-- ${BEGIN} key=(?<key>[\\w.-]+) path=(?<path>[^\\s]+) -->`, 'm');

/** The last line of a managed part, which says where its item stands. */
const LAST_LINE = /^<sub>(?:Kept in sync with|The item was removed from) .*<\/sub>[ \t]*$/m;

/**
 * Where a managed part stands in a body, markers included, and where its text begins and ends. Without the closing marker its last line ends
 * it, so that what people write beside a marker that they deleted is read. Null: the opening marker is missing, or both ends are.
 */
export function findPart(body: string): (Span & { readonly begin: number; readonly close: number }) | null {
  const match = BEGIN_LINE.exec(body);
  if (match === null) return null;
  const begin = match.index + match[0].length;
  const marker = body.indexOf(END, begin);
  if (marker !== -1) return { start: match.index, begin, close: marker, end: marker + END.length };
  const last = LAST_LINE.exec(body.slice(begin));
  if (last === null) return null;
  const close = begin + last.index + last[0].length;
  return { start: match.index, begin, close, end: close };
}

/** Whether only its last line ends the managed part of a body. */
export function lacksEnd(body: string): boolean {
  const found = findPart(body);
  return found !== null && found.close === found.end;
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
