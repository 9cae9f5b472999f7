import { textColumn } from '../../markdown/list-item.ts';

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
