import { itemsInScope } from '../roadmap/release/scope.ts';
import { isOpen, ownerOf, statusInWords } from './items.ts';
import type { Remark, UpdateFacts } from './model.ts';
import { publishedOf } from './snapshot.ts';

/** The number of updates with the same status after which an item needs attention. */
const PATIENCE = 2;

/** Remarks on items without an owner, and on items whose status has not changed for a while. External items are left out: other projects own them. */
export function readAttention({ roadmap, release, previous }: Pick<UpdateFacts, 'roadmap' | 'release' | 'previous'>): Remark[] {
  const published = publishedOf(roadmap, previous);
  const open = itemsInScope(roadmap, release).filter(isOpen);
  const unowned = open.filter((item) => !item.external && ownerOf(item) === null);
  const unchanged = open.flatMap((item): Remark[] => {
    const before = published.get(item);
    const status = statusInWords(item);
    if (before === undefined || status === '' || before.status !== status || before.updates < PATIENCE) return [];
    return [{ says: 'Status unchanged', title: item.title, issue: item.issue, status, updates: before.updates }];
  });
  return [...unowned.map(({ title, issue }): Remark => ({ says: 'No owner', title, issue })), ...unchanged];
}
