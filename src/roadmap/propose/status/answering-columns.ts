import { answersOf } from '../../read/answers.ts';
import { canonicalTitle } from '../../read/sections.ts';
import { SIGN_NAMES, SIGNS } from './languages.ts';
import { bareSign } from './legend.ts';

/** What a column for the state says. */
export interface StatusColumn {
  readonly header: string;
  readonly cells: readonly string[];
}

const CROSSES = [...SIGNS.dropped, ...SIGN_NAMES.dropped];
const TICKS = [...SIGNS.done, ...SIGN_NAMES.done];

/** The columns whose headers ask whether something is finished, and whose cells answer. */
export function askingColumns(columns: readonly StatusColumn[]): StatusColumn[] {
  return columns.filter(({ header, cells }) => answersOf(canonicalTitle(header), cells) !== null);
}

/**
 * The crosses that say “no”, and not that something is dropped: where a header asks whether something is finished, and where all columns say nothing but ticks
 * and crosses. Without an open row, these would be no roadmap.
 */
export function crossesForNo(columns: readonly StatusColumn[]): readonly string[] {
  const filled = columns.flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== '').map((cell) => bareSign(cell.trim())));
  const isPlain = filled.length > 1 && filled.every((cell) => CROSSES.includes(cell) || TICKS.includes(cell));
  return isPlain || askingColumns(columns).length > 0 ? CROSSES : [];
}
