import { expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;

it('a finished item stands directly below the only one that is there, though a blank line had set its group apart', async () => {
  const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lid', '- Spout', '', '- Bell', '- Rope', '- Clock', '', '## Completed', '', '- Handle'));
  world.change(3, COMPLETED);
  await world.sync();
  expect(world.text).toContain(lines('## Completed', '', '- Handle', `- Bell ${link(3)}`));
  expect(await world.afterwards()).toEqual([]);
});

it('and with a blank line between, where its list has such lines', async () => {
  const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lid', '', '- Spout', '', '- Bell', '', '## Completed', '', '- Handle'));
  world.change(2, COMPLETED);
  await world.sync();
  expect(world.text).toContain(lines('## Completed', '', '- Handle', '', `- Spout ${link(2)}`));
  expect(await world.afterwards()).toEqual([]);
});

it.each(['outlines', 'describes', 'provides'])('a section that is made stands above a paragraph that %s what the file is', async (verb) => {
  const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lid', '- Spout', '', `This roadmap ${verb} what we build next.`));
  world.change(1, COMPLETED);
  await world.sync();
  expect(world.text).toContain(lines('## Completed', '', `- Lid ${link(1)}`, '', `This roadmap ${verb} what we build next.`));
  expect(await world.afterwards()).toEqual([]);
});
