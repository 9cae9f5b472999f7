import { describe, expect, it } from 'vitest';
import { DEEP } from '../../support/amounts.ts';
import { bundleWith } from '../../support/run/patched-bundle.ts';
import { type Opened, runPreview } from '../../support/run/preview.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { commitOn, headOf, propose, tryMerge } from '../../support/server/pulls/pulls.ts';

/** What the shipped bundle waits for, or as little as shows the same. Seconds. */
const PATIENCE = DEEP ? 30 : 2;

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n');
});

const push = () => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });

/** A pull request with another roadmap, and the run for it. */
async function proposed(text: string, options: Opened = {}): Promise<Run> {
  return runPreview(github, await propose(github, 'topic', { 'ROADMAP.md': text }), options);
}

const comments = (number: number) => github.api<{ id: number; body: string }[]>('GET', `/issues/${number}/comments`);
/** Writes of a run that are none of comments. */
const otherWrites = () => github.writes().filter(({ path }) => !path.includes('/comments'));

describe('a pull request', () => {
  it('shows what the merged file would do, in the summary, on its lines and in a comment, and writes nothing else', async () => {
    await push();
    const pull = await propose(github, 'topic', { 'ROADMAP.md': `${(await github.text()).replace('Whistle', 'Whistle loudly')}- [ ] Timer\n` });
    const before = otherWrites().length;
    const run = await runPreview(github, pull);
    const at = (await github.api<{ object: { sha: string } }>('GET', `/git/ref/pull/${pull.number}/merge`)).object.sha;
    expect(run.log).not.toContain('::error');
    expect(run.status).toBe(0);
    const rows = [
      '### Roadmap Sync: what merging this does\n\n**1 to create · 1 to update**\n\n| Change | Issue | Details | Line |\n',
      `| Create an issue for | **Timer** | roadmap, feature | [4](https://github.test/acme/rocket/blob/${at}/ROADMAP.md?plain=1#L4) |`,
      '| Update the issue | [#1](https://github.test/acme/rocket/issues/1) Whistle → **Whistle loudly** |  | [3]',
    ];
    const [comment] = await comments(pull.number);
    for (const row of rows) {
      expect(run.summary).toContain(row);
      expect(comment?.body).toContain(row);
    }
    expect(run.summary).toContain('### The roadmap after the merge');
    expect(run.log).toContain('::notice file=ROADMAP.md,line=4::After the merge: Create an issue for “Timer” (roadmap, feature)');
    expect(run.plan?.operations.map(({ kind }) => kind)).toContain('create-issue');
    expect(otherWrites()).toHaveLength(before);
  });

  it('says why issues will be closed', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n- [ ] Timer\n- [ ] Lid\n');
    await push();
    const [whistle = '', timer = ''] = (await github.text()).split('\n');
    const run = await proposed(`${whistle.replace('[ ]', '[x]')}\n${timer.replace('Timer', '~~Timer~~').replace('[ ]', '[x]')}\n`);
    expect(run.summary).toContain('| completed: its item is done in the file |');
    expect(run.summary).toContain('| not planned: its item was removed from the file |');
  });

  it('keeps one comment, whatever people do to it, and removes it when nothing is left to say', async () => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n' });
    await runPreview(github, pull);
    await runPreview(github, pull);
    const [first, ...others] = await comments(pull.number);
    expect(others).toEqual([]);
    await github.api('PATCH', `/issues/comments/${first?.id}`, { body: `${first?.body.split('\n')[0]}\nMine now` });
    await runPreview(github, pull);
    expect(await comments(pull.number)).toMatchObject([{ id: first?.id, body: first?.body }]);
    await github.api('DELETE', `/issues/comments/${first?.id}`);
    await runPreview(github, pull);
    expect((await comments(pull.number)).map(({ body }) => body)).toEqual([first?.body]);
    // The next push takes the change back.
    const back = { 'ROADMAP.md': '# Kettle\n\n- [ ] Whistle\n' };
    const headSha = await commitOn(github, pull.headSha, [pull.headSha], back);
    await tryMerge(github, { ...pull, headSha }, back, await headOf(github));
    const run = await runPreview(github, { ...pull, headSha });
    expect(run.summary).toContain('Merging this changes nothing for ROADMAP.md.');
    expect(await comments(pull.number)).toEqual([]);
  });

  it('leaves a comment alone that a stranger wrote with its mark', async () => {
    const pull = await propose(github, 'topic', { 'ROADMAP.md': '- [ ] Timer\n' });
    await runPreview(github, pull);
    const [own] = await comments(pull.number);
    github.intercept = ({ method, path }) =>
      method === 'GET' && path.endsWith('/comments')
        ? { status: 200, body: [{ id: 99, body: `${own?.body}`, user: { login: 'mona', type: 'User' }, author_association: 'CONTRIBUTOR' }] }
        : null;
    const before = github.writes().length;
    await runPreview(github, pull);
    expect(github.writes().slice(before)).toMatchObject([{ method: 'POST', path: `/issues/${pull.number}/comments` }]);
  });

  it('that would be refused is told so, and does not fail', async () => {
    const run = await proposed(Array.from({ length: 26 }, (_, index) => `- [ ] Item ${index}\n`).join(''));
    expect(run.log).toContain('::warning::The plan would create 26 issues, and `max-creates` allows 25.');
    expect(run.summary).toContain('A merge will be refused by the guard. The plan would create 26 issues, and `max-creates` allows 25.');
    expect(run.status).toBe(0);
    expect(otherWrites()).toEqual([]);
  });

  it('puts the most important of many annotations on its own lines first, and counts the rest', async () => {
    const odd = (from: number) => Array.from({ length: 12 }, (_, index) => `- [ ] Item ${from + index}\n  kind: odd\n`).join('');
    await github.commit('ROADMAP.md', odd(0));
    const run = await proposed(`${odd(0)}\n## More\n\n${odd(50)}`);
    const warnings = run.log.split('\n').filter((line) => line.startsWith('::warning'));
    expect(warnings).toHaveLength(10);
    for (const warning of warnings.slice(0, 9)) expect(Number(/line=(\d+)/.exec(warning)?.[1])).toBeGreaterThan(26);
    expect(warnings[9]).toContain('15 more of these are in the job’s summary.');
  });

  it('that is behind is planned as it will be after the merge, with its annotations on its own lines', async () => {
    const sections = (first: string, last: string) =>
      `# Kettle\n\n## Planned\n\n- [ ] Whistle\n${first}\n## Next\n\nSoon.\n\n## Later\n\n- [ ] Lid\n\nThe end.\n${last}`;
    await github.commit('ROADMAP.md', sections('', ''));
    const from = await headOf(github);
    await github.commit('ROADMAP.md', sections('- [ ] By others\n', ''));
    await push();
    const run = await runPreview(github, await propose(github, 'topic', { 'ROADMAP.md': sections('', '\n- [ ] Timer\n') }, from));
    expect(run.summary).not.toContain('Close the issue');
    expect(run.summary).toContain('ROADMAP.md?plain=1#L18) |');
    expect(run.log).toContain('::notice file=ROADMAP.md,line=17::After the merge: Create an issue for “Timer”');
    expect(run.plan?.operations.map(({ kind }) => kind)).toEqual(['create-issue']);
  });

  it('to another branch is none of ours', async () => {
    const run = await proposed('- [ ] Timer\n', { base: 'develop' });
    expect(run.log).toContain('::notice::The roadmap is kept on the branch “main”: the action plans nothing for a pull request into “develop”.');
    expect(github.requests).toEqual([]);
  });

  it('with a text that would hold the parser up for minutes is given up in time', async () => {
    const { bundle, remove } = bundleWith('DEADLINE', '30', String(PATIENCE));
    const run = await proposed(`- [ ] ${'*a_ '.repeat(40_000)}\n`, { bundle });
    remove();
    expect(run.log).toContain(`::error::The roadmap of this pull request could not be read within ${PATIENCE} s.`);
    expect(run.status).toBe(1);
    expect(otherWrites()).toEqual([]);
  });
});
