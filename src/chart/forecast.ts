import type { DayCounts } from '../model/baseline.ts';
import type { IsoDate } from '../model/timeline.ts';
import { DAY, dayOf, daysLater } from './data.ts';

/** The days between which everything would be done. */
export interface Forecast {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Days that are looked back at. */
const WINDOW = 42;
/** Fewer days, or fewer finished items, are no pace. */
const LEAST_DAYS = 28;
const LEAST_DONE = 4;
/** Days. Whoever promises more than two years ahead knows nothing. */
const FARTHEST = 730;

/**
 * When everything would be done, at the faster and at the slower pace of the two halves of the last six weeks. Null where the
 * history is too short for a pace, where nothing is finished in one half, or where the answer is more than two years away.
 * @param days oldest first
 */
export function forecastOf(days: readonly DayCounts[]): Forecast | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  const open = last.bugs + last.features;
  const age = (day: DayCounts) => (dayOf(last.date) - dayOf(day.date)) / DAY;
  const recent = days.filter((day) => age(day) <= WINDOW);
  const first = recent[0] as DayCounts;
  if (open === 0 || age(first) < LEAST_DAYS || last.done - first.done < LEAST_DONE) return null;
  const middle = recent.find((day) => age(day) <= age(first) / 2) as DayCounts;
  const pace = (from: DayCounts, to: DayCounts) => (to.done - from.done) / (age(from) - age(to));
  const paces = middle === last ? [pace(first, last)] : [pace(first, middle), pace(middle, last)];
  const lengths = paces.map((perDay) => Math.ceil(open / perDay)).toSorted((one, other) => one - other);
  const [shortest = 0, longest = 0] = [lengths[0], lengths.at(-1)];
  if (!(shortest > 0 && longest <= FARTHEST)) return null;
  return { from: daysLater(last.date, shortest), to: daysLater(last.date, longest) };
}
