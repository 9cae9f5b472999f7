import { escapePattern, saysNo } from '../../text/words.ts';
import { BULLET } from './entries.ts';
import { IN_CELLS } from './languages.ts';

/** What stands where a status may stand, once for each entry that has it. */
export interface Slots {
  /** What a bracket holds at the end of an entry, in small letters. */
  readonly behind: readonly string[];
  /** What a bracket or emphasis holds at the start of an entry, in small letters. Emphasis counts only around capitals. */
  readonly before: readonly string[];
  /** What stands before a dash there, or emphasized before a colon. Two entries have to say it, because one may be a title. Indented lines do not count: they are labels. */
  readonly opening: readonly string[];
  /** The words in plain capitals at the start of an entry that has small letters, too. */
  readonly shouted: readonly string[];
}

/** Words that tell how a thing is, whatever stands around them. */
const NEVER_A_STATE = new Set(['live', 'invalid']);
/** Words with which titles begin, too: “**Published**: the pages”. */
const OF_LEADS = /^(?:complete|published|released|merged|fixed|shipped|resolved|implemented|rejected|cancell?ed|discarded|abandoned|declined)$/;
const WORDS = "\\p{L}[\\p{L}'\u2019 ]{1,30}?";

const BEHIND = [new RegExp(`\\s[*_]*[([\uFF08][*_]*(?<held>${WORDS})[*_]*[)\\]\uFF09][*_.!]*$`, 'u')];
const BEFORE = [
  new RegExp(`${BULLET}(?:\\*\\*)?\\[(?<held>${WORDS})\\](?![(:[])(?:\\*\\*)?[ \\t:]`, 'u'),
  new RegExp(`${BULLET}(?<marks>[*_]{1,3})(?<held>\\p{Lu}[\\p{Lu}' ]{1,30})\\k<marks>[ \\t:]`, 'u'),
];
const OPENING = [
  new RegExp(`^(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?<marks>[*_]{1,3})(?<held>${WORDS})\\k<marks>(?:[ \\t]*[:\u2013\u2014]|[ \\t]+-[ \\t])`, 'u'),
  new RegExp(`^(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?<held>${WORDS})[ \\t]+[-\u2013\u2014][ \\t]+\\S`, 'u'),
];
const SHOUTED = new RegExp(`${BULLET}(?<word>\\p{Lu}{2}[\\p{Lu}']{0,30}(?: \\p{Lu}[\\p{Lu}']+)?)[ \\t]+(?=\\S.*\\p{Ll})`, 'u');

/** @param starts the lines that begin entries @param ends the lines that may end one, without links */
export function slotsOf(starts: readonly string[], ends: readonly string[]): Slots {
  const held = (lines: readonly string[], patterns: readonly RegExp[]) =>
    lines.flatMap((line) => {
      const found = patterns.map((pattern) => pattern.exec(line)?.groups?.['held']).find((one) => one !== undefined);
      return found?.trim().toLowerCase() ?? [];
    });
  return {
    behind: held(ends, BEHIND),
    before: held(starts, BEFORE),
    opening: held(starts, OPENING).filter((word) => !OF_LEADS.test(word)),
    shouted: starts.flatMap((line) => SHOUTED.exec(line)?.groups?.['word'] ?? []),
  };
}

/** The words that several entries have: in one, a word may be a part of a title. */
export function saidTwice(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, at) => words.indexOf(word) !== at))];
}

/** Words that say that something is refused only because several entries have them in the place of a state, as `(cut)`. */
export function weakWords({ behind, before }: Slots): string[] {
  const refuses = (word: string) => IN_CELLS.dropped.includes(word) || saysNo(word.replace(/['\u2019]/g, ' '));
  return saidTwice([...behind, ...before]).filter((word) => !NEVER_A_STATE.has(word) && refuses(word));
}

/**
 * The words in plain capitals that say a state.
 * @param known whether a word in small letters says one @param prose lines that may speak of a word, so that a single entry is enough
 */
export function shoutedWords({ shouted }: Slots, known: (word: string) => boolean, prose: readonly string[]): string[] {
  const words = shouted.filter((word) => known(word.toLowerCase()));
  const often = new Set(saidTwice(words));
  const isTold = (word: string) => prose.some((line) => new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`, 'u').test(line));
  return [...new Set(words)].filter((word) => often.has(word) || isTold(word));
}
