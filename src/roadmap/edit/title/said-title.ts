import type { Item, ItemState, Roadmap } from '../../../model/roadmap.ts';
import type { OpenWordTexts } from '../../../model/span.ts';
import { openWordTexts, saysOngoing } from '../../read/item-values.ts';
import { type PlainTitle, readPlainTitle, type TitleEnd, type TitleReading } from '../../read/title/plain-title.ts';
import { canonicalText, comparedName } from '../../text/text.ts';
import { namesState, textPattern } from '../../text/words.ts';
import { shownBehindTitle } from './shown-title.ts';
import { marksGone, splitEndMarks } from './title-marks.ts';
import { isNumbered, newNumber } from './title-number.ts';

/** What a new title on GitHub says that its item does not say yet. */
export interface SaidTitle {
  /** The title without what the item has already at its start or end, and shows there beside the words. */
  readonly words: string;
  /** The number of a heading that takes the place of its own one, or is new; empty: its own one goes. Absent: it stays as it is. */
  readonly number?: string;
  /** The marks of the file that leave its end. */
  readonly marksGone: readonly string[];
  /** The words for open work that take the place of those that the item has. Absent: they stay as they are. */
  readonly openWords?: OpenWordTexts;
}

/**
 * Reads a title of an issue as that of its item is read. A number, `(external)`, a word for its state and a full stop that the item has are not doubled.
 * @param before the former title of the issue @param state the state that the item has, or will have after the same plan
 */
export function saidTitle(now: string, before: string, item: Item, roadmap: Roadmap, reading: TitleReading, state: ItemState): SaidTitle {
  const numbered = isNumbered(item);
  const unlinked = withoutOwnNumber(now, item, roadmap);
  const plain = readPlainTitle(state === 'open' ? unlinked : withoutOwnWord(unlinked, item), reading, numbered);
  const old = readPlainTitle(before, reading, numbered);
  const changed = newNumber(roadmap, item, plain, old.number);
  const isThere = (end: TitleEnd) => {
    if (end.is === 'external') return item.source.externalMark !== null;
    if (end.is === 'reference') return shownBehindTitle(roadmap, item)?.includes(end.text) === true;
    return end.is === 'word' && (end.says === state || end.says === 'open');
  };
  const openWords = state === 'open' ? newOpenWords(openWordsIn(plain), openWordsIn(old), item) : null;
  const parts: PlainTitle = {
    number: changed.isWords ? plain.number : '',
    lead: plain.lead?.says === state || plain.lead?.says === 'open' ? null : plain.lead,
    words: withoutStop(plain.words, item, roadmap),
    ends: plain.ends.filter((end) => !isThere(end)),
  };
  return {
    words: textOfParts(parts) === textOfParts(readPlainTitle(now, reading, numbered)) ? now : textOfParts(parts),
    ...(changed.number === null ? {} : { number: changed.number }),
    marksGone: [...marksGone(before, now, reading), ...marksReplaced(parts, item, roadmap), ...marksInWords(parts, item, roadmap)],
    ...(openWords === null ? {} : { openWords }),
  };
}

/** The words for open work at the ends of a plain title. */
function openWordsIn({ lead, ends }: PlainTitle): OpenWordTexts {
  const end = ends.find((one) => one.is === 'word' && one.says === 'open')?.text;
  return { ...(lead?.says === 'open' ? { start: lead.text } : {}), ...(end === undefined ? {} : { title: ` ${end}` }) };
}

/** The words for open work that somebody gave a title on GitHub; null: none that the item does not have. */
function newOpenWords(now: OpenWordTexts, before: OpenWordTexts, item: Item): OpenWordTexts | null {
  const keyOf = ({ start = '', title = '' }: OpenWordTexts) => `${start}|${title}`.replace(/[*_`\s]/g, '').toLowerCase();
  const isSame = keyOf(now) === keyOf(before) || keyOf(now) === keyOf(openWordTexts(item));
  return isSame || keyOf(now) === keyOf({}) ? null : now;
}

function textOfParts({ number, lead, words, ends }: PlainTitle): string {
  return `${number}${lead?.text ?? ''}${words}${ends.map(({ text }) => (text === ':' ? text : ` ${text}`)).join('')}`;
}

/** Without the number of the item's own issue in the place of its link. */
function withoutOwnNumber(now: string, { issue, title, source: { link } }: Item, { text }: Roadmap): string {
  if (issue === null) return now;
  const rest = now.replace(new RegExp(`\\s+\\(#${issue}\\)(?:\\.$)?`, 'g'), '');
  // A number in plain text that stands at the start of both titles is text for the reader.
  const isLink = link !== null && text.slice(link.start, link.end).includes('](') && !title.startsWith(`#${issue}`);
  return isLink ? rest.replace(new RegExp(`^#${issue}(?:\\s*:|\\s+[-–—])?\\s+`), '') : rest;
}

/** Without the word for its state that the item shows in the same form, whatever emphasis sets it off in the file: `Title **done**`, `*DONE* Title`. */
function withoutOwnWord(now: string, { source: { status } }: Item): string {
  const own = status === null || saysOngoing(status.text) ? '' : status.text.replace(/[*_~`]/g, '').trim();
  if (own === '' || status === null) return now;
  const word = textPattern(own);
  if (status.where === 'start') return now.replace(new RegExp(`^${word}\\s+(?=\\S)`, 'iu'), '');
  return status.where === 'title' ? now.replace(new RegExp(`(?<=\\S)\\s+${word}$`, 'iu'), '') : now;
}

/** Without the full stop that stands behind the link, as in `Title (#12).`. */
function withoutStop(words: string, { title, source: { link } }: Item, { text }: Roadmap): string {
  const hasStop = link !== null && text.charAt(link.end - 1) === '.' && !title.endsWith('.');
  return hasStop ? words.replace(/(?<![.\s])\.$/, '') : words;
}

/** A state in brackets at the end of a title, which no word of the configuration needs to be. */
const STATE_IN_BRACKETS = /[([]([^()[\]]{2,30})[)\]]$/;

/** The marks for work that goes on where the new words end with a state that the old ones do not have: `(done)` takes the place of `(in progress)`. */
function marksReplaced({ words, ends }: PlainTitle, item: Item, roadmap: Roadmap): string[] {
  const said = ends.find(({ is }) => is === 'word')?.text ?? STATE_IN_BRACKETS.exec(words)?.[0] ?? '';
  const isState = namesState(said.replace(/^[([]|[)\]]$/g, '')) || ends.some(({ is }) => is === 'word');
  return !isState || canonicalText(item.title).endsWith(said) ? [] : marksOf(roadmap, item).filter(saysOngoing);
}

/** A mark of punctuation that ends a title. */
const STOP = /[.?!\u2026:;\u3002\uFF01\uFF1F\uFF1A]$/;

/** The marks of the file that the new words bring with them in another place, and its colon where they end with a mark of their own. */
function marksInWords({ lead, words }: PlainTitle, item: Item, roadmap: Roadmap): string[] {
  const now = `${lead?.text ?? ''}${words}`;
  const isSaid = (mark: string, title: string) => (mark === ':' ? STOP.test(title) : saysMark(title, mark));
  return marksOf(roadmap, item).filter((mark) => isSaid(mark, now) && !isSaid(mark, item.title));
}

/** Whether a title says a mark somewhere: a sign anywhere, and words set apart, as in brackets, behind a dash or before a colon. */
function saysMark(title: string, mark: string): boolean {
  const plain = (text: string) => comparedName(text.replace(/\u{FE0F}/gu, ''));
  if (!/\p{L}/u.test(mark) || /^:\S+:$/.test(mark)) return plain(title).includes(plain(mark));
  const words = textPattern(plain(mark).replace(/^[([\s]+|[)\]\s]+$/g, ''));
  return new RegExp(`^${words}\\s*[:\\u2013\\u2014-]|[([]\\s*${words}\\s*[)\\]]|(?:\\s[-\\u2013\\u2014|]\\s+|[:,]\\s+)${words}[.!]?$`, 'u').test(plain(title));
}

/** The marks that are shown behind the words of an item's title in the file. */
export function marksOf(roadmap: Roadmap, item: Item): readonly string[] {
  return splitEndMarks(`a${shownBehindTitle(roadmap, item) ?? ''}`).marks;
}
