import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { Span } from '../../model/span.ts';
import { type Note, noteOf } from '../read/note.ts';
import { lineAt, lineEnding, lineStart, linesOf } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import { looseEnds } from './loose-ends.ts';
import { type EditedItem, type Progress, positionOf } from './origins.ts';
import { removal, withFinalEnd } from './remove.ts';
import { isSameItem } from './signature.ts';
import { verifyWithout } from './verify.ts';

/** What goes out of the file when a development update has told it. */
export interface RolledOver {
  /** Items of the first reading, in any order, with the edits that were made of them. */
  readonly items: readonly EditedItem[];
  readonly note: boolean;
}

interface RollOverTools {
  readonly read: (text: string) => Roadmap;
  /** @param line of the first reading */
  readonly refuse: (line: number, why: string) => void;
}

/** Takes items out of the file, with all that stands in them, and clears the note. */
export function rollOver(progress: Progress, { items, note }: RolledOver, tools: RollOverTools): Roadmap {
  const { first, roadmap } = progress;
  const there: Item[] = [];
  for (const { item, edits } of items) {
    if (isSameItem(first, item, edits, roadmap, roadmap.items[positionOf(progress, item)])) there.push(item);
    else tools.refuse(item.line, 'it stands among sub-items that are written anew');
  }
  there.sort((a, b) => a.line - b.line);
  const rest = removeItems(progress, there, tools);
  return note ? clearNote(first, rest.roadmap, tools) : rest.roadmap;
}

/** A text as it is edited so far, and for each of its items the one of the first reading that it is. */
type Rest = Pick<Progress, 'roadmap' | 'origins'>;

/** All items in one go; where that does not read as planned, each half by itself. */
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

/** A text says why it cannot be done. */
function withoutItems(rest: Rest, items: readonly Item[], read: (text: string) => Roadmap): Rest | string {
  const { roadmap, origins } = rest;
  const meant = new Set(items);
  const lines = new Set<number>();
  // What stands in an item that goes, goes with it.
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
  if (text === null) return 'it cannot be taken out';
  const after = read(text);
  const isGone = (item: Item | undefined) => item !== undefined && lines.has(item.line);
  return verifyWithout(roadmap, after, { lines, isGone }) ?? { roadmap: after, origins: origins.filter((_, at) => !isGone(roadmap.items[at])) };
}

/** The heading stays, and the comments right below it. */
function clearNote(first: Roadmap, roadmap: Roadmap, { read, refuse }: RollOverTools): Roadmap {
  const [told, note] = [noteOf(first), noteOf(roadmap)];
  if (told === null || note === null) return roadmap;
  const cleared = withoutNote(roadmap, note, read);
  if (typeof cleared !== 'string') return cleared;
  refuse(told.line, cleared);
  return roadmap;
}

/** A text says why it cannot be done. */
function withoutNote(roadmap: Roadmap, { span }: Note, read: (text: string) => Roadmap): Roadmap | string {
  const why = looseEnds(roadmap.text, [span]);
  if (why !== null) return why;
  const lines = linesOf(roadmap.text);
  const gone = new Set<number>();
  for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) gone.add(line);
  const after = read(splice(roadmap.text, withFinalEnd(roadmap.text, [{ ...span, text: blankInstead(roadmap.text, span) }])) ?? roadmap.text);
  return verifyWithout(roadmap, after, { lines: gone, isGone: () => false }) ?? after;
}

/** One blank line before the next heading; at the end of the text the end of the line on which words stood behind a comment. */
function blankInstead(text: string, { start, end }: Span): string {
  const endsLine = /[\r\n]$/.test(text.slice(0, start)) ? '' : lineEnding(text);
  if (end < text.length) return endsLine + lineEnding(text);
  return /[\r\n]$/.test(text) ? endsLine : '';
}
