import { PRIORITIES } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { composed } from '../text/text.ts';
import { escapePattern } from '../text/words.ts';
import { isEarlier, isReleaseOf, LATER, sameRelease } from './release.ts';

/** A release in people's words: `4.4`, `v4.4`, `Xen 4.4`. A day of a month is none. */
const NAME =
  '(?<release>(?:[\\p{L}][\\p{L}\\p{N}]*[ -])?v?\\d+(?:\\.\\d+)*(?:\\.x)?)(?![\\p{L}\\p{N}]|[./-]\\d|(?:st|nd|rd|th)\\b|\\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))';
const THIS = '(?<current>this (?:release|version|cycle))';
const NEXT = '(?<next>(?:the |a )?(?:next|later|future|following|subsequent|upcoming) (?:major |minor |point )?(?:release|version|cycle|milestone)|later)';
const MOVED =
  '(?:deferred|defer|postponed|postpone|pushed|push|moved|slipped|slips|punted|punt|bumped|retargeted|re-targeted|rescheduled|delayed|targeted|scheduled|planned)';

/**
 * How people write that an item is not for this release, as regular expressions for the beginning of a part of a value. `not` names
 * the release that the item leaves, `release` the one that it goes to; without either the item has no release yet. The
 * table is complete; the configuration adds words with `words: {deferred: …}`.
 */
const LEAVES: readonly string[] = [
  "(?:is |are |it[’']s )?not (?:going )?(?:be )?(?:for|in|into|a|on)",
  "(?:will not|won[’']t|cannot|can[’']t|did not|didn[’']t|does not|doesn[’']t|unlikely to|not going to) (?:be|make|go|land|get)(?: it)?(?: (?:in|into|for|to))?",
  '(?:misses|missed|missing|out of|too late for|dropped from|removed from|pulled from|post|after|beyond|past)',
  `${MOVED}(?: back| out| off| over)? (?:past|beyond|after|out of)`,
];
/** The same, where the word for it stands behind the release: `not 4.3 material`. */
const UNFIT = ["(?:is |are |it[’']s )?(?:not|no)(?: a| an)?", '(?:material|item|feature|target|scope|work|topic)'] as const;
const GOES: readonly string[] = [
  `${MOVED}(?: back| out| off| over)?(?: to| until| till| for| into| at| in)`,
  '(?:wait|waits|waiting|left|leave|keep|kept) (?:for|until|till)',
  'for',
];
const ALONE = '(?:deferred|postponed|punted|post[ -]release|after (?:the )?release|not (?:for |in )?this (?:release|version|cycle))';

const BEGIN = '(?:^|[,;.(\\[–—]\\s*|\\s-+\\s|\\b(?:now|has been|have been|was|is|been)\\s+)';
const END = '(?=\\s*(?:$|[,;.)\\]!:–—]|\\s-))';
/** Words between which a deferral is only considered. */
const DOUBT =
  /\?|\b(?:maybe|perhaps|may|might|could|should|would|if|unless|propose[ds]?|consider\w*|candidate|possibly|probably|not (?:be )?deferred|do not|don[’']t|cannot be|no longer|or)\b/iu;

const leaves = new RegExp(`${BEGIN}(?:${LEAVES.join('|')})[\\s-]+(?:the |a |an )?(?:${THIS}|${NAME})`, 'iu');
const goes = new RegExp(`${BEGIN}(?:${GOES.join('|')})\\s+(?:the )?(?:${NEXT}|${NAME})`, 'iu');
const unfit = new RegExp(`${BEGIN}${UNFIT[0]} (?:${THIS}|${NAME}) ${UNFIT[1]}${END}`, 'iu');
/** A level that holds for a release: `blocker for 4.4`. */
const levelFor = new RegExp(`^(?:release )?(?:${PRIORITIES.join('|')})(?: priority| bug| issue)?,? (?:for|in) (?:${NEXT}|${NAME})${END}`, 'iu');
const material = new RegExp(`^(?=[^.]*\\d\\.\\d)${NAME}(?: (?:material|item|feature|target|release|only|timeframe))?${END}`, 'iu');
const alone = new RegExp(`(?:${BEGIN}${ALONE}${END})|(?:${BEGIN}${NEXT}${END})`, 'iu');

/** The fields in whose values people write that an item is not for this release. */
export const DEFERRING = ['resolution', 'status', 'priority', 'prognosis'] as const;

/** Characters that are looked at. */
const MOST = 300;

/**
 * The release to which a value of one of these fields defers an item: the name of another release, or
 * `later`. Null if the value does not say so, or only considers it.
 * @param value plain text @param release the roadmap's release, null if unknown @param words more words of the configuration
 */
export function deferredTo(value: string, release: Release | null, words: readonly string[]): string | null {
  const text = composed(value.replace(/\s+/g, ' ').trim().slice(0, MOST));
  if (text === '') return null;
  if (words.some((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(composed(word.trim()))}(?![\\p{L}\\p{N}])`, 'iu').test(text))) return LATER;
  const left = leaves.exec(text) ?? unfit.exec(text);
  if (left !== null && !DOUBT.test(text.replace(left[0], '')) && isLeft(left.groups, release)) return LATER;
  if (DOUBT.test(text)) return null;
  const gone = goes.exec(text) ?? levelFor.exec(text) ?? material.exec(text);
  if (gone !== null) return goal(gone.groups, release);
  return alone.test(text) ? LATER : null;
}

/** Whether the release that an item leaves is this one. If this one is unknown, people mean it. */
function isLeft(groups: Readonly<Record<string, string | undefined>> | undefined, release: Release | null): boolean {
  const { current, release: named = '' } = groups ?? {};
  return current !== undefined || release === null || !hasVersion(release) || isReleaseOf(named, release) || endsAs(named, release);
}

/** The release that an item goes to. An earlier one, or this one, defers nothing. */
function goal(groups: Readonly<Record<string, string | undefined>> | undefined, release: Release | null): string | null {
  const { next, release: named } = groups ?? {};
  if (next !== undefined) return LATER;
  if (named === undefined) return null;
  const name = versionOf(named);
  if (isReleaseOf(named, release) || (release !== null && (endsAs(named, release) || isEarlier(name, release.title.toLowerCase(), release)))) return null;
  return name;
}

function versionOf(named: string): string {
  return /v?\d+(?:\.\d+)*(?:\.x)?$/i.exec(named)?.[0].replace(/^v/i, '') ?? named;
}

function hasVersion({ title }: Release): boolean {
  return /\d/.test(title);
}

/** Whether a name and a release end with the same version, whatever stands before it. */
function endsAs(named: string, release: Release): boolean {
  const own = /\d+(?:\.\d+)*$/.exec(release.title)?.[0];
  return own !== undefined && sameRelease(versionOf(named), own, release);
}
