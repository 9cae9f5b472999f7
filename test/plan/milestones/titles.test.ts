import { describe, expect, it } from 'vitest';
import type { KeptMilestones } from '../../../src/model/agreement.ts';
import type { Milestone, MilestoneRef } from '../../../src/model/issue.ts';
import type { Item } from '../../../src/model/roadmap.ts';
import { keptRelease, Milestones } from '../../../src/plan/milestones/milestones.ts';
import { lines, roadmapOf } from '../../support/memory/builders.ts';

const RELEASE = { title: 'Kettle 3.1', product: 'kettle', due: '2026-07-01', line: 5 };
const milestone = (number: number, title: string, due: string | null = null): Milestone => ({ number, title, due });
const NOTHING = { items: [], sections: [] };
const OWN = milestone(7, 'Kettle 3.1', '2026-07-01');
const kept = (change: Partial<KeptMilestones> = {}): KeptMilestones => ({ release: 'Kettle 3.1', number: 7, due: '2026-07-01', known: [OWN], ...change });
const among = (...titles: readonly string[]) => new Milestones(RELEASE, [OWN, ...titles.map((title, at) => milestone(at + 1, title))], null, NOTHING);

describe('a release', () => {
  it('is the one in the title, due on the date that the timeline gives it', () => {
    const text = lines('# Kettle 3.1 roadmap', '', '## Timeline', '', '- Freeze: 1 May 2026', '- Release: 1 July 2026');
    expect(keptRelease({ title: null }, roadmapOf(text))).toEqual({ title: 'Kettle 3.1', product: 'kettle', due: '2026-07-01', line: 6 });
    expect(keptRelease({ title: '3.2' }, roadmapOf(text))).toMatchObject({ title: '3.2', product: 'kettle' });
    expect(keptRelease(null, roadmapOf(text))).toBeNull();
    expect(() => keptRelease({ title: null }, roadmapOf('# Roadmap\n'))).toThrow('the title of ROADMAP.md names no release (“Roadmap”)');
  });

  it('of a period is due on its last day', () => {
    const text = lines('# Kettle 3.1', '', '## Timeline', '', '- Release: Q3 2026');
    expect(keptRelease({ title: null }, roadmapOf(text))?.due).toBe('2026-09-30');
  });
});

describe('the milestone of an item', () => {
  it.each([
    [null, 7],
    ['', 7],
    ['3.1', 7],
    ['v3.1', 7],
    ['kettle 3.1', 7],
    ['**3.1**', 7],
    ['later', null],
    [' Later ', null],
    ['3.2', 1],
    ['Kettle v3.2', 1],
    ['Sprint (2)', 3],
    ['sprint (1)', 2],
    ['Sprint (3)', 'Sprint (3)'],
    ['[4.0](https://a.b/c)', '4.0'],
    ['3.1, 3.2', undefined],
    ['3.1 & 3.2', undefined],
    ['3.1/3.2', undefined],
    ['TBD', undefined],
    ['?', undefined],
    ['x'.repeat(300), undefined],
    ['Search and Replace', 'Search and Replace'],
  ])('whose release is %j is %j', (release, id) => {
    expect(among('Kettle 3.2', 'Sprint (1)', 'Sprint (2)').of({ release }, null)).toBe(id);
  });

  it('is one of several names exactly before it is one that is meant', () => {
    expect(among('4', 'Kettle 4').of({ release: 'Kettle 4' }, null)).toBe(2);
    expect(among('4', 'Kettle 4').of({ release: '4' }, null)).toBe(1);
  });

  it('has a title until it is made', () => {
    expect(new Milestones(RELEASE, [], null, NOTHING).of({ release: null }, null)).toBe('Kettle 3.1');
    expect(new Milestones(RELEASE, null, null, NOTHING).of({ release: '3.2' }, null)).toBe('3.2');
  });
});

describe('the release’s own milestone', () => {
  it('is the one that was kept, whatever people call it', () => {
    expect(new Milestones(RELEASE, [milestone(7, 'Three one')], kept(), NOTHING).own?.number).toBe(7);
  });

  it('is another one where the file calls the release otherwise', () => {
    const next = { ...RELEASE, title: 'Kettle 3.2' };
    expect(new Milestones(next, [OWN, milestone(8, '3.2')], kept(), NOTHING).own?.number).toBe(8);
    expect(new Milestones(next, [OWN], kept(), NOTHING).own).toBeNull();
    expect(new Milestones({ ...RELEASE, title: '3.1' }, [OWN], kept(), NOTHING).own?.number).toBe(7);
  });

  it('is missed where somebody looked and it is gone', () => {
    expect(new Milestones(RELEASE, null, kept(), NOTHING).isGone(7)).toBe(false);
    expect(new Milestones(RELEASE, [], kept(), NOTHING).isGone(7)).toBe(true);
    expect(new Milestones(RELEASE, [], kept(), NOTHING).own).toBeNull();
  });
});

describe('the field of an item whose issue is in a milestone', () => {
  const ROADMAP = roadmapOf(lines('# Kettle 3.1', '', '## Planned', '', '- Lid', '', '## Later', '', '- Cup', '  - release: 3.2'));
  const [planned, later] = ROADMAP.items.map(({ section }) => ({ section }));

  it.each<[string, MilestoneRef | null, Pick<Item, 'section'> | undefined, string]>([
    ['none', null, planned, 'later'],
    ['its own', OWN, planned, ''],
    ['its own, in a section of another release', OWN, later, 'Kettle 3.1'],
    ['none, in a section that says so', null, later, ''],
    ['another one', milestone(1, 'Kettle 3.2'), planned, 'Kettle 3.2'],
    ['one that is called later', milestone(4, 'Later'), planned, 'later'],
  ])('%s', (_, ref, of, field) => {
    const milestones = new Milestones(RELEASE, [OWN, milestone(1, 'Kettle 3.2'), milestone(4, 'Later')], null, ROADMAP);
    expect(milestones.fieldFor(ref, of ?? { section: null })).toBe(field);
  });
});
