import type { TestGitHub } from '../server/github.ts';
import type { WireAnswer } from '../server/wire.ts';
import type { Moment, Struck } from './fault-proxy.ts';

/** A request of an undisturbed run, and those before it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly status: number | null;
  readonly before: readonly Asked[];
}

/** What can happen to one request. */
export interface Fault {
  readonly name: string;
  /** Whether it can happen to this request, and is not the same there as another fault. */
  readonly applies: (asked: Asked) => boolean;
  readonly strike: (moment: Moment) => Promise<Struck>;
  /** What a person did at that moment, if somebody did: it must be there in the end. */
  readonly edit?: PersonsEdit;
}

export interface PersonsEdit {
  readonly name: string;
  /** The title of the issue that is edited; null: the file is. */
  readonly issue: string | null;
  readonly make: (github: TestGitHub) => Promise<void>;
}

const always = () => true;
/** Of a read it makes no difference whether the server did it. */
const isWrite = ({ method }: Asked) => method !== 'GET';
const isList = ({ method, path }: { readonly method: string; readonly path: string }) =>
  method === 'GET' && (['/issues', '/labels', '/assignees', '/milestones'].includes(path) || path.endsWith('/comments'));
const isIssueList = (asked: Asked) => isList(asked) && asked.path === '/issues';

/** How long a client waits for an answer that does not come: that of Node. Milliseconds. */
const TIMEOUT = 300_000;

function page(status: number, { github }: Moment): WireAnswer {
  const words = status === 500 ? 'Internal Server Error' : 'Bad Gateway';
  const body = `<!DOCTYPE html>\n<html><head><title>${words} · GitHub</title></head><body><h1>Unicorn!</h1></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', date: github.date() }, body };
}

function limited(status: 403 | 429, retryAfter: boolean, { github }: Moment): WireAnswer {
  const headers = { 'content-type': 'application/json; charset=utf-8', date: github.date(), ...(retryAfter ? { 'retry-after': '30' } : {}) };
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return {
    status,
    headers,
    body: JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api' }),
  };
}

function garbage({ github }: Moment): WireAnswer {
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', date: github.date() }, body: '{"number": 1, "tit\u0000le": <html>' };
}

/** What a network, a server and a machine do by themselves. */
export const FAULTS: readonly Fault[] = [
  { name: 'connection cut before', applies: always, strike: async () => 'cut' },
  { name: 'connection cut after', applies: isWrite, strike: async ({ serve }) => serve().then(() => 'cut') },
  ...[500, 502].flatMap((status) => [
    { name: `${status} HTML before`, applies: always, strike: async (moment: Moment) => page(status, moment) },
    { name: `${status} HTML after`, applies: isWrite, strike: async (moment: Moment) => moment.serve().then(() => page(status, moment)) },
  ]),
  ...([403, 429] as const).flatMap((status) => [
    { name: `${status} secondary limit, retry-after`, applies: always, strike: async (moment: Moment) => limited(status, true, moment) },
    { name: `${status} secondary limit`, applies: always, strike: async (moment: Moment) => limited(status, false, moment) },
  ]),
  {
    name: 'timeout before',
    applies: always,
    strike: async ({ pass }) => {
      pass(TIMEOUT);
      return 'cut';
    },
  },
  {
    name: 'timeout after',
    applies: isWrite,
    strike: async ({ serve, pass }) => {
      await serve();
      pass(TIMEOUT);
      return 'cut';
    },
  },
  { name: 'garbage JSON after', applies: always, strike: async (moment) => moment.serve().then(() => garbage(moment)) },
  { name: 'page truncated', applies: isList, strike: async ({ serve }) => ({ half: await serve() }) },
  {
    name: 'lists lag',
    applies: isIssueList,
    strike: async ({ serve, lag }) => {
      lag();
      return serve();
    },
  },
];

/** The process ends. */
export const KILLS: readonly Fault[] = [
  {
    name: 'killed before',
    applies: always,
    strike: async ({ kill }) => {
      kill();
      return 'silence';
    },
  },
  {
    name: 'killed after',
    applies: isWrite,
    strike: async ({ serve, kill }) => {
      await serve();
      kill();
      return 'silence';
    },
  },
];

/**
 * A person's edit that lands just before a request: of an issue from when there is one, and not before the PATCH of that
 * issue, because between the fresh read and it GitHub offers no protection.
 * @param number of the issue that is edited; null: the file is
 * @param present how many issues there are before the run
 */
export function landing(edit: PersonsEdit, number: number | null, present: number): Fault {
  const made = (before: readonly Asked[]) => before.filter(({ method, path }) => method === 'POST' && path === '/issues').length;
  const isPatch = ({ method, path }: Asked) => method === 'PATCH' && path === `/issues/${number}`;
  return {
    name: edit.name,
    edit,
    applies: (asked) => number === null || (number <= present + made(asked.before) && !isPatch(asked)),
    strike: async ({ github, serve }) => {
      await edit.make(github);
      return serve();
    },
  };
}
