import { describe, expect, it } from 'vitest';
import { closedIssue, issueOf, lines, link } from './support/builders.ts';
import { MemoryWorld } from './support/memory-world.ts';

const completed = { state: { open: false, reason: 'completed' } } as const;

describe('a lost state', () => {
  it('is rebuilt without creating or closing anything', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B', '- [x] C', '', '## Done', '', '- D'));
    const text = world.text;
    world.setBaseline(null);
    await world.sync();
    expect(world.writes).toEqual(['state.write Agree']);
    expect(world.text).toBe(text);
    expect(world.baseline?.entries.map(({ number }) => number)).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('finds issues whose links the file does not have by their markers', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.edit(lines('- [ ] A', '- [ ] B'));
    world.setBaseline(null);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('leaves pairs that differ as they are, and reports them', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B', '- [ ] C'));
    world.change(1, completed);
    world.replace('- [ ] B', '- [x] B');
    const text = world.text;
    world.setBaseline(null);
    const { problems } = await world.sync();
    expect(world.text).toBe(text);
    expect(world.issue(2).state.open).toBe(true);
    expect(problems.map(({ line }) => line)).toEqual([1, 2]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('#1'), expect.stringContaining('#2')]);
  });

  it('works as ever afterwards', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.setBaseline(null);
    await world.sync();
    world.change(1, completed);
    world.replace('- [ ] B', '- [x] B');
    await world.sync();
    expect(world.text).toBe(lines(`- [x] A ${link(1)}`, `- [x] B ${link(2)}`));
    expect(world.issue(2).state.open).toBe(false);
  });

  it('gives no issue to an item whose marked issue is closed', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.edit('- [ ] A\n');
    world.change(1, completed);
    world.setBaseline(null);
    await world.sync();
    expect(world.numbers).toEqual([1]);
  });
});

describe('a link to what is no issue of this repository', () => {
  it.each([
    ['a pull request', issueOf(7, 'A', { pullRequest: true })],
    ['an issue that is closed', closedIssue(7, 'A')],
    ['nothing at all', null],
  ])('%s never makes a new issue, run after run', async (_, issue) => {
    const world = new MemoryWorld('- [ ] A (#7)\n');
    if (issue !== null) world.open(issue);
    await world.sync();
    await world.sync();
    expect(world.numbers).toEqual(issue === null ? [] : [7]);
    expect(world.text).toBe('- [ ] A (#7)\n');
  });
});
