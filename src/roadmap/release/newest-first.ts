import { MONTH, monthNumber } from '../text/dates.ts';
import { monthNames } from '../timeline/named-months.ts';

/** The languages in which months are read, beside English. */
const LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru'];

/** What finished work is dated by: the numbers of a version, or year, month and day. */
type Stamp = readonly number[];

/** The stamps of one entry, by their kind. */
interface Stamps {
  readonly version: Stamp | null;
  readonly date: Stamp | null;
}

/** Words before a version or day that say no more than it does: “shipped in 2.4”, “seit 1.2”. */
const BEFORE =
  /^(?:(?:released|shipped|done|finished|completed|fixed|added|landed|since|in|on|with|version|release|erledigt|fertig|seit|am|mit|ab|terminé|livré|depuis|dans|hecho|terminado|desde|en|la|feito|em|na|da|fatto|dal|nella|klaar|sinds|op|gotowe|od|w|wersja|готово|с|в|версия|versión|versão|versione)[ :]+)*/iu;

const VERSION = /^(?:v\.? ?)?(?<numbers>\d+(?:\.\d+)+|(?<=v\.? ?)\d+)(?:[-+.]?[a-z][\w.]*)?$/iu;

const NUMERIC_DATES = [
  /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?)?$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/,
  /^(?<month>\d{1,2})\/(?<year>\d{4})$/,
  /^(?<year>\d{4}) ?[年년](?: ?(?<month>\d{1,2}) ?[月월](?: ?(?<day>\d{1,2}) ?[日일])?)?$/,
  /^(?<year>\d{4})[ -]?(?:Q|T)(?<quarter>[1-4])$/i,
  /^(?:Q|T)(?<quarter>[1-4])[ /-]?(?<year>\d{4})$/i,
];

const NAMED_DATES = [
  new RegExp(`^(?:(?<day>\\d{1,2})(?:st|nd|rd|th)? )?${MONTH},? (?<year>\\d{4})$`, 'i'),
  new RegExp(`^${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})$`, 'i'),
];

const OTHER_MONTH = /^(?:(?<day>\d{1,2})(?:\.|er|º)? (?:de )?)?(?<name>\p{L}{3,}\.?) (?:del? )?(?<year>\d{4})(?: ?г\.?| r\.?)?$/iu;

/** The numbers of months by their names in other languages. They are asked for only where one may stand. */
type Months = () => ReadonlyMap<string, number>;

function monthsByName(): Months {
  let known: Map<string, number> | null = null;
  return () => {
    known ??= new Map(
      LANGUAGES.flatMap((one) =>
        (['long', 'short'] as const).flatMap((style) => monthNames(one, style).map((name, at) => [name.toLowerCase(), at + 1] as const)),
      ),
    );
    return known;
  };
}

function dayStamp(text: string, months: Months): Stamp | null {
  for (const pattern of NUMERIC_DATES) {
    const { year, month, day, quarter } = pattern.exec(text)?.groups ?? {};
    if (year === undefined) continue;
    const isDate = Number(year) >= 1970 && Number(year) < 2200 && Number(month ?? 1) <= 12 && Number(day ?? 1) <= 31;
    const named = quarter === undefined ? month : String(Number(quarter) * 3);
    return isDate ? [year, named, day].flatMap((one) => (one === undefined ? [] : Number(one))) : null;
  }
  for (const pattern of NAMED_DATES) {
    const { year, month = '', day } = pattern.exec(text)?.groups ?? {};
    if (year !== undefined) return [Number(year), monthNumber(month), ...(day === undefined ? [] : [Number(day)])];
  }
  const { name = '', day, year } = OTHER_MONTH.exec(text)?.groups ?? {};
  const number = year === undefined ? undefined : months().get(name.toLowerCase());
  return number === undefined ? null : [Number(year), number, ...(day === undefined ? [] : [Number(day)])];
}

/** Where an entry says when it was finished: in its last brackets, behind its last dash or comma, and before its first colon or dash. */
const PLACES = [
  /[([]([^()[\]]+)[)\]][.,;]?$/u,
  /[ \t][-\u2013\u2014][ \t]+([^\u2013\u2014]+?)\.?$/u,
  /,[ \t]+([^,]+?)\.?$/u,
  /^[([]?([^:()[\]\u2013\u2014]+?)(?:[)\]]?[:\uFF1A]|[)\]]|[ \t][-\u2013\u2014])[ \t]/u,
];

function versionStamp(text: string, months: Months): Stamp | null {
  const numbers = VERSION.exec(text)?.groups?.['numbers'];
  // `02.03.2025` is a day.
  return numbers === undefined || dayStamp(text, months) !== null ? null : numbers.split('.').map(Number);
}

function stampsIn(line: string, months: Months): Stamps {
  const plain = line
    .replace(/\(?\[#\d+\]\([^()\s]*\)\)?|<!--.*?-->|[*_~`]/gu, '')
    .replace(/^[^\p{L}\p{N}([]+/u, '')
    .trim();
  const parts = PLACES.flatMap((place) => place.exec(plain)?.[1]?.split(/[,;/|] /) ?? []).map((part) => part.trim().replace(BEFORE, ''));
  const first = (read: typeof dayStamp) => parts.map((part) => read(part, months)).find((one) => one !== null) ?? null;
  return { version: first(versionStamp), date: first(dayStamp) };
}

/** Compares what both say. A year comes neither before nor after a month in it. */
function byStamp(one: Stamp, other: Stamp): number {
  const at = one.findIndex((number, index) => index < other.length && number !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Whether stamps run from the newest to the oldest, and most entries have one. Entries above the first one are newer than it. */
function runsDown(stamps: ReadonlyArray<Stamp | null>): boolean {
  const from = stamps.findIndex((one) => one !== null);
  const said = stamps.flatMap((one) => (one === null ? [] : [one]));
  const steps = said.slice(1).map((one, at) => byStamp(said[at] ?? one, one));
  return from !== -1 && said.length * 2 > stamps.length - from && steps.some((step) => step > 0) && steps.every((step) => step >= 0);
}

/** Whether the entries of a list of finished work say, by versions or dates, that the newest stands first. @param entries their first lines, without bullets */
export function isNewestFirst(entries: readonly string[]): boolean {
  const months = monthsByName();
  const stamps = entries.map((entry) => stampsIn(entry, months));
  return runsDown(stamps.map(({ version }) => version)) || runsDown(stamps.map(({ date }) => date));
}

/** The same of the rows of a table: a column holds nothing but versions or dates. @param rows the cells of each row */
export function isNewestRowFirst(rows: ReadonlyArray<readonly string[]>): boolean {
  const months = monthsByName();
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, column) => rows.map((cells) => (cells[column] ?? '').replace(/[*_~`]/g, '').trim())).some((cells) => {
    return [versionStamp, dayStamp].some((read) => runsDown(cells.map((cell) => read(cell, months))));
  });
}
