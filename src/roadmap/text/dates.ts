import type { IsoDate } from '../../model/timeline.ts';

/** A date, and how to write another date in the same format. */
export interface WrittenDate {
  readonly date: IsoDate;
  readonly write: (date: IsoDate) => string;
}

/** The English names, January first. */
export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** A pattern for a month's name or abbreviation. It is made for use with the flag `i`. */
export const MONTH = `(?<month>${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)(?<dot>\\.?)`;
const DAY = '(?<day>\\d{1,2})(?<ordinal>st|nd|rd|th)?';

interface Form {
  readonly pattern: RegExp;
  readonly write: (parts: Parts, groups: Readonly<Record<string, string | undefined>>) => string;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const FORMS: readonly Form[] = [
  {
    pattern: /^(?<year>\d{4})(?<mark>[-/.])(?<number>\d{2})\k<mark>(?<day>\d{2})$/,
    write: ({ year, month, day }, { mark }) => `${year}${mark}${two(month)}${mark}${two(day)}`,
  },
  {
    pattern: /^(?<year>\d{4})\/(?<number>\d{1,2})\/(?<day>\d{1,2})$/,
    write: ({ year, month, day }) => `${year}/${month}/${day}`,
  },
  {
    pattern: /^(?<year>\d{4})(?<years>[\u5e74\ub144] ?)(?<number>\d{1,2})(?<months>[\u6708\uc6d4] ?)(?<day>\d{1,2})(?<days>[\u65e5\uc77c])$/,
    write: ({ year, month, day }, { years, number, months, day: written, days }) => {
      const like = [number, written].some((text) => text?.startsWith('0')) ? two : String;
      return `${year}${years}${like(month)}${months}${like(day)}${days}`;
    },
  },
  {
    pattern: new RegExp(`^(?<year>\\d{4})(?<gap>[ /-])${MONTH}\\k<gap>${DAY}$`, 'i'),
    write: ({ year, month, day }, groups) => `${year}${groups['gap']}${monthLike(month, groups)}${groups['gap']}${dayLike(day, groups)}`,
  },
  { pattern: /^(?<day>\d{2})\.(?<number>\d{2})\.(?<year>\d{4})$/, write: ({ year, month, day }) => `${two(day)}.${two(month)}.${year}` },
  {
    pattern: /^(?<day>\d{1,2})\.(?<gap> ?)(?<number>\d{1,2})\.\k<gap>(?<year>\d{4})$/,
    write: ({ year, month, day }, { gap }) => `${day}.${gap}${month}.${gap}${year}`,
  },
  {
    pattern: new RegExp(`^${DAY}(?<of> of)?(?<gap>[ /-])${MONTH}(?<comma>,?)\\k<gap>(?<year>\\d{4})$`, 'i'),
    write: ({ year, month, day }, groups) =>
      `${dayLike(day, groups)}${groups['of'] ?? ''}${groups['gap']}${monthLike(month, groups)}${groups['comma']}${groups['gap']}${year}`,
  },
  {
    pattern: new RegExp(`^${MONTH} ${DAY}(?<comma>,?) (?<year>\\d{4})$`, 'i'),
    write: ({ year, month, day }, groups) => `${monthLike(month, groups)} ${dayLike(day, groups)}${groups['comma']} ${year}`,
  },
];

/**
 * Reads a date of one day: `6 May 2013`, `May 6th, 2013`, `2013-05-06`, `06.05.2013`.
 * `05/06/2013` is not read, because it means different days in different countries.
 */
export function readDate(text: string): WrittenDate | null {
  const trimmed = text.trim();
  for (const { pattern, write } of FORMS) {
    const groups = pattern.exec(trimmed)?.groups;
    if (groups === undefined) continue;
    const month = groups['number'] === undefined ? monthNumber(groups['month'] ?? '') : Number(groups['number']);
    const date = isoDate(Number(groups['year']), month, Number(groups['day']));
    return date === null ? null : { date, write: (other) => write(datePartsOf(other), groups) };
  }
  return null;
}

const MONTH_ALONE = new RegExp(`^${MONTH}(?<comma>,?) (?<year>\\d{4})$`, 'i');

/** Reads a month without a day, `June 2022` or `2022-06`, as its first day; null if it is none. */
export function readMonth(text: string): WrittenDate | null {
  const groups = (MONTH_ALONE.exec(text.trim()) ?? /^(?<year>\d{4})-(?<number>\d{2})$/.exec(text.trim()))?.groups;
  if (groups === undefined) return null;
  const { month, number, comma = '' } = groups;
  const date = isoDate(Number(groups['year']), number === undefined ? monthNumber(month ?? '') : Number(number), 1);
  if (date === null) return null;
  return {
    date,
    write: (other) => {
      const parts = datePartsOf(other);
      return number === undefined ? `${monthLike(parts.month, groups)}${comma} ${parts.year}` : `${parts.year}-${two(parts.month)}`;
    },
  };
}

/** Whether a text is an ISO date of a day that exists. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isoDate(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The ISO date of a day; null if there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  return day >= 1 && day <= daysIn(year, month) ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : null;
}

/** The number of days of a month; 0 if there is no such month. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** The English names, in the order in which `weekdayOf` counts. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The weekday, from 0 for Sunday to 6, by Sakamoto's method, in which the year begins with March. */
export function weekdayOf(date: IsoDate): number {
  const { year: written, month, day } = datePartsOf(date);
  const year = month < 3 ? written - 1 : written;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  return (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + shift + day) % 7;
}

/** A day in words: `6 May 2026`. */
export function dateInWords(date: IsoDate): string {
  const { year, month, day } = datePartsOf(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function datePartsOf(date: IsoDate): Parts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** The number of a month, 1 to 12, by the first three letters of a name that `MONTH` matches. */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** The name of a month, in the length and case of another month's name. */
function monthLike(month: number, groups: Readonly<Record<string, string | undefined>>): string {
  const name = MONTHS[month - 1] ?? '';
  const like = groups['month'] ?? name;
  // “May” is as long as its abbreviation, so only a dot shows that it is abbreviated.
  const short = (like.length <= 4 && !MONTHS.some((full) => full.toLowerCase() === like.toLowerCase())) || groups['dot'] === '.';
  const written = short ? `${name.slice(0, 3)}${name.length > 3 ? (groups['dot'] ?? '') : ''}` : name;
  return like === like.toUpperCase() ? written.toUpperCase() : like === like.toLowerCase() ? written.toLowerCase() : written;
}

function dayLike(day: number, groups: Readonly<Record<string, string | undefined>>): string {
  if (groups['ordinal'] === undefined) return groups['day']?.startsWith('0') === true ? two(day) : String(day);
  const ending = day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th';
  return `${day}${ending}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
