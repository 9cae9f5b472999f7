import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { labelsOf, rewrite } from '../edits.ts';

/** The file after the issue of `b` got a level and some lines, without links. */
async function withMore(text: string[], more: string, config: string | null = null): Promise<string[]> {
  const world = new MemoryWorld(lines('# R', '', ...text));
  world.config = config;
  await world.sync();
  await world.sync();
  const number = [...world.numbers].find((one) => world.issue(one).title === 'b') ?? 0;
  rewrite(world, number, '<sub>', `${more}\n\n<sub>`);
  world.change(number, { labels: [...labelsOf(world, number), 'priority: high'] });
  expect((await world.sync()).problems).toEqual([]);
  const after = world.text;
  expect(await world.afterwards()).toEqual([]);
  return after
    .replace(/ \(\[#.*?\)\)/g, '')
    .split('\n')
    .slice(2, -1);
}

describe('what enters an item from its issue is written as the file nests', () => {
  it.each([
    ['stars of the item', ['- [ ] b', '  * [ ] x'], ['- [ ] b', '  * priority: high', '  * [ ] x', '  * [ ] new']],
    ['stars of a neighbour', ['- [ ] a', '  * [ ] x', '- [ ] b'], ['- [ ] a', '  * [ ] x', '- [ ] b', '  * priority: high', '  * [ ] new']],
    [
      'its own before a neighbour’s',
      ['- [ ] a', '  * [ ] x', '- [ ] b', '  + y'],
      ['- [ ] a', '  * [ ] x', '- [ ] b', '  + priority: high', '  + y', '  + [ ] new'],
    ],
    [
      'the bullet of the items where a neighbour has as many of two',
      ['* [ ] a', '  - x', '  + y', '', '- [ ] b'],
      ['* [ ] a', '  - x', '  + y', '', '- [ ] b', '  - priority: high', '  - [ ] new'],
    ],
    [
      'most of the bullets of a neighbour',
      ['* [ ] a', '  - x', '  + y', '  + z', '', '- [ ] b'],
      ['* [ ] a', '  - x', '  + y', '  + z', '', '- [ ] b', '  + priority: high', '  + [ ] new'],
    ],
    ['four columns', ['- [ ] a', '    + x', '- [ ] b'], ['- [ ] a', '    + x', '- [ ] b', '    + priority: high', '    + [ ] new']],
    ['tabs', ['- [ ] a', '\t- [ ] x', '- [ ] b'], ['- [ ] a', '\t- [ ] x', '- [ ] b', '\t- priority: high', '\t- [ ] new']],
    ['tabs of fields on lines', ['- [ ] a', '\towner: kim', '- [ ] b'], ['- [ ] a', '\towner: kim', '- [ ] b', '\tpriority: high', '\t- [ ] new']],
    ['numbers of its tasks', ['- [ ] b', '  1. [ ] x', '  2. [ ] y'], ['- [ ] b', '  1. [ ] x', '  2. [ ] y', '  3. [ ] new', '  - priority: high']],
    ['equal numbers', ['- [ ] b', '  1. [ ] x', '  1. [ ] y'], ['- [ ] b', '  1. [ ] x', '  1. [ ] y', '  1. [ ] new', '  - priority: high']],
    ['numbers of a neighbour’s tasks', ['- [ ] a', '  1) [ ] x', '- [ ] b'], ['- [ ] a', '  1) [ ] x', '- [ ] b', '  - priority: high', '  1) [ ] new']],
    ['bullets in a numbered list', ['1. [ ] a', '   * [ ] x', '2. [ ] b'], ['1. [ ] a', '   * [ ] x', '2. [ ] b', '   * priority: high', '   * [ ] new']],
    [
      'a list elsewhere',
      ['- [ ] b', '', '## Later', '', '- [ ] a', '  * x'],
      ['- [ ] b', '  * priority: high', '  * [ ] new', '', '## Later', '', '- [ ] a', '  * x'],
    ],
  ])('%s', async (_, before, after) => {
    expect(await withMore(before, '- [ ] new')).toEqual(after);
  });

  it('the bullets of other headings', async () => {
    const config = 'sections:\n  - title: Plans\n    items: headings\n';
    const text = ['## Plans', '', '### a', '', '* why', '', '### b', '', 'Text.'];
    expect(await withMore(text, '- because', config)).toEqual([
      '## Plans',
      '',
      '### a',
      '',
      '* why',
      '',
      '### b',
      '',
      '* priority: high',
      '',
      'Text.',
      '',
      '* because',
    ]);
  });

  it('the tabs of other headings', async () => {
    const config = 'sections:\n  - title: Plans\n    items: headings\n';
    const text = ['## Plans', '', '### a', '', '- why', '\t- deep', '', '### b', '', '- priority: low', '- [ ] x'];
    expect(await withMore(text, '- [ ] new\n  - [ ] inner', config)).toEqual([
      ...text.slice(0, -2),
      '- priority: high',
      '- [ ] x',
      '- [ ] new',
      '\t- [ ] inner',
    ]);
  });

  it('tabs at every depth', async () => {
    const after = ['- [ ] b', '\t- priority: high', '\t- [ ] x', '\t- [ ] new', '\t\t- [ ] inner'];
    expect(await withMore(['- [ ] b', '\t- [ ] x'], '- [ ] new\n  - [ ] inner')).toEqual(after);
  });

  it('lines that only got another bullet in the issue stay', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] a', '  * [ ] x', '  * [ ] y'));
    rewrite(world, 1, '* [ ] x\n* [ ] y', '- [ ] x\n- [ ] z\n- [ ] y');
    await world.sync();
    expect(world.text).toContain('  * [ ] x\n  * [ ] z\n  * [ ] y');
  });
});
