import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';

const [OPEN, DONE] = [['- [ ] a', '- [ ] b'], Array.from({ length: 5 }, (_, at) => `- [x] d${at}`)];

/** A section of lists, with a new item at the end of the list of some number. */
function listed(lists: ReadonlyArray<readonly string[]>, at: number): string {
  const own = lists.map((list, index) => (index === at ? [...list, `- [ ] N ${linkTo(1)}`] : list));
  return lines('## Work', ...own.flatMap((list) => ['', ...list]));
}

describe('of several lists in a section a new item goes to', () => {
  it.each([
    [
      'the last one',
      [
        ['**Wings**', ...OPEN],
        ['**Tail**', ...OPEN],
      ],
      1,
    ],
    [
      'one whose label says that it waits',
      [
        ['**Planned**', ...OPEN],
        ['**Tail**', ...OPEN],
      ],
      0,
    ],
    [
      'that also if nearly all its items are finished',
      [
        ['__Next:__', ...DONE],
        ['**Tail**', ...OPEN],
      ],
      0,
    ],
    [
      'none whose label says that it is finished',
      [
        ['**Wings**', ...OPEN],
        ['**✅ Shipped**', ...OPEN],
      ],
      0,
    ],
    [
      'none whose known label says so',
      [
        ['**Wings**', ...OPEN],
        ['Done:', ...OPEN],
      ],
      0,
    ],
    [
      'none whose label says that it is being worked on',
      [
        ['**Wings**', '', ...OPEN],
        ['**In progress** 🚧', '', ...OPEN],
      ],
      0,
    ],
    [
      'none whose label says that it is of bugs',
      [
        ['**Wings**', ...OPEN],
        ['*Known bugs*', ...OPEN],
      ],
      0,
    ],
    [
      'none whose label says that it is for later',
      [
        ['**Wings**', ...OPEN],
        ['**Later**', ...OPEN],
      ],
      0,
    ],
    ['none of which nearly all items are finished', [OPEN, ['**Tail**', ...DONE, '- [ ] c']], 0],
    [
      'one for what is being worked on rather than a finished one',
      [
        ['**In progress**', ...OPEN],
        ['**Done**', ...DONE],
      ],
      0,
    ],
    [
      'the last one where the words are those of a longer paragraph',
      [
        ['**Wings**', ...OPEN],
        ['Much is', '**Done**', '', ...OPEN],
      ],
      1,
    ],
  ])('%s', (_, lists, at) => {
    const text = listed(lists, -1);
    const content = { fields: {}, notes: '', subItems: '' };
    const added = [{ markdown: 'N', reads: 'N', issue: 1, content, to: { at: 'end' as const, section: 0 } }];
    expect(editRoadmap(readRoadmap(text, reading), { items: [], added, lastUpdated: null }, reading)).toMatchObject({ text: listed(lists, at), refused: [] });
  });
});
