import { MONTH } from '../text/dates.ts';

const NAME = MONTH.replace(/\?<\w+>/g, '?:');
const NUMBER = '\\d{1,2}(?:st|nd|rd|th)?';
const ISO = '\\d{4}-\\d\\d-\\d\\d';
const YEAR = '(?:,? \\d{4})?';
const DAY = `(?:${ISO}|${NAME} ${NUMBER}${YEAR}|${NUMBER}(?: of)? ${NAME}${YEAR})`;
const TO = '\\s*(?:–|—|-|\\bto\\b|\\buntil\\b|\\bthrough\\b|→)\\s*';
const APART = '(?<![\\w.-])';
const END = '(?![\\w-]|\\.\\d)';

/** `Jun 10, 2024 - Jun 16, 2024` */
const TWO_DAYS = new RegExp(`${APART}(${DAY})${TO}(${DAY})${END}`, 'i');
/** `10-16 June 2024` */
const DAYS_FIRST = new RegExp(`${APART}(${NUMBER})\\s*[-–]\\s*(${NUMBER}) (${NAME}${YEAR})${END}`, 'i');
/** `June 10-16, 2024` */
const MONTH_FIRST = new RegExp(`${APART}(${NAME}) (${NUMBER})\\s*[-–]\\s*(${NUMBER})(,? \\d{4})?${END}`, 'i');
/** What stands before the day and only names its week. */
const WEEK = new RegExp(`(?<=^|[:|(]\\s?)(?:the )?(?:week (?:of|beginning|starting)|w\\/c|week ?\\d{1,2},) (?=(?:the )?(?:mon\\w*,? )?${DAY})`, 'i');

/** Characters. A longer text is no date. */
const LONGEST = 200;

/** A text in which the first day stands for a range of days, with the last one as a remark: `10 June 2024 (to 16 June 2024)`. */
export function withoutRange(text: string): string {
  if (text.length > LONGEST || !/\d/.test(text)) return text;
  const day = text.replace(WEEK, '');
  const whole = day.replace(DAYS_FIRST, (_, first: string, last: string, month: string) => `${first} ${month} (to ${last} ${month})`);
  if (whole !== day) return whole;
  const named = day.replace(
    MONTH_FIRST,
    (_, month: string, first: string, last: string, year: string | undefined) => `${month} ${first}${year ?? ''} (to ${month} ${last}${year ?? ''})`,
  );
  if (named !== day) return named;
  return day.replace(TWO_DAYS, (_, first: string, last: string) => {
    const year = /,? \d{4}$/.exec(last)?.[0] ?? '';
    const isComplete = year === '' || /\d{4}/.test(first);
    return `${first}${isComplete ? '' : year} (to ${last})`;
  });
}
