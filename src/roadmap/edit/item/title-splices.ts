import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { Span } from '../../../model/span.ts';
import { type IssueAddress, issueLink } from '../../markdown/link.ts';
import type { Splice } from '../../text/splice.ts';
import { inCell } from '../../text/text.ts';
import { partsInside } from '../title/parts-inside.ts';
import { marksAnew } from '../title/title-marks.ts';
import { numberSplices } from '../title/title-number.ts';
import { changeTitleWords, type WantedTitle } from '../title/title-words.ts';
import { insertAt } from './insert.ts';

interface NewTitle extends Pick<WantedTitle, 'markdown' | 'reads'>, Partial<Pick<WantedTitle, 'marksGone'>> {
  readonly struck: boolean;
  /** What a heading bears before its title. Left out: what it has. */
  readonly number?: string;
}

/**
 * What of a text is replaced: only what differs, or all of it. `guarded`: only what differs, with a backslash before each mark of it, because
 * the words alone would mean something else, as `(external)` does at the end of a title.
 */
export type TextWay = 'changed' | 'guarded' | 'anew';

/**
 * The splices that change an item's title.
 * @param way only its different words, if they can be found in its source, or all of it
 */
export function titleSplices(roadmap: Roadmap, item: Item, title: NewTitle, address: IssueAddress, way: TextWay): Splice[] {
  const { start } = item.source.title;
  const words = wordSplices(roadmap, item, title, way);
  const number = title.number === undefined ? [] : numberSplices(roadmap, item, title.number);
  if (words === null) return [...number, ...wholeTitle(roadmap, item, title, address)];
  const marks = title.struck ? strike(roadmap, item) : unstrike(roadmap, item);
  // Words that are added at the end are struck, too.
  return [...number, ...marks.filter((one) => one.start === start), ...words, ...marks.filter((one) => one.start !== start)];
}

/** Changes only the different words. Null: all of the title is written anew, and links inside it with it. */
export function wordSplices(roadmap: Roadmap, item: Item, title: Omit<NewTitle, 'struck'>, way: TextWay): Splice[] | null {
  return way === 'anew' ? null : changeTitleWords(roadmap, item, { marksGone: [], ...title }, way === 'guarded');
}

function wholeTitle(roadmap: Roadmap, item: Item, { markdown, struck, marksGone = [] }: NewTitle, address: IssueAddress): Splice[] {
  const { title, link, renamed = [] } = item.source;
  const { written: plain, splices } = withMarksBehind(roadmap, item, markdown, marksGone);
  const literal = shapeOf(item).holds === 'cells' ? inCell(plain) : plain;
  const written = struck ? `~~${literal}~~` : literal;
  // The marks at the end may be inside the title's emphasis, and the link may be the whole title. They are kept.
  const kept = partsInside(item, title.end).map((part) => {
    const source = roadmap.text.slice(part.start, part.end);
    return part !== link || (part.start !== title.start && AT_END.test(source) && renamed.length === 0) ? source : linkOf(item, address);
  });
  // Words that were the link's are replaced with the title.
  const lost = link === null ? linkOf(item, address) : '';
  return [{ ...title, text: written + lost + kept.join('') }, ...splices];
}

/** A title that is written anew: its Markdown without the marks that stand behind it in the file, and the splices that take other ones away there. */
function withMarksBehind({ text }: Roadmap, item: Item, markdown: string, gone: readonly string[]): { written: string; splices: Splice[] } {
  const { title, linkAt } = item.source;
  const parts = partsInside(item, Number.POSITIVE_INFINITY);
  const isHidden = (at: number) => parts.some(({ start, end }) => at >= start && at < end);
  const offsets = Array.from({ length: Math.max(0, linkAt - title.end) }, (_, at) => title.end + at).filter((at) => !isHidden(at));
  const { fresh, leaving, words } = marksAnew(markdown, offsets.map((at) => text.charAt(at)).join(''), gone);
  const splices = leaving.map(({ start, end }) => ({ start: offsets[start] ?? title.end, end: (offsets[end - 1] ?? title.end) + 1, text: '' }));
  return { written: words + fresh, splices };
}

/** A link that is one at the end of a title, too. */
const AT_END = /^\s+\((?:#\d+|\[#\d+\](?:\[[^\]]*\]|\([^()\s]*\))?)\)\.?$/;

function linkOf({ issue }: Item, address: IssueAddress): string {
  return issue === null ? '' : ` ${issueLink(issue, address)}`;
}

/** Strikes a title through. */
export function strike(roadmap: Roadmap, { source }: Item): Splice[] {
  if (source.strike !== null) return [];
  const inner = source.partialStrikes.flatMap((span) => withoutTildes(roadmap, span));
  // A partial strike-through at the start of the title is replaced, so that its marks are not doubled.
  const atStart = inner.find(({ start }) => start === source.title.start);
  const atEnd = inner.find(({ end }) => end === source.title.end);
  return [
    ...(atStart === undefined ? [insertAt(source.title.start, '~~')] : []),
    ...inner.filter((one) => one !== atStart && one !== atEnd),
    ...(atEnd === undefined ? [insertAt(source.title.end - stopOutside(roadmap, source), '~~')] : []),
  ];
}

/** 1: the title ends with a full stop, and most struck titles of the file have theirs behind the line, as in `~~Repair it~~.` */
function stopOutside({ text, items }: Roadmap, { title }: Item['source']): 0 | 1 {
  if (!/[^.]\.$/.test(text.slice(title.start, title.end))) return 0;
  const ends = items.flatMap(({ source: { strike } }) => (strike === null ? [] : text.slice(strike.end - 3, strike.end + 1)));
  const count = (pattern: RegExp) => ends.filter((end) => pattern.test(end)).length;
  return count(/~\.$/) > count(/\.~+.?$/s) ? 1 : 0;
}

/** Removes the strike-through of a title. */
export function unstrike(roadmap: Roadmap, { source }: Item): Splice[] {
  return source.strike === null ? [] : withoutTildes(roadmap, source.strike);
}

function withoutTildes(roadmap: Roadmap, { start, end }: Span): [Splice, Splice] {
  const width = roadmap.text.startsWith('~~', start) ? 2 : 1;
  return [
    { start, end: start + width, text: '' },
    { start: end - width, end, text: '' },
  ];
}
