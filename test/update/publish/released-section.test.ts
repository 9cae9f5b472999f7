import { describe, expect, it } from 'vitest';
import { countItems } from '../../../src/report/counts.ts';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { lines, roadmapOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const CONFIG = 'update: { file: true }\nreleased: section\n';

const ROADMAP = lines(
  ...['# Kettle 3.1 roadmap', '', '## Open bugs', '', '- Handle gets hot', '- Base wobbles', '  - release: 3.2', ''],
  ...['## Bugs resolved since last update', '', '- Rust around the spout', '  - resolution: Fixed', ''],
  ...['## Completed', '', '- Stainless spout', '  - owner: Kim', '', '  Polished by hand.'],
);

async function deskOf(text = ROADMAP, config = CONFIG): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(text);
  world.config = config;
  await world.sync({ today: '2026-07-15' });
  return world;
}

const finish = (world: MemoryWorld, release = '3.2', today = '2026-07-20') => world.sync({ today, next: { release, force: false } });
const plain = (world: MemoryWorld) => world.text.replaceAll(/ \(\[#\d+\]\(\S+\)\)/g, '');
const counts = (world: MemoryWorld) => countItems(roadmapOf(world.text), releaseOfRoadmap(roadmapOf(world.text), null));
const statesOf = (world: MemoryWorld) => world.numbers.map((number) => [world.issue(number).title, world.issue(number).state.open]);

describe('the section for what a release has finished', () => {
  it('gets it with its fields and notes, in the commit that opens the next release, and no file is made', async () => {
    const world = await deskOf();
    const before = statesOf(world);
    const { failure, outcomes } = await finish(world);
    expect([failure, outcomes.filter(({ result }) => result === 'left')]).toEqual([null, []]);
    expect(plain(world)).toBe(
      lines(
        ...['# Kettle 3.2 roadmap', '', '## Open bugs', '', '- Handle gets hot', '- Base wobbles', ''],
        ...['## Bugs resolved since last update', '', '## Completed', ''],
        ...[
          '## Released (Kettle 3.1)',
          '',
          '- Rust around the spout',
          '  - resolution: Fixed',
          '- Stainless spout',
          '  - owner: Kim',
          '',
          '  Polished by hand.',
        ],
      ),
    );
    expect([...world.desk.files.keys()]).toEqual([]);
    expect(statesOf(world)).toEqual(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is in no count and no update of the next release, and stays as it is when that is finished', async () => {
    const world = await deskOf();
    await finish(world);
    expect(counts(world)).toMatchObject({ openBugs: 2, done: 0 });
    const { update } = await world.sync({ today: '2026-07-27', update: true });
    expect(update?.text).not.toMatch(/Rust|Stainless|Released \(/);
    world.replace('## Completed\n', '## Completed\n\n- Whistle\n');
    await world.sync({ today: '2026-08-01' });
    expect(counts(world).done).toBe(1);
    await finish(world, '3.3', '2026-08-02');
    const [, first = '', second = ''] = plain(world).split('## Released');
    expect(first).toMatch(/^ \(Kettle 3\.1\)\n\n- Rust[\s\S]*Polished by hand\.\n/);
    expect(second).toBe(' (Kettle 3.2)\n\n- Whistle\n');
  });

  it('takes what is closed for its release only, and nothing of the next one', async () => {
    const world = await deskOf(ROADMAP.replace('## Completed', '## Planned\n\n- Whistle\n\n## Completed'));
    await finish(world);
    world.replace('## Completed\n\n', '');
    const whistle = world.numbers.find((number) => world.issue(number).title === 'Whistle') ?? 0;
    world.change(whistle, { state: { open: false, reason: 'completed' }, closedBy: 'maintainer' });
    await world.sync({ today: '2026-07-21' });
    expect(plain(world)).toMatch(/## Completed\n\n- Whistle/);
  });

  it('gives an item back whose issue is reopened, and nothing else', async () => {
    const world = await deskOf(ROADMAP.replace('- Base wobbles\n  - release: 3.2', '- Lid'));
    const lid = world.numbers.find((number) => world.issue(number).title === 'Lid') ?? 0;
    world.change(lid, { state: { open: false, reason: 'completed' }, closedBy: 'maintainer' });
    await world.sync({ today: '2026-07-16' });
    await finish(world);
    expect(plain(world)).toMatch(/## Released \(Kettle 3\.1\)[\s\S]*- Lid/);
    world.change(lid, { state: { open: true } });
    await world.sync({ today: '2026-07-21' });
    expect(plain(world)).toMatch(/## Open bugs\n\n- Handle gets hot\n- Lid\n/);
    expect(counts(world)).toMatchObject({ openBugs: 2, done: 0 });
  });

  it('is undone by a revert of the commit, and no issue changes', async () => {
    const world = await deskOf();
    const [before, states] = [world.text, statesOf(world)];
    await finish(world);
    world.edit(before);
    await world.sync({ today: '2026-07-21' });
    expect([world.text, statesOf(world)]).toEqual([before, states]);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['before file.write', 'before state.write', 'after state.write'] as const)('is made once, although the run is cut off %s', async (moment) => {
    const world = await deskOf();
    const skip = moment === 'before state.write' ? 1 : 0;
    world.at(
      moment,
      () => {
        throw new Error('cut off');
      },
      skip,
    );
    await expect(finish(world)).rejects.toThrow('cut off');
    world.pass(3600);
    await world.sync({ today: '2026-07-20' });
    await finish(world);
    expect(plain(world).split('## Released (Kettle 3.1)')).toHaveLength(2);
    expect(plain(world).split('Stainless spout')).toHaveLength(2);
    expect(await world.afterwards()).toEqual([]);
  });

  it('may be there already, under its release’s name', async () => {
    const world = await deskOf(`${ROADMAP}\n## Released (3.1)\n\n- Cord\n\n## How to help\n\nWrite.\n`);
    await finish(world);
    expect(plain(world)).toMatch(/## Released \(3\.1\)\n\n- Cord\n+- Rust[\s\S]*- Stainless spout[\s\S]*\n\n## How to help/);
    expect(plain(world)).not.toContain('(Kettle 3.1)');
  });

  it('gets no row of a table: that stays and is told', async () => {
    const table = lines('# Kettle 3.1 roadmap', '', '## Work', '', '| Item | Status |', '|---|---|', '| Lid | Done |', '| Base | Open |');
    const world = await deskOf(table, `sections: [{title: Work, items: table}]\n${CONFIG}`);
    const { problems } = await finish(world);
    expect(problems.map(({ message }) => message)).toContain(
      '“Lid” is finished but stays in the roadmap of the next release: a row of a table does not move to another section. Move it by hand.',
    );
    expect(world.text).toContain('| Lid | Done |');
    expect(world.text).toContain('# Kettle 3.2 roadmap');
  });
});
