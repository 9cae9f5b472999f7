import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { Span } from '../../../model/span.ts';
import type { PlainTitle } from '../../read/title/plain-title.ts';
import type { Splice } from '../../text/splice.ts';
import { canonicalText } from '../../text/text.ts';
import { startOfTitle } from './shown-title.ts';
import { itemsBeside } from './title-labels.ts';

/** A number before the words of a heading, in its markup. The marks in it may be escaped. */
const NUMBER = /(?<![\p{L}\p{N}.])\d+(?:\\?\.\d+)*(?![\p{L}\p{N}])/gu;

/** Whether a number before an item's title is no part of it, as the reader has it. */
export function isNumbered(item: Pick<Item, 'shape'>): boolean {
  return shapeOf(item).among === 'headings';
}

/** The digits of the number before a title; null: it has none. */
function numberSpan(roadmap: Roadmap, item: Item): Span | null {
  const { titleAt } = item.source;
  const found = isNumbered(item) ? [...roadmap.text.slice(titleAt, startOfTitle(roadmap, item)).matchAll(NUMBER)].at(-1) : undefined;
  return found === undefined ? null : { start: titleAt + found.index, end: titleAt + found.index + found[0].length };
}

/** What becomes of the number that a new title on GitHub bears. */
interface NewNumber {
  /** What is written; empty: the number of the file goes. Null: it stays. */
  readonly number: string | null;
  /** It is none, but belongs to the words, as in “3 ways to read”. */
  readonly isWords: boolean;
}

/** @param plain the new title @param before the number of the former one */
export function newNumber(roadmap: Roadmap, item: Item, { number, words }: PlainTitle, before: string): NewNumber {
  // A box such as `[~]` is not written twice.
  if (!isNumbered(item)) return { number: null, isWords: roadmap.text.slice(item.source.titleAt, item.source.title.start).trim() !== number.trim() };
  if (number === '' && before === '') return { number: null, isWords: false };
  const span = numberSpan(roadmap, item);
  const digits = digitsOf(number);
  if (span === null) return { number: number === '' || words === '' ? null : number, isWords: words === '' };
  const own = roadmap.text.slice(span.start, span.end).replaceAll('\\', '');
  if (digits === '') {
    // Where other headings bear numbers, this one keeps its own.
    const goes = digitsOf(before) === own && itemsBeside(roadmap, item).every((one) => one === item || numberSpan(roadmap, one) === null);
    return { number: goes ? '' : null, isWords: false };
  }
  const [closed, ownClosed] = [/[.):]\s+$/.test(number), /^\\?[.):]/.test(roadmap.text.slice(span.end))];
  const depth = (one: string) => one.split('.').length;
  const isLikeOwn = depth(digits) === depth(own) && (closed || depth(own) > 1 || (digits === own && !ownClosed));
  const isNumber = /\s$/.test(number) && (isLikeOwn || canonicalText(words) === canonicalText(item.title));
  return { number: isNumber && digits !== own ? digits : null, isWords: !isNumber };
}

function digitsOf(number: string): string {
  return /\d+(?:\.\d+)*/.exec(number)?.[0] ?? '';
}

/** The splices that give a heading another number. Its own one goes with all that parts it from the title. */
export function numberSplices(roadmap: Roadmap, item: Item, number: string): Splice[] {
  const span = numberSpan(roadmap, item);
  const { start } = item.source.title;
  if (span === null) return [{ start, end: start, text: number }];
  if (number !== '') return [{ ...span, text: number }];
  const behind = /^\\?[.):]?\s*/.exec(roadmap.text.slice(span.end))?.[0].length ?? 0;
  return [{ start: span.start, end: span.end + behind, text: '' }];
}
