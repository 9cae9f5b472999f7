import type { Item, Priority } from '../../model/roadmap.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { saysNothing } from '../../roadmap/read/what-is-an-item.ts';

/** A value that begins with a level: marks of emphasis, the level, and what the value says besides. */
const LEVEL_AND_REST = /^(?<marks>[*_`~]*)(?<word>[\p{L}-]+)(?<rest>.*)$/su;
/** What stands between a level and the words behind it. */
const BETWEEN = /^[*_`~]*\s*[-–—:,;./]*\s*/u;

/**
 * A value of the field `priority` after its label changed. What the value says besides its level, such as `high - customers wait`,
 * was not changed by the label, so it stays.
 * @param level null: there is no such label any more, so the value names no level afterwards
 * @param like another level of the file, whose case a new one takes; null: there is none
 */
export function withLevel(value: string, level: Priority | null, like: string | null = null): string {
  const before = levelIn(value);
  if (before === level) return value;
  if (before === null) {
    const word = level === null ? '' : casedLike(like ?? '', level);
    return value.trim() === '' || saysNothing(value) ? word : `${word} - ${value.trim()}`;
  }
  const { marks = '', word = '', rest = '' } = LEVEL_AND_REST.exec(value)?.groups ?? {};
  if (level !== null) return `${marks}${casedLike(word, level)}${rest}`;
  const words = rest.replace(BETWEEN, '').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return '';
  // Words that begin with a level, too, would name it.
  return levelIn(words) === null ? words : `(${words})`;
}

/** A level in the case of another one: `high`, `High` or `HIGH`. */
function casedLike(word: string, level: Priority): string {
  if (word !== '' && word === word.toUpperCase()) return level.toUpperCase();
  return /^\p{Lu}/u.test(word) ? level.charAt(0).toUpperCase() + level.slice(1) : level;
}

/** The level of the first item that names one; null if none does. */
export function levelWordIn(items: readonly Pick<Item, 'fields'>[]): string | null {
  const value = items.find(({ fields: { priority } }) => priority !== undefined && levelIn(priority.value) !== null)?.fields.priority?.value;
  return value === undefined ? null : (LEVEL_AND_REST.exec(value)?.groups?.['word'] ?? null);
}
