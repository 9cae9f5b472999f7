import { describe, expect, it } from 'vitest';
import { movedRow, rowForm } from '../../../../src/roadmap/edit/table/moved-row.ts';
import { lines } from '../../../support/memory/builders.ts';

const table = (...rows: string[]) => ({ text: lines(...rows) });
const plain = table('| A | B |', '|---|---|', '| a | b |');

describe('how a row was written', () => {
  it.each<[string, string | undefined]>([
    ['| a | b |', undefined],
    ['| a | |', undefined],
    ['| a | b', '| 1 | 1'],
    ['a|b', '1|1'],
    ['  |  `x\\|y` |検索  | ', '  |  6 |4  | '],
    ['| a | b | <!-- c -->', '| 1 | 1 |'],
    ['|| b |', '|| 1 |'],
    [`| ${'a'.repeat(2000)} |b|`, undefined],
  ])('is kept with the widths of its texts: %s', (row, form) => {
    expect(rowForm(table('| A | B |', '|---|---|', row, '| c | d |'), 3)).toBe(form);
  });
});

describe('a row from another table', () => {
  it.each<[string, string, string | undefined, string]>([
    ['has the space that it had', '| a | b |', '|1    |   1|', '|a    |   b|'],
    ['fills a cell with another text as far', '| abc | b |', '| 1    |   1|', '| abc  |   b|'],
    ['is written as the others, where it had more cells', 'a|b', '|1|1|1|', '| a | b |'],
    ['is written as the others, where a cell is new', 'a|b', '|1|', '| a | b |'],
    ['loses a new cell that is empty again', 'a||', '|1|', '|a|'],
    ['keeps a comment at its end', 'a|b|<!-- c -->', '1 | 1', 'a | b |<!-- c -->'],
  ])('%s', (_, row, form, written) => {
    expect(movedRow(row, 3, plain, form)).toBe(written);
  });

  it('may have 200 columns, and fewer than that', () => {
    const of = (text: string, count = 200) => `| ${Array.from({ length: count }, () => text).join(' | ')} |`;
    const wide = table(of('head'), of('----'), of('text'), of('x   '));
    expect(movedRow(of('y'), 3, wide)).toBe(of('y   '));
    expect(movedRow(of('y', 150), 3, wide)).toBe(of('y   ', 150));
    const form = rowForm(wide, 4) ?? '';
    expect(movedRow(of('y'), 3, wide, form)).toBe(of('y   '));
  });

  it('stands in an empty table, and in one with one row', () => {
    expect(movedRow('a|b', 2, table('| A    | B |', '|------|---|'))).toBe('| a    | b |');
    expect(movedRow('| a | b |', 3, table('A | B', '--|--', 'c | d'))).toBe('a | b');
  });
});
