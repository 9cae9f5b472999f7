import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

/** The most requests of a run that meets a branch which takes no commit. */
const MOST = 14;

let github: TestGitHub;
/** The newest commit before the first run. */
let head = '';
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', Array.from({ length: 20 }, (_, at) => `- [ ] Item ${at + 1}\n`).join(''));
  head = (await github.api<{ commit: { sha: string } }>('GET', '/branches/main')).commit.sha;
});

const run = (name = 'push', inputs: Record<string, string> = {}) => runAction(github, { name, payload: eventPayload(name, null, github, null) }, inputs);

/** One run, and the requests of it. */
async function sent(act: () => Promise<Run>): Promise<{ run: Run; count: number; puts: number; made: number }> {
  const before = github.requests.length;
  const done = await act();
  const requests = github.requests.slice(before);
  const of = (method: string, path: string) => requests.filter((one) => one.method === method && one.path === path).length;
  return { run: done, count: requests.length, puts: of('PUT', '/contents/ROADMAP.md'), made: of('POST', '/issues') };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const refusal = (status: number, message: string): Answer => ({ status, body: { message, documentation_url: 'https://docs.test/about-rules' } });

/** Answers of the server by method and path. */
function serve(table: Readonly<Record<string, Answer | (() => Answer)>>): void {
  github.intercept = ({ method, path }) => {
    const answer = table[`${method} ${path}`] ?? null;
    return typeof answer === 'function' ? answer() : answer;
  };
}

const PUT = 'PUT /contents/ROADMAP.md';
const BRANCH = 'GET /branches/main';
const RULES = 'GET /rules/branches/main';
const REFUSED = refusal(409, 'Repository rule violations found\n\nNot on a Friday.\n\n');
const branch = (checks: object) => ok({ name: 'main', protected: true, commit: { sha: head }, protection: { enabled: true, ...checks } });
const rule = (type: unknown, more: object = { ruleset_id: 7 }) =>
  ok([
    { type: 'deletion', ruleset_id: 7 },
    { type, ...more },
  ]);
const bypass = (may: unknown) => ({ 'GET /rulesets/7': ok({ id: 7, name: 'Main', current_user_can_bypass: may }) });

describe('a branch whose rules show that it takes no commit', () => {
  it.each(
    someOf(2, [
      [
        'a rule for pull requests',
        { [RULES]: rule('pull_request'), ...bypass('never') },
        'changes go through a pull request (rule “pull_request” of ruleset 7)',
      ],
      ['a bypass for pull requests only', { [RULES]: rule('merge_queue'), ...bypass('pull_requests_only') }, 'changes go through the merge queue'],
      ['a rule without a ruleset', { [RULES]: rule('update', {}) }, 'only those who may bypass the rule update it (rule “update”)'],
      ['a ruleset that is not shown', { [RULES]: rule('pull_request') }, 'If it may already, run the workflow by hand'],
      [
        'checks',
        { [BRANCH]: () => branch({ required_status_checks: { enforcement_level: 'everyone', contexts: ['build'] } }) },
        'these checks have to pass before: "build"',
      ],
    ]),
  )('%s: nothing is made, at few requests, and it is told', async (_, table, told) => {
    serve({ ...table, [PUT]: REFUSED });
    for (let event = 0; event < 2; event += 1) {
      const { run: done, count, made } = await sent(run);
      expect(done.log).toContain(told);
      expect(done.log).toContain('Nothing was written.');
      expect(done.status).toBe(1);
      expect(done.summary).toContain('Let the account of the token bypass the rule');
      expect(done.outputs['remaining']).toBe('22');
      expect({ made, few: count <= MOST }).toEqual({ made: 0, few: true });
    }
    expect(github.writes()).toEqual([]);
  });

  it.each(
    someOf(3, [
      ['the account may bypass it', { [RULES]: rule('pull_request'), ...bypass('always') }],
      ['a rule has no name', { [RULES]: rule(null) }],
      ['the rules are no list', { [RULES]: ok({ message: 'none' }) }],
      ['the rules are none of the token’s business', { [RULES]: refusal(403, 'Resource not accessible by integration'), [BRANCH]: refusal(404, 'Not Found') }],
      ['only what is rare is forbidden', { [RULES]: rule('non_fast_forward'), [BRANCH]: () => branch({}) }],
    ]),
  )('takes commits all the same where %s', async (_, table) => {
    serve(table);
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain('- [ ] Item 20 ([#20]');
  });

  it('is tried by a run that a person starts where the rules leave it open', async () => {
    serve({ [RULES]: rule('pull_request') });
    expect((await run('workflow_dispatch')).status).toBe(0);
    // It has taken a commit, so it is not asked about again.
    await github.closeIssue(3, 'completed');
    expect((await run('issues')).status).toBe(0);
    expect(await github.text()).toContain('- [x] Item 3');
  });
});

describe('a branch with classic protection, which only GraphQL shows to those who do not administrate it', () => {
  const graphql = (rule: unknown): Answer => ok({ data: { repository: { ref: { refUpdateRule: rule } } } });
  const protectedBranch = { [BRANCH]: () => branch({}) };

  it('makes nothing where the account may not push, unless a person starts the run', async () => {
    github.intercept = ({ method, path, body }) => {
      const isAsked = path === '/graphql' && JSON.stringify(body).includes('refs/heads/main');
      const table: Record<string, Answer> = { [BRANCH]: branch({}), [PUT]: REFUSED };
      return isAsked ? graphql({ viewerCanPush: false }) : (table[`${method} ${path}`] ?? null);
    };
    const { run: done, count, made } = await sent(run);
    expect(done.log).toContain('the account of the token may not push to it. Nothing was written.');
    expect(done.log).toContain('If it may already, run the workflow by hand');
    expect({ made, status: done.status, few: count <= MOST }).toEqual({ made: 0, status: 1, few: true });
    expect(github.writes()).toEqual([]);
    expect(await sent(() => run('workflow_dispatch'))).toMatchObject({ made: 1, puts: 1 });
  });

  it.each(
    someOf(3, [
      ['it may', graphql({ viewerCanPush: true })],
      ['there is no such rule', graphql(null)],
      ['the answer is no answer', ok(null)],
      ['the token may not ask', ok({ errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] })],
      ['there is no GraphQL', refusal(404, 'Not Found')],
      ['the limit is reached', ok({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] })],
    ]),
  )('tries it where %s', async (_, answer) => {
    serve({ ...protectedBranch, 'POST /graphql': answer });
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain('- [ ] Item 20 ([#20]');
  });
});

describe('a branch that refuses a commit although its rules do not show why', () => {
  it.each(
    someOf(2, [
      [403, 'Push declined by a hook', 'a rule or hook refuses the change (403: Push declined by a hook'],
      [423, 'Locked', 'a rule or hook refuses the change (423: Locked'],
      [403, 'Resource not accessible by integration', 'The token needs contents: write.'],
    ]),
  )('costs one issue where the server does not tell of rules: %i %s', async (status, message, told) => {
    serve({ [PUT]: refusal(status, message) });
    const { made, puts, run: done } = await sent(run);
    expect({ made, puts, status: done.status }).toEqual({ made: 1, puts: 1, status: 1 });
    expect(done.log).toContain(told);
  });

  it.each(
    someOf(2, [
      [409, 'Could not update file: Changes must be made through a pull request.'],
      [422, 'Words that nobody has seen yet\n\nand more on the next line'],
      [409, 'ROADMAP.md does not match 3d21ec53a331a6f037a91c368710b99387d012c1'],
    ]),
  )('is tried once, with one issue, and told whole: %i %s', async (status, message) => {
    serve({ [BRANCH]: branch({}), [PUT]: refusal(status, message) });
    const first = await sent(run);
    expect(first).toMatchObject({ made: 1, puts: 1 });
    expect(first.run.log).toContain(`(${status}: ${message.replace('\n\n', ': ')} – https://docs.test/about-rules)`);
    expect(first.run.log).toContain('or set the input `token` to one of an account that may commit there');
    expect(first.run.status).toBe(1);
    // What was refused lately is not tried again at every event.
    const next = await sent(run);
    expect(next).toMatchObject({ made: 0, puts: 0 });
    expect(next.count).toBeLessThanOrEqual(MOST);
    expect(next.run.log).toContain(message.split('\n')[0]);
    expect(next.run.log).toContain('The next try is after');
    expect(next.run.status).toBe(1);
  });

  it('is tried again after an hour, by hand, and when its rules change, and makes nothing twice', async () => {
    const table: Record<string, Answer> = { [BRANCH]: branch({}), [PUT]: REFUSED };
    serve(table);
    await run();
    github.pass(3_700_000);
    expect(await sent(run)).toMatchObject({ made: 0, puts: 1 });
    expect(await sent(() => run('workflow_dispatch'))).toMatchObject({ made: 0, puts: 1 });
    table[RULES] = rule('required_signatures');
    expect(await sent(run)).toMatchObject({ made: 0, puts: 1 });
    delete table[PUT];
    github.pass(3_700_000);
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain('- [ ] Item 20 ([#20]');
    expect(await github.issues()).toHaveLength(20);
    // It took the commit, so its rules are not asked for any more.
    const before = github.requests.length;
    await github.closeIssue(3, 'completed');
    await run('issues');
    expect(github.requests.slice(before).map(({ path }) => path)).not.toContain('/branches/main');
  });

  it('costs little where a person closes an issue, is asked once, and is told at the next event without a try', async () => {
    await run();
    await github.closeIssue(3, 'completed');
    serve({ [PUT]: REFUSED });
    const { sha } = (await github.api<{ commit: { sha: string } }>('GET', '/branches/main')).commit;
    const event = { name: 'issues', payload: eventPayload('issues', 'closed', github, null), environment: { GITHUB_SHA: sha } };
    const first = await sent(() => runAction(github, event));
    expect(first.run.log).toContain('Not on a Friday.');
    expect(first.puts).toBe(1);
    expect(first.count).toBeLessThanOrEqual(MOST);
    const next = await sent(() => run('issues'));
    expect(next).toMatchObject({ puts: 0 });
    expect(next.count).toBeLessThanOrEqual(MOST);
    expect(await github.text()).toContain('- [ ] Item 3');
  });
});
