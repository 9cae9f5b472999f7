import { UserError } from '../model/errors.ts';
import type { FileVersion, NewFile } from '../model/ports.ts';
import { readBlob } from './contents.ts';
import { type FoundEntry, LINK, linkError, lookIn } from './tree.ts';
import { type Client, HARMLESS } from './wire/client.ts';

/** A commit that no branch leads to yet. */
interface Prepared {
  /** The commit's sha; null if the branch's head holds both files already. */
  readonly commit: string | null;
  /** The branch's head, which it follows. */
  readonly parent: string;
  /** The sha of the changed file's blob. */
  readonly sha: string;
}

/**
 * Makes one commit of a changed file and a new file beside it. It uses git's objects, because the contents API takes only one file
 * per commit. The commit names no author, because GitHub signs commits of apps only then. Null if the file at the branch's head is
 * no longer the version that was read.
 * @throws UserError if something else is at the new file's path already @throws the client's errors, unchanged
 */
export async function prepareCommit(
  client: Client,
  branch: string,
  file: FileVersion & { readonly path: string; readonly bytes: Buffer; readonly message: string },
  beside: NewFile,
): Promise<Prepared | null> {
  const { rest, at } = client;
  const head = (await rest.git.getRef({ ...at, ref: `heads/${branch}` })).data.object.sha;
  const root = (await rest.git.getCommit({ ...at, commit_sha: head })).data.tree.sha;
  const look = lookIn(client, root);

  const present = await look(file.path);
  if (present?.entry.mode === LINK) throw linkError(client, file.path, present.at, null);
  if (present === null || present.at !== file.path || present.entry.sha !== file.sha) return null;
  const there = await look(beside.path);
  if (there !== null) await assertIsOurs(client, there, beside);

  const { sha } = (await rest.git.createBlob({ ...at, ...HARMLESS, content: file.bytes.toString('base64'), encoding: 'base64' })).data;
  if (there !== null && sha === file.sha) return { commit: null, parent: head, sha };
  // An executable file stays executable.
  const mode = present.entry.mode === '100755' ? '100755' : '100644';
  const tree = [
    { path: file.path, mode, type: 'blob', sha },
    { path: beside.path, mode: '100644', type: 'blob', content: beside.text },
  ] as const;
  const made = (await rest.git.createTree({ ...at, ...HARMLESS, base_tree: root, tree: [...tree] })).data.sha;
  const commit = (await rest.git.createCommit({ ...at, ...HARMLESS, message: file.message, tree: made, parents: [head] })).data.sha;
  return { commit, parent: head, sha };
}

/** Refuses to write over a foreign file. A file with the same text is accepted: an earlier commit of ours may have added it. */
async function assertIsOurs(client: Client, { entry, at }: FoundEntry, beside: NewFile): Promise<void> {
  const file = at === beside.path && entry.type === 'blob' && entry.mode !== LINK;
  if (file && (await readBlob(client, entry.sha, at)).equals(Buffer.from(beside.text))) return;
  const kind = entry.type === 'tree' ? 'folder' : entry.type === 'commit' ? 'submodule' : entry.mode === LINK ? 'symbolic link' : 'file';
  throw new UserError(
    `Cannot add ${beside.path} to ${client.at.owner}/${client.at.repo}: there is a ${kind} ${at}${file ? ' with another text' : ''} already.`,
    'Rename or remove it, then run it again.',
  );
}
