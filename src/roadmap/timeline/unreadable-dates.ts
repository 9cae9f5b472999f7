import type { Problem } from '../../model/problem.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { dateInWords, WEEKDAYS, weekdayOf } from '../text/dates.ts';
import { LEAP_YEAR, readBarePeriod } from '../text/periods.ts';
import type { WrittenEntry } from './written-entry.ts';
import type { DateReading } from './years.ts';

/** Why an entry of a timeline has no date. */
export function unreadableDate(entry: WrittenEntry, reading: Exclude<DateReading, { is: 'date' }>): Problem {
  const { line, label, marked } = entry;
  const date = entry.date.replace(/\s+/g, ' ');
  if (date === '') return withoutDate(line, label, marked);
  if (reading.is === 'wrong-weekday') return notice(line, wrongWeekday(date, reading.day));
  if (reading.is === 'no-year') {
    return notice(line, `“${date}” names no year, and neither does any date of its timeline: add the year. Until then it is no date.`);
  }
  return notice(line, `Unexpected date “${date}”, expected one like 6 May 2026, May 6, 2026-05-06, mid June 2026 or Q3 2026: it is no date until then.`);
}

function wrongWeekday(date: string, day: IsoDate): string {
  return `“${date}” names no day: ${dateInWords(day)} is a ${WEEKDAYS[weekdayOf(day)]}. Put the weekday or the day right: it is no date until then.`;
}

function withoutDate(line: number, label: string, { marks, struck }: WrittenEntry['marked']): Problem {
  const isDate = readBarePeriod(label, LEAP_YEAR) !== null;
  const what = `“${label}” has no ${isDate ? 'label' : 'date'}${struck ? ', and what is struck through does not count' : ''}`;
  const example = isDate ? `Beta: ${label}` : `${label}: 6 May 2026`;
  const mark = marks.length === 0 ? 'Until then it is no date.' : 'The mark goes on to the next date of its timeline when that is reached.';
  return notice(line, `${what}: expected \`label: date\`, as in \`${example}\`. ${mark}`);
}

/** A line that names a month or a year, and no label. */
export function withoutLabel(line: number, text: string, struck: boolean): Problem {
  const why = struck ? ', and what is struck through does not count' : '';
  return notice(line, `“${text}” is no date of the timeline${why}: expected \`label: date\`, as in \`Beta: 6 May 2026\`.`);
}

/** A mark with nothing beside it. */
export function loneMark(line: number): Problem {
  const advice = 'Put it behind an entry, as in `Beta: 6 May 2026 <== WE ARE HERE`, and it moves by itself.';
  return notice(line, `The mark stands alone, and stays where it is. ${advice}`);
}

/** A timeline as a table. */
export function tableOfDates(line: number): Problem {
  return notice(line, 'A table is no timeline that is read: expected a list of `label: date`. Its mark does not move, and its dates say nothing.');
}

function notice(line: number, message: string): Problem {
  return { line, level: 'notice', code: 'unreadable-date', message };
}
