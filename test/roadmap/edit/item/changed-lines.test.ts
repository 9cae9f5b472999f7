import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../../src/roadmap/text/diff-lines.ts';
import { cases } from '../../../support/amounts.ts';
import { edited, editItems, lines, read } from '../../reading.ts';

const withSubItems = (text: string, ...all: string[]) => edited(text, { A: [{ edit: 'set-sub-items', markdown: all.join('\n') }] });
const withNotes = (text: string, ...all: string[]) => edited(text, { A: [{ edit: 'set-notes', markdown: all.join('\n') }] });

describe('sub-items that change', () => {
  const grouped = lines('- [ ] A', '  - phase 1', '    - [ ] a', '    - [x] b', '  - phase 2', '    - [ ] c', '- [ ] B');

  it.each([
    [
      'a new one stands behind the one it follows',
      ['- [ ] a', '- [x] b', '- [ ] new', '- [ ] c'],
      ['  - phase 1', '    - [ ] a', '    - [x] b', '    - [ ] new', '  - phase 2', '    - [ ] c'],
    ],
    [
      'a new last one stands in the last group',
      ['- [ ] a', '- [x] b', '- [ ] c', '- [ ] new'],
      ['  - phase 1', '    - [ ] a', '    - [x] b', '  - phase 2', '    - [ ] c', '    - [ ] new'],
    ],
    [
      'a new first one stands before the first',
      ['- [ ] new', '- [ ] a', '- [x] b', '- [ ] c'],
      ['  - phase 1', '    - [ ] new', '    - [ ] a', '    - [x] b', '  - phase 2', '    - [ ] c'],
    ],
    ['one that went leaves its group', ['- [ ] a', '- [x] b'], ['  - phase 1', '    - [ ] a', '    - [x] b', '  - phase 2']],
    [
      'one that is written in another way stays where it is',
      ['- [ ] a', '- [x] b', '- [ ] see'],
      ['  - phase 1', '    - [ ] a', '    - [x] b', '  - phase 2', '    - [ ] see'],
    ],
    [
      'one gets a sub-item and a note of its own',
      ['- [ ] a', '  - [ ] inner', '- [x] b', '- [ ] c', '  note'],
      ['  - phase 1', '    - [ ] a', '      - [ ] inner', '    - [x] b', '  - phase 2', '    - [ ] c', '      note'],
    ],
    ['all others', ['- [ ] x', '- [ ] y', '- [ ] z'], ['  - phase 1', '    - [ ] x', '    - [ ] y', '  - phase 2', '    - [ ] z']],
  ])('%s', (_, all, after) => {
    expect(withSubItems(grouped, ...all)).toBe(lines('- [ ] A', ...after, '- [ ] B'));
  });

  it('keep what the reading leaves out of the others', () => {
    const text = '- [ ] A\r\n  * [ ] a  \r\n    note  \r\n\r\n\r\n    more\r\n  * [ ] b';
    expect(withSubItems(text, '* [ ] a', '  note', '', '  more', '* [ ] b', '* [ ] c')).toBe(`${text}\r\n  * [ ] c`);
  });

  it('stand as far from each other as they did', () => {
    const text = lines('- [ ] A', '', '  - [ ] a', '', '  - [ ] b', '', '- [ ] B');
    expect(withSubItems(text, '- [ ] a', '- [ ] b', '- [ ] c')).toBe(lines('- [ ] A', '', '  - [ ] a', '', '  - [ ] b', '', '  - [ ] c', '', '- [ ] B'));
    expect(withSubItems(text, '- [ ] b')).toBe(lines('- [ ] A', '', '  - [ ] b', '', '- [ ] B'));
    expect(withSubItems(text, '- [ ] a')).toBe(lines('- [ ] A', '', '  - [ ] a', '', '- [ ] B'));
  });

  it.each([
    ['below fields that stand close', ['  - owner: Kim', '  - status: new', '', '  - [ ] a'], ['  - [ ] new']],
    ['below a single field', ['  - owner: Kim', '', '  - [ ] a'], ['  - [ ] new']],
    ['below a note', ['  - words', '', '  - [ ] a'], ['  - [ ] new']],
    ['but below bullets with blank lines', ['', '  - owner: Kim', '', '  - words', '', '  - [ ] a'], ['', '  - [ ] new']],
  ])('stand close to a single one %s', (_, before, after) => {
    const text = lines('- [ ] A', ...before);
    expect(withSubItems(text, '- [ ] a', '- [ ] new')).toBe(text + lines(...after));
  });

  it('stand close behind the first one that a blank line parts from a field', () => {
    const text = (...between: readonly string[]) => lines('- [ ] A', '  - owner: Kim', '', '  - [ ] a', ...between, '  - [ ] b');
    expect(withSubItems(text(), '- [ ] a', '- [ ] new', '- [ ] b')).toBe(text('  - [ ] new'));
  });

  it('keep a missing final line end missing', () => {
    expect(withSubItems('- [ ] A\n  - [ ] a\n  - [ ] b', '- [ ] a')).toBe('- [ ] A\n  - [ ] a');
    expect(withSubItems('- [ ] A\n  - [ ] a\n  - [ ] b', '- [ ] c')).toBe('- [ ] A\n  - [ ] c');
    expect(withSubItems('- [ ] A\n  - [ ] a', '- [ ] a', '- [ ] b')).toBe('- [ ] A\n  - [ ] a\n  - [ ] b');
    expect(withSubItems('- [ ] A\n  - [ ] a\n  - [ ] b')).toBe('- [ ] A');
  });

  it('leave fields and notes between them', () => {
    const text = lines('- [ ] A', '  - [ ] a', '  - owner: Kim', '  - [ ] b', '  - remark', '- [ ] B');
    expect(withSubItems(text, '- [ ] a', '- [ ] x', '- [ ] b', '- [ ] y')).toBe(
      lines('- [ ] A', '  - [ ] a', '  - [ ] x', '  - owner: Kim', '  - [ ] b', '  - [ ] y', '  - remark', '- [ ] B'),
    );
  });

  it('are written anew where changing them would not read so', () => {
    // Behind the fence that the first one leaves open nothing can stand.
    const text = lines('- [ ] A', '  - [ ] a', '    ```', '    code', '- [ ] B');
    expect(withSubItems(text, '- [ ] b')).toBe(lines('- [ ] A', '  - [ ] b', '- [ ] B'));
  });
});

describe('notes that change', () => {
  it('keep the lines that stay as they are written', () => {
    const text = lines('- [ ] A', '', '  First,  ', '  second.', '', '', '  Third.', '- [ ] B');
    expect(withNotes(text, 'First,', 'second!', '', 'Third.', '', 'Fourth.')).toBe(
      lines('- [ ] A', '', '  First,  ', '  second!', '', '', '  Third.', '', '  Fourth.', '- [ ] B'),
    );
  });

  it('leave sub-items in their groups', () => {
    const text = lines('- [ ] A', '  - phase 1', '    - [ ] a', '  - phase 2', '    - [ ] b');
    expect(withNotes(text, '- phase 1', '- between', '- phase 2', '- phase 3')).toBe(
      lines('- [ ] A', '  - phase 1', '    - [ ] a', '  - between', '  - phase 2', '    - [ ] b', '  - phase 3'),
    );
  });
});

describe('a note that is added', () => {
  it.each([
    [
      'below a label in bold',
      ['- **Goal:** fewer steps.', '- **Priority:** high.'],
      '- Ask Rosa.',
      ['- **Goal:** fewer steps.', '- **Priority:** high.', '- Ask Rosa.'],
    ],
    ['below a name', ['- Goal: fewer steps', '- Owner: Kim', '- Status: new'], '- Ask.', ['- Goal: fewer steps', '- Owner: Kim', '- Status: new', '- Ask.']],
    ['not below what is no label', ['- fewer steps', '- Owner: Kim'], '- Ask.', ['- fewer steps', '- Ask.', '- Owner: Kim']],
    ['not below what is not next to the notes', ['- Goal: fewer', '- [ ] a', '- Owner: Kim'], '- Ask.', ['- Goal: fewer', '- Ask.', '- [ ] a', '- Owner: Kim']],
  ])('stands behind all labels: %s', (_, below, note, after) => {
    const text = (all: readonly string[]) => lines('- [ ] A', ...all.map((one) => `  ${one}`), '- [ ] B');
    expect(withNotes(text(below), below[0] ?? '', note)).toBe(text(after));
  });
});

describe('whatever is written in the place of sub-items', () => {
  const LINE = fc.constantFrom('- [ ] a', '- [x] b', '- [ ] c', '- [ ] d', '  - [ ] in', '  note', '- [ ] a', '* [ ] e', '1. [ ] f');
  const FILE = fc.constantFrom(
    '  - [ ] a',
    '  - [x] b',
    '  - group',
    '    - [ ] c',
    '    - [ ] d',
    '      - [ ] in',
    '      note',
    '  - owner: Kim',
    '',
    '  - note',
  );

  it('reads so or is refused, and no other line changes', () => {
    fc.assert(
      fc.property(fc.array(FILE, { maxLength: 8 }), fc.array(LINE, { maxLength: 6 }), fc.boolean(), (inside, list, final) => {
        // A blank line before them keeps them from being a part of the title.
        const text = lines('- [ ] A', '', ...inside, '- [ ] B', '  - [ ] a').slice(0, final ? undefined : -1);
        const before = read(text).items.find(({ title }) => title === 'A');
        const { text: after, refused } = editItems(text, { A: [{ edit: 'set-sub-items', markdown: list.join('\n') }] });
        const item = read(after).items.find(({ title }) => title === 'A');
        if (refused.length > 0) {
          expect(after).toBe(text);
          return;
        }
        const flat = (markdown = '') => markdown.replace(/\s+/g, ' ').trim();
        expect(flat(item?.subItems)).toBe(flat(list.join('\n')));
        expect([flat(item?.notes), item?.fields.owner?.value]).toEqual([flat(before?.notes), before?.fields.owner?.value]);
        expect(after.slice(after.lastIndexOf('- [ ] B'))).toBe(text.slice(text.lastIndexOf('- [ ] B')));
      }),
      { seed: 20261123, numRuns: cases(1_500) },
    );
  });
});

describe('the difference of two lists of lines', () => {
  it('makes the second of the first, whatever they are', () => {
    const LIST = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 });
    fc.assert(
      fc.property(LIST, LIST, (before, after) => {
        const result: string[] = [...before];
        for (const { at, gone, come } of (diffLines(before, after) ?? []).toReversed()) result.splice(at, gone, ...come);
        expect(result).toEqual(after);
      }),
      { seed: 20261123, numRuns: cases(1_000) },
    );
  });

  it('keeps as many as possible', () => {
    expect(diffLines(['a', 'b', 'c'], ['b', 'c', 'a'])).toEqual([
      { at: 0, gone: 1, come: [] },
      { at: 3, gone: 0, come: ['a'] },
    ]);
    expect(diffLines(['a'], ['a'])).toEqual([]);
  });

  it('is not looked for where it would take too long', () => {
    expect(
      diffLines(
        Array.from({ length: 3000 }, () => 'a'),
        Array.from({ length: 3000 }, () => 'b'),
      ),
    ).toBeNull();
  });
});

describe('notes that go on from the paragraph of a title, as far to the right as its text', () => {
  const file = (...notes: readonly string[]) => lines('## Planned', '', '- [ ] A is a library.', '      It lifts all the loads.', ...notes, '- [ ] B');
  const added = (...all: readonly string[]) => edited(file(), { 'A is a library.': [{ edit: 'set-notes', markdown: all.join('\n') }] });

  it.each([
    ['a paragraph', ['Ask *Rosa*.', 'And her cat.'], ['  Ask *Rosa*.', '  And her cat.']],
    ['bullets', ['- Ask *Rosa*', '  and her cat'], ['  - Ask *Rosa*', '    and her cat']],
  ])('get %s at the column of the item, where it is no code', (_, come, wanted) => {
    expect(added('It lifts all the loads.', '', ...come)).toBe(file('', ...wanted));
  });
});
