import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import type { FileChange } from '../../../src/roadmap/edit/change.ts';
import { added, of, options, read, type Step } from '../edit/one-reading.ts';
import { editRoadmap, lines } from '../reading.ts';

const REMOVE: ItemEdit = { edit: 'remove-field', key: 'owner' };

describe('a file with line ends of two characters changes as one with others does', () => {
  it.each<[string, string[], Step[], number | null]>([
    ['a field that goes from above a blank line', ['- [ ] a', '  owner: Kim', '', '- [ ] b'], [of('a', REMOVE)], null],
    ['a bullet that goes from above a blank line', ['- [ ] a', '  - owner: Kim', '', '  Text.'], [of('a', REMOVE)], null],
    ['a field that goes from between blank lines', ['- [ ] a', '', '  - owner: Kim', '', '  Text.'], [of('a', REMOVE)], null],
    ['an item behind a line that only looks like a definition', ['## Planned', '', 'More:', '[b]: c.md'], [], 0],
    ['an item behind words of which only the last line is about the file', ['## Planned', '', 'Things change.', 'This roadmap is not complete.'], [], 0],
    ['an item behind a line across the page right below words', ['## Planned', '', 'Things change.', '***', 'Soon and later.'], [], 0],
    ['a heading right below another one’s text', ['## Parts', '', '### a', '', 'Text.', '### b', '', 'Text.', '## Rows'], [], 0],
  ])('%s', (_, text, steps, section) => {
    const [one, two] = [lines(...text), lines(...text).replaceAll('\n', '\r\n')].map((whole) => {
      const roadmap = read(whole);
      const items = steps.map(([title, ...edits]) => ({ line: roadmap.items.find((item) => item.title === title)?.line ?? 0, edits }));
      const change: FileChange = { items, added: section === null ? [] : [added(9, section)], lastUpdated: null };
      return editRoadmap(roadmap, change, options);
    });
    expect(one?.refused).toEqual([]);
    expect(two?.text).toBe(one?.text.replaceAll('\n', '\r\n'));
  });
});
