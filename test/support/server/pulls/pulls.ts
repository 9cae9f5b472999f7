import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestGitHub } from '../github.ts';

/** The branch of the changes that wait for a merge. */
export const WAITING = 'roadmap-sync/ROADMAP.md';

/** A pull request of a test. */
export interface TestPull {
  readonly number: number;
  readonly branch: string;
  readonly headSha: string;
}

/** Text of a file; null: the file is deleted. */
type Files = Readonly<Record<string, string | null>>;

export async function headOf(github: TestGitHub, branch = 'main'): Promise<string> {
  return (await github.api<{ object: { sha: string } }>('GET', `/git/ref/heads/${branch}`)).object.sha;
}

async function commitOf(github: TestGitHub, sha: string): Promise<{ tree: { sha: string } }> {
  return github.api('GET', `/git/commits/${sha}`);
}

/** The text of a file at a commit or branch; null if there is none. */
export async function textAt(github: TestGitHub, ref: string, path = 'ROADMAP.md'): Promise<string | null> {
  try {
    const { content } = await github.api<{ content: string }>('GET', `/contents/${path}?ref=${encodeURIComponent(ref)}`);
    return Buffer.from(content, 'base64').toString('utf8');
  } catch {
    return null;
  }
}

/** Makes a commit of files on top of a commit's tree, and gives its sha. */
export async function commitOn(github: TestGitHub, base: string, parents: readonly string[], files: Files, message = 'Edit'): Promise<string> {
  const tree = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', ...(content === null ? { sha: null } : { content }) }));
  const made = await github.api<{ sha: string }>('POST', '/git/trees', { base_tree: (await commitOf(github, base)).tree.sha, tree });
  return (await github.api<{ sha: string }>('POST', '/git/commits', { message, tree: made.sha, parents })).sha;
}

/** Opens a pull request that changes files as they were at a commit. GitHub tries its merge. @param from the commit that its branch begins at */
export async function propose(github: TestGitHub, branch: string, files: Files, from?: string): Promise<TestPull> {
  const base = from ?? (await headOf(github));
  const headSha = await commitOn(github, base, [base], files);
  await github.api('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: headSha });
  const { number } = await github.api<{ number: number }>('POST', '/pulls', { title: 'Proposal', head: branch, base: 'main' });
  await tryMerge(github, { number, branch, headSha }, files, base);
  return { number, branch, headSha };
}

/** What GitHub does a moment after a push: it merges, and moves `refs/pull/N/merge`. With conflicts the ref stays as it was. */
export async function tryMerge(github: TestGitHub, { number, headSha }: TestPull, files: Files, base: string): Promise<boolean> {
  const main = await headOf(github);
  const merged: Record<string, string | null> = {};
  for (const [path, text] of Object.entries(files)) {
    const [before, now] = [await textAt(github, base, path), await textAt(github, main, path)];
    const text3 = before === now || text === null ? text : mergeTexts(now ?? '', before ?? '', text);
    if (text3 === undefined) return false;
    merged[path] = text3;
  }
  const sha = await commitOn(github, main, [main, headSha], merged, `Merge ${headSha} into ${main}`);
  try {
    await github.api('PATCH', `/git/refs/pull/${number}/merge`, { sha, force: true });
  } catch {
    await github.api('POST', '/git/refs', { ref: `refs/pull/${number}/merge`, sha });
  }
  return true;
}

/** Merges as git does; undefined if there are conflicts. */
export function mergeTexts(ours: string, base: string, theirs: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'));
  try {
    const paths = Object.entries({ ours, base, theirs }).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', '-q', ...paths], { encoding: 'utf8' });
    return status === 0 ? stdout : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
