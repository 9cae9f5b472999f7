import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { edited, lines } from '../../reading.ts';
import { made, of } from '../one-reading.ts';

const FIXED: ItemEdit = { edit: 'set-field', key: 'resolution', value: 'Fixed' };
const LONG = 'a text that says more about the kettle than any value of a field would';

/** The text of the item `a` below its heading with a new field. The others are `b`, `c`, … */
function belowHeading(first: readonly string[], others: ReadonlyArray<readonly string[]>, end = '\n'): readonly string[] {
  const rest = others.map((text, at) => lines(`### ${'bcd'.charAt(at)}`, ...text, '')).join('');
  const text = `${lines('## Parts', '', '### a', ...first, '')}${rest}`.replaceAll('\n', end);
  const after = made(text, [of('a', FIXED)]).replaceAll(end, '\n');
  return after
    .slice(after.indexOf('### a\n') + 6, after.length - rest.length - 1)
    .split('\n')
    .slice(0, -1);
}

const FIELD = '- **Resolution:** Fixed';
const plan = (of = '') => `- **Plan:** grease it${of}`;
const long = (name: string) => `- **${name}:** ${LONG}`;

describe('a new field below a heading with marks right below it', () => {
  const PLAIN = '- resolution: Fixed';
  const cases: ReadonlyArray<readonly [string, readonly string[], readonly string[]]> = [
    ['a comment', ['<!-- id: 3 -->', '', 'Words.'], ['<!-- id: 3 -->', '', PLAIN, '', 'Words.']],
    ['a comment of two lines', ['<!-- id', '3 -->', '', 'Words.'], ['<!-- id', '3 -->', '', PLAIN, '', 'Words.']],
    ['but not a comment on the text right below it', ['<!-- id: 3 -->', 'Words.'], [PLAIN, '', '<!-- id: 3 -->', 'Words.']],
    ['an anchor', ['<a name="x"></a>', '', '- one'], ['<a name="x"></a>', '', PLAIN, '- one']],
    ['nothing but an anchor', ['<a id="x"></a>'], ['<a id="x"></a>', '', PLAIN]],
    ['both', ['<!-- id -->', '<a id="x"></a>', '', 'Words.'], ['<!-- id -->', '<a id="x"></a>', '', PLAIN, '', 'Words.']],
    ['but not words behind a comment', ['<!-- id --> words', '', 'Words.'], [PLAIN, '', '<!-- id --> words', '', 'Words.']],
    ['but not an anchor that holds its text', ['<a id="x"></a>', 'Words.'], [PLAIN, '', '<a id="x"></a>', 'Words.']],
  ];
  it.each(cases)('stands below these: %s', (_, first, after) => {
    for (const end of ['\n', '\r\n']) expect(belowHeading(first, [['', 'Words.']], end)).toEqual(after);
  });

  it('stands below an anchor at the end of the file', () => {
    expect(made('## Parts\n### a\n<a id="x"></a>', [of('a', FIXED)])).toBe('## Parts\n### a\n<a id="x"></a>\n\n- resolution: Fixed');
  });

  it('stands above one right above the next heading', () => {
    const [above, below] = [lines('## Parts', '', '### a'), lines('<a id="b"></a>', '### b')];
    expect(made(above + below, [of('a', FIXED)])).toBe(`${above}${PLAIN}\n\n${below}`);
  });
});

describe('what is new below a heading right above the next one', () => {
  const text = (...below: readonly string[]) => lines('# R', '', 'Words.', '', '## Parts', '### a', ...below, '### b', 'Text.');
  const NOTE: ItemEdit = { edit: 'set-notes', markdown: '- one' };
  const SUB_ITEM: ItemEdit = { edit: 'set-sub-items', markdown: '- [ ] one' };

  it.each([
    ['a field', [FIXED], ['- resolution: Fixed', '']],
    ['a note', [NOTE], ['', '- one', '']],
    ['a sub-item', [SUB_ITEM], ['', '- [ ] one', '']],
    ['all', [FIXED, { ...NOTE, markdown: 'One.' }, SUB_ITEM], ['- resolution: Fixed', '', 'One.', '', '- [ ] one', '']],
  ])('has a blank line below it where a text of the file has one: %s', (_, edits, after) => {
    expect(made(text(), [of('a', ...edits)])).toBe(text(...after));
  });

  it('has none where all texts of the file stand right above the next heading', () => {
    const close = (...below: readonly string[]) => lines('---', 'x: y', '---', '', '## Parts', '### a', ...below, '### b', 'Text.', '### c');
    expect(made(close(), [of('a', FIXED)])).toBe(close('- resolution: Fixed'));
  });
});

describe('a new field where bullets with labels stand below a text', () => {
  const cases: ReadonlyArray<readonly [string, readonly string[], ReadonlyArray<readonly string[]>, readonly string[]]> = [
    ['behind those below a label', ['**Goal:** turn', plan()], [['**Goal:** ring', plan()]], ['**Goal:** turn', plan(), FIELD]],
    ['behind a single long one', ['**Goal:** turn', long('Plan')], [], ['**Goal:** turn', long('Plan'), FIELD]],
    [
      'behind long ones',
      [`**Goal:** ${LONG}`, long('Plan'), long('Gain')],
      [['**Goal:** ring', long('Plan')]],
      [`**Goal:** ${LONG}`, long('Plan'), long('Gain'), FIELD],
    ],
    [
      'behind long ones below a blank line',
      ['', `**Goal:** ${LONG}`, '', long('Plan')],
      [['', `**Goal:** ${LONG}`, '', long('Plan')]],
      ['', `**Goal:** ${LONG}`, '', long('Plan'), FIELD],
    ],
    [
      'behind plain ones',
      ['', 'Words.', '', '- Effort: 3', '- Area: lid'],
      [['', '- Effort: 2']],
      ['', 'Words.', '', '- Effort: 3', '- Area: lid', '- Resolution: Fixed'],
    ],
    [
      'below a text without them',
      ['', 'Words.'],
      [
        ['', 'Text.', '', plan()],
        ['', 'Text.', '', plan(' again')],
      ],
      ['', 'Words.', '', FIELD],
    ],
    [
      'below a text without them, with the spaces of the others',
      ['**Goal:** turn'],
      [
        ['**Goal:** ring', '*   **Plan:** x'],
        ['**Goal:** shine', '*   **Plan:** y'],
      ],
      ['**Goal:** turn', '*   **Resolution:** Fixed'],
    ],
    [
      'above a text where others stand above it',
      ['', 'Words.'],
      [
        ['', plan(), '', 'Text.'],
        ['', plan(), '', 'Text.'],
      ],
      ['', FIELD, '', 'Words.'],
    ],
    [
      'above a text that introduces a list',
      ['', 'Words.', '- one'],
      [
        ['', 'Text.', '', plan()],
        ['', 'Text.', '', plan()],
      ],
      ['', FIELD, '', 'Words.', '- one'],
    ],
    ['but not inside of a bullet', ['', '- one', '  - Effort: 3'], [['', '- two', '  - Effort: 4']], ['', '- Resolution: Fixed', '- one', '  - Effort: 3']],
    [
      'but not behind labels among other bullets',
      ['', '- one', '- Proof: x'],
      [['', '- two', '- Proof: y']],
      ['', '- Resolution: Fixed', '- one', '- Proof: x'],
    ],
  ];
  it.each(cases)('stands %s', (_, first, others, after) => {
    for (const end of ['\n', '\r\n']) expect(belowHeading(first, others, end)).toEqual(after);
  });

  it('stands below a blank line where the file has one below headings', () => {
    expect(belowHeading([], [])).toEqual(['', '- resolution: Fixed']);
    expect(made(lines('## Parts', '', '### b', 'Text.', '', '### a'), [of('a', FIXED)])).toBe(
      lines('## Parts', '', '### b', 'Text.', '', '### a', '- resolution: Fixed'),
    );
  });
});

describe('a new field goes behind the labels with other names', () => {
  const cases: ReadonlyArray<readonly [string, readonly string[], readonly string[]]> = [
    ['bullets', ['- owner: Kim', '- effort: 3', '- area: lid'], ['- owner: Kim', '- effort: 3', '- area: lid', '- resolution: Fixed']],
    ['bold lines', ['', '**Owner:** Kim', '**Effort:** 3', '', 'Text.'], ['', '**Owner:** Kim', '**Effort:** 3', '**Resolution:** Fixed', '', 'Text.']],
    ['lines with a hard break', ['', 'Owner: Kim  ', 'Effort: 3', '', 'Text.'], ['', 'Owner: Kim  ', 'Effort: 3  ', 'Resolution: Fixed', '', 'Text.']],
    ['but not a longer text', ['- owner: Kim', `- effort: ${LONG}`], ['- owner: Kim', '- resolution: Fixed', `- effort: ${LONG}`]],
    ['but not in another form', ['- owner: Kim', '- **Effort:** 3'], ['- owner: Kim', '- resolution: Fixed', '- **Effort:** 3']],
    ['but not in another case', ['- owner: Kim', '- Effort: 3'], ['- owner: Kim', '- resolution: Fixed', '- Effort: 3']],
  ];
  it.each(cases)('%s', (_, before, after) => {
    for (const end of ['\n', '\r\n']) expect(belowHeading(before, [], end)).toEqual(after);
  });

  it.each([
    [
      'in a list',
      ['- [ ] a', '  - owner: Kim', '  - effort: 3', '- [ ] b'],
      ['- [ ] a', '  - owner: Kim', '  - effort: 3', '  - resolution: Fixed', '- [ ] b'],
    ],
    [
      'in capitals that all texts begin with',
      ['- [ ] a', '  - EFFORT: 3', '  - AREA: lid', '- [ ] b', '  - EFFORT: 4'],
      ['- [ ] a', '  - EFFORT: 3', '  - AREA: lid', '  - RESOLUTION: Fixed', '- [ ] b', '  - EFFORT: 4'],
    ],
    [
      'and behind notes where all others do',
      ['- [ ] a', '  - note', '- [ ] b', '  - note', '  - owner: Kim', '- [ ] c', '  - note', '  - owner: Lou'],
      ['- [ ] a', '  - note', '  - resolution: Fixed', '- [ ] b', '  - note', '  - owner: Kim', '- [ ] c', '  - note', '  - owner: Lou'],
    ],
    [
      'that another item has, too',
      ['- [ ] a', '  - effort: 3', '  - area: lid', '- [ ] b', '  - owner: Kim', '  - effort: 4'],
      ['- [ ] a', '  - effort: 3', '  - area: lid', '  - resolution: Fixed', '- [ ] b', '  - owner: Kim', '  - effort: 4'],
    ],
  ])('%s', (_, before, after) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...after));
  });

  it('stands behind labels with an emoji, and has none', () => {
    const text = ['', '- 🎯 **Goal:** turn', '- 🗓️ **Effort:** 3'];
    expect(belowHeading(text, [])).toEqual([...text, FIELD]);
  });

  it('stands behind lines together at the end of a text that other items have, too', () => {
    const text = (value: string) => ['', 'Words.', '', `Effort: ${value}`, 'Area: lid'];
    expect(belowHeading(text('3'), [text('4')])).toEqual([...text('3'), 'Resolution: Fixed']);
    expect(belowHeading(text('3'), [])).toEqual(['', '- resolution: Fixed', ...text('3')]);
  });

  it('stands behind the short lines with which the texts begin', () => {
    const text = (name: string) => ['', `Lead: ${name}`, '', 'Effort: 3'];
    expect(belowHeading(text('ann'), [['', 'Lead: bob', '', 'Owner: Kim']])).toEqual([...text('ann'), '', 'Resolution: Fixed']);
  });
});
