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
    ['更新时间：2026-05-06', '2026-05-06'],
    ['> 更新时间：2026-05-06 | 当前版本：v0.2.9', '2026-05-06'],
    ['**最后更新**：2026年5月6日', '2026年5月6日'],
    ['最終更新日: 2026/5/6（v2）', '2026/5/6'],
    ['마지막 업데이트: 2026년 5월 6일', '2026년 5월 6일'],
    ['*Letzte Aktualisierung: 6.5.2026*', '6.5.2026'],
    ['Zuletzt aktualisiert am 06.05.2026', '06.05.2026'],
    ['Stand: 06.05.2026', '06.05.2026'],
    ['Mis à jour le 2026-05-06', '2026-05-06'],
    ['**Última actualización:** 2026-05-06', '2026-05-06'],
    ['Последнее обновление: 06.05.2026', '06.05.2026'],
    ['Last modified: 2026-05-06', '2026-05-06'],
    ['Welcome.\nLast updated: 2026-05-06\nMore.', '2026-05-06'],
  ])('%j is %s', (text, date) => {
    const { lastUpdated } = read(`# R\n\n${text}\n\n- [ ] a\n`);
    const { line = 0, span = { start: 0, end: 0 } } = lastUpdated ?? {};
    expect([lastUpdated?.text, `# R\n\n${text}`.slice(span.start, span.end), line]).toEqual([date, date, text.startsWith('Welcome') ? 4 : 3]);
  });

  it.each([
    'It was last updated: 2026-05-06',
    'Last updated:',
    'Stand: erster Entwurf',
    'Standard: 2026-05-06',
    'Mis à jour le wiki: 2026-05-06',
    '更新2026-05-06',
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
