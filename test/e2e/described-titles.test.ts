import { expect, it } from 'vitest';
import { eventPayload, runAction } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

const NOTE = 'Trains have no network, and people travel by train.';
const LINK = '([#1](https://github.test/acme/rocket/issues/1))';
const file = (...item: string[]) => `${['# Radio', '', ...item].join('\n')}\n`;

async function run(): Promise<void> {
  expect(await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) })).toMatchObject({ status: 0 });
}

async function issue(): Promise<{ title: string; body: string }> {
  const all = await github.issues();
  expect(all).toHaveLength(1);
  return { title: all[0]?.title ?? '', body: all[0]?.body ?? '' };
}

it('a sentence below a title stays a note, whoever edits the title', async () => {
  await github.commit('ROADMAP.md', file('- [ ] Offline mode', `  ${NOTE}`));
  await run();
  expect(await github.text()).toBe(file(`- [ ] Offline mode ${LINK}`, `  ${NOTE}`));
  expect(await issue()).toEqual({ title: 'Offline mode', body: expect.stringContaining(`\n${NOTE}\n`) });
  await github.api('PATCH', '/issues/1', { title: 'Offline and online mode' });
  await run();
  expect(await github.text()).toBe(file(`- [ ] Offline and online mode ${LINK}`, `  ${NOTE}`));
  await github.commit('ROADMAP.md', file(`- [ ] No network ${LINK}`, `  ${NOTE}`));
  await run();
  expect(await issue()).toEqual({ title: 'No network', body: expect.stringContaining(`\n${NOTE}\n`) });
});

it('a title of two lines that was agreed as a whole stays one, and is a title and a note once a person puts its link between them', async () => {
  await github.commit('.github/roadmap-sync.yml', 'titles: whole\n');
  await github.commit('ROADMAP.md', file('- [ ] Offline mode', `  ${NOTE}`));
  await run();
  expect(await issue()).toMatchObject({ title: `Offline mode ${NOTE}` });
  await github.commit('.github/roadmap-sync.yml', '{}\n');
  await run();
  expect(await issue()).toMatchObject({ title: `Offline mode ${NOTE}` });
  expect(await github.text()).toBe(file('- [ ] Offline mode', `  ${NOTE} ${LINK}`));
  const moved = file(`- [ ] Offline mode ${LINK}`, `  ${NOTE}`);
  await github.commit('ROADMAP.md', moved);
  await run();
  expect(await issue()).toEqual({ title: 'Offline mode', body: expect.stringContaining(`\n${NOTE}\n`) });
  expect(await github.text()).toBe(moved);
});
