import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/model/agreement.ts';
import type { Destination } from '../../../src/model/plan.ts';
import type { Item, Kind, Roadmap } from '../../../src/model/roadmap.ts';
import { type Newcomer, newItemDestination, UNSORTED } from '../../../src/plan/item/new-place.ts';
import { closeDestination, kindDestination, NOWHERE, reopenDestination } from '../../../src/plan/item/placement.ts';
import { placesOf } from '../../../src/plan/item/places.ts';
import { isNeighbour } from '../../../src/plan/item/surroundings.ts';
import { canonicalTitle, KNOWN_TITLES } from '../../../src/roadmap/read/sections.ts';
import { lines, roadmapOf } from '../../support/memory/builders.ts';
import { configured } from './pair.ts';

function itemIn(roadmap: Roadmap, title = 'A'): Item {
  const item = roadmap.items.find((one) => one.title === title);
  if (item === undefined) throw new Error(`No item ${title}`);
  return item;
}

/** Where something goes, with the section's title instead of its number; null above the first heading. */
function named(roadmap: Roadmap, to: Destination | null) {
  if (to === null || to.at === 'new-section') return to;
  return { ...to, section: to.section === null ? null : roadmap.sections[to.section]?.path.join(' / ') };
}

/** A feature of which nothing else is known. */
const PLAIN: Newcomer = { kind: 'feature', external: false, priority: null, names: [], content: { fields: {}, notes: '', subItems: '' } };

it('takes no title for an unsorted one that is known to say more', () => {
  const known = KNOWN_TITLES.flatMap(({ titles }) => titles);
  expect(known.filter((title) => UNSORTED.test(canonicalTitle(title)))).toEqual([]);
  expect(UNSORTED.test(canonicalTitle('Ideas'))).toBe(true);
});

describe('where an item that is new to the file goes', () => {
  const going = (text: string, kind: Kind, external = false, place: Partial<Place> | null = null) => {
    const roadmap = roadmapOf(text);
    return named(roadmap, newItemDestination(roadmap, { ...PLAIN, kind, external }, place === null ? null : { ...NOWHERE, ...place }));
  };
  const file = lines('## Later', '', '## External projects', '', '## Planned', '', '## Backlog', '', '## Fixed bugs', '', '## Known bugs', '', '## Done');

  it.each([
    ['a feature', 'feature', false, 'Planned'],
    ['a bug', 'bug', false, 'Known bugs'],
    ['a feature of another project', 'feature', true, 'External projects'],
    ['a bug of another project', 'bug', true, 'External projects'],
  ] as const)('%s: to the first open section of its kind that is for this release', (_, kind, external, section) => {
    expect(going(file, kind, external)).toEqual({ at: 'end', section });
  });

  it('to where it stood before', () => {
    expect(going(file, 'feature', false, { headings: ['Backlog'] })).toEqual({ at: 'end', section: 'Backlog' });
    expect(going(file, 'feature', false, { headings: ['Later'] })).toEqual({ at: 'end', section: 'Later' });
  });

  it('to the first open section of its kind, if where it stood is gone, is for finished items, or was above the first heading', () => {
    for (const headings of [['Gone'], ['Done'], []]) expect(going(file, 'feature', false, { headings })).toEqual({ at: 'end', section: 'Planned' });
  });

  it('to the section of an open task of its kind, if no section has a title that says so', () => {
    const text = lines(
      '- [ ] fix: X',
      '',
      '## v1',
      '',
      '- [x] fix: D',
      '- [ ] F',
      '  - [ ] fix: S',
      '- [ ] fix: E (external)',
      '',
      '## v2',
      '',
      '- [ ] fix: B',
    );
    expect(going(text, 'bug')).toEqual({ at: 'end', section: 'v2' });
    expect(going(text, 'feature')).toEqual({ at: 'end', section: 'v1' });
    expect(going(text, 'bug', true)).toEqual({ at: 'end', section: 'v1' });
    expect(going(text, 'feature', true)).toEqual({ at: 'new-section', title: 'External projects', role: 'open' });
  });

  it('to a section of rows, if these have room for what it says', () => {
    const { roadmap } = configured('sections:\n  - { title: Plans, items: table }\n', lines('## Plans', '', '| What |', '| --- |', '| B |'));
    expect(newItemDestination(roadmap, PLAIN, null)).toEqual({ at: 'end', section: 0 });
    const made = { at: 'new-section', title: 'Not yet complete', role: 'open' };
    expect(newItemDestination(roadmap, { ...PLAIN, content: { ...PLAIN.content, notes: 'Why.' } }, null)).toEqual(made);
    expect(newItemDestination(roadmap, { ...PLAIN, content: { ...PLAIN.content, subItems: '- [ ] s' } }, null)).toEqual(made);
  });

  it.each([
    ['a feature', 'feature', false, 'Not yet complete'],
    ['a bug', 'bug', false, 'Open bugs'],
    ['one of another project', 'bug', true, 'External projects'],
  ] as const)('%s: to a section that is made, if the file has none', (_, kind, external, title) => {
    expect(going(lines('## Notes', '', 'Prose.'), kind, external)).toEqual({ at: 'new-section', title, role: 'open' });
  });
});

describe('where an item goes when its kind changes', () => {
  const going = (text: string, kind: Kind, external = false) => {
    const roadmap = roadmapOf(text);
    return named(roadmap, kindDestination(roadmap, itemIn(roadmap), kind, external));
  };
  const others = ['', '## Later', '', '## Known bugs', '', '## External projects', '', '## Planned'];

  it.each([
    ['a bug that is a feature', lines('## Bugs', '', '- A', ...others), 'feature', false, 'Planned'],
    ['a feature that is a bug', lines('## Backlog', '', '- A', ...others), 'bug', false, 'Known bugs'],
    ['a feature that is another project’s', lines('## Backlog', '', '- A', ...others), 'feature', true, 'External projects'],
    ['an external one that is a bug of this project', lines('## External projects', '', '- A', ...others), 'bug', false, 'Known bugs'],
    ['a task, to where tasks of that kind stand', lines('## Planned', '', '- [ ] A', '', '## v1', '', '- [ ] fix: B'), 'bug', false, 'v1'],
  ] as const)('%s', (_, text, kind, external, section) => {
    expect(going(text, kind, external)).toEqual({ at: 'end', section });
  });

  it.each([
    ['it stands above the first heading', lines('- [ ] A', ...others)],
    ['its section says nothing of what is in it', lines('## v1', '', '- [ ] A', ...others)],
    ['it is finished', lines('## Done', '', '- A', ...others)],
    ['it stands in another item', lines('## Backlog', '', '- B', '  - [ ] A', ...others)],
    ['it stands in the first section of that kind', lines('## Bugs', '', '- A', ...others)],
    ['no section is of that kind', lines('## Backlog', '', '- A', '', '## v1', '', '- [ ] fix: B')],
  ])('nowhere: %s', (_, text) => {
    expect(going(text, 'bug')).toBeNull();
  });
});

describe('of several sections for finished items', () => {
  const closing = (...text: string[]) => {
    const roadmap = roadmapOf(lines(...text));
    return named(roadmap, closeDestination(roadmap, itemIn(roadmap), 'completed', 'move'));
  };

  it('the one that shares most headings with the item is taken', () => {
    const v2 = ['## v2', '', '### Parser', '', '#### Now', '', '- [ ] A', ''];
    expect(closing('# R', '', '## Done', '', '## v1', '', '### Done', '', ...v2, '### Done')).toEqual({ at: 'end', section: 'v2 / Done' });
    expect(closing('# R', '', '## Done', '', '## v1', '', '### Done', '', ...v2, '#### Done')).toEqual({ at: 'end', section: 'v2 / Parser / Done' });
  });

  it('one of the whole file is taken rather than that of another part of it', () => {
    expect(closing('## v1', '', '### Done', '', '## v2', '', '### Now', '', '- [ ] A', '', '## Done')).toEqual({ at: 'end', section: 'Done' });
  });

  it('the first is taken for an item above the first heading', () => {
    expect(closing('- [ ] A', '', '## v1', '', '### Done', '', '## Done')).toEqual({ at: 'end', section: 'Done' });
  });

  it('a part of it is not taken, though the item stands below the same heading', () => {
    expect(closing('## Done', '', '### 2025', '', '- B', '', '### Planned', '', '- A')).toEqual({ at: 'end', section: 'Done' });
  });

  it('one in which the item stands already keeps it', () => {
    const roadmap = roadmapOf(lines('## v1', '', '### Done', '', '- [ ] A', '', '## Done'));
    expect(closeDestination(roadmap, itemIn(roadmap), 'completed', 'move')).toBeNull();
  });

  it('none is for a task’s feature that is for resolved bugs, and none for a bug of another project', () => {
    expect(closing('- [ ] A', '', '## Fixed bugs')).toBeNull();
    expect(closing('## Bugs', '', '- [ ] A (external)', '', '## Fixed bugs')).toBeNull();
    expect(closing('## Bugs', '', '- [ ] A', '', '## Fixed bugs')).toEqual({ at: 'end', section: 'Fixed bugs' });
    expect(closing('## Bugs', '', '- [ ] A', '', '## Fixed bugs', '', '## Done')).toEqual({ at: 'end', section: 'Done' });
  });

  it('none is taken for a completed task where the configuration has it only ticked; what is not planned goes all the same', () => {
    const roadmap = roadmapOf(lines('- [ ] A', '', '## Done', '', '## Dropped'));
    expect(closeDestination(roadmap, itemIn(roadmap), 'completed', 'tick')).toBeNull();
    expect(named(roadmap, closeDestination(roadmap, itemIn(roadmap), 'not_planned', 'tick'))).toEqual({ at: 'end', section: 'Dropped' });
  });

  it('a plain bullet goes there whatever the configuration says of tasks', () => {
    const roadmap = roadmapOf(lines('## Planned', '', '- A', '', '## Done'));
    expect(named(roadmap, closeDestination(roadmap, itemIn(roadmap), 'completed', 'tick'))).toEqual({ at: 'end', section: 'Done' });
  });
});

describe('where the item of a reopened issue goes, when others come back in the same run', () => {
  const roadmap = roadmapOf(lines('## Planned', '', '- X', '', '## Backlog', '', '## Done', '', '- A', '- B'));
  const going = (place: Partial<Place>, other: { section: number; place: Partial<Place> | null }) => {
    const returning = new Map([[10, { section: other.section, place: other.place === null ? null : { ...NOWHERE, ...other.place } }]]);
    return named(roadmap, reopenDestination(roadmap, itemIn(roadmap), { ...NOWHERE, headings: ['Planned'], gap: 1, ...place }, returning));
  };

  it('before one that remembers it as standing before', () => {
    expect(going({ previous: ['X'] }, { section: 0, place: { previous: ['C', 'A'] } })).toEqual({ at: 'before', line: 10, section: 'Planned', gap: 1 });
  });

  it('behind one that remembers it as standing behind', () => {
    expect(going({ next: ['X'] }, { section: 0, place: { next: ['C', 'A'] } })).toEqual({ at: 'after', line: 10, section: 'Planned', gap: 1 });
  });

  it('behind one that it remembers itself, though that stands elsewhere still', () => {
    expect(going({ previous: ['B', 'X'] }, { section: 0, place: null })).toEqual({ at: 'after', line: 10, section: 'Planned', gap: 1 });
  });

  it('where it stood, if the others go to another section', () => {
    expect(going({ previous: ['B', 'X'] }, { section: 1, place: { previous: ['A'] } })).toEqual({ at: 'after', line: 3, section: 'Planned', gap: 1 });
    expect(going({ previous: ['X'] }, { section: 0, place: { previous: ['C'], next: ['D'] } })).toEqual({ at: 'after', line: 3, section: 'Planned', gap: 1 });
  });
});

describe('where the item of a reopened issue goes', () => {
  const going = (text: string, place: Partial<Place> | null) => {
    const roadmap = roadmapOf(text);
    return named(roadmap, reopenDestination(roadmap, itemIn(roadmap), place === null ? null : { ...NOWHERE, ...place }, new Map()));
  };

  it('of two sections with its headings to the one where a neighbour is, else to the first', () => {
    const text = lines('## Planned', '', '- X', '', '## Planned', '', '- Y', '', '## Done', '', '- A');
    expect(going(text, { headings: ['Planned'], next: ['Y'] })).toMatchObject({ at: 'before', line: 7 });
    expect(going(text, { headings: ['Planned'] })).toEqual({ at: 'end', section: 'Planned' });
    expect(reopenDestination(roadmapOf(text), itemIn(roadmapOf(text)), { ...NOWHERE, headings: ['Planned'] }, new Map())).toEqual({ at: 'end', section: 0 });
  });

  it('beside the nearest neighbour that is left', () => {
    const text = lines('## Planned', '', '- X', '- Y', '', '## Done', '', '- A');
    expect(going(text, { headings: ['Planned'], previous: ['Gone', 'Y', 'X'] })).toMatchObject({ at: 'after', line: 4 });
    expect(going(text, { headings: ['Planned'], next: ['Gone', 'Y', 'X'] })).toMatchObject({ at: 'before', line: 4 });
  });

  it('not beside a sub-item, nor beside a neighbour that stands in another section', () => {
    const text = lines('## Planned', '', '- X', '  - [ ] S', '', '## Backlog', '', '- Y', '', '## Done', '', '- A');
    expect(going(text, { headings: ['Planned'], previous: ['S', 'Y'] })).toEqual({ at: 'end', section: 'Planned' });
  });

  it.each(['Done', 'Fixed bugs', 'Dropped'])('from a section “%s” that it never left to one for open items', (title) => {
    const kind = title === 'Fixed bugs' ? 'Bugs' : 'Planned';
    expect(going(lines(`## ${kind}`, '', `## ${title}`, '', '- A'), { headings: [title] })).toEqual({ at: 'end', section: kind });
  });

  it('nowhere, if it stands in an open section or above the first heading already', () => {
    expect(going(lines('## Planned', '', '- A', '', '## Backlog'), null)).toBeNull();
    expect(going(lines('- [x] A', '', '## Planned'), null)).toBeNull();
    expect(going(lines('## Planned', '', '- A', '', '## Backlog'), { headings: ['Gone'] })).toBeNull();
  });

  it('a task to the section of open tasks of its kind that stand under a heading', () => {
    const done = ['', '## Done', '', '- [x] A'];
    expect(going(lines('- [ ] X', '', '## v1', '', '- [x] D', '- [ ] fix: B', '  - [ ] S', '', '## v2', '', '- [ ] C', ...done), null)).toEqual({
      at: 'end',
      section: 'v2',
    });
    expect(going(lines('## v1', '', '- [ ] fix: B', ...done), null)).toEqual({ at: 'new-section', title: 'Not yet complete', role: 'open' });
  });

  it('a task to the section whose title says its kind, rather than to other tasks', () => {
    expect(going(lines('## v1', '', '- [ ] B', '', '## Planned', '', '## Done', '', '- [x] A'), null)).toEqual({ at: 'end', section: 'Planned' });
  });

  it('a plain bullet not to where only tasks stand, and neither of them to what is for later', () => {
    expect(going(lines('## v1', '', '- [ ] B', '', '## Done', '', '- A'), null)).toEqual({ at: 'new-section', title: 'Not yet complete', role: 'open' });
    expect(going(lines('## Later', '', '## Planned', '', '## Done', '', '- A'), null)).toEqual({ at: 'end', section: 'Planned' });
  });
});

describe('the neighbours of an item', () => {
  it('are remembered up to the eighth on each side, the nearest first', () => {
    const roadmap = roadmapOf(lines(...Array.from({ length: 20 }, (_, at) => `- [ ] T${at}`)));
    const { previous, next } = placesOf(roadmap).get(11) ?? NOWHERE;
    expect(previous).toEqual(['T9', 'T8', 'T7', 'T6', 'T5', 'T4', 'T3', 'T2']);
    expect(next).toEqual(['T11', 'T12', 'T13', 'T14', 'T15', 'T16', 'T17', 'T18']);
    expect(placesOf(roadmap).get(1)).toMatchObject({ headings: [], previous: [] });
  });

  it('are found by their issue, or by their title, however it is spaced', () => {
    const [linked, plain] = roadmapOf(lines('- [ ] A (#1)', '- [ ] B c')).items;
    if (linked === undefined || plain === undefined) throw new Error('No items');
    expect([isNeighbour(linked, 1), isNeighbour(linked, 2), isNeighbour(plain, 1)]).toEqual([true, false, false]);
    expect([isNeighbour(plain, 'B  c'), isNeighbour(plain, 'B'), isNeighbour(linked, 'A')]).toEqual([true, false, true]);
  });
});
