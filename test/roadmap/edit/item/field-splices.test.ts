import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { edited, lines, linkTo } from '../../reading.ts';
import { made, of } from '../one-reading.ts';

const FIXED: ItemEdit = { edit: 'set-field', key: 'resolution', value: 'Fixed' };
const REMOVE: ItemEdit = { edit: 'remove-field', key: 'resolution' };

describe('a new field of a title that introduces a list', () => {
  it.each([
    [
      'stands behind the list',
      ['- [ ] a:', '  - one', '    - two', '  - three', '- [ ] b'],
      ['- [ ] a:', '  - one', '    - two', '  - three', '  - resolution: Fixed', '- [ ] b'],
    ],
    ['stands behind the list at the end of the file', ['- [ ] a:', '  - one'], ['- [ ] a:', '  - one', '  - resolution: Fixed']],
    ['stands before the text below the list', ['- [ ] a:', '  * one', '', '  Text.'], ['- [ ] a:', '  * one', '  * resolution: Fixed', '', '  Text.']],
    ['stands first where the title introduces nothing', ['- [ ] a', '  - one'], ['- [ ] a', '  - resolution: Fixed', '  - one']],
    [
      'stands first where the file has its fields above other bullets',
      ['- [ ] a:', '  - one', '- [ ] b', '  - owner: Kim', '  - [ ] two'],
      ['- [ ] a:', '  - resolution: Fixed', '  - one', '- [ ] b', '  - owner: Kim', '  - [ ] two'],
    ],
    ['stands first where a line goes on below the list', ['- [ ] a:', '  - one', 'and more'], ['- [ ] a:', '  - resolution: Fixed', '  - one', 'and more']],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...after));
  });

  it('stands behind the list where a link is at the end of the title', () => {
    const before = lines(`- [ ] a: ${linkTo(3)}`, '  - one');
    expect(edited(before, { a: [FIXED] })).toBe(`${before}  - resolution: Fixed\n`);
  });
});

describe('a new field is kept apart as the fields of the file are', () => {
  const inList: Array<[string, string[], string[]]> = [
    ['by a backslash', ['- [ ] a\\', '  status: x'], ['- [ ] a\\', '  status: x\\', '  resolution: Fixed']],
    ['by two spaces', ['- [ ] a  ', '  status: x'], ['- [ ] a  ', '  status: x  ', '  resolution: Fixed']],
    ['by spaces at every line', ['- [ ] a  ', '  status: x  '], ['- [ ] a  ', '  status: x  ', '  resolution: Fixed  ']],
    ['by the backslash of a neighbour', ['- [ ] a', '- [ ] b\\', '  status: x'], ['- [ ] a\\', '  resolution: Fixed', '- [ ] b\\', '  status: x']],
    ['by nothing', ['- [ ] a', '  status: x'], ['- [ ] a', '  status: x', '  resolution: Fixed']],
    [
      'by blank lines',
      ['- [ ] a', '', '  Status: x', '', '  Effort: y', '', '- [ ] b'],
      ['- [ ] a', '', '  Status: x', '', '  Resolution: Fixed', '', '  Effort: y', '', '- [ ] b'],
    ],
    [
      'by blank lines of bullets',
      ['- [ ] a', '', '  - status: x', '', '  - owner: kim'],
      ['- [ ] a', '', '  - status: x', '', '  - owner: kim', '', '  - resolution: Fixed'],
    ],
  ];
  it.each(inList)('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...after));
  });

  it.each([
    [
      'by blank lines',
      ['### a', '', 'Contributors: ann', '', 'Status: x', '', 'Effort: y'],
      ['### a', '', 'Contributors: ann', '', 'Status: x', '', 'Resolution: Fixed', '', 'Effort: y'],
    ],
    ['by a blank line where it is alone', ['### a', '', 'Status: x', '', 'Text.'], ['### a', '', 'Status: x', '', 'Resolution: Fixed', '', 'Text.']],
    ['by two spaces', ['### a', '', 'Status: x  ', 'Owner: kim'], ['### a', '', 'Status: x  ', 'Owner: kim  ', 'Resolution: Fixed']],
    [
      'from the text, where others are lines',
      ['### a', '', 'Text.', '', '### b', '', 'Status: x'],
      ['### a', '', 'Resolution: Fixed', '', 'Text.', '', '### b', '', 'Status: x'],
    ],
  ])('of a heading %s', (_, before, after) => {
    expect(made(lines('## Parts', '', ...before), [of('a', FIXED)])).toBe(lines('## Parts', '', ...after));
  });
});

describe('a new field', () => {
  it.each([
    [
      'stands behind the last one of its style',
      ['- [ ] a', '  owner: Kim', '  - status: x', '  - note'],
      ['- [ ] a', '  owner: Kim', '  resolution: Fixed', '  - status: x', '  - note'],
    ],
    [
      'stands behind the last one, whatever their order is',
      ['- [ ] a', '  status: x', '  owner: Kim'],
      ['- [ ] a', '  status: x', '  owner: Kim', '  resolution: Fixed'],
    ],
    ['has as many spaces behind its bullet', ['- [ ] a', '  *   owner: Kim'], ['- [ ] a', '  *   owner: Kim', '  *   resolution: Fixed']],
    ['has as many spaces as the notes below it', ['- [ ] a', '  -   note'], ['- [ ] a', '  -   resolution: Fixed', '  -   note']],
    ['has nothing of a bullet that stands in the notes', ['* [ ] a', '', '  See - this'], ['* [ ] a', '  * resolution: Fixed', '', '  See - this']],
    ['takes nothing in that is indented by two more', ['- [ ] a', '', '    Text.'], ['- [ ] a', '    - resolution: Fixed', '', '    Text.']],
    ['takes no numbers in that are indented by two more', ['- [ ] a', '    1. note'], ['- [ ] a', '    - resolution: Fixed', '    1. note']],
    ['is a line above code', ['- [ ] a', '', '      code'], ['- [ ] a', '  resolution: Fixed', '', '      code']],
    ['has nothing of the list below its item', ['* [ ] a', '- [ ] b'], ['* [ ] a', '  * resolution: Fixed', '- [ ] b']],
    [
      'is like those of its section',
      ['## Planned', '', '- a', '- b', '  - owner: Kim', '', '## Done', '', '- c', '  **Owner:** Kim'],
      ['## Planned', '', '- a', '  - resolution: Fixed', '- b', '  - owner: Kim', '', '## Done', '', '- c', '  **Owner:** Kim'],
    ],
    [
      'is like those of the file where its section has none',
      ['## Planned', '', '- a', '', '## Done', '', '- c', '  **Owner:** Kim'],
      ['## Planned', '', '- a', '  **Resolution:** Fixed', '', '## Done', '', '- c', '  **Owner:** Kim'],
    ],
    [
      'is like most of them',
      ['- [ ] a', '- [ ] b', '  - owner: Kim', '  - status: x', '- [ ] c', '  owner: Kim'],
      ['- [ ] a', '  - resolution: Fixed', '- [ ] b', '  - owner: Kim', '  - status: x', '- [ ] c', '  owner: Kim'],
    ],
    [
      'is a line where there are as many of both',
      ['- [ ] a', '- [ ] b', '  - owner: Kim', '- [ ] c', '  owner: Kim'],
      ['- [ ] a', '  resolution: Fixed', '- [ ] b', '  - owner: Kim', '- [ ] c', '  owner: Kim'],
    ],
    [
      'is like its own ones, whatever the others are',
      ['- [ ] a', '  - owner: Kim', '- [ ] b', '  owner: Kim', '  status: x'],
      ['- [ ] a', '  - owner: Kim', '  - resolution: Fixed', '- [ ] b', '  owner: Kim', '  status: x'],
    ],
    ['begins with a capital where the last one does', ['- [ ] a', '  - Owner: Kim'], ['- [ ] a', '  - Owner: Kim', '  - Resolution: Fixed']],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...after));
  });

  it.each([
    ['is a bullet below it', ['### a', '', 'Text.'], ['### a', '', '- resolution: Fixed', '', 'Text.']],
    ['stands apart from prose', ['### a', 'Text.'], ['### a', '- resolution: Fixed', '', 'Text.']],
    ['stands apart from a quote', ['### a', '> Text.'], ['### a', '- resolution: Fixed', '', '> Text.']],
    ['stands right above bullets', ['### a', '- note'], ['### a', '- resolution: Fixed', '- note']],
    ['stands right above indented bullets', ['### a', ' * note'], ['### a', ' * resolution: Fixed', ' * note']],
    ['joins bullets that are indented by two', ['### a', '  - note'], ['### a', '  - resolution: Fixed', '  - note']],
    ['joins bullets that are indented by three', ['### a', '', '   * note', '   * more'], ['### a', '', '   * resolution: Fixed', '   * note', '   * more']],
    ['stands above numbers that are indented', ['### a', '', '  1. note'], ['### a', '', '  - resolution: Fixed', '', '  1. note']],
    ['stands apart from prose that is indented', ['### a', '  Text.'], ['### a', '  - resolution: Fixed', '', '  Text.']],
    ['stands apart from a quote that is indented', ['### a', '', '  > Text.'], ['### a', '', '  - resolution: Fixed', '', '  > Text.']],
    ['keeps the next heading apart', ['### a', '', '### b'], ['### a', '', '- resolution: Fixed', '', '### b']],
    ['is a line above code', ['### a', '', '    code'], ['### a', 'resolution: Fixed', '', '    code']],
    ['is a line right above code', ['### a', '\tcode'], ['### a', 'resolution: Fixed', '', '\tcode']],
    ['stands right above a heading', ['### a', '#### Deep', 'Text.'], ['### a', '- resolution: Fixed', '#### Deep', 'Text.']],
    ['stands behind the fields that are there', ['### a', '', '* owner: Kim', '', 'Text.'], ['### a', '', '* owner: Kim', '* resolution: Fixed', '', 'Text.']],
    ['stands at the end of the file', ['### a'], ['### a', '- resolution: Fixed']],
  ])('of a heading %s', (_, before, after) => {
    expect(made(lines('## Parts', '', ...before), [of('a', FIXED)])).toBe(lines('## Parts', '', ...after));
  });

  it('of a row stands in its cell, with bars escaped', () => {
    const table = (cell: string) => lines('## Fixed rows', '', '| Title | Owner | Status |', '|---|---|---|', `| a |${cell}| done |`);
    const owner = (value: string): ItemEdit => ({ edit: 'set-field', key: 'owner', value });
    expect(made(table(' '), [of('a', owner('Kim | Lou'))])).toBe(table(' Kim \\| Lou '));
    expect(made(table(''), [of('a', owner('Kim'))])).toBe(table(' Kim '));
    expect(made(table(' Kim '), [of('a', owner('Lou | Kim'))])).toBe(table(' Lou \\| Kim '));
    expect(made(table(' Kim '), [of('a', { edit: 'remove-field', key: 'owner' })])).toBe(table(' '));
  });

  it('in a list may hold a bar as it is', () => {
    expect(edited('- [ ] a\n', { a: [{ edit: 'set-field', key: 'owner', value: 'Kim | Lou' }] })).toBe('- [ ] a\n  - owner: Kim | Lou\n');
  });
});

describe('a field that goes', () => {
  it.each([
    ['- [ ] a\\\n  resolution: Fixed', '- [ ] a'],
    ['- [ ] a\\\r\n  resolution: Fixed\r\n- [ ] b\r\n', '- [ ] a\r\n- [ ] b\r\n'],
    ['- [ ] a \\\n  resolution: Fixed\n\n  Text.\n', '- [ ] a\n\n  Text.\n'],
    ['- [ ] a\\\n  resolution: Fixed\n  - note\n', '- [ ] a\n  - note\n'],
    ['- [ ] a\\\n  resolution: Fixed\n  > quote\n', '- [ ] a\n  > quote\n'],
    ['- [ ] a\\\n  resolution: Fixed\\\n  owner: Kim\n', '- [ ] a\\\n  owner: Kim\n'],
    ['- [ ] a\n  owner: Kim\n  resolution: Fixed', '- [ ] a\n  owner: Kim'],
    ['- [ ] a\r\n  - owner: Kim\r\n  - resolution: Fixed', '- [ ] a\r\n  - owner: Kim'],
    ['- [ ] b\\\n  owner: Kim\n- [ ] a\n  resolution: Fixed\n- [ ] c\n', '- [ ] b\\\n  owner: Kim\n- [ ] a\n- [ ] c\n'],
  ])('%j becomes %j', (text, after) => {
    expect(edited(text, { a: [REMOVE] })).toBe(after);
  });
});

describe('a status at the start of a heading', () => {
  const mark: ItemEdit = { edit: 'set-status', state: 'done', text: '✅ ', where: 'start' };

  it.each([
    ['before its number, as most others', ['2. Lid', '✅ 1. Pot', '✅ 3. Bell', '4. ✅ Knob'], '### ✅ 2. Lid'],
    ['behind its number, as most others', ['2. Lid', '1. ✅ Pot', '3. ✅ Bell', '✅ 4. Knob'], '### 2. ✅ Lid'],
    ['behind its number, where none shows it', ['2. Lid', '✅ Pot'], '### 2. ✅ Lid'],
    ['before a longer number', ['2.1 Lid', '✅ 1.1 Pot'], '### ✅ 2.1 Lid'],
    ['first, where it has no number', ['Lid', '✅ 1. Pot'], '### ✅ Lid'],
    ['before emphasis', ['**Lid**', '✅ **Pot**'], '### ✅ **Lid**'],
  ])('stands %s', (_, [first = '', ...others], after) => {
    const text = (heading: string) => lines('## Parts', '', heading, '', ...others.flatMap((other) => [`### ${other}`, '']));
    expect(made(text(`### ${first}`), [of('Lid', mark)])).toBe(text(after));
  });
});
