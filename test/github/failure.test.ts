import { describe, expect, it } from 'vitest';
import { explain, failureOf, isUnclear } from '../../src/github/wire/failure.ts';
import { UnclearWrite, UserError } from '../../src/model/errors.ts';

/** An error as octokit throws it. */
function requestError(status: number, message: string, headers: Readonly<Record<string, string>> | null = {}): Error {
  return Object.assign(new Error(message), { status, ...(headers === null ? {} : { response: { headers } }) });
}

const contents = { name: 'contents', level: 'write' } as const;
const issues = { name: 'issues', level: 'write' } as const;
const said = (status: number, message: string, permission: typeof contents | typeof issues = contents) =>
  explain(failureOf(requestError(status, message)), 'commit ROADMAP.md', 'o/r', permission);

describe('a failure of the client', () => {
  it('has a status, and the message without the link to the documentation', () => {
    expect(failureOf(requestError(422, 'Validation Failed: {"code":"x"} - https://docs.github.com/rest/issues'))).toEqual({
      ...{ status: 422, message: 'Validation Failed: {"code":"x"}', rateLimited: null },
    });
  });

  it('is one short line', () => {
    expect(failureOf(requestError(500, `a\n::error::b`)).message).toBe('a');
    expect(failureOf(requestError(500, 'x'.repeat(1000))).message).toHaveLength(300);
  });

  it('without an answer has status 0', () => {
    expect(failureOf(requestError(500, 'socket hang up', null))).toMatchObject({ status: 0 });
  });

  it.each([
    ['429', requestError(429, 'slow down'), 60],
    ['429 that says how long', requestError(429, 'slow down', { 'retry-after': '17' }), 17],
    ['403 with no requests left', requestError(403, 'Forbidden', { 'x-ratelimit-remaining': '0' }), 60],
    [
      '403 that says when it lifts',
      requestError(403, 'Forbidden', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772366430', date: 'Sun, 01 Mar 2026 12:00:00 GMT' }),
      30,
    ],
    ['403 of the secondary limit', requestError(403, 'You have exceeded a secondary rate limit.', { 'x-ratelimit-remaining': '10' }), 60],
    ['429 whose time has come', requestError(429, 'slow down', { 'retry-after': '0' }), 1],
    ['429 that names a date', requestError(429, 'slow down', { 'retry-after': 'Sun, 01 Mar 2026 12:00:09 GMT', date: 'Sun, 01 Mar 2026 12:00:00 GMT' }), 9],
    ['429 that names nonsense', requestError(429, 'slow down', { 'retry-after': 'soon', date: 'Sun, 01 Mar 2026 12:00:00 GMT' }), 60],
    [
      '403 whose limit has lifted',
      requestError(403, 'Forbidden', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772366390', date: 'Sun, 01 Mar 2026 12:00:00 GMT' }),
      1,
    ],
    ['403 in older words', requestError(403, 'You have triggered an abuse detection mechanism.', { 'retry-after': '30' }), 30],
    ['403 that says how long, and no more', requestError(403, 'Forbidden', { 'retry-after': '30' }), 30],
    ['422 of what creates too much', requestError(422, 'Validation Failed: {"resource":"Issue","message":"was submitted too quickly"}'), 60],
    ['422', requestError(422, 'Validation Failed', { 'x-ratelimit-remaining': '0' }), null],
    ['403 without permission', requestError(403, 'Resource not accessible by integration', { 'x-ratelimit-remaining': '10' }), null],
    ['404', requestError(404, 'Not Found', { 'x-ratelimit-remaining': '0' }), null],
  ])('%s: whether a rate limit is reached, and when it lifts', (_, error, seconds) => {
    expect(failureOf(error).rateLimited).toBe(seconds);
  });

  it('is not what our own code throws: that keeps its stack', () => {
    const bug = new TypeError('x is undefined');
    expect(() => failureOf(bug)).toThrow(bug);
    expect(() => failureOf('text')).toThrow('text');
  });

  it.each([
    [0, true],
    [500, true],
    [502, true],
    [504, true],
    [403, false],
    [409, false],
    [422, false],
  ])('%i: whether the write may have happened', (status, unclear) => {
    expect(isUnclear({ status, message: '', rateLimited: null })).toBe(unclear);
  });
});

describe('a failure as a maintainer reads it', () => {
  it.each([
    [401, 'Bad credentials', 'Cannot commit ROADMAP.md in o/r: the token is not valid.'],
    [403, 'Resource not accessible by integration', 'Cannot commit ROADMAP.md in o/r: the token does not allow it (Resource not accessible by integration).'],
    [404, 'Not Found', 'The token needs contents: write.'],
    [429, 'slow down', 'Cannot commit ROADMAP.md in o/r: GitHub’s rate limit is reached (slow down). The next run continues from there.'],
    [403, 'Repository was archived so is read-only.', 'Cannot commit ROADMAP.md: o/r is archived and read-only.'],
    [403, 'Your account was flagged as spammy', 'Cannot commit ROADMAP.md in o/r: GitHub refuses it (Your account was flagged as spammy). Solve what it says'],
    [403, 'Resource protected by organization SAML enforcement.', 'Solve what it says on GitHub'],
    [
      403,
      'refusing to allow a GitHub App to create or update workflow `a.yml` without `workflows` permission',
      'Set the input `token` to one that may change workflows',
    ],
    [451, 'Repository access blocked', 'GitHub refuses it (Repository access blocked)'],
    [418, 'I am a teapot', 'Cannot commit ROADMAP.md in o/r: GitHub answered 418 (I am a teapot). Run it again'],
  ])('%i %j', (status, message, text) => {
    const error = said(status, message);
    expect(error).toBeInstanceOf(UserError);
    expect(error).not.toBeInstanceOf(UnclearWrite);
    expect(error.message).toContain(text);
  });

  it.each([
    [500, {}, 'GitHub answered 500'],
    [502, {}, 'GitHub answered 502'],
    [500, null, 'GitHub gave no answer'],
  ])('of an unclear write (%i) says that it may have happened', (status, headers, text) => {
    const error = explain(failureOf(requestError(status, 'x', headers)), 'create an issue', 'o/r', issues);
    expect(error).toBeInstanceOf(UnclearWrite);
    expect(error.message).toBe(`Cannot create an issue in o/r: ${text}. Run it again: the next run finds out what was done and continues from there.`);
  });

  it('tells that issues are disabled', () => {
    expect(said(410, 'Issues are disabled for this repo', issues).message).toContain('issues are disabled in o/r. Turn them on under Settings');
  });
});
