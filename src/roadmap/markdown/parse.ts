import type { Nodes, Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { UserError } from '../../model/errors.ts';
import { splice } from '../text/splice.ts';
import { likeGitHub } from './github-dialect.ts';

const processor = remark().use(remarkGfm).use(withoutTransforms).freeze();

/**
 * The parser finds addresses such as `https://…` itself, with positions. Afterwards an extension looks for more in the
 * text (`[www.example.org]`) and makes nodes that have none, which nothing here could find in the source.
 */
function withoutTransforms(this: { data(): unknown }): void {
  const strip = (extension: unknown): unknown => {
    if (Array.isArray(extension)) return extension.map(strip);
    return typeof extension === 'object' && extension !== null ? { ...extension, transforms: [] } : extension;
  };
  const data = this.data() as { fromMarkdownExtensions?: unknown[] };
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map(strip);
}

/** More levels than anybody writes, and fewer than would end a walk through the tree. */
const MAX_DEPTH = 200;

/**
 * The tree of a text, with the offsets of the text itself: front matter is blanked, not cut.
 * @throws UserError where it is nested too deep to be walked
 */
export function parseMarkdown(text: string): Root {
  return parseLikeGitHub(withoutFrontMatter(text));
}

/** Each reading may show more that GitHub reads in another way, below what was settled before. */
const READINGS = 8;

function parseLikeGitHub(source: string): Root {
  let text = source;
  let root = parseWhole(text);
  for (let reading = 1; reading < READINGS; reading += 1) {
    const splices = likeGitHub(text, root);
    const changed = splice(text, splices);
    if (splices.length === 0 || changed === null) break;
    text = changed;
    root = parseWhole(text);
  }
  return root;
}

function parseWhole(text: string): Root {
  const root = parsed(text);
  const open: { readonly node: Nodes; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) throw tooDeep(node.position?.start.line ?? 1);
    if ('children' in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
  return root;
}

function parsed(text: string): Root {
  try {
    return processor.parse(text);
  } catch (error) {
    // The parser walks by recursion, too.
    if (error instanceof RangeError) throw tooDeep(1);
    throw error;
  }
}

function tooDeep(line: number): UserError {
  return new UserError(
    `The roadmap is nested more than ${MAX_DEPTH} levels deep, from line ${line} on.`,
    'Write it with fewer levels. Nothing was read, and nothing written.',
  );
}

/**
 * Front matter is not Markdown: read as such it is a thematic break and a heading.
 * Its characters become spaces, so that all offsets stay.
 */
function withoutFrontMatter(text: string): string {
  const [matter, body = ''] = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?(?:\r\n|\n|\r))??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/.exec(text) ?? [];
  if (matter === undefined) return text;
  // A rule, a heading and a rule are Markdown: there has to be a key, before anything but comments.
  const first = body.split(/\r\n|\n|\r/).find((line) => !/^[ \t]*(?:#.*)?$/.test(line));
  if (first === undefined ? body.trim() !== '' : !/^[\w"'-]+[ \t]*:/.test(first)) return text;
  return matter.replace(/[^\r\n]/g, ' ') + text.slice(matter.length);
}
