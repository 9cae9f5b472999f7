import type { Problem } from '../../model/problem.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { dateInWords, WEEKDAYS, weekdayOf } from '../text/dates.ts';
import { LEAP_YEAR, readBarePeriod } from '../text/periods.ts';
import type { WrittenEntry } from './written-entry.ts';
import type { DateReading } from './years.ts';

/** Reports why an entry of a timeline has no date. */
export function unreadableDate(entry: WrittenEntry, reading: Exclude<DateReading, { is: 'date' }>): Problem {
  const { line, label, marked } = entry;
  const date = entry.date.replace(/\s+/g, ' ');
  if (date === '') return withoutDate(line, label, marked);
  if (reading.is === 'wrong-weekday') return notice(line, wrongWeekday(date, reading.day));
  if (reading.is === 'no-year') {
    return notice(line, `“${date}” names no year, and neither does any date of its timeline: add the year. Until then it is not read as a date.`);
  }
  return notice(
    line,
    `Unexpected date “${date}”, expected one like 6 May 2026, May 6, 2026-05-06, mid June 2026 or Q3 2026: until then it is not read as a date.`,
  );
}

function wrongWeekday(date: string, day: IsoDate): string {
  return `“${date}” is not a real day: ${dateInWords(day)} is a ${WEEKDAYS[weekdayOf(day)]}. Correct the weekday or the day: until then it is not read as a date.`;
}

function withoutDate(line: number, label: string, { marks, struck }: WrittenEntry['marked']): Problem {
  const isDate = readBarePeriod(label, LEAP_YEAR) !== null;
  const what = `“${label}” has no ${isDate ? 'label' : 'date'}${struck ? ', because text that is struck through does not count' : ''}`;
  const example = isDate ? `Beta: ${label}` : `${label}: 6 May 2026`;
  const mark = marks.length === 0 ? 'Until then it is not read as a date.' : 'The mark moves to the next date of its timeline when that date is reached.';
  return notice(line, `${what}: expected \`label: date\`, as in \`${example}\`. ${mark}`);
}

/** Reports a line that contains a month or a year but no label. */
export function withoutLabel(line: number, text: string, struck: boolean): Problem {
  const why = struck ? ', because text that is struck through does not count' : '';
  return notice(line, `“${text}” is not read as a date of the timeline${why}: expected \`label: date\`, as in \`Beta: 6 May 2026\`.`);
}

/** Reports a mark without an entry beside it. */
export function loneMark(line: number): Problem {
  const advice = 'Put it after an entry, as in `Beta: 6 May 2026 <== WE ARE HERE`: then it moves by itself.';
  return notice(line, `The mark has no entry beside it, so it does not move. ${advice}`);
}

/** Reports a timeline that is a table. */
export function tableOfDates(line: number): Problem {
  return notice(line, 'A table is not read as a timeline: expected a list of `label: date`. Its dates have no effect, and a mark in it does not move.');
}

function notice(line: number, message: string): Problem {
  return { line, level: 'notice', code: 'unreadable-date', message };
}
