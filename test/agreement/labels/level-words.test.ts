import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { DONE, labelsOf, rewrite } from '../edits.ts';

const relabel = (world: MemoryWorld, ...levels: string[]) =>
  world.change(1, { labels: [...labelsOf(world, 1).filter((name) => !name.startsWith('priority: ')), ...levels.map((level) => `priority: ${level}`)] });

describe('a priority that says more than its level', () => {
  it.each([
    ['high - customers wait', 'low - customers wait'],
    ['**High**, see [the talk](https://talk.test/a_b)', '**Low**, see [the talk](https://talk.test/a_b)'],
    ['high \\*not blocker\\*', 'low \\*not blocker\\*'],
  ])('keeps the words of “%s” when the label changes', async (before, after) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', `  - priority: ${before}`));
    relabel(world, 'low');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- A ${link(1)}`, `  - priority: ${after}`));
    expect(world.issue(1).body).toContain(`**Priority:** ${after}`);
    expect(world.issue(1).labels).toEqual(['roadmap', 'feature', 'priority: low']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps them in a cell of a table', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '| Item | Priority |', '|---|---|', '| A | high - customers wait |'));
    world.config = 'sections: [{ title: Planned, items: table }]\n';
    await world.sync();
    relabel(world, 'low');
    await world.sync();
    expect(world.text).toContain(`| A ${link(1)} | low - customers wait |`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps them when the label changes by two clicks, the old label first', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - priority: high - customers wait'));
    relabel(world);
    await world.sync();
    expect(world.text).toContain('  - priority: customers wait\n');
    relabel(world, 'low');
    await world.sync();
    expect(world.text).toContain('  - priority: low - customers wait\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps a value without a level, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - priority: when the moon is full'));
    relabel(world, 'low');
    await world.sync();
    expect(world.text).toContain('  - priority: low - when the moon is full\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('gives way to a value in the issue’s text', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - priority: high - customers wait'));
    rewrite(world, 1, 'high - customers wait', 'low');
    await world.sync();
    expect(world.text).toContain('  - priority: low\n');
    expect(world.issue(1).labels).toContain('priority: low');
  });

  it('comes back with an item that was removed, whatever its label says by then', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - priority: high - customers wait', '- B'));
    world.edit(lines('## Planned', '', `- B ${link(2)}`));
    await world.sync();
    expect(world.issue(1).state).not.toEqual(DONE);
    relabel(world, 'low');
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- A ${link(1)}\n  - priority: low - customers wait\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});
