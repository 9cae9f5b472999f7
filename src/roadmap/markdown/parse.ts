import type { Nodes, Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { Unreadable } from '../../model/errors.ts';
import type { Span } from '../../model/span.ts';
import { perRun } from '../../model/stopwatch.ts';
import { splice } from '../text/splice.ts';
import { likeGitHub, withSlashes } from './github-dialect.ts';
import { spanOf } from './nodes.ts';

const processor = remark().use(remarkGfm).use(withoutTransforms).freeze();

/**
 * Turns off the transforms of remark-gfm. The parser itself finds addresses such as `https://…`, with positions. The transforms
 * find more in the text (`[www.example.org]`) but make nodes without positions, which could not be found in the source.
 */
function withoutTransforms(this: { data(): unknown }): void {
  const strip = (extension: unknown): unknown => {
    if (Array.isArray(extension)) return extension.map(strip);
    return typeof extension === 'object' && extension !== null ? { ...extension, transforms: [] } : extension;
  };
  const data = this.data() as { fromMarkdownExtensions?: unknown[] };
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map(strip);
}

/** The most levels of nesting. Nobody writes so many, and recursive walks through the tree still work. */
const MAX_DEPTH = 200;

/**
 * The tree of a text. Its offsets are those of the text, because front matter is replaced by spaces and not removed.
 * The last long texts are remembered: a run looks at the same file several times. Nobody changes a tree.
 * @throws Unreadable if the text is nested too deeply
 */
export function parseMarkdown(text: string): Root {
  const trees = text.length < LONG ? null : remembered();
  const known = trees?.get(text) ?? parseLikeGitHub(withoutFrontMatter(text));
  if (trees === null) return known;
  // A map keeps the order in which its keys were set.
  trees.delete(text);
  trees.set(text, known);
  if (trees.size > REMEMBERED) trees.delete([...trees.keys()][0] ?? '');
  return known;
}

/** Characters from which a text is remembered. */
const LONG = 4_000;
/** How many long texts are remembered: the file as it is, and as a plan changes it. */
const REMEMBERED = 2;
const remembered = perRun(() => new Map<string, Root>());

/** The most times that a text is parsed. Each parse may show another line, further down, that GitHub reads differently. */
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
  if (text !== source) withSlashes(root, source);
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
    // The parser is recursive, too, so very deep nesting exceeds its stack.
    if (error instanceof RangeError) throw tooDeep(1);
    throw error;
  }
}

function tooDeep(line: number): Unreadable {
  return new Unreadable(
    `The roadmap is nested more than ${MAX_DEPTH} levels deep, from line ${line} on.`,
    'Use fewer levels. Nothing was written.',
    `it is nested more than ${MAX_DEPTH} levels deep`,
  );
}

/**
 * Replaces front matter by spaces, so that all offsets stay. Markdown would read it as a thematic break and a heading.
 */
function withoutFrontMatter(text: string): string {
  const [matter, body = ''] = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?(?:\r\n|\n|\r))??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/.exec(text) ?? [];
  if (matter === undefined) return text;
  // Two thematic breaks with text between them can also be Markdown. Front matter needs a key in its first line that is not a comment.
  const first = body.split(/\r\n|\n|\r/).find((line) => !/^[ \t]*(?:#.*)?$/.test(line));
  if (first === undefined ? body.trim() !== '' : !/^[\w"'-]+[ \t]*:/.test(first)) return text;
  return matter.replace(/[^\r\n]/g, ' ') + text.slice(matter.length);
}

/** Where a text is code: blocks of it, and inside lines. */
export function codeSpans(markdown: string): Span[] {
  const spans: Span[] = [];
  visit(parseMarkdown(markdown), (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') spans.push(spanOf(node));
  });
  return spans;
}
