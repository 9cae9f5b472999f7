import { lineStart, lineText } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { comparedName } from '../../text/text.ts';
import { keepingWidths } from './cell-width.ts';
import { cellsOf } from './cells.ts';
import { linesWithTables, type TextOfTables, tableAround } from './table-form.ts';

/** In a column of groups, what says that a row is in none. */
const NO_GROUP = '-';

const DASH_ALONE = /^[-\u2013\u2014]{1,3}$/;

/** The name of the group to which a line of a table belongs, as it is written. Empty: it belongs to none. */
export function groupAt(file: TextOfTables, line: number, column: number): string {
  const { whole } = tableAround(file, line, null);
  for (let at = line - whole.first; at > whole.dashes; at -= 1) {
    const content = whole.all[at]?.cells[column]?.content ?? '';
    if (content !== '') return DASH_ALONE.test(content) ? '' : content;
  }
  return '';
}

/** The names of groups, by their columns. */
export type GroupNames = ReadonlyMap<number, string>;

export function groupsAt(file: TextOfTables, line: number, columns: readonly number[]): GroupNames {
  return new Map(columns.map((column) => [column, groupAt(file, line, column)]));
}

/**
 * The texts of a row's cells that say its groups, below other groups. A name that stands above is not repeated, unless an outer group begins with the row.
 * @param own what stands in these cells now
 */
export function groupCells(names: GroupNames, above: GroupNames, own: GroupNames): GroupNames {
  const texts = new Map<number, string>();
  let begins = false;
  for (const [column, name] of [...names].toSorted(([one], [other]) => one - other)) {
    const written = own.get(column) ?? '';
    const isSame = comparedName(name) === comparedName(above.get(column) ?? '');
    const text: string = name === '' ? (isSame || written !== '' ? written : NO_GROUP) : isSame && !begins ? '' : name;
    begins ||= text !== '';
    texts.set(column, text);
  }
  return texts;
}

/** What the cell of a row says of a group in which the row is to be. @param name empty: none */
export function groupCell(file: TextOfTables, line: number, column: number, name: string): string {
  if (name === '') return NO_GROUP;
  return comparedName(groupAt(file, line - 1, column)) === comparedName(name) ? '' : name;
}

/** The splices that leave a row in its groups where other rows come to stand above it. @param above the groups that stand above it then @param form how it was written before, as `rowForm` tells */
export function keepingGroups(file: TextOfTables, line: number, above: GroupNames, form?: string): Splice[] {
  const row = lineText(linesWithTables(file), line);
  const offset = lineStart(linesWithTables(file), line);
  const cells = cellsOf(row);
  const columns = [...above.keys()];
  const own: GroupNames = new Map(columns.map((column) => [column, row.slice(cells[column]?.start ?? 0, cells[column]?.end ?? 0).trim()]));
  const texts = groupCells(groupsAt(file, line, columns), above, own);
  const splices = columns.flatMap((column): Splice[] => {
    const [cell, text, written] = [cells[column], texts.get(column) ?? '', own.get(column) ?? ''];
    return cell === undefined || text === written ? [] : [{ start: offset + cell.start, end: offset + cell.end, text }];
  });
  if (splices.length === 0) return [];
  const before = cellsOf(form ?? '');
  const blank = (column: number) => (form === '' ? ' ' : form?.slice(before[column]?.start ?? 0, before[column]?.end ?? 0));
  const isAtStart = (column: number) => cells[column]?.start === 0;
  const isKnown = (column: number) => (form === '' || before[column] !== undefined) && blank(column)?.trim() === '';
  const back = columns.filter((column) => texts.get(column) === '' && (isKnown(column) || isAtStart(column)));
  // A row without a bar at its start cannot begin with an empty cell.
  const emptied = (column: number) => (isAtStart(column) ? '| ' : blank(column));
  const backAt = new Map(back.map((column) => [offset + (cells[column]?.start ?? 0), emptied(column)]));
  return [
    ...keepingWidths(
      file,
      { line },
      splices.filter(({ start }) => !backAt.has(start)),
    ),
    ...splices.flatMap((one) => (backAt.has(one.start) ? { ...one, text: backAt.get(one.start) ?? '' } : [])),
  ];
}
