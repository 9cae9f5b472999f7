import { describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

/** Answers of servers that are told apart below the run, each met by the bundle as a whole. */

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '## Bugs\n\n- Whistle\n- Timer\n\n## Resolved bugs\n');
});

const run = (name = 'push', inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name, payload: eventPayload(name, null, github, null) }, inputs);

const titles = async () => (await github.issues()).map(({ title }) => title);

type Request = Parameters<TestGitHub['intercept']>[0];
type Told = ReturnType<TestGitHub['intercept']>;

/** Answers the first request of a kind. */
function once(of: (request: Request) => boolean, told: Told): void {
  let isDue = true;
  github.intercept = (request) => {
    if (!isDue || !of(request)) return null;
    isDue = false;
    return told;
  };
}

describe('the file', () => {
  it('is written again where a commit to another file moved the branch meanwhile', async () => {
    once(({ method, path }) => method === 'PUT' && path === '/contents/ROADMAP.md', { status: 409, body: { message: 'is at 1a2b3c but expected 4d5e6f' } });
    let isMoved = false;
    github.afterWrite = async () => {
      if (isMoved || github.requests.filter(({ method, path }) => method === 'POST' && path === '/issues').length < 1) return;
      isMoved = true;
      await github.commit('OTHER.md', 'Theirs\n');
    };
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(await github.text()).toContain('- Timer ([#2]');
    expect(await titles()).toHaveLength(2);
  });

  it('of a branch that is gone for a moment is planned again', async () => {
    once(({ method }) => method === 'PUT', { status: 404, body: { message: 'Branch main not found' } });
    await run();
    await run();
    expect([await titles(), (await github.text()).includes('- Timer ([#2]')]).toEqual([['Whistle', 'Timer'], true]);
  });

  it.each([200, 204])('that was written counts as written where the answer has no body (%i)', async (status) => {
    const before = github.answer.bind(github);
    github.answer = async (request, unrecorded) => {
      const answer = await before(request, unrecorded);
      return request.method === 'PUT' && unrecorded !== true ? { ...answer, status, body: '' } : answer;
    };
    const done = await run();
    expect({ log: done.log, status: done.status }).toMatchObject({ status: 0 });
    expect(await titles()).toHaveLength(2);
  });
});

it('labels that a list does not show yet are not in the way', async () => {
  await run();
  await github.commit('ROADMAP.md', (await github.text()).replace('\n\n## Resolved', '\n- Lid\n\n## Resolved'));
  github.intercept = ({ method, path }) => (method === 'GET' && path === '/labels' ? { status: 200, body: [] } : null);
  expect((await run()).status).toBe(0);
  expect((await github.issueTitled('Lid')).labels).toEqual(['roadmap', 'bug']);
});

it('the state that another run has written meanwhile is planned on again', async () => {
  await run();
  await github.commit('ROADMAP.md', (await github.text()).replace('\n\n## Resolved', '\n- Lid\n\n## Resolved'));
  let is: 'waiting' | 'due' | 'done' = 'waiting';
  github.intercept = ({ method, path }) => {
    if (is === 'waiting' && method === 'POST' && path === '/git/commits') is = 'due';
    return null;
  };
  github.afterWrite = async () => {
    if (is !== 'due') return;
    is = 'done';
    const { object: before } = await github.api<{ object: { sha: string } }>('GET', '/git/ref/roadmap-sync/state');
    const { tree } = await github.api<{ tree: { sha: string } }>('GET', `/git/commits/${before.sha}`);
    const theirs = await github.api<{ sha: string }>('POST', '/git/commits', { message: 'Agree', tree: tree.sha, parents: [before.sha] });
    await github.api('PATCH', '/git/refs/roadmap-sync/state', { sha: theirs.sha, force: false });
  };
  const { log, status } = await run();
  expect(log).toContain('changed during the run: reading and planning again');
  expect([status, is, await titles()]).toEqual([0, 'done', ['Whistle', 'Timer', 'Lid']]);
});

describe('pages', () => {
  it('of events are followed by cursors, so that the commit which closed an issue is named', async () => {
    await run();
    const sha = (await github.api<{ sha: string }[]>('GET', '/commits'))[0]?.sha ?? '';
    await github.closeIssue(1, 'completed');
    const events = await github.api<object[]>('GET', '/issues/1/events');
    const last = events.map((event) => ({ ...event, commit_id: sha, commit_url: `${github.apiUrl}/repos/acme/rocket/commits/${sha}` }));
    const link = `<${github.apiUrl}/repositories/1/issues/1/events?after=x>; rel=next`;
    github.intercept = ({ path, query }) => {
      if (!path.endsWith('/issues/1/events')) return null;
      return query.includes('after=') ? { status: 200, body: last } : { status: 200, body: [], headers: { link } };
    };
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain(sha.slice(0, 7));
  });

  it('of issues are followed where a proxy writes their links in another form', async () => {
    await run();
    for (const number of [1, 2]) await github.closeIssue(number, 'completed');
    const list = await github.api<object[]>('GET', '/issues?state=all&labels=roadmap');
    github.intercept = ({ method, path, query }) => {
      if (method !== 'GET' || path !== '/issues') return null;
      const link = `<${github.apiUrl}/repos/acme/rocket/issues?page=2>; title="a, b"; REL=Next`;
      return query.includes('page=2') ? { status: 200, body: list } : { status: 200, body: [], headers: { link } };
    };
    expect((await run()).status).toBe(0);
    expect((await github.text()).split('## Resolved bugs')[1]).toMatch(/Whistle[\s\S]*Timer|Timer[\s\S]*Whistle/);
  });
});

it('a bot, an account that is gone, and one without a name have no permission', async () => {
  await run();
  const [like] = await github.api<object[]>('GET', '/issues?state=all&labels=roadmap');
  const strangers = [{ login: 'helper[bot]' }, { login: 'ghost' }, null].map((user, at) => ({
    ...like,
    ...{ number: 90 + at, title: `Stranger ${at}`, body: '', user, author_association: 'NONE', created_at: '2099-01-01T00:00:00Z' },
  }));
  github.intercept = ({ method, path }) => {
    if (method === 'GET' && path === '/issues') return { status: 200, body: strangers };
    if (/^\/issues\/9\d$/.test(path)) return { status: 200, body: strangers[Number(path.slice(-1))] };
    if (/^\/issues\/9\d\/events$/.test(path))
      return { status: 200, body: [{ event: 'labeled', actor: null, created_at: '2099-01-01T00:00:00Z', label: { name: 'roadmap' } }] };
    if (!path.endsWith('/permission')) return null;
    return path.includes('ghost')
      ? { status: 404, body: { message: 'ghost is not a user' } }
      : { status: 200, body: { permission: 'none', role_name: 'none' } };
  };
  const { log, status } = await run();
  expect({ log, status }).toMatchObject({ status: 0 });
  expect(log).not.toMatch(/TypeError|^\s+at /m);
});

describe('a limit', () => {
  it.each([
    [429, 'Too many requests', { 'retry-after': '1' }, ({ method, path }: Request) => method === 'GET' && path === '/labels'],
    [403, 'You have triggered an abuse detection mechanism.', { 'retry-after': '1' }, ({ method, path }: Request) => method === 'POST' && path === '/issues'],
  ])('is waited for as it says, and nothing is made twice: %i %s', async (status, message, headers, of) => {
    once(of, { status, body: { message }, headers });
    expect((await run()).status).toBe(0);
    expect(await titles()).toEqual(['Whistle', 'Timer']);
  });
});
