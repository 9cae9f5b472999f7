import { expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { withoutLinks } from './there-and-back.ts';

it.each([
  ['bullets', '-'],
  ['tasks', '- [ ]'],
])('an item whose kind was changed as it was closed comes back among those of its kind: %s', async (_, bullet) => {
  const file = (bugs: string[], features: string[]) => lines('# R', '', '## Open bugs', '', ...bugs, '', '## Planned', '', ...features);
  const named = (...titles: string[]) => titles.map((title) => `${bullet} ${title}`);
  const world = await MemoryWorld.agreed(file(named('B1'), named('One', 'Two')));
  world.change(2, { state: { open: false, reason: 'completed' }, labels: ['roadmap', 'bug'] });
  await world.sync();
  world.change(2, { state: { open: true } });
  await world.sync();
  expect(world.issue(2).labels.toSorted()).toEqual(['bug', 'roadmap']);
  expect(await world.afterwards()).toEqual([]);
  if (bullet === '-') expect(withoutLinks(world.text)).toBe(file(named('B1', 'One'), named('Two')));
});
