import { UserError } from '../model/errors.ts';
import type { FileVersion, NewFile } from '../model/ports.ts';
import { readBlob } from './contents.ts';
import { type FoundEntry, LINK, linkError, lookIn } from './tree.ts';
import { type Client, HARMLESS } from './wire/client.ts';

/** A commit that no branch leads to yet. */
interface Prepared {
  /** The commit's sha; null if the branch's head holds all files already. */
  readonly commit: string | null;
  /** The branch's head, which it follows. */
  readonly parent: string;
  /** The sha of the changed file's blob. */
  readonly sha: string;
}

/**
 * Makes one commit of a changed file and other files beside it. It uses git's objects, because the contents API takes only one file
 * per commit. The commit names no author unless a user wants one, because GitHub signs commits of apps only then. Null if the file at the branch's head is
 * no longer the version that was read.
 * @throws UserError if something else is at the path of a file beside it @throws the client's errors, unchanged
 */
export async function prepareCommit(
  client: Client,
  branch: string,
  file: FileVersion & { readonly path: string; readonly bytes: Buffer; readonly message: string },
  beside: readonly NewFile[],
): Promise<Prepared | null> {
  const { rest, at } = client;
  const head = (await rest.git.getRef({ ...at, ref: `heads/${branch}` })).data.object.sha;
  const root = (await rest.git.getCommit({ ...at, commit_sha: head })).data.tree.sha;
  const look = lookIn(client, root);

  const present = await look(file.path);
  if (present?.entry.mode === LINK) throw linkError(client, file.path, present.at, null);
  if (present === null || present.at !== file.path || present.entry.sha !== file.sha) return null;
  const missing: NewFile[] = [];
  for (const other of beside) {
    const there = await look(other.path);
    if (there === null || !(await isThere(client, there, other))) missing.push(other);
  }

  const { sha } = (await rest.git.createBlob({ ...at, ...HARMLESS, content: file.bytes.toString('base64'), encoding: 'base64' })).data;
  if (missing.length === 0 && sha === file.sha) return { commit: null, parent: head, sha };
  // An executable file stays executable.
  const mode = present.entry.mode === '100755' ? '100755' : '100644';
  const tree = [
    { path: file.path, mode, type: 'blob', sha },
    ...missing.map((other) => ({ path: other.path, mode: '100644', type: 'blob', content: other.text }) as const),
  ] as const;
  const made = (await rest.git.createTree({ ...at, ...HARMLESS, base_tree: root, tree: [...tree] })).data.sha;
  const commit = (await rest.git.createCommit({ ...at, ...HARMLESS, ...client.authored, message: file.message, tree: made, parents: [head] })).data.sha;
  return { commit, parent: head, sha };
}

/**
 * Whether a file is there already: an earlier commit of ours may have added it. False: an earlier version of it is there, which is replaced.
 * @throws UserError if anything else is there
 */
async function isThere(client: Client, { entry, at }: FoundEntry, wanted: NewFile): Promise<boolean> {
  const file = at === wanted.path && entry.type === 'blob' && entry.mode !== LINK;
  if (file) {
    const bytes = await readBlob(client, entry.sha, at);
    if (bytes.equals(Buffer.from(wanted.text))) return true;
    if (wanted.replaces !== undefined && bytes.includes(wanted.replaces)) return false;
  }
  const kind = entry.type === 'tree' ? 'folder' : entry.type === 'commit' ? 'submodule' : entry.mode === LINK ? 'symbolic link' : 'file';
  throw new UserError(
    `Cannot add ${wanted.path} to ${client.at.owner}/${client.at.repo}: there is a ${kind} ${at}${file ? ' with another text' : ''} already.`,
    'Rename or remove it, then run it again.',
  );
}
