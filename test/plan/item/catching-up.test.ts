import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import { managedPart } from '../../../src/plan/issue/managed-part.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, outlineOf, PATH, planOf, sourceAt } from '../../support/memory/builders.ts';
import { A, configured, remembered, saying } from './pair.ts';

const FEATURE = ['roadmap', 'feature'];
const NONE = { title: null, managed: null, addLabels: [], removeLabels: [], addAssignees: [], removeAssignees: [], milestone: null };

const file = (...fields: string[]) => lines('## Planned', '', `- ${A}`, ...fields.map((field) => `  - ${field}`));

/** What a plan writes to the issue, after both sides said something else. */
function update(was: { text: string; issue: Issue }, now: { text?: string; issue?: Issue }) {
  const plan = planOf(now.text ?? was.text, [now.issue ?? was.issue], remembered(was.text, [was.issue]));
  return plan.operations.find((operation) => operation.kind === 'update-issue') ?? null;
}

describe('what both texts say, and a label or assignee not yet', () => {
  const plain = { text: file(), issue: saying({}) };
  const ann = { text: file('owner: @ann'), issue: saying({ fields: { owner: '@ann' } }, { assignees: ['ann'] }) };

  it('is a priority that gets its label', () => {
    const now = { text: file('priority: high'), issue: saying({ fields: { priority: 'high' } }) };
    expect(update(plain, now)).toMatchObject({ changes: { ...NONE, addLabels: ['priority: high'] }, fields: ['priority'], waiting: [] });
    const labelled = saying({ fields: { priority: 'high' } }, { labels: [...FEATURE, 'priority: high'] });
    expect(update(plain, { ...now, issue: labelled })).toBeNull();
  });

  it('is an owner who gets assigned, or is no more', () => {
    const bob = { text: file('owner: @bob'), issue: saying({ fields: { owner: '@bob' } }, { assignees: ['ann'] }) };
    expect(update(ann, bob)).toMatchObject({ changes: { ...NONE, addAssignees: ['bob'], removeAssignees: ['ann'] }, fields: ['owner'] });
    const none = { text: file(), issue: saying({}, { assignees: ['ann'] }) };
    expect(update(ann, none)).toMatchObject({ changes: { ...NONE, removeAssignees: ['ann'] }, fields: ['owner'] });
  });

  it('is nothing where people have assigned and unassigned the same meanwhile', () => {
    expect(update(ann, { text: file('owner: @bob'), issue: saying({ fields: { owner: '@bob' } }, { assignees: ['bob'] }) })).toBeNull();
    expect(update(ann, { text: file(), issue: saying({}) })).toBeNull();
  });
});

describe('what is written to an issue', () => {
  it('names each field once that agrees then, and those that wait for the file', () => {
    const was = { text: file('status: open', 'owner: @ann'), issue: saying({ fields: { status: 'open', owner: '@ann' } }, { assignees: ['ann'] }) };
    const now = {
      text: file('status: open', 'owner: @bob', 'priority: high'),
      issue: saying({ fields: { status: 'late', owner: '@ann' }, notes: 'A note.' }, { assignees: ['ann'] }),
    };
    expect(update(was, now)).toMatchObject({ fields: ['owner', 'priority'], waiting: ['status', 'notes'] });
  });

  it('leaves an owner alone who is not assigned, while something else changes', () => {
    const was = { text: file('owner: @ann'), issue: saying({ fields: { owner: '@ann' } }) };
    expect(update(was, { text: file('owner: @ann', 'status: late') })).toMatchObject({
      changes: { addAssignees: [], removeAssignees: [] },
      fields: ['status'],
    });
  });

  it('is nothing where both sides have differed since they were first compared', () => {
    expect(planOf(file(), [saying({}, { labels: ['roadmap', 'bug'] })]).operations).toEqual([]);
    expect(planOf(file('owner: @ann'), [saying({ fields: { owner: '@bob' } })]).operations).toEqual([]);
  });

  it('leaves the kind of an issue that was never followed, though its item is opened among others', () => {
    const aside = closedIssue(5, 'A', 'completed', { body: 'Mine.', labels: ['feature'] });
    const first = planOf(lines('## Bugs', '', '## Done', '', `- ${A}`), [aside]);
    const plan = planOf(lines('## Bugs', '', `- ${A}`, '', '## Done'), [aside], baselineOf(first.entries));
    expect(plan.operations).toMatchObject([{ kind: 'update-issue', changes: { addLabels: ['roadmap'], removeLabels: [] } }, { kind: 'reopen-issue' }]);
  });
});

describe('the text of an issue', () => {
  it('keeps a field that the file has no place for, while another one changes', () => {
    const row = (priority: string) => lines('## Plans', '', '| Title | Priority |', '| --- | --- |', `| ${A} | ${priority} |`);
    const facts = (text: string) => configured('sections:\n  - { title: Plans, items: table }\n', text);
    const was = saying({ fields: { priority: 'soon' } });
    const now = saying({ fields: { priority: 'soon', owner: 'Bo' } });
    const plan = planOf(row('late'), [now], remembered(row('soon'), [was], facts(row('soon'))), facts(row('late')));
    const managed = plan.operations.flatMap((operation) => (operation.kind === 'update-issue' ? [operation.changes.managed] : []));
    expect(managed).toEqual([expect.stringContaining('**Owner:** Bo\n**Priority:** late')]);
  });

  it('keeps the sub-items that people wrote there, while the file changes something else', () => {
    const was = { text: file('status: open'), issue: saying({ fields: { status: 'open' } }) };
    const change = update(was, { text: file('status: late'), issue: saying({ fields: { status: 'open' }, subItems: '- [x] one' }) });
    expect(change?.changes.managed).toContain('- [x] one');
    expect(change?.changes.managed).toContain('**Status:** late');
  });

  it('is left alone where there is no room for it beside what people wrote', () => {
    const plan = (length: number) => planOf(file(), [issueOf(5, 'A', { body: 'x'.repeat(length) })]);
    expect(outlineOf(plan(65_500))).toEqual([]);
    expect(outlineOf(plan(60_000))).toEqual(['update-issue #5']);
  });

  it('says no more that its item was removed, once that is back', () => {
    const content = { fields: {}, notes: '', subItems: '' };
    const body = managedPart({ title: 'A', content, removed: true }, { key: 'k.5', path: PATH }, sourceAt());
    const says = (entry: { removed?: boolean }, issues: Issue[]) =>
      planOf(file(), issues, baselineOf([entryOf(5, 'A', entry)])).operations.map((operation) => 'changes' in operation && operation.changes.managed);
    const kept = [expect.stringContaining('Kept in sync')];
    expect(says({}, [issueOf(5, 'A', { body })])).toEqual(kept);
    expect(says({ removed: true }, [])).toEqual(kept);
    expect(says({}, [issueOf(5, 'A')])).toEqual([]);
    expect(says({}, [])).toEqual([]);
  });

  it('opens with a title that is too long for the issue’s, though the issue was not read', () => {
    const long = 'word '.repeat(80).trim();
    const text = `- [ ] ${A.replace('A', long)}\n`;
    const plan = planOf(text, [], remembered(`- [ ] ${A}\n`, [saying({})]));
    expect(plan.operations).toMatchObject([{ changes: { title: `${long.slice(0, 254)}…`, managed: expect.stringContaining(long) as string } }]);
    const same = remembered(
      text,
      [saying({}, { title: long })].map((issue) => ({ ...issue, title: `${long.slice(0, 254)}…` })),
    );
    expect(planOf(text, [], same).operations).toEqual([]);
  });
});
