import { describe, expect, it } from 'vitest';
import { inCaseOf, pictured, statusesLike } from '../../../src/roadmap/read/status-form.ts';

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

describe('a status in HTML or in a picture', () => {
  const GREEN = 'https://img.shields.io/badge/done-green';
  it.each([
    ['<span style="color:green">Done</span>', '<span style="color:green">Done</span>'],
    ['<kbd><b>Done</b></kbd>', '<kbd><b>Done</b></kbd>'],
    ['<a href="https://x.test/1">Done</a>', 'Done'],
    ['<b>Done in 2.0</b>', 'Done'],
    [`![done](${GREEN})`, `![done](${GREEN})`],
    ['![Done](https://img.shields.io/badge/done-4c1.svg)', '![Done](https://img.shields.io/badge/done-4c1.svg)'],
    ['![Done](icons/done.png)', '![Done](icons/done.png)'],
    ['![Done](https://img.shields.io/github/issues/detail/state/o/r/12)', 'Done'],
    ['![Done](https://img.shields.io/badge/done-v1.2-green)', 'Done'],
    ['[Done](https://x.test/1)', 'Done'],
    [`[![Done](${GREEN})](https://x.test/1)`, `![Done](${GREEN})`],
    ['![planned](https://img.shields.io/badge/planned-blue)', null],
    ['<b>planned</b>', null],
    ['**Done**', null],
    ['Done', null],
  ])('%s: another item has %s', (status, wanted) => {
    expect(pictured(status, ['Done', '\u2705'])).toBe(wanted);
  });
});
