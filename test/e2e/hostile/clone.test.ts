import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runOffline } from '../../support/run/runner.ts';

/** Somebody runs the command line in a clone that a stranger made. Beside the clone lies a file of the user's own. */
let folder: string;
let clone: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  clone = join(folder, 'clone');
  mkdirSync(clone);
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, 'home/mine.yml'), 'mine\n');
  write('ROADMAP.md', '# Kettle\n\n## Version 3\n\n- Whistle\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  writeFileSync(join(clone, path), text);
}

/** Symbolic links of a clone, each with the start of what is said of it. `to` is relative to the link's own folder. */
const LINKS = [
  { link: '.github', to: '../home', said: '.github/roadmap-sync.yml cannot be written, because .github is a symbolic link.' },
  { link: '.github', to: '../nowhere', said: '.github/roadmap-sync.yml cannot be written, because .github is a symbolic link.' },
  { link: '.github/workflows', to: '../../home', said: '.github/workflows/roadmap.yml cannot be written, because .github/workflows is a symbolic link.' },
  { link: '.github/roadmap-sync.yml', to: '../../home/mine.yml', said: '.github/roadmap-sync.yml is a symbolic link.' },
  { link: '.github/roadmap-sync.yml', to: '../../home/new.yml', said: '.github/roadmap-sync.yml is a symbolic link.' },
  { link: '.github/workflows/roadmap.yml', to: '../../../home/mine.yml', said: '.github/workflows/roadmap.yml is a symbolic link.' },
];

describe.each([['--write'], ['--write', '--force']])('roadmap-sync init %s %s in a hostile clone', (...words) => {
  it.each(LINKS)('does not follow $link → $to', async ({ link, to, said }) => {
    mkdirSync(join(clone, link, '..'), { recursive: true });
    symlinkSync(to, join(clone, link));
    const { status, err } = await runOffline(['init', ...words], clone);
    expect({ status, err }).toEqual({
      status: 1,
      err: `${said} It may lead out of this folder. Remove the link, then run the command again. Nothing was written.\n`,
    });
    expect(readdirSync(join(folder, 'home'))).toEqual(['mine.yml']);
    expect(readFileSync(join(folder, 'home/mine.yml'), 'utf8')).toBe('mine\n');
  });

  it('is not caught by a draft that lies ready as a link', async () => {
    mkdirSync(join(clone, '.github'));
    symlinkSync('../../home/mine.yml', join(clone, '.github/roadmap-sync.yml.draft'));
    expect((await runOffline(['init', ...words], clone)).status).toBe(0);
    expect(readFileSync(join(folder, 'home/mine.yml'), 'utf8')).toBe('mine\n');
    expect(readdirSync(join(clone, '.github')).toSorted()).toEqual(['roadmap-sync.yml', 'roadmap-sync.yml.draft', 'workflows']);
  });

  it('says so if a file stands where a folder belongs', async () => {
    write('.github', 'a file\n');
    const { status, err } = await runOffline(['init', ...words], clone);
    expect(status).toBe(1);
    expect(err).toMatch(/^\.github\/roadmap-sync\.yml cannot be written \(\w+: .*\)\. Nothing was written\.\n$/);
  });
});

/** What a terminal obeys: an escape, its 8-bit form, a bell, a character that turns the direction of writing, a lone carriage return. */
const STEERING = '\u001b[2J\u009b31m\u0007\u202e\u2066\rx';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

describe.each(['init', 'import', 'update', 'check'])('roadmap-sync %s on a hostile file', (command) => {
  const hostile = `# Ket${STEERING}tle 3.0\n\n## Ver${STEERING}sion 3\n\n- Whistle${STEERING}\n\n## Open bugs\n\n- Lid${STEERING} opens\n  owner: Ro${STEERING}sa\n  > Note${STEERING}\n`;

  it('prints nothing that a terminal obeys', async () => {
    write('ROADMAP.md', hostile);
    const { status, out, err } = await runOffline([command, 'ROADMAP.md'], clone);
    expect({ status, obeyed: OBEYED.exec(out + err) }).toEqual({ status: 0, obeyed: null });
    expect(out).toMatch(/Lid/);
  });

  it('prints no command to the runner', async () => {
    write('ROADMAP.md', '# Kettle 3.0\n\n::error::One\n\n## Open bugs\n\n- ::set-output name=a::b\n- Lid\n  > \u00a0 ::warning::Two\n  > ##[error]Three\n');
    const { status, out, err } = await runOffline([command, 'ROADMAP.md'], clone, { GITHUB_ACTIONS: 'true' });
    expect(status).toBe(0);
    expect([...(out + err).matchAll(/^\s*::.*|.*##\[.*/gm)]).toEqual([]);
    expect(out).toMatch(/Lid/);
  });
});

it('tells how much of a text was left out', async () => {
  write('update.txt', '= Kettle 3 =\n\n== Open bugs ==\n\n* Lid\u202e opens\u0007\n');
  const { out, err } = await runOffline(['import', 'update.txt'], clone);
  expect(out).toContain('- Lid opens\n');
  expect(err).toBe(
    '2 control characters or marks of direction were left out, because a terminal would obey them. Look at the file with `cat -v` to see them.\n',
  );
});

it('writes a title with marks of direction into the configuration so that it is read back', async () => {
  write('ROADMAP.md', '# Kettle\n\n## Ver\u202esion 3\n\n- Whistle\n- Timer\n- Spout\n');
  const { out } = await runOffline(['init', '--write'], clone);
  expect(out).toContain('title: "Ver\\u202esion 3"');
  const written = parse(readFileSync(join(clone, '.github/roadmap-sync.yml'), 'utf8')) as { sections: { title: string }[] };
  expect(written.sections[0]?.title).toBe('Ver\u202esion 3');
  expect(existsSync(join(clone, '.github/workflows/roadmap.yml'))).toBe(true);
});
