import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { closedBetween } from '../../../support/memory/closed-between.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const closed = async (open: string, done: readonly string[]) => {
  const world = new MemoryWorld(lines('# Bakery', '', '## Planned', '', open, '', '## Done', '', ...done));
  await world.sync();
  const after = await closedBetween(world, 'completed');
  return after.slice(after.indexOf('## Done\n\n') + '## Done\n\n'.length).split('\n');
};

describe('a finished item goes to the top of a list whose entries', () => {
  it.each([
    ['end with versions in brackets', '- Bread (0.4)', '- Cake (0.4)', '- Pie (0.3)'],
    ['end with versions behind a dash', '- Bread — v1.10', '- Cake — v1.9'],
    ['begin with versions', '- 0.3: Bread', '- 0.2: Cake'],
    ['say when they were shipped', '- Bread, shipped in 2.1', '- Cake, shipped in 2.0.4', '- Pie, shipped in 1.9'],
    ['end with days', '- Bread – 2025-03-02', '- Cake – 2024-12-24'],
    ['end with months and names', '- Bread (March 2025, Ida)', '- Cake (bug, November 2024, Tom)'],
    ['begin with months in bold', '- **2025-03**: Bread', '- **2024-11**: Cake'],
    ['end with German days', '- Brot (02.03.2025)', '- Kuchen (28.11.2024)'],
    ['end with French months', '- Pain (mars 2025)', '- Gâteau (novembre 2024)'],
    ['end with Chinese months', '- 面包 (2025年3月)', '- 蛋糕 (2024年11月)'],
    ['begin with days and no sign behind them', '- 03.05.2026 Bread', '- 01.04.2026 Cake', '- 24.12.2025 Pie'],
    ['begin with days in brackets', '- [2026-05-03] Bread', '- [2026-04-01] Cake'],
    ['begin with versions and no sign behind them', '- v2.1 Bread', '- v2.0 Cake', '- v1.9 Pie'],
    ['end with days behind a sign', '- Bread ✅ 2026-02-03', '- Cake ✅ 2026-01-02', '- Pie ✅ 2025-12-30'],
    ['begin with days without a year', '- May 3: Bread', '- Apr 1: Cake', '- Jan 12: Pie'],
    ['end with days without a year', '- Bread (3 May)', '- Cake (1 April)'],
    ['end with years, but for those that have just come', '- Soup', '- Bread (2025)', '- Cake (2024)'],
  ])('%s, and goes back from there', async (_, ...done) => {
    expect(await closed('- Roll', done)).toEqual([`- Roll ${link(1)}`, ...done, '']);
  });
  it('are there for two at once, which go back together or one after the other', async () => {
    for (const together of [true, false]) {
      const world = await MemoryWorld.agreed(lines('## Planned', '', '- Roll', '- Soup', '- Tea', '', '## Done', '', '- Bread (0.4)', '- Cake (0.3)'));
      const before = world.text;
      const turn = async (open: boolean) => {
        for (const number of [1, 2]) {
          world.change(number, { state: open ? { open } : { open, reason: 'completed' } });
          if (!together || number === 2) await world.sync();
        }
      };
      await turn(false);
      expect(world.text).toMatch(/## Done\n\n- (?:Roll|Soup) .*\n- (?:Roll|Soup) .*\n- Bread \(0\.4\)\n- Cake/);
      await turn(true);
      expect(world.text).toBe(before);
      expect(await world.afterwards()).toEqual([]);
    }
  });
  it('are boxes', async () => {
    expect(await closed('- [ ] Roll', ['- [x] Bread (v2)', '- [x] Cake (v1)'])).toEqual([`- [x] Roll ${link(1)}`, '- [x] Bread (v2)', '- [x] Cake (v1)', '']);
  });
  it('have equal numbers', async () => {
    const done = ['1. [x] Bread (0.2)', '1. [x] Cake (0.1)'];
    expect(await closed('1. [ ] Roll', done)).toEqual([`1. [x] Roll ${link(1)}`, ...done, '']);
  });
  it('are rows with a column of days', async () => {
    const head = ['| Dish | Ready |', '|---|---|'];
    const world = new MemoryWorld(
      lines('# Bakery', '', '## Planned', '', ...head, '| Roll | soon |', '', '## Done', '', ...head, '| Bread | 02.03.2025 |', '| Cake | 30.11.2024 |'),
    );
    world.config = lines('sections: [{ title: Planned, role: open, items: table }, { title: Done, role: done, items: table }]');
    await world.sync();
    expect(await closedBetween(world, 'completed')).toContain(`|---|---|\n| Roll ${link(1)} | soon |\n| Bread |`);
  });
});

describe('a finished item goes to the end of a list whose entries', () => {
  it.each([
    ['run to the newest', '- Bread (0.3)', '- Cake (0.4)'],
    ['run both ways', '- Bread (0.3)', '- Cake (0.4)', '- Pie (0.2)'],
    ['all say the same', '- Bread (0.3)', '- Cake (0.3)'],
    ['mostly say nothing', '- Bread (0.4)', '- Cake (0.3)', '- Pie', '- Soup', '- Tea'],
    ['begin with numbers that are no versions', '- 4.5 Bread', '- 3.5 Cake', '- 2.5 Pie'],
    ['end with versions of something else', '- Bread for Oven v3', '- Cake for Oven v2', '- Pie for Oven v1'],
    ['begin with days without a year that run up', '- Jan 12: Bread', '- Apr 1: Cake', '- May 3: Pie'],
    ['name numbers that are no versions', '- Bread for 4.5', '- Cake for 3.5'],
  ])('%s', async (_, ...done) => {
    expect(await closed('- Roll', done)).toEqual([...done, `- Roll ${link(1)}`, '']);
  });
  it('have numbers that would all change', async () => {
    const done = ['1. [x] Bread (0.2)', '2. [x] Cake (0.1)'];
    expect(await closed('1. [ ] Roll', done)).toEqual([...done, `3. [x] Roll ${link(1)}`, '']);
  });
});
