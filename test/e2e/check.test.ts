import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RUNTIME, runOffline } from '../support/run/runner.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

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

const ROADMAP = `# Kettle

## Timeline

- Freeze: 1 May 2026 <== WE ARE HERE

## Open bugs

* Lid opens by itself ([#7](https://github.com/acme/kettle/issues/7))
  > Seen twice.
  owner: Rosa

## Ideas

- Whistle
- Timer

1. Boil

## v1

- [x] Spout
  - [ ] in steel
`;

describe('roadmap-sync check', () => {
  it('does not warn of a rule that another roadmap here needs, and warns of one that none needs', async () => {
    mkdirSync(join(folder, '.github'));
    file('.github/roadmap-sync.yml', 'sections:\n  - title: Leaks\n  - title: Dreams\n  - title: Laeks\n');
    file('ROADMAP.md', '# Kettle\n\n## Dreams\n\n- Whistle\n');
    file('BUGS.md', '# Bugs\n\n## Leaks\n\n- Lid\n');
    const { out, status, err } = await runOffline(['check', 'ROADMAP.md', '--strict'], folder);
    expect(out).not.toContain('“Leaks”');
    expect(out).toContain('warning: No heading fits “Laeks”, which line 4 of the configuration names.');
    expect([status, err]).toEqual([1, 'ROADMAP.md has 1 warning, but --strict allows none. Correct the lines that the problems name.\n']);
    expect((await runOffline(['check', 'BUGS.md', '--config', '.github/roadmap-sync.yml'], folder)).out).not.toContain('“Dreams”');
  });

  it('shows how a file is read: items, dates, what is not read, problems', async () => {
    const path = file('ROADMAP.md', ROADMAP);
    const { status, out, err } = await runOffline(['check', path]);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out.replace(path, 'ROADMAP.md')).toBe(`ROADMAP.md: 3 items, 3 lines that may be meant as items, 3 problems

Items (line, kind, state, issue, title)
    9  bug      open     #7     Lid opens by itself
   22  feature  done     -      Spout
   23  feature  open     -      · in steel

Timeline
  5: Freeze: 2026-05-01 (we are here)

Not read as items
  under “Ideas”: 2 plain bullets, on 15, 16: Whistle
  under “Ideas”: 1 numbered, on 18: Boil
  \`init\` proposes this configuration:
    sections:
      - title: "Open bugs"
      - title: "Ideas"
  It leaves out what is probably no item. If it is one, add its line below \`sections\`, in place of one for the same section:
      - { title: "Ideas", items: [bullets, numbered] }

Problems
  5: notice: No date of the timeline is that of the release, expected one labelled “Release” or “Kettle”. Until then the release has none.
  11: notice: In Markdown this line belongs to the quote or bullet above it, but it is read as a field. Add an empty line before it, so that GitHub shows it in the same way.
  23: notice: “in steel” is open under an item that is done. Tick it, or make it an item of its own.
`);
  });

  it('says the same as JSON', async () => {
    const path = file('ROADMAP.md', ROADMAP);
    const { out } = await runOffline(['check', path, '--json']);
    expect(JSON.parse(out)).toEqual({
      file: path,
      items: [
        {
          line: 9,
          endLine: 11,
          title: 'Lid opens by itself',
          kind: 'bug',
          state: 'open',
          external: false,
          section: 'Open bugs',
          issue: 7,
          parent: null,
          fields: { owner: 'Rosa' },
        },
        { line: 22, endLine: 23, title: 'Spout', kind: 'feature', state: 'done', external: false, section: 'v1', issue: null, parent: null, fields: {} },
        { line: 23, endLine: 23, title: 'in steel', kind: 'feature', state: 'open', external: false, section: 'v1', issue: null, parent: 22, fields: {} },
      ],
      candidates: [
        { line: 15, text: 'Whistle', why: 'bullet' },
        { line: 16, text: 'Timer', why: 'bullet' },
        { line: 18, text: 'Boil', why: 'numbered' },
      ],
      problems: [
        {
          line: 5,
          level: 'notice',
          code: 'no-release-date',
          message: 'No date of the timeline is that of the release, expected one labelled “Release” or “Kettle”. Until then the release has none.',
        },
        { line: 11, level: 'notice', code: 'lazy-field', message: expect.stringContaining('it is read as a field') as string },
        { line: 23, level: 'notice', code: 'open-sub-item', message: '“in steel” is open under an item that is done. Tick it, or make it an item of its own.' },
      ],
      timeline: [{ line: 5, label: 'Freeze', date: '2026-05-01', here: true }],
    });
  });

  it('follows a configuration, and prints what init proposes, with a line for what that leaves out', async () => {
    const printed = (await runOffline(['check', file('ROADMAP.md', ROADMAP)])).out.split('\n');
    const start = printed.indexOf('    sections:');
    const left = printed.findIndex((line) => line.includes('It leaves out'));
    const proposed = printed.slice(start, left).join('\n');
    const config = file('c.yml', proposed.replace('      - title: "Ideas"', printed[left + 1] ?? ''));
    const { out } = await runOffline(['check', file('ROADMAP.md', ROADMAP), '--config', config, '--json']);
    expect((JSON.parse(out) as { items: { title: string }[] }).items.map(({ title }) => title)).toEqual([
      'Lid opens by itself',
      'Whistle',
      'Timer',
      'Boil',
      'Spout',
      'in steel',
    ]);
  });

  it('reads BUGS.md as bugs', async () => {
    const { out } = await runOffline(['check', file('BUGS.md', '- [ ] Lid\n'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ items: [{ title: 'Lid', kind: 'bug' }] });
  });

  it.each([
    ['a file that is not there', 'NONE.md', null, 'There is no file '],
    ['another encoding', 'R.md', new Uint8Array([0x2d, 0x20, 0xe4, 0x0a]), 'is not UTF-8 text. Save it as UTF-8 in your editor and commit it again.'],
    ['more than 5 MB', 'R.md', new Uint8Array(5_000_001).fill(0x61), 'has 5000001 bytes, but at most 5000000 are read.'],
  ])('refuses %s with one sentence', async (_, name, content, sentence) => {
    const path = content === null ? join(folder, name) : file(name, content);
    const { status, out, err } = await runOffline(['check', path]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['an empty file', '\n', '', 'is empty. Write the roadmap'],
    ['two versions at once', '- [ ] A\n<<<<<<< HEAD\n- [ ] B\n=======\n- [ ] C\n>>>>>>> other\n', '', 'contains conflict markers, the first on line 2.'],
    ['a milestone without a name', '# Roadmap\n\n- [ ] A\n', 'milestone: true', 'names no release'],
    ['a page without a name', '# Roadmap\n\n- [ ] A\n', 'update: { wiki: true }', 'names no release.'],
  ])('shows what it reads, and what every run would refuse: %s', async (_, text, config, sentence) => {
    const { status, out, err } = await runOffline(['check', file('R.md', text), '--config', file('c.yml', config)]);
    expect([status, out, err]).toEqual([1, expect.stringMatching(/R\.md: \d items?, /), expect.stringContaining(sentence)]);
  });

  it('refuses a broken configuration with its line', async () => {
    const config = file('c.yml', 'sections:\n  - titel: Ideas\n');
    const { status, err } = await runOffline(['check', file('R.md', ROADMAP), '--config', config]);
    expect(status).toBe(1);
    expect(err).toContain('line 2: unknown key `sections[1].titel`.');
    expect(err).toContain('did you mean `title`?');
  });
});

describe('roadmap-sync check --strict', () => {
  const twice = '# Kettle\n\n## Timeline\n\n- Kettle Release: 1 May 2026 <== WE ARE HERE\n- Kettle Release: 2 May 2026 <== WE ARE HERE\n\n- [ ] Lid\n';

  it('exits with 1 where a problem is a warning or an error, and says how many', async () => {
    const path = file('R.md', twice);
    expect((await runOffline(['check', path])).status).toBe(0);
    const { status, out, err } = await runOffline(['check', path, '--strict']);
    expect(out).toMatch(/: (?:warning|error): /);
    expect({ status, err }).toEqual({ status: 1, err: expect.stringMatching(/R\.md has \d (?:warning|error)s?, but --strict allows none\./) as string });
  });

  it('lets notices pass', async () => {
    const { status, out } = await runOffline(['check', file('R.md', ROADMAP), '--strict']);
    expect(out).toContain(': notice: ');
    expect(status).toBe(0);
  });
});

describe('the standard input', () => {
  const piped = (text: string, ...words: string[]) =>
    spawnSync(RUNTIME.path, [CLI, ...words], { input: text, encoding: 'utf8', cwd: folder, env: { PATH: process.env['PATH'] ?? '' } });

  it('is read by check, import and update where the file is `-`', () => {
    expect(piped('- [ ] Whistle\n', 'check', '-').stdout).toContain('(standard input): 1 item, ');
    expect(piped('= Kettle 3 =\n\n== Open bugs ==\n\n* Lid\n', 'import', '-').stdout).toContain('- Lid');
    expect(piped('# Kettle 3\n\n- [ ] Whistle\n', 'update', '-').stdout).toContain('Whistle');
  });

  it('has a name in messages', () => {
    const { status, stderr } = piped('', 'check', '-');
    expect([status, stderr]).toEqual([1, expect.stringContaining('(standard input) is empty.')]);
  });

  it('is refused for both the file and the configuration', () => {
    for (const command of ['check', 'update']) {
      const { status, stderr } = piped('- [ ] A\n', command, '-', '--config', '-');
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^FILE and --config are both `-`, but the standard input can be read only once\./)]);
    }
  });

  it('is refused where the path of the file counts', () => {
    expect(piped('', 'init', '-')).toMatchObject({ status: 2, stderr: expect.stringContaining('`init` cannot read the standard input') as string });
    expect(piped('', 'update', '-', '--repo', 'acme/rocket')).toMatchObject({ status: 2, stderr: expect.stringContaining('With --repo') as string });
  });
});
