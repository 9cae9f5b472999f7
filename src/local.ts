import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Config, DEFAULT_CONFIG_PATH, NO_CONFIG, parseConfig } from './config.ts';
import { UserError } from './errors.ts';
import type { Roadmap } from './model.ts';
import { decodeText } from './roadmap/decode.ts';
import { readRoadmap } from './roadmap/parse.ts';

/** A file of the folder the terminal is in. @throws UserError where it cannot be read */
function readLocalFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new UserError(`There is no file ${path}.`, 'Name the roadmap, such as docs/ROADMAP.md.');
    if (code === 'EISDIR') throw new UserError(`${path} is a directory.`, 'Name a Markdown file in it.');
    throw new UserError(`${path} cannot be read (${String(code)}).`, 'Check its permissions.');
  }
}

/** The text of a local file, without its byte-order mark. */
export function readLocalText(path: string): string {
  return decodeText(readLocalFile(path), path).text;
}

/** How a local file is read, by a local configuration if there is one. The repository is not known here: any issue's link counts. */
export function readLocalRoadmap(path: string, configPath: string | null): Roadmap {
  const text = readLocalText(path);
  const { rules } = localConfig(configPath);
  return readRoadmap(text, { path: basename(path), address: { server: 'https://github.com', repositories: null }, rules });
}

function localConfig(path: string | null): Config {
  if (path !== null) return parseConfig(readLocalText(path), path);
  return existsSync(DEFAULT_CONFIG_PATH) ? localConfig(DEFAULT_CONFIG_PATH) : NO_CONFIG;
}
