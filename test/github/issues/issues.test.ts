import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnclearWrite, UserError } from '../../../src/model/errors.ts';
import type { Issue } from '../../../src/model/issue.ts';
import type { IssueStore } from '../../../src/model/ports.ts';
import { FaultProxy, type Strike } from '../../support/faults/fault-proxy.ts';
import { TestGitHub } from '../../support/server/github.ts';
import { worldAt } from '../../support/server/world.ts';

let github: TestGitHub;
let issues: IssueStore;
beforeEach(async () => {
  github = await TestGitHub.start();
  issues = worldAt(github).issues;
  await github.api('POST', '/issues', { title: 'Development updates' });
});
afterEach(async () => {
  const { invalid } = github;
  await github.close();
  expect(invalid).toEqual([]);
});

const LONG_AGO = '2020-01-01T00:00:00Z';
const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => 'no failure',
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  );

/** Asks through a proxy that strikes one request. */
async function struck<Answer>(strike: Strike, act: (store: IssueStore) => Promise<Answer>): Promise<Answer> {
  const proxy = await FaultProxy.start(github, { strike });
  try {
    return await act(worldAt(proxy).issues);
  } finally {
    await proxy.close();
  }
}

const cutAfter: Strike = { index: 0, strike: async ({ serve }) => serve().then(() => 'cut') };

describe('comments on an issue', () => {
  it('are read back, with who wrote them', async () => {
    await issues.comment(1, 'Update of 23 November\n\n<!-- mark -->');
    expect(await issues.comments(1, LONG_AGO)).toEqual([{ body: 'Update of 23 November\n\n<!-- mark -->', author: 'acme', byOwner: true }]);
  });

  it('are read from a time on', async () => {
    await issues.comment(1, 'Old');
    expect(await issues.comments(1, new Date(Date.now() - 60_000).toISOString())).toHaveLength(1);
    expect(await issues.comments(1, new Date(Date.now() + 60_000).toISOString())).toEqual([]);
  });

  it('are read to the last page', async () => {
    for (let index = 1; index <= 101; index += 1) await github.api('POST', '/issues/1/comments', { body: `${index}` });
    const bodies = (await issues.comments(1, LONG_AGO)).map(({ body }) => body);
    expect(bodies).toHaveLength(101);
    expect(bodies.at(-1)).toBe('101');
    expect(github.requests).toHaveLength(2);
  });

  it('are written once, even where no answer comes', async () => {
    const error = await struck(cutAfter, (store) => store.comment(1, 'Once')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnclearWrite);
    expect(String(error)).toMatch(/Cannot comment on issue #1 in acme\/rocket: 127\.0\.0\.1:\d+ closed the connection before its answer was whole/);
    expect(await issues.comments(1, LONG_AGO)).toHaveLength(1);
  });

  it.each([
    [404, 'Not Found', 'there is no such issue, or the token may not read it. Name another issue under `update`, `comment` in the configuration'],
    [410, 'This issue was deleted', 'there is no such issue'],
    [410, 'Issues are disabled for this repo', 'Turn them on under Settings'],
    [403, 'Unable to create comment because issue is locked.', 'its conversation is locked. Unlock it, or name another issue'],
    [403, 'Resource not accessible by integration', 'The token needs issues: write.'],
    [422, 'Validation Failed', 'GitHub answered 422 (Validation Failed)'],
  ])('are refused with %i %s in words that help', async (status, message, told) => {
    github.intercept = () => ({ status, body: { message } });
    const said = await failure(issues.comment(7, 'Text'));
    expect(said).toMatch(/^Cannot comment on issue #7/);
    expect(said).toContain(told);
    expect(github.requests).toHaveLength(1);
  });

  it('are not taken for written where the issue is elsewhere by now', async () => {
    github.intercept = () => ({ status: 301, body: {}, headers: { location: '/repositories/2/issues/1/comments' } });
    expect(await failure(issues.comment(1, 'Text'))).toBe(
      'Cannot comment on issue #1 in acme/rocket: it was transferred. Name another issue under `update`, `comment` in the configuration.',
    );
  });

  it('of an issue that is not there cannot be read', async () => {
    expect(await failure(issues.comments(99, LONG_AGO))).toContain('Cannot read the comments on issue #99 in acme/rocket: there is no such issue');
  });
});

describe('a label', () => {
  const label = { name: 'bug', color: 'd73a4a', description: '' };

  it('that exists is no failure, whatever its case', async () => {
    await issues.createLabel({ ...label, name: 'Kind' });
    await issues.createLabel({ ...label, name: 'Kind' });
    github.intercept = () => ({ status: 422, body: { message: 'Validation Failed', errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }] } });
    await issues.createLabel({ ...label, name: 'KIND' });
    github.intercept = ({ method }) => (method === 'POST' ? { status: 422, body: { message: 'Validation Failed' } } : null);
    await issues.createLabel({ ...label, name: 'kind' });
    expect((await issues.labels()).map(({ name }) => name).filter((name) => name.toLowerCase() === 'kind')).toEqual(['Kind']);
  });

  it.each([
    [422, { message: 'Validation Failed', errors: [{ resource: 'Label', code: 'invalid', field: 'name' }] }, 'Validation Failed: Label name invalid'],
    [422, { message: 'Validation Failed', errors: [{ resource: 'Label', code: 'too_long', field: 'name' }] }, 'too_long'],
    [422, { message: 'Validation Failed' }, 'Cannot create the label “bug” in acme/rocket: GitHub answered 422 (Validation Failed)'],
    [403, { message: 'Resource not accessible by integration' }, 'The token needs issues: write.'],
  ])('that GitHub refuses is told: %i %j', async (status, body, told) => {
    github.intercept = ({ method }) => (method === 'POST' ? { status, body } : null);
    expect(await failure(issues.createLabel(label))).toContain(told);
    expect(github.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('milestones', () => {
  it.each(['2026-11-23', '2026-07-01', '2026-03-08', '2026-11-01', '2026-01-01', '2026-12-31', '2028-02-29'])('keep the date %s', async (due) => {
    expect(await issues.createMilestone({ title: '2.1', due })).toEqual({ number: 1, title: '2.1', due });
    expect(await issues.milestones()).toEqual([{ number: 1, title: '2.1', due }]);
    const [{ due_on: kept } = { due_on: '' }] = await github.api<{ due_on: string }[]>('GET', '/milestones');
    expect(kept).toMatch(/T0[78]:00:00Z$/);
  });

  it('may have no date', async () => {
    expect(await issues.createMilestone({ title: '2.1', due: null })).toEqual({ number: 1, title: '2.1', due: null });
    await issues.setDue(1, '2026-11-23');
    expect(await issues.milestones()).toEqual([{ number: 1, title: '2.1', due: '2026-11-23' }]);
    await issues.setDue(1, '2026-12-01');
    expect(await issues.milestones()).toEqual([{ number: 1, title: '2.1', due: '2026-12-01' }]);
  });

  it('are read to the last page, open and closed', async () => {
    for (let index = 1; index <= 101; index += 1) await github.api('POST', '/milestones', { title: `1.${index}`, state: index % 2 === 0 ? 'closed' : 'open' });
    expect(await issues.milestones()).toHaveLength(101);
  });

  it('that exist already are no failure', async () => {
    await github.api('POST', '/milestones', { title: '2.1', due_on: '2026-10-01T12:00:00Z', state: 'closed' });
    expect(await issues.createMilestone({ title: '2.1', due: '2026-11-23' })).toEqual({ number: 1, title: '2.1', due: '2026-10-01' });
  });

  it('that exist already are told by their exact titles first, then by others', async () => {
    for (const title of ['rc', 'RC']) await github.api('POST', '/milestones', { title });
    expect(await issues.createMilestone({ title: 'RC', due: null })).toEqual({ number: 2, title: 'RC', due: null });
    const exists = { message: 'Validation Failed', errors: [{ resource: 'Milestone', code: 'already_exists', field: 'title' }] };
    github.intercept = ({ method }) => (method === 'POST' ? { status: 422, body: exists } : null);
    expect(await issues.createMilestone({ title: 'Rc', due: null })).toEqual({ number: 1, title: 'rc', due: null });
  });

  it('are made once, even where no answer comes', async () => {
    expect(await struck(cutAfter, (store) => store.createMilestone({ title: '2.1', due: null }))).toEqual({ number: 1, title: '2.1', due: null });
    expect(await issues.milestones()).toHaveLength(1);
  });

  it('that GitHub refuses are told', async () => {
    github.intercept = () => ({
      status: 422,
      body: { message: 'Validation Failed', errors: [{ resource: 'Milestone', code: 'missing_field', field: 'title' }] },
    });
    expect(await failure(issues.createMilestone({ title: '', due: null }))).toContain('Cannot create the milestone “” in acme/rocket: GitHub answered 422');
    github.intercept = () => ({ status: 403, body: { message: 'Resource not accessible by integration' } });
    expect(await failure(issues.setDue(1, '2026-11-23'))).toContain('Cannot set the due date of milestone 1 in acme/rocket: the token does not allow it');
    expect(await failure(issues.milestones())).toContain('The token needs issues: read.');
  });
});

describe('the milestone of an issue', () => {
  beforeEach(async () => {
    await issues.createMilestone({ title: '2.1', due: null });
    await issues.createMilestone({ title: '2.2', due: null });
  });

  it('is put in, left, changed and taken off, and its events tell of it', async () => {
    const { number, milestone } = await issues.create({ title: 'A', body: '', labels: [], assignees: [], milestone: 1 });
    expect(milestone?.title).toBe('2.1');
    expect(await issues.update(number, { title: 'B' })).toMatchObject({ title: 'B', milestone: { title: '2.1' } });
    expect((await issues.update(number, { milestone: 2 })).milestone?.title).toBe('2.2');
    expect(((await issues.read(number)) as Issue).milestone?.title).toBe('2.2');
    expect((await issues.newest()).issues.map((issue) => issue.milestone?.title ?? null)).toEqual(['2.2', null]);
    expect((await issues.update(number, { milestone: null })).milestone).toBeNull();
    const events = (await issues.history(number, LONG_AGO)).filter(({ what }) => what.endsWith('milestoned'));
    expect(events).toEqual([
      { what: 'milestoned', value: '2.1' },
      { what: 'demilestoned', value: '2.1' },
      { what: 'milestoned', value: '2.2' },
      { what: 'demilestoned', value: '2.2' },
    ]);
  });

  it('is not sent where there is none', async () => {
    await issues.create({ title: 'A', body: '', labels: [], assignees: [], milestone: null });
    await issues.create({ title: 'B', body: '', labels: [], assignees: [] });
    expect(
      github
        .writes()
        .slice(-2)
        .map(({ body }) => body),
    ).toEqual([
      { title: 'A', body: '', labels: [] },
      { title: 'B', body: '', labels: [] },
    ]);
  });

  it('that does not exist is told', async () => {
    expect(await failure(issues.update(1, { milestone: 9 }))).toContain('Cannot change issue #1 in acme/rocket: GitHub answered 422');
  });
});
