import { UserError } from '../model/errors.ts';
import type { NotCommented } from '../model/pull.ts';
import { type Client, PAGE } from './wire/client.ts';
import { explain, failureOf, READ_ISSUES, WRITE_PULLS } from './wire/failure.ts';

interface FoundComment {
  readonly id: number;
  readonly body: string;
}

/** Those who may have posted a comment for this action. A stranger could post the mark and edit the comment later. */
const TRUSTED: readonly string[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/**
 * Keeps one comment on a pull request. It is found by its mark, whatever else was edited in it. If somebody deleted it, it is made again;
 * of several, such as two runs at one time may make, the first stays.
 */
export async function keepComment(client: Client, number: number, mark: string, body: string | null): Promise<NotCommented> {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;
  const text = body === null ? null : `${mark}\n${body}`;
  const [first, ...others] = await commentsWith(client, number, mark);
  const unwanted = text === null && first !== undefined ? [first, ...others] : others;
  try {
    for (const { id } of unwanted) await rest.issues.deleteComment({ ...at, comment_id: id }).catch(unlessGone);
    if (text === null) return null;
    if (first?.body === text) return null;
    if (first !== undefined && (await isUpdated(first, text))) return null;
    await rest.issues.createComment({ ...at, issue_number: number, body: text });
    return null;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const failure = failureOf(error);
    // The token of a fork’s pull request only reads. A locked conversation takes no comment, either.
    if (failure.rateLimited === null && (failure.status === 403 || failure.status === 404)) return 'not-permitted';
    throw explain(failure, `comment on pull request #${number}`, where, WRITE_PULLS);
  }

  /** False: somebody deleted the comment in the meantime. */
  async function isUpdated({ id }: FoundComment, now: string): Promise<boolean> {
    try {
      await rest.issues.updateComment({ ...at, comment_id: id, body: now });
      return true;
    } catch (error) {
      if (failureOf(error).status === 404) return false;
      throw error;
    }
  }
}

function unlessGone(error: unknown): void {
  if (failureOf(error).status !== 404) throw error;
}

async function commentsWith(client: Client, number: number, mark: string): Promise<FoundComment[]> {
  const { rest, at } = client;
  try {
    const all = await client.paginate(rest.issues.listComments, { ...at, issue_number: number, per_page: PAGE });
    const ours = all.filter(({ body, user, author_association: role }) => {
      return body?.startsWith(`${mark}\n`) === true && (user?.type === 'Bot' || TRUSTED.includes(role ?? ''));
    });
    return ours.map(({ id, body }) => ({ id, body: body ?? '' }));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.status === 404 || (failure.status === 403 && failure.rateLimited === null)) return [];
    throw explain(failure, `read the comments on pull request #${number}`, `${at.owner}/${at.repo}`, READ_ISSUES);
  }
}
