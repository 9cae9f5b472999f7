import type { ItemTable } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import type { Layout, LayoutItem } from './layout.ts';

/** The table to which a row belongs; null for other shapes. */
export function tableOf(roadmap: Pick<Layout, 'tables'>, item: LayoutItem): ItemTable | null {
  return shapeOf(item).among === 'table' ? (roadmap.tables.find(({ list }) => list === item.source.list) ?? null) : null;
}

/** The last table of a section that has the same columns as the row's own table. */
export function fittingTable(roadmap: Pick<Layout, 'tables'>, row: LayoutItem, section: number | null): ItemTable | null {
  const own = tableOf(roadmap, row);
  const same = ({ header }: ItemTable) => header.join('\n') === own?.header.join('\n');
  return roadmap.tables.findLast((table) => table.section === section && same(table)) ?? null;
}

/** The last item of a section after which an item can be put: a row of a fitting table for a row, or else any item that is not a row; null if there is none. */
export function lastTarget<One extends LayoutItem>(roadmap: Layout<One>, item: LayoutItem, section: number | null): One | null {
  const list = shapeOf(item).among === 'table' ? (fittingTable(roadmap, item, section)?.list ?? null) : null;
  const isPeer = (one: LayoutItem) => (shapeOf(item).among === 'table' ? one.source.list === list : shapeOf(one).among !== 'table');
  return roadmap.items.findLast((one) => one.source.topLevel && one.section === section && isPeer(one)) ?? null;
}
