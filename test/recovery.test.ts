import { describe, expect, it } from 'vitest';
import { lines, link } from './support/builders.ts';
import { MemoryWorld } from './support/memory-world.ts';

const completed = { open: false, reason: 'completed' } as const;

/** One run that is killed right before it closes its claim, with everything else done; then its lease ends. */
async function killedAtTheEnd(world: MemoryWorld): Promise<void> {
  world.at(
    'before state.write',
    () => {
      throw new Error('killed');
    },
    1,
  );
  await expect(world.sync()).rejects.toThrow('killed');
  expect(world.baseline?.claim).not.toBeNull();
  world.pass(120);
}

describe('what a run that died had done is agreed', () => {
  it('in the file: the issue’s next title enters it, too', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, { title: 'A two' });
    await killedAtTheEnd(world);
    expect(world.text).toContain(`- [ ] A two ${link(1)}`);
    world.change(1, { title: 'A three' });
    const { problems } = await world.sync();
    expect(problems).toEqual([]);
    expect(world.text).toContain(`- [ ] A three ${link(1)}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('in the issue: what somebody made of its title since is a change of theirs', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.replace('- [ ] A ', '- [ ] A two ');
    await killedAtTheEnd(world);
    world.change(1, { title: 'A three' });
    const { problems } = await world.sync();
    expect(problems).toEqual([]);
    expect(world.text).toContain(`- [ ] A three ${link(1)}`);
    expect(world.issue(1).title).toBe('A three');
    expect(await world.afterwards()).toEqual([]);
  });

  it('in the issue: one that was closed and is open again opens its item', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.replace('- [ ] A ', '- [x] A ');
    await killedAtTheEnd(world);
    expect(world.issue(1).state).toEqual(completed);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- [ ] A ${link(1)}`);
    expect(world.issue(1).state).toEqual({ open: true });
    expect(await world.afterwards()).toEqual([]);
  });

  it('in the issue: a label that somebody took off again stays off, and its field goes', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - status: open', '- [ ] B'));
    world.replace('  - status: open', '  - status: open\n  - priority: high');
    await killedAtTheEnd(world);
    expect(world.issue(1).labels).toContain('priority: high');
    world.change(1, { labels: world.issue(1).labels.filter((name) => name !== 'priority: high') });
    await world.sync();
    expect(world.text).not.toContain('priority');
    expect(world.issue(1).body).not.toContain('Priority');
    expect(await world.afterwards()).toEqual([]);
  });

  it('in the file: a line that somebody put back as it was goes to the issue', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    const before = world.text;
    world.change(1, { title: 'A two' });
    await killedAtTheEnd(world);
    world.edit(before);
    await world.sync();
    expect(world.issue(1).title).toBe('A');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('what a run that died had not done', () => {
  it('is done by the next', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B', '- [ ] C'));
    world.replace('- [ ] A ', '- [x] A ');
    world.change(2, { title: 'B two' });
    world.at('before file.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    world.pass(120);
    await world.sync();
    expect(world.text).toBe(lines(`- [x] A ${link(1)}`, `- [ ] B two ${link(2)}`, `- [ ] C ${link(3)}`));
    expect(world.issue(1).state).toEqual(completed);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is not forgotten where it was an issue that was to enter the file, however late the next run comes', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.open({ ...world.issue(1), number: 9, title: 'New', body: '' });
    world.at('before file.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    world.pass(86_400);
    await world.sync();
    expect(world.text).toContain(`New ${link(9)}`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a claim of another roadmap’s run that died', () => {
  it('is kept for its own next run, which finds what it created', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    world.at('after issue.create', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    world.pass(120);
    const text = world.text;
    world.edit(lines('- [ ] Other'));
    await world.sync({ path: 'docs/OTHER.md' });
    expect(world.numbers).toHaveLength(2);
    world.edit(text);
    await world.sync();
    expect(world.numbers).toHaveLength(3);
    expect(world.text).toContain(`- [ ] A ${link(1)}`);
    expect(world.baseline?.deadClaims).toBeUndefined();
    expect(await world.afterwards()).toEqual([]);
  });
});
