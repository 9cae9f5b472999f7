import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEEP, someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import { TestGitHub } from '../../support/server/github.ts';

/** What stands in front of the server, as a proxy or a broken server does. */
interface Front {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let github: TestGitHub;
let front: Server;
/** What to answer to a request in place of the server, or with other headers than the server's. Null: nothing else. */
let instead: (request: { readonly method: string; readonly path: string }) => Front | null;
beforeEach(async () => {
  instead = () => null;
  github = await TestGitHub.start();
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n');
  front = createServer((request, response) => {
    void pass(request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  front.closeAllConnections();
  await new Promise((done) => front.close(done));
  await github.close();
});

async function pass(request: IncomingMessage): Promise<{ status: number; headers: Record<string, string>; body: Buffer | string }> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', github.apiUrl);
  const told = instead({ method, path: github.pathOf(url) });
  if (told?.body !== undefined) return { status: 200, headers: { 'content-type': 'application/json', ...told.headers }, body: told.body };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { authorization: request.headers.authorization ?? '', accept: request.headers.accept ?? '', 'content-type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }) });
  const kept = ['content-type', 'date', 'link'].flatMap((name) => (answer.headers.get(name) === null ? [] : [[name, answer.headers.get(name) ?? ''] as const]));
  return { status: answer.status, headers: { ...Object.fromEntries(kept), ...told?.headers }, body: Buffer.from(await answer.arrayBuffer()) };
}

function apiUrl(): string {
  return `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
}

const run = (): Promise<Run> =>
  runAction({ apiUrl: apiUrl(), owner: github.owner, repo: github.repo }, { name: 'schedule', payload: eventPayload('schedule', null, github, null) });

/** One sentence for `core.setFailed` that contains all of this, exit status 1, and no stack. */
function expectOneError(told: Run, ...parts: readonly string[]): void {
  const errors = told.log.split('\n').filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(1);
  for (const part of parts) expect(errors[0]).toContain(part);
  expect(told.log).not.toMatch(/^\s+at |TypeError|RangeError/m);
  expect(told.status).toBe(1);
}

/** Requests of a run in which something is to do, and what is expected of their answers. */
const ENDPOINTS = [
  ['GET', '/contents/ROADMAP.md', 'a file or a folder'],
  ['GET', '/contents/.github/roadmap-sync.yml', 'a file or a folder'],
  ['GET', '/git/ref/roadmap-sync/state', 'a ref'],
  ['GET', '/issues', 'a list of issues'],
  ['GET', '/labels', 'a list of labels'],
  ['POST', '/issues', 'an issue'],
  ['PATCH', '/issues/2', 'an issue'],
  ['POST', '/git/trees', 'an object of git'],
  ['POST', '/git/commits', 'an object of git'],
  ['PATCH', '/git/refs/roadmap-sync/state', 'a ref'],
  ['PUT', '/contents/ROADMAP.md', 'a commit and its file'],
] as const;

const HTML: Front = { body: '<!DOCTYPE html><title>Sign in</title>\n::error::no', headers: { 'content-type': 'text/html; charset=utf-8' } };
const ANSWERS: ReadonlyArray<readonly [string, Front]> = [
  ['a page of HTML', HTML],
  ['nothing', { body: '' }],
  ['null', { body: 'null' }],
  ['an empty object', { body: '{}' }],
  ['a list of null', { body: '[null]' }],
  ['a number', { body: '7' }],
  ['a text', { body: '"Hello"' }],
];
/** Each request with one of these, or with all. */
const CASES = ENDPOINTS.flatMap((endpoint, index) =>
  ANSWERS.filter((_, at) => DEEP || at === index % ANSWERS.length).map((one) => [...endpoint, ...one] as const),
);

describe('an answer that is not what was asked for', () => {
  // After a create without an answer a run waits until lists have caught up.
  it.each(CASES.filter(([method, path]) => DEEP || method !== 'POST' || path !== '/issues'))(
    '%s %s: %s, but it is %s',
    async (method, path, expected, what, answer) => {
      // A folder is a list.
      if (what === 'a list of null' && expected === 'a file or a folder') return;
      expect((await run()).status).toBe(0);
      await github.commit('ROADMAP.md', `${(await github.text()).replace('Timer', 'Long timer')}- [ ] Lid\n`);
      // A full look lists the labels only if an issue misses one.
      if (path === '/labels') await github.api('DELETE', '/labels/feature');
      instead = (request) => (request.method === method && request.path === path ? answer : null);
      expectOneError(await run(), `answered ${method} /repos/acme/rocket${path} with `, `; expected ${expected}.`);
      instead = () => null;
      // After a write the next run waits until the claim of this one has ended.
      if (method !== 'GET' && !DEEP) return;
      expect((await run()).status).toBe(0);
      expect((await github.issues()).filter(({ title }) => title === 'Lid')).toHaveLength(1);
    },
  );

  it.each(
    someOf(3, [
      ['number', null],
      ['title', 7],
      ['labels', {}],
      ['assignees', [null]],
      ['updated_at', 'yesterday'],
      ['user', 'mona'],
    ]),
  )('a list of issues whose %s is %j', async (key, value) => {
    expect((await run()).status).toBe(0);
    const [issue] = await github.api<object[]>('GET', '/issues');
    instead = ({ method, path }) => (method === 'GET' && path === '/issues' ? { body: JSON.stringify([{ ...issue, [key]: value }]) } : null);
    expectOneError(await run(), 'answered GET /repos/acme/rocket/issues with a list whose `0.', '; expected a list of issues.');
  });
});

describe('a server whose time is wrong', () => {
  const at = (date: string) => {
    instead = () => ({ headers: { date } });
  };

  it('is told so where it is no time at all', async () => {
    at('::error::x');
    expectOneError(await run(), 'answered with the date "::error::x"; expected a time.');
    expect(github.writes()).toEqual([]);
  });

  it.each([
    ['ahead of', 25 * 3_600_000],
    ['behind', -25 * 3_600_000],
  ])('is told so where it is more than a day %s this machine', async (what, apart) => {
    at(new Date(Date.now() + apart).toUTCString());
    expectOneError(await run(), `The clock of ${apiUrl()} is 25 hours ${what} the clock of this machine; expected about the same time.`);
    expect(github.writes()).toEqual([]);
  });

  it.each([3_600_000, -14 * 3_600_000])('is no failure where it is %d ms apart, as a wrong time zone makes it', async (apart) => {
    at(new Date(Date.now() + apart).toUTCString());
    expect((await run()).status).toBe(0);
  });
});

describe('a list without an end', () => {
  const page = (next: (page: number) => number) => {
    let count = 1;
    instead = ({ method, path }) => {
      if (method !== 'GET' || path !== '/issues') return null;
      count = next(count);
      return { body: '[]', headers: { link: `<${apiUrl()}/repos/acme/rocket/issues?page=${count}>; rel="next"` } };
    };
  };

  it('that names one page again and again is left', async () => {
    page(() => 2);
    expectOneError(await run(), 'The list GET /repos/acme/rocket/issues of ', ' names the same page twice; expected an end.');
  });

  it.runIf(DEEP)('that names always another page is left', async () => {
    page((count) => count + 1);
    expectOneError(await run(), 'The list GET /repos/acme/rocket/issues of ', ' has more than 1000 pages; expected an end.');
  });
});
