import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

/** Failures that are about the whole run, met where a run asks something of one file or one person. None of them is an answer to that question. */

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit(
    '.github/roadmap-sync.yml',
    'chart: docs/roadmap.svg\nupdate:\n  file: updates/{date}.md\n  feed: docs/feed.xml\n  status: docs/status.json\n',
  );
  await github.commit('ROADMAP.md', '# Kettle\n\n## Planned\n\n- Whistle\n\n## Completed\n');
});

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { date: '2026-06-02', ...inputs });

const LIMIT = { status: 403, body: { message: 'API rate limit exceeded for installation ID 7.' } };
const KINDS = [
  ['a limit', LIMIT, 'rate limit is reached'],
  ['a limit as 429', { status: 429, body: { message: 'Slow down' } }, 'rate limit is reached'],
  ['a token that is not valid any more', { status: 401, body: { message: 'Bad credentials' } }, 'the token is not valid'],
  ['a page in the place of GitHub', { status: 200, body: 'Log in', headers: { 'content-type': 'text/html' } }, 'with a text; expected a file or a folder'],
  ['a missing permission', { status: 403, body: { message: 'Resource not accessible by integration' } }, 'The token needs contents: read'],
] as const;

describe('where the place of a file is read', () => {
  it.each(someOf(2, KINDS))('%s is told as what it is, and writes nothing', async (_, answer, said) => {
    github.intercept = ({ method, path }) => (method === 'GET' && path === '/contents/docs/roadmap.svg' ? answer : null);
    const { log } = await run();
    expect(log).toContain(said);
    expect(log).not.toContain('is not a picture of this roadmap');
    expect(github.writes()).toEqual([]);
    github.intercept = () => null;
    expect((await run()).status).toBe(0);
    expect([(await github.issues()).length, (await github.text('docs/roadmap.svg')).includes('<svg')]).toEqual([1, true]);
  });

  it('a server that fails is told as what it is', async () => {
    github.intercept = ({ method, path }) => (method === 'GET' && path === '/contents/docs/roadmap.svg' ? { status: 502, body: {} } : null);
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ log: expect.stringContaining('Cannot read docs/roadmap.svg in acme/rocket: GitHub answered 502.'), status: 1 });
    expect(github.writes()).toEqual([]);
  }, 60_000);

  it.each(['docs/feed.xml', 'docs/status.json'])('a limit publishes no update without %s', async (file) => {
    await run();
    github.intercept = ({ method, path }) => (method === 'GET' && path === `/contents/${file}` ? LIMIT : null);
    const { log } = await run({ command: 'update' });
    expect(log).toContain('rate limit is reached');
    expect(log).not.toContain('cannot be written');
    expect(await github.text('updates/2026-06-02.md')).toBe('');
    github.intercept = () => null;
    expect((await run({ command: 'update' })).status).toBe(0);
    expect(await github.text(file)).not.toBe('');
  });

  it.each(
    someOf(2, [
      ['a folder', { status: 200, body: [] }],
      [
        'a file that is too large to be read',
        { status: 403, body: { message: 'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.' } },
      ],
      ['a submodule', { status: 200, body: { type: 'submodule', sha: '1'.repeat(40) } }],
      ['bytes that are no text', { status: 200, body: { type: 'file', sha: '1'.repeat(40), content: '/w==', encoding: 'base64' } }],
    ]),
  )('%s is in the way of the file only', async (_, answer) => {
    github.intercept = ({ method, path }) => (method === 'GET' && path === '/contents/docs/roadmap.svg' ? answer : null);
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ log: expect.stringContaining('docs/roadmap.svg is not a picture of this roadmap'), status: 0 });
    expect(await github.issues()).toHaveLength(1);
  });
});

it('a limit where the newest commit is read is no missing permission', async () => {
  github.intercept = ({ method, path }) => {
    if (method !== 'GET') return null;
    if (path === '/contents/ROADMAP.md') return { status: 404, body: { message: 'Not Found' } };
    return path === '/commits' ? LIMIT : null;
  };
  const { log } = await run();
  expect(log).toContain('rate limit is reached');
  expect(log).not.toContain('permissions:');
});

describe('where a person’s permission is asked for', () => {
  /** An issue of a person's own with the item's title, which is linked only if that person may triage. */
  async function runWith(answer: { readonly status: number; readonly body: object }): Promise<Run> {
    await github.api('POST', '/issues', { title: 'Whistle', body: 'Text' });
    const [like] = await github.api<object[]>('GET', '/issues?state=all');
    const theirs = { ...like, author_association: 'CONTRIBUTOR', user: { login: 'mona' } };
    github.intercept = ({ method, path }) => {
      if (method === 'GET' && path === '/issues') return { status: 200, body: [theirs] };
      return path === '/collaborators/mona/permission' ? answer : null;
    };
    return run();
  }

  it.each([
    ['a limit', LIMIT, 'rate limit is reached'],
    ['a token that is not valid any more', { status: 401, body: { message: 'Bad credentials' } }, 'the token is not valid'],
  ])('%s ends the run before anything is made', async (_, answer, said) => {
    const { log } = await runWith(answer);
    expect(log).toContain(said);
    expect(log).not.toContain('may be the same as');
    expect(github.writes()).toEqual([]);
  });

  it('a server that fails makes nobody a stranger', async () => {
    const { log, status } = await runWith({ status: 503, body: {} });
    expect({ log, status }).toMatchObject({
      log: expect.stringContaining('Cannot read the permission of @mona in acme/rocket: GitHub answered 503.'),
      status: 1,
    });
    expect(github.writes()).toEqual([]);
  }, 60_000);

  it.each(someOf(3, [403, 405, 422, 451]))('a server that does not tell is told once, and the person counts as a stranger: %i', async (status) => {
    const { log, status: exit } = await runWith({ status, body: { message: 'Not for you' } });
    expect(log.match(/GitHub does not tell this token what @mona may do \(Not for you\)/g)).toHaveLength(1);
    expect(log).toContain('may be the same as #1');
    expect(exit).toBe(0);
  });
});

describe('a limit on what is written too quickly, which has the status of a refusal,', () => {
  const QUICKLY = { status: 422, body: { message: 'Validation Failed: was submitted too quickly' }, headers: { 'retry-after': '1' } };

  it('closes no duplicate for another reason', async () => {
    await run();
    await github.commit('ROADMAP.md', (await github.text()).replace('## Completed', '- Lid\n\n## Completed'));
    await run();
    const text = await github.text();
    const lid = /- Lid.*\n/.exec(text)?.[0] ?? '';
    await github.commit('ROADMAP.md', `${text.replace(lid, '')}\n## Resolved bugs\n\n${lid.trimEnd()}\n  resolution: Duplicate of #1\n`);
    let isDue = true;
    github.intercept = ({ method, path, body }) => {
      if (!isDue || method !== 'PATCH' || path !== '/issues/2' || (body as { state?: string }).state !== 'closed') return null;
      isDue = false;
      return QUICKLY;
    };
    const { log, status } = await run();
    expect({ log, status, isDue }).toMatchObject({ status: 0, isDue: false });
    expect((await github.issueTitled('Lid')).state_reason).toBe('duplicate');
  });

  it('is waited for where the commit of the state meets it', async () => {
    let isDue = true;
    github.intercept = ({ method, path }) => {
      if (!isDue || method !== 'POST' || path !== '/git/commits') return null;
      isDue = false;
      return QUICKLY;
    };
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(log).not.toContain('and nobody else has written it');
  });
});

describe('a limit on a new issue that names its end', () => {
  const limited = async (headers: Record<string, string>): Promise<Run> => {
    let isDue = true;
    github.intercept = ({ method, path }) => {
      if (!isDue || method !== 'POST' || path !== '/issues') return null;
      isDue = false;
      return { ...LIMIT, headers };
    };
    return run();
  };

  it.each(
    someOf(3, [
      { 'retry-after': '99999999999999999999' },
      { 'retry-after': 'Infinity' },
      { 'retry-after': '1e400' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9'.repeat(30) },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1e400' },
    ]),
  )('after any time ends the run before, and the next one makes the issue: %j', async (headers) => {
    const { log, status } = await limited(headers);
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(log).toContain('left for the next run');
    expect((await run()).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle']);
  });

  it.each(someOf(2, ['0', '-7', '1', 'Wed, 21 Oct 2015 07:28:00 GMT']))('now, or before, is waited for: %s', async (time) => {
    const { log, status } = await limited({ 'retry-after': time });
    expect({ log, status }).toMatchObject({ status: 0 });
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle']);
  });
});
