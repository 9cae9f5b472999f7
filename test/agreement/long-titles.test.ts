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

  it.each([
    ['The lamp', 'The light'],
    ['lamp and', 'light, and'],
  ])('of which words change that its cut title shows keeps the rest: %s', async (was, now) => {
    const world = await MemoryWorld.agreed(`- [ ] **The lamp** ${LONG.slice(9)}\n\n  A note.\n`);
    world.change(1, { title: world.issue(1).title.replace(was, now) });
    await world.sync();
    expect(world.text.replaceAll('**', '')).toBe(`- [ ] ${LONG.replace(was, now)} ${link(1)}\n\n  A note.\n`);
    expect(world.issue(1).body).toContain(LONG.replace(was, now));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { title: world.issue(1).title.replace('lens', 'glass') });
    await world.sync();
    expect(world.text.replaceAll('**', '')).toContain(LONG.replace(was, now).replace('lens', 'glass'));
  });

  it('whose whole title is changed in its text gets it, and the file, too', async () => {
    for (const [was, now] of [
      ['The lamp', 'The lantern'],
      ['lens end', 'lens is the end'],
    ] as const) {
      const world = await MemoryWorld.agreed(lines(`- [ ] ${LONG}`, '', '  A note.'));
      world.change(1, { body: world.issue(1).body.replace(was, now) });
      await world.sync();
      expect(world.text).toBe(lines(`- [ ] ${LONG.replace(was, now)} ${link(1)}`, '', '  A note.'));
      expect(world.issue(1).title.slice(0, 200)).toBe(LONG.replace(was, now).slice(0, 200));
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it('whose whole title is changed in its text by its author, who may not, keeps its title', async () => {
    const world = new MemoryWorld(lines(`- [ ] ${LONG} (#5)`));
    world.open(issueOf(5, 'x', { author: 'stranger', body: '' }));
    await world.sync();
    world.replace('The lamp', 'The light');
    await world.sync();
    world.change(5, { body: world.issue(5).body.replace('The light', 'Spam') }, 'stranger');
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The title at the start of the text of #5 was changed to “Spam and the .*Rename/),
    ]);
    expect(world.text).toBe(lines(`- [ ] ${LONG.replace('The lamp', 'The light')} (#5)`));
    expect(await world.afterwards()).toEqual([]);
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
