import type { WireAnswer, WireRequest } from './wire.ts';

/** The name by which the emulator knows the repository, whatever its name is by now. */
const FIRST = 'acme/rocket';
/** GitHub's redirects name a repository by its id. */
const BY_ID = '/repositories/1';

/** The names that a repository has had. Requests under an old one are redirected to it, and answers name the present one. */
export class Names {
  readonly #names = [FIRST];

  get present(): string {
    return this.#names.at(-1) ?? FIRST;
  }

  rename(to: string): void {
    this.#names.push(to);
  }

  /** The path of a request below the repository, under its present name or its id. */
  below(pathname: string): string {
    return pathname.replace(new RegExp(`(?:/repos/${this.present}|^${BY_ID})(?=/|$)`, 'i'), '');
  }

  /** The path as the emulator knows it. */
  inside(pathname: string): string {
    const below = this.below(pathname);
    return below === pathname ? pathname : `/repos/${FIRST}${below}`;
  }

  /** A request under a name that the repository has no more leads to its id: GitHub redirects a read for good, and a write for once. */
  redirect({ method, url }: WireRequest, date: string, apiUrl: string): WireAnswer | null {
    const old = this.#names.find((name) => name !== this.present && `${url.pathname}/`.startsWith(`/repos/${name}/`));
    if (old === undefined) return null;
    const location = `${apiUrl}${BY_ID}${url.pathname.slice(`/repos/${old}`.length)}${url.search}`;
    const headers = { 'content-type': 'application/json', date, location };
    return { status: method === 'GET' ? 301 : 307, headers, body: JSON.stringify({ message: 'Moved Permanently', url: location }) };
  }

  /** An answer with the present name. What people wrote stays as it is. */
  tell(answer: WireAnswer): WireAnswer {
    if (this.#names.length === 1 || !/json/.test(answer.headers['content-type'] ?? '') || answer.body.length === 0) return answer;
    return { ...answer, body: JSON.stringify(JSON.parse(answer.body.toString('utf8')), (key, value: unknown) => this.#told(key, value)) };
  }

  #told(key: string, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    if (key === 'full_name' && value === FIRST) return this.present;
    return /^(?:\w+_)?url$/.test(key) ? value.replace(new RegExp(`/${FIRST}(?=/|$)`), `/${this.present}`) : value;
  }
}
