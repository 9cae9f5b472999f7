import type { DayCounts } from '../model/baseline.ts';
import type { IsoDate } from '../model/timeline.ts';
import { DAY, dayOf, daysLater } from './data.ts';

/** The days between which nothing would be left. */
export interface Forecast {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The first day of the pace: four to six weeks before the last day of the history. */
  readonly since: DayCounts;
}

/** What a forecast is about: how much of it is left on a day, and how much is behind, whose growth is the pace. */
interface Goal {
  readonly left: (day: DayCounts) => number;
  readonly behind: (day: DayCounts) => number;
  /** Less growth is no pace. */
  readonly least: number;
}

/** Everything is done. */
export const ALL_DONE: Goal = { left: ({ bugs, features }) => bugs + features, behind: ({ done }) => done, least: 4 };

/** No blocker is left. A new one takes back what is behind. */
export const NO_BLOCKERS: Goal = { left: ({ blockers }) => blockers, behind: ({ blockers }) => -blockers, least: 2 };

/** Days that are looked back at. */
const WINDOW = 42;
/** Fewer days are no pace. */
const LEAST_DAYS = 28;
/** Days. Whoever promises more than two years ahead knows nothing. */
const FARTHEST = 730;

/**
 * When nothing would be left, at the faster and at the slower pace of the two halves of the last six weeks. Null where the history is
 * too short for a pace, or has no line between its ends; where nothing moves in one half; or where the answer is more than two years
 * away. The days of another release do not count.
 * @param days oldest first
 */
export function forecastOf(days: readonly DayCounts[], { left, behind, least }: Goal): Forecast | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  const age = (day: DayCounts) => (dayOf(last.date) - dayOf(day.date)) / DAY;
  const recent = days.filter((day) => age(day) <= WINDOW && day.release === last.release);
  const first = recent[0] as DayCounts;
  if (left(last) <= 0 || age(first) < LEAST_DAYS || behind(last) - behind(first) < least) return null;
  const middle = recent.find((day) => age(day) <= age(first) / 2) as DayCounts;
  // Nobody knows how the pace changed between two days that are weeks apart.
  if (middle === last) return null;
  const pace = (from: DayCounts, to: DayCounts) => (behind(to) - behind(from)) / (age(from) - age(to));
  const lengths = [pace(first, middle), pace(middle, last)].map((perDay) => Math.ceil(left(last) / perDay)).toSorted((one, other) => one - other);
  const [shortest = 0, longest = 0] = lengths;
  if (!(shortest > 0 && longest <= FARTHEST)) return null;
  return { from: daysLater(last.date, shortest), to: daysLater(last.date, longest), since: first };
}
