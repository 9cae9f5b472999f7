import type { Item } from './roadmap.ts';

/** Whether an item has an issue of its own. A sub-item has none: it appears in the issue of its item. */
export function isTracked({ parent }: Pick<Item, 'parent'>): boolean {
  return parent === null;
}
