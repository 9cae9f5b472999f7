import type { IsoDate, TimelineEntry } from '../../model/timeline.ts';

/** The first and the last day of an entry's date; null if it has no date. */
type EntryDays = Pick<TimelineEntry, 'date' | 'until'>;

/**
 * The day on which each entry of a timeline is reached; null if it has no date. Normally that is its first day. But people
 * write `RC: mid July 2026` and below it `Release: Q3 2026`. A period that begins no later than an entry above it is reached
 * counts as reached on its last day.
 */
export function reachedOn(timeline: readonly EntryDays[]): Array<IsoDate | null> {
  let latest: IsoDate | null = null;
  return timeline.map(({ date, until }) => {
    if (date === null || until === null) return null;
    const day = latest === null || date > latest ? date : until;
    if (latest === null || day > latest) latest = day;
    return day;
  });
}

/** An entry that is in the wrong place. */
export interface Misplaced<T> {
  readonly entry: T;
  /** The last entry above it with a date. `reached` is the day on which that entry is reached. */
  readonly above: T;
  readonly reached: IsoDate;
}

/** The entries of a timeline that end before the entry above them is reached. */
export function outOfOrder<T extends EntryDays>(timeline: readonly T[]): Array<Misplaced<T>> {
  const days = reachedOn(timeline);
  let above: Omit<Misplaced<T>, 'entry'> | null = null;
  const found: Array<Misplaced<T>> = [];
  for (const [at, entry] of timeline.entries()) {
    const reached = days[at] ?? null;
    if (reached === null || entry.until === null) continue;
    if (above !== null && entry.until < above.reached) found.push({ entry, ...above });
    above = { above: entry, reached };
  }
  return found;
}

/** Whether two entries have the same date. A day and the month that contains it are different dates. */
export function isSameDate(one: EntryDays, other: EntryDays): boolean {
  return one.date !== null && one.date === other.date && one.until === other.until;
}
