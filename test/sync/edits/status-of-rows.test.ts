import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** A repository with a table of a feature, and its done table if it has one. */
async function agreed(status: string, ...done: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('## Ahead', '', '| Feature | Status |', '| --- | --- |', `| A | ${status} |`, ...done));
  world.config = lines('sections:', '  - { title: Ahead, role: open, items: table }', '  - { title: Behind, role: done, items: table }');
  await world.sync();
  return world;
}

const BEHIND = ['', '## Behind', '', '| Feature | Status |', '| --- | --- |', '| Z | shipped |'];

describe('the status in the cell of a row', () => {
  it.each([
    ['a word', 'in review', '**Status:** in review'],
    ['a sign', '🚧 In work', '**Status:** 🚧 In work'],
    ['a link', '[blocked](why.md)', '**Status:** [blocked](https://github.test/o/r/blob/HEAD/why.md)'],
    ['a bar', 'this \\| that', '**Status:** this \\| that'],
  ])('is shown in the issue, and no second run writes it: %s', async (_, status, shown) => {
    const world = await agreed(status);
    expect(world.issue(1).body).toContain(`\n${shown}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['', '-', '—'])('is not where the cell says nothing: “%s”', async (status) => {
    expect((await agreed(status)).issue(1).body).not.toContain('**');
  });

  it.each([
    ['without a table for finished rows', []],
    ['with one', BEHIND],
  ])('stays in the text of an issue that is closed, and comes back with it: %s', async (_, done) => {
    const world = await agreed('in review', ...done);
    const [text, { body }] = [world.text, world.issue(1)];
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(world.text).not.toContain('in review');
    expect(world.issue(1).body).toBe(body);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toBe(text);
    expect(world.issue(1).body).toBe(body);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays there where the file closes the issue, and is the new one where the file reopens it', async () => {
    const world = await agreed('in review');
    const { body } = world.issue(1);
    world.edit(world.text.replace('in review', 'done'));
    await world.sync();
    expect(world.issue(1)).toMatchObject({ body, state: { open: false } });
    expect(await world.afterwards()).toEqual([]);
    world.edit(world.text.replace('| done', '| stuck'));
    await world.sync();
    expect(world.issue(1)).toMatchObject({ body: body.replace('in review', 'stuck'), state: { open: true } });
    expect(await world.afterwards()).toEqual([]);
  });

  it('is written once into an issue that does not show it yet', async () => {
    const world = await agreed('');
    world.edit(world.text.replace('|  |', '| in review |'));
    await world.sync();
    expect(world.issue(1).body).toContain('**Status:** in review');
    expect(await world.afterwards()).toEqual([]);
  });
});
