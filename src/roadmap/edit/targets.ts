import type { ItemTable } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import type { Layout, LayoutItem } from './layout.ts';

/** The table whose row an item is. */
export function tableOf(roadmap: Pick<Layout, 'tables'>, item: LayoutItem): ItemTable | null {
  return shapeOf(item).among === 'table' ? (roadmap.tables.find(({ list }) => list === item.source.list) ?? null) : null;
}

/** Of a section's tables the last one that a row fits into: one with the same columns as its own. */
export function fittingTable(roadmap: Pick<Layout, 'tables'>, row: LayoutItem, section: number | null): ItemTable | null {
  const own = tableOf(roadmap, row);
  const same = ({ header }: ItemTable) => header.join('\n') === own?.header.join('\n');
  return roadmap.tables.findLast((table) => table.section === section && same(table)) ?? null;
}

/** The item of a section behind which another one is put at the section's end; null: none of its kind stands there. */
export function lastTarget<One extends LayoutItem>(roadmap: Layout<One>, item: LayoutItem, section: number | null): One | null {
  const list = shapeOf(item).among === 'table' ? (fittingTable(roadmap, item, section)?.list ?? null) : null;
  const isPeer = (one: LayoutItem) => (shapeOf(item).among === 'table' ? one.source.list === list : shapeOf(one).among !== 'table');
  return roadmap.items.findLast((one) => one.source.topLevel && one.section === section && isPeer(one)) ?? null;
}
