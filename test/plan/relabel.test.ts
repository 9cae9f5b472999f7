import { afterEach, describe, expect, it, vi } from 'vitest';
import { KnownLabels } from '../../src/plan/issue/known-labels.ts';
import { lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const TEXT = lines('# R', '', '## Known bugs', '', '- A', '- B', '', '## Planned', '', '- C');

afterEach(() => {
  vi.restoreAllMocks();
});

/** How many issues' labels a run translates. */
async function translations(world: MemoryWorld): Promise<number> {
  const spy = vi.spyOn(KnownLabels.prototype, 'meantBy');
  await world.sync();
  return spy.mock.calls.length;
}

describe('the labels of issues', () => {
  it('are not translated where no label changed, whatever else did', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace('- A', '- A again');
    world.replace('- C', '- C\n- D');
    world.change(2, { labels: [...world.issue(2).labels, 'priority: high'] });
    expect(await translations(world)).toBe(0);
    expect(world.text).toContain('  - priority: high\n');
    expect(world.issue(1).title).toBe('A again');
  });

  it('give the same where they are translated all the same', async () => {
    const [world, forced] = [await MemoryWorld.agreed(TEXT), await MemoryWorld.agreed(TEXT)];
    for (const one of [world, forced]) {
      one.change(1, { labels: ['Roadmap', 'feature', 'other'] });
      one.change(2, { labels: ['bug'] });
      one.change(3, { labels: [...one.issue(3).labels, 'external'], state: { open: false, reason: 'completed' } });
    }
    await world.sync();
    vi.spyOn(KnownLabels.prototype, 'mayTranslate').mockReturnValue(true);
    await forced.sync();
    expect([world.text, world.writes]).toEqual([forced.text, forced.writes]);
    expect(world.numbers.map((number) => world.issue(number).labels)).toEqual(forced.numbers.map((number) => forced.issue(number).labels));
  });

  it.each([['defect'], [null]])('are translated where people renamed or deleted a label on GitHub: %s', async (name) => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('bug', name);
    world.replace('- A', '- A again');
    expect(await translations(world)).toBeGreaterThan(0);
    await world.sync();
    expect(world.issue(1).labels.toSorted()).toEqual([name ?? 'bug', 'roadmap']);
  });

  it('are translated where the configuration names another label', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.config = 'labels: { bug: defect }\n';
    expect(await translations(world)).toBeGreaterThan(0);
    expect(world.issue(1).labels).toEqual(['roadmap', 'defect']);
    expect(await world.afterwards()).toEqual([]);
    vi.restoreAllMocks();
    world.replace('- A', '- A again');
    expect(await translations(world)).toBe(0);
  });
});
