import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestGitHub } from '../server/github.ts';
import { readRequest, type SentRequest, type WireAnswer, type WireRequest } from '../server/wire.ts';
import type { Limits } from './limits.ts';

/** A request of a run at the moment that a fault strikes it. */
export interface Moment {
  readonly github: TestGitHub;
  /** Lets the server do what is asked. */
  readonly serve: () => Promise<WireAnswer>;
  /** Lets the time of a run in this process go on. Milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** The run ends here: it gets no answer any more, and none of its requests reaches the server. */
  readonly kill: () => void;
  /** From here on the lists of this run lag. */
  readonly lag: () => void;
}

/** What goes back over the wire: an answer, half of one, or nothing. */
export type Struck = WireAnswer | { readonly half: WireAnswer } | 'cut' | 'silence';

export interface Strike {
  /** Index of the request within the run. */
  readonly index: number;
  readonly strike: (moment: Moment) => Promise<Struck>;
}

interface ProxyOptions {
  readonly strike?: Strike;
  /** Milliseconds that a request takes, and others that pass. */
  readonly pass?: (milliseconds: number) => void;
  /** Answers lists in the server's place while they lag. */
  readonly lists?: (request: WireRequest) => WireAnswer | null;
  /** What the server allows; without it everything. */
  readonly limits?: Limits | undefined;
  /** Whether they lag from the first request on. */
  readonly lagging?: boolean;
}

/** A request takes so long. Milliseconds. */
const LATENCY = 100;

/** The server as one run sees it: through it a fault strikes one of the run's requests, and nobody else's. */
export class FaultProxy {
  readonly owner: TestGitHub['owner'];
  readonly repo: TestGitHub['repo'];
  /** What the server did of this run's requests, in order; null where it never heard of one. */
  readonly requests: Array<Pick<SentRequest, 'method' | 'path' | 'query' | 'body'> & { status: number | null }> = [];
  /** Resolves when the run is killed. */
  readonly killed: Promise<void>;
  #kill: () => void = () => {};
  #dead = false;
  #lagging: boolean;
  readonly #github: TestGitHub;
  readonly #options: ProxyOptions;
  readonly #server: Server;

  private constructor(github: TestGitHub, options: ProxyOptions) {
    this.owner = github.owner;
    this.repo = github.repo;
    this.#github = github;
    this.#options = options;
    this.#lagging = options.lagging ?? false;
    this.killed = new Promise((resolve) => {
      this.#kill = () => {
        this.#dead = true;
        resolve();
      };
    });
    this.#server = createServer((request, response) => {
      readRequest(request)
        .then((wire) => this.#handle(wire))
        .then(
          (struck) => send(struck, response),
          (error: unknown) => response.writeHead(599).end(String(error)),
        );
    });
  }

  static async start(github: TestGitHub, options: ProxyOptions = {}): Promise<FaultProxy> {
    const proxy = new FaultProxy(github, options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many requests wrote something. */
  get writes(): number {
    return this.requests.filter(({ method }) => method !== 'GET').length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(wire: WireRequest): Promise<Struck> {
    if (this.#dead) return 'silence';
    const asked = { method: wire.method, path: this.#github.pathOf(wire.url), query: wire.url.search.slice(1), body: wire.body, status: null };
    const index = this.requests.push(asked) - 1;
    const { strike, pass = () => {} } = this.#options;
    pass(LATENCY);
    const serve = () => this.#serve(wire, index);
    if (strike?.index !== index) return serve();
    const lag = () => {
      this.#lagging = true;
    };
    return strike.strike({ github: this.#github, serve, pass, kill: () => this.#kill(), lag });
  }

  async #serve(wire: WireRequest, index: number): Promise<WireAnswer> {
    const { limits } = this.#options;
    const refused = limits?.ask(wire, Date.now()) ?? null;
    if (refused !== null) return refused;
    const old = this.#lagging ? this.#options.lists?.(wire) : null;
    const answer = this.#here(old ?? (await this.#github.answer(wire)));
    const asked = this.requests[index];
    if (asked !== undefined) asked.status = answer.status;
    if (this.#dead) throw new Error('A killed run was served.');
    return limits === undefined ? answer : { ...answer, headers: { ...answer.headers, ...limits.headers(Date.now()) } };
  }

  /** The next page of a list is asked for here, too. */
  #here(answer: WireAnswer): WireAnswer {
    const { link } = answer.headers;
    return link === undefined ? answer : { ...answer, headers: { ...answer.headers, link: link.replaceAll(this.#github.apiUrl, this.apiUrl) } };
  }
}

function send(struck: Struck, response: ServerResponse): void {
  if (struck === 'silence') return;
  if (struck === 'cut') response.destroy();
  else if ('half' in struck) {
    const body = Buffer.from(struck.half.body);
    response.writeHead(struck.half.status, { ...struck.half.headers, 'content-length': body.length });
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
  } else response.writeHead(struck.status, struck.headers).end(struck.body);
}
