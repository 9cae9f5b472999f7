import { describe, expect, it } from 'vitest';
import type { NewItem } from '../../../../src/model/plan.ts';
import { lines, linkTo } from '../../reading.ts';
import { added, beside, end, link, made, move, notes, of, owner, type Step, subItems, toDone } from '../one-reading.ts';

describe('items that move at once go', () => {
  it.each<[string, string[], Step[], NewItem[], string[]]>([
    [
      'with edits of what they say',
      ['## Planned', '', '- [ ] a', '- [ ] b', '', '## Done', '', '- [x] c'],
      [of('a', link(5), owner, notes('Text.'), end(1)), of('b', subItems('- [ ] s'), end(1))],
      [],
      ['## Planned', '', '## Done', '', '- [x] c', '', `- [ ] a ${linkTo(5)}`, '  - owner: Kim', '', '  Text.', '', '- [ ] b', '  - [ ] s'],
    ],
    [
      'with sub-items that are written anew',
      ['## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '', '## Done', '', '- [x] c'],
      [of('a', subItems('- [ ] t', '- [ ] u'), end(1)), of('c', notes('Text.'), end(0))],
      [],
      ['## Planned', '', '- [ ] b', '- [x] c', '', '  Text.', '', '## Done', '', '- [ ] a', '  - [ ] t', '  - [ ] u'],
    ],
    [
      'with edits of what stands in them',
      ['# R', '', 'Last updated: 2026-01-02', '', '## Planned', '', '- a', '  - [ ] s', '  - [ ] t', '- b', '', '## Known bugs', '', '- c', '  - [x] u'],
      [of('a', end(2)), of('t', link(8)), of('c', link(7), end(1)), of('u', link(9))],
      [added(1, 2)],
      [
        '# R',
        '',
        'Last updated: 2026-01-02',
        '',
        '## Planned',
        '',
        '- b',
        `- c ${linkTo(7)}`,
        `  - [x] u ${linkTo(9)}`,
        '',
        '## Known bugs',
        '',
        '- a',
        '  - [ ] s',
        `  - [ ] t ${linkTo(8)}`,
        `- new 1 ${linkTo(1)}`,
      ],
    ],
    [
      'and items that are new in both sections',
      ['## Planned', '', '- a', '- b', '', '## Known bugs', '', '- c'],
      [of('a', end(1))],
      [added(1, 0), added(2, 1), added(3, 0)],
      ['## Planned', '', '- b', `- new 1 ${linkTo(1)}`, `- new 3 ${linkTo(3)}`, '', '## Known bugs', '', '- c', '- a', `- new 2 ${linkTo(2)}`],
    ],
    [
      'and items that are new where nothing is left, or was',
      ['## Planned', '', '- a', '', '## Known bugs'],
      [of('a', end(1))],
      [added(1, 0), added(2, 1), added(3, 0)],
      ['## Planned', '', `- new 1 ${linkTo(1)}`, `- new 3 ${linkTo(3)}`, '', '## Known bugs', '', '- a', `- new 2 ${linkTo(2)}`],
    ],
    [
      'and items that take the numbers of those that left',
      ['## Planned', '', '1. [ ] a', '2. [ ] b', '', '## Done', '', '- c'],
      [of('b', end(1))],
      [added(1, 0), added(2, 0)],
      ['## Planned', '', '1. [ ] a', `2. [ ] new 1 ${linkTo(1)}`, `3. [ ] new 2 ${linkTo(2)}`, '', '## Done', '', '- c', '- [ ] b'],
    ],
    [
      'and items with fields, notes and sub-items',
      ['## Planned', '', '- a', '', '- b', '', '## Done', '', '- c'],
      [of('b', end(1))],
      [added(1, 0, { notes: 'Text.', fields: { owner: 'Kim' } }), added(2, 0, { subItems: '- [ ] s' }), added(3, 0)],
      [
        '## Planned',
        '',
        '- a',
        `- new 1 ${linkTo(1)}`,
        '  - owner: Kim',
        '',
        '  Text.',
        `- new 2 ${linkTo(2)}`,
        '  - [ ] s',
        `- new 3 ${linkTo(3)}`,
        '',
        '## Done',
        '',
        '- c',
        '',
        '- b',
      ],
    ],
    [
      'and items in a section that is made',
      ['## Planned', '', '- a', '- b'],
      [of('b', toDone)],
      [added(1, 'Upcoming'), added(2, 0), added(3, 'Upcoming')],
      ['## Planned', '', '- a', `- new 2 ${linkTo(2)}`, '', '## Upcoming', '', `- new 1 ${linkTo(1)}`, `- new 3 ${linkTo(3)}`, '', '## Done', '', '- b'],
    ],
    [
      'to a place above the first heading, and from there',
      ['- [ ] a', '- [ ] b', '', '## Done', '', '- [x] c'],
      [of('c', move({ at: 'end', section: null })), of('a', end(0))],
      [],
      ['- [ ] b', '- [x] c', '', '## Done', '', '- [ ] a'],
    ],
    [
      'to a place above the first heading, below prose',
      ['Intro.', '', '## Done', '', '- [x] c', '- [x] d'],
      [of('c', move({ at: 'end', section: null })), of('d', move({ at: 'end', section: null }))],
      [],
      ['Intro.', '', '- [x] c', '- [x] d', '', '## Done'],
    ],
    [
      'behind the last of several lists',
      ['## Planned', '', '- a', '', '## Known bugs', '', '* x', '', 'Text.', '', '+ y'],
      [of('a', end(1))],
      [added(1, 1)],
      ['## Planned', '', '## Known bugs', '', '* x', '', 'Text.', '', '+ y', '+ a', `+ new 1 ${linkTo(1)}`],
    ],
    [
      'out of the way of a list that comes behind prose',
      ['## Planned', '', '- a', '', 'Text.', '', '1. [ ] b', '', '## Known bugs'],
      [of('a', end(1))],
      [added(1, 0), added(2, 1)],
      ['## Planned', '', 'Text.', '', '1. [ ] b', `2. [ ] new 1 ${linkTo(1)}`, '', '## Known bugs', '', '- a', `- new 2 ${linkTo(2)}`],
    ],
    [
      'into one of several lists',
      ['## Planned', '', '- a', '- b', '', 'Text.', '', '- c', '- d', '', '## Known bugs', '', '- e'],
      [of('e', beside('after', 3, 0)), of('c', beside('before', 4, 0)), of('d', end(1))],
      [added(1, 0), added(2, 1)],
      ['## Planned', '', '- a', '- e', '- c', '- b', `- new 1 ${linkTo(1)}`, '', 'Text.', '', '## Known bugs', '', '- d', `- new 2 ${linkTo(2)}`],
    ],
    [
      'that are indented by more than their bullets',
      ['## Planned', '', '-   [ ] a', '    note', '', '## Done', '', '1. [x] b', '', '   Text.', '2. [x] c'],
      [of('a note', end(1)), of('b', end(0))],
      [added(1, 0)],
      ['## Planned', '', '1. [x] b', '', '   Text.', `2. [ ] new 1 ${linkTo(1)}`, '', '## Done', '', '1. [x] c', '3.   [ ] a', '     note'],
    ],
    [
      'that are indented by tabs',
      ['## Planned', '', '-\t[ ] a', '\t- [ ] s', '-\t[ ] b', '', '## Known bugs', '', '- [ ] c'],
      [of('a', end(1)), of('s', link(9))],
      [added(1, 1), added(2, 0)],
      [
        '## Planned',
        '',
        '-\t[ ] b',
        `-\t[ ] new 2 ${linkTo(2)}`,
        '',
        '## Known bugs',
        '',
        '- [ ] c',
        '-\t[ ] a',
        `\t- [ ] s ${linkTo(9)}`,
        `-\t[ ] new 1 ${linkTo(1)}`,
      ],
    ],
    [
      'one after the other, where some of a list stood closer',
      ['## Planned', '', '- a', '', '- b', '- c', '', '## Known bugs'],
      [of('b', end(1)), of('a', end(1)), of('c', end(1))],
      [added(1, 0)],
      ['## Planned', '', `- new 1 ${linkTo(1)}`, '', '## Known bugs', '', '- b', '', '- a', '', '- c'],
    ],
    [
      'between lists with two blank lines',
      ['## Known bugs', '', '- e', '', '## Planned', '', '- a', '', '', '- b', '', '', '- c'],
      [of('a', end(0)), of('b', end(0)), of('e', end(1))],
      [added(1, 0)],
      ['## Known bugs', '', '- a', '', '', '- b', '', '', `- new 1 ${linkTo(1)}`, '', '## Planned', '', '- c', '', '', '- e'],
    ],
    [
      'beside a neighbour that goes elsewhere after them',
      ['## Planned', '', '- a', '- b', '', '## Known bugs', '', '- c'],
      [of('a', end(1)), of('c', beside('after', 3, 0))],
      [added(1, 0)],
      ['## Planned', '', '- c', '- b', `- new 1 ${linkTo(1)}`, '', '## Known bugs', '', '- a'],
    ],
    [
      'to the end where their neighbour is in another section',
      ['## Planned', '', '- a', '- b', '', '## Known bugs', '', '- c'],
      [of('a', beside('after', 8, 0))],
      [added(1, 0)],
      ['## Planned', '', '- b', '- a', `- new 1 ${linkTo(1)}`, '', '## Known bugs', '', '- c'],
    ],
    [
      'each with the bullet that is used there',
      ['## Planned', '', '- a', '- b', '', '## Done', '', '+ c', '+ d'],
      [of('c', beside('before', 3, 0)), of('a', beside('after', 9, 1))],
      [],
      ['## Planned', '', '- c', '- b', '', '## Done', '', '+ d', '+ a'],
    ],
  ])('%s', (_, before, steps, news, after) => {
    expect(made(lines(...before), steps, news)).toBe(lines(...after));
  });
});

describe('what is left to be done one by one', () => {
  const numbered = ['## Planned', '', '- a', '', '## Known bugs', '', '1. x', '2. y'];

  it.each<[string, string[], Step[], NewItem[]]>([
    ['a heading that moves, with its whole section', ['## Parts', '', '### p', '', '### q'], [of('p', end(0))], []],
    ['an item that moves behind a list of what is no item', numbered, [of('a', end(1))], []],
    ['an item that is new behind such a list', numbered, [], [added(1, 1)]],
    ['an item that is new as a heading', ['## Parts', '', '### p'], [], [added(1, 0)]],
    [
      'a number that goes before a bullet',
      ['## Planned', '', '1. [ ] a', '2. [ ] b', '', '## Done', '', '- c'],
      [of('c', beside('before', 3, 0)), of('a', end(1))],
      [],
    ],
  ])('%s', (_, before, steps, news) => {
    expect(made(lines(...before), steps, news)).toBe('one-by-one');
  });
});
