import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../src/github/wire/connection.ts';
import { explain, failureOf, READ_CONTENTS } from '../../src/github/wire/failure.ts';
import { UnclearWrite } from '../../src/model/errors.ts';
import { failure } from '../support/server/own-world.ts';
import { worldAt } from '../support/server/world.ts';

/** An error as octokit throws it where fetch fails: the reason is the cause of its cause. */
function unreached(code: string, url = 'https://github.example/api/v3/repos/o/r'): Error {
  const reason = Object.assign(new Error('reason'), { code });
  return Object.assign(new Error('fetch failed', { cause: new TypeError('fetch failed', { cause: reason }) }), { status: 500, request: { url } });
}

describe('a failure to connect', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'is not signed by an authority that this machine knows', 'Set NODE_EXTRA_CA_CERTS', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'is not signed by an authority', 'Set NODE_EXTRA_CA_CERTS', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'is not signed by an authority', 'Set NODE_EXTRA_CA_CERTS', true],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'is not signed by an authority', 'Set NODE_EXTRA_CA_CERTS', true],
    ['CERT_HAS_EXPIRED', 'is not valid at this time', 'Renew it', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another host', 'Check GITHUB_API_URL', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'speaks no TLS', 'begin with http: or https:', true],
    ['ENOTFOUND', 'there is no address for the name github.example', 'name server', false],
    ['EAI_AGAIN', 'there is no address for the name github.example', 'name server', false],
    ['ECONNREFUSED', 'github.example refuses the connection', 'HTTPS_PROXY', false],
    ['UND_ERR_CONNECT_TIMEOUT', 'github.example cannot be reached', 'firewall', false],
  ])('%s names the host, the reason and what to do', (code, what, remedy, lasting) => {
    const error = explain(failureOf(unreached(code)), 'read ROADMAP.md', 'o/r', READ_CONTENTS);
    expect(error).toBeInstanceOf(UnclearWrite);
    expect(error.message).toContain('github.example');
    expect(error.message).toContain(` (${code}). `);
    expect(error.message).toContain(what);
    expect(error.message).toContain(remedy);
    expect(connectionOf(unreached(code))?.lasting).toBe(lasting);
  });

  it('of all addresses of a name counts as one of each', () => {
    const inner = ['::1', '127.0.0.1'].map((address) => Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' }));
    const error = Object.assign(new Error('fetch failed', { cause: new AggregateError(inner) }), { status: 500, request: { url: 'https://github.example/' } });
    expect(connectionOf(error)?.what).toBe('github.example refuses the connection (ECONNREFUSED)');
  });

  it('of a proxy names the proxy and its answer', () => {
    const reason = Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), { code: 'UND_ERR_ABORTED' });
    const error = Object.assign(new Error('fetch failed', { cause: reason }), { status: 500, request: { url: 'https://github.example/' } });
    expect(connectionOf(error)).toMatchObject({ what: 'the proxy answered 407 when it was asked for github.example', lasting: true });
  });

  it.each([
    ['ECONNRESET', 'github.example closed the connection before its answer was whole'],
    ['UND_ERR_SOCKET', 'github.example closed the connection before its answer was whole'],
    ['HPE_INVALID_CONSTANT', 'what github.example answered is no HTTP'],
    ['UND_ERR_HEADERS_TIMEOUT', 'github.example gave no whole answer within 30 s'],
  ])('%s may pass, and the next run continues', (code, what) => {
    const error = explain(failureOf(unreached(code)), 'read ROADMAP.md', 'o/r', READ_CONTENTS);
    expect(error.message).toBe(`Cannot read ROADMAP.md in o/r: ${what} (${code}). ${error.message.slice(error.message.indexOf('Run it again'))}`);
    expect(connectionOf(unreached(code))?.lasting).toBe(false);
  });

  it.each([
    [
      'proxy.example',
      { hostname: 'proxy.example', code: 'ENOTFOUND' },
      'there is no address for the name proxy.example of the proxy before github.example (ENOTFOUND)',
    ],
    [
      'an address with another port',
      { address: '::1', port: 3128, code: 'ECONNREFUSED' },
      'the proxy [::1]:3128 before github.example refuses the connection (ECONNREFUSED)',
    ],
    ['the server', { address: '10.0.0.1', port: 443, code: 'ECONNREFUSED' }, 'github.example refuses the connection (ECONNREFUSED)'],
  ])('tells a proxy from the server by whom the connection was tried to: %s', (_, party, what) => {
    const reason = Object.assign(new Error('reason'), party);
    const error = Object.assign(new Error('fetch failed', { cause: reason }), { status: 500, request: { url: 'https://github.example/' } });
    expect(connectionOf(error)?.what).toBe(what);
  });

  it('for an unknown reason is no answer', () => {
    expect(connectionOf(unreached('E_NEW'))).toBeNull();
    expect(explain(failureOf(unreached('E_NEW')), 'read ROADMAP.md', 'o/r', READ_CONTENTS).message).toContain('GitHub gave no answer.');
  });

  it('is tried again where the reason may pass', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const said: string[] = [];
    const world = worldAt({ apiUrl: `http://127.0.0.1:${port}`, owner: 'o', repo: 'r' }, { log: (line) => said.push(line) });
    expect(await failure(world.file.read())).toContain(`Cannot read ROADMAP.md in o/r: 127.0.0.1:${port} refuses the connection (ECONNREFUSED).`);
    expect(said).toEqual([1, 4, 9].map((seconds) => `127.0.0.1:${port} gave no whole answer: asking again in ${seconds} s.`));
  });
});
