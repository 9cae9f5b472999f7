import type { IsoDate } from '../../model/timeline.ts';
import { isWeekdayRight, LEAP_YEAR, type Period, readPeriodAs } from '../text/periods.ts';
import { outOfOrder } from './order.ts';

/** The result of reading the text in the place of a date. */
export type DateReading =
  | { readonly is: 'date'; readonly period: Period }
  | { readonly is: 'unreadable' }
  | { readonly is: 'no-year' }
  | { readonly is: 'wrong-weekday'; readonly day: IsoDate };

/**
 * Reads the dates of one timeline. A date without a year gets the first year in which it is not before the entry above it, or
 * else the last year in which it is not after the next date with a year. If there is neither, it has no year. Its weekday does
 * not decide about the year; it is only checked.
 */
export function readDates(dates: readonly string[]): DateReading[] {
  const own = dates.map((date) => readPeriodAs(date, null));
  // `mid July` above `Q3 2026` may lie within that quarter. But if `5 Dec` and `10 Jan` are above `2026`, only the second one can lie in that year.
  const within = withYears(dates, own, 'to');
  const periods = outOfOrder(within.map(daysOfPeriod)).length === 0 ? within : withYears(dates, own, 'from');
  return dates.map((date, at): DateReading => {
    const period = periods[at] ?? null;
    if (period === null) return { is: readPeriodAs(date, LEAP_YEAR) === null ? 'unreadable' : 'no-year' };
    return isWeekdayRight(period) ? { is: 'date', period } : { is: 'wrong-weekday', day: period.from };
  });
}

/** Gives the dates their years. @param end the day of the next date with a year that the dates above it may not be after: its first or its last one */
function withYears(dates: readonly string[], own: ReadonlyArray<Period | null>, end: 'from' | 'to'): Array<Period | null> {
  const next: Array<IsoDate | null> = [];
  for (let at = own.length - 1; at >= 0; at -= 1) next[at] = own[at]?.[end] ?? next[at + 1] ?? null;
  let previous: IsoDate | null = null;
  return dates.map((date, at) => {
    const period: Period | null = own[at] ?? inYear(date, previous, next[at] ?? null);
    if (period !== null) previous = period.from;
    return period;
  });
}

/** The years that are tried. There can be eight years from one 29 February to the next. */
const YEARS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

function inYear(date: string, previous: IsoDate | null, next: IsoDate | null): Period | null {
  const around = previous ?? next;
  if (around === null) return null;
  for (const years of YEARS) {
    const period = readPeriodAs(date, Number(around.slice(0, 4)) + (previous === null ? -years : years));
    if (period !== null && (previous === null ? period.from <= around : period.to >= around)) return period;
  }
  return null;
}

function daysOfPeriod(period: Period | null): { date: IsoDate | null; until: IsoDate | null } {
  return { date: period?.from ?? null, until: period?.to ?? null };
}
