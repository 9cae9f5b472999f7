import { describe, expect, it } from 'vitest';
import { link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { BUGS, cut, pathOf, runFor } from '../../support/memory/two-files.ts';

describe('a roadmap that is moved', () => {
  it.each(['docs/ROADMAP.md', 'roadmap.md'])('to %s takes all its issues along, in one commit of the state', async (path) => {
    const world = await MemoryWorld.agreed(BUGS);
    const { text, baseline } = world;
    world.edit(null);
    world.turnTo(path);
    world.edit(text);
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual(['2 issues belonged to ROADMAP.md. Their items stand here now, and so they belong to this file.']);
    expect(world.writes).toEqual(['state.write Agree']);
    expect(Object.keys(world.baseline?.paths ?? {})).toEqual([path]);
    expect(world.baseline?.entries.map((entry) => entry.path)).toEqual([path, path]);
    expect(world.baseline?.paths[path]?.startedAt).toBe(baseline?.paths['ROADMAP.md']?.startedAt);
    expect(await world.afterwards()).toEqual([]);
    expect(world.text).toBe(text);
  });

  it('and edited in the same push brings the edits to the issues, and the issues’ edits to the file', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    const text = world.text.replace('status: idea', 'status: started').replace('- Lid opens', '- Lid opens by itself');
    world.change(2, { title: 'Parser drops all tabs' });
    world.edit(null);
    world.turnTo('docs/ROADMAP.md');
    world.edit(text);
    await world.sync();
    expect(world.issue(1).title).toBe('Lid opens by itself');
    expect(world.issue(2).body).toContain('started');
    expect(world.text).toContain(`- Parser drops all tabs ${link(2)}`);
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('takes the issues of removed items along, so that a line that comes back reopens its issue', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    const whole = world.text;
    world.replace(`- Lid opens ${link(1)}\n`, '');
    await world.sync();
    expect(world.issue(1).state.open).toBe(false);
    const { text } = world;
    world.edit(null);
    world.turnTo('docs/ROADMAP.md');
    world.edit(text);
    await world.sync();
    world.edit(whole);
    await world.sync();
    expect(world.issue(1).state.open).toBe(true);
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('and has lost its links finds its issues by their titles', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    world.edit(null);
    world.turnTo('docs/ROADMAP.md');
    world.edit(BUGS);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toContain(`- Lid opens ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('right after a run that died takes along what that run had done', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    world.edit(`${world.text}- Spout drips\n`);
    world.at('before file.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    expect(world.numbers).toEqual([1, 2, 3]);
    world.pass(120);
    const { text } = world;
    world.edit(null);
    world.turnTo('docs/ROADMAP.md');
    world.edit(text);
    await world.sync();
    expect(world.numbers).toEqual([1, 2, 3]);
    expect(world.text).toContain(`- Spout drips ${link(3)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('and leaves a pointer hands its items over one by one', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    const { text } = world;
    world.edit('The roadmap is docs/ROADMAP.md.\n');
    world.turnTo('docs/ROADMAP.md');
    world.edit(text);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.baseline?.entries.map((entry) => entry.path)).toEqual(['docs/ROADMAP.md', 'docs/ROADMAP.md']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is only planned in a pull request', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    const { text, baseline } = world;
    world.edit(null);
    world.turnTo('docs/ROADMAP.md');
    world.edit(text);
    const { plan } = await world.sync({ planOnly: true });
    expect(plan.operations).toEqual([]);
    expect(world.baseline).toEqual(baseline);
  });

  it('and back again takes everything along each time', async () => {
    const world = await MemoryWorld.agreed(BUGS);
    const { text } = world;
    for (const path of ['docs/ROADMAP.md', 'ROADMAP.md', 'docs/ROADMAP.md']) {
      world.edit(null);
      world.turnTo(path);
      world.edit(text);
      await world.sync();
    }
    expect(world.numbers).toEqual([1, 2]);
    expect(Object.keys(world.baseline?.paths ?? {})).toEqual(['docs/ROADMAP.md']);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a roadmap that is split', () => {
  it.each([[['docs/NEW.md', 'ROADMAP.md']], [['ROADMAP.md', 'docs/NEW.md', 'ROADMAP.md']]])('gives each part its issues, with runs for %j', async (order) => {
    const world = await MemoryWorld.agreed(BUGS);
    const item = cut(world, /- Lid.*\n/);
    world.turnTo('docs/NEW.md');
    world.edit(`# New\n\n## Open bugs\n\n${item}`);
    for (const path of order) await runFor(world, path);
    expect([pathOf(world, 1), pathOf(world, 2)]).toEqual(['docs/NEW.md', 'ROADMAP.md']);
    expect([1, 2].map((number) => world.issue(number).state.open)).toEqual([true, true]);
    expect(world.numbers).toEqual([1, 2]);
  });
});
