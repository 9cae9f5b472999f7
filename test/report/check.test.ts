import { describe, expect, it } from 'vitest';
import { checkLines, checkValue } from '../../src/report/check.ts';
import { lines, roadmapOf } from '../support/memory/builders.ts';

const roadmap = roadmapOf(lines('## Timeline', '', '- Beta: 6 May 2026 <== WE ARE HERE', '- Release: Q3 2026', '- Party: soon'));

describe('how a timeline is read', () => {
  it('is told as four values an entry', () => {
    expect(checkValue('R.md', roadmap)).toMatchObject({ file: 'R.md' });
    expect((checkValue('R.md', roadmap) as { timeline: unknown }).timeline).toEqual([
      { line: 3, label: 'Beta', date: '2026-05-06', here: true },
      { line: 4, label: 'Release', date: '2026-07-01', here: false },
      { line: 5, label: 'Party', date: null, here: false },
    ]);
  });

  it('is told to people with the last day of a period', () => {
    const shown = checkLines('R.md', roadmap);
    const start = shown.indexOf('Timeline');
    expect(shown.slice(start + 1, start + 4)).toEqual([
      '  3: Beta: 2026-05-06 (we are here)',
      '  4: Release: 2026-07-01 to 2026-09-30',
      '  5: Party: unreadable',
    ]);
  });
});
