import { DAY, dayOf } from '../chart/data.ts';
import type { DayCounts } from '../model/baseline.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import { itemsInScope } from '../roadmap/release/scope.ts';
import { openBlockers } from './blockers.ts';

/** Days of which each keeps its line. Of older ones each week keeps one, and after the most lines the oldest go. */
const DAILY = 120;
const MOST_LINES = 400;

/** The day of a run, and the release that its numbers are about. */
export interface CountedDay {
  readonly today: IsoDate;
  readonly release: Release | null;
}

/** The numbers of the file on a day, in the words of the outputs. */
export function numbersOn(roadmap: Roadmap, { today, release }: CountedDay): DayCounts {
  const own = itemsInScope(roadmap, release);
  const open = own.filter(({ state, external }) => state === 'open' && !external);
  const bugs = open.filter(({ kind }) => kind === 'bug').length;
  const done = own.filter(({ state }) => state === 'done').length;
  const counts = { date: today, bugs, features: open.length - bugs, blockers: openBlockers(roadmap, release).length, done };
  return release === null ? counts : { ...counts, release: release.title };
}

/** The history with today's line. A day has one line: that of its last run. */
export function historyAfter(before: readonly DayCounts[], roadmap: Roadmap, day: CountedDay): DayCounts[] {
  const { today } = day;
  const days = [...before.filter(({ date }) => date !== today), numbersOn(roadmap, day)].toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const weekOf = (date: IsoDate) => Math.floor(dayOf(date) / (7 * DAY));
  const isOld = (date: IsoDate) => dayOf(today) - dayOf(date) > DAILY * DAY;
  // The last line of a week stands for it.
  return days.filter(({ date }, index) => !isOld(date) || weekOf(date) !== weekOf(days[index + 1]?.date ?? today)).slice(-MOST_LINES);
}
