import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import type { NewItem } from '../../../../src/model/plan.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';

function withNotes(list: readonly string[], notes: string, subItems = ''): string {
  const options = { ...reading, rules: parseConfig('sections: [{ title: Plans, items: bullets }]', 'test').rules };
  const item: NewItem = { markdown: 'N1', reads: 'N1', issue: 1, content: { fields: {}, notes, subItems }, to: { at: 'end', section: 0 } };
  return editRoadmap(readRoadmap(lines('## Plans', '', ...list), options), { items: [], added: [item], lastUpdated: null }, options).text;
}

describe('the notes of a new item in a list', () => {
  it.each([
    ['- one\n- two', ['  - one', '  - two']],
    ['* one', ['  * one']],
    ['1. one', ['  1. one']],
    ['2. one', ['', '  2. one']],
    ['- one\n\nMore.', ['  - one', '', '  More.']],
    ['Why.\n\n- one', ['', '  Why.', '', '  - one']],
  ])('stand apart from its title only where they do not begin with a list: %j', (notes, below) => {
    const text = withNotes(['- A', '  - a', '- B'], notes);
    expect(text).toBe(lines('## Plans', '', '- A', '  - a', '- B', `- N1 ${linkTo(1)}`, ...below));
  });

  it('stand below its sub-items', () => {
    const text = withNotes(['- A'], '- one', '- [ ] s');
    expect(text).toBe(lines('## Plans', '', '- A', `- N1 ${linkTo(1)}`, '  - [ ] s', '  - one'));
  });
});
