import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import type { Untrusted } from '../../../src/plan/facts.ts';
import { NO_ANSWERS } from '../../../src/plan/facts.ts';
import { closedIssue, issueOf, lines, link, planOf } from '../../support/memory/builders.ts';
import { A, configured, messagesOf, remembered, saying } from './pair.ts';

describe('a change by somebody who may not make it', () => {
  const text = lines('- [ ] B', `- [ ] ${A}`, '  - status: open');
  const before = saying({ fields: { status: 'open' } });
  const told = (issue: Issue, by: Partial<Untrusted>, file = text) => {
    const untrusted = new Map([[5, { state: null, title: null, body: null, ...by }]]);
    const plan = planOf(file, [issue], remembered(text, [before]), { answers: { ...NO_ANSWERS, untrusted } });
    return messagesOf(plan).filter((message) => !message.startsWith('conflict'));
  };

  it('of the state is told with its name', () => {
    expect(told({ ...before, state: { open: false, reason: 'completed' } }, { state: 'eve' })).toEqual([
      'not-trusted 2: The state of #5 “A” was changed to “closed” by eve, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
  });

  it('of the title is told with its name', () => {
    expect(told({ ...before, title: 'Buy now' }, { title: 'eve' })).toEqual([
      'not-trusted 2: The title of #5 “A” was changed to “Buy now” by eve, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
  });

  it('of the text is told with its name', () => {
    expect(told(saying({ fields: { status: 'late' } }), { body: 'eve' })).toEqual([
      'not-trusted 2: The status of #5 “A” was changed to “late” by eve, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
  });

  it('is told by each one’s own name, where several changed the issue', () => {
    const issue = saying({ fields: { status: 'late' } }, { title: 'Buy now', state: { open: false, reason: 'completed' } });
    expect(told(issue, { state: 'eve', title: 'mallory', body: 'trudy' })).toEqual([
      'not-trusted 2: The title of #5 “A” was changed to “Buy now” by mallory, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
      'not-trusted 2: The state of #5 “A” was changed to “closed” by eve, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
      'not-trusted 2: The status of #5 “A” was changed to “late” by trudy, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
  });

  it('is told alone, where somebody who may changed something else', () => {
    const issue = saying({ fields: { status: 'late' } }, { title: 'Buy now', state: { open: false, reason: 'completed' } });
    expect(told(issue, { title: 'eve' })).toEqual([
      'not-trusted 2: The title of #5 “A” was changed to “Buy now” by eve, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
  });

  it('is told, too, where the file changed the same', () => {
    expect(told({ ...before, title: 'Buy now' }, { title: 'eve' }, text.replace('] A ', '] A new '))).toEqual([
      'not-trusted 2: The title of #5 “A new” was changed to “Buy now” by eve, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
  });

  it('is told once more, where the issue has not changed since', () => {
    const issue = { ...before, title: 'Buy now' };
    const untrusted = new Map([[5, { state: null, title: 'eve', body: null }]]);
    const first = planOf(text, [issue], remembered(text, [before]), { answers: { ...NO_ANSWERS, untrusted } });
    const baseline = { ...remembered(text, [before]), entries: first.entries };
    expect(messagesOf(planOf(text, [issue], baseline))).toEqual(messagesOf(first));
    expect(messagesOf(planOf(text, [{ ...issue, updatedAt: '2026-03-01T12:00:00Z' }], baseline))).toEqual([]);
  });
});

describe('a priority that the issue’s text and its label give at once', () => {
  const text = lines('- [ ] B', `- [ ] ${A}`, '  - priority: high');
  const before = saying({ fields: { priority: 'high' } }, { labels: ['roadmap', 'feature', 'priority: high'] });
  const told = (priority: string, label: string | null) =>
    messagesOf(
      planOf(text, [saying({ fields: { priority } }, { labels: ['roadmap', 'feature', ...(label === null ? [] : [label])] })], remembered(text, [before])),
    );

  it('each another one is told, and which one counts', () => {
    expect(told('low', 'priority: blocker')).toEqual([
      'conflict 2: The priority of “A” (#5) changed in the issue’s text to “low” and by its label to “blocker”. The text wins.',
    ]);
  });

  it('is told where the label was taken away', () => {
    expect(told('low', null)).toEqual(['conflict 2: The priority of “A” (#5) changed in the issue’s text to “low” and by its label to “none”. The text wins.']);
  });

  it('is told where the text’s was taken away', () => {
    expect(told('', 'priority: low')).toEqual([
      'conflict 2: The priority of “A” (#5) changed in the issue’s text to “” and by its label to “low”. The text wins.',
    ]);
  });

  it.each([
    ['both the same', 'low', 'priority: low'],
    ['both none', '', null],
    ['only the text another one', 'low', 'priority: high'],
    ['only the label another one', 'high', 'priority: low'],
  ])('%s is no doubt', (_, priority, label) => {
    expect(told(priority, label)).toEqual([]);
  });

  it('is no doubt on an issue that was never compared before', () => {
    const issue = saying({ fields: { priority: 'low' } }, { labels: ['roadmap', 'feature', 'priority: blocker'] });
    expect(messagesOf(planOf(lines(`- [ ] ${A}`, '  - priority: low'), [issue]))).toEqual([]);
  });
});

describe('what stands in the issue’s text', () => {
  const text = lines('- [ ] B', `- [ ] ${A}`, '  - status: open');
  const before = saying({ fields: { status: 'open' } });
  const written = (...more: string[]) => ({ ...before, body: before.body.replace('**Status:** open', ['**Status:** open', ...more].join('\n')) });

  it('with a slip in its key is read, and told with the issue', () => {
    const plan = planOf(text, [written('Priorty: high')], remembered(text, [before]));
    expect(messagesOf(plan)).toEqual(['notice misspelt-key 2: In #5 “A”: Unexpected key “Priorty”, expected “priority”: the line is read as that field.']);
    expect(plan.operations).toContainEqual(expect.objectContaining({ kind: 'change-item', edits: [{ edit: 'set-field', key: 'priority', value: 'high' }] }));
  });

  it('twice is told with the issue', () => {
    expect(messagesOf(planOf(text, [written('**Status:** late')], remembered(text, [before])))).toEqual([
      'notice repeated-field 2: In #5 “A”: “status” appears twice in one item: the last one counts. Keep one of them.',
    ]);
  });

  it('as an unknown kind is not told: the labels say it', () => {
    expect(messagesOf(planOf(text, [written('**Kind:** chore')], remembered(text, [before])))).toEqual([]);
  });
});

describe('two sides that differ when they are first compared', () => {
  it('are told with both values, field by field', () => {
    const text = lines('- [ ] B', '', `- [ ] ${A}`, '  - status: open', '  - owner: ann');
    expect(messagesOf(planOf(text, [saying({ fields: { status: 'late', owner: 'ann' } }, { title: 'Theirs' })]))).toEqual([
      'sides-differ 3: “A” and its issue #5 differ in title (“A” in the file, “Theirs” in the issue), status (“open” in the file, “late” in the issue): ' +
        'both are left as they are until one of them changes.',
    ]);
  });

  it('are told of whose project it is', () => {
    expect(messagesOf(planOf(`- [ ] A (external) ${link(5)}\n`, [saying({})]))).toEqual([
      'sides-differ 1: “A” and its issue #5 differ in external (“yes” in the file, “no” in the issue): both are left as they are until one of them changes.',
    ]);
  });

  it('are told of their state only, where the issue was never followed', () => {
    expect(messagesOf(planOf(`- [ ] ${A}\n`, [closedIssue(5, 'Theirs', 'completed', { body: 'Mine.' })]))).toEqual([
      'sides-differ 1: “A” and its issue #5 differ in state (“open” in the file, “closed” in the issue): both are left as they are until one of them changes.',
    ]);
    expect(messagesOf(planOf(`- [ ] ${A}\n`, [issueOf(5, 'Theirs', { body: 'Mine.' })]))).toEqual([]);
  });

  it('are told once', () => {
    const text = lines(`- [ ] ${A}`, '  - status: open');
    const issue = saying({ fields: { status: 'late' } });
    expect(messagesOf(planOf(text, [issue], remembered(text, [issue])))).toEqual([]);
  });

  it('are told with the beginning of a value that is very long', () => {
    const told = (status: string) => messagesOf(planOf(lines(`- [ ] ${A}`, '  - status: near'), [saying({ fields: { status } })]))[0];
    expect(told('w'.repeat(1000))).toContain(`“${'w'.repeat(1000)}” in the issue`);
    expect(told('w'.repeat(1001))).toContain(`“${'w'.repeat(1000)}…” in the issue`);
  });
});

describe('a field that changed on both sides', () => {
  const text = lines('- [ ] B', `- [ ] ${A}`, '  - status: open');
  const before = saying({ fields: { status: 'open' } });
  const told = (file: string, issue: Issue, conflict: 'auto' | 'roadmap' | 'issue', base = text, agreed = before) =>
    messagesOf(planOf(file, [issue], remembered(base, [agreed]), { conflict }));

  it.each([
    ['auto', 'The file wins. If the issue is right, edit it again.'],
    ['roadmap', 'The file wins. If the issue is right, edit it again.'],
    ['issue', 'The issue wins. If the file is right, edit it again.'],
  ] as const)('is told with both values and whose counts, by `conflict: %s`', (conflict, counts) => {
    expect(told(text.replace('open', 'soon'), saying({ fields: { status: 'late' } }), conflict)).toEqual([
      `conflict 2: The status of “A” (#5) changed on both sides: “soon” in the file, “late” in the issue. ${counts}`,
    ]);
  });

  it('to the same is not told', () => {
    expect(told(text.replace('open', 'soon'), saying({ fields: { status: 'soon' } }), 'auto')).toEqual([]);
  });

  it('is told with the words of long notes', () => {
    const notes = (said: string) => `${said} `.repeat(10).trim();
    const file = (said: string) => lines(`- [ ] ${A}`, '', `  ${notes(said)}`);
    expect(
      told(file('The file says this.'), saying({ notes: notes('The issue says that.') }), 'auto', file('First.'), saying({ notes: notes('First.') })),
    ).toEqual([
      `conflict 1: The notes of “A” (#5) changed on both sides: “${notes('The file says this.')}” in the file, “${notes('The issue says that.')}” in the issue. The file wins. If the issue is right, edit it again.`,
    ]);
  });

  it('is told with the lines of sub-items', () => {
    const tasks = (name: string, pad = '') => ['one', 'two', 'three'].map((at) => `${pad}- [ ] ${name}, the ${at} of several`);
    const file = (name: string) => lines(`- [ ] ${A}`, ...tasks(name, '  '));
    const issue = (name: string) => saying({ subItems: tasks(name).join('\n') });
    expect(told(file('Ours'), issue('Theirs'), 'auto', file('First'), issue('First'))).toEqual([
      `conflict 1: The sub-items of “A” (#5) changed on both sides: “${tasks('Ours').join('\n')}” in the file, “${tasks('Theirs').join('\n')}” in the issue. The file wins. If the issue is right, edit it again.`,
    ]);
  });
});

describe('a field of the issue that the file has no place for', () => {
  it('is told, and stays on both sides', () => {
    const text = lines('## Plans', '', '| Title | Since |', '| --- | --- |', `| ${A} | it is old |`);
    const reading = configured('sections:\n  - { title: Plans, items: table }\n', text);
    const owned = saying({ fields: { owner: 'ann' }, notes: 'it is old\n\ny' });
    const plan = planOf(text, [owned], remembered(text, [saying({ notes: 'it is old' })], reading), reading);
    expect(messagesOf(plan)).toEqual([
      'cannot-edit 5: The notes of #5 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “y”. Begin the paragraph in the issue with the name of its column, as in “Since: …”, and write plain text: a cell takes no lists, code or other blocks. Or add a column for notes, with line 3 as “| Title | Since | Notes |” and line 4 as “| --- | --- | --- |”.',
      'cannot-edit 5: The owner of #5 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “ann”. Its table has no column for the owner. Add one, with line 3 as “| Title | Since | Owner |” and line 4 as “| --- | --- | --- |”, or name the column that holds it in this section’s `columns` of the configuration: `<header>: owner`.',
    ]);
    expect(plan.operations).toEqual([]);
  });
});

describe('the tick of a sub-item', () => {
  it('is told by the sub-item’s name, and by its number where several have that name', () => {
    const file = lines(`- [ ] ${A}`, '  - [ ] Paint', '  - [ ] Dry', '  - [ ] Paint');
    const told = messagesOf(planOf(file, [saying({ subItems: '- [ ] Paint\n- [x] Dry\n- [x] Paint' })]));
    expect(told).toEqual([expect.stringMatching(/differ in tick of “Dry” \(“\[ \]” in the file, “\[x\]” in the issue\), tick of “Paint, number 2” \(/)]);
  });
});
