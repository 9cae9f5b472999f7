import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import type { FileChange } from '../../../src/roadmap/edit/change.ts';
import { decodeText } from '../../../src/roadmap/text/decode.ts';
import { edited, editItems, editRoadmap, endOf, lines, linkTo, movedToEnd, read, reading, titles } from '../reading.ts';

/** What a splice can break although every byte outside of it stays: each of these made another tool write a wrong file. */
describe('traps of splicing', () => {
  it('what stood before an item and a rule behind it do not become a heading', () => {
    const text = lines('## Done', '', '- x', '', '## Planned', 'Soon.', '- a', '---', 'More.');
    const after = movedToEnd(text, 'a', 'Done');
    expect(after).toBe(lines('## Done', '', '- x', '- a', '', '## Planned', 'Soon.', '', '---', 'More.'));
    expect(read(after).sections.map(({ heading }) => heading.title)).toEqual(['Done', 'Planned']);
  });

  it('the second item of a numbered list right behind prose does not become prose', () => {
    const text = lines('## Done', '', '- [x] c', '', '## Next', 'In this order:', '1. [ ] a', '2. [ ] b');
    const after = movedToEnd(text, 'a', 'Done');
    expect(after).toBe(lines('## Done', '', '- [x] c', '- [ ] a', '', '## Next', 'In this order:', '1. [ ] b'));
    expect(titles(after)).toEqual(['c', 'a', 'b']);
  });

  it('prose right behind the place an item goes to does not become its text', () => {
    const text = lines('## Planned', '', '- a', '- b', '', '## Done', 'See the archive, too.');
    const after = movedToEnd(text, 'a', 'Done');
    expect(after).toBe(lines('## Planned', '', '- b', '', '## Done', 'See the archive, too.', '', '- a'));
    expect(read(after).items.map(({ notes }) => notes)).toEqual(['', '']);
  });

  it('an item right behind `<summary>` is not swallowed by the HTML block', () => {
    const text = lines('## Planned', '', '- [ ] a', '- [ ] b', '', '## Done', '<details>', '<summary>Old</summary>', '', '- [x] c', '', '</details>');
    const after = movedToEnd(text, 'a', 'Done');
    expect(after).toBe(lines('## Planned', '', '- [ ] b', '', '## Done', '<details>', '<summary>Old</summary>', '', '- [x] c', '- [ ] a', '', '</details>'));
    expect(titles(after)).toEqual(['b', 'c', 'a']);
    const empty = lines('## Planned', '', '- [ ] a', '- [ ] b', '', '## Done', '<details>', '<summary>Old</summary>');
    expect(titles(movedToEnd(empty, 'a', 'Done'))).toEqual(['b', 'a']);
  });

  it('what stands in an item does not fall out of a number with two digits', () => {
    const text = lines('## Next', '', '- [ ] a', '  - [ ] s', '', '  A note.', '', '- [ ] b', '', '## Done', '', '9. [x] c');
    const after = movedToEnd(text, 'a', 'Done');
    expect(after).toBe(lines('## Next', '', '- [ ] b', '', '## Done', '', '9. [x] c', '', '10. [ ] a', '    - [ ] s', '', '    A note.'));
    expect(read(after).items.map(({ title, parent }) => [title, parent])).toEqual([
      ['b', null],
      ['c', null],
      ['a', null],
      ['s', 9],
    ]);
  });

  it('a link definition that would go behind another of its name takes no link elsewhere: the move is refused', () => {
    const text = lines(
      '## Next',
      '',
      '- [ ] a',
      '',
      '  [#1]: https://github.com/acme/rocket/issues/1',
      '',
      '- [ ] b [#1]',
      '',
      '## Done',
      '',
      '- [x] c',
      '',
      '  [#1]: /other',
    );
    const [, b] = read(text).items;
    const { text: after, refused } = editItems(text, { a: [{ edit: 'move', to: endOf(text, 'Done') }] });
    const same = read(after).items.find(({ title }) => title === b?.title);
    expect(same?.issue).toBe(b?.issue);
    expect(refused).toEqual([{ line: 3, why: expect.any(String) }]);
    expect(after).toBe(text);
  });

  it('a link stands before the spaces at the end of a line, which stay', () => {
    expect(edited('- [ ] a  \n  owner: Kim\n', { a: [{ edit: 'link', issue: 7 }] })).toBe(`- [ ] a ${linkTo(7)}  \n  owner: Kim\n`);
    expect(movedToEnd('## Next\n\n- [ ] a  \n- [ ] b\n\n## Done\n\n- [x] c  \n', 'a', 'Done')).toBe('## Next\n\n- [ ] b\n\n## Done\n\n- [x] c  \n- [ ] a  \n');
  });

  it('a byte-order mark is kept, and bytes that are no UTF-8 are refused instead of replaced', () => {
    for (const byteOrderMark of ['', '\ufeff', '\ufeff\ufeff', '\ufeff\ufeff\ufeff'])
      expect(decodeText(new TextEncoder().encode(`${byteOrderMark}# A\n`), 'ROADMAP.md')).toEqual({ text: '# A\n', byteOrderMark });
    expect(() => decodeText(new Uint8Array([0x23, 0x20, 0xe9, 0x0a]), 'ROADMAP.md')).toThrow('ROADMAP.md is not UTF-8 text.');
  });
});

describe('an edit after which the file would nest too deeply', () => {
  const TOO_DEEP = 'the file would be nested more than 200 levels deep';

  it('is refused, and the others are made', () => {
    const text = lines('## Planned', '', '- a', '- b');
    const edits: ItemEdit[] = [{ edit: 'set-notes', markdown: `${'- '.repeat(150)}x` }];
    const change: FileChange = {
      items: [
        { line: 3, edits },
        { line: 4, edits: [{ edit: 'link', issue: 4 }] },
      ],
      lastUpdated: null,
    };
    const result = editRoadmap(read(text), change, reading);
    expect(result.text).toBe(lines('## Planned', '', '- a', `- b ${linkTo(4)}`));
    expect(result.refused).toEqual([{ line: 3, why: TOO_DEEP }]);
  });

  it('is refused in the same words where sub-items nest', () => {
    const text = lines('## Planned', '', '- [ ] a', '  - [ ] c', '- [ ] b');
    const edits: ItemEdit[] = [{ edit: 'set-sub-items', markdown: Array.from({ length: 110 }, (_, level) => `${'  '.repeat(level)}- [ ] x`).join('\n') }];
    const result = editRoadmap(read(text), { items: [{ line: 3, edits }], lastUpdated: null }, reading);
    expect(result).toMatchObject({ text, refused: [{ line: 3, why: TOO_DEEP }] });
  });
});
