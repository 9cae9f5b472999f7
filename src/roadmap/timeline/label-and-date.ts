import { LEAP_YEAR, type Period, readBarePeriod, readPeriodAs } from '../text/periods.ts';

/** A label of a timeline with the text of its date. */
export interface LabelAndDate {
  readonly label: string;
  readonly date: string;
}

/**
 * The parts of `label: date`, or of `date: label` if only the text before the colon is a date. A label may contain colons.
 * Then it ends at the first colon that a date follows. Other signs than a colon count only beside a date.
 */
export function labelAndDate(text: string): LabelAndDate | null {
  const colons = [...text.matchAll(/:/g)].slice(0, COLONS);
  const splits = colons.map(({ index }) => ({ before: text.slice(0, index), behind: text.slice(index + 1) })).filter(({ before }) => before.trim() !== '');
  const dated = splits.find(({ behind }) => isDate(behind));
  if (dated !== undefined) return { label: dated.before, date: dated.behind };
  const spaced = splits.find(({ behind }) => /^\s/.test(behind));
  if (spaced !== undefined && isBareDate(spaced.before)) return { label: spaced.behind, date: spaced.before };
  const other = isBareDate(text) ? null : (labelBefore(text) ?? labelBehind(text) ?? bracketedDate(text));
  return other ?? (spaced === undefined ? null : { label: spaced.before, date: spaced.behind });
}

/** Whether a text is a date, with or without a year. */
export function isDate(text: string): boolean {
  return readPeriodAs(text, LEAP_YEAR) !== null;
}

function isBareDate(text: string): boolean {
  return bareDate(text) !== null;
}

function bareDate(text: string): Period | null {
  return text.length > MAX_DATE ? null : readBarePeriod(text, LEAP_YEAR);
}

/** What stands between a label and a date: dashes, an arrow, a leader of dots, a tab, or several spaces. */
const SEPARATOR = /\s+(?:[-–—=]+>?|→)\s+|\s*(?:\.{3,}|…+|·{3,})\s*|\t\s*|\s*\|\s*| {2,}/g;

/** `label – date`. Without a colon, only the date shows where the label ends. */
function labelBefore(text: string): LabelAndDate | null {
  const last = [...text.matchAll(SEPARATOR)].slice(0, SEPARATORS).findLast(({ index }) => index > 0);
  if (last === undefined) return null;
  const [label, date] = [text.slice(0, last.index), text.slice(last.index + last[0].length)];
  return isBareDate(date) && !endsInDate(label) ? { label, date } : null;
}

/** `date – label`, or only a space after a day. */
function labelBehind(text: string): LabelAndDate | null {
  const [first] = text.matchAll(SEPARATOR);
  if (first !== undefined && first.index > 0) {
    const [date, label] = [text.slice(0, first.index), text.slice(first.index + first[0].length)];
    if (isBareDate(date) && label.trim() !== '' && !startsWithDate(label)) return { label, date };
  }
  const words = text.slice(0, MAX_DATE).split(' ');
  for (let count = Math.min(words.length - 1, DATE_WORDS); count > 0; count -= 1) {
    const date = words.slice(0, count).join(' ');
    const label = text.slice(date.length + 1).trim();
    if (isDay(bareDate(date)) && /^[\p{L}\p{N}]/u.test(label) && !startsWithDate(label) && !GOES_ON.test(label)) return { label, date };
  }
  return null;
}

/** `label (date)` */
function bracketedDate(text: string): LabelAndDate | null {
  const { label, date } = /^(?<label>.*?\S)\s*[([](?<date>[^()[\]]{3,60})[)\]]$/.exec(text.trim())?.groups ?? {};
  return label === undefined || date === undefined || !isBareDate(date) || endsInDate(label) ? null : { label, date };
}

function isDay(period: Period | null): boolean {
  return period !== null && period.from === period.to;
}

/** Words behind a date that continue it: `6 May to 10 May`. */
const GOES_ON = /^(?:\d{4}|to|until|till|or|and|through|at|in|on|was|is)\b/i;

/** Whether the last words of a label are a date, so that another one behind it makes a range. A year alone is the name of something. */
function endsInDate(label: string): boolean {
  const words = label.trim().split(/\s+/).slice(-DATE_WORDS);
  return words.some((_, at) => isPartOfRange(words.slice(at).join(' ').replace(/^[([]/, '')));
}

function startsWithDate(label: string): boolean {
  const words = label.trim().split(/\s+/).slice(0, DATE_WORDS);
  return words.some((_, at) =>
    isPartOfRange(
      words
        .slice(0, at + 1)
        .join(' ')
        .replace(/[:,;]$/, ''),
    ),
  );
}

function isPartOfRange(text: string): boolean {
  return !/^\d{4}$/.test(text) && /\d/.test(text) && isBareDate(text);
}

/** The most words of a date: `Tue, 6th of May 2026`. */
const DATE_WORDS = 5;
/** Characters. A longer text is no date. */
const MAX_DATE = 60;
/** The most colons and other signs of an entry that are tried. */
const COLONS = 6;
const SEPARATORS = 20;
