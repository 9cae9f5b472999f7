import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../model/errors.ts';

/** A file to be written. */
export interface TextFile {
  /** Relative to the current folder, and inside it. */
  readonly path: string;
  readonly text: string;
  /** It contains all that is there, so it may be written over it. */
  readonly replaces?: boolean;
}

/**
 * Writes all files or none. The folder may be a clone of somebody else's repository, so no symbolic link in it is followed: a link in place
 * of `.github` could lead to a file outside.
 * @param force overwrite existing files
 * @throws UserError if a file exists already, cannot be written, or is behind a symbolic link
 */
export function writeLocalFiles(files: readonly TextFile[], force: boolean): void {
  for (const { path, replaces } of files) {
    refuseLinks(path);
    if (!force && replaces !== true && statOf(path) !== null)
      throw new UserError(`${path} exists already.`, 'Compare it with what init prints, or use --force to overwrite it. Nothing was written.');
  }
  // First all files are written under other names: if one fails, no file has changed yet.
  // Nobody can foresee the names of the drafts.
  const drafts = files.map((file) => ({ ...file, draft: `${file.path}.${randomUUID()}.draft` }));
  try {
    for (const { path, text, draft } of drafts) orExplain(path, 'Nothing was written.', () => writeDraft(path, text, draft));
    for (const { path, draft } of drafts) orExplain(path, 'Look which files are there, then run the command again.', () => renameSync(draft, path));
  } finally {
    // A draft that got its real name is not there any more.
    for (const { draft } of drafts.filter((one) => statOf(one.draft) !== null)) rmSync(draft);
  }
}

function writeDraft(path: string, text: string, draft: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (statOf(path)?.isDirectory()) throw new Error('it is a directory');
  writeFileSync(draft, text, { flag: 'wx' });
}

/** @throws UserError if the step fails, with the path and what to do */
function orExplain(path: string, remedy: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    throw new UserError(`${path} cannot be written (${error instanceof Error ? error.message : String(error)}).`, remedy);
  }
}

/** @throws UserError if the file or a folder on its path is a symbolic link */
function refuseLinks(path: string): void {
  const names = path.split('/');
  const ways = names.map((_, index) => join(...names.slice(0, index + 1)));
  const link = ways.find((way) => statOf(way)?.isSymbolicLink());
  if (link !== undefined)
    throw new UserError(
      link === path ? `${path} is a symbolic link.` : `${path} cannot be written, because ${link} is a symbolic link.`,
      'It may lead out of this folder. Remove the link, then run the command again. Nothing was written.',
    );
}

/** What stands at a path itself, without following a link at its end; null if nothing does. */
function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    // The second one: a file stands where a folder belongs. Making the folder fails later, with a message of its own.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}
