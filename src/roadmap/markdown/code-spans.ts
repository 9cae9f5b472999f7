import { visit } from 'unist-util-visit';
import type { Span } from '../../model/span.ts';
import { spanOf } from './nodes.ts';
import { parseMarkdown } from './parse.ts';

/** Where a text is code: blocks of it, and inside lines. */
export function codeSpans(markdown: string): Span[] {
  const spans: Span[] = [];
  visit(parseMarkdown(markdown), (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') spans.push(spanOf(node));
  });
  return spans;
}
