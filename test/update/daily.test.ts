import { describe, expect, it } from 'vitest';
import type { DayCounts } from '../../src/model/baseline.ts';
import { historyAfter } from '../../src/update/daily.ts';
import { lines, roadmapOf } from '../support/memory/builders.ts';

const FILE = roadmapOf(lines('- [ ] A', '  - priority: blocker', '- [ ] B (external)', '- [x] C', '- [ ] fix: D', '  - [ ] part of it'));
const day = (offset: number) => new Date(Date.UTC(2026, 5, 1) + offset * 86_400_000).toISOString().slice(0, 10);
const on = (offset: number) => ({ today: day(offset), release: null });
const of = (offset: number): DayCounts => ({ date: day(offset), bugs: 1, features: 1, blockers: 0, done: 0 });

describe('the history of a roadmap', () => {
  it('counts items of this project, and neither sub-items nor what others do', () => {
    expect(historyAfter([], FILE, on(0))).toEqual([{ date: day(0), bugs: 1, features: 1, blockers: 1, done: 1 }]);
  });

  it('has one line for a day, that of its last run, wherever that stood', () => {
    expect(historyAfter([of(0), of(-3), of(-1)], FILE, on(0)).map(({ date, done }) => [date, done])).toEqual([
      [day(-3), 0],
      [day(-1), 0],
      [day(0), 1],
    ]);
  });

  it('keeps each of the last 120 days, one for each older week, and no more than 400 lines', () => {
    let history: DayCounts[] = [];
    for (let today = 0; today < 2_400; today += 1) history = historyAfter(history, FILE, on(today));
    expect(history).toHaveLength(400);
    expect(history.slice(-121).map(({ date }) => date)).toEqual(Array.from({ length: 121 }, (_, index) => day(2_399 - 120 + index)));
    const gaps = history.slice(0, -122).map(({ date }, index) => (Date.parse(history[index + 1]?.date ?? '') - Date.parse(date)) / 86_400_000);
    expect(new Set(gaps)).toEqual(new Set([7]));
  });

  it('keeps the release that the numbers are about, if there is one', () => {
    expect(historyAfter([], FILE, { ...on(0), release: { title: 'Kettle 4.3', product: 'kettle' } })).toMatchObject([{ date: day(0), release: 'Kettle 4.3' }]);
  });
});
