import { MOST_SPACE, textColumn } from '../../markdown/list-item.ts';
import { mostFrequent } from '../../text/most-frequent.ts';

/** The start of an item of a numbered list: `  9.  `. */
export interface NumberedLead {
  readonly indent: string;
  readonly digits: string;
  /** The sign behind the number. */
  readonly sign: string;
  readonly space: string;
  /** The column of the item's text, which is the indentation of its further lines. */
  readonly column: number;
}

/** How a line begins that may be the first one of an item of a numbered list; null: it is none. */
export function numberedLead(line: string): NumberedLead | null {
  const [, indent, digits = '', sign = '', space = ''] = /^([ \t]*)(\d{1,9})([.)])([ \t]*)/.exec(line) ?? [];
  if (indent === undefined || (space === '' && line.length > indent.length + digits.length + sign.length)) return null;
  return { indent, digits, sign, space, column: textColumn(line, indent.length + digits.length + sign.length) };
}

/** The white space around a number. */
type AroundNumber = Pick<NumberedLead, 'indent' | 'space'>;

/**
 * The white space around a number that comes into a list: as most numbers of its length have it, or else so that its text stands in the one column of the
 * list. Null: the list shows neither.
 * @param digits how many the number has
 */
export function aroundNumber(list: readonly NumberedLead[], digits: number): AroundNumber | null {
  // One space behind each number is no column: there, an item keeps the white space that it has.
  if (list.every(({ indent, space }) => space === ' ' && indent === list[0]?.indent)) return null;
  const alike = list.filter((one) => one.digits.length === digits);
  const usual = mostFrequent(alike.map(({ column }) => column));
  const [like, other] = [alike.find(({ column }) => column === usual), list.at(-1)];
  if (like !== undefined || other === undefined) return like ?? null;
  const lengths = new Set(list.map((one) => one.digits.length));
  if (list.some(({ column }) => column !== other.column) || (lengths.size === 1 && digits < other.digits.length)) return null;
  const longer = digits - other.digits.length;
  // Where the signs behind numbers of several lengths are below each other, there is room before them.
  const isRight = lengths.size > 1 && list.every(({ indent, space }) => space === other.space && /^ *$/.test(indent));
  const [before, behind] = [other.indent.length - (isRight ? longer : 0), other.space.length - (isRight ? 0 : longer)];
  if (before < 0 || behind < 1 || behind > MOST_SPACE || !/^ +$/.test(other.space)) return null;
  return { indent: isRight ? ' '.repeat(before) : other.indent, space: isRight ? other.space : ' '.repeat(behind) };
}
