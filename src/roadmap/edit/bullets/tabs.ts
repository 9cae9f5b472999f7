import { columnAfter, indentOf, isBlank } from '../../text/lines.ts';

/** Whether most bullets inside of others stand behind tabs. */
export function nestsByTabs(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/^\t+[-*+][ \t]/gm) > count(/^ {2,}[-*+][ \t]/gm);
}

/** White space that ends at a column, of as many tabs as there is room for. */
export function tabsTo(column: number): string {
  return '\t'.repeat(Math.floor(column / TAB)) + ' '.repeat(column % TAB);
}

const TAB = 4;

/** New lines behind some white space. In a file whose lists stand behind tabs, the bullets inside of them do, too, and each line at least as far as the bullet above it. */
export function behindSpace(space: string, lines: readonly string[], text: string): string[] {
  const isTabbed = space.includes('\t') && columnAfter(space) % TAB === 0 && nestsByTabs(text);
  let column = 0;
  return lines.map((line) => {
    if (isBlank(line)) return '';
    if (!isTabbed || /^\t/.test(line)) return space + line;
    const indent = indentOf(line);
    if (LISTED.test(line)) column = indent;
    const shared = Math.min(column, indent);
    return `${space}${tabsTo(shared)}${' '.repeat(indent - shared)}${line.trimStart()}`;
  });
}

/** A bullet or number. */
const LISTED = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
