import type { Item, Roadmap } from '../model/roadmap.ts';
import { type IssueAddress, issueUrl } from '../roadmap/markdown/link.ts';
import { cutText, oneLine } from '../roadmap/text/text.ts';
import { isOpen, ownerOf, topLevel } from './items.ts';

/** The open items with priority `blocker`, in the file's order. Sub-items do not count: they are part of their item. */
export function openBlockers(roadmap: Roadmap): Item[] {
  return topLevel(roadmap).filter((item) => isOpen(item) && item.priority === 'blocker');
}

/** GitHub shows only 4,096 characters of an error. This many of them are for the list of blockers. */
const ROOM = 3000;
const MAX_TITLE = 100;
const MAX_OWNER = 60;

/** Why a release has to wait: the blockers with owner and link, as many as fit. Null if there are none. */
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
