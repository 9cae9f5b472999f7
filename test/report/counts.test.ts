import { describe, expect, it } from 'vitest';
import type { Operation, Outcome } from '../../src/model/plan.ts';
import { countItems, countOutcomes } from '../../src/report/counts.ts';
import { baselineOf, closedIssue, entryOf, lines, link, planOf, roadmapOf } from '../support/memory/builders.ts';

describe('what a roadmap holds', () => {
  it('counts bugs, features, external and closed items, and blockers, without sub-items', () => {
    const text = lines(
      ...['## Open bugs', '', '- Crash', '  - priority: blocker', '- Leak (external)', '  - priority: Blocker until 2.0', ''],
      ...['## Planned', '', '- A', '  - [ ] Sub-item', '- fix: B', '- [x] C', '- ~~D~~', '', '## External projects', '', '- E', ''],
      ...['## Done', '', '- F', '  - priority: blocker', '- G', '', '## Dropped', '', '- H'],
    );
    expect(countItems(roadmapOf(text), null)).toEqual({ openBugs: 2, openFeatures: 1, openExternal: 2, done: 3, dropped: 2, blockers: 2 });
  });

  it('is nothing for a file without items', () => {
    expect(countItems(roadmapOf('# R\n'), null)).toEqual({ openBugs: 0, openFeatures: 0, openExternal: 0, done: 0, dropped: 0, blockers: 0 });
  });
});

describe('what a run did', () => {
  const text = lines('- [ ] New', '- [ ] Lost', `- [ ] Now closed ${link(3)}`, `- [x] Ticked ${link(4)}`, `- [ ] Unticked ${link(5)}`, '', '## Done');
  const entries = [entryOf(2, 'Lost'), entryOf(3, 'Now closed'), entryOf(4, 'Ticked'), entryOf(5, 'Unticked', { roadmapOpen: false, issueOpen: false })];
  const { operations } = planOf(text, [closedIssue(3, 'Now closed')], baselineOf(entries));
  const done = (operation: Operation): Outcome => ({ result: 'done', operation, issue: null });
  const left = (operation: Operation): Outcome => ({ result: 'left', operation, why: 'a reason' });

  it('counts each kind of operation that was done', () => {
    expect(countOutcomes(operations.map(done))).toEqual({
      created: 1,
      closed: 1,
      reopened: 1,
      updated: 0,
      added: 0,
      moved: 1,
      remaining: 0,
    });
  });

  it('counts what was left, and only that', () => {
    expect(countOutcomes(operations.map(left))).toEqual({
      created: 0,
      closed: 0,
      reopened: 0,
      updated: 0,
      added: 0,
      moved: 0,
      remaining: 5,
    });
  });
});
