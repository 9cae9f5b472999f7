import { UserError } from '../errors.ts';
import type { FileVersion, FileWrite, RoadmapFile } from '../ports.ts';
import { decodeText } from '../roadmap/decode.ts';
import type { Client } from './client.ts';
import { explain, failureOf, isProtectedBranch, isUnclear } from './failure.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The roadmap at the head of the default branch: no branch is named, so no rerun can act on an old one.
 * @param ref a commit to read it from instead, for a proposed change; such a file is never written
 */
export function createRoadmapFile(client: Client, path: string, ref: string | null): RoadmapFile {
  const where = `${client.at.owner}/${client.at.repo}`;

  async function read(): Promise<FileVersion | null> {
    let data: Awaited<ReturnType<typeof client.rest.repos.getContent>>['data'];
    try {
      ({ data } = await client.rest.repos.getContent({ ...client.at, path, ...(ref === null ? {} : { ref }) }));
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 404) return null;
      throw explain(failure, `read ${path}`, where, { name: 'contents', level: 'read' });
    }
    if (Array.isArray(data)) throw new UserError(`${path} in ${where} is a directory.`, 'Name a Markdown file in the input `roadmap`.');
    if (data.type !== 'file' || !('content' in data)) {
      throw new UserError(`${path} in ${where} is a ${data.type}, not a file.`, 'Name a Markdown file of this repository in the input `roadmap`.');
    }
    // Files over 1 MB come without their content; the blob of the same sha has it.
    const bytes = data.encoding === 'base64' ? Buffer.from(data.content, 'base64') : await readBlob(data.sha);
    return { ...decodeText(bytes, path), sha: data.sha };
  }

  async function readBlob(sha: string): Promise<Buffer> {
    const { data } = await client.rest.git.getBlob({ ...client.at, file_sha: sha });
    return Buffer.from(data.content, 'base64');
  }

  /** Without an answer, or with a refusal, what now stands in the branch decides. */
  async function afterRefusal(text: string, unclear: boolean): Promise<FileWrite> {
    const now = await read();
    if (now !== null && now.text === text) return { result: 'written', sha: now.sha, commit: null };
    return unclear ? { result: 'stale', unclear } : { result: 'stale' };
  }

  /** A file that somebody had deleted is theirs to delete. */
  async function deleteAgain(sha: string): Promise<FileWrite> {
    try {
      await client.rest.repos.deleteFile({ ...client.at, path, sha, message: 'docs: a file that had been deleted stays so' });
      return { result: 'stale' };
    } catch (error) {
      throw explain(failureOf(error), `delete ${path} again, which somebody had deleted during the run,`, where, { name: 'contents', level: 'write' });
    }
  }

  return {
    read,
    async messages(since) {
      try {
        const { data } = await client.rest.repos.listCommits({ ...client.at, path, since, per_page: 100 });
        return data.map(({ commit }) => commit.message);
      } catch (error) {
        throw explain(failureOf(error), `read the commits to ${path}`, where, { name: 'contents', level: 'read' });
      }
    },

    async write({ text, byteOrderMark, sha, message }): Promise<FileWrite> {
      if (ref !== null) throw new Error('A proposed file is not written.');
      const content = Buffer.from((byteOrderMark ? BYTE_ORDER_MARK : '') + text, 'utf8').toString('base64');
      try {
        const { status, data } = await client.rest.repos.createOrUpdateFileContents({ ...client.at, path, message, content, sha });
        const made = data.content?.sha ?? '';
        // Somebody had deleted the file: GitHub ignores the sha then and makes a new one.
        if ((status as number) === 201) return deleteAgain(made);
        return { result: 'written', sha: made, commit: data.commit.sha ?? null };
      } catch (error) {
        const failure = failureOf(error);
        const raced = failure.status === 409 && !isProtectedBranch(failure);
        const deleted = failure.status === 422 && /does not exist|sha/i.test(failure.message);
        if (raced || deleted || isUnclear(failure)) return afterRefusal(text, isUnclear(failure));
        throw explain(failure, `commit ${path}`, where, { name: 'contents', level: 'write' });
      }
    },
  };
}
