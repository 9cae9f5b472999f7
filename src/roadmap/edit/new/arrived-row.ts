import type { Splice } from '../../text/splice.ts';
import { behindLines } from '../item/insert.ts';
import type { Layout, LayoutItem, RowPlace } from '../layout.ts';
import { movedRow } from '../table/moved-row.ts';

/** A row at its new place. */
interface ArrivedRow {
  readonly arrival: Splice;
  readonly block: readonly string[];
  readonly marker: null;
  readonly beside: LayoutItem | null;
}

/** A row in the table that it goes to, written as the rows there. @param form how it was written there before, if it goes back */
export function arrivedRow(roadmap: Layout, { source }: LayoutItem, { line, position, neighbour }: RowPlace, form: string | undefined): ArrivedRow {
  const own = roadmap.text.slice(source.lines.start, source.lines.end).replace(/[\r\n]+$/, '');
  const row = neighbour?.source.list === source.list ? own : movedRow(own, line, roadmap, form);
  const arrival = behindLines(roadmap.text, position, row, '');
  return { arrival, block: [row], marker: null, beside: neighbour };
}
