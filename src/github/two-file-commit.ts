import { UserError } from '../model/errors.ts';
import type { FileVersion, NewFile } from '../model/ports.ts';
import { type Client, HARMLESS } from './client.ts';
import { readBlob } from './contents.ts';

type TreeEntry = Awaited<ReturnType<Client['rest']['git']['getTree']>>['data']['tree'][number];

/** The mode of a symbolic link. */
const LINK = '120000';

interface FoundCommit {
  readonly entry: TreeEntry;
  /** The path of the entry. It is shorter than the path that was looked for if a file stands where a folder was expected. */
  readonly at: string;
}

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
  if (present !== null && present.entry.mode === LINK) {
    throw new UserError(
      `${present.at} in ${at.owner}/${at.repo} is a symbolic link, and a link cannot be changed together with another file.`,
      'Name the file that the link leads to as the roadmap.',
    );
  }
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

/** Looks up paths below a root tree. Each folder is read once, even if it is on the way to both paths. */
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

/** Refuses to write over a foreign file. A file with the same text is accepted: an earlier commit of ours may have added it. */
async function assertIsOurs(client: Client, { entry, at }: FoundCommit, beside: NewFile): Promise<void> {
  const file = at === beside.path && entry.type === 'blob' && entry.mode !== LINK;
  if (file && (await readBlob(client, entry.sha, at)).equals(Buffer.from(beside.text))) return;
  const kind = entry.type === 'tree' ? 'folder' : entry.type === 'commit' ? 'submodule' : entry.mode === LINK ? 'symbolic link' : 'file';
  throw new UserError(
    `Cannot add ${beside.path} to ${client.at.owner}/${client.at.repo}: there is a ${kind} ${at}${file ? ' with another text' : ''} already.`,
    'Rename or remove it, then run it again.',
  );
}
