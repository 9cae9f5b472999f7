import type { Item, Roadmap } from '../model/roadmap.ts';
import type { Release } from '../model/timeline.ts';
import { type IssueAddress, issueUrl } from '../roadmap/markdown/link.ts';
import { blockerDoubts, readsOpenItems } from '../roadmap/release/doubts.ts';
import { itemsInScope } from '../roadmap/release/scope.ts';
import { cutText, oneLine } from '../roadmap/text/text.ts';
import { isOpen, ownerOf } from './items.ts';

/** The open items of this release with priority `blocker`, in the file's order. Sub-items do not count: they are part of their item. */
export function openBlockers(roadmap: Roadmap, release: Release | null): Item[] {
  return itemsInScope(roadmap, release).filter((item) => isOpen(item) && item.priority === 'blocker');
}

/** GitHub shows only 4,096 characters of an error. This many of them are for the list of blockers. */
const ROOM = 3000;
const MAX_TITLE = 100;
const MAX_OWNER = 60;

/** Why a release has to wait: the blockers with owner and link, as many as fit. Null if there are none. */
export function gateMessage(roadmap: Roadmap, release: Release | null, address: IssueAddress): string | null {
  const blockers = openBlockers(roadmap, release);
  if (blockers.length === 0) return null;
  const named: string[] = [];
  for (const item of blockers) {
    const owner = cutText(oneLine(ownerOf(item) ?? 'nobody'), MAX_OWNER);
    named.push(`“${cutText(oneLine(item.title), MAX_TITLE)}” (owner: ${owner}, ${whereIs(item, roadmap, address)})`);
    if (named.join('; ').length > ROOM) {
      named.pop();
      break;
    }
  }
  const more = blockers.length > named.length ? `; and ${blockers.length - named.length} more` : '';
  return `${blockers.length === 1 ? '1 blocker is' : `${blockers.length} blockers are`} open: ${named.join('; ')}${more}.`;
}

/** The most lines that a message quotes. */
const QUOTED = 10;
/** Characters. */
const MAX_QUOTE = 80;

/**
 * Why nobody can tell from the file whether a release has to wait: words about blockers that are not counted as such, or no list of open
 * items that is read. Null if everything was understood.
 * @param words words for blockers in the configuration
 */
export function gateDoubt(roadmap: Roadmap, release: Release | null, words: readonly string[]): string | null {
  if (!readsOpenItems(roadmap)) return `No list of open items is read in ${roadmap.path}, so nobody can tell whether a blocker is open.`;
  const doubts = blockerDoubts(roadmap, release, words);
  if (doubts.length === 0) return null;
  const quoted = doubts.slice(0, QUOTED).map(({ line, text }) => `line ${line}: “${cutText(oneLine(text), MAX_QUOTE)}”`);
  const more = doubts.length > QUOTED ? `; and ${doubts.length - QUOTED} more` : '';
  return `${roadmap.path} may name ${doubts.length === 1 ? 'a blocker that is' : `${doubts.length} blockers that are`} not counted as such: ${quoted.join('; ')}${more}.`;
}

function whereIs({ issue, line }: Item, { path }: Roadmap, address: IssueAddress): string {
  return issue === null ? `${path}, line ${line}` : issueUrl(issue, address);
}

/** Why a release must not be finished: blockers are open, or something that is not understood may be one. Null if nothing is against it. */
export function openingRefusal(roadmap: Roadmap, release: Release | null, address: IssueAddress, words: readonly string[]): string | null {
  const blocked = gateMessage(roadmap, release, address);
  return blocked ?? (readsOpenItems(roadmap) ? gateDoubt(roadmap, release, words) : null);
}
