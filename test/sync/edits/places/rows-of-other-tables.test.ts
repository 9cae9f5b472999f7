import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

const config = `sections:
  - { title: Plan, items: table, columns: { title: Feature, status: Status } }
  - { title: Done, items: table, role: done, columns: { title: Feature, status: Status } }
  - { title: Dropped, items: table, role: dropped, columns: { title: Feature, status: Status } }
`;
const BARS = ['| Feature | Area | Status |', '|---|---|---|'];
const NO_BARS = ['Feature | Area | Status', '---|---|---'];
const PADDED = ['| Feature | Area         | Status |', '|---------|--------------|--------|'];
const OLD = '| Old     | Core         | done   |';
const TWO = ['| A | UI | open |', '| B | UI | open |'];

const file = (plan: readonly string[], done: readonly string[]) => lines('# R', '', '## Plan', '', ...plan, '', '## Done', '', ...done);

describe('a row that goes to another table and comes back', () => {
  it.each<[string, string[], string[], string]>([
    ['gets the bars of the rows there', [...NO_BARS, 'A | UI | open', 'B | UI | open'], [...BARS, '| Old | UI | done |'], '| A | UI | done |'],
    ['leaves its bars', [...BARS, ...TWO], [...NO_BARS, 'Old | UI | done'], 'A | UI | done'],
    ['leaves the bar at its end', [...BARS, ...TWO], ['| Feature | Area | Status', '|---|---|---', '| Old | UI | done'], '| A | UI | done'],
    ['keeps a bar before what would be a bullet', [...BARS, '| - A | UI | open |', '| B | UI | open |'], [...NO_BARS, 'Old | UI | done'], '| - A | UI | done'],
    ['is padded, where its texts have room', [...BARS, ...TWO], [...PADDED, OLD], '| A | UI           | done   |'],
    [
      'is longer than its columns',
      [...BARS, '| A | Everything in the core | open |', '| B | UI | open |'],
      [...PADDED, OLD],
      '| A | Everything in the core | done   |',
    ],
    [
      'leaves its padding',
      [...PADDED, '| A       | UI           | open   |', '| B | UI           | open   |'],
      [...BARS, '| Old | UI | done |'],
      '| A | UI | done |',
    ],
    [
      'leaves padding that no other row has',
      [...PADDED, '|   A     |      UI      |  open  |', '| B | UI           | open   |'],
      [...BARS, '| Old | UI | done |'],
      '| A | UI | done |',
    ],
    ['gets no space beside its bars', [...BARS, ...TWO], ['|Feature|Area|Status|', '|---|---|---|', '|Old|UI|done|'], '|A|UI|done|'],
    ['stands below a header alone', [...PADDED, '| A       | UI           | open   |'], [...BARS], '| A | UI | Done |'],
    ['has a bar in a cell', [...BARS, '| A | `x\\|y` | open |', '| B | UI | open |'], [...PADDED, OLD], '| A | `x\\|y`       | done   |'],
    ['has an empty cell', [...BARS, '| A || open |', '| B | UI | open |'], [...PADDED, OLD], '| A |              | done   |'],
    ['has no last cell', [...BARS, '| A | UI |', '| B | UI | open |'], [...PADDED, OLD], '| A | UI           | done   |'],
    [
      'has a comment behind its last bar',
      [...BARS, '| A | UI | open | <!-- ask Kim -->', '| B | UI | open |'],
      [...PADDED, OLD],
      '| A | UI           | done   | <!-- ask Kim -->',
    ],
    ['has spaces at its end', [...BARS, '| A | UI | open |  ', '| B | UI | open |'], [...NO_BARS, 'Old | UI | done'], 'A | UI | done'],
    ['is as wide on the screen as its column', [...BARS, '| A | 検索 | open |', '| B | UI | open |'], [...PADDED, OLD], '| A | 検索         | done   |'],
  ])('%s', async (_, plan, done, moved) => {
    const between = await thereAndBack(file(plan, done), [1], { config });
    expect(between).toBe(
      file(
        plan.filter((_, at) => at !== 2),
        [...done, moved],
      ),
    );
  });

  it('is padded with its link', async () => {
    const head = [`| Feature${' '.repeat(80)} | Area | Status |`, `|${'-'.repeat(89)}|---|---|`];
    const world = new MemoryWorld(file([...BARS, ...TWO], [...head, `| Old${' '.repeat(84)} | UI | done |`]));
    world.config = config;
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    const [old, own] = world.text.split('\n').slice(-3);
    expect(own).toMatch(/^\| A \(\[#1\]\([^()]*\)\) +\| UI \| done \|$/);
    expect(own?.indexOf('| UI')).toBe(old?.indexOf('| UI'));
  });

  it('has its empty last cell again, which has no bar in a table without outer ones', async () => {
    const [head, dashes] = ['| Feature | Status | Area |', '|---|---|---|'];
    const text = file([head, dashes, '| A | open | UI |', '| B | open |  |'], [head.slice(2, -2), '---|---|---', 'Old | done | UI']);
    const world = new MemoryWorld(text);
    world.config = config;
    await world.sync();
    const before = world.text;
    world.change(2, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(withoutLinks(world.text)).toContain('B | done |\n');
    world.change(2, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
  });

  it.each(['completed', 'not_planned'] as const)('comes back to a table that it has emptied: %s', async (reason) => {
    const text = lines(
      '# R',
      '',
      '## Plan',
      '',
      '|Feature|Area|Status|',
      '|---|---|---|',
      '|  A   ||open|',
      '',
      '## Done',
      '',
      ...BARS,
      '',
      '## Dropped',
      '',
      ...BARS,
    );
    await thereAndBack(text, [1], { config, reason });
  });

  it('comes back with others, each as it was written', async () => {
    const plan = [...BARS, '|A|UI|open|', '| B   ||  open |', 'C | UI | open', '| D | UI | open |'];
    const between = await thereAndBack(file(plan, [...PADDED, OLD]), [1, 2, 3], { config });
    expect(between.match(/^.*done.*$/gm)).toEqual([OLD, '| A | UI           | done   |', '| B |              | done   |', '| C | UI           | done   |']);
  });

  it('keeps its form in a file with CRLF', async () => {
    const text = file([...BARS, ...TWO], [...NO_BARS, 'Old | UI | done']).replaceAll('\n', '\r\n');
    const between = await thereAndBack(text, [1], { config });
    expect(between).toContain('Old | UI | done\r\nA | UI | done\r\n');
  });

  it('fills its cell again with a title that has changed meanwhile', async () => {
    const plan = [
      `| Feature${' '.repeat(80)} | Area | Status |`,
      `|${'-'.repeat(89)}|---|---|`,
      `| Alpha${' '.repeat(82)} | UI | open |`,
      `| B${' '.repeat(86)} | UI | open |`,
    ];
    const world = new MemoryWorld(file(plan, [...BARS, '| Old | UI | done |']));
    world.config = config;
    await world.sync();
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.change(1, { title: 'Beta' });
    await world.sync();
    expect(withoutLinks(world.text)).toContain('| Beta | UI | done |');
    world.change(1, { title: 'Alpha' });
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });
});
