import type { Nodes, Root } from 'mdast';
import type { Span } from '../../model/span.ts';

/** A node and all that stands in it, in the order of the source. */
export function* nodesIn(root: Nodes): Generator<Nodes> {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if ('children' in node) for (let at = node.children.length - 1; at >= 0; at -= 1) open.push(node.children[at] as Nodes);
  }
}

/** The addresses of a tree's link definitions, by their identifiers; of one that stands twice the first counts. */
export type Addresses = ReadonlyMap<string, string>;

export function addressesIn(root: Root): Addresses {
  const found = new Map<string, string>();
  for (const node of nodesIn(root)) if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
  return found;
}

/** A node's place in the source. Nodes of a parsed tree always have one. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} without a position.`);
  return { start, end };
}
