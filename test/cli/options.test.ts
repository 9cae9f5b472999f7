import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/action/version.ts';
import { COMMAND_NAMES, commandSpec, OPTION_NAMES, optionNote, optionSpec } from '../../src/cli/commands.ts';
import { inOptionNames, parseCommandLine, UsageError } from '../../src/cli/options.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

function printed(words: readonly string[], width = 80): string {
  const request = parseCommandLine(words, width);
  return request.kind === 'print' ? request.text : 'not printed';
}

function refused(words: readonly string[]): string {
  try {
    parseCommandLine(words, 80);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}\n${error.hint}`;
    throw error;
  }
  return 'not refused';
}

/** Without line breaks: where they stand is the width's matter. */
const flowing = (text: string) => text.replace(/\s+/g, ' ');

describe('the help', () => {
  it('lists every command', () => {
    for (const name of COMMAND_NAMES) expect(flowing(printed(['--help']))).toContain(` ${name} `);
    for (const name of COMMAND_NAMES) expect(flowing(printed(['--help']))).toContain(commandSpec(name).summary);
    expect(printed(['help'])).toBe(printed(['--help']));
  });

  it.each(COMMAND_NAMES)('of `%s` names its argument, its options with their defaults, and examples', (name) => {
    const help = printed([name, '--help']);
    const { argument, options, examples } = commandSpec(name);
    const named = [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, option]) => option);
    expect(named).toEqual([...options]);
    for (const option of options) {
      expect(flowing(help)).toContain(optionNote(name, option));
      const { default: fallback } = optionSpec(option);
      if (fallback !== undefined) expect(flowing(help)).toContain(`(${fallback})`);
    }
    if (argument !== null) expect(flowing(help)).toContain(argument.description);
    for (const example of examples) expect(help).toContain(`\n  ${example}`);
    expect(printed(['help', name])).toBe(help);
    expect(printed([name, '-h'])).toBe(help);
  });

  it('keeps to the width of the terminal, but for what is to be copied', () => {
    for (const name of COMMAND_NAMES) {
      const [text = ''] = printed([name, '--help'], 60).split('\nExamples:');
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(60);
    }
  });

  it('uses every option of the table', () => {
    expect(new Set(COMMAND_NAMES.flatMap((name) => commandSpec(name).options))).toEqual(new Set(OPTION_NAMES));
  });
});

describe('the version', () => {
  it('is that of the package', () => {
    expect(VERSION).toBe((JSON.parse(file('package.json')) as { version: string }).version);
    expect(printed(['--version'])).toBe(`${VERSION}\n`);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'The command is missing. Expected check, init, import, update, next, plan, sync, fleet, eject or completion.\nSee "roadmap-sync --help".'],
    [['chekc'], 'Unknown command “chekc”. Did you mean `check`?\nSee "roadmap-sync --help".'],
    [['help', 'chekc'], 'Unknown command “chekc”. Did you mean `check`?\nSee "roadmap-sync --help".'],
    [['check', '--jsno'], 'Unknown option “--jsno”. Did you mean `--json`?\nSee "roadmap-sync check --help".'],
    [['check', '--config'], 'The value of `--config <PATH>` is missing.\nSee "roadmap-sync check --help".'],
    [['check', '--pace=none'], '`check` does not take --pace.\nSee "roadmap-sync check --help".'],
    [['plan', 'a', 'b'], 'Unexpected arguments “a b”.\nSee "roadmap-sync plan --help".'],
  ])('%j is told in two lines', (words, message) => {
    expect(refused(words)).toBe(message);
  });
});

describe('the words of a command line', () => {
  it('give a command, its file and its options, in any order', () => {
    const expected = { kind: 'run', command: 'check', file: '-', values: { config: 'c.yml', flags: new Set(['json']) } };
    expect(parseCommandLine(['check', '-', '--config', 'c.yml', '--json'], 80)).toEqual(expected);
    expect(parseCommandLine(['--json', 'check', '--config=c.yml', '-'], 80)).toEqual(expected);
  });
});

describe('a message that names inputs of the action', () => {
  it.each([
    ['Commit the file, or name another file in the input `roadmap`.', 'Commit the file, or name another file with --roadmap.'],
    ['Commit the file, or leave the input `config` out.', 'Commit the file, or leave --config out.'],
    ['Check its name (the input `repository`).', 'Check its name (--repo).'],
    ['The plan would create 30 issues, and `max-creates` allows 25.', 'The plan would create 30 issues, and --max-creates allows 25.'],
    [
      'If this is intended, run the workflow once by hand (Actions → Roadmap → Run workflow) with `max-creates: 30`.',
      'If this is intended, run the command once with `--max-creates 30`.',
    ],
    ['In a workflow, you can leave the input `token` out.', 'In a workflow, you can leave the input `token` out.'],
  ])('names options at a terminal: %s', (message, expected) => {
    expect(inOptionNames(message)).toBe(expected);
  });
});

describe('the README', () => {
  it('shows every command at a terminal', () => {
    const [, section = ''] = /## At a terminal\n([\s\S]*?)\n## /.exec(file('README.md')) ?? [];
    const rows = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, words = '']) => parseCommandLine(words.split(' '), 80));
    expect(rows.map((row) => row.kind === 'run' && row.command).toSorted()).toEqual(COMMAND_NAMES.toSorted());
    const options = [...section.matchAll(/--([a-z][\w-]*)/g)].map(([, name]) => name);
    for (const name of options) expect([...OPTION_NAMES, 'help', 'version']).toContain(name);
  });
});
