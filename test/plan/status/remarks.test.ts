import { describe, expect, it } from 'vitest';
import { withRemarks } from '../../../src/plan/status/remarks.ts';

describe('what stands behind a status that a closed issue replaces', () => {
  it.each([
    ['an issue in brackets', 'Planned (see #12)', 'Done', 'Done (see #12)'],
    ['an issue of another repository', 'In progress (acme/pots#3)', 'Done', 'Done (acme/pots#3)'],
    ['a pull request', 'In review (PR 12)', 'Done', 'Done (PR 12)'],
    ['a person', 'Started (@ann)', 'Done', 'Done (@ann)'],
    ['a file', 'started (see d.md), half of it', 'done', 'done (see d.md)'],
    ['a path', 'Started (./docs/spout)', 'Done', 'Done (./docs/spout)'],
    ['code', 'Started (branch `whistle/2.0`)', 'Done', 'Done (branch `whistle/2.0`)'],
    ['a link', '🚧 In progress ([design](https://example.org/a_b))', '✅ Done', '✅ Done ([design](https://example.org/a_b))'],
    ['a link to a definition', 'In progress ([design][d])', 'Done', 'Done ([design][d])'],
    ['an address', 'In progress (https://example.org/v2/50)', 'Done', 'Done (https://example.org/v2/50)'],
    ['an address in marks', 'In progress. See <https://example.org/a>.', 'Done.', 'Done. See <https://example.org/a>.'],
    ['a mail address', 'In progress (ann@example.org)', 'Done', 'Done (ann@example.org)'],
    ['a sentence with one', 'In progress. See #12.', 'Done', 'Done. See #12.'],
    ['a sentence in small letters behind a usual status', 'in progress. see `notes`', 'done', 'done. see `notes`'],
    ['sentences with and without one', 'In progress. Kim tests. See #12. Rosa cooks.', 'Done', 'Done. See #12.'],
    ['brackets and a sentence', 'Planned (see #12). Asked for by @ann.', 'Done', 'Done (see #12). Asked for by @ann.'],
    ['some of the brackets', 'Planned (maybe) (#12) (Q3)', 'Done', 'Done (#12)'],
    ['behind emphasis', '**In progress** (with @ann)', '**Done**', '**Done** (with @ann)'],
    ['with emphasis of its own', 'In progress. *Design*: d.md.', 'Done.', 'Done. *Design*: d.md.'],
    ['before a full stop', 'In progress (see d.md).', 'Done.', 'Done (see d.md).'],
    ['before a full stop, with prose behind it', 'In progress (see d.md). Kim tests.', 'Done.', 'Done (see d.md).'],
    ['in a script without spaces', '进行中。参见 `docs/x`。', '完成', '完成。参见 `docs/x`。'],
    ['in wide brackets', '进行中（参见 #12）', '完成', '完成（参见 #12）'],
    ['right behind letters of such a script', '进行中（参见#12和设计.md）', '完成', '完成（参见#12和设计.md）'],
    ['in brackets without a space', '진행 중(#12 참고)', '완료', '완료(#12 참고)'],
    ['in such brackets behind another script', '进行中(#12)', '✅', '✅ (#12)'],
    ['several issues', 'In progress (#12-#14, #20)', 'Done', 'Done (#12-#14, #20)'],
    ['behind a question', 'Planned? See #12.', 'Dropped', 'Dropped. See #12.'],
    ['beside words that no list knows', 'bezig (kijk #12)', 'klaar', 'klaar (kijk #12)'],
  ])('stays: %s', (_, written, status, expected) => {
    expect(withRemarks(written, status)).toBe(expected);
  });

  it('is found without delay in long texts', () => {
    const started = performance.now();
    for (const piece of ['a.', 'a/', 'a-', '(', '[a', '`', '@a', '#', 'a. B ']) withRemarks(`Started (#12 ${piece.repeat(10_000)}).`, 'Done');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    ['a word', 'Planned'],
    ['a sentence', 'In progress.'],
    ['a reference in the sentence of the status', 'in progress, see #12'],
    ['words of the same sentence', 'in progress, waits for the parser'],
    ['words behind a dash', 'Blocked – needs character definitions'],
    ['words in brackets', 'In progress (with Rosa)'],
    ['a sentence of its own', 'In progress. Kim waits.'],
    ['sentences in another language', '进行中。等待评审。'],
    ['a share', 'In progress (50 %)'],
    ['a share beside a reference', 'In progress (#12, 50 %)'],
    ['a count', 'In progress (3/5)'],
    ['a release', 'Planned (v3)'],
    ['a quarter', 'Planned (Q3)'],
    ['a day beside a reference', 'Planned (May 5, @ann)'],
    ['a day', 'Planned (5/6/2027)'],
    ['what it waits for', 'In progress (waiting for #12)'],
    ['who blocks it', 'In progress. Blocked by @ann.'],
    ['what it waits for by its status', 'Blocked (#12)'],
    ['a review', 'Started (needs review, #12)'],
    ['what it waits for in other languages', 'in Arbeit (wartet auf #12)'],
    ['the same in French', 'en cours (bloqué par @ann)'],
    ['the same in Spanish', 'en curso (a la espera de #12)'],
    ['the same in Russian', 'в работе (ждёт #12)'],
    ['the same in Chinese', '进行中（等待 #12）'],
    ['the same in Japanese', '対応中（#12 待ち）'],
    ['who works on it', 'Started. @ann is working on it.'],
    ['another state', 'Not started (some of d.md is done)'],
    ['the rest of it', 'Almost done. Still missing: `docs`.'],
    ['alternatives', 'Planned (lid and/or spout)'],
    ['a shortened word', 'Started (e.g. lids, i.e. all)'],
    ['half of an emphasis', '*In work. See #12.*'],
    ['half of a link', 'In progress. See [Notes. On #12](https://example.org).'],
    ['nothing', ''],
  ])('goes with it: %s', (_, written) => {
    expect(withRemarks(written, 'Done')).toBe('Done');
  });
});
