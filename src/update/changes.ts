import type { IsoDate, Item, PublishedItem, Roadmap, Snapshot } from '../model.ts';
import { grouped } from '../roadmap/grouped.ts';
import { isLater, isReleaseOf, type Release, sameRelease } from '../roadmap/release.ts';
import { canonicalText } from '../roadmap/text.ts';
import { isOpen, rankOf, releaseOf, resolutionOf, topLevel } from './items.ts';
import { publishedOf } from './snapshot.ts';
import type { Remark } from './update.ts';

type Change = Pick<Remark, 'says' | 'change' | 'detail'>;

/** What changed since the last published update: new, resolved, reopened, slipped and raised, each in the file's order. */
export function readChanges(roadmap: Roadmap, release: Release | null, previous: Snapshot, write: (date: IsoDate) => string): Remark[] {
  const published = publishedOf(roadmap, previous);
  const ofItems = topLevel(roadmap).flatMap((item) =>
    changesOf(item, published.get(item), release).map((change): Remark => ({ title: item.title, issue: item.issue, updates: null, ...change })),
  );
  const told = (says: Remark['says']) => ofItems.filter((remark) => remark.says === says);
  return [...told('New'), ...told('Resolved'), ...told('Reopened'), ...slippedDates(roadmap, previous, write), ...told('Slipped'), ...told('Raised')];
}

/** @param before what the last update told of it @param release the roadmap's */
function changesOf(item: Item, before: PublishedItem | undefined, release: Release | null): Change[] {
  const plain = (says: Remark['says'], detail: string | null = null) => ({ says, detail, change: null });
  if (before === undefined) return isOpen(item) ? [plain('New')] : [];
  if (!isOpen(item)) {
    const resolution = resolutionOf(item) || (item.state === 'dropped' ? 'Not planned' : '');
    return before.state === 'open' ? [plain('Resolved', resolution === '' ? null : resolution)] : [];
  }
  const changes: Change[] = before.state === 'open' ? [] : [plain('Reopened')];
  const to = releaseOf(item);
  // An item that names no release, or the roadmap's own, is meant for this one; what comes back from later did not slip.
  const isThis = to === '' || isReleaseOf(to, release);
  if (!isThis && !sameRelease(to, before.release, release) && !isLater(before.release))
    changes.push({ says: 'Slipped', change: { from: before.release, to }, detail: null });
  if (item.priority !== null && rankOf(item.priority) < rankOf(before.priority)) {
    changes.push({ says: 'Raised', change: { from: before.priority ?? '', to: item.priority }, detail: null });
  }
  return changes;
}

/** Dates of the timeline that are later than they were; of equal labels the first is compared with the first. */
function slippedDates(roadmap: Roadmap, previous: Snapshot, write: (date: IsoDate) => string): Remark[] {
  const before = new Map<string, IsoDate[]>();
  for (const { label, date } of previous.timeline) grouped(before, canonicalText(label)).push(date);
  return roadmap.timeline.flatMap(({ label, date }): Remark[] => {
    if (date === null) return [];
    const was = before.get(canonicalText(label))?.shift();
    if (was === undefined || was >= date) return [];
    return [{ says: 'Slipped', title: label, issue: null, change: { from: write(was), to: write(date) }, detail: null, updates: null }];
  });
}
