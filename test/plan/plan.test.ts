import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../src/model/plan.ts';
import { NO_ANSWERS } from '../../src/plan/facts.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, link, outlineOf, planOf, problemsOf } from '../support/memory/builders.ts';

const NO_CHANGES = { title: null, managed: null, addLabels: [], removeLabels: [], addAssignees: [], removeAssignees: [] };

describe('a new item', () => {
  it('gets an issue: title, labels, body, and the place it stands in', () => {
    const [operation, ...more] = planOf(lines('## Known bugs', '', '- Crash on `save`', '  priority: critical')).operations;
    expect(more).toEqual([]);
    expect(operation).toEqual({
      kind: 'create-issue',
      milestone: null,
      line: 3,
      key: 'c.0',
      title: 'Crash on `save`',
      labels: ['roadmap', 'bug', 'priority: critical'],
      assignees: [],
      values: { title: 'Crash on `save`', kind: 'bug', external: false, priority: 'critical', open: true, assignees: [], content: { priority: 'critical' } },
      place: {
        ...{ headings: ['Known bugs'], previous: [], next: [], externalMark: false, gap: null, status: null },
        around: { above: '## Known bugs', below: null, before: '\n', after: '', lead: '- ', further: 2 },
      },
      body: [
        '<!-- roadmap-sync:begin key=c.0 path=ROADMAP.md -->',
        '**Priority:** critical',
        '',
        '<sub>Kept in sync with the section “Known bugs” of [ROADMAP.md](https://github.test/o/r/blob/HEAD/ROADMAP.md). You can edit the part above here or there.</sub>',
        '<!-- roadmap-sync:end -->',
      ].join('\n'),
    });
  });

  it('with a title over 256 characters keeps the whole one in the baseline', () => {
    const title = 'word '.repeat(80).trim();
    const [operation] = planOf(`- [ ] ${title}\n`).operations;
    expect(operation).toMatchObject({ values: { title }, title: `${title.slice(0, 254)}…` });
  });

  it('makes the labels that are missing, whatever the case of those that exist', () => {
    const plan = planOf(lines('- [ ] A', '- [ ] fix: B (external)'), [], null, {
      answers: {
        ...NO_ANSWERS,
        labels: [
          { id: 1, name: 'Roadmap' },
          { id: 2, name: 'BUG' },
        ],
      },
    });
    expect(outlineOf(plan)).toEqual(['create-label feature', 'create-label external', 'create-issue A', 'create-issue fix: B']);
  });

  it('that is done, dropped, a sub-item or a candidate gets none', () => {
    expect(planOf(lines('- [x] A', '- [ ] ~~B~~', '- plain', '1. numbered', '', '## Done', '', '- [ ] C')).operations).toEqual([]);
  });

  it('never comes from a file without trackable items', () => {
    const plan = planOf(lines('# Roadmap', '', '- a', '- b', '', '## Goals', '', '- [ ] be good', '', '| a |', '| - |', '| b |'));
    expect(plan).toMatchObject({ operations: [], entries: [], settles: false });
  });
});

describe('a link someone wrote', () => {
  it('gives the issue the labels and the managed part it lacks, and nothing else', () => {
    const plan = planOf(`- [ ] My own words ${link(5)}\n`, [issueOf(5, 'Theirs', { labels: ['help wanted', 'Feature'], body: 'Mine.' })]);
    const changes = { ...NO_CHANGES, addLabels: ['roadmap'], managed: expect.stringContaining('roadmap-sync:begin') as string };
    expect(plan.operations).toMatchObject([{ kind: 'update-issue', line: 1, issue: 5, fields: [], changes }]);
    expect(plan.entries).toMatchObject([{ number: 5, linked: true, agreed: { roadmap: { title: 'My own words' }, issue: { title: 'Theirs' } } }]);
    expect(plan.settles).toBe(true);
  });

  it.each([
    ['open beside a closed issue', `- [ ] A ${link(5)}\n`, closedIssue(5, 'A')],
    ['done beside an open issue', `- [x] A ${link(5)}\n`, issueOf(5, 'A')],
  ])('%s leaves both as they are', (_, text, issue) => {
    const plan = planOf(text, [issue]);
    expect(plan.operations).toEqual([]);
    const again = planOf(text, [issue], baselineOf(plan.entries));
    expect(again).toMatchObject({ operations: [], settles: false });
  });

  it('to an issue that cannot be read is reported, and nothing is created', () => {
    const plan = planOf(`- [ ] A ${link(5)}\n`);
    expect(plan).toMatchObject({ operations: [], entries: [] });
    expect(problemsOf(plan)).toEqual(['cannot-read-issue 1']);
    expect(plan.problems[0]?.message).toMatch(/^“A” links to #5, which cannot be read/);
  });
});

describe('an item’s state', () => {
  const agreed = baselineOf([entryOf(5, 'A')]);
  const closed = baselineOf([entryOf(5, 'A', { roadmapOpen: false, issueOpen: false })]);
  const task = (box: string) => `- [${box}] A ${link(5)}\n`;

  it('ticked closes the issue as completed', () => {
    expect(planOf(task('x'), [], agreed).operations).toEqual([{ kind: 'close-issue', line: 1, issue: 5, title: 'A', reason: 'completed', managed: null }]);
  });

  it('struck through closes the issue as not planned', () => {
    expect(planOf(`- [x] ~~A~~ ${link(5)}\n`, [], agreed).operations).toEqual([
      { kind: 'close-issue', line: 1, issue: 5, title: 'A', reason: 'not_planned', managed: null },
    ]);
  });

  it('unticked reopens the issue', () => {
    expect(planOf(task(' '), [], closed).operations).toEqual([{ kind: 'reopen-issue', line: 1, issue: 5, title: 'A' }]);
  });

  it('done on both sides is only written down', () => {
    const plan = planOf(task('x'), [closedIssue(5, 'A')], agreed);
    expect(plan).toMatchObject({ operations: [], settles: true, entries: [{ agreed: { roadmap: { open: false }, issue: { open: false } } }] });
  });

  it('does not change because a list lags behind what was seen', () => {
    const old = closedIssue(5, 'A', 'completed', { updatedAt: '2026-03-01T09:00:00Z' });
    expect(planOf(task(' '), [old], agreed)).toMatchObject({ operations: [], settles: false });
  });

  it('changes with another reason of a closing that is known, and not with one that means the same', () => {
    expect(planOf(task('x'), [closedIssue(5, 'A', 'completed')], closed)).toMatchObject({ operations: [], settles: false });
    expect(outlineOf(planOf(task('x'), [closedIssue(5, 'A', 'not_planned')], closed))).toEqual(['close-item #5']);
  });

  it('is not agreed before the operation is done', () => {
    expect(planOf(task('x'), [], agreed).entries[0]?.agreed).toMatchObject({ roadmap: { open: true }, issue: { open: true } });
    expect(planOf(task(' '), [closedIssue(5, 'A')], agreed).entries[0]?.agreed).toMatchObject({ roadmap: { open: true }, issue: { open: true } });
  });
});

describe('the edits for an issue that was closed', () => {
  const edits = (text: string, reason: 'completed' | 'not_planned' | 'duplicate', details = {}): readonly ItemEdit[] => {
    const plan = planOf(text, [closedIssue(5, 'A', reason)], baselineOf([entryOf(5, 'A')]), details);
    return plan.operations.flatMap((operation) => (operation.kind === 'close-item' ? operation.edits : []));
  };

  it('name the commit that closed it', () => {
    const closingCommits = new Map([[5, '0123456789abcdef0123456789abcdef01234567']]);
    expect(edits(`## Bugs\n\n- A ${link(5)}\n\n## Resolved bugs\n`, 'completed', { answers: { ...NO_ANSWERS, closingCommits } })).toEqual([
      {
        edit: 'set-field',
        key: 'resolution',
        value: 'Fixed in [0123456](https://github.test/o/r/commit/0123456789abcdef0123456789abcdef01234567)',
      },
      { edit: 'move', to: { at: 'end', section: 1 } },
    ]);
  });

  it('mark an item of an external section before it leaves that section', () => {
    expect(edits(`## External projects\n\n- A ${link(5)}\n\n## Done\n`, 'completed')).toEqual([
      { edit: 'mark-external' },
      { edit: 'move', to: { at: 'end', section: 1 } },
    ]);
  });

  it('come with the day for a line `Last updated`', () => {
    const plan = planOf(`Last updated: 2026-01-01\n\n- [ ] A ${link(5)}\n`, [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    expect(plan.operations.at(-1)).toEqual({ kind: 'set-last-updated', line: 1, date: '2026-03-02' });
  });

  it('leave a line `Last updated` out that cannot be written in its own format', () => {
    const plan = planOf(`Last updated: quite recently\n\n- [ ] A ${link(5)}\n`, [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    expect(outlineOf(plan)).toEqual(['close-item #5']);
  });
});

describe('what is gone from the file', () => {
  it('closes its issue as not planned, and says why in it', () => {
    const plan = planOf(`- [ ] A ${link(1)}\n`, [issueOf(2, 'B')], baselineOf([entryOf(1, 'A'), entryOf(2, 'B')]));
    expect(plan.problems).toEqual([]);
    expect(plan.operations).toEqual([
      { kind: 'close-issue', line: null, issue: 2, title: 'B', reason: 'not_planned', managed: expect.stringContaining('The item was removed from') as string },
    ]);
  });

  it.each([
    ['that this action did not create', `- [ ] A ${link(1)}\n`, { ours: false }],
    ['whose title still stands there', lines(`- [ ] A ${link(1)}`, '', 'We dropped B for now.'), {}],
    ['that no commit ever linked', `- [ ] A ${link(1)}\n`, { linked: false }],
  ])('is reported, and its issue left alone, for an issue %s', (_, text, change) => {
    const plan = planOf(text, [], baselineOf([entryOf(1, 'A'), entryOf(2, 'B', change)]));
    expect(plan).toMatchObject({ operations: [], settles: false });
    expect(plan.problems).toEqual([
      {
        line: null,
        level: 'warning',
        code: 'gone-from-file',
        message: '#2 “B” is no longer linked in the file. The issue is left as it is. Close it by hand if it is not needed any more.',
      },
    ]);
  });

  it.each([
    ['as one of two links', `- [ ] A ${link(1)} ${link(2)}\n`, 1],
    ['in a sub-item', lines('- [ ] B', `  - [ ] A ${link(1)}`), 2],
    ['in a bullet of an item', lines('- [ ] B', `  - A ${link(1)}`), 2],
    ['in prose', lines('- [ ] B', '', `A is ${link(1)}.`), 3],
  ])('is told, and nothing is done, where the link still stands there %s', (_, text, line) => {
    const plan = planOf(text, [], baselineOf([entryOf(1, 'A')]));
    expect(plan.entries.map(({ number }) => number)).toEqual([1]);
    expect(plan.operations.filter(({ kind }) => kind === 'close-issue')).toEqual([]);
    expect(plan.problems.filter(({ code }) => code === 'gone-from-file')).toEqual([
      {
        line,
        level: 'notice',
        code: 'gone-from-file',
        message:
          '#1 “A” is named in the file, but no longer linked by an item of its own. The issue is left as it is. Close it by hand if it is not needed any more.',
      },
    ]);
  });

  it.each([
    [
      'the section got another title',
      ['## Ideas', '', `- A ${link(1)}`, `- B ${link(2)}`],
      '2 items under “Ideas” (lines 5 to 6) are no longer read as such, so #1, #2 are left as they are.',
    ],
    [
      'one is numbered now',
      ['## Planned', '', `1. A ${link(1)}`, '', '---', '', `- B ${link(2)}`],
      'An item under “Planned” (line 5) is no longer read as one, so #1 is left as it is.',
    ],
  ])('is told with those beside it, and with the way out, where %s', (_, now, says) => {
    const plan = planOf(lines('- [ ] C', '', ...now), [], baselineOf([entryOf(1, 'A'), entryOf(2, 'B')]));
    expect(plan.operations.filter(({ kind }) => kind === 'close-issue')).toEqual([]);
    expect(plan.problems.filter(({ code }) => code === 'gone-from-file')).toEqual([
      {
        line: 5,
        level: 'warning',
        code: 'gone-from-file',
        message: `${says} Give the section a known title with no heading but the document’s title above it, write boxes (- [ ] …), or let \`roadmap-sync init\` propose a configuration that reads them.`,
      },
    ]);
  });
});

describe('a plan', () => {
  it('is the same for equal facts, whatever the order in which issues were read', () => {
    const text = lines(`- [ ] A ${link(1)}`, `- [x] B ${link(2)}`, '- [ ] C', '- [ ] D');
    const issues = [closedIssue(1, 'A'), issueOf(2, 'B')];
    const baseline = baselineOf([entryOf(1, 'A'), entryOf(2, 'B')]);
    const reversed = { ...baseline, entries: baseline.entries.toReversed() };
    expect(planOf(text, issues.toReversed(), reversed)).toEqual(planOf(text, issues, baseline));
  });

  it('writes down that somebody’s dead claim is settled', () => {
    const claim = { id: 'old', at: '2026-03-01T09:00:00.000Z', until: '2026-03-01T10:00:00.000Z', path: 'ROADMAP.md', operations: [] };
    expect(planOf(`- [ ] A ${link(1)}\n`, [], baselineOf([entryOf(1, 'A')], { claim }))).toMatchObject({ operations: [], settles: true });
  });

  it('leaves the entries of other files out', () => {
    const other = entryOf(9, 'Z', { path: 'B.md' });
    expect(planOf(`- [ ] A ${link(1)}\n`, [], baselineOf([entryOf(1, 'A'), other]))).toMatchObject({ entries: [{ number: 1 }], problems: [] });
  });
});
