import { describe, expect, it } from 'vitest';
import type { NewItem } from '../../../../src/model/plan.ts';
import { type ReadOptions, readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, movedToNew, reading } from '../../reading.ts';

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
      ['## Planned', '', '+ a', '', '## Later', '', '- b', '- c', '', '## Done', '', '+ d', '+ e'],
      ['## Open bugs', '', ...item('+ ')],
    ],
    ['their indentation', ['## Planned', '', ' * a', ' * b'], ['## Open bugs', '', ...item(' * ', '   ')]],
    ['their white space behind the bullet', ['## Planned', '', '-   a', '-   b'], ['## Open bugs', '', ...item('-   ', '    ')]],
    ['the bullet of lists without items', ['## Why', '', '* one', '  - inside', '* two'], ['## Open bugs', '', ...item('* ')]],
    ['the bullet outside of code', ['## Why', '', '* one', '', '```', '- a', '- b', '```'], ['## Open bugs', '', ...item('* ')]],
    ['the bullet outside of the front matter', ['---', 'tags:', '- a', '- b', '---', '', '## Why', '', '* one'], ['## Open bugs', '', ...item('* ')]],
    ['no bullet from a line across the page', ['## Why', '', '* * *', '', '* * *', '', 'Words.'], ['## Open bugs', '', ...item('- ')]],
    ['no bullet from inside of a numbered list', ['## Why', '', '1. one', '   * inside', '   * more', '2. two'], ['## Open bugs', '', ...item('- ')]],
    ['no blank line below its heading where none is', ['## Planned', '* a', '', '## Done', '* b'], ['## Open bugs', ...item('* ')]],
  ])('%s', (_, before, after) => {
    expect(withNewItem(before)).toBe(lines(...before, '', ...after));
  });

  it.each([
    ['two blank lines above its heading where two are', ['## Planned', '', '- a', '', '', '## Later', '', '- b'], ['', '', '## Open bugs', '', '- N']],
    ['none above its heading where none is', ['## Planned', '- a', '## Later', '- b'], ['## Open bugs', '- N']],
    ['one where headings differ', ['## Planned', '- a', '## Later', '', '- b', '', '## Done', '- c'], ['', '## Open bugs', '- N']],
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

describe('the heading of a new section is', () => {
  it.each([
    ['closed like most of them', ['## Planned ##', '', '- a', '- b', '', '## Later ##', '', '- c', '', '## Done', '', '- d'], '## Dropped ##'],
    ['of the level of most of them', ['## Planned', '', '- a', '- b', '', '## Later', '', '- c', '', '# Appendix', '', 'Words.'], '## Dropped'],
  ])('%s', (_, before, heading) => {
    expect(movedToNew(lines(...before), 'a', 'Dropped').split('\n')).toContain(heading);
  });
});
