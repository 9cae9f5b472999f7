import { expect, it } from 'vitest';
import { baselineOf, closedIssue, entryOf, lines, link, outlineOf, planOf } from '../../support/memory/builders.ts';

it.each([
  ['another day', 'Last updated: 1 March 2026', ['set-last-updated']],
  ['the day of the run', 'Last updated: 2026-03-02', []],
  ['the day of the run in other words', 'Last updated: 2 March 2026', []],
  ['a later day', 'Last updated: 2026-03-03', []],
  ['a later day in other words', 'Last updated: 1 February 2027', []],
  ['no day', 'Last updated: soon', []],
  ['nothing', 'A roadmap.', []],
])('a line that says %s: `%s`', (_, line, wanted) => {
  const plan = planOf(lines(line, '', `- [ ] A ${link(5)}`), [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
  expect(outlineOf(plan)).toEqual(['close-item #5', ...wanted]);
});
