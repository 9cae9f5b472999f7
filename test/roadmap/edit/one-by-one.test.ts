import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { lines, linkTo } from '../reading.ts';
import { added, end, link, notes, of, oneByOne, owner, subItems, toDone } from './one-reading.ts';

/** A title that cannot be read as it is meant. */
const wrong: ItemEdit = { edit: 'set-title', markdown: 'no title (#4)', reads: 'no' };
const why = '“no title” would become an item';

describe('edits that are made one by one', () => {
  const text = lines('## Planned', '', '- a', '- b', '- c', '- d', '', '## Done', '', '- e');

  it('leave those where they are that cannot be made', () => {
    const steps = ['a', 'b', 'c', 'd', 'e'].map((title, at) => of(title, ...(title === 'b' || title === 'e' ? [owner, wrong] : [link(at + 1)])));
    expect(oneByOne(text, steps)).toEqual([
      lines('## Planned', '', `- a ${linkTo(1)}`, '- b', `- c ${linkTo(3)}`, `- d ${linkTo(4)}`, '', '## Done', '', '- e'),
      [
        { line: 4, why },
        { line: 10, why },
      ],
    ]);
  });

  it('move nothing of which another edit cannot be made', () => {
    expect(oneByOne(text, [of('a', wrong, end(1)), of('b', end(1)), of('c', link(3), toDone)])).toEqual([
      lines('## Planned', '', '- a', '- d', '', '## Done', '', '- e', '- b', '', '## Done', '', `- c ${linkTo(3)}`),
      [{ line: 3, why }],
    ]);
  });

  it('tell a sub-item that it stands among those that are written anew', () => {
    const nested = lines('- [ ] a', '  - [ ] s', '- [ ] b');
    expect(oneByOne(nested, [of('a', subItems('- [ ] t')), of('s', link(2)), of('b', link(3))])).toEqual([
      lines('- [ ] a', '  - [ ] t', `- [ ] b ${linkTo(3)}`),
      [{ line: 2, why: 'it is among sub-items that are replaced' }],
    ]);
  });

  it('write sub-items and notes anew where changing their lines would not read so', () => {
    const fenced = (...more: string[]) => lines('- [ ] a', ...more, '- [ ] b');
    expect(oneByOne(fenced('  - [ ] s', '    ```', '    code'), [of('a', subItems('- [ ] t'), link(1))])).toEqual([
      lines(`- [ ] a ${linkTo(1)}`, '  - [ ] t', '- [ ] b'),
      [],
    ]);
    expect(oneByOne(fenced('', '  One.', '', '  ```', '  code'), [of('a', notes('One.'), owner)])[1]).toEqual([]);
  });

  it('add what is new, and tell what cannot be', () => {
    expect(oneByOne(text, [of('a', link(1))], [added(7, 0), added(8, 1), added(9, 5), added(6, 'Upcoming')])).toEqual([
      lines(
        ...['## Planned', '', `- a ${linkTo(1)}`, '- b', '- c', '- d', `- new 7 ${linkTo(7)}`, ''],
        ...['## Upcoming', '', `- new 6 ${linkTo(6)}`, '', '## Done', '', '- e'],
      ),
      [
        { line: null, issue: 8, why: '“new 8” would not read as an item' },
        { line: null, issue: 9, why: 'its section is gone' },
      ],
    ]);
  });

  it('add several that are headings, each with what stands in it', () => {
    const parts = lines('## Parts', '', '### a', '', '- [ ] s', '', '## Planned', '', '- b');
    const news = [added(7, 0, { notes: '#### Deep' }), added(8, 0, { subItems: '- [ ] t' }), added(9, 2)];
    expect(oneByOne(parts, [of('s', link(1)), of('b', link(2))], news)).toEqual([
      lines(
        ...['## Parts', '', '### a', '', `- [ ] s ${linkTo(1)}`, '', `### new 7 ${linkTo(7)}`, '', '#### Deep', ''],
        ...[`### new 8 ${linkTo(8)}`, '', '- [ ] t', '', '## Planned', '', `- b ${linkTo(2)}`, `- new 9 ${linkTo(9)}`],
      ),
      [],
    ]);
  });
});

describe('where an item goes behind the last of its kind', () => {
  const rows = ['| Title | Status |', '|---|---|'];

  it.each([
    [
      'a bullet behind the bullets before a table',
      ['## Fixed rows', '', '- [x] c', '', ...rows, '| d | done |', '', '## Planned', '', '- [ ] a'],
      ['## Fixed rows', '', '- [x] c', '- [ ] a', '', ...rows, '| d | done |', '', '## Planned'],
    ],
    [
      'a row behind the last one that is an item',
      ['## Fixed rows', '', ...rows, '| c | done |', '|  |  |', '', '## Rows', '', ...rows, '| a | planned |'],
      ['## Fixed rows', '', ...rows, '| c | done |', '| a | planned |', '|  |  |', '', '## Rows', '', ...rows],
    ],
  ])('%s', (_, before, after) => {
    expect(oneByOne(lines(...before), [of('a', end(0))])).toEqual([lines(...after), []]);
  });
});
