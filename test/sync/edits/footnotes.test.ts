import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const text = (note: string, foot: string, number = '') =>
  lines('## Planned', '', `- One${number}`, '', `  ${note}`, '', '- [x] Other', '', `[^1]: ${foot}`, '[^b]: Beside.');

/** The problems of a run after somebody changed the text of the first issue. */
async function afterEdit(world: MemoryWorld, from: string, to: string): Promise<string[]> {
  const { body } = world.issue(1);
  expect(body).toContain(from);
  world.change(1, { body: body.replace(from, to) });
  const { problems } = await world.sync();
  return problems.map(({ message }) => message);
}

const told = (said: string) =>
  `The footnotes of #1 cannot be written into the file beside “One”: the file and the issue are left as they are. The issue ${said}. They stand elsewhere in the file, where other items may name them, too: change them there.`;

describe('a footnote in an issue', () => {
  it('follows the file', async () => {
    const world = await MemoryWorld.agreed(text('Slow[^1].', 'On [old](old.md) machines, says @ann.'));
    expect(await world.afterwards()).toEqual([]);
    world.edit(world.text.replace('old machines', 'small machines').replace('[old](old.md)', '[small](small.md)'));
    await world.sync();
    expect(world.issue(1).body).toContain('[^1]: On [small](https://github.test/o/r/blob/HEAD/small.md) machines, says @\u200bann.\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['changed', '[^1]: Old.', '[^1]: New.', 'says “[^1]: New.”'],
    ['taken out', '[^1]: Old.\n', '', 'has none'],
  ])('is told where it is %s there, and both sides stay', async (_, from, to, said) => {
    const world = await MemoryWorld.agreed(text('Slow[^1].', 'Old.'));
    const before = world.text;
    expect(await afterEdit(world, from, to)).toEqual([told(said)]);
    const { body } = world.issue(1);
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(1).body]).toEqual([before, body]);
    expect(await afterEdit(world, 'Slow', 'Late')).toEqual([told(said)]);
    expect(world.text).toBe(text('Late[^1].', 'Old.', ` ${link(1)}`));
    expect(world.issue(1).body).toBe(body.replace('Slow', 'Late'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('is no conflict where both sides say the same in the end', async () => {
    const world = await MemoryWorld.agreed(text('Slow[^1].', 'Old.'));
    world.edit(world.text.replace('Old.', 'New.'));
    expect(await afterEdit(world, 'Old.', 'New.')).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('may be another one of the file, which a changed note names', async () => {
    const world = await MemoryWorld.agreed(text('Slow[^1].', 'Old.'));
    expect(await afterEdit(world, 'Slow[^1]', 'Slow[^b]')).toEqual([]);
    expect(world.text).toBe(text('Slow[^b].', 'Old.', ` ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a level', (world: MemoryWorld) => world.change(1, { labels: [...world.issue(1).labels, 'priority: low'] }, 'maintainer'), 'in priority'],
    ['a note', (world: MemoryWorld) => world.change(1, { body: world.issue(1).body.replace('Slow[^1]', 'Slow[^b]') }, 'maintainer'), 'in notes'],
  ])('is not named by the commit that takes %s from the issue', async (_, change, said) => {
    const world = await MemoryWorld.agreed(text('Slow[^1].', 'Old.'));
    change(world);
    await world.sync();
    expect(world.messages.at(-1)).toContain(`follow "One" ${said} (#1)`);
  });
});
