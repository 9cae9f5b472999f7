import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/model/agreement.ts';
import type { Issue, NoIssue } from '../../../src/model/issue.ts';
import { NO_ANSWERS } from '../../../src/plan/facts.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, link, NOWHERE, outlineOf, planOf } from '../../support/memory/builders.ts';
import { A, editsOf, messagesOf, remembered, saying } from './pair.ts';

const BUG = ['roadmap', 'bug'];
const CLOSED = { open: false, reason: 'completed' } as const;
const LATER = '2026-03-01T12:00:00Z';

describe('an item whose link leads to no issue', () => {
  it.each<[NoIssue, string]>([
    [{ is: 'pull-request' }, 'is a pull request'],
    [{ is: 'deleted' }, 'was deleted'],
    [{ is: 'hidden' }, 'cannot be read: it is deleted, or hidden from this token'],
    [{ is: 'moved', to: 'o/other#7' }, 'was moved to o/other#7'],
  ])('is left alone, and that is told: %j', (noIssue, says) => {
    const entry = entryOf(5, 'A');
    const plan = planOf(lines('- [ ] B', `- [x] ${A}`), [], baselineOf([entry]), { noIssues: new Map([[5, noIssue]]) });
    expect(outlineOf(plan)).toEqual(['create-issue B']);
    expect(messagesOf(plan)).toEqual([
      `cannot-read-issue 2: “A” links to #5, which ${says}. The item is left as it is. Remove the link to give it an issue of its own.`,
    ]);
    expect(plan.entries).toEqual([entry]);
  });
});

describe('an item whose issue lost our label', () => {
  const text = lines('- [ ] B', `- [x] ${A}`);
  const message = 'notice not-tracked 2: #5 no longer has the label “roadmap”: “A” and its issue are left as they are until it returns.';
  const without = issueOf(5, 'Theirs', { labels: ['feature'], updatedAt: LATER });

  it('is left alone, and that is told once', () => {
    const first = planOf(text, [without], baselineOf([entryOf(5, 'A')]));
    expect(outlineOf(first)).toEqual(['create-issue B']);
    expect(messagesOf(first)).toEqual([message]);
    expect(first.entries).toMatchObject([{ number: 5, agreed: { issue: { title: 'A' } }, seen: { labels: ['feature'], title: 'A' } }]);
    const again = planOf(text, [without], baselineOf(first.entries));
    expect([outlineOf(again), messagesOf(again)]).toEqual([['create-issue B'], []]);
  });

  it('is left alone, too, when the state was lost', () => {
    const plan = planOf(text, [without]);
    expect([outlineOf(plan), messagesOf(plan)]).toEqual([['create-issue B'], [message]]);
    expect(plan.entries).toMatchObject([{ number: 5, seen: { labels: ['feature'] } }]);
  });

  it('is followed again when the label is back, whatever its case', () => {
    const labels = ['ROADMAP', 'feature'];
    expect(outlineOf(planOf(text, [issueOf(5, 'A', { labels })], baselineOf([entryOf(5, 'A')])))).toContain('close-issue #5');
  });
});

describe('an item whose issue is older in a list than it was seen', () => {
  it('is compared with what was seen', () => {
    const old = issueOf(5, 'Old', { updatedAt: '2026-03-01T09:00:00Z' });
    expect(planOf(`- [ ] ${A}\n`, [old], baselineOf([entryOf(5, 'A')])).operations).toEqual([]);
    expect(outlineOf(planOf(`- [ ] ${A}\n`, [{ ...old, updatedAt: '2026-03-01T10:00:00Z' }], baselineOf([entryOf(5, 'A')])))).toEqual(['change-item #5']);
  });
});

describe('an item that is finished when it is first seen', () => {
  const text = `- [x] ${A}\n`;

  it('leaves an issue alone that was never followed, until it is opened', () => {
    const issue = closedIssue(5, 'Theirs', 'completed', { body: 'Mine.', labels: [] });
    const first = planOf(text, [issue]);
    expect(first.operations).toEqual([]);
    expect(first.entries).toMatchObject([{ aside: true }]);
    expect(planOf(text, [issue], baselineOf(first.entries)).operations).toEqual([]);
    expect(outlineOf(planOf(`- [ ] ${A}\n`, [issue], baselineOf(first.entries)))).toEqual(['update-issue #5', 'reopen-issue #5']);
  });

  it('follows its issue when that is opened again', () => {
    const issue = closedIssue(5, 'A', 'completed', { body: 'Mine.', labels: [] });
    const first = planOf(text, [issue]);
    const again = planOf(text, [{ ...issue, state: { open: true }, updatedAt: LATER }], baselineOf(first.entries));
    expect(outlineOf(again)).toContain('reopen-item #5');
    expect(again.entries[0]).not.toHaveProperty('aside');
  });
});

describe('an item that is reopened for its issue', () => {
  const file = lines('## Bugs', '', '## Fixed bugs', '', `- ${A}`, '  - resolution: Fixed', '  - owner: ann');
  const was = saying({ fields: { resolution: 'Fixed', owner: 'ann' } }, { labels: BUG, state: CLOSED });

  it('loses its resolution on the issue, too, and keeps its other fields', () => {
    const plan = planOf(file, [{ ...was, state: { open: true }, updatedAt: LATER }], remembered(file, [was]));
    const update = plan.operations.find((operation) => operation.kind === 'update-issue');
    expect(update?.changes.managed).toContain('**Owner:** ann');
    expect(update?.changes.managed).not.toContain('Resolution');
    expect(update).toMatchObject({ issue: 5, fields: ['resolution'], values: { title: 'A', content: { owner: 'ann' } } });
    expect(update).not.toHaveProperty('values.content.resolution');
  });

  it('takes over its new kind from the issue in the same run', () => {
    const labels = ['roadmap', 'feature'];
    const plan = planOf(file, [{ ...was, labels, state: { open: true }, updatedAt: LATER }], remembered(file, [was]));
    expect(editsOf(plan)).toContainEqual({ edit: 'set-field', key: 'kind', value: 'feature' });
  });
});

describe('a resolution that a closing wrote into the file only', () => {
  it('goes to the issue once people open the item again', () => {
    const closed = lines('## Bugs', '', '## Fixed bugs', '', `- ${A}`, '  - resolution: Fixed');
    const was = saying({}, { labels: BUG, state: CLOSED });
    const left = planOf(closed, [was], remembered(closed, [was]));
    expect(left.operations).toEqual([]);
    const open = lines('## Bugs', '', `- ${A}`, '  - resolution: Fixed', '', '## Fixed bugs');
    const plan = planOf(open, [was], remembered(closed, [was]));
    expect(outlineOf(plan)).toEqual(['update-issue #5', 'reopen-issue #5']);
    expect(plan.operations[0]).toMatchObject({ fields: ['resolution'], changes: { managed: expect.stringContaining('**Resolution:** Fixed') as string } });
  });
});

describe('fields that differ since both were first compared', () => {
  it('stay so when the item is opened or closed again, but for the resolution', () => {
    const closed = lines('## Planned', '', '## Done', '', `- ${A}`, '  - status: late');
    const was = saying({ fields: { status: 'open' } }, { state: CLOSED });
    const open = lines('## Planned', '', `- ${A}`, '  - status: late', '', '## Done');
    expect(outlineOf(planOf(open, [was], remembered(closed, [was])))).toEqual(['reopen-issue #5']);
    expect(outlineOf(planOf(closed, [{ ...was, state: { open: true } }], remembered(open, [{ ...was, state: { open: true } }])))).toEqual(['close-issue #5']);
  });
});

describe('an item that was closed and got another kind on GitHub', () => {
  it('goes where its new kind goes', () => {
    const text = lines('## Planned', '', `- ${A}`, '', '## Done', '', '## External projects');
    const was = saying({});
    const plan = planOf(text, [saying({}, { labels: ['roadmap', 'feature', 'external'], state: CLOSED })], remembered(text, [was]));
    expect(editsOf(plan).map(({ edit }) => edit)).toEqual(['mark-external', 'move']);
  });
});

describe('what is remembered of an item and its issue', () => {
  const entryAfter = (text: string, issue: Issue, before: Entry | null, change = {}) => {
    const [entry] = planOf(text, [issue], before === null ? null : baselineOf([before]), change).entries;
    if (entry === undefined) throw new Error('No entry');
    return entry;
  };
  const open = lines('## Planned', '', '- B', `- ${A}`);
  const done = lines('## Planned', '', '- B', '', '## Done', '', `- ${A}`);

  it('is what was seen of the issue, and of the file', () => {
    const issue = issueOf(5, 'Theirs', { assignees: ['Bob', 'ann'], labels: ['roadmap', 'bug', 'mine'], updatedAt: LATER });
    expect(entryAfter(open, issue, entryOf(5, 'A')).seen).toEqual({
      ...{ updatedAt: LATER, labels: issue.labels, state: { open: true }, title: 'Theirs', assignees: ['ann', 'bob'], milestone: null },
      ...{ content: {}, digest: '', titleLinks: '', itemTitle: 'A' },
    });
  });

  it('is where the item stands while it is open, and where it last stood once it is finished', () => {
    const place = { ...NOWHERE, headings: ['Backlog'] };
    expect(entryAfter(open, issueOf(5, 'A'), entryOf(5, 'A', { place })).place).toMatchObject({ headings: ['Planned'], previous: ['B'] });
    expect(entryAfter(done, closedIssue(5, 'A'), entryOf(5, 'A', { place })).place).toEqual(place);
    expect(entryAfter(done, closedIssue(5, 'A'), null).place).toMatchObject({ headings: ['Done'] });
  });

  it('is what both agreed on before, of all that is still to be carried out', () => {
    const now = entryAfter(
      lines('## Planned', '', '- B', `- ${A}`, '  - status: late'),
      saying({ fields: { prognosis: 'fair' } }, { title: 'Theirs' }),
      entryOf(5, 'A'),
    );
    expect(now.agreed).toMatchObject({ roadmap: { title: 'A', content: {} }, issue: { title: 'A', content: {} } });
  });

  it('is what both say now, of all that needs nothing', () => {
    const now = entryAfter(lines('## Planned', '', '- B', `- ${A}`, '  - status: late'), saying({ fields: { status: 'late' } }), entryOf(5, 'A'));
    expect(now.agreed).toMatchObject({ roadmap: { content: { status: 'late' } }, issue: { content: { status: 'late' } } });
  });

  it('are the titles that the item had', () => {
    const entry = entryOf(5, 'A', { former: ['O'] });
    expect(entryAfter(open.replace(A, A.replace('A', 'New')), issueOf(5, 'A'), entry).former).toEqual(['O', 'A']);
    expect(entryAfter(open, issueOf(5, 'A'), entry).former).toEqual(['O']);
  });

  it('is who made the issue: this action where a bot opened it and its marker is of this file', () => {
    const made = (author: string, body = issueOf(5, 'A').body) => entryAfter(open, issueOf(5, 'A', { author, body }), null).ours;
    expect([made('github-actions[bot]'), made('ann'), made('github-actions[bot]', 'Mine.')]).toEqual([true, false, false]);
    expect(made('github-actions[bot]', issueOf(5, 'A').body.replace('path=ROADMAP.md', 'path=OTHER.md'))).toBe(false);
    expect(entryAfter(open, issueOf(5, 'A'), entryOf(5, 'A', { ours: false })).ours).toBe(false);
  });

  it('is the key of its marker, else one that the run gives it', () => {
    expect(entryAfter(open, issueOf(5, 'A', { body: 'Mine.' }), null).key).toBe('c.5');
    expect(entryAfter(open, issueOf(5, 'A'), null).key).toBe('k.5');
    expect(entryAfter(open, issueOf(5, 'A'), entryOf(5, 'A', { key: 'x.1' })).key).toBe('x.1');
  });

  it('is that its item was taken out, until the issue is opened again', () => {
    const entry = entryOf(5, 'A', { removed: true, issueOpen: false });
    expect(entryAfter(open, closedIssue(5, 'A'), entry).removed).toBe(true);
    expect(entryAfter(open, issueOf(5, 'A', { updatedAt: LATER }), entry).removed).toBe(false);
    expect(entryAfter(done, closedIssue(5, 'A'), entry).removed).toBe(false);
    expect(entryAfter(open, closedIssue(5, 'A'), entryOf(5, 'A', { issueOpen: false })).removed).toBe(false);
  });

  it('is who changed what and may not, until the file writes over it', () => {
    const untrusted = new Map([[5, { state: null, title: 'eve', body: null }]]);
    const answers = { ...NO_ANSWERS, untrusted };
    const issue = issueOf(5, 'Spam', { updatedAt: LATER });
    expect(entryAfter(open, issue, entryOf(5, 'A'), { answers }).refused).toEqual({ at: LATER, state: null, title: 'eve', body: null });
    expect(entryAfter(open.replace(A, A.replace('A', 'New')), issue, entryOf(5, 'A'), { answers }).refused).toBeUndefined();
    expect(entryAfter(open, issueOf(5, 'A', { updatedAt: LATER }), entryOf(5, 'A'), { answers }).refused).toBeUndefined();
  });
});

describe('an issue with our marker, when the state was lost', () => {
  const text = `- [ ] ${A}\n`;
  const labels = (body: string, change = {}) => outlineOf(planOf(text, [issueOf(5, 'A', { body, labels: ['feature'] })], null, change));

  it('was followed before: without our label it is left alone', () => {
    expect(labels(issueOf(5, 'A').body)).toEqual([]);
  });

  it.each([
    ['of another file', issueOf(5, 'A').body.replace('path=ROADMAP.md', 'path=OTHER.md'), {}],
    ['that somebody forged', issueOf(5, 'A').body, { answers: { ...NO_ANSWERS, forged: new Set([5]) } }],
  ])('was not followed before where it is one %s', (_, body, change) => {
    expect(labels(body, change)).toEqual(['update-issue #5']);
  });

  it('was not followed before where a state is there that does not know it', () => {
    expect(outlineOf(planOf(text, [issueOf(5, 'A', { labels: ['feature'] })], baselineOf([])))).toEqual(['update-issue #5']);
  });
});

describe('an item that is found by its title', () => {
  it('gets its link first', () => {
    const plan = planOf('- [ ] A\n', [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    expect(plan.operations).toMatchObject([
      { kind: 'link-item', line: 1, issue: 5, title: 'A' },
      { kind: 'close-item', line: 1, issue: 5, reason: 'completed' },
    ]);
    expect(planOf(`- [ ] A ${link(5)}\n`, [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')])).operations).toMatchObject([{ kind: 'close-item' }]);
  });
});
