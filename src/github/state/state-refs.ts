import { UserError } from '../../model/errors.ts';
import { withoutRefused } from '../../state/refused-claim.ts';
import { DamagedState, type KeptState, readKept } from '../../state/state-file.ts';
import { STATE_REF } from '../../state/state-ref.ts';
import { swap } from '../swap.ts';
import { type Client, HARMLESS } from '../wire/client.ts';
import { explain, type Failure, failureOf, isUnclear, READ_CONTENTS, WRITE_CONTENTS } from '../wire/failure.ts';

const FILE = 'state.json';
/** How often a refused move of a ref is sent again, and milliseconds before the first time. */
const TRIES_AGAIN = 2;
/** The same for making it. Nothing is made yet then, so the next run tries it again at no cost. */
const MAKES_AGAIN = 1;
const TRY_AGAIN = 1_000;

/** What is at a ref. Null of `kept`: it is damaged. */
export interface FoundState {
  readonly ref: string;
  readonly commit: string;
  readonly kept: KeptState | null;
}

/** The server does not move this ref, although nobody else has moved it. */
export interface RefusedRef {
  readonly refused: Failure;
}

/** The requests about refs that hold a state. All refs are whole names, such as `refs/heads/state`. */
export interface StateRefs {
  /** The newest commit of a ref; null if there is no such ref. */
  readonly head: (ref: string) => Promise<string | null>;
  /** What a ref holds; null if there is no such ref. @throws UserError if it is a branch of something else */
  readonly look: (ref: string) => Promise<FoundState | null>;
  /** Makes a commit that holds nothing but the state's file. */
  readonly commit: (ref: string, text: string, message: string, parents: readonly string[]) => Promise<string>;
  /** Makes a commit that holds what one holds that this run has made, and follows it. Null: it made no such commit, or the server refuses it. */
  readonly repeat: (ref: string, commit: string, message: string) => Promise<string | null>;
  /** Compare-and-swap. @param from the commit that the ref is at; null: it is made */
  readonly move: (ref: string, sha: string, from: string | null) => Promise<'written' | 'stale' | RefusedRef>;
  /** Deletes a ref. That it is gone already is no failure. */
  readonly remove: (ref: string) => Promise<void>;
}

/** The API leaves `refs/` out, except where it makes a ref. */
const short = (ref: string) => ref.replace(/^refs\//, '');

export function createStateRefs(client: Client): StateRefs {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;
  /** The trees of the commits that this run has made. */
  const trees = new Map<string, string>();
  /** The messages of the commits that hold a claim. */
  const messages = new Map<string, string>();

  async function head(ref: string): Promise<string | null> {
    try {
      const { data } = await rest.git.getRef({ ...at, ref: short(ref) });
      // Some servers answer with a ref whose name only begins so.
      return typeof data.ref === 'string' && data.ref !== ref ? null : data.object.sha;
    } catch (error) {
      const failure = failureOf(error);
      // GitHub answers 409 for an empty repository.
      if (failure.status === 404 || failure.status === 409) return null;
      throw explain(failure, `read ${ref}`, where, READ_CONTENTS);
    }
  }

  /** Reads the state of a commit; null if it is damaged. The commit is named by its sha, because the ref may move in the meantime. */
  async function load(ref: string, commit: string): Promise<KeptState | null> {
    try {
      const { data } = await rest.repos.getContent({ ...at, path: FILE, ref: commit, mediaType: { format: 'raw' } });
      const raw: unknown = data;
      // The client gives raw content as text or as bytes, depending on the content type of the answer.
      return readKept(raw instanceof ArrayBuffer ? new TextDecoder().decode(raw) : String(raw), ref);
    } catch (error) {
      if (error instanceof DamagedState) return null;
      if (error instanceof UserError) throw error;
      const failure = failureOf(error);
      if (failure.status === 404 && ref !== STATE_REF) return null;
      throw explain(failure, `read ${FILE} of ${ref}`, where, READ_CONTENTS);
    }
  }

  /** What is kept, without a claim that the commit itself ends. */
  async function present(ref: string, commit: string, kept: KeptState): Promise<KeptState> {
    if (kept.is !== 'state' || kept.baseline.claim === null) return kept;
    try {
      const message = messages.get(commit) ?? (await rest.git.getCommit({ ...at, commit_sha: commit })).data.message;
      messages.set(commit, message);
      return { ...kept, baseline: withoutRefused(kept.baseline, message) };
    } catch (error) {
      throw explain(failureOf(error), `read the newest commit of ${ref}`, where, READ_CONTENTS);
    }
  }

  /** A commit of the state holds nothing else, so on a branch of something else it would delete all files. */
  async function assertForState(ref: string, commit: string): Promise<void> {
    let names: readonly string[];
    try {
      const tree = (await rest.git.getCommit({ ...at, commit_sha: commit })).data.tree.sha;
      names = (await rest.git.getTree({ ...at, tree_sha: tree })).data.tree.map(({ path }) => path);
    } catch (error) {
      throw explain(failureOf(error), `read the files of ${ref}`, where, READ_CONTENTS);
    }
    if (names.every((name) => name === FILE)) return;
    throw new UserError(
      `${ref} in ${where} holds other files than the state, so the state is not written there.`,
      'Name another ref in the input `state`, or rename that branch.',
    );
  }

  return {
    head,

    async look(ref) {
      const commit = await head(ref);
      if (commit === null) return null;
      // A damaged state is read once more: the first answer may have been cut off on its way.
      const kept = (await load(ref, commit)) ?? (await load(ref, commit));
      if (kept === null && ref !== STATE_REF) await assertForState(ref, commit);
      return { ref, commit, kept: kept === null ? null : await present(ref, commit, kept) };
    },

    async commit(ref, content, message, parents) {
      const make = async () => {
        const tree = await rest.git.createTree({ ...at, ...HARMLESS, tree: [{ path: FILE, mode: '100644', type: 'blob', content }] });
        const { sha } = (await rest.git.createCommit({ ...at, ...HARMLESS, message, tree: tree.data.sha, parents: [...parents] })).data;
        trees.set(sha, tree.data.sha);
        return sha;
      };
      try {
        try {
          return await make();
        } catch (error) {
          // What was made a moment ago may not be everywhere on the server yet.
          if (error instanceof UserError || !/(?:not|n't) exist|not found/i.test(failureOf(error).message) || failureOf(error).status !== 422) throw error;
          await client.wait(TRY_AGAIN);
          return await make();
        }
      } catch (error) {
        if (error instanceof UserError) throw error;
        const failure = failureOf(error);
        if (failure.rateLimited !== null || (failure.status !== 409 && failure.status !== 422)) throw explain(failure, `write ${ref}`, where, WRITE_CONTENTS);
        throw notWritten(where, [[ref, failure]]);
      }
    },

    async repeat(ref, commit, message) {
      const tree = trees.get(commit);
      if (tree === undefined) return null;
      try {
        return (await rest.git.createCommit({ ...at, ...HARMLESS, message, tree, parents: [commit] })).data.sha;
      } catch (error) {
        const failure = failureOf(error);
        if (failure.rateLimited !== null || (failure.status !== 409 && failure.status !== 422)) throw explain(failure, `write ${ref}`, where, WRITE_CONTENTS);
        return null;
      }
    },

    async move(ref, sha, from) {
      const write = async () => {
        if (from === null) await rest.git.createRef({ ...at, ref, sha });
        else await rest.git.updateRef({ ...at, ref: short(ref), sha, force: false });
      };
      // GitHub refuses now and then to move a ref that nobody else has moved. So it is tried again after a moment, by what the ref holds then.
      let refusals = 0;
      try {
        const swapped = await swap(
          write,
          async () => {
            const now = await head(ref);
            if (now === sha) return 'ours';
            if (now !== from) return 'changed';
            refusals += 1;
            if (refusals > (from === null ? MAKES_AGAIN : TRIES_AGAIN)) return 'same';
            await client.wait(TRY_AGAIN * refusals);
            return 'moved';
            // Each state commit is another one, so the ref cannot come to it twice.
          },
          true,
        );
        return typeof swapped !== 'string' || swapped === 'ours' ? 'written' : 'stale';
      } catch (error) {
        if (error instanceof UserError) throw error;
        const failure = failureOf(error);
        if (failure.rateLimited === null && failure.status !== 401 && !isUnclear(failure) && !/archived/i.test(failure.message)) return { refused: failure };
        throw explain(failure, `write ${ref}`, where, WRITE_CONTENTS);
      }
    },

    async remove(ref) {
      try {
        await rest.git.deleteRef({ ...at, ref: short(ref) });
      } catch (error) {
        const failure = failureOf(error);
        // GitHub answers 422 “Reference does not exist”. Whatever it says, what counts is whether the ref is gone.
        if ((await head(ref)) !== null) throw explain(failure, `delete ${ref}`, where, WRITE_CONTENTS);
      }
    },
  };
}

/** Every ref refuses the state. @param where `owner/name` @param refusals each ref with the server's answer */
export function notWritten(where: string, refusals: ReadonlyArray<readonly [string, Failure]>): UserError {
  const said = refusals.map(
    ([ref, { status, message, whole }]) => `Cannot write ${ref} in ${where}: GitHub answered ${status} (${whole ?? message}), and nobody else has written it.`,
  );
  return new UserError(
    said.join(' '),
    'Run it again. If the error stays, a rule or hook of the server is against this, or against the file state.json in it: let the account of the token bypass it (Settings → Rules → Rulesets → Bypass list), name a ref that it may write in the input `state`, or give the job permissions: { contents: write }.',
  );
}
