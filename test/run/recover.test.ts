import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

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
  it('is the label of a kind, though the text was written: the next run sets it', async () => {
    const world = await MemoryWorld.agreed(lines('## Bugs', '', '- A', '', '## Planned', '', '- B'));
    const [item] = /- A .*\n/.exec(world.text) ?? [''];
    world.edit(`${world.text.replace(item, '')}${item}  - status: torn\n`);
    world.at('after issue.update', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    expect(world.issue(1)).toMatchObject({ body: expect.stringContaining('torn'), labels: expect.arrayContaining(['bug']) });
    world.pass(120);
    await world.sync();
    expect(world.issue(1).labels).toContain('feature');
    expect(world.issue(1).labels).not.toContain('bug');
    expect(await world.afterwards()).toEqual([]);
  });

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

describe('the milestone that an issue was to go to, where the run died', () => {
  /** A roadmap whose first three items are of one release each, so that their milestones are known, and then some more. */
  async function keeping(...more: readonly string[]): Promise<MemoryWorld> {
    const cups = ['3.2', '3.3', '3.4'].flatMap((release) => [`- Cup ${release}`, `  - release: ${release}`]);
    const world = new MemoryWorld(lines('# Kettle 3.1', '', '## Planned', '', ...cups, ...more));
    world.config = 'milestone: true\n';
    await world.sync();
    return world;
  }

  /** A run that is killed before it does something; then its lease ends. */
  async function killedAt(world: MemoryWorld, moment: Parameters<MemoryWorld['at']>[0]): Promise<void> {
    world.at(moment, () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    world.pass(120);
  }

  /** The release of the last item changes, the run dies around the request that moves its issue, and then somebody moves it or does not. */
  async function died(when: 'before' | 'after', [old, now]: readonly [string, string], moved?: string | null): Promise<MemoryWorld> {
    const world = await keeping('- Spout', `  - release: ${old}`);
    world.edit(world.text.replace(new RegExp(`release: ${old}\\n$`), `release: ${now}\n`));
    await (when === 'after' ? killedAtTheEnd(world) : killedAt(world, 'before issue.update'));
    if (moved !== undefined) world.moveTo(4, moved);
    return world;
  }

  /** What the next run makes of it, and that nothing is left to do: its milestone, the file's release, and what is told. */
  async function next(world: MemoryWorld): Promise<Array<string | null>> {
    const { problems } = await world.sync();
    const told = problems.map(({ code }) => code).filter((code) => code !== 'no-release-date');
    expect(await world.afterwards()).toEqual([]);
    const release = /- Spout .*\n {2}- release: (.*)\n$/.exec(world.text)?.[1] ?? null;
    return [world.issue(4).milestone?.title ?? null, release, ...told];
  }

  const INTO = ['later', '3.2'] as const;
  const OUT_OF = ['3.2', 'later'] as const;
  const BETWEEN = ['3.2', '3.3'] as const;

  it.each([
    ['before', 'into one', INTO, '3.2', '3.2'],
    ['before', 'out of one', OUT_OF, null, 'later'],
    ['before', 'from one to another', BETWEEN, '3.3', '3.3'],
    ['after', 'into one', INTO, '3.2', '3.2'],
    ['after', 'out of one', OUT_OF, null, 'later'],
    ['after', 'from one to another', BETWEEN, '3.3', '3.3'],
  ] as const)('%s it went %s, is as the file says', async (when, _, change, milestone, release) => {
    expect(await next(await died(when, change))).toEqual([milestone, release]);
  });

  it.each([
    ['into one, and somebody took it out', INTO, null, 'later'],
    ['into one, and somebody moved it on', INTO, '3.4', '3.4'],
    ['out of one, and somebody put it back', OUT_OF, '3.2', '3.2'],
    ['out of one, and somebody put it elsewhere', OUT_OF, '3.4', '3.4'],
    ['from one to another, and somebody put it back', BETWEEN, '3.2', '3.2'],
    ['from one to another, and somebody moved it on', BETWEEN, '3.4', '3.4'],
    ['from one to another, and somebody took it out', BETWEEN, null, 'later'],
  ] as const)('after it went %s, is as they say, and the file follows', async (_, change, moved, release) => {
    expect(await next(await died('after', change, moved))).toEqual([moved, release]);
  });

  it.each([
    ['3.4', '3.4'],
    ['3.2', '3.2'],
    [null, 'later'],
  ])('after it went to one that the same run had made, and somebody moved it to %j, is as they say, and the file follows', async (moved, release) => {
    expect(await next(await died('after', ['3.2', '3.5'], moved))).toEqual([moved, release]);
  });

  it.each([
    ['into one, and somebody put it into another', INTO, '3.4', ['3.2', '3.2', 'conflict']],
    ['out of one, and somebody put it into another', OUT_OF, '3.4', [null, 'later', 'conflict']],
    ['from one to another, and somebody took it out', BETWEEN, null, ['3.3', '3.3', 'conflict']],
  ] as const)('before it went %s, is a conflict as between any two changes', async (_, change, moved, expected) => {
    expect(await next(await died('before', change, moved))).toEqual(expected);
  });

  it('before it went to the roadmap’s next release, is that one', async () => {
    const world = await keeping('- Spout');
    world.replace('Kettle 3.1', 'Kettle 3.3');
    await killedAt(world, 'before issue.update');
    expect(await next(world)).toEqual(['3.3', null]);
  });

  it.each([
    ['3.2', '3.3', '3.3'],
    ['3.2', null, 'later'],
    ['later', '3.2', '3.2'],
    ['3.5', '3.3', '3.3'],
    ['3.5', null, 'later'],
  ])('after it was created for the release %s, and somebody moved it to %j, is as they say, and the file follows', async (wanted, moved, release) => {
    const world = await keeping();
    world.edit(`${world.text}- Spout\n  - release: ${wanted}\n`);
    await killedAt(world, 'after issue.create');
    world.moveTo(4, moved);
    expect(await next(world)).toEqual([moved, release]);
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
