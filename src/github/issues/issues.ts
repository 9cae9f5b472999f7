import { IssueRefused, Transferred } from '../../model/errors.ts';
import type { CloseReason, Issue, IssueState, NoIssue } from '../../model/issue.ts';
import type { IssueStore, Repository } from '../../model/ports.ts';
import { type Client, PAGE } from '../wire/client.ts';
import {
  CHANGE_OF_ONE,
  CREATE_OF_ONE,
  explain,
  type Failure,
  failureOf,
  type OfOneIssue,
  type Permission,
  READ_ISSUES as READ,
  WRITE_ISSUES as WRITE,
} from '../wire/failure.ts';
import { type IssueAnswer, type IssueEvents, isPull, issueOf, labelsOfAnswers, newestOf } from '../wire/issue-answers.ts';
import { createAssignees } from './assignees.ts';
import { createComments } from './comments.ts';
import { createEvents } from './events.ts';
import { createLabelList } from './labels.ts';
import { createMilestones } from './milestones.ts';

export function createIssueStore(client: Client, repository: Repository): IssueStore {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  /** @param ofOne tells whether a refusal is about one issue, and where to look for its reason: then the error is an IssueRefused */
  async function attempt<Answer>(doing: string, permission: Permission, request: () => Promise<Answer>, ofOne: OfOneIssue | null = null): Promise<Answer> {
    try {
      return await request();
    } catch (error) {
      const failure = failureOf(error);
      const said = explain(failure, doing, where, permission);
      throw ofOne?.is(failure) === true ? new IssueRefused(said, ofOne.reason) : said;
    }
  }

  /** Issues that two writes have shown to be gone, although they were read between them. Such reads are old. */
  const gone = new Map<number, NoIssue>();
  const doubted = new Set<number>();

  function missed(number: number, transferred: Transferred): Transferred {
    if (doubted.has(number)) gone.set(number, transferred.to === null ? { is: 'deleted' } : { is: 'moved', to: transferred.to });
    doubted.add(number);
    return transferred;
  }

  /** A write to one issue. @throws Transferred if it is gone, IssueRefused if the server refuses this change */
  async function attemptOn<Answer>(number: number, doing: string, request: () => Promise<Answer>): Promise<Answer> {
    const named = `${doing} issue #${number}`;
    const send = async () => {
      try {
        return await request();
      } catch (error) {
        if (error instanceof Transferred) throw missed(number, error);
        const { status, message } = failureOf(error);
        // GitHub answers so for a deleted issue, and where the repository has no issues at all.
        const isDeleted = status === 410 && !/disabled/i.test(message);
        throw isDeleted ? missed(number, new Transferred(`Cannot ${named} in ${where}: it was deleted.`, null)) : error;
      }
    };
    return attempt(named, WRITE, send, CHANGE_OF_ONE);
  }

  const isThere = ({ number }: Pick<IssueAnswer, 'number'>) => !gone.has(number);

  /** A list is the first request about issues. If it fails with 404 or 410, the repository's data tell whether issues are disabled. */
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

  let isNamed = false;
  let takesNoReason = false;

  /** Whether an issue is in this repository. The name in its address is the repository's present one, so GitHub is asked once for that. */
  async function isHere({ repository_url: url }: Pick<IssueAnswer, 'repository_url'>): Promise<boolean> {
    const names = () => url.toLowerCase().endsWith(`/${at.owner}/${at.repo}`.toLowerCase());
    if (!names() && !isNamed) {
      await repository.info();
      isNamed = true;
    }
    return names();
  }

  const events = new Map<number, Promise<IssueEvents>>();

  return {
    ...createAssignees(client),
    ...createComments(client),
    ...createEvents(client, events),
    ...createLabelList(client),
    ...createMilestones(client),

    list({ label, since }) {
      return list(async () => {
        const found: IssueAnswer[] = [];
        let startedAt: string | null = null;
        // Oldest change first: if an issue changes while the pages are read, it moves to a later page and is not missed.
        const query = { ...at, labels: label, state: 'all', sort: 'updated', direction: 'asc', per_page: PAGE } as const;
        for await (const { data, headers } of client.paginate.iterator(rest.issues.listForRepo, since === null ? query : { ...query, since })) {
          startedAt ??= new Date(headers.date ?? client.serverTime()).toISOString();
          // Lists of issues include pull requests.
          found.push(...data.filter((one) => !isPull(one) && isThere(one)));
        }
        return { issues: newestOf(found).map(issueOf), labels: labelsOfAnswers(found), at: startedAt ?? client.serverTime() };
      });
    },

    async read(number): Promise<Issue | NoIssue> {
      const known = gone.get(number);
      if (known !== undefined) return known;
      // The issue may have changed, so its events are read anew, too.
      events.delete(number);
      try {
        const { data } = await rest.issues.get({ ...at, issue_number: number });
        // For a transferred issue GitHub answers with the issue in its new repository.
        if (data.number !== number || !(await isHere(data))) return { is: 'moved', to: data.html_url };
        return isPull(data) ? { is: 'pull-request' } : issueOf(data);
      } catch (error) {
        const { status } = failureOf(error);
        if (status === 410) return { is: 'deleted' };
        // 404 does not tell whether it was deleted, never existed, or is closed to this token.
        if (status === 404) return { is: 'hidden' };
        throw explain(failureOf(error), `read issue #${number}`, where, READ);
      }
    },

    newest() {
      return attempt('list the newest issues', READ, async () => {
        const { data, headers } = await rest.issues.listForRepo({ ...at, state: 'all', sort: 'created', direction: 'desc', per_page: PAGE });
        const numbers = data.map(({ number }) => number);
        return { issues: data.filter((one) => !isPull(one)).map(issueOf), numbers, all: !hasNext(headers.link) };
      });
    },

    open(pages) {
      return attempt('list the open issues', READ, async () => {
        const found: Issue[] = [];
        let read = 0;
        const query = { ...at, state: 'open', sort: 'created', direction: 'desc', per_page: PAGE } as const;
        for await (const { data, headers } of client.paginate.iterator(rest.issues.listForRepo, query)) {
          found.push(...data.filter((one) => !isPull(one)).map(issueOf));
          read += 1;
          if (read >= pages) return { issues: found, all: !hasNext(headers.link) };
        }
        return { issues: found, all: true };
      });
    },

    create({ title, body, labels, assignees, milestone = null }) {
      const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
      const issue = { ...at, title, body, labels: [...labels], ...(milestone === null ? {} : { milestone }) };
      const send = async () => {
        try {
          return issueOf((await rest.issues.create({ ...issue, ...people })).data);
        } catch (error) {
          const { status, message } = failureOf(error);
          // GitHub refuses the whole issue because of one person who cannot be assigned any more. Nothing was made then, so it is sent again.
          if (status !== 422 || assignees.length === 0 || !/assignee/i.test(message)) throw error;
          return issueOf((await rest.issues.create(issue)).data);
        }
      };
      return attempt(`create the issue “${title}”`, WRITE, send, CREATE_OF_ONE);
    },

    update(number, { title, body, state, milestone }) {
      const change = {
        ...at,
        issue_number: number,
        ...(title == null ? {} : { title }),
        ...(body == null ? {} : { body }),
        ...(milestone === undefined ? {} : { milestone }),
      };
      const doing = state === undefined ? 'change' : state.open ? 'reopen' : 'close';
      const sendOnce = async (states: object) => issueOf((await rest.issues.update({ ...change, ...states })).data);
      const send = async (closed: IssueState | undefined) => {
        const { state_reason: reason, ...without } = stateChange(closed);
        try {
          return await sendOnce(reason === undefined || takesNoReason ? without : { ...without, state_reason: reason });
        } catch (error) {
          // Older servers do not know the parameter. They refuse the whole change, so nothing has happened.
          if (takesNoReason || reason === 'duplicate' || !refusesReason(failureOf(error))) throw error;
          takesNoReason = true;
          client.log('This server takes no reason for closing or reopening an issue, so none is sent.');
          return sendOnce(without);
        }
      };
      return attemptOn(number, doing, async () => {
        try {
          return await send(state);
        } catch (error) {
          // Older servers do not know duplicates. They refuse the whole change, so nothing has happened.
          const { status, rateLimited } = failureOf(error);
          if (state === undefined || state.open || state.reason !== 'duplicate' || (status !== 422 && status !== 400) || rateLimited !== null) throw error;
          const version = await client.version.read();
          client.log(
            `${version === null ? 'This server' : `GitHub Enterprise Server ${version}`} does not close issues as duplicate: #${number} is closed as not planned.`,
          );
          return send({ open: false, reason: 'not_planned' });
        }
      });
    },

    addLabels(number, labels) {
      return attemptOn(number, 'label', async () =>
        (await rest.issues.addLabels({ ...at, issue_number: number, labels: [...labels] })).data.map(({ name }) => name),
      );
    },

    async removeLabel(number, label) {
      try {
        return (await rest.issues.removeLabel({ ...at, issue_number: number, name: label })).data.map(({ name }) => name);
      } catch (error) {
        // 404: somebody else removed the label already.
        if (error instanceof Transferred || failureOf(error).status !== 404) return attemptOn(number, 'remove a label from', () => Promise.reject(error));
        return attempt(`read issue #${number}`, READ, async () => issueOf((await rest.issues.get({ ...at, issue_number: number })).data).labels);
      }
    },

    addAssignees(number, logins) {
      return attemptOn(
        number,
        'assign',
        async () => issueOf((await rest.issues.addAssignees({ ...at, issue_number: number, assignees: [...logins] })).data).assignees,
      );
    },

    removeAssignees(number, logins) {
      return attemptOn(
        number,
        'unassign',
        async () => issueOf((await rest.issues.removeAssignees({ ...at, issue_number: number, assignees: [...logins] })).data).assignees,
      );
    },
  };
}

/** Whether a list goes on. A page may be shorter than what was asked for. */
function hasNext(link: string | undefined): boolean {
  return link?.includes('rel="next"') === true;
}

interface StateChange {
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'reopened' | CloseReason;
}

function stateChange(state: IssueState | undefined): StateChange {
  if (state === undefined) return {};
  return state.open ? { state: 'open', state_reason: 'reopened' } : { state: 'closed', state_reason: state.reason };
}

/** Whether a refusal names the parameter: then it is not about the state. */
function refusesReason({ status, message, whole = message }: Failure): boolean {
  return (status === 400 || status === 422) && /state_reason/.test(whole);
}
