import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parsePath, parseRepository } from '../../src/action/input-values.ts';
import { INPUTS, readInputs } from '../../src/action/inputs.ts';
import { UserError } from '../../src/model/errors.ts';

/** Inputs as a runner hands them over. */
function given(inputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries({ token: 't', ...inputs })) process.env[`INPUT_${name.toUpperCase()}`] = value;
}

const forget = (): void => {
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) delete process.env[name];
};
beforeEach(() => {
  forget();
  // Masking a token is a command on standard output: a runner that watches the tests must not obey it.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  forget();
  vi.restoreAllMocks();
});

const DEFAULTS = {
  ...{ token: 't', repository: null, roadmap: 'ROADMAP.md', config: '.github/roadmap-sync.yml', command: 'sync', dryRun: false },
  ...{
    maxCreates: 25,
    maxCloses: 10,
    maxChanges: 25,
    conflict: 'auto',
    writeBack: 'commit',
    maxMinutes: 50,
    pace: 'github',
    failOnBlockers: false,
    release: '',
    force: false,
    state: 'refs/roadmap-sync/state',
    commitMessage: 'docs(roadmap): {changes}',
    commitAuthor: null,
    date: null,
    allowFork: false,
  },
};

describe('the inputs', () => {
  it('have their defaults where nothing is given, or something empty', () => {
    given({});
    expect(readInputs()).toEqual(DEFAULTS);
    given(Object.fromEntries(Object.values(INPUTS).map(({ name }) => [name, name === 'token' ? 't' : ''])));
    expect(readInputs()).toEqual(DEFAULTS);
  });

  it('are read', () => {
    given({
      ...{ repository: 'own.er/na-me_1', roadmap: './docs/ROADMAP.md', config: 'sync.yml', command: 'dry-run', 'dry-run': 'TRUE' },
      ...{ 'max-creates': '0', 'max-closes': '100', 'max-changes': '999999', conflict: 'issue', 'max-minutes': '5', pace: 'none', date: '2024-02-29' },
      ...{ state: 'bots/state', 'commit-message': ' chore: {changes} ', 'commit-author': 'Bot <bot@example.org>' },
      ...{ release: ' 4.4 ', force: 'true', 'fail-on-blockers': 'true', 'allow-fork': 'o/r' },
    });
    expect(readInputs()).toEqual({
      ...{ token: 't', repository: 'own.er/na-me_1', roadmap: 'docs/ROADMAP.md', config: 'sync.yml', command: 'plan', dryRun: true },
      ...{
        maxCreates: 0,
        maxCloses: 100,
        maxChanges: 999_999,
        writeBack: 'commit',
        conflict: 'issue',
        maxMinutes: 5,
        pace: 'none',
        failOnBlockers: true,
        release: '4.4',
        force: true,
        state: 'refs/heads/bots/state',
        commitMessage: 'chore: {changes}',
        commitAuthor: { name: 'Bot', email: 'bot@example.org' },
        date: '2024-02-29',
      },
      allowFork: 'o/r',
    });
    given({ 'allow-fork': 'TRUE' });
    expect(readInputs().allowFork).toBe(true);
    given({ command: 'update' });
    expect(readInputs().command).toBe('update');
  });

  it.each([
    ['token', '', 'Input `token` is empty.'],
    ['command', 'apply', 'Input `command` is “apply”. Expected `sync`, `plan`, `dry-run`, `update` or `next`.'],
    ['fail-on-blockers', '1', 'Input `fail-on-blockers` is “1”. Expected `true` or `false`.'],
    ['allow-fork', 'yes', 'Input `allow-fork` is “yes”. Expected `true` or `false`.'],
    ['allow-fork', 'o/r/x', 'Input `allow-fork` is “o/r/x”. Expected a repository as `owner/name`.'],
    ['dry-run', 'yes', 'Input `dry-run` is “yes”. Expected `true` or `false`.'],
    ['conflict', 'mine', 'Input `conflict` is “mine”. Expected `auto`, `roadmap` or `issue`.'],
    ['pace', 'fast', 'Input `pace` is “fast”. Expected `github` or `none`.'],
    ['max-creates', 'many', 'Input `max-creates` is “many”. Expected a whole number, such as 25.'],
    ['max-closes', '-1', 'Input `max-closes` is “-1”.'],
    ['max-changes', '2.5', 'Input `max-changes` is “2.5”.'],
    ['max-creates', '1e3', 'Input `max-creates` is “1e3”.'],
    ['max-minutes', '0', 'Input `max-minutes` is “0”. Expected a number of minutes, such as 50.'],
    ['date', '2026-02-29', 'Input `date` is “2026-02-29”. Expected a day as an ISO date, such as 2026-11-23.'],
    ['date', '1/2/2026', 'Input `date` is “1/2/2026”.'],
    ['repository', 'name', 'Input `repository` is “name”. Expected a repository as `owner/name`.'],
    ['repository', 'https://github.com/o/r', 'Input `repository` is “https://github.com/o/r”.'],
    ['roadmap', '/etc/passwd', 'Input `roadmap` is “/etc/passwd”, which is outside the repository.'],
  ])('%s: %j is refused', (name, value, message) => {
    given({ [name]: value });
    expect(readInputs).toThrow(UserError);
    expect(readInputs).toThrow(message);
  });
});

describe('a path', () => {
  it.each([
    ['ROADMAP.md', 'ROADMAP.md'],
    ['./ROADMAP.md', 'ROADMAP.md'],
    ['././a/b c.md', 'a/b c.md'],
    ['docs/..hidden.md', 'docs/..hidden.md'],
    ['.github/ROADMAP.md', '.github/ROADMAP.md'],
  ])('%j is %j', (text, path) => {
    expect(parsePath(text, '--roadmap')).toBe(path);
  });

  it.each(['..', '../a.md', 'a/../b.md', 'a/..', '/a', 'C:/a.md', './/a.md'])('%j is outside the repository', (text) => {
    expect(() => parsePath(text, '--roadmap')).toThrow(`--roadmap is “${text}”, which is outside the repository.`);
  });

  it.each(['', './', 'a//b.md', 'a/', 'a/./b.md', 'a\\b.md', 'a\nb.md', 'a\u0000.md'])('%j is none', (text) => {
    expect(() => parsePath(text, '--roadmap')).toThrow('Expected the path of a file in the repository');
  });

  it('is shown short and on one line', () => {
    expect(() => parsePath(`a\n::error::${'x'.repeat(200)}`, '--roadmap')).toThrow(/^--roadmap is “a ::error::x{69}”\. Expected/);
  });
});

describe('a repository', () => {
  it.each(['o/r', 'O-1/a.b_c'])('%j', (text) => {
    expect(parseRepository(text, '--repo')).toBe(text);
  });

  it.each(['', 'o', 'o/', '/r', 'o/r/x', 'o r/x', '../..', './.', 'o/..', 'o/r\n'])('not %j', (text) => {
    expect(() => parseRepository(text, '--repo')).toThrow(UserError);
  });
});
