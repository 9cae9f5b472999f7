import { expect } from 'vitest';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** A file after the text of its first issue was edited in one place. The run after that does nothing. */
export async function afterEdit(file: string, from: string, to: string): Promise<string> {
  const world = await MemoryWorld.agreed(file);
  const { body } = world.issue(1);
  expect(body).toContain(from);
  world.change(1, { body: body.replace(from, () => to) });
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}
