import { expect, it } from 'vitest';
import { chartMark } from '../../../src/chart/chart.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { BUGS, runFor, twoFiles } from '../../support/memory/two-files.ts';

const PICTURE = 'plan.svg';

it('a second roadmap with the same picture is told whose it is and what to do, and leaves it', async () => {
  const world = await twoFiles();
  world.config = `chart: ${PICTURE}\n`;
  await runFor(world, 'ROADMAP.md');
  const drawn = world.desk.files.get(PICTURE);
  expect(drawn).toContain(chartMark('ROADMAP.md'));
  const [told = ''] = await runFor(world, 'BUGS.md');
  expect(told).toBe(
    'The picture cannot be drawn: plan.svg is the picture of ROADMAP.md, and each roadmap has a picture of its own. Copy the configuration for the workflow of BUGS.md, give `chart` another path there (or leave it out), and name the copy in the input `config`.',
  );
  expect(world.desk.files.get(PICTURE)).toBe(drawn);
  world.config = 'chart: bugs.svg\n';
  expect(await runFor(world, 'BUGS.md')).toEqual([]);
  expect(world.desk.files.get('bugs.svg')).toContain(chartMark('BUGS.md'));
});

it('a roadmap that is moved keeps its picture, and draws it under its new name', async () => {
  const world = new MemoryWorld(BUGS);
  world.config = `chart: ${PICTURE}\n`;
  await world.sync();
  const { text } = world;
  world.edit(null);
  world.turnTo('docs/ROADMAP.md');
  world.edit(`${text}- Lid closes\n`);
  const { problems } = await world.sync();
  expect(problems.map(({ code }) => code)).not.toContain('chart-in-the-way');
  expect(world.desk.files.get(PICTURE)).toContain(chartMark('docs/ROADMAP.md'));
  expect(await world.afterwards()).toEqual([]);
});

it('a picture that somebody put in the place of the drawn one is left', async () => {
  const world = await twoFiles();
  world.config = `chart: ${PICTURE}\n`;
  await runFor(world, 'ROADMAP.md');
  world.desk.files.set(PICTURE, '<svg><!-- Mine --></svg>\n');
  world.replace('- Whistle', '- Lid\n- Whistle');
  expect((await runFor(world, 'ROADMAP.md')).join()).toContain('plan.svg is not a picture of this roadmap, and nothing is written over it.');
  expect(world.desk.files.get(PICTURE)).toBe('<svg><!-- Mine --></svg>\n');
});

it('a picture of a day that is still to come is drawn again, and then rests', async () => {
  const world = new MemoryWorld(BUGS);
  world.config = `chart: ${PICTURE}\n`;
  await world.sync({ today: '2027-06-20' });
  expect(world.desk.files.get(PICTURE)).toContain('On 20 June 2027');
  await world.sync({ today: '2026-06-02' });
  expect(world.desk.files.get(PICTURE)).toContain('On 2 June 2026');
  expect(world.desk.files.get(PICTURE)).not.toContain('2027');
  world.writes.length = 0;
  await world.sync({ today: '2026-06-03' });
  expect(world.writes).toEqual([]);
});
