import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/model/timeline.ts';
import { daySplices } from '../../../src/roadmap/edit/roll-over.ts';
import { splice } from '../../../src/roadmap/text/splice.ts';
import { writtenDay } from '../../../src/roadmap/timeline/last-updated.ts';
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
    ['Last updated on May 6, 2026', 'May 6, 2026'],
    ['_Last updated 2026-05-06_', '2026-05-06'],
    ['This roadmap was last updated on 6 May 2026.', '6 May 2026'],
    ['*Roadmap mise à jour le 6 mai 2026*', '6 mai 2026'],
    ['Stand: 6. Mai 2026', '6. Mai 2026'],
    ['Última actualización: 6 de mayo de 2026', '6 de mayo de 2026'],
    ['`Last updated: 2026-05-06`', '2026-05-06'],
    ['Last updated: May 2026', 'May 2026'],
    ['Последнее обновление: 6 мая 2026 г.', '6 мая 2026 г'],
    ['Laatst bijgewerkt op 6 mei 2026', '6 mei 2026'],
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
    'Stand: 6. mai 2026 Notizen',
    'The API was last updated on 2026-05-06',
    'Last updated on request',
    'Last updated by Kim on 2026-05-06',
    'Standard: 2026-05-06',
    'Mis à jour le wiki: 2026-05-06',
    '更新2026-05-06',
    '- Last updated: 2026-05-06',
    '    Last updated: 2026-05-06',
    'Write this line above:\n\n`Last updated: 2026-05-06`',
    'Write `Last updated: 2026-05-06`',
    '`Last updated: 2026-05-06` is a line',
    `Last updated: 2026-05-06${' '.repeat(300)}.`,
  ])('%j is none', (text) => {
    const { lastUpdated, problems } = read(`${text}\n`);
    expect([lastUpdated, problems]).toEqual([null, []]);
  });

  it.each([
    ['Mis à jour le 28 août 2025', 'Mis à jour le 3 décembre 2026', '2026-12-03'],
    ['Mis à jour le 28 août 2025', 'Mis à jour le 1er février 2026', '2026-02-01'],
    ['Mis à jour le 1er août 2025', 'Mis à jour le 3 février 2026', '2026-02-03'],
    ['Stand: 08. August 2025', 'Stand: 03. März 2026', '2026-03-03'],
    ['Zuletzt aktualisiert am 8. Aug. 2025', 'Zuletzt aktualisiert am 13. Dez. 2026', '2026-12-13'],
    ['Atualizado em 8 de Agosto de 2025', 'Atualizado em 3 de Março de 2026', '2026-03-03'],
    ['Обновлено: 28 августа 2025 г.', 'Обновлено: 3 марта 2026 г.', '2026-03-03'],
    // “april” is English and Dutch: the words before it tell.
    ['Laatst bijgewerkt op 6 april 2026', 'Laatst bijgewerkt op 3 mei 2026', '2026-05-03'],
    ['`Last updated: June 2022`', '`Last updated: March 2026`', '2026-03-03'],
    ['Last updated: Jun 2022', 'Last updated: Mar 2026', '2026-03-03'],
    ['Last updated: 2022-06', 'Last updated: 2026-03', '2026-03-03'],
    ['Last updated: March 2026', 'Last updated: March 2026', '2026-03-03'],
    ['Last updated on August 28th, 2025', 'Last updated on March 3rd, 2026', '2026-03-03'],
  ])('%j becomes %j', (before, after, day) => {
    const roadmap = read(`# R\n\n${before}\n\n- [ ] a\n`);
    expect(splice(roadmap.text, daySplices(roadmap, day as IsoDate))).toBe(`# R\n\n${after}\n\n- [ ] a\n`);
    expect(daySplices(read(`# R\n\n${after}\n`), day as IsoDate)).toEqual([]);
    expect(daySplices(roadmap, roadmap.lastUpdated === null ? null : (writtenDay(roadmap.lastUpdated)?.date ?? null))).toEqual([]);
  });

  it('is the first of two, even where it cannot be read', () => {
    expect(read('Last updated: 2026-05-06\n\nLast updated: 2026-07-08\n').lastUpdated?.line).toBe(1);
    expect(read('Last updated: soon\n\nLast updated: 2026-07-08\n').lastUpdated).toBeNull();
  });
});
