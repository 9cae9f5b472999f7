import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import type { IssueChanges, Operation, Plan } from '../../../src/model/plan.ts';
import { type Facts, NO_ANSWERS } from '../../../src/plan/facts.ts';
import { readManaged } from '../../../src/plan/issue/managed-text.ts';
import { CONFIG, closedIssue, issueOf, lines, planOf } from '../../support/memory/builders.ts';
import { A, remembered, saying } from './pair.ts';

function updateOf(plan: Plan): (Operation & { kind: 'update-issue' }) | null {
  const [update = null, ...more] = plan.operations.filter((operation) => operation.kind === 'update-issue');
  expect(more).toEqual([]);
  return update;
}

/** What of the changes is none. */
const NONE: IssueChanges = { title: null, managed: null, addLabels: [], removeLabels: [], addAssignees: [], removeAssignees: [], milestone: null };

/** What changes on the issue of an item that said the same as it before; null: nothing. */
function changes(was: { text: string; issue: Issue }, now: { text?: string; issue?: Issue }, facts: Partial<Facts> = {}): IssueChanges | null {
  return updateOf(planOf(now.text ?? was.text, [now.issue ?? was.issue], remembered(was.text, [was.issue], facts), facts))?.changes ?? null;
}

/** What the managed part of an issue is to say. */
function said(change: IssueChanges | null) {
  return change?.managed == null ? null : (readManaged(change.managed, ['A'])?.content ?? null);
}

describe('the labels of an issue', () => {
  const text = lines('## Planned', '', `- ${A}`);
  const FEATURE = ['roadmap', 'feature'];
  const was = { text, issue: saying({}) };
  const labels = (change: IssueChanges | null) => (change === null ? null : [change.addLabels, change.removeLabels]);
  const high = {
    text: lines('## Planned', '', `- ${A}`, '  - priority: high'),
    issue: saying({ fields: { priority: 'high' } }, { labels: [...FEATURE, 'priority: high'] }),
  };

  it('follow the item’s kind', () => {
    expect(labels(changes(was, { text: lines('## Bugs', '', `- ${A}`) }))).toEqual([['bug'], ['feature']]);
  });

  it('follow the item to another project, and back', () => {
    const external = { text: lines('## External projects', '', `- ${A}`), issue: saying({}, { labels: [...FEATURE, 'external'] }) };
    expect(labels(changes(was, { text: external.text }))).toEqual([['external'], []]);
    expect(labels(changes(external, { text }))).toEqual([[], ['external']]);
  });

  it('follow the item’s priority', () => {
    expect(labels(changes(was, { text: high.text }))).toEqual([['priority: high'], []]);
    expect(labels(changes(high, { text: high.text.replace('high', 'low') }))).toEqual([['priority: low'], ['priority: high']]);
    expect(labels(changes(high, { text }))).toEqual([[], ['priority: high']]);
  });

  it('follow the priority that somebody wrote into the issue’s text', () => {
    const issue = saying({ fields: { priority: 'low' } }, { labels: [...FEATURE, 'priority: high'] });
    expect(labels(changes(high, { issue }))).toEqual([['priority: low'], ['priority: high']]);
    expect(labels(changes(high, { issue: saying({}, { labels: [...FEATURE, 'priority: high'] }) }))).toEqual([[], ['priority: high']]);
  });

  it('of priority that somebody set stay', () => {
    const change = changes(high, { issue: saying({ fields: { priority: 'high' } }, { labels: [...FEATURE, 'priority: low'] }) });
    expect(labels(change)).toEqual([[], []]);
    expect(said(change)?.fields).toEqual({ priority: 'low' });
  });

  it('of kind that somebody set stay, while the item follows', () => {
    expect(changes(was, { issue: saying({}, { labels: ['roadmap', 'bug'] }) })).toBeNull();
    expect(changes(was, { issue: saying({}, { labels: [...FEATURE, 'external'] }) })).toBeNull();
  });

  it('that people use for something else stay', () => {
    const own = [...FEATURE, 'help wanted', 'Priority: someday'];
    const foreign = { text: was.text, issue: saying({}, { labels: own }) };
    expect(labels(changes(foreign, { text: lines('## Bugs', '', `- ${A}`) }))).toEqual([['bug'], ['feature']]);
  });

  it('are known whatever their case', () => {
    const issue = saying({}, { labels: ['Roadmap', 'FEATURE'] });
    expect(labels(changes({ text, issue }, { text: lines('## Bugs', '', `- ${A}`) }))).toEqual([['bug'], ['FEATURE']]);
    expect(changes({ text, issue }, {})).toBeNull();
  });

  it('of both kinds at once stay, and what else is ours and says something else goes', () => {
    const both = saying({}, { labels: [...FEATURE, 'bug', 'external'] });
    expect(labels(changes({ text, issue: saying({}, { labels: [...FEATURE, 'bug'] }) }, { issue: both }))).toBeNull();
    const external = { text: lines('## External projects', '', `- ${A}`), issue: both };
    expect(labels(changes(external, { text }))).toEqual([[], ['external']]);
  });

  it('of an issue that was not followed before are only added, and its kind stays where it tells one', () => {
    const added = (names: string[], file = text) => labels(updateOf(planOf(file, [issueOf(5, 'A', { labels: names, body: 'Mine.' })]))?.changes ?? null);
    expect(added([])).toEqual([['roadmap', 'feature'], []]);
    expect(added(['Bug', 'priority: low'])).toEqual([['roadmap'], []]);
    expect(added(['Feature'], lines('## Bugs', '', `- ${A}`))).toEqual([['roadmap'], []]);
    expect(added(['bug'], high.text)).toEqual([['roadmap', 'priority: high'], []]);
    expect(added(['bug', 'priority: low'], high.text)).toEqual([['roadmap'], []]);
    expect(added(['external'])).toEqual([['roadmap', 'feature'], []]);
  });
});

describe('the assignees of an issue', () => {
  const file = (owner: string) => lines('## Planned', '', `- ${A}`, ...(owner === '' ? [] : [`  - owner: ${owner}`]));
  const issue = (owner: string, assignees: string[]) => saying({ fields: owner === '' ? {} : { owner } }, { assignees });
  const people = (change: IssueChanges | null) => (change === null ? null : [change.addAssignees, change.removeAssignees]);
  const ann = { text: file('@ann'), issue: issue('@ann', ['ann']) };

  it('follow the owners of the file', () => {
    expect(people(changes(ann, { text: file('@bob, @cy') }))).toEqual([['bob', 'cy'], ['ann']]);
    expect(people(changes(ann, { text: file('') }))).toEqual([[], ['ann']]);
    expect(people(changes(ann, { text: file('@ann, @bob') }))).toEqual([['bob'], []]);
  });

  it('follow the owners that somebody wrote into the issue’s text', () => {
    expect(people(changes(ann, { issue: issue('@bob', ['ann']) }))).toEqual([['bob'], ['ann']]);
    expect(people(changes(ann, { issue: issue('', ['ann']) }))).toEqual([[], ['ann']]);
  });

  it('that people assigned stay, and become owners', () => {
    const change = changes(ann, { issue: issue('@ann', ['ann', 'Bob']) });
    expect(people(change)).toEqual([[], []]);
    expect(said(change)?.fields).toEqual({ owner: '@ann, @bob' });
  });

  it('that people took off stay off where the owners are as they were', () => {
    const status = (text: string) => text.replace('  - owner', '  - status: late\n  - owner');
    const change = changes(ann, { text: status(ann.text), issue: issue('@ann', []) });
    expect(people(change)).toEqual([[], []]);
  });

  it('whom the file no longer names and who were taken off already are not taken off once more', () => {
    expect(people(changes(ann, { text: file('Kim'), issue: issue('@ann', []) }))).toEqual([[], []]);
  });

  it('who cannot be assigned are left out', () => {
    const answers = { ...NO_ANSWERS, assignable: { logins: new Set(['cy']), unsaid: null } };
    expect(people(updateOf(planOf(file('@bob, @cy'), [ann.issue], remembered(ann.text, [ann.issue]), { answers }))?.changes ?? null)).toEqual([
      ['cy'],
      ['ann'],
    ]);
  });

  it('that were assigned meanwhile go where both sides changed and the file’s owners count', () => {
    expect(people(changes(ann, { text: file('@bob'), issue: issue('@ann', ['ann', 'cy']) }))).toEqual([['bob'], ['ann', 'cy']]);
  });

  it('that were assigned meanwhile stay where both sides changed and the issue’s count', () => {
    expect(people(changes(ann, { text: file('@bob'), issue: issue('@ann', ['ann', 'cy']) }, { conflict: 'issue' }))).toEqual([[], []]);
  });

  it('are those of the file on an issue that was not followed before, beside those it has', () => {
    const change = updateOf(planOf(file('@ann'), [issueOf(5, 'A', { body: 'Mine.', assignees: ['bob'] })]))?.changes ?? null;
    expect(people(change)).toEqual([['ann'], []]);
  });

  it('are given to whom a name means since the configuration says so', () => {
    const kim = { text: file('Kim'), issue: issue('Kim', []) };
    const now = planOf(kim.text, [kim.issue], remembered(kim.text, [kim.issue]), { config: { ...CONFIG, people: { kim: { name: 'Kim', login: 'kim1' } } } });
    expect(updateOf(now)).toMatchObject({ changes: { ...NONE, addAssignees: ['kim1'] }, fields: ['owner'] });
  });

  it('are taken from whom a name meant before the configuration was changed', () => {
    const config = (login: string) => ({ config: { ...CONFIG, people: { kim: { name: 'Kim', login } } } });
    const kim = { text: file('Kim'), issue: issue('Kim', ['kim1']) };
    const now = planOf(kim.text, [kim.issue], remembered(kim.text, [kim.issue], config('kim1')), { config: CONFIG });
    expect(updateOf(now)).toMatchObject({ changes: { ...NONE, removeAssignees: ['kim1'] }, fields: ['owner'] });
  });

  it('are not tried again where GitHub does not take them', () => {
    const kim = { text: file('Kim'), issue: issue('Kim', []) };
    const facts = {
      config: { ...CONFIG, people: { kim: { name: 'Kim', login: 'kim1' } } },
      answers: { ...NO_ANSWERS, assignable: { logins: new Set(['ann']), unsaid: null } },
    };
    expect(planOf(kim.text, [kim.issue], remembered(kim.text, [kim.issue]), facts).operations).toEqual([]);
  });
});

describe('the text of an issue', () => {
  const file = (...more: string[]) => lines('## Planned', '', `- ${A}`, ...more.map((line) => (line === '' ? '' : `  ${line}`)));
  const was = { text: file('- status: open'), issue: saying({ fields: { status: 'open' } }) };

  it('takes what the file changed and keeps what the issue changed', () => {
    const now = { text: file('- status: late', '- owner: ann'), issue: saying({ fields: { status: 'open', prognosis: 'fair' }, notes: 'A note.' }) };
    expect(said(changes(was, now))).toEqual({ fields: { status: 'late', owner: 'ann', prognosis: 'fair' }, notes: 'A note.', subItems: '' });
  });

  it('keeps the ticks that people set there while the file changes something else', () => {
    const tasks = { text: file('- status: open', '- [ ] one', '- [ ] two'), issue: saying({ fields: { status: 'open' }, subItems: '- [ ] one\n- [ ] two' }) };
    const now = {
      text: tasks.text.replace('open', 'late').replace('[ ] two', '[x] two'),
      issue: saying({ fields: { status: 'open' }, subItems: '- [x] one\n- [ ] two' }),
    };
    expect(said(changes(tasks, now))).toMatchObject({ fields: { status: 'late' }, subItems: '- [x] one\n- [x] two' });
  });

  it('is left alone where nothing that it says has changed', () => {
    expect(changes(was, {})).toBeNull();
    expect(changes(was, { text: was.text.replace('status: open', '**Status:**  open') })).toBeNull();
    expect(changes(was, { issue: { ...was.issue, body: `Mine.\n\n${was.issue.body}` } })).toBeNull();
  });

  it('is made where the issue has none', () => {
    const change = updateOf(planOf(was.text, [issueOf(5, 'A', { body: 'Mine.' })]))?.changes ?? null;
    expect(said(change)).toEqual({ fields: { status: 'open' }, notes: '', subItems: '' });
  });

  it('is made again where somebody deleted it', () => {
    expect(said(changes(was, { issue: { ...was.issue, body: 'Mine.' } }))).toEqual({ fields: { status: 'open' }, notes: '', subItems: '' });
  });

  it('loses the kind that somebody wrote there, once the labels say it', () => {
    const issue = { ...was.issue, body: was.issue.body.replace('**Status:**', '**Kind:** bug\n**Status:**') };
    const change = changes(was, { issue });
    expect(change).toMatchObject({ addLabels: ['bug'], removeLabels: ['feature'] });
    expect(change?.managed).not.toContain('Kind');
  });

  it('keeps what a stranger wrote there, and does not spread it', () => {
    const untrusted = new Map([[5, { state: null, title: null, body: 'eve' }]]);
    const answers = { ...NO_ANSWERS, untrusted };
    const issue = saying({ fields: { status: 'spam' } });
    const plan = planOf(file('- status: open', '- owner: ann'), [issue], remembered(was.text, [was.issue]), { answers });
    const update = updateOf(plan);
    expect(said(update?.changes ?? null)).toMatchObject({ fields: { status: 'spam', owner: 'ann' } });
    expect(update).toMatchObject({ fields: ['owner'], waiting: ['status'] });
  });

  it('takes the file’s value in place of what a stranger wrote, where the file changed it', () => {
    const answers = { ...NO_ANSWERS, untrusted: new Map([[5, { state: null, title: null, body: 'eve' }]]) };
    const plan = planOf(file('- status: late'), [saying({ fields: { status: 'spam' } })], remembered(was.text, [was.issue]), { answers });
    expect(said(updateOf(plan)?.changes ?? null)).toMatchObject({ fields: { status: 'late' } });
    expect(updateOf(plan)).toMatchObject({ fields: ['status'], waiting: [] });
  });
});

describe('the title of an issue', () => {
  const LONG = 'word '.repeat(80).trim();
  const CUT = `${LONG.slice(0, 254)}…`;

  it('follows the item’s', () => {
    const plan = planOf(`- [ ] ${A.replace('A', 'B')}\n`, [saying({})], remembered(`- [ ] ${A}\n`, [saying({})]));
    expect(updateOf(plan)).toMatchObject({
      line: 1,
      issue: 5,
      title: 'B',
      changes: { ...NONE, title: 'B' },
      fields: ['title'],
      waiting: [],
      values: { title: 'B' },
    });
  });

  it('is cut where GitHub has no room for it, and the text opens with the whole one', () => {
    const change = changes({ text: `- [ ] ${A}\n`, issue: saying({}) }, { text: `- [ ] ${A.replace('A', LONG)}\n` });
    expect(change?.title).toBe(CUT);
    expect(change?.managed).toContain(LONG);
  });

  it('that is short again leaves the text', () => {
    const text = `- [ ] ${A.replace('A', LONG)}\n`;
    const issue = saying({}, { title: LONG });
    const change = changes({ text, issue: { ...issue, title: CUT } }, { text: `- [ ] ${A}\n` });
    expect(change).toMatchObject({ title: 'A' });
    expect(change?.managed).not.toContain('word');
    expect(changes({ text, issue: { ...issue, title: CUT } }, {})).toBeNull();
  });

  it('is not touched where only the state changes', () => {
    const plan = planOf(`- [x] ${A}\n`, [saying({})], remembered(`- [ ] ${A}\n`, [saying({})]));
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['close-issue']);
    expect(planOf(`- [x] ${A}\n`, [closedIssue(5, 'A', 'completed', { body: 'Mine.' })]).operations).toEqual([]);
  });
});
