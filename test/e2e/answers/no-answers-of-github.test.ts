import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import type { WireAnswer, WireRequest } from '../../support/server/wire.ts';

/** Answers that something before the server gives in its place, and servers that answer no write. */

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '## Bugs\n\n- Whistle\n- Timer\n');
});

const run = (): Promise<Run> => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { 'max-minutes': '1' });
const retitle = async () => github.commit('ROADMAP.md', (await github.text()).replace('- Timer', '- Egg timer'));

type Given = Partial<WireAnswer> | ((real: WireAnswer) => WireAnswer);

/** Gives another answer to the requests of a kind, also one that is no JSON. @param given what is made of the server's own answer, or an answer that it does not give */
function instead(method: string, path: RegExp, given: Given): () => void {
  const real = github.answer.bind(github);
  github.answer = async (request: WireRequest, unrecorded = false) => {
    if (unrecorded || request.method !== method || !path.test(github.pathOf(request.url))) return real(request, unrecorded);
    if (typeof given === 'function') return given(await real(request));
    github.requests.push({ method, path: github.pathOf(request.url), query: '', body: request.body, status: given.status ?? 0 });
    return { status: 200, body: '', ...given, headers: { date: github.date(), ...given.headers } };
  };
  return () => {
    github.answer = real;
  };
}

const HTML = { 'content-type': 'text/html' };
const PAGE = '<!DOCTYPE html><html><head><title>Request blocked</title></head><body><p>By your administrator.</p></body></html>';

describe('a page in the place of a refusal', () => {
  it.each(
    someOf(3, [
      ['GET', /^\/git\/ref\/roadmap-sync\/state$/, 404],
      ['GET', /^\/contents\/ROADMAP\.md$/, 404],
      ['GET', /^\/issues$/, 403],
      ['GET', /^\/labels$/, 401],
      ['POST', /^\/issues$/, 403],
      ['PUT', /^\/contents\//, 403],
      ['PATCH', /^\/git\/refs\//, 404],
    ]),
  )('says nothing about permissions or what is there: %s %s with %i', async (method, path, status) => {
    await run();
    await github.commit('ROADMAP.md', (await github.text()).replace('- Timer', '- Egg timer').replace(/\n$/, '\n- Lid\n'));
    const restore = instead(method, path, { status, headers: HTML, body: PAGE });
    const { log, status: exit } = await run();
    expect(exit).toBe(1);
    expect(log).toMatch(/::error::.* with 40\d and a page of HTML, “Request blocked”; expected .*, or a refusal in JSON\. Check GITHUB_API_URL/);
    expect(log).not.toMatch(/permissions:|<!DOCTYPE|There is no ROADMAP|^ {4}at /m);
    restore();
    expect((await run()).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Egg timer', 'Lid']);
  });

  it('or a text is told with its words', async () => {
    instead('GET', /^\/issues$/, { status: 403, headers: { 'content-type': 'text/plain' }, body: 'RBAC: access denied\n' });
    expect((await run()).log).toContain('/issues with 403 and the text “RBAC: access denied”; expected a list of issues, or a refusal in JSON.');
  });

  it('of a limit is a limit, and shows no HTML', async () => {
    instead('GET', /^\/issues$/, { status: 429, headers: HTML, body: PAGE });
    expect((await run()).log).toContain('GitHub’s rate limit is reached (a page of HTML, “Request blocked”). The next run continues from there.');
  });

  it('stops no run where an answer only informs', async () => {
    instead('GET', /^\/(?:branches|rules)\//, { status: 404, headers: HTML, body: PAGE });
    expect((await run()).status).toBe(0);
  });
});

describe('a server that answers no write', () => {
  it.each([
    ['PATCH', /^\/issues\/2$/],
    ['PUT', /^\/contents\//],
  ])('is not asked in each attempt of the run, and told: %s %s', async (method, path) => {
    await run();
    await github.commit('ROADMAP.md', (await github.text()).replace('- Timer', '- Egg timer').replace(/\n$/, '\n- Lid\n'));
    github.requests.length = 0;
    const restore = instead(method, path, { status: 502, headers: HTML, body: PAGE });
    const { log, status } = await run();
    expect({ log, status }).toMatchObject({ status: 0 });
    expect(log).toContain('left: GitHub did not answer. The next run continues from there.');
    expect(github.requests.length).toBeLessThan(80);
    restore();
    expect((await run()).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Egg timer', 'Lid']);
  });

  it('but redirects it to its login is told once', async () => {
    await run();
    await retitle();
    github.requests.length = 0;
    instead('PATCH', /^\/issues\/2$/, { status: 302, headers: { location: '/login' } });
    const { log, status } = await run();
    expect(status).toBe(1);
    expect(log).toContain('redirects PATCH /repos/acme/rocket/issues/2 again and again, or to something else; expected an answer.');
    expect(github.requests.length).toBeLessThan(30);
  });
});

describe('JSON of another type', () => {
  it.each(someOf(3, ['application/vnd.github+json; charset=utf-8', 'application/vnd.github.v3+json', 'Application/JSON']))('is read: %s', async (type) => {
    instead('GET', /^/, (real) => ({ ...real, headers: { ...real.headers, 'content-type': type } }));
    expect((await run()).status).toBe(0);
    expect(await github.issues()).toHaveLength(2);
  });
});

it('a repository without a commit has no roadmap', async () => {
  github.intercept = ({ path }) =>
    /^\/(?:contents|git|branches|commits)(?:\/|$)/.test(path) ? { status: 409, body: { message: 'Git Repository is empty.' } } : null;
  const { log, status } = await run();
  expect(log).toContain('There is no ROADMAP.md on the branch “main” of acme/rocket.');
  expect(status).toBe(1);
});

it.each(
  someOf(2, [
    [[{ resource: 'Issue', field: 'title', code: 'too_long' }, null, 5], 'Validation Failed: Issue title too_long'],
    [[{ resource: 'Issue', code: 'custom', field: 'body', message: 'body is odd' }, 'and more'], 'Validation Failed: Issue body, body is odd, and more'],
    ['at once', 'Validation Failed: at once'],
    [{ title: ['x'] }, 'Validation Failed'],
  ]),
)('what is wrong with a request is told in words: %j', async (errors, said) => {
  github.intercept = ({ method, path }) => (method === 'POST' && path === '/issues' ? { status: 422, body: { message: 'Validation Failed', errors } } : null);
  expect((await run()).log).toContain(`GitHub answered 422 (${said}). Run it again.`);
});
