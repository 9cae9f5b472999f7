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

  it.each([
    ['not like those inside a grouping bullet', ['- [ ] **a** in words', '- [~] **b**', '  - [ ] b1', '- [x] **c** (soon)'], '- [ ] **N1** '],
    ['like those inside one if all are', ['- b', '  - [ ] **b1**', '  - [ ] **b2**'], '  - [ ] **N1** '],
  ])('is written like its neighbours: %s', (_, list, start) => {
    const { text, refused } = withNew(lines('## Plans', '', ...list), 'tasks');
    expect([text, refused]).toEqual([lines('## Plans', '', ...list, `${start}${linkTo(1)}`), []]);
  });

  it.each([
    ['before a colon', ['- **a**: b', '- **c**: d'], 'N1: new', '**N1**: new'],
    ['before a wide colon', ['- **a**：b', '- **c**：d'], 'N1：new', '**N1**：new'],
    ['with its colon', ['- **a:** b', '- **c:** d'], 'N1: new', '**N1:** new'],
    ['before a dash', ['- *a* — b', '- *c* – d'], 'N1 — new', '*N1* — new'],
    ['before the first colon behind code', ['- **a**: b', '- **c**: d'], '`x: y` at 10:30: new', '**`x: y` at 10:30**: new'],
    ['as a whole without a colon', ['- **a**: b', '- **c:** d'], 'N1 new', '**N1 new**'],
    ['as a whole where others are', ['- **a: b**', '- **c**'], 'N1: new', '**N1: new**'],
    ['as a whole where no space is behind the colon', ['- **a：** b', '- **c：** d'], 'N1：new', '**N1：new**'],
  ])('has the emphasis of all others %s', (_, list, title, after) => {
    const { text, refused } = withNew(lines('## Plans', '', ...list), 'bullets', { ...NEW, markdown: title, reads: title });
    expect([text, refused]).toEqual([lines('## Plans', '', ...list, `- ${after} ${linkTo(1)}`), []]);
  });

  it.each([
    ['is plain without a label', 'N1 new', 'N1 new'],
    ['has its own label in bold', 'N1: new', '**N1**: new'],
  ])('where a label of the others sorts them, it %s', (_, title, after) => {
    for (const label of ['**Bug**: ', '**Fehler**: ', '**修复**：']) {
      const list = lines('## Plans', '', '- **Lid**: flat', `- ${label}it drips`, `- ${label}it leaks`);
      const { text, refused } = withNew(list, 'bullets', { ...NEW, markdown: title, reads: title });
      expect([text.slice(list.length), refused]).toEqual([`- ${after} ${linkTo(1)}\n`, []]);
    }
  });

  describe('in a section that has none or one', () => {
    const made: NewItem = { ...NEW, to: { at: 'new-section', title: 'Open bugs', role: 'open' } };
    const tasks = (...titles: string[]) => lines('## Planned', '', ...titles);
    const withMade = (text: string) => editRoadmap(readRoadmap(text, reading), { items: [], added: [made], lastUpdated: null }, reading);

    it.each([
      ['is bold where all open ones of the file are', ['- [ ] **a**', '- [ ] **b** c', '- [ ] **d**: e', '  - [ ] f', '- [x] g'], '- [ ] **N1**'],
      ['is bold where all plain bullets are', ['- **a**', '- **b** c', '- **d**: e'], '- **N1**'],
      ['is plain where one of them is', ['- [ ] **a**', '- [ ] **b**', '- [ ] **c**', '- [ ] d'], '- [ ] N1'],
      ['is plain where there are two', ['- [ ] **a**', '- [ ] **b**', '- [x] **c**'], '- [ ] N1'],
      ['is plain where only finished ones are bold', ['- [x] **a**', '- [x] **b**', '- [x] **c**', '- [ ] d'], '- [ ] N1'],
    ])('%s', (_, list, start) => {
      for (const text of [tasks(...list), tasks(...list).replaceAll('\n', '\r\n')]) {
        const end = text.includes('\r') ? '\r\n' : '\n';
        const { text: after, refused } = withMade(text);
        expect([after, refused]).toEqual([`${text}${end}## Open bugs${end}${end}${start} ${linkTo(1)}${end}`, []]);
      }
    });

    it('is bold as a heading, too', () => {
      const text = lines('## Plans', '', '### **a**', '', '### **b**', '', '### **c**');
      const options = { ...reading, rules: parseConfig('sections: [{ title: Plans, items: headings }, { title: Open bugs, items: headings }]', 'test').rules };
      const { text: after } = editRoadmap(readRoadmap(text, options), { items: [], added: [made], lastUpdated: null }, options);
      expect(after).toContain(`### **N1** ${linkTo(1)}\n`);
    });

    it('is bold in the section that is there, too', () => {
      const text = (...list: string[]) => lines('## Open bugs', '', ...list, '## Planned', '', '- [ ] **a**', '- [ ] **b**', '- [ ] **c**');
      const add = (one: string) => editRoadmap(readRoadmap(one, reading), { items: [], added: [NEW], lastUpdated: null }, reading).text;
      expect(add(text())).toContain(`- [ ] **N1** ${linkTo(1)}\n`);
      expect(add(text('- [ ] **e**', ''))).toContain(`- [ ] **N1** ${linkTo(1)}\n`);
      expect(add(text('- [ ] e', ''))).toContain(`- [ ] N1 ${linkTo(1)}\n`);
    });
  });

  it('is bold in a heading and in a row, too', () => {
    const headings = lines('## Plans', '', '### **a**', '', '### **b**');
    expect(withNew(headings, 'headings').text).toBe(`${headings}\n### **N1** ${linkTo(1)}\n`);
    const rows = lines('## Plans', '', '| What |', '|---|', '| **a** |', '| **b** |');
    expect(withNew(rows, 'table').text).toBe(`${rows}| **N1** ${linkTo(1)} |\n`);
  });

  it('is bold in a list beside a table with plain titles', () => {
    const text = lines('## Plans', '', '| What |', '|---|', '| x |', '', '- **a**', '- **b**');
    expect(withNew(text, '[table, bullets]').text).toBe(`${text}- **N1** ${linkTo(1)}\n`);
  });

  it('is plain where a sign in it might end the emphasis', () => {
    const list = lines('## Plans', '', '- **a**', '- **b**');
    const { text, refused } = withNew(list, 'bullets', { ...NEW, markdown: '2 \\* 3', reads: '2 * 3' });
    expect([text, refused]).toEqual([`${list}- 2 \\* 3 ${linkTo(1)}\n`, []]);
  });
});
