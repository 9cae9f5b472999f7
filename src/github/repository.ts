import { UserError } from '../model/errors.ts';
import type { Repository, RepositoryInfo } from '../model/ports.ts';
import type { Client } from './wire/client.ts';
import { explain, failureOf, isRefusal, READ_CONTENTS } from './wire/failure.ts';

export function createRepository(client: Client): Repository {
  const where = `${client.at.owner}/${client.at.repo}`;
  let known: RepositoryInfo | null = null;
  return {
    isRedirected: client.isRedirected,

    async info(): Promise<RepositoryInfo> {
      if (known !== null) return known;
      try {
        const { data } = await client.rest.repos.get(client.at);
        client.rename(data.full_name);
        known = { id: data.id, archived: data.archived, hasIssues: data.has_issues, defaultBranch: data.default_branch, fullName: data.full_name };
        return known;
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

    async mayReadContents(): Promise<boolean> {
      try {
        await client.rest.repos.listCommits({ ...client.at, per_page: 1 });
        return true;
      } catch (error) {
        const failure = failureOf(error);
        // GitHub answers 409 for an empty repository.
        if (failure.status === 409) return true;
        if (isRefusal(failure) && (failure.status === 403 || failure.status === 404)) return false;
        throw explain(failure, 'read the newest commit', where, READ_CONTENTS);
      }
    },

    async idOf(fullName): Promise<number | null> {
      const [owner = '', repo = ''] = fullName.split('/');
      try {
        return (await client.rest.repos.get({ owner, repo })).data.id;
      } catch (error) {
        const failure = failureOf(error);
        // 403 and 451: it is closed to this token, or to everybody. 404 may mean the same.
        if (isRefusal(failure) && [403, 404, 451].includes(failure.status)) return null;
        throw explain(failure, 'read the repository', fullName, READ_CONTENTS);
      }
    },
  };
}
