import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { baselineOf, closedIssue, entryOf, lines, planOf } from '../../support/memory/builders.ts';
import { A, configured, editsOf } from './pair.ts';

const WORDS = 'sections: [{ title: Plans, items: headings }]\nwords:\n  done: [Complete, Implemented, ✅]\n';

/** The edits of the item “A” when its issue is closed. */
function closed(text: string): readonly ItemEdit[] {
  return editsOf(planOf(text, [closedIssue(5, 'A', 'completed')], baselineOf([entryOf(5, 'A')]), configured(WORDS, text)));
}

describe('the status of a heading whose field says it, where finished things are no items', () => {
  const inText = (...values: readonly string[]) => {
    const finished = values.flatMap((value, at) => [`### Part ${at}`, '', value, '']);
    return lines('## Plans', '', `### ${A}`, '', '**Status:** Planned', '', '### B', '', '**Status:** Pending', '', '## Finished so far', '', ...finished);
  };

  it.each([
    ['most of them', ['**Status:** Implemented', '**Status:** ✅ Complete', '**Status:** Implemented  '], 'Implemented'],
    ['their words without what these tell of one thing', ['**Status:** Implemented (2.1)', '**Status:** Implemented, by ann'], 'Implemented'],
    ['none that has a label in another form', ['Status: Implemented', '- **Status:** Implemented', '**Stage:** Implemented'], 'Complete'],
    ['none that is open, or lists what one may say', ['**Status:** Not yet implemented', '**Status:** Implemented / Planned / Open'], 'Complete'],
    ['none that is code', ['```\n**Status:** Implemented\n```'], 'Complete'],
  ])('is as most of these say it: %s', (_, values, text) => {
    expect(closed(inText(...values))).toEqual([{ edit: 'set-status', state: 'done', text, where: 'field' }]);
  });

  it('is as items say it before other things', () => {
    const text = inText('**Status:** Implemented', '**Status:** Implemented').replace('Pending', 'Complete');
    expect(closed(text)).toMatchObject([{ text: 'Complete' }]);
  });
});
