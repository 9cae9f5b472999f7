import type { Item } from '../../model/roadmap.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { compared, contentOf } from '../issue/content.ts';

/**
 * Lines that stand in a list a second time, as a merge leaves them: open, without a link, and in nothing different from another one there.
 * The one with a link is the original, or else the first.
 */
export function doubledItems(tracked: readonly Item[]): ReadonlyMap<Item, Item> {
  const byTitle = new Map<string, Item[]>();
  for (const item of tracked) if (item.state === 'open') grouped(byTitle, `${item.source.list} ${canonicalText(item.title)}`).push(item);
  const found = new Map<Item, Item>();
  for (const group of byTitle.values()) {
    if (group.length === 1) continue;
    const alike = new Map<string, Item[]>();
    for (const item of group) grouped(alike, whatItSays(item)).push(item);
    for (const items of alike.values()) {
      const original = items.find(({ issue }) => issue !== null) ?? items[0];
      for (const item of items) if (original !== undefined && item !== original && item.issue === null) found.set(item, original);
    }
  }
  return found;
}

/** All that an item says besides its title and its link. */
function whatItSays(item: Item): string {
  const content = Object.entries(compared(contentOf(item))).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([item.kind, item.external, item.priority, content]);
}
