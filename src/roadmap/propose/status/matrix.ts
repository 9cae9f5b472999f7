import type { Table } from 'mdast';
import { statusByHeader } from '../../read/table-columns.ts';
import { plainText } from '../../text/text.ts';

/** What says whether something is there, or that nobody knows. */
const SIGN = /^(?:[✅✔✓☑❌✘✗✖☒×]\u{FE0F}?|:(?:white_check_mark|heavy_check_mark|x):|[-–—?]|n\/a)$/iu;
const SAYS = /^(?:[^-–—?n]|:)/iu;
/** A table with fewer such columns tells one state of each row. */
const FEWEST = 2;

/** Whether a table tells what supports what: several columns hold nothing but ticks and crosses, and none is that of a status. Its rows are no work. */
export function isMatrix(table: Table): boolean {
  const [header, ...rows] = table.children;
  if (rows.length < FEWEST || statusByHeader(table) !== null) return false;
  const columns = (header?.children ?? []).map((_, at) => rows.flatMap(({ children }) => (children[at] === undefined ? [] : [plainText(children[at]).trim()])));
  const isOfSigns = (cells: readonly string[]) => {
    const filled = cells.filter((cell) => cell !== '');
    return filled.length * 2 >= rows.length && filled.every((cell) => SIGN.test(cell)) && filled.some((cell) => SAYS.test(cell));
  };
  return columns.filter(isOfSigns).length >= FEWEST;
}
