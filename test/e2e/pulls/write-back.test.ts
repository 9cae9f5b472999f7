import { expect, it } from 'vitest';
import { eventPayload, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

const TEXT = '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', TEXT);
});

const run = (inputs: Record<string, string>) => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);
const issuesOnly = (more: Record<string, string> = {}) => run({ 'write-back': 'none', ...more });

it('`none` keeps the issues and leaves the file, and `commit` afterwards makes up for it without doubling anything', async () => {
  const first = await issuesOnly();
  expect(first.log).not.toContain('::error');
  expect([first.status, first.outputs['created'], first.outputs['remaining']]).toEqual([0, '2', '0']);
  const before = github.writes().length;
  const second = await issuesOnly();
  expect(github.writes()).toHaveLength(before);
  expect(second.summary).toContain('2 changes of ROADMAP.md are left out, because the input `write-back` is `none`.');
  // Both sides go on.
  await github.commit('ROADMAP.md', TEXT.replace('Whistle', 'Whistle loudly'));
  await github.closeIssue(2, 'completed');
  await issuesOnly();
  expect((await github.issues()).map(({ title, state }) => [title, state])).toEqual([
    ['Whistle loudly', 'open'],
    ['Timer', 'closed'],
  ]);
  expect(await github.text()).toBe(TEXT.replace('Whistle', 'Whistle loudly'));
  expect((await run({})).status).toBe(0);
  expect(await github.text()).toMatch(/^# Kettle\n\n- \[ \] Whistle loudly \(\[#1\]\(\S+\)\)\n- \[x\] Timer \(\[#2\]\(\S+\)\)\n$/);
  expect(await github.issues()).toHaveLength(2);
});

it('`none` reports an item that is removed, and leaves its issue, because no link told which one it was', async () => {
  await issuesOnly();
  await github.commit('ROADMAP.md', TEXT.replace('- [ ] Timer\n', ''));
  const { log } = await issuesOnly();
  expect(log).toContain('#2 “Timer” is no longer linked in the file. The issue is left as it is.');
  expect((await github.issues()).map(({ state }) => state)).toEqual(['open', 'open']);
});

it('`none` does not forget an issue that is labelled for the file, however long nothing is written', async () => {
  await issuesOnly();
  await github.api('POST', '/issues', { title: 'Lid', labels: ['roadmap'] });
  for (const _ of [1, 2]) {
    await issuesOnly();
    github.pass(3_600_000);
  }
  const before = github.writes().length;
  await issuesOnly();
  expect(github.writes()).toHaveLength(before);
  await run({});
  expect(await github.text()).toContain('Lid');
});

it('`none` makes no second issues for items that are renamed alike while their links are not written', async () => {
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Item A in version 1\n- [ ] Item B in version 1\n- [ ] Lid\n');
  await issuesOnly();
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Item A in version 5\n- [ ] Item B in version 4\n- [ ] Lid\n- [ ] Spout\n');
  const { log } = await issuesOnly();
  expect(log).toContain('“Item A in version 5” may be a renamed item whose link is not in the file yet, so no issue is created for it');
  expect((await github.issues()).map(({ title }) => title)).toEqual(['Item A in version 1', 'Item B in version 1', 'Lid', 'Spout']);
});

it('`none` refuses the update, which is published in the file', async () => {
  const refused = await issuesOnly({ command: 'update' });
  expect(refused.log).toContain('::error::Input `write-back` is `none`, and `command: update` writes into the file.');
  expect(refused.status).toBe(1);
  expect(github.requests).toEqual([]);
});

it('a way that is none is a mistake', async () => {
  const refused = await issuesOnly({ 'write-back': 'push' });
  expect(refused.status).toBe(1);
  expect(github.requests).toEqual([]);
});
