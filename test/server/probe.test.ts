import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestGitHub } from '../support/server/github.ts';
import { TOKENS } from '../support/server/wire.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
});
afterEach(() => github.close());

function probe(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<{ status: number | null; out: string }> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', GITHUB_API_URL: github.apiUrl, GITHUB_TOKEN: TOKENS.maintainer, ...environment };
    const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/probe.ts', ...words], { cwd: root, env });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out }));
  });
}

const refs = () => github.api<{ ref: string }[]>('GET', '/git/matching-refs/roadmap-sync');

it('says which assumptions hold, and leaves neither a ref nor an open issue', async () => {
  const { status, out } = await probe(['--repo', 'acme/rocket']);
  expect(out).toContain('holds: a ref moves only forward without force');
  expect(out).toContain('holds: a ref outside of branches and tags can be made');
  expect(out).toContain('holds: an issue can be closed as duplicate');
  expect(out).toContain('holds: the newest commit of the default branch names its root tree');
  expect(out).toMatch(/^not told: classic protection .* 200, viewerCanPush: no rule$/m);
  expect(out).toMatch(/\d+ hold, 0 do not hold, \d+ not told\./);
  expect(status).toBe(0);
  expect(await refs()).toEqual([]);
  expect((await github.issues()).map(({ state }) => state)).toEqual(['closed']);
  const touched = github.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ path }) => path.replace(/probe-\w+/, 'probe'));
  expect([...new Set(touched)].toSorted()).toEqual(
    ['/git/commits', '/git/refs', '/git/refs/roadmap-sync/probe', '/git/trees', '/issues', '/issues/1'].toSorted(),
  );
});

it('says what does not hold, and what was not asked because of it, and removes what it made', async () => {
  github.intercept = ({ method, path }) => {
    if (method === 'POST' && path === '/git/trees') return { status: 403, body: { message: '::error::Not\nhere' } };
    return path === '/git/ref' || method !== 'PATCH' ? null : { status: 422, body: { message: 'No' } };
  };
  const { status, out } = await probe(['--repo', 'acme/rocket']);
  expect(status).toBe(1);
  expect(out).toContain('DOES NOT HOLD: a tree is made without a branch');
  expect(out).not.toMatch(/^(?:::error|here)/m);
  expect(out).toContain('not asked, because an answer before it is missing');
});

it('tells whether classic protection lets the account push', async () => {
  github.intercept = ({ path, body }) =>
    path === '/graphql' && JSON.stringify(body).includes('viewerCanPush')
      ? { status: 200, body: { data: { repository: { ref: { refUpdateRule: { viewerCanPush: false } } } } } }
      : null;
  expect((await probe(['--repo', 'acme/rocket'])).out).toMatch(/^holds: classic protection .* 200, viewerCanPush: false$/m);
});

it('lists what it would send, and sends nothing, with --dry-run', async () => {
  const { status, out } = await probe(['--repo', 'acme/rocket', '--dry-run'], { GITHUB_TOKEN: '' });
  expect(status).toBe(0);
  expect(out).toContain('POST /repos/acme/rocket/git/refs (writes): a ref outside of branches and tags can be made');
  expect(out).toContain('POST /graphql: classic protection tells everybody by viewerCanPush whether they may push to the default branch');
  expect(out).toContain('DELETE /repos/acme/rocket/git/refs/roadmap-sync/probe-… (writes): the ref is removed');
  expect(github.requests).toEqual([]);
});

it.each([
  [[], /--repo owner\/name/],
  [['--repo', 'no name'], /--repo/],
])('says what is missing: %j', async (words, told) => {
  const { status, out } = await probe(words);
  expect(out).toMatch(told);
  expect(status).toBe(2);
  expect(github.requests).toEqual([]);
});
