import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const OPEN = { state: { open: true } } as const;
const CLOSED = { state: { open: false, reason: 'completed' } } as const;
const CONFIG = 'sections: [{ title: Plan, items: headings }]\nwords: { done: [✅, Done] }\n';

/** Two headings in agreement with their issues. */
async function agreed(): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('# Kettle', '', '## Plan', '', '### Spout', '', '### Lid'));
  world.config = CONFIG;
  await world.sync();
  return world;
}

describe('a mark before a title', () => {
  it('closes the issue, whose title does not change', async () => {
    const world = await agreed();
    world.replace('### Spout', '### ✅ Spout');
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'Spout', state: { open: false } });
    expect(world.text).toContain(`### ✅ Spout ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes when the issue is reopened', async () => {
    const world = await agreed();
    world.replace('### Spout', '### ✅ **DONE:** Spout');
    await world.sync();
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toContain(`### Spout ${link(1)}\n`);
    expect(world.issue(1).state.open).toBe(true);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays when the title changes', async () => {
    const world = await agreed();
    world.replace('### Spout', '### ✅ Spout');
    await world.sync();
    world.change(1, { title: 'Spout of steel' });
    await world.sync();
    expect(world.text).toContain(`### ✅ Spout of steel ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stands before the title of a neighbour that is closed, too', async () => {
    const world = await agreed();
    world.replace('### Spout', '### ✅ Spout');
    await world.sync();
    world.change(2, CLOSED);
    await world.sync();
    expect(world.text).toContain(`### ✅ Lid ${link(2)}\n`);
    expect(world.issue(2).state.open).toBe(false);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('an item above the first heading', () => {
  it('becomes an issue, and moves to a section for finished items when that is closed, and back', async () => {
    const world = new MemoryWorld(lines('- Spout', '- Lid', '', '## Thanks', '', 'To all guests.'));
    world.config = 'sections: [{ path: ^$ }]\n';
    await world.sync();
    expect(world.text).toBe(lines(`- Spout ${link(1)}`, `- Lid ${link(2)}`, '', '## Thanks', '', 'To all guests.'));
    world.change(1, CLOSED);
    await world.sync();
    expect(world.text).toContain(`## Completed\n\n- Spout ${link(1)}`);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(lines(`- Spout ${link(1)}`, `- Lid ${link(2)}`, '', '## Thanks', '', 'To all guests.'));
    expect(await world.afterwards()).toEqual([]);
  });
});
