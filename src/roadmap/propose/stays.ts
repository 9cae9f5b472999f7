import { isClosedRole } from '../../model/roadmap.ts';
import { markSource, timedSource } from '../read/title/end-words.ts';
import { finishedSubject } from '../release/finished-subject.ts';
import { escapePattern, type StateWords } from '../text/words.ts';
import { type Choice, isOpenRole, isReadAnyway } from './choose.ts';
import { type FileFacts, titleOf } from './facts.ts';
import type { EntryGroup, OutlineEntry, OutlineNode } from './outline.ts';

/** So many entries show that finished work stays where a section takes what is dropped. One might only have been forgotten. */
const FEWEST_BESIDE_DROPPED = 2;

/**
 * Whether finished work stays where it is: the sections that take such work are releases that are out, or plain entries that are struck through or say that they are done stand among open ones, and no
 * section takes what is done. Where one takes what is dropped, only words and signs for done count: a line through both would not tell which is which.
 */
export function staysInPlace(facts: FileFacts, { chosen, roles }: Choice, words: StateWords): boolean {
  const taking = facts.outline.nodes.filter((node) => isClosedRole(roles.get(node)) && finishedSubject(titleOf(node)) === null);
  const done = taking.filter((node) => roles.get(node) !== 'dropped');
  // A release that is out tells what was in it, so that nothing goes there any more.
  if (done.length > 0) return done.every((node) => isOut(node, facts)) && (facts.outline.openTasks > 0 || [...chosen].some(isInBullets));
  const saysSo = finishedPatterns(taking.length > 0 ? words.done : [...words.done, ...words.dropped]);
  const isFinished = ({ struck, text }: OutlineEntry) => (struck && taking.length === 0) || saysSo.some((pattern) => pattern.test(text));
  const isPlain = (group: EntryGroup) => isInBullets(group) && (chosen.has(group) || isReadAnyway(group, facts));
  const open = facts.outline.nodes.filter((node) => isOpenRole(roles.get(node) ?? 'open')).flatMap(({ groups }) => groups.filter(isPlain));
  const mixed = open.filter(({ entries }) => entries.some(isFinished) && !entries.every(isFinished));
  const finished = mixed.reduce((sum, { entries }) => sum + entries.filter(isFinished).length, 0);
  return finished >= (taking.length > 0 ? FEWEST_BESIDE_DROPPED : 1);
}

function isInBullets({ form }: EntryGroup): boolean {
  return form === 'bullets' || form === 'numbered';
}

/** Whether a section, or one above it, is a release whose day is past. */
function isOut(node: OutlineNode, { past, parentOf }: FileFacts): boolean {
  for (let at: OutlineNode | undefined = node; at !== undefined; at = parentOf.get(at)) if (at.section !== null && past.has(at.section)) return true;
  return false;
}

/** A word behind a separator at the end of an entry, or before one at its start; a sign needs none. */
function finishedPatterns(words: readonly string[]): RegExp[] {
  return words.flatMap((word) => {
    const escaped = escapePattern(word);
    if (!/^[\p{L}\p{N}]/u.test(word)) return [new RegExp(`^${escaped}|${markSource(word)}$`, 'iu')];
    return [
      new RegExp(`(?:[([–—:|]\\s*|\\s-\\s*)${markSource(word)}[)\\].!]*$|^(?:\\[${escaped}\\]|${escaped}(?::|\\s+[–—-])\\s)`, 'iu'),
      ...[timedSource(word)].flatMap((timed) => (timed === null ? [] : new RegExp(`(?:[([–—]\\s*|\\s-\\s*)${timed}[)\\].!]*$`, 'iu'))),
      new RegExp(`^${escapePattern(word.toUpperCase())}\\s(?=.*\\p{Ll})`, 'u'),
    ];
  });
}
