import { describe, expect, it } from 'vitest';
import { editRoadmap, lines, read, reading } from '../reading.ts';
import { timeline, told } from './reading.ts';

describe('a timeline that cannot be right', () => {
  it.each<[string, string[], string[]]>([
    ['two marks', ['A: 1 May 2026 <== WE ARE HERE', 'B: 2 May 2026', 'C: 3 May 2026 ← we are here'], ['5 warning two-marks']],
    ['two marks on one line', ['**WE ARE HERE** → A: 1 May 2026 (we are here)'], ['3 warning two-marks']],
    ['a mark, and one that stands alone', ['A: 1 May 2026 <== WE ARE HERE', 'WE ARE HERE'], ['4 notice unreadable-date', '4 warning two-marks']],
    [
      'a date before the one above',
      ['A: 3 May 2026', 'B: 1 May 2026', 'C: 2 May 2026', 'D: April 2026'],
      ['4 warning timeline-order', '6 warning timeline-order'],
    ],
    ['a date before the last day of a period that is reached only then', ['A: 1 July 2026', 'B: Q3 2026', 'C: 1 August 2026'], ['5 warning timeline-order']],
    ['the same, with one between that is none', ['A: 3 May 2026', 'B: soon', 'C: 2 May 2026'], ['4 notice unreadable-date', '5 warning timeline-order']],
    ['a date twice', ['A: 1 May 2026', 'B: 2026-05-01', 'C: May 1st, 2026'], ['4 warning repeated-date', '5 warning repeated-date']],
    ['a label twice', ['Code freeze: 1 May 2026', '**code  Freeze** (x): 2 May 2026'], ['4 warning repeated-date']],
    ['both twice', ['A: 1 May 2026', 'a: 1 May 2026'], ['4 warning repeated-date']],
    ['a period twice', ['A: June 2026', 'B: 2026-06'], ['4 warning repeated-date']],
    ['nothing', ['Feature freeze: 1 July 2026', 'RC1: mid July 2026', 'Release: Q3 2026'], []],
    ['nothing', ['A: 1 June 2026', 'B: June 2026', 'C: 30 June 2026', 'D: Q2 2026'], []],
    ['nothing', ['A: 1 May 2026', 'B: 2 May 2026 <== WE ARE HERE', 'C 1.1: June 2026', 'C 1.2: Q3 2026'], []],
  ])('%s', (_, entries, wanted) => {
    expect(told(timeline(...entries))).toEqual(wanted);
  });

  it('says what is wrong, what was expected, and what is done about it', () => {
    const messages = timeline('A: 3 May 2026 ← we are here', 'B: April 2026 ← we are here', 'a: 1 June 2026', 'C: 1 June 2026').problems.map(
      ({ line, message }) => `${line} ${message}`,
    );
    expect(messages).toEqual([
      '3 No date of the timeline is that of the release, expected one labelled “Release”. Until then the release has none.',
      '4 A second mark “we are here”, expected one: another one is on line 3. Neither moves until you remove one of them.',
      '4 “B” is dated 2026-04-01 to 2026-04-30, before “A” above it is reached (2026-05-03): expected the dates in order. Until then the mark “we are here” does not move.',
      '5 “a” also appears on line 3, expected one date for it. Remove one of them, or give them different labels.',
      '6 “C” has the date of “a” on line 5, 2026-06-01, expected different dates: the mark “we are here” does not move while this is the last date that was reached.',
    ]);
  });

  it.each([
    ['label', ['A: 1 May 2026', 'a: 2 May 2026', 'A: 3 May 2026']],
    ['date', ['A: 1 May 2026', 'B: 1 May 2026', 'C: 1 May 2026']],
  ])('names the first one with the same %s', (_, entries) => {
    const messages = timeline(...entries).problems.flatMap(({ line, code, message }) => (code === 'repeated-date' ? [`${line} ${message}`] : []));
    expect(messages).toEqual([expect.stringMatching(/^4 .*on line 3,/), expect.stringMatching(/^5 .*on line 3,/)]);
  });

  it('is looked at by itself, but there is one mark', () => {
    const text = lines('## Timeline', '', '- A: 3 May 2026 ← we are here', '', 'Next:', '', '* A: 1 May 2026', '* B: 3 May 2026 ← we are here');
    expect(told(read(text))).toEqual(['8 warning two-marks']);
  });
});

describe('the line `Last updated`', () => {
  const dated = (text: string) => editRoadmap(read(text), { items: [], lastUpdated: '2026-11-23' }, reading).text;

  it.each([
    ['Last updated: 2026-01-02', 'Last updated: 2026-11-23'],
    ['last updated : 6 June 2013', 'last updated : 23 November 2026'],
    ['**Last updated:** June 6th, 2013', '**Last updated:** November 23rd, 2026'],
    ['**Last updated**: 2026-01-02.', '**Last updated**: 2026-11-23.'],
    ['_Last updated: 2026-01-02_', '_Last updated: 2026-11-23_'],
    ['> Last updated: 06.05.2013', '> Last updated: 23.11.2026'],
    ['Author: Kim\nLast updated: 2026-01-02\nVersion: 3', 'Author: Kim\nLast updated: 2026-11-23\nVersion: 3'],
    ['Last updated: 2026-01-02\r\n\r\n- [ ] a\r\n', 'Last updated: 2026-11-23\r\n\r\n- [ ] a\r\n'],
  ])('%j becomes %j', (text, after) => {
    expect(dated(text)).toBe(after);
  });

  it.each([
    'Last updated: last week',
    'Last updated: 05/06/2013',
    '- Last updated: 2026-01-02',
    '```\nLast updated: 2026-01-02\n```',
    'It was last updated: 2026-01-02',
    '    Last updated: 2026-01-02',
    'Last updated: 2026-11-23',
    '<!-- Last updated: 2026-01-02 -->',
  ])('%j stays', (text) => {
    expect(dated(text)).toBe(text);
  });

  it('only the first one is set', () => {
    expect(dated('Last updated: 2026-01-02\n\nLast updated: 2026-01-02\n')).toBe('Last updated: 2026-11-23\n\nLast updated: 2026-01-02\n');
  });
});
