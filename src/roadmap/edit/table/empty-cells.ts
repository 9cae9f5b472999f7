import { mostFrequent } from '../../text/most-frequent.ts';

const DASH = /^(?:[-\u2013\u2014]{1,3}|\\-)$/;
/** For one empty cell of a column, so many have to hold a dash. */
const DASHES = 4;

/** What a column writes where it says nothing: the dash of nearly all its cells of that sort, or nothing at all. */
export function emptyAmong(cells: readonly string[]): string {
  const dashes = cells.filter((cell) => DASH.test(cell));
  return dashes.length < cells.filter((cell) => cell === '').length * DASHES ? '' : (mostFrequent(dashes) ?? '');
}
