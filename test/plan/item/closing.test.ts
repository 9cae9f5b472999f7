import { describe, expect, it } from 'vitest';
import type { CloseReason } from '../../../src/model/issue.ts';
import { baselineOf, closedIssue, entryOf, fileAfter, itemOf, lines, link, outlineOf, planOf } from '../../support/memory/builders.ts';

/** The file after its item “A”, issue #5, was closed for a reason. */
function closed(text: string, reason: CloseReason, title = 'A'): string {
  const plan = planOf(text, [closedIssue(5, title, reason)], baselineOf([entryOf(5, title)]));
  const after = fileAfter(text, plan);
  // What the file says then is what the issue says: planning again changes nothing.
  const entry = entryOf(5, title, { roadmapOpen: false, issueOpen: false });
  const again = outlineOf(planOf(after, [closedIssue(5, title, reason)], baselineOf([entry])));
  // The entry knows no fields: those of the file go to the issue.
  expect(again.filter((operation) => !/^(?:create|update)-issue/.test(operation))).toEqual([]);
  return after;
}

const A = `A ${link(5)}`;

describe('closing an issue: a task', () => {
  it.each([
    ['completed', `- [ ] B\n- [x] ${A}\n- [ ] C\n`],
    ['not_planned', `- [ ] B\n- [x] ~~A~~ ${link(5)}\n- [ ] C\n`],
    ['duplicate', `- [ ] B\n- [x] ~~A~~ ${link(5)}\n- [ ] C\n`],
  ] as const)('closed as %s, in a file without other sections', (reason, after) => {
    expect(closed(lines('- [ ] B', `- [ ] ${A}`, '- [ ] C'), reason)).toBe(after);
  });

  const sections = lines('## Now', '', '- [ ] B', `- [ ] ${A}`, '', '## Done', '', '- [x] D', '', '## Dropped', '', '- [ ] E');

  it.each([
    ['completed', lines('## Now', '', '- [ ] B', '', '## Done', '', '- [x] D', `- [x] ${A}`, '', '## Dropped', '', '- [ ] E')],
    ['not_planned', lines('## Now', '', '- [ ] B', '', '## Done', '', '- [x] D', '', '## Dropped', '', '- [ ] E', `- [ ] ${A}`)],
    ['duplicate', lines('## Now', '', '- [ ] B', '', '## Done', '', '- [x] D', '', '## Dropped', '', '- [ ] E', `- [ ] ${A}`)],
  ] as const)('closed as %s, in a file with a done and a dropped section', (reason, after) => {
    expect(closed(sections, reason)).toBe(after);
  });

  it('closed as not planned, in a file with a done section only, is struck through and ticked where it is', () => {
    expect(closed(lines('## Now', '', `- [ ] ${A}`, '', '## Done'), 'not_planned')).toBe(lines('## Now', '', `- [x] ~~A~~ ${link(5)}`, '', '## Done'));
  });

  it('closed as completed, in a file with a dropped section only, is ticked where it is', () => {
    expect(closed(lines('## Now', '', `- [ ] ${A}`, '', '## Dropped'), 'completed')).toBe(lines('## Now', '', `- [x] ${A}`, '', '## Dropped'));
  });

  it('takes notes, fields and open sub-items along', () => {
    const text = lines('- [ ] B', `- [ ] ${A}`, '  - owner: ann', '  - [ ] S', '', '  A note.', '- [ ] C', '', '## Done', '', 'Prose.');
    expect(closed(text, 'completed')).toBe(
      lines('- [ ] B', '- [ ] C', '', '## Done', '', 'Prose.', '', `- [x] ${A}`, '  - owner: ann', '  - [ ] S', '', '  A note.'),
    );
  });

  it.each([
    ['bold', '**A**', null],
    ['bold at its start', '**A** and more', '~~**A** and more~~'],
    ['bold at its end', 'more and **A**', '~~more and **A**~~'],
    ['emphasised', '*A* and _B_', '~~*A* and _B_~~'],
    ['code', '`a` and `b`', '~~`a` and `b`~~'],
    ['with a link in it', '[A](https://x.test) and B', '~~[A](https://x.test) and B~~'],
    ['over two lines', 'A\n  and B', '~~A\n  and B~~'],
    ['partly struck through', '~~A~~ B', null],
  ])('closed as not planned, its title %s, is struck through as a whole', (_, title, struck) => {
    const text = `- [ ] ${title} ${link(5)}\n`;
    const plan = planOf(text, [closedIssue(5, 'A', 'not_planned')], baselineOf([entryOf(5, 'A')]));
    const after = fileAfter(text, plan);
    if (struck !== null) expect(after).toBe(`- [x] ${struck} ${link(5)}\n`);
    expect(itemOf(after)).toMatchObject({ state: 'dropped', issue: 5 });
  });

  it('that is the only one of its section leaves a section, and may', () => {
    expect(closed(lines('## v1.0', '', `- [ ] ${A}`, '', '## Done', '', '- [x] D'), 'completed')).toBe(
      lines('## v1.0', '', '## Done', '', '- [x] D', `- [x] ${A}`),
    );
  });

  it('is ticked as the file ticks', () => {
    expect(closed(lines(`- [ ] ${A}`, '- [X] B'), 'completed')).toBe(lines(`- [X] ${A}`, '- [X] B'));
  });

  it('keeps line ends, trailing spaces and a missing final newline', () => {
    expect(closed(`* [ ] B  \r\n* [ ] ${A}  \r\n\r\n## Done\r\n\r\n* [x] C`, 'completed')).toBe(`* [ ] B  \r\n\r\n## Done\r\n\r\n* [x] C\r\n* [x] ${A}  `);
  });
});

describe('closing an issue: a bug in a plain list', () => {
  const present = lines('## Open bugs', '', '- B', `- ${A}`, '', '## Resolved bugs', '', '- D');
  const absent = lines('## Open bugs', '', '- B', `- ${A}`);

  it.each([
    ['completed', 'Fixed'],
    ['not_planned', 'Not planned'],
    ['duplicate', 'Duplicate'],
  ] as const)('closed as %s moves to the resolved section', (reason, resolution) => {
    expect(closed(present, reason)).toBe(lines('## Open bugs', '', '- B', '', '## Resolved bugs', '', '- D', `- ${A}`, `  - resolution: ${resolution}`));
  });

  it.each([
    ['completed', 'Fixed'],
    ['not_planned', 'Not planned'],
    ['duplicate', 'Duplicate'],
  ] as const)('closed as %s moves to a resolved section that is made', (reason, resolution) => {
    expect(closed(absent, reason)).toBe(
      lines('## Open bugs', '', '- B', '', '## Bugs resolved since last update', '', `- ${A}`, `  - resolution: ${resolution}`),
    );
  });

  it('has its resolution written as its other fields are', () => {
    const text = lines('## Open bugs', '', `- ${A}`, '  Owner: ann', '  Priority: high', '', '## Resolved bugs');
    expect(closed(text, 'completed')).toBe(
      lines('## Open bugs', '', '## Resolved bugs', '', `- ${A}`, '  Owner: ann', '  Priority: high', '  Resolution: Fixed'),
    );
  });

  it('has a resolution that is there already replaced', () => {
    const text = lines('## Open bugs', '', `- ${A}`, '  - **Resolution:** pending', '  - owner: ann', '', '## Resolved bugs');
    expect(closed(text, 'duplicate')).toBe(lines('## Open bugs', '', '## Resolved bugs', '', `- ${A}`, '  - **Resolution:** Duplicate', '  - owner: ann'));
  });
});

describe('closing an issue: a feature in a plain list', () => {
  const present = lines('## Planned', '', '- B', `- ${A}`, '', '## Completed', '', '- D', '', '## Rejected', '', '- E');

  it.each([
    ['completed', lines('## Planned', '', '- B', '', '## Completed', '', '- D', `- ${A}`, '', '## Rejected', '', '- E')],
    ['not_planned', lines('## Planned', '', '- B', '', '## Completed', '', '- D', '', '## Rejected', '', '- E', `- ${A}`)],
    ['duplicate', lines('## Planned', '', '- B', '', '## Completed', '', '- D', '', '## Rejected', '', '- E', `- ${A}`)],
  ] as const)('closed as %s moves to the section for that', (reason, after) => {
    expect(closed(present, reason)).toBe(after);
  });

  it.each([
    ['completed', 'Completed'],
    ['not_planned', 'Dropped'],
    ['duplicate', 'Dropped'],
  ] as const)('closed as %s moves to a section that is made, at the level of its neighbours', (reason, heading) => {
    expect(closed(lines('# R', '', '## Planned', '', `- ${A}`, '', '## Notes', '', 'Prose.'), reason)).toBe(
      lines('# R', '', '## Planned', '', `## ${heading}`, '', `- ${A}`, '', '## Notes', '', 'Prose.'),
    );
  });

  it.each([
    ['the last line of the file', lines('## Planned', '', '- B', `- ${A}`), lines('## Planned', '', '- B', '', '## Completed', '', `- ${A}`)],
    ['the only line of its section', lines('## Planned', '', `- ${A}`), lines('## Planned', '', '## Completed', '', `- ${A}`)],
    ['without a line end', `## Planned\n\n- B\n- ${A}`, `## Planned\n\n- B\n\n## Completed\n\n- ${A}`],
    ['followed by blank lines', `## Planned\n\n- ${A}\n\n\n`, null],
  ])('moves to a section that is made when it is %s', (_, text, expected) => {
    const after = closed(text, 'completed');
    if (expected !== null) expect(after).toBe(expected);
    expect(itemOf(after, 'A')).toMatchObject({ state: 'done', issue: 5 });
  });

  it('that is external carries the mark along', () => {
    expect(closed(lines('## External projects', '', `- ${A}`, '', '## Completed'), 'completed')).toBe(
      lines('## External projects', '', '## Completed', '', `- A (external) ${link(5)}`),
    );
  });
});

describe('several at once', () => {
  it('share the section that is made, in the order of the file', () => {
    const text = lines('## Planned', '', `- A ${link(1)}`, `- B ${link(2)}`, '- C');
    const plan = planOf(text, [closedIssue(1, 'A'), closedIssue(2, 'B')], baselineOf([entryOf(1, 'A'), entryOf(2, 'B')]));
    expect(fileAfter(text, plan)).toBe(lines('## Planned', '', '- C', '', '## Completed', '', `- A ${link(1)}`, `- B ${link(2)}`));
  });

  it('each go where they belong, and the day is set in the format it is written in', () => {
    const text = lines('# R', '', 'Last updated: 6 May 2013', '', '## Bugs', '', `- A ${link(1)}`, '', '## Planned', '', `- B ${link(2)}`, `- C ${link(3)}`);
    const issues = [closedIssue(1, 'A', 'not_planned'), closedIssue(2, 'B'), closedIssue(3, 'C', 'not_planned')];
    const plan = planOf(text, issues, baselineOf([entryOf(1, 'A'), entryOf(2, 'B'), entryOf(3, 'C')]));
    expect(fileAfter(text, plan)).toBe(
      lines(
        ...['# R', '', 'Last updated: 2 March 2026', '', '## Bugs', '', '## Planned', ''],
        ...['## Bugs resolved since last update', '', `- A ${link(1)}`, '  - resolution: Not planned', ''],
        ...['## Completed', '', `- B ${link(2)}`, '', '## Dropped', '', `- C ${link(3)}`],
      ),
    );
  });
});

describe('closing an issue whose item leaves the end of its sentence below its list', () => {
  const told = (below: string, item: readonly string[] = [`- ${A}:`, '', '      guests'], list: readonly string[] = [], reason: CloseReason = 'completed') => {
    const text = lines('## Planned', '', '- B', ...item, ...list, '', below, '', '## Completed', '', '- D');
    return planOf(text, [closedIssue(5, 'A', reason)], baselineOf([entryOf(5, 'A')])).problems.filter(({ code }) => code === 'torn-sentence');
  };

  it('stays, and tells why', () => {
    expect(told('and cooks.')).toMatchObject([
      { line: 8, level: 'warning', message: expect.stringContaining('“A” stays in its place: “and cooks.” below its list seems to go on') },
    ]);
    expect(told('and cooks.', [`- ${A}`, '  - parts that', '    go on'])).toHaveLength(1);
  });

  it.each([
    ['a new sentence', 'And cooks.'],
    ['no word', '(and cooks)'],
    ['a key', 'see also: cooks'],
    ['an address', 'https://example.org/cooks'],
    ['a sentence behind another one', 'and cooks.', [`- ${A}`, '', '  It is for guests.']],
    ['the end of another item', 'and cooks.', [`- ${A}`], ['- C']],
    ['an item that stays', 'and cooks.', [`- [ ] ${A}`], [], 'not_planned'],
  ])('tells nothing of %s', (_, below, item?: string[], list?: string[], reason?: string) => {
    expect(told(below, item, list, reason as CloseReason | undefined)).toEqual([]);
  });
});
