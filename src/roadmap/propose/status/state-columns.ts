import type { Table } from 'mdast';
import { statusByHeader } from '../../read/table-columns.ts';
import { plainText } from '../../text/text.ts';
import type { StatusColumn } from './answering-columns.ts';
import { stateSaidIn } from './status-words.ts';

/** The columns of tables that tell a state. @param columnOf the number of a table's column for it */
export function statusColumns(tables: readonly Table[], columnOf: (table: Table) => number | null | undefined): StatusColumn[] {
  return tables.flatMap((table) => {
    const column = columnOf(table) ?? -1;
    const [header = '', ...cells] = table.children.flatMap(({ children }) => (children[column] === undefined ? [] : [plainText(children[column])]));
    return column === -1 ? [] : [{ header, cells }];
  });
}

/** The lines of those tables that tell no state of anything by a header or in words, such as comparisons. */
export function rowsWithoutState(tables: readonly Table[]): number[] {
  const saysEnd = ({ children: rows }: Table) =>
    rows.some(({ children }) => children.some((cell) => ['done', 'dropped'].includes(stateSaidIn(plainText(cell)) ?? '')));
  const others = tables.filter((table) => statusByHeader(table) === null && !saysEnd(table));
  return others.flatMap(({ children }) => children.flatMap(({ position }) => position?.start.line ?? []));
}
