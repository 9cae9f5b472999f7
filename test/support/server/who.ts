import { type IssueNow, TOKENS } from './wire.ts';

/** Whose requests these are, by their token. */
const LOGINS: Readonly<Record<string, string>> = { [TOKENS.action]: 'acme', [TOKENS.maintainer]: 'acme', [TOKENS.reader]: 'mona' };

interface Rename {
  readonly event: 'renamed';
  readonly actor: { readonly login: string };
  readonly created_at: string;
  readonly rename: { readonly from: string; readonly to: string };
}

/**
 * Who renamed issues and edited their bodies, which the emulator does not keep. GitHub tells the one by events of the issue, and the other by GraphQL only:
 * `diff` holds the whole body, the newest edit comes first, and the first edit adds the body that the issue was opened with.
 */
export class WhoWroteIssues {
  readonly #renames = new Map<number, Rename[]>();
  readonly #bodies = new Map<number, Array<{ readonly editor: { readonly login: string }; readonly diff: string }>>();

  /** Notes what a request changed. */
  note(number: number, token: string, before: IssueNow, after: IssueNow): void {
    const login = LOGINS[token] ?? 'ghost';
    if (before.title !== after.title) {
      const rename: Rename = { event: 'renamed', actor: { login }, created_at: after.updated_at, rename: { from: before.title, to: after.title } };
      this.#renames.set(number, [...(this.#renames.get(number) ?? []), rename]);
    }
    if ((before.body ?? '') === (after.body ?? '')) return;
    const known = this.#bodies.get(number) ?? [{ editor: { login: before.user?.login ?? 'ghost' }, diff: before.body ?? '' }];
    this.#bodies.set(number, [{ editor: { login }, diff: after.body ?? '' }, ...known]);
  }

  /** The events of an issue with those that the emulator leaves out. */
  tell(number: number, events: readonly object[]): object[] {
    const at = (event: object) => String((event as { created_at?: string }).created_at);
    return [...events, ...(this.#renames.get(number) ?? [])].toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
  }

  /** What GraphQL answers to the question who edited a body. */
  answer(body: unknown): object {
    const { query = '', variables = {} } = body as { query?: string; variables?: { number?: number } };
    if (!query.includes('userContentEdits')) return { errors: [{ type: 'undefinedField', message: 'This server knows only the edits of bodies.' }] };
    return { data: { repository: { issue: { userContentEdits: { nodes: this.#bodies.get(variables.number ?? 0) ?? [] } } } } };
  }
}
