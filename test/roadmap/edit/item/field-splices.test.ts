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
      ['- [ ] a:', '  - one', '    - two', '  - three', '', '  **Resolution:** Fixed', '- [ ] b'],
    ],
    ['stands behind the list at the end of the file', ['- [ ] a:', '  - one'], ['- [ ] a:', '  - one', '', '  **Resolution:** Fixed']],
    ['stands before the text below the list', ['- [ ] a:', '  * one', '', '  Text.'], ['- [ ] a:', '  * one', '', '  **Resolution:** Fixed', '', '  Text.']],
    ['stands first where the title introduces nothing', ['- [ ] a', '  - one'], ['- [ ] a', '  - resolution: Fixed', '  - one']],
    [
      'stands first where the file has its fields above other bullets',
      ['- [ ] a:', '  - one', '- [ ] b', '  - owner: Kim', '  - [ ] two'],
      ['- [ ] a:', '  - resolution: Fixed', '  - one', '- [ ] b', '  - owner: Kim', '  - [ ] two'],
    ],
    ['stands first where a line goes on below the list', ['- [ ] a:', '  - one', 'and more'], ['- [ ] a:', '  - **Resolution:** Fixed', '  - one', 'and more']],
    ['is not in bold among tasks', ['- [ ] a:', '  - [ ] one'], ['- [ ] a:', '  - [ ] one', '  - resolution: Fixed']],
    [
      'has the case of names in the file',
      ['- [ ] a:', '  - one', '- [ ] b', '  - look: x', '- [ ] c', '  - look: y'],
      ['- [ ] a:', '  - one', '', '  **resolution:** Fixed', '- [ ] b', '  - look: x', '- [ ] c', '  - look: y'],
    ],
    [
      'has the marks of keys in the file',
      ['__Owner__: kim', '', '__Status__: new', '', '- [ ] a:', '  - one'],
      ['__Owner__: kim', '', '__Status__: new', '', '- [ ] a:', '  - one', '', '  __Resolution__: Fixed'],
    ],
    [
      'is like the labels of the file',
      ['- [ ] a:', '  - one', '- [ ] b', '  - two', '  - owner: Kim'],
      ['- [ ] a:', '  - one', '  - resolution: Fixed', '- [ ] b', '  - two', '  - owner: Kim'],
    ],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...after));
  });

  it('stands behind the list where a link is at the end of the title', () => {
    const before = lines(`- [ ] a: ${linkTo(3)}`, '  - one');
    expect(edited(before, { a: [FIXED] })).toBe(`${before}\n  **Resolution:** Fixed\n`);
  });
});

describe('a new field of a title with a list below it', () => {
  const first: Array<[string, string[], string[]]> = [
    ['below a blank line', ['- [ ] a', '', '  - one', '  - two'], ['- [ ] a', '', '  - resolution: Fixed', '  - one', '  - two']],
    ['below two blank lines', ['- [ ] a', '', '', '  - one'], ['- [ ] a', '', '', '  - resolution: Fixed', '  - one']],
    ['below a title of two lines', ['- [ ] a', '  b', '', '  * one'], ['- [ ] a', '  b', '', '  * resolution: Fixed', '  * one']],
    ['that are tasks', ['- [ ] a', '', '  - [ ] one'], ['- [ ] a', '', '  - resolution: Fixed', '  - [ ] one']],
    ['that stand farther', ['- [ ] a', '', '    - one'], ['- [ ] a', '', '    - resolution: Fixed', '    - one']],
    ['behind tabs', ['- [ ] a', '', '\t-   one'], ['- [ ] a', '', '\t-   resolution: Fixed', '\t-   one']],
    ['with blank lines between them', ['- [ ] a', '', '  - one', '', '  - two'], ['- [ ] a', '', '  - resolution: Fixed', '', '  - one', '', '  - two']],
    ['with blank lines only between them', ['- [ ] a', '  - one', '', '  - two'], ['- [ ] a', '  - resolution: Fixed', '', '  - one', '', '  - two']],
    [
      'one of which has a paragraph',
      ['- [ ] a', '', '  - one', '', '    Text.', '  - two'],
      ['- [ ] a', '', '  - resolution: Fixed', '  - one', '', '    Text.', '  - two'],
    ],
    ['with prose below them', ['- [ ] a', '', '  - one', '', '  Text.'], ['- [ ] a', '', '  - resolution: Fixed', '  - one', '', '  Text.']],
  ];
  it.each(first)('is the first of the bullets %s', (_, [title = '', ...before], [, ...after]) => {
    expect(edited(lines(title, ...before, '- [ ] c'), { [before[0] === '  b' ? 'a b' : 'a']: [FIXED] })).toBe(lines(title, ...after, '- [ ] c'));
    const [crlf, fixed] = [before, after].map((all) => [title, ...all].join('\r\n'));
    expect(edited(crlf ?? '', { [before[0] === '  b' ? 'a b' : 'a']: [FIXED] })).toBe(fixed);
  });

  const behind: Array<[string, string[], string[]]> = [
    ['right below it', ['  1. one', '  2. two'], ['  1. one', '  2. two', '  - resolution: Fixed']],
    ['that are tasks', ['  1) [ ] one', '  2) [ ] two'], ['  1) [ ] one', '  2) [ ] two', '  - resolution: Fixed']],
    ['below a blank line', ['', '  1. one', '  2. two'], ['', '  1. one', '  2. two', '  - resolution: Fixed']],
    ['with blank lines between them', ['', '  1. one', '', '  2. two'], ['', '  1. one', '', '  2. two', '', '  - resolution: Fixed']],
    [
      'with more inside',
      ['  1. one', '     - two', '', '     Text.', '  2. three'],
      ['  1. one', '     - two', '', '     Text.', '  2. three', '  - resolution: Fixed'],
    ],
    ['behind a tab', ['\t1. one'], ['\t1. one', '\t- resolution: Fixed']],
    ['above prose', ['  1. one', '', '  Text.'], ['  1. one', '  - resolution: Fixed', '', '  Text.']],
    ['above bullets, of which it is the first', ['  1. one', '  * two'], ['  1. one', '  * resolution: Fixed', '  * two']],
    ['above a quote', ['  1. one', '  > two'], ['  1. one', '  - resolution: Fixed', '  > two']],
  ];
  it.each(behind)('stands behind the numbers %s', (_, before, after) => {
    for (const title of ['- [ ] a', '- [ ] a:']) {
      expect(edited(lines(title, ...before, '- [ ] c'), { a: [FIXED] })).toBe(lines(title, ...after, '- [ ] c'));
    }
  });

  it.each([
    ['a line goes on below the numbers', ['- [ ] a', '  1. one', 'and more'], ['- [ ] a', '  - resolution: Fixed', '  1. one', 'and more']],
    [
      'the file has its fields above others',
      ['- [ ] a', '  1. one', '- [ ] b', '  - owner: Kim', '  - [ ] two'],
      ['- [ ] a', '  - resolution: Fixed', '  1. one', '- [ ] b', '  - owner: Kim', '  - [ ] two'],
    ],
  ])('stands above where %s', (_, before, after) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...after));
  });

  it('stands behind a list with a blank line where a colon introduces it so', () => {
    const before = lines('- [ ] a:', '', '  - one', '', '  - two');
    expect(edited(before, { a: [FIXED] })).toBe(`${before}\n  **Resolution:** Fixed\n`);
  });

  it('goes with another one', () => {
    const owner: ItemEdit = { edit: 'set-field', key: 'owner', value: 'Kim' };
    expect(edited(lines('- [ ] a', '', '  - one'), { a: [FIXED, owner] })).toBe(lines('- [ ] a', '', '  - resolution: Fixed', '  - owner: Kim', '  - one'));
    expect(edited(lines('- [ ] a', '  1. one'), { a: [FIXED, owner] })).toBe(lines('- [ ] a', '  1. one', '  - resolution: Fixed', '  - owner: Kim'));
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
      ['- [ ] a', '', '  Status: x', '', '  Effort: y', '', '  Resolution: Fixed', '', '- [ ] b'],
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
      ['### a', '', 'Contributors: ann', '', 'Status: x', '', 'Effort: y', '', 'Resolution: Fixed'],
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
    ['is indented as far as numbers that are by two more', ['- [ ] a', '    1. note'], ['- [ ] a', '    1. note', '    - resolution: Fixed']],
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
    ['stands at the end of the file', ['### a'], ['### a', '', '- resolution: Fixed']],
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

describe('a value of several lines', () => {
  it.each([
    ['the last word of a line goes', ['late, but', 'not lost'], 'late, not lost', ['late,', 'not lost']],
    ['the first word of a line goes', ['late, but', 'not lost'], 'late, but lost', ['late, but', 'lost']],
    ['words on both sides of a break go', ['late, but', 'not lost, I hope'], 'late, lost, I hope', ['late,', 'lost, I hope']],
    ['a line of its own goes', ['late', 'but', 'not lost'], 'late not lost', ['late', 'not lost']],
    ['two words around another one go', ['late', 'but not', 'lost'], 'late not lost', ['late', 'not', 'lost']],
    ['a word becomes another one', ['late, but', 'not lost'], 'late, and not lost', ['late, and', 'not lost']],
  ])('keeps its lines where %s', (_, before, value, after) => {
    for (const end of ['\n', '\r\n']) {
      const text = (all: string[]) => ['- [ ] a', `  - status: ${all.join(`${end}    `)}`, '- [ ] b', ''].join(end);
      expect(edited(text(before), { a: [{ edit: 'set-field', key: 'status', value }] })).toBe(text(after));
    }
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
