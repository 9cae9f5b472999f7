import type { Item, Roadmap } from '../model/roadmap.ts';
import type { Release } from '../model/timeline.ts';
import type { PublishedItem, Snapshot } from '../model/update.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { isTimelineOf } from '../roadmap/timeline/release.ts';
import { ownerOf, prognosisOf, releaseField, statusInWords, topLevel } from './items.ts';
import type { UpdateFacts } from './model.ts';

/** The content of an update, kept so that the next update can be compared with it. @param previous the last published update */
export function snapshotOf({ roadmap, release, today, previous }: Pick<UpdateFacts, 'roadmap' | 'release' | 'today' | 'previous'>): Snapshot {
  const published = publishedOf(roadmap, previous);
  return {
    date: today,
    release: release?.title ?? null,
    items: topLevel(roadmap).map((item): PublishedItem => {
      const before = published.get(item);
      const status = statusInWords(item);
      return {
        issue: item.issue,
        title: item.title,
        state: item.state,
        priority: item.priority,
        status,
        release: releaseField(item),
        updates: before !== undefined && before.status === status ? before.updates + 1 : 1,
        ...furtherValues(item),
        ...(item.state === 'open' && item.priority === 'blocker' ? { blockerSince: before?.blockerSince ?? today } : {}),
      };
    }),
    timeline: datesOf(roadmap, release),
    ...(previous === null || previous.released !== undefined ? {} : { after: previous.date }),
  };
}

/** What a later update compares, if it has a value. */
function furtherValues(item: Item): Pick<PublishedItem, 'kind' | 'external' | 'owner' | 'prognosis'> {
  const [owner, prognosis] = [ownerOf(item) ?? '', prognosisOf(item)];
  return {
    kind: item.kind,
    ...(item.external ? { external: true as const } : {}),
    ...(owner === '' ? {} : { owner }),
    ...(prognosis === '' ? {} : { prognosis }),
  };
}

/** The dates of a release, as an update remembers them. */
function datesOf({ timeline }: Roadmap, release: Release | null): Snapshot['timeline'] {
  return timeline.flatMap((entry) => {
    const { label, until, written } = entry;
    return until === null || !isTimelineOf(entry, release) ? [] : [{ label, until, written }];
  });
}

/** For each item, the same item in the last published update. Items are matched by issue number, otherwise by title. */
export function publishedOf(roadmap: Roadmap, previous: Snapshot | null): ReadonlyMap<Item, PublishedItem> {
  const found = new Map<Item, PublishedItem>();
  const byNumber = new Map<number, PublishedItem[]>();
  const byTitle = new Map<string, PublishedItem[]>();
  for (const item of previous?.items ?? []) {
    if (item.issue !== null) grouped(byNumber, item.issue).push(item);
    grouped(byTitle, canonicalText(item.title)).push(item);
  }
  const used = new Set<PublishedItem>();
  const take = (item: Item, among: readonly PublishedItem[] = []) => {
    const before = among.find((one) => !used.has(one));
    if (before === undefined) return;
    used.add(before);
    found.set(item, before);
  };
  const items = topLevel(roadmap);
  for (const item of items) if (item.issue !== null) take(item, byNumber.get(item.issue));
  for (const item of items) {
    if (found.has(item)) continue;
    // Items of two different issues are never the same item, even if their titles are equal.
    const namesakes = byTitle.get(canonicalText(item.title)) ?? [];
    take(
      item,
      namesakes.filter(({ issue }) => issue === null || item.issue === null),
    );
  }
  return found;
}
