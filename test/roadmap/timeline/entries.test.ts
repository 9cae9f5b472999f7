import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, problems, read, reading } from '../reading.ts';
import { dates, timeline, told } from './reading.ts';

describe('a timeline', () => {
  it.each([...['Timeline', 'Schedule', 'Release dates'], ...['🗓 Timeline:', '2. Release Dates (2026)']])('is a list of `label: date` under “%s”', (title) => {
    const text = lines(
      `## ${title}`,
      '',
      '- Feature freeze: 6 May 2026',
      '- **Beta**: May 20th, 2026',
      '- Final: 2026-06-01 <-- WE ARE HERE',
      '- Party: soon',
      '- no date',
    );
    expect(read(text).timeline.map(({ line, label, date, here }) => ({ line, label, date, here }))).toEqual([
      { line: 3, label: 'Feature freeze', date: '2026-05-06', here: false },
      { line: 4, label: 'Beta', date: '2026-05-20', here: false },
      { line: 5, label: 'Final', date: '2026-06-01', here: true },
      { line: 6, label: 'Party', date: null, here: false },
    ]);
    expect(problems(text)).toEqual(['6 unreadable-date']);
  });

  it('may be numbered, or in boxes', () => {
    const text = '## Schedule\n\n1. Beta: 2026-05-20\n2. [ ] Final: 2026-06-01\n';
    expect(read(text).timeline.map(({ label, date }) => [label, date])).toEqual([
      ['Beta', '2026-05-20'],
      ['Final', '2026-06-01'],
    ]);
    expect(read(text).items).toEqual([]);
  });

  it('is none under another heading', () => {
    for (const title of ['Planned', 'Milestones', 'Dates of the talks']) expect(read(`## ${title}\n\n- Beta: 2026-05-20\n`).timeline).toEqual([]);
  });

  it('is none where the configuration says that the section is something else', () => {
    const { rules } = parseConfig('sections: [{ title: Schedule, items: bullets }]\n', 'c.yml');
    const { timeline: entries, items } = readRoadmap('## Schedule\n\n- Beta: 2026-05-20\n', { ...reading, rules });
    expect([entries, items.map(({ title }) => title)]).toEqual([[], ['Beta: 2026-05-20']]);
  });

  it.each([
    ['6 May 2013: First RC', 'First RC: 2013-05-06'],
    ['Q3 2026 (perhaps): Beta: public', 'Beta: public: 2026-07-01/2026-09-30'],
    ['Phase 2: Beta: 2026-05-20', 'Phase 2: Beta: 2026-05-20'],
    ['May: 2026-05-20', 'May: 2026-05-20'],
    ['Beta:2026-05-20', 'Beta: 2026-05-20'],
    ['Release: ~~17 June 2013~~ 19 June 2013', 'Release: 2013-06-19'],
    ['Release: `2013-06-19`', 'Release: 2013-06-19'],
    ['Release: 19 June 2013 (was: 17 June 2013)', 'Release: 2013-06-19'],
    ['Release: 19 June 2013\n  when all is well', 'Release: 2013-06-19'],
    ['Release:\n  19 June 2013', 'Release: 2013-06-19'],
    ['Release: Friday,\n  21 June 2013 <!-- set in March -->', 'Release: 2013-06-21'],
    ['[RC](https://example.org/a:b): 2026-05-20', 'RC: 2026-05-20'],
    ['A \\& B: 2026-05-20', 'A & B: 2026-05-20'],
    ['WE ARE HERE → R \\& D **beta**: 2026-05-20', 'R & D beta: 2026-05-20'],
    ['A: of: many: colons: Beta: 2026-05-20', 'A: of: many: colons: Beta: 2026-05-20'],
  ])('reads `%s` as %s', (entry, wanted) => {
    expect(dates(entry)).toEqual([wanted]);
  });

  it.each<[string, string]>([
    ['300 characters', `Beta: 2026-05-20 (${'x'.repeat(281)})`],
    ['an address of 2,900', `[Beta](https://example.org/${'x'.repeat(2900)}): 2026-05-20`],
  ])('may be as long as people write them: %s', (_, entry) => {
    expect(timeline(entry).timeline.map(({ label, date }) => [label, date])).toEqual([['Beta', '2026-05-20']]);
  });

  it.each<[string, string]>([
    ['301 characters', `Beta: 2026-05-20 (${'x'.repeat(282)})`],
    ['an address of 3,000', `[Beta](https://example.org/${'x'.repeat(3000)}): 2026-05-20`],
  ])('has no entry that is longer than a line with a date: %s', (_, entry) => {
    expect(timeline(entry, 'Final: 2026-06-01').timeline.map(({ label }) => label)).toEqual(['Final']);
  });

  it('misses the label of a line that names a year or a month, where it stands among others', () => {
    expect(told(timeline('It began in 2019'))).toEqual([]);
    expect(told(timeline('It began in 2019', 'Beta: 2026-05-20', 'until August', 'and so on'))).toEqual([
      '3 notice unreadable-date',
      '5 notice unreadable-date',
    ]);
  });

  it('takes no part of what is struck through', () => {
    const roadmap = timeline(
      '~~Beta: 20 May 2026~~',
      'Release: ~~1 June 2026~~',
      '~~RC: 1 May 2026~~ 8 May 2026',
      '~~Freeze: 1 May 2026~~ 9 May 2026 <== WE ARE HERE',
    );
    expect(roadmap.timeline.map(({ label, date, here }) => [label, date, here])).toEqual([
      ['Release', null, false],
      ['9 May 2026', null, true],
    ]);
    expect(roadmap.problems.map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual([
      '4 unreadable-date “Release” has no date, because text that is struck through does not count: expected `label: date`, as in `Release: 6 May 2026`. Until then it is not read as a date.',
      '5 unreadable-date “8 May 2026” is not read as a date of the timeline, because text that is struck through does not count: expected `label: date`, as in `Beta: 6 May 2026`.',
      '6 unreadable-date “9 May 2026” has no label, because text that is struck through does not count: expected `label: date`, as in `Beta: 9 May 2026`. The mark moves to the next date of its timeline when that date is reached.',
    ]);
  });

  it.each([
    ['Release: Q3 2026', 'Q3 2026'],
    ['Release: mid  June\n  2026', 'mid June 2026'],
    ['Release: **~1 June 2026**?', '~1 June 2026?'],
    ['Release: `2026-06-01`', '2026-06-01'],
    ['Release: Monday, 1 June 2026', 'Monday, 1 June 2026'],
    ['Release: ~~1 May 2026~~ 1 June 2026 (was: 1 May 2026) <== WE ARE HERE', '1 June 2026'],
    ['1 June 2026 (perhaps): Release', '1 June 2026'],
    ['Release – 1 June 2026', '1 June 2026'],
    ['Release: when  it\n  is done', 'when it is done'],
    ['Release <== WE ARE HERE', ''],
  ])('keeps the date of `%s` as it is written: %j', (entry, written) => {
    expect(timeline(entry).timeline.map((one) => one.written)).toEqual([written]);
  });

  it.each([
    ['05/06/2013', '“05/06/2013”'],
    ['soon', '“soon”'],
    ['TBD', '“TBD”'],
    ['summer 2026', '“summer 2026”'],
    ['6 May 2013 – 10 May 2013', '“6 May 2013 – 10 May 2013”'],
    ['31 June 2026', '“31 June 2026”'],
  ])('says that `%s` is no date, and what is one', (date, named) => {
    const { problems: found } = timeline(`Beta: ${date}`);
    expect(found).toEqual([
      {
        line: 3,
        level: 'notice',
        code: 'unreadable-date',
        message: `Unexpected date ${named}, expected one like 6 May 2026, May 6, 2026-05-06, mid June 2026 or Q3 2026: until then it is not read as a date.`,
      },
    ]);
  });
});
