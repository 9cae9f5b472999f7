import { isoDate, MONTHS, monthNumber } from '../text/dates.ts';
import { LEAP_YEAR, type Period, readPeriodAs } from '../text/periods.ts';
import { labelAndDate } from '../timeline/label-and-date.ts';
import { LIST, titleIn } from './signs.ts';

/** What a document says about the time that it speaks of. */
export interface DocumentTime {
  readonly title: string;
  /** The text of a mail's header `Date`; null if there is none. */
  readonly sent: string | null;
}

interface DatedBullet {
  readonly at: number;
  readonly period: Period;
  /** It names its year. */
  readonly complete: boolean;
}

/**
 * Gives the first date of a schedule its year, if no date of the schedule has one: the year that a heading, the title or a remark names, that of a
 * release such as `20.10` whose last date is in October, or the one that is nearest to the day on which the mail was sent.
 */
export function withYear(lines: readonly string[], { title, sent }: DocumentTime): string[] {
  const out = [...lines];
  for (const { heading, bullets } of schedulesIn(lines)) {
    const [first] = bullets;
    if (first === undefined || bullets.some(({ complete }) => complete)) continue;
    const texts = bullets.map(({ at }) => lines[at] ?? '');
    const year = yearOf(bullets, [heading, title, ...texts].join(' '), sent);
    if (year !== null) out[first.at] = completed(lines[first.at] ?? '', first.period.written, year);
  }
  return out;
}

/** The lists of dates of a text, each with the heading above it. */
function schedulesIn(lines: readonly string[]): Array<{ heading: string; bullets: DatedBullet[] }> {
  const found: Array<{ heading: string; bullets: DatedBullet[] }> = [{ heading: '', bullets: [] }];
  for (const [at, line] of lines.entries()) {
    const heading = titleIn(line);
    if (heading !== undefined) found.push({ heading, bullets: [] });
    else if (LIST.test(line) && /\d/.test(line) && line.length < LONGEST) {
      const date = labelAndDate(line.replace(/^\s*(?:[*+•-]|\d{1,3}[.)])\s*/, ''))?.date ?? '';
      const period = readPeriodAs(date, LEAP_YEAR);
      if (period !== null) found.at(-1)?.bullets.push({ at, period, complete: readPeriodAs(date, null) !== null });
    }
  }
  return found.filter(({ bullets }) => bullets.length > 1);
}

/** Characters. A longer line is no date. */
const LONGEST = 200;

/** The year of the first date; null: nothing tells it. */
function yearOf(bullets: readonly DatedBullet[], names: string, sent: string | null): number | null {
  const months = bullets.map(({ period }) => Number(period.from.slice(5, 7)));
  // Each step back in the year begins a new one.
  const turns = months.slice(1).filter((month, at) => month < (months[at] ?? 0)).length;
  if (turns > 1) return null;
  const named = /(?<![\d.])(?:19|20)\d\d(?!\d)/.exec(names)?.[0];
  if (named !== undefined) return Number(named) - turns;
  const release = /(?<![\d.])(?<year>[12]\d)\.(?<month>0?[1-9]|1[0-2])(?![\d])/.exec(names)?.groups;
  if (release !== undefined && Number(release['month']) === months.at(-1)) return 2000 + Number(release['year']) - turns;
  return sent === null ? null : nearestYear(bullets, turns, sent);
}

/** The year in which the dates are nearest to a day. */
function nearestYear(bullets: readonly DatedBullet[], turns: number, sent: string): number | null {
  const { day, month, year } = /(?<day>\d{1,2}) (?<month>[A-Z][a-z]{2})[a-z]*\.? (?<year>\d{4})/.exec(sent)?.groups ?? {};
  const number = MONTHS.some((name) => name.startsWith(month ?? '-')) ? monthNumber(month ?? '') : 0;
  const date = isoDate(Number(year), number, Number(day));
  if (date === null) return null;
  const days = bullets.map(({ period }) => Number(period.from.slice(5, 7)) * 30 + Number(period.from.slice(8, 10)));
  const middle = ((days.at(0) ?? 0) + (days.at(-1) ?? 0) + turns * 360) / 2;
  const distance = (one: number) => Math.abs((one - Number(year)) * 360 + middle - (number * 30 + Number(day)));
  return [-1, 0, 1].map((step) => Number(year) + step).toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** A line in which a date has got a year. */
function completed(line: string, written: string, year: number): string {
  const at = line.indexOf(written);
  const date = [`${written} ${year}`, `${written}, ${year}`].find((text) => readPeriodAs(text, null) !== null);
  return at === -1 || date === undefined ? line : line.slice(0, at) + date + line.slice(at + written.length);
}
