import type { Roadmap, TimelineEntry } from '../model.ts';
import { withoutEmoji } from './text.ts';

const BEFORE_NAME = /^roadmap(?:\s+(?:for|of)\b|\s*[:–—]|\s+-(?=\s))\s*/i;
const BEHIND_NAME = /(?:^|[\s:,|/–—-]+)(?:development update|roadmap|release plan|plan|update)[\s.!:]*$/i;

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
    name = name.replace(BEFORE_NAME, '').replace(BEHIND_NAME, '').trim();
  }
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

/** Whether a text names the release of a roadmap, with its name or only its version: `4.3`, `v4.3` and `4.3.0` are `Xen 4.3`'s. */
export function isReleaseOf(text: string, name: string | null): boolean {
  if (name === null) return false;
  const [one, other] = [nameOf(text), nameOf(name)];
  if (one.version !== other.version) return false;
  return one.words === other.words || (one.version !== null && (one.words === '' || other.words === ''));
}

/** A name's version, without the zeros it may end with, and its other words, as they are compared. */
function nameOf(text: string): { words: string; version: string | null } {
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

/** The entries that may be meant as the release's date; where none says so, those of versions. */
export function releaseEntries(title: string | null, timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const name = releaseName({ title });
  const said = timeline.filter(({ label }) => RELEASE_LABELS.includes(canonicalLabel(label)) || isLabelOf(label, name));
  // Another version than that of the title is another release.
  if (said.length > 0 || (name !== null && nameOf(name).version !== null)) return said;
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
function isLabelOf(label: string, name: string | null): boolean {
  const { words } = nameOf(label);
  const isWhole = words === '' || words === nameOf(name ?? '').words;
  return isWhole && isReleaseOf(label, name) && !/^(?:release (?:candidate|notes?)|pre ?release)\b/.test(canonicalLabel(label));
}
