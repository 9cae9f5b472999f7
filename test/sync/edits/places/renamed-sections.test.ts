import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { withoutLinks } from './there-and-back.ts';

/** A is closed, the file is changed, and A is opened again. */
async function back(file: string, number: number, edit: (world: MemoryWorld) => void): Promise<string> {
  const world = await MemoryWorld.agreed(file);
  world.change(number, { state: { open: false, reason: 'completed' } });
  await world.sync();
  edit(world);
  world.change(number, { state: { open: true } });
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return withoutLinks(world.text);
}

describe('an item whose section has another title when it comes back', () => {
  const file = (title: string, ...items: string[]) => lines('# R', '', `## ${title}`, '', ...items.map((one) => `- ${one}`), '', '## Done', '', '- Z');

  it.each([
    ['in the middle', 2],
    ['the first', 1],
    ['the last', 3],
  ])('stands between its neighbours: %s', async (_, number) => {
    const text = await back(file('Planned', 'A', 'B', 'C'), number, (world) => world.replace('## Planned', '## Upcoming'));
    expect(text).toBe(file('Upcoming', 'A', 'B', 'C'));
  });

  it('stands at the end of an open section where they have parted', async () => {
    const text = await back(file('Planned', 'A', 'B', 'C'), 2, (world) => {
      world.edit(world.text.replace('## Planned', '## Upcoming').replace(/(- C .*\n)/, '\n## Backlog\n\n$1'));
    });
    expect(text).toBe(file('Upcoming', 'A', 'B').replace('\n## Done', '\n## Backlog\n\n- C\n\n## Done'));
  });

  it('stands at the end of an open section where a section for finished work took its neighbours', async () => {
    const text = await back(file('Planned', 'A', 'B', 'C', '').replace('- \n', '\n## Upcoming\n\n- D\n'), 2, (world) => {
      world.edit(world.text.replace('## Planned', '## Completed'));
    });
    expect(text).toMatch(/## Completed\n\n- A\n- C\n\n## Upcoming\n\n- D\n- B\n/);
  });
});
