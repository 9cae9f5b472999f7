import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it was sent, for tests that show or count them. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly status: number;
}

/** A request, and its answer, without the wire between them. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly authorization: string;
  readonly accept: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface TestIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly state_reason: string | null;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly updated_at: string;
}

/** Sends a request as a maintainer. */
export interface Api {
  api<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Collaborators who can be assigned. */
export const ASSIGNABLE: readonly string[] = ['acme', 'mona', 'jan_acme', 'janacme'];

/** An issue as the emulator has it. */
export interface IssueNow {
  readonly title: string;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  readonly milestone: { readonly title: string } | null;
  readonly updated_at: string;
}

/** Who asks: the action's own account, and a maintainer. */
export const TOKENS = { action: 'action-token', maintainer: 'maintainer-token', reader: 'reader-token' } as const;

/** An answer with its times as GitHub gives them: in whole seconds. The emulator's have three digits more. */
export function wholeSeconds(answer: WireAnswer): WireAnswer {
  if (!/json/.test(answer.headers['content-type'] ?? '') || answer.body.length === 0) return answer;
  return { ...answer, body: answer.body.toString('utf8').replace(/("\w+_at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z"/g, '$1Z"') };
}

/** Limits that GitHub has and the emulator does not. */
export function refusalOf(method: string, path: string, body: unknown): string | null {
  if (method === 'GET') return null;
  const { title, body: text, name } = (body ?? {}) as { title?: string; body?: string; name?: string };
  if (path.startsWith('/issues') && [...(title ?? '')].length > 256) return 'Validation Failed: title is too long (maximum is 256 characters)';
  if (path.startsWith('/issues') && (text ?? '').length > 65_536) return 'Validation Failed: body is too long (maximum is 65536 characters)';
  return path === '/labels' && (name ?? '').length > 50 ? 'Validation Failed: name is too long' : null;
}

/** The emulator wants to be told its port. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A request as the server takes it. */
export async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const raw = await readAll(request);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://github.test'),
    body: raw.length === 0 ? undefined : JSON.parse(raw.toString('utf8')),
    authorization: request.headers.authorization ?? '',
    accept: request.headers.accept ?? '*/*',
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
