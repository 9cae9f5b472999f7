import type { Span } from '../../../model/span.ts';
import { type StateWords, stateInBrackets } from '../../text/words.ts';
import { endOf, type Token, textOf, trimEnd } from './title-tokens.ts';

/** What a word at the end of a title says, and where it stands. */
interface SaidAtEnd {
  readonly word: 'done' | 'dropped' | null;
  readonly wordSpan: Span | null;
}

/**
 * A title without the brackets behind it that only say how it was finished, if it is struck through as a whole: `~~Title~~ (done in 0.9)`. Without
 * the line through it, such words may be a part of the title.
 * @param tail what stands behind the link @param taken what was taken off the title's end
 */
export function withoutStruckWord(
  head: readonly Token[],
  tail: readonly Token[],
  { word, wordSpan }: SaidAtEnd,
  words: StateWords,
): SaidAtEnd & { readonly head: readonly Token[] } {
  const [last, ...before] = head.toReversed();
  const isBehind = last?.type === 'text' && last.strike === null && last.outer === null && /^\s*\(/.test(last.raw) && textOf(tail) === '';
  const isStruck = before.length > 0 && before.every(({ strike, value }) => strike !== null || value.trim() === '');
  const says = isBehind && isStruck ? stateInBrackets(last.value, words) : null;
  if (says === null || last === undefined) return { head, word, wordSpan };
  const rest = before.toReversed();
  trimEnd(rest);
  const [start, end] = [endOf(rest, last.start), last.start + last.raw.length];
  return { head: rest, word: word ?? says, wordSpan: { start, end: Math.max(end, wordSpan?.end ?? end) } };
}
