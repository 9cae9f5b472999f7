import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import type { Operation } from '../../../src/model/plan.ts';
import type { Facts } from '../../../src/plan/facts.ts';
import { lines, link, planOf } from '../../support/memory/builders.ts';
import { A, configured, editsOf, messagesOf, remembered, saying } from './pair.ts';

const FEATURE = ['roadmap', 'feature'];
const BUG = ['roadmap', 'bug'];
const CLOSED = { open: false, reason: 'completed' } as const;

/** The edits of an item after its issue changed, and what is told. */
function following(text: string, was: Issue, now: Issue, facts: Partial<Facts> = {}) {
  const plan = planOf(text, [now], remembered(text, [was], facts), facts);
  return { edits: editsOf(plan), told: messagesOf(plan) };
}

const move = (section: number) => ({ edit: 'move', to: { at: 'end', section } });
const kindField = (value: string) => ({ edit: 'set-field', key: 'kind', value });

describe('an item whose issue says something else', () => {
  const text = lines('- [ ] B', `- [ ] ${A}`, '  - status: open', '  - owner: ann');
  const was = saying({ fields: { status: 'open', owner: 'ann' } });

  it('gets its title, safely written', () => {
    expect(following(text, was, { ...was, title: 'Use *one* star' }).edits).toEqual([
      { edit: 'set-title', markdown: 'Use \\*one\\* star', reads: 'Use *one* star' },
    ]);
  });

  it('keeps its title where the issue’s would say something else in a file', () => {
    const { edits, told } = following(text, was, { ...was, title: '…' });
    expect(edits).toEqual([]);
    expect(told).toEqual([
      'cannot-edit 2: The title of #5 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “…”. In the file it would be read as another title: give the issue another one.',
    ]);
  });

  it('gets its fields, and loses those that it has no more', () => {
    expect(following(text, was, saying({ fields: { status: 'late', prognosis: 'fair' } })).edits).toEqual([
      { edit: 'remove-field', key: 'owner' },
      { edit: 'set-field', key: 'status', value: 'late' },
      { edit: 'set-field', key: 'prognosis', value: 'fair' },
    ]);
  });

  it('gets its notes and sub-items', () => {
    const now = saying({ fields: { status: 'open', owner: 'ann' }, notes: 'A note.', subItems: '- [ ] one' });
    expect(following(text, was, now).edits).toEqual([
      // The item's field is a nested bullet.
      { edit: 'set-notes', markdown: '- A note.' },
      { edit: 'set-sub-items', markdown: '- [ ] one' },
    ]);
  });

  it('is changed by one operation that names its fields and what the issue says', () => {
    const [operation, ...more] = planOf(text, [saying({ fields: { status: 'late', owner: 'ann' } })], remembered(text, [was])).operations.filter(
      ({ kind }) => kind === 'change-item',
    );
    expect(more).toEqual([]);
    expect(operation).toMatchObject({ line: 2, issue: 5, title: 'A', fields: ['status'], half: [], values: { content: { status: 'late', owner: 'ann' } } });
  });

  it('agrees only half where a label says it, and the issue’s text not yet', () => {
    const plan = planOf(text, [{ ...was, labels: [...FEATURE, 'priority: high'] }], remembered(text, [was]));
    expect(plan.operations).toMatchObject([
      { kind: 'create-issue', title: 'B' },
      { kind: 'change-item', edits: [{ edit: 'set-field', key: 'priority', value: 'high' }], half: ['priority'] },
      { kind: 'update-issue' },
    ]);
  });

  it('keeps its notes where the issue had no room for all of them', () => {
    const now = saying({ notes: 'Another note.\n\n… the rest stands in the file.' });
    const { edits, told } = following(lines(`- [ ] ${A}`, '', '  A note.'), saying({ notes: 'A note.' }), now);
    expect(edits).toEqual([]);
    expect(told).toEqual([
      'cannot-edit 1: The notes of #5 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “Another note. … the rest stands in the file.”. They are longer than an issue holds, so the issue does not show all of them: change them in the file.',
    ]);
  });
});

describe('the ticks of sub-items', () => {
  const text = lines('- [ ] B', '  - [ ] one', `- [ ] ${A}`, '  - [ ] one', '  - [ ] two', '    - [ ] deep', '  - [ ] one', '- [ ] one');
  const tasks = (...ticked: number[]) =>
    ['- [ ] one', '- [ ] two', '  - [ ] deep', '- [ ] one'].map((line, at) => (ticked.includes(at) ? line.replace('[ ]', '[x]') : line)).join('\n');
  const ticks = (file: string, was: string, now: string) =>
    planOf(file, [saying({ subItems: now })], remembered(file, [saying({ subItems: was })]))
      .operations.filter((operation): operation is Operation & { kind: 'change-item' } => operation.kind === 'change-item')
      .map(({ line, edits, fields }) => ({ line, edits, fields }));

  it('that people set on the issue are set on the same lines, those of equal names by their order', () => {
    expect(ticks(text, tasks(), tasks(1, 3))).toEqual([
      { line: 5, edits: [{ edit: 'tick', ticked: true }], fields: ['tick: two'] },
      { line: 7, edits: [{ edit: 'tick', ticked: true }], fields: ['tick: one\n2'] },
    ]);
    expect(ticks(text, tasks(), tasks(2))).toEqual([{ line: 6, edits: [{ edit: 'tick', ticked: true }], fields: ['tick: deep'] }]);
  });

  it('that people took off are taken off', () => {
    expect(ticks(text.replace('[ ] two', '[x] two'), tasks(1), tasks())).toEqual([
      { line: 5, edits: [{ edit: 'tick', ticked: false }], fields: ['tick: two'] },
    ]);
  });

  it('come with the list where that changes as well', () => {
    const now = `${tasks(1)}\n- [ ] three`;
    expect(ticks(text, tasks(), now)).toEqual([{ line: 3, edits: [{ edit: 'set-sub-items', markdown: now }], fields: ['sub-items'] }]);
  });

  it('are found on lines that end as Windows ends them', () => {
    const windows = `- [ ] ${A}\r\n  - [ ] one  \r\n`;
    expect(ticks(windows, '- [ ] one', '- [x] one')).toEqual([{ line: 2, edits: [{ edit: 'tick', ticked: true }], fields: ['tick: one'] }]);
  });
});

describe('an item whose issue changed its kind', () => {
  const kinds = (text: string, now: Partial<Issue>, was: Partial<Issue> = { labels: FEATURE }) => following(text, saying({}, was), saying({}, now)).edits;
  const file = (...item: string[]) => lines('## Bugs', '', '- B', '', '## Planned', '', ...item);

  it('moves to the section of that kind', () => {
    expect(kinds(file(`- ${A}`), { labels: BUG })).toEqual([move(0)]);
  });

  it.each([
    ['where no section is of that kind', lines('## Planned', '', `- ${A}`), []],
    ['where a field says its kind', file(`- ${A}`, '  - kind: feature'), []],
    ['where its title says its kind', file(`- feat: ${A}`), []],
  ])('says it by a field %s', (_, text) => {
    const title = text.includes('feat: ') ? 'feat: A' : 'A';
    expect(kinds(text, { labels: BUG, title }, { labels: FEATURE, title })).toEqual([kindField('bug')]);
  });

  it('goes to the section of what is finished where the issue is closed, too, and of the kind that it is then', () => {
    const text = lines('## Planned', '', `- ${A}`, '', '## Done', '', '## Fixed bugs');
    expect(kinds(text, { labels: BUG, state: CLOSED })).toEqual([{ edit: 'set-field', key: 'resolution', value: 'Fixed' }, move(2)]);
  });

  it('says it by a field where it is closed and stays', () => {
    expect(kinds(lines('## Bugs', '', '- B', '', '## Planned', '', `- [ ] ${A}`), { labels: BUG, state: CLOSED })).toEqual([
      { edit: 'tick', ticked: true },
      kindField('bug'),
    ]);
  });

  it('is told, and stays, where it is a row without a column for the kind', () => {
    const text = lines('## Plans', '', '| Title | Who |', '| --- | --- |', `| ${A} | Ann |`);
    const facts = configured('sections:\n  - { title: Plans, items: table }\n', text);
    const { edits, told } = following(text, saying({ notes: 'Ann' }), saying({ notes: 'Ann' }, { labels: BUG }), facts);
    expect(edits).toEqual([]);
    expect(told).toEqual([
      'cannot-edit 5: The kind of #5 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “bug”. Its table has no column for the kind. Add one, with line 3 as “| Title | Who | Kind |” and line 4 as “| --- | --- | --- |”, or name the column that holds it in this section’s `columns` of the configuration: `<header>: kind`.',
    ]);
  });
});

describe('an item whose issue says that it is another project’s, or is no more', () => {
  const external = [...FEATURE, 'external'];
  const edits = (text: string, was: readonly string[], now: readonly string[]) => following(text, saying({}, { labels: was }), saying({}, { labels: now }));
  const marked = `- A (external) ${link(5)}`;

  it('is marked, or loses its mark', () => {
    expect(edits(lines('## Planned', '', `- ${A}`, '', '## External projects'), FEATURE, external).edits).toEqual([{ edit: 'mark-external' }]);
    expect(edits(lines('## Planned', '', marked), external, FEATURE).edits).toEqual([{ edit: 'unmark-external' }]);
  });

  it('leaves the section of other projects, with its mark or without one', () => {
    expect(edits(lines('## Planned', '', '## External projects', '', `- ${A}`), external, FEATURE).edits).toEqual([move(0)]);
    expect(edits(lines('## Planned', '', '## External projects', '', marked), external, FEATURE).edits).toEqual([{ edit: 'unmark-external' }, move(0)]);
  });

  it('leaves that section for the one of its kind, where that changes as well', () => {
    const text = (item: string) => lines('## Bugs', '', '## Planned', '', '## External projects', '', item);
    expect(edits(text(`- ${A}`), external, BUG).edits).toEqual([move(0)]);
    expect(edits(text(marked), external, BUG).edits).toContainEqual(move(0));
  });

  it('is marked and moves, where its kind changes as well', () => {
    const text = lines('## Bugs', '', '## Planned', '', `- ${A}`);
    expect(edits(text, FEATURE, [...BUG, 'external']).edits).toContainEqual({ edit: 'mark-external' });
  });

  it('is told, and stays, where no other section is there to go to', () => {
    const { edits: made, told } = edits(lines('## External projects', '', `- ${A}`), external, FEATURE);
    expect(made).toEqual([]);
    expect(told).toEqual([
      'cannot-edit 3: The external of #5 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “no”. No open section of the file takes the item then: make one and move it there, or set the label back.',
    ]);
  });
});

describe('a row whose issue changed', () => {
  const text = lines('## Plans', '', '| Title | Owner | Priority | Note |', '| --- | --- | --- | --- |', `| ${A} | Ann | | x |`);
  const facts = configured('sections:\n  - { title: Plans, items: table }\n', text);
  const was = saying({ fields: { owner: 'Ann' }, notes: 'x' });

  it('gets what it has a cell for, be it empty or not', () => {
    expect(following(text, was, saying({ fields: { owner: 'Bo', priority: 'soon' }, notes: 'x' }), facts).edits).toEqual([
      { edit: 'set-field', key: 'owner', value: 'Bo' },
      { edit: 'set-field', key: 'priority', value: 'soon' },
    ]);
  });

  it('gets its notes where each of them has a cell', () => {
    expect(following(text, was, saying({ fields: { owner: 'Ann' }, notes: '\u2060**Note:** y' }), facts).edits).toEqual([
      { edit: 'set-notes', markdown: 'y', cells: [{ column: 3, text: 'y' }] },
    ]);
  });

  it('keeps its notes where they are more than text, and gets no sub-items, and that is told', () => {
    const { edits, told } = following(text, was, saying({ fields: { owner: 'Ann' }, notes: 'x\n\n- y', subItems: '- [ ] one' }), facts);
    expect(edits).toEqual([]);
    expect(told.map((message) => message.split(' ').slice(0, 4).join(' '))).toEqual(['cannot-edit 5: The notes', 'cannot-edit 5: The sub-items']);
  });
});
