import type { WayBack } from '../../../model/plan.ts';
import type { Item } from '../../../model/roadmap.ts';
import type { Span } from '../../../model/span.ts';
import { MOST_SPACE, textColumn } from '../../markdown/list-item.ts';
import { indentOf, isBlank, type Lines, lineAt, lineCount, lineStart, linesOf, lineText, textsOf } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import type { Splice } from '../../text/splice.ts';
import { beginsBlock } from '../../text/text.ts';
import { asRemembered, movedBelow, type UsualIndent, withKnown } from './further-lines.ts';
import { aroundNumber, type NumberedLead, numberedLead } from './lead.ts';
import { numberLike } from './next-number.ts';

type ListedItem = Pick<Item, 'line' | 'endLine'> & { readonly source: Pick<Item['source'], 'lines' | 'list' | 'previous' | 'next' | 'adoptedLine'> };

interface Lists {
  readonly text: string;
  readonly items: readonly ListedItem[];
}

/** An item beside which another one is put. */
interface PutBeside {
  readonly item: ListedItem;
  readonly side: 'after' | 'before';
}

/**
 * Renumbers the next item of a numbered list if the one that is put before it gets its number: that of the first one, or one that it had before. The next one
 * gets the number that it had itself, or the next one that is free. In a list with one number for all nothing changes.
 * @param arrived the first line of the item that is put there
 */
export function pushOn(roadmap: Lists, { item: neighbour, side }: PutBeside, arrived: string, back: WayBack | null): Splice[] {
  const { text, items } = roadmap;
  const { source } = neighbour;
  const next = side === 'before' ? source.lines : source.next;
  const behind = side === 'before' ? source.next : items.find(({ source: { lines } }) => lines.start === next?.start)?.source.next;
  const own = leadNumber(arrived);
  const isFirst = side === 'before' && source.previous === null;
  if (next === null || own === null || numberAt(text, next) !== own || (back === null && !isFirst)) return [];
  const [above, below] = [numberAt(text, side === 'before' ? source.previous : source.lines), numberAt(text, behind ?? null)];
  const [nextLead, lead] = [leadNumber(back?.nextLead ?? ''), leadNumber(back?.lead ?? '')];
  if ([above, below, nextLead].includes(own)) return [];
  const isFree = (number: number) => number > own && (below === null || below > number);
  const number = [nextLead ?? own, (lead ?? own) + 1, own + 1].find(isFree);
  const digits = numberedLead(text.slice(next.start, next.end))?.digits;
  if (number === undefined || digits === undefined) return [];
  const before = number === nextLead ? numberedLead(back?.nextLead ?? '') : null;
  return renumbered(roadmap, next, {
    digits: numberLike(digits, number),
    list: source.list,
    arrived,
    before,
    further: before === null ? undefined : back?.nextFurther,
  });
}

/** The number with which a marker or a line begins; null: it begins with none. */
export function leadNumber(line: string): number | null {
  const digits = /^[ \t]*(\d+)/.exec(line)?.[1];
  return digits === undefined ? null : Number(digits);
}

export function numberAt(text: string, span: Span | null): number | null {
  return span === null ? null : leadNumber(text.slice(span.start, span.end));
}

/** The new number of an item, and what tells how it is written. */
interface Renumbering {
  readonly digits: string;
  readonly list: number;
  /** The first line of an item that comes into the list; null: none does. */
  readonly arrived: string | null;
  /** How it began with this number; null: that is not known. */
  readonly before: NumberedLead | null;
  /** The indentation of its first further line then; left out: that is not known. */
  readonly further?: number | undefined;
}

/**
 * Gives an item of a list another number. Where that is longer or shorter, the lines below move with its text, unless the list keeps its texts in one column:
 * then the white space around the number makes room.
 * @param span begins with the item's first line
 */
export function renumbered(lists: Lists, span: Span, to: Renumbering): Splice[] {
  const lines = linesOf(lists.text);
  const line = lineAt(lines, span.start);
  const lead = numberedLead(lineText(lines, line));
  if (lead === null) return [];
  const { ownEnd, end } = extentOf(lists, lines, line, lead.column);
  const samples = samplesOf(lists, lines, line, to);
  const now = newLead(lead, to, samples, indentBelow(lines, end));
  const below = textsOf(lines, line + 1, ownEnd);
  const moved = movedBelow(below, lead.column, now.column, withKnown(usualBelow(lists, lines, line), to.further), true);
  return [
    ...leadSplices(lineStart(lines, line), lead, now),
    ...asRemembered(moved, now.column, to.further).flatMap((text, at) => spaceSplices(lineStart(lines, line + 1 + at), below[at] ?? '', text)),
  ];
}

/** The splices that change only what differs of the start of a line. */
function leadSplices(start: number, before: NumberedLead, after: NumberedLead): Splice[] {
  const digitsAt = start + before.indent.length;
  const signAt = digitsAt + before.digits.length;
  const from = before.indent === after.indent ? digitsAt : start;
  const number = `${from === start ? after.indent : ''}${after.digits}`;
  if (before.space === after.space) return [{ start: from, end: signAt, text: number }];
  return [{ start: from, end: signAt + before.sign.length + before.space.length, text: `${number}${after.sign}${after.space}` }];
}

function spaceSplices(start: number, before: string, after: string): Splice[] {
  return before === after ? [] : [{ start, end: start + indentationOf(before).length, text: indentationOf(after) }];
}

function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** @param samples others of the list @param indentBelow of what stands below the item */
function newLead(own: NumberedLead, { digits, before }: Renumbering, samples: readonly NumberedLead[], indentBelow: number): NumberedLead {
  const plain = leadWith(own, { digits });
  const grown = plain.column - own.column;
  const alike = samples.filter((one) => one.digits.length === digits.length);
  const like = mostFrequent(alike.map(({ column }) => column)) === own.column ? alike.find(({ column }) => column === own.column) : undefined;
  if (grown === 0) return plain;
  const asBefore = before === null ? null : leadWith(own, { digits, indent: before.indent, space: before.space === '' ? own.space : before.space });
  // Where people have changed the list since, that no longer fits.
  if (asBefore?.column === own.column || (asBefore?.indent === own.indent && before?.space === own.space)) return asBefore;
  if (like !== undefined) return leadWith(own, { digits, indent: like.indent, space: like.space });
  const room = own.space.length - grown;
  const isRoom = room > 0 && room <= MOST_SPACE && /^ +$/.test(own.space);
  // What stands below the item would become a part of it.
  const takesIn = indentBelow >= plain.column && indentBelow < own.column;
  return isRoom && (grown > 0 ? alike.length === 0 : takesIn) ? leadWith(own, { digits, space: ' '.repeat(room) }) : plain;
}

function leadWith(own: NumberedLead, change: Partial<NumberedLead>): NumberedLead {
  const { indent, digits, sign, space } = { ...own, ...change };
  const marker = `${indent}${digits}${sign}`;
  // Only an empty first line has no white space.
  return { indent, digits, sign, space, column: textColumn(space === '' ? marker : `${marker}${space}x`, marker.length) };
}

/** The white space around the number of an item that comes into a list. Null: it is no number, or the list does not show it. @param except the line of the item */
export function aroundNumberIn({ text, items }: Lists, list: number, marker: string, except: number | null): ReturnType<typeof aroundNumber> {
  const digits = /^\d+/.exec(marker)?.[0].length;
  return digits === undefined ? null : aroundNumber(leadsOf(items, linesOf(text), list, except), digits);
}

/** How the other items of the list begin, with those that leave it or come into it. */
function samplesOf({ items }: Lists, lines: Lines, line: number, { list, arrived }: Renumbering): NumberedLead[] {
  return [...leadsOf(items, lines, list, line), ...[arrived ?? ''].flatMap((text) => numberedLead(text) ?? [])];
}

/** How the numbered items of a list begin. @param except the line of an item that does not count; null: all count */
function leadsOf(items: readonly ListedItem[], lines: Lines, list: number, except: number | null): NumberedLead[] {
  const others = items.filter((one) => one.source.list === list && one.line !== except);
  return others.flatMap((one) => numberedLead(lineText(lines, one.line)) ?? []);
}

/** The last line of an item: of its own, and with a list below it that people mean as a part of it. */
function extentOf({ items }: Lists, lines: Lines, line: number, column: number): { readonly ownEnd: number; readonly end: number } {
  const item = items.find((one) => one.line === line);
  if (item !== undefined) return { ownEnd: (item.source.adoptedLine ?? item.endLine + 1) - 1, end: item.endLine };
  let end = line;
  for (let at = line + 1; at <= lineCount(lines); at += 1) {
    const text = lineText(lines, at);
    const goesOn = indentOf(text) >= column || (end === at - 1 && !beginsBlock(text.trimStart()));
    if (!isBlank(text) && !goesOn) break;
    if (!isBlank(text)) end = at;
  }
  return { ownEnd: end, end };
}

/** The indentation of the first written line below a line; 0 if there is none. */
function indentBelow(lines: Lines, line: number): number {
  for (let at = line + 1; at <= lineCount(lines); at += 1) if (!isBlank(lineText(lines, at))) return indentOf(lineText(lines, at));
  return 0;
}

/** How most numbered items whose texts begin in a column have their further lines indented. @param except the line of an item that does not count */
export function usualBelow({ items }: Pick<Lists, 'items'>, lines: Lines, except: number): UsualIndent {
  return (textColumn) => {
    const found = items.flatMap(({ line, endLine }) => {
      if (line === except || numberedLead(lineText(lines, line))?.column !== textColumn) return [];
      const indents = textsOf(lines, line + 1, endLine).flatMap((text) => (isBlank(text) || indentOf(text) === 0 ? [] : indentOf(text)));
      return indents.length === 0 ? [] : Math.min(...indents);
    });
    return mostFrequent(found) ?? null;
  };
}
