import type { Problem } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release, TimelineEntry } from '../model/timeline.ts';
import { isTracked } from '../model/tracked.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import type { MarkMove } from '../roadmap/edit/move-mark.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { isDeferred } from '../roadmap/release/scope.ts';
import { isSameDate, outOfOrder, reachedOn } from '../roadmap/timeline/order.ts';
import { isTimelineOf } from '../roadmap/timeline/release.ts';

/**
 * Where the mark `WE ARE HERE` goes: to the last entry of its timeline whose date was reached. It goes back if dates were
 * postponed. Null if it stays: there is no mark or more than one; no date was reached; the dates are out of order; the last date
 * that was reached appears twice; or the mark is after that date, on an entry without a date.
 */
export function markMove({ timeline, problems }: Roadmap, today: IsoDate): MarkMove | null {
  const marked = timeline.find(({ here }) => here);
  if (marked === undefined || problems.some(({ code }) => code === 'two-marks')) return null;
  const own = timeline.filter((entry) => entry.timeline === marked.timeline);
  if (outOfOrder(own).length > 0) return null;
  const days = reachedOn(own);
  const last = own.findLast((_, at) => (days[at] ?? null) !== null && (days[at] ?? '') <= today);
  if (last === undefined || last === marked || own.filter((entry) => isSameDate(entry, last)).length > 1) return null;
  if (marked.date === null && marked.line > last.line) return null;
  return { from: marked.line, to: last.line };
}

/** The roadmap on a day: its mark is on the last date that was reached. */
export function onDay(roadmap: Roadmap, today: IsoDate, reading: ReadOptions): Roadmap {
  const mark = markMove(roadmap, today);
  if (mark === null) return roadmap;
  return editRoadmap(roadmap, { items: [], mark, lastUpdated: null }, reading).roadmap;
}

const FREEZE = /\b(?:freez(?:e|es|ing)|frozen)\b/i;

/** How many features a message names. */
const NAMED = 3;

/** Reports that a freeze has passed while features of this release are open. At most one problem, at the last freeze that has passed. */
export function freezeProblems(roadmap: Roadmap, release: Release | null, today: IsoDate): Problem[] {
  const passed = roadmap.timeline.filter((entry) => FREEZE.test(entry.label) && entry.until !== null && entry.until < today && isTimelineOf(entry, release));
  const last = passed.reduce<TimelineEntry | undefined>(
    (latest, entry) => (latest === undefined || untilOf(entry) >= untilOf(latest) ? entry : latest),
    undefined,
  );
  const open = openFeatures(roadmap, release);
  if (last === undefined || open.length === 0) return [];
  const freezes = passed.map((entry) => `“${entry.label}” (${untilOf(entry)})`).join(', ');
  const named = open.slice(0, NAMED).map(({ title, line }) => `“${title}” on line ${line}`);
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  const are = open.length === 1 ? '1 feature is' : `${open.length} features are`;
  const have = passed.length === 1 ? 'has' : 'have';
  const message = `${freezes} ${have} passed, and ${are} still open: ${named.join(', ')}${more}. Finish them, move them to a later release, or postpone the date.`;
  return [{ line: last.line, level: 'warning', code: 'freeze-passed', message }];
}

function untilOf({ until }: TimelineEntry): IsoDate {
  return until ?? '';
}

/** The open features that a freeze concerns: those of this release, without external ones. */
function openFeatures({ items }: Roadmap, own: Release | null): Item[] {
  return items.filter((item) => isTracked(item) && item.kind === 'feature' && item.state === 'open' && !item.external && !isDeferred(item, own));
}
