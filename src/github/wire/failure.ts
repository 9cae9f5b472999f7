import { LimitReached, NotPermitted, UnclearWrite, UserError } from '../../model/errors.ts';
import { type Connection, connectionOf } from './connection.ts';

/** What an error of the client says. Only this file tells API errors apart. */
export interface Failure {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The first line of the server's message. */
  readonly message: string;
  /** Seconds until a rate limit lifts; null if the error is not about a rate limit. */
  readonly rateLimited: number | null;
  /** The server's whole message, on one line, with the address of its documentation. Rules that refuse a commit stand on its further lines. */
  readonly whole?: string;
  /** Why no answer came, and of whom; absent if that is not known. */
  readonly connection?: Connection;
}

/** Seconds. */
const YEAR = 366 * 86_400;
/** Characters. */
const MOST_OF_A_MESSAGE = 2_000;

interface Answered {
  readonly headers?: Record<string, unknown>;
  readonly data?: unknown;
}

/** @throws the error itself if it does not come from the client: then it is a bug and keeps its stack */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  const { status, response } = error as { status?: unknown; response?: Answered };
  if (typeof status !== 'number') throw error;
  const message =
    saidBy(error.message, response?.data)
      .replace(/ - https?:\/\/\S+$/, '')
      .split('\n')[0]
      ?.slice(0, 300) ?? '';
  // Without a response the client reports a lost connection as status 500.
  if (response === undefined) {
    const connection = connectionOf(error);
    return { status: 0, message, rateLimited: null, ...(connection === null ? {} : { connection }) };
  }
  const rateLimited = isLimit(status, message, response.headers ?? {});
  const whole = wholeMessage(saidBy(error.message, response.data), response.data);
  return { status, message, rateLimited: rateLimited ? secondsToWait(response.headers ?? {}) : null, ...(whole === message ? {} : { whole }) };
}

/** GitHub has told the limit on what creates content in several ways over the years. */
function isLimit(status: number, message: string, headers: Record<string, unknown>): boolean {
  if (status === 429) return true;
  if (status === 422) return /submitted too quickly/i.test(message);
  if (status !== 403) return false;
  return /rate limit|abuse detection|temporarily blocked/i.test(message) || headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}

/** The client makes a message of its own where the server gives none, and writes the details of a refusal as JSON. */
function saidBy(message: string, data: unknown): string {
  if (typeof data === 'string') return pageOrText(data) ?? 'without a message';
  if (typeof data !== 'object' || data === null) return message;
  const { message: own, errors } = data as Record<string, unknown>;
  const said = typeof own === 'string' ? own : '';
  const details = (Array.isArray(errors) ? errors : [errors]).map(detailOf).filter((one) => one !== '');
  return [said, details.join(', ')].filter((one) => one !== '').join(': ') || 'without a message';
}

/** One detail of a refusal: a text, or what is wrong with which field. */
function detailOf(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  const { resource, field, code, message } = (typeof detail === 'object' && detail !== null ? detail : {}) as Record<string, unknown>;
  const words = [resource, field, code === 'custom' ? undefined : code].filter((one) => typeof one === 'string').join(' ');
  return typeof message !== 'string' ? words : words === '' ? message : `${words}, ${message}`;
}

/** What an answer is that is no JSON, as it follows “with”; null if it is empty. */
export function pageOrText(data: string): string | null {
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 100);
  const isPage = /^\s*</.test(data);
  const said = oneLine(isPage ? (/<title\b[^>]*>([^<]*)/i.exec(data)?.[1] ?? '') : data);
  if (!isPage) return said === '' ? null : `the text “${said}”`;
  return said === '' ? 'a page of HTML' : `a page of HTML, “${said}”`;
}

/** The lines of a message on one line, with the address of the server's documentation where it names one. */
function wholeMessage(message: string, data: unknown): string {
  const { message: own, documentation_url: page } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const lines = (typeof own === 'string' && own.includes('\n') ? own : message.replace(/ - https?:\/\/\S+$/, ''))
    .split(/\s*\n\s*/)
    .filter((line) => line !== '');
  const text = lines.map((line, index) => (index === lines.length - 1 || /[.:;!?]$/.test(line) ? line : `${line}:`)).join(' ');
  const address = typeof page === 'string' && /^https?:\/\/\S+$/.test(page) ? ` – ${page}` : '';
  return `${text.slice(0, MOST_OF_A_MESSAGE)}${address.slice(0, 300)}`;
}

/**
 * GitHub names the time in `retry-after` or in `x-ratelimit-reset`, and a proxy may name a date. If nothing names it, GitHub's documentation asks for at
 * least a minute. A time that has come is waited for a second. No run waits for a year, and a time far behind it is none that can be calculated with.
 */
function secondsToWait(headers: Record<string, unknown>): number {
  return Math.min(secondsNamed(headers), YEAR);
}

function secondsNamed(headers: Record<string, unknown>): number {
  const now = Date.parse(String(headers['date']));
  const until = (time: number) => (Number.isNaN(time - now) ? 60 : Math.max(1, Math.ceil((time - now) / 1000)));
  const after = headers['retry-after'];
  if (after !== undefined && after !== '') return Number(after) >= 0 ? Math.max(1, Number(after)) : until(Date.parse(String(after)));
  const reset = headers['x-ratelimit-reset'];
  return headers['x-ratelimit-remaining'] === '0' && reset !== undefined ? until(Number(reset) * 1000) : 60;
}

/** Whether a write may have happened although no answer says so. */
export function isUnclear({ status }: Failure): boolean {
  return status === 0 || status >= 500;
}

/**
 * Whether the server understood a question and does not answer it. A rate limit, a token that is not valid and a missing answer are about
 * the whole run instead: the same question may be answered later.
 */
export function isRefusal({ status, rateLimited }: Failure): boolean {
  return rateLimited === null && status >= 400 && status < 500 && status !== 401 && status !== 408;
}

/** Whether a refusal is about the change, and not about the token, the repository or the limits of the server. Hooks and proxies choose their own statuses. */
export function refusesCommit(failure: Failure): boolean {
  const { status, message, rateLimited } = failure;
  if (rateLimited !== null || status < 400 || status >= 500 || /archived/i.test(message) || refusesWorkflow(failure)) return false;
  if (status === 403) return !/not accessible|must have|permission|scope|forbidden|read-only|access/i.test(message);
  return ![401, 404, 408, 410, 413, 451].includes(status);
}

/**
 * Whether a commit is refused because it brings a change of a workflow to a ref, and the token may not do that. GitHub names the permission of an app
 * in such a refusal, or the scope of another token.
 */
export function refusesWorkflow(failure: Failure): boolean {
  return isRefusal(failure) && /\bworkflows?\b/i.test(failure.message) && /\b(?:permissions?|scopes?)\b/i.test(failure.message);
}

/** What allows a token to bring changes of workflows to a ref. */
export const MAY_CHANGE_WORKFLOWS =
  'set the input `token` to one that may change workflows: that of a GitHub App with the permission Workflows: write, or a person’s with the scope `workflow`. A workflow’s own token never may.';

/** When a refusal is about one issue, and where to look for its reason. */
export interface OfOneIssue {
  readonly is: (failure: Failure) => boolean;
  readonly reason: string;
}

export const CHANGE_OF_ONE: OfOneIssue = {
  is: (failure) => isRefusal(failure) && failure.status !== 410 && !/archived/i.test(failure.message),
  reason: 'If other issues can be changed, look at this one on GitHub: a lock, a rule, or who closed it may be the reason.',
};
/** 422 is about what the issue says. Other refusals hold for each new issue. */
export const CREATE_OF_ONE: OfOneIssue = {
  is: ({ status, rateLimited }) => status === 422 && rateLimited === null,
  reason: 'If other issues can be made, what this item says may be the reason.',
};

/** A permission that a request needs. */
export interface Permission {
  readonly name: 'contents' | 'issues' | 'pull-requests';
  readonly level: 'read' | 'write';
}

export const READ_CONTENTS: Permission = { name: 'contents', level: 'read' };
export const WRITE_CONTENTS: Permission = { name: 'contents', level: 'write' };
export const READ_ISSUES: Permission = { name: 'issues', level: 'read' };
export const WRITE_ISSUES: Permission = { name: 'issues', level: 'write' };
export const READ_PULLS: Permission = { name: 'pull-requests', level: 'read' };
export const WRITE_PULLS: Permission = { name: 'pull-requests', level: 'write' };

/** Refusals that no permission of the token changes: they are about the account, the network, or the repository. */
const NOT_THE_TOKEN = /flagged|spam|suspended|SAML|single sign-on|IP allow list|access blocked|account (?:is|was) (?:locked|disabled)|billing|\blocked\b/i;

/**
 * A failure in words for a maintainer.
 * @param doing what was tried, as it follows “Cannot” @param where `owner/name` of the repository
 * @param permission what the request needs of the token
 */
export function explain(failure: Failure, doing: string, where: string, permission: Permission): UserError {
  const { status, message, connection } = failure;
  if (connection !== undefined) return new UnclearWrite(`Cannot ${doing} in ${where}: ${connection.what}.`, connection.remedy);
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
  if (status === 451 || (status === 403 && NOT_THE_TOKEN.test(message)))
    return new UserError(`Cannot ${doing} in ${where}: GitHub refuses it (${failure.whole ?? message}).`, 'Solve what it says on GitHub, then run it again.');
  if (refusesWorkflow(failure))
    return new UserError(
      `Cannot ${doing} in ${where}: the token may bring no change of a workflow there (${failure.whole ?? message}).`,
      `${MAY_CHANGE_WORKFLOWS[0]?.toUpperCase()}${MAY_CHANGE_WORKFLOWS.slice(1)}`,
    );
  if (status === 403 || status === 404)
    return new NotPermitted(`Cannot ${doing} in ${where}: the token does not allow it (${message}).`, `${permission.name}: ${permission.level}`);
  return new UserError(
    `Cannot ${doing} in ${where}: GitHub answered ${status} (${failure.whole ?? message}).`,
    'Run it again. If the error stays, report it with this line.',
  );
}
