import { createHash } from 'node:crypto';
import { NoText } from '../model/errors.ts';
import type { Repository } from '../model/ports.ts';
import { readBlob, shownTarget } from './contents.ts';
import type { Client } from './wire/client.ts';

type TreeEntry = Awaited<ReturnType<Client['rest']['git']['getTree']>>['data']['tree'][number];

/** The mode of a symbolic link. */
export const LINK = '120000';

export interface FoundEntry {
  readonly entry: TreeEntry;
  /** The path of the entry. It is shorter than the path that was looked for if a file stands where a folder was expected. */
  readonly at: string;
}

/** Looks up paths below a root tree. Each folder is read once, even if it is on the way to both paths. */
export function lookIn(client: Client, root: string): (path: string) => Promise<FoundEntry | null> {
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

/**
 * Whether an answer may show a symbolic link. GitHub follows one and does not say so: then either the sha or the bytes are those of the
 * link. Other servers show the link itself, as a file that holds a path.
 */
export function mayBeLink(bytes: Buffer, sha: string): boolean {
  if (/^\S{1,4096}$/.test(bytes.toString('utf8'))) return true;
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(sha) && blobSha(bytes, sha) !== sha;
}

/**
 * Refuses a roadmap that is a symbolic link, or stands below one: a write would put the roadmap's text into the link.
 * @param ref a commit, or null for the head of the default branch
 * @throws NoText if it is one @throws the client's errors, unchanged
 */
export async function refuseLink(client: Client, repository: Repository, path: string, ref: string | null): Promise<void> {
  const { rest, at } = client;
  const head = ref ?? (await rest.git.getRef({ ...at, ref: `heads/${(await repository.info()).defaultBranch}` })).data.object.sha;
  await blobIn(client, (await rest.git.getCommit({ ...at, commit_sha: head })).data.tree.sha, path);
}

/**
 * The sha of the file at a path below a root tree; null if there is none.
 * @throws NoText if it is a symbolic link, or stands below one @throws the client's errors, unchanged
 */
export async function blobIn(client: Client, root: string, path: string): Promise<string | null> {
  const found = await lookIn(client, root)(path);
  if (found?.entry.mode === LINK) throw linkError(client, path, found.at, (await readBlob(client, found.entry.sha, found.at)).toString('utf8'));
  return found?.at === path ? found.entry.sha : null;
}

/** The sha that git gives to a blob. @param like a sha of the same repository, which tells the kind of its hashes */
export function blobSha(bytes: Buffer, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** @param at where the link is: at the path, or at a folder of it @param target the path that the link holds; null if that is not known */
export function linkError({ at: { owner, repo } }: Client, path: string, at: string, target: string | null): NoText {
  const to = target === null ? '' : ` to ${shownTarget(target)}`;
  const below = at === path ? '' : `, and ${path} is below it`;
  return new NoText(
    `${at} in ${owner}/${repo} is a symbolic link${to}${below}.`,
    'Name the file that it leads to in the input `roadmap`: through the link, the roadmap cannot be changed.',
  );
}
