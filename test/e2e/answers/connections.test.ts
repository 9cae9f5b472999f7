import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEEP, someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { readRequest, type WireAnswer } from '../../support/server/wire.ts';

/** Connections that fail. Each run tells the reason and the host once, and what to do. */

/** With a path of its own, each run is a process, whose connections follow its environment. */
const BUNDLE = fileURLToPath(new URL('../../../dist/index.js', import.meta.url));
const AGAIN = [1, 4, 9];

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '- [ ] Whistle\n- [ ] Timer\n');
});

let folder: string;
let fronts: Server[] = [];
let open: Socket[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificate-'));
});
afterEach(async () => {
  for (const socket of open) socket.destroy();
  await Promise.all(fronts.map((front) => new Promise((done) => front.close(done))));
  fronts = [];
  open = [];
  rmSync(folder, { recursive: true });
});

/** Starts a server and returns its port. It counts the connections to it. */
async function front(server: Server): Promise<{ readonly port: number; readonly asked: () => number }> {
  let asked = 0;
  server.on('connection', (socket: Socket) => {
    asked += 1;
    open.push(socket);
    socket.on('error', () => {});
  });
  fronts.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

async function portOfNobody(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const through = (apiUrl: string, environment: Record<string, string> = {}, inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(
    { apiUrl, owner: 'acme', repo: 'rocket' },
    { name: 'push', payload: eventPayload('push', null, github, null), environment },
    inputs,
    undefined,
    BUNDLE,
  );

/** What a run said of a connection: its errors, and how often it asked again. */
function saidOf({ log, status, summary }: Run): { errors: string[]; again: number[]; status: number; page: boolean } {
  const lines = log.split('\n');
  const errors = lines.flatMap((line) => /^::error::Cannot read refs\/roadmap-sync\/state in acme\/rocket: (.*)$/.exec(line)?.[1] ?? []);
  const again = lines.flatMap((line) => Number(/gave no whole answer: asking again in (\d+) s\.$/.exec(line)?.[1] ?? 0) || []);
  return { errors, again, status, page: summary.includes('Cannot read refs/roadmap-sync/state in acme/rocket: ') };
}

/** A key and a certificate that nobody has signed. @param days that it is valid; it has expired before it was made if they are less than 0 */
function certificate(name: string, days = 2): { readonly key: Buffer; readonly cert: Buffer; readonly path: string } {
  const [key, request, path] = ['key.pem', 'request.pem', 'certificate.pem'].map((file) => join(folder, file)) as [string, string, string];
  const quiet = { stdio: 'ignore' } as const;
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=test', '-addext', `subjectAltName=${name}`];
  execFileSync('openssl', ['req', '-new', ...kind, '-keyout', key, '-out', request], quiet);
  execFileSync('openssl', ['x509', '-req', '-in', request, '-signkey', key, '-days', String(days), '-copy_extensions', 'copy', '-out', path], quiet);
  return { key: readFileSync(key), cert: readFileSync(path), path };
}

/** GitHub behind another server. @param cut is asked for each answer whether the connection breaks, and after which part of it */
function behind(cut: (method: string, path: string) => 'half' | 'nothing' | null = () => null) {
  return (request: Parameters<typeof readRequest>[0], response: import('node:http').ServerResponse): void => {
    const send = ({ status, headers, body }: WireAnswer): void => {
      const broken = cut(request.method ?? '', new URL(request.url ?? '', 'http://any').pathname);
      if (broken === null) response.writeHead(status, { ...headers }).end(body);
      else if (broken === 'nothing') response.destroy();
      else {
        response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body) + 9) });
        response.write(body, () => response.destroy());
      }
    };
    void readRequest(request)
      .then((wire) => github.answer(wire))
      .then(send);
  };
}

describe('a certificate', () => {
  it('that nobody knows is told once, and the connection is made where its authority is named', async () => {
    const own = certificate('IP:127.0.0.1');
    const { port, asked } = await front(createTlsServer(own, behind()));
    const { errors, again, status } = saidOf(await through(`https://127.0.0.1:${port}`));
    expect(errors).toEqual([
      `the certificate of 127.0.0.1:${port} is not signed by an authority that this machine knows (DEPTH_ZERO_SELF_SIGNED_CERT). Set NODE_EXTRA_CA_CERTS to the file with the certificate of your authority, in the environment of the step.`,
    ]);
    expect({ again, status, asked: asked() }).toEqual({ again: [], status: 1, asked: 1 });
    expect((await through(`https://127.0.0.1:${port}`, { NODE_EXTRA_CA_CERTS: own.path })).status).toBe(0);
    expect(await github.issues()).toHaveLength(2);
  });

  it.each([
    ['for another host', 'DNS:example.org', 2, 'is for another host (ERR_TLS_CERT_ALTNAME_INVALID). Check GITHUB_API_URL'],
    ['that has expired', 'IP:127.0.0.1', -1, 'is not valid at this time (CERT_HAS_EXPIRED). Renew it, or set the clock'],
  ])('%s is told once', async (_, name, days, said) => {
    const own = certificate(name, days);
    const { port, asked } = await front(createTlsServer(own, behind()));
    const { errors, again, status } = saidOf(await through(`https://127.0.0.1:${port}`, { NODE_EXTRA_CA_CERTS: own.path }));
    expect(errors).toEqual([expect.stringContaining(`the certificate of 127.0.0.1:${port} ${said}`)]);
    expect({ again, status, asked: asked() }).toEqual({ again: [], status: 1, asked: 1 });
  });

  it('cannot be shown by a port without TLS, which is told once', async () => {
    const { port, asked } = await front(createHttpServer(behind()));
    const { errors, again, status } = saidOf(await through(`https://127.0.0.1:${port}`));
    expect(errors).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+ speaks no TLS that this machine understands \(ERR_SSL_.*begin with http: or https:\.$/)]);
    expect({ again, status, asked: asked() }).toEqual({ again: [], status: 1, asked: 1 });
  });
});

describe('a proxy', () => {
  it.each([
    [407, 'Write the user and password of the proxy into HTTPS_PROXY'],
    [403, 'Let the proxy of HTTPS_PROXY connect to ghe.internal, or name the host in NO_PROXY.'],
  ])('that opens no tunnel is told with its answer, once: %i', async (status, remedy) => {
    const proxy = createHttpServer().on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    const { port, asked } = await front(proxy);
    const said = saidOf(await through('https://ghe.internal', { HTTPS_PROXY: `http://127.0.0.1:${port}` }));
    expect(said.errors).toEqual([expect.stringContaining(`the proxy answered ${status} when it was asked for ghe.internal. ${remedy}`)]);
    expect({ again: said.again, status: said.status, asked: asked() }).toEqual({ again: [], status: 1, asked: 1 });
  });
});

describe('a proxy that is reached by TLS', () => {
  it('is named beside the server where only one of them can be meant', async () => {
    const { port: unknown } = await front(createTlsServer(certificate('IP:127.0.0.1')));
    const { port: plain } = await front(createHttpServer());
    const { port: open } = await front(createHttpServer().on('connect', (_, socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nSSH-2.0-OpenSSH\r\n')));
    const cases = [
      [`https://127.0.0.1:${unknown}`, `the certificate of the proxy 127.0.0.1:${unknown}, or of ghe.internal behind it, is not signed`, 'NODE_EXTRA_CA_CERTS'],
      [`https://127.0.0.1:${plain}`, `the proxy 127.0.0.1:${plain}, or ghe.internal behind it, speaks no TLS`, 'the address of the proxy'],
      // A tunnel is there, so it is the server.
      [`http://127.0.0.1:${open}`, 'ghe.internal speaks no TLS', 'GITHUB_API_URL'],
    ] as const;
    const runs = await Promise.all(cases.map(([proxy]) => through('https://ghe.internal', { HTTPS_PROXY: proxy })));
    expect(runs.map((one) => saidOf(one).errors)).toEqual(cases.map(([, said, remedy]) => [expect.stringMatching(new RegExp(`^${said}.*${remedy}`))]));
  });
});

describe('a reason that may pass', () => {
  it('is tried again, and then told once with its host', async () => {
    const nobody = await portOfNobody();
    const { port: resets } = await front(createServer((socket) => socket.resetAndDestroy()));
    const { port: closes } = await front(createServer((socket) => socket.end()));
    const { port: cuts } = await front(createHttpServer(behind(() => 'half')));
    const { port: speaks } = await front(createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')));
    const { port: secure } = await front(createTlsServer(certificate('IP:127.0.0.1'), behind()));
    const text = createHttpServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ref": "refs/'));
    const { port: json } = await front(text);
    const { port: unavailable } = await front(createHttpServer().on('connect', (_, socket) => socket.end('HTTP/1.1 503 Later\r\n\r\n')));
    const whole = 'closed the connection before its answer was whole';
    const cases: ReadonlyArray<readonly [string, Record<string, string>, string, string]> = [
      ['http://no-such-host.invalid', {}, 'there is no address for the name no-such-host.invalid (', 'Check GITHUB_API_URL'],
      [`http://127.0.0.1:${nobody}`, {}, `127.0.0.1:${nobody} refuses the connection (ECONNREFUSED)`, 'whether the server runs.'],
      ['https://ghe.internal', { HTTPS_PROXY: `http://127.0.0.1:${nobody}` }, `the proxy 127.0.0.1:${nobody} before ghe.internal refuses`, 'the proxy runs.'],
      ['http://ghe.internal', { http_proxy: `http://127.0.0.1:${nobody}` }, `the proxy 127.0.0.1:${nobody} before ghe.internal refuses`, 'the proxy runs.'],
      [
        'https://ghe.internal',
        { https_proxy: 'http://no-proxy.invalid:80' },
        'for the name no-proxy.invalid of the proxy before ghe.internal (',
        'of the proxy',
      ],
      ['https://ghe.internal', { https_proxy: `http://127.0.0.1:${unavailable}` }, 'the proxy answered 503 when it was asked for ghe.internal', 'NO_PROXY'],
      [`http://127.0.0.1:${resets}`, {}, `127.0.0.1:${resets} ${whole} (ECONNRESET)`, 'Run it again'],
      [`https://127.0.0.1:${resets}`, {}, `127.0.0.1:${resets} ${whole} (ECONNRESET)`, 'Run it again'],
      [`http://127.0.0.1:${closes}`, {}, `127.0.0.1:${closes} ${whole} (`, 'Run it again'],
      [`http://127.0.0.1:${cuts}`, {}, `127.0.0.1:${cuts} ${whole} (`, 'Run it again'],
      [`http://127.0.0.1:${secure}`, {}, `127.0.0.1:${secure} ${whole} (`, 'begins with http: or https:'],
      [`http://127.0.0.1:${speaks}`, {}, `what 127.0.0.1:${speaks} answered is no HTTP (HPE_`, 'check GITHUB_API_URL and the address of the proxy'],
      [`http://127.0.0.1:${json}`, {}, `the answer of 127.0.0.1:${json} is cut off, or is not the JSON that it claims to be (`, 'Run it again'],
    ];
    const runs = await Promise.all(cases.map(([url, environment]) => through(url, environment)));
    expect(runs.map(saidOf)).toEqual(
      cases.map(([, , said, remedy]) => ({
        errors: [expect.stringMatching(new RegExp(`${said.replace(/[.()[\]]/g, '\\$&')}.*${remedy}`))],
        again: AGAIN,
        status: 1,
        page: true,
      })),
    );
  });

  // It waits for half a minute.
  it.runIf(DEEP)('is told with its host where the answer never comes, before the time of the run is over', async () => {
    const asked: string[] = [];
    const { port } = await front(createHttpServer(({ url = '' }) => asked.push(url)));
    const { errors, status } = saidOf(await through(`http://127.0.0.1:${port}`, {}, { 'max-minutes': '1' }));
    expect(errors).toEqual([expect.stringContaining(`127.0.0.1:${port} gave no whole answer within 30 s (TimeoutError). Run it again`)]);
    expect({ status, asked }).toEqual({ status: 1, asked: ['/repos/acme/rocket/git/ref/roadmap-sync/state'] });
  });
});

describe('an address that is none', () => {
  it.each([
    ['GITHUB_API_URL', 'ghe.internal/api/v3', 'https://api.github.com'],
    ['HTTPS_PROXY', 'socks5://ghe.internal:1080', 'http://proxy.example.org:3128'],
  ])('ends the run with a sentence: %s=%s', async (name, value, like) => {
    const { log, status, summary } = await through('https://ghe.internal', { [name]: value });
    expect(log.split('\n').filter((line) => line.startsWith('::error::'))).toEqual([
      expect.stringMatching(
        `^::error::${name} is “${value}”, which is no address of HTTP\\. Set it to one that begins with http: or https:, such as \`${like}\``,
      ),
    ]);
    expect(log).not.toContain('    at ');
    expect([status, summary.replaceAll('\\', '').includes(name)]).toEqual([1, true]);
  });
});

describe('a connection that breaks', () => {
  it('in the middle of an answer is made again', async () => {
    let isDue = true;
    const { port } = await front(
      createHttpServer(
        behind(() => {
          const broken = isDue ? 'half' : null;
          isDue = false;
          return broken;
        }),
      ),
    );
    const { log, status } = await through(`http://127.0.0.1:${port}`);
    expect(log).toContain(`127.0.0.1:${port} gave no whole answer: asking again in 1 s.`);
    expect([status, (await github.issues()).map(({ title }) => title)]).toEqual([0, ['Whistle', 'Timer']]);
  });

  it.each(someOf(2, ['half', 'nothing']))('after each kind of write was done makes nothing twice: %s of the answer', async (part) => {
    const seen = new Set<string>();
    const cut = (method: string, path: string) => {
      const kind = `${method} ${path.replace(/[0-9a-f]{40}|\d+/g, 'n')}`;
      if (method === 'GET' || seen.has(kind)) return null;
      seen.add(kind);
      return part;
    };
    const { port } = await front(createHttpServer(behind(cut)));
    await through(`http://127.0.0.1:${port}`);
    const last = await through(`http://127.0.0.1:${port}`);
    expect({ log: last.log, status: last.status }).toMatchObject({ status: 0 });
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Timer']);
    expect(await github.text()).toMatch(/^- \[ \] Whistle \(\[#1\].*\n- \[ \] Timer \(\[#2\].*\n$/);
    expect([...seen]).toEqual(expect.arrayContaining(['POST /repos/acme/rocket/issues', 'PUT /repos/acme/rocket/contents/ROADMAP.md']));
  });
});
