import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../scripts/write-config-schema.ts';
import { EXAMPLE } from '../../scripts/write-example.ts';
import { titlesPage, withTables } from '../../scripts/write-readme-tables.ts';
import { INPUTS } from '../../src/action/inputs.ts';
import { parseConfig } from '../../src/config/config.ts';
import { ConfigSchema, sectionKeys, updateKeys, wordKeys } from '../../src/config/schema.ts';
import { FIELD_KEYS, PRIORITIES } from '../../src/model/roadmap.ts';
import { ITEM_FORMS } from '../../src/model/shapes.ts';
import { OUTPUTS } from '../../src/report/outputs.ts';
import { KNOWN_TITLES, knownTitle } from '../../src/roadmap/read/sections.ts';
import { file, readme } from './pages.ts';

const manifest = JSON.parse(file('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  bin: Record<string, string>;
  scripts: Record<string, string>;
};

describe('the README', () => {
  it('has at most 150 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(151);
  });

  it('shows the picture, what to paste and how to try it before anything else', () => {
    const headings = [...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(headings.slice(0, 2)).toEqual(['Use it', 'Try it']);
    expect(readme.indexOf(`src="${EXAMPLE.picture}"`)).toBeGreaterThan(0);
    expect(readme.indexOf(`src="${EXAMPLE.picture}"`)).toBeLessThan(readme.indexOf('## Use it'));
  });

  it('leads to every page', () => {
    const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
    expect(pages.filter((name) => !readme.includes(`](docs/${name}`))).toEqual([]);
  });

  it('gives a reason for every runtime dependency, and for no other', () => {
    const list = readme.slice(readme.indexOf('Runtime dependencies'));
    // Each group of names has its reason behind it, in brackets.
    const named = [...list.matchAll(/((?:`[^`]+`(?:, )?)+) \([^()]+\)/g)].flatMap(([, names = '']) =>
      names.split(', ').map((name) => name.replaceAll('`', '')),
    );
    expect(named.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
  });

  it('shows only commands that exist', () => {
    const commands = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? '');
    expect(commands.length).toBeGreaterThan(0);
    for (const name of commands) expect(manifest.scripts).toHaveProperty(name);
  });
});

it('every file of tests that `npm test` takes a sample of is tested whole by `npm run test:deep`', () => {
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  const sampled = tests.map((name) => `test/${name}`).filter((path) => /from '[./]+support\/amounts\.ts'/.test(file(path)));
  const deep = manifest.scripts['test:deep']?.split(' ').filter((word) => word.startsWith('test/')) ?? [];
  expect(sampled.length).toBeGreaterThan(30);
  expect(sampled.filter((path) => !deep.some((start) => path.startsWith(start)))).toEqual([]);
});

describe('the page of inputs and outputs', () => {
  it('has the tables that the code has', () => {
    const page = file('docs/inputs.md');
    expect(page).toBe(withTables(page));
    for (const { name } of Object.values(INPUTS)) expect(page).toContain(`| \`${name}\` |`);
    for (const name of Object.keys(OUTPUTS)) expect(page).toContain(`| \`${name}\` |`);
  });
});

describe('the page of what is tracked', () => {
  const page = file('docs/tracked.md');

  it('names the field keys and priority levels that are read', () => {
    for (const word of [...FIELD_KEYS, ...PRIORITIES]) expect(page).toContain(`\`${word}\``);
  });

  it('links the page of all known titles, which is what the code knows', () => {
    expect(page).toContain('](titles.md)');
    expect(file('docs/titles.md')).toBe(titlesPage());
  });

  it('names section titles with the meaning they have', () => {
    expect(
      ['Open bugs', 'Known issues', 'Planned', 'In progress', 'Backlog', 'Not yet complete', 'External projects'].map((title) => knownTitle(title).role),
    ).toEqual(Array(7).fill('open'));
    expect(['Completed', 'Done', 'Shipped'].map((title) => knownTitle(title).role)).toEqual(Array(3).fill('done'));
    expect(['Dropped', 'Rejected'].map((title) => knownTitle(title).role)).toEqual(Array(2).fill('dropped'));
    expect(['Goals', 'Timeline', 'Acceptance criteria'].map((title) => knownTitle(title).role)).toEqual(Array(3).fill('never'));
    expect(KNOWN_TITLES.flatMap(({ titles }) => titles)).toContain('bugs resolved since last update');
  });
});

describe('the page on operating', () => {
  it('names messages that the action has', () => {
    const [, table = ''] = /<!-- messages -->\n((?:\|.*\n)+)/.exec(file('docs/operating.md')) ?? [];
    const messages = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = '']) => message);
    expect(messages.length).toBeGreaterThan(10);
    const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => file(`src/${name}`))
      .join('\n');
    const parts = messages.flatMap((message) => message.split('…').map((part) => part.trim()));
    expect(parts.filter((part) => !source.includes(part))).toEqual([]);
  });
});

describe('the configuration', () => {
  const page = file('docs/configuration.md');

  const examples = [page, file('docs/tracked.md')].flatMap((text) =>
    [...text.matchAll(/```yaml\n((?:#.*\n)?sections:[\s\S]*?)```/g)].map(([, yaml]) => yaml ?? ''),
  );

  it('has a JSON Schema that is its definition', () => {
    expect(file('docs/roadmap-sync.schema.json')).toBe(configSchema());
  });

  it('is read as its examples show it', () => {
    expect(examples).toHaveLength(2);
    const [whole, short] = examples.map((yaml) => parseConfig(yaml, 'c.yml'));
    expect(whole?.rules.sections.map(({ name, role, items }) => `${name}: ${role} ${items.join('+')}`)).toEqual([
      ...['Current Roadmap: open table', '^Q[1-4] 20: open bullets+numbered', '^Phase [0-9] > Tasks$: open bullets', '^$: open bullets'],
      ...['Next steps: open headings', 'Erledigt: done bullets'],
    ]);
    expect(whole?.labels.priority.blocker.name).toBe('stop-ship');
    expect(short?.labels.priority.low.name).toBe('P/low');
  });

  it('is valid to its JSON Schema, and a mistake is not', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(configSchema()) as object);
    for (const yaml of examples) expect(validate(parse(yaml)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ sections: [{ title: 'A', item: 'tasks' }] })).toBe(false);
  });

  it('has all its keys on its page', () => {
    for (const key of Object.keys(ConfigSchema.entries)) expect(page).toMatch(new RegExp(`^${key}:`, 'm'));
    for (const form of ITEM_FORMS) expect(page).toContain(`| \`${form}\` |`);
    for (const key of Object.keys({ ...sectionKeys, ...updateKeys, ...wordKeys })) expect(page).toMatch(new RegExp(`\\b${key}: |\`${key}\``));
  });
});
