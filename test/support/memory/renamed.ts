import { expect } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { lines } from './builders.ts';
import { MemoryWorld } from './memory-world.ts';

/** A roadmap with two items, and the repository's address before it got another name. */
export const TWO = lines('## Planned', '', '- Audit log', '- Dark mode');
export const OLD = 'https://github.test/o/r';

/** A link to an issue of any repository, by its address. */
export const linked = (number: number, repository: string) => `([#${number}](${repository}/issues/${number}))`;

export const told = (problems: readonly Problem[]) => problems.map(({ level, line, message }) => `${level} ${line}: ${message}`);

/** A state as an older release wrote it: without names. */
export async function agreedBefore(text: string): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(text);
  const { names: _, ...baseline } = world.baseline ?? expect.fail('There is a state.');
  world.setBaseline(baseline);
  return world;
}
