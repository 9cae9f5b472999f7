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

/** A node's place in the source. Nodes of a parsed tree always have one. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} without a position.`);
  return { start, end };
}
