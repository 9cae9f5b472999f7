import { describe, expect, it } from 'vitest';
import { readContext, reasonToSkip } from '../../src/action/context.ts';
import { UserError } from '../../src/model/errors.ts';

const ENVIRONMENT = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SERVER_URL: 'https://github.test/',
  GITHUB_API_URL: 'https://github.test/api/v3/',
  GITHUB_REF: 'refs/heads/main',
};
const REPOSITORY = { id: 42, full_name: 'o/r', default_branch: 'main', fork: false };

describe('the context', () => {
  it('of a push', () => {
    expect(readContext(ENVIRONMENT, { repository: REPOSITORY })).toEqual({
      ...{ event: 'push', repository: 'o/r', repositoryId: 42, serverUrl: 'https://github.test', apiUrl: 'https://github.test/api/v3' },
      ...{ ref: 'refs/heads/main', defaultBranch: 'main', fork: false, pull: null, follows: null, newest: null, atEvent: null, issue: null },
    });
  });

  it.each([
    ['push', '1', true],
    // The branch may have been moved since, even back.
    ['push', '2', false],
    ['issues', '1', true],
    // These look for what was missed.
    ['schedule', '1', false],
    ['workflow_dispatch', '1', false],
  ])('of the event %s, attempt %s, knows the newest commit, and whether the file is read by it', (event, attempt, isRead) => {
    const sha = 'a1'.repeat(20);
    const context = readContext({ ...ENVIRONMENT, GITHUB_EVENT_NAME: event, GITHUB_SHA: sha, GITHUB_RUN_ATTEMPT: attempt }, {});
    expect([context.newest, context.atEvent]).toEqual([sha, isRead ? sha : null]);
  });

  it.each(['', '0'.repeat(40), 'main'])('knows no commit by %j', (sha) => {
    expect(readContext({ ...ENVIRONMENT, GITHUB_SHA: sha }, {})).toMatchObject({ newest: null, atEvent: null });
  });

  it('of an issue hints at the issue', () => {
    const issue = { number: 7, updated_at: '2026-03-01T12:00:00Z', title: 'x' };
    expect(readContext(ENVIRONMENT, { repository: REPOSITORY, issue }).issue).toEqual({ number: 7, updatedAt: '2026-03-01T12:00:00Z' });
  });

  it.each([
    ['no payload', {}],
    ['a payload of nulls', { repository: null, issue: null }],
    ['an issue without a time', { issue: { number: 7 } }],
    ['texts where objects are meant', { repository: 'o/r', issue: '7' }],
  ])('of %s knows less, and never fails', (_, payload) => {
    expect(readContext({ GITHUB_EVENT_NAME: 'schedule', GITHUB_REPOSITORY: 'o/r' }, payload)).toEqual({
      ...{ event: 'schedule', repository: 'o/r', repositoryId: null, serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' },
      ...{ ref: '', defaultBranch: null, fork: false, pull: null, follows: null, newest: null, atEvent: null, issue: null },
    });
  });

  it.each(['GITHUB_EVENT_NAME', 'GITHUB_REPOSITORY'])('asks for %s', (name) => {
    for (const value of [undefined, '']) {
      const read = () => readContext({ ...ENVIRONMENT, [name]: value }, {});
      expect(read).toThrow(UserError);
      expect(read).toThrow(`The variable ${name} is not set. Run this as a GitHub Action, or use the command line: roadmap-sync --help.`);
    }
  });
});

const SYNC = { command: 'sync', allowFork: false } as const;

describe('an event', () => {
  const skip = (environment: object, repository: object = {}) =>
    reasonToSkip(readContext({ ...ENVIRONMENT, ...environment }, { repository: { ...REPOSITORY, ...repository } }), SYNC);

  it.each(['push', 'issues', 'milestone', 'schedule', 'workflow_dispatch'])('%s wakes the sync', (event) => {
    expect(skip({ GITHUB_EVENT_NAME: event })).toBeNull();
  });

  it('a pull request is planned, if it is one for the default branch', () => {
    const environment = { ...ENVIRONMENT, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/2/merge' };
    const pull = (ref: string) => ({ repository: REPOSITORY, pull_request: { number: 2, head: { sha: 'a1', repo: { full_name: 'o/r' } }, base: { ref } } });
    expect(readContext(environment, pull('main')).pull).toEqual({ number: 2, headSha: 'a1', baseBranch: 'main', isForeign: false });
    expect(reasonToSkip(readContext(environment, pull('main')), SYNC)).toBeNull();
    expect(reasonToSkip(readContext(environment, pull('topic')), SYNC)).toContain('the action plans nothing for a pull request into “topic”');
    // Without knowing what is proposed, a sync of what is there would write.
    expect(reasonToSkip(readContext(environment, { repository: REPOSITORY }), SYNC)).not.toBeNull();
  });

  it('of a fork’s pull request knows that its token only reads, also if the fork was deleted', () => {
    for (const repo of [{ full_name: 'mona/r' }, null]) {
      const payload = { repository: REPOSITORY, pull_request: { number: 2, head: { sha: 'a1', repo }, base: { ref: 'main' } } };
      expect(readContext({ ...ENVIRONMENT, GITHUB_EVENT_NAME: 'pull_request' }, payload).pull).toMatchObject({ isForeign: true });
    }
  });

  it('of a workflow that follows a pull request names its head, and of any other one leads to nothing', () => {
    const environment = { ...ENVIRONMENT, GITHUB_EVENT_NAME: 'workflow_run' };
    const run = (event: string) => ({ workflow_run: { event, head_sha: 'a1', head_branch: 'topic', head_repository: { owner: { login: 'mona' } } } });
    const context = readContext(environment, { repository: REPOSITORY, ...run('pull_request') });
    expect(context.follows).toEqual({ owner: 'mona', branch: 'topic', headSha: 'a1' });
    expect(reasonToSkip(context, SYNC)).toBeNull();
    expect(reasonToSkip(readContext(environment, { repository: REPOSITORY, ...run('push') }), SYNC)).toContain('was not started by a pull request');
  });

  it.each(['pull_request_target', 'issue_comment', 'release'])('%s leads to nothing', (event) => {
    expect(skip({ GITHUB_EVENT_NAME: event })).toBe(`The event “${event}” changes neither the roadmap nor its issues, so there is nothing to do.`);
  });

  describe.each(['release', 'repository_dispatch', 'workflow_call', 'push', 'schedule', 'workflow_dispatch'])('%s that asks for an update', (event) => {
    const update = (change: object = {}) =>
      reasonToSkip(readContext({ ...ENVIRONMENT, GITHUB_EVENT_NAME: event, ...change }, { repository: REPOSITORY }), { command: 'update', allowFork: false });

    it('gets it, on the default branch and on a tag', () => {
      expect(update()).toBeNull();
      expect(update({ GITHUB_REF: 'refs/tags/v2.0' })).toBeNull();
      expect(update({ GITHUB_REF: '' })).toBeNull();
    });

    it('gets none on another branch', () => {
      expect(update({ GITHUB_REF: 'refs/heads/topic' })).toContain('the action does nothing for “topic”');
    });
  });

  it.each(['issue_comment', 'pull_request_target', 'watch', 'fork'])('%s leads to no update, because anybody can cause it', (event) => {
    expect(
      reasonToSkip(readContext({ ...ENVIRONMENT, GITHUB_EVENT_NAME: event }, { repository: REPOSITORY }), { command: 'update', allowFork: false }),
    ).not.toBeNull();
  });

  it.each(['update', 'next'] as const)('a release leads to %s, on its tag, too', (command) => {
    const environment = { ...ENVIRONMENT, GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/v2.0' };
    expect(reasonToSkip(readContext(environment, { repository: REPOSITORY }), { command, allowFork: false })).toBeNull();
  });

  it.each(['sync', 'plan'] as const)('a release leads to no %s', (command) => {
    expect(
      reasonToSkip(readContext({ ...ENVIRONMENT, GITHUB_EVENT_NAME: 'release' }, { repository: REPOSITORY }), { command, allowFork: false }),
    ).not.toBeNull();
  });

  it('of another branch leads to nothing', () => {
    expect(skip({ GITHUB_REF: 'refs/heads/topic/x' })).toBe('The roadmap is kept on the branch “main”: the action does nothing for “topic/x”.');
    expect(skip({ GITHUB_REF: 'refs/heads/main/x' })).not.toBeNull();
    expect(skip({ GITHUB_REF: 'refs/tags/main' })).toContain('the action does nothing');
  });

  it('of a default branch with another name wakes the sync there', () => {
    expect(skip({ GITHUB_REF: 'refs/heads/trunk/next' }, { default_branch: 'trunk/next' })).toBeNull();
  });

  it('in a fork leads to nothing', () => {
    expect(skip({}, { fork: true })).toBe(
      'o/r is a fork: its roadmap links to issues of another repository, so the action does nothing here. If the fork is a project of its own, set the input `allow-fork: o/r`.',
    );
  });

  it.each([
    [true, true],
    ['o/r', true],
    ['O/R', true],
    [false, false],
    ['o/other', false],
  ])('in a fork that the workflow serves with allow-fork %s: %s', (allowFork, served) => {
    for (const fork of [true, false]) {
      const context = readContext(ENVIRONMENT, { repository: { ...REPOSITORY, fork } });
      expect(reasonToSkip(context, { command: 'sync', allowFork }) === null).toBe(served || !fork);
    }
    // Another branch of the fork is still another branch.
    const topic = readContext({ ...ENVIRONMENT, GITHUB_REF: 'refs/heads/topic' }, { repository: { ...REPOSITORY, fork: true } });
    expect(reasonToSkip(topic, { command: 'sync', allowFork })).not.toBeNull();
  });
});
