import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
  await github.commit('ROADMAP.md', `# Kettle\n\n## Planned\n\n${Array.from({ length: 7 }, (_, index) => `- Part ${index + 1}\n`).join('')}`);
});
afterEach(() => github.close());

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);
const said = ({ log }: Run) => log.split('\n').filter((line) => line !== '' && !line.startsWith('::add-mask::'));

describe('the log of a run', () => {
  it('tells each write once, with its number and the time left, in a group', async () => {
    const lines = said(await run());
    const from = lines.indexOf('::group::Writing');
    const writes = lines.slice(from + 1, lines.indexOf('::endgroup::'));
    expect(lines.slice(0, from)).toEqual([expect.stringMatching(/^Roadmap Sync \d+\.\d+\.\d+ for acme\/rocket$/), 'Read 7 items of ROADMAP.md, and 0 issues.']);
    expect(writes.map((line) => line.replace(/, \d+ s left/, ''))).toEqual([
      '1/9: Created the label roadmap',
      '2/9: Created the label feature',
      ...Array.from({ length: 7 }, (_, index) => expect.stringMatching(new RegExp(`^${index + 3}/9: Created #${index + 1} Part ${index + 1} `))),
    ]);
    expect(writes.slice(4, 8).every((line) => /, \d+ s left: /.test(line))).toBe(true);
    expect(lines.at(-1)).toBe('7 issues created.');
  });

  it('has told what was written when the run dies', async () => {
    let created = 0;
    github.intercept = ({ method, path }) => {
      if (method === 'POST' && path === '/issues') created += 1;
      return created > 3 ? { status: 403, body: { message: 'Resource not accessible by integration' } } : null;
    };
    const dead = await run();
    expect(dead.status).toBe(1);
    expect(said(dead).filter((line) => / Created #/.test(line))).toHaveLength(3);
  });

  it('has three lines if there is nothing to do', async () => {
    await run();
    expect(said(await run())).toEqual([
      expect.stringMatching(/^Roadmap Sync /),
      expect.stringMatching(/^Read 7 items of ROADMAP\.md, and \d+ issues\.$/),
      'Roadmap and issues agree: nothing to do.',
    ]);
  });
});
