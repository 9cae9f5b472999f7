import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { UserError } from '../model/errors.ts';
import { expectedAnswersOnly, finiteListsOnly, plausibleTimesOnly } from './checked-answers.ts';
import { wholeAnswers } from './transport.ts';

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
}

export interface Client {
  readonly rest: Octokit['rest'];
  readonly paginate: Octokit['paginate'];
  /** Only for questions: GraphQL asks with POST, and nothing is written. */
  readonly graphql: <Answer>(query: string, parameters: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** The repository's name. It is the present one once GitHub has told it. */
  readonly at: { readonly owner: string; readonly repo: string };
  /** Uses the name that the repository has now. GitHub redirects reads from an old one, but a redirected write may become a read. @param fullName `owner/name` */
  readonly rename: (fullName: string) => void;
  /** The server's time, ISO 8601: the `Date` of its last answer, plus the time since. */
  readonly serverTime: () => string;
  /** Requests that the rate limit still allows, as the last answer said; infinite if no answer named a limit. */
  readonly requestsLeft: () => number;
}

/** How many times a read that meets a rate limit is sent again. */
const PATIENCE = 3;
/** Milliseconds between two writes. GitHub’s best practices for the REST API ask for at least one second. */
const WRITE_GAP = 1_000;

/** The backoff before a read is sent again: 1, 4, then 9 s. `retry` would wait as long, but by real timers. */
function backoff(octokit: { readonly hook: Octokit['hook'] }, clock: Clock): object {
  octokit.hook.before('request', async ({ request: { retryCount = 0 } }) => {
    if (retryCount > 0) await clock.wait(retryCount ** 2 * 1000);
  });
  return {};
}

/**
 * Statuses that stay the same if the request is sent again. 409 is one of them: somebody else wrote the file, so another
 * request with the same sha fails again.
 */
const REFUSED: readonly number[] = [400, 401, 403, 404, 409, 410, 422, 429, 451];

/**
 * If a request sets its own `retries`, the plugin `retry` ignores `doNotRetry` and repeats it after every error. So this hook
 * sets `retries` to 0 after a refusal, before `retry` sees the error.
 */
function refusedOnce(octokit: { readonly hook: Octokit['hook'] }): object {
  octokit.hook.error('request', (error) => {
    if ('request' in error && REFUSED.includes(error.status)) error.request.request = { ...error.request.request, retries: 0 };
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
    if (origin !== own) throw new UserError(`${own} ${what} ${origin}.`, 'The run asks no other server. Check GITHUB_API_URL and the proxy of the runner.');
  };
  octokit.hook.before('request', ({ url }) => check(url, 'names a next page at'));
  octokit.hook.after('request', ({ url }) => check(url, 'redirects to'));
  return {};
}

const silent = (): void => {};

/** The largest page size that GitHub’s lists allow. */
export const PAGE = 100;

/** Options for a write that may safely happen twice, such as the creation of a git tree: it is retried if no answer came. */
export const HARMLESS = { request: { retries: 3 } } as const;

/** The client for all requests. It retries reads but not writes: a create that GitHub did not answer may have happened. */
export function createClient(options: ClientOptions): Client {
  const { clock } = options;
  // The plugin awaits this promise and then sends the request again, so the wait can happen here.
  const onLimit = (name: string) => async (retryAfter: number, request: object, _octokit: unknown, count: number) => {
    // A write is not repeated here: its caller waits itself, because it has to renew its lease in the meantime.
    const reads = (request as { method?: string }).method === 'GET';
    const waits = reads && count < PATIENCE && clock.now() + retryAfter * 1000 < options.deadline;
    if (waits) options.log(`GitHub’s ${name} rate limit is reached: continuing in ${retryAfter} s.`);
    if (waits) await clock.wait(retryAfter * 1000);
    return waits;
  };
  const throttle = {
    enabled: options.pace === 'github',
    onRateLimit: onLimit('primary'),
    onSecondaryRateLimit: onLimit('secondary'),
    // The plugin would wait 3 s between new issues. GitHub asks for only 1 s between writes, which `write` keeps.
    triggersNotification: () => false,
    // The plugin calls only `key().schedule()` of its limiter.
    write: writeGap(clock) as never,
    retryAfterBaseValue: 0,
  };
  // `backoff` stands between the two plugins, so that it delays what `retry` repeats but not what `throttling` repeats.
  const PacedOctokit = Octokit.plugin(
    throttling,
    (one) => backoff(one, clock),
    refusedOnce,
    retry,
    (one) => ownServerOnly(one, options.apiUrl),
    (one) => finiteListsOnly(one, options.apiUrl),
    (one) => plausibleTimesOnly(one, options.apiUrl, options.comparesClocks === true ? clock.now : null),
    (one) => expectedAnswersOnly(one, options.apiUrl),
  );
  const octokit = new PacedOctokit(
    getOctokitOptions(options.token, {
      baseUrl: options.apiUrl,
      userAgent: 'roadmap-sync',
      // The toolkit's options hold the runner's proxy.
      request: { ...defaults.request, fetch: wholeAnswers((defaults.request?.['fetch'] as typeof fetch | undefined) ?? fetch, options.log) },
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
  });
  const at = { owner: options.owner, repo: options.repo };
  let answered: { server: number; local: number } | null = null;
  let left = Number.POSITIVE_INFINITY;
  octokit.hook.after('request', ({ headers }) => {
    const remaining = headers['x-ratelimit-remaining'];
    if (remaining !== undefined) left = Number(remaining);
    const time = Date.parse(headers.date ?? '');
    if (!Number.isNaN(time)) answered = { server: time, local: clock.now() };
  });
  return {
    rest: octokit.rest,
    paginate: octokit.paginate,
    graphql: (query, parameters) => octokit.graphql(query, { ...parameters, ...HARMLESS }),
    at,
    rename: (fullName) => {
      const [owner, repo] = fullName.split('/');
      if (owner !== undefined && repo !== undefined) Object.assign(at, { owner, repo });
    },
    requestsLeft: () => left,
    serverTime: () => new Date(answered === null ? clock.now() : answered.server + clock.now() - answered.local).toISOString(),
  };
}
