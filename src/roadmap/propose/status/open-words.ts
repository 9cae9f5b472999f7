import type { StateWords } from '../../text/words.ts';
import { DONE_WORDS, DROPPED_WORDS } from './languages.ts';
import { bareSign, type Legend } from './legend.ts';
import { wordReader } from './legend-words.ts';
import { explainedTags } from './tags.ts';

/** Signs that say by themselves that work waits or goes on. Circles may as well be levels, so that only a legend tells. */
export const OPEN_SIGNS =
  /^(?:[\u{1F6A7}\u23F3\u231B\u{1F504}\u{1F51C}\u{1F4CB}\u2B1C\u{1F532}\u2610\u25FB\u{1F3D7}]|:(?:construction|hourglass|hourglass_flowing_sand|soon):)$/u;

const SIGN = '(?:\\p{Extended_Pictographic}|[\u2610-\u2612\u2713\u2717\u2718\u25A0-\u25FF])\\uFE0F?|:[a-z][a-z0-9_+-]{0,38}:';
const WORD = "\\p{L}[\\p{L}\\p{M}' \u2019-]{1,24}?";

/** The places of a word for a state in a title, as the reader knows them. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'sign before': new RegExp(`^(?<word>${SIGN})\\s+(?=\\S)`, 'u'),
  'tag before': new RegExp(`^\\[(?<word>\\p{L}|${WORD}|${SIGN})\\]:?\\s+(?=\\S)`, 'u'),
  'label before': new RegExp(`^(?<word>${WORD})[:\uFF1A]\\s+(?=\\S)`, 'u'),
  'dash before': new RegExp(`^(?<word>${WORD})\\s+[-\u2013\u2014]\\s+(?=\\S)`, 'u'),
  'capitals before': /^(?<word>\p{Lu}{2}[\p{Lu} ]{0,20})\s+(?=\S.*\p{Ll})/u,
  'sign behind': new RegExp(`\\S\\s+(?<word>${SIGN})$`, 'u'),
  'brackets behind': new RegExp(`\\S(?:\\s+\\(|\\s*\uFF08)(?<word>${WORD})[)\uFF09]$`, 'u'),
  'tag behind': new RegExp(`\\S\\s+\\[(?<word>${WORD})\\]$`, 'u'),
  'dash behind': new RegExp(`\\S\\s+[-\u2013\u2014]\\s+(?<word>${WORD})$`, 'u'),
};

/** A link behind a title, which is no part of it. */
const BEHIND_TITLE = /(?:\s*\(?\[?#\d+\]?(?:\([^()\s]*\))?\)?)+\s*$/;

/** Where one entry of a list says so, another one may mean something else by the word. */
const FEWEST = 2;

const read = wordReader(DONE_WORDS, DROPPED_WORDS);

/** The words in one place of a title. A sign may stand before a word. */
function placedWords(title: string, pattern: RegExp): string[] {
  const bare = title.replace(BEHIND_TITLE, '');
  const behindSign = bare.replace(FORMS['sign before'] ?? '', '');
  return [...new Set([bare, behindSign])].flatMap((text) => pattern.exec(text)?.groups?.['word']?.trim() ?? []);
}

/** The titles in each list of items, in plain text. */
export interface ListedTitles {
  readonly open: ReadonlyArray<readonly string[]>;
  /** Those in sections of finished items. */
  readonly finished: ReadonlyArray<readonly string[]>;
}

/**
 * The words for open work in the titles of items: those that stand in the form in which others of the same list, or all of a list of finished items, say
 * that they are finished, and the signs and tags that the file explains.
 * @param found the words that say in this file that work is finished
 */
export function openWordsFound(lists: ListedTitles, found: StateWords, legend: Legend, text: string): string[] {
  const finished = new Set([...found.done, ...found.dropped].map(keyOfWord));
  const isFinished = (word: string) => finished.has(keyOfWord(word));
  const tags = new Set(explainedTags(text, read).open);
  const explains = (signs: readonly string[], word: string) => signs.some((sign) => bareSign(sign) === bareSign(word));
  const isExplained = (word: string, form: string) => explains(legend.open, word) || (form === 'tag before' && tags.has(`[${word.toLowerCase()}]`));
  const isOpen = (word: string) => {
    // What the file explains in another way is no word for open work here.
    if (isFinished(word) || explains([...legend.done, ...legend.dropped], word)) return false;
    return OPEN_SIGNS.test(bareSign(word)) || read(word.toLowerCase(), false) === 'open';
  };
  const words = Object.entries(FORMS).flatMap(([form, pattern]) => {
    const inForm = (title: string) => placedWords(title, pattern);
    const haveFinished = lists.finished.some((titles) => titles.length > 0 && titles.every((title) => inForm(title).some(isFinished)));
    return lists.open.flatMap((titles) => {
      const said = titles.map(inForm);
      const all = said.flat();
      const explained = all.filter((word) => isExplained(word, form)).map((word) => (form === 'tag before' ? `[${word}]` : word));
      const open = all.filter(isOpen);
      const isWhole = said.every((some) => some.some((word) => isOpen(word) || isFinished(word)));
      const isBeside = all.some(isFinished);
      if (!isBeside && !(haveFinished && isWhole)) return explained;
      const isSure = (word: string) => isWhole || open.filter((other) => keyOfWord(other) === keyOfWord(word)).length >= FEWEST;
      return [...explained, ...open.filter(isSure)];
    });
  });
  // In capitals a word is read in more places.
  const capitals = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  return [...new Map([...words, ...capitals].map((word) => [keyOfWord(word), bareSign(word)])).values()];
}

function keyOfWord(word: string): string {
  return bareSign(word.toLowerCase().replace(/^\[(.*)\]$/u, '$1'));
}
