import { describe, expect, it } from 'vitest';
import type { ItemEdit, NewItem } from '../../../src/model/plan.ts';
import type { FileChange } from '../../../src/roadmap/edit/change.ts';
import type { ReadOptions } from '../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, read, reading } from '../reading.ts';

const link = (issue: number): ItemEdit => ({ edit: 'link', issue });
/** A title that cannot be read as it is meant. */
const wrong: ItemEdit = { edit: 'set-title', markdown: 'no title (#4)', reads: 'no' };
const move = (section: number): ItemEdit => ({ edit: 'move', to: { at: 'end', section } });

function added(issue: number, section: number, markdown = `new ${issue}`): NewItem {
  return { markdown, reads: `new ${issue}`, issue, content: { fields: {}, notes: '', subItems: '' }, to: { at: 'end', section } };
}

const changed = (text: string, change: Partial<FileChange>) => editRoadmap(read(text), { items: [], lastUpdated: null, ...change }, reading);

describe('of several edits those that cannot be made are told, and the others are made', () => {
  const text = lines('## Planned', '', '- a', '- b', '- c', '- d', '', '## Done', '', '- e');
  const why = 'would become an item';

  it.each<[string, FileChange['items'], NewItem[], string[], Array<{ line: number | null; issue?: number }>]>([
    [
      'one of many',
      [3, 4, 5, 6].map((line) => ({ line, edits: line === 5 ? [wrong] : [link(line)] })),
      [],
      ['## Planned', '', `- a ${linkTo(3)}`, `- b ${linkTo(4)}`, '- c', `- d ${linkTo(6)}`, '', '## Done', '', '- e'],
      [{ line: 5 }],
    ],
    [
      'two of many, apart',
      [3, 4, 5, 6].map((line) => ({ line, edits: line === 3 || line === 6 ? [wrong, link(9)] : [link(line)] })),
      [],
      ['## Planned', '', '- a', `- b ${linkTo(4)}`, `- c ${linkTo(5)}`, '- d', '', '## Done', '', '- e'],
      [{ line: 3 }, { line: 6 }],
    ],
    ['all of them', [3, 10].map((line) => ({ line, edits: [wrong] })), [], text.trimEnd().split('\n'), [{ line: 3 }, { line: 10 }]],
    [
      'one with a move, which is not made',
      [
        { line: 3, edits: [wrong, move(1)] },
        { line: 4, edits: [link(4), move(1)] },
      ],
      [],
      ['## Planned', '', '- a', '- c', '- d', '', '## Done', '', '- e', `- b ${linkTo(4)}`],
      [{ line: 3 }],
    ],
    [
      'one that is new',
      [{ line: 3, edits: [link(3)] }],
      [added(7, 0), added(8, 0, 'done (#1)'), added(9, 0)],
      ['## Planned', '', `- a ${linkTo(3)}`, '- b', '- c', '- d', `- new 7 ${linkTo(7)}`, `- new 9 ${linkTo(9)}`, '', '## Done', '', '- e'],
      [{ line: null, issue: 8 }],
    ],
    [
      'one that is there, and one that is new',
      [
        { line: 3, edits: [wrong] },
        { line: 4, edits: [link(4)] },
      ],
      [added(7, 0, 'done (#1)'), added(8, 0)],
      ['## Planned', '', '- a', `- b ${linkTo(4)}`, '- c', '- d', `- new 8 ${linkTo(8)}`, '', '## Done', '', '- e'],
      [{ line: 3 }, { line: null, issue: 7 }],
    ],
    [
      'one that is new where it would be finished',
      [],
      [added(7, 1), added(8, 0)],
      [...text.split('\n').slice(0, 6), `- new 8 ${linkTo(8)}`, ...text.trimEnd().split('\n').slice(6)],
      [{ line: null, issue: 7 }],
    ],
    ['one that is new where no section is', [], [added(7, 5)], text.trimEnd().split('\n'), [{ line: null, issue: 7 }]],
  ])('%s', (_, items, news, after, refused) => {
    const result = changed(text, { items, added: news });
    expect(result.text).toBe(lines(...after));
    expect(result.refused.map(({ line, issue }) => ({ line, ...(issue === undefined ? {} : { issue }) }))).toEqual(refused);
  });

  it('with the reason of each', () => {
    const items = [
      { line: 3, edits: [wrong] },
      { line: 4, edits: [{ edit: 'set-title', markdown: '', reads: '' } as const] },
      { line: 7, edits: [link(7)] },
    ];
    const { refused } = changed(text, { items, added: [added(7, 1), added(8, 9)] });
    expect(refused).toEqual([
      { line: 7, why: 'there is no item on this line' },
      { line: 3, why: `“no title” ${why}` },
      { line: 4, why: '“” would no longer be an item' },
      { line: null, issue: 7, why: '“new 7” would not read as an item' },
      { line: null, issue: 8, why: 'its section is gone' },
    ]);
  });

  it('a sub-item among those that are written anew', () => {
    const nested = lines('- [ ] a', '  - [ ] s', '- [ ] b');
    const items = [
      { line: 1, edits: [{ edit: 'set-sub-items', markdown: '- [ ] t' } as const] },
      { line: 2, edits: [link(2)] },
      { line: 3, edits: [link(3)] },
    ];
    const { text: after, refused } = changed(nested, { items });
    expect(after).toBe(lines('- [ ] a', '  - [ ] t', `- [ ] b ${linkTo(3)}`));
    expect(refused.map(({ line }) => line)).toEqual([2]);
  });

  it('two edits that touch the same words', () => {
    const fields = ['Kim', 'Lou'].map((value): ItemEdit => ({ edit: 'set-field', key: 'owner', value }));
    const { text: after, refused } = changed(lines('- [ ] a', '  owner: x', '- [ ] b'), {
      items: [
        { line: 1, edits: [{ edit: 'remove-field', key: 'owner' }, { edit: 'tick', ticked: true }, ...fields] },
        { line: 3, edits: [link(3)] },
      ],
    });
    expect(after).toBe(lines('- [x] a', '  - owner: Lou', `- [ ] b ${linkTo(3)}`));
    expect(refused).toEqual([]);
  });
});

describe('the line “Last updated”', () => {
  const text = (day: string, title = '- a') => lines(`Last updated: ${day}`, '', '## Planned', '', title, '', '## Done');
  const items = [{ line: 5, edits: [link(5)] }];
  const linked = `- a ${linkTo(5)}`;

  it.each<[string, string, Partial<FileChange>, string]>([
    ['is set with a change, in its own way of writing', text('2 January 2026'), { items }, text('23 November 2026', linked)],
    ['stays where it says that day', text('2026-11-23'), { items }, text('2026-11-23', linked)],
    ['stays where no day is given', text('2026-01-02'), { items, lastUpdated: null }, text('2026-01-02', linked)],
    ['stays where it says no day', text('soon'), { items }, text('soon', linked)],
    [
      'is set with a move',
      text('2026-01-02'),
      { items: [{ line: 5, edits: [move(1)] }] },
      lines('Last updated: 2026-11-23', '', '## Planned', '', '## Done', '', '- a'),
    ],
    ['is set with what is new', text('2026-01-02'), { added: [added(7, 0)] }, text('2026-11-23', `- a\n- new 7 ${linkTo(7)}`)],
    ['is set with an update that takes nothing out', text('2026-01-02'), { removed: [] }, text('2026-11-23')],
    ['stays where nothing can be changed', text('2026-01-02'), { items: [{ line: 5, edits: [wrong] }] }, text('2026-01-02')],
    ['stays where nothing that is new can stand', text('2026-01-02'), { added: [added(7, 1)] }, text('2026-01-02')],
    [
      'is set where one of two changes can be made',
      text('2026-01-02'),
      { items: [{ line: 5, edits: [wrong] }], added: [added(7, 0)] },
      text('2026-11-23', `- a\n- new 7 ${linkTo(7)}`),
    ],
  ])('%s', (_, before, change, after) => {
    expect(changed(before, { lastUpdated: '2026-11-23', ...change }).text).toBe(after);
  });

  it('need not be there', () => {
    expect(changed(lines('- [ ] a'), { items: [{ line: 1, edits: [link(1)] }], lastUpdated: '2026-11-23' }).text).toBe(lines(`- [ ] a ${linkTo(1)}`));
  });
});

describe('a text is read', () => {
  const text = lines('## Planned', '', '- a', '- b', '- c', '- d', '', '## Done', '', '- e');

  function reads(change: Partial<FileChange>): number {
    let made = 0;
    const counting: ReadOptions = {
      ...reading,
      get path() {
        made += 1;
        return 'ROADMAP.md';
      },
    };
    const roadmap = read(text);
    editRoadmap(roadmap, { items: [], lastUpdated: null, ...change }, counting);
    return made;
  }

  it('once for all edits that can be made', () => {
    const items = [3, 4, 5].map((line) => ({ line, edits: [link(line), move(1)] }));
    const none = reads({});
    const one = reads({ items: items.slice(0, 1) });
    expect(one).toBeGreaterThan(none);
    expect(reads({ items, added: [added(7, 0), added(8, 0)], lastUpdated: '2026-11-23' })).toBe(one);
  });

  it('no more often than finding the edits at fault by halves takes', () => {
    const items = [3, 4, 5, 6].map((line) => ({ line, edits: [line === 3 ? wrong : link(line)] }));
    const [one, none] = [reads({ items: items.slice(1) }), reads({})];
    // All, both halves, both quarters of one, the one by itself, and what is left.
    expect((reads({ items }) - none) / (one - none)).toBeLessThanOrEqual(8);
  });
});
