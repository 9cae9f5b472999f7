import type { Roadmap, Section } from '../../model/roadmap.ts';
import { grouped } from '../text/group-by.ts';
import { LONGEST_TITLE } from './stage.ts';

/** A version or milestone at the start of a title. A whole number needs a word, because one alone numbers sections. */
const NUMBERED = /^[^\p{L}\p{N}]*(?<word>\p{L}*)[\s#-]*(?<number>\d+(?:\.\d+)*)(?![\p{L}\p{N}]|\.\p{L})/u;
/** A day with the year first, as changelogs write it. */
const DAY = /(?<!\d)\d{4}([-/.])\d{2}\1\d{2}(?!\d)/;
const UNRELEASED = /^\P{L}*unreleased(?!\p{L})/iu;

interface Version {
  readonly section: Section;
  readonly word: string;
  readonly numbers: readonly number[];
  readonly isDated: boolean;
}

function numberedVersion(section: Section): Version | null {
  const title = section.heading.title.slice(0, LONGEST_TITLE);
  const { word = '', number } = NUMBERED.exec(title)?.groups ?? {};
  if (number === undefined || (word === '' && !number.includes('.'))) return null;
  return { section, word: word.toLowerCase(), numbers: number.split('.').map(Number), isDated: DAY.test(title) };
}

function isHigher({ numbers: one }: Version, { numbers: other }: Version): boolean {
  const at = one.findIndex((number, index) => number !== (other[index] ?? 0));
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** The sections of each level below one heading. */
function siblingsIn(sections: readonly Section[]): Section[][] {
  const groups = new Map<string, Section[]>();
  for (const section of sections) grouped(groups, `${section.parent} ${section.heading.level}`).push(section);
  return [...groups.values()];
}

/**
 * The versions that are out, as a changelog lists them: at least two with a day, from the newest to the oldest, behind one without a day that is newer or
 * called “Unreleased”.
 */
export function releasedVersions(sections: readonly Section[]): ReadonlySet<number> {
  const released = siblingsIn(sections).flatMap((siblings) => {
    const dated = siblings.flatMap((section) => numberedVersion(section) ?? []).filter(({ isDated }) => isDated);
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

/** The versions of which a part is finished, where nothing of a later one is: they are being worked on, and what is new waits for the later one. */
export function begunVersions({ sections, items }: Pick<Roadmap, 'sections' | 'items'>): ReadonlySet<number> {
  const counts = new Map<number, { open: number; finished: number }>();
  for (const { section, state, parent } of items)
    for (let at = parent === null ? section : null; at !== null; at = sections[at]?.parent ?? null) {
      const { open, finished } = counts.get(at) ?? { open: 0, finished: 0 };
      counts.set(at, state === 'open' ? { open: open + 1, finished } : { open, finished: finished + 1 });
    }
  const begun = siblingsIn(sections).flatMap((siblings) => {
    const versions = siblings.flatMap((section) => numberedVersion(section) ?? []);
    const countOf = ({ section }: Version) => counts.get(section.index) ?? { open: 0, finished: 0 };
    const waits = (one: Version) => countOf(one).open > 0 && countOf(one).finished === 0;
    const isBegun = (one: Version) => countOf(one).finished > 0 && versions.some((other) => other.word === one.word && isHigher(other, one) && waits(other));
    return versions.filter(isBegun).map(({ section }) => section.index);
  });
  return new Set(begun);
}
