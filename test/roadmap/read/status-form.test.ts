import { describe, expect, it } from 'vitest';
import { inCaseOf, statusesLike } from '../../../src/roadmap/read/status-form.ts';

describe('a status in the form of one for the other state', () => {
  const like = (shown: string, known = ['Done', 'Well done', '✅']) => statusesLike(shown, known, 'dropped', (word) => inCaseOf(word, 'Left out'));

  it.each([
    [' - Done', [' - Left out']],
    [' (**DONE**)', [' (**LEFT OUT**)']],
    ['✅ **done:** ', ['❌ **left out:** ', '**left out:** ']],
    ['✔️ Done: ', ['✖️ Left out: ', '❌ Left out: ', 'Left out: ']],
    [' (done) ✅', [' (left out) ❌', ' (left out)']],
    [':white_check_mark: Done', [':x: Left out', '❌ Left out', 'Left out']],
    ['👷🏽 Done', ['❌ Left out', 'Left out']],
    [' - Well done', [' - Left out']],
  ])('“%s”', (shown, statuses) => {
    expect(like(shown)).toEqual(statuses);
  });

  it.each(['✅', 'Done in May', 'Not done', 'Done (2025)', 'Shipped', '', `Done${'-'.repeat(100)}`])(
    'none where it says another thing than its word: “%s”',
    (shown) => {
      expect(like(shown)).toEqual([]);
    },
  );

  it('for done', () => {
    expect(statusesLike('🚫 DROPPED', ['dropped'], 'done', (word) => inCaseOf(word, 'Done'))).toEqual(['✅ DONE', 'DONE']);
  });
});

describe('the case of a word', () => {
  it.each([
    ['DONE', 'left Out', 'LEFT OUT'],
    ['Done', 'LEFT out', 'Left out'],
    ['done', 'Left Out', 'left out'],
    ['Well Done', 'left out', 'Left out'],
    ['X', 'left out', 'Left out'],
    ['完成', 'Left Out', 'Left Out'],
    ['DONE', '取消', '取消'],
  ])('“%s” makes “%s” into “%s”', (shown, word, written) => {
    expect(inCaseOf(shown, word)).toBe(written);
  });
});
