import { describe, expect, it } from 'vitest';
import { lines, link, roadmapOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { proposedWorld } from '../../support/memory/proposed-world.ts';

function itemsOf(text: string): Array<{ title: string; state: string }> {
  return roadmapOf(lines(text)).items.map(({ title, state }) => ({ title, state }));
}

describe('a title that is struck through, with its state in brackets behind it', () => {
  it.each([
    ['~~Spout~~ (done in 0.9)', 'done'],
    ['~~Spout~~ (Shipped)', 'done'],
    ['**~~Spout~~** (fixed, 2024-05-01).', 'done'],
    ['~~Spout of `tin`~~ (merged in v1.2) (#7)', 'done'],
    ['~~Spout~~ (done in 0.9) ✅', 'done'],
    ['~~Spout~~ (rejected in 2023)', 'dropped'],
    ['~~Spout~~ (won’t do)', 'dropped'],
    ['~~Spout~~', 'dropped'],
  ])('is finished: “%s”', (title, state) => {
    expect(itemsOf(`- [ ] ${title}`)).toEqual([{ title: title.includes('tin') ? 'Spout of `tin`' : 'Spout', state }]);
  });

  it.each([
    'Spout (done in 0.9)',
    '~~Spout~~ of tin (done in 0.9)',
    '~~Spout~~ (done by hand)',
    '~~Spout~~ (see 0.9)',
    '~~Spout~~ \\(done)',
    '~~Spout~~ done in 0.9',
  ])('says nothing in “%s”', (title) => {
    expect(itemsOf(`- [ ] ${title}`)).toMatchObject([{ state: 'open' }]);
  });

  const text = (lid: string) =>
    lines('# Roadmap', '', '## Pots', '', '- ~~Spout~~ (done in 0.9)', lid, '- ~~Handle~~ (done in 0.9)', '- ~~Foot~~ (fixed in 0.8)', '- Glaze');

  it('shows how another item of the file is finished, without its version', async () => {
    const world = await proposedWorld(text('- Lid'));
    if (world === null) throw new Error('The roadmap was refused.');
    expect(world.numbers.map((one) => world.issue(one).title)).toEqual(['Lid', 'Glaze']);
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(before.replace(`- Lid ${link(1)}`, `- ~~Lid~~ (done) ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
    world.change(1, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    expect(world.text).toBe(before.replace(`- Lid ${link(1)}`, `- ~~Lid~~ ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('closes the issue of an item that gets it, and opens it without it', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Spout'));
    world.replace('Spout', '~~Spout~~ (done in 0.9)');
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'Spout', state: { open: false, reason: 'completed' } });
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Spout ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
