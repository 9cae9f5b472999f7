import type { ChangedFile, PullNow, PullRequests } from '../model/pull.ts';
import type { Branch } from './branch.ts';
import { keepComment } from './kept-comment.ts';
import type { Client } from './wire/client.ts';
import { explain, failureOf, isRefusal, READ_CONTENTS, READ_PULLS } from './wire/failure.ts';

/** The most files that GitHub names in a comparison. */
const MOST_FILES = 300;

interface PullAnswer {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string | null;
  readonly merged_at?: string | null;
  readonly mergeable?: boolean | null;
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string };
}

/** A pull request of an answer. Lists do not say whether it can be merged. */
export function pullOf({ number, state, title, body, merged_at: merged, mergeable, head, base }: PullAnswer): PullNow {
  const now = typeof merged === 'string' ? 'merged' : state === 'closed' ? 'closed' : 'open';
  return { number, title, body: body ?? '', headSha: head.sha, baseBranch: base.ref, mergeable: mergeable ?? null, state: now };
}

export function createPullRequests(client: Client, branch: Pick<Branch, 'head'>): PullRequests {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  return {
    async trial(number) {
      try {
        // GitHub serves the ref while it can merge, and a moment after each push.
        const { sha } = (await rest.git.getRef({ ...at, ref: `pull/${number}/merge` })).data.object;
        const { parents } = (await rest.git.getCommit({ ...at, commit_sha: sha })).data;
        const [base, head] = parents;
        return base === undefined || head === undefined ? null : { sha, base: base.sha, head: head.sha };
      } catch (error) {
        const failure = failureOf(error);
        // These are about the token or the repository. Every other refusal says that the ref is not there.
        if (isRefusal(failure) && ![403, 451].includes(failure.status)) return null;
        throw explain(failure, `read the merge of pull request #${number}`, where, READ_CONTENTS);
      }
    },

    async read(number) {
      try {
        return pullOf((await rest.pulls.get({ ...at, pull_number: number })).data);
      } catch (error) {
        const failure = failureOf(error);
        if (isRefusal(failure)) return null;
        throw explain(failure, `read pull request #${number}`, where, READ_PULLS);
      }
    },

    async openOf(owner, name) {
      try {
        return (await rest.pulls.list({ ...at, head: `${owner}:${name}`, state: 'open', per_page: 100 })).data.map(pullOf);
      } catch (error) {
        throw explain(failureOf(error), 'read the pull requests', where, READ_PULLS);
      }
    },

    newest: () => branch.head(),

    async changed(base, head) {
      try {
        const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}` });
        const files: unknown = data.files;
        if (!Array.isArray(files)) return null;
        return { files: files.flatMap(changedFile), all: files.length < MOST_FILES };
      } catch (error) {
        const failure = failureOf(error);
        // A comparison that is too large is refused. Then nothing is known of it.
        if (isRefusal(failure)) return null;
        throw explain(failure, 'compare two commits', where, READ_CONTENTS);
      }
    },

    keepComment: (number, mark, body) => keepComment(client, number, mark, body),
  };
}

function changedFile(file: unknown): ChangedFile[] {
  const { filename, status, previous_filename: before } = (typeof file === 'object' && file !== null ? file : {}) as Readonly<Record<string, unknown>>;
  if (typeof filename !== 'string' || typeof status !== 'string') return [];
  return [{ path: filename, status, before: typeof before === 'string' ? before : null }];
}
