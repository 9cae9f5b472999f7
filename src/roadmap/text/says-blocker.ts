import { composed } from './text.ts';
import { escapePattern } from './words.ts';

/**
 * Words by which people say that a release has to wait, besides the level `blocker`. The table is complete; the
 * configuration adds words with `words: {blocker: …}`. A space also stands for a hyphen or for nothing.
 */
const BLOCKER_WORDS: readonly string[] = [
  ...['blocker', 'blockers', 'blocking', 'blocks release', 'blocks the release', 'show stopper', 'show stoppers', 'must fix', 'stop ship'],
  ...['release critical', 'p0', 'p 0', 'priority 0', 's0', 's1', 'sev0', 'sev1', 'sev 0', 'sev 1', 'severity 0', 'severity 1'],
];

/** Words right before such a word that take it back. `Not sure if blocker` takes nothing back. */
const TAKEN_BACK =
  "(?<!(?<![\\p{L}\\p{N}])(?:not|no|non|never|was|were|former|formerly|no longer|isn[’']t)(?:[\\s-]+(?:a|an|the|any|release|currently))*[\\s-]*)";

const pattern = (words: readonly string[], flags = 'iu') =>
  new RegExp(
    `${TAKEN_BACK}(?<![\\p{L}\\p{N}])(?:${words.map((word) => escapePattern(composed(word.trim())).replace(/[\s-]+/g, '[\\s-]*')).join('|')})(?![\\p{L}\\p{N}])`,
    flags,
  );

const KNOWN = pattern(BLOCKER_WORDS);

/** Whether a text says that something blocks a release. @param more words of the configuration */
export function saysBlocker(text: string, more: readonly string[]): boolean {
  const short = composed(text.slice(0, MOST));
  return KNOWN.test(short) || (more.length > 0 && pattern(more).test(short));
}

/** Words beside those for blockers that say no more than they do: `A release blocker for 4.3`. */
const BESIDE = /(?<![\p{L}\p{N}])(?:an?|the|this|is|it|release|for|maybe|possibly|probably|likely|v?\d[\d.]*)(?![\p{L}\p{N}])/giu;

/** Whether a text says nothing else than that something blocks a release: `Release blocker (?)`. In `ad blocker`, the word may mean another thing. */
export function saysOnlyBlocker(text: string, more: readonly string[]): boolean {
  if (text.length > MOST || !saysBlocker(text, more)) return false;
  return !/[\p{L}\p{N}]/u.test(
    composed(text)
      .replace(pattern([...BLOCKER_WORDS, ...more], 'giu'), ' ')
      .replace(BESIDE, ' '),
  );
}

/** Characters that are looked at. */
const MOST = 500;
