import type { Operation } from '../model.ts';
import { cutText, oneLine } from '../roadmap/text.ts';

/** The message of a commit to the file: what it did, and the claim it belongs to. */
export function commitMessage(operations: readonly Operation[], path: string, claimId: string): string {
  const linked = operations.filter(({ kind }) => kind === 'create-issue' || kind === 'link-item');
  const changed = operations.filter((operation) => operation.kind === 'close-item' || operation.kind === 'reopen-item');
  const links = linked.length === 0 ? '' : `link ${linked.length} ${linked.length === 1 ? 'issue' : 'issues'}`;
  const changes = changed.length === 0 ? '' : `follow ${changed.length} ${changed.length === 1 ? 'issue' : 'issues'}`;
  const lines = changed.map((operation) => {
    const what =
      operation.kind === 'reopen-item'
        ? 'reopened'
        : operation.reason === 'completed'
          ? 'completed'
          : operation.reason === 'duplicate'
            ? 'duplicate'
            : 'not planned';
    return `- issue ${operation.issue}, ${what}: ${neutralised(operation.title)}`;
  });
  const subject = `docs: ${[links, changes].filter((part) => part !== '').join(' and ')} in ${neutralised(path)}`;
  return [subject, '', ...(lines.length === 0 ? [] : [...lines, '']), `Roadmap-Sync: ${claimId}`].join('\n');
}

/** GitHub's longest title. */
const MAX_LENGTH = 256;

/** Quoted text must not call anybody, refer to an issue, close one, or skip a workflow: a zero-width space breaks what would. */
function neutralised(text: string): string {
  return (
    cutText(oneLine(text), MAX_LENGTH)
      .replace(/[#@]|GH-(?=\d)|:(?=\/\/)/gi, '$&\u200b')
      // `[skip ci]` would keep every workflow of the repository from this commit.
      .replace(/\[(?=\s*(?:skip|no|ci|actions)\b)/gi, '[\u200b')
      .replace(/\b(?:clos(?:e[sd]?|ing)|fix(?:e[sd])?|resolve[sd]?)\b/gi, (word) => `${word.charAt(0)}\u200b${word.slice(1)}`)
  );
}
