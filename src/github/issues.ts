import type { Issue, NoIssue } from '../model/issue.ts';
import type { IssueStore, Repository } from '../model/ports.ts';
import { type Client, HARMLESS, PAGE } from './client.ts';
import { createComments } from './comments.ts';
import { explain, failureOf, type Permission, READ_ISSUES as READ, WRITE_ISSUES as WRITE } from './failure.ts';
import { eventOf, type IssueEvents, isPull, issueOf } from './issue-answers.ts';
import { createMilestones } from './milestones.ts';

export function createIssueStore(client: Client, repository: Repository): IssueStore {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  async function attempt<Answer>(doing: string, permission: Permission, request: () => Promise<Answer>): Promise<Answer> {
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

  const events = new Map<number, Promise<IssueEvents>>();

  /** Both who changed an issue and what closed it are among its events: they are read once. */
  function lastEvents(number: number): Promise<IssueEvents> {
    const asked = events.get(number) ?? readLastEvents(number);
    events.set(number, asked);
    return asked;
  }

  /** Events come oldest first; only the last page can hold the last one of a kind that happened lately. */
  async function readLastEvents(number: number): Promise<IssueEvents> {
    const query = { ...at, issue_number: number, per_page: PAGE };
    const answer = await rest.issues.listEvents(query);
    const last = /[?&]page=(\d+)[^>]*>; rel="last"/.exec(answer.headers.link ?? '')?.[1];
    return last === undefined ? answer.data : (await rest.issues.listEvents({ ...query, page: Number(last) })).data;
  }

  async function isAssignable(login: string): Promise<boolean> {
    try {
      await rest.issues.checkUserCanBeAssigned({ ...at, assignee: login });
      return true;
    } catch (error) {
      if (failureOf(error).status === 404) return false;
      throw error;
    }
  }

  return {
    ...createComments(client),
    ...createMilestones(client),

    list({ label, since }) {
      return list(async () => {
        const found: Issue[] = [];
        let startedAt: string | null = null;
        // Oldest change first: an issue that changes while the pages are read moves to a page that is still to come.
        const query = { ...at, labels: label, state: 'all', sort: 'updated', direction: 'asc', per_page: PAGE } as const;
        for await (const { data, headers } of client.paginate.iterator(rest.issues.listForRepo, since === null ? query : { ...query, since })) {
          startedAt ??= new Date(headers.date ?? client.serverTime()).toISOString();
          // Lists of issues include pull requests.
          found.push(...data.filter((one) => !isPull(one)).map(issueOf));
        }
        return { issues: found, at: startedAt ?? client.serverTime() };
      });
    },

    async read(number): Promise<Issue | NoIssue> {
      // It is read because it may have changed.
      events.delete(number);
      try {
        const { data } = await rest.issues.get({ ...at, issue_number: number });
        // A transferred issue answers from where it is now.
        const here = data.repository_url.toLowerCase().endsWith(`/${where.toLowerCase()}`);
        if (data.number !== number || !here) return { is: 'moved', to: data.html_url };
        return isPull(data) ? { is: 'pull-request' } : issueOf(data);
      } catch (error) {
        const { status } = failureOf(error);
        if (status === 410) return { is: 'deleted' };
        // Whether it is deleted, or was never there, or is not for this token, is not told.
        if (status === 404) return { is: 'hidden' };
        throw explain(failureOf(error), `read issue #${number}`, where, READ);
      }
    },

    newest() {
      return attempt('list the newest issues', READ, async () => {
        const { data } = await rest.issues.listForRepo({ ...at, state: 'all', sort: 'created', direction: 'desc', per_page: PAGE });
        const numbers = data.map(({ number }) => number);
        return { issues: data.filter((one) => !isPull(one)).map(issueOf), numbers, all: data.length < PAGE };
      });
    },

    labels() {
      return attempt('list the labels', READ, async () => {
        const labels = await client.paginate(rest.issues.listLabelsForRepo, { ...at, per_page: PAGE });
        return labels.map(({ name }) => name);
      });
    },

    async createLabel(label) {
      try {
        await rest.issues.createLabel({ ...at, ...HARMLESS, ...label });
      } catch (error) {
        const failure = failureOf(error);
        // 422: somebody made it meanwhile, maybe in other case.
        if (failure.status !== 422) throw explain(failure, `create the label “${label.name}”`, where, WRITE);
      }
    },

    create({ title, body, labels, assignees, milestone = null }) {
      const people = assignees.length === 0 ? {} : { assignees: [...assignees] };
      const issue = { ...at, title, body, labels: [...labels], ...people, ...(milestone === null ? {} : { milestone }) };
      return attempt(`create the issue “${title}”`, WRITE, async () => issueOf((await rest.issues.create(issue)).data));
    },

    update(number, { title, body, state, milestone }) {
      const change = {
        ...(title == null ? {} : { title }),
        ...(body == null ? {} : { body }),
        ...(milestone === undefined ? {} : { milestone }),
        ...(state === undefined
          ? {}
          : state.open
            ? ({ state: 'open', state_reason: 'reopened' } as const)
            : ({ state: 'closed', state_reason: state.reason } as const)),
      };
      const doing = state === undefined ? 'change' : state.open ? 'reopen' : 'close';
      return attempt(`${doing} issue #${number}`, WRITE, async () => issueOf((await rest.issues.update({ ...at, issue_number: number, ...change })).data));
    },

    addLabels(number, labels) {
      return attempt(`label issue #${number}`, WRITE, async () =>
        (await rest.issues.addLabels({ ...at, issue_number: number, labels: [...labels] })).data.map(({ name }) => name),
      );
    },

    async removeLabel(number, label) {
      try {
        return (await rest.issues.removeLabel({ ...at, issue_number: number, name: label })).data.map(({ name }) => name);
      } catch (error) {
        const failure = failureOf(error);
        // Somebody else took it off.
        if (failure.status !== 404) throw explain(failure, `take a label off issue #${number}`, where, WRITE);
        return issueOf((await rest.issues.get({ ...at, issue_number: number })).data).labels;
      }
    },

    addAssignees(number, logins) {
      return attempt(
        `assign issue #${number}`,
        WRITE,
        async () => issueOf((await rest.issues.addAssignees({ ...at, issue_number: number, assignees: [...logins] })).data).assignees,
      );
    },

    removeAssignees(number, logins) {
      return attempt(
        `unassign issue #${number}`,
        WRITE,
        async () => issueOf((await rest.issues.removeAssignees({ ...at, issue_number: number, assignees: [...logins] })).data).assignees,
      );
    },

    assignable(logins) {
      return attempt('read who can be assigned', READ, async () => {
        const { data } = await rest.issues.listAssignees({ ...at, per_page: PAGE });
        const found = new Set(data.map(({ login }) => login.toLowerCase()));
        // A full page is not everybody: those who are not on it are asked for one by one.
        const missing = data.length < PAGE ? [] : logins.filter((login) => !found.has(login.toLowerCase()));
        for (const login of missing) if (await isAssignable(login)) found.add(login.toLowerCase());
        return new Set(logins.map((login) => login.toLowerCase()).filter((login) => found.has(login)));
      });
    },

    actors(number) {
      return attempt(`read who changed issue #${number}`, READ, async () => {
        const events = await lastEvents(number);
        const last = (kind: string) => events.findLast(({ event }) => event === kind)?.actor?.login ?? null;
        return { reopened: last('reopened'), renamed: last('renamed') };
      });
    },

    async access(login) {
      try {
        const { data } = await rest.repos.getCollaboratorPermissionLevel({ ...at, username: login });
        // `permission` knows no triage; `role_name` does, but may be a role that an organisation named.
        const roles = [data.role_name, data.permission];
        if (roles.some((role) => ['write', 'maintain', 'admin'].includes(role))) return 'write';
        return roles.includes('triage') ? 'triage' : 'none';
      } catch (error) {
        const failure = failureOf(error);
        // Bots and strangers are no collaborators.
        if (failure.status === 404) return 'none';
        throw explain(failure, `read what ${login} may do`, where, READ);
      }
    },

    history(number, since) {
      return attempt(`read what was done to issue #${number}`, READ, async () => {
        const events = await lastEvents(number);
        // Events have whole seconds.
        const recent = events.filter(({ created_at: at }) => Date.parse(at) + 1000 > Date.parse(since));
        return recent.flatMap((event) => eventOf(event) ?? []);
      });
    },

    closingCommit(number) {
      return attempt(`read what closed issue #${number}`, READ, async () => {
        const closing = (await lastEvents(number)).findLast(({ event }) => event === 'closed');
        const own = closing?.commit_url?.toLowerCase().includes(`/repos/${where.toLowerCase()}/`) === true;
        return own ? (closing?.commit_id ?? null) : null;
      });
    },
  };
}
