import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { readRequest } from '../../support/server/wire.ts';

/** A repository of two items that agree, and that got another name since. A server in front of it redirects the old name with any status. */
let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '# Kettle\n\n## Planned\n\n- Whistle\n- Lid\n\n## Completed\n');
  const payload = eventPayload('push', null, github, null);
  expect((await runAction(github, { name: 'push', payload })).status).toBe(0);
});

type Target = (path: string, method: string) => { readonly status: number; readonly location?: string } | null;
let target: Target;
let front: Server;
let elsewhere: Server;
let asked: string[];
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
beforeEach(async () => {
  asked = [];
  target = () => null;
  elsewhere = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.authorization ?? 'no token'}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  front = createServer((request, response) => {
    const instead = target(request.url ?? '', request.method ?? '');
    if (instead !== null) {
      const location = instead.location === undefined ? {} : { location: instead.location };
      return response.writeHead(instead.status, { 'content-type': 'application/json', ...location }).end('{"message":"Moved Permanently"}');
    }
    return readRequest(request)
      .then((wire) => github.answer(wire))
      .then(({ status, headers, body }) => response.writeHead(status, { ...headers }).end(body));
  });
  for (const server of [elsewhere, front]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  for (const server of [elsewhere, front]) {
    server.closeAllConnections();
    server.close();
  }
});

/** A run under the name that the repository had, as of a job from before the renaming. */
const run = (inputs: Record<string, string> = {}): Promise<Run> => {
  const before = { apiUrl: urlOf(front), owner: 'acme', repo: 'rocket' };
  return runAction(before, { name: 'push', payload: eventPayload('push', null, before, null) }, inputs);
};

const byId = (path: string) => path.replace('/repos/acme/rocket', '/repositories/1');
const isOld = (path: string) => path.startsWith('/repos/acme/rocket');

/** Something is to do on each side: an issue to make, one to change, one to close in the file. */
async function changeBoth(): Promise<void> {
  await github.closeIssue(2, 'completed');
  await github.commit(
    'ROADMAP.md',
    `${(await github.text()).replace('- Whistle', '- Loud whistle').replace('\n\n## Completed', '\n- Handle\n\n## Completed')}`,
  );
}

describe.each([301, 302, 307, 308])('a name that is redirected with %i', (status) => {
  it('is followed by reads and writes, with method and body, and told once', async () => {
    await changeBoth();
    github.names.rename('acme/harbour');
    target = (path) => (isOld(path) ? { status, location: byId(path) } : null);
    const { log, status: exit } = await run();
    expect({ log, exit }).toMatchObject({ exit: 0 });
    expect(log.match(/acme\/rocket is called acme\/harbour now\./g)).toHaveLength(1);
    const link = (number: number) => `([#${number}](https://github.test/acme/harbour/issues/${number}))`;
    expect(await github.text()).toBe(`# Kettle\n\n## Planned\n\n- Loud whistle ${link(1)}\n- Handle ${link(3)}\n\n## Completed\n\n- Lid ${link(2)}\n`);
    expect((await github.issues()).map(({ title, state }) => [title, state])).toEqual([
      ['Loud whistle', 'open'],
      ['Lid', 'closed'],
      ['Handle', 'open'],
    ]);
    const idle = await run();
    expect({ changed: idle.outputs['changed'], told: idle.log.match(/is called acme\/harbour now\./g)?.length }).toEqual({ changed: 'false', told: 1 });
  });

  it('of writes only is followed, with method and body', async () => {
    await changeBoth();
    target = (path, method) => (isOld(path) && (method !== 'GET' || path.includes('/git/ref/')) ? { status, location: byId(path) } : null);
    const { log, status: exit } = await run();
    expect({ log, exit }).toMatchObject({ exit: 0 });
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Loud whistle', 'Lid', 'Handle']);
  });

  it('to another host is not followed, and nothing is sent there', async () => {
    await changeBoth();
    const writes = github.writes().length;
    target = (path, method) => (method === 'GET' ? null : { status, location: `${urlOf(elsewhere)}${path}` });
    const { log, status: exit } = await run();
    expect(log).toContain(`${urlOf(front)} redirects to ${urlOf(elsewhere)}. The run asks no other server.`);
    target = (path) => ({ status, location: `${urlOf(elsewhere)}${path}` });
    expect((await run()).log).toContain(`redirects to ${urlOf(elsewhere)}`);
    expect({ exit, asked, writes: github.writes().length }).toEqual({ exit: 1, asked: [], writes });
  });

  it('of an issue that was transferred is not written there', async () => {
    await github.commit('ROADMAP.md', (await github.text()).replace('- Whistle', '- Loud whistle'));
    const there: string[] = [];
    let tries = 0;
    target = (path, method) => {
      if (path.startsWith('/repositories/2')) there.push(`${method} ${path}`);
      if (method !== 'PATCH' || !path.endsWith('/issues/1') || tries > 0) return null;
      tries += 1;
      return { status, location: '/repositories/2/issues/1' };
    };
    const { log, status: exit } = await run();
    expect({ log, exit, there }).toMatchObject({ exit: 0, there: [] });
    expect(log).toContain('changed during the run: reading and planning again');
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Loud whistle', 'Lid']);
  });
});

describe('a redirect that leads nowhere', () => {
  it.each(
    someOf(2, [
      ['in a circle', { status: 302, location: '/repos/acme/rocket/git/ref/roadmap-sync/state' }, 'again and again, or to something else'],
      ['without an address', { status: 302 }, 'to no address'],
      ['to an address that is none', { status: 301, location: 'http://[' }, 'to no address'],
      ['with a status that asks for something else', { status: 303, location: '/login' }, 'again and again, or to something else'],
      ['with choices', { status: 300 }, 'to no address'],
    ]),
  )('is told with what was asked for: %s', async (_, instead, said) => {
    target = (path) => (path.includes('/git/ref/') ? instead : null);
    const { log, status } = await run();
    expect(log).toContain(`${urlOf(front)} redirects GET /repos/acme/rocket/git/ref/roadmap-sync/state ${said}; expected an answer.`);
    expect(status).toBe(1);
  });

  it('after a write that was done makes nothing twice', async () => {
    await changeBoth();
    let isDue = true;
    const before = github.answer.bind(github);
    github.answer = async (request, unrecorded) => {
      const answer = await before(request, unrecorded);
      if (!isDue || request.method !== 'POST' || !request.url.pathname.endsWith('/issues')) return answer;
      isDue = false;
      return { ...answer, status: 303, headers: { ...answer.headers, location: '/login' } };
    };
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Loud whistle', 'Lid', 'Handle']);
  });
});
