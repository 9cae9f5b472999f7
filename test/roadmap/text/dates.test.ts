import { describe, expect, it } from 'vitest';
import { isIsoDate, readDate, weekdayOf } from '../../../src/roadmap/text/dates.ts';

describe('a written date', () => {
  it.each([
    ['2013-05-06', '2013-05-06', '2026-11-23'],
    ['2013/05/06', '2013-05-06', '2026/11/23'],
    ['2013.05.06', '2013-05-06', '2026.11.23'],
    ['06.05.2013', '2013-05-06', '23.11.2026'],
    ['2013/5/6', '2013-05-06', '2026/11/23'],
    ['6.5.2013', '2013-05-06', '23.11.2026'],
    ['6. 5. 2013', '2013-05-06', '23. 11. 2026'],
    ['2013年5月6日', '2013-05-06', '2026年11月23日'],
    ['2013年05月06日', '2013-05-06', '2026年11月23日'],
    ['2013년 5월 6일', '2013-05-06', '2026년 11월 23일'],
    ['6 June 2013', '2013-06-06', '23 November 2026'],
    ['06 June 2013', '2013-06-06', '23 November 2026'],
    ['6th June 2013', '2013-06-06', '23rd November 2026'],
    ['6th of June, 2013', '2013-06-06', '23rd of November, 2026'],
    ['6 Jun 2013', '2013-06-06', '23 Nov 2026'],
    ['6 Jun. 2013', '2013-06-06', '23 Nov. 2026'],
    ['6-Jun-2013', '2013-06-06', '23-Nov-2026'],
    ['6 JUN 2013', '2013-06-06', '23 NOV 2026'],
    ['6 june 2013', '2013-06-06', '23 november 2026'],
    ['June 6, 2013', '2013-06-06', 'November 23, 2026'],
    ['June 6th, 2013', '2013-06-06', 'November 23rd, 2026'],
    ['June 6 2013', '2013-06-06', 'November 23 2026'],
    ['6 May 2013', '2013-05-06', '23 November 2026'],
    ['29 February 2024', '2024-02-29', '23 November 2026'],
  ])('%s is %s, and another day is written %s', (text, date, other) => {
    const written = readDate(text);
    expect([written?.date, written?.write('2026-11-23'), written?.write(date)]).toEqual([date, other, text]);
  });

  it.each([
    ['1st June 2013', '2026-11-01', '1st November 2026'],
    ['1st June 2013', '2026-11-02', '2nd November 2026'],
    ['1st June 2013', '2026-11-11', '11th November 2026'],
    ['1st June 2013', '2026-11-12', '12th November 2026'],
    ['1st June 2013', '2026-11-13', '13th November 2026'],
    ['1st June 2013', '2026-11-21', '21st November 2026'],
    ['Sept 6, 2013', '2026-11-02', 'Nov 2, 2026'],
    ['01 June 2013', '2026-11-02', '02 November 2026'],
    ['11.06.2013', '2026-01-02', '02.01.2026'],
  ])('like %s, %s is %s', (text, date, written) => {
    expect(readDate(text)?.write(date)).toBe(written);
  });

  it.each([
    '05/06/2013',
    '2013-13-01',
    '2013-02-29',
    '31.04.2013',
    '31 June 2013',
    'May 2013',
    '2013',
    'Q3 2013',
    'soon',
    '',
    '6 Mayo 2013',
    '2013-5-6',
    '2013-05/06',
  ])('%s names no day', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('an ISO date', () => {
  it.each([
    ['2026-11-23', true],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2026-00-10', false],
    ['2026-11-00', false],
    ['2026-1-1', false],
    ['2026-11-23T00:00', false],
    [' 2026-11-23', false],
  ])('%s: %s', (text, is) => {
    expect(isIsoDate(text)).toBe(is);
  });
});

describe('a weekday', () => {
  it('is that of the calendar, on every day of 400 years', () => {
    const day = 24 * 60 * 60 * 1000;
    for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2300, 0, 1); time += day) {
      const date = new Date(time);
      if (weekdayOf(date.toISOString().slice(0, 10)) !== date.getUTCDay()) expect(date.toISOString()).toBe('its weekday');
    }
  });
});
