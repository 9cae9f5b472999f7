import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** The file's lines below the first item after a text was added to the end of an issue's list, or put in place of a part. Another run changes nothing. */
async function edited(file: readonly string[], text: string, from = '\n\n<sub>', { issue = 1, config = null as string | null, end = '\n' } = {}) {
  const world = new MemoryWorld(file.map((line) => line + end).join(''));
  world.config = config;
  await world.sync();
  await world.sync();
  const { body } = world.issue(issue);
  expect(body).toContain(from);
  world.change(issue, { body: body.replace(from, () => text + (from === '\n\n<sub>' ? from : '')) });
  const said = world.issue(issue).body;
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  expect(world.issue(issue).body).toBe(said);
  return world.text
    .replace(/ \(\[#\d+\]\([^)]*\)\)/g, '')
    .split(end)
    .slice(0, -1);
}

const TYPED = '\n- n\n  - new\n    - deep';

describe('new bullets stand as far inside of each other as those of the file', () => {
  it.each([
    ['tabs', ['- [ ] A', '\t- one', '\t\t- two'], ['\t- n', '\t\t- new', '\t\t\t- deep']],
    ['tabs of one level', ['- [ ] A', '\t- one'], ['\t- n', '\t\t- new', '\t\t\t- deep']],
    ['tabs below numbers', ['1. [ ] A', '\t- one', '\t\t- two'], ['\t- n', '\t\t- new', '\t\t\t- deep']],
    ['four columns', ['- [ ] A', '    - one', '        - two'], ['    - n', '        - new', '            - deep']],
    ['four columns of one level', ['- [ ] A', '    - one'], ['    - n', '        - new', '            - deep']],
    ['four columns only further in', ['- [ ] A', '  - one', '      - two'], ['  - n', '      - new', '          - deep']],
    ['three columns', ['- [ ] A', '   - one', '      - two'], ['   - n', '      - new', '         - deep']],
    ['three columns below numbers', ['1. [ ] A', '   - one', '     - two'], ['   - n', '     - new', '       - deep']],
    ['three columns below numbers of one level', ['1. [ ] A', '   - one'], ['   - n', '     - new', '       - deep']],
    ['two columns', ['- [ ] A', '  - one', '    - two'], ['  - n', '    - new', '      - deep']],
    ['two columns of one level', ['- [ ] A', '  - one'], ['  - n', '    - new', '      - deep']],
    ['several steps', ['- [ ] A', '  - one', '    - two', '  - three', '      - four'], ['  - n', '    - new', '      - deep']],
  ])('%s', async (_, file, come) => {
    expect(await edited([...file, '- [ ] Z'], TYPED)).toEqual([...file, ...come, '- [ ] Z']);
    expect(await edited([...file, '- [ ] Z'], TYPED, undefined, { end: '\r\n' })).toEqual([...file, ...come, '- [ ] Z']);
  });

  it.each([
    ['tabs', ['- [ ] A', '\t- one', '\t\t- two', '- [ ] B'], ['\t- n', '\t\t- new', '\t\t\t- deep']],
    ['four columns', ['- [ ] A', '    - one', '        - two', '- [ ] B'], ['    - n', '        - new', '            - deep']],
    ['four columns of one level', ['- [ ] A', '    - one', '- [ ] B'], ['    - n', '        - new', '            - deep']],
    ['two columns', ['- [ ] A', '  - one', '- [ ] B'], ['  - n', '    - new', '      - deep']],
    ['several steps', ['- [ ] A', '  - one', '- [ ] C', '    - one', '- [ ] B'], ['    - n', '      - new', '        - deep']],
    ['none', ['- [ ] A', '- [ ] B'], ['  - n', '    - new', '      - deep']],
  ])('in an item without any: %s', async (_, file, come) => {
    const after = await edited(file, '- n\n  - new\n    - deep\n\n<sub>', '\n<sub>', { issue: file.filter((line) => line.startsWith('- ')).length });
    expect(after).toEqual([...file, ...come]);
  });

  it.each([
    ['between others, in the first level', '  - one\n', '  - one\n      - so\n  - n\n      - new\n', 2, ['        - so', '    - n', '        - new']],
    ['between others, in the second level', '  - one\n', '  - one\n      - new\n        - deep\n', 2, ['        - new', '            - deep']],
    ['behind the last of the second level', '      - two\n', '      - two\n      - new\n        - deep\n', 3, ['        - new', '            - deep']],
    ['behind the last of the second level, as typed', '      - two\n', '      - two\n    - new\n', 3, ['        - new']],
    ['inside of the second level', '      - two\n', '      - two\n        - deep\n', 3, ['            - deep']],
    [
      'numbers',
      '      - two\n',
      '      - two\n        1. deep\n           - x\n        2. more\n',
      3,
      ['            1. deep', '                - x', '            2. more'],
    ],
  ])('%s', async (_, from, to, at, come) => {
    const file = ['- [ ] A', '    - one', '        - two', '    - last', '- [ ] Z'];
    expect(await edited(file, to, from)).toEqual(file.toSpliced(at, 0, ...come));
    const tabs = (some: readonly string[]) => some.map((line) => line.replaceAll('    ', '\t'));
    expect(await edited(tabs(file), to, from)).toEqual(tabs(file.toSpliced(at, 0, ...come)));
  });
});

describe('what stands inside of a new bullet goes with it', () => {
  const more = '\n  - n\n    - new\n      goes on\n\n      ```sh\n      if x\n        make\n      ```\n    - last';
  it('four columns', async () => {
    const file = ['- [ ] A', '    - one', '        - two', '- [ ] Z'];
    const come = [
      '    - n',
      '        - new',
      '          goes on',
      '',
      '          ```sh',
      '          if x',
      '            make',
      '          ```',
      '        - last',
    ];
    expect(await edited(file, more)).toEqual(file.toSpliced(3, 0, ...come));
  });

  it('tabs', async () => {
    const file = ['- [ ] A', '\t- one', '\t\t- two', '- [ ] Z'];
    const come = ['\t- n', '\t\t- new', '\t\t\tgoes on', '', '\t\t\t```sh', '\t\t\tif x', '\t\t\t  make', '\t\t\t```', '\t\t- last'];
    expect(await edited(file, more)).toEqual(file.toSpliced(3, 0, ...come));
  });
});

describe('a bullet that a person put into another level', () => {
  it.each([
    ['further in', ['- [ ] A', '    - one', '    - two', '- [ ] Z'], '  - two', '    - two', ['- [ ] A', '    - one', '        - two', '- [ ] Z']],
    ['further in, behind tabs', ['- [ ] A', '\t- one', '\t- two', '- [ ] Z'], '  - two', '    - two', ['- [ ] A', '\t- one', '\t\t- two', '- [ ] Z']],
    ['further out', ['- [ ] A', '    - one', '        - two', '- [ ] Z'], '      - two', '  - two', ['- [ ] A', '    - one', '    - two', '- [ ] Z']],
    [
      'while a line inside of it stays, which says how far it can go',
      ['- [ ] A', '\t- one', '\t- two', '\t\t- inner', '- [ ] Z'],
      '  - two',
      '    - two',
      ['- [ ] A', '\t- one', '\t  - two', '\t\t- inner', '- [ ] Z'],
    ],
  ])('%s', async (_, file, from, to, after) => {
    expect(await edited(file, to, from)).toEqual(after);
  });
});

it.each([
  ['four columns', ['- [ ] A', '    - one', '        - two', '- [ ] Z'], ['      - new']],
  ['tabs', ['- [ ] A', '\t- one', '\t\t- two', '- [ ] Z'], ['\t  - new']],
])('a bullet with a kept one inside of it in the issue has it in the file: %s', async (_, file, come) => {
  expect(await edited(file, '  - one\n    - new\n', '  - one\n')).toEqual(file.toSpliced(2, 0, ...come));
});

it('another sign in each level', async () => {
  const file = ['- [ ] A', '    * one', '        - two', '- [ ] Z'];
  expect(await edited(file, '\n- n\n  - new')).toEqual(file.toSpliced(3, 0, '    * n', '        - new'));
  expect(await edited(file, '\n* n\n  * new')).toEqual(file.toSpliced(3, 0, '    * n', '        - new'));
});

it('below headings', async () => {
  const config = 'sections:\n  - title: Plans\n    items: headings\n';
  const file = ['# R', '', '## Plans', '', '### A', '', '- one', '    - two', '', '### B', '', 'Text.'];
  const tabs = file.map((line) => line.replace('    ', '\t'));
  expect(await edited(tabs, '- one\n\t- two\n- n\n  - new\n', '- one\n\t- two\n', { config })).toEqual(tabs.toSpliced(8, 0, '- n', '\t- new'));
  expect(await edited(tabs, 'Text.\n\n- n\n  - new\n    - deep\n', 'Text.\n', { config, issue: 2 })).toEqual([...tabs, '', '- n', '\t- new', '\t\t- deep']);
  expect(await edited(file, '- one\n    - two\n- n\n  - new\n', '- one\n    - two\n', { config })).toEqual(file.toSpliced(8, 0, '- n', '    - new'));
});

it('sub-items', async () => {
  const file = ['- [ ] A', '    - [ ] one', '        - [ ] two', '- [ ] Z'];
  expect(await edited(file, '\n- [ ] n\n  - [ ] new\n    - [ ] deep')).toEqual(
    file.toSpliced(3, 0, '    - [ ] n', '        - [ ] new', '            - [ ] deep'),
  );
  const tabs = ['- [ ] A', '\t- [ ] one', '\t\t- [ ] two', '- [ ] Z'];
  expect(await edited(tabs, '\n- [ ] n\n  - [ ] new\n    - [ ] deep')).toEqual(tabs.toSpliced(3, 0, '\t- [ ] n', '\t\t- [ ] new', '\t\t\t- [ ] deep'));
});

it('an item inside of a list', async () => {
  const file = ['- group', '    - [ ] A', '        - one', '            - two', '- other'];
  expect(await edited(file, TYPED)).toEqual(file.toSpliced(4, 0, '        - n', '            - new', '                - deep'));
});

it.each([
  ['tabs', '\t'],
  ['four columns', '    '],
  ['three columns', '   '],
])('another edit of a list that was typed by other steps: %s', async (_, step) => {
  const indented = (...some: readonly string[]) => some.map((line) => line.replace(/^ */, (space) => step.repeat(space.length)));
  const world = new MemoryWorld(lines(...indented('- [ ] A', ' - one', '  - two', '- [ ] B')));
  const typed = async (from: string, to: string) => {
    const { body } = world.issue(2);
    expect(body).toContain(from);
    world.change(2, { body: body.replace(from, () => to) });
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    return world.text.split('\n').slice(4, -1);
  };
  await world.sync();
  await world.sync();
  expect(await typed('\n<sub>', '\n- n\n  - new\n    - deep\n  - last\n\n<sub>')).toEqual(indented(' - n', '  - new', '   - deep', '  - last'));
  expect(await typed('    - deep', '    - deep\n    - more')).toEqual(indented(' - n', '  - new', '   - deep', '   - more', '  - last'));
  expect(await typed('  - new', '  - newer')).toEqual(indented(' - n', '  - newer', '   - deep', '   - more', '  - last'));
  expect(await typed('    - more\n', '')).toEqual(indented(' - n', '  - newer', '   - deep', '  - last'));
  expect(await typed('  - last', '- last\n  - of all')).toEqual(indented(' - n', '  - newer', '   - deep', ' - last', '  - of all'));
});
