import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '## Bugs\n\n- Whistle\n- Timer\n- Lid\n\n## Resolved bugs\n');
});

const run = (): Promise<Run> => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });

const reasons = async () =>
  Object.fromEntries((await github.issues()).map(({ title, state, state_reason: reason }) => [title, state === 'open' ? state : reason]));

/** Moves two items to the resolved ones, as duplicates of the third. */
async function resolve(): Promise<void> {
  const [head = '', tail = ''] = (await github.text()).split('\n## Resolved bugs\n');
  const moved = head.split('\n').filter((line) => /Whistle|Lid/.test(line));
  const left = head.split('\n').filter((line) => !moved.includes(line));
  const [whistle = '', lid = ''] = moved;
  await github.commit(
    'ROADMAP.md',
    `${left.join('\n')}\n## Resolved bugs\n\n${whistle}\n  - resolution: Duplicate of #2\n${lid}\n  - resolution: Duplicated nowhere, fixed\n${tail}`,
  );
}

describe('the version of a server', () => {
  it('that is an old one is told once, with what it lacks', async () => {
    github.headers = { 'x-github-enterprise-version': '3.12.4' };
    const { log, status } = await run();
    expect(status).toBe(0);
    expect(log.match(/This is GitHub Enterprise Server 3\.12\.4; the action is made for 3\.18 and newer\./g)).toHaveLength(1);
  });

  it.each(someOf(3, ['3.18.0', '4.0', '3.20.1', 'github-enterprise-server@next', '']))('is not told where it is new or no version: %j', async (version) => {
    github.headers = { 'x-github-enterprise-version': version };
    const { log, status } = await run();
    expect([status, log.includes('Enterprise Server')]).toEqual([0, false]);
  });
});

describe('an item that is resolved as a duplicate', () => {
  it('closes its issue as duplicate', async () => {
    await run();
    await resolve();
    expect((await run()).status).toBe(0);
    expect(await reasons()).toEqual({ Whistle: 'duplicate', Timer: 'open', Lid: 'completed' });
    const text = await github.text();
    const before = github.writes().length;
    expect((await run()).status).toBe(0);
    expect([await github.text(), github.writes().length]).toEqual([text, before]);
  });

  it.each([
    ['GitHub Enterprise Server 3.9.1', { status: 200, body: { installed_version: '3.9.1' } }],
    ['This server', { status: 404, body: { message: 'Not Found' } }],
  ])('closes it as not planned where the server does not know that, and says so: %s', async (name, meta) => {
    await run();
    await resolve();
    github.intercept = ({ method, path, body }) => {
      if (path === '/meta') return meta;
      const isUnknown = method === 'PATCH' && path.startsWith('/issues/') && (body as { state_reason?: string }).state_reason === 'duplicate';
      return isUnknown
        ? { status: 422, body: { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'state_reason', code: 'invalid' }] } }
        : null;
    };
    const { log, status } = await run();
    expect(log).toContain(`${name} does not close issues as duplicate: #1 is closed as not planned.`);
    expect([status, (await reasons())['Whistle']]).toEqual([0, 'not_planned']);
    const before = github.writes().length;
    expect((await run()).status).toBe(0);
    expect(github.writes()).toHaveLength(before);
  });
});

describe('a server that takes no reason for a state', () => {
  const changes = () => github.requests.filter(({ method, path }) => method === 'PATCH' && path === '/issues/1').map(({ body }) => body);

  const withoutReasons = (status: number, answer: object) => {
    github.intercept = ({ method, path, body }) =>
      method === 'PATCH' && path.startsWith('/issues/') && Object.hasOwn(body as object, 'state_reason') ? { status, body: answer } : null;
  };

  it.each(
    someOf(2, [
      [422, { message: 'Invalid request.\n\n"state_reason" is not a permitted key.' }],
      [400, { message: 'Unknown parameter: state_reason' }],
      [422, { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'state_reason', code: 'invalid' }] }],
    ]),
  )('gets none, and its issues are closed and reopened: %i %j', async (status, answer) => {
    await github.commit('ROADMAP.md', '## Bugs\n\n- [ ] Whistle\n- [ ] Lid\n');
    await run();
    withoutReasons(status, answer);
    await github.commit('ROADMAP.md', (await github.text()).replace('[ ] Whistle', '[x] Whistle'));
    const { log, status: exit } = await run();
    expect(log).toContain('This server takes no reason');
    expect([exit, (await github.issueTitled('Whistle')).state]).toEqual([0, 'closed']);
    await github.commit('ROADMAP.md', (await github.text()).replace('[x] Whistle', '[ ] Whistle'));
    expect((await run()).status).toBe(0);
    expect((await github.issueTitled('Whistle')).state).toBe('open');
    const before = github.writes().length;
    expect((await run()).status).toBe(0);
    expect(github.writes()).toHaveLength(before);
  });

  it('is told from one that refuses the change for another reason, which is sent once', async () => {
    await github.commit('ROADMAP.md', '## Bugs\n\n- [ ] Whistle\n');
    await run();
    withoutReasons(422, { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'state', code: 'invalid' }] });
    await github.commit('ROADMAP.md', (await github.text()).replace('[ ] Whistle', '[x] Whistle'));
    expect((await run()).status).toBe(1);
    expect(changes()).toHaveLength(1);
  });

  it('gets none of a duplicate, either', async () => {
    await run();
    await resolve();
    withoutReasons(422, { message: '"state_reason" is not a permitted key.' });
    expect((await run()).status).toBe(0);
    expect(Object.values(await reasons()).filter((reason) => reason !== 'open')).toHaveLength(2);
    const before = github.writes().length;
    expect((await run()).status).toBe(0);
    expect(github.writes()).toHaveLength(before);
  });
});
