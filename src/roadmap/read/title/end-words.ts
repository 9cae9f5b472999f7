import type { Span } from '../../../model/span.ts';
import { MONTHS } from '../../text/dates.ts';
import { comparedName, composed } from '../../text/text.ts';
import { type StateWords, textPattern } from '../../text/words.ts';
import { endOf, type Token, textOf, trimEnd } from './title-tokens.ts';

/** What words at the end of a title say of its state. */
export interface SaidAtEnd {
  word: 'done' | 'dropped' | null;
  wordSpan: Span | null;
  /** The title with a reason behind its word, which an older release read as a part of it; null: none. */
  whole: string | null;
  /** The words for open work; null: there is none. */
  open: Span | null;
  /** The title with each of these, as it is read without the configuration's words for open work. */
  readonly withOpen: string[];
}

/** Nothing was taken off the end of a title. */
export function nothingSaid(): SaidAtEnd {
  return { word: null, wordSpan: null, whole: null, open: null, withOpen: [] };
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

const AT = 'in|on|since|with|am|im|seit|mit|dans|le|en|em|il|nel|op|i|w|v|с|в';
const NUMBER = 'v?\\d+(?:\\.\\d+)+|v\\d+|#\\d+|(?:19|20)\\d\\d[-./]\\d{1,2}(?:[-./]\\d{1,2})?|\\d{1,2}[./] ?\\d{1,2}[./] ?(?:19|20)\\d\\d';
const NAMES = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|');
/** `May 2024`, `3 May 2024`, `May 3, 2024`. */
const NAMED = `(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+)?(?:${NAMES}|Sept)\\.?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?,?\\s+(?:19|20)\\d\\d`;
const BY = '(?:by|von|par|por|da|door|av|af)\\s+';
const PERSON = `(?:${BY})?@[\\w-]+`;
/** When work reached a state: `in 0.8`, `am 3.5.2024`, `, #12`. A year and a quarter, and a month behind “in”, are as often still to come, and so is what is done “by” a day. */
const TIME = `(?:\\s*[,:;\uFF0C\uFF1A\uFF1B]\\s*|\\s+)(?:(?:(?:${AT})\\s+)?(?:${NUMBER})|${NAMED}|${PERSON})`;
/** A number in brackets may be a link. */
const MOMENT = `(?:(?:(?:${AT})\\s+)?(?!#)(?:${NUMBER})|${NAMED}|${PERSON})`;
const BRACKETED = `\\s*[([\uFF08]\\s*${MOMENT}(?:\\s*[,;\uFF0C\uFF1B]\\s*${MOMENT})*\\s*[)\\]\uFF09]`;
/** What may stand behind a mark that says the state by itself: `(v1.2, May 2024)`, ` 2024-03-01`, ` by @ann`. */
const BEHIND_MARK = `(?:${BRACKETED}|${TIME})[.!]?`;
const AT_END = new RegExp(`${BEHIND_MARK}$`, 'iu');

/** Words that also tell how a thing is, or what comes with a release: “Width (fixed, 2.5)”. */
const OF_THINGS = /^(?:fixed|complete|closed|merged|live|landed|launched|cut|skipped|fait|fatto|hecho|fest|fertig)$/iu;

/** The source of a pattern for a word and a time, as `done in 0.8`; null: the word may be about a thing. */
export function timedSource(word: string): string | null {
  return !/^\p{L}/u.test(word) || OF_THINGS.test(word) ? null : `${textPattern(word)}${TIME}`;
}

/** The source of a pattern for a word or sign that says the state by itself, alone or with what may stand behind it. */
export function markSource(word: string): string {
  return `${textPattern(word)}\\u{FE0F}?${OF_THINGS.test(word) ? '' : `(?:[)\\]*_]*${BEHIND_MARK})?`}`;
}

export interface WordPattern {
  readonly says: 'done' | 'dropped' | 'open';
  readonly pattern: RegExp;
  /** The word in small letters. */
  readonly word: string;
  /** A dash or bracket, the word, and a reason up to the end. */
  readonly reasoned: RegExp | null;
  /** The word and a reason that emphasis sets off. */
  readonly emphasized: RegExp | null;
}

const compiled = new WeakMap<StateWords, readonly WordPattern[]>();

/** Signs that may stand before a word, so that both are one mark: `Title ✅ done`. */
const SIGNS_OF = {
  done: '[✅✔✓☑]',
  dropped: '[❌✖✗☒]',
  open: '[\\u{1F6A7}\\u23F3\\u231B\\u{1F504}\\u{1F7E0}-\\u{1F7E3}\\u{1F534}\\u{1F535}\\u26AA\\u2B1C\\u{1F532}\\u{1F4CB}\\u{1F51C}]',
} as const;

/** Patterns for a word at the end with its separator: `Title - DONE`, `Title (done)`, `Title **done**`, `Title ✅ done`, `Title ✅`. `Title ❌ done` says nothing. Without a separator the word belongs to the title, as in “Get things done”. */
export function wordPatterns(words: StateWords): readonly WordPattern[] {
  const known = compiled.get(words);
  if (known !== undefined) return known;
  const patterns = (['done', 'dropped', 'open'] as const).flatMap((says) =>
    (words[says] ?? []).map((word): WordPattern => {
      const escaped = textPattern(word);
      const apart = /\p{L}/u.test(word) ? `(?:^|[([*_–—:,|]\\s*|(?<=\\s)-\\s*|-\\s|(?<=\\s)${SIGNS_OF[says]}\\u{FE0F}?\\s)` : '(?:^|[\\s(\\[*_–—:,|-])';
      // When work is planned, or for which release, is a part of the title.
      const timed = says === 'open' ? null : timedSource(word);
      const reasoned = `(?:(?:\\s+-{1,3}|\\s*[–—])\\s+${timed}|\\s*[([\uFF08]\\s*(?:${timed}|${escaped})\\s*[)\\]\uFF09])[.!]?$`;
      const emphasized = says === 'dropped' ? `^(?:${timed}[.!]?$|${escaped}\\s*[:\uFF1A]\\s*\\S)` : `^${timed}[.!]?$`;
      // Wide brackets around a word for finished work are read with its reason.
      const [opens, closes] = says === 'open' ? ['|\\s*\uFF08\\s*', '\uFF09'] : ['', ''];
      return {
        says,
        pattern: new RegExp(`(?:${apart}${opens})${escaped}[)\\].!\\u{FE0F}${closes}]*$`, 'iu'),
        word: comparedName(word),
        reasoned:
          timed !== null
            ? new RegExp(reasoned, 'iu')
            : /\p{L}/u.test(word)
              ? null
              : new RegExp(`\\s*[([\uFF08]\\s*${escaped}${TIME}\\s*[)\\]\uFF09][.!]?$`, 'iu'),
        emphasized: timed === null ? null : new RegExp(emphasized, 'iu'),
      };
    }),
  );
  compiled.set(words, patterns);
  return patterns;
}

const SEPARATORS = /(?:[\s([–—,|-]|(?<!(?:^|\s):[\w+-]{1,28}):)+$/;

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
  const whole = { ...last };
  const isFull = taken.withOpen.length >= MOST_OPEN;
  // Joining a long title for each word at its end would take quadratic time.
  const hasText = tokens.some(({ value: words }) => /\S/.test(words));
  const found = words.find((word) => hasText && !(isFull && word.says === 'open') && !stays(word) && takeText(tokens, word.pattern) !== null);
  if (found === undefined) return false;
  if (found.says === 'open') taken.withOpen.push(`${ahead} ${textOf([...tokens.slice(0, -1), whole])}`.trim());
  trimEnd(tokens);
  takeText(tokens, SEPARATORS);
  trimEnd(tokens);
  const span = spanOfWord(tokens.at(-1), outer, wordEnd);
  // Words that follow each other, as in `Title (done) ✅`, go together where the item opens again.
  if (found.says === 'open') taken.open = joinedSpan(span, taken.open);
  else {
    taken.word ??= found.says;
    taken.wordSpan = joinedSpan(span, taken.wordSpan);
  }
  return true;
}

/** More words for open work at the end of a title are not meant, and taking thousands of them off would take long. */
const MOST_OPEN = 3;

/** The span of a word and of those behind it. If another one stands between them, it stays with these. */
function joinedSpan(span: Span, behind: Span | null): Span {
  if (behind === null) return span;
  return span.end === behind.start ? { start: span.start, end: behind.end } : behind;
}

/** Signs for the states of parts: “Linux ✅ 1.2, Windows ❌”. */
const SIGNS = /[✅✔✓☑❌✖✗☒🚧⏳]/u;

/** Who has done it, and not who is to do it. */
const BY_SOMEBODY = new RegExp(`${BY}@`, 'i');

/** A dash, a bracket or a sign for a state before a word. */
const SET_APART = new RegExp(`^\\s*(?:[-–—([\\uFF08]|${SIGNS_OF.done}|${SIGNS_OF.dropped})`, 'u');

const CLOSES = /[)\]\uFF09][.!]?$/;

function joinedValues(tokens: readonly Token[]): string {
  return tokens.map(({ value }) => value).join('');
}

/** Removes a word or sign for a state from the end, with the release, the day or the person behind it: `Title ✅ (v1.2)`, `Title - DONE by @ann`. */
export function takeMarkWithTime(tokens: Token[], words: readonly WordPattern[], taken: SaidAtEnd, ahead: string): boolean {
  const last = tokens.at(-1);
  if (last === undefined || taken.whole !== null) return false;
  const rest = tokens.map((token) => ({ ...token }));
  const when = takeText(rest, AT_END)?.[0] ?? null;
  if (when === null || (when.includes('@') && !BY_SOMEBODY.test(when) && !CLOSES.test(when))) return false;
  trimEnd(rest);
  const said = nothingSaid();
  const marks = words.filter(({ word, says }) => says !== 'open' && !OF_THINGS.test(word));
  const [before, isSetApart] = [joinedValues(rest), (rest.at(-1)?.outer ?? null) !== null && CLOSES.test(when)];
  if (!takeWord(rest, marks, said, ahead) || SIGNS.test(textOf(rest))) return false;
  // In a sentence, such words belong to it: “Fix the crash, shipped in 1.2”. A dash, a bracket or emphasis sets them apart.
  const mark = before.slice(joinedValues(rest).length);
  if (/\p{L}/u.test(mark) && !SET_APART.test(mark) && !isSetApart) return false;
  taken.whole = `${ahead} ${textOf(tokens)}`.trim();
  taken.word ??= said.word;
  taken.wordSpan ??= spanOfWord(rest.at(-1), last.outer, last.start + last.raw.length);
  tokens.splice(0, tokens.length, ...rest);
  return true;
}

/** Code units. A longer one is a text about the title, and its state would be lost in it. */
const LONGEST_REASON = 200;

/**
 * Removes a word with its time from the end, or, if emphasis holds both behind a dash, a word for dropped with its reason: `Title (done in 0.8)`,
 * `Title — *dropped: nobody asked*`.
 * @param ahead what the title says ahead of these tokens
 */
export function takeReason(tokens: Token[], words: readonly WordPattern[], taken: SaidAtEnd, ahead: string): boolean {
  // A title has one reason. Taking thousands of them off would take long.
  if (taken.whole !== null) return false;
  const text = tokens.map(({ value }) => value).join('');
  // Looking at a whole long title would take quadratic time.
  const near = Math.max(0, text.length - LONGEST_REASON);
  const small = composed(text.slice(near)).toLowerCase();
  for (const { says, word, reasoned, emphasized } of words) {
    if (reasoned === null || !small.includes(word)) continue;
    const found = reasoned.exec(text.slice(near));
    const at = found !== null ? near + found.index : emphasized === null ? null : emphasizedAt(tokens, emphasized);
    if (at === null || at < near || (ahead === '' && text.slice(0, at).trim() === '')) continue;
    const rest = tokensBefore(tokens, at);
    if (rest === null) continue;
    const last = tokens.at(-1);
    const wordEnd = last === undefined ? 0 : last.start + last.raw.length;
    const whole = `${ahead} ${textOf(tokens)}`.trim();
    tokens.splice(0, tokens.length, ...rest);
    trimEnd(tokens);
    takeText(tokens, SEPARATORS);
    trimEnd(tokens);
    taken.wordSpan ??= spanOfWord(tokens.at(-1), last?.outer ?? null, wordEnd);
    if (says !== 'open') taken.word ??= says;
    taken.whole ??= whole;
    return true;
  }
  return false;
}

/** Where emphasis begins that holds a word with its reason and goes on to the end; null: there is none. */
function emphasizedAt(tokens: readonly Token[], pattern: RegExp): number | null {
  const outer = tokens.at(-1)?.outer ?? null;
  const first = tokens.findIndex((token) => outer !== null && token.outer?.start === outer.start);
  const value = tokens[first]?.value ?? '';
  if (first < 1 || tokens[first]?.type !== 'text' || !pattern.test(value)) return null;
  // Without a dash before it, a sentence in emphasis is a part of the title.
  if (/[:\uFF1A]\s*\D/u.test(value) && !/[–—-]\s*$/.test(tokens[first - 1]?.value ?? '')) return null;
  return tokens.slice(0, first).reduce((sum, { value }) => sum + value.length, 0);
}

/** The tokens up to an offset of their visible text; null if it is not clear where that stands in the source. */
function tokensBefore(tokens: readonly Token[], offset: number): Token[] | null {
  let seen = 0;
  for (const [index, token] of tokens.entries()) {
    const behind = token.value.slice(offset - seen);
    if (seen + token.value.length > offset) {
      if (offset === seen) return tokens.slice(0, index);
      const outer = tokens.at(-1)?.outer ?? null;
      // Emphasis that begins before the word and ends inside of its reason cannot be cut.
      if (token.type !== 'text' || !token.raw.endsWith(behind) || (token.outer !== null && token.outer.start !== outer?.start)) return null;
      const cut = { ...token, value: token.value.slice(0, offset - seen), raw: token.raw.slice(0, token.raw.length - behind.length) };
      return [...tokens.slice(0, index), cut];
    }
    seen += token.value.length;
  }
  return null;
}
