import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';

describe('“Last updated”', () => {
  it.each([
    ['Last updated: 2026-05-06', '2026-05-06'],
    ['LAST UPDATED : 6 May 2026.', '6 May 2026'],
    ['**Last updated:** 6 May 2026', '6 May 2026'],
    ['**Last updated**: 2026-05-06', '2026-05-06'],
    ['_Last updated: 2026-05-06_', '2026-05-06'],
    ['**Last updated:** `2026-05-06`', '2026-05-06'],
    ['> Last updated: 2026-05-06', '2026-05-06'],
    ['> Last Updated: 2026-05-06 | Version: v0.2.5', '2026-05-06'],
    ['Last updated: 2026-05-06 - version 3', '2026-05-06'],
    ['*Last updated: 2026-05-06 (v0.2.5)*', '2026-05-06'],
    ['**Last updated:** 6 May 2026 · **Version** 2', '6 May 2026'],
    ['Last updated: May 6, 2026, by Rosa', 'May 6, 2026'],
    ['Welcome.\nLast updated: 2026-05-06\nMore.', '2026-05-06'],
  ])('%j is %s', (text, date) => {
    const { lastUpdated } = read(`# R\n\n${text}\n\n- [ ] a\n`);
    const { line = 0, span = { start: 0, end: 0 } } = lastUpdated ?? {};
    expect([lastUpdated?.text, `# R\n\n${text}`.slice(span.start, span.end), line]).toEqual([date, date, text.startsWith('Welcome') ? 4 : 3]);
  });

  it.each([
    'It was last updated: 2026-05-06',
    'Last updated:',
    '- Last updated: 2026-05-06',
    '    Last updated: 2026-05-06',
    '`Last updated: 2026-05-06`',
    `Last updated: 2026-05-06${' '.repeat(300)}.`,
  ])('%j is none', (text) => {
    const { lastUpdated, problems } = read(`${text}\n`);
    expect([lastUpdated, problems]).toEqual([null, []]);
  });

  it('is the first of two, even where it cannot be read', () => {
    expect(read('Last updated: 2026-05-06\n\nLast updated: 2026-07-08\n').lastUpdated?.line).toBe(1);
    expect(read('Last updated: soon\n\nLast updated: 2026-07-08\n').lastUpdated).toBeNull();
  });
});
