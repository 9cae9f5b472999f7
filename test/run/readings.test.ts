import { afterEach, describe, expect, it, vi } from 'vitest';
import * as reader from '../../src/roadmap/read/roadmap.ts';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const COUNT = 25;
const TITLES = Array.from({ length: COUNT }, (_, index) => `Item ${index + 1}`);
const TEXT = lines(
  '# R',
  '',
  '## Known bugs',
  '',
  ...TITLES.map((title) => `- ${title}`),
  '',
  '## Planned',
  '',
  '- Search',
  '',
  '## Bugs resolved since last update',
  '',
  '- Old',
);

/** Whole readings of the roadmap; small texts, such as one title, are read on the side. */
function readings(): () => number {
  const spy = vi.spyOn(reader, 'readRoadmap');
  return () => spy.mock.calls.filter(([text]) => text.includes('## Known bugs')).length;
}

afterEach(() => {
  vi.restoreAllMocks();
});

const ENOUGH = { maxCreates: 100, maxCloses: 100, maxChanges: 100 };

async function agreed(): Promise<MemoryWorld> {
  const world = new MemoryWorld(TEXT);
  await world.sync({ limits: ENOUGH });
  return world;
}

describe('a run reads the whole roadmap', () => {
  it('once where nothing is to do', async () => {
    const world = await agreed();
    const count = readings();
    await world.sync({ limits: ENOUGH });
    expect(count()).toBe(1);
  });

  it.each([1, COUNT])('at most three times where %d issues were closed', async (closed) => {
    const world = await agreed();
    for (let number = 1; number <= closed; number += 1) world.change(number, { state: { open: false, reason: 'completed' } });
    const count = readings();
    await world.sync({ limits: ENOUGH });
    expect(world.text).toContain(`- Item 1 ${link(1)}\n  - resolution: Fixed`);
    expect(count()).toBeLessThanOrEqual(3);
  });

  it('at most three times where issues were closed, and items are new', async () => {
    const world = await agreed();
    for (let number = 1; number <= 5; number += 1) world.change(number, { state: { open: false, reason: 'completed' } });
    world.replace('- Search', lines('- Search', ...TITLES.map((title) => `- New ${title}`)).trimEnd());
    const count = readings();
    await world.sync({ limits: ENOUGH });
    expect(world.numbers).toHaveLength(2 * COUNT + 1);
    expect(count()).toBeLessThanOrEqual(3);
  });
});
