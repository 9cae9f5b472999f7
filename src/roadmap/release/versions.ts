import type { Roadmap, Section } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { grouped } from '../text/group-by.ts';
import { composed } from '../text/text.ts';
import { LONGEST_TITLE } from './stage.ts';

/** A version or milestone at the start of a title. A whole number needs a word, because one alone numbers sections. */
const NUMBERED = /^[^\p{L}\p{N}]*(?<word>\p{L}*)[\s#-]*(?<number>\d+(?:\.\d+)*)(?![\p{L}\p{N}]|\.\p{L})/u;
/** Words for versions and the like. Any other one may be a product of which there are several: “Windows 11”. */
const WORDS = new RegExp(
  `^(?:${[
    'v|ver|version|versi[oó]n|versão|versione|versie|wersja|версия|release|релиз|alpha|beta|milestone|meilenstein|jalon|hito|marco|веха|phase|fase|faza|фаза',
    'étape|etapa|этап|sprint|спринт|iteration|版本|バージョン|버전|里程碑|マイルストーン|마일스톤|阶段|フェーズ|단계',
  ].join('|')})$`,
);
/** A day with the year first, as changelogs write it. */
const DAY = /(?<!\d)(\d{4})([-/.])(\d{2})\2(\d{2})(?!\d)/;
const UNRELEASED = /^\P{L}*unreleased(?!\p{L})/iu;

const YEAR = /(?<![\p{N}.])(?:19|20)\d\d(?![\p{N}.])/u;

/** Whether a short title is that of one version or time: “3.1 (May)”, “Release 4”, “March 2025”. */
export function namesVersion(written: string): boolean {
  const title = composed(written);
  const { word = '', number = '' } = NUMBERED.exec(title)?.groups ?? {};
  return firstVersion(title) !== null || (number !== '' && WORDS.test(word.toLowerCase())) || YEAR.test(title);
}

/** Whether a section stands below the heading of another version than an item's own section: `1.0` › `Done` and `1.2` › `Planned`. */
export function isOfOtherVersion({ path }: Pick<Section, 'path'>, own: Pick<Section, 'path'> | null): boolean {
  const mine = own?.path ?? [];
  const above = path.slice(0, -1);
  const level = above.findIndex((title, at) => mine[at] !== title);
  const [there, here] = [above[level], mine[level]];
  return there !== undefined && here !== undefined && namesVersion(there) && namesVersion(here);
}

/** The first number with dots in a title; null: it has none. */
export function firstVersion(title: string): string | null {
  return /(?<![\p{N}.])\d+(?:\.\d+)+/u.exec(title.slice(0, LONGEST_TITLE))?.[0] ?? null;
}

interface Version {
  readonly section: Section;
  readonly word: string;
  readonly numbers: readonly number[];
  /** In ISO 8601; null: it has none. */
  readonly day: string | null;
  /** Its title is no more than the number with a day or brackets, or begins with a word for a version. Else the number may be one of a chapter. */
  readonly isSure: boolean;
}

function numberedVersion(section: Section): Version | null {
  const title = composed(section.heading.title.slice(0, LONGEST_TITLE));
  const found = NUMBERED.exec(title);
  const { word = '', number } = found?.groups ?? {};
  if (found === null || number === undefined || (word === '' && !number.includes('.'))) return null;
  const day = DAY.exec(title);
  const behind = title.slice(found[0].length).replace(DAY, '');
  const isAlone = !/[\p{L}\p{N}]/u.test(behind.replace(/\([^()]*\)|\[[^[\]]*\]/g, ''));
  return {
    ...{ section, word: word.toLowerCase(), numbers: number.split('.').map(Number) },
    day: day === null ? null : `${day[1]}-${day[3]}-${day[4]}`,
    isSure: word === '' ? isAlone : WORDS.test(word.toLowerCase()),
  };
}

function isHigher({ numbers: one }: Version, { numbers: other }: Version): boolean {
  const at = one.findIndex((number, index) => number !== (other[index] ?? 0));
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** Whether nothing fits between two versions: 1.4 is followed by 1.4.1, 1.5 and 2.0. */
function follows({ numbers: other }: Version, { numbers: one }: Version): boolean {
  const at = other.findIndex((number, index) => number !== (one[index] ?? 0));
  return at !== -1 && other[at] === (one[at] ?? 0) + 1 && other.slice(at + 1).every((number) => number === 0);
}

/** The sections of each level below one heading. */
function siblingsIn(sections: readonly Section[]): Section[][] {
  const groups = new Map<string, Section[]>();
  for (const section of sections) grouped(groups, `${section.parent} ${section.heading.level}`).push(section);
  return [...groups.values()];
}

/**
 * The versions that are out, as a changelog lists them: at least two with a day, from the newest to the oldest, behind one without a day that is newer or
 * called “Unreleased”. A day to come is a plan.
 */
export function releasedVersions(sections: readonly Section[], today: IsoDate | null): ReadonlySet<number> {
  const released = siblingsIn(sections).flatMap((siblings) => {
    const dated = siblings.flatMap((section) => numberedVersion(section) ?? []).filter(({ day }) => day !== null && (today === null || day <= today));
    const [newest] = dated;
    if (newest === undefined || dated.length < 2 || dated.some((one, at) => at > 0 && !isHigher(dated[at - 1] ?? one, one))) return [];
    const isNewer = (section: Section) => {
      const version = numberedVersion(section);
      return section.index < newest.section.index && (UNRELEASED.test(section.heading.title) || (version !== null && isHigher(version, newest)));
    };
    return siblings.some(isNewer) ? dated.map(({ section }) => section.index) : [];
  });
  return new Set(released);
}

/** The versions of which a part is finished, where nothing of the next one is: they are being worked on, and what is new waits for that one. */
export function begunVersions({ sections, items }: Pick<Roadmap, 'sections' | 'items'>): ReadonlySet<number> {
  const counts = new Map<number, { open: number; finished: number }>();
  for (const { section, state } of items.filter((item) => !isSubItem(item)))
    for (let at = section; at !== null; at = sections[at]?.parent ?? null) {
      const { open, finished } = counts.get(at) ?? { open: 0, finished: 0 };
      counts.set(at, state === 'open' ? { open: open + 1, finished } : { open, finished: finished + 1 });
    }
  const countOf = ({ section }: Version) => counts.get(section.index) ?? { open: 0, finished: 0 };
  const begun = new Set<number>();
  for (const siblings of siblingsIn(sections)) {
    const byWord = new Map<string, Version[]>();
    for (const section of siblings) {
      const version = numberedVersion(section);
      if (version?.isSure === true) grouped(byWord, version.word).push(version);
    }
    for (const versions of byWord.values()) {
      const fromHighest = versions.toSorted((a, b) => Number(isHigher(b, a)) - Number(isHigher(a, b)));
      for (const [at, one] of fromHighest.entries()) {
        const next = fromHighest[at - 1];
        if (next === undefined || !follows(next, one) || countOf(one).finished === 0) continue;
        const waits = countOf(next).open > 0 && countOf(next).finished === 0;
        if (waits || begun.has(next.section.index)) begun.add(one.section.index);
      }
    }
  }
  return begun;
}
