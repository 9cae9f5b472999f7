import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Client, createClient } from '../../src/github/wire/client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serverOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Another server, and what it was asked. */
async function stranger(): Promise<{ readonly url: string; readonly asked: IncomingHttpHeaders[] }> {
  const asked: IncomingHttpHeaders[] = [];
  const url = await serverOf(({ headers }, response) => {
    asked.push(headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end('[{"name":"from elsewhere"}]');
  });
  return { url, asked };
}

function clientAt(apiUrl: string): Client {
  const clock = { now: () => 0, wait: async () => {} };
  return createClient({ token: 'secret-token', apiUrl, owner: 'o', repo: 'r', pace: 'none', log: () => {}, clock, deadline: 1 });
}

const labels = ({ paginate, rest, at }: Client) => paginate(rest.issues.listLabelsForRepo, { ...at });

it('asks no other server for the next page', async () => {
  const { url, asked } = await stranger();
  let count = 0;
  const own = await serverOf((_, response) => {
    count += 1;
    response.writeHead(200, { 'content-type': 'application/json', link: `<${url}/repos/o/r/labels?page=2>; rel="next"` }).end('[]');
  });
  await expect(labels(clientAt(own))).rejects.toThrow(
    `${own} names a next page at ${url}. The run asks no other server. Check GITHUB_API_URL and the proxy of the runner.`,
  );
  expect({ asked, count }).toEqual({ asked: [], count: 1 });
});

it('takes no answer from where it was redirected to, and the token does not go there', async () => {
  const { url, asked } = await stranger();
  const own = await serverOf((_, response) => response.writeHead(302, { location: `${url}/labels` }).end());
  await expect(labels(clientAt(own))).rejects.toThrow(`${own} redirects to ${url}. The run asks no other server.`);
  expect(asked).toEqual([]);
});

it('follows a page and a redirect on its own server', async () => {
  const own: string = await serverOf(({ url = '' }, response) => {
    if (url.startsWith('/repos/')) response.writeHead(301, { location: '/repositories/1/labels' }).end();
    else {
      const next = url.includes('page=2') ? {} : { link: `<${own}/repositories/1/labels?page=2>; rel="next"` };
      response.writeHead(200, { 'content-type': 'application/json', ...next }).end('[{"name":"bug"}]');
    }
  });
  expect(await labels(clientAt(own))).toHaveLength(2);
});
