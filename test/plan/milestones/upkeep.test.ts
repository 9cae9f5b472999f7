import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import { lines, PATH } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const ROADMAP = lines('# Kettle 3.1 roadmap', '', '## Timeline', '', '- Release: 1 July 2026', '', '## Planned', '', '- Lid', '- Whistle', '  - release: 3.2');
const OWN = 'Kettle 3.1';

/** A repository that keeps milestones by its next run, with some that are there before. */
function beginning(text: string, ...milestones: ReadonlyArray<readonly [title: string, due: string | null]>): MemoryWorld {
  const world = new MemoryWorld(text);
  world.config = 'milestone: true\n';
  world.desk.milestones.push(...milestones.map(([title, due], at) => ({ number: at + 1, title, due })));
  return world;
}

/** The same after that run. */
async function keeping(text = ROADMAP, ...milestones: Parameters<typeof beginning>[1][]): Promise<MemoryWorld> {
  const world = beginning(text, ...milestones);
  await world.sync();
  world.writes.length = 0;
  return world;
}

const differs = ({ problems }: Awaited<ReturnType<MemoryWorld['sync']>>) =>
  problems.filter(({ code }) => code === 'milestone-differs').map(({ message }) => message);

describe('the due date of the release’s milestone, which was there before the first run', () => {
  it('and that people set stays, and is told', async () => {
    const world = beginning(ROADMAP, [OWN, '2026-08-01']);
    expect(differs(await world.sync())).toEqual([expect.stringMatching(/“Kettle 3\.1”.*2026-08-01.*2026-07-01/)]);
    expect(world.desk.milestones[0]).toEqual({ number: 1, title: OWN, due: '2026-08-01' });
    expect(await world.afterwards()).toEqual([]);
    world.replace('1 July 2026', '8 July 2026');
    await world.sync();
    expect(world.desk.milestones[0]?.due).toBe('2026-07-08');
  });

  it('and that nobody set is the timeline’s', async () => {
    const world = beginning(ROADMAP, [OWN, null]);
    expect(differs(await world.sync())).toEqual([]);
    expect(world.desk.milestones[0]).toEqual({ number: 1, title: OWN, due: '2026-07-01' });
  });

  it('and that is the timeline’s is not set again', async () => {
    const world = beginning(ROADMAP, [OWN, '2026-07-01']);
    expect(differs(await world.sync())).toEqual([]);
    expect(world.writes.filter((write) => write.startsWith('milestone.'))).toEqual(['milestone.create 3.2']);
  });
});

describe('the due date of a milestone that is renamed together with its release', () => {
  it('follows the timeline’s, if that changes with the name', async () => {
    const world = await keeping();
    world.desk.milestones.splice(0, 1, { number: 1, title: 'Kettle 4.0', due: '2026-07-01' });
    world.edit(world.text.replace('Kettle 3.1', 'Kettle 4.0').replace('1 July', '1 September'));
    expect(differs(await world.sync())).toEqual([]);
    expect(world.desk.milestones[0]).toEqual({ number: 1, title: 'Kettle 4.0', due: '2026-09-01' });
  });

  it('stays as people set it, if only the name changes', async () => {
    const world = await keeping();
    world.desk.milestones.splice(0, 1, { number: 1, title: 'Kettle 4.0', due: '2026-07-20' });
    world.replace('Kettle 3.1', 'Kettle 4.0');
    expect(differs(await world.sync())).toEqual([expect.stringContaining('2026-07-20')]);
    expect(world.desk.milestones[0]?.due).toBe('2026-07-20');
  });
});

describe('what could not be done for a milestone', () => {
  it('is done by the next run', async () => {
    const world = await keeping();
    world.replace('1 July 2026', '15 July 2026');
    world.at('before milestone.due', () => {
      throw new UserError('GitHub said no.', 'Try again.');
    });
    expect((await world.sync()).failure?.message).toContain('GitHub said no.');
    expect(differs(await world.sync())).toEqual([]);
    expect(world.desk.milestones[0]?.due).toBe('2026-07-15');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('milestones that are made', () => {
  it('are made with one request each, be they the release’s or only an item’s', async () => {
    const world = beginning(ROADMAP);
    await world.sync();
    expect(world.writes.filter((write) => write.startsWith('milestone.'))).toEqual([`milestone.create ${OWN}`, 'milestone.create 3.2']);
  });

  it('are called as the first open item calls them, and a sub-item’s word is not asked', async () => {
    const world = await keeping(lines('# Kettle 3.1', '', '## Planned', '', '- Cup', '  - [ ] Handle', '    - release: v7.0', '- Lid', '  - release: 7.0'));
    expect(world.desk.milestones.map(({ title }) => title)).toEqual([OWN, '7.0']);
  });
});

describe('the milestone of what is finished', () => {
  it('stays, though the file gives it another release', async () => {
    const world = await keeping(lines('# Kettle 3.1', '', '## Planned', '', '- [ ] Lid', '- [ ] Whistle', '  - release: 3.2'));
    world.edit(world.text.replace('- [ ] Whistle', '- [x] Whistle'));
    await world.sync();
    world.replace('release: 3.2', 'release: 3.4');
    await world.sync();
    expect(world.issue(2)).toMatchObject({ state: { open: false }, milestone: { title: '3.2' } });
    expect(world.issue(2).body).toContain('3.4');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a milestone that was deleted', () => {
  it('is made again where one of its issues changes otherwise: nobody took that issue out of it', async () => {
    const world = await keeping();
    world.renameMilestone(2, null);
    world.change(2, { title: 'Whistles' });
    await world.sync();
    expect(world.text).toMatch(/- Whistles .*\n {2}- release: 3\.2\n/);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(2).milestone).toEqual({ number: 3, title: '3.2' });
  });
});

describe('milestones that the state remembers', () => {
  it('are the release’s and those that issues are in, and none of the others', async () => {
    const world = await keeping(ROADMAP, [OWN, null], ['Ideas', null], ['3.2', null]);
    expect(world.baseline?.paths[PATH]?.milestones?.known.map(({ title }) => title)).toEqual([OWN, '3.2']);
  });
});

describe('a milestone that people call otherwise', () => {
  it('and that the file means by its new title, too, is told nobody', async () => {
    const world = await keeping();
    world.renameMilestone(2, 'Kettle 3.2');
    expect(differs(await world.sync({ fullLook: true }))).toEqual([]);
  });

  it('and that is the release’s own is told once, though an item names it and another one has its title', async () => {
    const world = await keeping(ROADMAP.replace('- Lid\n', `- Lid\n  - release: ${OWN}\n`));
    world.renameMilestone(1, 'Three one');
    world.desk.milestones.push({ number: 3, title: OWN, due: null });
    expect(differs(await world.sync({ fullLook: true }))).toEqual([expect.stringContaining('“Three one”')]);
  });

  it('to “Later”, and is the release’s own, is another one than none', async () => {
    const world = await keeping();
    world.renameMilestone(1, 'Later');
    await world.sync({ fullLook: true });
    world.edit(world.text.replace(/- Lid.*\n/, '$&  - release: later\n'));
    await world.sync();
    expect(world.issue(1).milestone).toBeNull();
    expect(await world.afterwards()).toEqual([]);
  });
});
