import { describe, expect, it } from 'vitest';
import { lines, read } from '../reading.ts';
import { timeline } from './reading.ts';

describe('a weekday', () => {
  it.each([
    ['Wednesday, 6 May 2026', '2026-05-06'],
    ['Wed 6 May 2026', '2026-05-06'],
    ['6 May 2026 (Wed)', '2026-05-06'],
    ['Friday, 6 May 2026', null],
    ['Fri., 2026-05-06', null],
    ['6 May 2026 (Friday)', null],
    ['6 May 2026, Friday', null],
    ['6 May 2026, Friday or later', '2026-05-06'],
  ])('has to be that of the day: `%s`', (date, wanted) => {
    expect(timeline(`Beta: ${date}`).timeline.map((entry) => entry.date)).toEqual([wanted]);
  });

  it('that is wrong is told, and nothing is guessed', () => {
    const roadmap = timeline('Beta: Friday, 6 May 2026', 'RC: Friday, 13 May', 'Tuesday, 26 May 2026: Release');
    expect(roadmap.timeline.map(({ label, date, until }) => [label, date, until])).toEqual([
      ['Beta', null, null],
      ['RC', null, null],
      ['Release', '2026-05-26', '2026-05-26'],
    ]);
    expect(roadmap.problems).toEqual([
      {
        line: 3,
        level: 'notice',
        code: 'unreadable-date',
        message: '“Friday, 6 May 2026” is not a real day: 6 May 2026 is a Wednesday. Correct the weekday or the day: until then it is not read as a date.',
      },
      {
        line: 4,
        level: 'notice',
        code: 'unreadable-date',
        message: '“Friday, 13 May” is not a real day: 13 May 2026 is a Wednesday. Correct the weekday or the day: until then it is not read as a date.',
      },
    ]);
  });
});

describe('a date without a year', () => {
  it.each<[string, string[], string[]]>([
    [
      'is the next such day after the one above',
      ['A: 6 Dec 2013', 'B: 20 Dec', 'C: 6 January', 'D: 5 Jan'],
      ['2013-12-06', '2013-12-20', '2014-01-06', '2015-01-05'],
    ],
    ['may be the same day', ['A: 6 May 2013', 'B: 6 May'], ['2013-05-06', '2013-05-06']],
    ['may be the month of the day above', ['A: 15 June 2013', 'B: June'], ['2013-06-15', '2013-06-01']],
    [
      'is not after the next one with a year, where none stands above',
      ['A: 15 Dec', 'B: 10 Jan', 'C: 1 March 2014'],
      ['2013-12-15', '2014-01-10', '2014-03-01'],
    ],
    ['counts from entries with a date only', ['A: Q4 2026', 'B: soon', 'C: mid Feb'], ['2026-10-01', 'null', '2027-02-15']],
    ['is a day that exists', ['A: 1 March 2021', 'B: 29 Feb'], ['2021-03-01', '2024-02-29']],
    ['is a day that exists, though it takes eight years', ['A: 1 March 2096', 'B: 29 Feb'], ['2096-03-01', '2104-02-29']],
    ['is a day that existed, though eight years before', ['A: 29 Feb', 'B: 1 February 2104'], ['2096-02-29', '2104-02-01']],
    ['may lie within the period below', ['A: 1 July', 'B: mid July', 'C: Q3 2026'], ['2026-07-01', '2026-07-15', '2026-07-01']],
    ['lies before the year below where not all can lie within it', ['A: 5 Dec', 'B: 10 Jan', 'C: 2014'], ['2013-12-05', '2014-01-10', '2014-01-01']],
    ['is a quarter, too', ['A: Q3 2026', 'B: Q1', 'C: H2'], ['2026-07-01', '2027-01-01', '2027-07-01']],
  ])('%s', (_, entries, wanted) => {
    expect(timeline(...entries).timeline.map(({ date }) => String(date))).toEqual(wanted);
  });

  it('is none where no date has a year, and the message says so', () => {
    const roadmap = timeline('A: 6 May', 'B: soon', 'C: mid June');
    expect(roadmap.timeline.map(({ date }) => date)).toEqual([null, null, null]);
    expect(roadmap.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 “6 May” names no year, and neither does any date of its timeline: add the year. Until then it is not read as a date.',
      expect.stringContaining('4 Unexpected date “soon”'),
      '5 “mid June” names no year, and neither does any date of its timeline: add the year. Until then it is not read as a date.',
    ]);
  });

  it('takes none from another timeline', () => {
    expect(read(lines('## Timeline', '', '- A: 6 May 2026', '', '## Schedule', '', '- B: 7 May')).timeline.map(({ date }) => date)).toEqual([
      '2026-05-06',
      null,
    ]);
  });
});
