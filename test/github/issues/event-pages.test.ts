import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { worldAt } from '../../support/server/world.ts';

const closers: Array<() => void> = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Pages {
  /** The event of each page. */
  readonly events: readonly string[];
  /** The page named by an address, and the address of a page. */
  readonly pageOf: (query: URLSearchParams) => number;
  readonly queryOf: (page: number) => string;
  readonly namesLast: boolean;
}

/** A server whose list of events has several pages, and the requests to it. */
async function paged({ events, pageOf, queryOf, namesLast }: Pages): Promise<{ apiUrl: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const { pathname, search, searchParams } = new URL(url, 'http://own');
    asked.push(search);
    const page = pageOf(searchParams);
    const address = (to: number, rel: string) => `<http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}?${queryOf(to)}>; rel="${rel}"`;
    const links = page < events.length ? [address(page + 1, 'next'), ...(namesLast ? [address(events.length, 'last')] : [])] : [];
    const event = { event: events[page - 1], actor: { login: `actor${page}` }, created_at: '2026-03-01T12:00:00Z', commit_id: null };
    response.writeHead(200, { 'content-type': 'application/json', ...(links.length === 0 ? {} : { link: links.join(', ') }) }).end(JSON.stringify([event]));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Who reopened the issue last. */
const reopener = async (apiUrl: string) => (await worldAt({ apiUrl, owner: 'o', repo: 'r' }).issues.acts(1)).findLast(({ what }) => what === 'reopened')?.by;

it('follows cursors to the last event', async () => {
  const cursor = (page: number) => `after=cursor${page}`;
  const pageOf = (query: URLSearchParams) => Number(query.get('after')?.replace('cursor', '') ?? 1);
  const { apiUrl } = await paged({ events: ['reopened', 'closed', 'renamed', 'reopened'], pageOf, queryOf: cursor, namesLast: false });
  expect(await reopener(apiUrl)).toBe('actor4');
});

it.each([
  ['the last page', ['reopened', 'closed', 'labeled', 'labeled', 'labeled', 'reopened'], 'actor6', 3],
  ['the page before the last', ['reopened', 'closed', 'labeled', 'labeled', 'reopened', 'labeled'], 'actor5', 3],
  ['the only page before the last', ['reopened', 'labeled'], 'actor1', 2],
])('finds an event on %s without the pages between', async (_, events, actor, requests) => {
  const pageOf = (query: URLSearchParams) => Number(query.get('page') ?? 1);
  const { apiUrl, asked } = await paged({ events, pageOf, queryOf: (page) => `per_page=100&page=${page}`, namesLast: true });
  expect(await reopener(apiUrl)).toBe(actor);
  expect(asked).toHaveLength(requests);
});

it.each([
  ['a bot’s permission, which is none', 200, { permission: 'none', role_name: 'none', user: { login: 'helper[bot]', type: 'Bot' } }, 'none'],
  ['a person’s, by the role', 200, { permission: 'read', role_name: 'triage' }, 'triage'],
  ['a person’s, where a role has a name of its own', 200, { permission: 'write', role_name: 'Reviewer' }, 'write'],
  ['nobody’s', 404, { message: 'Not Found' }, 'none'],
  ['nobody’s where it may not be asked for', 403, { message: 'Must have push access to view collaborator permission.' }, 'none'],
])('tells %s', async (_, status, body, access) => {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => server.close());
  const world = worldAt({ apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, owner: 'o', repo: 'r' });
  expect(await world.issues.access('helper[bot]')).toBe(access);
});
