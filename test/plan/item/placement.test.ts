import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Place } from '../../../src/model/agreement.ts';
import type { CloseReason } from '../../../src/model/issue.ts';
import { closeDestination, reopenDestination } from '../../../src/plan/item/placement.ts';
import { placesOf } from '../../../src/plan/item/places.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../../../src/roadmap/read/rules.ts';
import { lines, NOWHERE, READING, roadmapOf } from '../../support/memory/builders.ts';

/** Where an item goes, with the section's title instead of its number. */
function closing(text: string, reason: CloseReason, title = 'A', rules = NO_RULES) {
  const roadmap = readRoadmap(text, { ...READING, rules });
  const item = roadmap.items.find((one) => one.title === title);
  if (item === undefined) throw new Error(`No item ${title}`);
  const to = closeDestination(roadmap, item, reason, 'move');
  return to === null || to.at === 'new-section' ? to : { ...to, section: roadmap.sections[to.section ?? -1]?.path.join(' / ') };
}

function reopening(text: string, place: Place | null, title = 'A') {
  const roadmap = roadmapOf(text);
  const item = roadmap.items.find((one) => one.title === title);
  if (item === undefined) throw new Error(`No item ${title}`);
  const to = reopenDestination(roadmap, item, place, new Map());
  return to === null || to.at === 'new-section' ? to : { ...to, section: roadmap.sections[to.section ?? -1]?.path.join(' / ') };
}

describe('where an item stands', () => {
  const places = placesOf(roadmapOf(lines('# R', '', '## Planned', '', '- A (#1)', '- B (external)', '', '- C', '', '## Done', '', '- D')));

  it('is told by its headings, its neighbours and the blank lines between', () => {
    const headings = ['Planned'];
    const at = { headings, externalMark: false, status: null };
    const [first, last] = [
      { above: '## Planned', before: '\n', after: '', lead: '- ' },
      { below: '## Done', before: '\n', after: '\n', lead: '- ' },
    ];
    expect(places.get(5)).toEqual({ ...at, previous: [], next: ['B', 'C'], gap: 0, around: first });
    expect(places.get(6)).toEqual({ ...at, previous: [1], next: ['C'], externalMark: true, gap: 0, around: { before: '', after: '\n', lead: '- ' } });
    expect(places.get(8)).toEqual({ ...at, previous: ['B', 1], next: [], gap: 1, around: last });
    const alone = { above: '## Done', below: null, before: '\n', after: '', lead: '- ' };
    expect(places.get(12)).toEqual({ ...at, headings: ['Done'], previous: [], next: [], gap: null, around: alone });
  });

  it('a heading is named with those above it', () => {
    expect(placesOf(roadmapOf(lines('## v1', '', '### Parser', '', '- [ ] A'))).get(5)?.headings).toEqual(['v1', 'Parser']);
  });
});

describe('where the item of a closed issue goes', () => {
  it.each([
    ['a task, completed, no done section', '- [ ] A', 'completed', null],
    ['a task, not planned, no dropped section', '- [ ] A', 'not_planned', null],
    ['a task, not planned, a done section only', '- [ ] A\n\n## Done\n', 'not_planned', null],
    ['a task, completed, a dropped section only', '- [ ] A\n\n## Dropped\n', 'completed', null],
    ['a task, completed', '- [ ] A\n\n## Done\n', 'completed', { at: 'end', section: 'Done' }],
    [
      'a task, to finished ones below a longer title',
      '- [ ] A\n\n## Recently completed\n\n- [x] B\n',
      'completed',
      { at: 'end', section: 'Recently completed' },
    ],
    [
      'a task, to those with words behind the title',
      '- [ ] A\n\n## ✅ Completed tasks\n\n- [x] B\n',
      'completed',
      { at: 'end', section: '✅ Completed tasks' },
    ],
    ...['Delivered', 'Recently finished', 'What we shipped', 'Erledigte Aufgaben', 'Déjà livré', 'Tareas terminadas', 'Tâches terminées', 'Done so far'].map(
      (title) =>
        ['a task, to one in other words or in another language', `- [ ] A\n\n## ${title}\n\n- [x] B\n`, 'completed', { at: 'end', section: title }] as const,
    ),
    ['a task, not to one of some of the finished ones', '- [ ] A\n\n## Completed Refactoring Patterns\n\n- [x] B\n', 'completed', null],
    ['a task, not to one that has open ones, too', '- [ ] A\n\n## Recently completed\n\n- [x] B\n- [ ] C\n', 'completed', null],
    ['a task, not to one that has none', '- [ ] A\n\n## Recently completed\n\nSoon.\n', 'completed', null],
    ['a task, not to finished ones below another title', '- [ ] A\n\n## Version 1\n\n- [x] B\n', 'completed', null],
    ['a task, not to finished ones of a narrower kind', '- [ ] A\n\n## Closed (beta)\n\n- [x] B\n', 'completed', null],
    [
      'a task, to the part of finished ones with its own heading',
      '## Next\n\n### Lid\n\n- [ ] A\n\n## Done\n\n### Spout\n\n- [x] B\n\n### Lid\n\n- [x] C\n',
      'completed',
      { at: 'end', section: 'Done / Lid' },
    ],
    ['a task, not to a part that holds only text', '## Lid\n\n- [ ] A\n\n## Done\n\n### Lid\n\nMuch.\n', 'completed', { at: 'end', section: 'Done' }],
    ['a task, not planned, not to finished ones', '- [ ] A\n\n## Recently completed\n\n- [x] B\n', 'not_planned', null],
    ['a task, to the known title before all', '- [ ] A\n\n## Recently completed\n\n- [x] B\n\n## Done\n', 'completed', { at: 'end', section: 'Done' }],
    ['a task, duplicate', '- [ ] A\n\n## Rejected\n', 'duplicate', { at: 'end', section: 'Rejected' }],
    ['a task below a grouping bullet', '- Group\n  - [ ] A\n\n## Done\n', 'completed', null],
    ['a bug, completed, no section', '## Bugs\n\n- A', 'completed', { at: 'new-section', title: 'Bugs resolved since last update', role: 'resolved' }],
    ['a bug, duplicate, no section', '## Bugs\n\n- A', 'duplicate', { at: 'new-section', title: 'Bugs resolved since last update', role: 'resolved' }],
    ['a bug, not planned, a dropped section', '## Bugs\n\n- A\n\n## Dropped\n\n## Fixed bugs\n', 'not_planned', { at: 'end', section: 'Fixed bugs' }],
    [
      'a bug, not planned, to dropped ones before a section is made',
      '## Bugs\n\n- A\n\n## Won’t do\n\n- B\n',
      'not_planned',
      { at: 'end', section: 'Won’t do' },
    ],
    ['a feature, completed, no section', '## Planned\n\n- A', 'completed', { at: 'new-section', title: 'Completed', role: 'done' }],
    ['a feature, not planned, no section', '## Planned\n\n- A', 'not_planned', { at: 'new-section', title: 'Dropped', role: 'dropped' }],
    ['a feature, duplicate', '## Planned\n\n- A\n\n## Not planned\n', 'duplicate', { at: 'end', section: 'Not planned' }],
    [
      'an external bug goes where a feature goes',
      '## Bugs\n\n- A (external)\n\n## Completed\n\n## Fixed bugs\n',
      'completed',
      { at: 'end', section: 'Completed' },
    ],
  ] as const)('%s', (_, text, reason, to) => {
    expect(closing(`${text}\n`, reason)).toEqual(to);
  });

  it.each(['Completed in 2023', '1.2.0 - 2023-03-01', '✅ v1.2'])('not to “%s”, where another section takes all that is finished', (title) => {
    const rules = parseConfig(`sections:\n  - pattern: "[0-9]{2}|v1"\n    role: done\n`, 'test').rules;
    const done = (...titles: readonly string[]) => titles.flatMap((one) => [`## ${one}`, '', '- B', '']);
    const plans = ['## Planned', '', '- A', ''];
    expect(closing(lines(...plans, ...done(title, '2. Completed')), 'completed', 'A', rules)).toEqual({ at: 'end', section: '2. Completed' });
    expect(closing(lines(...plans, ...done('Completed', title)), 'completed', 'A', rules)).toEqual({ at: 'end', section: 'Completed' });
  });

  const saysDone = parseConfig('sections:\n  - pattern: "✅|DONE|[Cc]omplete|shipped"\n    role: done\n', 'test').rules;
  const checklist = ['## Open work', '', '- [ ] A', '- [ ] B', ''];
  const entries = (...titles: readonly string[]) => lines(...checklist, '## Steps', '', ...titles.flatMap((one) => [`### ${one}`, '', '- [x] C', '']));

  it.each([
    ['a sign and a word', ['0.1 Mend the lock ✅ COMPLETE', '0.2 Paint the door ✅ COMPLETE', '0.3 Oil the hinge']],
    ['a word and a sign', ['Mend the lock - Complete ✅', 'Oil the hinge']],
    ['a word with its day', ['Mend the lock (shipped 2024-03-01)', 'Oil the hinge']],
    ['signs before the titles', ['✅ Mend the lock', '✅ Paint the door', 'Oil the hinge']],
    ['a sign in a row of numbers', ['✅ 1. Mend the lock', '2. Paint the door']],
    ['a sign behind a number of the row', ['1. ✅ Mend the lock', '2. Paint the door', '3. Oil the hinge']],
    ['signs before the titles, of which others say the same', ['✅ 1. Mend the lock', '🚧 2. Paint the door', '🚧 3. Oil the hinge']],
    ['words before the titles', ['[DONE] Mend the lock', '[DONE] Paint the door', '[TODO] Oil the hinge']],
  ])('not to one of several entries, of which each has its own state: %s', (_, titles) => {
    expect(closing(entries(...titles), 'completed', 'A', saysDone)).toBeNull();
    expect(closing(`${entries(...titles)}\n## ✅ Completed\n`, 'completed', 'A', saysDone)).toEqual({ at: 'end', section: '✅ Completed' });
  });

  it('not to a section to which numbered chapters go as a whole, out of such a chapter', () => {
    const chapters = (own: string, ...done: readonly string[]) =>
      lines('## ✅ Completed', '', ...done.flatMap((one) => [`### ${one}`, '', '- C', '']), '## Next', '', `### ${own}`, '', '- [ ] A', '');
    expect(closing(chapters('3. Paint the door', '2. Mend the lock', '1. Oil the hinge'), 'completed')).toBeNull();
    const [there, part] = [{ at: 'end', section: '✅ Completed' }, 'Paint the door'];
    expect(closing(chapters(part, '2. Mend the lock'), 'completed')).toEqual(there);
    expect(closing(chapters('3. Paint the door', 'Mend the lock'), 'completed')).toEqual(there);
    expect(closing(chapters('3. Paint the door'), 'completed')).toEqual(there);
  });

  it.each([
    ['for all work in a row of numbers', ['1. ✅ Completed', '2. Being made', '3. Ideas']],
    ['that is the only one with a mark', ['✅ Working parts', 'Parts being made', 'Ideas']],
    ['among others that each have another one', ['✅ Working parts', '🚧 Parts being made', '⏳ Ideas']],
    ['whose title says it of all', ["✅ What's implemented", '✅ Fixed bugs', '🚧 Parts being made']],
    ['that has both a sign and a word', ['✅ COMPLETE ✅', '🚧 Parts being made', '🚧 Ideas']],
  ])('to a section for finished work: %s', (_, titles) => {
    expect(closing(entries(...titles), 'completed', 'A', saysDone)).toEqual({ at: 'end', section: `Steps / ${titles[0]}` });
  });

  it('of its own entry to that, if it is finished', () => {
    const text = lines('## Lock', '', '- [ ] A', '', '## Lock ✅ COMPLETE', '', '- [x] B', '', '## Door ✅ COMPLETE', '', '- [x] C');
    expect(closing(text, 'completed', 'A', saysDone)).toEqual({ at: 'end', section: 'Lock ✅ COMPLETE' });
  });

  it('to the first section of a year where there are only such', () => {
    const rules = parseConfig('sections:\n  - pattern: "^Completed in"\n    role: done\n', 'test').rules;
    const text = lines('## Planned', '', '- A', '', '## Completed in 2023', '', '- B', '', '## Completed in 2022', '', '- C');
    expect(closing(text, 'completed', 'A', rules)).toEqual({ at: 'end', section: 'Completed in 2023' });
  });

  it('of several sections the one under the same parent heading', () => {
    const text = lines('## v1', '', '### Todo', '', '- [ ] B', '', '### Done', '', '## v2', '', '### Todo', '', '- [ ] A', '', '### Done');
    expect(closing(text, 'completed', 'A')).toEqual({ at: 'end', section: 'v2 / Done' });
    expect(closing(text, 'completed', 'B')).toEqual({ at: 'end', section: 'v1 / Done' });
  });

  it('of several sections without a common parent the first', () => {
    expect(closing(lines('- [ ] A', '', '## Shipped', '', '## Done'), 'completed')).toEqual({ at: 'end', section: 'Shipped' });
  });

  it('a part of the done section is not taken for it', () => {
    expect(closing(lines('- [ ] A', '', '## Done', '', '### 2025', '', '- B'), 'completed')).toEqual({ at: 'end', section: 'Done' });
  });
});

describe('where the item of a reopened issue goes', () => {
  const place = (change: Partial<Place>): Place => ({ headings: ['Planned'], previous: [], next: [], externalMark: false, gap: 0, status: null, ...change });
  const text = lines('## Planned', '', '- B (#2)', '- C', '', '## Completed', '', '- A');

  it('behind the item that stood before it, found by its issue', () => {
    expect(reopening(text, place({ previous: [2], next: ['C'] }))).toEqual({
      at: 'after',
      line: 3,
      section: 'Planned',
      gap: 0,
    });
  });

  it('in front of the item that stood behind it, if the one before is gone', () => {
    expect(reopening(text, place({ previous: [9], next: ['C'] }))).toEqual({
      at: 'before',
      line: 4,
      section: 'Planned',
      gap: 0,
    });
  });

  it('to the end of its section, if both neighbours are gone', () => {
    expect(reopening(text, place({}))).toEqual({ at: 'end', section: 'Planned' });
  });

  it('to the first open section of its kind, if its own is gone or unknown', () => {
    const more = lines('## Bugs', '', '- X', '', '## Later', '', '- Y', '', '## Backlog', '', '- Z', '', '## Done', '', '- A');
    expect(reopening(more, place({ headings: ['Gone'] }))).toEqual({ at: 'end', section: 'Backlog' });
    expect(reopening(more, null)).toEqual({ at: 'end', section: 'Backlog' });
  });

  it('to a new section, if the file has none', () => {
    expect(reopening(lines('## Done', '', '- A'), null)).toEqual({ at: 'new-section', title: 'Not yet complete', role: 'open' });
    expect(reopening(lines('## Resolved bugs', '', '- A'), null)).toEqual({ at: 'new-section', title: 'Open bugs', role: 'open' });
    expect(reopening(lines('## Done', '', '- A (external)'), null)).toEqual({ at: 'new-section', title: 'External projects', role: 'open' });
  });

  it('a task that was only ticked stays where it is', () => {
    expect(reopening('- [x] A\n', place({ headings: [] }))).toBeNull();
    expect(reopening(lines('## v1', '', '- [x] A'), place({ headings: ['v1'] }))).toBeNull();
  });

  it('a task goes to a section with open tasks of its kind, where its place is unknown', () => {
    expect(reopening(lines('## v1', '', '- [ ] B', '', '## Done', '', '- [x] A'), null)).toEqual({ at: 'end', section: 'v1' });
  });

  it('a task that stood above the first heading goes back there', () => {
    const home = place({ headings: [], next: ['B'] });
    expect(reopening(lines('- [ ] B', '', '## Done', '', '- [x] A'), home)).toMatchObject({ at: 'before', line: 1 });
  });

  it('a task leaves a section that only its words call finished, where its own heading has another title by then', () => {
    const text = '## Soon\n\n- [ ] B\n\n## Recently completed\n\n- [x] C\n- [x] A\n';
    const from = (headings: readonly string[]) => reopening(text, { ...NOWHERE, headings });
    expect(from(['Next'])).toEqual({ at: 'end', section: 'Soon' });
    expect([from(['Recently completed']), reopening(text, null)]).toEqual([null, null]);
  });
});
