import { createHash } from 'node:crypto';
import { UserError } from '../model/errors.ts';
import type { PullNow } from '../model/pull.ts';
import type { WaitingChanges } from '../model/waiting.ts';
import { decodeText } from '../roadmap/text/decode.ts';
import type { Branch } from './branch.ts';
import { readBlob } from './contents.ts';
import { swap } from './swap.ts';
import { LINK, linkError, lookIn } from './tree.ts';
import { type Client, HARMLESS } from './wire/client.ts';
import {
  explain,
  type Failure,
  failureOf,
  isUnclear,
  MAY_CHANGE_WORKFLOWS,
  READ_CONTENTS,
  refusesCommit,
  refusesWorkflow,
  WRITE_CONTENTS,
} from './wire/failure.ts';

/** The branch in which the changes of a file wait for a merge. A path that git does not take as a name is written differently, with a digest. */
export function waitingBranchOf(path: string): string {
  const safe = path
    // The state may be kept in the branch `roadmap-sync/state`, and git takes no branch below another one.
    .replace(/^(state)(?=\/|$)/i, '$1-')
    // git refuses these in a ref.
    .replace(/[\s\p{C}~^:?*[\\{}]/gu, '-')
    .replace(/\.(?=\.|\/|$)/g, '-')
    .replace(/(^|\/)\./g, '$1-')
    .replace(/\.lock(?=\/|$)/g, '-lock');
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `roadmap-sync/${safe === path ? path : `${safe}-${digest}`}`;
}

/** What a branch's commit is to the action. */
interface FoundCommit {
  readonly sha: string;
  readonly tree: string;
  /** The text of the file there; null if there is none. */
  readonly text: string | null;
  /** The version of the file on the default branch that our commit was made on; null: the commit is not ours. */
  readonly madeOn: string | null;
}

/** A pull request that people decided on, and so on whatever its branch held. */
type DecidedPull = Pick<PullNow, 'state' | 'headSha'>;

/** The branch as it is now. */
export interface WaitingBranch {
  /** Its newest commit; null if there is no such branch. */
  readonly head: FoundCommit | null;
  /** Brings the changes on it. @param last the newest pull request of the branch if it is closed or merged; null: it is open, or there is none */
  readonly bring: (changes: WaitingChanges, last: DecidedPull | null) => Promise<'brought' | 'same' | 'foreign' | 'stale'>;
}

/** The last line of a commit of ours: the version of the file that it was made on, and its tree. An amended or rebased commit has another tree. */
const TRAILER = /^Roadmap-Sync-Waiting: ([0-9a-f]+) ([0-9a-f]+)$/m;

interface GitCommit {
  readonly sha: string;
  readonly message?: string;
  readonly tree: { readonly sha: string };
  readonly parents?: ReadonlyArray<{ readonly sha: string }>;
}

/** Reads the branch in which the changes of a file wait. @param path of the file */
export async function readWaitingBranch(client: Client, main: Branch, path: string): Promise<WaitingBranch> {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;
  const name = waitingBranchOf(path);
  const ref = `heads/${name}`;

  async function refNow(): Promise<string | null> {
    try {
      return (await rest.git.getRef({ ...at, ref })).data.object.sha;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 404) return null;
      throw explain(failure, `read the branch “${name}”`, where, READ_CONTENTS);
    }
  }

  const commitOf = async (sha: string): Promise<GitCommit> => (await rest.git.getCommit({ ...at, commit_sha: sha })).data;

  /** The version of the file that our commit was made on. Where somebody merged the default branch into ours, the merge counts as ours, too. */
  async function madeOn(commit: GitCommit): Promise<string | null> {
    const [, version, tree] = TRAILER.exec(commit.message ?? '') ?? [];
    if (version !== undefined) return tree === commit.tree.sha ? version : null;
    const [own, other, ...more] = commit.parents ?? [];
    if (own === undefined || other === undefined || more.length > 0) return null;
    const head = await main.head();
    return head !== null && (await main.descends(head, other.sha)) === true ? madeOn(await commitOf(own.sha)) : null;
  }

  async function found(sha: string): Promise<FoundCommit> {
    const commit = await commitOf(sha);
    const file = await lookIn(client, commit.tree.sha)(path);
    const isText = file !== null && file.at === path && file.entry.type === 'blob';
    const text = isText ? decodeText(await readBlob(client, file.entry.sha, path), path).text : null;
    return { sha, tree: commit.tree.sha, text, madeOn: await madeOn(commit) };
  }

  async function readHead(): Promise<FoundCommit | null> {
    const sha = await refNow();
    if (sha === null) return null;
    try {
      return await found(sha);
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw explain(failureOf(error), `read the branch “${name}”`, where, READ_CONTENTS);
    }
  }

  const head = await readHead();

  async function commitWith(message: string, tree: string, parents: string[]): Promise<string> {
    return (await rest.git.createCommit({ ...at, ...HARMLESS, ...client.authored, message, tree, parents })).data.sha;
  }

  /** The file's mode on the default branch; null if it is another version there by now. */
  async function modeOn(root: string, version: string): Promise<'100644' | '100755' | null> {
    const file = await lookIn(client, root)(path);
    if (file?.entry.mode === LINK) throw linkError(client, path, file.at, null);
    if (file === null || file.at !== path || file.entry.sha !== version) return null;
    // An executable file stays executable.
    return file.entry.mode === '100755' ? '100755' : '100644';
  }

  /**
   * Deletes the branch of a merged pull request, as GitHub's button does, so that the next one begins at the default branch. Commits that
   * were squashed could not be merged by rebase a second time. False: a rule is against it.
   */
  async function deleted(seen: string): Promise<boolean> {
    const now = await refNow();
    if (now !== seen) return now === null;
    try {
      await rest.git.deleteRef({ ...at, ref });
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.rateLimited !== null || isUnclear(failure)) throw error;
      return (await refNow()) === null;
    }
  }

  async function bring(changes: WaitingChanges, last: DecidedPull | null): Promise<'brought' | 'same' | 'foreign' | 'stale'> {
    const { base, text, message } = changes;
    const isCurrent = head?.text != null && changes.isSame(head.text);
    if (isCurrent && (head.madeOn === null || head.madeOn === base.sha)) return 'same';
    const newest = await main.head();
    if (newest === null) return 'stale';
    const root = (await commitOf(newest)).tree.sha;
    const mode = await modeOn(root, base.sha);
    if (mode === null) return 'stale';
    // What the default branch holds already is not lost by going on from there.
    const isMerged = head !== null && (await main.descends(newest, head.sha)) === true;
    if (head !== null && head.madeOn === null && !isMerged && last?.headSha !== head.sha) return 'foreign';
    const content = Buffer.from(base.byteOrderMark + text, 'utf8').toString('base64');
    const { sha } = (await rest.git.createBlob({ ...at, ...HARMLESS, content, encoding: 'base64' })).data;
    const treeOn = async (under: string) =>
      (await rest.git.createTree({ ...at, ...HARMLESS, base_tree: under, tree: [{ path, mode, type: 'blob', sha }] })).data.sha;
    const isOn = head !== null && head.madeOn === base.sha && !isMerged;
    const tree = await treeOn(isOn ? head.tree : root);
    const old = head === null || isOn || isMerged || last?.state !== 'merged' || !(await deleted(head.sha)) ? head : null;
    // A merge with rebase drops what a merge commit itself changes, so our changes are in a commit of their own behind it.
    const merge = async (own: string) => commitWith(`Merge the newest roadmap into ${name}`, root, [own, newest]);
    const parent = isOn ? head.sha : old === null || isMerged ? newest : await merge(old.sha);
    const commit = await commitWith(message(`Roadmap-Sync-Waiting: ${base.sha} ${tree}`), tree, [parent]);
    const move = async () => {
      if (old === null) await rest.git.createRef({ ...at, ref: `refs/${ref}`, sha: commit });
      else await rest.git.updateRef({ ...at, ref, sha: commit, force: false });
    };
    const swapped = await swap(move, async () => {
      const now = await refNow();
      return now === commit ? 'ours' : now === (old?.sha ?? null) ? 'same' : 'changed';
    });
    return typeof swapped !== 'string' || swapped === 'ours' ? 'brought' : 'stale';
  }

  function refusal(failure: Failure): UserError {
    const doing = `bring the changes of ${path} on the branch “${name}”`;
    const said = `${failure.status}: ${failure.whole ?? failure.message}`;
    if (refusesWorkflow(failure)) {
      const byHand =
        head === null
          ? `Make the branch “${name}” from the default branch by hand`
          : `Press “Update branch” in the pull request, or merge the default branch into “${name}” by hand`;
      return new UserError(
        `Cannot ${doing} in ${where}: the default branch has another version of a workflow, and the token may not bring it there (${said}).`,
        `${byHand}; the next run goes on from there. Or ${MAY_CHANGE_WORKFLOWS}`,
      );
    }
    if (refusesCommit(failure)) {
      return new UserError(
        `Cannot ${doing} in ${where}: a rule or hook refuses the branch or its commit (${said}).`,
        'Let the account of the token bypass the rule (Settings → Rules → Rulesets → Bypass list), or take branches that begin with `roadmap-sync/` out of it. The next run tries it again.',
      );
    }
    return explain(failure, doing, where, WRITE_CONTENTS);
  }

  return {
    head,
    async bring(changes, last) {
      try {
        return await bring(changes, last);
      } catch (error) {
        if (error instanceof UserError) throw error;
        throw refusal(failureOf(error));
      }
    },
  };
}
