import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';

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

/** A limit that lifts within this time is waited for; a longer wait is a later run's. Seconds. */
const PATIENCE = 300;

const PacedOctokit = Octokit.plugin(throttling, retry);

const silent = (): void => {};

/** The one client. Reads are retried, writes never are: a create that GitHub did not answer may have happened. */
export function createClient(options: ClientOptions): Client {
  const onLimit = (name: string) => (retryAfter: number, _request: object, _octokit: unknown, count: number) => {
    const waits = count < 2 && retryAfter <= PATIENCE;
    options.log(`GitHub's ${name} rate limit is reached. ${waits ? `Going on in ${retryAfter} s.` : `It lifts in ${retryAfter} s.`}`);
    return waits;
  };
  const throttle = {
    enabled: options.pace === 'github',
    onRateLimit: onLimit('primary'),
    onSecondaryRateLimit: onLimit('secondary'),
    // The plugin would put 3 s between new issues. GitHub asks for 1 s between writes, which its other group keeps.
    triggersNotification: () => false,
  };
  const octokit = new PacedOctokit(
    getOctokitOptions(options.token, {
      baseUrl: options.apiUrl,
      userAgent: 'roadmap-sync',
      // The runner's proxy, from the toolkit's own options.
      ...(defaults.request === undefined ? {} : { request: defaults.request }),
      throttle,
      // An answer such as 404 is often what was asked for; what goes wrong is told in our own words.
      log: { debug: silent, info: silent, warn: silent, error: silent },
      // 409 is an answer: somebody else wrote. Asking again with the same sha can only fail again.
      retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    }),
  );
  octokit.hook.before('request', (request) => {
    if (request.method !== 'GET') request.request['retries'] = 0;
  });
  let clock: { server: number; local: number } | null = null;
  let left = Number.POSITIVE_INFINITY;
  octokit.hook.after('request', ({ headers }) => {
    const remaining = headers['x-ratelimit-remaining'];
    if (remaining !== undefined) left = Number(remaining);
    const time = Date.parse(headers.date ?? '');
    if (!Number.isNaN(time)) clock = { server: time, local: Date.now() };
  });
  return {
    rest: octokit.rest,
    paginate: octokit.paginate,
    at: { owner: options.owner, repo: options.repo },
    requestsLeft: () => left,
    serverTime: () => new Date(clock === null ? Date.now() : clock.server + Date.now() - clock.local).toISOString(),
  };
}
