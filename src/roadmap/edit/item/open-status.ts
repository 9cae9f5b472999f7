import { AT_WORK, stageOf } from '../../release/stage.ts';
import { composed } from '../../text/text.ts';

const NOT = '(?<!(?:not|nicht|niet|pas|non|no|não|nie|не)[ -])';
/** What says that somebody has begun an item, in the languages of roadmaps. */
const BEGUN = new RegExp(
  [
    `(?<!\\p{L})${NOT}(?:started|begun|begonnen|commencée?|iniciad[oa]|iniziat[oa]|rozpoczęt[ey]|начат[оаы]?)(?!\\p{L})`,
    `(?<!\\p{L})(?:${AT_WORK}|in[ -]?(?:progress|development|work|review|test(?:ing)?)|active|paused|under ?way|being \\p{L}+ed)(?!\\p{L})|[1-9]\\d{0,2}[ \u00a0\u202f]?%`,
    '[🚧🔄🏗⏳⌛🔨🔧🟡]|:(?:(?:building_)?construction|hourglass(?:_flowing_sand)?|hammer|wrench|yellow_circle):',
  ].join('|'),
  'iu',
);

/** A sign, or its short name such as `:bulb:`. */
const SIGN = /^(?:[^\p{L}\p{N}]{1,4}|:[\w+-]{2,40}:)$/u;
/** Words behind a sign that may explain it. */
const MEANING = /^[*_`\s]*(?:[=:→–—-]\s*)?([\p{L}\p{M}\p{N} '’-]{1,40})/u;

/** Whether a status says that an item is begun, by itself, or as the file explains its sign: `Key: 🔵 in beta, 💡 idea`. */
export function saysBegun(written: string, text: string): boolean {
  const status = composed(written);
  const parts = SIGN.test(status) ? text.split(written) : [];
  // In a table the next cell is about something else.
  const meanings = parts.slice(1).flatMap((part, at) => (/\|[^\r\n]*$/.test(parts[at] ?? '') ? [] : (MEANING.exec(part)?.[1] ?? [])));
  return meanings.some((words) => BEGUN.test(composed(words))) || (BEGUN.test(status) && !meanings.some((words) => stageOf(words) === 'waiting'));
}

/** The most frequent one of the statuses of open items, of those that nobody has begun; empty: there is none. @param text of the file, which may explain its signs */
export function openWord(said: readonly string[], text: string): string {
  const counts = new Map<string, number>();
  for (const word of said) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  // The whole file is looked through for what a word means, so each is asked for once.
  return [...counts].filter(([word]) => !saysBegun(word, text)).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
