import { expect, it } from 'vitest';
import { eventPayload, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';

it('a warning is an annotation once, and again where a person starts the run; an error is one each time', async () => {
  const github = await TestGitHub.start();
  await github.commit('ROADMAP.md', '# Kettle\n\n## Planned\n\n- Whistle\n');
  const run = (name: 'push' | 'workflow_dispatch', inputs: Record<string, string> = {}) =>
    runAction(github, { name, payload: eventPayload(name, null, github, null) }, inputs);
  await run('push');
  await github.commit('ROADMAP.md', `${await github.text()}- Lid\n  - kind: idea\n`);
  const told = /^::warning file=ROADMAP.md,line=7::Unexpected kind “idea”/m;
  const [first, second] = [await run('push'), await run('push')];
  expect(first.log).toMatch(told);
  expect(first.summary).toContain('### Needs attention');
  expect(second.log).not.toContain('::warning');
  expect(second.log).toContain('1 warning was told before');
  expect(second.summary).toContain('<summary>Told before, and still so (1)</summary>');
  expect(second.plan).toMatchObject({ problems: [{ code: 'unknown-kind', told: true }] });
  const writes = github.writes().length;
  expect((await run('workflow_dispatch')).log).toMatch(told);
  expect((await run('push')).log).not.toContain('::warning');
  expect(github.writes()).toHaveLength(writes);
  await github.commit('.github/roadmap-sync.yml', 'no-such-key: 1\n');
  for (let times = 0; times < 2; times += 1) expect((await run('push')).log).toContain('::error::');
  expect(github.invalid).toEqual([]);
  await github.close();
});
