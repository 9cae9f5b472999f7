import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemEdit, NewItem } from '../../../src/model/plan.ts';
import { cases } from '../../support/amounts.ts';
import { edited, editItems, editRoadmap, endOf, lines, linkTo, read, reading } from '../reading.ts';

const noContent = { fields: {}, notes: '', subItems: '' };
const subItems = (...all: string[]): ItemEdit => ({ edit: 'set-sub-items', markdown: all.join('\n') });
const notes = (markdown: string): ItemEdit => ({ edit: 'set-notes', markdown });
const owner: ItemEdit = { edit: 'set-field', key: 'owner', value: '@kim' };
const added = (issue: number, title: string, to: NewItem['to']): NewItem => ({ markdown: title, reads: title, issue, content: noContent, to });

describe('an item that moves is the one that is meant', () => {
  const text = lines('## Planned', '', '- a', '  - [ ] s', '  - [ ] t', '- b', '- c', '- d', '', '## Done', '', '- z');
  const to = endOf(text, 'Done');
  const move: ItemEdit = { edit: 'move', to };

  it.each([
    ['went away', []],
    ['was added', ['- [ ] s', '- [ ] new', '- [ ] t']],
    ['got sub-items of its own', ['- [ ] s', '  - [ ] inner', '- [ ] t']],
  ])('where a sub-item above it %s', (_, all) => {
    const after = edited(text, { a: [subItems(...all)], b: [move] });
    expect(after).toBe(lines('## Planned', '', '- a', ...all.map((line) => `  ${line}`), '- c', '- d', '', '## Done', '', '- z', '- b'));
  });

  it('where its own sub-items change', () => {
    expect(edited(text, { a: [subItems('- [ ] t'), move], c: [move] })).toBe(
      lines('## Planned', '', '- b', '- d', '', '## Done', '', '- z', '- a', '  - [ ] t', '- c'),
    );
  });

  it('where it goes beside one below such an item', () => {
    const back: ItemEdit = { edit: 'move', to: { at: 'after', line: 7, section: 0, gap: 0 } };
    expect(edited(text, { a: [subItems('- [ ] t')], z: [back] })).toBe(lines('## Planned', '', '- a', '  - [ ] t', '- b', '- c', '- z', '- d', '', '## Done'));
  });

  it('where one of several edits is refused', () => {
    const { text: after, refused } = editItems(text, { a: [subItems()], b: [{ edit: 'set-title', markdown: 'no title (#4)', reads: 'b2' }], c: [move] });
    expect(refused.map(({ line }) => line)).toEqual([6]);
    expect(after).toBe(lines('## Planned', '', '- a', '- b', '- d', '', '## Done', '', '- z', '- c'));
  });

  it('whatever happens to the others at once', () => {
    const many = lines(
      ...['## Planned', '', ...['a', 'b', 'c', 'd', 'e'].flatMap((title) => [`- ${title}`, `  - [ ] ${title}1`, `  - [ ] ${title}2`])],
      ...['', '## Done', '', '- z'],
    );
    const what = fc.record({
      moves: fc.boolean(),
      list: fc.option(fc.shuffledSubarray(['- [ ] x', '- [ ] y', '- [ ] a1', '- [ ] b2', '- [x] c1', '  - [ ] in']), { nil: undefined }),
      owned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.tuple(what, what, what, what, what), fc.integer({ min: 0, max: 2 }), (all, more) => {
        const roadmap = read(many);
        const titles = ['a', 'b', 'c', 'd', 'e'];
        const items = all.map(({ moves, list, owned }, index) => ({
          line: roadmap.items.find(({ title }) => title === titles[index])?.line ?? 0,
          edits: [...(moves ? [move2] : []), ...(list === undefined ? [] : [subItems(...list)]), ...(owned ? [owner] : [])],
        }));
        const news = Array.from({ length: more }, (_, index) => added(50 + index, `n${index}`, { at: 'end', section: 0 }));
        const { text: after, refused } = editRoadmap(roadmap, { items, added: news, lastUpdated: null }, reading);
        const given = new Set(refused.map(({ line }) => line));
        const now = read(after).items.filter(({ parent }) => parent === null);
        const moved = (title: string) => {
          const item = items[titles.indexOf(title)];
          return item !== undefined && all[titles.indexOf(title)]?.moves === true && !given.has(item.line);
        };
        const inSection = (section: number) => now.filter((one) => one.section === section).map(({ title }) => title);
        expect(inSection(0)).toEqual([...titles.filter((title) => !moved(title)), ...news.map(({ reads }) => reads)]);
        expect(inSection(1)).toEqual(['z', ...titles.filter(moved)]);
      }),
      { seed: 20261123, numRuns: cases(300) },
    );
  });
  const move2: ItemEdit = { edit: 'move', to: { at: 'end', section: 1 } };
});

describe('edits that meet at one place', () => {
  it('a field stands before notes and sub-items that are new', () => {
    const after = lines('- [ ] a', '  - owner: @kim', '', '  A note.', '', '  - [ ] s', '- [ ] b');
    expect(edited(lines('- [ ] a', '- [ ] b'), { a: [notes('A note.'), subItems('- [ ] s'), owner] })).toBe(after);
  });

  it('a field goes where notes were', () => {
    expect(edited(lines('- [ ] a', '', '  A note.', '- [ ] b'), { a: [notes(''), owner] })).toBe(lines('- [ ] a', '  - owner: @kim', '- [ ] b'));
    expect(edited('- [ ] a\n\n  A note.', { a: [notes(''), owner] })).toBe('- [ ] a\n  - owner: @kim');
    expect(edited('- [ ] a\n\n  A note.', { a: [notes('')] })).toBe('- [ ] a');
  });

  it('a field behind another one, and the first sub-item changed', () => {
    const text = lines('- [ ] a', '  - status: x', '  - [ ] s', '  - [ ] t');
    expect(edited(text, { a: [subItems('- [ ] t'), owner] })).toBe(lines('- [ ] a', '  - status: x', '  - owner: @kim', '  - [ ] t'));
    expect(edited(text, { a: [subItems('- [ ] r', '- [ ] t'), owner] })).toBe(lines('- [ ] a', '  - status: x', '  - owner: @kim', '  - [ ] r', '  - [ ] t'));
  });

  it('a field in the place of the last one, without a final line end', () => {
    expect(edited('- [ ] a\n  status: x', { a: [{ edit: 'remove-field', key: 'status' }, owner] })).toBe('- [ ] a\n  owner: @kim');
  });
});

describe('a new title', () => {
  const named = (markdown: string): ItemEdit => ({ edit: 'set-title', markdown, reads: markdown });
  const strike = (struck: boolean): ItemEdit => ({ edit: 'strike', struck });

  it.each([
    ['stays struck through', '- [x] ~~a~~ (#3)\n', [], '- [x] ~~b~~ (#3)\n'],
    ['is struck no longer', '- [x] ~~a~~ (#3)\n', [strike(false)], '- [x] b (#3)\n'],
    ['is struck at once', '- [ ] a (#3)\n', [strike(true)], '- [ ] ~~b~~ (#3)\n'],
    ['is struck though a part of the old one was', '- [ ] ~~a~~ and a (#3)\n', [strike(true)], '- [ ] ~~b~~ (#3)\n'],
    ['leaves the link that was struck with it', `- [x] ~~a ${linkTo(3)}~~\n`, [], `- [x] ~~b ${linkTo(3)}~~\n`],
    ['stays the text of its link', '- [ ] [a](https://github.com/acme/rocket/issues/3)\n', [], '- [ ] [b](https://github.com/acme/rocket/issues/3)\n'],
    [
      'stays the text of its struck link',
      '- [ ] ~~[a](https://github.com/acme/rocket/issues/3)~~\n',
      [],
      '- [ ] ~~[b](https://github.com/acme/rocket/issues/3)~~\n',
    ],
    ['leaves the mark in its emphasis', '- [ ] **a (external)** (#3)\n', [], '- [ ] **b (external)** (#3)\n'],
    ['takes the mark in its emphasis off', '- [ ] **a (external)** (#3)\n', [{ edit: 'unmark-external' }], '- [ ] **b** (#3)\n'],
    ['is marked at once', '- [ ] a (#3)\n', [{ edit: 'mark-external' }], '- [ ] b (external) (#3)\n'],
    ['is linked at once', '- [ ] a\n  long title\n', [{ edit: 'link', issue: 7 }], `- [ ] b ${linkTo(7)}\n`],
  ] as const)('%s', (_, text, more, after) => {
    const title = read(text).items[0]?.title ?? '';
    // In any order.
    expect(edited(text, { [title]: [named('b'), ...more] })).toBe(after);
    expect(edited(text, { [title]: [...more, named('b')] })).toBe(after);
  });

  it('with an address at its end is struck, too', () => {
    const title = 'See https://example.org/a_b_c';
    expect(edited('- [x] ~~a~~\n', { a: [named(title)] })).toBe(`- [x] ~~${title}~~\n`);
  });

  it('that would open a finished item again is refused', () => {
    const text = '- [ ] ~~a~~ ~~b~~\n';
    expect(editItems(text, { 'a b': [named('c')] })).toMatchObject({ text, refused: [{ line: 1 }] });
  });
});

describe('items that are new at once', () => {
  it('share a section that is made for them', () => {
    const to = { at: 'new-section', title: 'Planned', role: 'open' } as const;
    const { text } = editRoadmap(read('# R\n'), { items: [], added: [added(1, 'a', to), added(2, 'b', to)], lastUpdated: null }, reading);
    expect(text).toBe(lines('# R', '', '## Planned', '', `- a ${linkTo(1)}`, `- b ${linkTo(2)}`));
  });

  it('go to a section that a move has made', () => {
    const to = { at: 'new-section', title: 'Completed', role: 'done' } as const;
    const text = lines('## Planned', '', '- a', '- b');
    const change = { items: [{ line: 3, edits: [{ edit: 'move', to } as const] }], added: [added(1, 'c', { at: 'end', section: 0 })], lastUpdated: null };
    expect(editRoadmap(read(text), change, reading).text).toBe(lines('## Planned', '', '- b', `- c ${linkTo(1)}`, '', '## Completed', '', '- a'));
  });
});
