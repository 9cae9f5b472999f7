import type { Item, ItemTable, Roadmap } from '../../model/roadmap.ts';

/** The table whose row an item is. */
export function tableOf(roadmap: Roadmap, item: Item): ItemTable | null {
  return item.shape === 'row' ? (roadmap.tables.find(({ list }) => list === item.source.list) ?? null) : null;
}

/** Of a section's tables the last one that a row fits into: one with the same columns as its own. */
export function fittingTable(roadmap: Roadmap, row: Item, section: number | null): ItemTable | null {
  const own = tableOf(roadmap, row);
  const same = ({ header }: ItemTable) => header.join('\n') === own?.header.join('\n');
  return roadmap.tables.findLast((table) => table.section === section && same(table)) ?? null;
}

/** The item of a section behind which another one is put at the section's end; null: none of its kind stands there. */
export function lastPeer(roadmap: Roadmap, item: Item, section: number | null): Item | null {
  const list = item.shape === 'row' ? (fittingTable(roadmap, item, section)?.list ?? null) : null;
  const isPeer = (one: Item) => (item.shape === 'row' ? one.source.list === list : one.shape !== 'row');
  return roadmap.items.findLast((one) => one.source.topLevel && one.section === section && isPeer(one)) ?? null;
}
