import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { spanOf } from '../roadmap/markdown/nodes.ts';
import type { Definition, Definitions, ItemGroup, Prose } from './model.ts';

/** The link and footnote definitions that an update uses, in the file's order. A definition may use others. */
export function usedDefinitions(text: string, root: Root, prose: readonly Prose[], groups: readonly ItemGroup[]): Definitions {
  const known = definitionsIn(text, root);
  const own = prose.map(({ markdown }) => markdown);
  const items = groups.flatMap(({ parts }) => parts.flatMap((part) => part.items));
  const used = new Set<string>();
  const open = [...own, ...items.flatMap((item) => [item.markdown, item.notes, item.subItems, ...item.fields.map(([, value]) => value)])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of labelsIn(next)) {
      const definition = known.get(id);
      if (definition === undefined || used.has(id)) continue;
      used.add(id);
      open.push(definition.markdown);
    }
  }
  const told = ({ markdown }: Pick<Definition, 'markdown'>) => own.some((one) => one.includes(markdown));
  return new Map([...known].flatMap(([id, one]) => (used.has(id) ? [[id, { ...one, told: told(one) }]] : [])));
}

/** The Markdown of the link definitions that a text uses. */
export function linksFor(markdown: string, definitions: Definitions): string {
  if (definitions.size === 0) return '';
  const found = new Set(labelsIn(markdown).flatMap((id) => definitions.get(id) ?? []));
  return [...found].flatMap((one) => (one.type === 'link' ? [one.markdown] : [])).join('\n');
}

/** The ids of all texts in brackets. Not each of them is a label: the caller looks them up. */
function labelsIn(markdown: string): string[] {
  return [...markdown.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/g)].map(([, label = '']) => idOf(label));
}

/**
 * A label in the form in which Markdown compares labels: `[ẞ]` equals `[SS]`, as in micromark's normalizeIdentifier.
 * The label of a footnote keeps its `^`.
 */
function idOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

/** If a label is defined twice, the first definition counts. */
function definitionsIn(text: string, root: Root): ReadonlyMap<string, Omit<Definition, 'told'>> {
  const found = new Map<string, Omit<Definition, 'told'>>();
  visit(root, (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const { start, end } = spanOf(node);
      const id = idOf(node.type === 'definition' ? (node.label ?? node.identifier) : `^${node.label ?? node.identifier}`);
      const markdown = text
        .slice(start, end)
        .replace(/\r\n|\r/g, '\n')
        .trimEnd();
      if (!found.has(id)) found.set(id, { type: node.type === 'definition' ? 'link' : 'footnote', markdown });
    }
  });
  return found;
}
