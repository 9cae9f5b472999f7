import { diffArrays } from 'diff';
import type { Span } from '../../model/span.ts';
import { composed } from './text.ts';

/** A part of a text that is replaced by another text. One of the two may be empty. Offsets count UTF-16 code units of the old text. */
export interface WordChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Inline code, a word, white space, or one other character. Scripts without spaces between words give one word for each character. */
const WORD =
  /`[^`\n]+`|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}_])+|\s+|./gsu;

/** The most pairs of words that are compared. */
const MAX_PAIRS = 4_000_000;

/** The words of a text, with the white space and the marks between them: together they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Words, and what of each has to be equal. */
export interface KeyedWords {
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

/**
 * The changes that turn one list of words into another one and keep as many words as possible. Offsets count the characters of the old words.
 * Lists that have no word in common, or that are too long, are one change.
 * @param key what of a word has to be equal
 */
export function changedWords(before: readonly string[], after: readonly string[], key: (word: string) => string = composed): WordChange[] {
  return changesOfKeyed({ words: before, keys: before.map(key) }, { words: after, keys: after.map(key) });
}

/** The same for words that have their keys. A word that changes only its case is a change of its own, whatever goes or comes beside it. */
export function changesOfKeyed(before: KeyedWords, after: KeyedWords): WordChange[] {
  // Words that differ only in case are the same word, so that what stands beside it keeps its place.
  const [from, to] = [before, after].map(({ keys }) => keys.map((key) => key.toLowerCase())) as [string[], string[]];
  const words = new Set(to.filter((word) => /[\p{L}\p{N}]|^`./u.test(word)));
  const isNew = from.length * to.length > MAX_PAIRS || !from.some((word) => words.has(word));
  if (isNew) return before.keys.join('') === after.keys.join('') ? [] : [{ start: 0, end: before.words.join('').length, text: after.words.join('') }];
  const changes: WordChange[] = [];
  let isCase = false;
  const change = (start: number, end: number, text: string, isOnlyCase: boolean) => {
    const last = changes.at(-1);
    if (last?.end === start && !isCase && !isOnlyCase) changes[changes.length - 1] = { start: last.start, end, text: last.text + text };
    else changes.push({ start, end, text });
    isCase = isOnlyCase;
  };
  const [lead, tail] = keptAround(before.keys, after.keys);
  let [offset, position, next] = [before.words.slice(0, lead).join('').length, lead, lead];
  for (const { added, removed, value } of diffArrays(from.slice(lead, from.length - tail), to.slice(lead, to.length - tail))) {
    for (let count = 0; count < value.length; count += 1) {
      const [old, fresh] = [added ? '' : (before.words[position] ?? ''), removed ? '' : (after.words[next] ?? '')];
      const isKept = !added && !removed;
      if (!isKept || before.keys[position] !== after.keys[next]) change(offset, offset + old.length, fresh, isKept);
      offset += old.length;
      if (!added) position += 1;
      if (!removed) next += 1;
    }
  }
  return changes;
}

/** An address as one word, so that no part of it is taken for that of another one. */
const ADDRESS_OR_WORD = new RegExp(`https?://[^\\s()<>[\\]"']+|${WORD.source}`, 'gsu');

/** The most words that may differ. */
const MAX_CHANGES = 2000;

/** Where the parts of a text stand after an edit. The answer is null for a part that the edit changed, or where too much is changed. */
export function placesAfter(before: string, after: string): (part: Span) => Span | null {
  const words = (text: string) => text.match(ADDRESS_OR_WORD) ?? [];
  const changes = diffArrays(words(before), words(after), { maxEditLength: MAX_CHANGES });
  const places = new Int32Array(before.length).fill(-1);
  let [old, now] = [0, 0];
  for (const { added, removed, value } of changes ?? []) {
    const { length } = value.join('');
    if (!added && !removed) for (let at = 0; at < length; at += 1) places[old + at] = now + at;
    if (!added) old += length;
    if (!removed) now += length;
  }
  return ({ start, end }) => {
    const place = places[start] ?? -1;
    const isKept = place >= 0 && places.subarray(start, end).every((one, at) => one === place + at);
    return isKept ? { start: place, end: place + end - start } : null;
  };
}

/** Changes of a text of several lines that take no line break along where a space beside the words that go can go in its place. */
export function keepingBreaks(text: string, changes: readonly WordChange[]): WordChange[] {
  const made: WordChange[] = [];
  for (const change of changes) {
    const gone = text.slice(change.start, change.end);
    // Of the white space on both sides of the words, one goes with them.
    const before = /(?<!\s)[ \t]+$/.exec(text.slice(made.at(-1)?.end ?? 0, change.start))?.[0].length ?? 0;
    const behind = /^[ \t]+(?!\s)/.exec(text.slice(change.end))?.[0].length ?? 0;
    const isBehind = /\s$/.test(gone) && before > 0;
    const isBefore = !isBehind && /^\s/.test(gone) && behind > 0;
    const [start, end] = [change.start - (isBehind ? before : 0), change.end + (isBefore ? behind : 0)];
    const kept = change.text === '' && (isBehind || isBefore) ? /[ \t]*[\r\n]\s*/.exec(text.slice(start, end)) : null;
    if (kept === null) {
      made.push(change);
      continue;
    }
    const at = start + kept.index;
    const parts = [
      { start, end: at, text: '' },
      { start: at + kept[0].length, end, text: '' },
    ];
    made.push(...parts.filter((one) => one.start < one.end));
  }
  return made;
}

/**
 * How many words at the start and at the end are the same in both lists, up to white space: “z” in a new “Z*z” is not the old “z” that still stands
 * behind it.
 */
function keptAround(before: readonly string[], after: readonly string[]): [number, number] {
  const lead = keptAtStart(before, after);
  return [lead, keptAtStart(before.slice(lead).toReversed(), after.slice(lead).toReversed())];
}

function keptAtStart(before: readonly string[], after: readonly string[]): number {
  const isEnd = (word: string | undefined) => word === undefined || word.trim() === '';
  let [kept, at] = [0, 0];
  while (at < before.length && before[at] === after[at]) {
    at += 1;
    if ((isEnd(before[at]) && isEnd(after[at])) || isEnd(before[at - 1])) kept = at;
  }
  return kept;
}
