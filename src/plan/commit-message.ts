import type { Operation } from '../model/plan.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { cutText, oneLine } from '../roadmap/text/text.ts';
import { trailer } from './claim.ts';
import { renamesLink } from './operations.ts';

/** The message of a commit to the file: what it did, and the claim it belongs to. @param last the commit makes all remaining changes of the claim; then its message has the trailer */
export function commitMessage(operations: readonly Operation[], path: string, claimId: string, last = true): string {
  return `${commitText(operations, path)}\n\n${trailer(claimId)}${last ? '' : ' (links)'}`;
}

/** What a commit to the file did: a subject, and a list of what follows issues. */
export function commitText(operations: readonly Operation[], path: string): string {
  const renamed = operations.filter(renamesLink).length;
  const linked = operations.filter((operation) => operation.kind === 'create-issue' || (operation.kind === 'link-item' && !renamesLink(operation)));
  const followed = new Map<number, string[]>();
  for (const operation of operations) {
    const what = whatChanged(operation);
    if (what !== null && 'issue' in operation) grouped(followed, operation.issue).push(what);
  }
  const links = linked.length === 0 ? '' : `link ${linked.length} ${linked.length === 1 ? 'issue' : 'issues'}`;
  const names = renamed === 0 ? '' : `rename ${renamed} ${renamed === 1 ? 'link' : 'links'}`;
  const changes = followed.size === 0 ? '' : `follow ${followed.size} ${followed.size === 1 ? 'issue' : 'issues'}`;
  const titles = new Map(operations.flatMap((operation) => ('issue' in operation ? [[operation.issue, operation.title] as const] : [])));
  const lines = [...followed].map(([issue, what]) => `- issue ${issue}, ${[...new Set(what)].join(', ')}: ${neutralised(titles.get(issue) ?? '')}`);
  const mark = operations.some(({ kind }) => kind === 'move-mark') ? 'move the mark of the timeline' : '';
  const drawn = operations.some(({ kind }) => kind === 'draw-chart') ? 'draw the picture' : '';
  const published = operations.find((operation) => operation.kind === 'publish-update');
  const update =
    published === undefined
      ? ''
      : published.opens !== undefined
        ? `open the release ${neutralised(published.opens.to)}`
        : `publish the development update of ${published.update.date}`;
  const what = [update, links, names, changes, mark, drawn].filter((part) => part !== '').join(' and ');
  const subject = `docs: ${what} in ${neutralised(path)}`;
  return lines.length === 0 ? subject : [subject, '', ...lines].join('\n');
}

/** What an operation changes in the file because of an issue; null if nothing, or only the link. */
function whatChanged(operation: Operation): string | null {
  switch (operation.kind) {
    case 'close-item':
      return { completed: 'completed', duplicate: 'duplicate', not_planned: 'not planned' }[operation.reason];
    case 'reopen-item':
      return 'reopened';
    case 'add-item':
      return 'added';
    case 'change-item':
      // Sub-items are not named, because their names are foreign text and there may be many.
      return [...new Set(operation.fields.map((field) => (field.startsWith('tick: ') ? 'sub-items' : field)))].join(', ');
    default:
      return null;
  }
}

/** The most characters of an issue's title on GitHub, and of a quoted title here. */
const MAX_LENGTH = 256;

/** A word that closes the issue that is named behind it. */
const CLOSING = /\b(?:clos(?:e[sd]?|ing)|fix(?:e[sd])?|resolve[sd]?)\b(?=:?\s+(?:(?:[\w.-]+\/[\w.-]+)?#\d|GH-\d|https?:\/\/))/gi;

/**
 * A title that is safe in a commit message: a zero-width space keeps it from mentioning people, from naming or
 * closing issues, and from skipping workflows. Nothing else gets one, so that `git log --grep` finds the title.
 */
export function neutralised(text: string): string {
  return (
    cutText(oneLine(text), MAX_LENGTH)
      .replace(CLOSING, (word) => `${word.charAt(0)}\u200b${word.slice(1)}`)
      .replace(/(?<!\w)@(?=[\p{L}\p{N}])|#(?=\d)|GH-(?=\d)|:(?=\/\/\S*\/(?:issues|pull|discussions|commit)\/)/giu, '$&\u200b')
      // GitHub runs no workflow for a commit whose message contains `[skip ci]`.
      .replace(/\[(?=\s*(?:skip\s+ci|ci\s+skip|no\s+ci|skip\s+actions|actions\s+skip)\s*\])/gi, '[\u200b')
  );
}
