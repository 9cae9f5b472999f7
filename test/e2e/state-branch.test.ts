import { describe, expect, it } from 'vitest';
import { waitingBranchOf } from '../../src/github/waiting-branch.ts';
import { STATE_BRANCH, STATE_REF } from '../../src/state/state-ref.ts';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';
import { refNow, refuseRefs } from '../support/server/refuse-ref.ts';

const ROADMAP = '# Raft\n\n- [ ] Sail\n- [ ] Keel\n';
const SAID = 'The server does not take the state in refs/roadmap-sync/state';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', ROADMAP);
});

const run = (inputs: Record<string, string> = {}, name = 'push', ref?: string): Promise<Run> =>
  runAction(github, { name, payload: eventPayload(name, null, github, null), ...(ref === undefined ? {} : { ref }) }, { pace: 'none', ...inputs });
const titles = async () => (await github.issues()).map(({ title }) => title);

describe('a ref that a rule refuses', () => {
  it('is replaced by a branch that holds only the state, and told once', async () => {
    refuseRefs(github);
    const first = await run();
    expect({ status: first.status, created: first.outputs['created'] }).toEqual({ status: 0, created: '2' });
    expect(first.log).toContain(`::warning`);
    expect(first.log).toContain(SAID);
    expect(first.summary).toContain('refs/heads/roadmap-sync/state');
    const head = await refNow(github, STATE_BRANCH);
    const { tree } = await github.api<{ tree: { sha: string } }>('GET', `/git/commits/${head}`);
    const files = await github.api<{ tree: { path: string }[] }>('GET', `/git/trees/${tree.sha}`);
    expect(files.tree.map(({ path }) => path)).toEqual(['state.json']);

    const writes = github.writes().length;
    const requests = async (inputs: Record<string, string>) => {
      const before = github.requests.length;
      const ran = await run(inputs);
      return { ...ran, sent: github.requests.length - before };
    };
    const again = await requests({});
    const named = await requests({ state: 'roadmap-sync/state' });
    expect([again.sent, named.sent]).toEqual([6, 5]);
    expect(first.log).toContain('Set the input `state` to `refs/heads/roadmap-sync/state` to save a request in each run.');
    expect({ status: again.status, changed: again.outputs['changed'] }).toEqual({ status: 0, changed: 'false' });
    expect(again.log).not.toContain(SAID);
    expect(github.writes().length).toBe(writes);

    await github.closeIssue(1, 'completed');
    const third = await run({ state: 'roadmap-sync/state' });
    expect(third.log).not.toContain(SAID);
    expect(await github.text()).toContain('- [x] Sail');
    expect(await refNow(github, STATE_REF)).toBeNull();
    expect(await titles()).toEqual(['Sail', 'Keel']);
  });

  it('fails before an issue is made where the branch is refused, too', async () => {
    refuseRefs(github, { refs: [STATE_REF, STATE_BRANCH] });
    const { status, log } = await run();
    expect(status).toBe(1);
    for (const ref of [STATE_REF, STATE_BRANCH]) expect(log).toContain(`Cannot write ${ref} in acme/rocket: GitHub answered 422`);
    expect(await titles()).toEqual([]);
  });
});

describe('the input `state`', () => {
  it('moves the state without a loss, and costs no request afterwards', async () => {
    await run();
    await github.closeIssue(1, 'completed');
    expect((await run({ state: 'roadmap-sync/state' })).status).toBe(0);
    expect([await refNow(github, STATE_REF), await github.text()]).toEqual([null, expect.stringContaining('- [x] Sail')]);
    const before = github.requests.length;
    await run({ state: 'roadmap-sync/state' });
    expect(github.requests.length - before).toBeLessThanOrEqual(5);
    await github.reopenIssue(1);
    await run();
    expect([await refNow(github, STATE_BRANCH), await github.text()]).toEqual([null, expect.stringContaining('- [ ] Sail')]);
    expect(await titles()).toEqual(['Sail', 'Keel']);
  });

  it.each([
    ['refs/tags/state', 'Input `state` is “refs/tags/state”. Expected a ref or a branch, such as `refs/roadmap-sync/state` or `roadmap-sync/state`.'],
    ['a..b', 'Input `state` is “a..b”.'],
    ['heads/main', 'Input `state` is “heads/main”.'],
    ['HEAD', 'Input `state` is “HEAD”.'],
    ['roadmap-sync/ROADMAP.md', 'Input `state` is “roadmap-sync/ROADMAP.md”.'],
    ['refs/heads/roadmap-sync/state/one', 'Input `state` is “refs/heads/roadmap-sync/state/one”.'],
    ['roadmap-sync', 'Input `state` is “roadmap-sync”.'],
    ['main', 'Input `state` is the default branch “main”.'],
  ])('is refused as %s', async (state, message) => {
    const { status, log } = await run({ state });
    expect(status).toBe(1);
    expect(log).toContain(message);
    expect(github.requests).toEqual([]);
  });
});

describe('the branch of the state', () => {
  it('starts no sync when it is pushed to', async () => {
    const { status, log } = await run({}, 'push', STATE_BRANCH);
    expect(status).toBe(0);
    expect(log).toContain('The roadmap is kept on the branch “main”: the action does nothing for “roadmap-sync/state”.');
    expect(github.requests).toEqual([]);
  });

  it('of another repository is refused, as somebody pushed it', async () => {
    const { sha: tree } = await github.api<{ sha: string }>('POST', '/git/trees', {
      tree: [{ path: 'state.json', mode: '100644', type: 'blob', content: '{"version": 1, "repository": 7, "paths": {}, "entries": []}' }],
    });
    const { sha } = await github.api<{ sha: string }>('POST', '/git/commits', { message: 'Mine', tree, parents: [] });
    await github.api('POST', '/git/refs', { ref: STATE_BRANCH, sha });
    const { status, log } = await run({ state: 'roadmap-sync/state' });
    expect(status).toBe(1);
    expect(log).toContain('The state in refs/heads/roadmap-sync/state belongs to another repository (id 7; this one has id 1).');
    expect(await titles()).toEqual([]);
  });

  it('is another one than that of changes that wait, whatever the roadmap’s name', async () => {
    await github.commit('state', ROADMAP);
    refuseRefs(github);
    const { status } = await run({ roadmap: 'state', 'write-back': 'pull-request' });
    expect(status).toBe(0);
    const branch = `refs/heads/${waitingBranchOf('state')}`;
    expect(branch).toMatch(/^refs\/heads\/roadmap-sync\/state--[0-9a-f]{8}$/);
    expect(await refNow(github, branch)).not.toBeNull();
    expect(await refNow(github, STATE_BRANCH)).not.toBeNull();
  });
});

it('a merge queue starts nothing, and does not fail', async () => {
  const { status, log } = await run({}, 'merge_group', 'refs/heads/gh-readonly-queue/main/pr-1-abc');
  expect(status).toBe(0);
  expect(log).toContain('::notice::The event “merge_group” changes neither the roadmap nor its issues, so there is nothing to do.');
  expect(github.requests).toEqual([]);
});

describe('a server that fails at each write of the ref', () => {
  it.each([
    ['at the first run', false],
    ['later', true],
  ])('is named at once, and is no reason to move the state or to plan again: %s', async (_, isLater) => {
    if (isLater) {
      await run();
      await github.closeIssue(1, 'completed');
    }
    const issues = await github.issues();
    github.intercept = ({ method, path }) => (method !== 'GET' && path.startsWith('/git/refs') ? { status: 502, body: { message: 'Bad gateway' } } : null);
    const before = github.requests.length;
    const failed = await run();
    expect(failed.status).toBe(1);
    expect(failed.log).toContain('Cannot write refs/roadmap-sync/state in acme/rocket: GitHub answered 502.');
    expect(github.requests.length - before).toBeLessThanOrEqual(20);
    expect(await github.issues()).toEqual(issues);

    github.intercept = () => null;
    expect((await run()).status).toBe(0);
    expect(await refNow(github, STATE_BRANCH)).toBeNull();
    expect(await titles()).toHaveLength(2);
    expect((await github.text()).includes('[x]')).toBe(isLater);
  });
});
