import type { Item, Roadmap } from '../model/roadmap.ts';
import { type IssueAddress, issueUrl } from '../roadmap/markdown/link.ts';
import { cutText, oneLine } from '../roadmap/text/text.ts';
import { isOpen, ownerOf, topLevel } from './items.ts';

/** The open items that the release waits for, in the file's order. Sub-items are a part of theirs. */
export function openBlockers(roadmap: Roadmap): Item[] {
  return topLevel(roadmap).filter((item) => isOpen(item) && item.priority === 'blocker');
}

/** GitHub shows 4,096 characters of an error: so many are for the names. */
const ROOM = 3000;
const MAX_TITLE = 100;
const MAX_OWNER = 60;

/** Why a release has to wait: each blocker with its owner and where to look, as many as have room. Null where there is none. */
export function gateMessage(roadmap: Roadmap, address: IssueAddress): string | null {
  const blockers = openBlockers(roadmap);
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

function whereIs({ issue, line }: Item, { path }: Roadmap, address: IssueAddress): string {
  return issue === null ? `${path}, line ${line}` : issueUrl(issue, address);
}
