import { expect } from 'vitest';
import type { CloseReason } from '../../../../src/model/issue.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** A file without the links that this action adds. */
export function withoutLinks(text: string): string {
  return text.replace(/ \(\[#\d+\]\([^()]*\)\)/g, '');
}

/** Closes issues at once, and opens them again. The file has to be as it was. @returns the file between, without the links of issues */
export async function thereAndBack(
  text: string,
  numbers: readonly number[],
  { config = null, reason = 'completed' }: { readonly config?: string | null; readonly reason?: CloseReason } = {},
): Promise<string> {
  const world = new MemoryWorld(text);
  world.config = config;
  await world.sync();
  const before = world.text;
  for (const number of numbers) world.change(number, { state: { open: false, reason } });
  await world.sync();
  const between = withoutLinks(world.text);
  expect(await world.afterwards()).toEqual([]);
  for (const number of numbers) world.change(number, { state: { open: true } });
  await world.sync();
  expect(withoutLinks(world.text)).toBe(withoutLinks(before));
  expect(world.text).toBe(before);
  expect(await world.afterwards()).toEqual([]);
  return between;
}
