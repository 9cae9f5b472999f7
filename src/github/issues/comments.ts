import { Transferred, UserError } from '../../model/errors.ts';
import type { IssueStore } from '../../model/ports.ts';
import { type Client, PAGE } from '../wire/client.ts';
import { explain, failureOf, type Permission, READ_ISSUES, WRITE_ISSUES } from '../wire/failure.ts';

/** Where a maintainer names the issue that gets the comments. */
const NAMED = 'under `update`, `comment` in the configuration';

export function createComments(client: Client): Pick<IssueStore, 'comments' | 'comment'> {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  function refusal(error: unknown, doing: string, number: number, permission: Permission): UserError {
    const failure = failureOf(error);
    const what = `Cannot ${doing} issue #${number} in ${where}`;
    const disabled = /disabled/i.test(failure.message);
    if (failure.status === 404 || (failure.status === 410 && !disabled)) {
      return new UserError(
        `${what}: there is no such issue, or the token may not read it.`,
        `Name another issue ${NAMED}, or give the token \`issues: ${permission.level}\`.`,
      );
    }
    if (failure.status === 403 && /\blocked\b/i.test(failure.message)) {
      return new UserError(`${what}: its conversation is locked.`, `Unlock it, or name another issue ${NAMED}.`);
    }
    return explain(failure, `${doing} issue #${number}`, where, permission);
  }

  return {
    async comments(number, since) {
      try {
        const found = await client.paginate(rest.issues.listComments, { ...at, issue_number: number, since, per_page: PAGE });
        return found.map(({ body, user, author_association: role }) => ({ body: body ?? '', author: user?.login ?? '', byOwner: role === 'OWNER' }));
      } catch (error) {
        throw refusal(error, 'read the comments on', number, READ_ISSUES);
      }
    },

    async comment(number, body) {
      try {
        await rest.issues.createComment({ ...at, issue_number: number, body });
      } catch (error) {
        if (error instanceof Transferred)
          throw new UserError(`Cannot comment on issue #${number} in ${where}: it was transferred.`, `Name another issue ${NAMED}.`);
        throw refusal(error, 'comment on', number, WRITE_ISSUES);
      }
    },
  };
}
