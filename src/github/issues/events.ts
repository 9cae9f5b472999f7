import type { Act, BodyVersion } from '../../model/issue.ts';
import type { IssueStore } from '../../model/ports.ts';
import { type Client, PAGE } from '../wire/client.ts';
import { explain, type Failure, failureOf, isRefusal, READ_ISSUES as READ } from '../wire/failure.ts';
import { actOf, eventOf, type IssueEvents } from '../wire/issue-answers.ts';

/** The most pages of events that are read one after the other, if the server does not say which one is the last. */
const MOST_PAGES = 20;
/** How many versions of a body are asked for. */
const VERSIONS = 20;

/**
 * `diff` holds the whole body after the edit, although its name says something else. The newest edit comes first, and the last one is the body that the
 * issue was opened with.
 */
const BODIES = `query($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { issue(number: $number) { userContentEdits(first: ${VERSIONS}) { nodes { editor { login } diff } } } }
}`;

interface BodiesAnswer {
  readonly repository?: {
    readonly issue?: {
      readonly userContentEdits?: {
        readonly nodes?: ReadonlyArray<{ readonly editor?: { readonly login?: string } | null; readonly diff?: string | null } | null> | null;
      } | null;
    } | null;
  } | null;
}

/** What happened to issues, and who did it. @param events what was read of them; a read of an issue takes its events out */
export function createEvents(
  client: Client,
  events: Map<number, Promise<IssueEvents>>,
): Pick<IssueStore, 'acts' | 'bodies' | 'access' | 'history' | 'closingCommit'> {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;
  /** The server has refused to say what a person may do, and the log says so. */
  let isAccessUntold = false;

  async function attempt<Answer>(doing: string, request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request();
    } catch (error) {
      throw explain(failureOf(error), doing, where, READ);
    }
  }

  /** Several questions are answered from an issue's events, so they are read once and kept. */
  function lastEvents(number: number): Promise<IssueEvents> {
    const asked = events.get(number) ?? readLastEvents(number);
    events.set(number, asked);
    return asked;
  }

  /** GitHub lists events oldest first, so the latest ones are on the last page. That page may hold a single event, so the one before it is read, too. */
  async function readLastEvents(number: number): Promise<IssueEvents> {
    const query = { ...at, issue_number: number, per_page: PAGE };
    const { data, headers } = await rest.issues.listEvents(query);
    const link = headers.link ?? '';
    const last = Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(link)?.[1] ?? 1);
    if (last > 1) {
      const page = async (index: number) => (await rest.issues.listEvents({ ...query, page: index })).data;
      return [...(last === 2 ? data : await page(last - 1)), ...(await page(last))];
    }
    // A list with cursors has a next page but names no last one.
    return link.includes('rel="next"') ? allEvents(number) : data;
  }

  async function allEvents(number: number): Promise<IssueEvents> {
    const found: IssueEvents[number][] = [];
    let pages = 0;
    for await (const { data } of client.paginate.iterator(rest.issues.listEvents, { ...at, issue_number: number, per_page: PAGE })) {
      found.push(...data);
      pages += 1;
      // The latest events of an endless list are not known, and the early ones must not be taken for them.
      if (pages === MOST_PAGES) return [];
    }
    return found;
  }

  return {
    acts(number) {
      return attempt(`read who changed issue #${number}`, async () => (await lastEvents(number)).map(actOf) satisfies Act[]);
    },

    async bodies(number) {
      try {
        const answer = await client.graphql<BodiesAnswer | null | undefined>(BODIES, { owner: at.owner, repo: at.repo, number });
        const nodes = answer?.repository?.issue?.userContentEdits?.nodes;
        return nodes?.map((node): BodyVersion => ({ by: node?.editor?.login ?? null, body: node?.diff ?? null })) ?? null;
      } catch (error) {
        // The server answered, but its GraphQL does not know the history of bodies, or not for this token.
        if (error instanceof Error && error.name === 'GraphqlResponseError') return null;
        // The client turns a rate limit, which GraphQL tells with status 200, into an error without a status.
        const isLimit = error instanceof Error && !('status' in error) && /rate limit/i.test(error.message);
        const failure: Failure = isLimit ? { status: 429, message: error.message, rateLimited: 60 } : failureOf(error);
        if (isRefusal(failure)) return null;
        throw explain(failure, `read who edited issue #${number}`, where, READ);
      }
    },

    async access(login) {
      try {
        const { data } = await rest.repos.getCollaboratorPermissionLevel({ ...at, username: login });
        // `permission` never says `triage`. `role_name` does, but may also be a name that an organisation gave to a role.
        // A role of an organisation's own has `permission: read` also where it may triage. What it may is told with the user.
        // A server may tell none of them. Then nobody vouches for the person.
        const may = data.permission === 'none' ? [] : mayOf(data.user);
        const roles: readonly unknown[] = [data.role_name, data.permission, ...may];
        if (['write', 'maintain', 'admin', 'push'].some((role) => roles.includes(role))) return 'write';
        return roles.includes('triage') ? 'triage' : 'none';
      } catch (error) {
        const failure = failureOf(error);
        // 404: GitHub does not list bots and strangers as collaborators.
        if (failure.status === 404) return 'none';
        // GitHub tells only those who may push. Then what nobody vouches for does not count.
        if (isRefusal(failure)) {
          const needed = failure.status === 403 ? ' The token needs contents: write.' : '';
          if (!isAccessUntold)
            client.log(
              `GitHub does not tell this token what @${login} may do (${failure.message}): what people without a known permission change on GitHub does not enter the roadmap.${needed}`,
            );
          isAccessUntold = true;
          return 'none';
        }
        throw explain(failure, `read the permission of @${login}`, where, READ);
      }
    },

    history(number, since) {
      return attempt(`read the events of issue #${number}`, async () => {
        const found = await lastEvents(number);
        // GitHub cuts the times of events down to whole seconds, so an event may be up to a second later than it says.
        const recent = found.filter(({ created_at: time }) => Date.parse(time) + 1000 > Date.parse(since));
        return recent.flatMap((event) => eventOf(event) ?? []);
      });
    },

    closingCommit(number) {
      return attempt(`read what closed issue #${number}`, async () => {
        const closing = (await lastEvents(number)).findLast(({ event }) => event === 'closed');
        const own = closing?.commit_url?.toLowerCase().includes(`/repos/${where.toLowerCase()}/`) === true;
        return own ? (closing?.commit_id ?? null) : null;
      });
    },
  };
}

/** What an account may do in the repository, such as `triage` and `push`, as far as the answer tells it. */
function mayOf(user: { readonly permissions?: object } | null | undefined): string[] {
  return Object.entries(user?.permissions ?? {}).flatMap(([name, may]) => (may === true ? [name] : []));
}
