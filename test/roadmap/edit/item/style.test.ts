import { describe, expect, it } from 'vitest';
import { edited, lines, movedToNew } from '../../reading.ts';

describe('the heading of a new section', () => {
  it.each([
    [
      'is like the last one at the top',
      ['# R', '', '### Planned', '', '- a', '- b', '', '#### Deep', '', '- c'],
      ['# R', '', '### Planned', '', '- b', '', '#### Deep', '', '- c', '', '### Done', '', '- a'],
    ],
    [
      'is like the last one, where they differ',
      ['### Planned', '', '- a', '- b', '', '## Later ##', '', '- c'],
      ['### Planned', '', '- b', '', '## Later ##', '', '- c', '', '## Done ##', '', '- a'],
    ],
    ['is underlined by as much as it is long', ['Planned', '-------', '- a', '- b'], ['Planned', '-------', '- b', '', 'Done', '----', '- a']],
    [
      'is underlined twice where those of the top are',
      ['Planned', '=======', '', '- a', '- b', '', 'Later', '=====', '', '- c'],
      ['Planned', '=======', '', '- b', '', 'Later', '=====', '', '- c', '', 'Done', '====', '', '- a'],
    ],
    [
      'has two marks where there is only the title of the document',
      ['# R #', '', '- [ ] a', '- [ ] b'],
      ['# R #', '', '- [ ] b', '', '## Done', '', '- [ ] a'],
    ],
  ])('%s', (_, before, after) => {
    expect(movedToNew(lines(...before), 'a', 'Done')).toBe(lines(...after));
  });
});

describe('a ticked box', () => {
  it.each([
    ['- [ ] a\n- b\n- [X] c\n', '- [X] a\n- b\n- [X] c\n'],
    ['- [ ] a\n- [x] b\n', '- [x] a\n- [x] b\n'],
    ['## Planned\n\n- b\n- [ ] a\n', '## Planned\n\n- b\n- [x] a\n'],
  ])('in %j gives %j', (text, after) => {
    expect(edited(text, { a: [{ edit: 'tick', ticked: true }] })).toBe(after);
  });
});
