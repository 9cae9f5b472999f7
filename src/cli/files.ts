import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { type Config, DEFAULT_CONFIG_PATH, NO_CONFIG, parseConfig } from '../config/config.ts';
import { UserError } from '../model/errors.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { stopwatch } from '../model/stopwatch.ts';
import { dayIn } from '../model/time.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';
import { decodeText } from '../roadmap/text/decode.ts';

/** The word on the command line that stands for the standard input. */
export const STANDARD_INPUT = '-';

/** A file's path as it appears in messages. */
export function shownPath(path: string): string {
  return path === STANDARD_INPUT ? '(standard input)' : path;
}

/** Reads a file, by a path relative to the current folder. @param remedy what to do if there is no such file @throws UserError if it cannot be read */
function readLocalFile(path: string, remedy: string): Uint8Array {
  try {
    return readFileSync(path === STANDARD_INPUT ? process.stdin.fd : path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new UserError(`There is no file ${path}.`, remedy);
    if (code === 'EISDIR') throw new UserError(`${path} is a directory.`, 'Name a file in it.');
    throw new UserError(
      `${shownPath(path)} cannot be read (${String(code)}).`,
      path === STANDARD_INPUT ? 'Pipe the file into the command.' : 'Check its permissions.',
    );
  }
}

/** The text of a local file, without its byte-order mark. */
export function readLocalText(path: string, remedy = 'Name the roadmap, such as docs/ROADMAP.md.'): string {
  return decodeText(readLocalFile(path, remedy), shownPath(path)).text;
}

/** Whether a local file begins with a byte-order mark. */
export function hasByteOrderMark(path: string): boolean {
  return decodeText(readLocalFile(path, 'Name the roadmap.'), path).byteOrderMark !== '';
}

/** The address if no repository was named: links to the issues of any repository count. */
const ANYWHERE: IssueAddress = { server: 'https://github.com', repositories: null };

/** Reads a local roadmap with the local configuration file, if there is one. */
export function readLocalRoadmap(path: string, configPath: string | null, address = ANYWHERE): { roadmap: Roadmap; config: Config; reading: ReadOptions } {
  const config = localConfig(configPath);
  const reading = readingOf(path, config, address);
  const text = readLocalText(path);
  return { roadmap: stopwatch().onFile(() => readRoadmap(text, reading)), config, reading };
}

/** Reads a roadmap's text with a configuration's text. */
export function readText(text: string, path: string, config: string): Roadmap {
  return stopwatch().onFile(() => readRoadmap(text, readingOf(path, parseConfig(config, DEFAULT_CONFIG_PATH), ANYWHERE)));
}

function readingOf(path: string, { rules }: Config, address: IssueAddress): ReadOptions {
  return { path: basename(shownPath(path)), address, rules };
}

function localConfig(path: string | null): Config {
  if (path !== null) {
    const text = readLocalText(path, 'Name the configuration file, such as .github/roadmap-sync.yml.');
    return stopwatch().onFile(() => parseConfig(text, path));
  }
  return existsSync(DEFAULT_CONFIG_PATH) ? localConfig(DEFAULT_CONFIG_PATH) : NO_CONFIG;
}

/** The day in UTC. A title that names a day is compared with it. */
export function today(): IsoDate {
  return dayIn('UTC', new Date().toISOString());
}

/** Where people keep a roadmap, and how they name it: the first one that is there is meant. */
const PLACES = ['.', 'docs', '.github', 'doc'];
const NAMES = ['roadmap.md', 'todo.md', 'bugs.md', 'known_bugs.md', 'roadmap', 'todo', 'bugs', 'todo.txt', 'roadmap.txt'];

/** The roadmaps in the current folder and in the usual ones below it, the likeliest first. Case does not count. */
export function roadmapsHere(): string[] {
  const all = PLACES.flatMap((folder) => {
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
    const files = isFolder ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()) : [];
    return files.map(({ name }) => ({ path: posix.join(folder, name), rank: NAMES.indexOf(name.toLowerCase()), place: PLACES.indexOf(folder) }));
  });
  return all
    .filter(({ rank }) => rank !== -1)
    .toSorted((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ path }) => path);
}
