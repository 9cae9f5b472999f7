import type { Splice } from '../../text/splice.ts';
import { behindLines } from '../item/insert.ts';
import type { Layout, LayoutItem, RowPlace } from '../layout.ts';
import { type GroupNames, groupAt, groupCells, groupsAt, keepingGroups } from '../table/group-cells.ts';
import { movedRow, writtenAt } from '../table/moved-row.ts';

/** A row at its new place. */
interface ArrivedRow {
  readonly arrival: Splice;
  readonly block: readonly string[];
  readonly marker: null;
  readonly beside: LayoutItem | null;
  /** What keeps the row below it in its groups. */
  readonly below: readonly Splice[];
}

/** How a row, and the one below it, were written where it goes back. */
interface RowForms {
  readonly row?: string;
  readonly rowBelow?: string;
}

/** A row in the table that it goes to, written as the rows there, with the names of its groups. */
export function arrivedRow(roadmap: Layout, { line: from, source }: LayoutItem, place: RowPlace, form: RowForms): ArrivedRow {
  const { line, above, position, neighbour } = place;
  const own = roadmap.text.slice(source.lines.start, source.lines.end).replace(/[\r\n]+$/, '');
  const groups = neighbour?.source.list === source.list ? null : groupsThere(roadmap, source.list, from, place);
  const row = groups === null ? own : movedRow(own, line, roadmap, { form: form.row, cells: groups.cells });
  const arrival = behindLines(roadmap.text, position, row, '');
  const next = groups === null ? null : rowBelow(roadmap, neighbour?.source.list ?? null, above);
  return {
    arrival,
    block: [row],
    marker: null,
    beside: neighbour,
    below: next === null || groups === null ? [] : keepingGroups(roadmap, next, groups.names, form.rowBelow),
  };
}

/** The groups that a row has in another table, and how its cells say them. */
function groupsThere(roadmap: Layout, list: number, from: number, { line, above, neighbour }: RowPlace): { names: GroupNames; cells: GroupNames } {
  const { tables } = roadmap;
  const own = tables.find((table) => table.list === list)?.groups ?? [];
  const there = tables.find((table) => (neighbour === null ? table.lastLine === line : table.list === neighbour.source.list))?.groups ?? [];
  const written: GroupNames = new Map([...own, ...there].map((column) => [column, writtenAt(roadmap, from, column)]));
  // Where an empty cell says nothing, it cannot have left a group.
  const names: GroupNames = new Map(
    [...new Set([...own, ...there])].map((column) => [column, own.includes(column) ? groupAt(roadmap, from, column) : (written.get(column) ?? '')]),
  );
  const named = new Map([...names].filter(([column, name]) => own.includes(column) || name !== ''));
  const cells = groupCells(named, groupsAt(roadmap, above, there), written);
  return { names: new Map([...names].filter(([column]) => there.includes(column))), cells };
}

/** The line of the first item below a line of a table that goes on there; null: there is none. */
export function rowBelow({ items }: Pick<Layout, 'items'>, list: number | null, line: number): number | null {
  const next = items.find((one) => one.source.list === list && one.line > line);
  return next?.line ?? null;
}
