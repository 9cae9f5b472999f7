import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { Span } from '../../model/span.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { type Note, noteOf } from '../read/note.ts';
import { lineEnding, linesIn, linesOf } from '../text/lines.ts';
import { type Splice, splice } from '../text/splice.ts';
import { withLaterDay } from '../timeline/last-updated.ts';
import { looseEnds } from './loose-ends.ts';
import { type EditedItem, type Progress, positionOf } from './origins.ts';
import { removal, withFinalEnd } from './remove.ts';
import { isSameItem } from './signature.ts';
import { verifyWithout } from './verify.ts';

/** What leaves the file after a development update has reported it. */
export interface RolledOver {
  /** Items of the first reading, in any order, with the edits that were made before. */
  readonly items: readonly EditedItem[];
  readonly note: boolean;
}

interface RollOverTools {
  readonly read: (text: string) => Roadmap;
  /** Reports that an item stays. @param line a line of the first reading */
  readonly refuse: (line: number, why: string) => void;
}

/** Removes items from the file, with all their contents, and clears the note. */
export function rollOver(progress: Progress, { items, note }: RolledOver, tools: RollOverTools): Roadmap {
  const { first, roadmap } = progress;
  const there: Item[] = [];
  for (const { item, edits } of items) {
    if (isSameItem(first, item, edits, roadmap, roadmap.items[positionOf(progress, item)])) there.push(item);
    else tools.refuse(item.line, 'it is among sub-items that are replaced');
  }
  there.sort((a, b) => a.line - b.line);
  const rest = removeItems(progress, there, tools);
  return note ? clearNote(first, rest.roadmap, tools) : rest.roadmap;
}

/** The text after some edits, and for each of its items the same item in the first reading. */
type Rest = Pick<Progress, 'roadmap' | 'origins'>;

/** Removes all items at once. If the result does not read as planned, each half is tried by itself. */
function removeItems(rest: Rest, items: readonly Item[], tools: RollOverTools): Rest {
  const [first] = items;
  if (first === undefined) return rest;
  const all = withoutItems(rest, items, tools.read);
  if (typeof all !== 'string') return all;
  if (items.length === 1) {
    tools.refuse(first.line, all);
    return rest;
  }
  const half = Math.ceil(items.length / 2);
  return removeItems(removeItems(rest, items.slice(0, half), tools), items.slice(half), tools);
}

/** The text without some items. A string is the reason why that is not possible. */
function withoutItems(rest: Rest, items: readonly Item[], read: (text: string) => Roadmap): Rest | string {
  const { roadmap, origins } = rest;
  const meant = new Set(items);
  const lines = new Set<number>();
  // Items inside a removed item are removed with it.
  const outermost = roadmap.items.filter((item, at) => {
    const origin = origins[at] ?? null;
    if (origin === null || !meant.has(origin) || lines.has(item.line)) return false;
    for (let line = item.line; line <= item.endLine; line += 1) lines.add(line);
    return true;
  });
  if (outermost.length === 0) return rest;
  const why = looseEnds(
    roadmap.text,
    outermost.map(({ source }) => source.lines),
  );
  if (why !== null) return why;
  const text = splice(roadmap.text, removal(roadmap, outermost, linesOf(roadmap.text)));
  if (text === null) return 'it cannot be removed';
  const after = read(text);
  const isGone = (item: Item | undefined) => item !== undefined && lines.has(item.line);
  return verifyWithout(roadmap, after, { lines, isGone }) ?? { roadmap: after, origins: origins.filter((_, at) => !isGone(roadmap.items[at])) };
}

/** Clears the note. Its heading and the comments directly below the heading stay. */
function clearNote(first: Roadmap, roadmap: Roadmap, { read, refuse }: RollOverTools): Roadmap {
  const [told, note] = [noteOf(first), noteOf(roadmap)];
  if (told === null || note === null) return roadmap;
  const cleared = withoutNote(roadmap, note, read);
  if (typeof cleared !== 'string') return cleared;
  refuse(told.line, cleared);
  return roadmap;
}

/** The text without the note. A string is the reason why that is not possible. */
function withoutNote(roadmap: Roadmap, { span }: Note, read: (text: string) => Roadmap): Roadmap | string {
  const why = looseEnds(roadmap.text, [span]);
  if (why !== null) return why;
  const gone = new Set(linesIn(span, linesOf(roadmap.text)));
  const after = read(splice(roadmap.text, noteSplices(roadmap.text, span)) ?? roadmap.text);
  return verifyWithout(roadmap, after, { lines: gone, isGone: () => false }) ?? after;
}

/** The splices that clear a note. @param span of the note */
export function noteSplices(text: string, span: Span): Splice[] {
  return withFinalEnd(text, [{ ...span, text: blankInstead(text, span) }]);
}

/** The text that replaces the note: one blank line before the next heading, or at the end of the file the line end after a comment. */
function blankInstead(text: string, { start, end }: Span): string {
  const endsLine = /[\r\n]$/.test(text.slice(0, start)) ? '' : lineEnding(text);
  if (end < text.length) return endsLine + lineEnding(text);
  return /[\r\n]$/.test(text) ? endsLine : '';
}

/** The splice that sets the line `Last updated`; none if there is no such line, or if it has this day or a later one already. */
export function daySplices({ lastUpdated }: Pick<Roadmap, 'lastUpdated'>, date: IsoDate | null): Splice[] {
  const text = date === null || lastUpdated === null ? null : withLaterDay(lastUpdated, date);
  return lastUpdated === null || text === null ? [] : [{ ...lastUpdated.span, text }];
}
