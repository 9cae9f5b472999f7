import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const LONG = `The lamp ${'and the lens '.repeat(30)}end`;

describe('an issue of a long title', () => {
  const RESTS = ['', '\n  - owner: @ann\n  - status: seen', '\n\n  Some notes.', '\n  - [ ] lamp\n  - [x] lens'];

  it.each(RESTS)('that is renamed to a short one settles in one run: %j', async (rest) => {
    const world = await MemoryWorld.agreed(`- [ ] ${LONG}${rest}\n`);
    expect(world.issue(1).body).toContain('and the');
    world.change(1, { title: 'Short' });
    await world.sync();
    expect(world.text).toBe(`- [ ] Short ${link(1)}${rest}\n`);
    expect(world.issue(1).title).toBe('Short');
    expect(world.issue(1).body).not.toContain('and the');
    expect(await world.afterwards()).toEqual([]);
  });

  it('that is renamed, closed and edited in one go settles in one run', async () => {
    const world = await MemoryWorld.agreed(lines(`- [ ] ${LONG}`, '  - status: seen', '- [ ] B'));
    world.change(1, { title: 'Short', body: world.issue(1).body.replace('seen', 'found'), state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(`- [x] Short ${link(1)}\n  - status: found\n`);
    expect(world.issue(1).body).not.toContain('and the');
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps the title that the file gives it where both sides rename', async () => {
    const world = await MemoryWorld.agreed(lines(`- [ ] ${LONG}`));
    world.change(1, { title: 'Short' });
    world.replace('The lamp', 'The light');
    await world.sync();
    expect(world.issue(1).body).toContain(LONG.replace('The lamp', 'The light'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('that a stranger renames keeps its whole title', async () => {
    const world = new MemoryWorld(lines(`- [ ] ${LONG} (#5)`));
    world.open(issueOf(5, 'x', { author: 'stranger', body: '' }));
    await world.sync();
    world.replace('The lamp', 'The light');
    await world.sync();
    world.change(5, { title: 'Spam' }, 'stranger');
    await world.sync();
    expect(world.text).toContain('The light');
    expect(world.issue(5).body).toContain(LONG.replace('The lamp', 'The light'));
  });

  it('whose short title becomes long again opens with it at once', async () => {
    const world = await MemoryWorld.agreed(lines(`- [ ] ${LONG}`));
    world.change(1, { title: 'Short' });
    await world.sync();
    world.replace('Short', LONG);
    await world.sync();
    expect(world.issue(1).body).toContain(LONG);
    expect(await world.afterwards()).toEqual([]);
  });
});
