import type { Span } from '../../../model/span.ts';
import { escapePattern } from '../../text/words.ts';
import type { Rules } from '../rules.ts';
import { endOf, type Token, textOf, trimEnd } from './title-tokens.ts';

/** What words at the end of a title say of its state. */
export interface SaidAtEnd {
  word: 'done' | 'dropped' | null;
  wordSpan: Span | null;
}

/** How many characters at the end the patterns look at. The marks are short, and looking at a whole long title would take quadratic time. */
export const TAIL = 32;

/** Removes a pattern from the last token, with the white space before it, if both the token's source and its visible text end with the pattern. */
export function takeText(tokens: Token[], pattern: RegExp): RegExpExecArray | null {
  const last = tokens.at(-1);
  if (last?.type !== 'text') return null;
  const raw = pattern.exec(last.raw.slice(-TAIL));
  const value = pattern.exec(last.value.slice(-TAIL));
  if (raw === null || value === null) return null;
  last.raw = last.raw.slice(0, last.raw.length - raw[0].length).trimEnd();
  last.value = last.value.slice(0, last.value.length - value[0].length).trimEnd();
  return raw;
}

export type WordPattern = { readonly says: 'done' | 'dropped'; readonly pattern: RegExp };

/** Patterns for a word at the end with its separator: `Title - DONE`, `Title (done)`, `Title **done**`, `Title ✅ done`, `Title ✅`. `Title ❌ done` says nothing. Without a separator the word belongs to the title, as in “Get things done”. */
export function wordPatterns(words: Rules['words']): WordPattern[] {
  return (['done', 'dropped'] as const).flatMap((says) =>
    words[says].map((word) => {
      const escaped = escapePattern(word);
      const sign = says === 'done' ? '[✅✔✓☑]' : '[❌✖✗☒]';
      const apart = /\p{L}/u.test(word) ? `(?:^|[([*_–—:,|]\\s*|(?<=\\s)-\\s*|-\\s|(?<=\\s)${sign}\\u{FE0F}?\\s)` : '(?:^|[\\s(\\[*_–—:,|-])';
      return { says, pattern: new RegExp(`${apart}${escaped}[)\\].!\\u{FE0F}]*$`, 'iu') };
    }),
  );
}

/** The span of a word at the end, with its separator. @param before what the title ends with without it @param outer the emphasis or link around the word */
function spanOfWord(before: Token | undefined, outer: Span | null, wordEnd: number): Span {
  // The emphasis around both the word and the text before it stays.
  if (before !== undefined && outer !== null && before.outer?.start === outer.start) return { start: before.start + before.raw.length, end: wordEnd };
  const end = Math.max(wordEnd, outer?.end ?? 0);
  return { start: before === undefined ? end : endOf([before], end), end };
}

export function takeWord(tokens: Token[], words: readonly WordPattern[], taken: SaidAtEnd, ahead: string): boolean {
  const last = tokens.at(-1);
  if (last === undefined) return false;
  const { outer } = last;
  const wordEnd = last.start + last.raw.length;
  const value = last.value.slice(-TAIL);
  const isAlone = ahead === '' && textOf(tokens.slice(0, -1)) === '';
  // A title that consists only of the word keeps it. Emphasis around the whole word separates it from the text before it; plain text needs
  // a separator of its own, also behind emphasis.
  const stays = ({ pattern }: WordPattern) => (isAlone ? pattern.exec(value.trim())?.[0] === value.trim() : outer === null && !pattern.test(`x${value}`));
  const found = words.find((word) => textOf(tokens) !== '' && !stays(word) && takeText(tokens, word.pattern) !== null);
  if (found === undefined) return false;
  trimEnd(tokens);
  takeText(tokens, /(?:[\s([–—,|-]|(?<!(?:^|\s):[\w+-]{1,28}):)+$/);
  trimEnd(tokens);
  const span = spanOfWord(tokens.at(-1), outer, wordEnd);
  taken.word ??= found.says;
  // Words that follow each other, as in `Title (done) ✅`, go together where the item opens again.
  if (taken.wordSpan === null) taken.wordSpan = span;
  else if (span.end === taken.wordSpan.start) taken.wordSpan = { start: span.start, end: taken.wordSpan.end };
  return true;
}
