import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createClient, HARMLESS } from '../../src/github/wire/client.ts';

/** How often a label is asked for of a server that answers everything with one status. */
async function sent(status: number, options: object): Promise<number> {
  let count = 0;
  const server = createServer((_request, response) => {
    count += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"message":"no"}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = { now: () => 0, wait: async () => {} };
  const log = () => {};
  const { rest, at } = createClient({ token: 't', apiUrl, owner: 'o', repo: 'r', pace: 'none', log, clock, deadline: 1 });
  await expect(rest.issues.createLabel({ ...at, ...options, name: 'l' })).rejects.toMatchObject({ status });
  server.close();
  return count;
}

test.each([400, 401, 403, 404, 409, 410, 422, 451])('a write refused with %i is sent once, though it may be repeated', async (status) => {
  expect(await sent(status, HARMLESS)).toBe(1);
});

test('a write that may be repeated is sent again where the server fails', async () => {
  expect(await sent(502, HARMLESS)).toBe(4);
});

test('a write that may not be repeated is sent once where the server fails', async () => {
  expect(await sent(502, {})).toBe(1);
});
