import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';

let github: TestGitHub;
let proxy: Server;
/** The servers that the proxy was asked for. */
let asked: string[];
beforeEach(async () => {
  asked = [];
  github = await TestGitHub.start();
  const { port } = new URL(github.apiUrl);
  proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const server = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(socket).pipe(server);
    });
    server.on('error', () => socket.destroy());
    socket.on('error', () => server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await github.close();
});

describe('a runner behind a proxy', () => {
  it('reaches a server whose name only the proxy knows', async () => {
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Whistle\n');
    const server = { owner: github.owner, repo: github.repo, apiUrl: 'http://github.only-the-proxy-knows.test' };
    const environment = { http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
    const { status, log, outputs } = await runAction(server, { name: 'push', payload: eventPayload('push', null, github, null), environment });
    expect({ status, errors: log.split('\n').filter((line) => line.startsWith('::error')) }).toEqual({ status: 0, errors: [] });
    expect(outputs['created']).toBe('1');
    expect(new Set(asked)).toEqual(new Set(['github.only-the-proxy-knows.test:80']));
  });
});
