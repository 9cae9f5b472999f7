import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '- [ ] Whistle\n- [ ] Timer\n');
});

const run = (inputs: Record<string, string> = {}, name = 'push'): Promise<Run> =>
  runAction(github, { name, payload: eventPayload(name, null, github, null) }, inputs);

const count = (method: string, path: string) => github.requests.filter((one) => one.method === method && one.path === path).length;

type Request = Parameters<TestGitHub['intercept']>[0];

/** Answers the first so many requests of a kind. */
function answer(times: number, of: (request: Request) => boolean, status: number, body: unknown): void {
  let left = times;
  github.intercept = (request) => {
    if (left === 0 || !of(request)) return null;
    left -= 1;
    return { status, body };
  };
}

describe('a token that lacks a permission', () => {
  const notFound = { status: 404, body: { message: 'Not Found' } };
  const hideContents = () => {
    github.intercept = ({ path }) => (/^\/(?:contents|commits|git)(?:\/|$)/.test(path) ? notFound : null);
  };

  it('is told that it may not read the files, where a private repository hides them', async () => {
    hideContents();
    const { log, status } = await run();
    expect(log).toContain('Cannot read ROADMAP.md in acme/rocket: the token may not read the files of this repository. The token needs contents: read.');
    expect(log).toContain('permissions: { contents: write, issues: write }');
    expect(status).toBe(1);
  });

  it('is told no more than a plan needs', async () => {
    hideContents();
    expect((await run({ command: 'plan' })).log).toContain('permissions: { contents: read, issues: read }');
  });

  it('and so cannot ask what people may do, plans all the same, and says so once', async () => {
    await run();
    // Strangers have closed them.
    for (const number of [1, 2]) await github.api('POST', `/issues/${number}/labels`, { labels: ['question'] });
    for (const title of ['Lid', 'Cord']) await github.api('POST', '/issues', { title, body: 'Text', labels: ['roadmap'] });
    const mine = await github.api<object[]>('GET', '/issues?state=all');
    github.intercept = ({ method, path }) => {
      if (method === 'GET' && path === '/issues')
        return { status: 200, body: mine.map((one, index) => ({ ...one, author_association: 'NONE', user: { login: `stranger${index}` } })) };
      if (path.endsWith('/permission')) return { status: 403, body: { message: 'Must have push access to view collaborator permission.' } };
      return null;
    };
    await github.commit('ROADMAP.md', `${await github.text()}- [ ] Cord\n- [ ] Lid\n`);
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(log.match(/GitHub does not tell this token what/g)).toHaveLength(1);
  });
});

describe('the end of a run', () => {
  const isMove = ({ method, path }: Request) => method === 'PATCH' && /^\/git\/refs\/(?:heads\/)?roadmap-sync\/state$/.test(path);

  it.each(
    someOf(2, [
      [422, 'Reference update failed'],
      [409, 'Conflict'],
      [500, 'Server Error'],
    ]),
  )('is tried again where the ref is still as it was: %i', async (status, message) => {
    answer(1, isMove, status, { message });
    const { status: exit, outputs } = await run();
    expect({ exit, created: outputs['created'] }).toEqual({ exit: 0, created: '2' });
    expect(count('PATCH', '/git/refs/roadmap-sync/state')).toBe(2);
  });

  it.each([
    [422, 'Reference update failed'],
    [403, 'Resource not accessible by integration'],
  ])('reports what was done where the state cannot be written: %i', async (status, message) => {
    answer(99, isMove, status, { message });
    const { status: exit, outputs, summary, log } = await run();
    expect({ exit, created: outputs['created'] }).toEqual({ exit: 1, created: '2' });
    expect(summary).toContain('**2 issues created.**');
    expect(log).toContain('Cannot write refs/roadmap-sync/state');
  });

  it('tells a rule against the ref whole, with a way out, before anything else is made', async () => {
    const body = { message: 'Repository rule violations found\n\nFile path is restricted', documentation_url: 'https://docs.test/rules' };
    answer(99, ({ method, path }) => method === 'POST' && path === '/git/refs', 422, body);
    const { status, log } = await run();
    expect(log).toContain('422 (Repository rule violations found: File path is restricted – https://docs.test/rules), and nobody else has written it.');
    expect(log).toContain('let the account of the token bypass it');
    expect([status, await github.issues()]).toEqual([1, []]);
  });

  it('reports what was done where a later reading fails', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n- [ ] Timer\n');
    let written = false;
    github.intercept = ({ method, path }) => {
      if (method === 'PUT') written = true;
      if (isMove({ method, path, query: '', body: null }) && written) return { status: 422, body: { message: 'Reference does not exist' } };
      return method === 'GET' && written && path === '/issues' ? { status: 403, body: { message: 'Forbidden' } } : null;
    };
    const { outputs, status } = await run();
    expect({ created: outputs['created'], status }).toEqual({ created: '2', status: 1 });
  });
});

describe('a report of which one part cannot be written', () => {
  const missing = '/nowhere/at/all';
  const broken = (environment: Record<string, string>) => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null), environment });

  it('tells the rest where the files of the plan are missing', async () => {
    const { outputs, summary, log, status } = await broken({ RUNNER_TEMP: missing });
    expect({ created: outputs['created'], plan: outputs['plan'] || null, status }).toEqual({ created: '2', plan: null, status: 1 });
    expect(summary).toContain('**2 issues created.**');
    expect(log).toContain('Cannot write the files of the plan and the update of this run: ENOENT');
  });

  it.each(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'])('tells the rest without %s', async (name) => {
    const { outputs, summary, log, status } = await broken({ [name]: missing });
    expect(log).toContain('2 issues created.');
    expect([outputs['created'] ?? summary.match(/2 issues created/)?.[0], status]).toEqual([name === 'GITHUB_OUTPUT' ? '2 issues created' : '2', 1]);
    expect(log).toMatch(/Cannot write the (?:output changed|summary) of this run/);
    expect(await github.issues()).toHaveLength(2);
    expect(log).not.toMatch(/^ {4}at /m);
  });

  it('tells the failure of the run, too', async () => {
    github.intercept = ({ method }) => (method === 'PUT' ? { status: 409, body: { message: 'Not on a Friday.' } } : null);
    const { outputs, log } = await broken({ GITHUB_STEP_SUMMARY: missing });
    expect(outputs['created']).toBe('2');
    expect(log).toContain('Not on a Friday.');
    expect(log).toContain('Cannot write the summary of this run');
  });
});

describe('a proxy before the server', () => {
  it('that refuses encoded slashes hides neither the state nor a file', async () => {
    await github.commit('docs/PLAN.md', '- [ ] Whistle\n');
    await github.commit('.github/roadmap-sync.yml', 'labels: { roadmap: plan }\n');
    const encoded: string[] = [];
    const proxy = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      if (/%2f/i.test(url)) {
        encoded.push(url);
        response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const { authorization = '', accept = '' } = headers;
        const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
        const answered = await fetch(`${github.apiUrl}${url}`, { method, headers: { authorization, accept, 'content-type': 'application/json' }, ...body });
        response.writeHead(answered.status, { 'content-type': answered.headers.get('content-type') ?? '', date: github.date() });
        response.end(Buffer.from(await answered.arrayBuffer()));
      });
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const apiUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const through = (inputs: Record<string, string>) =>
      runAction({ apiUrl, owner: 'acme', repo: 'rocket' }, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);
    for (let event = 0; event < 2; event += 1) expect((await through({ roadmap: 'docs/PLAN.md' })).status).toBe(0);
    proxy.closeAllConnections();
    proxy.close();
    expect(encoded).toEqual([]);
    expect((await github.issues()).map(({ title, labels }) => [title, labels])).toEqual([['Whistle', ['plan', 'feature']]]);
  });
});

describe('a ref that is deleted between two requests', () => {
  it('is written anew, and nothing is made twice', async () => {
    await run();
    await github.commit('ROADMAP.md', `${await github.text()}- [ ] Lid\n`);
    let deleted = false;
    github.afterWrite = async () => {
      if (deleted || count('POST', '/git/trees') < 3) return;
      deleted = true;
      await github.api('DELETE', '/git/refs/roadmap-sync/state');
    };
    expect((await run()).status).toBe(0);
    expect(deleted).toBe(true);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Timer', 'Lid']);
  });
});

it('an answer without a body stops no run where it only informs', async () => {
  github.intercept = ({ method, path }) => (method === 'GET' && /^\/(?:branches|rules)\//.test(path) ? { status: 200, body: undefined } : null);
  expect((await run()).status).toBe(0);
  expect(await github.issues()).toHaveLength(2);
});

it('a server that fails where it only informs is asked once more, and stops no run', async () => {
  answer(99, ({ method, path }) => method === 'GET' && /^\/(?:branches|rules)\//.test(path), 502, { message: 'Bad gateway' });
  expect((await run()).status).toBe(0);
  expect([count('GET', '/branches/main'), count('GET', '/rules/branches/main')]).toEqual([2, 2]);
});

it('every request names the version of the API', async () => {
  const versions = new Set<string>();
  const server = createServer((request, response) => {
    versions.add(String(request.headers['x-github-api-version']));
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await runAction({ apiUrl, owner: 'acme', repo: 'rocket' }, { name: 'push', payload: eventPayload('push', null, github, null) });
  server.closeAllConnections();
  server.close();
  expect([...versions]).toEqual(['2022-11-28']);
});

describe('what is refused', () => {
  it.each(someOf(4, [405, 406, 413, 415, 418, 423, 429, 501]))('is sent once, whatever its status: %i', async (status) => {
    answer(99, ({ method, path }) => method === 'GET' && path === '/issues', status, { message: 'No' });
    await run();
    expect(count('GET', '/issues')).toBe(1);
  });

  it('of a write that may be repeated is sent once, too', async () => {
    answer(99, ({ path }) => path === '/git/trees', 403, { message: 'No' });
    expect((await run()).status).toBe(1);
    expect(count('POST', '/git/trees')).toBe(1);
  });
});
