import type { Item } from './roadmap.ts';

/** Whether an item stands in another one. Its item's issue, line in the update, and count include it. */
export function isSubItem({ parent }: Pick<Item, 'parent'>): boolean {
  return parent !== null;
}

/** Whether an item has an issue of its own. A sub-item has none: it appears in the issue of its item. */
export function isTracked(item: Pick<Item, 'parent'>): boolean {
  return !isSubItem(item);
}
