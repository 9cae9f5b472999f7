import type { CloseReason, Issue, IssueState } from '../model.ts';
import type { IssueStore, Repository } from '../ports.ts';
import type { Client } from './client.ts';
import { explain, failureOf, type Permission } from './failure.ts';

const WRITE: { name: Permission; level: 'write' } = { name: 'issues', level: 'write' };
const READ: { name: Permission; level: 'read' } = { name: 'issues', level: 'read' };
const PAGE = 100;

/** What GitHub's answers about an issue have in common, whichever request they are for. */
interface IssueAnswer {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly state_reason?: string | null | undefined;
  readonly labels: ReadonlyArray<string | { readonly name?: string | undefined }>;
  readonly updated_at: string;
  readonly repository_url: string;
  readonly pull_request?: unknown;
}

export function createIssueStore(client: Client, repository: Repository): IssueStore {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  async function attempt<Answer>(doing: string, permission: typeof WRITE | typeof READ, request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request();
    } catch (error) {
      throw explain(failureOf(error), doing, where, permission);
    }
  }

  /** A list is the first request about issues: where it fails, the repository says why. */
  async function list<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status !== 404 && failure.status !== 410) throw explain(failure, 'list the issues', where, READ);
      const { hasIssues } = await repository.info();
      throw explain(hasIssues ? failure : { ...failure, status: 410 }, 'list the issues', where, READ);
    }
  }

  return {
    list({ label, since }) {
      return list(async () => {
        const found: Issue[] = [];
        let startedAt: string | null = null;
        // Oldest change first: an issue that changes while the pages are read moves to a page that is still to come.
        const query = { ...at, labels: label, state: 'all', sort: 'updated', direction: 'asc', per_page: PAGE } as const;
        for await (const { data, headers } of client.paginate.iterator(rest.issues.listForRepo, since === null ? query : { ...query, since })) {
          startedAt ??= new Date(headers.date ?? client.serverTime()).toISOString();
          // Lists of issues include pull requests.
          found.push(...data.map(issueOf).filter(({ pullRequest }) => !pullRequest));
        }
        return { issues: found, at: startedAt ?? client.serverTime() };
      });
    },

    async read(number) {
      try {
        const { data } = await rest.issues.get({ ...at, issue_number: number });
        // A transferred issue answers from where it is now.
        const here = data.repository_url.toLowerCase().endsWith(`/${where.toLowerCase()}`);
        return data.number === number && here ? issueOf(data) : null;
      } catch (error) {
        const failure = failureOf(error);
        if (failure.status === 404 || failure.status === 410) return null;
        throw explain(failure, `read issue #${number}`, where, READ);
      }
    },

    labels() {
      return attempt('list the labels', READ, async () => {
        const labels = await client.paginate(rest.issues.listLabelsForRepo, { ...at, per_page: PAGE });
        return labels.map(({ name }) => name);
      });
    },

    async createLabel(label) {
      try {
        await rest.issues.createLabel({ ...at, ...label });
      } catch (error) {
        const failure = failureOf(error);
        // 422: somebody made it meanwhile, maybe in other case.
        if (failure.status !== 422) throw explain(failure, `create the label “${label.name}”`, where, WRITE);
      }
    },

    create({ title, body, labels }) {
      return attempt(`create the issue “${title}”`, WRITE, async () => issueOf((await rest.issues.create({ ...at, title, body, labels: [...labels] })).data));
    },

    addLabels(number, labels) {
      return attempt(`label issue #${number}`, WRITE, async () => {
        await rest.issues.addLabels({ ...at, issue_number: number, labels: [...labels] });
      });
    },

    setState(number, state) {
      const change = state.open ? ({ state: 'open', state_reason: 'reopened' } as const) : ({ state: 'closed', state_reason: state.reason } as const);
      return attempt(`${state.open ? 'reopen' : 'close'} issue #${number}`, WRITE, async () =>
        issueOf((await rest.issues.update({ ...at, issue_number: number, ...change })).data),
      );
    },

    closingCommit(number) {
      return attempt(`read what closed issue #${number}`, READ, async () => {
        const query = { ...at, issue_number: number, per_page: PAGE };
        let answer = await rest.issues.listEvents(query);
        // Events come oldest first; only the last page can hold the last closing.
        const last = /[?&]page=(\d+)[^>]*>; rel="last"/.exec(answer.headers.link ?? '')?.[1];
        if (last !== undefined) answer = await rest.issues.listEvents({ ...query, page: Number(last) });
        const closing = answer.data.findLast(({ event }) => event === 'closed');
        const own = closing?.commit_url?.toLowerCase().includes(`/repos/${where.toLowerCase()}/`) === true;
        return own ? (closing?.commit_id ?? null) : null;
      });
    },
  };
}

function issueOf(answer: IssueAnswer): Issue {
  return {
    number: answer.number,
    title: answer.title,
    body: answer.body ?? '',
    state: stateOf(answer),
    labels: answer.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    updatedAt: answer.updated_at,
    pullRequest: answer.pull_request !== undefined && answer.pull_request !== null,
  };
}

function stateOf({ state, state_reason }: IssueAnswer): IssueState {
  if (state !== 'closed') return { open: true };
  const reason: CloseReason = state_reason === 'not_planned' || state_reason === 'duplicate' ? state_reason : 'completed';
  return { open: false, reason };
}
