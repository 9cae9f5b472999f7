import { describe, expect, it } from 'vitest';
import { edited, editItems, endOf, lines, movedToEnd, movedToNew } from '../reading.ts';

describe('an item moved to the end of a section', () => {
  it.each([
    [
      'goes behind its last item',
      ['## Planned', '', '- a', '- b', '', '## Done', '', '- c', '', '## Ideas'],
      ['## Planned', '', '- b', '', '## Done', '', '- c', '- a', '', '## Ideas'],
    ],
    ['leaves a list around it whole', ['## Planned', '- b', '- a', '- c', '## Done', '- d'], ['## Planned', '- b', '- c', '## Done', '- d', '- a']],
    [
      'gets the bullet that is used there',
      ['## Planned', '', '- a', '- b', '', '## Done', '', '* c'],
      ['## Planned', '', '- b', '', '## Done', '', '* c', '* a'],
    ],
    [
      'gets the indentation that is used there',
      ['## Planned', '', '- b', '- a', '  - note', '', '## Done', '', '  - c'],
      ['## Planned', '', '- b', '', '## Done', '', '  - c', '  - a', '    - note'],
    ],
    [
      'gets the blank lines that are used there',
      ['## Planned', '- a', '- b', '', '## Done', '', '- c', '', '- d', '', 'End.'],
      ['## Planned', '- b', '', '## Done', '', '- c', '', '- d', '', '- a', '', 'End.'],
    ],
    [
      'leaves its own blank lines',
      ['## Planned', '', '- b', '', '- a', '', '- c', '', '## Done', '', '- d', '- e'],
      ['## Planned', '', '- b', '', '- c', '', '## Done', '', '- d', '- e', '- a'],
    ],
    ['leaves a heading with one blank line', ['## Planned', '', '- a', '', '## Done', '', '- c'], ['## Planned', '', '## Done', '', '- c', '- a']],
    ['stands between blank lines where there was no item', ['## Done', '## Planned', '', '- a', '- b'], ['## Done', '', '- a', '', '## Planned', '', '- b']],
    [
      'stands close to the headings where items do',
      ['## Done', '## Planned', '- a', '- b', '## Later', '- c'],
      ['## Done', '- a', '## Planned', '- b', '## Later', '- c'],
    ],
    [
      'stands behind the prose there',
      ['## Done', '', 'Nothing yet.', '', '## Planned', '- a', '- b'],
      ['## Done', '', 'Nothing yet.', '', '- a', '', '## Planned', '- b'],
    ],
    [
      'stands before the headings below it',
      ['## Done', '', '### v1', '', '- c', '', '## Planned', '', '- a', '- b'],
      ['## Done', '', '- a', '', '### v1', '', '- c', '', '## Planned', '', '- b'],
    ],
    [
      'stands behind a comment',
      ['## Done', '<!-- newest last -->', '', '## Planned', '- a', '- b'],
      ['## Done', '<!-- newest last -->', '', '- a', '', '## Planned', '- b'],
    ],
    [
      'takes fields, notes and sub-items along',
      ['## Planned', '', '- a', '  owner: Kim', '  - [ ] s', '', '    ```', '    code', '    ```', '- b', '', '## Done', '', '- c'],
      ['## Planned', '', '- b', '', '## Done', '', '- c', '- a', '  owner: Kim', '  - [ ] s', '', '    ```', '    code', '    ```'],
    ],
  ])('%s', (_, before, after) => {
    expect(movedToEnd(lines(...before), 'a', 'Done')).toBe(lines(...after));
  });

  it.each([
    ['a number of the list', ['7. [x] c'], ['7. [x] c', '8. [ ] a', '   - note']],
    ['the same number where all are the same', ['1. [x] c', '1. [x] d'], ['1. [x] c', '1. [x] d', '1. [ ] a', '   - note']],
    ['a number with a bracket', ['1) [x] c', '2) [x] d'], ['1) [x] c', '2) [x] d', '3) [ ] a', '   - note']],
    ['a wider number, and its content is re-indented', ['9. [x] c'], ['9. [x] c', '10. [ ] a', '    - note']],
  ])('gets %s', (_, done, after) => {
    const text = lines('## Planned', '', '- [ ] a', '  - note', '- [ ] b', '', '## Done', '', ...done);
    expect(movedToEnd(text, 'a', 'Done')).toBe(lines('## Planned', '', '- [ ] b', '', '## Done', '', ...after));
  });

  it('from a numbered list hands a first number on, and renumbers nothing else', () => {
    const text = lines('## Planned', '', '3. [ ] a', '4. [ ] b', '5. [ ] d', '', '## Done', '', '- [x] c');
    expect(movedToEnd(text, 'a', 'Done')).toBe(lines('## Planned', '', '3. [ ] b', '5. [ ] d', '', '## Done', '', '- [x] c', '- [ ] a'));
    expect(movedToEnd(text, 'b', 'Done')).toBe(lines('## Planned', '', '3. [ ] a', '5. [ ] d', '', '## Done', '', '- [x] c', '- [ ] b'));
  });

  it('keeps the first number of a list right behind prose, which would swallow the rest', () => {
    const text = lines('Soon', '1. [ ] a', '2. [ ] b', '', '## Done', '', '- [x] c');
    expect(movedToEnd(text, 'a', 'Done')).toBe(lines('Soon', '1. [ ] b', '', '## Done', '', '- [x] c', '- [ ] a'));
  });

  it('does not make a heading of the prose before it', () => {
    const text = lines('## Planned', 'Soon', '- a', '---', '## Done', '- c');
    expect(movedToEnd(text, 'a', 'Done')).toBe(lines('## Planned', 'Soon', '', '---', '## Done', '- c', '- a'));
  });

  it('keeps the line ends', () => {
    const text = '## Planned\r\n\r\n- a\r\n  note\r\n- b\r\n\r\n## Done\r\n\r\n1. [x] c\r\n'.replace('- a', '- [ ] a');
    expect(movedToEnd(text, 'a note', 'Done')).toBe('## Planned\r\n\r\n- b\r\n\r\n## Done\r\n\r\n1. [x] c\r\n2. [ ] a\r\n   note\r\n');
  });

  it.each([
    ['## Planned\n\n- a\n- b\n\n## Done\n\n- c', '## Planned\n\n- b\n\n## Done\n\n- c\n- a'],
    ['## Planned\n\n- a\n- b\n\n## Done', '## Planned\n\n- b\n\n## Done\n\n- a'],
    ['## Done\n\n- c\n\n## Planned\n\n- b\n- a', '## Done\n\n- c\n- a\n\n## Planned\n\n- b'],
    ['## Done\n\n- c\n\n## Planned\n\n- a', '## Done\n\n- c\n- a\n\n## Planned'],
  ])('keeps a missing final line end missing: %j', (text, after) => {
    expect(movedToEnd(text, 'a', 'Done')).toBe(after);
  });

  it('may be the only one below a heading that says nothing', () => {
    const text = lines('## Phase 1', '', '- [x] a', '', '## Done', '', '- [x] c');
    expect(movedToEnd(text, 'a', 'Done')).toBe(lines('## Phase 1', '', '## Done', '', '- [x] c', '- [x] a'));
  });

  it('may be the first one below a heading that says nothing', () => {
    const text = lines('## Phase 1', '', '## Phase 2', '', '- [ ] a', '- [ ] b');
    expect(movedToEnd(text, 'a', 'Phase 1')).toBe(lines('## Phase 1', '', '- [ ] a', '', '## Phase 2', '', '- [ ] b'));
  });

  it('takes a list beside it along that is read as its notes', () => {
    const text = lines('## Planned', '* a', ' - note', '* b', '', '## Done', '- c');
    const { text: after, refused } = editItems(text, { a: [{ edit: 'move', to: endOf(text, 'Done') }] });
    expect(refused).toEqual([]);
    expect(after).toMatch(/^## Planned\n\* b\n\n## Done\n- c\n- a\n +- note\n$/);
  });

  it('that stands before a fence that never ends is refused or moved, but never breaks', () => {
    const text = lines('## Done', '- [x] c', '- [x] d', '  ```', '- [x] e', '', '## Planned', '- [ ] a', '- [ ] b');
    expect(editItems(text, { a: [{ edit: 'move', to: endOf(text, 'Done') }] }).text).toContain('- [ ] a\n');
  });
});

describe('several items moved at once', () => {
  const text = lines('## Planned', '', '- a', '- b', '- c', '', '## Done', '', '- d');

  it('stand in the order they are given', () => {
    const to = endOf(text, 'Done');
    const after = edited(text, { b: [{ edit: 'move', to }], a: [{ edit: 'move', to }], c: [{ edit: 'move', to }] });
    expect(after).toBe(lines('## Planned', '', '## Done', '', '- d', '- b', '- a', '- c'));
  });

  it('make a missing section once', () => {
    const to = { at: 'new-section', title: 'Dropped', role: 'dropped' } as const;
    const after = edited(text, { a: [{ edit: 'move', to }], c: [{ edit: 'move', to }] });
    expect(after).toBe(lines('## Planned', '', '- b', '', '## Done', '', '- d', '', '## Dropped', '', '- a', '- c'));
  });
});

describe('an item that goes back to its place', () => {
  const text = lines('## Planned', '', '- a', '- b', '', '## Done', '', '* c', '  - note');
  const back = (at: 'after' | 'before', line: number) => edited(text, { c: [{ edit: 'move', to: { at, line, section: 0, gap: 0 } }] });

  it('stands behind or before its neighbour', () => {
    expect(back('after', 3)).toBe(lines('## Planned', '', '- a', '- c', '  - note', '- b', '', '## Done'));
    expect(back('before', 3)).toBe(lines('## Planned', '', '- c', '  - note', '- a', '- b', '', '## Done'));
    expect(back('after', 4)).toBe(lines('## Planned', '', '- a', '- b', '- c', '  - note', '', '## Done'));
  });

  it('has the blank lines it had, beside a neighbour that stands alone', () => {
    const alone = lines('## Planned', '', '- a', '', '## Done', '', '- c');
    const to = { at: 'before', line: 3, section: 0, gap: 1 } as const;
    expect(edited(alone, { c: [{ edit: 'move', to }] })).toBe(lines('## Planned', '', '- c', '', '- a', '', '## Done'));
  });

  it('before the first of a numbered list takes its number', () => {
    const numbered = lines('## Planned', '', '1. [ ] a', '2. [ ] b', '', '## Done', '', '- [x] c');
    const to = { at: 'before', line: 3, section: 0, gap: 0 } as const;
    expect(edited(numbered, { c: [{ edit: 'move', to }] })).toMatch(/^## Planned\n\n1\. \[x\] c\n/);
  });
});

describe('a new section', () => {
  it.each([
    ['is made at the end', ['## Planned', '', '- a', '- b', '', 'End.'], ['## Planned', '', '- b', '', 'End.', '', '## Done', '', '- a']],
    [
      'has the level of its neighbours',
      ['# R', '', '### Planned', '', '- a', '- b', '', 'End.'],
      ['# R', '', '### Planned', '', '- b', '', 'End.', '', '### Done', '', '- a'],
    ],
    ['is closed like its neighbours', ['## Planned ##', '- a', '- b'], ['## Planned ##', '- b', '', '## Done ##', '- a']],
    [
      'is underlined like its neighbours',
      ['Rocket', '======', '', 'Planned', '-------', '', '- a', '- b'],
      ['Rocket', '======', '', 'Planned', '-------', '', '- b', '', 'Done', '----', '', '- a'],
    ],
    ['is of level 2 where there is none', ['# R', '', '- [ ] a', '- [ ] b'], ['# R', '', '- [ ] b', '', '## Done', '', '- [ ] a']],
    ['starts counting at 1', ['4. [ ] a', '5. [ ] b'], ['4. [ ] b', '', '## Done', '', '1. [ ] a']],
    ['takes the last item of the file', ['## Planned', '', '- b', '- a'], ['## Planned', '', '- b', '', '## Done', '', '- a']],
    ['takes the only item of the file', ['## Planned', '', '- a'], ['## Planned', '', '## Done', '', '- a']],
    ['takes the last item with its notes', ['## Planned', '- b', '- a', '  - note'], ['## Planned', '- b', '', '## Done', '- a', '  - note']],
  ])('%s', (_, before, after) => {
    expect(movedToNew(lines(...before), 'a', 'Done')).toBe(lines(...after));
  });

  it('keeps a missing final line end missing', () => {
    expect(movedToNew('## Planned\n\n- b\n- a', 'a', 'Done')).toBe('## Planned\n\n- b\n\n## Done\n\n- a');
    expect(movedToNew('## Planned\n\n- a\n- b', 'a', 'Done')).toBe('## Planned\n\n- b\n\n## Done\n\n- a');
  });

  it('is refused inside a comment that never ends', () => {
    const text = '- [ ] a\n- [ ] b\n\n<!-- notes\n';
    const { text: after, refused } = editItems(text, { a: [{ edit: 'move', to: { at: 'new-section', title: 'Done', role: 'done' } }] });
    expect([after, refused.map(({ line }) => line)]).toEqual([text, [1]]);
  });
});
