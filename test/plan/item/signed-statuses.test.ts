import { describe, expect, it } from 'vitest';
import type { CloseReason } from '../../../src/model/issue.ts';
import { baselineOf, closedIssue, entryOf, lines, planOf } from '../../support/memory/builders.ts';
import { A, configured, editsOf } from './pair.ts';

const PLANS = 'sections:\n  - { title: Plans, items: table }\n';

/** The status that the row of the item “A” gets when its issue is closed. */
function statusOf(rows: readonly string[], own: string, config = PLANS, reason: CloseReason = 'completed'): string | undefined {
  const text = lines('## Plans', '', '| What | State |', '| --- | --- |', `| ${A} | ${own} |`, ...rows);
  const edits = editsOf(planOf(text, [closedIssue(5, 'A', reason)], baselineOf([entryOf(5, 'A')]), configured(config, text)));
  return edits.flatMap((edit) => (edit.edit === 'set-status' ? edit.text : []))[0];
}

describe('a sign of the configuration with a word behind it', () => {
  it.each([
    ['| B | :white_check_mark: Done |', ':white_check_mark: Done'],
    ['| B | :white_check_mark: Fertig |', ':white_check_mark: Fertig'],
    ['| B | ✅ Shipped |', '✅ Shipped'],
    ['| B | :white_check_mark: Rosa |', ':white_check_mark:'],
    ['| B | :white_check_mark: done by Rosa |', ':white_check_mark:'],
  ])('is used with it, if it says the same: %s', (row, text) => {
    expect(statusOf([row], 'soon', `${PLANS}words:\n  done: [":white_check_mark:", "✅"]\n`)).toBe(text);
  });
});

describe('the first status of a finished row', () => {
  it('has the name of a sign where all others begin with one', () => {
    const rows = ['| B | :construction: In work |', '| C | :date: Planned |'];
    expect(statusOf(rows, ':date: Soon')).toBe(':white_check_mark: Done');
    expect(statusOf(rows, ':date: Soon', PLANS, 'not_planned')).toBe(':x: Dropped');
    expect(statusOf(['| B | :construction: In work |', '| C | Planned |'], ':date: Soon')).toBe('Done');
  });
});
