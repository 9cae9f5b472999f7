import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { TOKENS } from '../../support/server/wire.ts';

/** The most requests of a run that meets a branch which takes no commit. */
const MOST = 14;
/** The same where neither that ref nor the branch takes the state: each is tried again, by what it holds then. */
const NOWHERE = 27;

const TEXT = '# Kettle\n\n## Bugs\n\n- Whistle\n- Timer\n\n## Planned\n\n- Lid\n\n## Resolved bugs\n\n## Completed\n';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

const head = async () => (await github.api<{ commit: { sha: string } }>('GET', '/branches/main')).commit.sha;

/** One run, with what it cost. @param sha the newest commit, as the runner names it; null: it names none */
async function sent(act: (sha: string | null) => Promise<Run>, sha: string | null) {
  const before = github.requests.length;
  const { log, status } = await act(sha);
  const requests = github.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  return { log, status, count: requests.length, puts: requests.filter((one) => one.startsWith('PUT /contents')).length, requests };
}

const environment = (sha: string | null): Record<string, string> => (sha === null ? {} : { GITHUB_SHA: sha });
const push =
  (inputs: Record<string, string> = {}) =>
  (sha: string | null) =>
    runAction(github, { name: 'push', payload: eventPayload('push', null, github, null), environment: environment(sha) }, inputs);
const closed =
  (number: number, inputs: Record<string, string> = {}) =>
  async (sha: string | null) => {
    const issue = await github.api<{ number: number; updated_at: string }>('GET', `/issues/${number}`);
    return runAction(github, { name: 'issues', payload: eventPayload('issues', 'closed', github, issue), environment: environment(sha) }, inputs);
  };

interface Shape {
  readonly status: number;
  readonly message: string;
  /** The branch says that it is protected, and not why. */
  readonly isProtected?: true;
}

const PROTECTED: Shape = { status: 409, message: 'Could not update file: Changes must be made through a pull request.', isProtected: true };
const RULESET: Shape = { status: 409, message: 'Repository rule violations found\n\nCommits must have verified signatures.' };
const HOOK: Shape = { status: 403, message: 'Push declined by a hook' };

async function refuse({ status, message, isProtected }: Shape, path = 'ROADMAP.md'): Promise<void> {
  const sha = await head();
  github.intercept = ({ method, path: asked }) => {
    if (method === 'PUT' && asked === `/contents/${path}`) return { status, body: { message } };
    if (isProtected !== true || asked !== '/branches/main') return null;
    return { status: 200, body: { name: 'main', protected: true, commit: { sha }, protection: { enabled: true } } };
  };
}

const taken = () => {
  github.intercept = () => null;
};

describe('a refusal that no answer shows in advance, where a person has closed one issue', () => {
  it.each(
    someOf(2, [
      ['a bug, branch protection', 1, PROTECTED, {}, true],
      ['a feature, branch protection', 3, PROTECTED, {}, true],
      ['a bug, a ruleset, a token of a person', 1, RULESET, { token: TOKENS.maintainer }, true],
      ['a bug, a hook, and the runner names no commit', 2, HOOK, {}, false],
    ]),
  )('costs little, then and at the next event, and loses nothing: %s', async (_, number, shape, inputs, isNamed) => {
    await github.commit('ROADMAP.md', TEXT);
    await push(inputs)(null);
    // Somebody has committed another file since.
    if (isNamed) await github.commit('OTHER.md', 'Text\n');
    const before = await github.text();
    await github.closeIssue(number, 'completed');
    const sha = isNamed ? await head() : null;
    await refuse(shape);
    const first = await sent(closed(number, inputs), sha);
    expect(first.log).toContain(shape.message.split('\n')[0]);
    expect({ puts: first.puts, status: first.status, few: first.count <= MOST, requests: first.requests }).toMatchObject({ puts: 1, status: 1, few: true });
    const next = await sent(closed(number, inputs), sha);
    expect(next.log).toContain('The next try is after');
    expect({ puts: next.puts, few: next.count <= MOST }).toEqual({ puts: 0, few: true });
    expect(await github.text()).toBe(before);
    taken();
    github.pass(3_700_000);
    expect((await push(inputs)(null)).status).toBe(0);
    expect([(await github.text()) === before, (await github.issues()).filter(({ state }) => state === 'closed').length]).toEqual([false, 1]);
  });

  it('in a folder costs as little', async () => {
    const inputs = { roadmap: 'docs/ROADMAP.md' };
    await github.commit(inputs.roadmap, TEXT);
    await push(inputs)(null);
    await github.commit('OTHER.md', 'Text\n');
    await github.closeIssue(1, 'completed');
    const sha = await head();
    await refuse(PROTECTED, inputs.roadmap);
    expect((await sent(closed(1, inputs), sha)).count).toBeLessThanOrEqual(MOST);
  });

  it('of the state’s ref, too, and of the branch that it falls back to, changes nothing', async () => {
    await github.commit('ROADMAP.md', TEXT);
    await push()(null);
    const before = await github.text();
    await github.closeIssue(1, 'completed');
    github.intercept = ({ method, path }) =>
      method !== 'GET' && /^\/(?:git\/refs|contents)\//.test(path) ? { status: 422, body: { message: 'Declined' } } : null;
    const first = await sent(closed(1), await head());
    expect(first.log).toContain('Cannot write refs/roadmap-sync/state');
    expect({ puts: first.puts, few: first.count <= NOWHERE }).toEqual({ puts: 0, few: true });
    expect(await github.text()).toBe(before);
  });
});

describe('a refusal that no answer shows in advance, on the first run', () => {
  it.each([
    ['branch protection', PROTECTED, 1],
    ['a hook', HOOK, 3],
  ] as const)('keeps the issues that were made, and makes none again: %s', async (_, shape, made) => {
    await github.commit('ROADMAP.md', TEXT);
    const sha = await head();
    await refuse(shape);
    const first = await sent(push(), sha);
    const created = first.requests.filter((one) => one === 'POST /issues').length;
    const labels = first.requests.filter((one) => one === 'POST /labels').length;
    expect({ created, puts: first.puts, status: first.status }).toEqual({ created: made, puts: 1, status: 1 });
    // Nine reads, the claim and the look after it, the commit, two looks at what is there, and the state that keeps it all.
    expect(first.count - created - labels).toBeLessThanOrEqual(19);
    const next = await sent(push(), sha);
    expect({ puts: next.puts, few: next.count <= MOST }).toEqual({ puts: 0, few: true });
    taken();
    github.pass(3_700_000);
    expect((await push()(null)).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title).toSorted()).toEqual(['Lid', 'Timer', 'Whistle']);
    expect(await github.text()).toMatch(/Whistle \(\[#\d\].*\n- Timer \(\[#\d\][\s\S]*Lid \(\[#\d\]/);
  });

  it('makes only the labels of the one issue that it is tried with, and the others when the branch takes it', async () => {
    await github.commit('ROADMAP.md', TEXT.replace('- Timer', '- Timer\n  - priority: high').replace('- Lid', '- Lid\n  - priority: low'));
    const sha = await head();
    await refuse(PROTECTED);
    const first = await sent(push(), sha);
    const labels = async () => (await github.api<{ name: string }[]>('GET', '/labels')).map(({ name }) => name).toSorted();
    expect({ count: first.count, labels: await labels() }).toEqual({ count: 22, labels: ['bug', 'roadmap'] });
    taken();
    github.pass(3_700_000);
    expect((await push()(null)).status).toBe(0);
    expect(await labels()).toEqual(['bug', 'feature', 'priority: high', 'priority: low', 'roadmap']);
    expect((await github.issues()).map(({ labels: on }) => on.length).toSorted()).toEqual([2, 3, 3]);
  });

  it('is met again after an hour by the commit itself, which asks for no rules before', async () => {
    await github.commit('ROADMAP.md', TEXT);
    await refuse(PROTECTED);
    await push()(await head());
    for (let hour = 0; hour < 2; hour += 1) {
      github.pass(3_700_000);
      const again = await sent(push(), await head());
      expect(again.requests).not.toContain('GET /branches/main');
      expect({ puts: again.puts, labels: again.requests.filter((one) => one === 'POST /labels').length }).toEqual({ puts: 1, labels: 0 });
      // The second time, the message of the state's commit is read, too: it says that the claim was refused.
      expect(again.count).toBeLessThanOrEqual(15 + hour);
    }
    expect((await github.issues()).length).toBe(1);
  });

  it('of every ref for the state makes nothing, at few requests', async () => {
    await github.commit('ROADMAP.md', TEXT);
    github.intercept = ({ method, path }) => (method === 'POST' && path === '/git/refs' ? { status: 422, body: { message: 'Declined' } } : null);
    const { status, count } = await sent(push(), await head());
    expect({ status, few: count <= NOWHERE, issues: await github.issues() }).toEqual({ status: 1, few: true, issues: [] });
  });
});

describe('the commit of an event', () => {
  it('from before a later commit decides nothing, and the newer one counts', async () => {
    await github.commit('ROADMAP.md', TEXT);
    await push()(null);
    const old = await head();
    await github.commit('ROADMAP.md', (await github.text()).replace('- Timer', '- Egg timer'));
    await push()(null);
    await github.closeIssue(1, 'completed');
    expect((await closed(1)(old)).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toContain('Egg timer');
    expect(await github.text()).toMatch(/Egg timer[\s\S]*Resolved bugs[\s\S]*Whistle/);
  });

  it('costs a run that finds nothing to do no further request, though the file has other words', async () => {
    await github.commit('ROADMAP.md', TEXT);
    await push()(null);
    await github.commit('ROADMAP.md', (await github.text()).replace('# Kettle\n', '# Kettle\n\nSome words.\n'));
    const sha = await head();
    github.pass(86_400_000);
    await push()(sha);
    expect((await sent(push(), sha)).count).toBeLessThanOrEqual(5);
  });

  it('is not taken for an old one where the branch is answered as it was before', async () => {
    await github.commit('ROADMAP.md', TEXT);
    await push()(null);
    const before = await github.api<object[]>('GET', '/commits?per_page=1');
    await github.commit('ROADMAP.md', (await github.text()).replace('- Timer', '- Egg timer'));
    github.intercept = ({ method, path, query }) =>
      method === 'GET' && path === '/commits' && !query.includes('path=') ? { status: 200, body: before } : null;
    expect((await push()(await head())).status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toContain('Egg timer');
  });
});

it('an issue that was reopened meanwhile is not closed in the file because a list shows it closed', async () => {
  await github.commit('ROADMAP.md', TEXT);
  await push()(null);
  const before = await github.text();
  await github.closeIssue(1, 'completed');
  const list = await github.api('GET', '/issues?state=all&labels=roadmap');
  await github.reopenIssue(1);
  github.intercept = ({ method, path }) => (method === 'GET' && path === '/issues' ? { status: 200, body: list } : null);
  expect((await push()(null)).status).toBe(0);
  expect(await github.text()).toBe(before);
});
