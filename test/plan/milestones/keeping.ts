import { expect } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

export const ROADMAP = lines(
  '# Kettle 3.1 roadmap',
  '',
  '## Timeline',
  '',
  '- Freeze: 1 May 2026 <== WE ARE HERE',
  '- Release: 1 July 2026',
  '',
  '## Open bugs',
  '',
  '- Lid opens',
  '- Rust',
  '  - release: later',
  '',
  '## Planned',
  '',
  '- Whistle',
  '  - release: 3.2',
);

/** A repository whose milestones are kept from the first run on. */
export async function keeping(text = ROADMAP): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = 'milestone: true\n';
  await world.sync();
  world.requests.length = 0;
  world.writes.length = 0;
  return world;
}

/** What comes of somebody's change: the milestones of the issues, and that nothing is left to do. */
export async function settled(world: MemoryWorld): Promise<Array<string | null>> {
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return world.numbers.map((number) => world.issue(number).milestone?.title ?? null);
}

export const OWN = 'Kettle 3.1';
