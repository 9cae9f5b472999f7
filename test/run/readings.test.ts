import { afterEach, describe, expect, it, vi } from 'vitest';
import * as planner from '../../src/plan/plan.ts';
import * as reader from '../../src/roadmap/read/roadmap.ts';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { NO_LIMITS } from '../support/memory/request.ts';

const COUNT = 25;
const TITLES = Array.from({ length: COUNT }, (_, index) => `Item ${index + 1}`);
const TEXT = lines(
  '# R',
  '',
  '## Known bugs',
  '',
  ...TITLES.map((title) => `- ${title}`),
  '',
  '## Planned',
  '',
  '- Search',
  '',
  '## Bugs resolved since last update',
  '',
  '- Old',
);

/** Whole readings of the roadmap; small texts, such as one title, are read on the side. */
function wholeReadings(): () => number {
  const spy = vi.spyOn(reader, 'readRoadmap');
  return () => spy.mock.calls.filter(([text]) => isRoadmap(text)).length;
}

/** Readings of small texts: titles, and the managed parts of issues. */
function smallReadings(): () => number {
  const spy = vi.spyOn(reader, 'readRoadmap');
  return () => spy.mock.calls.filter(([text]) => !isRoadmap(text)).length;
}

function isRoadmap(text: string): boolean {
  return text.includes('## Known bugs');
}

afterEach(() => {
  vi.restoreAllMocks();
});

async function agreed(): Promise<MemoryWorld> {
  const world = new MemoryWorld(TEXT);
  await world.sync({ limits: NO_LIMITS });
  return world;
}

describe('a run reads the whole roadmap', () => {
  it('once where nothing is to do', async () => {
    const world = await agreed();
    const count = wholeReadings();
    await world.sync({ limits: NO_LIMITS });
    expect(count()).toBe(1);
  });

  it.each([1, COUNT])('at most three times where %d issues were closed', async (closed) => {
    const world = await agreed();
    for (let number = 1; number <= closed; number += 1) world.change(number, { state: { open: false, reason: 'completed' } });
    const count = wholeReadings();
    await world.sync({ limits: NO_LIMITS });
    expect(world.text).toContain(`- Item 1 ${link(1)}\n  - resolution: Fixed`);
    expect(count()).toBeLessThanOrEqual(3);
  });

  it('at most three times where issues were closed, and items are new', async () => {
    const world = await agreed();
    for (let number = 1; number <= 5; number += 1) world.change(number, { state: { open: false, reason: 'completed' } });
    world.replace('- Search', lines('- Search', ...TITLES.map((title) => `- New ${title}`)).trimEnd());
    const count = wholeReadings();
    await world.sync({ limits: NO_LIMITS });
    expect(world.numbers).toHaveLength(2 * COUNT + 1);
    expect(count()).toBeLessThanOrEqual(3);
  });
});

describe('a run plans', () => {
  async function plannings(byCommit: boolean): Promise<number> {
    const world = await agreed();
    for (let number = 1; number <= 3; number += 1) {
      world.change(number, { state: { open: false, reason: 'completed' }, closedBy: 'mona' });
      if (byCommit) world.closingCommits.set(number, 'abc1234');
    }
    const spy = vi.spyOn(planner, 'planInTime');
    await world.sync({ limits: NO_LIMITS });
    expect(world.text).toContain(`- Item 3 ${link(3)}\n  - resolution: Fixed`);
    // The last planning is that of the attempt after the write, which finds nothing more to do.
    return spy.mock.calls.length - 1;
  }

  it('once where the server tells nothing that the list did not', async () => {
    expect(await plannings(false)).toBe(1);
  });

  it('again where it tells which commits closed the issues', async () => {
    expect(await plannings(true)).toBe(2);
  });
});

describe('a run on the day of an update reads the whole roadmap', () => {
  const titles = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);

  /** A roadmap on whose day of an update everything happens that can: its mark moves, its note goes, and items close, move, and leave. */
  async function due(count: number): Promise<MemoryWorld> {
    const world = new MemoryWorld(
      lines(
        ...['# R', '', 'Last updated: 2026-01-02', '', '## Note', '', 'Words.', ''],
        ...['## Timeline', '', '- Beta: 2026-05-01 <== WE ARE HERE', '- Release: 2026-06-01', ''],
        ...['## Known bugs', '', ...titles('Bug', count).map((title) => `- ${title}`), ''],
        ...['## Planned', '', ...titles('Plan', count).map((title) => `- ${title}`), '- Last plan', ''],
        ...['## Completed', '', '- First', ''],
        ...['## Bugs resolved since last update', '', ...titles('Old', count).map((title) => `- ${title}`)],
      ),
    );
    world.config = 'update: { file: true }\n';
    await world.sync({ limits: NO_LIMITS, today: '2026-05-02' });
    const named = (name: string) => world.numbers.filter((number) => world.issue(number).title.startsWith(`${name} `));
    for (const number of [...named('Bug'), ...named('Plan')]) world.change(number, { state: { open: false, reason: 'completed' } });
    return world;
  }

  const request = { limits: NO_LIMITS, today: '2026-06-10', update: true };

  it.each([1, 10, 100])('at most three times where %d items of each section close, move and leave', async (count) => {
    const world = await due(count);
    const readings = wholeReadings();
    await world.sync(request);
    expect(world.text).toBe(
      lines(
        ...['# R', '', 'Last updated: 2026-06-10', '', '## Note', ''],
        ...['## Timeline', '', '- Beta: 2026-05-01', '- Release: 2026-06-01 <== WE ARE HERE', ''],
        ...['## Known bugs', '', '## Planned', '', `- Last plan ${link(2 * count + 1)}`, ''],
        ...['## Completed', '', '- First', ...titles('Plan', count).map((title, index) => `- ${title} ${link(count + 1 + index)}`)],
        ...['', '## Bugs resolved since last update'],
      ),
    );
    expect(world.desk.files.size).toBe(1);
    expect(readings()).toBeLessThanOrEqual(3);
  });

  it.each([1, 10])('once more where %d items are new, because the numbers of their issues are known only then', async (count) => {
    const world = await due(count);
    world.replace('- Last plan', lines(...titles('New', count).map((title) => `- ${title}`), '- Last plan').trimEnd());
    const readings = wholeReadings();
    await world.sync(request);
    expect(world.numbers).toHaveLength(3 * count + 1);
    expect(world.desk.files.size).toBe(1);
    expect(readings()).toBeLessThanOrEqual(4);
  });

  it.each([1, 10, 100])('at most three times where that is only shown, with %d items', async (count) => {
    const world = await due(count);
    const readings = wholeReadings();
    const { plan } = await world.sync({ ...request, planOnly: true });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['close-item', 'move-mark', 'publish-update', 'set-last-updated']));
    expect(readings()).toBeLessThanOrEqual(3);
  });
});

describe('the text of an issue', () => {
  const long = 'A note of more than sixty characters, so that it is kept by its digest, not as it is.';
  const withNotes = TEXT.replace('- Item 1\n', `- Item 1\n  - owner: ana\n\n  ${long}\n`);

  async function settled(): Promise<MemoryWorld> {
    const world = new MemoryWorld(withNotes);
    await world.sync({ limits: NO_LIMITS });
    await world.sync({ limits: NO_LIMITS });
    return world;
  }

  it('is not parsed where the issue changed and its text did not', async () => {
    const world = await settled();
    for (let number = 1; number <= COUNT; number += 1) world.change(number, { labels: [...world.issue(number).labels, 'help wanted'] });
    const count = smallReadings();
    await world.sync({ limits: NO_LIMITS });
    expect(count()).toBe(0);
  });

  it('stays as it is where its label says another priority, and the file takes that', async () => {
    const world = await settled();
    world.change(1, { labels: [...world.issue(1).labels, 'priority: high'] });
    await world.sync({ limits: NO_LIMITS });
    expect(world.text).toContain('  - priority: high\n');
    expect(world.text).toContain(`\n\n  ${long}\n`);
  });

  it('is parsed where somebody edited it', async () => {
    const world = await settled();
    world.change(1, { body: world.issue(1).body.replace('**Owner:** ana', '**Owner:** ben') });
    await world.sync({ limits: NO_LIMITS });
    expect(world.text).toContain('  - owner: ben\n');
  });

  it('is parsed once in a run, however often the run plans', async () => {
    const world = await settled();
    for (let number = 1; number <= 5; number += 1) {
      const { body } = world.issue(number);
      world.change(number, { body: body.includes('**Owner') ? body.replace('**Owner:** ana', '**Owner:** ben') : body.replace('<sub>', 'Words.\n\n<sub>') });
    }
    world.replace('- Item 6 ', '- Item 6 changed ');
    world.replace('- Search', '- Search\n- New');
    const spy = vi.spyOn(reader, 'readRoadmap');
    await world.sync({ limits: NO_LIMITS });
    const parsed = spy.mock.calls.map(([text]) => text).filter((text) => text.startsWith('- [ ] x\n\n'));
    expect(world.text).toContain('  - owner: ben\n');
    expect(world.text).toContain('  Words.\n');
    expect(parsed.length).toBeGreaterThan(2);
    expect(parsed).toEqual([...new Set(parsed)]);
  });

  it('is parsed where somebody wrote a kind there, until it is read', async () => {
    const world = await settled();
    world.change(1, { body: world.issue(1).body.replace('**Owner:** ana', '**Owner:** ana\n**Kind:** feature') });
    await world.sync({ limits: NO_LIMITS });
    expect(world.issue(1).labels).toContain('feature');
  });
});
