import type { DayCounts } from '../model/baseline.ts';
import { later, millisecondsBetween } from '../model/time.ts';
import type { IsoDate } from '../model/timeline.ts';

/** One date of a timeline. */
export interface ChartDate {
  readonly label: string;
  /** The last day, where it is a period. */
  readonly date: IsoDate;
  /** The timeline's mark stands there. */
  readonly here: boolean;
}

/** Everything that the picture shows. The same data gives the same bytes. */
export interface ChartData {
  readonly title: string;
  /** The roadmap's path. */
  readonly path: string;
  readonly today: IsoDate;
  readonly history: readonly DayCounts[];
  /** One row of dates for each timeline; the heading is null where there is only one. */
  readonly timelines: readonly { readonly heading: string | null; readonly dates: readonly ChartDate[] }[];
}

/** Milliseconds of a day. */
export const DAY = 86_400_000;

const EPOCH = '1970-01-01T00:00:00Z';

/** Midnight in UTC, in milliseconds, so that no time zone moves the day. */
export function dayOf(date: IsoDate): number {
  return millisecondsBetween(EPOCH, date);
}

/** The day so many days later. */
export function daysLater(date: IsoDate, days: number): IsoDate {
  return later(date, days * DAY).slice(0, 10);
}

/**
 * The days that can be drawn, oldest first. Days after today come from a clock that was wrong or from an input `date`, and of
 * two lines about one day the later one counts.
 */
export function drawableDays({ history, today }: Pick<ChartData, 'history' | 'today'>): DayCounts[] {
  const byDate = new Map(history.filter(({ date }) => date <= today).map((day) => [day.date, day]));
  return [...byDate.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

/** Every item of a day, done or not. */
export function scopeOf({ bugs, features, done }: DayCounts): number {
  return bugs + features + done;
}
