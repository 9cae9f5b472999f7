import { afterAll, describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { runPreview, withoutWaits } from '../../support/run/preview.ts';
import { eventPayload, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { commitOn, headOf, propose, type TestPull, tryMerge } from '../../support/server/pulls/pulls.ts';

const { bundle, remove } = withoutWaits();
afterAll(remove);

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n');
});

const push = () => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });
const comments = (number: number) => github.api<{ id: number; body: string }[]>('GET', `/issues/${number}/comments`);
/** Writes of a run that are none of comments. */
const otherWrites = () => github.writes().filter(({ path }) => !path.includes('/comments'));

describe('a merge that cannot be looked at', () => {
  const pulls = (more: object) => ({ status: 200, body: { number: 1, state: 'open', title: '', body: '', base: { ref: 'main' }, ...more } });

  it('because of conflicts, or newer commits, or that never comes, is told and fails nothing', async () => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '- [ ] Timer\n' });
    const head = { sha: pull.headSha };
    const told: [object, string][] = [
      [{ head, mergeable: false }, 'The pull request conflicts with “main”, so GitHub cannot merge it.'],
      [{ head: { sha: 'f'.repeat(40) } }, 'The pull request has newer commits'],
      [{ head, state: 'closed' }, 'The pull request is closed by now.'],
      [{ head, mergeable: null }, 'GitHub has not tried the merge yet'],
    ];
    for (const [answer, sentence] of told) {
      github.intercept = ({ path }) => {
        if (path.startsWith('/git/ref/pull/')) return { status: 404, body: { message: 'Not Found' } };
        return path === `/pulls/${pull.number}` ? pulls(answer) : null;
      };
      const run = await runPreview(github, pull, { bundle });
      expect(run.log).toContain(sentence);
      expect(run.summary).toContain(sentence);
      expect(run.status).toBe(0);
    }
    // The last one asks again, and what is out of date leaves the comment to the newer run.
    const all = await comments(pull.number);
    expect(all.map(({ body }) => body.includes('GitHub has not tried the merge yet'))).toEqual([true]);
    expect(github.writes().filter(({ path }) => path.includes('/comments'))).toHaveLength(2);
  });

  it.each(someOf(3, [404, 409, 410, 422]))('because neither its ref nor the pull request is told fails nothing: %i', async (status) => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '- [ ] Timer\n' });
    const isOfPull = (path: string) => path.startsWith('/git/ref/pull/') || path === `/pulls/${pull.number}`;
    github.intercept = ({ path }) => (isOfPull(path) ? { status, body: { message: 'No commit found for SHA' } } : null);
    const run = await runPreview(github, pull, { bundle });
    expect([run.status, run.log.includes('GitHub has not tried the merge yet')]).toEqual([0, true]);
    expect(otherWrites()).toEqual([]);
  });

  it('because it is one of an older commit is not taken for the new one', async () => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '- [ ] Timer\n' });
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n- [ ] Lid\n');
    const run = await runPreview(github, pull, { bundle });
    expect(run.log).toContain('GitHub has not tried the merge with the newest commit of “main” yet');
    // Other files do not matter.
    await tryMerge(github, pull, { 'ROADMAP.md': null }, await headOf(github));
    await github.commit('README.md', 'Kettle');
    expect((await runPreview(github, pull, { bundle })).summary).toContain('deletes ROADMAP.md');
  });
});

describe('a mistake that is proposed', () => {
  it('takes the place of the preview in the comment', async () => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n' });
    await runPreview(github, pull);
    const files = { '.github/roadmap-sync.yml': 'sectoins: []\n' };
    const headSha = await commitOn(github, pull.headSha, [pull.headSha], files);
    await tryMerge(github, { ...pull, headSha }, files, pull.headSha);
    const run = await runPreview(github, { ...pull, headSha });
    expect(run.status).toBe(1);
    expect(run.log).toContain('::error::');
    const all = await comments(pull.number);
    expect(all).toHaveLength(1);
    expect(all[0]?.body).toContain('sectoins');
    expect(all[0]?.body).not.toContain('Create an issue');
  });
});

describe('a pull request without the roadmap at its path', () => {
  it('that deletes it is told what follows', async () => {
    await push();
    const run = await runPreview(github, await propose(github, 'topic', { 'ROADMAP.md': null }));
    expect(run.log).toContain('::warning file=ROADMAP.md::This pull request deletes ROADMAP.md.');
    expect(run.log).not.toContain('There is no ROADMAP.md');
    expect(run.status).toBe(0);
  });

  it('that moves it is told the new path, and planned where the workflow names that', async () => {
    await push();
    const text = await github.text();
    const pull = await propose(github, 'topic', { 'ROADMAP.md': null, 'docs/PLAN.md': `${text}- [ ] Timer\n` });
    github.intercept = ({ path }) => {
      if (!path.startsWith('/compare/')) return null;
      return { status: 200, body: { status: 'ahead', files: [{ filename: 'docs/PLAN.md', status: 'renamed', previous_filename: 'ROADMAP.md' }] } };
    };
    const run = await runPreview(github, pull);
    expect(run.summary).toContain('This pull request moves ROADMAP.md to docs/PLAN.md. Name the new path in the workflow');
    const named = await runPreview(github, pull, { inputs: { roadmap: 'docs/PLAN.md' } });
    expect(named.summary).toContain('| Create an issue for | **Timer** |');
    expect(named.summary).not.toContain('Whistle');
    expect(named.status).toBe(0);
  });
});

describe('two pull requests for one item', () => {
  it('each show their own merge, and the second one has conflicts once the first one is merged', async () => {
    await push();
    const text = await github.text();
    const [one, two] = [
      await propose(github, 'one', { 'ROADMAP.md': text.replace('Whistle', 'Hoot') }),
      await propose(github, 'two', { 'ROADMAP.md': text.replace('Whistle', 'Toot') }),
    ];
    expect((await runPreview(github, one)).summary).toContain('Whistle → **Hoot**');
    expect((await runPreview(github, two)).summary).toContain('Whistle → **Toot**');
    await github.commit('ROADMAP.md', text.replace('Whistle', 'Hoot'));
    github.intercept = ({ path }) =>
      path === `/pulls/${two.number}`
        ? { status: 200, body: { number: two.number, state: 'open', title: '', body: '', mergeable: false, head: { sha: two.headSha }, base: { ref: 'main' } } }
        : null;
    expect((await runPreview(github, two, { bundle })).summary).toContain('conflicts with “main”');
  });
});

describe('a fork', () => {
  const READ_ONLY = { status: 403, body: { message: 'Resource not accessible by integration' } };

  it('gets summary and annotations from a token that only reads', async () => {
    github.intercept = ({ method, path }) => (method !== 'GET' && path !== '/graphql' ? READ_ONLY : null);
    const pull = await commitedElsewhere();
    const run = await runPreview(github, pull, { fork: true });
    expect(run.summary).toContain('| Create an issue for | **Timer** |');
    expect(run.log).toContain('comes from a fork, so this job cannot comment');
    expect(run.status).toBe(0);
    expect(github.writes()).toEqual([]);
    const own = await runPreview(github, pull);
    expect(own.log).toContain('add `pull-requests: write`');
    expect(own.status).toBe(0);
  });

  /** A pull request that is opened while the server still takes writes. */
  async function commitedElsewhere(): Promise<TestPull> {
    const kept = github.intercept;
    github.intercept = () => null;
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n' });
    github.intercept = kept;
    return pull;
  }

  it('gets its comment from a workflow that follows, without the proposed code', async () => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n' });
    const event = (more: object = {}) => {
      const { repository } = eventPayload('push', null, github, null) as { repository: object };
      const run = {
        event: 'pull_request',
        head_sha: pull.headSha,
        head_branch: 'topic',
        head_repository: { owner: { login: 'acme' } },
        pull_requests: [],
        ...more,
      };
      return { name: 'workflow_run', payload: { action: 'completed', workflow_run: run, repository }, ref: 'refs/heads/main' };
    };
    const run = await runAction(github, event());
    expect(run.status).toBe(0);
    expect((await comments(pull.number))[0]?.body).toContain('| Create an issue for | **Timer** |');
    expect((await runAction(github, event({ head_sha: 'e'.repeat(40) }))).log).toContain('has been closed or pushed to since');
    expect((await runAction(github, event({ event: 'push' }))).log).toContain('was not started by a pull request');
    expect(otherWrites()).toEqual([]);
  });
});
