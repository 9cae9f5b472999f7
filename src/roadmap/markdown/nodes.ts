import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Span } from '../../model/span.ts';

/** The addresses of a tree's link definitions, by their identifiers. If an identifier is defined twice, the first one counts. */
export type Addresses = ReadonlyMap<string, string>;

export function addressesIn(root: Root): Addresses {
  const found = new Map<string, string>();
  visit(root, 'definition', ({ identifier, url }) => {
    if (!found.has(identifier)) found.set(identifier, url);
  });
  return found;
}

/** A label in the form in which the parser gives identifiers. */
export function identifierOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase().toLowerCase();
}

/** The Markdown of a tree's definitions of footnotes at the root, by their identifiers. If one is defined twice, the first one counts. */
export function footnotesIn(root: Root, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of root.children) {
    if (node.type !== 'footnoteDefinition' || found.has(node.identifier)) continue;
    const { start, end } = spanOf(node);
    const markdown = text
      .slice(start, end)
      .replace(/\r\n|\r/g, '\n')
      .trimEnd();
    found.set(node.identifier, markdown);
  }
  return found;
}

/** A node's place in the source. Nodes of a parsed tree always have one. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} without a position.`);
  return { start, end };
}
