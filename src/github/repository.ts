import { UserError } from '../model/errors.ts';
import type { Repository, RepositoryInfo } from '../model/ports.ts';
import type { Client } from './client.ts';
import { explain, failureOf, READ_CONTENTS } from './failure.ts';

export function createRepository(client: Client): Repository {
  const where = `${client.at.owner}/${client.at.repo}`;
  return {
    async info(): Promise<RepositoryInfo> {
      try {
        const { data } = await client.rest.repos.get(client.at);
        client.rename(data.full_name);
        return { id: data.id, archived: data.archived, hasIssues: data.has_issues, defaultBranch: data.default_branch, fullName: data.full_name };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.status === 404) {
          throw new UserError(
            `There is no repository ${where} that this token can read.`,
            'Check its name (the input `repository`), and that the token may read it.',
          );
        }
        throw explain(failure, 'read the repository', where, READ_CONTENTS);
      }
    },

    async idOf(fullName): Promise<number | null> {
      const [owner = '', repo = ''] = fullName.split('/');
      try {
        return (await client.rest.repos.get({ owner, repo })).data.id;
      } catch (error) {
        const failure = failureOf(error);
        // 403 and 451: it is closed to this token, or to everybody. 404 may mean the same.
        if ([403, 404, 451].includes(failure.status ?? 0)) return null;
        throw explain(failure, 'read the repository', fullName, READ_CONTENTS);
      }
    },
  };
}
