import type { Roadmap } from '../../model/roadmap.ts';
import type { Release, TimelineEntry } from '../../model/timeline.ts';
import { plainValue } from '../markdown/plain-value.ts';
import { readDate } from '../text/dates.ts';
import { withoutEmoji } from '../text/text.ts';
import { isNews } from './news.ts';

const BEFORE_NAME =
  /^(?:roadmap(?:\s*[:–—]|\s+-(?=\s))|(?:(?:development|dev|project|release|status) )?(?:roadmap|plan|schedule|status|timeline|update|report|blockers|open (?:items|issues)) (?:for|of)\b)\s*/i;
const BEHIND_NAME =
  /(?:^|[\s:,|/–—-]+)(?:(?:development|dev|project) (?:updates?|plan|planning|report|roadmap|schedule|overview|summary|tracker|tracking|status(?: (?:report|update))?)|status (?:report|update)|roadmap|release (?:plan|schedule|calendar|timeline|blockers|status)|schedule|timeline|open (?:items|issues)|plan|update)[\s.!:]*$/i;

const DATED_UPDATE = /(?<=\bupdate)[\s,:–—-]+(?<date>\S.*)$/i;

/** The news behind a title: `Xen 4.3 development update: Code freezing point reached` is about `Xen 4.3`. */
const NEWS = /(?<=\S[\s,:–—-]*)\bdevelopment update(?:\s*[:;–—]|\s+-(?=\s)).*$/i;

/** What stands behind another word for a document: `Xen 4.3 roadmap: freeze reached`, `Xen 4.3 plan (frozen)`. Only news is no part of the name. */
const BEHIND_DOCUMENT = /(?<=\S[\s,:–—-]*)\b(?<document>roadmap|schedule|status|plan|update)(?:\s*[:;–—,]|\s+-(?=\s)|\s*(?=\())(?<news>.+)$/i;

/** The most characters of a release's name. */
const MAX_NAME = 200;

/** The release in a roadmap's title: `Xen 4.3` in `Xen 4.3 development update`. Null if the title only says that it is a roadmap. */
export function releaseName({ title }: Pick<Roadmap, 'title'>): string | null {
  let name = withoutEmoji(title ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length > MAX_NAME) return null;
  for (let before = ''; before !== name; ) {
    before = name;
    name = name
      .replace(BEFORE_NAME, '')
      .replace(DATED_UPDATE, withoutTrailingDate)
      .replace(NEWS, 'development update')
      .replace(BEHIND_DOCUMENT, withoutNews)
      .replace(BEHIND_NAME, '')
      .trim();
  }
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

function withoutTrailingDate(behind: string, date: string): string {
  return readDate(date) === null ? behind : '';
}

function withoutNews(behind: string, document: string, news: string): string {
  return isNews(news) ? document : behind;
}

/** The release of a roadmap; null if nothing names it. @param configured its name in the configuration; null: the roadmap's title names it */
export function releaseOfRoadmap({ title }: Pick<Roadmap, 'title'>, configured: string | null): Release | null {
  const byTitle = releaseName({ title });
  const name = configured ?? byTitle;
  if (name === null) return null;
  const own = nameAndVersion(name);
  return { title: name, product: own.version !== null && own.words !== '' ? own.words : byTitle === null ? '' : nameAndVersion(byTitle).words };
}

/** The full name of a release. If its configured title is only a version, the name comes from the roadmap's title. */
export function fullName(release: Release, { title }: Pick<Roadmap, 'title'>): string {
  const byTitle = releaseName({ title });
  if (byTitle === null || nameAndVersion(release.title).words !== '') return release.title;
  if (isReleaseOf(byTitle, release)) return byTitle;
  return nameAndVersion(byTitle).version === null ? `${byTitle} ${release.title}` : release.title;
}

/** The value of a field `release`, without Markdown. */
export function plainRelease(value: string): string {
  return plainValue(value).replace(/`/g, '').replace(/\s+/g, ' ').trim();
}

/**
 * A key that is equal for all texts that name the same release: the same words, or the same version with or without the
 * product before it. @param text plain text, like a title on GitHub
 */
export function releaseKey(text: string, release: Release | null): string {
  const words = text.trim().toLowerCase();
  const version = versionIn(words, release);
  return version === null ? words : `version ${version}`;
}

/** Whether two plain texts name the same release. */
export function sameRelease(one: string, other: string, release: Release | null): boolean {
  return releaseKey(one, release) === releaseKey(other, release);
}

/** Whether a plain text names the release of a roadmap, by its name or only by its version: `4.3`, `v4.3` and `4.3.0` mean `Xen 4.3`. */
export function isReleaseOf(text: string, release: Release | null): boolean {
  return release !== null && sameRelease(text, release.title, release);
}

/** Whether one release comes before another one, by their versions. False if a text contains more than product and version. */
export function isEarlier(one: string, other: string, release: Release | null): boolean {
  const [first, second] = [one, other].map((text) => versionIn(text.trim().toLowerCase(), release)?.split('.').map(Number));
  if (first === undefined || second === undefined) return false;
  const at = first.findIndex((number, index) => number !== (second[index] ?? 0));
  return at === -1 ? first.length < second.length : (first[at] ?? 0) < (second[at] ?? 0);
}

/** The version in a text in lower case, without zeros at its end; null if the text contains more than product and version. */
function versionIn(text: string, release: Release | null): string | null {
  const { words, number } =
    /^(?<words>.*?)(?:^|[\s-]+)(?:v|version |release )?(?<number>\d+(?:\.\d+)*)(?: (?:final|ga|general availability|stable))?(?: release)?(?: date)?$/.exec(
      text,
    )?.groups ?? {};
  if (words === undefined || number === undefined || (words !== '' && words !== release?.product)) return null;
  return number.replace(/(?:\.0+)+$/, '');
}

/** The value of the field `release` for items that do not belong to a release yet. */
export const LATER = 'later';

export function isLater(text: string): boolean {
  return text.trim().toLowerCase() === LATER;
}

/** Whether a field names several releases, so that its meaning is unclear. */
export function namesTwoReleases(text: string): boolean {
  return /[,;]/.test(text) || /\d\S*\s*(?:&|\b(?:and|or)\b)\s*\S*\d|\.\d+\s*\/\s*v?\d+\.|v\d+\s*\/\s*v\d/i.test(text);
}

/** The version of a name, without zeros at its end, and its other words in the form in which they are compared. */
function nameAndVersion(text: string): { words: string; version: string | null } {
  const plain = canonicalLabel(text).replace(
    /^release (?=.)|(?<=\d)(?: (?:final|ga|general availability|stable))?(?: release)?(?: date)?$|(?<=.) release$/g,
    '',
  );
  const version = /(?:^| )v?(?<number>\d+(?:\.\d+)*)$/.exec(plain);
  if (version === null) return { words: plain, version: null };
  return { words: plain.slice(0, version.index), version: (version.groups?.['number'] ?? '').replace(/(?:\.0+)+$/, '') };
}

/** A label or name in the form in which it is compared: without case, emoji, a parenthesis at the end, and punctuation other than the dots in versions. */
export function canonicalLabel(label: string): string {
  return withoutEmoji(label.slice(0, 2 * MAX_NAME))
    .toLowerCase()
    .replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])\s*[^\p{L}\p{N}]*$/u, '')
    .replace(/(?<!\d)\.|\.(?!\d)|(?!\.)[\p{P}\p{S}\s]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const RELEASE_LABELS: readonly string[] = [
  ...['release', 'final release', 'final', 'general availability', 'ga', 'release date', 'release day', 'final release date', 'planned release'],
  ...['planned release date', 'target release', 'target release date', 'expected release', 'official release', 'public release', 'stable release'],
  ...['ga release', 'general availability ga', 'final ga', 'release ga'],
];

/** Whether an entry's timeline may belong to a release: its sub-heading does not name another version. */
export function isTimelineOf({ heading }: Pick<TimelineEntry, 'heading'>, release: Release | null): boolean {
  return heading === null || release === null || nameAndVersion(heading).version === null || isReleaseOf(canonicalLabel(heading), release);
}

/** The entries that may be the release's date; if no label says so, the entries of versions. */
export function releaseEntries(title: string | null, all: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const release = releaseOfRoadmap({ title }, null);
  const timeline = all.filter((entry) => isTimelineOf(entry, release));
  const said = timeline.filter(({ label }) => RELEASE_LABELS.includes(canonicalLabel(label)) || isLabelOf(label, release));
  // If the title names a version, an entry of another version is another release.
  if (said.length > 0 || (release !== null && nameAndVersion(release.title).version !== null)) return said;
  return timeline.filter(({ label }) => isVersion(canonicalLabel(label)));
}

/** The entry of the release's date; null if there is none, or if several could be it. */
export function releaseEntry({ title, timeline }: Pick<Roadmap, 'title' | 'timeline'>): TimelineEntry | null {
  const [entry, another] = releaseEntries(title, timeline);
  return another === undefined ? (entry ?? null) : null;
}

/** Whether a label is a version: `Release 4.3`, `4.3 release`, `v4.3` or `4.3`. A whole number is one only with `release` or `v`. */
function isVersion(label: string): boolean {
  return /^(?:release v?\d+(?:\.\d+)*|v?\d+(?:\.\d+)* release|v\d+(?:\.\d+)*|\d+(?:\.\d+)+)$/.test(label);
}

/** Whether a label means the date of a release. `Freeze 4.3` does not mean the release `4.3`, and release notes are not a release. */
function isLabelOf(label: string, release: Release | null): boolean {
  const { words } = nameAndVersion(label);
  const isWhole = words === '' || words === nameAndVersion(release?.title ?? '').words;
  return isWhole && isReleaseOf(canonicalLabel(label), release) && !/^(?:release (?:candidate|notes?)|pre ?release)\b/.test(canonicalLabel(label));
}
