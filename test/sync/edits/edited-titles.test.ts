import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

describe('a mark at the end of a title', () => {
  it('that an issue brought leaves the file with it, and is never doubled', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import** all\n');
    world.change(1, { title: 'Import all (in progress)' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** all (in progress) ${link(1)}\n`);
    world.change(1, { title: 'Import some (in progress)' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** some (in progress) ${link(1)}\n`);
    world.change(1, { title: 'Import some' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** some ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('that only the file has stays', async () => {
    const world = await MemoryWorld.agreed('- [ ] Import all ✅\n');
    world.change(1, { title: 'Import some' });
    await world.sync();
    expect(world.text).toBe(`- [ ] Import some ✅ ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a title that an issue gets', () => {
  it('stays there if the file says it already, with a mark of its own', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import** all ✅\n');
    world.change(1, { title: 'Import all ✅' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** all ✅ ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).title).toBe('Import all ✅');
  });
});

describe('a title with what nobody sees', () => {
  it('keeps it where other words change', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import**\u200b all\n');
    world.change(1, { title: 'Import some' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import**\u200b some ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a value that changes on GitHub', () => {
  it('changes only its different words in the file, whose escapes stay', async () => {
    const text = (owner: string) => lines(`- [ ] A ${link(1)}`, `  owner: ${owner}`);
    const world = await MemoryWorld.agreed(text('K\\*m of **ops**, @ann').replace(` ${link(1)}`, ''));
    world.change(1, { assignees: ['ann', 'bob'] });
    await world.sync();
    expect(world.text).toBe(text('K\\*m of **ops**, @ann, @bob'));
    expect(await world.afterwards()).toEqual([]);
  });
});
