import { describe, expect, it } from 'vitest';
import { type NewHeading, verifyAll, verifyMove, verifyNew, verifyWithout } from '../../../src/roadmap/edit/verify.ts';
import { lines } from '../reading.ts';
import { read } from './one-reading.ts';

describe('a text with an item that is new', () => {
  const before = ['## Planned', '', '- [ ] a', '', '## Done', '', '- [x] c'];
  const wanted = { reads: 'new', issue: 7, section: '2 Planned' };

  function withNew(after: readonly string[], newSection: NewHeading | null = null, section = wanted.section): string | null {
    const reading = read(lines(...after));
    const item = reading.items.find(({ issue }) => issue === 7);
    return verifyNew(read(lines(...before)), reading, item, { ...wanted, section }, newSection);
  }

  it.each<[string, string[], string | null]>([
    ['has it', ['## Planned', '', '- [ ] a', '- [ ] *new* (#7)', '', '## Done', '', '- [x] c'], null],
    ['has it with what stands in it', ['## Planned', '', '- [ ] a', '- [ ] new (#7)', '  - [ ] s', '    - [ ] t', '', '## Done', '', '- [x] c'], null],
    ['has it not', before, '“new” would not read as an item'],
    ['has it with another title', ['## Planned', '', '- [ ] a', '- [ ] newer (#7)', '', '## Done', '', '- [x] c'], '“new” would not read as an item'],
    ['has it in another section', ['## Planned', '', '- [ ] a', '', '## Done', '', '- [ ] new (#7)', '- [x] c'], '“new” would not read as an item'],
    ['has it done', ['## Planned', '', '- [ ] a', '- [x] new (#7)', '', '## Done', '', '- [x] c'], '“new” would not read as an item'],
    ['has another one, too', ['## Planned', '', '- [ ] a', '- [ ] new (#7)', '- [ ] b', '', '## Done', '', '- [x] c'], '“b” would become an item'],
    ['has an item less', ['## Planned', '', '- [ ] new (#7)', '', '## Done', '', '- [x] c'], '“a” would no longer be an item'],
    ['has an item inside of it', ['## Planned', '', '- [ ] new (#7)', '  - [ ] a', '', '## Done', '', '- [x] c'], '“a” would no longer be an item'],
    ['has a heading more', ['## Planned', '', '- [ ] a', '- [ ] new (#7)', '', '## Done', '', '- [x] c', '', '## More'], 'the headings would change'],
  ])('%s', (_, after, why) => {
    expect(withNew(after)).toBe(why);
  });

  it('has it below a heading that is new with it', () => {
    const after = [...before, '', '## Upcoming', '', '- [ ] new (#7)'];
    expect(withNew(after, { index: 2, heading: '2 Upcoming', role: 'open' }, '2 Upcoming')).toBeNull();
    expect(withNew(after, { index: 2, heading: '3 Upcoming', role: 'open' }, '2 Upcoming')).toBe('the headings would change');
  });

  it('has it below a heading that is new with it, between two others', () => {
    const after = [...before.slice(0, 4), '## Upcoming', '', '- [ ] new (#7)', '', ...before.slice(4)];
    expect(withNew(after, { index: 1, heading: '2 Upcoming', role: 'open' }, '2 Upcoming')).toBeNull();
    expect(withNew(after, { index: 2, heading: '2 Upcoming', role: 'open' }, '2 Upcoming')).toBe('the headings would change');
  });

  it('has it as a heading, with the headings in it', () => {
    const reading = read(lines('## Parts', '', '### a', '', '### new (#7)', '', '#### Deep', '', '## Next'));
    const verified = (section: string) =>
      verifyNew(read(lines('## Parts', '', '### a', '', '## Next')), reading, reading.items.at(-1), { ...wanted, section }, null);
    expect([verified('2 Parts'), verified('2 Next')]).toEqual([null, '“new” would not read as an item']);
  });
});

describe('a text in which an item has moved', () => {
  const before = ['## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '', '## Done', '', '- [x] c', '  - [x] t'];

  function moved(after: readonly string[], to: number, meant = 'a', newSection: NewHeading | null = null, section = '2 Done'): string | null {
    const isMeant = (item: { title: string } | undefined) => item?.title === meant;
    return verifyMove(read(lines(...before)), read(lines(...after)), { from: 0, to, section, newSection, isMeant });
  }

  const behind = ['## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c', '  - [x] t', '- [ ] a', '  - [ ] s'];

  it.each<[string, string[], number, string | null]>([
    ['has it behind another one', behind, 5, null],
    ['has it before another one', ['## Planned', '', '- [ ] b', '', '## Done', '', '- [ ] a', '  - [ ] s', '- [x] c', '  - [x] t'], 3, null],
    ['has it ticked, where the place says more than it', behind.map((line) => line.replace('[ ] a', '[x] a')), 5, '“a” would read differently'],
    ['has it in another place', behind, 3, 'another item would be moved'],
    ['has it without what stood in it', behind.slice(0, -1), 5, '“s” would no longer be an item'],
    ['has it with what stood elsewhere', [...behind, '  - [ ] u'], 5, '“u” would become an item'],
    [
      'has it in another section',
      ['## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c', '  - [x] t', '', '## Rejected', '', '- [ ] a', '  - [ ] s'],
      5,
      '“a” would read differently',
    ],
    [
      'has another one in another section',
      ['## Planned', '', '## Done', '', '- [ ] b', '- [x] c', '  - [x] t', '- [ ] a', '  - [ ] s'],
      5,
      '“b” would read differently',
    ],
    [
      'has what stood in another one in it',
      ['## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c', '- [x] t', '- [ ] a', '  - [ ] s'],
      5,
      '“t” would read differently',
    ],
  ])('%s', (_, after, to, why) => {
    expect(moved(after, to)).toBe(why);
  });

  it('has another one in its place', () => {
    expect(moved(behind, 5, 'b')).toBe('another item would be moved');
  });

  it('has it below a heading that is new', () => {
    const after = [...behind.slice(0, -2), '', '## Rejected', '', ...behind.slice(-2)];
    expect(moved(after, 5, 'a', { index: 2, heading: '2 Rejected', role: 'done' }, '2 Rejected')).toBeNull();
    expect(moved(after, 5, 'a', null, '2 Rejected')).toBe('the headings would change');
  });
});

describe('a text that some lines have left', () => {
  const before = ['Last updated: 2026-01-02', '', '## Parts', '', '### a', '', '- [ ] s', '', '## Done', '', '1. x', '', '- [x] c'];

  function without(after: readonly string[], ...gone: readonly number[]): string | null {
    const numbers = new Set(gone);
    return verifyWithout(read(lines(...before)), read(lines(...after)), { lines: numbers, isGone: (item) => item !== undefined && numbers.has(item.line) });
  }

  it.each<[string, number[], string[], string | null]>([
    ['is itself where none have', [], before, null],
    ['has an item less', [13], before.slice(0, 12), null],
    ['has a heading less, which was an item', [5, 6, 7, 8], [...before.slice(0, 4), ...before.slice(8)], null],
    ['has text less that might be meant as an item', [11], [...before.slice(0, 10), ...before.slice(11)], null],
    ['has still got it', [11], before, 'other text would read differently'],
    ['has lost more', [13], before.slice(0, 10), 'other text would read differently'],
    ['has still got the item', [13], before, '“c” would become an item'],
    ['has lost the item inside', [13], [...before.slice(0, 6), ...before.slice(8, 12)], '“s” would no longer be an item'],
    ['has still got the heading', [9], before, 'the headings would change'],
    ['has lost the day', [1], before.slice(2), 'the line “Last updated” would go with it'],
    ['has another day', [], [before[0]?.replace('02', '03') ?? '', ...before.slice(1)], 'the line “Last updated” would go with it'],
  ])('%s', (_, gone, after, why) => {
    expect(without(after, ...gone)).toBe(why);
  });
});

describe('a text after edits that were made on one reading', () => {
  const before = read(lines('## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '', '## Done', '', '- [x] c'));
  const [a, s, b, c] = before.items.map((item) => ({ item, edits: [], movedTo: null }));
  if (a === undefined || s === undefined || b === undefined || c === undefined) throw new Error('Expected four items.');
  const done = { section: 1 };
  const news = [{ reads: 'new', issue: 7, section: 0 }];
  const now = (...all: string[]) => read(lines(...all));

  it.each<[string, Parameters<typeof verifyAll>, string | null]>([
    ['is itself without any', [before, before, [a, s, b, c], [], []], null],
    [
      'has what moved where it was to go',
      [
        before,
        now('## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c', '- [ ] a', '  - [ ] s'),
        [b, c, { ...a, movedTo: done }, { ...s, movedTo: done }],
        [],
        [],
      ],
      null,
    ],
    [
      'has it elsewhere',
      [
        before,
        now('## Planned', '', '- [ ] b', '- [ ] a', '  - [ ] s', '', '## Done', '', '- [x] c'),
        [b, c, { ...a, movedTo: done }, { ...s, movedTo: done }],
        [],
        [],
      ],
      '“c” would be in another place',
    ],
    [
      'has what stands in it outside',
      [
        before,
        now('## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c', '- [ ] a', '- [ ] s'),
        [b, c, { ...a, movedTo: done }, { ...s, movedTo: done }],
        [],
        [],
      ],
      '“s” would read differently',
    ],
    [
      'has what is new',
      [before, now('## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '- [ ] new (#7)', '  - [ ] t', '', '## Done', '', '- [x] c'), [a, s, b, c], news, []],
      null,
    ],
    [
      'has it in another section',
      [before, now('## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '', '## Done', '', '- [ ] new (#7)', '- [x] c'), [a, s, b, c], news, []],
      '“new” would not read as an item',
    ],
    ['has it not', [before, before, [a, s, b, c], news, []], '“new” would not read as an item'],
    [
      'has it done',
      [before, now('## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '- [x] new (#7)', '', '## Done', '', '- [x] c'), [a, s, b, c], news, []],
      '“new” would not read as an item',
    ],
    [
      'has it with another title',
      [before, now('## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '- [ ] newer (#7)', '', '## Done', '', '- [x] c'), [a, s, b, c], news, []],
      '“new” would not read as an item',
    ],
    [
      'has sub-items that are written anew',
      [
        before,
        now('## Planned', '', '- [ ] a', '  - [ ] t', '  - [ ] u', '- [ ] b', '', '## Done', '', '- [x] c'),
        [{ ...a, edits: [{ edit: 'set-sub-items', markdown: '- [ ] t\n- [ ] u' }] }, b, c],
        [],
        [],
      ],
      null,
    ],
    [
      'has other ones',
      [
        before,
        now('## Planned', '', '- [ ] a', '  - [ ] t', '- [ ] b', '', '## Done', '', '- [x] c'),
        [{ ...a, edits: [{ edit: 'set-sub-items', markdown: '- [ ] u' }] }, b, c],
        [],
        [],
      ],
      '“a” would read differently',
    ],
    [
      'has a heading that is made',
      [
        before,
        now('## Planned', '', '- [ ] a', '  - [ ] s', '- [ ] b', '', '## Done', '', '- [x] c', '', '## More'),
        [a, s, b, c],
        [],
        [{ index: 2, heading: '2 More', role: 'done' }],
      ],
      null,
    ],
    ['has it not made', [before, before, [a, s, b, c], [], [{ index: 2, heading: '2 More', role: 'done' }]], 'the headings would change'],
    [
      'has lost what leaves',
      [before, now('## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c'), [b, c], [], [], { lines: new Set([3, 4]), day: null }],
      null,
    ],
    ['has still got it', [before, before, [b, c], [], [], { lines: new Set([3, 4]), day: null }], '“a” would become an item'],
    [
      'has lost more',
      [before, now('## Planned', '', '- [ ] b', '', '- [x] c'), [b, c], [], [], { lines: new Set([3, 4]), day: null }],
      '“c” would read differently',
    ],
    ['has lost the heading that leaves', [before, now('## Planned', '', '- [ ] b'), [b], [], [], { lines: new Set([3, 4, 7, 8, 9]), day: null }], null],
    [
      'has lost the day with it',
      [before, now('## Planned', '', '- [ ] b', '', '## Done', '', '- [x] c'), [b, c], [], [], { lines: new Set([3, 4]), day: '2026-01-02' }],
      'the line “Last updated” would go with it',
    ],
    [
      'has an edit and a move of one item',
      [
        before,
        now('## Planned', '', '- [ ] a', '  - [ ] s', '', '## Done', '', '- [x] c', '- [x] b (#3)'),
        [
          a,
          s,
          c,
          {
            ...b,
            edits: [
              { edit: 'tick', ticked: true },
              { edit: 'link', issue: 3 },
            ],
            movedTo: done,
          },
        ],
        [],
        [],
      ],
      null,
    ],
  ])('%s', (_, given, why) => {
    expect(verifyAll(...given)).toBe(why);
  });
});
