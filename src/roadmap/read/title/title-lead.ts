import type { Span } from '../../../model/span.ts';
import { CROSSES, type StateWords, textPattern } from '../../text/words.ts';
import type { Token } from './title-tokens.ts';

/** Words of the configuration that stand before a title, as in `✅ Title`, `[DONE] Title`, `Fixed: title`, `🚧 Title`. */
interface TitleLead {
  /** What the first one for finished work says. Null: they are all for open work. */
  readonly says: 'done' | 'dropped' | null;
  /** The span of the words and all that separates them from the title. */
  readonly span: Span;
  /** Those of the words for finished and for open work alone; null: there is none. */
  readonly finished: Span | null;
  readonly open: Span | null;
}

interface LeadPattern {
  readonly says: 'done' | 'dropped' | 'open';
  /** The word with its separator at the start of a text. */
  readonly start: RegExp;
  /** The word alone, which emphasis separates from the text behind it. */
  readonly alone: RegExp;
  /** The word in capitals, which set it off; null: the configuration does not write it so. */
  readonly shouted: RegExp | null;
}

/** Two marks may stand before a title: `✅ FIXED: title`. */
const MOST_LEADS = 2;
/** Code units. The marks are short. */
const HEAD = 48;

const compiled = new WeakMap<StateWords, readonly LeadPattern[]>();

function patternsOf(words: StateWords): readonly LeadPattern[] {
  const known = compiled.get(words);
  if (known !== undefined) return known;
  const patterns = (['done', 'dropped', 'open'] as const).flatMap((says) =>
    (words[says] ?? []).map((word): LeadPattern => {
      const escaped = textPattern(word);
      // A sign needs only a space. A word without a separator belongs to the title, as in “Done list”.
      const start = /^[\p{L}\p{N}]/u.test(word) ? `^(?:\\[${escaped}\\](?:\\s*[:：–—-])?|${escaped}(?:\\s*[:：]|\\s+[-–—]))\\s+` : `^${escaped}\\u{FE0F}?\\s+`;
      const alone = new RegExp(`^(?:${escaped}\\u{FE0F}?|\\[${escaped}\\])\\s*[:：]?$`, 'iu');
      return { says, start: new RegExp(start, 'iu'), alone, shouted: isInCapitals(word) ? new RegExp(`^${escaped}\\s+`, 'u') : null };
    }),
  );
  compiled.set(words, patterns);
  return patterns;
}

/** Removes the words from the start of a title, and tells what they say; null if there is none. A title is never emptied. */
export function takeLead(tokens: Token[], words: StateWords): TitleLead | null {
  const taken: { readonly says: LeadPattern['says']; readonly span: Span }[] = [];
  while (taken.length < MOST_LEADS) {
    const start = startOf(tokens[0]);
    const found = patternsOf(words).find((pattern) => takeOne(tokens, pattern)) ?? takeCrossed(tokens, words);
    if (found === undefined) break;
    // What is emphasized behind a mark is a token of its own.
    if (tokens.length > 1 && tokens[0]?.raw === '') tokens.shift();
    taken.push({ says: found.says, span: { start, end: startOf(tokens[0]) } });
  }
  const [first] = taken;
  if (first === undefined) return null;
  const spanOf = (some: typeof taken) => (some[0] === undefined ? null : { start: some[0].span.start, end: some.at(-1)?.span.end ?? 0 });
  const finished = taken.filter(({ says }) => says !== 'open');
  const says = finished[0]?.says;
  return {
    says: says === undefined || says === 'open' ? null : says,
    span: spanOf(taken) ?? first.span,
    finished: spanOf(finished),
    open: spanOf(taken.filter((one) => one.says === 'open')),
  };
}

/** Removes a word for dropped that a cross decorates, as in `❌ Dropped: title`. */
function takeCrossed(tokens: Token[], words: StateWords): LeadPattern | undefined {
  if (!CROSSES.test(tokens[0]?.value.slice(0, HEAD) ?? '')) return undefined;
  const bare = tokens.map((token) => ({ ...token }));
  const [first] = bare;
  if (first?.type !== 'text' || first.strike !== null || first.outer !== null || !cutStart(first, CROSSES, bare.length > 1)) return undefined;
  if (first.raw === '') bare.shift();
  const found = patternsOf(words).find((pattern) => pattern.says === 'dropped' && takeOne(bare, pattern));
  if (found !== undefined) tokens.splice(0, tokens.length, ...bare);
  return found;
}

function startOf(token: Token | undefined): number {
  return token?.outer?.start ?? token?.start ?? 0;
}

/** Whether a word is written in capitals, of at least two letters. */
function isInCapitals(word: string): boolean {
  return /^\p{Lu}{2}/u.test(word) && word === word.toUpperCase();
}

function takeOne(tokens: Token[], { start, alone, shouted }: LeadPattern): boolean {
  const [first, second] = tokens;
  if (first?.type !== 'text' || first.strike !== null) return false;
  const more = tokens.length > 1;
  if (first.outer === null) return cutStart(first, start, more) || (shouted !== null && setsOffCapitals(tokens, shouted) && cutStart(first, shouted, more));
  if (second?.type !== 'text' || second.outer !== null || !alone.test(first.value.trim()) || first.raw.trim() !== first.value.trim()) return false;
  // “**Done** list” is a title, but “**DONE** list” is not.
  const shouts = first.value === first.value.toUpperCase() || /^\[|[:：]\s*$/.test(first.value);
  if (!cutStart(second, shouts ? /^(?:\s*[:：–—-])?\s+/u : /^\s*[:：–—-]\s+/u, tokens.length > 2)) return false;
  tokens.shift();
  return true;
}

/** Whether what follows a word in capitals has a small letter, in code or a link, too, or begins with one of these. In a title in capitals, the word sets nothing off. */
function setsOffCapitals(tokens: readonly Token[], shouted: RegExp): boolean {
  const [first = '', ...others] = tokens.map(({ value }) => value);
  const rest = first.replace(shouted, '');
  return rest === '' || /\p{Ll}/u.test(rest + others.join(''));
}

/** Removes a pattern from the start of a token, if its source and its visible text both begin with it. */
function cutStart(token: Token, pattern: RegExp, more: boolean): boolean {
  const raw = pattern.exec(token.raw.slice(0, HEAD))?.[0];
  const value = pattern.exec(token.value.slice(0, HEAD))?.[0];
  if (raw === undefined || value === undefined || (!more && value.length === token.value.trimEnd().length)) return false;
  token.raw = token.raw.slice(raw.length);
  token.value = token.value.slice(value.length);
  token.start += raw.length;
  return true;
}
