import { describe, expect, it } from 'vitest';
import type { NewItem } from '../../../../src/model/plan.ts';
import { type ReadOptions, readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { edited, editRoadmap, lines, linkTo, movedToNew, reading } from '../../reading.ts';

const CONTENT = { fields: { owner: '@kim' }, notes: '', subItems: '' };
const NEW: NewItem = { markdown: 'N', reads: 'N', issue: 1, content: CONTENT, to: { at: 'new-section', title: 'Open bugs', role: 'open' } };

function withNewItem(before: readonly string[], to: NewItem['to'] = NEW.to, options: ReadOptions = reading): string {
  const result = editRoadmap(readRoadmap(lines(...before), options), { items: [], added: [{ ...NEW, to }], lastUpdated: null }, options);
  expect(result.refused).toEqual([]);
  return result.text;
}

describe('a list that is begun has', () => {
  const item = (start: string, inner = '  ') => [`${start}N ${linkTo(1)}`, `${inner}${start.trim().charAt(0)} owner: @kim`];
  it.each([
    ['the bullet of the items', ['## Planned', '', '* a', '* b'], ['## Open bugs', '', ...item('* ')]],
    [
      'the bullet of most items',
      ['## Planned', '', '+ a', '', '## Later', '', '- b', '- c', '', '## Upcoming', '', '+ d', '+ e'],
      ['## Open bugs', '', ...item('+ ')],
    ],
    ['their indentation', ['## Planned', '', ' * a', ' * b'], ['## Open bugs', '', ...item(' * ', '   ')]],
    ['no indentation where lists differ in theirs', ['## Planned', '', '  - a', '  - b', '', '## Later', '', '- c'], ['## Open bugs', '', ...item('- ')]],
    ['their white space behind the bullet', ['## Planned', '', '-   a', '-   b'], ['## Open bugs', '', ...item('-   ', '    ')]],
    ['the bullet of lists without items', ['## Why', '', '* one', '  - inside', '* two'], ['## Open bugs', '', ...item('* ')]],
    ['the bullet outside of code', ['## Why', '', '* one', '', '```', '- a', '- b', '```'], ['## Open bugs', '', ...item('* ')]],
    ['the bullet outside of the front matter', ['---', 'tags:', '- a', '- b', '---', '', '## Why', '', '* one'], ['## Open bugs', '', ...item('* ')]],
    [
      'no bullet from a line across the page',
      ['## Why', '', '* * *', '', 'Words.', '', '* * *', '', '## More', '', 'Words.'],
      ['## Open bugs', '', ...item('- ')],
    ],
    ['no bullet from inside of a numbered list', ['## Why', '', '1. one', '   * inside', '   * more', '2. two'], ['## Open bugs', '', ...item('- ')]],
    ['no blank line below its heading where none is', ['## Planned', '* a', '', '## Later', '* b'], ['## Open bugs', ...item('* ')]],
  ])('%s', (_, before, after) => {
    expect(withNewItem(before)).toBe(lines(...before, '', ...after));
  });

  it.each([
    ['two blank lines above its heading where two are', ['## Planned', '', '- a', '', '', '## Later', '', '- b'], ['', '', '## Open bugs', '', '- N']],
    [
      'three above its heading where three are',
      ['# R', '', 'Words.', '', '', '', '## Planned', '', '- a', '', '', '', '## Later', '', '- b'],
      ['', '', '', '## Open bugs', '', '- N'],
    ],
    [
      'not more than two where only one heading has more',
      ['## Planned', '', '- a', '', '', '', '', '## Later', '', '- b'],
      ['', '', '## Open bugs', '', '- N'],
    ],
    ['none above its heading where none is', ['## Planned', '- a', '## Later', '- b'], ['## Open bugs', '- N']],
    ['one where headings differ', ['## Planned', '- a', '## Later', '', '- b', '', '## Upcoming', '- c'], ['', '## Open bugs', '- N']],
  ])('%s', (_, before, after) => {
    const added = { ...NEW, content: { fields: {}, notes: '', subItems: '' } };
    const result = editRoadmap(readRoadmap(lines(...before), reading), { items: [], added: [added], lastUpdated: null }, reading);
    expect(result.text).toBe(lines(...before, ...after.map((line) => (line === '- N' ? `- N ${linkTo(1)}` : line))));
  });

  it('the bullet of the file in a section without items', () => {
    const before = ['## Planned', '', '* a', '', '## Known bugs', '', '## Done', '', '* b'];
    const after = ['## Planned', '', '* a', '', '## Known bugs', '', `* N ${linkTo(1)}`, '  * owner: @kim', '', '## Done', '', '* b'];
    expect(withNewItem(before, { at: 'end', section: 1 })).toBe(lines(...after));
  });
});

describe('a new section', () => {
  const [a, b, c] = [
    ['## Planned', '', '- a', ''],
    ['## Later', '', '- b', ''],
    ['## Upcoming', '', '- c'],
  ];
  const made = ['## Open bugs', '', `- N ${linkTo(1)}`, '  - owner: @kim'];
  it.each([
    ['stands below a line across the page where the others do', [...a, '***', '', ...b, '***', '', ...c], ['', '***', '', ...made]],
    ['stands below none where only one does', [...a, '***', '', ...b, ...c], ['', ...made]],
  ])('%s', (_, before, after) => {
    expect(withNewItem(before)).toBe(lines(...before, ...after));
  });

  const rule = '----------';
  const task = ['## Open bugs', '', `- [ ] N ${linkTo(1)}`, '  - owner: @kim'];
  const parts = (...rules: readonly string[]) =>
    ['Now:', '', '- [ ] a', '', ...rules.flatMap((one, at) => [one, '', `Part ${at}:`, '', `- [ ] b${at}`, ''])].slice(0, -1);
  it.each([
    ['below such a line where parts without headings have it between them', parts(rule, rule), ['', rule, '', ...task]],
    ['below the one that most have', parts('***', rule, rule), ['', rule, '', ...task]],
    ['below one where only the title is a heading', ['# R', '', ...parts(rule, rule)], ['', rule, '', ...task]],
    ['below none where one stands between two parts', parts(rule), ['', ...task]],
    ['below none where one of two stands below the title', ['# R', '', rule, '', ...parts(rule)], ['', ...task]],
    [
      'below none where the lines underline headings',
      ['- [ ] a', '', 'Now', '---', '', '- [ ] b', '', 'Later', '---', '', '- [ ] c'],
      ['', 'Open bugs', '---------', '', ...task.slice(2)],
    ],
    ['below none where the parts have no names', ['- [ ] a', '', rule, '', '- [ ] b', '', rule, '', '- [ ] c'], ['', ...task]],
    ['below none where the lines are code', ['- [ ] a', '', '```', '', '---', '', '---', '', '```', '', '- [ ] b'], ['', ...task]],
    ['below none where the parts of a section have them', ['## Planned', '', ...parts(rule, rule)], ['', ...task]],
  ])('stands %s', (_, before, after) => {
    expect(withNewItem(before)).toBe(lines(...before, ...after));
  });

  it('stands above the words that close a file without headings, and their line is no habit', () => {
    const [end, work] = [['', '---', '', 'Thanks to all.'], parts(rule)];
    expect(withNewItem([...work, ...end])).toBe(lines(...work, '', ...task, ...end));
    const more = parts(rule, rule);
    expect(withNewItem([...more, ...end])).toBe(lines(...more, '', rule, '', ...task, ...end));
  });

  it('stands above the line across the page that ends the file', () => {
    const before = [...a, '---', '', ...b, '---', '', ...c];
    expect(withNewItem([...before, '', '---'])).toBe(lines(...before, '', '---', '', ...made, '', '---'));
  });

  it('has a numbered list where all tasks stand in such lists', () => {
    const numbered = (first: string, second: string) => withNewItem(['## Planned', '', first, second]);
    expect(numbered('1) [ ] a', '2) [ ] b')).toContain(`## Open bugs\n\n1) [ ] N ${linkTo(1)}\n   - owner: @kim\n`);
    expect(numbered('1. [ ] a', '- [ ] b')).toContain(`## Open bugs\n\n- [ ] N ${linkTo(1)}\n`);
  });
});

describe('the heading of a new section is', () => {
  it.each([
    ['closed like most of them', ['## Planned ##', '', '- a', '- b', '', '## Later ##', '', '- c', '', '## Done', '', '- d'], '## Dropped ##'],
    ['of the level of most of them', ['## Planned', '', '- a', '- b', '', '## Later', '', '- c', '', '# Appendix', '', 'Words.'], '## Dropped'],
  ])('%s', (_, before, heading) => {
    expect(movedToNew(lines(...before), 'a', 'Dropped').split('\n')).toContain(heading);
  });
});

describe('what is put inside of an item stands behind a tab where the file has tabs', () => {
  it.each([
    [
      'a sub-item',
      '- [ ] a\n\t- note\n- [ ] b\n',
      { edit: 'set-sub-items', markdown: '- [ ] s\n- [ ] t' },
      '- [ ] a\n\t- note\n- [ ] b\n\t- [ ] s\n\t- [ ] t\n',
    ],
    ['a sub-item behind bullets', '- [ ] b\n\t- note\n', { edit: 'set-sub-items', markdown: '- [ ] s' }, '- [ ] b\n\t- note\n\t- [ ] s\n'],
    ['a field', '- [ ] a\n\t- note\n- [ ] b\n', { edit: 'set-field', key: 'status', value: 'new' }, '- [ ] a\n\t- note\n- [ ] b\n\t- status: new\n'],
    [
      'nothing where most have spaces',
      '- [ ] a\n\t- note\n- [ ] c\n  - note\n- [ ] b\n',
      { edit: 'set-field', key: 'status', value: 'new' },
      '- [ ] a\n\t- note\n- [ ] c\n  - note\n- [ ] b\n  - status: new\n',
    ],
    ['nothing behind a long number', '100. [ ] b\n\t\t- note\n', { edit: 'set-sub-items', markdown: '- [ ] s' }, '100. [ ] b\n\t\t- note\n\t\t- [ ] s\n'],
  ] as const)('%s', (_, before, edit, after) => {
    expect(edited(before, { b: [edit] })).toBe(after);
  });
});
