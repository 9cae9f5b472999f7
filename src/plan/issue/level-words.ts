import type { Priority } from '../../model/roadmap.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { saysNothing } from '../../roadmap/read/what-is-an-item.ts';

/** A value that begins with a level: marks of emphasis, the level, and what the value says besides. */
const LEVEL_AND_REST = /^(?<marks>[*_`~]*)[\p{L}-]+(?<rest>.*)$/su;
/** What stands between a level and the words behind it. */
const BETWEEN = /^[*_`~]*\s*[-–—:,;./]*\s*/u;

/**
 * A value of the field `priority` after its label changed. What the value says besides its level, such as `high - customers wait`,
 * was not changed by the label, so it stays.
 * @param level null: there is no such label any more, so the value names no level afterwards
 */
export function withLevel(value: string, level: Priority | null): string {
  const before = levelIn(value);
  if (before === level) return value;
  if (before === null) return value.trim() === '' || saysNothing(value) ? (level ?? '') : `${level} - ${value.trim()}`;
  const { marks = '', rest = '' } = LEVEL_AND_REST.exec(value)?.groups ?? {};
  if (level !== null) return `${marks}${level}${rest}`;
  const words = rest.replace(BETWEEN, '').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return '';
  // Words that begin with a level, too, would name it.
  return levelIn(words) === null ? words : `(${words})`;
}
