import { describe, expect, it } from 'vitest';
import type { NoIssue } from '../../src/model/issue.ts';
import { closedIssue, issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

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

describe('a link to what is no open issue of this repository', () => {
  it('makes no new issue where it is closed', async () => {
    const world = new MemoryWorld('- [ ] A (#7)\n');
    world.open(closedIssue(7, 'A'));
    await world.sync();
    await world.sync();
    expect(world.numbers).toEqual([7]);
    expect(world.text).toBe('- [ ] A (#7)\n');
  });

  it.each<[NoIssue, string]>([
    [{ is: 'deleted' }, 'was deleted'],
    [{ is: 'hidden' }, 'cannot be read: it is deleted, or hidden from this token'],
    [{ is: 'moved', to: 'https://github.test/o/other/issues/3' }, 'was moved to https://github.test/o/other/issues/3'],
  ])('makes no new issue where it is %j, is told by each run, and asked once', async (what, told) => {
    const world = new MemoryWorld('- [ ] A (#7)\n');
    world.replaceIssue(7, what);
    for (let run = 0; run < 2; run += 1) {
      const { problems } = await world.sync();
      expect(problems.map(({ message }) => message)).toEqual([
        `“A” links to #7, which ${told}. The item is left as it is. Remove the link to give it an issue of its own.`,
      ]);
    }
    expect(world.requests.filter((request) => request === 'issue.read #7')).toHaveLength(1);
    expect(world.numbers).toEqual([]);
    expect(world.text).toBe('- [ ] A (#7)\n');
  });

  it('is seen again once it can be read', async () => {
    const world = new MemoryWorld('- [ ] A (#7)\n');
    world.replaceIssue(7, { is: 'hidden' });
    await world.sync();
    world.open(issueOf(7, 'A'));
    await world.sync({ fullLook: true });
    expect(world.baseline?.entries.map(({ number }) => number)).toEqual([7]);
    expect(world.baseline?.paths['ROADMAP.md']?.noIssues).toBeUndefined();
  });

  it('is text where it is a pull request: the item gets an issue of its own, and the number is asked once', async () => {
    const world = new MemoryWorld(lines('- [ ] Faster import (#7)', '- [x] Search (#8)'));
    world.replaceIssue(7, { is: 'pull-request' });
    world.replaceIssue(8, { is: 'pull-request' });
    const { problems } = await world.sync();
    expect(problems).toEqual([]);
    expect(world.text).toBe(lines(`- [ ] Faster import (#7) ${link(9)}`, '- [x] Search (#8)'));
    expect(world.issue(9).title).toBe('Faster import (#7)');
    expect(await world.afterwards()).toEqual([]);
    expect(world.requests.filter((request) => request.startsWith('issue.read'))).toEqual(['issue.read #7', 'issue.read #8']);
    world.setBaseline(null);
    await world.sync();
    expect(world.numbers).toEqual([9]);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a marker that a stranger wrote', () => {
  it('says nothing: the title decides, and the label that somebody gave the issue', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    const body = issueOf(5, 'A').body.replace('begin key=k.5 path=ROADMAP.md -->', '$&\n**Priority:** blocker\n');
    world.open(issueOf(5, 'A', { author: 'stranger', body }));
    world.open(issueOf(6, 'Something of B', { author: 'stranger' }));
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(5)}`, `- [ ] B ${link(7)}`));
    expect(world.numbers).toEqual([5, 6, 7]);
  });
});
