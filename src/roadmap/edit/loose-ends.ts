import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Span } from '../../model/span.ts';
import { spanOf } from '../markdown/nodes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { isUnclosed } from '../markdown/unclosed.ts';

/** Signs of definitions, HTML and code blocks. A text without any of them does not depend on other parts of the file, and they do not depend on it. */
const MAY_REACH_OUT = /\]:|<|`{3}|~{3}/;

/** Why the removal of some spans would damage the rest of a text; null if it would not. Items and headings are not compared here. */
export function looseEnds(text: string, gone: readonly Span[]): string | null {
  if (!gone.some(({ start, end }) => MAY_REACH_OUT.test(text.slice(start, end)))) return null;
  const root = parseMarkdown(text);
  const goes = (node: Nodes) => {
    const { start } = spanOf(node);
    return gone.some((span) => start >= span.start && start < span.end);
  };
  if (root.children.some((node) => isUnclosed(node, text) && goes(node))) return 'a comment, tag or code block in it is never closed';
  const [inside, outside] = [countedContent(root, goes), countedContent(root, (node) => !goes(node))];
  const label = [...inside.defined].find(([key]) => outside.named.has(key))?.[1];
  if (label !== undefined) return `the rest of the file refers to “${label}”, which is defined in it`;
  const element = [...inside.elements].find(([name, surplus]) => surplus * (outside.elements.get(name) ?? 0) < 0)?.[0];
  return element === undefined ? null : `only one end of an HTML element “${element}” is in it`;
}

/** The contents of a part of a text that may depend on the other part. */
interface LooseContent {
  /** The definitions of links and footnotes, by their names. If a name is defined twice, the first one counts. */
  readonly defined: ReadonlyMap<string, string>;
  readonly named: ReadonlySet<string>;
  /** For each name of HTML elements, the number of start tags minus the number of end tags. */
  readonly elements: ReadonlyMap<string, number>;
}

function countedContent(root: Nodes, counts: (node: Nodes) => boolean): LooseContent {
  const defined = new Map<string, string>();
  const named = new Set<string>();
  const elements = new Map<string, number>();
  visit(root, (node) => {
    if (!('identifier' in node || node.type === 'html') || !counts(node)) return;
    if (node.type === 'html') for (const [name, change] of tagsOf(node.value)) elements.set(name, (elements.get(name) ?? 0) + change);
    else if (node.type === 'definition') defined.set(`[${node.identifier}]`, `[${node.label ?? node.identifier}]`);
    else if (node.type === 'footnoteDefinition') defined.set(`[^${node.identifier}]`, `[^${node.label ?? node.identifier}]`);
    else named.add(node.type === 'footnoteReference' ? `[^${node.identifier}]` : `[${node.identifier}]`);
  });
  return { defined, named, elements };
}

/** The tags in a piece of HTML: 1 for a start tag, -1 for an end tag. */
function tagsOf(html: string): Array<[name: string, change: 1 | -1]> {
  const tags = html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi);
  return [...tags].map(([, slash, name = '']) => [name.toLowerCase(), slash === '/' ? -1 : 1]);
}
