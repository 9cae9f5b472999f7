import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, NOWHERE, planOf } from '../../support/memory/builders.ts';
import { A, editsOf, remembered, saying } from './pair.ts';

const MOVE = expect.objectContaining({ edit: 'move' }) as ItemEdit;
const bugs = (...fields: string[]) => lines('## Bugs', '', `- ${A}`, ...fields.map((field) => `  - ${field}`), '', '## Fixed bugs');
const BUG = ['roadmap', 'bug'];

describe('the resolution of a bug whose issue is closed', () => {
  const openBug = (fields = {}) => saying({ fields }, { labels: BUG });
  const closing = (text: string, was: Issue, now: Issue) => editsOf(planOf(text, [now], remembered(text, [was])));
  const CLOSED = { labels: BUG, state: { open: false, reason: 'completed' } } as const;

  it('is written where it says nothing else', () => {
    expect(closing(bugs(), openBug(), saying({}, CLOSED))).toEqual([{ edit: 'set-field', key: 'resolution', value: 'Fixed' }, MOVE]);
  });

  it('is what people wrote into the issue', () => {
    const now = saying({ fields: { resolution: 'Fixed in 1.2' } }, CLOSED);
    expect(closing(bugs(), openBug(), now)).toEqual([MOVE, { edit: 'set-field', key: 'resolution', value: 'Fixed in 1.2' }]);
  });

  it('is written anew, whatever the file says of it', () => {
    const now = saying({ fields: { resolution: 'pending' } }, CLOSED);
    expect(closing(bugs('resolution: soon'), openBug({ resolution: 'pending' }), now)).toContainEqual({ edit: 'set-field', key: 'resolution', value: 'Fixed' });
  });

  it('is written where people wrote something else into the issue', () => {
    const now = saying({ fields: { status: 'late' } }, CLOSED);
    expect(closing(bugs(), openBug(), now)).toContainEqual({ edit: 'set-field', key: 'resolution', value: 'Fixed' });
  });

  it('is written anew where people took it out of the issue', () => {
    const text = bugs('resolution: pending');
    expect(closing(text, openBug({ resolution: 'pending' }), saying({}, CLOSED))).toContainEqual({ edit: 'set-field', key: 'resolution', value: 'Fixed' });
  });

  it('is not written for a feature, nor for a bug of another project, nor for a task', () => {
    const keys = (text: string, labels: string[]) => closing(text, saying({}, { labels }), saying({}, { ...CLOSED, labels })).map(({ edit }) => edit);
    expect(keys(lines('## Planned', '', `- ${A}`, '', '## Done'), ['roadmap', 'feature'])).toEqual(['move']);
    expect(keys(bugs().replace('A (', 'A (external) ('), [...BUG, 'external'])).toEqual(['move']);
    expect(keys(lines('## Bugs', '', `- [ ] ${A}`), BUG)).toEqual(['tick']);
  });
});

describe('an item that is closed for its issue', () => {
  const edits = (text: string, labels: string[]) =>
    editsOf(planOf(text, [saying({}, { labels, state: { open: false, reason: 'completed' } })], remembered(text, [saying({}, { labels })]))).map(
      ({ edit }) => edit,
    );

  it('of another project is marked when it leaves that project’s section, unless it is marked already', () => {
    const labels = ['roadmap', 'feature', 'external'];
    expect(edits(lines('## External projects', '', `- ${A}`, '', '## Done'), labels)).toEqual(['mark-external', 'move']);
    expect(edits(lines('## External projects', '', `- ${A.replace('A', 'A (external)')}`, '', '## Done'), labels)).toEqual(['move']);
  });
});

describe('an item that is reopened for its issue', () => {
  const reopening = (text: string, place = {}) => {
    const entry = entryOf(5, 'A', { roadmapOpen: false, issueOpen: false, place: { ...NOWHERE, ...place } });
    return editsOf(planOf(text, [issueOf(5, 'A', { updatedAt: '2026-03-01T12:00:00Z' })], baselineOf([entry])));
  };

  it('is unticked, whichever letter ticks it', () => {
    expect(reopening(`- [X] ${A}\n`)).toEqual([{ edit: 'tick', ticked: false }]);
    expect(reopening(`- [ ] ~~A~~ ${A.slice(2)}\n`)).toEqual([{ edit: 'strike', struck: false }]);
  });

  it('loses its resolution only where it has one', () => {
    expect(reopening(lines('## Fixed bugs', '', `- ${A}`), { headings: ['Bugs'] }).map(({ edit }) => edit)).toEqual(['move']);
    expect(reopening(lines('## Fixed bugs', '', `- ${A}`, '  - resolution: Fixed')).map(({ edit }) => edit)).toEqual(['remove-field', 'move']);
  });

  it('loses the mark of another project that it got when it left its section', () => {
    const text = lines('## External projects', '', '## Done', '', `- ${A.replace('A', 'A (external)')}`);
    const headings = ['External projects'];
    expect(reopening(text, { headings }).map(({ edit }) => edit)).toEqual(['unmark-external', 'move']);
    expect(reopening(text, { headings, externalMark: true }).map(({ edit }) => edit)).toEqual(['move']);
  });

  it('keeps the mark of another project where it stays', () => {
    expect(reopening(`- [x] ${A.replace('A', 'A (external)')}\n`).map(({ edit }) => edit)).toEqual(['tick']);
  });

  it('is told with its line, issue and title', () => {
    const entry = entryOf(5, 'A', { roadmapOpen: false, issueOpen: false });
    const plan = planOf(lines('- [ ] B', `- [x] ${A}`), [issueOf(5, 'A', { updatedAt: '2026-03-01T12:00:00Z' })], baselineOf([entry]));
    expect(plan.operations).toMatchObject([{ kind: 'create-issue' }, { kind: 'reopen-item', line: 2, issue: 5, title: 'A' }]);
  });

  it('is not reopened for an issue that is closed again', () => {
    const entry = entryOf(5, 'A', { roadmapOpen: false, issueOpen: false });
    expect(planOf(`- [x] ${A}\n`, [closedIssue(5, 'A')], baselineOf([entry])).operations).toEqual([]);
  });
});
