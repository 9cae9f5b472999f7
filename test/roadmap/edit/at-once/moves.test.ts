import { describe, expect, it } from 'vitest';
import { lines } from '../../reading.ts';
import { beside, end, made, of, type Step, toDone, toRejected } from '../one-reading.ts';

describe('items that move at once', () => {
  const rows = ['## Fixed rows', '', '| Title | Status |', '|---|---|'];

  it.each<[string, string[], Step[], string[]]>([
    [
      'keep the blank lines of the list that they leave, and make one where they arrive apart',
      ['## Planned', '', '- a', '', '- b', '', '- c', '', '## Done', '', '- d'],
      [of('a', end(1)), of('c', end(1))],
      ['## Planned', '', '- b', '', '## Done', '', '- d', '', '- a', '', '- c'],
    ],
    [
      'stand as close as they did behind one that stood alone',
      ['## Planned', '', '- d', '', '## Done', '', '- a', '- b', '- c'],
      [of('a', end(0)), of('b', end(0)), of('c', end(0))],
      ['## Planned', '', '- d', '- a', '- b', '- c', '', '## Done'],
    ],
    [
      'stand as far from each other as those that are there',
      ['## Planned', '', '- d', '', '- e', '', '## Done', '', '- a', '- b', '- c'],
      [of('a', end(0)), of('b', end(0)), of('c', end(0))],
      ['## Planned', '', '- d', '', '- e', '', '- a', '', '- b', '', '- c', '', '## Done'],
    ],
    [
      'go beside one whose neighbours leave',
      ['## Planned', '', '- a', '- b', '', '- c', '', '- d', '', '## Done', '', '- e'],
      [of('a', end(1)), of('b', end(1)), of('e', beside('after', 6, 0))],
      ['## Planned', '', '- c', '', '- e', '', '- d', '', '## Done', '', '- a', '', '- b'],
    ],
    [
      'count on behind a number, and leave the first number to those that stay',
      ['## Planned', '', '3. [ ] a', '4. [ ] b', '5. [ ] c', '', '## Done', '', '7. [x] d'],
      [of('a', end(1)), of('b', end(1))],
      ['## Planned', '', '3. [ ] c', '', '## Done', '', '7. [x] d', '8. [ ] a', '9. [ ] b'],
    ],
    [
      'stand above the labels of versions, one behind the other',
      ['## Planned', '', '- [ ] a', '- [ ] b', '- [ ] c', '', '## Done', '', '**3.1 (May)**', '', '- [x] d', '', '**3.0 (April)**', '', '- [x] e'],
      [of('a', end(1)), of('c', end(1))],
      ['## Planned', '', '- [ ] b', '', '## Done', '', '- [ ] a', '- [ ] c', '', '**3.1 (May)**', '', '- [x] d', '', '**3.0 (April)**', '', '- [x] e'],
    ],
    [
      'may all leave, from the last one up',
      ['## Planned', '', '3. [ ] a', '4. [ ] b', '5. [ ] c', '', '## Done', '', '9. [x] d'],
      [of('c', end(1)), of('b', end(1)), of('a', end(1))],
      ['## Planned', '', '## Done', '', '9. [x] d', '10. [ ] c', '11. [ ] b', '12. [ ] a'],
    ],
    [
      'take the number that all have',
      ['## Planned', '', '1. [ ] a', '1. [ ] b', '', '## Done', '', '- [x] d', '- [x] e'],
      [of('d', end(0)), of('e', end(0))],
      ['## Planned', '', '1. [ ] a', '1. [ ] b', '1. [x] d', '1. [x] e', '', '## Done'],
    ],
    [
      'go before the first of a list one after the other',
      ['## Planned', '', '3. [ ] a', '5. [ ] b', '', '## Done', '', '- [x] d', '- [x] e'],
      [of('d', beside('before', 3, 0)), of('e', beside('before', 3, 0))],
      ['## Planned', '', '3. [x] d', '4. [x] e', '4. [ ] a', '5. [ ] b', '', '## Done'],
    ],
    [
      'take along what stands in them, behind wider numbers',
      ['## Planned', '', '- [ ] a', '  - [ ] a1', '    - [ ] a2', '- [ ] b', '  - [ ] b1', '', '## Done', '', '9. [x] d'],
      [of('a', end(1)), of('b', end(1))],
      ['## Planned', '', '## Done', '', '9. [x] d', '10. [ ] a', '    - [ ] a1', '      - [ ] a2', '11. [ ] b', '    - [ ] b1'],
    ],
    [
      'go to sections that hold nothing',
      ['## Planned', '', '- a', '- b', '', '## In progress', '', '## Done', '', '## Rejected'],
      [of('a', end(1)), of('b', end(2))],
      ['## Planned', '', '## In progress', '', '- a', '', '## Done', '', '- b', '', '## Rejected'],
    ],
    [
      'go to sections above, each of which moves on those below',
      ['## Rejected', '', '## Done', '', '## In progress', '', 'Prose.', '', '## Planned', '', '- a', '- b', '- c'],
      [of('a', end(0)), of('b', end(1)), of('c', end(2))],
      ['## Rejected', '', '- a', '', '## Done', '', '- b', '', '## In progress', '', 'Prose.', '', '- c', '', '## Planned'],
    ],
    [
      'share a section that is made for the first',
      ['## Planned', '', '- a', '- b', '- c', '', 'End.'],
      [of('a', toDone), of('b', toDone)],
      ['## Planned', '', '- c', '', 'End.', '', '## Done', '', '- a', '- b'],
    ],
    [
      'go to one of several sections that are made',
      ['## Planned', '', '- a', '- b', '- c'],
      [of('c', toDone), of('b', toRejected), of('a', toDone)],
      ['## Planned', '', '## Done', '', '- c', '- a', '', '## Rejected', '', '- b'],
    ],
    [
      'go to the section above one that is made',
      ['## Planned', '', '- a', '', '## Done', '', '- b'],
      [of('b', toRejected), of('a', end(1))],
      ['## Planned', '', '## Done', '', '- a', '', '## Rejected', '', '- b'],
    ],
    [
      'are rows of a table that holds none',
      [...rows, '| a | done |', '| b | done |', '', ...rows],
      [of('a', end(1)), of('b', end(1))],
      [...rows, '', ...rows, '| a | done |', '| b | done |'],
    ],
    [
      'are rows of a table further up',
      [...rows, '', ...rows, '| a | done |', '| b | done |', '| c | done |'],
      [of('c', end(0)), of('a', end(0))],
      [...rows, '| c | done |', '| a | done |', '', ...rows, '| b | done |'],
    ],
    [
      'take along the list beside them that is read as their notes',
      ['## Done', '', '- d', '', '## Planned', '* b', '* a', ' - note', '* c'],
      [of('b', end(0)), of('a', end(0))],
      ['## Done', '', '- d', '- b', '- a', '  - note', '', '## Planned', '* c'],
    ],
  ])('%s', (_, before, steps, after) => {
    expect(made(lines(...before), steps)).toBe(lines(...after));
  });

  it.each<[string, Step[], string]>([
    ['## Planned\n\n- a\n- b\n- c\n\n## Done', [of('a', end(1)), of('b', end(1))], '## Planned\n\n- c\n\n## Done\n\n- a\n- b'],
    ['## Planned\r\n\r\n- a\r\n- b\r\n- c\r\n\r\n## Done', [of('a', end(1)), of('b', end(1))], '## Planned\r\n\r\n- c\r\n\r\n## Done\r\n\r\n- a\r\n- b'],
    [
      '## Done\r\n\r\n- d\r\n\r\n## Planned\r\n\r\n- a\r\n- b\r\n- c',
      [of('c', end(0)), of('b', end(0)), of('d', end(1))],
      '## Done\r\n\r\n- c\r\n- b\r\n\r\n## Planned\r\n\r\n- a\r\n- d',
    ],
    ['## Done\n\n- d\n\n## Planned\n\n- a\n- b\n- c', [of('c', end(0)), of('b', end(0)), of('a', end(0))], '## Done\n\n- d\n- c\n- b\n- a\n\n## Planned'],
  ])('keep a missing final line end missing: %j', (text, steps, after) => {
    expect(made(text, steps)).toBe(after);
  });
});
