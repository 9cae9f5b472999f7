import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueStore } from '../../../src/model/ports.ts';
import { TestGitHub } from '../../support/server/github.ts';
import { TOKENS } from '../../support/server/wire.ts';
import { worldAt } from '../../support/server/world.ts';

let github: TestGitHub;
let issues: IssueStore;
beforeEach(async () => {
  github = await TestGitHub.start();
  issues = worldAt(github).issues;
  await github.api('POST', '/issues', { title: 'A', body: 'One.' }, TOKENS.reader);
});
afterEach(async () => {
  await github.close();
});

const page = (number: number, events: number) =>
  Array.from({ length: events }, (_, at) => ({
    event: 'renamed',
    actor: null,
    created_at: '2026-03-01T10:00:00Z',
    rename: { from: '', to: `${number}.${at}` },
  }));

describe('what happened to an issue', () => {
  it('names who did it, and which title it had before', async () => {
    await github.api('POST', '/issues/1/labels', { labels: ['roadmap'] });
    await github.api('PATCH', '/issues/1', { title: 'B' }, TOKENS.reader);
    await github.closeIssue(1, 'completed');
    const acts = await issues.acts(1);
    expect(acts.filter(({ what }) => what !== 'other' && what !== 'edited').map(({ what, by, value, before }) => [what, by, value, before])).toEqual([
      ['labeled', 'acme', 'roadmap', ''],
      ['renamed', 'mona', 'B', 'A'],
      ['closed', 'acme', '', ''],
    ]);
  });

  it('names nobody whose account is gone', async () => {
    github.intercept = ({ path }) => (path === '/issues/1/events' ? { status: 200, body: page(1, 1) } : null);
    expect(await issues.acts(1)).toEqual([{ what: 'renamed', by: null, at: '2026-03-01T10:00:00Z', value: '1.0', before: '' }]);
  });
});

describe('the versions of a body', () => {
  it('are the newest first, down to what the issue was opened with', async () => {
    await github.api('PATCH', '/issues/1', { body: 'Two.' }, TOKENS.maintainer);
    expect(await issues.bodies(1)).toEqual([
      { by: 'acme', body: 'Two.' },
      { by: 'mona', body: 'One.' },
    ]);
    expect(github.requests.at(-1)).toMatchObject({ method: 'POST', path: '/graphql', body: { variables: { owner: 'acme', repo: 'rocket', number: 1 } } });
  });

  it('are none of a body that nobody edited', async () => {
    expect(await issues.bodies(1)).toEqual([]);
  });

  const issue = (value: unknown) => ({ data: { repository: { issue: value } } });
  it.each<[string, number, unknown]>([
    ['has no GraphQL', 404, { message: 'Not Found' }],
    ['does not let this token ask', 403, { message: 'Resource not accessible by integration' }],
    ['does not know the field', 200, { errors: [{ type: 'undefinedField', message: 'Field does not exist.' }] }],
    ['shows no such issue', 200, issue(null)],
    ['shows no history', 200, issue({ userContentEdits: null })],
    ['answers with something else', 200, { data: null }],
    ['answers with nothing', 200, {}],
  ])('are not known where the server %s', async (_, status, body) => {
    github.intercept = ({ path }) => (path === '/graphql' ? { status, body } : null);
    expect(await issues.bodies(1)).toBeNull();
  });

  it('name neither a deleted version nor a deleted account', async () => {
    github.intercept = ({ path }) =>
      path === '/graphql'
        ? { status: 200, body: issue({ userContentEdits: { nodes: [{ editor: null, diff: 'x' }, { editor: { login: 'ann' }, diff: null }, null] } }) }
        : null;
    expect(await issues.bodies(1)).toEqual([
      { by: null, body: 'x' },
      { by: 'ann', body: null },
      { by: null, body: null },
    ]);
  });

  it.each([
    ['a rate limit', 403, { message: 'API rate limit exceeded' }, 'rate limit is reached'],
    ['an outage', 502, { message: 'Bad gateway' }, 'GitHub answered 502'],
  ])('are asked for again by the next run after %s', async (_, status, body, message) => {
    github.intercept = ({ path }) => (path === '/graphql' ? { status, body } : null);
    await expect(issues.bodies(1)).rejects.toThrow(message);
  });
});
