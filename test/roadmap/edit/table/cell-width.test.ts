import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { cellsOf } from '../../../../src/roadmap/edit/table/cells.ts';
import { lines } from '../../reading.ts';
import { added, made, of } from '../one-reading.ts';

const HEAD = ['## Rows', '', '| Feature     | Status   | Owner |', '|-------------|----------|-------|'];

function changed(row: string, ...edits: ItemEdit[]): string {
  return made(lines(...HEAD, row, '| Radio       | Open     |       |'), [of('Player', ...edits)]).split('\n')[4] ?? '';
}

const titled = (title: string): ItemEdit => ({ edit: 'set-title', markdown: title, reads: title });
const owned = (value: string): ItemEdit => ({ edit: 'set-field', key: 'owner', value });
const done: ItemEdit = { edit: 'set-status', state: 'done', text: 'Done now', where: 'cell' };

describe('a padded cell', () => {
  it.each([
    ['with a longer text', titled('Player two'), '| Player two  | Open     | @ann  |'],
    ['with a shorter text', titled('Play'), '| Play        | Open     | @ann  |'],
    ['with a text that just fits', titled('Player now!'), '| Player now! | Open     | @ann  |'],
    ['with a text that does not fit', titled('Player for all'), '| Player for all | Open     | @ann  |'],
    ['with a field', owned('@b'), '| Player      | Open     | @b    |'],
    ['without its field', { edit: 'remove-field', key: 'owner' }, '| Player      | Open     |       |'],
    ['with a status', done, '| Player      | Done now | @ann  |'],
  ] as const)('keeps its width %s', (_, edit, row) => {
    expect(changed('| Player      | Open     | @ann  |', edit)).toBe(row);
  });

  it('that was empty keeps its width', () => {
    expect(changed('| Player      | Open     |       |', owned('@ann'), titled('Play'))).toBe('| Play        | Open     | @ann  |');
  });

  it('is as wide in a new row', () => {
    const text = lines(...HEAD, '| Player      | Open     | @ann  |');
    expect(made(text, [], [added(7, 0, { fields: { owner: '@b' } })])).toBe(
      `${text}| new 7 ([#7](https://github.com/acme/rocket/issues/7)) | Open     | @b    |\n`,
    );
  });
});

describe('a padded cell of a column that is aligned', () => {
  const rows = (row: string) =>
    lines('## Rows', '', '| Feature     |  Status  |   Owner |', '|:------------|:--------:|--------:|', row, '| Radio       |   Open   |         |');
  it.each([
    ['to the right, with a field', owned('@b'), '| Player      |   Open   |      @b |'],
    ['to the right, with a longer one', owned('@barbara-k'), '| Player      |   Open   | @barbara-k |'],
    ['to the right, without its field', { edit: 'remove-field', key: 'owner' }, '| Player      |   Open   |         |'],
    ['in the middle', { ...done, text: 'Done' }, '| Player      |   Done   |    @ann |'],
    ['in the middle, with a text that has no middle', { ...done, text: 'Done now' }, '| Player      | Done now |    @ann |'],
  ] as const)('stays there: %s', (_, edit, row) => {
    expect(made(rows('| Player      |   Open   |    @ann |'), [of('Player', edit)])).toBe(rows(row));
  });

  it('stays there in an empty cell, and in a new row', () => {
    expect(made(rows('| Player      |   Open   |         |'), [of('Player', owned('@k'))])).toBe(rows('| Player      |   Open   |      @k |'));
    expect(made(rows('| Player      |   Open   |    @ann |'), [], [added(7, 0, { fields: { owner: '@b' } })])).toContain('|   Open   |      @b |');
  });
});

describe('a cell that is not padded', () => {
  it('stays so', () => {
    const rows = (row: string) => lines('## Rows', '', '| Feature | Status | Owner |', '|---|---|---|', row, '| Radio station | Open | @bob |');
    expect(made(rows('| Player | Open | @ann |'), [of('Player', titled('Play'), owned('@k'))])).toBe(rows('| Play | Open | @k |'));
    expect(made(rows('|Player|Open||'), [of('Player', owned('@k'))])).toBe(rows('|Player|Open|@k|'));
    expect(made(rows('Player | Open | @ann'), [of('Player', owned('@k'))])).toBe(rows('Player | Open | @k'));
  });
});

describe('the cells of a row', () => {
  it.each([
    ['| a | b |', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['  | a\\|b | `c\\|d` |  ', ['a\\|b', '`c\\|d`']],
    ['| a | |', ['a', '']],
    ['|a||', ['a', '']],
  ])('%j', (row, cells) => {
    expect(cellsOf(row).map(({ start, end }) => row.slice(start, end).trim())).toEqual(cells);
  });
});
