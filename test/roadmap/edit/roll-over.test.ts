import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { type EditResult, editRoadmap, type FileChange } from '../../../src/roadmap/edit/edit.ts';
import { noteOf } from '../../../src/roadmap/read/note.ts';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { longRoadmap } from '../../support/texts/long-roadmap.ts';
import { lines, linkTo, read, reading } from '../reading.ts';

/** As the configuration names them, headings, rows and numbers are items, too. */
const { rules } = parseConfig(
  [
    'sections:',
    '  - { title: Fixed parts, role: resolved, items: headings }',
    '  - { title: Fixed rows, role: resolved, items: table }',
    '  - { title: Fixed steps, role: resolved, items: numbered }',
  ].join('\n'),
  'roadmap-sync.yml',
);
const configured: ReadOptions = { ...reading, rules };

/** @param removed titles of items: of several with one title, all */
function roll(text: string, removed: readonly string[], more: Partial<FileChange> = {}): EditResult {
  const roadmap = readRoadmap(text, configured);
  const items = roadmap.items.filter(({ title }) => removed.includes(title));
  if (new Set(items.map(({ title }) => title)).size < removed.length) throw new Error(`Not all of ${removed.join(', ')} are items.`);
  return editRoadmap(roadmap, { items: [], removed: items.map(({ line }) => line), lastUpdated: null, ...more }, configured);
}

/** The text without some items, of which none is refused. */
function without(text: string, ...removed: readonly string[]): string {
  const { text: after, refused } = roll(text, removed);
  expect(refused).toEqual([]);
  return after;
}

const cleared = (text: string) => roll(text, [], { clearNote: true });

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
    ['below a heading, where none are written', ['## Planned', '- b', '## Next'], ['## Planned', '', '## Next'], 'b'],
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
    expect(without('## Planned\r\n- a\r\n- b\r\n## Next\r\n', 'a', 'b')).toBe('## Planned\r\n\r\n## Next\r\n');
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

describe('an item that cannot leave the file', () => {
  const day = { lastUpdated: '2026-11-23' };

  it.each([
    [
      'holds the definition of a link elsewhere',
      ['## Fixed parts', '', '### a', '', '[Docs]: https://example.org', '', '### b', '', '## Next', '', 'See [docs].'],
      'what stays refers to “[Docs]”, which is defined in it',
    ],
    [
      'holds the definition of a link of another item',
      ['## Fixed parts', '', '### a', '', '[#4]: https://github.com/acme/rocket/issues/4', '', '### b', '', '## Next', '', '- [ ] d [#4]'],
      'what stays refers to “[#4]”, which is defined in it',
    ],
    [
      'holds the end of what is folded',
      ['## Fixed parts', '<details>', '', '### b', '', '### a', '', '</details>', '', '## Next'],
      'only one end of an HTML element “details” stands in it',
    ],
    [
      'swallows the rest of the file',
      ['## Fixed parts', '', '### b', '', '### a', '', '<!-- note', '', '## Next', '', 'Text.'],
      'a comment, tag or code block in it is never closed',
    ],
    ['holds the line “Last updated”', ['## Fixed parts', '', '### b', '', '### a', '', 'Last updated: 2026-01-02'], 'the line “Last updated” would go with it'],
    [
      'is a row that another one goes on',
      ['## Fixed rows', '', '| Title | Status |', '|---|---|', '| b | done |', '| a | done |', '|  | since May |'],
      'other text would read differently',
    ],
  ])('%s: it stays, and the others go', (_, before, why) => {
    const line = before.findIndex((one) => /^(?:###|\|) a\b/.test(one)) + 1;
    const { text, refused } = roll(lines(...before), ['a', 'b']);
    const left = readRoadmap(text, configured).items.map(({ title }) => title);
    expect([refused, left.filter((title) => title !== 'd')]).toEqual([[{ line, why }], ['a']]);
  });

  it('is told where it is none', () => {
    const text = lines('# R', '', '- [ ] a');
    const result = editRoadmap(read(text), { items: [], removed: [3, 2], lastUpdated: null }, reading);
    expect(result).toEqual({ text: lines('# R'), refused: [{ line: 2, why: 'no item stands on this line' }] });
  });

  it('is told once where its edits cannot be made, either', () => {
    const text = lines('## Planned', '', '- a', '- b');
    const change = { items: [{ line: 3, edits: [{ edit: 'set-title', markdown: 'no title (#4)', reads: 'c' } as const] }], removed: [3, 4], lastUpdated: null };
    const result = editRoadmap(read(text), change, reading);
    expect([result.text, result.refused.map(({ line }) => line)]).toEqual([lines('## Planned', '', '- a'), [3]]);
  });

  it('stays with its edits undone', () => {
    const text = lines('## Fixed parts', '', '### a', '', '[x]: https://example.org', '', '## Next', '', '[x]');
    const change = { items: [{ line: 3, edits: [{ edit: 'link', issue: 7 } as const] }], removed: [3], lastUpdated: null };
    const result = editRoadmap(readRoadmap(text, configured), change, configured);
    expect([result.text, result.refused.map(({ line }) => line)]).toEqual([text, [3]]);
  });

  it('stands among sub-items that are written anew', () => {
    const text = lines('- [ ] a', '  - [ ] s');
    const change = { items: [{ line: 1, edits: [{ edit: 'set-sub-items', markdown: '- [ ] t' } as const] }], removed: [2], lastUpdated: null };
    const result = editRoadmap(read(text), change, reading);
    expect(result).toEqual({ text: lines('- [ ] a', '  - [ ] t'), refused: [{ line: 2, why: 'it stands among sub-items that are written anew' }] });
  });

  it('holds back neither the day of the update nor the note', () => {
    const text = lines('Last updated: 2026-01-02', '', '## Note', '', 'Words.', '', '## Fixed parts', '', '### a', '', '[x]: /y', '', '## Next', '', '[x]');
    const result = roll(text, ['a'], { ...day, clearNote: true });
    expect(result.refused.map(({ line }) => line)).toEqual([9]);
    expect(result.text).toBe(text.replace('2026-01-02', '2026-11-23').replace('Words.\n\n', ''));
  });
});

describe('the day of an update', () => {
  it('is set with what rolls over, and with nothing to roll over', () => {
    const text = lines('Last updated: 2 January 2026', '', '## Fixed bugs', '', '- a');
    expect(roll(text, ['a'], { lastUpdated: '2026-11-23' }).text).toBe(lines('Last updated: 23 November 2026', '', '## Fixed bugs'));
    expect(roll(text, [], { lastUpdated: '2026-11-23', clearNote: true }).text).toBe(lines('Last updated: 23 November 2026', '', '## Fixed bugs', '', '- a'));
  });

  it('is set with the note that goes, whatever else is refused', () => {
    const text = lines('Last updated: 2026-01-02', '', '## Note', '', 'Words.', '', '## Next');
    const change = { items: [{ line: 5, edits: [{ edit: 'tick', ticked: true } as const] }], clearNote: true, lastUpdated: '2026-11-23' };
    const result = editRoadmap(read(text), change, reading);
    expect([result.text, result.refused.map(({ line }) => line)]).toEqual([lines('Last updated: 2026-11-23', '', '## Note', '', '## Next'), [5]]);
  });
});

describe('the note', () => {
  it.each([
    ['words', ['## Note', '', 'Words.', '', '- [ ] more', '', '## Next'], 'Words.\n\n- [ ] more', ['## Note', '', '## Next']],
    ['words without blank lines', ['## Note', 'Words.', '## Next'], 'Words.', ['## Note', '', '## Next']],
    ['words between many blank lines', ['## Note', '', '', 'Words.', '', '', '## Next'], 'Words.', ['## Note', '', '## Next']],
    ['headings below its own', ['## Note', '', 'A.', '', '### Deep', '', 'B.', '', '## Next'], 'A.\n\n### Deep\n\nB.', ['## Note', '', '## Next']],
    ['only headings below its own', ['## Note', '### Deep', '## Next'], '### Deep', ['## Note', '', '## Next']],
    ['up to a heading above its own', ['# R', '', '### Note', '', 'A.', '', '## Next'], 'A.', ['# R', '', '### Note', '', '## Next']],
    ['an underlined heading', ['Note', '----', 'A.', '', 'Next', '===='], 'A.', ['Note', '----', '', 'Next', '====']],
    ['a closed heading', ['## 📝 Note: ##  ', '', 'A.', '', '  ## Next'], 'A.', ['## 📝 Note: ##  ', '', '  ## Next']],
    ['a hint', ['## Note', '', '<!-- Your words -->', '', 'A.', '', '## Next'], 'A.', ['## Note', '', '<!-- Your words -->', '', '## Next']],
    ['a hint right above', ['## Note', '<!-- Your words -->', 'A.', '## Next'], 'A.', ['## Note', '<!-- Your words -->', '', '## Next']],
    ['a hint in the same line', ['## Note', '<!-- Your words --> A.', '## Next'], 'A.', ['## Note', '<!-- Your words -->', '', '## Next']],
    [
      'hints of several lines',
      ['## Note', '<!-- Your words,', '## all of them -->  ', '<!-->', '', 'A. <!-- b -->', '', '## Next'],
      'A. <!-- b -->',
      ['## Note', '<!-- Your words,', '## all of them -->  ', '<!-->', '', '## Next'],
    ],
    ['a comment further down', ['## Note', '', 'A.', '', '<!-- b -->', '', '## Next'], 'A.\n\n<!-- b -->', ['## Note', '', '## Next']],
    ['code', ['## Note', '', '    <!-- code -->', '', '## Next'], '    <!-- code -->', ['## Note', '', '## Next']],
    ['the end of the file', ['## Note', '', 'A.', ''], 'A.', ['## Note']],
    ['the end of the file below a hint', ['## Note', '', '<!-- h --> A.'], 'A.', ['## Note', '', '<!-- h -->']],
    ['definitions of its own', ['## Note', '', '[a][b]', '', '[b]: /c', '', '## Next'], '[a][b]\n\n[b]: /c', ['## Note', '', '## Next']],
    ['the first of two', ['## Note', '', 'A.', '', '## Note', '', 'B.'], 'A.', ['## Note', '', '## Note', '', 'B.']],
  ])('is told and goes, and its heading stays: %s', (_, before, text, after) => {
    expect(noteOf(read(lines(...before)))?.text).toBe(text);
    expect(cleared(lines(...before))).toEqual({ text: lines(...after), refused: [] });
    expect(noteOf(read(lines(...after)))?.text ?? null).toBe(null);
  });

  it.each([
    ['## Note\n\nA.', '## Note'],
    ['## Note\n\n<!-- h -->\n\nA.', '## Note\n\n<!-- h -->'],
    ['## Note\n<!-- h --> A.', '## Note\n<!-- h -->'],
    ['## Note\r\n\r\nA.\r\n\r\n    B.\r\n## Next\r\n', '## Note\r\n\r\n## Next\r\n'],
    ['## Note\r\n<!-- h --> A.\r\n## Next\r\n', '## Note\r\n<!-- h -->\r\n\r\n## Next\r\n'],
  ])('goes without a change to line ends: %j', (text, after) => {
    expect(cleared(text)).toEqual({ text: after, refused: [] });
  });

  it('has plain line ends', () => {
    expect(noteOf(read('## Note\r\n\r\n    A.\r\n\r\nB.\rC.\r\n'))?.text).toBe('    A.\n\nB.\nC.');
  });

  it('says where its heading is, and what is cleared', () => {
    const text = lines('# R', '', '## Note', '', 'A.', '', '## Next');
    const note = noteOf(read(text));
    expect(note?.line).toBe(3);
    expect(text.slice(note?.span.start, note?.span.end)).toBe('\nA.\n\n');
  });

  it.each([
    ['no heading', ['# R', '', 'Note', '', 'A.']],
    ['another title', ['## Notes', '', 'A.']],
    ['nothing below it', ['## Note', '', '## Next', '', 'A.']],
    ['nothing but hints', ['## Note', '', '<!-- a -->', '', '<!--', 'b', '-->', '', '## Next']],
    ['nothing in the first of two', ['## Note', '', '## Note', '', 'A.']],
    ['nothing at the end', ['## Note']],
    ['a heading in a quote', ['> ## Note', '> A.']],
  ])('is none where there is %s', (_, text) => {
    expect(noteOf(read(lines(...text)))).toBeNull();
    expect(cleared(lines(...text))).toEqual({ text: lines(...text), refused: [] });
  });

  it.each([
    ['never ends', ['## Note', '', '<!-- A.', '', '## Next', '', '- [ ] a'], 'a comment, tag or code block in it is never closed'],
    ['never ends in code', ['## Note', '', '```', 'A.', '', '## Next', '', '- [ ] a'], 'a comment, tag or code block in it is never closed'],
    ['defines a link elsewhere', ['## Note', '', '[b]: /c', '', '## Next', '', '- [ ] a [b]'], 'what stays refers to “[b]”, which is defined in it'],
    ['defines a footnote elsewhere', ['## Note', '', '[^1]: A.', '', '## Next', '', 'B.[^1]'], 'what stays refers to “[^1]”, which is defined in it'],
    ['ends what is folded', ['<details>', '', '## Note', '', 'A.', '', '</details>'], 'only one end of an HTML element “details” stands in it'],
    ['holds “Last updated”', ['## Note', '', 'Last updated: 2026-01-02', '', '## Next'], 'the line “Last updated” would go with it'],
    ['holds a timeline', ['## Note', '', '### Timeline', '', '- Beta: 2026-01-02', '', '## Next'], 'other text would read differently'],
  ])('stays where it %s', (_, before, why) => {
    const text = lines(...before);
    const line = before.indexOf('## Note') + 1;
    expect(cleared(text)).toEqual({ text, refused: [{ line, why }] });
  });

  it('with items that the configuration names stays', () => {
    const { rules: named } = parseConfig('sections:\n  - { title: Note, role: open }', 'roadmap-sync.yml');
    const options = { ...reading, rules: named };
    const text = lines('## Note', '', '- a');
    const result = editRoadmap(readRoadmap(text, options), { items: [], clearNote: true, lastUpdated: null }, options);
    expect(result).toEqual({ text, refused: [{ line: 1, why: '“a” would no longer be an item' }] });
  });

  it('inside of an item goes with that, and is not the roadmap’s', () => {
    const text = lines('## Fixed parts', '', '### a', '', '#### Note', '', 'A.', '', '## Note', '', 'B.');
    const result = roll(text, ['a'], { clearNote: true });
    expect(noteOf(readRoadmap(text, configured))?.line).toBe(9);
    expect([result.refused, result.text]).toEqual([[], lines('## Fixed parts', '', '## Note')]);
  });
});

/** Blocks that people write, in every order; titles tell them apart. */
const BLOCK = fc.constantFrom(
  ...['## Fixed bugs', '## Fixed parts', '## Fixed steps', '## Planned', '## Next', '### Deep', 'Part\n---', '## Note', '<!-- hint -->', 'Prose.'],
  ...['- x', '- x', '- [ ] x', '- [x] x', '* x', '* [ ] x', '1. x', '1. x', '2. x', '3) [ ] x', '### x', '  - [ ] x', '  - x', ' - x'],
  ...['  owner: Kim', '  More of it.', 'more of it', '---', '', '', '', '\n', '  ```\n  code\n  ```', '    code', '> quote', '<details>', '</details>'],
  ...['| x | y |\n|---|---|\n| x | y |', '| x | z |', '[x]: /y', '[x]', 'Last updated: 2026-01-02', '```', '<!--', '-->', 'Acceptance criteria:'],
);
const HEADING = fc.constantFrom('## Fixed bugs', '## Fixed parts', '## Fixed steps', '## Fixed rows', 'Prose.');
const TEXT = fc
  .tuple(HEADING, fc.array(BLOCK, { maxLength: 20, size: 'max' }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([heading, blocks, end, final]) => {
    const numbered = [heading, ...blocks].map((block, at) => block.replace(/\bx\b/g, (name) => (block.startsWith('[') ? name : `${name}${at}`)));
    return numbered.join('\n').replace(/\n/g, end) + (final ? end : '');
  });

/** Lines that say something. Of a number that starts a list only its place is told: another one may take it over. */
function said(text: string): string[] {
  const all = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return all.map((line) => line.replace(/^([ \t]*)\d+(?=[.)])/, '$1#'));
}

/** The lines of a text without some, the first one being 1. */
function linesWithout(text: string, gone: (line: number) => boolean): string {
  const all = text.split(/\r\n|\n|\r/);
  return all.filter((_, at) => !gone(at + 1)).join('\n');
}

function law(holds: (text: string, picks: readonly boolean[]) => void): void {
  fc.assert(fc.property(TEXT, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), holds), { seed: 20261123, numRuns: 1500 });
}

describe('whatever people write', () => {
  it('without some items it holds all others, and every other line', () => {
    let taken = 0;
    law((text, picks) => {
      const before = readRoadmap(text, configured);
      const removed = before.items.filter((_, at) => picks[at] === true).map(({ line }) => line);
      const result = editRoadmap(before, { items: [], removed, lastUpdated: null }, configured);
      const left = new Set(result.refused.map(({ line }) => line));
      const gone = before.items.filter(({ line }) => removed.includes(line) && !left.has(line));
      taken += gone.length;
      const isGone = (line: number) => gone.some((item) => line >= item.line && line <= item.endLine);
      const titles = ({ items }: typeof before) => items.map(({ title, issue, state, notes }) => `${title} ${issue} ${state} ${notes.replace(/\s+/g, ' ')}`);
      const stays = { ...before, items: before.items.filter(({ line }) => !isGone(line)) };
      expect(titles(readRoadmap(result.text, configured))).toEqual(titles(stays));
      expect(said(result.text)).toEqual(said(linesWithout(text, isGone)));
      if (result.text !== '') expect(/[\r\n]$/.test(result.text)).toBe(/[\r\n]$/.test(text));
    });
    expect(taken).toBeGreaterThan(500);
  });

  it('taking nothing out changes nothing', () => {
    law((text) => {
      expect(editRoadmap(readRoadmap(text, configured), { items: [], removed: [], clearNote: false, lastUpdated: null }, configured)).toEqual({
        text,
        refused: [],
      });
    });
  });

  it('without its note it holds all else, and no note', () => {
    let taken = 0;
    law((text) => {
      const before = readRoadmap(`## Note\n\n${text}`, configured);
      const note = noteOf(before);
      const result = editRoadmap(before, { items: [], clearNote: true, lastUpdated: null }, configured);
      if (result.refused.length > 0 || note === null) {
        expect(result.text).toBe(before.text);
        expect(result.refused.map(({ line }) => line)).toEqual(note === null ? [] : [1]);
        return;
      }
      taken += 1;
      const after = readRoadmap(result.text, configured);
      expect(noteOf(after)).toBeNull();
      expect(after.items.map(({ title }) => title)).toEqual(before.items.map(({ title }) => title));
      expect(said(result.text)).toEqual(said(before.text.slice(0, note.span.start) + before.text.slice(note.span.end)));
    });
    expect(taken).toBeGreaterThan(200);
  });
});
