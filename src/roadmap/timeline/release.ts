import type { Roadmap } from '../../model/roadmap.ts';
import type { TimelineEntry } from '../../model/timeline.ts';
import { plainValue } from '../markdown/plain-value.ts';
import { readDate } from '../text/dates.ts';
import { withoutEmoji } from '../text/text.ts';

const BEFORE_NAME = /^roadmap(?:\s+(?:for|of)\b|\s*[:–—]|\s+-(?=\s))\s*/i;
const BEHIND_NAME = /(?:^|[\s:,|/–—-]+)(?:development update|roadmap|release plan|plan|update)[\s.!:]*$/i;

const DATED_UPDATE = /(?<=\bupdate)[\s,:–—-]+(?<date>\S.*)$/i;

/** No release has a longer name. */
const MAX_NAME = 200;

/** What a roadmap is for, by its title: `Xen 4.3` of `Xen 4.3 development update`. Null where the title says no more than that it is a roadmap. */
export function releaseName({ title }: Pick<Roadmap, 'title'>): string | null {
  let name = withoutEmoji(title ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length > MAX_NAME) return null;
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(BEFORE_NAME, '').replace(DATED_UPDATE, withoutTrailingDate).replace(BEHIND_NAME, '').trim();
  }
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

function withoutTrailingDate(behind: string, date: string): string {
  return readDate(date) === null ? behind : '';
}

/** The release that a roadmap is of. */
export interface Release {
  readonly title: string;
  /** What stands before the version in its name, as it is compared: `xen`; empty where that is not known. */
  readonly product: string;
}

/** @param configured what the configuration calls it; null: the roadmap's title says it. Null where neither does. */
export function releaseOfRoadmap({ title }: Pick<Roadmap, 'title'>, configured: string | null): Release | null {
  const byTitle = releaseName({ title });
  const name = configured ?? byTitle;
  if (name === null) return null;
  const own = nameAndVersion(name);
  return { title: name, product: own.version !== null && own.words !== '' ? own.words : byTitle === null ? '' : nameAndVersion(byTitle).words };
}

/** What people call a release: where its configured title is only a version, with the name that the roadmap's title has. */
export function fullName(release: Release, { title }: Pick<Roadmap, 'title'>): string {
  const byTitle = releaseName({ title });
  if (byTitle === null || nameAndVersion(release.title).words !== '') return release.title;
  if (isReleaseOf(byTitle, release)) return byTitle;
  return nameAndVersion(byTitle).version === null ? `${byTitle} ${release.title}` : release.title;
}

/** What a field says of its release, without any marks. */
export function plainRelease(value: string): string {
  return plainValue(value).replace(/`/g, '').replace(/\s+/g, ' ').trim();
}

/**
 * What is equal for all texts that name one release: the same words, or the same version, with or without the product
 * before it. @param text plain, as titles on GitHub are
 */
export function releaseKey(text: string, release: Release | null): string {
  const words = text.trim().toLowerCase();
  const version = versionIn(words, release);
  return version === null ? words : `version ${version}`;
}

/** Whether two plain texts name one release. */
export function sameRelease(one: string, other: string, release: Release | null): boolean {
  return releaseKey(one, release) === releaseKey(other, release);
}

/** Whether a plain text names the release of a roadmap, with its name or only its version: `4.3`, `v4.3` and `4.3.0` are `Xen 4.3`'s. */
export function isReleaseOf(text: string, release: Release | null): boolean {
  return release !== null && sameRelease(text, release.title, release);
}

/** Whether one release comes before another one, by their versions. False where a text says more than that. */
export function isEarlier(one: string, other: string, release: Release | null): boolean {
  const [first, second] = [one, other].map((text) => versionIn(text.trim().toLowerCase(), release)?.split('.').map(Number));
  if (first === undefined || second === undefined) return false;
  const at = first.findIndex((number, index) => number !== (second[index] ?? 0));
  return at === -1 ? first.length < second.length : (first[at] ?? 0) < (second[at] ?? 0);
}

/** The version that a text in lower case is, without the zeros it may end with. Null where it says more than product and version. */
function versionIn(text: string, release: Release | null): string | null {
  const { words, number } = /^(?<words>.*?)(?:^|[\s-]+)(?:v|version |release )?(?<number>\d+(?:\.\d+)*)(?: release)?$/.exec(text)?.groups ?? {};
  if (words === undefined || number === undefined || (words !== '' && words !== release?.product)) return null;
  return number.replace(/(?:\.0+)+$/, '');
}

/** The field's word for items that belong to no release yet. */
export const LATER = 'later';

export function isLater(text: string): boolean {
  return text.trim().toLowerCase() === LATER;
}

/** Several releases in one field: which of them is meant cannot be told. */
export function namesTwoReleases(text: string): boolean {
  return /[,;]/.test(text) || /\d\S*\s*(?:&|\b(?:and|or)\b)\s*\S*\d|\.\d+\s*\/\s*v?\d+\.|v\d+\s*\/\s*v\d/i.test(text);
}

/** A name's version, without the zeros it may end with, and its other words, as they are compared. */
function nameAndVersion(text: string): { words: string; version: string | null } {
  const plain = canonicalLabel(text).replace(/^release (?=.)|(?<=.) release$/g, '');
  const version = /(?:^| )v?(?<number>\d+(?:\.\d+)*)$/.exec(plain);
  if (version === null) return { words: plain, version: null };
  return { words: plain.slice(0, version.index), version: (version.groups?.['number'] ?? '').replace(/(?:\.0+)+$/, '') };
}

/** As labels and names are compared: without case, emoji, a parenthesis at the end and punctuation, but for the dots in versions. */
export function canonicalLabel(label: string): string {
  return withoutEmoji(label.slice(0, 2 * MAX_NAME))
    .toLowerCase()
    .replace(/\s*\([^()]*\)\s*[^\p{L}\p{N}]*$/u, '')
    .replace(/(?<!\d)\.|\.(?!\d)|(?!\.)[\p{P}\p{S}\s]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const RELEASE_LABELS: readonly string[] = ['release', 'final release', 'final', 'general availability', 'ga', 'release date'];

/** Whether an entry's timeline may be that of a release: no sub-heading above it names another version. */
export function isTimelineOf({ heading }: Pick<TimelineEntry, 'heading'>, release: Release | null): boolean {
  return heading === null || release === null || nameAndVersion(heading).version === null || isReleaseOf(canonicalLabel(heading), release);
}

/** The entries that may be meant as the release's date; where none says so, those of versions. */
export function releaseEntries(title: string | null, all: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const release = releaseOfRoadmap({ title }, null);
  const timeline = all.filter((entry) => isTimelineOf(entry, release));
  const said = timeline.filter(({ label }) => RELEASE_LABELS.includes(canonicalLabel(label)) || isLabelOf(label, release));
  // Another version than that of the title is another release.
  if (said.length > 0 || (release !== null && nameAndVersion(release.title).version !== null)) return said;
  return timeline.filter(({ label }) => isVersion(canonicalLabel(label)));
}

/** The entry of the timeline that is the release's date; null where none is, or several could be. */
export function releaseEntry({ title, timeline }: Pick<Roadmap, 'title' | 'timeline'>): TimelineEntry | null {
  const [entry, another] = releaseEntries(title, timeline);
  return another === undefined ? (entry ?? null) : null;
}

/** `Release 4.3`, `4.3 release`, `v4.3`, `4.3`: a number alone is a version only where `release` or `v` says so. */
function isVersion(label: string): boolean {
  return /^(?:release v?\d+(?:\.\d+)*|v?\d+(?:\.\d+)* release|v\d+(?:\.\d+)*|\d+(?:\.\d+)+)$/.test(label);
}

/** `Freeze 4.3` is no date of a release that is called `4.3`, and release notes are none of anything. */
function isLabelOf(label: string, release: Release | null): boolean {
  const { words } = nameAndVersion(label);
  const isWhole = words === '' || words === nameAndVersion(release?.title ?? '').words;
  return isWhole && isReleaseOf(canonicalLabel(label), release) && !/^(?:release (?:candidate|notes?)|pre ?release)\b/.test(canonicalLabel(label));
}
