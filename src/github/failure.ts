import { LimitReached, UnclearWrite, UserError } from '../model/errors.ts';

/** What an error of the client says. Only this file tells API errors apart. */
export interface Failure {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly message: string;
  /** Seconds until a rate limit lifts; null if the error is not about a rate limit. */
  readonly rateLimited: number | null;
}

/** @throws the error itself if it does not come from the client: then it is a bug and keeps its stack */
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

/** GitHub names the time in `retry-after` or in `x-ratelimit-reset`. If it names none, its documentation asks for at least a minute. */
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

/** Whether a branch rule refused the write. Only the message shows it: GitHub answers 409 both for this and for a race. */
export function isProtectedBranch({ message }: Failure): boolean {
  return /required status check|rule violations|protected branch|approving review|must be made through|merge queue/i.test(message);
}

/** A permission that a request needs. */
export interface Permission {
  readonly name: 'contents' | 'issues';
  readonly level: 'read' | 'write';
}

export const READ_CONTENTS: Permission = { name: 'contents', level: 'read' };
export const WRITE_CONTENTS: Permission = { name: 'contents', level: 'write' };
export const READ_ISSUES: Permission = { name: 'issues', level: 'read' };
export const WRITE_ISSUES: Permission = { name: 'issues', level: 'write' };

/**
 * A failure in words for a maintainer.
 * @param doing what was tried, as it follows “Cannot” @param where `owner/name` of the repository
 * @param permission what the request needs of the token
 */
export function explain(failure: Failure, doing: string, where: string, permission: Permission): UserError {
  const { status, message } = failure;
  if (isUnclear(failure)) {
    const answer = status === 0 ? 'gave no answer' : `answered ${status}`;
    return new UnclearWrite(`Cannot ${doing} in ${where}: GitHub ${answer}.`, 'Run it again: the next run finds out what was done and continues from there.');
  }
  if (failure.rateLimited !== null) {
    const what = `Cannot ${doing} in ${where}: GitHub’s rate limit is reached (${message}).`;
    return new LimitReached(what, 'The next run continues from there.', failure.rateLimited);
  }
  if (status === 401)
    return new UserError(
      `Cannot ${doing} in ${where}: the token is not valid.`,
      'Check that it has not expired. In a workflow, you can leave the input `token` out to use the workflow’s own token.',
    );
  if (/archived/i.test(message))
    return new UserError(`Cannot ${doing}: ${where} is archived and read-only.`, 'Unarchive it in its settings, or remove the workflow.');
  if (status === 410 && permission.name === 'issues')
    return new UserError(`Cannot ${doing}: issues are disabled in ${where}.`, 'Turn them on under Settings → General → Features.');
  if (isProtectedBranch(failure)) {
    return new UserError(
      `Cannot ${doing} in ${where}: the branch is protected (${message}).`,
      'Allow the account of the token to bypass the rule, or use a token of an account that may.',
    );
  }
  if (status === 403 || status === 404) {
    return new UserError(
      `Cannot ${doing} in ${where}: the token does not allow it (${message}).`,
      `The token needs ${permission.name}: ${permission.level}. In a workflow, add this block to the job: permissions: { contents: write, issues: write }.`,
    );
  }
  return new UserError(`Cannot ${doing} in ${where}: GitHub answered ${status} (${message}).`, 'Run it again. If the error stays, report it with this line.');
}
