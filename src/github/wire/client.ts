import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { Transferred, UserError, WrongAnswer } from '../../model/errors.ts';
import { expectedAnswersOnly, finiteListsOnly, plausibleTimesOnly } from './checked-answers.ts';
import { type BehindProxy, connectionOf } from './connection.ts';
import { failureOf } from './failure.ts';
import { redirectTarget } from './redirects.ts';
import { type ServerVersion, watchVersion } from './server-version.ts';
import { ANSWER_WITHIN, wholeAnswers } from './transport.ts';

/** The local clock and its wait. Both are passed in, so that no test waits for real minutes. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits some milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** One repository on one server, and how fast to write to it. */
export interface ClientOptions {
  readonly token: string;
  /** `https://api.github.com`, or an Enterprise Server's. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** `github` leaves a second between writes and handles GitHub’s rate limits; `none` is for a server without limits. */
  readonly pace: 'github' | 'none';
  readonly log: (line: string) => void;
  readonly clock: Clock;
  /** Milliseconds since 1970. The client does not wait for a rate limit that lifts after this time. */
  readonly deadline: number;
  /** The clock is this machine's, so the server's has to be about the same. */
  readonly comparesClocks?: boolean;
  /** The proxy that requests go through; left out: none, or it is not known. */
  readonly proxy?: URL | null;
  /** Who is the author of commits to the roadmap; left out: the token's account. GitHub signs commits of apps only if they name none. */
  readonly author?: Author | null;
}

export interface Author {
  readonly name: string;
  readonly email: string;
}

export interface Client {
  /** A part of each commit that people see. */
  readonly authored: { readonly author?: Author };
  readonly rest: Octokit['rest'];
  readonly paginate: Octokit['paginate'];
  /** Only for questions: GraphQL asks with POST, and nothing is written. */
  readonly graphql: <Answer>(query: string, parameters: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** The repository's name. It is the present one once GitHub has told it. */
  readonly at: { readonly owner: string; readonly repo: string };
  /** Uses the name that the repository has now, which saves a redirect each time. The log tells it once. @param fullName `owner/name` */
  readonly rename: (fullName: string) => void;
  /** The server has redirected the name of the repository, so it has another one. */
  readonly isRedirected: () => boolean;
  /** The server's time, ISO 8601: the `Date` of its last answer, plus the time since. */
  readonly serverTime: () => string;
  /** Waits some milliseconds. */
  readonly wait: Clock['wait'];
  readonly log: (line: string) => void;
  readonly version: ServerVersion;
  /** Requests that the rate limit still allows, as the last answer said; infinite if no answer named a limit. */
  readonly requestsLeft: () => number;
  /** How many requests were sent so far, repeated ones included. */
  readonly requestsSent: () => number;
}

/** The version of the API that this action is written for. Without it, a server answers in the version that it takes for the usual one. */
const API_VERSION = '2022-11-28';
/** How many times a read that meets a rate limit is sent again. */
const PATIENCE = 3;
/** Milliseconds between two writes. GitHub’s best practices for the REST API ask for at least one second. */
const WRITE_GAP = 1_000;

/** The backoff before a read is sent again: 1, 4, then 9 s. `retry` would wait as long, but by real timers. */
function backoff(octokit: { readonly hook: Octokit['hook'] }, { clock, apiUrl, log }: Pick<ClientOptions, 'clock' | 'apiUrl' | 'log'>): object {
  octokit.hook.before('request', async ({ request: { retryCount = 0 } }) => {
    if (retryCount === 0) return;
    const seconds = retryCount ** 2;
    log(`${new URL(apiUrl).host} gave no whole answer: asking again in ${seconds} s.`);
    await clock.wait(seconds * 1000);
  });
  return {};
}

/**
 * Statuses that stay the same if the request is sent again: all refusals, and what a server cannot do at all. 409 is one of them: somebody
 * else wrote the file, so another request with the same sha fails again. Only 408 says that the server did not get the request in time.
 */
const REFUSED: readonly number[] = [...Array.from({ length: 100 }, (_, at) => 400 + at).filter((status) => status !== 408), 501, 505];

/** The client gives a failure to connect the status 500, which the plugin `retry` repeats. It does not repeat this one. */
const FAILS_AGAIN = 400;

/**
 * If a request sets its own `retries`, the plugin `retry` ignores `doNotRetry` and repeats it after every error. So this hook
 * sets `retries` to 0 after a refusal, before `retry` sees the error. It does the same after a failure to connect that lasts, as with a
 * certificate, and where another try could last longer than the run: then the run ends without a word about what it waited for.
 */
function refusedOnce(octokit: { readonly hook: Octokit['hook'] }, { clock, deadline, proxy }: Pick<ClientOptions, 'clock' | 'deadline' | 'proxy'>): object {
  octokit.hook.error('request', (error) => {
    if (!('request' in error)) throw error;
    if (proxy != null) Object.assign(error, { proxy } satisfies BehindProxy);
    const lasting = error.response === undefined && (connectionOf(error)?.lasting === true || clock.now() + ANSWER_WITHIN >= deadline);
    if (lasting) error.status = FAILS_AGAIN;
    if (lasting || REFUSED.includes(error.status)) error.request.request = { ...error.request.request, retries: 0 };
    throw error;
  });
  return {};
}

/** Replaces the limiter that `throttling` uses for writes, which would wait by real timers. */
function writeGap(clock: Clock): { readonly key: () => { readonly schedule: () => Promise<void> } } {
  let free = 0;
  const schedule = async () => {
    const start = Math.max(clock.now(), free);
    free = start + WRITE_GAP;
    if (start > clock.now()) await clock.wait(start - clock.now());
  };
  return { key: () => ({ schedule }) };
}

/**
 * Keeps the token and the run on one server. A list names the address of its next page, and a server may redirect: neither may
 * lead elsewhere, because the next request would carry the token there, and an answer from there is nobody's that the run trusts.
 */
function ownServerOnly(octokit: { readonly hook: Octokit['hook'] }, apiUrl: string): object {
  const own = new URL(apiUrl).origin;
  const check = (url: string, what: string) => {
    const { origin } = new URL(url, own);
    // An address of another kind, such as a file's, has no origin.
    if (origin !== own)
      throw new UserError(
        `${own} ${what} ${origin === 'null' ? url : origin}.`,
        'The run asks no other server. Check GITHUB_API_URL and the proxy of the runner.',
      );
  };
  octokit.hook.before('request', ({ url }) => check(url, 'names a next page at'));
  octokit.hook.after('request', ({ url, status, headers }, { method }) => {
    // Other redirects were followed.
    if ((status as number) === 304 || status < 300) return;
    const target = redirectTarget(headers.location, url);
    if (target !== null) check(target.href, 'redirects to');
    const { pathname } = new URL(url);
    const leadsToIssue = target !== null && ISSUE.test(target.pathname);
    if (method !== 'GET' && ISSUE.test(pathname) && leadsToIssue)
      throw new Transferred(`${own} redirects ${method} ${pathname}: the issue was transferred.`, target.href);
    const what = `${own} redirects ${method} ${pathname} ${target === null ? 'to no address' : 'again and again, or to something else'}; expected an answer.`;
    const remedy = 'Check GITHUB_API_URL, and that no proxy or login page answers in the place of GitHub. The next run continues from there.';
    // Whether a write was done before its redirect is not known.
    throw method === 'GET' ? new UserError(what, remedy) : new WrongAnswer(what, remedy);
  });
  return {};
}

const ISSUE = /\/issues\/\d+(?:\/|$)/;

/** The parts of addresses that are paths themselves. */
const PATHS = ['ref', 'path', 'branch'] as const;

/**
 * Writes the slashes of a path as they are. The client would encode them, and some proxies refuse `%2F` or encode it once more: then a file
 * or ref that exists would seem to be missing. GitHub takes both.
 */
function plainSlashes(octokit: { readonly hook: Octokit['hook'] }): object {
  octokit.hook.before('request', (request) => {
    for (const name of PATHS) {
      const value: unknown = request[name];
      if (typeof value !== 'string' || !request.url.includes(`{${name}}`)) continue;
      request.url = request.url.replace(`{${name}}`, () => value.split('/').map(encodeURIComponent).join('/'));
      delete request[name];
    }
  });
  return {};
}

/**
 * Sends a read again once a rate limit lifts, if that is before the deadline. A write is not repeated here: its caller waits itself, because
 * it has to renew its lease in the meantime. A server without limits of its own that names no time is not waited for.
 */
function limitsWaitedFor(octokit: { readonly hook: Octokit['hook'] }, { clock, deadline, log, pace }: ClientOptions): object {
  octokit.hook.wrap('request', async (request, options) => {
    for (let times = 0; ; times += 1) {
      try {
        // The plugin `retry` counts the refusal as a try, which would delay the next one. All hooks of a request share this object.
        options.request = { ...options.request, retryCount: 0 };
        return await request(options);
      } catch (error) {
        const limit = options.method === 'GET' && error instanceof Error && 'status' in error ? failureOf(error).rateLimited : null;
        if (limit === null || times === PATIENCE || clock.now() + limit * 1000 >= deadline || (pace === 'none' && !namesTime(error))) throw error;
        log(`GitHub’s rate limit is reached: continuing in ${limit} s.`);
        await clock.wait(limit * 1000);
      }
    }
  });
  return {};
}

function namesTime(error: unknown): boolean {
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
  return response?.headers?.['retry-after'] !== undefined || response?.headers?.['x-ratelimit-reset'] !== undefined;
}

const silent = (): void => {};

/** The largest page size that GitHub’s lists allow. */
export const PAGE = 100;

/** Options for a write that may safely happen twice, such as the creation of a git tree: it is retried if no answer came. */
export const HARMLESS = { request: { retries: 3 } } as const;

/** The client for all requests. It retries reads but not writes: a create that GitHub did not answer may have happened. */
export function createClient(options: ClientOptions): Client {
  const { clock } = options;
  let isRedirected = false;
  const onRenamed = () => {
    isRedirected = true;
  };
  const throttle = {
    enabled: options.pace === 'github',
    // `limitsWaitedFor` waits, for limits of every kind.
    onRateLimit: () => false,
    onSecondaryRateLimit: () => false,
    // The plugin would wait 3 s between new issues. GitHub asks for only 1 s between writes, which `write` keeps.
    triggersNotification: () => false,
    // The plugin calls only `key().schedule()` of its limiter.
    write: writeGap(clock) as never,
    retryAfterBaseValue: 0,
  };
  // `backoff` stands between the two plugins, so that it delays what `retry` repeats but not what `throttling` repeats.
  const PacedOctokit = Octokit.plugin(
    throttling,
    (one) => backoff(one, options),
    plainSlashes,
    (one) => refusedOnce(one, options),
    retry,
    (one) => ownServerOnly(one, options.apiUrl),
    (one) => limitsWaitedFor(one, options),
    (one) => finiteListsOnly(one, options.apiUrl),
    (one) => plausibleTimesOnly(one, options.apiUrl, options.comparesClocks === true ? clock.now : null),
    (one) => expectedAnswersOnly(one, options.apiUrl),
  );
  const octokit = new PacedOctokit(
    getOctokitOptions(options.token, {
      baseUrl: options.apiUrl,
      userAgent: 'roadmap-sync',
      // The toolkit's options hold the runner's proxy.
      request: { ...defaults.request, fetch: wholeAnswers((defaults.request?.['fetch'] as typeof fetch | undefined) ?? fetch, options.log, onRenamed) },
      throttle,
      // The client would log each 404, which is often an expected answer. Real failures become messages of our own.
      log: { debug: silent, info: silent, warn: silent, error: silent },
      retry: { doNotRetry: [...REFUSED], retryAfterBaseValue: 0 },
    }),
  );
  octokit.hook.before('request', (request) => {
    // A copy, because requests share this object: what is set for one would otherwise hold for all later ones.
    const harmless = request.method === 'GET' || request.request['retries'] !== undefined;
    request.request = { ...request.request, ...(harmless ? {} : { retries: 0 }) };
    request.headers['x-github-api-version'] = API_VERSION;
  });
  const at = { owner: options.owner, repo: options.repo };
  let answered: { server: number; local: number } | null = null;
  let left = Number.POSITIVE_INFINITY;
  let sent = 0;
  octokit.hook.before('request', () => {
    sent += 1;
  });
  octokit.hook.after('request', ({ headers }) => {
    const remaining = headers['x-ratelimit-remaining'];
    if (remaining !== undefined) left = Number(remaining);
    const time = Date.parse(headers.date ?? '');
    if (!Number.isNaN(time)) answered = { server: time, local: clock.now() };
  });
  return {
    authored: options.author == null ? {} : { author: { ...options.author } },
    version: watchVersion(octokit, options.log),
    rest: octokit.rest,
    paginate: octokit.paginate,
    graphql: (query, parameters) => octokit.graphql(query, { ...parameters, ...HARMLESS }),
    at,
    rename: (fullName) => {
      const [owner, repo] = fullName.split('/');
      if (owner === undefined || repo === undefined) return;
      const before = `${at.owner}/${at.repo}`;
      if (before.toLowerCase() !== fullName.toLowerCase()) options.log(`${before} is called ${fullName} now.`);
      Object.assign(at, { owner, repo });
    },
    isRedirected: () => isRedirected,
    requestsLeft: () => left,
    requestsSent: () => sent,
    wait: clock.wait,
    log: options.log,
    serverTime: () => new Date(answered === null ? clock.now() : answered.server + clock.now() - answered.local).toISOString(),
  };
}
