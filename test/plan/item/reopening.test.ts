import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/model/agreement.ts';
import type { CloseReason } from '../../../src/model/issue.ts';
import { placesOf } from '../../../src/plan/item/places.ts';
import { baselineOf, closedIssue, entryOf, fileAfter, issueOf, lines, link, NOWHERE, planOf, roadmapOf } from '../../support/memory/builders.ts';

/** The file after its item “A”, issue #5, was reopened. */
function reopened(text: string, place: Place = NOWHERE): string {
  const entry = entryOf(5, 'A', { roadmapOpen: false, issueOpen: false, place });
  const plan = planOf(text, [issueOf(5, 'A', { updatedAt: '2026-03-01T12:00:00Z' })], baselineOf([entry]));
  return fileAfter(text, plan);
}

/** The file after its item “A” was closed, and reopened from the place it had then. */
function thereAndBack(text: string, reason: CloseReason): string {
  const plan = planOf(text, [closedIssue(5, 'A', reason)], baselineOf([entryOf(5, 'A')]));
  const roadmap = roadmapOf(text);
  const item = roadmap.items.find(({ issue }) => issue === 5);
  return reopened(fileAfter(text, plan), placesOf(roadmap).get(item?.line ?? 0));
}

const A = `A ${link(5)}`;
const REASONS = ['completed', 'not_planned', 'duplicate'] as const;

describe.each(REASONS)('closed as %s and reopened, the item is back where it was:', (reason) => {
  it.each([
    ['a task', lines('- [ ] B', `- [ ] ${A}`, '- [ ] C')],
    ['a task with sections', lines('## Now', '', '- [ ] B', `- [ ] ${A}`, '- [ ] C', '', '## Done', '', '- [x] D', '', '## Dropped', '', '- [ ] E')],
    ['the first task', lines('## Now', '', `- [ ] ${A}`, '- [ ] C', '', '## Done', '', '- [x] D', '', '## Dropped', '', '- E')],
    ['the only task', lines('## Now', '', `- [ ] ${A}`, '', '## Done', '', '- [x] D', '', '## Dropped', '', '- E')],
    ['a task above the first heading', lines('- [ ] B', `- [ ] ${A}`, '- [ ] C', '', '## Done', '', '- [x] D', '', '## Dropped', '', '- [ ] E')],
    ['a bug', lines('## Bugs', '', '- B', `- ${A}`, '  - owner: ann', '- C', '', '## Resolved bugs', '', '- D')],
    ['a feature', lines('## Planned', '', '- B', `- ${A}`, '  - owner: ann', '- C', '', '## Completed', '', '- D', '', '## Dropped', '', '- E')],
    ['a loose list', lines('## Planned', '', '- B', '', `- ${A}`, '', '  A note.', '', '- C', '', '## Completed', '', '- D', '', '## Dropped', '', '- E')],
    ['an external feature', lines('## External projects', '', '- B', `- ${A}`, '', '## Completed', '', '- D', '', '## Dropped', '', '- E')],
    ['a marked external feature', lines('## Planned', '', '- B', `- A (external) ${link(5)}`, '', '## Completed', '', '- D', '', '## Dropped', '', '- E')],
  ])('%s', (_, text) => {
    expect(thereAndBack(text, reason)).toBe(text);
  });
});

describe('reopened', () => {
  it('a ticked task is unticked', () => {
    expect(reopened(`- [x] ${A}\n`)).toBe(`- [ ] ${A}\n`);
  });

  it('a struck task is plain again, ticked or not', () => {
    expect(reopened(`- [x] ~~A~~ ${link(5)}\n`)).toBe(`- [ ] ${A}\n`);
    expect(reopened(`- [ ] ~~A~~ ${link(5)}\n`)).toBe(`- [ ] ${A}\n`);
    expect(reopened(`- [x] ~~A ${link(5)}~~\n`)).toBe(`- [ ] ${A}\n`);
  });

  it('an item loses its resolution, wherever it stands among the fields', () => {
    const text = lines('## Bugs', '', '- B', '', '## Resolved bugs', '', `- ${A}`, '  - resolution: Fixed', '  - owner: ann');
    expect(reopened(text, { ...NOWHERE, headings: ['Bugs'] })).toBe(lines('## Bugs', '', '- B', `- ${A}`, '  - owner: ann', '', '## Resolved bugs'));
  });

  it('an item whose place is gone goes to the end of the first open section of its kind', () => {
    const text = lines('## Planned', '', '- B', '', '## Backlog', '', '- C', '', '## Completed', '', `- ${A}`);
    expect(reopened(text, { ...NOWHERE, headings: ['Gone'] })).toBe(lines('## Planned', '', '- B', `- ${A}`, '', '## Backlog', '', '- C', '', '## Completed'));
  });

  it('an item goes back next to the neighbours it had, though they have moved within the section', () => {
    const place = { ...NOWHERE, headings: ['Planned'], previous: ['B'], next: ['C'], gap: 0 };
    expect(reopened(lines('## Planned', '', '- C', '- B', '- D', '', '## Completed', '', `- ${A}`), place)).toBe(
      lines('## Planned', '', '- C', '- B', `- ${A}`, '- D', '', '## Completed'),
    );
  });

  it('two that were closed together come back in their order', () => {
    const text = lines('## Planned', '', '- X', `- A ${link(1)}`, `- B ${link(2)}`, '- Y', '', '## Completed');
    const roadmap = roadmapOf(text);
    const closing = planOf(text, [closedIssue(1, 'A'), closedIssue(2, 'B')], baselineOf([entryOf(1, 'A'), entryOf(2, 'B')]));
    const between = fileAfter(text, closing);
    const places = placesOf(roadmap);
    const entry = (number: number, title: string, line: number) =>
      entryOf(number, title, { roadmapOpen: false, issueOpen: false, place: places.get(line) ?? NOWHERE });
    const later = { updatedAt: '2026-03-01T12:00:00Z' };
    const opening = planOf(between, [issueOf(1, 'A', later), issueOf(2, 'B', later)], baselineOf([entry(1, 'A', 4), entry(2, 'B', 5)]));
    expect(fileAfter(between, opening)).toBe(text);
  });
});
