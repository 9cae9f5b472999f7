import { describe, expect, it } from 'vitest';
import type { NewItem } from '../../../../src/model/plan.ts';
import { lines, linkTo } from '../../reading.ts';
import { added, end, made, of, type Step } from '../one-reading.ts';

describe('items that are new at once', () => {
  it.each<[string, string[], Step[], NewItem[], string[]]>([
    [
      'have their fields in one order, and sub-items and notes below',
      ['## Planned', '', '- a'],
      [],
      [added(1, 0, { fields: { status: 'new', owner: 'Kim' }, notes: 'One.\n\nTwo.', subItems: '- [ ] s\n- [x] t' })],
      ['## Planned', '', '- a', `- new 1 ${linkTo(1)}`, '  - owner: Kim', '  - status: new', '  - [ ] s', '  - [x] t', '', '  One.', '', '  Two.'],
    ],
    [
      'stand in the list that no sentence introduces for something else',
      ['## Planned', '', '- a', '- b', '', 'Only once the', 'parser is there:', '', '- c', '', '**Later:**', '', '- d'],
      [],
      [added(1, 0), added(2, 0)],
      [
        ...['## Planned', '', '- a', '- b', `- new 1 ${linkTo(1)}`, `- new 2 ${linkTo(2)}`],
        ...['', 'Only once the', 'parser is there:', '', '- c', '', '**Later:**', '', '- d'],
      ],
    ],
    [
      'stand in the last list where sentences introduce all, or end in a full stop',
      ['## Planned', '', 'First:', '', '- a', '', 'Then:', '', '- b', '', '## Known bugs', '', '- c', '', 'Words.', '', '- d'],
      [],
      [added(1, 0), added(2, 1)],
      [
        ...['## Planned', '', 'First:', '', '- a', '', 'Then:', '', '- b', `- new 1 ${linkTo(1)}`, '', '## Known bugs', '', '- c', '', 'Words.', '', '- d'],
        `- new 2 ${linkTo(2)}`,
      ],
    ],
    [
      'stand in an introduced list where the other one is finished',
      ['## Planned', '', '- [x] a', '', 'Left to do:', '', '- [ ] b'],
      [],
      [added(1, 0)],
      ['## Planned', '', '- [x] a', '', 'Left to do:', '', '- [ ] b', `- [ ] new 1 ${linkTo(1)}`],
    ],
    [
      'have boxes where the file uses them',
      ['- [ ] a', '', '## Planned', '', '## Known bugs', '', '- [ ] b'],
      [],
      [added(1, 0), added(2, 1), added(3, 0)],
      ['- [ ] a', '', '## Planned', '', `- [ ] new 1 ${linkTo(1)}`, `- [ ] new 3 ${linkTo(3)}`, '', '## Known bugs', '', '- [ ] b', `- [ ] new 2 ${linkTo(2)}`],
    ],
    [
      'have none where it uses bullets, too',
      ['- [ ] a', '', '## Planned', '', '## Known bugs', '', '- b'],
      [],
      [added(1, 0), added(2, 1)],
      ['- [ ] a', '', '## Planned', '', `- new 1 ${linkTo(1)}`, '', '## Known bugs', '', '- b', `- new 2 ${linkTo(2)}`],
    ],
    [
      'have boxes in a new section where the file uses them',
      ['## Planned', '', '- [ ] a'],
      [],
      [added(1, 'Upcoming'), added(2, 0)],
      ['## Planned', '', '- [ ] a', `- [ ] new 2 ${linkTo(2)}`, '', '## Upcoming', '', `- [ ] new 1 ${linkTo(1)}`],
    ],
    [
      'have none in a new section where it uses bullets, too',
      ['## Planned', '', '- [ ] a', '- b'],
      [],
      [added(1, 'Upcoming'), added(2, 0)],
      ['## Planned', '', '- [ ] a', '- b', `- new 2 ${linkTo(2)}`, '', '## Upcoming', '', `- new 1 ${linkTo(1)}`],
    ],
    [
      'have boxes where nothing else is read',
      ['## Chapter', '', '## Planned', '', '- a'],
      [],
      [added(1, 0)],
      ['## Chapter', '', `- [ ] new 1 ${linkTo(1)}`, '', '## Planned', '', '- a'],
    ],
    [
      'are numbers where nothing else is read, else bullets',
      ['## Steps', '', '## Words', '', '## Planned', '', '- a'],
      [],
      [added(1, 0), added(2, 1), added(3, 0), added(4, 1)],
      [
        '## Steps',
        '',
        `1. new 1 ${linkTo(1)}`,
        `2. new 3 ${linkTo(3)}`,
        '',
        '## Words',
        '',
        `- new 2 ${linkTo(2)}`,
        `- new 4 ${linkTo(4)}`,
        '',
        '## Planned',
        '',
        '- a',
      ],
    ],
    [
      'start at 1 where a long list has left, and follow the number of what has arrived',
      ['## Steps', '', '19. a', '', '## Words', '', '- b', '', '1. c'],
      [of('a', end(1))],
      [added(1, 0), added(2, 1)],
      ['## Steps', '', `1. new 1 ${linkTo(1)}`, '', '## Words', '', '- b', '', '1. c', '2. a', `3. new 2 ${linkTo(2)}`],
    ],
    [
      'count on behind numbers of two digits with a bracket',
      ['## Steps', '', '19) a', '20) b', '', '## Done'],
      [of('b', end(1))],
      [added(1, 0), added(2, 0)],
      ['## Steps', '', '19) a', `20) new 1 ${linkTo(1)}`, `21) new 2 ${linkTo(2)}`, '', '## Done', '', '- b'],
    ],
    [
      'stand behind a bullet that groups others',
      ['## Planned', '', '- group', '  - [ ] a', '  - [ ] b', '- c', '', '## Done'],
      [of('c', end(1))],
      [added(1, 0)],
      ['## Planned', '', '- group', '  - [ ] a', '  - [ ] b', `- new 1 ${linkTo(1)}`, '', '## Done', '', '- c'],
    ],
  ])('%s', (_, before, steps, news, after) => {
    expect(made(lines(...before), steps, news)).toBe(lines(...after));
  });
});
