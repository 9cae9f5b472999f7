import type { IsoDate } from '../../model/timeline.ts';
import { daysIn, isoDate, MONTH, monthNumber, readDate, WEEKDAYS, weekdayOf } from './dates.ts';
import { withoutEmoji } from './text.ts';

/** The days that a text means. */
export interface Period {
  readonly from: IsoDate;
  /** The last day. */
  readonly to: IsoDate;
  /** The text of the date, without a remark. */
  readonly written: string;
  /** The weekday beside the day, as `weekdayOf` counts; null if there is none. */
  readonly weekday: number | null;
}

/** A leap year, so a year with every possible day. It tells whether a text without a year can be a date at all. */
export const LEAP_YEAR = 2000;

/**
 * Reads the dates that people write into a timeline: a day in the forms of `readDate`, also with its weekday or without a
 * year; a month, a quarter, a half or a year; a part of one of these (`mid June`, `late Q3 2026`, `end of 2026`).
 * Words of uncertainty (`~`, `ca.`, `about`, `by`) and a separate remark after the date make no difference.
 * A day with a wrong weekday is not read.
 * @param year the year of a date without one; null: such a date is not read
 */
export function readPeriod(text: string, year: number | null): Period | null {
  const period = readPeriodAs(text, year);
  return period === null || isWeekdayRight(period) ? period : null;
}

/** The same, but a day with a wrong weekday is read, too. */
export function readPeriodAs(text: string, year: number | null): Period | null {
  const plain = withoutEmoji(text)
    .replace(/`/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  const whole = readExactly(plain, year);
  if (whole !== null) return whole;
  for (const { index, 0: sign } of [...plain.slice(0, MAX_DATE).matchAll(REMARK)].reverse()) {
    const period = readExactly(plain.slice(0, index), year);
    const rest = plain.slice(index + sign.length);
    if (period !== null) return isRemarkOnDate(sign.trim(), rest) ? { ...period, weekday: period.weekday ?? weekdayBehind(rest, period) } : null;
  }
  return null;
}

/** Whether the day has no weekday beside it, or the right one. */
export function isWeekdayRight({ from, weekday }: Period): boolean {
  return weekday === null || weekday === weekdayOf(from);
}

/** The same, but only if the whole text is a date, apart from a parenthesis. */
export function readBarePeriod(text: string, year: number | null): Period | null {
  return readExactly(
    withoutEmoji(text)
      .replace(/`/g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?\([^()]*\) ?$/, ''),
    year,
  );
}

/** The most characters of a date without its remark. */
const MAX_DATE = 60;

/** The signs between a date and a remark after it. */
const REMARK = / ?\(| ?\[|[,;]\s|[.!?]\s| [-–—]+ |\n/g;

/** Whether a remark follows the sign. In `6 May – 10 May` and `6 May, 20133` the date itself continues after the sign. */
function isRemarkOnDate(sign: string, rest: string): boolean {
  if (sign === '(' || sign === '[') return true;
  const first = rest.slice(0, MAX_DATE).split(REMARK)[0] ?? '';
  return !(sign === ',' && /^\s*\d/.test(rest)) && readExactly(first, LEAP_YEAR) === null;
}

/** Words of uncertainty before a date. */
const ABOUT = /^(?:~ ?|(?:(?:ca|circa|approx|approximately|about|around|est|estimated|by|in|on|the)\b[.:]? ))+/i;
const WEEKDAY = '(?<weekday>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\b\\.?';
const WEEKDAY_BEFORE = new RegExp(`^${WEEKDAY},? `, 'i');
const WEEKDAY_BEHIND = new RegExp(`^${WEEKDAY}[)\\]]?$`, 'i');

function weekdayIn(pattern: RegExp, text: string): number | null {
  const name = pattern.exec(text)?.groups?.['weekday'];
  return name === undefined ? null : WEEKDAYS.findIndex((weekday) => weekday.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
}

/** The weekday in a remark that is nothing else: `6 May 2026 (Wed)`. Only a single day has one. */
function weekdayBehind(remark: string, { from, to }: Period): number | null {
  return from === to ? weekdayIn(WEEKDAY_BEHIND, remark.trim()) : null;
}

/** The time of a day behind it. The day is all that counts. */
const TIME_BEHIND = /,?(?: at)? \d{1,2}:\d{2}(?::\d{2})? ?(?:UTC|GMT|CES?T|[ECMP][SD]T|Z|[+-]\d{4})$/i;

function readExactly(text: string, year: number | null): Period | null {
  const written = text.replace(/\s+/g, ' ').trim();
  const bare = written
    .replace(ABOUT, '')
    .replace(/[\s.,;:!?*]+$/, '')
    .replace(TIME_BEHIND, '');
  const day = readDay(bare.replace(WEEKDAY_BEFORE, ''), year);
  if (day !== null) return { ...day, written, weekday: weekdayIn(WEEKDAY_BEFORE, bare) };
  const part = readPart(bare, year);
  return part === null ? null : { ...part, written, weekday: null };
}

/** The days alone. */
type Days = Pick<Period, 'from' | 'to'>;

function readDay(text: string, year: number | null): Days | null {
  const whole = readDate(text);
  if (whole !== null) return { from: whole.date, to: whole.date };
  const completed = year === null ? null : (readDate(`${text} ${year}`) ?? readDate(`${text}-${year}`));
  return completed === null ? null : { from: completed.date, to: completed.date };
}

type Unit = 'month' | 'quarter' | 'half' | 'year';
type PeriodPart = 'start' | 'early' | 'mid' | 'late' | 'end' | 'whole';

const YEAR = '(?<year>\\d{4})';
const ORDINALS = ['1st', '2nd', '3rd', '4th', 'first', 'second', 'third', 'fourth'];

/** The units and the patterns of their names. */
const UNITS: ReadonlyArray<{ readonly unit: Unit; readonly pattern: RegExp }> = [
  { unit: 'month', pattern: new RegExp(`^${MONTH}(?:,? (?:of )?${YEAR})?$`, 'i') },
  { unit: 'month', pattern: /^(?<year>\d{4})[-/](?<number>0[1-9]|1[0-2])$/ },
  { unit: 'quarter', pattern: new RegExp(`^Q(?<number>[1-4])(?:(?:[ /-]| of )${YEAR})?$`, 'i') },
  { unit: 'quarter', pattern: new RegExp(`^${YEAR}[ /-]?Q(?<number>[1-4])$`, 'i') },
  { unit: 'quarter', pattern: new RegExp(`^(?<ordinal>${ORDINALS.join('|')}) quarter(?:,? (?:of |in )?${YEAR})?$`, 'i') },
  { unit: 'half', pattern: new RegExp(`^H(?<number>[12])(?:(?:[ /-]| of )${YEAR})?$`, 'i') },
  { unit: 'half', pattern: new RegExp(`^${YEAR}[ /-]?H(?<number>[12])$`, 'i') },
  { unit: 'half', pattern: new RegExp(`^(?<ordinal>1st|2nd|first|second) half(?:,? (?:of |in )?${YEAR})?$`, 'i') },
  { unit: 'year', pattern: /^(?<year>(?:19|20|21)\d{2})$/ },
];

const MONTHS_OF: Readonly<Record<Unit, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

const PART = /^(?:(?<start>beginning|start)|(?<early>early)|(?<mid>mid|middle)|(?<late>late)|(?<end>end))(?:-| )(?:of |in )?(?:the )?(?<of>.+)$/i;

/** `mid/late May`, `early to mid May` */
const TWO_PARTS = /^(?<first>early|mid|middle)(?: ?\/ ?| ?[-–] ?| to | or )(?<last>mid|middle|late|end)(?<of>(?:-| )(?:of |in )?.+)$/i;

function readPart(text: string, year: number | null): Days | null {
  const { first, last, of: rest } = TWO_PARTS.exec(text)?.groups ?? {};
  if (first !== undefined) {
    const [from, to] = [readPart(`${first}${rest}`, year), readPart(`${last}${rest}`, year)];
    return from === null || to === null ? null : { from: from.from, to: to.to };
  }
  const groups = PART.exec(text)?.groups;
  const part = (['start', 'early', 'mid', 'late', 'end'] as const).find((name) => groups?.[name] !== undefined) ?? 'whole';
  const written = groups?.['of'] ?? text;
  for (const { unit, pattern } of UNITS) {
    const found = pattern.exec(written)?.groups;
    if (found === undefined) continue;
    const own = found['year'];
    const inYear = own === undefined ? year : Number(own);
    return inYear === null ? null : periodOf(unit, numberOf(found), part, inYear);
  }
  return null;
}

/** The number of the month, quarter or half; 1 for a year. */
function numberOf(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups['month'] !== undefined) return monthNumber(groups['month']);
  if (groups['ordinal'] !== undefined) return (ORDINALS.indexOf(groups['ordinal'].toLowerCase()) % 4) + 1;
  return Number(groups['number'] ?? 1);
}

/**
 * The days of a part of a unit. The start is the first day and the end the last one. Early, middle and late are: for a month,
 * the 1st to 10th, the 15th, and from the 21st on; for a quarter and a half, the first, second and last third; for a year, the
 * first quarter, June and July, and the last quarter.
 */
function periodOf(unit: Unit, number: number, part: PeriodPart, year: number): Days | null {
  const months = MONTHS_OF[unit];
  const first = (number - 1) * months + 1;
  const last = first + months - 1;
  const between = (from: number, to: number) => days(year, from, 1, to, daysIn(year, to));
  if (part === 'whole') return between(first, last);
  if (part === 'start') return days(year, first, 1, first, 1);
  if (part === 'end') return days(year, last, daysIn(year, last), last, daysIn(year, last));
  if (unit === 'month') {
    const [from, to] = part === 'early' ? [1, 10] : part === 'mid' ? [15, 15] : [21, daysIn(year, first)];
    return days(year, first, from, first, to);
  }
  if (unit === 'year') return part === 'early' ? between(1, 3) : part === 'mid' ? between(6, 7) : between(10, 12);
  const third = months / 3;
  const start = first + third * (part === 'early' ? 0 : part === 'mid' ? 1 : 2);
  return between(start, start + third - 1);
}

function days(year: number, fromMonth: number, fromDay: number, toMonth: number, toDay: number): Days | null {
  const from = isoDate(year, fromMonth, fromDay);
  const to = isoDate(year, toMonth, toDay);
  return from === null || to === null ? null : { from, to };
}
