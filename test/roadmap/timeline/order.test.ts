import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameDate, outOfOrder, reachedOn } from '../../../src/roadmap/timeline/order.ts';

/** The days of `2026-07-01`, `2026-07-01/2026-09-30` or nothing. */
function daysOf(text: string) {
  const [date = '', until = date] = text.split('/');
  return text === '' ? { date: null, until: null } : { date, until };
}

describe('the day on which an entry is reached', () => {
  it.each([
    ['is a day', ['2026-07-01', '2026-07-02'], ['2026-07-01', '2026-07-02']],
    ['is the first one of a period', ['2026-07-01/2026-09-30'], ['2026-07-01']],
    ['is the first one where it is later than all above', ['2026-07-01/2026-09-30', '2026-08-01/2026-08-31'], ['2026-07-01', '2026-08-01']],
    [
      'is the last one where something above is reached before',
      ['2026-07-01', '2026-07-15', '2026-07-01/2026-09-30'],
      ['2026-07-01', '2026-07-15', '2026-09-30'],
    ],
    ['or on the same day', ['2026-07-01', '2026-07-01/2026-07-31'], ['2026-07-01', '2026-07-31']],
    ['is none without a date', ['2026-07-01', '', '2026-07-01/2026-07-31'], ['2026-07-01', null, '2026-07-31']],
    ['counts what is reached, not what begins', ['2026-07-01', '2026-07-01/2026-09-30', '2026-08-01/2026-10-31'], ['2026-07-01', '2026-09-30', '2026-10-31']],
  ])('%s', (_, entries, wanted) => {
    expect(reachedOn(entries.map(daysOf))).toEqual(wanted);
  });

  it('never goes back in a timeline that is in order', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-05-${String(number).padStart(2, '0')}`);
    const entry = fc.tuple(day, day).map((days) => {
      const [date = '', until = ''] = days.toSorted();
      return { date, until };
    });
    let inOrder = 0;
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        if (outOfOrder(entries).length > 0) return;
        inOrder += 1;
        const reached = reachedOn(entries);
        expect(reached).toEqual(reached.toSorted());
      }),
      { seed: 20261123, numRuns: 1000 },
    );
    expect(inOrder).toBeGreaterThan(300);
  });
});

describe('an entry that is out of order', () => {
  it.each([
    ['ends before the one above is reached', ['2026-07-15', '2026-07-01/2026-07-14'], [1]],
    ['does not only begin before it', ['2026-07-15', '2026-07-01/2026-07-15'], []],
    ['is compared with the last one that has a date', ['2026-07-15', '', '2026-07-14'], [2]],
    ['is compared with that one alone', ['2026-07-15', '2026-07-01', '2026-07-02'], [1]],
    ['may stand below a period that is reached only on its last day', ['2026-07-01', '2026-07-01/2026-09-30', '2026-08-01'], [2]],
  ])('%s', (_, entries, wanted) => {
    const days = entries.map(daysOf);
    expect(outOfOrder(days).map(({ entry }) => days.indexOf(entry))).toEqual(wanted);
  });
});

it('two entries have one date where they begin and end together', () => {
  const [day, month, none] = ['2026-07-01', '2026-07-01/2026-07-31', ''].map(daysOf);
  if (day === undefined || month === undefined || none === undefined) throw new Error('Three.');
  expect([isSameDate(day, day), isSameDate(day, month), isSameDate(month, { ...month }), isSameDate(none, none)]).toEqual([true, false, true, false]);
});
