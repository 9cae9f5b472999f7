import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, movedToEnd, reading } from '../../reading.ts';

const PLANS = parseConfig('sections:\n  - title: Plans\n    items: [bullets, numbered, headings, table]\n', 'test').rules;

/** The text with a new item at the end of its section “Plans”. */
function withNew(text: string): string {
  const options = { ...reading, rules: PLANS };
  const roadmap = readRoadmap(text, options);
  const section = roadmap.sections.findIndex(({ heading }) => heading.title === 'Plans');
  const content = { fields: {}, notes: '', subItems: '' };
  const added = [{ markdown: 'N', reads: 'N', issue: 1, content, to: { at: 'end' as const, section } }];
  const { text: after, refused } = editRoadmap(roadmap, { items: [], added, lastUpdated: null }, options);
  expect(refused).toEqual([]);
  return after;
}

const folded = (...inner: readonly string[]) => ['<details><summary>More</summary>', '', ...inner, '', '</details>'];
const NEW = `N ${linkTo(1)}`;

describe('a new item of a section of which a part is folded away', () => {
  it.each([
    ['behind the tasks that are shown', ['- [ ] a', '- [ ] b'], ['- [ ] c'], `- [ ] ${NEW}`],
    ['behind the bullets that are shown', ['* a', '* b'], ['* c', '* d', '* e'], `* ${NEW}`],
    ['behind the numbers that are shown', ['1. a', '2. b'], ['1. c'], `3. ${NEW}`],
    ['behind what is shown, though it is of another form', ['- a'], ['| Item |', '|---|', '| c |', '| d |'], `- ${NEW}`],
    ['in the table that is shown', ['| Item |', '|---|', '| a |'], ['- b', '- c'], `| ${NEW} |`],
  ])('stands %s', (_, shown, hidden, item) => {
    const before = ['# R', '', '## Plans', '', ...shown];
    expect(withNew(lines(...before, '', ...folded(...hidden)))).toBe(lines(...before, item, '', ...folded(...hidden)));
  });

  it('stands behind the list that is shown below the folded one', () => {
    const before = ['## Plans', '', ...folded('- [x] a'), '', '- [ ] b'];
    expect(withNew(lines(...before, '', ...folded('- [ ] c')))).toBe(lines(...before, `- [ ] ${NEW}`, '', ...folded('- [ ] c')));
  });

  it('stands in the first level of nested elements, with the line ends of the file', () => {
    const text = lines('## Plans', '', '- a', '', '<div>', '<details>', '', '- b', '', '</details>', '', '- c', '', '</div>').replaceAll('\n', '\r\n');
    expect(withNew(text)).toBe(text.replace('- a\r\n', `- a\r\n- ${NEW}\r\n`));
  });

  it('stands in the folded list where the section has no other', () => {
    expect(withNew(lines('## Plans', '', 'Prose.', '', ...folded('- a'), '', '## Else'))).toBe(
      lines('## Plans', '', 'Prose.', '', ...folded('- a', `- ${NEW}`), '', '## Else'),
    );
  });

  it('stands at the end of a section that is folded as a whole, with its heading', () => {
    expect(withNew(lines(...folded('## Plans', '', '- a', '', '- b')))).toBe(lines(...folded('## Plans', '', '- a', '', '- b', '', `- ${NEW}`)));
  });

  it.each([
    ['a tag in a block of code', ['```html', '<details>', '```', '', '- b']],
    ['a tag in a title', ['- Close `<details>` again', '- b']],
    ['an element that ends on its line', ['<details><summary>Why</summary>Because.</details>', '', '- b']],
  ])('stands in the last list behind %s', (_, last) => {
    expect(withNew(lines('## Plans', '', '- a', '', ...last))).toBe(lines('## Plans', '', '- a', '', ...last, `- ${NEW}`));
  });
});

describe('a finished item of which a part of the target is folded away', () => {
  const plan = ['## Planned', '', '- a', '- b', ''];
  const left = ['## Planned', '', '- b', ''];

  it('stands behind the items that are shown', () => {
    const older = folded('- d', '- e');
    expect(movedToEnd(lines(...plan, '## Done', '', '- c', '', ...older), 'a', 'Done')).toBe(lines(...left, '## Done', '', '- c', '- a', '', ...older));
  });

  it('stands in the table that is shown', () => {
    const { rules } = parseConfig('sections:\n  - pattern: Plans\n    items: table\n  - title: Done\n    role: done\n    items: table\n', 'test');
    const table = (...rows: readonly string[]) => ['| Item | For |', '|---|---|', ...rows];
    const text = (...parts: ReadonlyArray<readonly string[]>) => lines('## Plans', '', ...parts.flat());
    const done = (...rows: readonly string[]) => ['', '## Done', '', ...table('| c | |', ...rows), '', ...folded(...table('| d | |'))];
    const roadmap = readRoadmap(text(table('| a | |', '| b | |'), done()), { ...reading, rules });
    const items = [{ line: 5, edits: [{ edit: 'move' as const, to: { at: 'end' as const, section: 1 } }] }];
    expect(editRoadmap(roadmap, { items, lastUpdated: null }, { ...reading, rules })).toEqual({
      text: text(table('| b | |'), done('| a | |')),
      refused: [],
    });
  });

  it('stands in the last folded list where all are folded', () => {
    const done = (...last: readonly string[]) => ['## Done', '', ...folded('- c'), '', ...folded(...last)];
    expect(movedToEnd(lines(...plan, ...done('- d')), 'a', 'Done')).toBe(lines(...left, ...done('- d', '- a')));
  });
});
