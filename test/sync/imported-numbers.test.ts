import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

/** A file from another tracker: its finished items name numbers that are nobody's here yet. */
const IMPORTED = lines('## Planned', '', '- New thing', '- Newer thing', '', '## Done', '', '- Old thing (#1)', '- Older thing (#7)');
const LINKED = IMPORTED.replace('- New thing', `- New thing ${link(1)}`).replace('- Newer thing', `- Newer thing ${link(2)}`);

async function imported(): Promise<MemoryWorld> {
  const world = new MemoryWorld(IMPORTED);
  await world.sync();
  expect(world.text).toBe(LINKED);
  return world;
}

const agreed = (world: MemoryWorld, number: number) => world.baseline?.entries.find((entry) => entry.number === number)?.agreed.roadmap.title;

describe('a number of an imported item that is nobody’s yet', () => {
  it('is text, and told', async () => {
    const world = new MemoryWorld(IMPORTED);
    const first = await world.sync();
    expect(first.problems.map(({ message }) => message)).toEqual([
      '“Old thing” names #1, but there is no such issue, or none that this token may see: the number is text.',
      '“Older thing” names #7, but there is no such issue, or none that this token may see: the number is text.',
    ]);
    expect(world.baseline?.paths['ROADMAP.md']).toMatchObject({ texts: { 1: ['Old thing'], 7: ['Older thing'] } });
    expect((await world.sync()).problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '8 “Old thing” names #1, which did not exist when this line was first read: the number is text. If #1 is meant, take the number out of the title, let a run pass, and write it again.',
      '9 “Older thing” names #7, but there is no such issue, or none that this token may see: the number is text.',
    ]);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each<[string, (world: MemoryWorld) => void]>([
    ['is edited', (world) => world.replace('- New thing', '- Brand-new thing')],
    ['is renamed, and moves to the finished ones', (world) => world.edit(LINKED.replace(/- New thing.*\n/, '').concat(`- Brand-new thing ${link(1)}\n`))],
    ['loses its link', (world) => world.replace(` ${link(1)}`, '')],
  ])('never becomes that of the item whose line %s', async (_, act) => {
    const world = await imported();
    act(world);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(agreed(world, 1)).toMatch(/^(?:New|Brand-new) thing$/);
    expect(world.issue(1).title).toBe(agreed(world, 1));
    expect(world.text).toContain('- Old thing (#1)\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not take the issue of an item that is removed', async () => {
    const world = await imported();
    world.edit(LINKED.replace(/- New thing.*\n/, ''));
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'New thing', state: { open: true } });
    expect(agreed(world, 1)).toBe('New thing');
  });

  it('does not keep out a person’s issue that has the number later', async () => {
    const world = await imported();
    world.open(issueOf(7, 'Printer', { body: 'On fire.' }));
    await world.sync();
    expect(world.text).toContain(`- Printer ${link(7)}\n`);
    expect(world.text).toContain('- Older thing (#7)\n');
    expect(await world.afterwards()).toEqual([]);
    world.change(7, { state: { open: false, reason: 'completed' } });
    await world.sync({ fullLook: true });
    expect(world.text).toContain('- Older thing (#7)\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('is asked for once, and costs later runs nothing', async () => {
    const world = await imported();
    world.open(issueOf(7, 'Printer', { body: 'On fire.', labels: [] }));
    await world.sync({ fullLook: true });
    world.requests.length = 0;
    await world.sync();
    expect(world.requests).toEqual(['state.read', 'file.read', 'issue.list roadmap']);
  });

  it('catches nothing if the run that made the issue dies before it is linked', async () => {
    const world = new MemoryWorld(IMPORTED);
    world.at('before file.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    expect(world.numbers).toEqual([1, 2]);
    world.pass(3600);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toBe(LINKED);
    expect(world.issue(1).state.open).toBe(true);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is a link to the issue of its title, if there is one later', async () => {
    const world = await imported();
    world.open(issueOf(7, 'Older thing', { body: '' }));
    await world.sync();
    expect(world.text).not.toContain(link(7));
    expect(world.baseline?.entries.map(({ number }) => number)).toContain(7);
  });

  it('is forgotten once it is gone from the title', async () => {
    const world = await imported();
    world.replace(' (#7)', '');
    world.replace('- Newer thing', '- Newest thing');
    await world.sync();
    expect(world.baseline?.paths['ROADMAP.md']?.texts).toEqual({ 1: ['Old thing'] });
  });

  it('belongs to the item of the issue’s title if the state is lost, wherever the line stands', async () => {
    const world = new MemoryWorld(lines('- [x] Old thing (#1)', '- [ ] New thing'));
    await world.sync();
    world.setBaseline(null);
    await world.sync();
    expect(agreed(world, 1)).toBe('New thing');
    expect(world.numbers).toEqual([1]);
    expect(world.issue(1).state.open).toBe(true);
  });

  it('leaves an open item alone, whatever gets the number', async () => {
    const world = new MemoryWorld(lines('- [ ] Lost one (#1)', '- [ ] New thing'));
    await world.sync();
    await world.sync();
    expect(world.text).toBe(lines('- [ ] Lost one (#1)', `- [ ] New thing ${link(1)}`));
    expect(agreed(world, 1)).toBe('New thing');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a new issue that gets a number which another line names', () => {
  it('has its link left out where that line would become an item by it, and this is told, and nothing comes twice', async () => {
    const text = '  - [ ]   - [ ] \n([#1](https://github.test/o/r/issues/1))\n| a | b |\n- [ ] a\n';
    const world = new MemoryWorld(text);
    for (let run = 0; run < 3; run += 1) {
      const { failure } = await world.sync();
      expect(failure).toBeNull();
    }
    expect(world.text).toBe(text);
    expect(world.numbers).toEqual([1]);
    const writes = world.writes.length;
    const { problems } = await world.sync();
    expect(world.writes).toHaveLength(writes);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/on line 4 cannot be linked to its issue safely/);
  });
});
