import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { noteOf } from '../../../src/roadmap/read/note.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, read, reading } from '../reading.ts';
import { configured, roll } from './rolling-over.ts';

const cleared = (text: string) => roll(text, [], { clearNote: true });

describe('the day of an update', () => {
  it('is set with what rolls over, and with nothing to roll over', () => {
    const text = lines('Last updated: 2 January 2026', '', '## Fixed bugs', '', '- a');
    expect(roll(text, ['a'], { lastUpdated: '2026-11-23' }).text).toBe(lines('Last updated: 23 November 2026', '', '## Fixed bugs'));
    expect(roll(text, [], { lastUpdated: '2026-11-23', clearNote: true }).text).toBe(lines('Last updated: 23 November 2026', '', '## Fixed bugs', '', '- a'));
  });

  it('leaves a later day in “Last updated”', () => {
    const text = lines('Last updated: 24 November 2026', '', '## Fixed bugs', '', '- a');
    expect(roll(text, ['a'], { lastUpdated: '2026-11-23' }).text).toBe(lines('Last updated: 24 November 2026', '', '## Fixed bugs'));
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
    ['defines a link elsewhere', ['## Note', '', '[b]: /c', '', '## Next', '', '- [ ] a [b]'], 'the rest of the file refers to “[b]”, which is defined in it'],
    ['defines a footnote elsewhere', ['## Note', '', '[^1]: A.', '', '## Next', '', 'B.[^1]'], 'the rest of the file refers to “[^1]”, which is defined in it'],
    ['ends what is folded', ['<details>', '', '## Note', '', 'A.', '', '</details>'], 'only one end of an HTML element “details” is in it'],
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
