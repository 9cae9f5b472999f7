import type { TestGitHub } from '../server/github.ts';
import { TOKENS, type WireAnswer, type WireRequest } from '../server/wire.ts';

interface ListedIssue {
  readonly updated_at: string;
  readonly state: string;
  readonly labels: ReadonlyArray<{ readonly name: string }>;
}

/** Lists show the issues as they were so long ago: 15 to 30 s were seen. Milliseconds. */
const LAG = 30_000;

/** What the lists of issues showed after every write, for lists that show it late. All issues must fit on a page. */
export class LaggingLists {
  readonly #github: TestGitHub;
  readonly #shown: Array<{ readonly at: number; readonly issues: readonly ListedIssue[] }> = [];

  constructor(github: TestGitHub) {
    this.#github = github;
    github.afterWrite = () => this.#remember();
  }

  /** The answer to a list of issues, or null where something else is asked for. */
  answer({ method, url }: WireRequest): WireAnswer | null {
    if (method !== 'GET' || this.#github.pathOf(url) !== '/issues') return null;
    const { labels, since, state } = Object.fromEntries(url.searchParams);
    const shown = this.#shown.findLast(({ at }) => at <= Date.now() - LAG)?.issues ?? [];
    const fits = (issue: ListedIssue) => labels === undefined || issue.labels.some(({ name }) => name === labels);
    const listed = shown.filter((issue) => fits(issue) && (since === undefined || issue.updated_at >= since) && (state === 'all' || issue.state === state));
    const sorted = listed.toSorted((a, b) => Date.parse(a.updated_at) - Date.parse(b.updated_at));
    return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', date: this.#github.date() }, body: JSON.stringify(sorted) };
  }

  async #remember(): Promise<void> {
    const { owner, repo } = this.#github;
    const url = new URL(`http://github.test/repos/${owner}/${repo}/issues?state=all&per_page=100`);
    const request = { method: 'GET', url, body: undefined, authorization: `token ${TOKENS.maintainer}`, accept: '*/*' };
    const { body } = await this.#github.answer(request, true);
    this.#shown.push({ at: Date.now(), issues: JSON.parse(body.toString()) as ListedIssue[] });
  }
}
