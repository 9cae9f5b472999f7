import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createClient } from '../../src/github/wire/client.ts';

const closers: Array<() => void> = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Limit {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a read does on a server that answers it with a limit so many times: how often it is sent, its waits in seconds, and what the log says. */
async function read(
  { status, message, headers = {} }: Limit,
  { times = 1, pace = 'github', seconds = 10_000 }: { times?: number; pace?: 'github' | 'none'; seconds?: number } = {},
) {
  let sent = 0;
  const server = createServer((_request, response) => {
    sent += 1;
    const json = { 'content-type': 'application/json', date: 'Sun, 01 Mar 2026 12:00:00 GMT' };
    if (sent > times) response.writeHead(200, json).end('{"id":1,"full_name":"o/r","default_branch":"main"}');
    else response.writeHead(status, { ...json, ...headers }).end(JSON.stringify({ message }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const waits: number[] = [];
  const lines: string[] = [];
  const clock = {
    now: () => 1000 * waits.reduce((sum, one) => sum + one, 0),
    wait: async (milliseconds: number) => {
      waits.push(milliseconds / 1000);
    },
  };
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { rest, at } = createClient({ token: 't', apiUrl, owner: 'o', repo: 'r', pace, log: (line) => lines.push(line), clock, deadline: seconds * 1000 });
  const result = await rest.repos.get(at).then(
    () => 'read',
    (error: { status: number }) => error.status,
  );
  return { result, sent, waits, lines };
}

it.each<[string, Limit, number]>([
  ['429 that names a time', { status: 429, message: 'Too Many Requests', headers: { 'retry-after': '17' } }, 17],
  ['403 of the secondary limit that names a time', { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '30' } }, 30],
  ['403 of the secondary limit that names none', { status: 403, message: 'You have exceeded a secondary rate limit' }, 60],
  [
    '403 of the primary limit',
    {
      status: 403,
      message: 'API rate limit exceeded',
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.parse('2026-03-01T12:05:00Z') / 1000) },
    },
    300,
  ],
])('%s is waited for as it says, and told', async (_, limit, seconds) => {
  expect(await read(limit)).toEqual({ result: 'read', sent: 2, waits: [seconds], lines: [`GitHub’s rate limit is reached: continuing in ${seconds} s.`] });
});

it('a limit that does not lift is waited for three times', async () => {
  expect(await read({ status: 429, message: 'No', headers: { 'retry-after': '5' } }, { times: 99 })).toMatchObject({ result: 429, sent: 4, waits: [5, 5, 5] });
});

it('a limit that lifts after the deadline is not waited for, the waits before it included', async () => {
  const limit = { status: 429, message: 'No', headers: { 'retry-after': '60' } };
  expect(await read(limit, { times: 99, seconds: 100 })).toMatchObject({ result: 429, sent: 2, waits: [60] });
});

it('a server without limits is waited for only as long as it says', async () => {
  expect(await read({ status: 429, message: 'No' }, { pace: 'none' })).toMatchObject({ result: 429, sent: 1, waits: [] });
  expect(await read({ status: 429, message: 'No', headers: { 'retry-after': '1' } }, { pace: 'none' })).toMatchObject({ result: 'read', waits: [1] });
});
