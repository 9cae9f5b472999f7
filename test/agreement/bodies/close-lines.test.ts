import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { rewrite } from '../edits.ts';

/** The file after an edit in the text of its first issue, without the links of issues; a second run changes nothing, and nothing is told. */
async function edited(before: readonly string[], from: string, to: string, config: string | null = null) {
  const world = new MemoryWorld(lines(...before));
  world.config = config;
  await world.sync();
  await world.sync();
  rewrite(world, 1, from, to);
  const { problems } = await world.sync();
  expect(problems.map(({ message }) => message)).toEqual([]);
  const { body } = world.issue(1);
  expect(await world.afterwards()).toEqual([]);
  expect(world.issue(1).body).toBe(body);
  return world.text
    .replace(/ \(\[#\d+\]\([^)]*\)\)/g, '')
    .split('\n')
    .slice(0, -1);
}

const HEADINGS = 'sections:\n  - title: Plans\n    items: headings\n';

describe('a field that touches the task above it in an issue is no part of that task', () => {
  it.each([
    ['a new task', ['- [ ] A', '  - owner: ann', '  - [ ] one', '- [ ] B'], '- [ ] one\n', '- [ ] one\n- [ ] two', ['  - [ ] two']],
    [
      'a new task behind a deeper one',
      ['- [ ] A', '  - owner: ann', '  - [ ] one', '    - [ ] deep', '- [ ] B'],
      '  - [ ] deep\n',
      '  - [ ] deep\n- [ ] two',
      ['  - [ ] two'],
    ],
    ['a new task in a field of soft lines', ['- [ ] A', '  owner: ann', '  - [ ] one', '- [ ] B'], '- [ ] one\n', '- [ ] one\n- [ ] two', ['  - [ ] two']],
    ['a new field', ['- [ ] A', '  - owner: ann', '  - [ ] one', '- [ ] B'], '- [ ] one\n', '- [ ] one\n**Status:** late\n', ['  - status: late']],
  ])('%s', async (_, before, from, to, come) => {
    const after = await edited(before, from, to);
    expect(after.filter((line) => !before.includes(line))).toEqual(come);
    expect(after).toHaveLength(before.length + come.length);
  });

  it('below a heading', async () => {
    const before = ['# R', '', '## Plans', '', '### A', '', '- owner: ann', '- [ ] one', '', '### B'];
    expect(await edited(before, '- [ ] one\n', '- [ ] one\n- [ ] two', HEADINGS)).toEqual(before.toSpliced(8, 0, '- [ ] two'));
  });

  it.each([
    ['in a list', ['- [ ] A', '  - [ ] one', '  owner: ann', '- [ ] B'], null],
    ['below a heading', ['# R', '', '## Plans', '', '### A', '', '- [ ] one', 'owner: ann', '', '### B'], HEADINGS],
  ])('a field that touches a task in the file, too: it stands in the issue once, %s', async (_, before, config) => {
    const world = new MemoryWorld(lines(...before));
    world.config = config;
    await world.sync();
    await world.sync();
    expect(world.issue(1).body).toContain('- [ ] one\n\n**Owner:** ann\n');
    expect(world.issue(1).body).not.toContain('owner: ann');
    rewrite(world, 1, '- [ ] one', '- [x] one\n- [ ] two');
    await world.sync();
    expect(world.text).toContain('- [x] one\n');
    expect(world.text).toMatch(/ {0,2}- \[ \] two\n {0,2}owner: ann\n/);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('notes that stand further to the right than their item’s text take more', () => {
  const four = ['- [ ] A', '    - note a', '    - [ ] one', '- [ ] B'];
  const tabs = ['- [ ] A', '\t- note a', '\t- [ ] one', '- [ ] B'];
  const deep = ['* [ ] A', '    * note a', '        * deep', '    * [ ] one', '* [ ] B'];
  it.each([
    ['a bullet above the first', four, '  - note a', '- new\n  - note a', ['    - new']],
    ['a bullet below', four, '  - note a\n', '  - note a\n- new\n', ['    - new']],
    ['a bullet with a deeper one', four, '  - note a\n', '  - note a\n- new\n  - inner\n', ['    - new', '        - inner']],
    ['a bullet at the end', four, '<sub>', '- new\n\n<sub>', ['    - new']],
    ['a bullet as far as the one above', four, '  - note a\n', '  - note a\n  - new\n', ['    - new']],
    ['a paragraph', four, '<sub>', 'New.\n\n<sub>', ['    - New.']],
    ['a bullet behind tabs', tabs, '<sub>', '- new\n\n<sub>', ['\t- new']],
    ['a bullet behind tabs, with a deeper one', tabs, '  - note a\n', '  - note a\n- new\n  - inner\n', ['\t- new', '\t\t- inner']],
    ['a star', deep, '<sub>', '* new\n\n<sub>', ['    * new']],
  ])('%s', async (_, before, from, to, come) => {
    const after = await edited(before, from, to);
    expect(after.filter((line) => !before.includes(line))).toEqual(come);
    expect(after).toHaveLength(before.length + come.length);
  });

  it('and words of both change', async () => {
    expect(await edited(four, '  - note a', '- note b\n- note c')).toEqual(['- [ ] A', '    - note b', '    - note c', '    - [ ] one', '- [ ] B']);
    expect(await edited(deep, '  * note a', '* note b')).toEqual(deep.with(1, '    * note b'));
  });

  it('a quote', async () => {
    expect(await edited(four, '<sub>', '> New.\n\n<sub>')).toEqual(['- [ ] A', '    - note a', '    - [ ] one', '', '    > New.', '', '- [ ] B']);
  });
});

describe('two spaces that break a line stay', () => {
  it.each([
    ['a paragraph', ['- A', '', '  first a  ', '  second b', '', '- B'], 'first', 'other'],
    ['a paragraph below a blank line with spaces', ['- A', '', '  first a  ', '  second b', '  ', '- B'], 'second', 'other'],
    ['a quote', ['- A', '  > first a  ', '  > second b', '- B'], 'first', 'other'],
    ['a bullet', ['- A', '  - first a  ', '    second b', '- B'], 'first', 'other'],
    ['a sub-item', ['- [ ] A', '  - [ ] first  ', '    second b  ', '    third', '- [ ] B'], 'second', 'other'],
    ['the first line of a sub-item', ['- [ ] A', '  - [ ] first  ', '    second b  ', '    third', '- [ ] B'], 'first', 'other'],
  ])('behind a word that changes in %s', async (_, before, from, to) => {
    const text = ['## Planned', '', ...before];
    expect(await edited(text, from, to)).toEqual(text.map((line) => line.replace(from, to)));
  });

  it('but not behind what breaks the line in another way, or is no text', async () => {
    const text = ['## Planned', '', '- A', '', '  first a  ', '  second b', '', '- B'];
    expect(await edited(text, 'first a', 'other\\')).toEqual(text.with(4, '  other\\'));
    expect(await edited(text, 'first a\nsecond b', '> first')).toEqual(['## Planned', '', '- A', '', '  > first', '', '- B']);
  });

  it('in what is typed into the issue', async () => {
    const text = ['## Planned', '', '- A', '', '  A note.', '', '- B'];
    expect(await edited(text, 'A note.', 'A note.\n\nNew  \ntext.')).toEqual([...text.slice(0, 5), '', '  New  ', '  text.', '', '- B']);
    expect(await edited(text, 'A note.', 'A note.  \nMore.')).toEqual([...text.slice(0, 4), '  A note.  ', '  More.', '', '- B']);
    expect(await edited(['- [ ] A', '  - why', '- [ ] B'], '<sub>', 'New  \ntext.\n\n<sub>')).toEqual([
      '- [ ] A',
      '  - why',
      '  - New  ',
      '    text.',
      '- [ ] B',
    ]);
    expect(await edited(['- [ ] A', '- [ ] B'], '<sub>', '- New  \n  text.\n\n<sub>')).toEqual(['- [ ] A', '  - New  ', '    text.', '- [ ] B']);
  });
});

describe('a line that is typed directly above or below a list', () => {
  const bullets = ['- A', '  - one', '  - two', '- B'];
  const planned = (before: readonly string[]) => ['## Planned', '', ...before];
  it.each([
    [
      'above the first bullet',
      ['- A', '  - status: doing', '  - one', '- B'],
      '- one',
      'Why so\n- one',
      ['- A', '  - status: doing', '  - Why so', '  - one', '- B'],
    ],
    [
      'above the first bullet, below fields of soft lines',
      ['- A', '  owner: ann', '  - one', '- B'],
      '- one',
      'Why so\n- one',
      ['- A', '  owner: ann', '  - Why so', '  - one', '- B'],
    ],
    ['above the first bullet, on two lines', bullets, '- one', 'Why so\nor so\n- one', ['- A', '  - Why so', '    or so', '  - one', '  - two', '- B']],
    ['below the last bullet', bullets, '- two', '- two\nand more', ['- A', '  - one', '  - two', '    and more', '- B']],
    ['below a bullet in the middle', bullets, '- one', '- one\nand more', ['- A', '  - one', '    and more', '  - two', '- B']],
    ['below a deeper bullet', ['- A', '  - one', '    - two', '- B'], '  - two', '  - two\nand more', ['- A', '  - one', '    - two', '      and more', '- B']],
    ['below a number', ['- A', '  1. one', '- B'], '1. one', '1. one\nand more', ['- A', '  1. one', '     and more', '- B']],
    [
      'below the last task',
      ['- A', '  - [ ] one', '  - [ ] two', '- B'],
      '- [ ] two',
      '- [ ] two\nand more',
      ['- A', '  - [ ] one', '  - [ ] two', '    and more', '- B'],
    ],
    ['below the last task, behind tabs', ['- A', '\t- [ ] one', '- B'], '- [ ] one', '- [ ] one\nand more', ['- A', '\t- [ ] one', '\t\tand more', '- B']],
  ])('%s', async (_, before, from, to, after) => {
    expect(await edited(planned(before), from, to)).toEqual(planned(after));
  });

  it.each([
    [
      'where the file has such lines, too',
      ['- A', '  - one', '  goes on', '  - two', '- B'],
      '- two',
      '- two\nand more',
      ['- A', '  - one', '  goes on', '  - two', '  and more', '', '- B'],
    ],
    [
      'where a blank line parts both',
      ['- A', '', '  Why.', '', '  - one', '', '- B'],
      '- one',
      'Why so\n- one',
      ['- A', '', '  Why.', '', '  Why so', '  - one', '', '- B'],
    ],
    ['where it is no text', bullets, '- two', '- two\n> and more', ['- A', '  - one', '  - two', '  > and more', '- B']],
    ['in code', bullets, '- two', '- two\n  ```\n  - x\n  y\n  ```', ['- A', '  - one', '  - two', '    ```', '    - x', '    y', '    ```', '- B']],
  ])('stays as it is %s', async (_, before, from, to, after) => {
    expect(await edited(planned(before), from, to)).toEqual(planned(after));
  });
});

describe('words that are typed in front of the line of origin', () => {
  it.each([
    ['below nothing', ['- [ ] A', '- [ ] B'], ['- [ ] A', '  - My words', '- [ ] B']],
    ['below notes', ['## Planned', '', '- A', '', '  A note.', '', '- B'], ['## Planned', '', '- A', '', '  A note.', '', '  My words', '', '- B']],
    [
      'below the links of the title',
      ['## Planned', '', '- [A](a.md)', '', '  A note.', '', '- B'],
      ['## Planned', '', '- [A](a.md)', '', '  A note.', '', '  My words', '', '- B'],
    ],
  ])('enter the file without it, %s', async (_, before, after) => {
    expect(await edited(before, '<sub>', 'My words <sub>')).toEqual(after);
  });
});
