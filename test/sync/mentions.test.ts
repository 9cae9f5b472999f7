import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const named = [
  'This is our #1 goal.',
  'Blocked by #1',
  `See ${link(1)}.`,
  'See &#1; and `#1`',
  'See other/project#1',
  '<!-- #1 -->',
  '```\n#1\n```',
  '[#1](https://github.test/other/project/issues/1)',
];

describe('a number that stands somewhere in the file', () => {
  it.each(named)('does not make a second issue where links were lost: %s', async (prose) => {
    const before = lines('# Roadmap', '', prose, '', '- [ ] A', '- [ ] B');
    const world = await MemoryWorld.agreed(before);
    const agreed = world.text;
    world.edit(before);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toBe(agreed);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not make one, either, in the title of another item', async () => {
    const before = lines('- [ ] A', '- [ ] Make this our #1 goal', '- [ ] Part two of #1 and #2');
    const world = await MemoryWorld.agreed(before);
    const agreed = world.text;
    world.edit(before);
    await world.sync();
    expect(world.numbers).toEqual([1, 2, 3]);
    expect(world.text).toBe(agreed);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the issue of an item that was removed', () => {
  const removed = async (prose: string) => {
    const world = await MemoryWorld.agreed(lines('# Roadmap', '', prose, '', '- [ ] Alpha', '- [ ] Beta'));
    world.replace(`- [ ] Alpha ${link(1)}\n`, '');
    await world.sync();
    return world;
  };

  it.each(named.slice(0, 3))('stays open where the text names it: %s', async (prose) => {
    const world = await removed(prose);
    expect(world.issue(1).state.open).toBe(true);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([...named.slice(3), '&#35;1', 'C#1, #1.5, #12', '![#1](x.png)', '<img alt="#1">', '[PR #1](https://github.test/o/r/pull/1)'])(
    'is closed where nothing does: %s',
    async (prose) => {
      const world = await removed(prose);
      expect(world.issue(1).state).toEqual({ open: false, reason: 'not_planned' });
    },
  );
});

describe('a title that names an issue whose item left the file', () => {
  it('gets an issue of its own', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Alpha', '- [ ] Beta'));
    world.replace(`- [ ] Alpha ${link(1)}\n`, '');
    await world.sync();
    world.edit(`${world.text}- [ ] Follow-up to #1\n`);
    await world.sync();
    expect(world.issue(1).state.open).toBe(false);
    expect(world.text).toBe(lines(`- [ ] Beta ${link(2)}`, `- [ ] Follow-up to #1 ${link(3)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('is its line where it resembles its title', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Alpha of the parser', '- [ ] Beta'));
    world.replace(`- [ ] Alpha of the parser ${link(1)}\n`, '');
    await world.sync();
    world.edit(`${world.text}- [ ] Alpha of the parser #1 after all\n`);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.issue(1)).toMatchObject({ title: 'Alpha of the parser after all', state: { open: true } });
    expect(await world.afterwards()).toEqual([]);
  });
});
