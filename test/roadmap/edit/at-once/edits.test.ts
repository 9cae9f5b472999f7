import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { lines, linkTo } from '../../reading.ts';
import { link, made, notes, of, owner, type Step, subItems } from '../one-reading.ts';

const named = (markdown: string, reads = markdown): ItemEdit => ({ edit: 'set-title', markdown, reads });
const struck: ItemEdit = { edit: 'strike', struck: true };
const notStruck: ItemEdit = { edit: 'strike', struck: false };
const field = (key: 'owner' | 'status' | 'resolution', value: string): ItemEdit => ({ edit: 'set-field', key, value });
const without = (key: 'owner' | 'status'): ItemEdit => ({ edit: 'remove-field', key });

describe('several edits of one item are made on one reading', () => {
  it.each<[string, string[], ItemEdit[], string[]]>([
    ['a title and a strike', ['- [x] a (#3)'], [struck, named('b')], ['- [x] ~~b~~ (#3)']],
    ['a title without the strike', ['- [x] ~~a~~ (#3)'], [named('b'), notStruck], ['- [x] b (#3)']],
    ['a title that stays struck', ['- [x] ~~a~~'], [named('b'), link(4)], [`- [x] ~~b~~ ${linkTo(4)}`]],
    ['a title and a mark', ['- [ ] a'], [{ edit: 'mark-external' }, named('b')], ['- [ ] b (external)']],
    ['a link, a tick and a mark', ['- [ ] a'], [link(4), { edit: 'tick', ticked: true }, { edit: 'mark-external' }], [`- [x] a (external) ${linkTo(4)}`]],
    ['a mark that goes, and a link', ['- [ ] a (external)'], [link(4), { edit: 'unmark-external' }], [`- [ ] a ${linkTo(4)}`]],
    ['a mark that is not there', ['- [ ] a'], [{ edit: 'unmark-external' }, owner], ['- [ ] a', '  - owner: Kim']],
    ['a box that is not there', ['## Planned', '', '- a'], [{ edit: 'strike', struck: false }, owner], ['## Planned', '', '- a', '  - owner: Kim']],
    ['fields that come and go', ['- [ ] a', '  status: x', '  owner: Lou'], [without('status'), owner], ['- [ ] a', '  owner: Kim']],
    ['two new fields', ['- [ ] a'], [field('resolution', 'Fixed'), owner], ['- [ ] a', '  - resolution: Fixed', '  - owner: Kim']],
    ['a field, sub-items and notes', ['- [ ] a'], [notes('Text.'), subItems('- [ ] s'), owner], ['- [ ] a', '  - owner: Kim', '', '  Text.', '', '  - [ ] s']],
    [
      'changed notes',
      ['- [ ] a', '', '  One.  ', '  Two.', '', '  Three.'],
      [notes('One.\nTwo!\n\nThree.')],
      ['- [ ] a', '', '  One.  ', '  Two!', '', '  Three.'],
    ],
    ['changed sub-items', ['- [ ] a', '  * [ ] s  ', '  * [ ] t'], [subItems('* [ ] s', '* [x] t')], ['- [ ] a', '  * [ ] s  ', '  * [x] t']],
    ['notes that go', ['- [ ] a', '', '  One.', '', '  Two.'], [notes('')], ['- [ ] a']],
    ['sub-items that go', ['- [ ] a', '  - [ ] s', '  Two.', '- [ ] b'], [subItems('')], ['- [ ] a', '- [ ] b']],
  ])('%s', (_, before, edits, after) => {
    expect(made(lines(...before), [of('a', ...edits)])).toBe(lines(...after));
  });

  it.each<[string, string[], ItemEdit[], string[]]>([
    [
      'a status and a field in their cells',
      ['| Title | Status | Owner |', '|---|---|---|', '| a | done | |'],
      [{ edit: 'set-status', state: 'dropped', text: 'dropped', where: 'cell' }, field('owner', 'Kim | Lou')],
      ['| Title | Status | Owner |', '|---|---|---|', '| a | dropped | Kim \\| Lou |'],
    ],
    [
      'a field that goes from its cell',
      ['| Title | Status | Owner |', '|---|---|---|', '| a | done | Kim |'],
      [without('owner'), link(3)],
      ['| Title | Status | Owner |', '|---|---|---|', `| a ${linkTo(3)} | done | |`],
    ],
  ])('%s', (_, before, edits, after) => {
    expect(made(lines('## Fixed rows', '', ...before), [of('a', ...edits)])).toBe(lines('## Fixed rows', '', ...after));
  });

  it('a status behind a title, and a link behind it', () => {
    const status: ItemEdit = { edit: 'set-status', state: 'done', text: ' - Done', where: 'title' };
    expect(made(lines('## Parts', '', '### a (dropped)', '', 'Text.'), [of('a', status, link(3))])).toBe(
      lines('## Parts', '', `### a - Done ${linkTo(3)}`, '', 'Text.'),
    );
  });

  it('what closing makes of a status counts more than what its field was to say', () => {
    const closing: ItemEdit = { edit: 'set-status', state: 'done', text: 'Done', where: 'field' };
    const text = lines('## Parts', '', '### a', '', '- status: x', '- owner: Lou');
    const after = lines('## Parts', '', '### a', '', '- status: Done', '- owner: Kim');
    expect(made(text, [of('a', field('status', 'y'), owner, closing)])).toBe(after);
    expect(made(text, [of('a', without('status'), owner, closing)])).toBe(after);
  });
});

describe('edits of several items are made on one reading', () => {
  it.each<[string, string[], Step[], string[]]>([
    [
      'each where it stands',
      ['- [ ] a', '  - [ ] s', '- [ ] b', '', '  Text.', '- [ ] c'],
      [of('c', named('d')), of('a', owner), of('s', link(3)), of('b', notes('More.'), { edit: 'tick', ticked: true })],
      ['- [ ] a', '  - owner: Kim', `  - [ ] s ${linkTo(3)}`, '- [x] b', '', '  More.', '- [ ] d'],
    ],
    [
      'sub-items of some and links of others',
      ['- [ ] a', '  - [ ] s', '- [ ] b', '  - [ ] t', '- [ ] c'],
      [of('a', subItems('- [ ] u', '- [ ] v')), of('b', subItems(), link(3)), of('c', subItems('- [ ] w'))],
      ['- [ ] a', '  - [ ] u', '  - [ ] v', `- [ ] b ${linkTo(3)}`, '- [ ] c', '  - [ ] w'],
    ],
  ])('%s', (_, before, steps, after) => {
    expect(made(lines(...before), steps)).toBe(lines(...after));
  });
});
