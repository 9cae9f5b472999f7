import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction, runCommand } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

const push = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);
const items = (count: number): string => Array.from({ length: count }, (_, index) => `- [ ] Item ${index + 1}\n`).join('');

describe('a plan that is only shown', () => {
  const roadmap = '# Kettle\n\n## Open bugs\n\n- Lid opens by itself\n  - priority: high\n\n## Planned\n\n- Whistle\n';

  it.each([{ 'dry-run': 'true' }, { command: 'plan' }, { command: 'dry-run' }])('writes nothing, with %o', async (inputs) => {
    await github.commit('ROADMAP.md', roadmap);
    const run = await push(inputs);
    expect(run.status).toBe(0);
    expect(github.writes()).toEqual([]);
    expect(run.outputs).toMatchObject({ changed: 'false', created: '0', 'open-bugs': '1', 'open-features': '1', blockers: '0', commit: '' });
    expect(run.summary).toContain('**2 to create; nothing written.**');
    expect(run.summary).toContain('| Lid opens by itself | roadmap, bug, priority: high | [line 5]');
  });

  it('is the plan that is carried out', async () => {
    await github.commit('ROADMAP.md', roadmap);
    const shown = await push({ 'dry-run': 'true' });
    const done = await push();
    const kinds = (run: Run) => run.plan?.operations.map(({ kind }) => kind);
    expect(kinds(shown)).toEqual(['create-label', 'create-label', 'create-label', 'create-label', 'create-issue', 'create-issue']);
    expect(kinds(done)).toEqual(kinds(shown));
    expect(done.outputs).toMatchObject({ changed: 'true', created: '2', remaining: '0' });
    expect(done.outputs['commit']).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('the guard', () => {
  it('refuses a plan that is too large as a whole, and says how to allow it once', async () => {
    await github.commit('ROADMAP.md', items(26));
    const refused = await push();
    expect(refused.status).toBe(1);
    expect(refused.log).toContain('The plan would create 26 issues, and `max-creates` allows 25.');
    expect(refused.log).toContain('with `max-creates: 26`. Nothing was written.');
    expect(refused.plan?.refused).toBeDefined();
    expect(refused.plan?.operations.filter(({ kind }) => kind === 'create-issue')).toHaveLength(26);
    expect(github.writes()).toEqual([]);

    const allowed = await push({ 'max-creates': '26' });
    expect(allowed.status).toBe(0);
    expect(await github.issues()).toHaveLength(26);
  });

  it('refuses to close more issues than allowed', async () => {
    await github.commit('ROADMAP.md', items(3));
    await push();
    await github.commit('ROADMAP.md', (await github.text()).replaceAll('[ ]', '[x]'));
    const refused = await push({ 'max-closes': '2' });
    expect(refused.log).toContain('The plan would close 3 issues, and `max-closes` allows 2.');
    expect((await github.issues()).map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  });

  it('refuses to change more items of the file than allowed', async () => {
    await github.commit('ROADMAP.md', items(3));
    await push();
    const before = await github.text();
    for (const number of [1, 2, 3]) await github.closeIssue(number, 'completed');
    const refused = await push({ 'max-changes': '2' });
    expect(refused.log).toContain('The plan would change 3 items of the file, and `max-changes` allows 2.');
    expect(await github.text()).toBe(before);
  });
});

describe('requests', () => {
  it('are as few as promised, for 24 items', async () => {
    await github.commit('ROADMAP.md', items(24));
    const count = async (run: () => Promise<Run>) => {
      const before = github.requests.length;
      expect((await run()).status).toBe(0);
      return github.requests.length - before;
    };
    const labels = 2;
    expect(await count(push), 'N new items').toBeLessThanOrEqual(1.05 * 24 + 16 + labels);
    expect(await count(push), 'nothing to do').toBeLessThanOrEqual(5);
    await github.closeIssue(7, 'completed');
    const closed = await github.issueTitled('Item 7');
    expect(
      await count(() => runAction(github, { name: 'issues', payload: eventPayload('issues', 'closed', github, closed) })),
      'one closed',
    ).toBeLessThanOrEqual(14);
  });
});

describe('the command line', () => {
  beforeEach(() => github.commit('ROADMAP.md', '- [ ] Whistle\n'));

  it('shows the plan and writes nothing', async () => {
    const { status, out, err } = await runCommand(github, ['plan', '--repo', 'acme/rocket']);
    expect({ status, out, err }).toEqual({
      status: 0,
      out: 'Create the label roadmap\nCreate the label feature\nCreate an issue for Whistle (roadmap, feature)\n1 to create; nothing written.\n',
      err: '',
    });
    expect(github.writes()).toEqual([]);
  });

  it('prints the plan as JSON', async () => {
    const { out } = await runCommand(github, ['plan', '--repo', 'acme/rocket', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      operations: [{ kind: 'create-label' }, { kind: 'create-label' }, { kind: 'create-issue', line: 1, title: 'Whistle' }],
      problems: [],
    });
  });

  it('takes the repository of GITHUB_REPOSITORY, and says so', async () => {
    const { status, out, err } = await runCommand(github, ['plan'], { GITHUB_REPOSITORY: 'acme/rocket' });
    expect({ status, err }).toEqual({ status: 0, err: 'The repository is acme/rocket (GITHUB_REPOSITORY names it).\n' });
    expect(out).toContain('1 to create');
  });

  it('takes the repository of a clone’s `origin`', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clone-'));
    try {
      const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
      git('init');
      git('remote', 'add', 'origin', 'git@github.test:acme/rocket.git');
      const { status, err } = await runCommand(github, ['plan'], {}, folder);
      expect({ status, err }).toEqual({ status: 0, err: 'The repository is acme/rocket (`origin` names it).\n' });
      git('remote', 'set-url', 'origin', 'https://gitlab.test/acme/rocket');
      expect((await runCommand(github, ['plan'], {}, folder)).err).toBe(
        '`origin` of this clone is at gitlab.test, not at github.test. Name the repository: --repo owner/name.\n',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('syncs', async () => {
    const { status, out } = await runCommand(github, ['sync', '--repo', 'acme/rocket', '--pace', 'none']);
    expect(status).toBe(0);
    expect(out).toContain('Created #1 Whistle (roadmap, feature)\n');
    expect(await github.text()).toBe('- [ ] Whistle ([#1](https://github.test/acme/rocket/issues/1))\n');
  });

  it('looks at all issues in a workflow that a schedule starts, and ends in time', async () => {
    await runCommand(github, ['sync', '--repo', 'acme/rocket', '--pace', 'none']);
    github.answers.set(1, { status: 410, body: { message: 'This issue was deleted' } });
    const words = ['plan', '--repo', 'acme/rocket', '--max-minutes', '7'];
    expect((await runCommand(github, words)).out).toBe('Nothing to do.\n');
    expect((await runCommand(github, words, { GITHUB_EVENT_NAME: 'schedule' })).out).toContain('#1');
    expect(await runCommand(github, ['plan', '--max-minutes', 'x'])).toMatchObject({ status: 2, err: expect.stringContaining('--max-minutes') });
  });

  it('exits with 1 and one sentence when it fails', async () => {
    const { status, err } = await runCommand(github, ['plan', '--repo', 'acme/rocket', '--roadmap', 'docs/PLAN.md']);
    expect({ status, err }).toEqual({
      status: 1,
      err: 'There is no docs/PLAN.md on the branch “main” of acme/rocket. Commit the file, or name another file with --roadmap.\n',
    });
  });

  it('exits with 1 when the guard refuses', async () => {
    const { status, err } = await runCommand(github, ['sync', '--repo', 'acme/rocket', '--max-creates', '0']);
    expect(status).toBe(1);
    expect(err).toContain('--max-creates allows 0');
    expect(github.writes()).toEqual([]);
  });

  it('exits with 1 without a token', async () => {
    const { status, err } = await runCommand(github, ['plan', '--repo', 'acme/rocket'], { GITHUB_TOKEN: '' });
    expect({ status, err }).toEqual({
      status: 1,
      err: 'GITHUB_TOKEN is not set. Set it to a token that may read contents and issues of the repository; for `sync` it must also be able to write them.\n',
    });
  });

  it.each([
    [[], 'The command is missing.'],
    [['synch'], 'Unknown command “synch”.'],
    [['plan'], '--repo owner/name is missing.'],
    [['plan', '--repo', 'rocket'], '--repo is “rocket”. Expected a repository as `owner/name`.'],
    [['plan', '--repo', 'acme/rocket', '--pace', 'fast'], '--pace is “fast”. Expected `github` or `none`.'],
    [['plan', '--repo', 'acme/rocket', '--wrong'], 'Unknown option “--wrong”'],
  ])('exits with 2 for wrong usage: %j', async (words, sentence) => {
    const { status, err } = await runCommand(github, words);
    expect(status).toBe(2);
    expect(err).toContain(sentence);
    expect(err).toMatch(/^[^\n]+\nSee "roadmap-sync (?:plan )?--help"\.\n$/);
  });
});
