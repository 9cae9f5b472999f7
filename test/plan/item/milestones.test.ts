import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { issueOf, lines, planOf } from '../../support/memory/builders.ts';
import { A, configured, keeping, remembered, saying } from './pair.ts';

const OWN = { number: 1, title: 'Kettle 3.1' };
const NEXT = { number: 2, title: '3.2' };
const IDEAS = { number: 7, title: 'Ideas' };

const file = (...fields: string[]) => lines('## Planned', '', `- ${A}`, ...fields.map((field) => `  - ${field}`), '', '## Later');
const inLater = (...fields: string[]) => lines('## Planned', '', '## Later', '', `- ${A}`, ...fields.map((field) => `  - ${field}`));
const inOwn = saying({}, { milestone: OWN });

/** What a plan does with the milestone of the issue; null: it stays. */
function milestoneOf(plan: Plan) {
  return plan.operations.find((operation) => operation.kind === 'update-issue')?.changes.milestone ?? null;
}

describe('the milestone of an issue', () => {
  const going = (was: { text: string; issue: Issue }, now: { text?: string; issue?: Issue }, gone: readonly number[] = []) => {
    const text = now.text ?? was.text;
    return milestoneOf(planOf(text, [now.issue ?? was.issue], remembered(was.text, [was.issue], keeping(was.text)), keeping(text, gone)));
  };
  const own = { text: file(), issue: inOwn };
  const next = { text: file('release: 3.2'), issue: saying({ fields: { release: '3.2' } }, { milestone: NEXT }) };

  it.each([
    ['names another release', own, file('release: 3.2'), '3.2'],
    ['names one that has no milestone yet', own, file('release: 3.3'), '3.3'],
    ['says “later”', own, file('release: later'), null],
    ['names no release any more', next, file(), 'Kettle 3.1'],
  ])('follows the file, whose field %s', (_, was, text, to) => {
    expect(going(was, { text })).toEqual({ to });
  });

  it('follows the item to a section for later, and back', () => {
    expect(going(own, { text: inLater() })).toEqual({ to: null });
    expect(going({ text: inLater(), issue: saying({}, { milestone: null }) }, { text: file() })).toEqual({ to: 'Kettle 3.1' });
  });

  it('follows the field in the issue’s text', () => {
    expect(going(own, { issue: saying({ fields: { release: '3.2' } }, { milestone: OWN }) })).toEqual({ to: '3.2' });
    expect(going(next, { issue: saying({}, { milestone: NEXT }) })).toEqual({ to: 'Kettle 3.1' });
  });

  it('is that of the item’s section, where somebody takes the field out of the issue’s text', () => {
    const was = { text: inLater('release: 3.2'), issue: saying({ fields: { release: '3.2' } }, { milestone: NEXT }) };
    expect(going(was, { issue: saying({}, { milestone: NEXT }) })).toEqual({ to: null });
  });

  it.each([
    ['that somebody changed', saying({}, { milestone: IDEAS }), file()],
    ['that the file and somebody changed to the same', saying({}, { milestone: NEXT }), file('release: 3.2')],
    ['while something else changes', saying({ fields: { status: 'late' } }, { milestone: OWN }), file('owner: ann')],
    ['where the field names two releases', inOwn, file('release: 3.2 and 3.3')],
    ['of an item that is finished', inOwn, lines('## Planned', '', '## Done', '', `- ${A}`, '  - release: 3.2')],
  ])('stays %s', (_, issue, text) => {
    expect(going(own, { issue, text })).toBeNull();
  });

  it('is that of the file where both sides changed to different ones', () => {
    expect(going(own, { text: file('release: 3.2'), issue: saying({}, { milestone: IDEAS }) })).toEqual({ to: '3.2' });
  });

  it('stays where a row has no cell for the release that somebody wrote into the issue’s text', () => {
    const text = lines('## Plans', '', '| Title | Who |', '| --- | --- |', `| ${A} | Ann |`);
    const facts = { ...configured('sections:\n  - { title: Plans, items: table }\n', text), ...keeping(text) };
    const row = saying({ notes: 'Ann' }, { milestone: OWN });
    const plan = planOf(text, [saying({ notes: 'Ann', fields: { release: '3.2' } }, { milestone: OWN })], remembered(text, [row], facts), facts);
    expect(milestoneOf(plan)).toBeNull();
  });

  it('is given anew where somebody deleted it', () => {
    expect(going(own, { issue: saying({}, { milestone: null }) }, [1])).toEqual({ to: 'Kettle 3.1' });
  });
});

describe('the milestone of an issue, when nobody has looked before', () => {
  const going = (issue: Issue, text = file()) => milestoneOf(planOf(text, [issue], remembered(text, [issue]), keeping(text)));

  it('is the item’s where it has none, and stays where it has one', () => {
    expect(going(saying({}, { milestone: null }))).toEqual({ to: 'Kettle 3.1' });
    expect(going(saying({}, { milestone: IDEAS }))).toBeNull();
    expect(going(inOwn)).toBeNull();
    expect(going(saying({}, { milestone: null }), inLater())).toBeNull();
  });

  it('is the item’s, too, on an issue that is linked for the first time', () => {
    const first = (milestone: Issue['milestone']) => milestoneOf(planOf(file(), [issueOf(5, 'A', { body: 'Mine.', milestone })], null, keeping(file())));
    expect([first(null), first(IDEAS), first(OWN)]).toEqual([{ to: 'Kettle 3.1' }, null, null]);
  });

  it('stays where milestones are not kept', () => {
    expect(milestoneOf(planOf(file('release: 3.2'), [inOwn], remembered(file(), [inOwn])))).toBeNull();
  });
});
