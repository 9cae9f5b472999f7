import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

const ENTRIES = ['Scale below the hive', 'Radio uplink', 'Page with charts', 'Alarm by text message'];

/** The names of the rules that are proposed. */
function names(text: string): string[] {
  return propose(readRoadmap(text, reading)).sections.map(({ name }) => name);
}

const section = (title: string, entries: readonly string[], mark = '1.') => [`## ${title}`, '', ...entries.map((entry) => `${mark} ${entry}`), ''];

describe('sections with numbers', () => {
  const titles = ['1. First quarter of 2025', '2. Second quarter of 2025', '3. Later'];

  it.each([
    ['numbers', '1.'],
    ['bullets', '-'],
  ])('that are periods are all judged alike: with %s', (_, mark) => {
    expect([[], titles]).toContainEqual(names(lines('# Hive roadmap', '', ...titles.flatMap((title) => section(title, ENTRIES, mark)))));
  });

  it('are no releases because of their own numbers', () => {
    expect(names(lines('# Hive', '', ...['1. Frame', '2. Lid', '3. Más adelante'].flatMap((title) => section(title, ENTRIES))))).toEqual([]);
  });
});

describe('a numbered list whose entries all begin with a sign for a state', () => {
  const signed = (signs: string) => ENTRIES.map((entry, at) => `${[...signs][at] ?? ''} ${entry}`);
  const file = (signs: string, ...more: readonly string[]) =>
    names(lines('# Hive', '', ...section('1. Frame', signed(signs)), ...section('2. Lid', signed(signs)), ...more));

  it.each(['✅⏳⬜⬜', '⬜⬜⬜⬜', '✅✅🚧❌'])('has items: %s', (signs) => {
    expect(file(signs)).toEqual(['1. Frame', '2. Lid']);
  });

  it('has items if the file explains the signs', () => {
    expect(file('🍏🍏🍐🍎', '🍏 = done, 🍐 = planned, 🍎 = dropped')).toEqual(['1. Frame', '2. Lid']);
  });

  it.each([
    ['no sign says that work is open', '✅✅❌✅', []],
    ['an entry has none', '✅⏳⬜-', []],
    ['the file has boxes', '✅⏳⬜⬜', ['## Next', '', '- [ ] Paint the hive']],
  ])('is not proposed for them if %s', (_, signs, more) => {
    expect(file(signs, ...more)).toEqual([]);
  });
});

describe('a list that explains the file’s own words for states', () => {
  const table = ['| Part | State |', '|---|---|', '| Spout | done |', '| Handle | in progress |', '| Whistle | planned |', ''];
  const bugs = section('Known defects', ['The lid rattles', 'The spout drips on Windows'], '-');
  const legend = ['done: in a release', 'in progress: somebody is on it', 'planned: nobody is'];

  it.each([
    ['with colons', legend],
    ['with dashes', legend.map((entry) => `**${entry.replace(':', '** –')}`)],
    ['with equals signs', legend.map((entry) => `\`${entry.replace(':', '` =')}`)],
  ])('is never proposed, and says nothing of its neighbours: %s', (_, entries) => {
    const file = ['# Kettle', '', ...table, ...bugs, ...section('How to read this table', entries, '-')];
    expect(names(lines(...file))).toEqual(['Kettle', 'Known defects']);
    expect(names(lines(...file.map((line) => line.replace('How to read this table', 'Words'))))).toEqual(['Kettle', 'Known defects']);
  });

  it('is told from items that begin with their states', () => {
    const entries = ['Done: add search', 'In progress: add tabs', 'Planned: add a dark mode'];
    expect(names(lines('# Kettle roadmap', '', ...section('Parts', entries, '-')))).toEqual(['Parts']);
  });

  it('is told from items in a file with such states elsewhere', () => {
    const entries = ['Done: add search', 'Done: add import', 'Planned: add a dark mode'];
    expect(names(lines('# Kettle roadmap', '', '**Status:** done', '', ...section('Parts', entries, '-')))).toEqual(['Parts']);
  });
});

describe('a bullet among boxes', () => {
  const boxes = ['- [x] Answer to HEAD', '- [ ] Answer to ranges', '- [ ] Listen on IPv6'];
  it.each(['[-] CGI (no, really not)', 'Add chunks', '⏳ Chunks'])('is not proposed if it is the only one: %s', (entry) => {
    expect(names(lines('# Server roadmap', '', '## Next', '', ...boxes, `- ${entry}`))).toEqual([]);
    expect(names(lines('# Server roadmap', '', ...boxes, `- ${entry}`, '', '## Bugs', '', '- [ ] Crash at the start'))).toEqual([]);
  });

  it('is proposed if there are more, or boxes stand inside of it', () => {
    expect(names(lines('# Server roadmap', '', '## Parts', '', ...boxes, '- [~] Chunks', '  - [ ] Last chunk'))).toEqual(['Parts']);
    expect(names(lines('# Server roadmap', '', '## Parts', '', ...boxes, '- [~] Chunks', '- [~] Drop privileges'))).toEqual(['Parts']);
  });
});
