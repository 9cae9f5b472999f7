import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importUpdate } from '../../src/roadmap/import/import.ts';
import { runCommand, runOffline } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';
import { readDocument } from '../support/texts/import-reading.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('roadmap-sync init', () => {
  const roadmap = '# Kettle\n\n## Version 3\n\n- Whistle\n- Timer\n\n## Shipped so far\n\n- Spout\n';
  const init = (...words: string[]) => runOffline(['init', ...words], folder);
  const written = (path: string) => readFileSync(join(folder, path), 'utf8');

  it('proposes a configuration and shows what it reads, and writes nothing', async () => {
    file('ROADMAP.md', roadmap);
    const { status, out } = await init();
    expect(status).toBe(0);
    expect(out).toContain('sections:\n  - title: "Version 3"\n  - title: "Shipped so far"\n    role: done\n');
    expect(out).toContain('    5  feature  open     -      Whistle\n    6  feature  open     -      Timer\n   10  feature  done     -      Spout\n');
    expect(out).toContain('Nothing was written');
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it('writes both files, which check and GitHub read', async () => {
    file('ROADMAP.md', roadmap);
    expect((await init('--write')).status).toBe(0);
    const { out } = await runOffline(['check', '--json'], folder);
    expect((JSON.parse(out) as { items: object[] }).items).toHaveLength(3);
    const page = readFileSync(new URL('../../docs/workflow.md', import.meta.url), 'utf8');
    expect(parse(written('.github/workflows/roadmap.yml'))).toEqual(parse(/<!-- workflow -->\n```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''));
  });

  it('names another path in the workflow', async () => {
    mkdirSync(join(folder, 'docs'));
    file('docs/Plan B.md', roadmap);
    expect((await init('docs/Plan B.md', '--write')).status).toBe(0);
    expect(parse(written('.github/workflows/roadmap.yml'))).toMatchObject({
      on: { push: { paths: ['docs/Plan B.md', '.github/roadmap-sync.yml'] } },
      jobs: { sync: { steps: [{ with: { roadmap: 'docs/Plan B.md' } }] } },
    });
  });

  it('writes all or nothing', async () => {
    file('ROADMAP.md', roadmap);
    mkdirSync(join(folder, '.github/workflows/roadmap.yml'), { recursive: true });
    const { status, err } = await init('--write', '--force');
    expect({ status, err }).toEqual({ status: 1, err: '.github/workflows/roadmap.yml cannot be written (it is a directory). Nothing was written.\n' });
    expect(readdirSync(join(folder, '.github'))).toEqual(['workflows']);
  });

  it.each([
    [['init', '--json'], '`init` does not take --json.'],
    [['check', '--write', '--pace', 'none'], '`check` does not take --write, --pace.'],
    [['plan', 'ROADMAP.md'], 'Unexpected argument “ROADMAP.md”.'],
  ])('%j is wrong usage', async (words, message) => {
    const { status, out, err } = await runOffline(words, folder);
    expect({ status, out, first: err.split('\n')[0] }).toEqual({ status: 2, out: '', first: message });
  });

  it('says so where nothing has to be said', async () => {
    file('ROADMAP.md', '- [ ] a\n- [ ] b\n- [ ] c\n');
    expect((await init()).out).toContain('# Nothing is needed here: task items and known section titles are read without a configuration.\n');
  });

  it('shows how it understands the file, and what it is not sure of first', async () => {
    file('ROADMAP.md', '# Kettle\n\n## Next\n\n- Add a whistle\n- Add a timer\n\n## Principles\n\n- Keep it simple.\n');
    const { out } = await init();
    expect(out).toContain('under “Principles”: 1 plain bullet, on 10: Keep it simple.');
    expect(out.split('# .github')[0]).toBe(
      [
        'May be items, but `init` is not sure. If they are, add a rule for their sections:',
        '  bullets: 1 in “Principles”: “Keep it simple.”',
        '',
        'Read as items:',
        '  bullets: 2 in “Next”: “Add a whistle”, “Add a timer”',
        '',
        '',
      ].join('\n'),
    );
  });

  it('says why it understands a file so', async () => {
    file('ROADMAP.md', roadmap);
    const { out } = await init('--explain');
    expect(out).toMatch(/ {2}bullets: 2 in “Version 3”: “Whistle”, “Timer”\n {4}\+\d\.\d in all:\n {6}[+−]\d\.\d [a-z ,]+\n/);
    expect(out).toMatch(/Not read as items:\n {2}headings: /);
  });

  it('says so where a file is no plan', async () => {
    file('ROADMAP.md', '# Roadmap\n\nWe want a kettle that everybody likes.\n');
    expect((await init()).out).toContain('`init` finds no items that it is sure of.');
  });

  it('finds the roadmap by the names that people use', async () => {
    mkdirSync(join(folder, 'docs'));
    file('docs/Roadmap.md', roadmap);
    expect((await init()).out).toContain('docs/Roadmap.md: 3 items');
    file('TODO.md', '- [ ] Bell\n');
    const { out } = await init();
    expect(out).toContain('Several files may be meant: docs/Roadmap.md, TODO.md. Name one to set up only that one.');
    expect((await init('TODO.md')).out).toContain('TODO.md: 1 item,');
  });

  it('sets up several roadmaps at once, with one step of the workflow for each', async () => {
    file('ROADMAP.md', roadmap);
    file('TODO.md', '# Todo\n\n## Comfort\n\n- Fix the lid\n- Improve the handle\n');
    const { out } = await init('--write');
    expect(out).toContain('ROADMAP.md: 3 items');
    expect(out).toContain('TODO.md: 2 items');
    expect(out).toContain('4. The first run creates an issue for each open item of TODO.md without one: 2.\n');
    const workflow = parse(written('.github/workflows/roadmap.yml')) as { jobs: { sync: { steps: { if?: string; with: { roadmap?: string } }[] } } };
    expect(workflow).toMatchObject({
      on: { push: { paths: ['ROADMAP.md', 'TODO.md', '.github/roadmap-sync.yml'] }, pull_request: { paths: ['ROADMAP.md', 'TODO.md'] } },
    });
    expect(workflow.jobs.sync.steps.map((step) => [step.with.roadmap, step.if])).toEqual([
      [undefined, undefined],
      ['TODO.md', `\${{ !cancelled() }}`],
    ]);
    for (const [name, count] of [
      ['ROADMAP.md', 3],
      ['TODO.md', 2],
    ] as const) {
      const { out: read } = await runOffline(['check', name, '--json'], folder);
      expect((JSON.parse(read) as { items: object[] }).items).toHaveLength(count);
    }
  });

  it('leaves out a file without items, and one whose sections have the titles of another with another meaning', async () => {
    file('ROADMAP.md', roadmap);
    file('TODO.md', '# Todo\n\nNothing for now.\n');
    file('BUGS.md', '# Bugs\n\n## Version 3\n\n| Bug | Status |\n|---|---|\n| Lid leaks | open |\n| Handle burns | planned |\n\n- See the manual\n');
    const { out } = await init('--write');
    expect(out).toContain('TODO.md is left out, because `init` finds no items in it.\n');
    expect(out).toContain('BUGS.md is left out, because its rules and those of ROADMAP.md would change how the other file is read.');
    expect(written('.github/workflows/roadmap.yml')).toContain('paths: [ROADMAP.md, .github/roadmap-sync.yml]');
  });

  it('refuses a file that would take long, and one that would need a rule for every section', async () => {
    file('ROADMAP.md', `# Kettle\n\n${'- Add a lamp to the kettle\n'.repeat(40_000)}`);
    expect(await init()).toMatchObject({ status: 1, out: '', err: expect.stringContaining('ROADMAP.md has 1080010 bytes, but `init` reads at most 1000000.') });
    const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const part = (index: number) =>
      `## ${letters(index)} tea\n\n- Add a spout for ${letters(index)}\n- Fix the lid of ${letters(index)}\n\n## ${letters(index)} story\n\nTea.\n\n`;
    file('ROADMAP.md', `# Kettle\n\n${Array.from({ length: 600 }, (_, index) => part(index)).join('')}`);
    expect(await init()).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^The sections of ROADMAP\.md would need \d+ rules/) });
  });

  it('tells the next steps once both files are written', async () => {
    file('ROADMAP.md', Array.from({ length: 30 }, (_, index) => `- [ ] Item ${index}\n`).join(''));
    expect((await init()).out).not.toContain('Next:');
    expect((await init('--write')).out).toContain(
      '2. Commit both files and push them to main.\n3. The first run would create 30 issues, more than the limit of 25. Start the workflow by hand with max-creates 30.\n',
    );
  });

  it('names the default branch of the clone in the workflow', async () => {
    file('ROADMAP.md', roadmap);
    const git = (...words: string[]) => spawnSync('git', words, { cwd: folder });
    git('init', '-q');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect((await init('--write')).status).toBe(0);
    expect(parse(written('.github/workflows/roadmap.yml'))).toMatchObject({ on: { push: { branches: ['trunk'] } } });
  });

  it('takes over the repository’s own labels', async () => {
    const github = await TestGitHub.start();
    try {
      for (const name of ['enhancement', 'Kind/Bug']) await github.api('POST', '/labels', { name, color: 'ededed' });
      file('ROADMAP.md', roadmap);
      const { out } = await runCommand(github, ['init', '--repo', 'acme/rocket'], {}, folder);
      expect(out).toContain('labels:\n  bug: "Kind/Bug"\n  feature: "enhancement"\n');
      expect(github.writes()).toEqual([]);
      expect(github.invalid).toEqual([]);
    } finally {
      await github.close();
    }
  });

  it('proposes people for owners who can be assigned', async () => {
    const github = await TestGitHub.start();
    try {
      file('ROADMAP.md', '## Planned\n\n- Whistle\n  - owner: Acme, Nobody-here\n- Timer\n  - owner: Rosa Luz\n');
      const { out } = await runCommand(github, ['init', '--repo', 'acme/rocket'], {}, folder);
      expect(out).toContain('people:\n  "Acme": "acme"\n\n');
      expect(github.writes()).toEqual([]);
      expect(github.invalid).toEqual([]);
    } finally {
      await github.close();
    }
  });
});

describe('roadmap-sync import', () => {
  const update = '= Kettle 3 =\n\n== Open bugs ==\n\n* Lid opens by itself\n  > Seen twice.\n  owner: Rosa\n';

  it('prints a development update as Markdown that check reads', async () => {
    const { status, out } = await runOffline(['import', file('update.txt', update)]);
    expect(status).toBe(0);
    const { out: read } = await runOffline(['check', file('ROADMAP.md', out), '--json']);
    expect(JSON.parse(read)).toMatchObject({ items: [{ title: 'Lid opens by itself', kind: 'bug', state: 'open', fields: { owner: 'Rosa' } }] });
  });

  it('reads each form of the family as the code in memory does', async () => {
    const forms = ['mail/sections-by-part', 'mail/regression-list', 'wiki/planning-header-cells', 'moin/trac-milestones', 'rst/list-table-schedule'];
    const printed = await Promise.all(
      forms.map(async (name, at) => {
        const { source } = readDocument(`import-held-out/first/${name}.txt`);
        return { name, source, out: (await runOffline(['import', file(`${at}.txt`, source)])).out };
      }),
    );
    for (const { name, source, out } of printed) expect([name, out]).toEqual([name, importUpdate(source)]);
  });

  it.each(['text', 'markdown'])('reads an update of this action again, as %s, and loses no item and counts nothing twice', async (format) => {
    const roadmap = [
      '# Kettle 4.3 roadmap\n\n## Timeline\n\n- Feature freeze: 8 June 2020 <== WE ARE HERE\n- Release: 6 July 2099\n\n## Note\n\nWe wait for the lid.\n',
      '## Completed\n\n- Spout\n\n## Bugs resolved since last update\n\n- Rust\n  - resolution: Fixed\n',
      '## Open bugs\n\n- Lid opens by itself\n  - priority: blocker\n  - owner: Rosa\n- Handle gets hot\n  > Seen twice.\n  - release: 4.4\n',
      '## Not yet complete\n\n- Whistle\n  - prognosis: Poor\n- Timer (#12)\n',
    ].join('\n');
    const update = (text: string, form: string) => runOffline(['update', file('ROADMAP.md', text), '--format', form]);
    const { out: first } = await update(roadmap, format);
    expect(first).toMatch(/^At risk: 1 blocker, 1 bug, 2 features/m);
    const { out: imported } = await runOffline(['import', file('update.txt', first)]);
    expect(imported).toMatch(/^# Kettle 4\.3 development update/);
    expect(imported.indexOf('At risk')).toBeGreaterThan(imported.indexOf('<!--'));
    expect((await update(imported, 'text')).out).toBe((await update(roadmap, 'text')).out);
  });

  it('wants a file', async () => {
    const { status, err } = await runOffline(['import']);
    expect(status).toBe(2);
    expect(err).toContain('The file to import is missing.');
  });
});
