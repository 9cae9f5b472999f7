import type { ItemTable } from '../../../model/roadmap.ts';
import { areNumbered, levelIn } from '../../read/item-values.ts';
import { lineStart, linesOf, lineText } from '../../text/lines.ts';
import { inCell } from '../../text/text.ts';
import { behindLines } from '../item/insert.ts';
import { openWord } from '../item/open-status.ts';
import type { Layout } from '../layout.ts';
import { newRow } from '../table/cell-width.ts';
import { emptyAmong } from '../table/empty-cells.ts';
import { kindCell, otherCells, type RowsOfTable, writtenInCell } from './new-cells.ts';
import type { NewItemPlace, WrittenItem } from './written-item.ts';

/** Puts a row below the last row of a table. Fields without a column are left out. */
export function asRow(roadmap: Layout, table: ItemTable, { lead, markdown, content, kind }: WrittenItem): NewItemPlace {
  const { header, columns, list, lastLine } = table;
  const lines = linesOf(roadmap.text);
  const items = roadmap.items.filter(({ source }) => source.list === list);
  const rows = rowsOf(roadmap, table);
  const others = otherCells(table, content.notes, rows);
  const cells = header.map((_, column) => {
    if (column === columns.title) return lead + markdown;
    if (column === columns.status) return openWord(items.flatMap(saidWhileOpen), roadmap.text) || (items[0]?.source.status?.answers?.no ?? '');
    const key = columns.fields.find((one) => one.column === column)?.key;
    if (key === undefined) return others.get(column) ?? '';
    const said = rows.own.map((row) => writtenInCell(row, column));
    if (key === 'kind') return kind === undefined ? '' : kindCell(said, kind);
    const isAmongNumbers = key === 'priority' && levelIn(content.fields.priority ?? '') !== null && areNumbered(said);
    return (isAmongNumbers ? undefined : content.fields[key]) ?? emptyAmong(said);
  });
  const line = newRow(cells.map(inCell), lastLine, roadmap);
  const arrival = behindLines(roadmap.text, lineStart(lines, lastLine + 1), line, '');
  return { arrival, block: [line], shape: 'row', marker: null, beside: items.at(-1) ?? null, table };
}

function saidWhileOpen({ state, source: { status } }: Layout['items'][number]): string[] {
  return state === 'open' && status?.where === 'cell' ? [status.text] : [];
}

/** The rows of a table that are items, beside those of other tables. */
export function rowsOf({ text, items, tables }: Pick<Layout, 'text' | 'items' | 'tables'>, table: ItemTable): RowsOfTable {
  const lines = linesOf(text);
  const linesIn = ({ list }: ItemTable) => items.filter(({ source }) => source.list === list).map(({ line }) => lineText(lines, line));
  const others = tables.filter(({ list }) => list !== table.list);
  const elsewhere = (column: number) =>
    others.filter(({ header }) => header[column] === table.header[column]).flatMap((one) => linesIn(one).map((row) => writtenInCell(row, column)));
  return { own: linesIn(table), elsewhere };
}
