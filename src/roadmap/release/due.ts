import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IsoDate, Release, TimelineEntry } from '../../model/timeline.ts';
import { isTimelineOf, releaseEntry } from '../timeline/release.ts';
import { itemsInScope } from './scope.ts';

const FREEZE = /\b(?:freez(?:e|es|ing)|frozen)\b/i;

/** Freezes that have passed while features of this release are open. */
export interface PassedFreeze {
  readonly freezes: readonly TimelineEntry[];
  /** The one that passed last. */
  readonly last: TimelineEntry;
  readonly open: readonly Item[];
}

/** The freezes whose last day has passed, if features of this release are open then; otherwise null. */
export function passedFreeze(roadmap: Roadmap, release: Release | null, today: IsoDate): PassedFreeze | null {
  const freezes = roadmap.timeline.filter((entry) => FREEZE.test(entry.label) && entry.until !== null && entry.until < today && isTimelineOf(entry, release));
  const [first, ...others] = freezes;
  const open = openFeatures(roadmap, release);
  if (first === undefined || open.length === 0) return null;
  const last = others.reduce((latest, entry) => ((entry.until ?? '') >= (latest.until ?? '') ? entry : latest), first);
  return { freezes, last, open };
}

/** The release's date, reached while blockers or features of this release are open. */
export interface DueRelease {
  readonly entry: TimelineEntry;
  readonly day: IsoDate;
  readonly open: readonly Item[];
}

/** Whether the release's last day is reached with blockers or features of this release open; null if not, or if the date is unknown. */
export function dueRelease(roadmap: Roadmap, release: Release | null, today: IsoDate): DueRelease | null {
  const entry = releaseEntry(roadmap);
  if (entry === null || entry.until === null || entry.until > today) return null;
  const features = new Set(openFeatures(roadmap, release));
  const open = itemsInScope(roadmap, release).filter((item) => features.has(item) || (item.state === 'open' && item.priority === 'blocker'));
  return open.length === 0 ? null : { entry, day: entry.until, open };
}

/** The open features of this release, without external ones: neither a freeze nor the release's day concerns those. */
function openFeatures(roadmap: Roadmap, release: Release | null): Item[] {
  return itemsInScope(roadmap, release).filter((item) => item.kind === 'feature' && item.state === 'open' && !item.external);
}
