import { saysYes } from '../read/answers.ts';
import { canonicalTitle } from '../read/sections.ts';
import { fieldOfHeader } from '../read/table-columns.ts';
import { saysBlocker, saysOnlyBlocker } from '../text/says-blocker.ts';

/** Words. A longer status tells a story in which a blocker may occur. */
const MOST_WORDS = 4;

/** Keys and headers that say how urgent something is. */
const KEY = '(?:priority|priorities|prio|severity|sev|importance|urgency|impact|level|status|blocks?)';

/** A line of the form `key: value` with such a key, also in bold, as a bullet or in a quote. */
const URGENCY = new RegExp(`^[\\s>|*+_\`-]*(?:\\d+[.)]\\s*)?${KEY}[*_\`\\s]*[:=|][*_\`\\s]*(?<value>\\S.*)$`, 'i');

/** Such a key inside a text: `Lid opens, severity: S1`. In an address, as in `?severity=s1`, it is none. */
const INSIDE = new RegExp(`(?<![\\p{L}\\p{N}/?&=#:.@%-])${KEY}[*_\`\\s]*[:=][*_\`\\s]*`, 'giu');

const HEADER = new RegExp(`(?<!\\p{L})${KEY}(?!\\p{L})`, 'iu');

/** A line with any key. */
const KEYED = /^(?<key>[^:=|]{1,40})[:=][*_`]*\s+(?<value>\S.*)$/;

/** Keys and headers below which a code only names something: `ID: S1` is no level. */
const NAMING =
  /^(?:#|ids?|no|nr|num(?:ber)?|keys?|codes?|refs?|phases?|stages?|steps?|milestones?|sprints?|iterations?|releases?|versions?|owners?|depends(?: on)?|after|blocked by)?$/i;

/** A title that marks its item as a blocker: `[blocker] Lid opens`, `Lid opens (release blocker)`, `Blocker: lid opens`. */
const LABELLED = /^(?<first>[^:]{1,40}):\s|[([{](?<inside>[^()[\]{}]{1,80})[)\]}]/gu;

/** A mark in a title's Markdown: `**Blocker** Lid opens`, `Lid opens #blocker`, `P0 Lid opens`. In a sentence, as in “Add a label `must-fix` to it”, it is none. */
const MARKED =
  /(?:^(?:\*\*|__|`)|(?:\*\*|__|`)(?=[^*_`]+(?:\*\*|__|`)$))(?<set>[^*_`]{1,80})|(?<!\S)#(?<tag>\p{L}[\p{L}\p{N}_-]{0,80})|^(?<code>\p{L}+-?\d)\s/gu;

/** Characters of a text that are looked at. */
const MOST = 5000;

/** What texts say about blockers, with the words of the configuration. */
export interface BlockerWords {
  /** Whether a text speaks of a blocker. */
  readonly says: (text: string) => boolean;
  /** Whether a short text speaks of one. */
  readonly saysBriefly: (text: string) => boolean;
  /** Whether a text has a key of urgency whose value speaks of one. @param text with or without Markdown */
  readonly hasLevel: (text: string) => boolean;
  /** Whether a value is nothing but a mark for a blocker, or a list of short words with one. @param name its key or header */
  readonly isMark: (name: string, value: string) => boolean;
  /** Whether a line says nothing else, or does so under any key. @param line without bullet and emphasis @param header of a cell */
  readonly isMarkLine: (line: string, header?: string) => boolean;
  /** Whether a title, or a heading that is none, has a label for blockers or a key of urgency. */
  readonly isLabelled: (title: string) => boolean;
  /** Whether a title is labelled, or has any other mark for blockers. @param title plain @param source its Markdown */
  readonly marksTitle: (title: string, source: string) => boolean;
}

export function blockerWords(words: readonly string[]): BlockerWords {
  const says = (text: string) => saysBlocker(text, words);
  const marks = (text: string) => saysOnlyBlocker(text, words);
  const hasLevel = (text: string) => {
    if (!/[:=|]/.test(text)) return false;
    const value = URGENCY.exec(text)?.groups?.['value'];
    if (value !== undefined && says(value)) return true;
    const shown = text.slice(0, MOST);
    return [...shown.matchAll(INSIDE)].some(({ 0: key, index }) => says(fewWords(shown.slice(index + key.length))));
  };
  const isMark = (name: string, value: string) => {
    if (!says(value) || (/\d/.test(value) && NAMING.test(canonicalTitle(name)))) return false;
    const parts = value.split(/[,;/|]|\s[-–—·•]\s/).map((part) => part.trim());
    return marks(value) || (parts.every((part) => part.split(/\s+/).length <= 2) && parts.some(marks));
  };
  const isLabelled = (title: string) =>
    hasLevel(title) || [...title.matchAll(LABELLED)].some(({ groups }) => says(groups?.['first'] ?? groups?.['inside'] ?? ''));
  return {
    says,
    saysBriefly: (text) => says(text) && text.split(' ').length <= MOST_WORDS,
    hasLevel,
    isMark,
    isMarkLine: (line, header) => {
      const { key, value = '' } = KEYED.exec(line)?.groups ?? {};
      const isKeyed = key !== undefined && (isMark(key, value) || (says(key) && saysYes(value)));
      return isKeyed || (header === undefined ? marks(line) : isMark(header, line));
    },
    isLabelled,
    marksTitle: (title, source) =>
      isLabelled(title) ||
      title.split(/\s[-–—·•|]+\s|[:,;]\s/).some(marks) ||
      [...source.matchAll(MARKED)].some(({ groups }) => marks(groups?.['set'] ?? groups?.['tag'] ?? groups?.['code'] ?? '')),
  };
}

function fewWords(text: string): string {
  return text.slice(0, 200).split(/\s+/, MOST_WORDS).join(' ');
}

/** Whether a column says how urgent its rows are, by its header. */
export function isUrgencyHeader(header: string): boolean {
  return HEADER.test(header) || fieldOfHeader(canonicalTitle(header)) === 'priority';
}
