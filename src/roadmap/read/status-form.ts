import { composed } from '../text/text.ts';
import { escapePattern, onlyWord } from '../text/words.ts';

/** How a file writes a status: the word, and the marks around it. */
interface StatusForm {
  readonly before: string;
  readonly word: string;
  readonly behind: string;
}

/** What a sign says, and the sign that says the opposite. */
const OPPOSITES: ReadonlyArray<readonly [done: string, dropped: string]> = [
  ['\u2705', '\u274c'],
  ['\u2714', '\u2716'],
  ['\u2714\uFE0F', '\u2716\uFE0F'],
  ['\u2713', '\u2717'],
  ['\u2611', '\u2612'],
  ['\u2611\uFE0F', '\u2612'],
  [':white_check_mark:', ':x:'],
];

const SHORT_NAME = ':[a-z0-9_+-]{1,40}:';
const SHORT_NAMES = new RegExp(SHORT_NAME, 'gi');
const SIGN = new RegExp(
  `(?:${SHORT_NAME}|[\u2713\u2717\u2718\u2612]|\\p{Extended_Pictographic}(?:\\u200D\\p{Extended_Pictographic}|\\p{Emoji_Modifier})*)\\uFE0F?`,
  'gu',
);

/** Code units. A longer status says more than its word. */
const LONGEST = 64;

/**
 * Statuses for one state in the form in which a file shows the other one, the nearest form first: `✅ **DONE:** ` for done makes `❌ **Dropped:** `
 * for dropped, and `**Dropped:** ` for a reader that does not know the cross. Empty if the shown status says more than a word.
 * @param shown what the file says for the other state
 * @param known the words for that state
 * @param spelt writes the new word as the shown one is spelt
 */
export function statusesLike(shown: string, known: readonly string[], state: 'done' | 'dropped', spelt: (shownWord: string) => string): string[] {
  const form = formAround(composed(shown), known);
  if (form === null) return [];
  const written = (marks: (text: string) => string) => marks(form.before) + spelt(form.word) + marks(form.behind);
  const usual = OPPOSITES[0]?.[state === 'done' ? 0 : 1] ?? '';
  const ways = [(text: string) => text.replace(SIGN, (sign) => oppositeOf(sign, state) ?? usual), (text: string) => text.replace(SIGN, usual), withoutSigns];
  return [...new Set(ways.map(written))];
}

/**
 * Statuses for a state in the form of a word for open work, the best first: `TODO: ` makes `DONE: `, `(planned)` makes `(done)`, and `🚧 ` makes `✅ `.
 * A word takes the place of a word, and a sign that of a sign.
 * @param known the words for open work @param words those for the state
 */
export function statusesForOpen(open: string, known: readonly string[], words: readonly string[], state: 'done' | 'dropped'): string[] {
  const small = open.toLowerCase();
  const [word] = known.filter((one) => small.includes(one.toLowerCase())).toSorted((a, b) => b.length - a.length);
  if (word === undefined) return [];
  const at = small.indexOf(word.toLowerCase());
  const [before, own, behind] = [open.slice(0, at), open.slice(at, at + word.length), open.slice(at + word.length)];
  const sign = words.find((one) => !isSpelled(one)) ?? OPPOSITES[0]?.[state === 'done' ? 0 : 1] ?? '';
  const around = [(text: string) => text.replace(SIGN, sign), withoutSigns];
  const fitting = words.filter((one) => isSpelled(one) === isSpelled(own));
  // A tag of the configuration is a word with its brackets.
  const written = (one: string) => {
    const bare = one.replace(/^\[(.*)\]$/, '$1');
    return isSpelled(own) ? own.replace(/[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{L}\p{N}]/su, (shown) => inCaseOf(shown, bare)) : one;
  };
  return [...new Set(around.flatMap((marks) => fitting.map((one) => marks(before) + written(one) + marks(behind).replace(/^\uFE0F/u, ''))))];
}

/** Whether a status has a word, and not only signs or their short names such as `:x:`. */
export function isSpelled(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(SHORT_NAMES, ''));
}

/** Null if the status has none of these words, or says something besides it. */
function formAround(status: string, known: readonly string[]): StatusForm | null {
  if (status.length > LONGEST) return null;
  return formsAround(status, known).find(({ before, behind }) => ![before, behind].some((text) => /[\p{L}\p{N}]/u.test(text.replace(SIGN, '')))) ?? null;
}

/** A status around each of the words in it, the longest word first. */
function formsAround(written: string, known: readonly string[]): StatusForm[] {
  const status = composed(written);
  const words = known.map((word) => composed(word).trim()).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .toSorted((a, b) => b.length - a.length)
    .flatMap((word) => {
      const found = new RegExp(escapePattern(word), 'iu').exec(status);
      return found === null ? [] : [{ before: status.slice(0, found.index), word: found[0], behind: status.slice(found.index + found[0].length) }];
    });
}

/** The word for a state in its own emphasis, without what stands beside it: `**Done** (2.3)` and `**Done in 2.3**` are `**Done**`. Null: it has none. */
export function emphasizedWord(status: string, words: readonly string[]): string | null {
  const { lead = '', mark = '', inner = '' } = /^(?<lead>[^\p{L}\p{N}*_~`]*)(?<mark>[*_]{1,3}|`)(?<inner>[^*_`]+)\k<mark>/u.exec(status)?.groups ?? {};
  const word = onlyWord(inner, words);
  return word !== null && /^\p{L}/u.test(word) ? lead + mark + word + mark : null;
}

const LINK = /^\[(?<shown>(?:!\[[^[\]]*\]\([^()\s]*\)|[^[\]])*)\]\([^()]*\)$/u;
const IMAGE = /^!\[(?<instead>[^[\]]*)\]\((?:[a-z]+:\/\/[^/()\s]*)?(?<path>[^()\s]*)\)$/iu;
const IN_HTML = /^(?<opened>(?:<[a-z][^<>]*>)+)(?<inner>[^<>]*)(?:<\/[a-z]+>)+$/iu;
/** What leads to something, or names it, is about one item. */
const ABOUT_ITS_ITEM = /\s(?:href|src|id|title)\s*=/iu;
/** The colour of a badge. */
const COLOUR = /-[0-9a-f]{3,8}(?=$|[?.])/iu;

/**
 * A status that shows its word in HTML or in a picture, in the form that another item of this state may have, too. A link leads to something of its own item,
 * and so may a picture with a number: of these only the word is left. Null: it has another form, or says more.
 */
export function pictured(status: string, words: readonly string[]): string | null {
  const { shown } = LINK.exec(status)?.groups ?? {};
  if (shown !== undefined) return pictured(shown, words) ?? onlyWord(shown, words);
  const { opened, inner } = IN_HTML.exec(status)?.groups ?? {};
  if (opened !== undefined && inner !== undefined) {
    const word = onlyWord(inner, words);
    return word === inner && !ABOUT_ITS_ITEM.test(opened) ? status : word;
  }
  const { instead, path } = IMAGE.exec(status)?.groups ?? {};
  if (instead === undefined || path === undefined) return null;
  const saysState = words.some((word) => /\p{L}/u.test(word) && path.toLowerCase().includes(word.trim().toLowerCase()));
  return saysState && !/\d/.test(path.replace(COLOUR, '')) ? status : onlyWord(instead, words);
}

/** What behind a word is about one item: a number, a login, or words that a bracket, dash or other mark sets off. */
const ABOUT_ONE = /[\p{N}@#]|[,;:\uFF0C\uFF1B\uFF1A([\uFF08\u2013\u2014/]\s*[*_]*\p{L}|\s-{1,3}\s+\p{L}/u;

/** Whether a status says more than its word or sign, such as a release, a day or a name. That is about its own item, however many others say the same. */
export function tellsMore(status: string, words: readonly string[]): boolean {
  const [form] = wholeForms(status, words);
  return ABOUT_ONE.test((form === undefined ? status : form.behind).replace(SIGN, ''));
}

/** A status in brackets without what follows its word: ` (done, 0.4)` and ` [done in 0.4]` are ` (done)` and ` [done]`. Null: its word is in none. */
export function bracketedWord(status: string, words: readonly string[]): string | null {
  const [{ before, word } = { before: '', word: '' }] = wholeForms(status, words);
  const [opened] = /[*_]*[([\uFF08][*_]*$/.exec(before) ?? [];
  // Before a title, nothing but the space that parts both can follow the word in its bracket.
  if (opened === undefined || /[\p{L}\p{N}]/u.test(before.replace(SIGN, '')) || /\s$/.test(status)) return null;
  return (
    before +
    word +
    [...opened]
      .toReversed()
      .map((mark) => CLOSING.get(mark) ?? mark)
      .join('')
  );
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['\uFF08', '\uFF09'],
]);

/** The forms whose word is no part of a longer one. */
function wholeForms(status: string, words: readonly string[]): StatusForm[] {
  return formsAround(status, words).filter(({ before, behind }) => !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(behind));
}

function oppositeOf(sign: string, state: 'done' | 'dropped'): string | undefined {
  const pair = OPPOSITES.find((one) => one.includes(sign));
  return pair?.[state === 'done' ? 0 : 1];
}

/** Marks without their signs, and without the space that set these off. */
function withoutSigns(text: string): string {
  return text.replace(new RegExp(`^${SIGN.source}\\s*|\\s*${SIGN.source}`, 'gu'), '');
}

/** A word in the case of another one: capitals, small letters, or a first capital. A script without cases shows none. */
export function inCaseOf(shown: string, word: string): string {
  const letters = shown.replace(/[^\p{L}]/gu, '');
  if (letters.toUpperCase() === letters.toLowerCase()) return word;
  if (letters.length > 1 && letters === letters.toUpperCase()) return word.toUpperCase();
  const small = word.toLowerCase();
  return /^\p{Lu}/u.test(letters) ? small.charAt(0).toUpperCase() + small.slice(1) : small;
}
