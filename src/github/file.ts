import { UserError } from '../model/errors.ts';
import type { FileVersion, FileWrite, NewFile, Repository, RoadmapFile } from '../model/ports.ts';
import { decodeText } from '../roadmap/text/decode.ts';
import type { Client } from './client.ts';
import { ANY_FILE, readBytes, readContents, type Wanted } from './contents.ts';
import { explain, failureOf, READ_CONTENTS, WRITE_CONTENTS } from './failure.ts';
import { swap, type There } from './swap.ts';
import { mayBeLink, refuseLink } from './tree.ts';
import { prepareCommit } from './two-file-commit.ts';

const ROADMAP: Wanted = { kind: 'a Markdown file', place: ' in the input `roadmap`' };

type Change = FileVersion & { readonly message: string };

/**
 * The roadmap at the head of the default branch. Reads name no branch, so a rerun of an old workflow run cannot act on an old branch.
 * @param ref the commit of a pull request to read from instead, or null; a file of such a commit is never written
 */
export function createRoadmapFile(client: Client, repository: Repository, path: string, ref: string | null): RoadmapFile {
  const where = `${client.at.owner}/${client.at.repo}`;
  let branch: string | null = null;

  async function read(): Promise<FileVersion | null> {
    const found = await readBytes(client, path, ref, ROADMAP);
    if (found === null || mayBeLink(found.bytes, found.sha)) await assertNoLink();
    return found === null ? null : { ...decodeText(found.bytes, path), sha: found.sha };
  }

  async function assertNoLink(): Promise<void> {
    try {
      await refuseLink(client, repository, path, ref);
    } catch (error) {
      if (error instanceof UserError) throw error;
      const failure = failureOf(error);
      // An empty repository has no tree, and some servers show none. Then nothing is known of a link.
      if (![403, 404, 409, 422].includes(failure.status) || failure.rateLimited !== null) throw explain(failure, `read ${path}`, where, READ_CONTENTS);
    }
  }

  const bytesOf = ({ text, byteOrderMark }: Change) => Buffer.from(byteOrderMark + text, 'utf8');

  /** What the roadmap and the file beside it hold now. The write happened if that is our text. */
  async function look({ text, sha }: Change, beside: NewFile | null): Promise<{ there: There; sha: string }> {
    const now = await read();
    const ours = now?.text === text && (beside === null || (await readContents(client, beside.path, null, ANY_FILE))?.text === beside.text);
    return { there: ours ? 'ours' : now?.sha === sha ? 'same' : 'changed', sha: now?.sha ?? '' };
  }

  /** The result of a swap without an answer of its own. */
  function withoutAnswer(swapped: 'ours' | 'raced' | 'unclear', sha: string): FileWrite {
    if (swapped === 'ours') return { result: 'written', sha, commit: null };
    return swapped === 'unclear' ? { result: 'stale', unclear: true } : { result: 'stale' };
  }

  /** Somebody deleted the file during the run, and our write made it again. Their deletion counts, so it is deleted once more. */
  async function deleteAgain(sha: string): Promise<FileWrite> {
    const message = `docs: Delete ${path} again after a write that crossed its deletion`;
    const remove = () => client.rest.repos.deleteFile({ ...client.at, path, sha, message });
    const lookAgain = async (): Promise<There> => {
      const now = await read();
      return now === null ? 'ours' : now.sha === sha ? 'same' : 'changed';
    };
    try {
      const removed = await swap(remove, lookAgain);
      // What somebody wrote meanwhile stays.
      if (removed !== 'raced' || (await lookAgain()) !== 'same') return { result: 'stale' };
      await remove();
      return { result: 'stale' };
    } catch (error) {
      throw explain(failureOf(error), `delete ${path} again, which somebody deleted during the run,`, where, WRITE_CONTENTS);
    }
  }

  async function writeAlone(change: Change): Promise<FileWrite> {
    const { sha, message } = change;
    const content = bytesOf(change).toString('base64');
    let now = '';
    try {
      const swapped = await swap(
        () => client.rest.repos.createOrUpdateFileContents({ ...client.at, path, message, content, sha }),
        async () => {
          const found = await look(change, null);
          now = found.sha;
          return found.there;
        },
      );
      // A link's own version is never the one that was read, so a write to it is always refused.
      if (swapped === 'raced' && now === sha) await assertNoLink();
      if (typeof swapped === 'string') return withoutAnswer(swapped, now);
      const { status, data } = swapped.answer;
      const made = data.content?.sha ?? '';
      // 201 means that GitHub made a new file: if the file was deleted meanwhile, GitHub ignores the sha.
      if ((status as number) === 201) return await deleteAgain(made);
      return { result: 'written', sha: made, commit: data.commit.sha ?? null };
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw explain(failureOf(error), `commit ${path}`, where, WRITE_CONTENTS);
    }
  }

  /** Nobody sees the prepared commit until the branch moves to it. GitHub moves the branch only if its head is still the commit's parent. */
  async function writeTogether(change: Change, beside: NewFile): Promise<FileWrite> {
    try {
      branch ??= (await repository.info()).defaultBranch;
      const ref = `heads/${branch}`;
      const prepared = await prepareCommit(client, branch, { ...change, path, bytes: bytesOf(change) }, beside);
      if (prepared === null) {
        const { there, sha } = await look(change, beside);
        return withoutAnswer(there === 'ours' ? there : 'raced', sha);
      }
      const { commit, parent, sha } = prepared;
      if (commit === null) return { result: 'written', sha, commit };
      const swapped = await swap(
        () => client.rest.git.updateRef({ ...client.at, ref, sha: commit, force: false }),
        async () => {
          const { there } = await look(change, beside);
          // Somebody may have changed another file.
          if (there !== 'same') return there;
          return (await client.rest.git.getRef({ ...client.at, ref })).data.object.sha === parent ? 'same' : 'changed';
        },
      );
      return typeof swapped === 'string' ? withoutAnswer(swapped, sha) : { result: 'written', sha, commit };
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw explain(failureOf(error), `commit ${path} and ${beside.path}`, where, WRITE_CONTENTS);
    }
  }

  return {
    read,

    async messages(since, other = path) {
      try {
        const { data } = await client.rest.repos.listCommits({ ...client.at, path: other, since, per_page: 100 });
        return data.map(({ commit }) => commit.message);
      } catch (error) {
        throw explain(failureOf(error), `read the commits to ${other}`, where, READ_CONTENTS);
      }
    },

    async write({ beside = null, ...change }): Promise<FileWrite> {
      if (ref !== null) throw new Error('A proposed file is not written.');
      return beside === null ? writeAlone(change) : writeTogether(change, beside);
    },
  };
}
