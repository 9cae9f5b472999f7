import type { Nodes } from 'mdast';
import { lineAt, linesOf } from './lines.ts';
import { parseMarkdown, spanOf } from './markdown.ts';

/** The line of the first comment, tag or code block that is never closed, and so swallows what follows; null: there is none. */
export function unclosedLine(text: string): number | null {
  const open = [parseMarkdown(text) as Nodes];
  const lines = linesOf(text);
  const found: number[] = [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isUnclosed(node, text)) found.push(lineAt(lines, spanOf(node).start));
    if ('children' in node) open.push(...node.children);
  }
  return found.length === 0 ? null : Math.min(...found);
}

/** A comment, tag or code block without its end. */
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
