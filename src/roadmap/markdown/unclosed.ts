import type { Nodes } from 'mdast';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import { lineAt, linesOf } from '../text/lines.ts';
import { spanOf } from './nodes.ts';
import { parseMarkdown } from './parse.ts';

/** The line of the first comment, tag or code block that is never closed and so includes the text after it; null if there is none. */
export function unclosedLine(text: string): number | null {
  let start: number | null = null;
  visit(parseMarkdown(text), (node) => {
    if (!isUnclosed(node, text)) return CONTINUE;
    start = spanOf(node).start;
    return EXIT;
  });
  return start === null ? null : lineAt(linesOf(text), start);
}

/** Whether a node is a comment, tag or code block without its end. */
export function isUnclosed(node: Nodes, text: string): boolean {
  if (node.type === 'html') {
    const tag = /^<(pre|script|style|textarea)\b/i.exec(node.value)?.[1];
    if (tag !== undefined) return !node.value.toLowerCase().includes(`</${tag.toLowerCase()}>`);
    return node.value.startsWith('<!--') && !node.value.includes('-->');
  }
  if (node.type !== 'code') return false;
  const { start, end } = spanOf(node);
  const [first = '', ...others] = text.slice(start, end).split(/\r\n|\n|\r/);
  const fence = /^(`{3,}|~{3,})/.exec(first)?.[1];
  return fence !== undefined && !new RegExp(`^[ \\t>]*${fence.charAt(0)}{${fence.length},}[ \\t]*$`).test(others.at(-1) ?? '');
}
