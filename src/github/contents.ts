import { NoText, type UserError } from '../model/errors.ts';
import type { FileVersion } from '../model/ports.ts';
import { decodeText } from '../roadmap/text/decode.ts';
import type { Client } from './wire/client.ts';
import { explain, type Failure, failureOf, READ_CONTENTS } from './wire/failure.ts';

/** The words of an error that says which file to name instead. */
export interface Wanted {
  /** `a Markdown file` */
  readonly kind: string;
  /** Where a user names it, such as ` in the input …`. */
  readonly place: string;
}

export const ANY_FILE: Wanted = { kind: 'a file', place: '' };

/**
 * Reads a file, or null if the path does not exist.
 * @param ref a commit, or null for the head of the default branch
 * @throws NoText for a directory, a submodule, a pointer of Git LFS, or bytes that are not UTF-8
 */
export async function readContents(client: Client, path: string, ref: string | null, wanted: Wanted): Promise<FileVersion | null> {
  const found = await readBytes(client, path, ref, wanted);
  return found === null ? null : { ...decodeText(found.bytes, path), sha: found.sha };
}

/** The same, as bytes. @throws NoText for a directory, a submodule or a pointer of Git LFS */
export async function readBytes(client: Client, path: string, ref: string | null, wanted: Wanted): Promise<{ bytes: Buffer; sha: string } | null> {
  const where = `${client.at.owner}/${client.at.repo}`;
  let data: Awaited<ReturnType<typeof client.rest.repos.getContent>>['data'];
  try {
    ({ data } = await client.rest.repos.getContent({ ...client.at, path, ...(ref === null ? {} : { ref }) }));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.status === 404 || (failure.status === 409 && /repository is empty/i.test(failure.message))) return null;
    throw unread(failure, path, where);
  }
  if (Array.isArray(data)) throw new NoText(`${path} in ${where} is a directory.`, `Name ${wanted.kind}${wanted.place}.`);
  if (data.type !== 'file' || !('content' in data)) {
    const what =
      data.type === 'symlink' ? `symbolic link${'target' in data && typeof data.target === 'string' ? ` to ${shownTarget(data.target)}` : ''}` : data.type;
    throw new NoText(`${path} in ${where} is a ${what}, not a file.`, `Name ${wanted.kind} of this repository${wanted.place}.`);
  }
  // GitHub leaves the content out for files over 1 MB. The blob of the same sha has it.
  const isWhole = data.content !== '' || data.size === 0 || data.size === undefined;
  const bytes = isWhole && isByteEncoding(data.encoding) ? Buffer.from(data.content, data.encoding) : await readBlob(client, data.sha, path);
  if (isPointer(bytes)) {
    throw new NoText(
      `${path} in ${where} is stored in Git LFS, so the repository holds only a pointer to its text.`,
      `Take it out of Git LFS (delete its line in .gitattributes, then \`git add --renormalize ${path}\`), or name ${wanted.kind}${wanted.place} that is not stored there.`,
    );
  }
  return { bytes, sha: data.sha };
}

/** The most bytes of a pointer, by the specification of Git LFS. */
const MOST_OF_A_POINTER = 1024;
const POINTER = /^version https?:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v\d+\r?\n(?:[a-z\d.-]+ .*\n)*oid [a-z\d]+:[\da-f]+\r?\nsize \d+\s*$/;

function isPointer(bytes: Buffer): boolean {
  return bytes.length < MOST_OF_A_POINTER && POINTER.test(bytes.toString('latin1'));
}

/** The two ways in which the API gives bytes. */
function isByteEncoding(encoding: string): encoding is 'base64' | 'utf-8' {
  return encoding === 'base64' || encoding === 'utf-8';
}

/** Reads the bytes of a blob. @param path the file that it belongs to, for the error */
export async function readBlob(client: Client, sha: string, path: string): Promise<Buffer> {
  try {
    const { data } = await client.rest.git.getBlob({ ...client.at, file_sha: sha });
    return Buffer.from(data.content, isByteEncoding(data.encoding) ? data.encoding : 'base64');
  } catch (error) {
    throw unread(failureOf(error), path, `${client.at.owner}/${client.at.repo}`);
  }
}

/** GitHub refuses a file over 100 MB with the status of a missing permission. */
function unread(failure: Failure, path: string, where: string): UserError {
  if (failure.rateLimited === null && /too.large|blobs up to/i.test(failure.message))
    return new NoText(`${path} in ${where} is too large to be read.`, 'Name a smaller file.');
  return explain(failure, `read ${path}`, where, READ_CONTENTS);
}

/** The path that a symbolic link holds, on one line. */
export function shownTarget(target: string): string {
  return target.replace(/[\s\p{C}]+/gu, ' ').slice(0, 300);
}
