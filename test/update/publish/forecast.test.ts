import { describe, expect, it } from 'vitest';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { readNumbers } from '../../../src/update/numbers.ts';
import { lines, roadmapOf } from '../../support/memory/builders.ts';
import { deskWith, publish } from './desk.ts';

const BLOCKERS = ['Lid', 'Cable', 'Base', 'Steam', 'Whistle'];

const roadmap = (open: number) =>
  lines('# Kettle 3 roadmap', '', '## Open bugs', '', ...BLOCKERS.slice(0, open).flatMap((title) => [`- ${title}`, '  - priority: blocker']), '- Rust');

/** The first paragraph of an update of each day on which so many blockers are open. */
async function weeks(openOn: ReadonlyArray<readonly [day: string, open: number]>, config = 'update: { file: true }\n') {
  const { world } = await deskWith(config, roadmap(BLOCKERS.length));
  const told: string[] = [];
  for (const [day, open] of openOn) {
    // The last ones are blockers no more.
    while (world.text.split('priority: blocker').length - 1 > open) world.edit(world.text.replace(/\n {2}- priority: blocker(?![\s\S]*priority: blocker)/, ''));
    const { update } = await publish(world, day);
    told.push((update?.text.split('\n\n')[1] ?? '').replaceAll('\n', ' '));
  }
  return { world, told };
}

describe('the forecast of an update', () => {
  it('stands where four weeks of updates carry it, with its basis', async () => {
    const { told } = await weeks([
      ['2026-05-04', 5],
      ['2026-05-11', 4],
      ['2026-05-18', 4],
      ['2026-05-25', 3],
      ['2026-06-01', 2],
    ]);
    expect(told.slice(0, 4).filter((text) => text.includes('pace'))).toEqual([]);
    expect(told[4]).toContain(
      'At the pace of the last four weeks (5 blockers on 4 May 2026, 2 today), blockers reach 0 between 15 June 2026 and 29 June 2026.',
    );
  });

  it('names one day where both paces agree on it', async () => {
    const { told } = await weeks([
      ['2026-05-01', 5],
      ['2026-05-15', 4],
      ['2026-05-29', 3],
    ]);
    expect(told[2]).toContain('(5 blockers on 1 May 2026, 3 today), blockers reach 0 around 10 July 2026.');
  });

  it('does not stand on two days that are weeks apart', async () => {
    const { told } = await weeks([
      ['2026-05-01', 5],
      ['2026-05-29', 3],
    ]);
    expect(told[1]).not.toContain('pace');
  });

  it('is not made of lists that are not all read, and not of days of another release', () => {
    const history = [1, 15].map((day, index) => ({
      date: `2026-05-${String(day).padStart(2, '0')}`,
      bugs: 6,
      features: 0,
      blockers: 5 - index,
      done: 0,
      release: 'Kettle 3',
    }));
    const forecast = (text: string) => {
      const read = roadmapOf(text);
      return readNumbers({ roadmap: read, release: releaseOfRoadmap(read, null), today: '2026-05-29', previous: null, history }).forecast;
    };
    expect(forecast(roadmap(3))).toEqual({ from: '2026-07-10', to: '2026-07-10', since: '2026-05-01', blockers: 5 });
    expect(forecast(`${roadmap(3)}\n## Remaining work\n\n- Tests\n- Docs\n`)).toBeNull();
    expect(forecast(roadmap(3).replace('Kettle 3', 'Kettle 4'))).toBeNull();
  });
});

describe('the numbers of each day', () => {
  it('are kept with what the state keeps anyway: one line a day, and no write for them alone', async () => {
    const { world } = await weeks([
      ['2026-05-01', 5],
      ['2026-05-15', 4],
    ]);
    const history = () => world.baseline?.paths[world.path]?.history?.map(({ date, blockers }) => [date, blockers]);
    expect(history()).toEqual([
      ['2026-05-01', 5],
      ['2026-05-15', 4],
    ]);
    const writes = world.writes.length;
    await world.sync({ today: '2026-05-16' });
    await world.sync({ today: '2026-05-16' });
    expect(world.writes.slice(writes)).toEqual([]);
    expect(history()).toHaveLength(2);
  });

  it('are not kept where neither updates nor a picture are', async () => {
    const { world } = await deskWith('labels: {}\n', roadmap(3));
    world.replace('- Rust', '- Rust\n- Smell');
    await world.sync();
    expect(world.baseline?.paths[world.path]).not.toHaveProperty('history');
  });
});
