import { describe, expect, it } from 'vitest';
import { someOf } from '../support/amounts.ts';
import { eventPayload, type Run, runAction, runCommand } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';

/** A repository of two items that agree, and that got another name since. */
let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '# Kettle\n\n## Planned\n\n- Whistle\n- Lid\n');
  await run();
  github.names.rename('acme/harbour');
  github.requests.length = 0;
});

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);
const link = (number: number, repository: string) => `([#${number}](https://github.test/${repository}/issues/${number}))`;
const renamed = `# Kettle\n\n## Planned\n\n- Whistle ${link(1, 'acme/harbour')}\n- Lid ${link(2, 'acme/harbour')}\n`;

describe('a name that the repository has no more', () => {
  it.each(
    someOf(2, [
      ['on the command line', () => runCommand(github, ['sync', '--repo', 'acme/rocket', '--pace', 'none'])],
      ['in other letter case', () => runCommand(github, ['sync', '--repo', 'Acme/HARBOUR', '--pace', 'none'])],
      ['in the input `repository`', () => run({ repository: 'acme/rocket' })],
      ['in that input, in other letter case', () => run({ repository: 'Acme/HARBOUR' })],
    ]),
  )('is followed, and the file gets the present one: %s', async (_, start) => {
    await github.commit('ROADMAP.md', `${await github.text()}- Handle\n`);
    expect(await start()).toMatchObject({ status: 0 });
    expect(await github.text()).toBe(`${renamed}- Handle ${link(3, 'acme/harbour')}\n`);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Lid', 'Handle']);
    const writes = github.writes().length;
    expect((await run()).status).toBe(0);
    expect(github.writes()).toHaveLength(writes);
  });

  it('of a job that is run again is not written into the file', async () => {
    await run();
    expect(await github.text()).toBe(renamed);
    const before = { apiUrl: github.apiUrl, owner: 'acme', repo: 'rocket' };
    await github.commit('ROADMAP.md', `${renamed}- Handle\n`);
    const again = await runAction(before, { name: 'push', payload: eventPayload('push', null, before, null) });
    expect(again.status).toBe(0);
    expect(await github.text()).toBe(`${renamed}- Handle ${link(3, 'acme/harbour')}\n`);
  });

  it('reads issues by their numbers as those of this repository', async () => {
    await github.api('PATCH', '/issues/1', { title: 'Loud whistle' });
    const { status, out } = await runCommand(github, ['plan', '--repo', 'acme/rocket', '--pace', 'none']);
    expect(status).toBe(0);
    expect(out).toContain('Follow the issue #1 Whistle → ');
    expect(out).not.toContain('was moved to');
  });
});
