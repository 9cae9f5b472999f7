import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, read, reading } from '../reading.ts';
import { configured, roll } from './rolling-over.ts';

describe('an item that cannot leave the file', () => {
  const day = { lastUpdated: '2026-11-23' };

  it.each([
    [
      'holds the definition of a link elsewhere',
      ['## Fixed parts', '', '### a', '', '[Docs]: https://example.org', '', '### b', '', '## Next', '', 'See [docs].'],
      'the rest of the file refers to “[Docs]”, which is defined in it',
    ],
    [
      'holds the definition of a link of another item',
      ['## Fixed parts', '', '### a', '', '[#4]: https://github.com/acme/rocket/issues/4', '', '### b', '', '## Next', '', '- [ ] d [#4]'],
      'the rest of the file refers to “[#4]”, which is defined in it',
    ],
    [
      'holds the end of what is folded',
      ['## Fixed parts', '<details>', '', '### b', '', '### a', '', '</details>', '', '## Next'],
      'only one end of an HTML element “details” is in it',
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

  it('is found by bisection among many, with the note and the mark', () => {
    const names = Array.from({ length: 64 }, (_, at) => `item ${at}`);
    const text = lines(
      ...['## Note', '', 'Words.', '', '## Timeline', '', '- A: 2026-05-01 <== WE ARE HERE', '- B: 2026-05-02', '', '## Fixed parts', ''],
      ...names.flatMap((name, at) => [`### ${name}`, '', at === 37 ? '[x]: https://example.org' : 'Text.', '']),
      ...['## Next', '', '[x]'],
    );
    const readings = { made: 0 };
    const counting = {
      ...configured,
      get path() {
        readings.made += 1;
        return 'ROADMAP.md';
      },
    };
    const roadmap = readRoadmap(text, configured);
    const change = { items: [], removed: roadmap.items.map(({ line }) => line), clearNote: true, lastUpdated: null, mark: { from: 7, to: 8 } };
    readRoadmap(text, counting);
    const askedOnce = readings.made;
    readings.made = 0;
    const { text: after, refused } = editRoadmap(roadmap, change, counting);
    expect(refused.map(({ line }) => line)).toEqual([roadmap.items[37]?.line]);
    expect(after).toBe(
      lines(
        ...['## Note', '', '## Timeline', '', '- A: 2026-05-01', '- B: 2026-05-02 <== WE ARE HERE', '', '## Fixed parts', ''],
        ...['### item 37', '', '[x]: https://example.org', '', '## Next', '', '[x]'],
      ),
    );
    expect(readings.made / askedOnce).toBeLessThan(12);
  });

  it('takes nothing along that arrives beside it', () => {
    const { rules } = parseConfig('sections: [{ title: Fixed, role: resolved, items: [headings, bullets] }]', 'c.yml');
    const mixed = { ...reading, rules };
    const text = lines('## Planned', '', '- a', '', '## Fixed', '', '### b', '', 'Text.', '', '### c', '', '## Next');
    const change = { items: [{ line: 3, edits: [{ edit: 'move', to: { at: 'end', section: 1 } } as const] }], removed: [7, 11], lastUpdated: null };
    expect(editRoadmap(readRoadmap(text, mixed), change, mixed)).toEqual({ text: lines('## Planned', '', '## Fixed', '', '- a', '', '## Next'), refused: [] });
  });

  it('is told where it is none', () => {
    const text = lines('# R', '', '- [ ] a');
    const result = editRoadmap(read(text), { items: [], removed: [3, 2], lastUpdated: null }, reading);
    expect(result).toEqual({ text: lines('# R'), refused: [{ line: 2, why: 'there is no item on this line' }] });
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
    expect(result).toEqual({ text: lines('- [ ] a', '  - [ ] t'), refused: [{ line: 2, why: 'it is among sub-items that are replaced' }] });
  });

  it('holds back neither the day of the update nor the note', () => {
    const text = lines('Last updated: 2026-01-02', '', '## Note', '', 'Words.', '', '## Fixed parts', '', '### a', '', '[x]: /y', '', '## Next', '', '[x]');
    const result = roll(text, ['a'], { ...day, clearNote: true });
    expect(result.refused.map(({ line }) => line)).toEqual([9]);
    expect(result.text).toBe(text.replace('2026-01-02', '2026-11-23').replace('Words.\n\n', ''));
  });
});
