import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, movedToEnd, reading } from '../../reading.ts';

/** The text with a new item at the end of its first section. */
function withNew(text: string): string {
  const content = { fields: {}, notes: '', subItems: '' };
  const added = [{ markdown: 'N', reads: 'N', issue: 1, content, to: { at: 'end' as const, section: 0 } }];
  const { text: after, refused } = editRoadmap(readRoadmap(text, reading), { items: [], added, lastUpdated: null }, reading);
  expect(refused).toEqual([]);
  return after;
}

const NEW = `N ${linkTo(1)}`;

describe('a new item stands', () => {
  it.each([
    ['behind a quote directly below the last item', ['- [ ] a', '> why', 'and how'], [`- [ ] ${NEW}`]],
    ['behind a block of code directly below it', ['- [ ] a', '```', '- [ ] code', '', '```'], [`- [ ] ${NEW}`]],
    ['behind a block of code with a longer fence inside', ['- [ ] a', '```', '```js', 'x', '```'], [`- [ ] ${NEW}`]],
    ['behind a text that is indented less than that of a bullet which is no item', ['10. [ ] a', '11. b', '', '   why', 'and how'], ['', `12. [ ] ${NEW}`]],
    ['behind bullets of its list that are no items', ['- [ ] a', '- b', '', '  why', '-   c'], [`- [ ] ${NEW}`]],
    ['with the number behind them', ['1. [ ] a', '2. b', '3. c'], [`4. [ ] ${NEW}`]],
    ['behind what belongs to the last one of these', ['- [ ] a', '- b', '> why'], [`- [ ] ${NEW}`]],
    ['with a blank line where a number would go on with a paragraph', ['1. [ ] a', '> why'], ['', `2. [ ] ${NEW}`]],
    ['with the blank lines of the list and not those of its last group', ['- [ ] a', '- [ ] b', '- [ ] c', '', '- [ ] d'], [`- [ ] ${NEW}`]],
  ])('%s', (_, list, arrived) => {
    for (const rest of [[], ['', 'Words.'], ['', '## Else', '', '- [ ] e']])
      expect(withNew(lines('## Plans', '', ...list, ...rest))).toBe(lines('## Plans', '', ...list, ...arrived, ...rest));
  });

  it.each([
    ['a quote below a blank line', ['', '> why']],
    ['a block of code below a blank line', ['', '```', 'code', '```']],
    ['a block of code with words right below', ['```', 'code', '```', 'Words.']],
    ['a block of code that never ends', ['```', 'code']],
    ['a list of other bullets', ['* b']],
    ['a tag', [' </details>']],
    ['a line across the page', [' ***']],
    ['a heading', ['### b']],
    ['a bullet that holds items', ['- b', '  - [ ] c']],
  ])('above %s', (_, below) => {
    expect(withNew(lines('## Plans', '', '- [ ] a', ...below))).toBe(lines('## Plans', '', '- [ ] a', `- [ ] ${NEW}`, ...below));
  });
});

it('a new item inside a bullet stands behind its list there, and not below the next bullet', () => {
  const groups = (...arrived: readonly string[]) => lines('## Plans', '', '- G', '  - [ ] a', '  - b', ...arrived, '- H', '  - c');
  expect(withNew(groups())).toBe(groups(`  - [ ] ${NEW}`));
});

describe('a new item has the indentation of most items of its list', () => {
  it.each([
    ['where the last one has more', ['* [ ] a', '', '* [ ] b', '', '* [ ] c', ' * [ ] d'], ['', `* [ ] ${NEW}`]],
    ['where the last one has less', [' - [ ] a', ' - [ ] b', '- [ ] c'], [` - [ ] ${NEW}`]],
    ['and their white space behind it', ['-  [ ] a', '-  [ ] b', '- [ ] c'], [`-  [ ] ${NEW}`]],
    ['and that of the last one where as many have it', ['- [ ] a', ' - [ ] b'], [` - [ ] ${NEW}`]],
    ['and that of the last one where it would be inside of that', ['   - [ ] a', '   - [ ] b', '- [ ] c'], [`- [ ] ${NEW}`]],
    ['and that of the last number, which may be longer', [' 8. [ ] a', ' 9. [ ] b', '10. [ ] c'], [`11. [ ] ${NEW}`]],
  ])('%s', (_, list, arrived) => {
    expect(withNew(lines('## Plans', '', ...list, '', '## Else', '', '- [ ] e'))).toBe(
      lines('## Plans', '', ...list, ...arrived, '', '## Else', '', '- [ ] e'),
    );
  });

  it('when it moves there, too', () => {
    const done = (...moved: readonly string[]) =>
      lines('## Plans', '', '- [ ] a', ...(moved.length > 0 ? [] : ['- [ ] m', '  - note']), '', '## Done', '', '- [x] b', '- [x] c', ' - [x] d', ...moved);
    expect(movedToEnd(done(), 'm', 'Done')).toBe(done('- [ ] m', '  - note'));
  });
});

it('a moved item stands behind what belongs to the list there', () => {
  const done = (...moved: readonly string[]) =>
    lines('## Plans', '', '- [ ] a', ...(moved.length > 0 ? [] : ['- [ ] m']), '', '## Done', '', '- [x] b', '- c', '> why', ...moved);
  expect(movedToEnd(done(), 'm', 'Done')).toBe(done('- [ ] m'));
});
