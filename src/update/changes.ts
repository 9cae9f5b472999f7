import type { Item, Priority, Roadmap } from '../model/roadmap.ts';
import type { Release } from '../model/timeline.ts';
import type { PublishedItem, Snapshot } from '../model/update.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { isEarlier, isLater, isReleaseOf, sameRelease } from '../roadmap/timeline/release.ts';
import { isOpen, rankOf, releaseField, resolutionOf, topLevel } from './items.ts';
import type { Remark, UpdateFacts } from './model.ts';
import { datesOf, publishedOf } from './snapshot.ts';

/** The order in which the kinds of changes are listed. */
const TOLD = ['New', 'Resolved', 'Reopened', 'Slipped', 'Raised', 'Lowered', 'Removed'] as const satisfies ReadonlyArray<Remark['says']>;

/** What changed since the last published update, kind by kind, each in the file's order. */
export function readChanges({ roadmap, release }: Pick<UpdateFacts, 'roadmap' | 'release'>, previous: Snapshot): Remark[] {
  const published = publishedOf(roadmap, previous);
  const ofItems = topLevel(roadmap).flatMap((item) => changesOf(item, published.get(item), release));
  // Another release has its own dates, so they cannot be compared.
  const isSame = previous.release === null || release === null || isReleaseOf(previous.release, release);
  const all = [...(isSame ? slippedDates(roadmap, release, previous) : []), ...ofItems, ...removedRemarks(roadmap, previous, new Set(published.values()))];
  return TOLD.flatMap((says) => all.filter((remark) => remark.says === says));
}

/** @param before the item in the last update @param release the roadmap's release */
function changesOf(item: Item, before: PublishedItem | undefined, release: Release | null): Remark[] {
  const { title, issue, priority } = item;
  const named = { title, issue };
  if (before === undefined) return isOpen(item) ? [{ says: 'New', ...named }] : [];
  if (!isOpen(item)) {
    const resolution = resolutionOf(item) || (item.state === 'dropped' ? 'Not planned' : null);
    return before.state === 'open' ? [{ says: 'Resolved', ...named, resolution }] : [];
  }
  const to = releaseField(item);
  const moved = priorityMove(priority, before.priority);
  return [
    ...(before.state === 'open' ? [] : [{ says: 'Reopened' as const, ...named }]),
    ...(slips(before.release, to, release) ? [{ says: 'Slipped' as const, ...named, from: before.release, to }] : []),
    ...(moved === null ? [] : [{ says: moved, ...named, from: before.priority ?? '', to: priority ?? 'none' }]),
  ];
}

/** Whether an item moved to a later release. An item that names no release belongs to the roadmap's release. */
function slips(from: string, to: string, release: Release | null): boolean {
  if (to === '' || isReleaseOf(to, release) || sameRelease(to, from, release) || isLater(from)) return false;
  return !isEarlier(to, from === '' ? (release?.title ?? '') : from, release);
}

/** The change from no priority to `low`, or back, is not worth a remark. */
function priorityMove(now: Priority | null, before: Priority | null): 'Raised' | 'Lowered' | null {
  if (now !== null && rankOf(now) < rankOf(before)) return 'Raised';
  return before !== null && rankOf(now) > rankOf(before) ? 'Lowered' : null;
}

/** Items that were open and are no longer in the file. An item that became a sub-item is still in the file. */
function removedRemarks({ items }: Roadmap, previous: Snapshot, found: ReadonlySet<PublishedItem>): Remark[] {
  const numbers = new Set(items.map(({ issue }) => issue));
  return previous.items
    .filter((item) => item.state === 'open' && !found.has(item) && (item.issue === null || !numbers.has(item.issue)))
    .map(({ title, issue }) => ({ says: 'Removed', title, issue }));
}

/**
 * Dates of the timeline that end later than before, in the words of the file. If a label stands there several times, the
 * first is compared with the first, the second with the second. `August 2026` instead of `Q3 2026` is not later: it ends earlier.
 */
function slippedDates(roadmap: Roadmap, release: Release | null, previous: Snapshot): Remark[] {
  const before = new Map<string, Array<Snapshot['timeline'][number]>>();
  for (const date of previous.timeline) grouped(before, canonicalText(date.label)).push(date);
  return datesOf(roadmap, release).flatMap(({ label, until, written }): Remark[] => {
    const was = before.get(canonicalText(label))?.shift();
    if (was === undefined || was.until >= until) return [];
    // `1 July` may stand for another year than before. Then the words are equal, so the days are shown.
    const words = was.written === written ? { from: was.until, to: until } : { from: was.written, to: written };
    return [{ says: 'Slipped', title: label, issue: null, ...words }];
  });
}
