import type { Root } from 'mdast';
import { parseMarkdown } from '../../markdown/parse.ts';
import { markSource, timedSource } from '../../read/title/end-words.ts';
import { fencedLines } from '../../text/fences.ts';
import { escapePattern, listsAlternatives } from '../../text/words.ts';
import type { StatusColumn } from './answering-columns.ts';
import { BULLET, ENTRY, HEADING } from './entries.ts';
import { ANYWHERE, DONE_WORDS, DROPPED_WORDS, ENGLISH, IN_CELLS, LANGUAGES, SIGNS } from './languages.ts';
import { bareSign, type Legend, legendSigns } from './legend.ts';
import { wordReader } from './legend-words.ts';
import { type Slots, saidTwice, shoutedWords, slotsOf, weakWords } from './slots.ts';
import { explainedTags } from './tags.ts';

/** The word or sign for dropped in the language of the words for done. Null: they are English, of several languages, or none is known. */
export function droppedLike(done: readonly string[]): string | null {
  const spoken = LANGUAGES.filter((one) => one.done.some((word) => hasSpoken(word, done)));
  const [first, more] = spoken.length > 1 ? spoken.filter((one) => one !== SIGNS) : spoken;
  return first === undefined || more !== undefined || first === ENGLISH || first === IN_CELLS || done.every((word) => word === '[x]')
    ? null
    : (first.dropped[0] ?? null);
}

/** The signs for dropped, with a word in the language of the words for done: where the file says in words what is done, a sign by itself is strange. */
export function withDroppedWord(done: readonly string[], dropped: readonly string[]): readonly string[] {
  const spoken = LANGUAGES.filter((one) => one.done.some((word) => /\p{L}/u.test(word) && !NAME_OF_SIGN.test(word) && hasSpoken(word, done)));
  const [word] = spoken.length === 1 ? (spoken[0]?.dropped ?? []) : [];
  if (word === undefined || dropped.length === 0 || dropped.some((one) => /\p{L}/u.test(one))) return dropped;
  return done.some((one) => SIGNS.done.includes(one)) ? [...dropped, word] : [word, ...dropped];
}

function hasSpoken(word: string, all: readonly string[]): boolean {
  return all.some((one) => one.toLowerCase() === word);
}

/** `:x:`, `[x]`. */
const NAME_OF_SIGN = /^[:[].*[:\]]$/;

/** A box of a list. It is no word, because the reader knows boxes without a configuration. */
const BOX = new RegExp(`(${BULLET})\\[[xX]\\](?=[ \\t])`);
/** The line between the header and the rows of a table. */
const RULE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** A label whose value is a status, in the languages of roadmaps. */
const LABEL = '(?:current )?(?:status|state|progress|stand|zustand|statut|état|estado|situação|stato|stan|stav|voortgang|статус|состояние|状态|状態|상태)';
/** What the reader takes off the end of a title before it looks for a word. */
const BEHIND_TITLE = /(?:\s*(?:<!--.*?-->|\(?\[?#\d+\]?(?:\([^()\s]*\))?\)?))+\s*$/;

/** Where a status may stand, in small letters. The ends are longer, because a reason may follow the status. */
interface StatusPlaces {
  /** The starts of the lines that begin an entry or a heading. */
  readonly starts: readonly string[];
  /** The ends of the lines of entries. At the end of other lines, a word is about nothing. */
  readonly ends: readonly string[];
  readonly rows: readonly string[];
  /** The starts of all lines but headings and rows. */
  readonly lines: readonly string[];
}

/** What of a text is written in the place of a status, as it is written. */
interface Written {
  readonly places: StatusPlaces;
  readonly slots: Slots;
  /** What is neither an entry nor a heading. */
  readonly prose: readonly string[];
}

/** Code units of a line's start or end. A status is short, and patterns would take long for more. */
const NEAR = 120;

/** Code units of a line's end with a status and the reason for it. */
const NEAR_END = 220;

/** @param explained the lines, from 1, of legends. These tell what a word means, and not what state something has. */
function statusPlaces(whole: string, explained: ReadonlySet<number>): Written {
  const original = whole.split(/\r\n|\n|\r/);
  const lines = original.map((line) => line.toLowerCase());
  const [starts, prose]: [string[], string[]] = [[], []];
  const inCode = fencedLines(lines);
  const places = { starts: [] as string[], ends: [] as string[], rows: [] as string[], lines: [] as string[] };
  let [isTable, isEntry, wasBlank] = [false, false, true];
  for (const [at, written] of lines.entries()) {
    const line = written.replace(BOX, '$1');
    const isBlank = line.trim() === '';
    const isStart = ENTRY.test(line);
    isTable = !isStart && line.includes('|') && (isTable || RULE.test(line) || /^[ \t>]*\|/.test(line));
    if (!isBlank && inCode[at] !== true && !explained.has(at + 1)) {
      const isHeading = HEADING.test(line);
      isEntry = isStart || (isEntry && !isHeading && !(wasBlank && /^\S/.test(line)));
      const start = line.slice(0, NEAR);
      if (isStart || isHeading) places.starts.push(start);
      if (isStart && !listsAlternatives(line)) starts.push((original[at] ?? '').replace(BOX, '$1').slice(0, NEAR));
      if (!isEntry && !isHeading && !isTable) prose.push(original[at] ?? '');
      // The header of a table tells what its cells say.
      if (isTable && !RULE.test(lines[at + 1] ?? '')) places.rows.push(`|${line}`);
      if (!isTable && isEntry && !listsAlternatives(line)) places.ends.push(line.slice(-NEAR_END).replace(BEHIND_TITLE, ''));
      if (!isHeading && !isTable && !listsAlternatives(line)) places.lines.push(start);
    }
    wasBlank = isBlank;
  }
  return { places, slots: slotsOf(starts, places.ends), prose };
}

const SIGN = '(?:[✅✔☑❌🎉]\\u{FE0F}?[ \\t]*)?';

const STATES = ['done', 'dropped', 'open'] as const;

/** The patterns for a word in each place: as the reader takes it for a status. */
function patternsFor(word: string): Readonly<Record<keyof StatusPlaces, RegExp>> {
  const escaped = escapePattern(word);
  const isWord = /^\p{L}/u.test(word);
  const lead = isWord ? `(?:\\[${escaped}\\]|${escaped}:)` : `${escaped}\\u{FE0F}?`;
  const separator = isWord ? `(?:[([:–—,|*_]|\\s-)\\s*[*_]*${SIGN}` : '(?:^|[^\\p{L}\\p{N}])';
  // “Completed and closed” explains a word. “Completed in May” is a status.
  const behind = isWord ? '(?![\\p{L}\\p{N}]|\\s+(?:and|or)\\s)' : '';
  const cellEnd = isWord ? '' : `|[\\s(]${escaped}\\s*(?:\\||$)`;
  return {
    starts: new RegExp(`^[ \\t>]*(?:#{2,6}|[-*+]|\\d+[.)])[ \\t]+(?:\\d+[.):]?[ \\t]+)?${SIGN}(?:\\*\\*)?${lead}(?:\\*\\*)?[ \\t]+\\S`, 'u'),
    ends: new RegExp(`${separator}${markSource(word)}[)\\].!:*_~\\s]*$`, 'iu'),
    rows: new RegExp(`\\|[\\s*_~]*${SIGN}${escaped}${behind}[^|]{0,30}(?:\\||$)${cellEnd}`, 'u'),
    lines: new RegExp(`^[ \\t>]*(?:(?:[-*+]|\\d+[.)])[ \\t]+)?[*_]*${LABEL}[*_]*\\s*[:：][*_\`\\s]*${SIGN}[*_]*${escaped}(?![\\p{L}\\p{N}])`, 'u'),
  };
}

/** What opens a place that only a status has. */
const SLOT = /\s-|[\u2013\u2014([\uFF08]|\s[*_]/u;

/** A word with a time or a reason at the end of a line, in a place that only a status has: `(done in 0.8)`, `— *dropped: nobody asked*`. Null: it has none. */
function reasonPattern(word: string): RegExp | null {
  const timed = timedSource(word);
  if (timed === null) return null;
  const reason = DROPPED_WORDS.includes(word) ? `|[–—-]\\s+[*_]{1,3}${escapePattern(word)}\\s*[:：][^*_]+[*_]{1,3}[.!]?` : '';
  return new RegExp(
    `(?:(?:\\s-{1,3}|[–—])\\s+[*_]*${timed}[*_.!]*|[([（]\\s*[*_]*${timed}[*_\\s]*[)\\]）][.!*_]*|\\s[*_]{1,3}${timed}[*_]{1,3}[.!]?${reason})$`,
    'iu',
  );
}

/**
 * Whether a word of cells says a state wherever the reader would take it for one. It does not in another cell that says `Closed beta`, nor in the title
 * `Live: show scores`.
 */
function isOnlyState(word: string, cells: readonly string[], { starts, ends }: StatusPlaces): boolean {
  const { starts: atStart, ends: atEnd } = patternsFor(word);
  const goesOn = new RegExp(`^[^\\p{L}\\p{N}]*${escapePattern(word)}(?![\\p{L}\\p{N}]| (?:of|by|in) #\\d)[^\\p{L}\\p{N}]*\\p{L}`, 'u');
  const isTitle = (line: string) => atStart.test(line.replace(EMPTY_BOX, '$1')) || atEnd.test(line);
  return !cells.some((cell) => goesOn.test(cell) && legendWords(cell.replace(AROUND, ''), false) === null) && ![...starts, ...ends].some(isTitle);
}

const EMPTY_BOX = new RegExp(`(${BULLET})\\[ \\][ \\t]+`);
/** Marks and punctuation around words. */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const legendWords = wordReader(DONE_WORDS, DROPPED_WORDS);

/** What a file says of its signs by words of all languages. */
export function legendsOf(whole: string, root: Root = parseMarkdown(whole)): Legend {
  return legendSigns(whole, root, legendWords);
}

/**
 * The words in places of a status: at the start of an entry or heading, at the end of an entry behind a separator, in a cell, or after `status:`.
 * What a legend of the file says of a sign counts more.
 * @param cells what the columns for the state of items say
 * @param endsCount whether entries of lists are items. In the notes of headings and rows, a sign at the end of an entry says nothing of an item.
 * @param inLegend what the file says of its signs, if that is known already
 */
export function wordsFound(
  whole: string,
  endsCount = true,
  cells: readonly string[] = [],
  inLegend = legendsOf(whole),
): { done: string[]; dropped: string[]; open: readonly string[] } {
  const { places: all, slots: held, prose } = statusPlaces(whole, inLegend.lines);
  const places = { ...all, ...(endsCount ? {} : { ends: [] }) };
  const slots = endsCount ? held : { before: [], behind: [], opening: [], shouted: [] };
  const inCells = cells.map((cell) => cell.slice(0, NEAR).toLowerCase());
  const said = new Set(inCells.map((cell) => cell.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')));
  const inSlots = new Set([...slots.before, ...saidTwice(slots.opening)]);
  const small = whole.toLowerCase();
  const slotted = places.ends.filter((line) => SLOT.test(line));
  const found = (word: string): boolean => {
    // Most words of all languages stand nowhere, and patterns for each would take long.
    if (!small.includes(word) && !said.has(word)) return false;
    if (!ANYWHERE.has(word)) return said.has(word) && isOnlyState(word, inCells, places);
    if (said.has(word) || inSlots.has(word)) return true;
    const [patterns, reason] = [patternsFor(word), reasonPattern(word)];
    if (slotted.some((line) => line.includes(word) && reason?.test(line) === true)) return true;
    return (['starts', 'ends', 'rows', 'lines'] as const).some((place) => places[place].some((line) => line.includes(word) && patterns[place].test(line)));
  };
  const shouted = shoutedWords(slots, (word) => ANYWHERE.has(word), prose);
  const tags = explainedTags(whole, legendWords);
  const saysElse = (word: string, state: (typeof STATES)[number]) =>
    STATES.some((other) => other !== state && inLegend[other].some((sign) => bareSign(sign) === word));
  const of = (state: 'done' | 'dropped', known: readonly string[]) => {
    const words = [...known.filter((word) => found(word) && !saysElse(word, state)), ...(state === 'dropped' ? weakWords(slots) : []), ...inLegend[state]];
    const loud = shouted.filter((word) => known.includes(word.toLowerCase()));
    const quiet = words.filter((word) => !loud.includes(word.toUpperCase()));
    return [...new Set([...loud, ...quiet, ...tags[state].filter((tag) => !words.includes(tag.slice(1, -1)))])];
  };
  return { done: of('done', DONE_WORDS), dropped: of('dropped', DROPPED_WORDS), open: inLegend.open };
}

const LABELLED = new RegExp(`^[ \\t>]*(?:[-*+][ \\t]+)?[*_]*(?<header>${LABEL})[*_]*\\s*[:：][*_]*[ \\t]*(?<cell>\\S.*)$`, 'iu');

/** What stands in the file behind labels for a state, as a column of each label. */
export function labelledStates(text: string): StatusColumn[] {
  const lines = text.split(/\r\n|\n|\r/);
  const inCode = fencedLines(lines);
  return lines.flatMap((line, at) => {
    const { header, cell } = inCode[at] === true || line.length > NEAR || listsAlternatives(line) ? {} : (LABELLED.exec(line)?.groups ?? {});
    return header === undefined || cell === undefined ? [] : [{ header, cells: [cell.trim()] }];
  });
}

/** The state that a cell says in words; null: it says something else. */
export function stateSaidIn(cell: string): 'done' | 'dropped' | 'open' | null {
  const said = legendWords(cell.toLowerCase().replace(AROUND, ''), false);
  return said === 'other' ? null : said;
}

/** Whether a cell is a word for finished work wherever it stands. `closed` may also be about a thing. */
export function namesFinished(cell: string): boolean {
  return ANYWHERE.has(cell.toLowerCase());
}
