import { expect } from 'vitest';
import { lines } from './builders.ts';
import { MemoryWorld } from './memory-world.ts';

export const BUGS = lines('# Rocket 2.1', '', '## Open bugs', '', '- Lid opens', '- Parser drops tabs', '  - status: idea');
export const ROADMAP = lines('# Rocket 2.1', '', '## Planned', '', '- Whistle');

/** Two roadmaps of one repository, each with its own workflow, in agreement: #1 and #2 in BUGS.md, #3 in ROADMAP.md. */
export async function twoFiles(): Promise<MemoryWorld> {
  const world = new MemoryWorld(ROADMAP);
  world.turnTo('BUGS.md');
  world.edit(BUGS);
  await world.sync();
  world.turnTo('ROADMAP.md');
  await world.sync();
  expect(world.numbers).toEqual([1, 2, 3]);
  // Each run also learns of the labels that the other one made.
  for (const path of ['BUGS.md', 'ROADMAP.md', 'BUGS.md', 'ROADMAP.md']) {
    world.turnTo(path);
    await world.sync();
  }
  world.requests.length = 0;
  world.writes.length = 0;
  return world;
}

/** Takes the lines of an item out of the file that the world is turned to. */
export function cut(world: MemoryWorld, pattern: RegExp): string {
  const [found] = pattern.exec(world.text) ?? [];
  if (found === undefined) throw new Error(`Not in the file: ${pattern}`);
  world.replace(found, '');
  return found;
}

export async function runFor(world: MemoryWorld, path: string): Promise<string[]> {
  world.turnTo(path);
  const { problems } = await world.sync();
  return problems.map(({ message }) => message);
}

/** Cuts #2 from BUGS.md. @param edit what is pasted in place of it */
export function move(world: MemoryWorld, edit: (text: string) => string = (text) => text): void {
  world.turnTo('BUGS.md');
  const text = cut(world, /- Parser.*\n {2}- status.*\n/);
  world.turnTo('ROADMAP.md');
  world.edit(world.text + edit(text));
}

export const TAKEN = '#2 belonged to BUGS.md. Its item stands here now, and so it belongs to this file.';
export const pathOf = (world: MemoryWorld, number: number) => world.baseline?.entries.find((entry) => entry.number === number)?.path;

/** In the end each file agrees with its issues, and there are no more of them than before. */
export async function expectSettled(world: MemoryWorld, count = 3): Promise<void> {
  for (const path of ['BUGS.md', 'ROADMAP.md']) {
    world.turnTo(path);
    if (world.text !== '') expect(await world.afterwards()).toEqual([]);
  }
  expect(world.numbers).toHaveLength(count);
}
