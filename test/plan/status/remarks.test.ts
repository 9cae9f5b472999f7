import { describe, expect, it } from 'vitest';
import { withRemarks } from '../../../src/plan/status/remarks.ts';

describe('what stands behind a status that a closed issue replaces', () => {
  it.each([
    ['a sentence of its own', 'In progress. Waits for the parser.', 'Done', 'Done. Waits for the parser.'],
    ['several of them', 'Started! See the branch. Ann tests it', 'Done', 'Done! See the branch. Ann tests it'],
    ['a sentence in small letters behind a usual status', 'in progress. see the branch', 'done', 'done. see the branch'],
    ['a sentence after one in brackets', 'Planned (see #12). Rosa asked for it.', 'Done', 'Done (see #12). Rosa asked for it.'],
    ['a sentence behind a release', 'Planned for 2.0. Needs new servers.', 'Done', 'Done. Needs new servers.'],
    ['words in brackets', 'started (see the branch), blocked by the lexer', 'done', 'done (see the branch)'],
    ['a link in brackets', '🚧 In progress ([design](https://example.org/a_b))', '✅ Done', '✅ Done ([design](https://example.org/a_b))'],
    ['behind emphasis', '**In progress** (with Rosa)', '**Done**', '**Done** (with Rosa)'],
    ['with emphasis of its own', 'In progress. *Rosa* asked for it.', 'Done.', 'Done. *Rosa* asked for it.'],
    ['before a full stop', 'In progress (see the branch).', 'Done.', 'Done (see the branch).'],
    ['in a script without spaces', '进行中。参见设计文档。', '完成', '完成。参见设计文档。'],
    ['in wide brackets', '进行中（参见设计文档）', '完成', '完成（参见设计文档）'],
    ['behind a question', 'Planned? Rosa asked for it.', 'Dropped', 'Dropped. Rosa asked for it.'],
  ])('stays: %s', (_, written, status, expected) => {
    expect(withRemarks(written, status)).toBe(expected);
  });

  it.each([
    ['a word', 'Planned'],
    ['a sentence', 'In progress.'],
    ['words of the same sentence', 'in progress, waits for the parser'],
    ['words behind a dash', 'Blocked – needs character definitions'],
    ['a share', 'In progress (50 %)'],
    ['a count', 'In progress (3/5)'],
    ['a release or a day', 'Planned (Q3 2026)'],
    ['another state in brackets', 'Not started (some of it is done, the rest pending)'],
    ['another state in a sentence', 'Blocked on the lexer. Not started.'],
    ['a shortened word', 'waits for Dr. Meyer'],
    ['a day', 'from 5. Mai on'],
    ['a share in a sentence', 'In progress at approx. 50 %'],
    ['half of an emphasis', '*In work. See the branch.*'],
    ['an address', 'see www.example.org/a. b'],
    ['nothing', ''],
  ])('goes with it: %s', (_, written) => {
    expect(withRemarks(written, 'Done')).toBe('Done');
  });
});
