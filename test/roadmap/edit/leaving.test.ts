import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/roadmap/read/roadmap.ts';
import { longRoadmap } from '../../support/texts/long-roadmap.ts';
import { editRoadmap, lines, linkTo, read, reading } from '../reading.ts';
import { without } from './rolling-over.ts';

describe('an item that leaves the file', () => {
  it.each([
    ['the first', 'a', ['## Fixed bugs', '', '- b', '- c', '', '## Next']],
    ['one between', 'b', ['## Fixed bugs', '', '- a', '- c', '', '## Next']],
    ['the last', 'c', ['## Fixed bugs', '', '- a', '- b', '', '## Next']],
  ])('leaves its neighbours: %s', (_, title, after) => {
    expect(without(lines('## Fixed bugs', '', '- a', '- b', '- c', '', '## Next'), title)).toBe(lines(...after));
  });

  it.each([
    ['its fields, notes and sub-items', ['- [x] a', '  owner: Kim', '  - [ ] s', '', '    ```', '    code', '    ```', '', '  More.', '- [ ] b'], ['- [ ] b']],
    ['a list beside it that is read as its notes', ['## Planned', '* a', ' - note', '* b'], ['## Planned', '* b']],
    ['a text that goes on without indentation', ['- [ ] b', '- [ ] a', 'which goes on', '', 'Prose.'], ['- [ ] b', '', 'Prose.']],
    [
      'the headings below it',
      ['## Fixed parts', '', '### a', '', 'Text.', '', '#### Deep', '', '- [x] s', '', '### b', '', 'Text.'],
      ['## Fixed parts', '', '### b', '', 'Text.'],
    ],
    ['a heading that is underlined', ['# Fixed parts', '', 'a', '---', 'Text.', '', 'b', '---'], ['# Fixed parts', '', 'b', '---']],
  ])('takes along %s', (_, before, after) => {
    expect(without(lines(...before), before.includes('which goes on') ? 'a which goes on' : 'a')).toBe(lines(...after));
  });

  it.each([
    ['between items', ['## Planned', '', '- a', '', '- b', '', '- c', '', 'End.'], ['## Planned', '', '- a', '', '- c', '', 'End.'], 'b'],
    ['behind the last', ['## Planned', '', '- a', '- b', '', '', 'End.'], ['## Planned', '', '- a', '', '', 'End.'], 'b'],
    ['below a heading', ['## Planned', '', '- b', '', '## Next'], ['## Planned', '', '## Next'], 'b'],
    ['below a heading, where none are written', ['## Planned', '- b', '## Next'], ['## Planned', '## Next'], 'b'],
    [
      'below a heading, where others have them',
      ['## Planned', '- b', '## Next', '', 'Soon.', '', '## Then'],
      ['## Planned', '', '## Next', '', 'Soon.', '', '## Then'],
      'b',
    ],
    ['above prose', ['## Planned', '', '- b', '', 'Prose.'], ['## Planned', '', 'Prose.'], 'b'],
    ['below prose', ['## Planned', 'Soon.', '- b', '## Next'], ['## Planned', 'Soon.', '', '## Next'], 'b'],
    ['at the start of the file', ['- [ ] b', '', 'Prose.'], ['Prose.'], 'b'],
    ['between a parent and its neighbour', ['- [ ] a', '  - [ ] b', '- [ ] c'], ['- [ ] a', '- [ ] c'], 'b'],
    ['between notes', ['- [ ] a', '', '  One.', '', '  - [ ] b', '', '  Two.'], ['- [ ] a', '', '  One.', '', '  Two.'], 'b'],
  ])('leaves blank lines as they are: %s', (_, before, after, title) => {
    expect(without(lines(...before), title)).toBe(lines(...after));
  });

  it('hands on the first number of its list, and renumbers nothing else', () => {
    const text = lines('## Fixed steps', '', '3. a', '4. b', '5. c', '6. d');
    expect(without(text, 'a')).toBe(lines('## Fixed steps', '', '3. b', '5. c', '6. d'));
    expect(without(text, 'a', 'b')).toBe(lines('## Fixed steps', '', '3. c', '6. d'));
    expect(without(text, 'b', 'c')).toBe(lines('## Fixed steps', '', '3. a', '6. d'));
  });

  it('leaves the header of its table', () => {
    const head = ['## Fixed rows', '', '| Title | Status |', '| :-- | --- |'];
    const text = lines(...head, '| a | done |', '| b | done |', '| c | done |', '', 'Prose.');
    expect(without(text, 'b')).toBe(lines(...head, '| a | done |', '| c | done |', '', 'Prose.'));
    expect(without(text, 'a', 'c')).toBe(lines(...head, '| b | done |', '', 'Prose.'));
    expect(without(text, 'a', 'b', 'c')).toBe(lines(...head, '', 'Prose.'));
  });

  it.each([
    ['## Planned\n\n- a\n- b', ['b'], '## Planned\n\n- a'],
    ['## Planned\n\n- a\n- b', ['a', 'b'], '## Planned'],
    ['## Planned\n\n- a\n- b\n', ['a', 'b'], '## Planned\n'],
    ['## Planned\n\n- a\n\n* b', ['a', 'b'], '## Planned'],
    ['## Planned\n\n- [ ] c\n  - [ ] a\n\n- [ ] b', ['a', 'b'], '## Planned\n\n- [ ] c'],
    ['## Planned\n\n- c\n- a\n\n* b\n', ['a', 'b'], '## Planned\n\n- c\n'],
    ['## Fixed parts\n\n### a\n\nText.\n\n### b', ['b'], '## Fixed parts\n\n### a\n\nText.'],
    ['## Fixed rows\n\n| Title |\n|---|\n| a |\n| b |', ['a', 'b'], '## Fixed rows\n\n| Title |\n|---|'],
    ['- [ ] a', ['a'], ''],
  ])('leaves the end of the file as it is: %j', (text, removed, after) => {
    expect(without(text, ...removed)).toBe(after);
  });

  it('leaves the line ends', () => {
    expect(without('## Planned\r\n- a\r\n- b\r\n## Next\r\n', 'a', 'b')).toBe('## Planned\r\n## Next\r\n');
    expect(without('## Planned\r\n\r\n- a\r\n- b\r\n- c', 'a', 'c')).toBe('## Planned\r\n\r\n- b');
  });
});

describe('traps of taking items out', () => {
  it('prose before an item and a rule behind it do not become a heading', () => {
    expect(without(lines('## Planned', 'Soon.', '- a', '---', 'More.'), 'a')).toBe(lines('## Planned', 'Soon.', '', '---', 'More.'));
    expect(without(lines('- [ ] a', '  - [ ] s', '  ---'), 's')).toBe(lines('- [ ] a', '', '  ---'));
  });

  it('prose before an item does not run on into a list behind it', () => {
    expect(without(lines('## Planned', 'Soon.', '- a', '* b'), 'a')).toBe(lines('## Planned', 'Soon.', '', '* b'));
    expect(without(lines('Soon.', '- [ ] a', '2. [ ] b'), 'a')).toBe(lines('Soon.', '', '2. [ ] b'));
  });

  it('a rule behind the last of some items stays a rule', () => {
    const after = without(lines('## Planned', '- a', '- b', '---', 'More.'), 'b');
    expect(after).toBe(lines('## Planned', '- a', '---', 'More.'));
    expect(read(after).sections).toHaveLength(1);
  });

  it('what follows in a numbered list right behind prose does not become prose', () => {
    expect(without(lines('In this order:', '1. [ ] a', '2. [ ] b', '3. [ ] c'), 'a', 'b')).toBe(lines('In this order:', '1. [ ] c'));
  });

  it('tags around a list stay, with what they need to be tags', () => {
    const text = lines('## Done', '<details>', '<summary>Old</summary>', '', '- [x] a', '- [x] b', '', '</details>');
    expect(without(text, 'a', 'b')).toBe(lines('## Done', '<details>', '<summary>Old</summary>', '', '</details>'));
  });

  it('tags in a comment, and tags that nothing else answers, hold nothing back', () => {
    const text = lines('## Fixed parts', '', '<p>Before.', '', '### a', '', '<!-- </p> -->', '', '## Next');
    expect(without(text, 'a')).toBe(lines('## Fixed parts', '', '<p>Before.', '', '## Next'));
    expect(without(lines('## Fixed parts', '', '### a', '', 'One<br>two.', '', '<p>Three.', '', '## Next'), 'a')).toBe(lines('## Fixed parts', '', '## Next'));
  });

  it('a fence that never ends goes with the item it ends with', () => {
    expect(without(lines('- [x] a', '  ```', '- [x] b'), 'a')).toBe(lines('- [x] b'));
  });
});

describe('several items that leave the file', () => {
  it('are as good as their list', () => {
    const text = lines('## Planned', '', 'Before.', '', '- a', '- b', '', 'Between.', '', '* c', '', '* d', '', '## Next', '', '- [ ] e');
    const after = lines('## Planned', '', 'Before.', '', 'Between.', '', '## Next', '', '- [ ] e');
    expect(without(text, 'a', 'b', 'c', 'd')).toBe(after);
  });

  it('may be neighbours of other lists, or stand apart', () => {
    const text = lines('## Planned', '- a', '- b', '', '* c', '', '* d', '+ e', '- f', '## Next');
    expect(without(text, 'b', 'c')).toBe(lines('## Planned', '- a', '', '* d', '+ e', '- f', '## Next'));
    expect(without(text, 'b', 'c', 'd', 'e')).toBe(lines('## Planned', '- a', '- f', '## Next'));
    expect(without(text, 'c', 'd', 'e', 'f')).toBe(lines('## Planned', '- a', '- b', '', '## Next'));
  });

  it('may stand in one another', () => {
    const text = lines('- [ ] a', '  - [ ] s', '- [ ] b', '  - [ ] t', '  - [ ] u', '- [ ] c');
    expect(without(text, 'a', 's', 't')).toBe(lines('- [ ] b', '  - [ ] u', '- [ ] c'));
  });

  it('may be edited and moved before', () => {
    const text = lines('## Planned', '', '- a', '- b', '', '## Done', '', '- c');
    const items = [
      { line: 3, edits: [{ edit: 'move', to: { at: 'end', section: 1 } } as const, { edit: 'link', issue: 7 } as const] },
      { line: 4, edits: [{ edit: 'link', issue: 8 } as const] },
    ];
    const change = { items, removed: [3, 8], lastUpdated: null };
    expect(editRoadmap(read(text), change, reading)).toEqual({ text: lines('## Planned', '', `- b ${linkTo(8)}`, '', '## Done'), refused: [] });
  });

  it('are read once for all, not once for each', () => {
    const text = longRoadmap(200);
    const roadmap = read(text);
    const removed = roadmap.items.filter(({ parent }, at) => parent === null && at % 5 === 0).map(({ line }) => line);
    const reads = { made: 0 };
    const counting: ReadOptions = {
      ...reading,
      get path() {
        reads.made += 1;
        return 'ROADMAP.md';
      },
    };
    expect(editRoadmap(roadmap, { items: [], removed, lastUpdated: null }, counting).refused).toEqual([]);
    const forMany = reads.made;
    reads.made = 0;
    editRoadmap(roadmap, { items: [], removed: removed.slice(0, 1), lastUpdated: null }, counting);
    expect(removed.length).toBeGreaterThan(30);
    expect(forMany).toBe(reads.made);
  });
});
