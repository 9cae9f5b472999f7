import { describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';

const ROADMAP = '# Raft\n\n## Open bugs\n\n- Leak below the mast\n- Squeak\n\n## Bugs resolved since last update\n\n- Rot\n';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', ROADMAP);
});

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { pace: 'none', ...inputs });

type WithAuthor = { readonly message: string; readonly author?: unknown; readonly committer?: unknown };
/** What the run sent for its commits to the roadmap. */
const sent = () => github.requests.flatMap(({ method, path, body }) => (method === 'PUT' && path === '/contents/ROADMAP.md' ? [body as WithAuthor] : []));

describe('a commit to the roadmap', () => {
  it('says in one line what it does, by the account of the token', async () => {
    await run();
    await github.closeIssue(1, 'completed');
    await run();
    const [links, moved] = sent();
    expect(links?.message).toMatch(/^docs\(roadmap\): link 2 issues\n\n- link "Leak below the mast" \(#1\)\n- link "Squeak" \(#2\)\n\nRoadmap-Sync: \w+$/);
    expect(moved?.message).toMatch(/^docs\(roadmap\): move "Leak below the mast" to resolved \(#1\)\n\nRoadmap-Sync: \w+$/);
    expect([links?.author, links?.committer]).toEqual([undefined, undefined]);
  });

  it('has the message and the author that the workflow wants', async () => {
    const inputs = { 'commit-message': 'chore({file}): {changes}', 'commit-author': 'Raft bot <bot@raft.example>' };
    expect((await run(inputs)).status).toBe(0);
    const [links] = sent();
    expect(links).toMatchObject({ author: { name: 'Raft bot', email: 'bot@raft.example' } });
    expect(links?.message).toMatch(/^chore\(ROADMAP\.md\): link 2 issues\n/);
    const waiting = await run({ ...inputs, 'write-back': 'pull-request' });
    expect(waiting.status).toBe(0);
    await github.closeIssue(1, 'completed');
    expect((await run({ ...inputs, 'write-back': 'pull-request' })).status).toBe(0);
    const commits = github.requests.flatMap(({ method, path, body }) => (method === 'POST' && path === '/git/commits' ? [body as WithAuthor] : []));
    const ours = commits.filter(({ message }) => message.includes('Roadmap-Sync-Waiting'));
    expect(ours).toMatchObject([
      { author: { name: 'Raft bot' }, message: expect.stringMatching(/^chore\(ROADMAP\.md\): move "Leak below the mast" to resolved \(#1\)\n/) },
    ]);
    // The state is the action's own.
    expect(commits.filter(({ message }) => /^(?:Claim|Agree)/.test(message)).every(({ author }) => author === undefined)).toBe(true);
    const pulls = await github.api<{ title: string }[]>('GET', '/pulls?state=open');
    expect(pulls.map(({ title }) => title)).toEqual(['chore(ROADMAP.md): bring ROADMAP.md up to date with its issues']);
  });

  it.each([
    ['commit-message', '{change}', 'Input `commit-message` names {change}. It may name `{changes}` and `{file}`.'],
    ['commit-author', 'Raft bot', 'Input `commit-author` is “Raft bot”. Expected a name and an address, such as `Roadmap bot <bot@example.org>`.'],
  ])('is not made with a wrong `%s`', async (name, value, message) => {
    const { status, log } = await run({ [name]: value });
    expect(status).toBe(1);
    expect(log).toContain(message);
    expect(github.requests).toEqual([]);
  });

  it('can be reverted like any other edit: its issue is open again, and the next run has nothing to do', async () => {
    await run();
    const linked = await github.text();
    await github.closeIssue(1, 'completed');
    await run();
    const [subject] = ((await github.commitMessages())[0] ?? '').split('\n');
    await github.commit('ROADMAP.md', linked, `Revert "${subject}"\n\nThis reverts commit ${'a'.repeat(40)}.`);
    expect((await run()).status).toBe(0);
    expect((await github.issues()).map(({ title, state }) => `${title}: ${state}`)).toEqual(['Leak below the mast: open', 'Squeak: open']);
    expect(await github.text()).toBe(linked);
    expect((await run()).outputs['changed']).toBe('false');
  });
});
