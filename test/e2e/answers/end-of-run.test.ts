import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEEP, someOf } from '../../support/amounts.ts';
import { bundleWith, type PatchedBundle } from '../../support/run/patched-bundle.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { readRequest } from '../../support/server/wire.ts';

/** The last write of a run closes its claim. Whatever becomes of it, the run tells what was done, and the next one goes on from there. */

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '- [ ] Whistle\n- [ ] Timer\n');
});

interface Asked {
  readonly method: string;
  readonly path: string;
  /** The file of this run is committed: what follows is its end. */
  readonly atEnd: boolean;
}
/** What becomes of a request: the server does not get it, or its answer is lost. `silence`: no answer comes. */
type Fate = 'unsent' | 'unanswered' | 'silence' | 'silence after it' | { readonly status: number; readonly message: string } | null;

let fate: (asked: Asked) => Fate;
let front: Server;
beforeEach(async () => {
  fate = () => null;
  let atEnd = false;
  front = createServer(async (request, response) => {
    const wire = await readRequest(request);
    const asked = { method: wire.method, path: github.pathOf(wire.url), atEnd };
    const is = fate(asked);
    if (is === 'unsent') return response.destroy();
    if (is === 'silence') return response;
    if (is !== null && typeof is === 'object')
      return response.writeHead(is.status, { 'content-type': 'application/json' }).end(JSON.stringify({ message: is.message }));
    const { status, headers, body } = await github.answer(wire);
    if (asked.method === 'PUT' && status < 300) atEnd = true;
    if (is === 'silence after it') return response;
    return is === 'unanswered' ? response.destroy() : response.writeHead(status, { ...headers }).end(body);
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  front.closeAllConnections();
  front.close();
});

const isMove = ({ method, path }: Asked) => method === 'PATCH' && path === '/git/refs/roadmap-sync/state';

async function run(inputs: Record<string, string> = {}, bundle: string | null = null): Promise<Run> {
  const apiUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return runAction({ apiUrl, owner: 'acme', repo: 'rocket' }, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs, undefined, bundle);
}

/** The first so many requests of a kind at the end of the run. */
function atEnd(times: number, of: (asked: Asked) => boolean, is: Fate): void {
  let left = times;
  fate = (asked) => {
    if (left === 0 || !asked.atEnd || !of(asked)) return null;
    left -= 1;
    return is;
  };
}

/** Both issues are told in the outputs and the summary; the next run makes nothing twice and leaves both sides in agreement. */
async function expectTold({ log, outputs, summary, status }: Run, exit: 0 | 1): Promise<void> {
  expect({ log, status, created: outputs['created'], changed: outputs['changed'] }).toMatchObject({ status: exit, created: '2', changed: 'true' });
  expect(summary).toContain('2 issues created.');
  expect(log.match(/^::error/gm) ?? []).toHaveLength(exit);
  fate = () => null;
  expect((await run()).status).toBe(0);
  const last = await run();
  expect([last.status, last.outputs['changed'], (await github.issues()).map(({ title }) => title)]).toEqual([0, 'false', ['Whistle', 'Timer']]);
  expect(await github.text()).toMatch(/^- \[ \] Whistle \(\[#1\].*\n- \[ \] Timer \(\[#2\].*\n$/);
}

/** Each takes a claim's time. */
const FAILURES: ReadonlyArray<readonly [string, (asked: Asked) => boolean, Fate, RegExp]> = [
  [
    'is refused with 500 each time',
    isMove,
    { status: 500, message: 'Server Error' },
    /Cannot write refs\/roadmap-sync\/state in acme\/rocket: GitHub answered 500\./,
  ],
  ['breaks each time', isMove, 'unsent', /Cannot write refs\/roadmap-sync\/state in acme\/rocket: 127\.0\.0\.1:\d+ closed the connection/],
  [
    'cannot be prepared',
    ({ path }) => path === '/git/trees',
    { status: 503, message: 'Later' },
    /Cannot write refs\/roadmap-sync\/state in acme\/rocket: GitHub answered 503/,
  ],
  ['meets a server that is gone', () => true, 'unsent', /127\.0\.0\.1:\d+ closed the connection before its answer was whole/],
  ['meets a server that answers nothing but 502', () => true, { status: 502, message: 'Bad gateway' }, /GitHub answered 502/],
  ['meets a page that is no answer', ({ method }) => method !== 'GET', { status: 200, message: 'Log in' }, /answered POST .*expected an object of git/],
  ['meets a token that has ended', () => true, { status: 401, message: 'Bad credentials' }, /the token is not valid/],
];

describe('the last write of a run', () => {
  it.each<[string, number, Fate]>(
    someOf(2, [
      ['is refused with 500', 2, { status: 500, message: 'Server Error' }],
      ['is refused with 502 by a proxy', 1, { status: 502, message: 'Bad gateway' }],
      ['breaks before the server gets it', 2, 'unsent'],
      ['breaks after the server has done it', 99, 'unanswered'],
    ]),
  )('is tried again by what the ref holds where it %s', async (_, times, is) => {
    atEnd(times, isMove, is);
    await expectTold(await run(), 0);
  });

  describe('that is not answered in time', () => {
    let impatient: PatchedBundle;
    beforeAll(() => {
      impatient = bundleWith('ANSWER_WITHIN', '3e4', '2000', 'index.js', 'shared.js');
    });
    afterAll(() => impatient.remove());

    it.each<[string, Fate]>([
      ['done', 'silence after it'],
      ['not done', 'silence'],
    ])('is tried again by what the ref holds where it was %s', async (_, is) => {
      atEnd(1, isMove, is);
      await expectTold(await run({}, impatient.bundle), 0);
    });
  });

  it.each(DEEP ? FAILURES : FAILURES.slice(1, 2))('is told with what was done where it %s', async (_, of, is, said) => {
    atEnd(9_999, of, is);
    const told = await run();
    expect(told.log).toMatch(said);
    await expectTold(told, 1);
  });

  it('meets a limit, which is no failure', async () => {
    atEnd(9_999, ({ method }) => method !== 'GET', { status: 403, message: 'You have exceeded a secondary rate limit.' });
    const told = await run({ 'max-minutes': '1' });
    expect(told.log).toContain('rate limit is reached');
    await expectTold(told, 0);
  });
});
