import { readFileSync } from 'node:fs';
import { validate } from '@actions/languageservice';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { actionYml } from '../../scripts/write-action-yml.ts';
import { configSchema } from '../../scripts/write-config-schema.ts';
import { EXAMPLE, example } from '../../scripts/write-example.ts';
import { titlesPage, withTables } from '../../scripts/write-readme-tables.ts';
import { INPUTS } from '../../src/action/inputs.ts';
import { parseConfig } from '../../src/config/config.ts';
import { ConfigSchema } from '../../src/config/schema.ts';
import { STATE_REF } from '../../src/github/state.ts';
import { FIELD_KEYS, ITEM_FORMS, PRIORITIES } from '../../src/model/roadmap.ts';
import { LABELS } from '../../src/plan/issue/labels.ts';
import { OUTPUTS } from '../../src/report/outputs.ts';
import { readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { canonicalTitle, isTimelineTitle, KNOWN_TITLES, knownTitle } from '../../src/roadmap/read/sections.ts';
import { readPeriod } from '../../src/roadmap/text/periods.ts';
import { reading } from '../roadmap/reading.ts';

/** How parts of a date and how sure it is are written, by the patterns of the reader. */
const WORDS_OF_DATES = [
  ...['start', 'beginning', 'early', 'mid', 'middle', 'late', 'end', 'quarter', 'half', 'Q3', 'H2'],
  ...['ca', 'circa', 'approx', 'approximately', 'about', 'around', 'est', 'estimated', 'by', 'in', 'on', 'the'],
];

interface DateRow {
  /** What stands in code in its first cell. */
  readonly codes: readonly string[];
  readonly says: string;
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
}

/** The rows of the table behind a comment. */
function tableBehind(page: string, comment: string): DateRow[] {
  const [, table = ''] = new RegExp(`${comment}\\n((?:\\|.*\\n)+)`).exec(page) ?? [];
  const [, , ...rows] = table.trim().split('\n');
  return rows.map((row) => {
    const [, written = '', says = ''] = row.split('|');
    return { codes: codesIn(written), says: says.trim() };
  });
}

/** The days of a date in a timeline of 2026. */
function daysOf(date: string): { from: string | null; to: string | null } {
  const { from, to } = readPeriod(date, 2026) ?? { from: null, to: null };
  return { from, to };
}

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = file('README.md');
const manifest = JSON.parse(file('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  bin: Record<string, string>;
  scripts: Record<string, string>;
};

describe('action.yml', () => {
  it('is what the tables of inputs and outputs say', () => {
    expect(file('action.yml')).toBe(actionYml());
  });

  it('is valid to GitHub’s own language service', async () => {
    expect(await mistakes('action.yml', file('action.yml'))).toEqual([]);
  });

  it('starts the bundle on Node 24', () => {
    expect(parse(file('action.yml'))).toMatchObject({ runs: { using: 'node24', main: 'dist/index.js' } });
  });
});

describe('the page on agreement', () => {
  const page = file('docs/agreement.md');

  it('names every field', () => {
    for (const key of FIELD_KEYS) expect(page).toContain(`\`${key}\``);
  });

  it('names the choices of `conflict`, and the limits with their defaults', () => {
    for (const choice of ['auto', 'roadmap', 'issue']) {
      expect(INPUTS.conflict.parse(choice, 'conflict')).toBe(choice);
      expect(page).toMatch(new RegExp(`\`(?:conflict: )?${choice}\``));
    }
    for (const { name, default: value } of [INPUTS.maxCreates, INPUTS.maxCloses, INPUTS.maxChanges, INPUTS.maxMinutes]) {
      expect(page).toMatch(new RegExp(`\`${name}\` \\(${value}\\)`));
    }
  });

  it('names the labels and the ref that the code uses', () => {
    for (const { name } of [LABELS.roadmap, LABELS.bug, LABELS.feature, LABELS.external]) expect(page).toContain(`\`${name}\``);
    expect(page).toContain(`refs/${STATE_REF}`);
  });
});

describe('the page on the release manager’s desk', () => {
  const page = file('docs/release-desk.md');

  it('shows the update that the code makes of the roadmap beside it', () => {
    const { texts, page: written } = example();
    expect(file(EXAMPLE.update)).toBe(texts.markdown);
    expect(page).toBe(written);
    expect(texts.text).toContain('There is one issue left to sort out');
  });

  it('reads dates as it says, row by row', () => {
    const rows = tableBehind(page, '<!-- dates -->');
    expect(rows.length).toBeGreaterThan(25);
    for (const { codes, says } of rows) {
      const [from = '', to = from] = says.split(' to ');
      expect(codes.length, says).toBeGreaterThan(0);
      for (const date of codes) expect({ date, ...daysOf(date) }).toEqual({ date, from, to });
    }
    const all = rows.flatMap(({ codes }) => codes).join('\n');
    // What the reader knows words for: each of them is shown.
    for (const word of WORDS_OF_DATES) expect(all).toMatch(new RegExp(`(?<!\\w)${word}(?!\\w)`));
  });

  it('reads entries as it says', () => {
    for (const { codes, says } of tableBehind(page, '<!-- entries -->')) {
      for (const entry of codes) {
        const { timeline } = readRoadmap(`## Timeline\n\n- ${entry}\n`, reading);
        expect(timeline.map(({ label, date }) => `${label}, ${date}`)).toEqual([says]);
      }
    }
  });

  it('says what is no date', () => {
    const [, else_ = ''] = /^Anything else \(([^)]*)\)/m.exec(page) ?? [];
    const dates = codesIn(else_);
    expect(dates).toHaveLength(6);
    for (const date of dates) expect(readPeriod(date, 2026), date).toBeNull();
  });

  it('names the titles of timelines', () => {
    const [, named = ''] = /under a heading titled (.*):\n/.exec(page) ?? [];
    const titles = [...named.matchAll(/\*([^*]+)\*/g)].map(([, title]) => canonicalTitle(title ?? ''));
    expect(titles).toEqual(KNOWN_TITLES.flatMap((known) => known.titles).filter(isTimelineTitle));
  });

  it('has workflows that GitHub’s own language service takes, and configurations that are read', async () => {
    const all = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? '');
    const workflows = all.filter((yaml) => yaml.includes('jobs:'));
    for (const yaml of workflows) expect(await mistakes('.github/workflows/desk.yml', yaml.startsWith('name') ? yaml : `on: push\n${yaml}`)).toEqual([]);
    const configs = all.filter((yaml) => !yaml.includes('jobs:')).map((yaml) => parseConfig(yaml, 'c.yml'));
    expect([workflows.length, configs.map(({ milestone, update }) => [milestone, update])]).toEqual([
      2,
      [
        [{ title: null }, null],
        [null, { file: 'updates/{date}.md', comment: 12, wiki: { page: null } }],
      ],
    ]);
  });
});

describe('the README', () => {
  it('has the tables of inputs and outputs that the code has', () => {
    expect(readme).toBe(withTables(readme));
    for (const { name } of Object.values(INPUTS)) expect(readme).toContain(`| \`${name}\` |`);
    for (const name of Object.keys(OUTPUTS)) expect(readme).toContain(`| \`${name}\` |`);
  });

  it('has at most 200 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(201);
  });

  it('gives a reason for every runtime dependency, and for no other', () => {
    const list = readme.slice(readme.indexOf('Runtime dependencies'));
    // Each group of names has its reason behind it, in brackets.
    const named = [...list.matchAll(/((?:`[^`]+`(?:, )?)+) \([^()]+\)/g)].flatMap(([, names = '']) =>
      names.split(', ').map((name) => name.replaceAll('`', '')),
    );
    expect(named.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
  });

  it('names the field keys and priority levels that are read', () => {
    for (const word of [...FIELD_KEYS, ...PRIORITIES]) expect(readme).toContain(`\`${word}\``);
  });

  it('links the page of all known titles, which is what the code knows', () => {
    expect(readme).toContain('](docs/titles.md)');
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

  it('shows only commands that exist', () => {
    const commands = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? '');
    expect(commands.length).toBeGreaterThan(0);
    for (const name of commands) expect(manifest.scripts).toHaveProperty(name);
  });
});

describe('the configuration', () => {
  const page = file('docs/configuration.md');
  const examples = [page, readme].flatMap((text) => [...text.matchAll(/```yaml\n((?:#.*\n)?sections:[\s\S]*?)```/g)].map(([, yaml]) => yaml ?? ''));

  it('has a JSON Schema that is its definition', () => {
    expect(file('docs/roadmap-sync.schema.json')).toBe(configSchema());
  });

  it('is read as its examples show it', () => {
    expect(examples).toHaveLength(2);
    const [whole, short] = examples.map((yaml) => parseConfig(yaml, 'c.yml'));
    expect(whole?.rules.sections.map(({ name, role, items }) => `${name}: ${role} ${items.join('+')}`)).toEqual([
      ...['Current Roadmap: open table', '^Q[1-4] 20: open bullets+numbered', 'Next steps: open headings', 'Erledigt: done bullets'],
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
  });
});

interface Workflow {
  readonly on: Record<string, unknown> & { readonly workflow_dispatch: { readonly inputs: Record<string, { readonly default: string | boolean }> } };
  readonly permissions: object;
  readonly jobs: {
    readonly sync: {
      readonly if: string;
      readonly concurrency: object;
      readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[];
    };
  };
}

let documents = 0;

/** What GitHub's language service has to say of a workflow or an action. */
async function mistakes(path: string, text: string): Promise<string[]> {
  // The service remembers what it parsed by its address.
  documents += 1;
  const found = await validate(TextDocument.create(`file:///${documents}/${path}`, 'yaml', 0, text), {});
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

const pastedText = /<!-- workflow -->\n```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
const pasted = parse(pastedText) as Workflow;
const own = parse(file('.github/workflows/roadmap.yml')) as Workflow;

it('the workflows use other actions only by their full commit SHA', () => {
  const texts = [pastedText, file('.github/workflows/roadmap.yml'), file('.github/workflows/ci.yml')];
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (\S+)/g)].map(([, name]) => name ?? ''));
  const others = uses.filter((name) => !name.startsWith('./') && !name.startsWith('roadmap-sync/'));
  expect(others).toHaveLength(5);
  for (const name of others) expect(name).toMatch(/@[0-9a-f]{40}$/);
});

it('the language service finds a mistake where there is one', async () => {
  expect(await mistakes('.github/workflows/roadmap.yml', pastedText.replace('runs-on', 'run-on'))).not.toEqual([]);
});

it.each([
  ['roadmap.yml', file('.github/workflows/roadmap.yml')],
  ['ci.yml', file('.github/workflows/ci.yml')],
  ['the workflow to paste', pastedText],
])('%s is valid to GitHub’s own language service', async (_, text) => {
  expect(await mistakes('.github/workflows/roadmap.yml', text)).toEqual([]);
});

describe.each([
  ['the workflow to paste', pasted],
  ['the workflow of this project', own],
])('%s', (_, workflow) => {
  it('asks for no more than it needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'write', issues: 'write' });
  });

  it('never cancels a run, and keeps those of pull requests out of the queue', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own expression, written as the workflow has it.
    const group = "roadmap-sync-${{ github.event_name == 'pull_request' && github.ref || 'main' }}";
    expect(workflow.jobs.sync.concurrency).toEqual({ group, 'cancel-in-progress': false });
  });

  it('starts a job for an issue only if it carries, or just got or lost, the label', () => {
    expect(workflow.jobs.sync.if).toBe(
      "github.event_name != 'issues' || github.event.label.name == 'roadmap' || contains(github.event.issue.labels.*.name, 'roadmap')",
    );
  });

  it('takes the inputs of the guard by hand, with their defaults, and hands them on', () => {
    const { inputs } = workflow.on.workflow_dispatch;
    const guard = [INPUTS.maxCreates, INPUTS.maxCloses, INPUTS.maxChanges];
    const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    expect(defaults).toEqual({ ...Object.fromEntries(guard.map((input) => [input.name, input.default])), 'dry-run': false });
    const step = workflow.jobs.sync.steps.at(-1);
    expect(step?.with).toEqual(Object.fromEntries([...guard, INPUTS.dryRun].map((input) => [input.name, `\${{ inputs.${input.name} || ${input.default} }}`])));
  });
});
