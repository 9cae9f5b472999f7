import { Agent, request } from 'node:http';
import { type IssueNow, TOKENS } from './wire.ts';

/** An answer of the emulator. */
export interface InsideAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** Requests to the emulator, in this process. A plain client on connections that stay takes a third of the work of `fetch`, and tests send thousands. */
export class Inside {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });

  /** @param url of the emulator */
  constructor(url: string) {
    this.#url = url;
  }

  send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<InsideAnswer> {
    const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
    const all = { ...headers, ...(bytes === null ? {} : { 'content-length': String(bytes.length) }) };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { method, headers: all, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }));
      });
      sent.on('error', reject);
      sent.end(bytes);
    });
  }

  /** An issue as it is now; null if there is none. */
  async issue(path: string): Promise<IssueNow | null> {
    const { status, bytes } = await this.send('GET', path, { authorization: `token ${TOKENS.action}` });
    return status === 200 ? (JSON.parse(bytes.toString('utf8')) as IssueNow) : null;
  }

  close(): void {
    this.#agent.destroy();
  }
}
