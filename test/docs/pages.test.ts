import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actionYml } from '../../scripts/write-action-yml.ts';
import { EXAMPLE, example } from '../../scripts/write-example.ts';
import { INPUTS } from '../../src/action/inputs.ts';
import { parseConfig } from '../../src/config/config.ts';
import { FIELD_KEYS } from '../../src/model/roadmap.ts';
import { LABELS } from '../../src/plan/issue/labels.ts';
import { readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { canonicalTitle, isTimelineTitle, KNOWN_TITLES } from '../../src/roadmap/read/sections.ts';
import { readPeriod } from '../../src/roadmap/text/periods.ts';
import { STATE_REF } from '../../src/state/state-ref.ts';
import { reading } from '../roadmap/reading.ts';
import { file, GUARD, mistakes } from './pages.ts';

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

describe('the issue forms', () => {
  interface Form {
    readonly name?: string;
    readonly description?: string;
    readonly labels?: readonly string[];
    readonly body?: ReadonlyArray<{ readonly type: string; readonly id: string; readonly attributes: { readonly label?: string } }>;
  }
  const names = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');

  it.each(names)('%s has what GitHub asks of a form, and labels that this project has', (name) => {
    const form = parse(file(`.github/ISSUE_TEMPLATE/${name}`)) as Form;
    expect([typeof form.name, typeof form.description]).toEqual(['string', 'string']);
    const body = form.body ?? [];
    expect(body.length).toBeGreaterThan(1);
    expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
    for (const { type, attributes } of body) expect([['textarea', 'input'].includes(type), typeof attributes.label]).toEqual([true, 'string']);
    // Not the label `roadmap`: what a stranger writes enters the roadmap only if a maintainer says so.
    for (const label of form.labels ?? []) expect([LABELS.bug.name, LABELS.feature.name]).toContain(label);
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
    for (const { name, default: value } of [...GUARD, INPUTS.maxMinutes]) {
      expect(page).toMatch(new RegExp(`\`${name}\` \\(${value}\\)`));
    }
  });

  it('names the labels and the ref that the code uses', () => {
    for (const { name } of [LABELS.roadmap, LABELS.bug, LABELS.feature, LABELS.external]) expect(page).toContain(`\`${name}\``);
    expect(page).toContain(STATE_REF);
  });
});

describe('the page on the release manager’s desk', () => {
  const page = file('docs/release-desk.md');

  it('shows the update and the picture that the code makes of the roadmap beside it', () => {
    const { texts, page: written, picture, next } = example();
    expect(file(EXAMPLE.picture)).toBe(picture);
    expect(file(EXAMPLE.update)).toBe(texts.markdown);
    expect(file(EXAMPLE.next)).toBe(next);
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
    expect([workflows.length, configs.map(({ milestone, update }) => [milestone, update])]).toMatchObject([
      3,
      [
        [{ title: null }, null],
        [null, { file: 'updates/{date}.md', comment: 12, wiki: { page: null }, feed: 'updates/feed.xml', status: 'updates/status.json' }],
      ],
    ]);
  });
});
