import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueStore } from '../../../src/model/ports.ts';
import { TestGitHub } from '../../support/server/github.ts';
import { worldAt } from '../../support/server/world.ts';

let github: TestGitHub;
let issues: IssueStore;
beforeEach(async () => {
  github = await TestGitHub.start();
  issues = worldAt(github).issues;
});
afterEach(async () => {
  const { invalid } = github;
  await github.close();
  expect(invalid).toEqual([]);
});

const PAGE = Array.from({ length: 100 }, (_, index) => ({ login: `user${index}` }));

describe('who can be assigned', () => {
  it('is on the list, in any case', async () => {
    expect(await issues.assignable(['Mona', 'mona', 'ann'])).toEqual({ logins: new Set(['mona']), unsaid: null });
  });

  it('is asked about one by one where the list has a full page', async () => {
    github.intercept = ({ path }) =>
      path === '/assignees' ? { status: 200, body: PAGE } : path.endsWith('/jan_acme') ? { status: 200, body: '' } : { status: 404, body: {} };
    expect(await issues.assignable(['user7', 'jan_acme', 'ann'])).toEqual({ logins: new Set(['user7', 'jan_acme']), unsaid: null });
  });

  it.each([403, 404, 405, 410, 422, 501])('is not said by a server that answers %i', async (status) => {
    github.intercept = () => ({ status, body: { message: 'No' } });
    const unsaid = { logins: new Set(['mona', 'ann']), why: `it answered ${status}: No`, passing: status >= 500 };
    expect(await issues.assignable(['Mona', 'ann'])).toEqual({ logins: new Set(), unsaid });
  });

  it('is not said by an answer that is no list', async () => {
    github.intercept = () => ({ status: 200, body: { message: 'Hello' } });
    expect(await issues.assignable(['mona'])).toEqual({
      logins: new Set(),
      unsaid: { logins: new Set(['mona']), why: 'it answered 200: but with no list', passing: false },
    });
  });

  it('is said as far as the server does', async () => {
    github.intercept = ({ path }) => (path === '/assignees' ? { status: 200, body: PAGE } : { status: 403, body: { message: 'No' } });
    expect(await issues.assignable(['user7', 'ann', 'bob'])).toEqual({
      logins: new Set(['user7']),
      unsaid: { logins: new Set(['ann', 'bob']), why: 'it answered 403: No', passing: false },
    });
    expect(github.requests).toHaveLength(2);
  });

  it.each([401, 429])('is no question where the whole run has to end: %i', async (status) => {
    github.intercept = () => ({ status, body: { message: 'No' } });
    await expect(issues.assignable(['mona'])).rejects.toThrow('Cannot read who can be assigned in acme/rocket');
  });
});

describe('a new issue', () => {
  const issue = { title: 'A', body: '', labels: [], assignees: ['gone'] };

  it('is made without people whom GitHub refuses', async () => {
    const invalid = 'Validation Failed: {"value":"gone","resource":"Issue","field":"assignees","code":"invalid"}';
    github.intercept = ({ method, path, body }) =>
      method === 'POST' && path === '/issues' && 'assignees' in (body as object) ? { status: 422, body: { message: invalid } } : null;
    expect(await issues.create(issue)).toMatchObject({ title: 'A', assignees: [] });
    expect(await github.issues()).toHaveLength(1);
  });

  it('is not sent again for another reason', async () => {
    github.intercept = () => ({ status: 422, body: { message: 'Validation Failed: title is too long' } });
    await expect(issues.create(issue)).rejects.toThrow('Cannot create the issue “A”');
    expect(github.requests).toHaveLength(1);
  });
});
