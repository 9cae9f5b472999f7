import { expect, it } from 'vitest';
import { numberedTitles, type WantedSection } from '../../../../src/roadmap/edit/item/section-number.ts';
import { NO_RULES } from '../../../../src/roadmap/read/rules.ts';
import { configured } from '../../../plan/item/pair.ts';
import { lines, read } from '../../reading.ts';

const DONE = { title: 'Completed', role: 'done' } as const;
const DROPPED = { title: 'Dropped', role: 'dropped' } as const;
const BUGS = { title: 'Open bugs', role: 'open' } as const;

const titled = (titles: readonly string[], ...wanted: readonly WantedSection[]) => [
  ...numberedTitles(read(titles.map((title) => lines(`## ${title}`, '', '- [ ] a', '')).join('')), wanted, NO_RULES).values(),
];

it.each([
  [['1. Plans', '2. Ideas'], '3. Completed'],
  [['1. Plans', '2. Ideas', '3. Wishes'], '4. Completed'],
  [['i) Plans', 'ii) Ideas', 'iii) Wishes'], 'iv) Completed'],
  [['XXXVII. Plans', 'XXXVIII. Ideas'], 'XXXIX. Completed'],
  [['08. Plans', '09. Ideas'], '10. Completed'],
  [['1 – Plans', '2 – Ideas'], '3 – Completed'],
  [['1.  Plans', '2. Ideas'], '3. Completed'],
  [['1. 計画', '2. 案'], '3. Completed'],
  [['一、计划', '二、想法'], '三、Completed'],
  [['十九、计划', '二十、想法'], '二十一、Completed'],
])('%j are followed by %s', (titles, wanted) => {
  expect(titled(titles, DONE)).toEqual([wanted]);
});

it.each([
  [[]],
  [['1. Plans']],
  [['Plans', 'Ideas']],
  [['Overview', '1. Plans', '2. Ideas']],
  [['1. Plans', '1. Ideas']],
  [['98. Plans', '99. Ideas']],
  [['XXXVIII. Plans', 'XXXIX. Ideas']],
  [['IIII. Plans', 'V. Ideas']],
  [['iI. Plans', 'III. Ideas']],
  [['I - Plans', 'II - Ideas']],
  [['1 week', '2 weeks']],
  [['2.1 Plans', '2.2 Ideas']],
  [['(1) Plans', '(2) Ideas']],
  [['1、Plans', '2、Ideas']],
  [['一、计划', '三、想法']],
  [['九十八、计划', '九十九、想法']],
])('%j are followed by none', (titles) => {
  expect(titled(titles, DONE)).toEqual([]);
});

it('counts sections that are made together, those for open work first', () => {
  expect(titled(['1. Plans', '2. Ideas'], DONE, BUGS, DROPPED, DONE)).toEqual(['3. Open bugs', '4. Completed', '5. Dropped']);
});

it('writes none before a title that begins with a number of its own', () => {
  expect(titled(['1. Plans', '2. Ideas'], { title: '90 days', role: 'done' })).toEqual([]);
});

it('writes none behind one that gets none', () => {
  // Open work is put above the finished one, whose number would have to change.
  expect(titled(['1. Plans', '2. Ideas', '3. Done'], DROPPED, BUGS)).toEqual([]);
});

it('writes none where the headings of the level are items', () => {
  const { roadmap, reading } = configured(
    'sections:\n  - { title: Kettles, items: headings }\n',
    lines('# Kettles', '', '## 1. Lid', '', 'Tight.', '', '## 2. Spout'),
  );
  expect(roadmap.items.map(({ title }) => title)).toEqual(['Lid', 'Spout']);
  expect(numberedTitles(roadmap, [DONE], reading.rules).size).toBe(0);
});
