import { expect, it } from 'vitest';
import { terminalLines } from '../../../src/report/terminal.ts';
import type { MemoryWorld } from '../../support/memory/memory-world.ts';
import { runFor, twoFiles } from '../../support/memory/two-files.ts';

const CONFIG = 'sections:\n  - title: Open bugs\n    kind: bug\n  - title: Planned\n  - title: Plannde\n';
const MISSING = 'No heading fits “Plannde”, which line 5 of the configuration names.';
const OF_BUGS = 'No heading fits “Open bugs”, which line 2 of the configuration names; another roadmap of this repository has one.';

/** The levels of a run's problems, and those that were told before in brackets. */
async function levels(world: MemoryWorld): Promise<string[]> {
  const { problems } = await world.sync();
  return problems.map(({ level, message, told }) => (told === true ? `(${level}: ${message})` : `${level}: ${message}`));
}

it('a rule that another roadmap needs is no warning, and one that none needs is', async () => {
  const world = await twoFiles();
  world.config = CONFIG;
  expect((await levels(world)).toSorted()).toEqual([`notice: ${OF_BUGS}`, `warning: ${MISSING}`]);
  expect((await runFor(world, 'BUGS.md')).join(' ')).toContain('No heading fits “Planned”, which line 4 of the configuration names; another roadmap');
});

it('is found out once, and told once', async () => {
  const world = await twoFiles();
  world.config = CONFIG;
  await world.sync();
  world.requests.length = 0;
  expect(await levels(world)).toEqual([`(notice: ${OF_BUGS})`, `(warning: ${MISSING})`]);
  expect(world.requests).not.toContain('files.read BUGS.md');
  expect(terminalLines(await world.sync(), true)).toEqual([
    '1 warning was told before, and nothing has changed. The summary lists it.',
    'Roadmap and issues agree: nothing to do.',
  ]);
  expect(await world.afterwards()).toEqual([]);
});

it('is looked at again by a run that looks at everything', async () => {
  const world = await twoFiles();
  world.config = CONFIG;
  await world.sync();
  world.turnTo('BUGS.md');
  world.replace('## Open bugs', '## Known bugs');
  world.turnTo('ROADMAP.md');
  expect((await world.sync()).problems[0]).toMatchObject({ level: 'notice' });
  const [problem] = (await world.sync({ fullLook: true })).problems;
  expect(problem).toMatchObject({ level: 'warning', message: 'No heading fits “Open bugs”, which line 2 of the configuration names.' });
});

it('stays no warning where the run changes the file', async () => {
  const world = await twoFiles();
  world.config = CONFIG;
  world.replace('- Whistle', '- Lid\n- Whistle');
  expect((await levels(world)).toSorted()).toEqual([`notice: ${OF_BUGS}`, `warning: ${MISSING}`]);
});

it('that another roadmap needs is no misspelt one, and one that none needs may be', async () => {
  const world = await twoFiles();
  world.config = 'sections:\n  - title: Open bugs\n    kind: bug\n  - title: Plannde\n';
  const [elsewhere, missing] = (await levels(world)).toSorted();
  expect(elsewhere).toContain('another roadmap of this repository has one.');
  expect(missing).toBe('warning: No heading fits “Plannde”, which line 4 of the configuration names. Did you mean “Planned”?');
  expect((await levels(world)).every((told) => told.startsWith('('))).toBe(true);
});
