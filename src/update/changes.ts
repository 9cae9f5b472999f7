import type { Item, Priority, Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import type { PublishedItem, Snapshot } from '../model/update.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { readPeriod } from '../roadmap/text/periods.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { isEarlier, isLater, isReleaseOf, isTimelineOf, sameRelease } from '../roadmap/timeline/release.ts';
import { isOpen, ownerOf, prognosisOf, rankOf, releaseField, resolutionOf, statusInWords, topLevel } from './items.ts';
import type { Remark, UpdateFacts } from './model.ts';
import { publishedOf } from './snapshot.ts';

/** The order in which the kinds of changes are listed. */
const TOLD = [
  'Reached',
  'New date',
  'New',
  'Finished',
  'Resolved',
  'Dropped',
  'Reopened',
  'Slipped',
  'Pulled in',
  'Brought back',
  'Raised',
  'Lowered',
  'Renamed',
  'Owner',
  'Prognosis',
  'Status',
  'Removed',
] as const satisfies ReadonlyArray<Remark['says']>;

/** What changed since the last published update, kind by kind, each in the file's order. */
export function readChanges(facts: Pick<UpdateFacts, 'roadmap' | 'release' | 'today'>, previous: Snapshot): Remark[] {
  const { roadmap, release } = facts;
  const published = publishedOf(roadmap, previous);
  const ofItems = topLevel(roadmap).flatMap((item) => changesOf(item, published.get(item), release));
  // Another release has its own dates, so they cannot be compared.
  const isSame = previous.release === null || release === null || isReleaseOf(previous.release, release);
  const all = [
    ...(isSame ? [...reachedDates(facts, previous), ...movedDates(roadmap, release, previous)] : []),
    ...ofItems,
    ...removedRemarks(roadmap, previous, new Set(published.values())),
  ];
  return TOLD.flatMap((says) => all.filter((remark) => remark.says === says));
}

/** @param before the item in the last update @param release the roadmap's release */
function changesOf(item: Item, before: PublishedItem | undefined, release: Release | null): Remark[] {
  const { title, issue, priority } = item;
  const named = { title, issue };
  if (before === undefined) return isOpen(item) ? [{ says: 'New', ...named }] : [];
  if (!isOpen(item)) {
    if (before.state !== 'open') return [];
    const said = resolutionOf(item);
    // A feature is no fault that somebody resolves.
    if (item.kind === 'feature') return [item.state === 'done' ? { says: 'Finished', ...named } : { says: 'Dropped', ...named, resolution: said || null }];
    return [{ says: 'Resolved', ...named, resolution: said || (item.state === 'dropped' ? 'Not planned' : null) }];
  }
  const to = releaseField(item);
  const moved = priorityMove(priority, before.priority);
  return [
    ...(before.state === 'open' ? [] : [{ says: 'Reopened' as const, ...named }]),
    ...releaseMove(named, before.release, to, release),
    ...(moved === null ? [] : [{ says: moved, ...named, from: before.priority ?? '', to: priority ?? 'none' }]),
    ...urgentChanges(item, before),
    ...(canonicalText(before.title) === canonicalText(title) ? [] : [{ says: 'Renamed' as const, ...named, from: before.title, to: title }]),
  ];
}

/** Other owners, prognoses and statuses of items that are at least at level high. */
function urgentChanges(item: Item, before: PublishedItem): Remark[] {
  // An older state knows neither owners nor prognoses.
  if (before.kind === undefined || rankOf(item.priority) > rankOf('high')) return [];
  const { title, issue } = item;
  const values = [
    ['Owner', before.owner ?? '', ownerOf(item) ?? ''],
    ['Prognosis', before.prognosis ?? '', prognosisOf(item)],
    ['Status', before.status, statusInWords(item)],
  ] as const;
  return values.flatMap(([says, from, to]) => (canonicalText(from) === canonicalText(to) ? [] : [{ says, title, issue, from, to: to === '' ? 'none' : to }]));
}

/** The move of an item to another release: later, earlier, or back to this one. */
function releaseMove(named: Pick<Remark, 'title' | 'issue'>, from: string, to: string, release: Release | null): Remark[] {
  if (slips(from, to, release)) return [{ says: 'Slipped', ...named, from, to }];
  const isOurs = (text: string) => text === '' || isReleaseOf(text, release);
  if (isOurs(from) || sameRelease(to, from, release)) return [];
  if (isOurs(to)) return isEarlier(from, release?.title ?? '', release) ? [] : [{ says: 'Brought back', ...named, from, to: release?.title ?? 'this release' }];
  return isLater(to) ? [] : [{ says: 'Pulled in', ...named, from, to }];
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

/** The dates of the timeline that were reached since the last update, and those that are new in it. */
function reachedDates({ roadmap, release, today }: Pick<UpdateFacts, 'roadmap' | 'release' | 'today'>, previous: Snapshot): Remark[] {
  const known = new Set(previous.timeline.map(({ label }) => canonicalText(label)));
  return roadmap.timeline.flatMap((entry): Remark[] => {
    const { label, date, until, written } = entry;
    if (date === null || until === null || !isTimelineOf(entry, release)) return [];
    const named = { title: label, issue: null, on: written };
    // The first dates of a timeline are no news beside the timeline itself.
    const isNew = known.size > 0 && !known.has(canonicalText(label));
    const isReached = previous.date < date && date <= today;
    return [...(isReached ? [{ says: 'Reached' as const, ...named }] : []), ...(isNew && !isReached ? [{ says: 'New date' as const, ...named }] : [])];
  });
}

/**
 * Dates of the timeline that end later or earlier than before, in the words of the file. If a label stands there several times, the
 * first is compared with the first, the second with the second. `August 2026` instead of `Q3 2026` says the same more exactly, because it is a part of it.
 */
function movedDates(roadmap: Roadmap, release: Release | null, previous: Snapshot): Remark[] {
  const before = new Map<string, Array<Snapshot['timeline'][number]>>();
  for (const date of previous.timeline) grouped(before, canonicalText(date.label)).push(date);
  return roadmap.timeline.flatMap((entry): Remark[] => {
    const { label, date, until, written } = entry;
    if (until === null || !isTimelineOf(entry, release)) return [];
    const was = before.get(canonicalText(label))?.shift();
    if (was === undefined || was.until === until || (was.until > until && isInside(date, was))) return [];
    // `1 July` may stand for another year than before. Then the words are equal, so the days are shown.
    const words = was.written === written ? { from: was.until, to: until } : { from: was.written, to: written };
    return [{ says: was.until < until ? 'Slipped' : 'Pulled in', title: label, issue: null, ...words }];
  });
}

/** Whether a period lies inside an earlier one. Words that cannot be read, or a single day, hold no other one. */
function isInside(date: IsoDate | null, was: Snapshot['timeline'][number]): boolean {
  const period = readPeriod(was.written, Number(was.until.slice(0, 4)));
  return date !== null && period !== null && period.to === was.until && period.from <= date;
}
