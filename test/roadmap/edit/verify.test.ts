import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { verifyInPlace } from '../../../src/roadmap/edit/verify.ts';
import { lines } from '../reading.ts';
import { read } from './one-reading.ts';

/** What is wrong with a text that came out of edits of the item in some place. */
function inPlace(before: readonly string[], after: readonly string[], index = 0, ...edits: ItemEdit[]): string | null {
  return verifyInPlace(read(lines(...before)), read(lines(...after)), edits.length === 0 ? [] : [{ index, edits }]);
}

describe('a text that no edit was to change', () => {
  const text = ['# R', '', '## Planned', '', '- a', '- [ ] b', '  - [ ] s', '', '## Done', '', '1. x', '', '- c', '', '## Timeline', '', '- Beta: 2026-01-02'];

  it.each<[string, (line: string) => string | string[], string | null]>([
    ['is itself', (line) => line, null],
    ['may stand apart', (line) => [line, ''], null],
    ['has an item less', (line) => (line === '- a' ? [] : line), '“a” would no longer be an item'],
    ['has an item more', (line) => (line === '- c' ? [line, '- d'] : line), '“d” would become an item'],
    ['has an item more before another', (line) => (line === '- c' ? ['- d', line] : line), '“d” would become an item'],
    ['has an item elsewhere', (line) => (line === '- a' ? [] : line === '- c' ? [line, '- a'] : line), '“a” would be in another place'],
    ['has a title that says something else', (line) => (line === '- a' ? '- aa' : line), '“aa” would become an item'],
    ['has a title in another emphasis', (line) => (line === '- a' ? '- **a**' : line), null],
    ['has a box more', (line) => (line === '- a' ? '- [ ] a' : line), '“a” would read differently'],
    ['has a box ticked', (line) => (line === '- [ ] b' ? '- [x] b' : line), '“b” would read differently'],
    ['has a link more', (line) => (line === '- a' ? '- a (#3)' : line), '“a” would read differently'],
    ['has a field more', (line) => (line === '- a' ? [line, '  owner: Kim'] : line), '“a” would read differently'],
    ['has notes more', (line) => (line === '- a' ? [line, '', '  Text.'] : line), '“a” would read differently'],
    ['has a title struck', (line) => (line === '- a' ? '- ~~a~~' : line), '“a” would read differently'],
    ['has a title marked', (line) => (line === '- a' ? '- a (external)' : line), '“a” would read differently'],
    ['has a sub-item outside', (line) => (line === '  - [ ] s' ? '- [ ] s' : line), '“s” would read differently'],
    ['has items in another section', (line) => (line === '## Done' ? '## Completed' : line), '“c” would read differently'],
    ['has items in a section of another level', (line) => (line === '## Done' ? '# Done' : line), '“c” would read differently'],
    ['has another heading', (line) => (line === '## Timeline' ? '## Calendar' : line), 'the headings would change'],
    ['has a heading more', (line) => (line === '- Beta: 2026-01-02' ? [line, '', '## More'] : line), 'the headings would change'],
    ['has text more that may be meant as an item', (line) => (line === '1. x' ? [line, '2. y'] : line), 'other text would read differently'],
    ['has such text that says something else', (line) => (line === '1. x' ? '1. xx' : line), 'other text would read differently'],
    ['has another day in its timeline', (line) => line.replace('01-02', '01-03'), 'other text would read differently'],
    ['has another name in its timeline', (line) => line.replace('Beta', 'Alpha'), 'other text would read differently'],
  ])('%s', (_, change, why) => {
    expect(inPlace(text, text.flatMap(change))).toBe(why);
  });
});

describe('a text that an edit was to change', () => {
  const plain = ['## Planned', '', '- a', '- b'];
  const box = ['- [ ] a', '  - [ ] s', '- [ ] b'];
  const table = ['## Fixed rows', '', '| Title | Status | Owner |', '|---|---|---|', '| a | done | |'];
  const row = (status: string, owner = ' ', title = 'Fixed rows') => [`## ${title}`, ...table.slice(1, 4), `| a | ${status} |${owner}|`];
  const heading = (...below: string[]) => ['## Parts', '', '### a', '', ...below];
  const status = (text: string, state: 'open' | 'done' | 'dropped', where: 'cell' | 'field' | 'title'): ItemEdit => ({
    edit: 'set-status',
    state,
    text,
    where,
  });

  it.each<[string, string[], string[], ItemEdit, string | null]>([
    ['has the link', plain, ['## Planned', '', '- a (#3)', '- b'], { edit: 'link', issue: 3 }, null],
    ['has another link', plain, ['## Planned', '', '- a (#4)', '- b'], { edit: 'link', issue: 3 }, '“a” would read differently'],
    ['has the link elsewhere', plain, ['## Planned', '', '- a', '- b (#3)'], { edit: 'link', issue: 3 }, '“a” would read differently'],
    ['is ticked', box, ['- [X] a', '  - [ ] s', '- [ ] b'], { edit: 'tick', ticked: true }, null],
    ['is ticked no longer', ['- [x] a'], ['- [ ] a'], { edit: 'tick', ticked: false }, null],
    ['is still ticked', ['- [x] a'], ['- [x] a'], { edit: 'tick', ticked: false }, '“a” would read differently'],
    ['is ticked below', box, ['- [ ] a', '  - [x] s', '- [ ] b'], { edit: 'tick', ticked: true }, '“a” would read differently'],
    ['is struck', ['- [x] a'], ['- [x] ~~a~~'], { edit: 'strike', struck: true }, null],
    ['is struck, and reads as dropped', ['- [ ] a'], ['- [ ] ~~a~~'], { edit: 'strike', struck: true }, null],
    ['is struck no longer', ['- [ ] ~~a~~'], ['- [ ] a'], { edit: 'strike', struck: false }, null],
    ['is still struck', ['- [ ] ~~a~~'], ['- [ ] ~~a~~'], { edit: 'strike', struck: false }, '“a” would read differently'],
    ['has the field', plain, ['## Planned', '', '- a', '  - owner: Kim', '- b'], { edit: 'set-field', key: 'owner', value: 'Kim ' }, null],
    [
      'has the field beside another one',
      ['- [ ] a', '  status: x'],
      ['- [ ] a', '  owner: Kim', '  status: x'],
      { edit: 'set-field', key: 'owner', value: 'Kim' },
      null,
    ],
    [
      'has another field',
      plain,
      ['## Planned', '', '- a', '  - status: Kim', '- b'],
      { edit: 'set-field', key: 'owner', value: 'Kim' },
      '“a” would read differently',
    ],
    ['has the field in its cell', row('done'), row('done', ' a \\| b '), { edit: 'set-field', key: 'owner', value: 'a | b' }, null],
    ['has the field no longer', ['- [ ] a', '  owner: Kim', '  status: x'], ['- [ ] a', '  status: x'], { edit: 'remove-field', key: 'owner' }, null],
    [
      'has both fields no longer',
      ['- [ ] a', '  owner: Kim', '  status: x'],
      ['- [ ] a'],
      { edit: 'remove-field', key: 'owner' },
      '“a” would read differently',
    ],
    ['has the title', ['- [ ] a'], ['- [ ] *c*'], { edit: 'set-title', markdown: '*c*', reads: ' c ' }, null],
    ['has another title', ['- [ ] a'], ['- [ ] d'], { edit: 'set-title', markdown: 'c', reads: 'c' }, '“d” would become an item'],
    ['has the notes', ['- [ ] a'], ['- [ ] a', '', '  One.', '', '  Two.'], { edit: 'set-notes', markdown: 'One.\n\nTwo.' }, null],
    ['has other notes', ['- [ ] a'], ['- [ ] a', '', '  One.'], { edit: 'set-notes', markdown: 'Two.' }, '“a” would read differently'],
    ['has the sub-items', box, ['- [ ] a', '  - [x] t', '    - [ ] u', '- [ ] b'], { edit: 'set-sub-items', markdown: '- [x] t\n  - [ ] u' }, null],
    ['has other sub-items', box, ['- [ ] a', '  - [x] t', '- [ ] b'], { edit: 'set-sub-items', markdown: '- [ ] t' }, '“a” would read differently'],
    ['has sub-items that lie outside', box, ['- [ ] a', '- [ ] t', '- [ ] b'], { edit: 'set-sub-items', markdown: '- [ ] t' }, '“a” would read differently'],
    ['is marked', ['- [ ] a'], ['- [ ] a (external)'], { edit: 'mark-external' }, null],
    ['is not marked', ['- [ ] a'], ['- [ ] a'], { edit: 'mark-external' }, '“a” would read differently'],
    ['is marked no longer', ['- [ ] a (external)'], ['- [ ] a'], { edit: 'unmark-external' }, null],
    ['has the status in its cell', row('done'), row('dropped'), status('dropped', 'dropped', 'cell'), null],
    ['has another status in its cell', row('done'), row('planned'), status('dropped', 'dropped', 'cell'), '“a” would read differently'],
    ['has a status that says another state than its section, which counts more', row('done'), row('dropped'), status('dropped', 'open', 'cell'), null],
    [
      'has a status that says another state, where the section says none',
      row('planned', ' ', 'Rows'),
      row('dropped', ' ', 'Rows'),
      status('dropped', 'open', 'cell'),
      '“a” would read differently',
    ],
    [
      'has the status in its cell, where the section says none',
      row('planned', ' ', 'Rows'),
      row('dropped', ' ', 'Rows'),
      status('dropped', 'dropped', 'cell'),
      null,
    ],
    ['has the status behind its title', ['## Parts', '', '### a - Done'], ['## Parts', '', '### a (dropped)'], status(' (dropped)', 'dropped', 'title'), null],
    [
      'has a status that says another state',
      ['## Parts', '', '### a - Done'],
      ['## Parts', '', '### a (dropped)'],
      status(' (dropped)', 'done', 'title'),
      '“a” would read differently',
    ],
    ['has the status as its field', heading('- status: Planned'), heading('- status: Done'), status('Done', 'done', 'field'), null],
    ['has the field that is its status', heading(), heading('- status: Done'), { edit: 'set-field', key: 'status', value: 'Done' }, null],
    ['has the field that is its status no longer', heading('- status: Done'), heading(), { edit: 'remove-field', key: 'status' }, null],
    ['moves, which is compared elsewhere', plain, plain, { edit: 'move', to: { at: 'end', section: 0 } }, null],
  ])('%s', (_, before, after, edit, why) => {
    expect(inPlace(before, after, 0, edit)).toBe(why);
  });

  it('has sub-items of two items that are written anew', () => {
    const before = read(lines('- [ ] a', '  - [ ] s', '- [ ] b', '  - [ ] t', '- [ ] c'));
    const after = read(lines('- [ ] a', '- [ ] b', '  - [ ] u', '  - [ ] v', '- [ ] c'));
    const edits = (first: string, second: string) => [
      { index: 0, edits: [{ edit: 'set-sub-items', markdown: first } as const] },
      { index: 2, edits: [{ edit: 'set-sub-items', markdown: second } as const] },
    ];
    expect(verifyInPlace(before, after, edits('', '- [ ] u\n- [ ] v'))).toBeNull();
    expect(verifyInPlace(before, after, edits('', '- [ ] u'))).toBe('“b” would read differently');
  });
});
