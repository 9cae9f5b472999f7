import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Span } from '../../model/span.ts';
import { spanOf } from '../markdown/nodes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { isUnclosed } from '../markdown/unclosed.ts';

/** What none of these stands in depends on nothing elsewhere, and nothing on it. */
const MAY_REACH_OUT = /\]:|<|`{3}|~{3}/;

/** Why some spans of a text cannot go without harm to what stays; null where they can. Items and headings are not compared here. */
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
  if (label !== undefined) return `what stays refers to “${label}”, which is defined in it`;
  const element = [...inside.elements].find(([name, surplus]) => surplus * (outside.elements.get(name) ?? 0) < 0)?.[0];
  return element === undefined ? null : `only one end of an HTML element “${element}” stands in it`;
}

/** What a part of a text holds that may belong together with something in the other part. */
interface LooseContent {
  /** Links and footnotes that are defined, with what they are called. Of one name the first counts. */
  readonly defined: ReadonlyMap<string, string>;
  readonly named: ReadonlySet<string>;
  /** How many more HTML elements of a name begin than end. */
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

/** The tags in some HTML: one begins, or one ends. */
function tagsOf(html: string): Array<[name: string, change: 1 | -1]> {
  const tags = html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi);
  return [...tags].map(([, slash, name = '']) => [name.toLowerCase(), slash === '/' ? -1 : 1]);
}
