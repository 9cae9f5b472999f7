import { describe, expect, it } from 'vitest';
import { lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

describe('the guard', () => {
  it('refuses a plan as a whole: nothing is written, and the file’s other changes wait, too', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.edit(`${world.text.replace('[ ]', '[x]')}${lines(...Array.from({ length: 26 }, (_, index) => `- [ ] New ${index}`))}`);
    const { plan, applied } = await world.sync();
    expect(plan.refused?.reason).toBe('The plan would create 26 issues, and `max-creates` allows 25.');
    expect(applied).toBe(false);
    expect(world.writes).toEqual([]);
    await world.sync({ limits: { ...REQUEST.limits, maxCreates: 26 } });
    expect(world.numbers).toHaveLength(27);
    expect(world.issue(1).state.open).toBe(false);
  });
});

describe('what stops a run', () => {
  const stops = async (world: MemoryWorld, message: string) => {
    await expect(world.sync()).rejects.toThrow(message);
    expect(world.writes).toEqual([]);
    expect(world.numbers.every((number) => world.issue(number).state.open)).toBe(true);
  };

  it.each([
    ['an emptied file', '\n \n', 'ROADMAP.md is empty.'],
    ['a missing file', null, 'There is no ROADMAP.md on the branch “main” of o/r.'],
    ['a file without any item left', '# Roadmap\n\nSoon.\n', 'ROADMAP.md contains no items any more, but 2 issues belong to it.'],
    [
      'conflict markers',
      lines('- [x] A', '<<<<<<< HEAD', '- [x] B', '=======', '- [ ] B', '>>>>>>> branch'),
      'contains conflict markers, the first on line 2.',
    ],
    ['conflict markers with CRLF', '<<<<<<< HEAD\r\n- [x] A\r\n=======\r\n>>>>>>> b\r\n', 'contains conflict markers, the first on line 1.'],
  ])('%s', async (_, text, message) => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.edit(text);
    await stops(world, message);
  });

  it('a file whose only section of items has another title, which is named', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.replace('## Planned', '## Big plans');
    await expect(world.sync()).rejects.toMatchObject({
      message: expect.stringContaining(
        '2 items under “Big plans” (lines 3 to 4) are no longer read as such, so #1, #2 are left as they are. Give the section a known title',
      ),
    });
    expect(world.numbers.every((number) => world.issue(number).state.open)).toBe(true);
  });

  it('the state of another repository', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    if (world.baseline !== null) world.setBaseline({ ...world.baseline, repository: 2 });
    await stops(world, 'belongs to another repository (id 2; this one has id 1)');
  });

  it('but not a heading underlined with seven signs', async () => {
    const world = new MemoryWorld(lines('Roadmap', '=======', '', '- [ ] A'));
    await world.sync();
    expect(world.numbers).toEqual([1]);
  });
});
