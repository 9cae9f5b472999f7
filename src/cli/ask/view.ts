import { isOpenRole } from '../../roadmap/propose/choose.ts';
import type { OutlineRow } from '../../roadmap/propose/explain.ts';
import { oneLine } from '../../roadmap/text/text.ts';

/** What stands for a family of sections among others: whether its entries are read, and in which state. */
export function rowLine(row: OutlineRow, isActive: boolean, isUnsure: boolean, width: number): string {
  const { form, role, entries, sections } = row;
  const state = role === 'never' ? '' : `, ${role}`;
  const names = sections.map((title) => (title === '' ? '(top)' : title)).join(', ');
  return cutColumns(oneLine(`${readingMark(row, isUnsure)} ${entries} ${form}${state}: ${names}`), width, isActive ? '❯ ' : '  ');
}

function readingMark({ role, read, sections }: OutlineRow, isUnsure: boolean): string {
  if (role === 'never') return '[ ]';
  if (!isOpenRole(role)) return '[x]';
  if (read === 0) return isUnsure ? '[?]' : '[ ]';
  return read < sections.length ? '[-]' : '[x]';
}

/** What the active family contains, for whoever decides about it: its sections and its first entries. */
export function detailLines({ sections, first }: OutlineRow, width: number): string[] {
  const names = sections.slice(0, 3).map((title) => (title === '' ? 'above the first heading' : `“${title}”`));
  const where = `in ${names.join(', ')}${sections.length > names.length ? `, and ${sections.length - names.length} more` : ''}`;
  return [where, ...first.map((text) => `- ${text}`)].map((line) => cutColumns(oneLine(line), width, ''));
}

/** Characters that take two columns of a terminal: East Asian ones and emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** A line that fits into some columns. What does not fit is cut, because a list with wrapped lines is hard to follow. */
export function cutColumns(text: string, width: number, indent: string): string {
  let columns = indent.length;
  let kept = indent;
  for (const character of text) {
    columns += WIDE.test(character) ? 2 : 1;
    // The last column stays free: some terminals wrap a line that fills it.
    if (columns >= width - 1) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}
