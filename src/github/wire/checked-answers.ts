import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import { UserError, WrongAnswer } from '../../model/errors.ts';
import { EXPECTED, type ExpectedAnswer } from './expected-answers.ts';
import { failureOf, pageOrText } from './failure.ts';

interface Hooks {
  readonly hook: Octokit['hook'];
}

const WHO_ANSWERS = 'Check GITHUB_API_URL, and that no proxy or login page answers in the place of GitHub. The next run continues from there.';

/**
 * Refuses answers that are not what was asked for, such as the login page of a proxy with status 200. Everything behind this may rely on
 * the parts that `expected-answers.ts` names.
 */
export function expectedAnswersOnly(octokit: Hooks, apiUrl: string): object {
  const { origin } = new URL(apiUrl);
  octokit.hook.error('request', (error, options) => {
    const { response, status } = error as { response?: { readonly data?: unknown }; status?: number };
    const { method } = options;
    const [asked, expected] = expectedOf(options);
    const page = typeof response?.data === 'string' ? pageOrText(response.data) : null;
    const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 408;
    if (page === null || expected === undefined || !isRefused || failureOf(error).rateLimited !== null) throw error;
    // GitHub's own refusals are JSON. This one is of something before it, and says nothing about permissions, or about what is there.
    const what = `${origin} answered ${method} ${asked} with ${status} and ${page}; expected ${expected.what}, or a refusal in JSON.`;
    throw method === 'GET' ? new UserError(what, WHO_ANSWERS) : new WrongAnswer(what, WHO_ANSWERS);
  });
  octokit.hook.after('request', ({ data, status, headers }, options) => {
    const { method, mediaType } = options;
    const [asked, expected] = expectedOf(options);
    if (expected === undefined || status === 304) return;
    const raw = mediaType?.format === 'raw';
    const wrong = raw ? (/^text\/html\b/.test(headers['content-type'] ?? '') ? 'a page of HTML' : null) : differenceIn(data, expected);
    if (wrong === null) return;
    const what = `${origin} answered ${method} ${asked} with ${wrong}; expected ${expected.what}.`;
    // A write without the answer that belongs to it may have happened.
    throw method === 'GET' ? new UserError(what, WHO_ANSWERS) : new WrongAnswer(what, WHO_ANSWERS);
  });
  return {};
}

/** The path of a request, and what its answer has to be. */
function expectedOf(options: { readonly method: string; readonly url: string }): readonly [asked: string, expected: ExpectedAnswer | undefined] {
  const asked = pathAsked(options);
  const path = pathBelowRepository(asked);
  return [asked, EXPECTED.find((one) => new RegExp(`^${one.method}$`).test(options.method) && one.path.test(path))];
}

/** The path of a request. Its `url` is a template such as `/repos/{owner}/{repo}/issues`, or the address of a further page. */
function pathAsked({ url, ...values }: Readonly<Record<string, unknown>> & { readonly url: string }): string {
  const filled = url.replace(/\{([^}]*)\}/g, (_, name: string) => String(values[name] ?? ''));
  return filled.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '');
}

function pathBelowRepository(path: string): string {
  return path.replace(/^.*?\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)(?=\/|$)/, '');
}

/** What is wrong with an answer, in words; null if nothing is. */
function differenceIn(data: unknown, { schema }: ExpectedAnswer): string | null {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return null;
  if (data === undefined || data === '') return 'nothing';
  if (data === null) return 'null';
  if (typeof data === 'string') return /^\s*</.test(data) ? 'a page of HTML' : 'a text';
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  const kind = Array.isArray(data) ? 'a list' : typeof data === 'object' ? 'an object' : `the ${typeof data} ${String(data)}`;
  // The keys of the path are those of the schema, and numbers: nothing of the answer itself is told.
  return where === null ? kind : `${kind} whose \`${where}\` is ${typeOfPart(issue.input)}`;
}

function typeOfPart(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'another text' : `a ${typeof value}`;
}

/** Milliseconds. A clock may be wrong by a time zone, which does no harm. */
const MOST_APART = 24 * 3_600_000;

/**
 * Refuses the answers of a server whose time is none, or more than a day off: changes since the last run are asked for by that time, so some would be
 * missed.
 * @param now this machine's clock, milliseconds since 1970; null: it is not compared
 */
export function plausibleTimesOnly(octokit: Hooks, apiUrl: string, now: (() => number) | null): object {
  octokit.hook.after('request', ({ headers }) => {
    const { date } = headers;
    if (date === undefined) return;
    const { origin } = new URL(apiUrl);
    const time = Date.parse(date);
    if (Number.isNaN(time)) throw new UserError(`${origin} answered with the date ${JSON.stringify(date.slice(0, 60))}; expected a time.`, WHO_ANSWERS);
    if (now === null || Math.abs(time - now()) <= MOST_APART) return;
    const hours = Math.round(Math.abs(time - now()) / 3_600_000);
    throw new UserError(
      `The clock of ${origin} is ${hours} hours ${time > now() ? 'ahead of' : 'behind'} the clock of this machine; expected about the same time.`,
      'Set the one that is wrong. The next run continues from there.',
    );
  });
  return {};
}

/** Pages of 100. GitHub allows a workflow's token 1,000 requests an hour. */
const MOST_PAGES = 1_000;

/** Ends a list that names a page again, or further pages without an end. */
export function finiteListsOnly(octokit: Hooks, apiUrl: string): object {
  let followed = new Set<string>();
  octokit.hook.before('request', ({ url }) => {
    // A further page is asked for by the address that the page before it named.
    if (!/^https?:[^?]*\?(?:.*&)?(?:page|after|cursor)=/.test(url)) {
      followed = new Set();
      return;
    }
    const why = followed.has(url) ? 'names the same page twice' : followed.size >= MOST_PAGES ? `has more than ${MOST_PAGES} pages` : null;
    if (why !== null) throw new UserError(`The list GET ${pathAsked({ url })} of ${new URL(apiUrl).origin} ${why}; expected an end.`, WHO_ANSWERS);
    followed.add(url);
  });
  return {};
}
