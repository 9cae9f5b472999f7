import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import type { NewItem } from '../../../../src/model/plan.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';

const EMPTY = { fields: {}, notes: '', subItems: '' };
const NEW: NewItem = { markdown: 'N1', reads: 'N1', issue: 1, content: EMPTY, to: { at: 'end', section: 0 } };

function withNew(text: string, items: string, added: NewItem = NEW) {
  const options = { ...reading, rules: parseConfig(`sections: [{ title: Plans, items: ${items} }]`, 'test').rules };
  return editRoadmap(readRoadmap(text, options), { items: [], added: [added], lastUpdated: null }, options);
}

describe('the title of a new item', () => {
  it.each([
    ['is bold where all others are', 'bullets', ['- **a**', '- ~~**b**~~', '- **c** with words'], '- **N1** '],
    ['is in the emphasis of all others', 'tasks', ['- [ ] _a_', '- [x] _b_'], '- [ ] _N1_ '],
    ['is plain where one of them is', 'bullets', ['- **a**', '- b', '- **c**'], '- N1 '],
    ['is plain beside a single one', 'bullets', ['- **a**'], '- N1 '],
  ])('%s', (_, items, list, start) => {
    const { text, refused } = withNew(lines('## Plans', '', ...list), items);
    expect([text, refused]).toEqual([lines('## Plans', '', ...list, `${start}${linkTo(1)}`), []]);
  });

  it('is bold in a heading and in a row, too', () => {
    const headings = lines('## Plans', '', '### **a**', '', '### **b**');
    expect(withNew(headings, 'headings').text).toBe(`${headings}\n### **N1** ${linkTo(1)}\n`);
    const rows = lines('## Plans', '', '| What |', '|---|', '| **a** |', '| **b** |');
    expect(withNew(rows, 'table').text).toBe(`${rows}| **N1** ${linkTo(1)} |\n`);
  });

  it('is plain where a sign in it might end the emphasis', () => {
    const list = lines('## Plans', '', '- **a**', '- **b**');
    const { text, refused } = withNew(list, 'bullets', { ...NEW, markdown: '2 \\* 3', reads: '2 * 3' });
    expect([text, refused]).toEqual([`${list}- 2 \\* 3 ${linkTo(1)}\n`, []]);
  });
});
