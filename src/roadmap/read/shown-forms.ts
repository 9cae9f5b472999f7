import type { Roadmap } from '../../model/roadmap.ts';
import { fencedLines } from '../text/fences.ts';
import { mostFrequent } from '../text/most-frequent.ts';
import { escapePattern, namesState, type StateWords } from '../text/words.ts';

/** How a title of a file shows its state. */
export interface ShownForm {
  readonly where: 'start' | 'title';
  /** The word with the marks around it: ` (Done)`, `[DONE] `. */
  readonly text: string;
  /** Empty: a sign says it. */
  readonly word: string;
  readonly inHeading: boolean;
}

/** A line that is a title or begins with one. */
interface TitleLine {
  readonly text: string;
  /** The level of a heading; null for a bullet or a label. */
  readonly level: number | null;
}

const SIGN = '(?:\\p{Extended_Pictographic}|[\u2713\u2717\u2718\u2612])\\uFE0F?';
/** Signs that say a state, and not only what a title is about. */
const STATE_SIGN = /^[\u2705\u2714\u2713\u2611\u274c\u2716\u2717\u2612\u{1F6A7}\u23F3\u231B\u{1F504}]/u;

const WORD = "(?<word>\\p{L}[\\p{L}'\u2019 -]{1,24}?)";
/** `Title (Done)`, `Title [✅ DONE]`, `Title — *done*`, `Title **Done**`, `Title ✅ Done`. */
const AT_END = new RegExp(
  `\\S(?<form>\\s+(?:[(\\[]|[-\u2013\u2014]\\s+|(?=[*_]|${SIGN}\\s))[*_\`]{0,3}(?:${SIGN}\\s*)?${WORD}(?:\\s*${SIGN})?[*_\`]{0,3}[)\\]]?)$`,
  'u',
);
/** `[DONE] Title`, `✅ **Done:** Title`, `Done: Title`. */
const AT_START = new RegExp(
  `^(?<form>(?:${SIGN}\\s*)?[*_]{0,2}(?:\\[${WORD}\\]|${WORD.replace('word', 'bare')}(?=\\s*[*_]{0,2}[:\uFF1A]))[*_]{0,2}[:\uFF1A]?[*_]{0,2}\\s+)\\p{L}`,
  'u',
);
const SIGN_AT_START = new RegExp(`^(?<form>(?<sign>${SIGN})\\s+)(?=\\S)`, 'u');
const SIGN_AT_END = new RegExp(`\\S(?<form>\\s+(?<sign>${SIGN}))$`, 'u');

const OWN_LINK = /\s*\(\[#\d+\]\([^()\s]*\)\)\.?/g;

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/;
const BULLET = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX~-]\][ \t]+)?(.+?)[ \t]*$/;
/** A label in bold with which a line begins, and what stands in brackets behind it, or behind a dash up to the end. */
const LABEL = /^(\*\*|__)(?<label>.+?)\1(?<behind>:?\s+(?:\([^()]*\)|\[[^\][]*\]|[-\u2013\u2014]\s+\S+(?: \S+)?$))?/;

/** Code units. A longer bullet is a text, and no title. */
const LONGEST = 120;
/** The same of a heading, and of a bullet that begins with a label. */
const LONGEST_LINE = 1_000;

const known = new WeakMap<Roadmap, readonly ShownForm[]>();

/** The forms in which the titles of a file show a state: its headings, its bullets and its labels in bold, whether they are items or not. */
export function shownForms(roadmap: Roadmap, words: StateWords): readonly ShownForm[] {
  const forms = known.get(roadmap) ?? readForms(titleLines(roadmap.text), [...words.done, ...words.dropped]);
  known.set(roadmap, forms);
  return forms;
}

function titleLines(text: string): TitleLine[] {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  return lines.flatMap((line, at): TitleLine[] => {
    if (isCode[at] === true || line.length > LONGEST_LINE) return [];
    const [, marks, heading] = HEADING.exec(line) ?? [];
    if (marks !== undefined && heading !== undefined) return [{ text: plainTitle(heading), level: marks.length }];
    const content = BULLET.exec(line)?.[1];
    const { label, behind = '' } = LABEL.exec(content ?? line)?.groups ?? {};
    if (label !== undefined) return [{ text: plainTitle(`${label}${behind}`), level: null }];
    return content === undefined || content.length > LONGEST ? [] : [{ text: plainTitle(content), level: null }];
  });
}

/** A title without its link, and without the colon at its end. */
function plainTitle(title: string): string {
  return title
    .replace(OWN_LINK, '')
    .replace(/[:\uFF1A]\s*$/, '')
    .trim();
}

function readForms(titles: readonly TitleLine[], words: readonly string[]): ShownForm[] {
  const spelt = new Set(words.map((word) => word.toLowerCase()));
  const isState = (word: string) => spelt.has(word.toLowerCase()) || namesState(word);
  const headings = titles.filter(({ level }) => level !== null);
  const isDecorated = (pattern: RegExp) => (one: TitleLine) => !STATE_SIGN.test(pattern.exec(one.text)?.groups?.['sign'] ?? '\u2705');
  // Where other headings of that level begin with other emoji, these are for decoration.
  const ends = (
    [
      ['start', SIGN_AT_START],
      ['title', SIGN_AT_END],
    ] as const
  ).map(([where, pattern]) => ({ where, pattern, decorated: new Set(headings.filter(isDecorated(pattern)).map(({ level }) => level)) }));
  return titles.flatMap((title): ShownForm[] => {
    const { text, level } = title;
    const inHeading = level !== null;
    const [end, start] = [AT_END.exec(text)?.groups, AT_START.exec(text)?.groups];
    if (end !== undefined && isState(end['word'] ?? '') && isPaired(end['form'] ?? '')) {
      return [{ where: 'title', text: end['form'] ?? '', word: end['word'] ?? '', inHeading }];
    }
    const first = start?.['word'] ?? (inHeading ? start?.['bare'] : undefined);
    if (first !== undefined && isState(first)) return [{ where: 'start', text: start?.['form'] ?? '', word: first, inHeading }];
    // A section for what is done says that in words.
    if (!inHeading || text.split(/[^\p{L}]+/u).some(isState)) return [];
    return ends.flatMap(({ where, pattern, decorated }) => {
      const { form = '', sign = '' } = pattern.exec(text)?.groups ?? {};
      return STATE_SIGN.test(sign) && !decorated.has(level) ? [{ where, text: form, word: '', inHeading }] : [];
    });
  });
}

/** The values behind a label with which lines of the file begin, whether they are fields or not. @param isBullet whether the label stands behind a bullet */
export function labelledValues({ text }: Pick<Roadmap, 'text'>, label: string, isBullet: boolean): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  const pattern = new RegExp(`^[ \\t]*${isBullet ? '[-*+][ \\t]+' : ''}${escapePattern(label)}[ \\t]+(\\S.*?)[ \\t\\\\]*$`);
  return lines.flatMap((line, at) => (isCode[at] === true || line.length > LONGEST ? [] : (pattern.exec(line)?.[1] ?? [])));
}

/** A dash between words: no bullet, and no empty cell. */
const DASH = /[^\s|:-][ \t]([-\u2013\u2014])(?=[ \t]+[^\s|]|$)/gmu;

const knownDashes = new WeakMap<Roadmap, string>();

/** The dash between the words of a file: as its headings have it, or else its prose. A hyphen unless only longer ones stand there. */
export function usualDash(roadmap: Roadmap): string {
  const dash = knownDashes.get(roadmap) ?? readDash(roadmap.text);
  knownDashes.set(roadmap, dash);
  return dash;
}

function readDash(text: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  const written = lines
    .filter((line, at) => isCode[at] !== true && line.length <= LONGEST_LINE)
    .map((line) => line.replace(OWN_LINK, '').replace(/`[^`]*`/g, 'a'));
  for (const some of [written.filter((line) => HEADING.test(line)), written]) {
    const dashes = [...some.join('\n').matchAll(DASH)].map(([, dash = '-']) => dash);
    if (dashes.length > 0) return dashes.includes('-') ? '-' : (mostFrequent(dashes) ?? '-');
  }
  return '-';
}

/** Whether a form that opens a bracket or an emphasis also closes it. */
function isPaired(form: string): boolean {
  return /\(/.test(form) === /\)/.test(form) && /\[/.test(form) === /\]/.test(form) && (form.match(/[*_`]/g)?.length ?? 0) % 2 === 0;
}
