import { describe, expect, it } from 'vitest';
import { freezeProblems, markMove } from '../../src/plan/schedule.ts';
import { releaseOfRoadmap } from '../../src/roadmap/timeline/release.ts';
import { lines, roadmapOf } from '../support/memory/builders.ts';

/** The mark's move in a timeline whose entries begin on line 3: `3 → 5`, or `stays`. */
function move(today: string, ...entries: readonly string[]): string {
  const found = markMove(
    roadmapOf(lines('## Timeline', '', ...entries.map((entry) => (entry.startsWith('Then') || entry === '' ? entry : `- ${entry}`)))),
    today,
  );
  return found === null ? 'stays' : `${found.from} → ${found.to}`;
}

const HERE = '<== WE ARE HERE';

describe('the mark', () => {
  it.each([
    ['2013-03-24', 'stays'],
    ['2013-03-25', 'stays'],
    ['2013-04-14', 'stays'],
    ['2013-04-15', '3 → 4'],
    ['2013-05-06', '3 → 5'],
    ['2013-06-18', '3 → 5'],
    ['2013-06-19', '3 → 6'],
    ['2026-11-23', '3 → 6'],
  ])('moves by itself, on %s: %s', (today, wanted) => {
    const entries = [`Feature freeze: 25 March 2013 ${HERE}`, 'Code freezing point: 15 April 2013', 'First RC: 6 May 2013', 'Release: 19 June 2013'];
    expect(move(today, ...entries)).toBe(wanted);
  });

  it.each([
    ['it goes back where dates were put off', '2026-05-10', ['A: 1 May 2026', 'B: 1 June 2026', `C: 1 July 2026 ${HERE}`], '5 → 3'],
    ['it stays where it is right', '2026-06-10', ['A: 1 May 2026', `B: 1 June 2026 ${HERE}`, 'C: 1 July 2026'], 'stays'],
    ['a period is reached on its first day', '2026-07-01', [`A: June 2026 ${HERE}`, 'B: Q3 2026', 'C: end of Q3 2026'], '3 → 4'],
    ['and not before', '2026-06-30', [`A: June 2026 ${HERE}`, 'B: Q3 2026'], 'stays'],
    ['an entry without a date is stepped over', '2026-06-10', [`A: 1 May 2026 ${HERE}`, 'B: soon', 'C: 1 June 2026'], '3 → 5'],
    ['on one it stays as long as it stands behind the last date reached', '2026-05-10', ['A: 1 May 2026', `B: soon ${HERE}`, 'C: 1 June 2026'], 'stays'],
    ['and then it goes on', '2026-06-10', ['A: 1 May 2026', `Testing ${HERE}`, 'C: 1 June 2026'], '4 → 5'],
    ['none is added', '2026-05-10', ['A: 1 May 2026'], 'stays'],
    ['of two none moves', '2026-06-10', [`A: 1 May 2026 ${HERE}`, `B: 15 May 2026 ${HERE}`, 'C: 1 June 2026'], 'stays'],
    ['nor beside one that stands alone', '2026-06-10', [`A: 1 May 2026 ${HERE}`, 'WE ARE HERE', 'C: 1 June 2026'], 'stays'],
    ['it stays where dates are out of order', '2026-06-10', [`A: 1 May 2026 ${HERE}`, 'B: 1 June 2026', 'C: 15 May 2026'], 'stays'],
    ['before the first date it stays', '2026-04-10', ['A: 1 May 2026', `B: 1 June 2026 ${HERE}`], 'stays'],
    [
      'it stays while the last date reached stands twice',
      '2026-06-10',
      [`A: 1 May 2026 ${HERE}`, 'B: 1 June 2026', 'C: 1 June 2026', 'D: 1 July 2026'],
      'stays',
    ],
    ['and moves where another one does', '2026-07-10', [`A: 1 May 2026 ${HERE}`, 'B: 1 June 2026', 'C: 1 June 2026', 'D: 1 July 2026'], '3 → 6'],
    ['early dates may overlap: before', '2026-07-14', [`A: 1 July 2026 ${HERE}`, 'RC1: mid July 2026', 'Release: Q3 2026'], 'stays'],
    ['on the way', '2026-07-15', [`A: 1 July 2026 ${HERE}`, 'RC1: mid July 2026', 'Release: Q3 2026'], '3 → 4'],
    ['up to the last day', '2026-09-29', [`A: 1 July 2026 ${HERE}`, 'RC1: mid July 2026', 'Release: Q3 2026'], '3 → 4'],
    ['of the period', '2026-09-30', [`A: 1 July 2026 ${HERE}`, 'RC1: mid July 2026', 'Release: Q3 2026'], '3 → 5'],
    ['a day is not the month that it lies in', '2026-06-10', [`A: 1 May 2026 ${HERE}`, 'B: 1 June 2026', 'C: June 2026'], '3 → 4'],
    ['a list goes on below a sentence', '2026-07-10', [`A: 1 May 2026 ${HERE}`, 'B: 1 June 2026', '', 'Then we hope:', '', 'C: 1 July 2026'], '3 → 8'],
    [
      'where two lists are not in order together, it stays in its own',
      '2026-07-10',
      [`A: 1 May 2026 ${HERE}`, 'B: 1 June 2026', '', 'Then 4.4:', '', 'A: 15 May 2026', 'C: 1 July 2026'],
      '3 → 4',
    ],
    [
      'whatever the others are like',
      '2026-07-10',
      ['C: 1 July 2026', 'D: 1 May 2026', '', 'Then 4.4:', '', `A: 1 May 2026 ${HERE}`, 'B: 1 June 2026'],
      '8 → 9',
    ],
  ])('%s', (_, today, entries, wanted) => {
    expect(move(today, ...entries)).toBe(wanted);
  });
});

it('moves the mark under a sub-heading of the timeline, and only there', () => {
  const text = lines('## Timeline', '', '### 4.2', '', `- A: 1 May 2026 ${HERE}`, '- B: 1 June 2026', '', '### 4.3', '', '- C: 1 July 2026');
  expect(markMove(roadmapOf(text), '2026-07-10')).toEqual({ from: 5, to: 6 });
});

describe('a freeze that has passed', () => {
  const told = (today: string, dates: readonly string[], items: readonly string[]) => {
    const text = lines('# Xen 4.3 development update', '', '## Timeline', '', ...dates.map((date) => `- ${date}`), '', '## Planned', '', ...items);
    return freezeProblems(roadmapOf(text), releaseOfRoadmap(roadmapOf(text), null), today);
  };
  it('of another release says nothing of this one', () => {
    const text = (heading: string) => `# Xen 4.3\n\n## Timeline\n\n### ${heading}\n\n- Freeze: 1 April 2012\n\n## Planned\n\n- a\n`;
    const told = (heading: string) =>
      freezeProblems(roadmapOf(text(heading)), releaseOfRoadmap({ title: 'Xen 4.3' }, null), '2013-05-01').map(({ line }) => line);
    expect([told('4.2'), told('4.3'), told('Dates')]).toEqual([[], [7], [7]]);
  });

  const FREEZES = ['Feature freeze: 25 March 2013', 'Code freezing point: 15 April 2013', 'Release: 19 June 2013'];

  it('is told at the last one, with the features that are open', () => {
    const items = ['- [ ] a', '  - [ ] sub', '- [ ] b', '- [x] c', '- [ ] d', '- [ ] e'];
    expect(told('2013-05-06', FREEZES, items)).toEqual([
      {
        line: 6,
        level: 'warning',
        code: 'freeze-passed',
        message:
          '“Feature freeze” (2013-03-25), “Code freezing point” (2013-04-15) have passed, and 4 features are still open: “a” on line 11, “b” on line 13, “d” on line 15 and 1 more. Finish them, move them to a later release, or postpone the date.',
      },
    ]);
  });

  it('is told at the last line, where two end on one day', () => {
    expect(told('2013-05-06', ['Feature freeze: 15 April 2013', 'Code freeze: 15 April 2013'], ['- [ ] a']).map(({ line }) => line)).toEqual([6]);
  });

  it.each([
    ['2013-03-25', []],
    ['2013-03-26', [5]],
    ['2013-04-15', [5]],
    ['2013-04-16', [6]],
  ])('is so the day after: %s', (today, wanted) => {
    expect(told(today, FREEZES, ['- [ ] a']).map(({ line }) => line)).toEqual(wanted);
  });

  it.each([
    ['String freeze: April 2013', '2013-04-30', 0],
    ['String freeze: April 2013', '2013-05-01', 1],
    ['Frozen: 1 April 2013', '2013-05-01', 1],
    ['Unfreeze: 1 April 2013', '2013-05-01', 0],
    ['Freezer cleaned: 1 April 2013', '2013-05-01', 0],
    ['Freeze: soon', '2013-05-01', 0],
    ['Beta: 1 April 2013', '2013-05-01', 0],
  ])('is so of `%s` on %s: %i', (date, today, count) => {
    expect(told(today, [date], ['- [ ] a'])).toHaveLength(count);
  });

  it.each([
    ['a feature', ['- [ ] a'], 1],
    ['of this release', ['- [ ] a', '  release: 4.3'], 1],
    ['of this release, by its whole name', ['- [ ] a', '  release: xen-4.3.0'], 1],
    ['of the next one', ['- [ ] a', '  release: 4.4'], 0],
    ['of a later one', ['- [ ] a', '  release: later'], 0],
    ['a bug', ['- [ ] bug: a'], 0],
    ['done', ['- [x] a'], 0],
    ['made elsewhere', ['- [ ] a (external)'], 0],
    ['deferred', ['', '## Deferred', '', '- [ ] a'], 0],
    ['nothing', [], 0],
  ])('counts what is open: %s', (_, items, count) => {
    expect(told('2013-05-06', FREEZES, items)).toHaveLength(count);
  });
});
