import { isoDate, type WrittenDate } from '../text/dates.ts';
import { comparedName, composed } from '../text/text.ts';

/** `28. August 2025`, `28 de agosto de 2025`, `1er août 2025`, `28 августа 2025 г.` */
const DATE = /^(?<day>\d{1,2})(?:(?<dot>\.)|er|º)?(?<before> (?:de )?)(?<month>\p{L}+\.?)(?<after> (?:del? )?)(?<year>\d{4})(?<end>[ \u00a0]?г\.?| r\.?)?$/iu;

const STYLES = ['long', 'short'] as const;

/** A time in the middle of each month of any year, January first. */
const MIDDLES = Array.from({ length: 12 }, (_, month) => (month * 30.44 + 14) * 86_400_000);

/** The names of a language's months as they stand in dates, January first. */
function monthNames(language: string, style: (typeof STYLES)[number]): string[] {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' });
  return MIDDLES.map((time) => format.formatToParts(time).find(({ type }) => type === 'month')?.value ?? '');
}

/** Reads a date of one day with the name of its month in another language than English; null if it is none. @param language such as `fr` */
export function readDateIn(language: string, text: string): WrittenDate | null {
  const groups = DATE.exec(composed(text.trim()))?.groups;
  if (groups === undefined) return null;
  const { day, dot = '', before = '', month = '', after = '', year, end = '' } = groups;
  for (const style of STYLES) {
    const names = monthNames(language, style);
    const at = names.findIndex((name) => comparedName(name) === comparedName(month));
    const date = at === -1 ? null : isoDate(Number(year), at + 1, Number(day));
    if (date === null) continue;
    const isCapital = /^\p{Lu}/u.test(month);
    const write: WrittenDate['write'] = (other) => {
      const [newYear = 0, newMonth = 1, newDay = 1] = other.split('-').map(Number);
      const name = names[newMonth - 1] ?? '';
      // French counts the first day of a month and no other.
      const ordinal = language === 'fr' && newDay === 1 ? 'er' : dot;
      return `${day?.startsWith('0') === true ? String(newDay).padStart(2, '0') : newDay}${ordinal}${before}${isCapital ? name.slice(0, 1).toUpperCase() + name.slice(1) : name}${after}${newYear}${end}`;
    };
    return { date, write };
  }
  return null;
}
