import type { StateWords } from '../../text/words.ts';
import { ENTRY } from './entries.ts';

/** How far the work is, perhaps behind a bar: `60%`, `████░░ 60 %`. */
const PERCENTAGE = /^[\p{So}\s]*\d{1,3}(?:[.,]\d+)?(?<space>[ \u00a0\u202f]?)%/u;
const ALL = /(?<!\d)100[ \u00a0\u202f]?%/gu;

/** Ticks that say that work is finished only where they are all that a cell says. */
const TICKS = ['\u2713', '\u221a'];

/**
 * The words with what the cells of a column for the state say besides words: a tick, or the end of a scale in percent, which is what others there write.
 * @param text of the whole file
 */
export function withCellForms<Words extends StateWords>(words: Words, cells: readonly string[], text: string): Words {
  const filled = cells.filter((cell) => cell !== '');
  const parts = filled.filter((cell) => PERCENTAGE.test(cell));
  const ends = [...new Set(parts.flatMap((cell) => cell.match(ALL) ?? []))];
  const [space = ''] = parts.map((cell) => PERCENTAGE.exec(cell)?.groups?.['space'] ?? '');
  // In a list, a number at the end of a title may be a goal.
  const isGoal = text.split(/\r\n|\n|\r/).some((line) => ENTRY.test(line) && line.search(ALL) !== -1);
  const isScale = parts.length > 1 && parts.length * 2 > filled.length && !isGoal;
  const scale = !isScale ? [] : ends.length > 0 ? ends : [`100${space}%`];
  const ticks = TICKS.filter((tick) => filled.includes(tick));
  return { ...words, done: [...new Set([...scale, ...words.done, ...ticks])] };
}
