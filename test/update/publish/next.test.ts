import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const DAY = '2026-07-20';
const ARCHIVE = 'updates/kettle-3.1.md';
const NEXT = { release: '3.2', force: false };

const ROADMAP = lines(
  '# Kettle 3.1 roadmap',
  '',
  'Last updated: 1 June 2026',
  '',
  '## Timeline',
  '',
  '- Feature freeze: 25 May 2026',
  '- **First RC:** 8 June 2026 (tentative)',
  '- Release: 15 July 2026 <== WE ARE HERE',
  '',
  '## Open bugs',
  '',
  '- Handle gets hot',
  '  - owner: Rosa',
  '- Steam sensor lies',
  '  - status: Not for 3.1',
  '- Lid rattles',
  '  - status: deferred to 3.2',
  '  - release: 3.2',
  '- Base wobbles',
  '  - prognosis: next release',
  '- Cable is short',
  '  - release: 3.3',
  '',
  '## Bugs resolved since last update',
  '',
  '- Rust around the spout',
  '  - resolution: Fixed',
  '',
  '## Completed',
  '',
  '- Stainless spout',
  '  - owner: Kim',
);

async function releasedDesk(config = 'milestone: true\nupdate: { file: true }\n', text = ROADMAP): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(text);
  world.config = config;
  await world.sync({ today: '2026-07-15' });
  return world;
}

const open = (world: MemoryWorld, next = NEXT, planOnly = false) => world.sync({ today: DAY, next, planOnly });

const milestonesOf = (world: MemoryWorld) => world.desk.milestones.map(({ title, closed }) => `${title}${closed === true ? ' (closed)' : ''}`);

describe('opening the next release', () => {
  it('archives what is finished, brings in what was deferred, and begins the timeline anew, in one commit', async () => {
    const world = await releasedDesk();
    const { failure, outcomes } = await open(world);
    expect(failure).toBeNull();
    expect(outcomes.filter(({ result }) => result === 'left')).toEqual([]);
    expect(world.text.replaceAll(/ \(\[#\d+\]\(\S+\)\)/g, '')).toMatchSnapshot();
    expect(world.desk.files.get(ARCHIVE)?.replaceAll(/ \[#\d+\]\(\S+\)/g, '')).toMatchSnapshot();
    expect(milestonesOf(world)).toEqual(['Kettle 3.1 (closed)', '3.2', '3.3']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('moves the open issues to the new milestone', async () => {
    const world = await releasedDesk();
    await open(world);
    const inMilestone = (title: string) => world.numbers.map((number) => world.issue(number)).find((issue) => issue.title === title)?.milestone?.title;
    expect(['Handle gets hot', 'Steam sensor lies', 'Lid rattles', 'Base wobbles', 'Cable is short'].map(inMilestone)).toEqual([
      ...['3.2', '3.2', '3.2', '3.2'],
      '3.3',
    ]);
  });

  it('is shown as the same plan, and writes nothing then', async () => {
    const world = await releasedDesk();
    const before = [...world.writes];
    const { plan } = await open(world, NEXT, true);
    expect(world.writes).toEqual(before);
    expect(plan.operations.map(({ kind }) => kind)).toContain('publish-update');
  });

  it('twice does nothing and says so', async () => {
    const world = await releasedDesk();
    await open(world);
    const text = world.text;
    const { problems, outcomes, failure } = await open(world);
    expect([failure, outcomes, world.text]).toEqual([null, [], text]);
    expect(problems.map(({ message }) => message)).toContain('3.2 was opened on 2026-07-20, when Kettle 3.1 was released. There is nothing to do.');
  });

  it('begins the next update with the release', async () => {
    const world = await releasedDesk();
    await open(world);
    const { update } = await world.sync({ today: '2026-07-27', update: true });
    expect(update?.text).toContain('== Changes since 20 July 2026 ==\n\n* Kettle 3.1 was released on 20 July 2026.\n');
    expect(update?.text).not.toMatch(/Rust|Stainless|New:|Removed:/);
  });

  it('can be followed by an update on the same day', async () => {
    const world = await releasedDesk();
    await open(world);
    const { update } = await world.sync({ today: DAY, update: true });
    expect(update?.subject).toBe('Kettle 3.2 development update, 20 July 2026');
  });

  it.each([
    ['a title without a release', ROADMAP.replace('Kettle 3.1 roadmap', 'Roadmap'), NEXT, 'The title of ROADMAP.md names no release'],
    ['the same release', ROADMAP, { release: 'v3.1', force: false }, 'The title of ROADMAP.md names v3.1 already.'],
    ['an earlier release', ROADMAP, { release: '3.0', force: false }, '“3.0” is earlier than “Kettle 3.1”'],
    ['no name', ROADMAP, { release: '', force: false }, 'Name it in the input `release`'],
    ['a name that is Markdown', ROADMAP, { release: '[x](y)', force: false }, 'Expected its name'],
    ['an open blocker', ROADMAP.replace('owner: Rosa', 'priority: blocker'), NEXT, '1 blocker is open: “Handle gets hot”'],
    ['what may be a blocker', ROADMAP.replace('owner: Rosa', 'priority: P0'), NEXT, 'may name a blocker that is not counted as such'],
  ])('refuses %s, and writes nothing', async (_, text, next, message) => {
    const world = await releasedDesk('update: { file: true }\n', text);
    const before = [...world.writes];
    await expect(open(world, next)).rejects.toThrow(message);
    expect(world.writes).toEqual(before);
  });

  it('refuses a release that the configuration names', async () => {
    const world = await releasedDesk('milestone: "3.1"\n');
    await expect(open(world)).rejects.toThrow('Write `milestone: true`');
  });

  it('takes an open blocker along if it is forced', async () => {
    const world = await releasedDesk('update: { file: true }\n', ROADMAP.replace('owner: Rosa', 'priority: blocker'));
    expect((await open(world, { ...NEXT, force: true })).failure).toBeNull();
    expect(world.text).toContain('# Kettle 3.2 roadmap');
    expect(world.text).toContain('priority: blocker');
  });

  it('leaves what is open below a finished item, and says so', async () => {
    const text = ROADMAP.replace('- Stainless spout\n', '- [x] Stainless spout\n  - [ ] polish it\n');
    const world = await releasedDesk('update: { file: true }\n', text);
    const { problems } = await open(world);
    expect(world.text).toContain('Stainless spout');
    expect(problems.map(({ message }) => message).join('\n')).toContain('“Stainless spout” is finished but stays');
  });

  it('leaves what a heading defers, and says so', async () => {
    const world = await releasedDesk('update: { file: true }\n', `${ROADMAP}\n\n## Later\n\n- A second cup\n`);
    const { problems } = await open(world);
    expect(world.text).toMatch(/## Later\n\n- A second cup/);
    expect(problems.map(({ message }) => message)).toContain(
      '1 item stays deferred, because the heading “Later” says so. Move what belongs to Kettle 3.2 to another section.',
    );
  });

  it('does not overwrite an archive that stands there', async () => {
    const world = await releasedDesk();
    world.desk.files.set(ARCHIVE, 'mine');
    await expect(open(world)).rejects.toThrow(`${ARCHIVE} exists already`);
    expect(world.desk.files.get(ARCHIVE)).toBe('mine');
  });

  it.each(['before file.write', 'after state.write', 'before state.write', 'after issue.update', 'before milestone.close', 'after milestone.close'] as const)(
    'that is cut off %s is finished once, by the next sync or the next start',
    async (moment) => {
      const world = await releasedDesk();
      world.at(moment, () => {
        throw new Error('cut off');
      });
      await expect(open(world)).rejects.toThrow('cut off');
      world.pass(3600);
      await world.sync({ today: DAY });
      await open(world);
      expect(world.text).toContain('# Kettle 3.2 roadmap');
      expect(world.text).not.toMatch(/Rust|Stainless/);
      expect(world.text.match(/Steam sensor lies/g)).toHaveLength(1);
      expect(world.desk.files.get(ARCHIVE)?.match(/Rust around the spout/g)).toHaveLength(1);
      expect(milestonesOf(world)).toEqual(['Kettle 3.1 (closed)', '3.2', '3.3']);
      expect(await world.afterwards()).toEqual([]);
    },
  );
});

describe('an item whose resolution only defers it', () => {
  const TEXT = ROADMAP.replace(
    '- Rust around the spout\n  - resolution: Fixed\n',
    '- Rust around the spout\n  - resolution: Fixed\n- Smell\n  - resolution: deferred to 3.2\n',
  );

  async function carried(): Promise<MemoryWorld> {
    const world = await MemoryWorld.agreed(
      TEXT.replace('- Smell\n  - resolution: deferred to 3.2\n', '').replace('- Handle gets hot', '- Smell\n- Handle gets hot'),
    );
    world.config = 'update: { file: true }\n';
    await world.sync({ today: '2026-06-01' });
    const [line = ''] = /- Smell .*\n/.exec(world.text) ?? [];
    world.replace(line, '');
    world.replace('  - resolution: Fixed\n', `  - resolution: Fixed\n${line}  - resolution: deferred to 3.2\n`);
    return world;
  }

  it('stays in the file when the update is published', async () => {
    const world = await carried();
    const { update } = await world.sync({ today: '2026-06-10', update: true });
    expect(update?.text).toMatch(/== Deferred ==[\s\S]*\* Smell/);
    expect(world.text).toMatch(/- Smell [^\n]*\n {2}- resolution: deferred to 3\.2\n/);
    expect(world.text).not.toContain('Rust');
  });

  it('is open in the next release', async () => {
    const world = await carried();
    await world.sync({ today: '2026-06-10', update: true });
    expect((await open(world)).failure).toBeNull();
    expect(world.text).toMatch(/## Open bugs\n[\s\S]*- Smell [^\n]*\n(?! {2}- resolution)[\s\S]*## Bugs resolved/);
    expect([...world.numbers.map((number) => world.issue(number))].find(({ title }) => title === 'Smell')?.state.open).toBe(true);
  });
});
