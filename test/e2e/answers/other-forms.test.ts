import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

/** Answers that say the usual in another form: other statuses, words and letter case, and fields that are empty, null or missing. */

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '## Bugs\n\n- Whistle\n- Timer\n\n## Resolved bugs\n');
});

type Request = Parameters<TestGitHub['intercept']>[0];
type Told = NonNullable<ReturnType<TestGitHub['intercept']>>;

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { 'max-minutes': '1', ...inputs });

function answer(of: (request: Request) => boolean, told: Told, times = 99): void {
  let left = times;
  github.intercept = (request) => {
    if (left === 0 || !of(request)) return null;
    left -= 1;
    return told;
  };
}

const isRead = (path: string) => (request: Request) => request.method === 'GET' && request.path === path;
const isPost = (path: string) => (request: Request) => request.method === 'POST' && request.path === path;
const retitle = async () => github.commit('ROADMAP.md', (await github.text()).replace('- Timer', '- Egg timer'));
const titles = async () => (await github.issues()).map(({ title }) => title);

async function listWith(change: (issue: Readonly<Record<string, unknown>>) => object): Promise<void> {
  const all = await github.api<Record<string, unknown>[]>('GET', '/issues?state=all');
  answer(isRead('/issues'), { status: 200, body: all.map((one) => ({ ...one, ...change(one) })) });
}

describe('a file', () => {
  it.each(
    someOf(2, [
      ['without its content', { content: '' }],
      ['without its content, in no encoding', { content: '', encoding: 'none' }],
      ['as plain text', { encoding: 'utf-8', content: '## Bugs\n\n- Whistle\n- Timer\n\n## Resolved bugs\n' }],
    ]),
  )('%s is read whole', async (_, form) => {
    const usual = await github.api<Record<string, unknown>>('GET', '/contents/ROADMAP.md');
    answer(isRead('/contents/ROADMAP.md'), { status: 200, body: { ...usual, ...form } }, 1);
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(await titles()).toEqual(['Whistle', 'Timer']);
  });

  it.each(
    someOf(2, [
      ['version https://git-lfs.github.com/spec/v1', `oid sha256:${'4d'.repeat(32)}`, 'size 12345', ''],
      ['version https://git-lfs.github.com/spec/v1', `ext-0-shrink sha256:${'5e'.repeat(32)}`, `oid sha256:${'4d'.repeat(32)}`, 'size 7', ''],
      ['version https://hawser.github.com/spec/v1', `oid sha256:${'4d'.repeat(32)}`, 'size 12345'],
    ]),
  )('that is in Git LFS is told as such, and its issues are left as they are: %s', async (...lines) => {
    await run();
    await github.commit('ROADMAP.md', lines.join('\n'));
    const { log, status } = await run();
    expect(log).toContain('ROADMAP.md in acme/rocket is stored in Git LFS, so the repository holds only a pointer to its text.');
    expect([status, (await github.issues()).map(({ state }) => state)]).toEqual([1, ['open', 'open']]);
  });

  it('that only writes about Git LFS is read', async () => {
    await github.commit('ROADMAP.md', '## Bugs\n\n- Whistle\n\n```\nversion https://git-lfs.github.com/spec/v1\nsize 3\n```\n');
    expect((await run()).status).toBe(0);
    expect(await titles()).toEqual(['Whistle']);
  });

  it('that is a link to nowhere is told as a link', async () => {
    answer(isRead('/contents/ROADMAP.md'), { status: 200, body: { type: 'symlink', target: null, sha: 'a'.repeat(40) } });
    expect((await run()).log).toContain('ROADMAP.md in acme/rocket is a symbolic link, not a file.');
  });

  it.each(
    someOf(2, [
      [{}, '409: without a message'],
      [{ message: null, errors: ['Not on a Friday'] }, '409: Not on a Friday'],
      [{ message: '', errors: [{ code: 'custom' }] }, '409: without a message'],
    ]),
  )('that is refused without a message is told with what there is: %j', async (body, said) => {
    answer(({ method }) => method === 'PUT', { status: 409, body });
    expect((await run()).log).toContain(`a rule or hook refuses the change (${said})`);
  });

  it('that a limit refuses as the last thing is told in one sentence', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' };
    answer(({ method }) => method === 'PUT', { status: 403, body: { message: 'Forbidden' }, headers });
    const { log } = await run();
    expect(log).toContain(
      '::warning::The run did not come to its end: Cannot commit ROADMAP.md in acme/rocket: GitHub’s rate limit is reached (Forbidden). The next run continues from there.\n',
    );
  });
});

describe('the state', () => {
  it('is not read from a ref whose name only begins so', async () => {
    const sha = (await github.api<{ sha: string }[]>('GET', '/commits'))[0]?.sha ?? '';
    answer(isRead('/git/ref/roadmap-sync/state'), { status: 200, body: { ref: 'refs/roadmap-sync/state-of-old', object: { sha, type: 'commit' } } }, 1);
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(await titles()).toEqual(['Whistle', 'Timer']);
  });

  it.each(someOf(2, ['Object does not exist', 'Tree SHA does not exist']))(
    'is committed again where what was just made is not there yet: %s',
    async (message) => {
      answer(isPost('/git/commits'), { status: 422, body: { message } }, 1);
      const { log, status } = await run();
      expect({ log, status }).toMatchObject({ status: 0 });
      expect(await titles()).toEqual(['Whistle', 'Timer']);
    },
  );
});

describe('an issue', () => {
  it.each<[string, (issue: Readonly<Record<string, unknown>>) => object]>([
    [
      'in capitals',
      ({ state, state_reason: reason }) => ({ state: String(state).toUpperCase(), state_reason: reason === null ? null : String(reason).toUpperCase() }),
    ],
    [
      'with fields that are null or missing',
      () => ({ assignees: undefined, body: null, user: null, closed_by: null, milestone: undefined, state_reason: undefined }),
    ],
    ['with labels without ids', ({ labels }) => ({ labels: (labels as object[]).map((label) => ({ ...label, id: null })) })],
    ['with new fields', () => ({ type: null, sub_issues_summary: { total: 0 }, issue_field_values: [null], author_association: 'NEW', pinned: 'no' })],
    ['with labels as texts', ({ labels }) => ({ labels: (labels as { name: string }[]).map(({ name }) => name) })],
  ])('%s is closed in the file', async (_, change) => {
    await run();
    await github.closeIssue(1, 'completed');
    await listWith(change);
    expect((await run()).status).toBe(0);
    expect((await github.text()).split('## Resolved bugs')[1]).toContain('Whistle');
  });

  it('whose state is another word is not taken for an open one', async () => {
    await run();
    await listWith(() => ({ state: 'archived' }));
    expect((await run()).log).toContain('with a list whose `0.state` is another text; expected a list of issues.');
  });

  it('that is deleted between its reading and its change is left to the next plan', async () => {
    await run();
    await retitle();
    answer(({ method, path }) => method === 'PATCH' && path === '/issues/2', { status: 410, body: { message: 'This issue was deleted' } }, 1);
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(log).not.toContain('issues are disabled');
  });

  it('that is locked names no permission', async () => {
    await run();
    await retitle();
    answer(({ method, path }) => method === 'PATCH' && path === '/issues/2', { status: 403, body: { message: 'Unable to edit issue because it is locked.' } });
    const { log } = await run();
    expect(log).toContain('GitHub refuses it (Unable to edit issue because it is locked.). Solve what it says on GitHub');
    expect(log).not.toContain('permissions:');
  });

  it('that an old server does not close as duplicate is closed as not planned: 400', async () => {
    await run();
    const line = /- Timer.*\n/.exec(await github.text())?.[0] ?? '';
    await github.commit('ROADMAP.md', `${(await github.text()).replace(line, '')}\n${line.trimEnd()}\n  - resolution: Duplicate of #1\n`);
    github.intercept = ({ method, body }) =>
      method === 'PATCH' && (body as { state_reason?: string }).state_reason === 'duplicate' ? { status: 400, body: { message: 'Invalid value' } } : null;
    expect((await run()).status).toBe(0);
    expect((await github.issueTitled('Timer')).state_reason).toBe('not_planned');
  });

  it.each(someOf(3, [{ permission: null, role_name: null }, { role_name: 'triage' }, {}]))(
    'of a person with the permission %j ends no run',
    async (permission) => {
      await run();
      const [like] = await github.api<object[]>('GET', '/issues?state=all');
      const theirs = { ...like, number: 9, title: 'Theirs', body: '', user: { login: 'mona' }, author_association: 'NONE', state: 'open' };
      github.intercept = ({ method, path }) => {
        if (path.endsWith('/permission')) return { status: 200, body: permission };
        if (method === 'GET' && path === '/issues') return { status: 200, body: [theirs] };
        return method !== 'POST' && path === '/issues/9' ? { status: 200, body: theirs } : null;
      };
      const { log } = await run();
      expect(log).not.toMatch(/expected a permission|^\s+at /m);
    },
  );
});
