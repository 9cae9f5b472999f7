import { describe, expect, it } from 'vitest';
import type { NewItem } from '../../../../src/model/plan.ts';
import { lines } from '../../reading.ts';
import { beside, end, made, move, of, type Step, toDone, toRejected } from '../one-reading.ts';

describe('an item that goes elsewhere', () => {
  it.each<[string, string[], Step[], NewItem[], string[]]>([
    [
      'shares the first number of a list whose next one is taken',
      ['## Planned', '', '9. [ ] a', '10. [ ] b', '', '## Done', '', '- [x] c'],
      [of('c', beside('before', 3, 0))],
      [],
      ['## Planned', '', '9. [x] c', '9. [ ] a', '10. [ ] b', '', '## Done'],
    ],
    [
      'takes the first number of a list whose next one is free',
      ['## Planned', '', '9. [ ] a', '11. [ ] b', '', '## Done', '', '- [x] c'],
      [of('c', beside('before', 3, 0))],
      [],
      ['## Planned', '', '9. [x] c', '10. [ ] a', '11. [ ] b', '', '## Done'],
    ],
    [
      'takes the only number of a list',
      ['## Planned', '', '9. [ ] a', '', '## Done', '', '- [x] c'],
      [of('c', beside('before', 3, 0))],
      [],
      ['## Planned', '', '9. [x] c', '10. [ ] a', '', '## Done'],
    ],
    [
      'is numbered as all are that have the same number',
      ['## Planned', '', '1. [ ] a', '1. [ ] b', '', '## Done', '', '- [x] c'],
      [of('c', beside('before', 3, 0))],
      [],
      ['## Planned', '', '1. [x] c', '1. [ ] a', '1. [ ] b', '', '## Done'],
    ],
    [
      'leaves the numbers inside of a list',
      ['## Planned', '', '1. [ ] a', '3. [ ] b', '5. [ ] d', '', '## Done', '', '- [x] c'],
      [of('c', beside('before', 4, 0))],
      [],
      ['## Planned', '', '1. [ ] a', '3. [x] c', '3. [ ] b', '5. [ ] d', '', '## Done'],
    ],
    [
      'takes no number out of a title or from inside of an item',
      ['## Planned', '', '1. [ ] a 5. x', '   2. [ ] s', '3. [ ] b', '', '## Done', '', '- [x] c'],
      [of('c', beside('before', 3, 0))],
      [],
      ['## Planned', '', '1. [x] c', '2. [ ] a 5. x', '   2. [ ] s', '3. [ ] b', '', '## Done'],
    ],
    [
      'keeps the spaces behind its bullet',
      ['## Planned', '', '-    [ ] a', '', '## Done', '', '10. [x] c'],
      [of('a', end(1))],
      [],
      ['## Planned', '', '## Done', '', '10. [x] c', '11.    [ ] a'],
    ],
    [
      'takes along a line that is indented by more than its text',
      ['## Planned', '', '- [ ] a', '\tnote', '', '## Done', '', '  - [x] c'],
      [of('a note', end(1))],
      [],
      ['## Planned', '', '## Done', '', '  - [x] c', '  - [ ] a', '      note'],
    ],
    [
      'takes sub-items along to a list that is not indented',
      ['## Planned', '', '  -  [ ] a', '     - [ ] s', '', '## Done', '', '*  [x] c'],
      [of('a', end(1))],
      [],
      ['## Planned', '', '## Done', '', '*  [x] c', '*  [ ] a', '   - [ ] s'],
    ],
    [
      'has spaces for its tabs behind a wider number',
      ['## Done', '', '1. [x] c', '2. [x] d', '', '## Planned', '', '-\t[ ] a', '\t- [ ] s', '', '\tText.'],
      [of('a', end(0))],
      [],
      ['## Done', '', '1. [x] c', '2. [x] d', '3.   [ ] a', '     - [ ] s', '', '     Text.', '', '## Planned'],
    ],
    [
      'changes places with another one',
      ['## Done', '', '10) [x] c', '', '## Planned', '', '22) [ ] a', '    - [ ] s', '', '    Text.'],
      [of('a', end(0)), of('c', end(1))],
      [],
      ['## Done', '', '10) [ ] a', '    - [ ] s', '', '    Text.', '', '## Planned', '', '1) [x] c'],
    ],
    [
      'stands before an item above the first heading',
      ['- [ ] a', '- [ ] b', '', '## Done', '', '- [x] c'],
      [of('c', move({ at: 'before', line: 1, section: null, gap: 0 })), of('a', end(0))],
      [],
      ['- [x] c', '- [ ] b', '', '## Done', '', '- [ ] a'],
    ],
    [
      'stands as far from an item that is alone as it stood from its neighbours',
      ['## Planned', '', '- [ ] a', '', '## Done', '', '- [x] c', '', '- [x] d'],
      [of('c', end(0)), of('d', end(0))],
      [],
      ['## Planned', '', '- [ ] a', '', '- [x] c', '', '- [x] d', '', '## Done'],
    ],
    [
      'stands as far from it as it is known to have stood',
      ['## Planned', '', '- [ ] a', '', '## Done', '', '- [x] c', '', '', '- [x] d'],
      [of('c', beside('before', 3, 0))],
      [],
      ['## Planned', '', '- [x] c', '- [ ] a', '', '## Done', '', '- [x] d'],
    ],
    [
      'stays at the end of the file below a new heading, before the blank lines there',
      ['## Planned', '', '- b', '', '- a', '', ''],
      [of('a', toDone)],
      [],
      ['## Planned', '', '- b', '', '## Done', '', '- a', '', ''],
    ],
    [
      'stays there with its notes where another new section comes before',
      ['## Planned', '', '- b', '- a', '', '  Text.', ''],
      [of('b', toDone), of('a', toRejected)],
      [],
      ['## Planned', '', '## Done', '', '- b', '', '## Rejected', '', '- a', '', '  Text.', ''],
    ],
    [
      'is a bullet or a number as the section reads it',
      ['## Words', '', '- a', '- b', '', '## Steps', '', '3. c', '4. d', '', '## Planned', '', '* e'],
      [of('a', end(1)), of('c', end(2)), of('e', end(0)), of('d', end(0))],
      [],
      ['## Words', '', '- b', '- e', '- d', '', '## Steps', '', '3. a', '', '## Planned', '', '* c'],
    ],
    [
      'is a bullet where a section reads no numbers, and a number where it reads nothing else',
      ['## Words', '', '1. a', '2. b', '', '## Done', '', '## Steps'],
      [of('a', end(1)), of('b', end(2))],
      [],
      ['## Words', '', '## Done', '', '- a', '', '## Steps', '', '1. b'],
    ],
    [
      'keeps its bullet or number where it has a box',
      ['## Steps', '', '## Planned', '', '- [ ] a', '- b', '', '## Done', '', '1. [x] c'],
      [of('a', end(0)), of('c', end(1)), of('b', end(2))],
      [],
      ['## Steps', '', '- [ ] a', '', '## Planned', '', '- [x] c', '', '## Done', '', '- b'],
    ],
  ])('%s', (_, before, steps, news, after) => {
    expect(made(lines(...before), steps, news)).toBe(lines(...after));
  });
});
