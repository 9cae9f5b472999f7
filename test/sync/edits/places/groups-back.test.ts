import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack } from './there-and-back.ts';

const config = `sections:
  - { title: Plan, items: table, columns: { title: Task, status: Status } }
  - { title: Done, items: table, role: done, columns: { title: Task, status: Status } }
`;

const PADDED = [
  '| Area | Task   | Status |',
  '|------|--------|--------|',
  '| Core | Parser | open   |',
  '|      | Lexer  | open   |',
  '|      | Tokens | open   |',
  '| UI   | Themes | open   |',
  '|      | Fonts  | open   |',
  '| Docs | Guide  | open   |',
];
const BARE = [
  'Area | Task | Status',
  '--- | --- | ---',
  'Core | Parser | open',
  '| | Lexer | open',
  '| | Tokens | open',
  'UI | Themes | open',
  '| | Fonts | open',
  'Docs | Guide | open',
];
const PLAIN = PADDED.map((row) => row.replace(/ +/g, ' '));
const TIGHT = PADDED.map((row) => row.replace(/ /g, ''));
const MIXED = [
  '| Area | Task | Status |',
  '|---|---|---|',
  '| Core | Parser | open |',
  '|| Lexer | open |',
  '|    | Tokens | open |',
  '| UI | Themes | open |',
  '| | Fonts | open |',
  '| Docs | Guide | open |',
];
const DONE = ['| Area | Task | Status |', '|---|---|---|', '| Core | Old | done |'];

const file = (plan: readonly string[], done: readonly string[]) => lines('# R', '', '## Plan', '', ...plan, '', '## Done', '', ...done);

describe('rows of groups that come back', () => {
  const choices = [[1], [2], [3], [4], [2, 1], [1, 2, 3], [5, 4, 6], [3, 4], [1, 2, 3, 4, 5, 6]];
  it.each([
    ['padded', PADDED],
    ['with one space', PLAIN],
    ['without spaces', TIGHT],
    ['without outer bars', BARE],
  ])('are as they were, in a table %s', async (_, plan) => {
    for (const done of [DONE, DONE.slice(0, 2), PADDED.slice(0, 2)]) for (const numbers of choices) await thereAndBack(file(plan, done), numbers, { config });
  });

  it.each([1, 2, 3, 4, 5, 6])('are as they were, where empty cells differ: %s', async (number) => {
    await thereAndBack(file(MIXED, DONE), [number], { config });
  });

  it.each([
    ['padded', ['| Core | Parser | open |', '|      | Lexer | open |', '| UI   | Themes | open |']],
    ['with two spaces', ['| Core | Parser | open |', '|  | Lexer | open |', '| UI | Themes | open |']],
  ])('are as they were, where no cell is empty meanwhile: %s', async (_, rows) => {
    const world = new MemoryWorld(file([...PLAIN.slice(0, 1), '|---|---|---|', ...rows], DONE));
    world.config = config;
    await world.sync();
    const { text } = world;
    for (const [number, open] of [
      [1, false],
      [2, false],
      [1, true],
      [3, false],
      [2, true],
      [3, true],
    ] as const) {
      world.change(number, { state: open ? { open } : { open, reason: 'completed' } });
      await world.sync();
      expect(await world.afterwards()).toEqual([]);
    }
    expect(world.text).toBe(text);
  });

  it('are as they were with CRLF, and above a paragraph', async () => {
    const text = lines('# R', '', '## Plan', ...PLAIN, '', 'More later.', '', '## Done', ...DONE, 'Text.').replaceAll('\n', '\r\n');
    for (const numbers of choices) await thereAndBack(text, numbers, { config });
  });
});
