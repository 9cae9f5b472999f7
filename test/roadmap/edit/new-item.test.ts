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

  it.each([
    ['### 1. A', '### 2. B', '### 3. '],
    ['### 1) A', '### 2) B', '### 3) '],
    ['### 2.1 A', '### 2.2 B', '### 2.3 '],
    ['### 1. A', '### ✅ 2. B', '### 3. '],
    ['### 9: A', '### 10: B', '### 11: '],
    ['### A', '### 2. B', '### '],
    ['### 1. A', '### 1. B', '### '],
    ['### 2024 A', '### 2025 B', '### '],
    ['### 1️⃣ A', '### 2️⃣ B', '### '],
  ])('below “%s” and “%s” begins with “%s”', (one, two, start) => {
    const { text, refused } = withNew(lines('## Plans', '', one, '', two, ''), plans('headings'), newIn(0, 1));
    expect([text, refused]).toEqual([lines('## Plans', '', one, '', two, '', `${start}N1 ${linkTo(1)}`, ''), []]);
  });

  it('counts on behind all where numbers go on from section to section', () => {
    const text = lines('## Plans', '', '### 1. A', '', '### 2. B', '', '## Errors', '', '### 3. C');
    expect(withNew(text, plans('headings'), newIn(0, 1)).text).toContain(`### 4. N1 ${linkTo(1)}`);
    expect(withNew(text.replace('3. C', '1. C'), plans('headings'), newIn(0, 1)).text).toContain(`### 3. N1 ${linkTo(1)}`);
  });

  it('is separated as the others are, and leaves the blank lines below', () => {
    const start = ['## Plans', '', '### A', '', 'Text.', '', '---', '', '### B', '', 'Text.'];
    const end = ['', '', '---', '', '', '## Else'];
    const { text, refused } = withNew(lines(...start, ...end), plans('headings'), newIn(0, 1));
    expect([text, refused]).toEqual([lines(...start, '', '---', '', `### N1 ${linkTo(1)}`, ...end), []]);
  });

  it('stands above words that end the file', () => {
    const [start, end] = [
      ['## Plans', '', '### A', '', 'Text.', ''],
      ['---', '', '*Written in May.*'],
    ];
    const { text, refused } = withNew(lines(...start, ...end), plans('headings'), newIn(0, 1));
    expect([text, refused]).toEqual([lines(...start, `### N1 ${linkTo(1)}`, '', ...end), []]);
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

  it('has all its notes in the column for them, but only if these are lines of text', () => {
    const { text } = withNew(lines(...table, ...rows).trimEnd(), plans('table'), newIn(0, 1, { ...EMPTY, notes: 'One.\n\nTwo.\n\nThree.' }));
    expect(text).toBe(lines(...table, ...rows, `| 5 | N1 ${linkTo(1)} | | planned | One.<br>Two.<br>Three. |`).trimEnd());
    expect(withNew(lines(...table, ...rows), plans('table'), newIn(0, 1, { ...EMPTY, notes: 'One.\n\nTwo.\n\n- Three.' })).text).toBe(
      lines(...table, ...rows, `| 5 | N1 ${linkTo(1)} | | planned | |`),
    );
  });

  it('has the next number where a column counts up, and its note in the one cell that is left', () => {
    const { text } = withNew(lines(...table, ...rows), plans('table'), newIn(0, 1, { ...EMPTY, notes: 'Why.' }));
    expect(text).toBe(lines(...table, ...rows, `| 5 | N1 ${linkTo(1)} | | planned | Why. |`));
  });

  it.each([
    ['F-09', 'F-10', 'F-11'],
    ['07', '08', '09'],
    ['1.', '2.', '3.'],
    ['#8', '#9', '#10'],
    ['1', '3', '4'],
    ['2', '1', '3'],
    ['1', '', ''],
    ['S', 'M', ''],
  ])('below %s and %s has the number “%s”', (one, two, next) => {
    const start = ['## Plans', '', '| Id | Title |', '|---|---|', `| ${one} | A |`, `|${two === '' ? '' : ` ${two}`} | B |`];
    const { text } = withNew(lines(...start), plans('table'), newIn(0, 1));
    expect(text).toBe(lines(...start, `|${next === '' ? ' ' : ` ${next} `}| N1 ${linkTo(1)} |`));
  });

  it.each([
    ['not the word for what is being worked on', ['🚧 In progress', '🚧 In progress', 'Planned'], ' Planned '],
    ['none, if all others are being worked on', ['In development', '40%'], ' '],
    ['a word that says that nobody has begun', ['Not started', 'In progress', 'Not started'], ' Not started '],
  ])('has as its status %s', (_, words, status) => {
    const start = ['## Plans', '', '| Title | Status |', '|---|---|', ...words.map((word, at) => `| T${at} | ${word} |`)];
    const { text } = withNew(lines(...start), plans('table'), newIn(0, 1));
    expect(text).toBe(lines(...start, `| N1 ${linkTo(1)} |${status}|`));
  });

  it.each([
    ['without bars at its ends', 'Title | Owner', '--- | ---', 'A | Kim', `N1 ${linkTo(1)} | Lee`],
    ['without space in its cells', '|Title|Owner|', '|---|---|', '|A|Kim|', `|N1 ${linkTo(1)}|Lee|`],
    ['without a bar at its end only', '| Title | Owner', '|---|---', '| A | Kim', `| N1 ${linkTo(1)} | Lee`],
  ])('is written as the others are: %s', (_, header, delimiters, row, made) => {
    const start = ['## Plans', '', header, delimiters, row];
    const { text, refused } = withNew(lines(...start), plans('table'), newIn(0, 1, { ...EMPTY, fields: { owner: 'Lee' } }));
    expect([text, refused]).toEqual([lines(...start, made), []]);
  });

  it('goes to the one of several tables that has most open rows', () => {
    const open = ['## Plans', '', '| Title | Status |', '|---|---|', '| A | planned |', '| B | planned |'];
    const done = ['', 'Finished:', '', '| Title | Status |', '|---|---|', '| C | done |', '| D | planned |', '| E | done |'];
    const { text } = withNew(lines(...open, ...done), plans('table'), newIn(0, 1));
    expect(text).toBe(lines(...open, `| N1 ${linkTo(1)} | planned |`, ...done));
  });

  it('may be the first row', () => {
    const { text, refused } = withNew(lines('## Plans', '', '| Title | Status |', '|---|---|'), plans('table'), newIn(0, 1));
    expect(refused).toEqual([]);
    expect(text).toBe(lines('## Plans', '', '| Title | Status |', '|---|---|', `| N1 ${linkTo(1)} | |`));
  });
});

describe('the fields of a new item', () => {
  const fields = { ...EMPTY, fields: { owner: 'Kim', status: 'new' } };

  it.each([
    ['lines below the title', ['- a', '  owner: Lee'], [`- N1 ${linkTo(1)}`, '  owner: Kim', '  status: new']],
    ['lines behind hard breaks', ['- a\\', '  Owner: Lee'], [`- N1 ${linkTo(1)}\\`, '  Owner: Kim\\', '  Status: new']],
    ['bullets in bold', ['- a', '  - **Owner:** Lee'], [`- N1 ${linkTo(1)}`, '  - **Owner:** Kim', '  - **Status:** new']],
    ['bullets if none shows a form', ['- a'], [`- N1 ${linkTo(1)}`, '  - owner: Kim', '  - status: new']],
  ])('are %s', (_, before, after) => {
    const { text, refused } = withNew(lines('## Plans', '', ...before), plans('bullets'), newIn(0, 1, fields));
    expect([text, refused]).toEqual([lines('## Plans', '', ...before, ...after), []]);
    expect(readRoadmap(text, plans('bullets')).items[1]?.fields).toMatchObject({ owner: { value: 'Kim' }, status: { value: 'new' } });
  });

  it.each([
    ['lines of a paragraph', ['**Status:** done'], ['**Owner:** Kim', '**Status:** new']],
    ['lines with breaks', ['**Owner:** Lee  ', '**Status:** done'], ['**Owner:** Kim  ', '**Status:** new']],
    ['bullets', ['- **Status:** done'], ['- **Owner:** Kim', '- **Status:** new']],
  ])('below a heading are %s', (_, before, after) => {
    const { text, refused } = withNew(lines('## Plans', '', '### A', '', ...before), plans('headings'), newIn(0, 1, { ...fields, subItems: '- [ ] s' }));
    const sub = before[0]?.startsWith('-') ? ['- [ ] s'] : ['', '- [ ] s'];
    expect([text, refused]).toEqual([lines('## Plans', '', '### A', '', ...before, '', `### N1 ${linkTo(1)}`, '', ...after, ...sub), []]);
    expect(readRoadmap(text, plans('headings')).items[1]?.fields).toMatchObject({ owner: { value: 'Kim' }, status: { value: 'new' } });
  });
});

describe('a new item in a section of several forms', () => {
  it('is written as most of the open items are', () => {
    const text = lines('## Plans', '', '- a', '', '### B', '', '### C');
    const options = { ...reading, rules: parseConfig('sections:\n  - title: Plans\n    items: [bullets, headings]\n', 'test').rules };
    const { text: after } = withNew(text, options, newIn(0, 1));
    expect(after).toBe(lines('## Plans', '', '- a', '', '### B', '', '### C', '', `### N1 ${linkTo(1)}`));
  });
});

describe('a new item of a list', () => {
  it.each([
    ['has the number that all of them have', ['1. a', '1. b'], '1. '],
    ['has the next number', ['3. a', '4. b'], '5. '],
    ['stands inside the grouping bullet with most open items, if all stand in such', ['- G', '  - [ ] a', '  - [ ] b', '- H', '  - [ ] c'], '  - [ ] '],
    ['stands beside those that are in no grouping bullet', ['- G', '  - [ ] a', '- [ ] b'], '- [ ] '],
  ])('%s', (_, list, start) => {
    const { text, refused } = withNew(lines('## Plans', '', ...list), plans('[tasks, numbered]'), newIn(0, 1));
    const [group = [], rest = []] = list[0] === '- G' && list.length === 5 ? [list.slice(0, 3), list.slice(3)] : [list, []];
    expect([text, refused]).toEqual([lines('## Plans', '', ...group, `${start}N1 ${linkTo(1)}`, ...rest), []]);
  });

  it('stands above the first heading, if the others do', () => {
    const to = { at: 'end', section: null } as const;
    const { text, refused } = withNew(lines('- [ ] a', '', '## Else'), reading, { ...newIn(0, 1), to });
    expect([text, refused]).toEqual([lines('- [ ] a', `- [ ] N1 ${linkTo(1)}`, '', '## Else'), []]);
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
