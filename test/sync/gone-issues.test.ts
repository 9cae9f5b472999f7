import { describe, expect, it } from 'vitest';
import type { NoIssue } from '../../src/model/issue.ts';
import { lines, link, outlineOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const TWO = lines('## Planned', '', '- Audit log', '- Dark mode');
const MOVED: NoIssue = { is: 'moved', to: 'https://github.test/o/hangar/issues/5' };
const LEFT =
  'links to #1, which was moved to https://github.test/o/hangar/issues/5. The item is left as it is. Remove the link to give it an issue of its own.';

/** An agreed item whose issue is gone since, and the messages of the run that sees it. */
async function gone(is: NoIssue): Promise<{ world: MemoryWorld; messages: () => Promise<string[]> }> {
  const world = await MemoryWorld.agreed(TWO);
  world.replaceIssue(1, is);
  return { world, messages: async () => (await world.sync({ fullLook: true })).problems.map(({ message }) => message) };
}

describe('an issue that was moved to another repository', () => {
  it('leaves its item as it is, and each run tells what to do', async () => {
    const { world, messages } = await gone(MOVED);
    for (let run = 0; run < 2; run += 1) expect(await messages()).toEqual([`“Audit log” ${LEFT}`]);
    expect(world.text).toBe(lines('## Planned', '', `- Audit log ${link(1)}`, `- Dark mode ${link(2)}`));
    expect(world.numbers).toEqual([2]);
  });

  it('is not made again where the state is lost, or the item gets another title', async () => {
    const { world, messages } = await gone(MOVED);
    world.edit(world.text.replace('Audit', 'Big audit'));
    expect(await messages()).toEqual([`“Big audit log” ${LEFT}`]);
    world.setBaseline(null);
    expect(await messages()).toEqual([`“Big audit log” ${LEFT}`]);
    expect(world.numbers).toEqual([2]);
  });

  it('leaves its item without an issue where the repository gets another name', async () => {
    const { world, messages } = await gone(MOVED);
    world.address = { server: 'https://github.test', repositories: ['o/new'] };
    await messages();
    expect(world.text).toContain('- Audit log ([#1](https://github.test/o/r/issues/1))');
    expect(await messages()).toEqual([`“Audit log” ${LEFT}`]);
    expect(world.numbers).toEqual([2]);
  });
});

describe.each<[string, NoIssue]>([
  ['moved', MOVED],
  ['deleted', { is: 'deleted' }],
])('the item of an issue that was %s', (_, is) => {
  it('gets an issue of its own once its link is taken away, as it was told', async () => {
    const { world, messages } = await gone(is);
    await messages();
    world.edit(world.text.replace(` ${link(1)}`, ''));
    const { plan } = await world.sync();
    expect(outlineOf(plan)).toEqual(['create-issue Audit log']);
    expect(world.text).toContain(`- Audit log ${link(3)}`);
    expect(world.baseline?.entries.map(({ number }) => number)).toEqual([2, 3]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('that has no link when that is found out is told first, and gets its issue only then', async () => {
    const { world, messages } = await gone(is);
    world.edit(world.text.replace(` ${link(1)}`, ''));
    expect(await messages()).toEqual([expect.stringContaining('The next run gives it an issue of its own, unless the link is back by then.')]);
    expect(world.numbers).toEqual([2]);
    await world.sync();
    expect(world.numbers).toEqual([2, 3]);
    expect(await world.afterwards()).toEqual([]);
  });
});

it('an issue that cannot be read stays its item’s, even where its link is lost', async () => {
  const { world, messages } = await gone({ is: 'hidden' });
  await messages();
  world.edit(world.text.replace(` ${link(1)}`, ''));
  for (let run = 0; run < 2; run += 1) expect(await messages()).toEqual([expect.stringContaining('cannot be read')]);
  expect(world.numbers).toEqual([2]);
});
