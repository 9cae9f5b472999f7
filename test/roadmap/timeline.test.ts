import { describe, expect, it } from 'vitest';
import { editRoadmap } from '../../src/roadmap/edit.ts';
import { lines, problems, read, reading } from './reading.ts';

describe('a timeline', () => {
  it.each(['Timeline', 'Schedule', 'Release dates', '🗓 Timeline:'])('is a list of `label: date` under “%s”', (title) => {
    const text = lines(
      `## ${title}`,
      '',
      '- Feature freeze: 6 May 2026',
      '- **Beta**: May 20th, 2026',
      '- Final: 2026-06-01 <-- WE ARE HERE',
      '- Party: soon',
      '- no date',
    );
    expect(read(text).timeline).toEqual([
      { line: 3, label: 'Feature freeze', date: '2026-05-06', here: false },
      { line: 4, label: 'Beta', date: '2026-05-20', here: false },
      { line: 5, label: 'Final', date: '2026-06-01', here: true },
      { line: 6, label: 'Party', date: null, here: false },
    ]);
    expect(problems(text)).toEqual(['6 unreadable-date']);
  });

  it.each(['→ WE ARE HERE', '**we are here**', '(We are here)', '<- WE ARE HERE!', '[WE ARE HERE]'])('says where we are with `%s`', (mark) => {
    expect(read(`## Timeline\n\n- Beta: 2026-05-20 ${mark}\n`).timeline).toEqual([{ line: 3, label: 'Beta', date: '2026-05-20', here: true }]);
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
    expect(read('## Planned\n\n- Beta: 2026-05-20\n').timeline).toEqual([]);
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
