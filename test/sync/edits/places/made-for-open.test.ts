import { expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { withoutLinks } from './there-and-back.ts';

const BUG = { labels: ['roadmap', 'bug'] };
const CLOSED = { state: { open: false, reason: 'completed' } } as const;
const DROPPED = { state: { open: false, reason: 'not_planned' } } as const;

async function withBugs(text: string, ...titles: string[]): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(text);
  for (const title of titles) {
    world.open(issueOf(world.numbers.length + 1, title, BUG), 'ann');
    await world.sync();
  }
  return world;
}

const PLANNED = lines('# R', '', '## Planned', '', '- One', '', '## Done', '', '- Two', '', '## Dropped', '', '- Three');
const TASKS = lines('# R', '', '## Planned', '', '- [ ] One', '', '## Done', '', '- [x] Two', '', '## Dropped', '', '- [ ] Three');

it.each([
  ['is closed', PLANNED, CLOSED],
  ['is dropped', PLANNED, DROPPED],
  ['is ticked and moves', TASKS, CLOSED],
  ['becomes a feature', PLANNED, { labels: ['roadmap', 'feature'] }],
])('a section that was made for a new bug goes when its last item %s', async (_, text, change) => {
  const world = await withBugs(text, 'B1', 'B2');
  expect(world.text).toContain('## Open bugs\n');
  const [first = 0, second = 0] = world.numbers.slice(-2);
  world.change(first, change);
  await world.sync();
  expect(world.text).toContain('## Open bugs\n');
  world.change(second, change);
  await world.sync();
  expect(world.text).not.toContain('## Open bugs\n');
  expect(await world.afterwards()).toEqual([]);
});

it('an item that comes back has such a section again, which goes with it', async () => {
  const world = await withBugs(PLANNED, 'B1');
  const open = world.text;
  const [bug = 0] = world.numbers.slice(-1);
  for (const _ of [1, 2]) {
    world.change(bug, CLOSED);
    await world.sync();
    expect(world.text).not.toContain('## Open bugs\n');
    world.change(bug, { state: { open: true } });
    await world.sync();
    expect(withoutLinks(world.text)).toBe(withoutLinks(open));
  }
  expect(await world.afterwards()).toEqual([]);
});

it.each([
  ['got a text', '## Open bugs\n', '## Open bugs\n\nReport them here.\n'],
  ['got another title', '## Open bugs\n', '## Bugs we know\n'],
])('it stays when a person changed it: it %s', async (_, before, after) => {
  const world = await withBugs(PLANNED, 'B1');
  world.replace(before, after);
  await world.sync();
  world.change(world.numbers.at(-1) ?? 0, CLOSED);
  await world.sync();
  expect(world.text).toContain(after);
  expect(await world.afterwards()).toEqual([]);
});

it('one that a person wrote stays', async () => {
  const world = await MemoryWorld.agreed(lines('# R', '', '## Open bugs', '', '- B1', '', '## Planned', '', '- One'));
  world.change(1, CLOSED);
  await world.sync();
  expect(world.text).toContain('## Open bugs\n');
});
