import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown-unpinned';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const processor = remark().use(remarkGfm).freeze();
const { micromarkExtensions = [], fromMarkdownExtensions = [] } = processor.data();

/** What remark and remark-gfm read with the versions of micromark that package.json pins. */
export function parsePinned(text: string): Root {
  return processor.parse(text);
}

/** What they read with the versions that remark installs otherwise: remark's parser is this call, and nothing more. */
export function parseUnpinned(text: string): Root {
  return fromMarkdown(text, { extensions: micromarkExtensions, mdastExtensions: fromMarkdownExtensions });
}

/** The versions that one copy of the parser is made of, as Node finds them. */
export function versionsOf(parser: 'mdast-util-from-markdown' | 'mdast-util-from-markdown-unpinned'): Record<string, string> {
  const own = manifestOf(parser, fileURLToPath(import.meta.url));
  const micromark = manifestOf('micromark', own);
  const all = [own, micromark, manifestOf('micromark-core-commonmark', micromark)];
  return Object.fromEntries(
    all.map((path) => {
      const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name: string; version: string };
      return [name, version];
    }),
  );
}

/** Where the manifest of a package lies that a file imports. */
function manifestOf(name: string, from: string): string {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${from} finds no ${name}.`);
  return found;
}
