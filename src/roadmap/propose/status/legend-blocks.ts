import type { List, Parents, Root, RootContent, Table } from 'mdast';
import { plainText } from '../../text/text.ts';

/** What may explain signs: a paragraph, bullets right below each other, or the rows of a table. */
export interface Block {
  readonly form: 'text' | 'list' | 'rows';
  readonly entries: readonly BlockEntry[];
  /** The heading above it, and the line right above a list or the entry around it. Of rows, the headers. */
  readonly about: readonly string[];
}

interface BlockEntry {
  /** From 1. */
  readonly line: number;
  /** Empty in a bullet that is a task or contains more than a paragraph. It explains nothing. */
  readonly text: string;
  /** Of a row. */
  readonly cells: readonly string[];
}

/** Code units. A longer one is no legend. */
const LONGEST = 2_000;

export function blocksOf(text: string, root: Root): Block[] {
  const source = ({ position }: RootContent) =>
    text
      .slice(position?.start.offset, position?.end.offset)
      .slice(0, LONGEST)
      .replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n')
      .replace(/<br ?\/?>/gi, '\n');
  const entryOf = (node: RootContent, own: RootContent | null = node): BlockEntry => ({
    line: node.position?.start.line ?? 0,
    text: own === null ? '' : source(own),
    cells: [],
  });
  const inTable = ({ children: [header, ...rows] }: Table, heading: string): Block => ({
    form: 'rows',
    entries: rows.map((row) => ({ ...entryOf(row), cells: row.children.map((cell) => plainText(cell)) })),
    about: [heading, ...(header?.children ?? []).map((cell) => plainText(cell))],
  });
  const inList = ({ children }: List, about: readonly string[]): Block[] => {
    const runs: BlockEntry[][] = [];
    for (const [at, item] of children.entries()) {
      const [first, more] = item.children;
      const entry = entryOf(item, first?.type === 'paragraph' && more === undefined && item.checked == null ? first : null);
      // Behind a blank line, another list may begin that Markdown takes for the same.
      if (at === 0 || (children[at - 1]?.position?.end.line ?? 0) + 1 < entry.line) runs.push([]);
      runs.at(-1)?.push(entry);
    }
    return runs.map((entries) => ({ form: 'list', entries, about }));
  };
  const blocksIn = ({ children }: Parents, around: string): Block[] => {
    let heading = around;
    return children.flatMap((node, at): Block[] => {
      const above = children[at - 1];
      if (node.type === 'heading') heading = plainText(node);
      if (node.type === 'paragraph') return [{ form: 'text', entries: [entryOf(node)], about: [heading] }];
      if (node.type === 'table') return [inTable(node, heading)];
      const own = node.type === 'list' ? inList(node, [heading, above?.type === 'paragraph' ? (source(above).split('\n').at(-1) ?? '') : '']) : [];
      // The paragraph of a bullet is its entry already.
      const isInside = node.type === 'list' || node.type === 'blockquote' || (node.type === 'listItem' && node.children.length > 1);
      return isInside ? [...own, ...blocksIn(node, heading)] : own;
    });
  };
  return blocksIn(root, '');
}
