import { LimitReached, UnclearWrite, UserError } from '../model/errors.ts';

/** What an error from the client says. The only place that tells API errors apart. */
export interface Failure {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly message: string;
  /** Where a rate limit is reached: after so many seconds requests are taken again. */
  readonly rateLimited: number | null;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  const { status, response } = error as { status?: unknown; response?: { headers?: Record<string, unknown> } };
  if (typeof status !== 'number') throw error;
  // Without a response the client reports a lost connection as status 500.
  const answered = response !== undefined;
  const message =
    error.message
      .replace(/ - https?:\/\/\S+$/, '')
      .split('\n')[0]
      ?.slice(0, 300) ?? '';
  const rateLimited = status === 429 || (status === 403 && (/rate limit/i.test(message) || response?.headers?.['x-ratelimit-remaining'] === '0'));
  return { status: answered ? status : 0, message, rateLimited: rateLimited ? secondsToWait(response?.headers ?? {}) : null };
}

/** GitHub says it in one header or the other; where it says nothing, a minute is the least. */
function secondsToWait(headers: Record<string, unknown>): number {
  const after = Number(headers['retry-after']);
  if (after > 0) return after;
  const now = Date.parse(String(headers['date']));
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return headers['x-ratelimit-remaining'] === '0' && reset > now ? Math.ceil((reset - now) / 1000) : 60;
}

/** Whether a write may have happened although no answer says so. */
export function isUnclear({ status }: Failure): boolean {
  return status === 0 || status >= 500;
}

/** A refusal that no other attempt changes, whatever its status: GitHub uses 409 for it as for a race. */
export function isProtectedBranch({ message }: Failure): boolean {
  return /required status check|rule violations|protected branch|approving review/i.test(message);
}

/** What a request needs of its token. */
export interface Permission {
  readonly name: 'contents' | 'issues';
  readonly level: 'read' | 'write';
}

export const READ_CONTENTS: Permission = { name: 'contents', level: 'read' };
export const WRITE_CONTENTS: Permission = { name: 'contents', level: 'write' };
export const READ_ISSUES: Permission = { name: 'issues', level: 'read' };
export const WRITE_ISSUES: Permission = { name: 'issues', level: 'write' };

/** A failure as a maintainer has to read it. @param doing what was tried, after “cannot” */
export function explain(failure: Failure, doing: string, where: string, permission: Permission): UserError {
  const { status, message } = failure;
  if (isUnclear(failure)) {
    const answer = status === 0 ? 'gave no answer' : `answered ${status}`;
    return new UnclearWrite(
      `Cannot ${doing} in ${where}: GitHub ${answer}.`,
      'Run the workflow again: it looks for what this run left and goes on from there.',
    );
  }
  if (failure.rateLimited !== null) {
    const what = `Cannot ${doing} in ${where}: GitHub’s rate limit is reached (${message}).`;
    return new LimitReached(what, 'The next run goes on from there.', failure.rateLimited);
  }
  if (status === 401)
    return new UserError(
      `Cannot ${doing} in ${where}: the token is not valid.`,
      'Leave the input `token` out to use the workflow’s own, or renew the secret it names.',
    );
  if (/archived/i.test(message))
    return new UserError(`Cannot ${doing}: ${where} is archived and read-only.`, 'Unarchive it in its settings, or remove the workflow.');
  if (status === 410 && permission.name === 'issues')
    return new UserError(`Cannot ${doing}: issues are disabled in ${where}.`, 'Turn them on under Settings → General → Features.');
  if (isProtectedBranch(failure)) {
    return new UserError(
      `Cannot ${doing} in ${where}: the branch is protected (${message}).`,
      'Allow this action’s account to bypass the rule, or give the input `token` a token that may.',
    );
  }
  if (status === 403 || status === 404) {
    return new UserError(
      `Cannot ${doing} in ${where}: the token may not (${message}).`,
      `Add this block to the job: permissions: { contents: write, issues: write }. Missing here: ${permission.name}: ${permission.level}.`,
    );
  }
  return new UserError(
    `Cannot ${doing} in ${where}: GitHub answered ${status} (${message}).`,
    'Run the workflow again; if that stays, report it with this line.',
  );
}
