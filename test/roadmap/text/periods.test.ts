import { describe, expect, it } from 'vitest';
import { readBarePeriod, readPeriod, readPeriodAs } from '../../../src/roadmap/text/periods.ts';

/** The first and the last day, or the only one. */
function days(text: string, year: number | null = null): string {
  const period = readPeriod(text, year);
  if (period === null) return 'none';
  return period.from === period.to ? period.from : `${period.from} ${period.to}`;
}

describe('a date in a timeline', () => {
  it.each([
    ['6 May 2013', '2013-05-06'],
    ['May 6, 2013', '2013-05-06'],
    ['May 6th 2013', '2013-05-06'],
    ['2013-05-06', '2013-05-06'],
    ['06.05.2013', '2013-05-06'],
    ['Monday, 6 May 2013', '2013-05-06'],
    ['Mon 6 May 2013', '2013-05-06'],
    ['Mon., May 6, 2013', '2013-05-06'],
    ['Thursday 2013-05-09', '2013-05-09'],
  ])('is the day %s', (text, wanted) => {
    expect(days(text)).toBe(wanted);
  });

  it.each([
    ['June 2026', '2026-06-01 2026-06-30'],
    ['Jun. 2026', '2026-06-01 2026-06-30'],
    ['June, 2026', '2026-06-01 2026-06-30'],
    ['february 2024', '2024-02-01 2024-02-29'],
    ['2026-06', '2026-06-01 2026-06-30'],
    ['2026/06', '2026-06-01 2026-06-30'],
    ['Q3 2026', '2026-07-01 2026-09-30'],
    ['q3-2026', '2026-07-01 2026-09-30'],
    ['2026 Q3', '2026-07-01 2026-09-30'],
    ['2026Q3', '2026-07-01 2026-09-30'],
    ['Q3/2026', '2026-07-01 2026-09-30'],
    ['Q3 of 2026', '2026-07-01 2026-09-30'],
    ['3rd quarter of 2026', '2026-07-01 2026-09-30'],
    ['the third quarter 2026', '2026-07-01 2026-09-30'],
    ['H2 2026', '2026-07-01 2026-12-31'],
    ['2026-H1', '2026-01-01 2026-06-30'],
    ['first half of 2026', '2026-01-01 2026-06-30'],
    ['2026', '2026-01-01 2026-12-31'],
  ])('is the period %s', (text, wanted) => {
    expect(days(text)).toBe(wanted);
  });

  it.each([
    ['beginning of June 2026', '2026-06-01'],
    ['start of June 2026', '2026-06-01'],
    ['early June 2026', '2026-06-01 2026-06-10'],
    ['mid June 2026', '2026-06-15'],
    ['mid-June 2026', '2026-06-15'],
    ['middle of June 2026', '2026-06-15'],
    ['late June 2026', '2026-06-21 2026-06-30'],
    ['late February 2026', '2026-02-21 2026-02-28'],
    ['end of June 2026', '2026-06-30'],
    ['End June 2026', '2026-06-30'],
    ['start of Q3 2026', '2026-07-01'],
    ['early Q3 2026', '2026-07-01 2026-07-31'],
    ['mid-Q3 2026', '2026-08-01 2026-08-31'],
    ['late Q3 2026', '2026-09-01 2026-09-30'],
    ['end of the 3rd quarter of 2026', '2026-09-30'],
    ['early H2 2026', '2026-07-01 2026-08-31'],
    ['mid H2 2026', '2026-09-01 2026-10-31'],
    ['late H2 2026', '2026-11-01 2026-12-31'],
    ['beginning of 2026', '2026-01-01'],
    ['early 2026', '2026-01-01 2026-03-31'],
    ['mid-2026', '2026-06-01 2026-07-31'],
    ['late in 2026', '2026-10-01 2026-12-31'],
    ['end of 2026', '2026-12-31'],
  ])('is a part of one: %s', (text, wanted) => {
    expect(days(text)).toBe(wanted);
  });

  it.each([
    '~6 May 2013',
    '~ 6 May 2013',
    'ca. 6 May 2013',
    'about 6 May 2013',
    'around May 6, 2013',
    'est. 6 May 2013',
    'by 6 May 2013',
    'approx. 2013-05-06',
  ])('may be unsure: %s', (text) => {
    expect(days(text)).toBe('2013-05-06');
  });

  it.each([
    '6 May 2013 (estimated)',
    '6 May 2013, if all goes well',
    'May 6, 2013, if all goes well (we hope), and if not, on 13 May 2013',
    '6 May 2013 - see below',
    '6 May 2013 – tbc',
    '6 May 2013; tbc',
    '6 May 2013. Perhaps.',
    '6 May 2013 [1]',
    '6 May 2013 [4 May 2013, if all goes well]',
    '6 May 2013 (was 4 May 2013)',
    '6 May 2013\nwhen it is ready',
    '6 May 2013?',
    '6 May 2013*',
    '✅ 6 May 2013',
    '6 May 2013 :tada:',
    '`6 May 2013`',
  ])('may have a remark behind it: %s', (text) => {
    expect(days(text)).toBe('2013-05-06');
  });

  it.each([
    ...[
      '05/06/2013',
      'soon',
      'TBD',
      'summer 2026',
      '',
      'late',
      'mid',
      '31 June 2026',
      '2026-13',
      'Q5 2026',
      'H3 2026',
      '5th quarter of 2026',
      '4300',
      '2026.06',
    ],
    ...[
      '6 May 2013 - 10 May 2013',
      '6-10 May 2013',
      'May – June 2026',
      'May 6, 20133',
      '6 May 2013 or later',
      '6 May 2013 12:00',
      '17 June 2013 19 June 2013',
      'before June 2026',
    ],
    ...['6 May', 'June 15th', 'June', 'mid June', 'Q3', 'H2', '3rd quarter'],
  ])('is not “%s”, without a year from elsewhere', (text) => {
    expect(days(text)).toBe('none');
  });

  it.each([
    ['6 May', '2026-05-06'],
    ['June 15th', '2026-06-15'],
    ['Wednesday, 6th of May', '2026-05-06'],
    ['Monday, 6th of May', 'none'],
    ['6-May', '2026-05-06'],
    ['mid June', '2026-06-15'],
    ['June', '2026-06-01 2026-06-30'],
    ['Q3 (perhaps)', '2026-07-01 2026-09-30'],
    ['second half', '2026-07-01 2026-12-31'],
    ['29 February', 'none'],
    ['late', 'none'],
    ['05/06', 'none'],
    ['May 6, 20133', 'none'],
    ['May 6, 12:00', 'none'],
    ['6 May, if all goes well', '2026-05-06'],
  ])('takes the year it has not: %s', (text, wanted) => {
    expect(days(text, 2026)).toBe(wanted);
  });

  it('says whether it has one', () => {
    expect([readPeriod('6 May 2013', 2026), readPeriod('6 May', 2026)]).toEqual([
      { from: '2013-05-06', to: '2013-05-06', written: '6 May 2013', weekday: null },
      { from: '2026-05-06', to: '2026-05-06', written: '6 May', weekday: null },
    ]);
  });

  it.each([
    ['Sunday, 5 May 2013', '2013-05-05'],
    ['Sun 5 May 2013', '2013-05-05'],
    ['Tues, 7 May 2013', '2013-05-07'],
    ['Thurs. 9 May 2013', '2013-05-09'],
    ['Saturday 29 February 2020', '2020-02-29'],
    ['6 May 2013 (Mon)', '2013-05-06'],
    ['6 May 2013, Monday', '2013-05-06'],
    ['6 May 2013 [Monday]', '2013-05-06'],
    ['Tuesday, 6 May 2013', 'none'],
    ['Tue 2013-05-06', 'none'],
    ['about Tuesday, 6 May 2013 (perhaps)', 'none'],
    ['6 May 2013 (Tue)', 'none'],
    ['6 May 2013, Tuesday', 'none'],
    ['6 May 2013 (Tuesday at the latest)', '2013-05-06'],
  ])('is the weekday that is written beside it: %s', (text, wanted) => {
    expect(days(text)).toBe(wanted);
  });

  it('is as it is written where the weekday is not looked at', () => {
    const period = readPeriodAs('about Tuesday, 6 May 2013 (perhaps)', null);
    expect(period).toEqual({ from: '2013-05-06', to: '2013-05-06', written: 'about Tuesday, 6 May 2013', weekday: 2 });
  });

  it('is bare where nothing but a parenthesis stands behind it', () => {
    expect(['6 May 2013', '6 May 2013 (perhaps)', '6 May 2013, perhaps', 'Beta'].map((text) => readBarePeriod(text, null)?.from ?? null)).toEqual([
      '2013-05-06',
      '2013-05-06',
      null,
      null,
    ]);
  });
});
