import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEEP } from '../support/amounts.ts';
import { bundleWith } from '../support/run/patched-bundle.ts';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';

/** What the shipped bundle waits for, or as little as shows the same. Seconds. */
const PATIENCE = DEEP ? 30 : 2;

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n');
});
afterEach(async () => {
  expect(github.invalid).toEqual([]);
  await github.close();
});

/** A pull request whose head has some text in place of the roadmap. */
async function proposed(text: string, base = 'main', bundle?: string): Promise<Run> {
  const sha = 'a'.repeat(40);
  const content = Buffer.from(text, 'utf8').toString('base64');
  github.intercept = ({ path, query }) =>
    path === '/contents/ROADMAP.md' && query.includes(`ref=${sha}`)
      ? { status: 200, body: { type: 'file', encoding: 'base64', content, sha: 'b'.repeat(40) } }
      : null;
  const payload = eventPayload('pull_request', 'opened', github, null) as { pull_request: { head: object; base: object } };
  const pull = { ...payload.pull_request, head: { ...payload.pull_request.head, sha }, base: { ...payload.pull_request.base, ref: base } };
  return runAction(github, { name: 'pull_request', payload: { ...payload, pull_request: pull }, ref: 'refs/pull/2/merge' }, {}, undefined, bundle);
}

describe('a pull request', () => {
  it('shows what the proposed file would do, and writes nothing', async () => {
    const run = await proposed('# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n');
    expect(run.log).not.toContain('::error');
    expect(run.status).toBe(0);
    expect(run.summary).toContain('### Issues to create');
    expect(run.summary).toContain('| Timer | roadmap, feature | [line 4]');
    expect(run.plan?.operations.filter(({ kind }) => kind === 'create-issue')).toHaveLength(2);
    expect(github.writes()).toEqual([]);
  });

  it('that would be refused is told so, and does not fail', async () => {
    const run = await proposed(Array.from({ length: 26 }, (_, index) => `- [ ] Item ${index}\n`).join(''));
    expect(run.log).toContain('::warning::The plan would create 26 issues, and `max-creates` allows 25.');
    expect(run.status).toBe(0);
    expect(github.writes()).toEqual([]);
  });

  it('to another branch is none of ours', async () => {
    const run = await proposed('- [ ] Timer\n', 'develop');
    expect(run.log).toContain('::notice::The roadmap is kept on the branch “main”: the action plans nothing for a pull request into “develop”.');
    expect(github.requests).toEqual([]);
  });

  it('with a text that would hold the parser up for minutes is given up in time', async () => {
    const { bundle, remove } = bundleWith('DEADLINE', '30', String(PATIENCE));
    const run = await proposed(`- [ ] ${'*a_ '.repeat(40_000)}\n`, 'main', bundle);
    remove();
    expect(run.log).toContain(`::error::The roadmap of this pull request could not be read within ${PATIENCE} s.`);
    expect(run.status).toBe(1);
    expect(github.writes()).toEqual([]);
  });
});
