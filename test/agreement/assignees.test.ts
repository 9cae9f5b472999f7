import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

describe('managed accounts', () => {
  const owned = async (owner: string) => {
    const world = new MemoryWorld(lines('- [ ] A', `  - owner: ${owner}`));
    for (const login of ['jan_acme', 'janacme']) world.collaborators.add(login);
    await world.sync();
    return world;
  };

  it.each(['@jan_acme', '_@jan_acme_', '@jan\\_acme', '[@jan_acme](https://github.com/jan_acme)'])('%s is assigned, and stays', async (owner) => {
    const world = await owned(owner);
    expect(world.issue(1).assignees).toEqual(['jan_acme']);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { assignees: ['jan_acme', 'ann'] });
    await world.sync();
    expect(world.text).toContain(`owner: ${owner}, @ann`);
    expect(world.issue(1).assignees).toEqual(['jan_acme', 'ann']);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('owner: @ann\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('who was assigned by an earlier version in place of another is exchanged for the right one', async () => {
    const world = await owned('@jan_acme');
    world.change(1, { assignees: ['janacme'] });
    const { baseline } = world;
    if (baseline !== null)
      world.setBaseline({
        ...baseline,
        entries: baseline.entries.map((entry) => {
          const before = { assignees: ['janacme'] };
          return {
            ...entry,
            agreed: { roadmap: { ...entry.agreed.roadmap, ...before }, issue: { ...entry.agreed.issue, ...before } },
            seen: { ...entry.seen, ...before, updatedAt: world.issue(1).updatedAt },
          };
        }),
      });
    await world.sync();
    expect(world.text).toContain('owner: @jan_acme\n');
    expect(world.issue(1).assignees).toEqual(['jan_acme']);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a server that cannot say who can be assigned', () => {
  const FIRST = lines('- [ ] A', '  - owner: @ann', '- [ ] B', '  - owner: @bob, Kim', '- [ ] C');
  const told = (result: { readonly problems: ReadonlyArray<{ readonly code: string; readonly message: string }> }) =>
    result.problems.flatMap(({ code, message }) => (code === 'not-assigned' ? [message] : []));

  it('ends no run: the owners stay text, which is told once', async () => {
    const world = new MemoryWorld(FIRST);
    world.silence = { why: 'it answered 404: Not Found', passing: false };
    expect(told(await world.sync())).toEqual([
      'The server cannot say whether @ann, @bob can be assigned (it answered 404: Not Found), so none of them was: as owners they stay text. Assign them on GitHub, or change the field `owner` once the server can say it.',
    ]);
    expect(world.numbers).toHaveLength(3);
    expect(world.issue(1)).toMatchObject({ assignees: [], body: expect.stringContaining('**Owner:** @\u200bann') });
    expect(world.text).toContain('  - owner: @bob, Kim\n');
    world.requests.length = 0;
    const again = await world.sync();
    expect([told(again), again.plan.operations]).toEqual([[], []]);
    expect(world.requests).not.toContain('assignees.list');
  });

  it('is asked again after a failure that passes, and the owners are assigned then', async () => {
    const world = new MemoryWorld(FIRST);
    world.silence = { why: 'it answered 502: Bad Gateway', passing: true };
    expect(told(await world.sync())).toEqual([expect.stringContaining('The next run asks again.')]);
    expect(told(await world.sync())).toHaveLength(1);
    expect(world.issue(2).assignees).toEqual([]);
    world.silence = null;
    expect(told(await world.sync())).toEqual([]);
    expect([1, 2, 3].map((number) => world.issue(number).assignees)).toEqual([['ann'], ['bob'], []]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('leaves whoever is assigned, and takes other changes of the same items along', async () => {
    const world = await MemoryWorld.agreed(FIRST);
    world.silence = { why: 'it gave no answer', passing: true };
    world.edit(world.text.replace('@ann', '@ann, @bob').replace('- [ ] A', '- [ ] Aa').concat('  - owner: @ann\n- [ ] D\n'));
    world.replace('@bob, Kim', 'Kim');
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'Aa', assignees: ['ann'] });
    expect(world.issue(2).assignees).toEqual([]);
    expect(world.numbers).toHaveLength(4);
    world.silence = null;
    await world.sync();
    expect([1, 2, 3].map((number) => world.issue(number).assignees)).toEqual([['ann', 'bob'], [], ['ann']]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is asked again about the owners of an item that people linked by hand', async () => {
    const world = new MemoryWorld(lines('- [ ] A (#5)', '  - owner: @ann'));
    world.open(issueOf(5, 'A', { labels: [], body: '' }));
    world.silence = { why: 'it gave no answer', passing: true };
    await world.sync();
    world.silence = null;
    await world.sync();
    expect(world.issue(5).assignees).toEqual(['ann']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not make an owner of somebody whom people unassigned meanwhile', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '  - owner: @ann'));
    world.silence = { why: 'it gave no answer', passing: true };
    await world.sync();
    world.change(1, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('owner: @ann\n');
    world.change(1, { assignees: [] });
    await world.sync();
    expect(world.text).not.toContain('owner');
    expect(await world.afterwards()).toEqual([]);
  });
});
