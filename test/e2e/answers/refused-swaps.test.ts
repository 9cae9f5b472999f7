import { expect, it } from 'vitest';
import { eventPayload, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

/** Whose branch moved between the read and the write, GitHub tells in several ways. Somebody's edit lands at that moment. */
it.each([
  ['PUT', '/contents/ROADMAP.md', 422, 'is at 1a2b3c but expected 4d5e6f'],
  ['PUT', '/contents/ROADMAP.md', 422, 'Words that nobody has seen yet'],
  ['PATCH', '/git/refs/roadmap-sync/state', 422, 'Reference update failed'],
])('%s %s answered %i “%s” ends no run, doubles nothing and loses nothing', async (method, path, status, message) => {
  await github.commit('ROADMAP.md', '- [ ] Whistle\n');
  let refused = false;
  let due = false;
  github.intercept = (request) => {
    if (refused || request.method !== method || request.path !== path) return null;
    refused = true;
    due = true;
    return { status, body: { message } };
  };
  github.afterWrite = async () => {
    if (!due) return;
    due = false;
    await github.commit('ROADMAP.md', `${await github.text()}- [ ] Timer\n`);
  };
  const push = () => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });
  const run = await push();
  expect(run.log).not.toContain('::error');
  expect(run.status).toBe(0);
  await push();
  expect(refused).toBe(true);
  expect(await github.text()).toBe(
    ['Whistle', 'Timer'].map((title, index) => `- [ ] ${title} ([#${index + 1}](https://github.test/acme/rocket/issues/${index + 1}))\n`).join(''),
  );
  expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Timer']);
});
