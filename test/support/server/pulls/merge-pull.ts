import type { TestGitHub } from '../github.ts';
import { commitOn, headOf, mergeTexts, textAt } from './pulls.ts';

interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly parents: readonly { readonly sha: string }[];
}

const PATH = 'ROADMAP.md';

async function commitOf(github: TestGitHub, sha: string): Promise<Commit> {
  return github.api('GET', `/git/commits/${sha}`);
}

/** A commit and all that it descends from, the newest first by generation. */
async function historyOf(github: TestGitHub, sha: string): Promise<Map<string, Commit>> {
  const all = new Map<string, Commit>();
  let level = [sha];
  while (level.length > 0) {
    const commits = await Promise.all(level.map((one) => commitOf(github, one)));
    for (const commit of commits) all.set(commit.sha, commit);
    level = [...new Set(commits.flatMap(({ parents }) => parents.map((parent) => parent.sha)))].filter((one) => !all.has(one));
  }
  return all;
}

async function merged(github: TestGitHub, ours: string, base: string, theirs: string): Promise<string> {
  const [one = '', before = '', other = ''] = await Promise.all([ours, base, theirs].map((ref) => textAt(github, ref, PATH)));
  const text = mergeTexts(one ?? '', before ?? '', other ?? '');
  if (text === undefined) throw new Error(`The merge has conflicts:\n--- ours\n${one}\n--- base\n${before}\n--- theirs\n${other}`);
  return text;
}

/** Merges the roadmap of a pull request into the default branch, as GitHub's button does. The emulator's own merge takes the head's whole tree. */
export async function mergePull(github: TestGitHub, number: number, method: 'merge' | 'squash' | 'rebase', branch: string): Promise<void> {
  const [main, head] = [await headOf(github), await headOf(github, branch)];
  const [old, branched] = [await historyOf(github, main), await historyOf(github, head)];
  const base = [...branched.keys()].find((sha) => old.has(sha)) ?? '';
  let made = main;
  if (method === 'rebase') {
    // Merge commits are left out, with whatever they change.
    const own = [...branched.values()].filter(({ sha, parents }) => !old.has(sha) && parents.length === 1).toReversed();
    for (const { sha, parents, message } of own) {
      const text = await merged(github, made, parents[0]?.sha ?? '', sha);
      if (text !== (await textAt(github, made, PATH))) made = await commitOn(github, made, [made], { [PATH]: text }, message);
    }
  } else {
    const text = await merged(github, main, base, head);
    made = await commitOn(github, main, method === 'merge' ? [main, head] : [main], { [PATH]: text }, `Merge #${number}`);
  }
  await github.api('PUT', `/pulls/${number}/merge`, { merge_method: method });
  await github.api('PATCH', '/git/refs/heads/main', { sha: made, force: true });
}

/** The pull requests of the repository, the oldest first. */
export async function pullsOf(github: TestGitHub): Promise<{ number: number; state: string; title: string; body: string; merged_at: string | null }[]> {
  return github.api('GET', '/pulls?state=all&direction=asc');
}
