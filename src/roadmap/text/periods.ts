import type { IsoDate } from '../../model/timeline.ts';
import { daysIn, isoDate, MONTH, monthNumber, readDate, WEEKDAYS, weekdayOf } from './dates.ts';
import { withoutEmoji } from './text.ts';

/** The days that a text names. */
export interface Period {
  readonly from: IsoDate;
  /** The last day. */
  readonly to: IsoDate;
  /** The text that names them, without a remark. */
  readonly written: string;
  /** The weekday that is written beside the day, as `weekdayOf` counts; null where none is. */
  readonly weekday: number | null;
}

/** A year that has all days, to ask of a text without a year whether it can be a date at all. */
export const LEAP_YEAR = 2000;

/**
 * Reads what people write into a timeline: a day in the forms `readDate` knows, also beside its weekday or without a
 * year; a month, a quarter, a half or a year; a part of one of these (`mid June`, `late Q3 2026`, `end of 2026`).
 * Words that say it is not sure (`~`, `ca.`, `about`, `by`) change nothing, nor does a remark that is set off behind it.
 * A day that is another weekday than the one beside it is none.
 * @param year what a date without a year is in; null: then it names none
 */
export function readPeriod(text: string, year: number | null): Period | null {
  const period = readPeriodAs(text, year);
  return period === null || isWeekdayRight(period) ? period : null;
}

/** The same, with a weekday as it is written, be it right or wrong. */
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

/** Whether no weekday is written beside the day, or the one that it is. */
export function isWeekdayRight({ from, weekday }: Period): boolean {
  return weekday === null || weekday === weekdayOf(from);
}

/** The same, where the whole text is the date but for a parenthesis. */
export function readBarePeriod(text: string, year: number | null): Period | null {
  return readExactly(
    withoutEmoji(text)
      .replace(/`/g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?\([^()]*\) ?$/, ''),
    year,
  );
}

/** No date is longer, without a remark. */
const MAX_DATE = 60;

/** What sets a remark off from the date before it. */
const REMARK = / ?\(| ?\[|[,;]\s|[.!?]\s| [-–—]+ |\n/g;

/** `6 May – 10 May` and `6 May, 20133` go on: what they name is not the date before the sign alone. */
function isRemarkOnDate(sign: string, rest: string): boolean {
  if (sign === '(' || sign === '[') return true;
  const first = rest.slice(0, MAX_DATE).split(REMARK)[0] ?? '';
  return !(sign === ',' && /^\s*\d/.test(rest)) && readExactly(first, LEAP_YEAR) === null;
}

/** How sure a date is. */
const ABOUT = /^(?:~ ?|(?:(?:ca|circa|approx|approximately|about|around|est|estimated|by|in|on|the)\b[.:]? ))+/i;
const WEEKDAY = '(?<weekday>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\b\\.?';
const WEEKDAY_BEFORE = new RegExp(`^${WEEKDAY},? `, 'i');
const WEEKDAY_BEHIND = new RegExp(`^${WEEKDAY}[)\\]]?$`, 'i');

function weekdayIn(pattern: RegExp, text: string): number | null {
  const name = pattern.exec(text)?.groups?.['weekday'];
  return name === undefined ? null : WEEKDAYS.findIndex((weekday) => weekday.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
}

/** `6 May 2026 (Wed)`: a remark that is nothing but a weekday. Only a day has one. */
function weekdayBehind(remark: string, { from, to }: Period): number | null {
  return from === to ? weekdayIn(WEEKDAY_BEHIND, remark.trim()) : null;
}

function readExactly(text: string, year: number | null): Period | null {
  const written = text.replace(/\s+/g, ' ').trim();
  const bare = written.replace(ABOUT, '').replace(/[\s.,;:!?*]+$/, '');
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

/** The units by how they are written. A unit has a number: of the month, the quarter, the half. */
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

function readPart(text: string, year: number | null): Days | null {
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

/** Which month, quarter or half of the year; a year is its own first one. */
function numberOf(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups['month'] !== undefined) return monthNumber(groups['month']);
  if (groups['ordinal'] !== undefined) return (ORDINALS.indexOf(groups['ordinal'].toLowerCase()) % 4) + 1;
  return Number(groups['number'] ?? 1);
}

/**
 * The first day is the start of anything, the last one its end. Of a month the 1st to 10th are early, the 15th is its
 * middle, and it is late from the 21st on; of a quarter and a half these are the first, second and third thirds; of a
 * year the first quarter, June and July, and the last quarter.
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
