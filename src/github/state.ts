import { UserError } from '../model/errors.ts';
import type { StateStore, StateVersion, StateWrite } from '../model/ports.ts';
import { DamagedState, type ReadState, readState, serializeState } from '../state/state-file.ts';
import { swap } from './swap.ts';
import { type Client, HARMLESS } from './wire/client.ts';
import { explain, failureOf, READ_CONTENTS, WRITE_CONTENTS } from './wire/failure.ts';

/** The ref that holds the state. Clones do not fetch it, and a chain of commits on it allows compare-and-swap. */
export const STATE_REF = 'roadmap-sync/state';
const FILE = 'state.json';
/** How often a refused move of the ref is sent again, and milliseconds before the first time. */
const TRIES_AGAIN = 2;
/** The same for making it. Nothing is made yet then, so the next run tries it again at no cost. */
const MAKES_AGAIN = 1;
const TRY_AGAIN = 1_000;

/** The state of a repository, and how to get rid of it. */
export function createStateStore(client: Client): StateStore & { readonly remove: () => Promise<void> } {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  async function head(): Promise<string | null> {
    try {
      return (await rest.git.getRef({ ...at, ref: STATE_REF })).data.object.sha;
    } catch (error) {
      const failure = failureOf(error);
      // GitHub answers 409 for an empty repository.
      if (failure.status === 404 || failure.status === 409) return null;
      throw explain(failure, `read refs/${STATE_REF}`, where, READ_CONTENTS);
    }
  }

  /** Reads the state of a commit. It is named by its sha, because the ref may move in the meantime. */
  async function load(commit: string): Promise<ReadState> {
    try {
      const { data } = await rest.repos.getContent({ ...at, path: FILE, ref: commit, mediaType: { format: 'raw' } });
      const raw: unknown = data;
      // The client gives raw content as text or as bytes, depending on the content type of the answer.
      return readState(raw instanceof ArrayBuffer ? new TextDecoder().decode(raw) : String(raw));
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw explain(failureOf(error), `read ${FILE} of refs/${STATE_REF}`, where, READ_CONTENTS);
    }
  }

  /** The state of a commit; null if it is damaged. */
  async function loadWhole(commit: string): Promise<ReadState | null> {
    try {
      return await load(commit);
    } catch (error) {
      if (error instanceof DamagedState) return null;
      throw error;
    }
  }

  async function moveRef(sha: string, parent: string | null): Promise<'written' | 'stale'> {
    const move = async () => {
      if (parent === null) await rest.git.createRef({ ...at, ref: `refs/${STATE_REF}`, sha });
      else await rest.git.updateRef({ ...at, ref: STATE_REF, sha, force: false });
    };
    // GitHub refuses now and then to move a ref that nobody else has moved. So it is tried again after a moment, by what the ref holds then.
    let refusals = 0;
    const swapped = await swap(
      move,
      async () => {
        const now = await head();
        if (now === sha) return 'ours';
        if (now !== parent) return 'changed';
        refusals += 1;
        if (refusals > (parent === null ? MAKES_AGAIN : TRIES_AGAIN)) return 'same';
        await client.wait(TRY_AGAIN * refusals);
        return 'moved';
        // Each state commit is another one, so the ref cannot come to it twice.
      },
      true,
    );
    return typeof swapped !== 'string' || swapped === 'ours' ? 'written' : 'stale';
  }

  return {
    async remove() {
      try {
        await rest.git.deleteRef({ ...at, ref: STATE_REF });
      } catch (error) {
        const failure = failureOf(error);
        // GitHub answers 422 “Reference does not exist”. Whatever it says, what counts is whether the ref is gone.
        if ((await head()) !== null) throw explain(failure, `delete refs/${STATE_REF}`, where, WRITE_CONTENTS);
      }
    },

    async read(): Promise<StateVersion | null> {
      const commit = await head();
      if (commit === null) return null;
      // A damaged state is read once more: the first answer may have been cut off on its way.
      const read = (await loadWhole(commit)) ?? (await loadWhole(commit));
      return { commit, baseline: read?.baseline ?? null, lost: read?.lost ?? [] };
    },

    async write(baseline, parent, message): Promise<StateWrite> {
      try {
        const content = serializeState(baseline);
        const tree = await rest.git.createTree({ ...at, ...HARMLESS, tree: [{ path: FILE, mode: '100644', type: 'blob', content }] });
        const commit = await rest.git.createCommit({ ...at, ...HARMLESS, message, tree: tree.data.sha, parents: parent === null ? [] : [parent.commit] });
        const result = await moveRef(commit.data.sha, parent?.commit ?? null);
        return result === 'stale' ? { result } : { result, version: { commit: commit.data.sha, baseline } };
      } catch (error) {
        if (error instanceof UserError) throw error;
        const failure = failureOf(error);
        if (failure.status !== 409 && failure.status !== 422) throw explain(failure, `write refs/${STATE_REF}`, where, WRITE_CONTENTS);
        throw new UserError(
          `Cannot write refs/${STATE_REF} in ${where}: GitHub answered ${failure.status} (${failure.whole ?? failure.message}), and nobody else has written it.`,
          'Run it again. If the error stays, a rule or hook of the server is against this ref, or against the file state.json in it: let the account of the token bypass it (Settings → Rules → Rulesets → Bypass list).',
        );
      }
    },
  };
}
