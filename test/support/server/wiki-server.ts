import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOKENS } from './wire.ts';

/** A request as it came, before git saw it. */
interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly authorization: string;
}

/** The branch of the wikis. */
const BRANCH = 'refs/heads/master';

/** GitHub's wikis in this process: git's own server behind one that demands a token. Nothing but `acme/rocket.wiki.git` is in it. */
export class WikiServer {
  /** The only one it knows: the action's. */
  readonly token = TOKENS.action;
  readonly requests: SeenRequest[] = [];
  /** Whether the token may write. */
  mayWrite = true;
  /** Called once, when a push begins: after the look, before the page is there. */
  beforePush: (() => void) | null = null;
  /** Called once, when git has said where the branch is, and before what is pushed arrives. */
  duringPush: (() => void) | null = null;
  /** Requests of this method are sent on to another server. */
  redirect: { readonly method: string; readonly to: string } | null = null;
  /** Once: the push is done, and its answer lost. */
  loseAnswer = false;
  readonly #folder = mkdtempSync(join(tmpdir(), 'wikis-'));
  readonly #repository = join(this.#folder, 'acme/rocket.wiki.git');
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  static async start(): Promise<WikiServer> {
    const server = new WikiServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Makes the repository, without a page. */
  init(): void {
    mkdirSync(this.#repository, { recursive: true });
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=master', this.#repository]);
  }

  /** Somebody saves a file, as the first one where there is none. @param mode `120000` for a symbolic link */
  save(path: string, text: string | Buffer, mode = '100644'): void {
    const bytes = Buffer.from(text as string);
    const from = this.commits() === 0 ? '' : `from ${BRANCH}^0\n`;
    const head = `commit ${BRANCH}\ncommitter Ann <ann@example.org> now\ndata 4\nSave\n${from}M ${mode} inline "${path}"\ndata ${bytes.length}\n`;
    this.#git(['fast-import', '--quiet', '--date-format=now'], Buffer.concat([Buffer.from(head), bytes, Buffer.from('\n')]));
  }

  /** The bytes of a file at the branch's head as text, null where there is none. */
  read(path: string): string | null {
    return this.paths().includes(path) ? this.#git(['cat-file', 'blob', `${BRANCH}:${path}`]) : null;
  }

  paths(): string[] {
    return this.#git(['ls-tree', '-r', '-z', '--name-only', BRANCH]).split('\0').slice(0, -1);
  }

  commits(): number {
    return this.#git(['rev-list', '--all']).split('\n').length - 1;
  }

  /** Author, committer and message of the last commit. */
  last(): string {
    return this.#git(['log', '-1', '--format=%an <%ae>|%cn <%ce>|%B', BRANCH]).trim();
  }

  #git(words: readonly string[], input: Buffer | string = ''): string {
    return execFileSync('git', [`--git-dir=${this.#repository}`, ...words], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    const { authorization = '' } = headers;
    this.requests.push({ method, path: url, authorization });
    if (authorization !== `Basic ${Buffer.from(`x-access-token:${this.token}`).toString('base64')}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('Invalid username or password.');
      return;
    }
    if (method === this.redirect?.method) {
      response.writeHead(301, { location: `${this.redirect.to}${url}` }).end();
      return;
    }
    const pushes = url.includes('git-receive-pack');
    if (pushes && !this.mayWrite) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('Permission to acme/rocket.wiki.git denied to github-actions[bot].');
      return;
    }
    if (pushes && method === 'GET') this.beforePush = called(this.beforePush);
    if (pushes && method === 'POST') this.duringPush = called(this.duringPush);
    const lost = pushes && method === 'POST' && this.loseAnswer;
    if (lost) this.loseAnswer = false;
    this.#serve(request, response, lost);
  }

  /** As the Common Gateway Interface of git's server wants it. */
  #serve(request: IncomingMessage, response: ServerResponse, lost: boolean): void {
    const { pathname, search } = new URL(request.url ?? '/', this.url);
    const env = {
      PATH: process.env['PATH'] ?? '',
      GIT_PROJECT_ROOT: this.#folder,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'x-access-token',
      REMOTE_ADDR: '127.0.0.1',
      REQUEST_METHOD: request.method ?? '',
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    };
    const backend = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => {
      if (lost) response.destroy();
      else answer(Buffer.concat(chunks), response);
    });
    backend.stdin.on('error', () => {});
    request.pipe(backend.stdin);
  }
}

function called(act: (() => void) | null): null {
  act?.();
  return null;
}

function answer(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  const headers = output
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': ', 2) as [string, string]);
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
  const sent = Object.fromEntries(headers.filter(([name]) => name !== 'Status'));
  response.writeHead(Number.parseInt(status, 10), sent).end(output.subarray(end + 4));
}
