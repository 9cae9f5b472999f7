import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { askServer } from './ask-server.ts';
import { assign } from './assign.ts';
import { Duplicates } from './duplicates.ts';
import { Inside } from './inside.ts';
import { hasMilestone, MilestoneEvents } from './milestones.ts';
import { Names } from './names.ts';
import { requestError } from './openapi.ts';
import { hasOpenPull } from './pulls/open-pulls.ts';
import { WhoWroteIssues } from './who.ts';
import {
  ASSIGNABLE,
  freePort,
  type IssueNow,
  readRequest,
  refusalOf,
  type SentRequest,
  type TestIssue,
  TOKENS,
  type WireAnswer,
  type WireRequest,
  wholeSeconds,
} from './wire.ts';

/**
 * A GitHub in this process: the emulator, behind a proxy that adds what it lacks (401, `duplicate`, the limit of titles,
 * dates and events of milestones, `since` of comments) and checks every request against GitHub's own description.
 */
export class TestGitHub {
  readonly names = new Names();
  /** Where its pages are. */
  serverUrl = 'https://github.test';
  /** Headers of every answer, besides the usual ones. */
  headers: Readonly<Record<string, string>> = {};
  #ahead = 0;
  readonly requests: SentRequest[] = [];
  /** Requests that GitHub's description does not know. A test fails if there is one. */
  readonly invalid: string[] = [];
  readonly #emulator: Emulator;
  readonly #insideUrl: string;
  readonly #inside: Inside;
  readonly #proxy: Server;
  readonly #duplicates = new Duplicates();
  readonly #milestoned = new MilestoneEvents();
  readonly #who = new WhoWroteIssues();
  /** What requests for an issue of this number answer from now on: it was deleted or moved, and no list shows it. */
  readonly answers = new Map<number, { readonly status: number; readonly body: object }>();
  /** Called after every request that may have written something, whoever sent it. */
  afterWrite: () => Promise<void> = async () => {};
  /** Answers instead of the emulator where it returns one: for what only some servers do. */
  intercept: (request: {
    method: string;
    path: string;
    query: string;
    body: unknown;
  }) => { status: number; body: unknown; headers?: Record<string, string> } | null = () => null;

  private constructor(emulator: Emulator, port: number) {
    this.#emulator = emulator;
    this.#insideUrl = `http://127.0.0.1:${port}`;
    this.#inside = new Inside(this.#insideUrl);
    this.#proxy = createServer((request, response) => {
      const answer = readRequest(request).then((wire) => this.answer(wire));
      answer.then(
        ({ status, headers, body }) => response.writeHead(status, { ...headers, ...this.headers }).end(body),
        (error: unknown) => response.writeHead(599).end(String(error)),
      );
    });
  }

  static async start(): Promise<TestGitHub> {
    const users = [{ login: 'acme' }, { login: 'github-actions[bot]' }, { login: 'mona' }, { login: 'jan_acme' }, { login: 'janacme' }];
    const port = await freePort();
    const emulator = await createEmulator({
      service: 'github',
      port,
      hostname: '127.0.0.1',
      baseUrl: 'https://github.test',
      seed: {
        tokens: {
          [TOKENS.action]: { login: 'acme', scopes: ['repo'] },
          [TOKENS.maintainer]: { login: 'acme', scopes: ['repo'] },
          [TOKENS.reader]: { login: 'mona', scopes: [] },
        },
        github: { users, repos: [{ owner: 'acme', name: 'rocket', auto_init: true }] },
      },
    });
    const github = new TestGitHub(emulator, port);
    await new Promise<void>((resolve) => github.#proxy.listen(0, '127.0.0.1', resolve));
    return github;
  }

  get owner(): string {
    return this.names.present.split('/')[0] ?? '';
  }

  get repo(): string {
    return this.names.present.split('/')[1] ?? '';
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#proxy.closeAllConnections();
    await new Promise((resolve) => this.#proxy.close(resolve));
    this.#inside.close();
    await this.#emulator.close();
  }

  /** The requests that wrote something. */
  writes(): SentRequest[] {
    return this.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
  }

  /** What the answers of this moment give as their time. */
  date(): string {
    return new Date(Date.now() + this.#ahead).toUTCString();
  }

  /** Lets the server's clock go on, as far as its answers tell of it. Milliseconds. */
  pass(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** Sends a request, as a maintainer unless told otherwise. It is not among those that are counted. */
  async api<Answer = unknown>(method: string, path: string, body?: unknown, token: string = TOKENS.maintainer): Promise<Answer> {
    return askServer<Answer>(this, { method, path: `/repos/${this.owner}/${this.repo}${path}`, body, token });
  }

  /** Commits a file to the default branch. */
  async commit(path: string, content: string | Uint8Array, message = `Edit ${path}`): Promise<void> {
    const present = await this.#file(path);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    await this.api('PUT', `/contents/${path}`, { message, content: bytes.toString('base64'), ...(present === null ? {} : { sha: present.sha }) });
  }

  /** The text of a file at the head of the default branch. */
  async text(path = 'ROADMAP.md'): Promise<string> {
    return Buffer.from((await this.#file(path))?.content ?? '', 'base64').toString('utf8');
  }

  async issues(): Promise<TestIssue[]> {
    const issues: TestIssue[] = [];
    type Answer = Omit<TestIssue, 'labels' | 'assignees'> & { labels: { name: string }[]; assignees: { login: string }[] };
    for (let page = 1; ; page += 1) {
      const found = await this.api<Answer[]>('GET', `/issues?state=all&per_page=100&page=${page}`);
      const names = ({ labels, assignees }: Answer) => ({ labels: labels.map(({ name }) => name), assignees: assignees.map(({ login }) => login) });
      issues.push(...found.map((issue) => ({ ...issue, ...names(issue) })));
      if (found.length < 100) return issues.toSorted((a, b) => a.number - b.number);
    }
  }

  async issueTitled(title: string): Promise<TestIssue> {
    const found = (await this.issues()).filter((issue) => issue.title === title);
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} issues are titled “${title}”.`);
    return found[0];
  }

  async closeIssue(number: number, reason: 'completed' | 'not_planned' | 'duplicate'): Promise<void> {
    await this.api('PATCH', `/issues/${number}`, { state: 'closed', state_reason: reason });
  }

  async reopenIssue(number: number): Promise<void> {
    await this.api('PATCH', `/issues/${number}`, { state: 'open' });
  }

  async commitMessages(): Promise<string[]> {
    const commits = await this.api<{ commit: { message: string } }[]>('GET', '/commits?per_page=100');
    return commits.map(({ commit }) => commit.message);
  }

  async #file(path: string): Promise<{ sha: string; content: string } | null> {
    try {
      return await this.api('GET', `/contents/${path}`);
    } catch {
      return null;
    }
  }

  /** What the server does with a request, and says. @param unrecorded a test's own request, which nobody counts */
  async answer(request: WireRequest, unrecorded = false): Promise<WireAnswer> {
    const { method, url, body } = request;
    const wrong = requestError(method, url, body);
    // Where a redirect leads is the server's own affair.
    if (wrong !== null && !/^\/(?:moved|repositories|graphql|meta)\//.test(`${url.pathname}/`)) this.invalid.push(wrong);
    const answer = wholeSeconds(this.names.redirect(request, this.date(), this.apiUrl) ?? this.names.tell(await this.#respond(request)));
    if (method !== 'GET') await this.afterWrite();
    if (!unrecorded) this.requests.push({ method, path: this.pathOf(url), query: url.search.slice(1), body, status: answer.status });
    return answer;
  }

  /** The path of a request below the repository. */
  pathOf(url: URL): string {
    return this.names.below(decodeURIComponent(url.pathname));
  }

  async #respond(request: WireRequest): Promise<WireAnswer> {
    const { method, url, body, authorization, accept } = request;
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) => ({
      status,
      headers: { 'content-type': 'application/json', date: this.date(), ...headers },
      body: JSON.stringify(value),
    });
    const token = /^(?:token|bearer) (.+)$/i.exec(authorization)?.[1] ?? '';
    if (!Object.values<string>(TOKENS).includes(token)) return json(401, { message: 'Bad credentials' });
    const path = this.pathOf(url);
    const intercepted = this.intercept({ method, path, query: url.search, body });
    if (intercepted !== null) return json(intercepted.status, intercepted.body, intercepted.headers);
    const instead = this.answers.get(Number(/^\/issues\/(\d+)(?:\/|$)/.exec(path)?.[1] ?? 0));
    if (instead !== undefined && instead.status !== 301) return json(instead.status, instead.body);
    if (instead !== undefined) {
      const answer = json(301, { message: 'Moved Permanently' });
      return { ...answer, headers: { ...answer.headers, location: `${this.apiUrl}/moved${url.pathname}` } };
    }
    const moved = /^\/moved.*\/issues\/(\d+)$/.exec(url.pathname)?.[1];
    if (moved !== undefined) return json(200, this.answers.get(Number(moved))?.body);
    const refusal = refusalOf(method, path, body);
    if (refusal !== null) return json(422, { message: refusal });
    if (path === '/graphql') return json(200, this.#who.answer(body));
    if (path === '/assignees')
      return json(
        200,
        ASSIGNABLE.map((login) => ({ login })),
      );
    if (method === 'POST' && path === '/milestones' && (await hasMilestone(this, (body as { title: string }).title))) {
      return json(422, { message: 'Validation Failed', errors: [{ resource: 'Milestone', code: 'already_exists', field: 'title' }] });
    }
    if (method === 'POST' && path === '/pulls' && (await hasOpenPull(this, (body as { head: string }).head))) {
      return json(422, { message: 'Validation Failed', errors: [{ message: `A pull request already exists for ${(body as { head: string }).head}.` }] });
    }
    if (method === 'POST' && path === '/issues' && (body as { milestone?: unknown }).milestone !== undefined) return this.#createWithMilestone(request);
    const assigned = /^\/issues\/(\d+)\/assignees$/.exec(path)?.[1];
    if (assigned !== undefined) return json(201, await assign(this, Number(assigned), method, body as { assignees: string[] }));
    const patched = method === 'PATCH' ? Number(/^\/issues\/(\d+)$/.exec(path)?.[1] ?? 0) : 0;
    const before = patched === 0 ? null : await this.#inside.issue(this.names.inside(`/repositories/1/issues/${patched}`));
    const {
      status,
      headers: given,
      bytes,
    } = await this.#inside.send(
      method,
      `${this.names.inside(url.pathname)}${this.#queryFor(path, url)}`,
      { authorization: `token ${token}`, accept, 'content-type': 'application/json' },
      body === undefined ? undefined : this.#duplicates.forward(path, body),
    );
    const isOk = status >= 200 && status < 300;
    const headers: Record<string, string> = { 'content-type': String(given['content-type'] ?? ''), date: this.date() };
    if (given['link'] !== undefined) headers['link'] = String(given['link']).replaceAll(this.#insideUrl, this.apiUrl);
    if (before !== null && isOk) this.#note(patched, token, before, await this.#inside.issue(this.names.inside(`/repositories/1/issues/${patched}`)));
    if (!isOk || !path.startsWith('/issues')) return { status, headers, body: bytes };
    return { status, headers, body: this.#tell(path, url, this.#duplicates.backward(bytes, this.answers)) };
  }

  #note(number: number, token: string, before: IssueNow, after: IssueNow | null): void {
    this.#who.note(number, token, before, after ?? before);
    this.#milestoned.note(number, before.milestone?.title ?? null, (after ?? before).milestone?.title ?? null);
  }

  /** An issue that is created with a milestone has an event of it, as one that gets it later. */
  async #createWithMilestone(request: WireRequest): Promise<WireAnswer> {
    const { milestone, ...issue } = request.body as { milestone: unknown };
    const made = await this.#respond({ ...request, body: issue });
    if (made.status !== 201) return made;
    const { number } = JSON.parse(made.body.toString()) as { number: number };
    const url = new URL(`${request.url.pathname}/${number}`, request.url);
    const put = await this.#respond({ ...request, method: 'PATCH', url, body: { milestone } });
    return put.status === 200 ? { ...put, status: 201 } : put;
  }

  /** What the emulator leaves out of lists of events and comments. */
  #tell(path: string, url: URL, bytes: Buffer): Buffer {
    const [, number, list] = /^\/issues\/(\d+)\/(events|comments)$/.exec(path) ?? [];
    const since = url.searchParams.get('since');
    const answer = (value: object) => Buffer.from(JSON.stringify(value));
    const given: unknown = list === undefined ? null : JSON.parse(bytes.toString('utf8'));
    if (!Array.isArray(given)) return bytes;
    if (list === 'events') return answer(this.#who.tell(Number(number), this.#milestoned.tell(Number(number), given)));
    // Comments have the emulator's time, too.
    const early = since === null ? 0 : Date.parse(since) - this.#ahead - 1000;
    return answer((given as { updated_at: string }[]).filter((comment) => Date.parse(comment.updated_at) >= early));
  }

  /** Commits have the emulator's time, which is behind the time that answers give. */
  #queryFor(path: string, url: URL): string {
    const since = url.searchParams.get('since');
    if (path !== '/commits' || since === null) return url.search;
    const query = new URLSearchParams(url.searchParams);
    query.set('since', new Date(Date.parse(since) - this.#ahead - 1000).toISOString());
    return `?${query}`;
  }
}
