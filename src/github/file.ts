import { NoText, UserError, userErrorOf } from '../model/errors.ts';
import type { FileVersion, FileWrite, NewFile, Repository, RoadmapFile } from '../model/ports.ts';
import { decodeText } from '../roadmap/text/decode.ts';
import type { Branch, Tip } from './branch.ts';
import { ANY_FILE, readBytes, readContents, type Wanted } from './contents.ts';
import { prepareCommit } from './joint-commit.ts';
import { swap, type There } from './swap.ts';
import { blobIn, blobSha, mayBeLink, refuseLink } from './tree.ts';
import type { Client } from './wire/client.ts';
import { explain, failureOf, READ_CONTENTS, refusesCommit, WRITE_CONTENTS } from './wire/failure.ts';

const ROADMAP: Wanted = { kind: 'a Markdown file', place: ' in the input `roadmap`' };

/** How often the branch is looked at that shows an older commit than the one which is known, and milliseconds between two looks. */
const LOOKS = 5;
const LOOK_AGAIN = 3_000;

type Change = FileVersion & { readonly message: string };

/**
 * The roadmap at the head of the default branch. Reads name no branch, so a rerun of an old workflow run cannot act on an old branch.
 * @param ref the commit of a pull request to read from instead, or null; a file of such a commit is never written
 */
export function createRoadmapFile(
  client: Client,
  repository: Repository,
  branch: Branch,
  path: string,
  ref: string | null,
  newest: string | null = null,
): RoadmapFile {
  const where = `${client.at.owner}/${client.at.repo}`;
  /** The newest commit of the branch that this run has seen; null if it has seen none. */
  let seen = newest;
  /** The blob of the file at the commits that were looked at. */
  const looked = new Map<string, string>();
  /** A tree has shown that the path is no link. */
  let isNoLink = false;
  /** The newest commit that this run has looked at. */
  let tip: Tip | null = null;
  /** The newest commit as the branch's rules have just told it. */
  let told: string | null = null;

  async function read(commit = ref): Promise<FileVersion | null> {
    const found = await readBytes(client, path, commit, ROADMAP);
    if (found === null || mayBeLink(found.bytes, found.sha)) await assertNoLink(commit);
    if (found !== null && commit !== null) looked.set(commit, found.sha);
    return found === null ? null : { ...decodeText(found.bytes, path), sha: found.sha, ...(commit === null ? {} : { commit }) };
  }

  async function assertNoLink(commit = ref): Promise<void> {
    const root = commit !== null && commit === tip?.sha ? tip.tree : null;
    await unlessHidden<unknown>(() => (root === null ? refuseLink(client, repository, path, commit) : blobIn(client, root, path)));
  }

  /** What trees tell; null where they tell nothing: an empty repository has no tree, and some servers show none. */
  async function unlessHidden<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof UserError) throw error;
      const failure = failureOf(error);
      if (![403, 404, 409, 422].includes(failure.status) || failure.rateLimited !== null) throw explain(failure, `read ${path}`, where, READ_CONTENTS);
      return null;
    }
  }

  const bytesOf = ({ text, byteOrderMark }: Change) => Buffer.from(byteOrderMark + text, 'utf8');

  /** What the roadmap and the files beside it hold now, at the newest commit. The write happened if that is our text. */
  async function look(change: Change, beside: readonly NewFile[]): Promise<{ readonly there: There; readonly sha: string }> {
    const { sha } = change;
    const before = seen;
    tip = await branch.tip();
    if (tip === null) return { there: 'changed', sha: '' };
    seen = tip.sha;
    // The branch only goes forward. If it is at a commit that it held before the write, nothing has moved.
    const hasStayed = tip.sha === before || tip.sha === change.commit;
    // What a commit holds does not change.
    if (hasStayed && sha === (tip.sha === change.commit ? sha : looked.get(tip.sha))) return { there: 'same', sha };
    const now = await blobAt(tip);
    const ours = now === blobSha(bytesOf(change), sha) && (await holds(tip.sha, beside));
    if (ours) return { there: 'ours', sha: now };
    return { there: now !== sha ? 'changed' : hasStayed ? 'same' : 'moved', sha: now ?? '' };
  }

  /** The blob of the file at a commit; null if there is none. A tree tells it, and also whether it is a link. */
  async function blobAt({ sha: commit, tree }: Tip): Promise<string | null> {
    const found = tree === null ? { blob: undefined } : await unlessHidden(async () => ({ blob: await blobIn(client, tree, path) }));
    isNoLink ||= typeof found?.blob === 'string';
    const blob = found?.blob === undefined ? ((await read(commit))?.sha ?? null) : found.blob;
    if (blob !== null) looked.set(commit, blob);
    return blob;
  }

  async function holds(head: string, beside: readonly NewFile[]): Promise<boolean> {
    for (const file of beside) if ((await readContents(client, file.path, head, ANY_FILE))?.text !== file.text) return false;
    return true;
  }

  /** The result of a swap without an answer of its own. */
  function withoutAnswer(swapped: 'ours' | 'raced' | 'unclear', sha: string): FileWrite {
    if (swapped === 'ours') return { result: 'written', sha, commit: null };
    return swapped === 'unclear' ? { result: 'stale', unclear: true } : { result: 'stale' };
  }

  /** Somebody deleted the file during the run, and our write made it again. Their deletion counts, so it is deleted once more. */
  async function deleteAgain(sha: string): Promise<FileWrite> {
    const message = `docs: Delete ${path} again after a write that crossed its deletion`;
    const remove = () => client.rest.repos.deleteFile({ ...client.at, ...client.authored, path, sha, message });
    try {
      // What somebody wrote meanwhile stays.
      await swap(remove, async () => {
        const before = seen;
        seen = await branch.head();
        const now = seen === null ? null : await read(seen);
        if (now === null) return 'ours';
        return now.sha !== sha ? 'changed' : seen === before ? 'same' : 'moved';
      });
      return { result: 'stale' };
    } catch (error) {
      throw await explained(error, `delete ${path} again, which somebody deleted during the run,`, true);
    }
  }

  /** @param isOurs this action wrote the version that was to be changed */
  async function explained(error: unknown, doing: string, isOurs: boolean): Promise<UserError> {
    if (error instanceof UserError) return error;
    const failure = failureOf(error);
    if (refusesCommit(failure)) {
      // A link's own version is never the one that was read, so a write to it is always refused.
      const link = isNoLink || isOurs ? null : await userErrorOf(assertNoLink(seen));
      // Where the look itself fails, what the server said of the commit counts.
      return link instanceof NoText ? link : branch.refused(failure, doing);
    }
    return explain(failure, doing, where, WRITE_CONTENTS);
  }

  async function writeAlone(change: Change): Promise<FileWrite> {
    const { sha, message } = change;
    const content = bytesOf(change).toString('base64');
    let now = '';
    try {
      const swapped = await swap(
        () => client.rest.repos.createOrUpdateFileContents({ ...client.at, ...client.authored, path, message, content, sha }),
        async () => {
          const found = await look(change, []);
          now = found.sha;
          return found.there;
        },
      );
      if (typeof swapped === 'string') return withoutAnswer(swapped, now);
      const { status, data } = swapped.answer;
      const made = data.content?.sha ?? '';
      // 201 means that GitHub made a new file: if the file was deleted meanwhile, GitHub ignores the sha.
      if ((status as number) === 201) return await deleteAgain(made);
      seen = data.commit.sha ?? seen;
      return { result: 'written', sha: made, commit: data.commit.sha ?? null };
    } catch (error) {
      throw await explained(error, `commit ${path}`, change.isOurs === true);
    }
  }

  /** Nobody sees the prepared commit until the branch moves to it. GitHub moves the branch only if its head is still the commit's parent. */
  async function writeTogether(change: Change, beside: readonly NewFile[]): Promise<FileWrite> {
    try {
      const name = await branch.name();
      const ref = `heads/${name}`;
      const prepared = await prepareCommit(client, name, { ...change, path, bytes: bytesOf(change) }, beside);
      if (prepared === null) {
        const { there, sha } = await look(change, beside);
        return withoutAnswer(there === 'ours' ? there : 'raced', sha);
      }
      const { commit, parent, sha } = prepared;
      if (commit === null) return { result: 'written', sha, commit };
      const swapped = await swap(
        () => client.rest.git.updateRef({ ...client.at, ref, sha: commit, force: false }),
        async () => {
          seen = parent;
          const { there } = await look(change, beside);
          // The prepared commit follows only its parent, even if somebody changed another file.
          return there === 'moved' ? 'changed' : there;
        },
      );
      if (typeof swapped === 'string') return withoutAnswer(swapped, sha);
      seen = commit;
      return { result: 'written', sha, commit };
    } catch (error) {
      throw await explained(error, `commit ${[path, ...beside.map((file) => file.path)].join(' and ')}`, change.isOurs === true);
    }
  }

  return {
    read: () => read(),
    async at(commit): Promise<FileVersion | null> {
      const found = await readBytes(client, path, commit, ROADMAP);
      if (found !== null && mayBeLink(found.bytes, found.sha)) await assertNoLink(commit);
      if (found !== null) looked.set(commit, found.sha);
      return found === null ? null : { ...decodeText(found.bytes, path), sha: found.sha };
    },

    async current(after): Promise<FileVersion | null> {
      if (ref !== null) return read();
      for (let tries = 1; ; tries += 1) {
        const head = await branch.head();
        const isOlder = head !== null && after !== null && tries < LOOKS && (await branch.descends(after, head)) === true && head !== after;
        if (!isOlder) {
          seen = head ?? seen;
          return head === null ? read() : read(head);
        }
        await client.wait(LOOK_AGAIN);
      }
    },

    async isNewest(commit) {
      const head = told ?? (await branch.head());
      told = null;
      seen = head ?? seen;
      if (head === null || head === commit) return true;
      // An answer from before the commit is old itself.
      const isOlder = (await branch.descends(commit, head)) === true;
      if (isOlder) seen = commit;
      return isOlder;
    },

    async barrier() {
      const { barrier, head } = await branch.barrier();
      seen = head ?? seen;
      told = head;
      return barrier;
    },

    async messages(since, other = path) {
      try {
        const { data } = await client.rest.repos.listCommits({ ...client.at, path: other, since, per_page: 100 });
        return data.map(({ commit }) => commit.message);
      } catch (error) {
        throw explain(failureOf(error), `read the commits to ${other}`, where, READ_CONTENTS);
      }
    },

    async write({ beside = [], ...change }): Promise<FileWrite> {
      if (ref !== null) throw new Error('A proposed file is not written.');
      return beside.length === 0 ? writeAlone(change) : writeTogether(change, beside);
    },
  };
}
