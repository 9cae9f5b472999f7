import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { eventPayload, type Run, runAction, runCommand } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { WikiServer } from '../../support/server/wiki-server.ts';
import { hasSeed, SEED_UPDATE } from '../../support/texts/seed.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

/** One run, as the workflow's schedule wakes it. */
function wake(inputs: Record<string, string>, serverUrl = 'https://github.test'): Promise<Run> {
  const { apiUrl, owner, repo } = github;
  return runAction({ apiUrl, owner, repo, serverUrl }, { name: 'schedule', payload: eventPayload('push', null, github, null) }, inputs);
}

const CONFIG = '.github/roadmap-sync.yml';
const ROADMAP = lines(
  '# Kettle 3 roadmap',
  '',
  'Last updated: 1 June 2026',
  '',
  '## Note',
  '',
  'We ship when the lid holds.',
  '',
  '## Timeline',
  '',
  '* Freeze: 1 May 2026',
  '* First RC: 8 June 2026 ← **We are here**',
  '* Release: 19 June 2026',
  '',
  '## Open bugs',
  '',
  '* Lid opens by itself',
  '  owner: Rosa',
  '  priority: blocker',
  '* Steam sensor lies',
  '  priority: blocker (?)',
  '* Handle gets hot',
  '',
  '## Not yet complete',
  '',
  '* Whistle',
  '',
  '## Bugs resolved since last update',
  '',
  '* Rust',
  '  resolution: Fixed',
);

describe('the timeline', () => {
  it('moves its mark on the day, by a schedule, and nothing else', async () => {
    await github.commit('ROADMAP.md', ROADMAP);
    await wake({ date: '2026-06-10' });
    const before = await github.text();
    expect(before).toContain('* First RC: 8 June 2026 ← **We are here**\n');
    await wake({ date: '2026-06-18' });
    expect(await github.text()).toBe(before);
    const { log } = await wake({ date: '2026-06-19' });
    expect(await github.text()).toBe(before.replace(' ← **We are here**', '').replace('* Release: 19 June 2026', '* Release: 19 June 2026 ← **We are here**'));
    expect(log).toContain('Moved the mark of the timeline to Release');
    expect((await github.commitMessages())[0]).toMatch(/^docs\(roadmap\): move the mark of the timeline\n/);
    const quiet = await wake({ date: '2026-06-19' });
    expect(quiet.outputs['changed']).toBe('false');
  });

  it('that has a freeze behind it warns of open features', async () => {
    await github.commit('ROADMAP.md', ROADMAP);
    const { log, summary } = await wake({ date: '2026-06-10' });
    expect(log).toMatch(/::warning file=ROADMAP.md,line=11::“Freeze” \(2026-05-01\) has passed, and 1 feature is still open: “Whistle”/);
    expect(summary).toContain('has passed, and 1 feature is still open');
  });

  it.each([
    ['dates out of order', '- Freeze: 1 May 2026\n- RC: 1 April 2026\n- Release: 1 July 2026', 6, 'timeline-order'],
    ['two marks', '- Freeze: 1 May 2026 <== WE ARE HERE\n- RC: 1 June 2026 <== WE ARE HERE\n- Release: 1 July 2026', 6, 'two-marks'],
    ['a date twice', '- Freeze: 1 May 2026\n- RC: 1 May 2026\n- Release: 1 July 2026', 6, 'repeated-date'],
    ['no release date', '- Freeze: 1 May 2026\n- RC: 1 June 2026', 5, 'no-release-date'],
    ['a date that names no day', '- Freeze: soon\n- Release: 1 July 2026', 5, 'unreadable-date'],
  ])('with %s is reported with its line, and stays', async (_, dates, line, code) => {
    const text = `# R\n\n## Timeline\n\n${dates}\n\n## Planned\n\n- [ ] x (#1)\n`;
    await github.api('POST', '/issues', { title: 'x' });
    await github.commit('ROADMAP.md', text);
    const { plan } = await wake({ date: '2026-06-10' });
    expect(plan?.problems.filter((problem) => problem.code === code).map((problem) => problem.line)).toContain(line);
    expect(await github.text()).toBe(text);
  });
});

describe('blockers', () => {
  it('come first in the summary, and fail a run that asks for it, after it has done its work', async () => {
    await github.commit('ROADMAP.md', ROADMAP);
    const { status, log, outputs, summary } = await wake({ 'fail-on-blockers': 'true', date: '2026-06-10' });
    expect(status).toBe(1);
    expect(log).toContain(
      '::error::2 blockers are open: “Lid opens by itself” (owner: Rosa, https://github.test/acme/rocket/issues/1); ' +
        '“Steam sensor lies” (owner: nobody, https://github.test/acme/rocket/issues/2). The run fails because the input `fail-on-blockers` is set.',
    );
    expect(outputs).toMatchObject({ blockers: '2', created: '4' });
    expect(summary.indexOf('### 2 blockers')).toBeLessThan(summary.indexOf('### Issues created'));
    expect(summary).toContain('- 🛑 [#1](https://github.test/acme/rocket/issues/1) **Lid opens by itself** — owner: Rosa, [line 17]');
  });

  it('hold up a tag, on which nothing else is done, and a pull request', async () => {
    await github.commit('ROADMAP.md', ROADMAP);
    const { apiUrl, owner, repo } = github;
    const tag = { name: 'push', payload: eventPayload('push', null, github, null), ref: 'refs/tags/v3' };
    const held = await runAction({ apiUrl, owner, repo }, tag, { 'fail-on-blockers': 'true' });
    expect([held.status, held.outputs['blockers'], github.writes()]).toEqual([1, '2', []]);
    expect(held.log).toContain('the action does nothing for “refs/tags/v3”');
    const free = await runAction({ apiUrl, owner, repo }, tag);
    expect([free.status, free.outputs, github.writes()]).toEqual([0, {}, []]);
  });

  it('let a release pass once they are gone', async () => {
    await github.commit('ROADMAP.md', ROADMAP.replace(/ {2}priority: .*\n/g, ''));
    const { status, outputs } = await wake({ 'fail-on-blockers': 'true', command: 'plan' });
    expect([status, outputs['blockers'], github.writes()]).toEqual([0, '0', []]);
  });
});

describe('the update', () => {
  it('goes to its file, a comment and the wiki, once, and the roadmap rolls over', async () => {
    const wiki = await WikiServer.start();
    wiki.init();
    wiki.save('Home.md', 'Welcome.\n');
    await github.api('POST', '/issues', { title: 'Development updates' });
    await github.commit(CONFIG, 'update: { file: true, comment: 1, wiki: true }\n');
    await github.commit('ROADMAP.md', ROADMAP);
    const inputs = { command: 'update', date: '2026-06-10' };
    const run = await wake(inputs, wiki.url);
    expect(run.log).not.toContain('::error');
    const { text = '', markdown = '' } = run.update ?? {};
    expect(text.split('\n')[0]).toBe('Kettle 3 development update, 10 June 2026');
    for (const told of ['We ship when the lid holds.', 'There are two issues left to sort out', 'Rust', `link: ${wiki.url}/acme/rocket/issues/2`]) {
      expect(text).toContain(told);
    }
    expect(await github.text('updates/2026-06-10.md')).toContain(markdown);
    const comments = await github.api<{ body: string }[]>('GET', '/issues/1/comments');
    expect(comments.map(({ body }) => body.includes('Rust'))).toEqual([true]);
    expect(wiki.read('Kettle-3-Roadmap.md')).toContain('Rust');
    const rolled = await github.text();
    expect(rolled).toContain('Last updated: 10 June 2026\n\n## Note\n\n## Timeline');
    expect(rolled).toMatch(/## Bugs resolved since last update\n$/);
    const [message = ''] = await github.commitMessages();
    expect(message).toMatch(/^docs\(roadmap\): publish the development update of 2026-06-10/);

    const again = await wake(inputs, wiki.url);
    expect(again.update).toEqual(run.update);
    expect(again.outputs['changed']).toBe('false');
    expect([(await github.api<object[]>('GET', '/issues/1/comments')).length, wiki.commits(), await github.text()]).toEqual([1, 2, rolled]);
    await wiki.close();
  });

  it('waits for a wiki that has no page, and says what to do', async () => {
    const wiki = await WikiServer.start();
    await github.commit(CONFIG, 'update: { wiki: true, file: true }\n');
    await github.commit('ROADMAP.md', ROADMAP);
    const run = await wake({ command: 'update', date: '2026-06-10' }, wiki.url);
    expect(run.status).toBe(1);
    expect(run.log).toContain(
      `::error::The wiki of acme/rocket has no page yet, so GitHub has no repository for it. Save a first page at ${wiki.url}/acme/rocket/wiki`,
    );
    wiki.init();
    wiki.save('Home.md', 'Welcome.\n');
    const { status, outputs } = await wake({ date: '2026-06-11' }, wiki.url);
    expect([status, outputs['changed']]).toEqual([0, 'true']);
    expect(wiki.read('Kettle-3-Roadmap.md')).toContain('10 June 2026');
    await wiki.close();
  });

  it('is printed at a terminal, and publishes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-'));
    writeFileSync(join(folder, 'ROADMAP.md'), ROADMAP);
    const text = await runCommand(github, ['update', '--format', 'text', '--date', '2026-06-20'], {}, folder);
    expect(text.out.split('\n')[0]).toBe('Kettle 3 development update, 20 June 2026');
    expect(text.out).toContain('* Release: 19 June 2026 ← We are here');
    const markdown = await runCommand(github, ['update', 'ROADMAP.md', '--date', '2026-06-10'], {}, folder);
    expect(markdown.out).toMatch(/^# Kettle 3 development update, 10 June 2026\n/);
    expect(readFileSync(join(folder, 'ROADMAP.md'), 'utf8')).toBe(ROADMAP);
    expect(github.requests).toEqual([]);
    const wrong = await runCommand(github, ['update', '--format', 'html'], {}, folder);
    expect([wrong.status, wrong.err.split('\n')[0]]).toEqual([2, '--format is “html”. Expected markdown or text.']);
    rmSync(folder, { recursive: true });
  });

  it('at a terminal tells what changed since the one that was published', async () => {
    await github.commit(CONFIG, 'update: { file: true }\n');
    await github.commit('ROADMAP.md', ROADMAP);
    const published = await wake({ command: 'update', date: '2026-06-10' });
    const folder = mkdtempSync(join(tmpdir(), 'desk-'));
    writeFileSync(join(folder, 'ROADMAP.md'), (await github.text()).replace('* Handle gets hot', '* Handle gets cold\n* Handle gets hot'));
    const { out } = await runCommand(github, ['update', '--repo', 'acme/rocket', '--format', 'text', '--date', '2026-07-10'], {}, folder);
    expect(out).toMatch(/== Changes since 10 June 2026 ==\n\n\* Reached: Release, 19 June 2026\n\* New: Handle gets cold\n/);
    expect(out).toContain('link: https://github.test/acme/rocket/issues/');
    const of = (...options: string[]) => runCommand(github, ['update', '--repo', 'acme/rocket', '--format', 'text', ...options], {}, folder);
    const same = await of('--date', '2026-06-10');
    expect([same.out, same.err]).toEqual([published.update?.text, 'The update of 2026-06-10 was published already. This is the published text.\n']);
    const before = await of('--date', '2026-06-09');
    expect([before.status, before.out, before.err]).toEqual([
      1,
      '',
      expect.stringContaining('An update of 2026-06-10 was published already, and 2026-06-09 is an earlier day.'),
    ]);
    const elsewhere = await runCommand(github, ['update', '--repo', 'acme/rocked'], {}, folder);
    expect([elsewhere.status, elsewhere.out, elsewhere.err]).toEqual([1, '', expect.stringContaining('acme/rocked')]);
    rmSync(folder, { recursive: true });
  });

  it('at a terminal has the links of the file, whole, where all lead to one repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-'));
    const link = '([#7](https://github.example.org/acme/kettle/issues/7))';
    const write = (text: string) => writeFileSync(join(folder, 'ROADMAP.md'), text);
    const printed = async (file = 'ROADMAP.md') => (await runCommand(github, ['update', file, '--format', 'text'], {}, folder)).out;
    write(`# Kettle 3\n\nSee the [guide](docs/guide.md).\n\n## Bugs\n\n- Lid ${link}\n- Rust (#8)\n`);
    const text = await printed();
    expect(text).toContain(
      '* Lid\n  link: https://github.example.org/acme/kettle/issues/7\n\n* Rust\n  link: https://github.example.org/acme/kettle/issues/8\n',
    );
    expect(text).toContain('guide\n<https://github.example.org/acme/kettle/blob/HEAD/docs/guide.md>');
    // Where the file lies in its repository cannot be told.
    expect(await printed(join(folder, 'ROADMAP.md'))).toContain('guide <docs/guide.md>');
    write(`# Kettle 3\n\n## Bugs\n\n- Lid ${link}\n- Rust ${link.replaceAll('7', '8').replace('kettle', 'pot')}\n`);
    expect(await printed()).toContain('* Lid\n  link: #7\n');
    rmSync(folder, { recursive: true });
  });
});

describe.skipIf(!hasSeed)('the update that it began with', () => {
  it('is imported, and on its day has three blockers; ten days later the release is reached', async () => {
    const imported = await runCommand(github, ['import', fileURLToPath(SEED_UPDATE)]);
    await github.commit('ROADMAP.md', imported.out);
    const { outputs, summary } = await wake({ date: '2013-06-10' });
    expect(outputs).toMatchObject({ blockers: '3', created: '16', 'open-bugs': '10', 'open-features': '2' });
    expect(summary).toContain('### 3 blockers');
    expect(await github.text()).toMatch(/^- First RC: 6 May 2013 <== WE ARE HERE$/m);
    await wake({ date: '2013-06-20' });
    expect(await github.text()).toMatch(/^- First RC: 6 May 2013$/m);
    expect(await github.text()).toMatch(/^- Release: 19 June 2013 <== WE ARE HERE$/m);
  });

  it('is published: the resolved section is empty then, and the archive complete', async () => {
    const imported = await runCommand(github, ['import', fileURLToPath(SEED_UPDATE)]);
    await github.commit(CONFIG, 'update: { file: true }\n');
    await github.commit('ROADMAP.md', imported.out);
    const run = await wake({ command: 'update', date: '2013-06-10' });
    const archive = await github.text('updates/2013-06-10.md');
    const titles = [...imported.out.matchAll(/^- (?!resol|owner|status|prio)(.*)$/gm)].map(([, title = '']) => title).slice(7);
    expect(titles.length).toBeGreaterThan(30);
    for (const title of titles) expect(archive).toContain(title);
    expect(await github.text()).toMatch(/## Bugs resolved since last update\n\n## Open bugs\n/);
    expect(run.update?.text).toContain('== External projects (Not affected by feature freeze) ==');
  });
});
