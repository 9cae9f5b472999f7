import type { Operation } from '../model.ts';

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
  const subject = `docs: ${[links, changes].filter((part) => part !== '').join(' and ')} in ${path}`;
  return [subject, '', ...(lines.length === 0 ? [] : [...lines, '']), `Roadmap-Sync: ${claimId}`].join('\n');
}

/** A quoted title must not call anybody, refer to an issue, or close one: a zero-width space breaks the words that do. */
function neutralised(title: string): string {
  return (
    title
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
      // `[skip ci]` would keep every workflow of the repository from this commit.
      .replace(/\[(?=\s*(?:skip|no|ci|actions)\b)/gi, '[\u200b')
      .replace(/[#@]/g, '$&\u200b')
      .replace(/\b(c)(lose[sd]?|losing)\b|\b(f)(ix(?:e[sd])?)\b|\b(r)(esolve[sd]?)\b/gi, (word) => `${word.charAt(0)}\u200b${word.slice(1)}`)
  );
}
