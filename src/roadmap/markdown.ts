import type { Nodes, Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Span } from '../model.ts';

const processor = remark().use(remarkGfm, { singleTilde: true }).freeze();

/** The tree of a text, with the offsets of the text itself: front matter is blanked, not cut. */
export function parseMarkdown(text: string): Root {
  return processor.parse(withoutFrontMatter(text));
}

/**
 * Front matter is not Markdown: read as such it is a thematic break and a heading.
 * Its characters become spaces, so that all offsets stay.
 */
function withoutFrontMatter(text: string): string {
  const matter = /^---[ \t]*(?:\r\n|\n|\r)(?:[\w"'-]+[ \t]*:[\s\S]*?(?:\r\n|\n|\r))??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/.exec(text)?.[0];
  return matter === undefined ? text : matter.replace(/[^\r\n]/g, ' ') + text.slice(matter.length);
}

/** A node's place in the source. Nodes of a parsed tree always have one. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} without a position.`);
  return { start, end };
}
