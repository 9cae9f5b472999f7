import { closest, distance } from 'fastest-levenshtein';
import { comparedName } from './text.ts';

/** The words of a title, for a comparison. */
export function titleWords(title: string): ReadonlySet<string> {
  return new Set(comparedName(title).match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The share of common words in two titles, from 0 to 1. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / Math.max(one.size, other.size);
}

/** The name that is most like a word that somebody misspelt; null if none is. @param most which share of a name may differ */
export function nearestName(word: string, names: readonly string[], most = 1 / 2): string | null {
  const [wanted, known] = [comparedName(word), names.map(comparedName)];
  if (known.length === 0) return null;
  const best = closest(wanted, known);
  const slips = most === 1 / 2 ? 2 : 1;
  return distance(wanted, best) <= Math.max(slips, best.length * most) ? (names[known.indexOf(best)] ?? null) : null;
}

/** The share of letters that may differ in a text of the file. Words of people are more often alike by chance than keys. */
const IN_TEXTS = 1 / 3;

/** Code units. A longer heading was not misspelt, and comparing it takes long. */
const LONGEST = 100;

/** A question to append to a message, with the text of the file that is most like a word of the configuration; empty if none is. */
export function didYouMean(word: string, texts: readonly string[]): string {
  const near =
    word.length > LONGEST
      ? null
      : nearestName(
          word,
          texts.filter(({ length }) => length > 0 && length <= LONGEST),
          IN_TEXTS,
        );
  return near === null ? '' : ` Did you mean “${near}”?`;
}
