import { describe, expect, it } from 'vitest';
import { ownDesk, TWO_ITEMS as TEXT, type WaitingDesk } from '../../support/run/waiting.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { mergePull, pullsOf } from '../../support/server/pulls/merge-pull.ts';
import { WAITING as BRANCH, headOf, textAt } from '../../support/server/pulls/pulls.ts';

const WITH_NOTES = `${TEXT}\n## Notes\n\nAbove.\n`;

let github: TestGitHub;
let desk: WaitingDesk;
ownDesk((ownGitHub, own) => {
  github = ownGitHub;
  desk = own;
});

const rename = (number: number, title: string) => github.api('PATCH', `/issues/${number}`, { title });

describe('the pull request', () => {
  it('is opened with the links, updated in place, and closed when nothing is left', async () => {
    const first = await desk.done();
    expect(first.summary).toContain('2 changes of ROADMAP.md wait in pull request #\u200b3');
    const headline = '**2 issues created.** [ROADMAP.md](https://github.test/acme/rocket/blob/HEAD/ROADMAP.md) · waiting: pull request [#3](';
    expect(first.summary).toContain(headline);
    expect(first.outputs['pull-request']).toBe('3');
    expect(await github.text()).toBe(TEXT);
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n');
    const [pull] = await pullsOf(github);
    expect(pull?.title).toBe('docs(roadmap): bring ROADMAP.md up to date with its issues');
    expect(pull?.body).toContain(`- [#1](https://github.test/acme/rocket/issues/1) Link **Whistle**`);
    expect((await desk.settles()).log).toContain('Nothing to do but to merge pull request #3.');

    const before = await headOf(github, BRANCH);
    await github.closeIssue(2, 'completed');
    await desk.done();
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n');
    const now = await github.api<{ parents: { sha: string }[] }>('GET', `/git/commits/${await headOf(github, BRANCH)}`);
    expect(now.parents.map(({ sha }) => sha)).toEqual([before]);
    const pulls = await pullsOf(github);
    expect(pulls).toHaveLength(1);
    expect(pulls[0]?.body).toContain('Mark completed **Timer**');
    await desk.settles();

    await github.commit('ROADMAP.md', (await textAt(github, BRANCH)) ?? '');
    await desk.done();
    expect((await pullsOf(github)).map(({ state, merged_at }) => [state, merged_at])).toEqual([['closed', null]]);
    expect(await desk.titles()).toEqual(['Whistle: open', 'Timer: closed']);
    const closed = await desk.settles();
    expect(closed.log).toContain('Roadmap and issues agree: nothing to do.');
    expect(closed.outputs['pull-request']).toBe('');

    // What comes later is no decision of a person.
    await github.reopenIssue(2);
    await desk.done();
    expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed', 'open']);
    await desk.settles();
  });

  it('keeps what people write around its text, and does not follow the day alone', async () => {
    await github.commit('ROADMAP.md', `Last updated: 2026-11-01\n\n${TEXT}`);
    await desk.done();
    await github.closeIssue(1, 'completed');
    await desk.done();
    expect(await desk.proposed()).toContain('Last updated: 2026-11-23');
    const [pull] = await pullsOf(github);
    await github.api('PATCH', `/pulls/${pull?.number}`, { title: 'Roadmap', body: `For **Ann**.\r\n\r\n${pull?.body.replaceAll('\n', '\r\n')}\r\n` });
    const before = github.writes().length;
    await desk.done({ date: '2026-11-24' });
    expect(github.writes().slice(before)).toEqual([]);
    await github.closeIssue(2, 'not_planned');
    await desk.done({ date: '2026-11-24' });
    const [after] = await pullsOf(github);
    expect([after?.title, after?.body.startsWith('For **Ann**.')]).toEqual(['Roadmap', true]);
    expect(after?.body).toContain('Mark not planned **Timer**');
  });

  it('stays closed when a person closed it, until its content would be another one', async () => {
    await desk.done();
    await github.api('PATCH', '/pulls/3', { state: 'closed' });
    const declined = await desk.done();
    expect(declined.summary).toContain('was closed. Reopen it to take them');
    await github.commit('ROADMAP.md', `${TEXT}\nA note below.\n`);
    await desk.done();
    expect(await pullsOf(github)).toHaveLength(1);
    await github.closeIssue(2, 'completed');
    await desk.done();
    expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(await desk.proposed()).toContain('A note below.');
    await desk.settles();
  });

  it('takes an issue that people label, whenever it was', async () => {
    await desk.done();
    await github.api('POST', '/issues', { title: 'Lid', labels: ['roadmap'] });
    await desk.done();
    expect(await desk.proposed()).toContain('Lid (#4)');
    github.pass(3_600_000);
    await desk.done();
    await rename(1, 'Whistle in C');
    github.pass(3_600_000);
    await desk.done();
    expect(await desk.proposed()).toContain('Lid (#4)');
    await mergePull(github, 3, 'squash', BRANCH);
    await desk.done();
    expect((await github.issues()).filter(({ title }) => title === 'Lid')).toHaveLength(1);
    await desk.settles();
    expect(await desk.present()).toContain('Lid (#4)');
  });
});

describe.each(['merge', 'squash', 'rebase'] as const)('after a merge by %s', (method) => {
  it('both sides agree, and the next changes come in a new pull request on the old branch', async () => {
    await github.commit('ROADMAP.md', WITH_NOTES);
    await desk.done();
    await rename(1, 'Whistle in C');
    await github.closeIssue(2, 'completed');
    await desk.done();
    await github.commit('ROADMAP.md', WITH_NOTES.replace('Above', 'Below'));
    await mergePull(github, 3, method, BRANCH);
    await desk.done();
    await desk.settles();
    expect(await desk.present()).toBe('# Kettle\n\n- [ ] Whistle in C (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');
    expect(await desk.titles()).toEqual(['Whistle in C: open', 'Timer: closed']);

    await rename(1, 'Whistle in D');
    await desk.done();
    const pulls = await pullsOf(github);
    expect(pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
    await desk.settles();
    await mergePull(github, pulls[1]?.number ?? 0, method, BRANCH);
    await desk.done();
    await desk.settles();
    expect(await desk.present()).toBe('# Kettle\n\n- [ ] Whistle in D (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');
  });
});

it('an issue that is edited again before the merge does not lose to the merged text', async () => {
  await desk.done();
  await rename(1, 'Whistle in C');
  await github.closeIssue(2, 'completed');
  await desk.done();
  await rename(1, 'Whistle in D');
  await github.reopenIssue(2);
  await mergePull(github, 3, 'squash', BRANCH);
  await desk.done();
  expect(await desk.titles()).toEqual(['Whistle in D: open', 'Timer: open']);
  expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle in D (#1)\n- [ ] Timer (#2)\n');
  const [, second] = await pullsOf(github);
  await mergePull(github, second?.number ?? 0, 'squash', BRANCH);
  await desk.done();
  await desk.settles();
  expect(await desk.present()).toBe('# Kettle\n\n- [ ] Whistle in D (#1)\n- [ ] Timer (#2)\n');
});

describe('a refusal', () => {
  it('names the setting, having done what it could', async () => {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.';
    github.intercept = ({ method, path }) => (method === 'POST' && path === '/pulls' ? { status: 403, body: { message } } : null);
    const refused = await desk.run();
    expect(refused.status).toBe(1);
    expect(refused.log).toContain(`::error::Cannot open a pull request in acme/rocket: the token does not allow it (${message})`);
    expect(refused.log).toContain('“Allow GitHub Actions to create and approve pull requests”');
    expect(refused.outputs['created']).toBe('2');
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n');
    github.intercept = () => null;
    await desk.done();
    expect(await pullsOf(github)).toHaveLength(1);
    expect(await github.issues()).toHaveLength(2);
    await desk.settles();
  });
});

describe('what was there before', () => {
  it('is linked in the pull request: links that people wrote, and open issues of the same title', async () => {
    await github.api('POST', '/issues', { title: 'Whistle' });
    await github.api('POST', '/issues', { title: 'Timer', labels: ['help wanted'] });
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer\n- [ ] Lid\n');
    await desk.done();
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n- [ ] Lid (#3)\n');
    await desk.settles();
    await mergePull(github, 4, 'merge', BRANCH);
    await desk.done();
    await desk.settles();
    expect(await desk.titles()).toEqual(['Whistle: open', 'Timer: open', 'Lid: open']);
  });

  it('is not made again when the state is lost, and differences are reported and left', async () => {
    await desk.done();
    await github.closeIssue(2, 'completed');
    await desk.done();
    await github.api('DELETE', '/git/refs/roadmap-sync/state');
    const rebuilt = await desk.done();
    expect(rebuilt.log).toMatch(/#2.*(?:differ|closed)/);
    await desk.done();
    expect(await desk.titles()).toEqual(['Whistle: open', 'Timer: closed']);
    expect(await pullsOf(github)).toHaveLength(1);
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [ ] Timer (#2)\n');
    await desk.settles();
  });
});

it('two runs at one time open one pull request', async () => {
  await Promise.all([desk.run(), desk.run()]);
  await desk.done();
  expect(await pullsOf(github)).toHaveLength(1);
  expect(await desk.titles()).toEqual(['Whistle: open', 'Timer: open']);
  await desk.settles();
});

it('a plan shows what would wait, and writes nothing', async () => {
  await desk.done();
  await github.closeIssue(2, 'completed');
  const before = github.writes().length;
  const shown = await desk.done({ command: 'plan' });
  expect(shown.summary).toContain('mark completed');
  expect(github.writes()).toHaveLength(before);
});

it('the way may change: what waits is committed, and the pull request is closed', async () => {
  await desk.done();
  await github.closeIssue(2, 'completed');
  await desk.done();
  await desk.done({ 'write-back': 'commit' });
  expect(await desk.present()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n');
  await desk.done();
  expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed']);
  await desk.settles();
});
