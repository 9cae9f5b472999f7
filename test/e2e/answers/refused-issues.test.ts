import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

const TEXT = '# Kite\n\n## Bugs\n\n- [ ] Tail\n- [ ] Line\n- [ ] Knot\n- [ ] Reel\n- [ ] Spar\n';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', TEXT);
  await run();
});

const run = () => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });
const states = async () => (await github.issues()).map(({ state }) => state).join(' ');
const patches = (number: number) => github.requests.filter(({ method, path }) => method === 'PATCH' && path === `/issues/${number}`).length;

async function edit(change: (text: string) => string): Promise<void> {
  await github.commit('ROADMAP.md', change(await github.text()));
}

/** Refuses each write to some issues, as GitHub refuses it for a reason of that issue. */
function refuse(answers: Readonly<Record<number, { readonly status: number; readonly message: string; readonly headers?: Record<string, string> }>>): void {
  github.intercept = ({ method, path }) => {
    const answer = method === 'GET' ? undefined : answers[Number(/^\/issues\/(\d+)(?:\/|$)/.exec(path)?.[1] ?? 0)];
    return answer === undefined
      ? null
      : { status: answer.status, body: { message: answer.message }, ...(answer.headers === undefined ? {} : { headers: answer.headers }) };
  };
}

const taken = () => {
  github.intercept = () => null;
};

describe('an issue that the server does not let be changed', () => {
  it.each(
    someOf(2, [
      ['a person closed it', 403, 'You may not change the state of this issue'],
      ['its state is final', 422, 'Validation Failed'],
      ['its conversation is locked', 403, 'The issue is locked'],
      ['it is hidden from the token', 404, 'Not Found'],
    ]),
  )('keeps no other one from its change, and is told and sent once a run: %s', async (_, status, message) => {
    await edit((text) => text.replaceAll('[ ]', '[x]'));
    refuse({ 1: { status, message } });
    const first = await run();
    expect(first.status).toBe(1);
    expect(first.log).toContain('Cannot close issue #1 in acme/rocket');
    expect(first.log).toContain(message);
    expect(first.log).toContain('look at this one on GitHub');
    expect([await states(), patches(1), first.outputs['closed']]).toEqual(['open closed closed closed closed', 1, '4']);
    expect((await run()).status).toBe(1);
    expect(patches(1)).toBe(2);
    taken();
    expect((await run()).status).toBe(0);
    expect(await states()).toBe('closed closed closed closed closed');
  });

  it('is told beside another one that is refused for another reason', async () => {
    await edit((text) => text.replaceAll('[ ]', '[x]'));
    refuse({ 1: { status: 403, message: 'Not yours' }, 3: { status: 404, message: 'Not Found' } });
    const { log } = await run();
    expect(log).toContain('Cannot close issue #1 in acme/rocket: the token does not allow it (Not yours).');
    expect(log).toContain('Cannot close issue #3 in acme/rocket: the token does not allow it (Not Found).');
    expect(await states()).toBe('open closed open closed closed');
  });

  it('is one of three where the token may change none: no further one is tried', async () => {
    await edit((text) => text.replaceAll('[ ]', '[x]'));
    const refused = { status: 403, message: 'Resource not accessible by integration' };
    refuse({ 1: refused, 2: refused, 3: refused, 4: refused, 5: refused });
    const { log, status } = await run();
    expect(status).toBe(1);
    expect(log).toContain('issues: write');
    expect([1, 2, 3, 4, 5].map(patches)).toEqual([1, 1, 1, 0, 0]);
  });

  it('gets what its other fields say when it can be changed again', async () => {
    await edit((text) => text.replace(/(- \[ \] Tail.*)\n/, '$1\n  - priority: high\n').replace('[ ] Line', '[ ] Long line'));
    github.intercept = ({ method, path }) =>
      method === 'POST' && path === '/issues/1/labels' ? { status: 403, body: { message: 'The issue is locked' } } : null;
    expect((await run()).status).toBe(1);
    expect((await github.issues()).map(({ title }) => title)).toContain('Long line');
    taken();
    expect((await run()).status).toBe(0);
    expect((await github.issueTitled('Tail')).labels).toContain('priority: high');
  });
});

describe('an issue that is gone, and that reads still show,', () => {
  it.each(
    someOf(2, [
      ['deleted', 410, 'This issue was deleted', {}],
      ['deleted, in other words', 410, 'Gone', {}],
      ['transferred', 301, 'Moved Permanently', { location: '/repositories/77/issues/9' }],
    ]),
  )('is told as gone when it was read once more, and keeps no other one from its change: %s', async (_, status, message, headers) => {
    await edit((text) => text.replaceAll('[ ]', '[x]'));
    refuse({ 1: { status, message, headers } });
    const first = await run();
    expect([first.status, patches(1), await states()]).toEqual([0, 2, 'open closed closed closed closed']);
    expect(first.log).toMatch(/ROADMAP\.md:5: warning: “Tail” links to #1, which was (?:deleted|moved to http)/);
  });
});

describe('a new issue that the server does not take', () => {
  const SPAM = {
    status: 422,
    body: { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'body', code: 'custom', message: 'body is blocked' }] },
  };
  const creates = () => github.requests.filter(({ method, path }) => method === 'POST' && path === '/issues').length;

  const refuseTitled = (isRefused: (title: string) => boolean) => {
    github.intercept = ({ method, path, body }) => (method === 'POST' && path === '/issues' && isRefused((body as { title: string }).title) ? SPAM : null);
  };

  it('keeps no other item from its issue, nor another issue from its change, and is made when it is taken', async () => {
    await edit((text) => `${text.replace('[ ] Tail', '[x] Tail')}- [ ] Winder\n- [ ] Bow\n- [ ] Wind\n`);
    refuseTitled((title) => title === 'Winder');
    const before = creates();
    const { log, status, outputs } = await run();
    expect(log).toContain('Cannot create the issue “Winder” in acme/rocket: GitHub answered 422 (Validation Failed: Issue body, body is blocked).');
    expect(log).toContain('what this item says may be the reason');
    expect([status, outputs['created'], outputs['closed'], creates() - before]).toEqual([1, '2', '1', 3]);
    expect(await github.text()).toMatch(/- \[ \] Winder\n- \[ \] Bow \(\[#\d/);
    taken();
    expect((await run()).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Tail', 'Line', 'Knot', 'Reel', 'Spar', 'Bow', 'Wind', 'Winder']);
  });

  it('is one of three where the server takes none: no further one is tried', async () => {
    await edit((text) => `${text}- [ ] Winder\n- [ ] Bow\n- [ ] Wind\n- [ ] Wing\n`);
    refuseTitled(() => true);
    const before = creates();
    expect((await run()).status).toBe(1);
    expect(creates() - before).toBe(3);
    taken();
    expect((await run()).status).toBe(0);
    expect(await github.issues()).toHaveLength(9);
  });
});
