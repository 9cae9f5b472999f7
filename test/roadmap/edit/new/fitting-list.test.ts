import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';

const [OPEN, DONE] = [['- [ ] a', '- [ ] b'], Array.from({ length: 5 }, (_, at) => `- [x] d${at}`)];

/** A section of lists, with a new item at the end of the list of some number. */
function listed(lists: ReadonlyArray<readonly string[]>, at: number): string {
  const own = lists.map((list, index) => (index === at ? [...list, `- [ ] N ${linkTo(1)}`] : list));
  return lines('## Work', ...own.flatMap((list) => ['', ...list]));
}

function withNew(text: string, ...issues: readonly number[]) {
  const content = { fields: {}, notes: '', subItems: '' };
  const added = issues.map((issue) => ({ markdown: 'N', reads: 'N', issue, content, to: { at: 'end' as const, section: 0 } }));
  const { text: after, refused } = editRoadmap(readRoadmap(text, reading), { items: [], added, lastUpdated: null }, reading);
  return { text: after, refused };
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
    expect(withNew(listed(lists, -1), 1)).toEqual({ text: listed(lists, at), refused: [] });
  });
});

describe('in its list a new item stands', () => {
  const [a, b, d, e] = ['- [ ] a', '- [ ] b', '- [x] d', '- [x] e'];

  it.each([
    ['behind the last open one where all finished ones stand below', [a, b], [d, e]],
    ['there where a note and a blank line part them', [a, b, '  - note'], ['', d, e]],
    ['last where one of the finished ones stands above', ['- [x] c', a, b, d, e], []],
    ['last where only one is open', [a, d, e], []],
    ['last where only one is finished', [a, b, d], []],
  ])('%s', (_, above, below) => {
    const text = (...own: string[]) => lines('## Work', '', ...above, ...own, ...below);
    expect(withNew(text(), 1, 2)).toEqual({ text: text(`- [ ] N ${linkTo(1)}`, `- [ ] N ${linkTo(2)}`), refused: [] });
  });

  it('last if it has a number', () => {
    const text = lines('## Work', '', '1. [ ] a', '2. [ ] b', '3. [x] d', '4. [x] e');
    expect(withNew(text, 1)).toEqual({ text: `${text}5. [ ] N ${linkTo(1)}\n`, refused: [] });
  });
});
