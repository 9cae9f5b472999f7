import type { Section } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { finishedWord, LONGEST_TITLE } from '../release/stage.ts';
import { releasedVersions } from '../release/versions.ts';
import { escapePattern } from '../text/words.ts';
import { VERSION } from './vocabulary.ts';

/** A whole day with the year first, as changelogs write it. */
const DAY = /(?<!\d)(?<year>\d{4})(?<mark>[-/.])(?<month>\d{2})\k<mark>(?<day>\d{2})(?!\d)/;
const DAY_IN_PATTERNS = '[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}';
/** Words beside a day that is only planned. */
const PLANNED =
  /(?<!\p{L})(?:planned|plan|targets?|due|eta|expected|estimated|tentative|until|by|before|unreleased|tbd|tba|geplant|bis|prévue?|previst[oa]|план\p{L}*)(?!\p{L})|~|预计|予定|예정/iu;

/** Whether a section is one release, period or phase, whose title changes when it is finished. */
function isRelease({ heading }: Section): boolean {
  return VERSION.test(heading.title.slice(0, LONGEST_TITLE).replace(DAY, ''));
}

/**
 * The releases that are out because their titles name a day that is past: `1.2.0 - 2024-03-01`. If one day is still to come, or is said
 * to be planned, then the days of this file are plans, and a plan that is late is not finished.
 * @param today null: only those of a changelog are out, which go down from what is not released yet
 */
export function pastReleases(sections: readonly Section[], today: IsoDate | null): ReadonlySet<Section> {
  if (today === null) {
    const released = releasedVersions(sections, null);
    return new Set(sections.filter(({ index }) => released.has(index)));
  }
  const dated = sections.filter(isRelease).flatMap((section) => {
    const title = section.heading.title.slice(0, LONGEST_TITLE);
    const { year, month, day } = DAY.exec(title)?.groups ?? {};
    return year === undefined ? [] : [{ section, isPast: `${year}-${month}-${day}` <= today && !PLANNED.test(title) }];
  });
  return new Set(dated.every(({ isPast }) => isPast) ? dated.map(({ section }) => section) : []);
}

/** What a section is proposed to be. */
interface SectionsWithRole {
  readonly sections: readonly Section[];
  readonly role: string;
  readonly items: readonly ItemForm[];
}

/** One rule for all releases that are out, and the sections that it is for. */
interface FinishedReleases {
  readonly by: 'path' | 'pattern';
  /** A regular expression. */
  readonly name: string;
  readonly items: readonly ItemForm[];
  readonly covers: ReadonlySet<Section>;
}

/**
 * The rule for releases that are out, by what their titles say of that: a word, a sign, or a day. A list of their titles would be wrong
 * as soon as the next one is out. Null if there are none, or if other sections fit, too.
 * @param past those that are out because of a day in their title
 */
export function finishedReleases(rules: readonly SectionsWithRole[], all: readonly Section[], past: ReadonlySet<Section>): FinishedReleases | null {
  const done = rules.filter(({ role }) => role === 'done');
  const marked = new Map<Section, string>();
  for (const section of done.flatMap(({ sections }) => sections)) {
    const mark = past.has(section) ? DAY_IN_PATTERNS : finishedWord(section.heading.title);
    if (mark !== null && isRelease(section)) marked.set(section, mark);
  }
  if (marked.size === 0) return null;
  const isDone = new Set(done.flatMap(({ sections }) => sections));
  const name = patternFor(new Set(marked.values()));
  const pattern = new RegExp(name, 'iu');
  const items = [...new Set(done.filter(({ sections }) => sections.some((one) => marked.has(one))).flatMap((rule) => rule.items))];
  const hasInner = all.some(({ parent }) => parent !== null && all[parent] !== undefined && marked.has(all[parent]));
  // Headings that are items need no rule of their own, and with one they would be sections.
  for (const by of hasInner && !items.includes('headings') ? (['path', 'pattern'] as const) : (['pattern'] as const)) {
    const covers = new Set(all.filter(({ path, heading }) => pattern.test(by === 'path' ? path.join(' > ') : heading.title)));
    const fits = [...covers].every((one) => isDone.has(one) || one.role === 'done' || (by === 'path' && isBelow(one, all, isDone)));
    if (fits && !rules.some(({ role, sections }) => role !== 'done' && sections.some((one) => covers.has(one)))) return { by, name, items, covers };
  }
  return null;
}

/** Whether a section is a release or stands in one. */
export function isInRelease(section: Section, all: readonly Section[]): boolean {
  return isRelease(section) || isBelow(section, all, { has: isRelease });
}

function isBelow({ parent }: Section, all: readonly Section[], some: { has(section: Section): boolean }): boolean {
  for (let at = all[parent ?? -1]; at !== undefined; at = all[at.parent ?? -1]) if (some.has(at)) return true;
  return false;
}

/** Whole words of ASCII letters, and the other marks as they are: `\b` knows no other letters. */
function patternFor(marks: ReadonlySet<string>): string {
  const words = [...marks].filter((mark) => /^[a-z]+$/.test(mark));
  const signs = [...marks].filter((mark) => !words.includes(mark)).map((mark) => (mark === DAY_IN_PATTERNS ? mark : escapePattern(mark)));
  const whole = words.length === 0 ? [] : [words.length === 1 ? `\\b${words.join('')}\\b` : `\\b(?:${words.join('|')})\\b`];
  return [...whole, ...signs].join('|');
}
