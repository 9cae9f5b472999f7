import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEEP, someOf } from '../../support/amounts.ts';
import { bundleWith } from '../../support/run/patched-bundle.ts';
import { runPreview } from '../../support/run/preview.ts';
import { eventPayload, RUNTIME, type Run, runAction, runOffline } from '../../support/run/runner.ts';
import { TestGitHub } from '../../support/server/github.ts';
import { propose } from '../../support/server/pulls/pulls.ts';

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
  await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n');
});
afterEach(async () => {
  await github.close();
});

/** Answers to requests of the run, before the server's. */
type Intercept = TestGitHub['intercept'];

/** A pull request whose merge has some text in place of the roadmap. */
async function proposed(text: string, bundle?: string, first: Intercept = () => null): Promise<Run> {
  const pull = await propose(github, 'topic', { 'ROADMAP.md': text });
  github.intercept = first;
  return runPreview(github, pull, bundle === undefined ? {} : { bundle });
}

const push = (inputs: Record<string, string> = {}, bundle?: string): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs, undefined, bundle);

function errorsOf({ log }: Run): string[] {
  return log.split('\n').filter((line) => line.startsWith('::error'));
}

/** Each would keep the parser busy for minutes, but for the last ones, which nest. */
const FILES: Readonly<Record<string, string>> = {
  images: `- [ ] ${'!['.repeat(20_000)}${'](a)'.repeat(20_000)}\n`,
  'lazy lines': `${'> '.repeat(150)}a\n${'b\n'.repeat(100_000)}`,
  'a wide table': `${'|a'.repeat(50_000)}\n${'|-'.repeat(50_000)}\n${'|a'.repeat(50_000)}\n`,
  'bullets on one line': `${'- '.repeat(300_000)}x\n`,
};

describe('a pull request', () => {
  it.each(Object.entries(FILES).filter((_, index) => DEEP || index < 2))('with %s is given up in time', async (_, text) => {
    const { bundle, remove } = bundleWith('DEADLINE', '30', '2');
    const run = await proposed(text, bundle);
    remove();
    expect(errorsOf(run)).toEqual([
      '::error::The roadmap of this pull request could not be read within 2 s. Look for very long lines or deep nesting in it. Nothing was written.',
    ]);
    expect(run.status).toBe(1);
    // The comment on the pull request says the same.
    expect(github.writes().map(({ path }) => path)).toEqual(['/issues/1/comments']);
  });

  it('that nests is told so', async () => {
    const run = await proposed(`${'- '.repeat(300)}x\n`);
    expect(errorsOf(run)).toEqual(['::error::The roadmap is nested more than 200 levels deep, from line 1 on. Use fewer levels. Nothing was written.']);
    expect(run.status).toBe(1);
  });

  it('that waits longer for GitHub than its text may take is planned', async () => {
    const { bundle, remove } = bundleWith('DEADLINE', '30', '2');
    let asked = 0;
    // The client asks again after 1 s, and then after 4 s.
    const busy: Intercept = ({ path }) => {
      if (path !== '/contents/.github/roadmap-sync.yml') return null;
      asked += 1;
      return asked <= 2 ? { status: 502, body: {} } : null;
    };
    const run = await proposed('# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n', bundle, busy);
    remove();
    expect(asked).toBe(3);
    expect(errorsOf(run)).toEqual([]);
    expect(run.status).toBe(0);
    expect(run.summary).toContain('| Create an issue for | **Timer** |');
  });

  it('with a heading that is made for a pattern of the configuration names the pattern', async () => {
    await github.commit('.github/roadmap-sync.yml', 'sections:\n  - pattern: ^(\\w+\\s?)*$\n');
    const run = await proposed(`# Kettle\n\n## ${'a'.repeat(60)}!\n\n- Whistle\n`);
    expect(errorsOf(run)).toHaveLength(1);
    expect(errorsOf(run)[0]).toMatch(
      /^::error::\.github\/roadmap-sync\.yml, line 2: `pattern` takes more than 1 s to look at the headings, such as “a{59,60}…?”\. Write it without/,
    );
    expect(run.status).toBe(1);
  });
});

describe('a pattern of the configuration that takes years', () => {
  const config = 'sections:\n  - pattern: (a|a)*$\n';
  const heading = `## ${'a'.repeat(60)}!`;

  it('ends a run in one sentence, and nothing is written', async () => {
    await github.commit('.github/roadmap-sync.yml', config);
    await github.commit('ROADMAP.md', `# Kettle\n\n${heading}\n\n- [ ] Whistle\n`);
    const run = await push();
    expect(errorsOf(run)).toHaveLength(1);
    expect(errorsOf(run)[0]).toContain('.github/roadmap-sync.yml, line 2: `pattern` takes more than 1 s');
    expect(run.status).toBe(1);
    expect(github.writes()).toEqual([]);
  });

  it('ends the command line, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pattern-'));
    writeFileSync(join(folder, 'ROADMAP.md'), `${heading}\n`);
    writeFileSync(join(folder, 'config.yml'), config);
    const { status, err } = await runOffline(['check', '--config', 'config.yml'], folder);
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(err).toMatch(/^config\.yml, line 2: `pattern` takes more than 1 s .*\n$/);
  });
});

describe('the command line in a clone with a file that takes years', () => {
  it.each(
    someOf(2, [
      ['check', 'ROADMAP.md', FILES['images'] ?? ''],
      ['update', 'ROADMAP.md', FILES['images'] ?? ''],
      ['init', 'ROADMAP.md', FILES['images'] ?? ''],
      ['check', '.github/roadmap-sync.yml', `people:\n${Array.from({ length: 20_000 }, (_, index) => `  n${index}: "${'x'.repeat(50)}"\n`).join('')}`],
    ]),
  )('`%s` ends with %s', (command, path, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'clone-'));
    mkdirSync(join(folder, '.github'));
    writeFileSync(join(folder, 'ROADMAP.md'), '# Kettle\n');
    writeFileSync(join(folder, path), text);
    const { bundle, remove } = bundleWith('LONGEST_READING', '120', '1', 'cli.js');
    const { status, stdout, stderr } = spawnSync(RUNTIME.path, [bundle, command], { cwd: folder, encoding: 'utf8' });
    remove();
    rmSync(folder, { recursive: true });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The file could not be read within 1 s. Look for very long lines or deep nesting in it. Nothing was written.\n',
    });
  });
});

describe('`max-minutes`', () => {
  const over = (what: string) => `::error::The time of \`max-minutes\`, 1 minute, is over, and ${what} has not ended.`;

  it('ends the reading of the roadmap itself', async () => {
    await github.commit('ROADMAP.md', FILES['images'] ?? '');
    const { bundle, remove } = bundleWith('MINUTE', '6e4', '1500');
    const run = await push({ 'max-minutes': '1' }, bundle);
    remove();
    expect(errorsOf(run)).toHaveLength(1);
    expect(errorsOf(run)[0]).toContain(over('reading ROADMAP.md and planning'));
    expect(run.status).toBe(1);
    expect(github.writes()).toEqual([]);
  });

  it('ends a run that waits for a server', async () => {
    // The client asks again for 14 s.
    github.intercept = ({ path }) => (path === '/issues' ? { status: 500, body: {} } : null);
    const { bundle, remove } = bundleWith('GRACE_AT_END', '1e4', '-58000');
    const run = await push({ 'max-minutes': '1' }, bundle);
    remove();
    expect(errorsOf(run)).toHaveLength(1);
    expect(errorsOf(run)[0]).toContain(over('the run'));
    expect(run.summary).toContain('1 minute, is over, and the run has not ended.');
    expect(run.status).toBe(1);
  });
});
