/** Calculations with the server's times, ISO 8601. Nothing here reads a clock. */

export function later(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

/** The first moment of a day in UTC. @param date an ISO date */
export function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Milliseconds from one time to another; negative if the second one is earlier. */
export function millisecondsBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

/** Milliseconds of an hour, and ten seconds more, because it is unknown how old the server's answers are. */
export const HOUR = 3_600_000 + 10_000;

/** The times that lie within the hour before `now`. */
export function withinHour(times: readonly string[], now: string): string[] {
  return times.filter((time) => millisecondsBetween(time, now) < HOUR);
}

export function isTime(text: unknown): text is string {
  return typeof text === 'string' && !Number.isNaN(Date.parse(text));
}

/** The day of a time in a time zone, as an ISO date. @param zone an IANA name, such as `Europe/Berlin` */
export function dayIn(zone: string, time: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(time));
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}
