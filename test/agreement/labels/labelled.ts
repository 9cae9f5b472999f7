import { expect } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { lines, outlineOf } from '../../support/memory/builders.ts';
import type { MemoryWorld } from '../../support/memory/memory-world.ts';

/** Items with a label of each meaning. */
export const TEXT = lines(
  '## Known bugs',
  '',
  '- Crash (external)',
  '  - priority: blocker - customers wait',
  '- Leak',
  '',
  '## Planned',
  '',
  '- Search',
  '  - priority: high',
);
export const FULL = { fullLook: true };

/** What a run tells of labels. */
export function told({ problems }: Result): string[] {
  return problems.filter(({ code }) => code === 'label-changed').map(({ message }) => message);
}

/** The requests that a run makes. */
export async function requestsOf(world: MemoryWorld, act: () => Promise<unknown>): Promise<string[]> {
  world.requests.length = 0;
  await act();
  return [...world.requests];
}

/** Somebody comments on an issue, so that lists show it. */
export function touch(world: MemoryWorld, number: number): void {
  world.change(number, {});
}

/** The file has a text, and nothing is left to do or to tell. */
export async function expectSettled(world: MemoryWorld, text: string): Promise<void> {
  expect(world.text).toBe(text);
  expect(await world.afterwards()).toEqual([]);
  const { plan } = await world.sync(FULL);
  expect(outlineOf(plan)).toEqual([]);
  expect(plan.problems).toEqual([]);
  expect(world.text).toBe(text);
}
