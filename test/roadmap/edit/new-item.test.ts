import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Content } from '../../../src/model/agreement.ts';
import type { ItemEdit, NewItem } from '../../../src/model/plan.ts';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../reading.ts';

const CONTENT: Content = { fields: { owner: '@kim', status: 'new' }, notes: 'A note.\n\nMore.', subItems: '- [ ] s' };
const EMPTY: Content = { fields: {}, notes: '', subItems: '' };

function plans(items: string): ReadOptions {
  return { ...reading, rules: parseConfig(`sections:\n  - title: Plans\n    items: ${items}\n  - title: Errors\n    items: ${items}\n`, 'test').rules };
}

function newIn(section: number, issue: number, content: Content = EMPTY, title = `N${issue}`): NewItem {
  return { markdown: title, reads: title, issue, content, to: { at: 'end', section } };
}

function withNew(text: string, options: ReadOptions, ...added: readonly NewItem[]) {
  return editRoadmap(readRoadmap(text, options), { items: [], added, lastUpdated: null }, options);
}

describe('a new item in a section of headings', () => {
  it.each([
    [
      'stands behind the last of them',
      ['# R', '', '## Plans', '', '### A', 'Text.', '#### Deep', '', '### B', '## Else'],
      ['# R', '', '## Plans', '', '### A', 'Text.', '#### Deep', '', '### B', '', `### N1 ${linkTo(1)}`, '', '## Else'],
    ],
    ['is closed as they are', ['## Plans', '', '#### A ####'], ['## Plans', '', '#### A ####', '', `#### N1 ${linkTo(1)} ####`]],
    [
      'is one level below the section’s where it is the first',
      ['## Plans', '', 'Intro.', '', '## Else'],
      ['## Plans', '', 'Intro.', '', `### N1 ${linkTo(1)}`, '', '## Else'],
    ],
  ])('%s', (_, before, after) => {
    const options = plans('headings');
    const section = readRoadmap(lines(...before), options).sections.findIndex(({ heading }) => heading.title === 'Plans');
    expect(withNew(lines(...before), options, newIn(section, 1))).toEqual({ text: lines(...after), refused: [] });
  });

  it('has fields, sub-items and notes below it, with the headings in them', () => {
    const content = { ...CONTENT, notes: 'A note.\n\n#### Deep\n\nMore.' };
    const { text, refused } = withNew(lines('## Plans', '', '### A'), plans('headings'), newIn(0, 1, content));
    expect(refused).toEqual([]);
    expect(text).toBe(
      lines('## Plans', '', '### A', '', `### N1 ${linkTo(1)}`, '', '- owner: @kim', '- status: new', '- [ ] s', '', 'A note.', '', '#### Deep', '', 'More.'),
    );
    const { items } = readRoadmap(text, plans('headings'));
    expect(items.map(({ title, parent, notes }) => [title, parent, notes])).toEqual([
      ['A', null, ''],
      ['N1', null, content.notes],
      ['s', 5, ''],
    ]);
  });

  it('goes to its own section though others are new before it', () => {
    const text = lines('## Plans', '', '### A', '', '## Errors', '', '### B', '', '## Planned', '', '- c');
    const all = [newIn(0, 1), newIn(2, 2), newIn(4, 3), newIn(0, 4)];
    const { text: after, refused } = withNew(text, plans('headings'), ...all);
    expect(refused).toEqual([]);
    expect(after).toBe(
      lines(
        ...['## Plans', '', '### A', '', `### N1 ${linkTo(1)}`, '', `### N4 ${linkTo(4)}`, ''],
        ...['## Errors', '', '### B', '', `### N2 ${linkTo(2)}`, '', '## Planned', '', '- c', `- N3 ${linkTo(3)}`],
      ),
    );
  });

  it('is refused where its notes would end it', () => {
    const text = lines('## Plans', '', '### A');
    const result = withNew(text, plans('headings'), newIn(0, 1, { ...EMPTY, notes: '## Out' }));
    expect([result.text, result.refused.map(({ issue }) => issue)]).toEqual([text, [1]]);
  });
});

describe('a new item in a section with a table', () => {
  const table = ['## Plans', '', '| # | Title | Owner | Status | Notes |', '|---|:--|---|---|---|'];
  const rows = ['| 1 | A | | planned | x |', '| 2 | B | | soon | |', '| 3 | C | | planned | |', '| 4 | D | | Done | |'];

  it('is a row with the status that most open ones have, and its fields in their columns', () => {
    const { text, refused } = withNew(lines(...table, ...rows, '', 'Prose.'), plans('table'), newIn(0, 1, { ...CONTENT, fields: { owner: 'a | b' } }));
    expect(refused).toEqual([]);
    expect(text).toBe(lines(...table, ...rows, `| A note. | N1 ${linkTo(1)} | a \\| b | planned | More. |`, '', 'Prose.'));
  });

  it('leaves cells empty of which nothing is known', () => {
    const { text } = withNew(lines(...table, ...rows).trimEnd(), plans('table'), newIn(0, 1, { ...EMPTY, notes: 'One of the two.' }));
    expect(text).toBe(lines(...table, ...rows, `| | N1 ${linkTo(1)} | | planned | |`).trimEnd());
  });

  it('may be the first row', () => {
    const { text, refused } = withNew(lines('## Plans', '', '| Title | Status |', '|---|---|'), plans('table'), newIn(0, 1));
    expect(refused).toEqual([]);
    expect(text).toBe(lines('## Plans', '', '| Title | Status |', '|---|---|', `| N1 ${linkTo(1)} | |`));
  });
});

describe('a new item in a section that is empty', () => {
  it.each([
    ['bullets', '- '],
    ['numbered', '1. '],
    ['tasks', '- [ ] '],
    ['headings', '### '],
    ['table', '- [ ] '],
  ])('of %s begins with %j', (items, begin) => {
    const { text, refused } = withNew(lines('## Plans', '', '## Planned', '', '- a'), plans(items), newIn(0, 1));
    expect(refused).toEqual([]);
    expect(text).toBe(lines('## Plans', '', `${begin}N1 ${linkTo(1)}`, '', '## Planned', '', '- a'));
  });
});

describe('a numbered item', () => {
  const options = plans('numbered');
  const edit = (text: string, line: number, ...edits: ItemEdit[]) =>
    editRoadmap(readRoadmap(text, options), { items: [{ line, edits }], lastUpdated: null }, options);
  const numbered = lines('## Plans', '', '1. a', '   - owner: Kim', '2. b', '', '## Done', '', '## Dropped', '', '* c');

  it('gets a bullet where numbers are not read, that of the others if there are any', () => {
    expect(edit(numbered, 3, { edit: 'move', to: { at: 'end', section: 1 } }).text).toBe(
      lines('## Plans', '', '1. b', '', '## Done', '', '* a', '  - owner: Kim', '', '## Dropped', '', '* c'),
    );
    expect(edit(numbered, 5, { edit: 'move', to: { at: 'new-section', title: 'Shipped', role: 'done' } }).text).toMatch(/\n## Shipped\n\n\* b\n$/);
    expect(edit(lines('## Plans', '', '1. a'), 3, { edit: 'move', to: { at: 'new-section', title: 'Shipped', role: 'done' } }).text).toBe(
      lines('## Plans', '', '## Shipped', '', '- a'),
    );
    const tasks = lines('## Plans', '', '1. a', '', '## Done', '', '1. [x] c');
    expect(edit(tasks, 3, { edit: 'move', to: { at: 'end', section: 1 } }).text).toBe(lines('## Plans', '', '## Done', '', '1. [x] c', '- a'));
  });

  it('gets a number where only those are read', () => {
    expect(edit(lines('## Plans', '', '## Done', '', '- a'), 5, { edit: 'move', to: { at: 'end', section: 0 } }).text).toBe(
      lines('## Plans', '', '1. a', '', '## Done'),
    );
  });
});

describe('the status of a heading', () => {
  const options = plans('headings');
  const edit = (text: string, ...edits: ItemEdit[]) => editRoadmap(readRoadmap(text, options), { items: [{ line: 3, edits }], lastUpdated: null }, options);
  const set = (value: string): ItemEdit => ({ edit: 'set-field', key: 'status', value });
  const done: ItemEdit = { edit: 'set-status', state: 'done', text: 'Done', where: 'field' };

  it.each([
    ['is set as its field', ['### A', '', '- status: planned'], [set('in work')], ['### A', '', '- status: in work']],
    ['is made by its field', ['### A', '', 'Text.'], [set('Done')], ['### A', '', '- status: Done', '', 'Text.']],
    ['goes with its field', ['### A', '', '- status: Done'], [{ edit: 'remove-field', key: 'status' }], ['### A', '']],
    ['behind the title stays', ['### A - Done', '', '- status: x'], [set('y')], ['### A - Done', '', '- status: y']],
    ['that closing writes counts more than what the field was to say', ['### A', '', '- status: x'], [done, set('y')], ['### A', '', '- status: Done']],
  ] as const)('%s', (_, before, edits, after) => {
    expect(edit(lines('## Plans', '', ...before), ...edits)).toEqual({ text: lines('## Plans', '', ...after), refused: [] });
  });

  it('does not keep the tasks below a deeper heading from being the same', () => {
    const text = lines('## Plans', '', '### A', '', '#### Steps', '', '- [ ] s');
    expect(edit(text, { edit: 'link', issue: 1 })).toEqual({ text: text.replace('A', `A ${linkTo(1)}`), refused: [] });
  });
});
