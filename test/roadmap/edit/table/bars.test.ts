import { describe, expect, it } from 'vitest';
import { newRow } from '../../../../src/roadmap/edit/table/cell-width.ts';
import { lines } from '../../../support/memory/builders.ts';

describe('the bars at the ends of a new row', () => {
  const below = (...rows: string[]) => newRow(['C', 'open'], 2 + rows.length, { text: lines('| Title | Status |', '|---|---|', ...rows) });

  it.each([
    ['| A | open |', '| B | open | <!-- asked twice -->', '| C | open |'],
    ['| A | open', '| B | open', '| C | open'],
    ['A | open', 'B | open', 'C | open'],
  ])('are those of the others: %s, %s', (first, second, row) => {
    expect(below(first, second)).toBe(row);
  });
});
