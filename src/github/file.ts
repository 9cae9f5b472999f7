import type { FileVersion, FileWrite, NewFile, Repository, RoadmapFile } from '../model/ports.ts';
import type { Client } from './client.ts';
import { ANY_FILE, readContents, type Wanted } from './contents.ts';
import { explain, failureOf, isProtectedBranch, isUnclear, READ_CONTENTS, WRITE_CONTENTS } from './failure.ts';
import { type Prepared, prepareCommit } from './two-file-commit.ts';

const BYTE_ORDER_MARK = '\ufeff';
const ROADMAP: Wanted = { kind: 'a Markdown file', place: ' in the input `roadmap`' };

type Change = FileVersion & { readonly message: string };

/**
 * The roadmap at the head of the default branch. Reads name no branch, so a rerun of an old workflow run cannot act on an old branch.
 * @param ref the commit of a pull request to read from instead, or null; a file of such a commit is never written
 */
export function createRoadmapFile(client: Client, repository: Repository, path: string, ref: string | null): RoadmapFile {
  const where = `${client.at.owner}/${client.at.repo}`;
  let branch: string | null = null;

  const read = () => readContents(client, path, ref, ROADMAP);
  const bytesOf = ({ text, byteOrderMark }: Change) => Buffer.from((byteOrderMark ? BYTE_ORDER_MARK : '') + text, 'utf8');

  /** After a refusal or no answer, the file is read again: if it holds our text, the write happened. */
  async function afterRefusal(text: string, beside: NewFile | null, unclear: boolean): Promise<FileWrite> {
    const now = await read();
    const ours = now?.text === text && (beside === null || (await readContents(client, beside.path, null, ANY_FILE))?.text === beside.text);
    if (ours) return { result: 'written', sha: now.sha, commit: null };
    return unclear ? { result: 'stale', unclear } : { result: 'stale' };
  }

  /** Somebody deleted the file during the run, and our write made it again. Their deletion counts, so it is deleted once more. */
  async function deleteAgain(sha: string): Promise<FileWrite> {
    try {
      await client.rest.repos.deleteFile({ ...client.at, path, sha, message: `docs: Delete ${path} again after a write that crossed its deletion` });
      return { result: 'stale' };
    } catch (error) {
      throw explain(failureOf(error), `delete ${path} again, which somebody deleted during the run,`, where, WRITE_CONTENTS);
    }
  }

  async function writeAlone(change: Change): Promise<FileWrite> {
    const { text, sha, message } = change;
    const content = bytesOf(change).toString('base64');
    try {
      const { status, data } = await client.rest.repos.createOrUpdateFileContents({ ...client.at, path, message, content, sha });
      const made = data.content?.sha ?? '';
      // 201 means that GitHub made a new file: if the file was deleted meanwhile, GitHub ignores the sha.
      if ((status as number) === 201) return deleteAgain(made);
      return { result: 'written', sha: made, commit: data.commit.sha ?? null };
    } catch (error) {
      const failure = failureOf(error);
      const raced = failure.status === 409 && !isProtectedBranch(failure);
      const deleted = failure.status === 422 && /does not exist|sha/i.test(failure.message);
      if (raced || deleted || isUnclear(failure)) return afterRefusal(text, null, isUnclear(failure));
      throw explain(failure, `commit ${path}`, where, WRITE_CONTENTS);
    }
  }

  /** Nobody sees the prepared commit until the branch moves to it. GitHub moves the branch only if its head is still the commit's parent. */
  async function writeTogether(change: Change, beside: NewFile): Promise<FileWrite> {
    const doing = `commit ${path} and ${beside.path}`;
    let name: string;
    let prepared: Prepared | null;
    try {
      branch ??= (await repository.info()).defaultBranch;
      name = branch;
      prepared = await prepareCommit(client, name, { ...change, path, bytes: bytesOf(change) }, beside);
    } catch (error) {
      throw explain(failureOf(error), doing, where, WRITE_CONTENTS);
    }
    if (prepared === null) return afterRefusal(change.text, beside, false);
    const { commit, sha } = prepared;
    if (commit === null) return { result: 'written', sha, commit };
    try {
      await client.rest.git.updateRef({ ...client.at, ref: `heads/${name}`, sha: commit, force: false });
      return { result: 'written', sha, commit };
    } catch (error) {
      const failure = failureOf(error);
      const raced = !isProtectedBranch(failure) && (failure.status === 409 || (failure.status === 422 && /fast.forward/i.test(failure.message)));
      if (raced || isUnclear(failure)) return afterRefusal(change.text, beside, isUnclear(failure));
      throw explain(failure, doing, where, WRITE_CONTENTS);
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
