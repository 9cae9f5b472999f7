import * as v from 'valibot';
import type { OwnedRepository } from '../fleet/choose.ts';
import { LimitReached, UserError } from '../model/errors.ts';
import { type Client, PAGE } from './wire/client.ts';
import { explain, failureOf, READ_CONTENTS } from './wire/failure.ts';

/** A page of an owner's repositories, and of each whether it has the file. REST would take a request for every repository. */
const REPOSITORIES = `query($owner: String!, $file: String!, $after: String) {
  repositoryOwner(login: $owner) {
    login
    repositories(first: ${PAGE}, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes { name isArchived isDisabled isEmpty isFork hasIssuesEnabled object(expression: $file) { __typename } }
    }
  }
}`;

const Answer = v.object({
  repositoryOwner: v.nullable(
    v.object({
      login: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
      repositories: v.object({
        pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
        nodes: v.array(
          v.nullable(
            v.object({
              name: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
              isArchived: v.boolean(),
              isDisabled: v.boolean(),
              isEmpty: v.boolean(),
              isFork: v.boolean(),
              hasIssuesEnabled: v.boolean(),
              object: v.nullable(v.object({ __typename: v.string() })),
            }),
          ),
        ),
      }),
    }),
  ),
});
type AnswerPage = v.InferOutput<typeof Answer>;

/** An owner has fewer pages. A server whose list has no end is left. */
const MOST_PAGES = 1_000;

/**
 * All repositories of a user or an organisation that the token sees, 100 a request.
 * @param path the roadmap's, on each default branch
 * @returns the owner as the server spells it; of the repositories null for one that the token may not read
 * @throws UserError
 */
export async function ownedRepositories(
  client: Client,
  owner: string,
  path: string,
): Promise<{ readonly owner: string; readonly repositories: ReadonlyArray<OwnedRepository | null> }> {
  const found: (OwnedRepository | null)[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { repositoryOwner }: AnswerPage = await pageOfRepositories(client, owner, path, after);
    if (repositoryOwner === null)
      throw new UserError(`There is no user or organisation “${owner}”, or the token does not see it.`, 'Check the name, and whom the token belongs to.');
    const { nodes, pageInfo } = repositoryOwner.repositories;
    found.push(...nodes.map(ownedRepository));
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null || pageInfo.endCursor === after) return { owner: repositoryOwner.login, repositories: found };
    after = pageInfo.endCursor;
  }
  throw new UserError(`The list of the repositories of ${owner} has no end.`, 'Check GITHUB_API_URL.');
}

function ownedRepository(node: NonNullable<AnswerPage['repositoryOwner']>['repositories']['nodes'][number]): OwnedRepository | null {
  if (node === null) return null;
  const { name, isArchived: archived, isDisabled: disabled, isEmpty: empty, isFork: fork, hasIssuesEnabled: hasIssues, object } = node;
  return { name, archived, disabled, empty, fork, hasIssues, hasRoadmap: object?.__typename === 'Blob' };
}

async function pageOfRepositories(client: Client, owner: string, path: string, after: string | null): Promise<AnswerPage> {
  const doing = 'list the repositories';
  let answer: unknown;
  try {
    answer = await client.graphql<unknown>(REPOSITORIES, { owner, file: `HEAD:${path}`, after });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    answer = withoutFailedNodes(error);
    if (answer === null) throw refusedList(error, doing, owner);
  }
  const read = v.safeParse(Answer, answer);
  if (read.success) return read.output;
  throw new UserError(`Cannot ${doing} of ${owner}: GitHub’s answer is not a list of repositories.`, 'Check GITHUB_API_URL.');
}

const Partial = v.object({
  data: v.object({ repositoryOwner: v.looseObject({ repositories: v.looseObject({ nodes: v.array(v.unknown()) }) }) }),
  errors: v.array(v.looseObject({ path: v.pipe(v.array(v.union([v.string(), v.number()])), v.minLength(4)) })),
});

/**
 * A repository that cannot be read is an error beside the answer for all others. Its parts that failed are null, which would look like a missing
 * roadmap, so the whole repository becomes null. Null: the answer is an error as a whole.
 */
function withoutFailedNodes(error: Error): unknown {
  const read = v.safeParse(Partial, error);
  if (error.name !== 'GraphqlResponseError' || !read.success) return null;
  const { data, errors } = read.output;
  const failed = new Set(errors.map(({ path }) => path[3]));
  const { repositories } = data.repositoryOwner;
  return {
    repositoryOwner: {
      ...data.repositoryOwner,
      repositories: { ...repositories, nodes: repositories.nodes.map((node, at) => (failed.has(at) ? null : node)) },
    },
  };
}

/** GraphQL tells its errors with status 200. */
function refusedList(error: Error, doing: string, owner: string): UserError {
  const what = `Cannot ${doing} of ${owner}: ${error.message
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
    .replace(/(?<![.!?])$/, '.')}`;
  if (/rate limit/i.test(error.message) && !('status' in error)) return new LimitReached(what, 'Run it again later.', 60);
  if (error.name === 'GraphqlResponseError') return new UserError(what, 'Check what the token may read.');
  return explain(failureOf(error), doing, owner, READ_CONTENTS);
}
