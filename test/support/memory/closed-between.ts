import { expect } from 'vitest';
import type { CloseReason } from '../../../src/model/issue.ts';
import type { MemoryWorld } from './memory-world.ts';

/** Closes the first issue, and opens it again: both sides agree each time, and the file is as it was. The result is the file in between. */
export async function closedBetween(world: MemoryWorld, reason: CloseReason): Promise<string> {
  const before = world.text;
  world.change(1, { state: { open: false, reason } });
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  expect(world.issue(1).state).toEqual({ open: false, reason });
  const after = world.text;
  world.change(1, { state: { open: true } });
  await world.sync();
  expect(world.text).toBe(before);
  expect(await world.afterwards()).toEqual([]);
  return after;
}
