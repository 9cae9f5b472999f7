import { describe, expect, it } from 'vitest';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { NO_LIMITS } from '../support/memory/request.ts';

const LIVE = [
  '# Kettle 2024 roadmap',
  '',
  '## Boiling',
  '',
  '- a',
  '- b',
  '',
  '## Pouring',
  '',
  '- c',
  '',
  '## Lamps',
  '',
  '- x',
  '',
  '## Whistles',
  '',
  '- y',
  '',
];
const PAST = ['# Looking back', '', '# Kettle 2022 roadmap', '', '## Handles', '', '- d', '', '## Lids', '', '- e', ''];
const OLDEST = ['# Kettle 2021 roadmap', '', '## Feet', '', '- f'];

const CONFIG = 'sections:\n  - { pattern: "ing$|^(Handles|Lids|Feet|Lamps|Whistles|Later)$" }\n';

/** A repository in which the bullets of all sections are items. */
async function worldOf(lines: readonly string[], { config = CONFIG, end = '\n' } = {}): Promise<MemoryWorld> {
  const world = new MemoryWorld([...lines, ''].join(end));
  world.config = config;
  await world.sync({ limits: NO_LIMITS });
  return world;
}

function close(world: MemoryWorld, title: string, reason: 'completed' | 'not_planned' = 'completed'): number {
  const number = world.numbers.find((one) => world.issue(one).title === title) ?? 0;
  world.change(number, { state: { open: false, reason } }, 'ann');
  return number;
}

/** The lines of the file without links. */
function linesOf({ text }: MemoryWorld): string[] {
  return text
    .replace(/ \(\[#\d+\]\([^)]*\)\)/g, '')
    .split(/\r?\n/)
    .slice(0, -1);
}

async function closed(
  lines: readonly string[],
  titles: readonly string[],
  reason: 'completed' | 'not_planned' = 'completed',
  config = CONFIG,
): Promise<string[]> {
  const world = await worldOf(lines, { config });
  for (const title of titles) close(world, title, reason);
  await world.sync({ limits: NO_LIMITS });
  expect(await world.afterwards()).toEqual([]);
  return linesOf(world);
}

const without = (lines: readonly string[], title: string) => lines.filter((line) => line !== `- ${title}`);
const made = (...titles: readonly string[]) => ['## Completed', '', ...titles.map((title) => `- ${title}`), ''];

describe('a section that is made in a file of several chapters', () => {
  it('stands in the chapter of the item', async () => {
    expect(await closed([...LIVE, ...PAST, ...OLDEST], ['a'])).toEqual([...without(LIVE, 'a'), ...made('a'), ...PAST, ...OLDEST]);
    expect(await closed([...LIVE, ...PAST, ...OLDEST], ['d'])).toEqual([...LIVE, ...without(PAST, 'd').toSpliced(6, 1), ...made('d'), ...OLDEST]);
  });

  it('stands there also with Windows line ends', async () => {
    const world = await worldOf([...LIVE, ...PAST, ...OLDEST], { end: '\r\n' });
    close(world, 'b');
    await world.sync({ limits: NO_LIMITS });
    expect(world.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(linesOf(world)).toEqual([...without(LIVE, 'b'), ...made('b'), ...PAST, ...OLDEST]);
  });

  it('stands at the end of the file where the last chapter is that of the item', async () => {
    expect(await closed([...LIVE, ...PAST, ...OLDEST, '- g'], ['f'])).toEqual([
      ...LIVE,
      ...PAST,
      ...without(OLDEST, 'f'),
      '- g',
      '',
      ...made('f').slice(0, -1),
    ]);
  });

  it('is made for each chapter, whichever item is closed first, at once or one by one', async () => {
    const text = [...LIVE, ...PAST, ...OLDEST];
    const expected = [...without(LIVE, 'a'), ...made('a'), ...without(PAST, 'e').slice(0, -1), ...made('e'), ...OLDEST];
    expect(await closed(text, ['a', 'e'])).toEqual(expected);
    for (const order of [
      ['a', 'e'],
      ['e', 'a'],
    ]) {
      const world = await worldOf(text);
      for (const title of order) {
        close(world, title);
        await world.sync({ limits: NO_LIMITS });
      }
      expect(linesOf(world)).toEqual(expected);
    }
  });

  it('holds all items of its chapter', async () => {
    expect(await closed([...LIVE, ...PAST, ...OLDEST], ['a', 'b'])).toEqual([
      ...without(without(LIVE, 'a'), 'b').toSpliced(4, 1),
      ...made('a', 'b'),
      ...PAST,
      ...OLDEST,
    ]);
  });

  it.each(['completed', 'not_planned'] as const)('goes again when its items are reopened (%s), in any order', async (reason) => {
    for (const order of [
      ['a', 'c', 'd', 'f'],
      ['f', 'd', 'c', 'a'],
      ['d', 'a', 'f', 'c'],
    ]) {
      const world = await worldOf([...LIVE, ...PAST, ...OLDEST]);
      const before = world.text;
      for (const title of order) {
        close(world, title, reason);
        await world.sync({ limits: NO_LIMITS });
      }
      expect(world.text).not.toBe(before);
      for (const title of ['c', 'f', 'a', 'd']) {
        world.change(world.numbers.find((one) => world.issue(one).title === title) ?? 0, { state: { open: true } }, 'ann');
        await world.sync({ limits: NO_LIMITS });
      }
      expect(world.text).toBe(before);
    }
  });

  it('stands before a chapter of finished work, and what is finished in that one stays for all', async () => {
    const archive = ['# Archive', '', '## Completed', '', '- z'];
    expect(await closed([...LIVE, ...archive], ['a'])).toEqual([...without(LIVE, 'a'), ...archive, '- a']);
    expect(await closed([...LIVE, ...archive], ['a'], 'not_planned')).toEqual([...without(LIVE, 'a'), '## Dropped', '', '- a', '', ...archive]);
  });

  it('has no number, because each chapter may count for itself', async () => {
    const live = ['# Now', '', '## 1. Boiling', '', '- a', '- b', '', '## 2. Pouring', '', '- c', ''];
    expect(await closed([...live, ...OLDEST], ['a'])).toEqual([...without(live, 'a'), ...made('a'), ...OLDEST]);
  });

  it('for new open work stands in the chapter that the document begins with', async () => {
    const world = await worldOf([...LIVE, ...PAST, ...OLDEST]);
    const first = world.numbers[0] ?? 0;
    world.open({ ...world.issue(first), number: 90, title: 'n', body: '', labels: ['roadmap', 'bug'] }, 'ann');
    await world.sync({ limits: NO_LIMITS });
    expect(linesOf(world)).toEqual([...LIVE, '## Open bugs', '', '- n', '', ...PAST, ...OLDEST]);
  });
});

describe('a section that is made in a file that only looks like several chapters', () => {
  it.each([
    [
      'whose sections are all of level 1',
      ['# Planned', '', '- a', '', '# Later', '', '- b'],
      ['# Planned', '', '# Later', '', '- b', '', '# Completed', '', '- a'],
    ],
    [
      'with a title above sections of level 1',
      ['# Kettle', '', 'Words.', '', '# Planned', '', '- a', '- c', '', '# Later', '', '- b'],
      ['# Kettle', '', 'Words.', '', '# Planned', '', '- c', '', '# Later', '', '- b', '', '# Completed', '', '- a'],
    ],
    [
      'with its title as the only heading of level 1',
      ['# Kettle', '', '## Planned', '', '- a', '- c', '', '## Later', '', '- b'],
      ['# Kettle', '', '## Planned', '', '- c', '', '## Later', '', '- b', '', '## Completed', '', '- a'],
    ],
  ])('%s stands at the end', async (_, before, after) => {
    expect(await closed(before, ['a'])).toEqual(after);
  });
});
