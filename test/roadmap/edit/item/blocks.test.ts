import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { edited, editRoadmap, lines, reading } from '../../reading.ts';

const notes = (...all: string[]): ItemEdit => ({ edit: 'set-notes', markdown: all.join('\n') });
const subItems = (...all: string[]): ItemEdit => ({ edit: 'set-sub-items', markdown: all.join('\n') });

describe('sub-items where there were none', () => {
  it.each([
    [
      'join bullets below a blank line',
      ['- [ ] a', '', '  - one', '  - two', '', '- [ ] b'],
      ['- [ ] a', '', '  - one', '  - two', '  - [ ] x', '', '- [ ] b'],
    ],
    ['join bullets below two blank lines', ['- [ ] a', '', '', '  - one', '- [ ] b'], ['- [ ] a', '', '', '  - one', '  - [ ] x', '- [ ] b']],
    ['join bullets that go on', ['- [ ] a', '', '  - one', '    goes on', '- [ ] b'], ['- [ ] a', '', '  - one', '    goes on', '  - [ ] x', '- [ ] b']],
    ['join one bullet below a blank line', ['- [ ] a', '', '  - one', '- [ ] b'], ['- [ ] a', '', '  - one', '  - [ ] x', '- [ ] b']],
    ['join bullets below prose', ['- [ ] a', '', '  Text.', '', '  - one'], ['- [ ] a', '', '  Text.', '', '  - one', '  - [ ] x']],
    [
      'stand apart where the bullets do',
      ['- [ ] a', '', '  - one', '', '  - two', '', '- [ ] b'],
      ['- [ ] a', '', '  - one', '', '  - two', '', '  - [ ] x', '', '- [ ] b'],
    ],
    ['follow a line of a field', ['- [ ] a', '  owner: Kim', '- [ ] b'], ['- [ ] a', '  owner: Kim', '  - [ ] x', '- [ ] b']],
    ['follow a line of a field at the margin', ['- [ ] a', 'owner: Kim', '- [ ] b'], ['- [ ] a', 'owner: Kim', '  - [ ] x', '- [ ] b']],
    [
      'follow the bullets below a line of a field',
      ['- [ ] a', '  owner: Kim', '  - status: late', '- [ ] b'],
      ['- [ ] a', '  owner: Kim', '  - status: late', '  - [ ] x', '- [ ] b'],
    ],
    ['stay apart from a quote', ['- [ ] a', '  > why', '- [ ] b'], ['- [ ] a', '  > why', '', '  - [ ] x', '- [ ] b']],
    ['stay apart from a line where blank lines stand', ['- [ ] a', '', '  owner: Kim'], ['- [ ] a', '', '  owner: Kim', '', '  - [ ] x']],
    ['stand as far as the bullets', ['- [ ] a', '', '    - one', '    - two'], ['- [ ] a', '', '    - one', '    - two', '    - [ ] x']],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [subItems('- [ ] x')] })).toBe(lines(...after));
  });
});

describe('a nested bullet behind an item that ends in numbers', () => {
  const bullet: Array<[string, string[], string[]]> = [
    ['follows them without a blank line', ['  1. one', '  2. two'], ['  - [ ] x']],
    ['follows them below a line of the title', ['  owner: Kim', '  1. one'], ['  - [ ] x']],
    ['follows them below bullets', ['  - one', '  1. two'], ['  - [ ] x']],
    ['follows them where a list is inside of them', ['  1. one', '     - two'], ['  - [ ] x']],
    ['follows them where lines go on', ['  1) one', '     and more'], ['  - [ ] x']],
    ['follows them where code is inside of them', ['  1. one', '     ```', '     two', '     ```'], ['  - [ ] x']],
    ['follows them below a blank line', ['', '  1. one', '  2. two'], ['  - [ ] x']],
    ['follows them below prose', ['', '  Text.', '', '  1. one'], ['  - [ ] x']],
    ['stands as far as they do', ['    1. one', '    2. two'], ['    - [ ] x']],
    ['stands behind a tab as they do', ['\t1. one', '\t2. two'], ['\t- [ ] x']],
    ['stands apart where they do', ['', '  1. one', '', '  2. two'], ['', '  - [ ] x']],
    ['stands apart from a quote below them', ['  1. one', '  > two'], ['', '  - [ ] x']],
  ];
  it.each(bullet)('%s', (_, before, added) => {
    for (const end of ['\n', '\r\n']) {
      const text = (...all: string[]) => ['- [ ] a', ...before, ...all, '- [ ] b', ''].join(end);
      expect(edited(text(), { a: [subItems('- [ ] x')] })).toBe(text(...added));
    }
  });

  it('is a note, too', () => {
    const before = lines('- [ ] a', '  1. [ ] s', '  2. [ ] t');
    expect(edited(before, { a: [{ edit: 'set-notes', markdown: '- One.', below: true }] })).toBe(`${before}  - One.\n`);
  });
});

describe('notes where there were none', () => {
  it.each([
    ['are a paragraph of their own', ['- [ ] a', '- [ ] b'], ['Text.', '', 'More.'], ['- [ ] a', '', '  Text.', '', '  More.', '', '- [ ] b']],
    ['stand right below the title where they are a list', ['- [ ] a', '- [ ] b'], ['- one', '- two'], ['- [ ] a', '  - one', '  - two', '- [ ] b']],
    ['stand right below the title where they are numbered', ['- [ ] a'], ['1) one', '2) two'], ['- [ ] a', '  1) one', '  2) two']],
    ['stand apart where they count from another number', ['- [ ] a'], ['10) ten', '11) eleven'], ['- [ ] a', '', '  10) ten', '  11) eleven']],
    ['stand apart where they count from nought', ['- [ ] a'], ['0. none'], ['- [ ] a', '', '  0. none']],
    ['stand right below the title where they are a quote', ['- [ ] a'], ['> one'], ['- [ ] a', '  > one']],
    ['stand apart where they only hold a list', ['- [ ] a'], ['See - this'], ['- [ ] a', '', '  See - this']],
    ['stand apart where they begin with a number that counts nothing', ['- [ ] a'], ['2026 is fine'], ['- [ ] a', '', '  2026 is fine']],
    ['stand above the sub-items', ['- [ ] a', '  - [ ] s'], ['- one'], ['- [ ] a', '  - one', '  - [ ] s']],
    [
      'stand above the whole list of the sub-items where they are a paragraph',
      ['- [ ] a', '  - owner: Kim', '  - [ ] s'],
      ['Text.'],
      ['- [ ] a', '', '  Text.', '', '  - owner: Kim', '  - [ ] s'],
    ],
    [
      'stand above the list of the sub-items, and not above a line of a field',
      ['- [ ] a', '  owner: Kim', '  - [ ] s'],
      ['Text.'],
      ['- [ ] a', '  owner: Kim', '', '  Text.', '', '  - [ ] s'],
    ],
    [
      'join the sub-items where they are a bullet of two lines',
      ['- [ ] a', '  - [ ] s'],
      ['- One', '  and more.'],
      ['- [ ] a', '  - One', '    and more.', '  - [ ] s'],
    ],
    [
      'stand between blank lines where a quote follows a line',
      ['- [ ] a', '  owner: Kim', '- [ ] b'],
      ['> one'],
      ['- [ ] a', '  owner: Kim', '', '  > one', '', '- [ ] b'],
    ],
    ['are indented to the text of the item', ['10. [ ] a'], ['Text.'], ['10. [ ] a', '', '    Text.']],
  ])('%s', (_, before, markdown, after) => {
    expect(edited(lines(...before), { a: [notes(...markdown)] })).toBe(lines(...after));
  });

  it('stand below the sub-items where the edit says so', () => {
    const below: ItemEdit = { edit: 'set-notes', markdown: 'Text.', below: true };
    expect(edited(lines('- [ ] a', '  - [ ] s', '- [ ] b'), { a: [below] })).toBe(lines('- [ ] a', '  - [ ] s', '', '  Text.', '', '- [ ] b'));
  });

  it('keep a missing final line end missing', () => {
    expect(edited('- [ ] a', { a: [notes('Text.')] })).toBe('- [ ] a\n\n  Text.');
    expect(edited('- [ ] b\r\n- [ ] a', { a: [notes('- one', '- two')] })).toBe('- [ ] b\r\n- [ ] a\r\n  - one\r\n  - two');
  });

  it('change nothing where there are to be none', () => {
    expect(edited('- [ ] a\n', { a: [notes(), subItems()] })).toBe('- [ ] a\n');
  });
});

describe('notes that go', () => {
  it.each([
    ['with the blank line before them', ['- [ ] a', '', '  Text.', '- [ ] b'], ['- [ ] a', '- [ ] b']],
    ['and leave the blank line behind them', ['- [ ] a', '', '  Text.', '', '- [ ] b'], ['- [ ] a', '', '- [ ] b']],
    ['from around sub-items', ['- [ ] a', '', '  One.', '', '  - [ ] s', '', '  Two.', '- [ ] b'], ['- [ ] a', '', '  - [ ] s', '', '- [ ] b']],
    ['from right below the title', ['- [ ] a', '  - one', '  - two', '- [ ] b'], ['- [ ] a', '- [ ] b']],
    ['with all of their paragraphs', ['- [ ] a', '', '  One.', '', '', '  Two.', '', '  Three.', '', '- [ ] b'], ['- [ ] a', '', '- [ ] b']],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [notes()] })).toBe(lines(...after));
  });

  it('keep a missing final line end missing', () => {
    expect(edited('- [ ] a\r\n\r\n  One.\r\n\r\n  Two.', { a: [notes()] })).toBe('- [ ] a');
    expect(edited('- [ ] a\n  - one', { a: [notes()] })).toBe('- [ ] a');
    expect(edited('- [ ] a\n  - [ ] s\n  - one', { a: [notes()] })).toBe('- [ ] a\n  - [ ] s');
  });
});

describe('sub-items that go', () => {
  it.each([
    ['from between notes', ['- [ ] a', '', '  One.', '', '  - [ ] s', '  - [ ] t', '', '  Two.'], ['- [ ] a', '', '  One.', '', '  Two.']],
    ['from several places', ['- [ ] a', '  - [ ] s', '', '  One.', '', '  - [ ] t', '- [ ] b'], ['- [ ] a', '', '  One.', '', '- [ ] b']],
    ['with all that they hold', ['- [ ] a', '  - [ ] s', '', '    Text.', '    - [ ] u', '- [ ] b'], ['- [ ] a', '- [ ] b']],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [subItems()] })).toBe(lines(...after));
  });
});

describe('lines that change in notes and sub-items', () => {
  it.each<[string, string[], ItemEdit, string[]]>([
    ['one that goes', ['- [ ] a', '', '  One.', '  Two.', '  Three.'], notes('One.', 'Three.'), ['- [ ] a', '', '  One.', '  Three.']],
    ['a first paragraph that goes', ['- [ ] a', '', '  One.', '', '  Two.', '- [ ] b'], notes('Two.'), ['- [ ] a', '', '  Two.', '- [ ] b']],
    ['a last paragraph that goes', ['- [ ] a', '', '  One.', '', '  Two.', '- [ ] b'], notes('One.'), ['- [ ] a', '', '  One.', '- [ ] b']],
    [
      'a paragraph between that goes',
      ['- [ ] a', '', '  One.', '', '  Two.', '', '  Three.'],
      notes('One.', '', 'Three.'),
      ['- [ ] a', '', '  One.', '', '  Three.'],
    ],
    ['a paragraph that comes first', ['- [ ] a', '', '  Two.'], notes('One.', '', 'Two.'), ['- [ ] a', '', '  One.', '', '  Two.']],
    ['a line that comes between', ['- [ ] a', '', '  One.', '  Three.'], notes('One.', 'Two.', 'Three.'), ['- [ ] a', '', '  One.', '  Two.', '  Three.']],
    [
      'a sub-item of another item, which stays',
      ['- [ ] a', '  - [ ] s', '- [ ] b', '  - [ ] s'],
      subItems('- [ ] t'),
      ['- [ ] a', '  - [ ] t', '- [ ] b', '  - [ ] s'],
    ],
    [
      'a sub-item that gets a note',
      ['- [ ] a', '', '  - [ ] s', '', '  - [ ] t'],
      subItems('- [ ] s', '', '  Text.', '- [ ] t'),
      ['- [ ] a', '', '  - [ ] s', '', '    Text.', '', '  - [ ] t'],
    ],
    [
      'a sub-item that loses its note',
      ['- [ ] a', '  - [ ] s', '', '    Text.', '  - [ ] t'],
      subItems('- [ ] s', '- [ ] t'),
      ['- [ ] a', '  - [ ] s', '  - [ ] t'],
    ],
    [
      'two that come where one goes',
      ['- [ ] a', '  - [ ] s', '  - [ ] t'],
      subItems('- [ ] u', '- [ ] v', '- [ ] t'),
      ['- [ ] a', '  - [ ] u', '  - [ ] v', '  - [ ] t'],
    ],
    ['two that go where one comes', ['- [ ] a', '  - [ ] s', '  - [ ] t', '  - [ ] u'], subItems('- [ ] v', '- [ ] u'), ['- [ ] a', '  - [ ] v', '  - [ ] u']],
    [
      'two that go from different places',
      ['- [ ] a', '  - [ ] s', '  - [ ] t', '  - [ ] u', '  - [ ] v'],
      subItems('- [ ] t', '- [ ] v'),
      ['- [ ] a', '  - [ ] t', '  - [ ] v'],
    ],
  ])('%s', (_, before, edit, after) => {
    expect(edited(lines(...before), { a: [edit] })).toBe(lines(...after));
  });
});

describe('sub-items of a heading where there were none', () => {
  const plans = { ...reading, rules: parseConfig('sections:\n  - title: Plans\n    items: headings\n', 'test').rules };
  it.each([
    [
      'stand above the headings below it',
      ['### A', '', 'Text.', '', '#### Deep', '', 'More.'],
      ['### A', '', 'Text.', '', '- [ ] s', '', '#### Deep', '', 'More.'],
    ],
    ['stand apart from numbers', ['### A', '', '1. one', '', '#### Deep', '', 'B.'], ['### A', '', '1. one', '', '- [ ] s', '', '#### Deep', '', 'B.']],
    ['stand behind its own bullets', ['### A', '', '- note', '', '#### Deep', '', 'More.'], ['### A', '', '- note', '- [ ] s', '', '#### Deep', '', 'More.']],
    ['join bullets that stand far from their sign', ['### A', '', '-   one', '', '### B'], ['### A', '', '-   one', '- [ ] s', '', '### B']],
    ['stand apart from a sentence with a dash', ['### A', '', 'See - this.', '', '### B'], ['### A', '', 'See - this.', '', '- [ ] s', '', '### B']],
    ['stand apart from a first word with a hyphen', ['### A', '', 'Pre- and post-checks.'], ['### A', '', 'Pre- and post-checks.', '', '- [ ] s']],
    ['stand close to headings where all text does', ['### A', '#### Deep', 'More.'], ['### A', '- [ ] s', '#### Deep', 'More.']],
    ['stand apart from their heading where all text does', ['### A', '', '### B', '', 'Text.'], ['### A', '', '- [ ] s', '', '### B', '', 'Text.']],
    ['stand above those of the headings below it', ['### A', '', '#### Deep', '', '- [ ] t'], ['### A', '', '- [ ] s', '', '#### Deep', '', '- [ ] t']],
    [
      'stand behind code',
      ['### A', '', '```', '# a', '```', '', '#### Deep', '', 'B.'],
      ['### A', '', '```', '# a', '```', '', '- [ ] s', '', '#### Deep', '', 'B.'],
    ],
  ])('%s', (_, before, after) => {
    const roadmap = readRoadmap(lines('## Plans', '', ...before), plans);
    const result = editRoadmap(roadmap, { items: [{ line: 3, edits: [subItems('- [ ] s')] }], lastUpdated: null }, plans);
    expect(result.refused).toEqual([]);
    expect(result.text).toBe(lines('## Plans', '', ...after));
  });
});
