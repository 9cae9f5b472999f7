import type { Item, Roadmap } from '../model.ts';
import { type IssueAddress, issueUrl } from '../roadmap/link.ts';
import { cutText, oneLine } from '../roadmap/text.ts';
import { isOpen, ownerOf, topLevel } from './items.ts';

/** The open items that the release waits for, in the file's order. Sub-items are a part of theirs. */
export function openBlockers(roadmap: Roadmap): Item[] {
  return topLevel(roadmap).filter((item) => isOpen(item) && item.priority === 'blocker');
}

/** GitHub shows 4,096 characters of an error: so many blockers are named. */
const NAMED = 15;

/** Why a release has to wait: each blocker with its owner and where to look. Null where there is none. */
export function gateMessage(roadmap: Roadmap, address: IssueAddress): string | null {
  const blockers = openBlockers(roadmap);
  if (blockers.length === 0) return null;
  const named = blockers
    .slice(0, NAMED)
    .map((item) => `“${cutText(oneLine(item.title), 100)}” (owner: ${oneLine(ownerOf(item) ?? 'nobody')}, ${whereIs(item, roadmap, address)})`);
  return `${blockers.length === 1 ? '1 blocker is' : `${blockers.length} blockers are`} open: ${named.join('; ')}${blockers.length > NAMED ? `; and ${blockers.length - NAMED} more` : ''}.`;
}

function whereIs({ issue, line }: Item, { path }: Roadmap, address: IssueAddress): string {
  return issue === null ? `${path}, line ${line}` : issueUrl(issue, address);
}
