import { type Period, readPeriod, readPeriodAs } from '../text/periods.ts';
import { composed } from '../text/text.ts';
import { readDateIn } from '../timeline/named-months.ts';

/** The languages in which the names of months are read, beside English. */
const LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru'];

/** Words before a version or day that say no more than it does: “shipped in 2.4”, “seit 1.2”. */
const BEFORE =
  /^(?:(?:released|shipped|done|finished|completed|fixed|since|in|on|with|version|release|erledigt|seit|am|mit|ab|livré|depuis|dans|hecho|desde|en|la|feito|em|na|dal|nella|sinds|op|od|w|с|в|версия|versión|versão)[ :]+)+/iu;

const VERSION = /^(?:v\.? ?)?(\d+(?:\.\d+)+|(?<=v\.? ?)\d+)(?:[-+]?[a-z][\w.]*)?$/i;

/** A whole day in numbers. */
const DAY = String.raw`\d{4}(?<sign>[-./])\d{1,2}\k<sign>\d{1,2}|\d{1,2}(?<dot>[-./])\d{1,2}\k<dot>\d{2,4}`;

/**
 * Where an entry says when it was finished: in its last or first brackets, behind its last dash or comma, before its first colon or dash, as a whole, or as
 * its first word, or its last one. There a number alone may be anything, so only a version with its letter counts, or a whole day.
 */
const PLACES = [
  /[([]([^()[\]]+)[)\]][.,;]?$/u,
  /[ \t][-\u2013\u2014][ \t]+([^\u2013\u2014]+?)\.?$/u,
  /,[ \t]+([^,]+?)\.?$/u,
  /^([^:()[\]\u2013\u2014]+?)(?:[:\uFF1A]|[ \t][-\u2013\u2014])[ \t]/u,
  /^(.+)$/u,
  /^[([]([^()[\]]+)[)\]][:.,]?[ \t]/u,
  new RegExp(`^(?<when>v\\.?\\d+(?:\\.\\d+)*|${DAY})[ \\t]`, 'iu'),
  new RegExp(`[ \\t](?<when>${DAY})\\.?$`, 'u'),
];

/** Entries. Those at the top of a list show which way it runs. */
const MOST = 50;

type FirstAndLast = Pick<Period, 'from' | 'to'>;

function daysOf(text: string): FirstAndLast | null {
  const known = readPeriod(
    text.replace(/^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]$/u, (_, year, month) => `${year}-${String(month).padStart(2, '0')}`),
    null,
  );
  if (known !== null || !/^(?:\d{1,2}\P{L}{1,2})?[\p{L} .]{3,20} \d{4}/u.test(text)) return known;
  for (const language of LANGUAGES) {
    const date = (readDateIn(language, text) ?? readDateIn(language, `1 ${text}`))?.date;
    if (date !== undefined) return { from: date, to: date };
  }
  return null;
}

/** Code units at each end of an entry. A time stands there, and the patterns would take long for more. */
const NEAR = 200;

function whenTexts(entry: string): string[] {
  const ends = entry.length > 2 * NEAR ? `${entry.slice(0, NEAR)} ${entry.slice(-NEAR)}` : entry;
  const plain = ends.replace(/\(?\[#\d+\]\([^()\s]*\)\)?|<!--.*?-->|[*_~`]/gu, '').replace(/^[^\p{L}\p{N}([]+/u, '');
  return PLACES.flatMap((place) => place.exec(plain.trim())?.[1]?.split(/[,;/|] /) ?? []).map((part) => part.trim().replace(BEFORE, ''));
}

/** Compares versions by their common numbers: 0.7 comes neither before nor after 0.7.3. */
function versionStep(one: string, other: string): number {
  const [numbers, others] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = numbers.findIndex((number, index) => index < others.length && number !== others[index]);
  return at === -1 ? 0 : (numbers[at] ?? 0) - (others[at] ?? 0);
}

/** Stamps, where not every entry has one. Two may run down by chance, as “iOS (17.2)” above “HTTP (1.1)” does. */
const FEWEST = 3;

/** Whether stamps run from the newest to the oldest, and most entries have one. Entries above the first one are newer than it. */
function runsDown<Stamp>(stamps: ReadonlyArray<Stamp | null>, stepOf: (one: Stamp, other: Stamp) => number): boolean {
  const from = stamps.findIndex((one) => one !== null);
  const said = stamps.flatMap((one) => (one === null ? [] : [one]));
  const steps = said.slice(1).map((one, at) => stepOf(said[at] ?? one, one));
  const all = stamps.length - from;
  return (
    from !== -1 && (said.length === all || said.length >= FEWEST) && said.length * 2 > all && steps.some((step) => step > 0) && steps.every((step) => step >= 0)
  );
}

/** A year with a 29 February. */
const LEAP_YEAR = 2000;

/** Whether finished entries say, by versions or dates, that the newest stands first. @param entries their lines without bullets, or the cells of a column */
export function isNewestFirst(entries: readonly string[]): boolean {
  const parts = entries.slice(0, MOST).map(composed).map(whenTexts);
  const days = parts.map((some) => some.map(daysOf).find((one) => one !== null) ?? null);
  // `02.03.2025` is a day.
  const versions = parts.map((some, at) => (days[at] === null ? (some.map((part) => VERSION.exec(part)?.[1]).find((one) => one !== undefined) ?? null) : null));
  const isDated = [...days, ...versions].some((one) => one !== null);
  // Days that all leave out their year are of one year, as far as they run down.
  const stamps = isDated ? days : parts.map((some) => some.map((part) => readPeriodAs(part, LEAP_YEAR)).find((one) => one !== null) ?? null);
  return runsDown(versions, versionStep) || runsDown(stamps, (one, other) => (one.from > other.to ? 1 : one.to < other.from ? -1 : 0));
}
