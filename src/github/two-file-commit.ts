import { UserError } from '../model/errors.ts';
import type { FileVersion, NewFile } from '../model/ports.ts';
import { type Client, HARMLESS } from './client.ts';
import { readBlob } from './contents.ts';

type TreeEntry = Awaited<ReturnType<Client['rest']['git']['getTree']>>['data']['tree'][number];

/** The mode of a symbolic link. */
const LINK = '120000';

interface FoundCommit {
  readonly entry: TreeEntry;
  /** Where it stands: above the path that was looked for, where a file is in the place of a folder. */
  readonly at: string;
}

/** A commit that no branch leads to yet. */
export interface Prepared {
  /** Null where both files are at the branch's head already. */
  readonly commit: string | null;
  /** Of the changed file's blob. */
  readonly sha: string;
}

/**
 * Makes the one commit of a changed file and a new one beside it, which the contents API does not: it takes one file a commit.
 * Nobody is named as its author, so that GitHub signs it. Answers null where the file at the branch's head is not the version that was read.
 * @throws UserError where something else is at the new file's path already; what the client throws
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
  if (present !== null && present.entry.mode === LINK) {
    throw new UserError(
      `${present.at} in ${at.owner}/${at.repo} is a symbolic link, which cannot be changed together with another file.`,
      'Name the file that it leads to.',
    );
  }
  if (present === null || present.at !== file.path || present.entry.sha !== file.sha) return null;
  const there = await look(beside.path);
  if (there !== null) await assertIsOurs(client, there, beside);

  const { sha } = (await rest.git.createBlob({ ...at, ...HARMLESS, content: file.bytes.toString('base64'), encoding: 'base64' })).data;
  if (there !== null && sha === file.sha) return { commit: null, sha };
  // A file that may be executed stays one.
  const mode = present.entry.mode === '100755' ? '100755' : '100644';
  const tree = [
    { path: file.path, mode, type: 'blob', sha },
    { path: beside.path, mode: '100644', type: 'blob', content: beside.text },
  ] as const;
  const made = (await rest.git.createTree({ ...at, ...HARMLESS, base_tree: root, tree: [...tree] })).data.sha;
  const commit = (await rest.git.createCommit({ ...at, ...HARMLESS, message: file.message, tree: made, parents: [head] })).data.sha;
  return { commit, sha };
}

/** Looks for what stands at a path. Folders on the way to both paths are read once. */
function lookIn(client: Client, root: string): (path: string) => Promise<FoundCommit | null> {
  const trees = new Map<string, readonly TreeEntry[]>();
  const read = async (sha: string): Promise<readonly TreeEntry[]> => {
    const entries = trees.get(sha) ?? (await client.rest.git.getTree({ ...client.at, tree_sha: sha })).data.tree;
    trees.set(sha, entries);
    return entries;
  };
  return async (path) => {
    const parts = path.split('/');
    let sha = root;
    for (const [index, name] of parts.entries()) {
      const entry = (await read(sha)).find((one) => one.path === name);
      if (entry === undefined) return null;
      if (index === parts.length - 1 || entry.type !== 'tree') return { entry, at: parts.slice(0, index + 1).join('/') };
      sha = entry.sha;
    }
    return null;
  };
}

/** What is in the new file's place may be the file itself, from an earlier commit of ours. */
async function assertIsOurs(client: Client, { entry, at }: FoundCommit, beside: NewFile): Promise<void> {
  const file = at === beside.path && entry.type === 'blob' && entry.mode !== LINK;
  if (file && (await readBlob(client, entry.sha, at)).equals(Buffer.from(beside.text))) return;
  const kind = entry.type === 'tree' ? 'folder' : entry.type === 'commit' ? 'submodule' : entry.mode === LINK ? 'symbolic link' : 'file';
  throw new UserError(
    `Cannot add ${beside.path} to ${client.at.owner}/${client.at.repo}: there is a ${kind} ${at}${file ? ' with another text' : ''} already.`,
    'Rename or remove it, then run the workflow again.',
  );
}
