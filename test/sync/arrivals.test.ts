import { expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

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

it.each([
  ['plain bullets', ['- Lid', '- Spout', '', '- Bell', '- Rope'], ['- Lid LINK1', '', '- Bell LINK3', '- Rope LINK4']],
  ['more blank lines', ['- Lid', '- Spout', '', '', '- Bell'], ['- Lid LINK1', '', '', '- Bell LINK3']],
  ['a larger gap above', ['- Lid', '', '', '- Spout', '', '- Bell'], ['- Lid LINK1', '', '', '- Bell LINK3']],
  ['numbers', ['1. Lid', '2. Spout', '', '10. Bell'], ['1. Lid LINK1', '', '10. Bell LINK3']],
])('the last item of a group leaves the blank lines that set the next one apart: %s', async (_, list, left) => {
  const world = new MemoryWorld(lines('## Plans', '', ...list, '', '## Completed', '', '- Handle'));
  world.config = 'sections: [{ title: Plans, items: [bullets, numbered] }]';
  await world.sync();
  const before = world.text;
  world.change(2, COMPLETED);
  await world.sync();
  expect(world.text).toContain(lines('## Plans', '', ...left.map((one) => one.replace(/LINK(\d)/, (__, number) => link(Number(number)))), '', '## Completed'));
  world.change(2, { state: { open: true } });
  await world.sync();
  expect(world.text).toBe(before);
  expect(await world.afterwards()).toEqual([]);
});
