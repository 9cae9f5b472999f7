import { describe, expect, it } from 'vitest';
import { fileChange } from '../../src/plan/file-change.ts';
import { rehearse } from '../../src/plan/rehearse.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, link, outlineOf, planOf, problemsOf, READING, roadmapOf } from '../support/memory/builders.ts';

describe('the changes of a plan to the file', () => {
  it('are the links of new issues that exist, and what follows from issues', () => {
    const { operations } = planOf(
      lines('Last updated: 2026-01-01', '', '- [ ] New', '- [ ] Newer', `- [ ] A ${link(5)}`, `- [x] B ${link(6)}`),
      [closedIssue(5, 'A')],
      baselineOf([entryOf(5, 'A'), entryOf(6, 'B')]),
    );
    expect(fileChange(operations, (key) => (key === 'c.0' ? 7 : null))).toEqual({
      items: [
        { line: 3, edits: [{ edit: 'link', issue: 7 }] },
        { line: 5, edits: [{ edit: 'tick', ticked: true }] },
      ],
      lastUpdated: '2026-03-02',
    });
  });

  it('gather the edits of one item', () => {
    const { operations } = planOf('- [ ] A\n', [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    expect(fileChange(operations, () => null).items).toEqual([
      {
        line: 1,
        edits: [
          { edit: 'link', issue: 5 },
          { edit: 'tick', ticked: true },
        ],
      },
    ]);
  });
});

describe('a rehearsal', () => {
  it('leaves a plan alone whose edits can be made', () => {
    const text = lines('- [ ] A', `- [ ] B ${link(5)}`);
    const plan = planOf(text, [closedIssue(5, 'B')], baselineOf([entryOf(5, 'B')]));
    expect(rehearse(plan, roadmapOf(text), READING).plan).toBe(plan);
  });

  it('leaves a plan alone that does not touch the file', () => {
    const text = `- [x] A ${link(5)}\n`;
    const plan = planOf(text, [issueOf(5, 'A')], baselineOf([entryOf(5, 'A')]));
    expect(rehearse(plan, roadmapOf(text), READING).plan).toBe(plan);
  });

  it('takes out an issue whose link could not be written, and says where', () => {
    const plan = planOf(lines('- [ ] A', '- [ ] B', '- [ ] C'));
    // The second item is gone from the file that is rehearsed.
    const safe = rehearse(plan, roadmapOf(lines('- [ ] A', 'B', '- [ ] C')), READING).plan;
    expect(outlineOf(safe)).toEqual(['create-issue A', 'create-issue C']);
    expect(safe.problems).toMatchObject([
      {
        line: 2,
        level: 'warning',
        code: 'cannot-edit',
        message: '“B” on line 2 cannot be linked to its issue safely (there is no item on this line): it is left as it is. Make the change by hand.',
      },
    ]);
  });

  it('names what is never closed, where that is the likely cause', () => {
    const text = lines('- [ ] A', '- [ ] B', '', '<!-- never', 'closed');
    const plan = planOf(text, [issueOf(5, 'C', { labels: ['roadmap', 'bug'] })], baselineOf([]));
    expect(rehearse(plan, roadmapOf(text), READING).plan.problems.map(({ message }) => message)).toEqual([
      '#5 cannot be added to the file safely (“C” would not read as an item): it is left out. Line 4 opens a comment or code block that is never closed: close it.',
    ]);
  });

  it('takes out the day, too, where nothing of the file is left to change', () => {
    const text = lines('Last updated: 2026-01-01', '', '- [ ] B', `- [ ] A ${link(5)}`);
    const plan = planOf(text, [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    const safe = rehearse(plan, roadmapOf(lines('Last updated: 2026-01-01', '', '- [ ] B', 'A')), READING).plan;
    expect(outlineOf(safe)).toEqual(['create-issue B']);
    expect(problemsOf(safe)).toEqual(['cannot-edit 4']);
  });

  it('takes out the move of a mark that cannot be made', () => {
    const timeline = ['## Timeline', '', '- A: 1 January 2026 <== WE ARE HERE', '- B: 1 February 2026'];
    const plan = planOf(lines(...timeline));
    expect(outlineOf(plan)).toEqual(['move-mark']);
    const safe = rehearse(plan, roadmapOf(lines(...timeline).replace(' <== WE ARE HERE', '')), READING).plan;
    expect(outlineOf(safe)).toEqual([]);
    expect(problemsOf(safe)).toContain('cannot-edit 3');
  });

  it('keeps what happens to issues', () => {
    const text = lines('- [ ] B', `- [x] A ${link(5)}`);
    const plan = planOf(text, [], baselineOf([entryOf(5, 'A')]));
    expect(outlineOf(rehearse(plan, roadmapOf(lines('B', `- [x] A ${link(5)}`)), READING).plan)).toEqual(['close-issue #5']);
  });
});
