import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const CONFIG = 'sections:\n  - { title: Planned, priority: high }\n';
const TEXT = lines('# Kettle', '', '## Planned', '', '- Lid', '- Spout', '', '## Completed', '', '- Base', '', '## Dropped', '', '- Lamp');

async function agreed(text = TEXT): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = CONFIG;
  await world.sync();
  return world;
}

describe('the level that a section gives its items', () => {
  it.each(['completed', 'not_planned'] as const)('stays on an issue that is closed as %s, and nothing follows', async (reason) => {
    const world = await agreed();
    const before = world.text;
    world.change(1, { state: { open: false, reason } }, 'ann');
    await world.sync();
    expect(world.text).not.toBe(before);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).labels).toContain('priority: high');
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(1).labels.includes('priority: high')]).toEqual([before, true]);
  });

  it('stays where the file moves the item to the finished ones', async () => {
    const world = await agreed();
    const [lid = ''] = /- Lid.*\n/.exec(world.text) ?? [];
    world.edit(world.text.replace(lid, '').replace('- Base\n', () => `- Base\n${lid}`));
    await world.sync();
    expect([world.issue(1).state.open, world.issue(1).labels.includes('priority: high')]).toEqual([false, true]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes with a field of its own that is taken away, also from a finished item', async () => {
    const world = await agreed(TEXT.replace('- Lid\n', '- Lid\n  - priority: low\n'));
    expect(world.issue(1).labels).toContain('priority: low');
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    world.edit(world.text.replace('  - priority: low\n', ''));
    await world.sync();
    expect(world.issue(1).labels.filter((label) => label.startsWith('priority'))).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
  });
});
