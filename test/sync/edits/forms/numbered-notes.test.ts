import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const NOTES = ['  1. one', '  2. two', '  3. three'];
const BOXES = ['  1) [ ] one', '  2) [x] two', '  3) [ ] three'];

/** The lines of an item after each change of its issue's text. */
async function itemAfter(item: readonly string[], ...changes: ReadonlyArray<readonly [from: string, to: string]>): Promise<string[]> {
  const world = await MemoryWorld.agreed(lines('## Planned', '', '- [ ] Nums', ...item, '- [ ] Other'));
  for (const [from, to] of changes) {
    const { body } = world.issue(1);
    expect(body).toContain(from);
    world.change(1, { body: body.replace(from, to) });
    expect((await world.sync()).problems).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
  }
  expect(world.text.startsWith(lines('## Planned', '', `- [ ] Nums ${link(1)}`))).toBe(true);
  expect(world.text.endsWith(lines(`- [ ] Other ${link(2)}`))).toBe(true);
  return world.text.split('\n').slice(3, -2);
}

describe('a numbered list inside of an item', () => {
  it.each([
    ['notes', NOTES, '1. one\n', ['  1. two', '  3. three']],
    ['sub-items', BOXES, '1) [ ] one\n', ['  1) [x] two', '  3) [ ] three']],
    ['that begins at 0', ['', '  0. zero', '  1. one'], '0. zero\n', ['', '  0. one']],
    ['one inside of another one', ['  - a', '    1. one', '    2. two'], '  1. one\n', ['  - a', '    1. two']],
    ['two of its entries', NOTES, '1. one\n2. two\n', ['  1. three']],
  ] as const)('keeps its first number when the first entry goes in the issue: %s', async (_, item, from, then) => {
    expect(await itemAfter(item, [from, ''])).toEqual(then);
  });

  it('keeps it in later changes, too', async () => {
    expect(await itemAfter(NOTES, ['1. one\n', ''], ['3. three', '3. three\n4. four'])).toEqual(['  1. two', '  3. three', '  4. four']);
  });

  it.each([
    ['notes', NOTES, '2. two\n3. three', '2. between\n3. two\n4. three', ['  1. one', '  2. between', '  3. two', '  4. three']],
    ['sub-items', BOXES, '2) [x] two\n3)', '2) [ ] more\n3) [x] two\n4)', ['  1) [ ] one', '  2) [ ] more', '  3) [x] two', '  4) [ ] three']],
    ['a number that is corrected', ['  1. one', '  2. two', '  2. three'], '2. three', '3. three', NOTES],
  ] as const)('has the numbers of the issue: %s', async (_, item, from, to, then) => {
    expect(await itemAfter(item, [from, to])).toEqual(then);
  });
});
