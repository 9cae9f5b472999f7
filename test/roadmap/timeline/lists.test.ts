import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, problems, read, reading } from '../reading.ts';
import { told } from './reading.ts';

/** Label, number of the timeline, and date of each entry. */
function timelines(...text: readonly string[]): string[] {
  return read(lines(...text)).timeline.map((entry) => `${entry.timeline} ${entry.label} ${entry.date}`);
}

describe('several lists under one heading', () => {
  it.each([
    ['a sentence', 'The release waits for nobody:'],
    ['a comment', '<!-- from here on it is a guess -->'],
    ['a code block', '```\nx\n```'],
  ])('are one timeline, with %s between', (_, between) => {
    expect(timelines('## Timeline', '', '- A: 6 May 2026', '', between, '', '- B: 7 May', '- C: 2026-06-01')).toEqual([
      '0 A 2026-05-06',
      '0 B 2026-05-07',
      '0 C 2026-06-01',
    ]);
  });

  it('are one timeline, with other bullets', () => {
    expect(timelines('## Timeline', '', '- A: 6 May 2026', '* B: 7 May 2026', '1. C: 8 May 2026')).toEqual([
      '0 A 2026-05-06',
      '0 B 2026-05-07',
      '0 C 2026-05-08',
    ]);
  });

  it('are timelines of their own where their dates are not in order together', () => {
    const text = ['## Timeline', '', '4.2:', '', '- RC: 6 May 2026', '- Release: 1 July 2026', '', '4.3:', '', '- RC: 1 June 2026', '- Release: 1 August'];
    expect(timelines(...text)).toEqual(['0 RC 2026-05-06', '0 Release 2026-07-01', '1 RC 2026-06-01', '1 Release 2026-08-01']);
    expect(told(read(lines(...text)))).toEqual([]);
  });

  it('may have the same labels, but not the same dates', () => {
    const text = lines('## Timeline', '', '- RC: 1 May 2026', '- Release: 1 June 2026', '', 'Then:', '', '- RC: 1 June 2026', '- Release: 1 July 2026');
    expect(told(read(text))).toEqual(['8 warning repeated-date']);
  });

  it('are none of the lists under another heading', () => {
    expect(timelines('## Timeline', '', '- A: 6 May 2026', '', '## Schedule', '', '- B: 7 May 2026')).toEqual(['0 A 2026-05-06', '1 B 2026-05-07']);
  });
});

describe('a list under a sub-heading of a timeline', () => {
  it('is a timeline of its own', () => {
    const text = [
      '## Timeline',
      '',
      '- A: 1 May 2026',
      '',
      '### 4.2',
      '',
      '- A: 6 May 2026',
      '',
      'Then:',
      '',
      '- B: 7 May',
      '',
      '#### After that',
      '',
      '- C: June 2026',
    ];
    expect(timelines(...text)).toEqual(['0 A 2026-05-01', '1 A 2026-05-06', '1 B 2026-05-07', '2 C 2026-06-01']);
    expect(read(lines(...text)).items).toEqual([]);
  });

  it.each([
    ['has a meaning as a section', ['### Done', '', '- A: 6 May 2026']],
    ['is one of prose', ['### Note', '', '- A: 6 May 2026']],
    ['stands below one that has', ['### Goals', '', '#### 4.2', '', '- A: 6 May 2026']],
    ['names no date and has no mark', ['### People', '', '- Release manager: Kim', '- Deputy: Rosa']],
  ])('is none where the sub-heading %s', (_, below) => {
    const { timeline: entries, items, problems: found } = read(lines('## Timeline', '', ...below));
    expect([entries, items, found]).toEqual([[], [], []]);
  });

  it('is none where the configuration gives either heading a role', () => {
    const text = lines('## Timeline', '', '### 4.2', '', '- A: 6 May 2026');
    for (const [title, role] of [
      ['4.2', 'never'],
      ['4.2', 'open'],
      ['Timeline', 'open'],
    ]) {
      const { rules } = parseConfig(`sections: [{ title: "${title}", role: ${role} }]\n`, 'c.yml');
      const { timeline: entries, items } = readRoadmap(text, { ...reading, rules });
      expect([entries, items]).toEqual([[], []]);
    }
  });

  it('never becomes items, not even in boxes', () => {
    const { timeline: entries, items } = read(lines('## Schedule', '', '### 4.2', '', '- [ ] A: 6 May 2026', '- [x] B: 7 May 2026'));
    expect([entries.map(({ label }) => label), items]).toEqual([['A', 'B'], []]);
  });

  it('is told where it is a table of dates', () => {
    const table = (cell: string) => lines('## Timeline', '', '### 4.2', '', '| Step | When |', '|---|---|', `| RC | ${cell} |`);
    expect([problems(table('6 May 2026')), problems(table('Kim'))]).toEqual([['5 unreadable-date'], []]);
  });
});
