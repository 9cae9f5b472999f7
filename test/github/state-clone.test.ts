import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StateVersion } from '../../src/model/ports.ts';
import { STATE_BRANCH } from '../../src/state/state-ref.ts';
import { baselineOf, entryOf } from '../support/memory/builders.ts';
import { ownWorld } from '../support/server/own-world.ts';
import { refNow } from '../support/server/refuse-ref.ts';
import { worldAt } from '../support/server/world.ts';

/** Writes of the state, each with one changed entry. */
const WRITES = 15;
const ENTRIES = 150;

const own = ownWorld();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clone-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const git = (cwd: string, args: readonly string[], input = '') =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], { cwd, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });

/** Kibibytes of the packs of a clone. */
function sizeOfClone(...options: string[]): number {
  const name = `clone${options.length}`;
  git(folder, ['clone', '--bare', '--no-local', ...options, join(folder, 'origin'), name]);
  const counted = git(join(folder, name), ['count-objects', '-v']);
  return Number(/^size-pack: (\d+)$/m.exec(counted)?.[1]);
}

it('a branch with the state makes a clone larger by the state and its deltas only', { timeout: 60_000 }, async () => {
  const { github } = own();
  const { state } = worldAt(github, { stateRef: STATE_BRANCH });
  // Titles that do not compress, so that a state without deltas would be seen.
  const titles = Array.from({ length: ENTRIES }, () => randomBytes(60).toString('base64'));
  const baseline = () => baselineOf(titles.map((title, index) => entryOf(index + 1, title)));
  let version: StateVersion | null = null;
  for (let at = 0; at < WRITES; at += 1) {
    titles[at] = randomBytes(60).toString('base64');
    const written = await state.write(baseline(), version, `Agree ${at}`);
    if (written.result !== 'written') throw new Error('It is not written.');
    version = written.version;
  }

  // The commits of the branch, as git stores them.
  const stream: string[] = [`commit refs/heads/main\ncommitter A <a@b.c> 0 +0000\ndata 1\nM\nM 100644 inline README.md\ndata 3\nHi\n\n`];
  const chain: { message: string; content: string }[] = [];
  for (let sha = await refNow(github, STATE_BRANCH); sha !== null; ) {
    type GitCommit = { message: string; tree: { sha: string }; parents: { sha: string }[] };
    const commit: GitCommit = await github.api('GET', `/git/commits/${sha}`);
    const { tree } = await github.api<{ tree: { path: string; sha: string }[] }>('GET', `/git/trees/${commit.tree.sha}`);
    expect(tree.map(({ path }) => path)).toEqual(['state.json']);
    const { content } = await github.api<{ content: string }>('GET', `/git/blobs/${tree[0]?.sha}`);
    chain.unshift({ message: commit.message, content: Buffer.from(content, 'base64').toString('utf8') });
    sha = commit.parents[0]?.sha ?? null;
  }
  expect(chain).toHaveLength(WRITES);
  for (const { message, content } of chain)
    stream.push(
      `commit ${STATE_BRANCH}\ncommitter A <a@b.c> 0 +0000\ndata ${Buffer.byteLength(message)}\n${message}\nM 100644 inline state.json\ndata ${Buffer.byteLength(content)}\n${content}\n`,
    );
  git(folder, ['init', '--bare', '--initial-branch=main', 'origin']);
  git(join(folder, 'origin'), ['fast-import', '--quiet'], stream.join(''));
  git(join(folder, 'origin'), ['repack', '-adfq']);

  const whole = gzipSync(chain.at(-1)?.content ?? '').length / 1024;
  const more = sizeOfClone() - sizeOfClone('--single-branch');
  expect(more).toBeGreaterThan(whole * 0.8);
  // One entry changes with each write: less than a kibibyte for its delta, its tree and its commit. A whole state each time would be many times more.
  expect(more).toBeLessThan(whole * 1.2 + WRITES);
});
