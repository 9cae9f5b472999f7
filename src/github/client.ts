import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { wholeAnswers } from './transport.ts';

/** The local clock, and waiting by it: an argument, so that no test waits for real minutes. */
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
  /** `none`: a server without limits. */
  readonly pace: 'github' | 'none';
  readonly log: (line: string) => void;
  readonly clock: Clock;
  /** By the clock: a limit that lifts later is not waited for. Milliseconds since 1970. */
  readonly deadline: number;
}

export interface Client {
  readonly rest: Octokit['rest'];
  readonly paginate: Octokit['paginate'];
  readonly at: { readonly owner: string; readonly repo: string };
  /** The server's clock, by its last answer. */
  readonly serverTime: () => string;
  /** What the limit still allows, by its last answer; infinite where the server tells of none. */
  readonly requestsLeft: () => number;
}

/** A read is sent so often for one limit. */
const PATIENCE = 3;
/** GitHub asks for so much time between writes. Milliseconds. */
const WRITE_GAP = 1_000;

/** The wait before a read is sent again: 1, 4, then 9 s, as `retry` itself would wait by real timers. */
function backoff(octokit: { readonly hook: Octokit['hook'] }, clock: Clock): object {
  octokit.hook.before('request', async ({ request: { retryCount = 0 } }) => {
    if (retryCount > 0) await clock.wait(retryCount ** 2 * 1000);
  });
  return {};
}

/**
 * An answer that another attempt does not change. 409 is one: somebody else wrote, and asking again with the same sha can
 * only fail again.
 */
const REFUSED: readonly number[] = [400, 401, 403, 404, 409, 410, 422, 429, 451];

/**
 * A request that says itself how often it is sent again is sent again by `retry` after every error, also after a status in
 * `doNotRetry`. So a refusal takes that back before `retry` sees it.
 */
function refusedOnce(octokit: { readonly hook: Octokit['hook'] }): object {
  octokit.hook.error('request', (error) => {
    if ('request' in error && REFUSED.includes(error.status)) error.request.request = { ...error.request.request, retries: 0 };
    throw error;
  });
  return {};
}

/** Stands for the group of writes of `throttling`, which would wait by real timers. */
function writeGap(clock: Clock): { readonly key: () => { readonly schedule: () => Promise<void> } } {
  let free = 0;
  const schedule = async () => {
    const start = Math.max(clock.now(), free);
    free = start + WRITE_GAP;
    if (start > clock.now()) await clock.wait(start - clock.now());
  };
  return { key: () => ({ schedule }) };
}

const silent = (): void => {};

/** The most that a page of a list holds. */
export const PAGE = 100;

/** A write that does nothing twice, such as a tree of git, may say so: then it is sent again where no answer came. */
export const HARMLESS = { request: { retries: 3 } } as const;

/** The one client. Reads are retried, writes are not: a create that GitHub did not answer may have happened. */
export function createClient(options: ClientOptions): Client {
  const { clock } = options;
  // The plugin awaits the answer: the wait is over when it sends the request again.
  const onLimit = (name: string) => async (retryAfter: number, request: object, _octokit: unknown, count: number) => {
    // Whoever writes has a lease to look after while it waits.
    const reads = (request as { method?: string }).method === 'GET';
    const waits = reads && count < PATIENCE && clock.now() + retryAfter * 1000 < options.deadline;
    if (waits) options.log(`GitHub’s ${name} rate limit is reached: going on in ${retryAfter} s.`);
    if (waits) await clock.wait(retryAfter * 1000);
    return waits;
  };
  const throttle = {
    enabled: options.pace === 'github',
    onRateLimit: onLimit('primary'),
    onSecondaryRateLimit: onLimit('secondary'),
    // The plugin would put 3 s between new issues. GitHub asks for 1 s between writes, which its other group keeps.
    triggersNotification: () => false,
    // All that the plugin asks of it.
    write: writeGap(clock) as never,
    retryAfterBaseValue: 0,
  };
  // Between the two: what `retry` sends again passes `backoff`, and what `throttling` sends again does not.
  const PacedOctokit = Octokit.plugin(throttling, (one) => backoff(one, clock), refusedOnce, retry);
  const octokit = new PacedOctokit(
    getOctokitOptions(options.token, {
      baseUrl: options.apiUrl,
      userAgent: 'roadmap-sync',
      // The runner's proxy, from the toolkit's own options.
      request: { ...defaults.request, fetch: wholeAnswers((defaults.request?.['fetch'] as typeof fetch | undefined) ?? fetch, options.log) },
      throttle,
      // An answer such as 404 is often what was asked for; what goes wrong is told in our own words.
      log: { debug: silent, info: silent, warn: silent, error: silent },
      retry: { doNotRetry: [...REFUSED], retryAfterBaseValue: 0 },
    }),
  );
  octokit.hook.before('request', (request) => {
    // A copy: what one request is told here, or the plugins note of it, would be told to all that follow.
    const harmless = request.method === 'GET' || request.request['retries'] !== undefined;
    request.request = { ...request.request, ...(harmless ? {} : { retries: 0 }) };
  });
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
    at: { owner: options.owner, repo: options.repo },
    requestsLeft: () => left,
    serverTime: () => new Date(answered === null ? clock.now() : answered.server + clock.now() - answered.local).toISOString(),
  };
}
