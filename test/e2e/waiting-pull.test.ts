import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';
import { mergePull, pullsOf } from '../support/server/merge-pull.ts';
import { WAITING as BRANCH, commitOn, headOf, textAt } from '../support/server/pulls.ts';

const TEXT = '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n';
const WITH_NOTES = `${TEXT}\n## Notes\n\nAbove.\n`;

let github: TestGitHub;
let serve: (request: { method: string; path: string; query: string; body: unknown }) => { status: number; body: unknown } | null = () => null;
beforeEach(async () => {
  github = await TestGitHub.start();
  serve = () => null;
  github.intercept = (request) => serve(request);
  await github.commit('ROADMAP.md', TEXT);
});
afterEach(async () => {
  expect(github.invalid).toEqual([]);
  await github.close();
});

const run = (inputs: Record<string, string> = {}) =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { 'write-back': 'pull-request', date: '2026-11-23', ...inputs });
async function done(inputs: Record<string, string> = {}) {
  const result = await run(inputs);
  expect(result.log).not.toContain('::error');
  expect(result.status).toBe(0);
  return result;
}
const proposed = async () => ((await textAt(github, await headOf(github, BRANCH))) ?? '').replace(/ \(\[#(\d+)\]\([^)]*\)\)/g, ' (#$1)');
const present = async () => (await github.text()).replace(/ \(\[#(\d+)\]\([^)]*\)\)/g, ' (#$1)');
const rename = (number: number, title: string) => github.api('PATCH', `/issues/${number}`, { title });
const titles = async () => (await github.issues()).map(({ title, state }) => `${title}: ${state}`);
/** Nothing is left to do: a run writes nothing. */
async function settles() {
  const before = github.writes().length;
  await done();
  expect(github.writes().slice(before)).toEqual([]);
}

describe('the pull request', () => {
  it('is opened with the links, updated in place, and closed when nothing is left', async () => {
    const first = await done();
    expect(first.summary).toContain('2 changes of ROADMAP.md wait in pull request #\u200b3');
    expect(await github.text()).toBe(TEXT);
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n');
    const [pull] = await pullsOf(github);
    expect(pull?.title).toBe('docs: bring ROADMAP.md up to date with its issues');
    expect(pull?.body).toContain(`- [#1](https://github.test/acme/rocket/issues/1) Link **Whistle**`);
    await settles();

    const before = await headOf(github, BRANCH);
    await github.closeIssue(2, 'completed');
    await done();
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n');
    const now = await github.api<{ parents: { sha: string }[] }>('GET', `/git/commits/${await headOf(github, BRANCH)}`);
    expect(now.parents.map(({ sha }) => sha)).toEqual([before]);
    const pulls = await pullsOf(github);
    expect(pulls).toHaveLength(1);
    expect(pulls[0]?.body).toContain('Mark completed **Timer**');
    await settles();

    await github.commit('ROADMAP.md', (await textAt(github, BRANCH)) ?? '');
    await done();
    expect((await pullsOf(github)).map(({ state, merged_at }) => [state, merged_at])).toEqual([['closed', null]]);
    expect(await titles()).toEqual(['Whistle: open', 'Timer: closed']);
    await settles();

    // What comes later is no decision of a person.
    await github.reopenIssue(2);
    await done();
    expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed', 'open']);
    await settles();
  });

  it('keeps what people write around its text, and does not follow the day alone', async () => {
    await github.commit('ROADMAP.md', `Last updated: 2026-11-01\n\n${TEXT}`);
    await done();
    await github.closeIssue(1, 'completed');
    await done();
    expect(await proposed()).toContain('Last updated: 2026-11-23');
    const [pull] = await pullsOf(github);
    await github.api('PATCH', `/pulls/${pull?.number}`, { title: 'Roadmap', body: `For **Ann**.\r\n\r\n${pull?.body.replaceAll('\n', '\r\n')}\r\n` });
    const before = github.writes().length;
    await done({ date: '2026-11-24' });
    expect(github.writes().slice(before)).toEqual([]);
    await github.closeIssue(2, 'not_planned');
    await done({ date: '2026-11-24' });
    const [after] = await pullsOf(github);
    expect([after?.title, after?.body.startsWith('For **Ann**.')]).toEqual(['Roadmap', true]);
    expect(after?.body).toContain('Mark not planned **Timer**');
  });

  it('stays closed when a person closed it, until its content would be another one', async () => {
    await done();
    await github.api('PATCH', '/pulls/3', { state: 'closed' });
    const declined = await done();
    expect(declined.summary).toContain('was closed. Reopen it to take them');
    await github.commit('ROADMAP.md', `${TEXT}\nA note below.\n`);
    await done();
    expect(await pullsOf(github)).toHaveLength(1);
    await github.closeIssue(2, 'completed');
    await done();
    expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(await proposed()).toContain('A note below.');
    await settles();
  });

  it('takes an issue that people label, whenever it was', async () => {
    await done();
    await github.api('POST', '/issues', { title: 'Lid', labels: ['roadmap'] });
    await done();
    expect(await proposed()).toContain('Lid (#4)');
    github.pass(3_600_000);
    await done();
    await rename(1, 'Whistle in C');
    github.pass(3_600_000);
    await done();
    expect(await proposed()).toContain('Lid (#4)');
    await mergePull(github, 3, 'squash', BRANCH);
    await done();
    expect((await github.issues()).filter(({ title }) => title === 'Lid')).toHaveLength(1);
    await settles();
    expect(await present()).toContain('Lid (#4)');
  });
});

describe.each(['merge', 'squash', 'rebase'] as const)('after a merge by %s', (method) => {
  it('both sides agree, and the next changes come in a new pull request on the old branch', async () => {
    await github.commit('ROADMAP.md', WITH_NOTES);
    await done();
    await rename(1, 'Whistle in C');
    await github.closeIssue(2, 'completed');
    await done();
    await github.commit('ROADMAP.md', WITH_NOTES.replace('Above', 'Below'));
    await mergePull(github, 3, method, BRANCH);
    await done();
    await settles();
    expect(await present()).toBe('# Kettle\n\n- [ ] Whistle in C (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');
    expect(await titles()).toEqual(['Whistle in C: open', 'Timer: closed']);

    await rename(1, 'Whistle in D');
    await done();
    const pulls = await pullsOf(github);
    expect(pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
    await settles();
    await mergePull(github, pulls[1]?.number ?? 0, method, BRANCH);
    await done();
    await settles();
    expect(await present()).toBe('# Kettle\n\n- [ ] Whistle in D (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');
  });
});

it('an issue that is edited again before the merge does not lose to the merged text', async () => {
  await done();
  await rename(1, 'Whistle in C');
  await github.closeIssue(2, 'completed');
  await done();
  await rename(1, 'Whistle in D');
  await github.reopenIssue(2);
  await mergePull(github, 3, 'squash', BRANCH);
  await done();
  expect(await titles()).toEqual(['Whistle in D: open', 'Timer: open']);
  expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle in D (#1)\n- [ ] Timer (#2)\n');
  const [, second] = await pullsOf(github);
  await mergePull(github, second?.number ?? 0, 'squash', BRANCH);
  await done();
  await settles();
  expect(await present()).toBe('# Kettle\n\n- [ ] Whistle in D (#1)\n- [ ] Timer (#2)\n');
});

describe('the branch', () => {
  it('follows the default branch where the roadmap moved on, and items that wait are not made again', async () => {
    await done();
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Lid\n- [ ] Whistle loudly\n- [ ] Timer\n');
    await done();
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Lid (#4)\n- [ ] Whistle loudly (#1)\n- [ ] Timer (#2)\n');
    expect(await titles()).toEqual(['Whistle loudly: open', 'Timer: open', 'Lid: open']);
    await mergePull(github, 3, 'squash', BRANCH);
    await done();
    await settles();
    expect(await present()).toBe('# Kettle\n\n- [ ] Lid (#4)\n- [ ] Whistle loudly (#1)\n- [ ] Timer (#2)\n');
  });

  it('that people pushed to is left as it is, until its pull request is merged or closed', async () => {
    await done();
    const ours = await headOf(github, BRANCH);
    const theirs = await commitOn(github, ours, [ours], { 'ROADMAP.md': ((await textAt(github, ours)) ?? '').replace('Whistle', 'Hoot') });
    await github.api('PATCH', '/git/refs/heads/roadmap-sync/ROADMAP.md', { sha: theirs });
    await github.closeIssue(2, 'completed');
    const left = await done();
    expect(left.log).toContain(`::warning file=ROADMAP.md::The branch “${BRANCH}” holds commits that this action did not make`);
    expect(await headOf(github, BRANCH)).toBe(theirs);
    await mergePull(github, 3, 'squash', BRANCH);
    // The emulator's pull request does not follow pushes.
    await github.api('DELETE', '/git/refs/heads/roadmap-sync/ROADMAP.md');
    await done();
    expect(await titles()).toEqual(['Hoot: open', 'Timer: closed']);
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Hoot (#1)\n- [x] Timer (#2)\n');
  });

  it('goes on after a person brought the default branch into it, and after a closed pull request with commits of people', async () => {
    await github.commit('ROADMAP.md', WITH_NOTES);
    await done();
    const ours = await headOf(github, BRANCH);
    await github.commit('ROADMAP.md', WITH_NOTES.replace('Above', 'Below'));
    const main = await headOf(github);
    const text = ((await textAt(github, ours)) ?? '').replace('Above', 'Below');
    const merge = await commitOn(github, ours, [ours, main], { 'ROADMAP.md': text }, 'Merge branch main');
    await github.api('PATCH', '/git/refs/heads/roadmap-sync/ROADMAP.md', { sha: merge });
    await github.closeIssue(2, 'completed');
    const { log } = await done();
    expect(log).not.toContain('holds commits');
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');

    const head = await headOf(github, BRANCH);
    const theirs = await commitOn(github, head, [head], { 'ROADMAP.md': text.replace('Below', 'Aside') });
    await github.api('PATCH', '/git/refs/heads/roadmap-sync/ROADMAP.md', { sha: theirs });
    // The emulator's pull request does not follow pushes.
    const closed = { number: 3, state: 'closed', title: '', body: '', merged_at: null, head: { sha: theirs }, base: { ref: 'main' } };
    serve = ({ path, query }) => (path === '/pulls' && query.includes('state=all') ? { status: 200, body: [closed] } : null);
    await github.api('PATCH', '/pulls/3', { state: 'closed' });
    await done();
    serve = () => null;
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');
    expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('may be deleted', async () => {
    await done();
    await github.api('DELETE', '/git/refs/heads/roadmap-sync/ROADMAP.md');
    await github.api('PATCH', '/pulls/3', { state: 'closed' });
    await github.closeIssue(2, 'completed');
    await done();
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n');
    await settles();
  });
});

describe('a refusal', () => {
  it('names the setting, having done what it could', async () => {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.';
    serve = ({ method, path }) => (method === 'POST' && path === '/pulls' ? { status: 403, body: { message } } : null);
    const refused = await run();
    expect(refused.status).toBe(1);
    expect(refused.log).toContain(`::error::Cannot open a pull request in acme/rocket: the token does not allow it (${message})`);
    expect(refused.log).toContain('“Allow GitHub Actions to create and approve pull requests”');
    expect(refused.outputs['created']).toBe('2');
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n');
    serve = () => null;
    await done();
    expect(await pullsOf(github)).toHaveLength(1);
    expect(await github.issues()).toHaveLength(2);
    await settles();
  });
});

describe('what was there before', () => {
  it('is linked in the pull request: links that people wrote, and open issues of the same title', async () => {
    await github.api('POST', '/issues', { title: 'Whistle' });
    await github.api('POST', '/issues', { title: 'Timer', labels: ['help wanted'] });
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer\n- [ ] Lid\n');
    await done();
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n- [ ] Lid (#3)\n');
    await settles();
    await mergePull(github, 4, 'merge', BRANCH);
    await done();
    await settles();
    expect(await titles()).toEqual(['Whistle: open', 'Timer: open', 'Lid: open']);
  });

  it('is not made again when the state is lost, and differences are reported and left', async () => {
    await done();
    await github.closeIssue(2, 'completed');
    await done();
    await github.api('DELETE', '/git/refs/roadmap-sync/state');
    const rebuilt = await done();
    expect(rebuilt.log).toMatch(/#2.*(?:differ|closed)/);
    await done();
    expect(await titles()).toEqual(['Whistle: open', 'Timer: closed']);
    expect(await pullsOf(github)).toHaveLength(1);
    expect(await proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n');
    await settles();
  });
});

it('two runs at one time open one pull request', async () => {
  await Promise.all([run(), run()]);
  await done();
  expect(await pullsOf(github)).toHaveLength(1);
  expect(await titles()).toEqual(['Whistle: open', 'Timer: open']);
  await settles();
});

it('a plan shows what would wait, and writes nothing', async () => {
  await done();
  await github.closeIssue(2, 'completed');
  const before = github.writes().length;
  const shown = await done({ command: 'plan' });
  expect(shown.summary).toContain('Mark completed');
  expect(github.writes()).toHaveLength(before);
});

it('the way may change: what waits is committed, and the pull request is closed', async () => {
  await done();
  await github.closeIssue(2, 'completed');
  await done();
  await done({ 'write-back': 'commit' });
  expect(await present()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n');
  await done();
  expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed']);
  await settles();
});
