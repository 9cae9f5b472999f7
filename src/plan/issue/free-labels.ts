import { visit } from 'unist-util-visit';
import type { Content } from '../../model/agreement.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { identifierOf, spanOf } from '../../roadmap/markdown/nodes.ts';
import { parseMarkdown } from '../../roadmap/markdown/parse.ts';
import { type Splice, splice } from '../../roadmap/text/splice.ts';

type LabelNode = Parameters<typeof spanOf>[0];
type LinkDefinition = Extract<LabelNode, { type: 'definition' }>;
type AnyDefinition = LinkDefinition | Extract<LabelNode, { type: 'footnoteDefinition' }>;

const DEFINES = /\]:/;
const LABEL = /\[((?:[^[\]\\]|\\.){1,999})\]/g;

/** What becomes of a definition whose label the file uses elsewhere. */
interface Taken {
  readonly node: AnyDefinition;
  /** A footnote's other label; null: there is none, and the definition goes. */
  readonly label: string | null;
  /** What a link has in place of the label; null: the file's own definition says the same. */
  readonly resource: string | null;
}

/**
 * The content of an issue without definitions that would redirect links of other items: a label counts in the whole file. A link whose label is taken
 * there gets its address beside it, and a footnote another label.
 * @param item the item that it is of; null: it is new to the file
 */
export function withFreeLabels(content: Content, item: Pick<Item, 'notes' | 'source'> | null, roadmap: Roadmap): Content {
  if (!DEFINES.test(content.notes)) return content;
  const taken = takenIn(content.notes, item, roadmap);
  if (taken.size === 0) return content;
  const definitions = [...taken.values()].map(({ node }) => content.notes.slice(spanOf(node).start, spanOf(node).end)).join('\n\n');
  const rewrite = (text: string) => rewritten(text, definitions, taken);
  const fields = Object.fromEntries(Object.entries(content.fields).map(([key, value]) => [key, rewrite(value)] as const));
  const notes = withoutDefinitions(content.notes, taken);
  return { ...content, fields, notes: rewrite(notes), subItems: rewrite(content.subItems) };
}

/** The definitions that are new in some notes and whose labels are taken elsewhere in the file, by their keys. */
function takenIn(notes: string, item: Pick<Item, 'notes' | 'source'> | null, { text, definitions, footnotes }: Roadmap): ReadonlyMap<string, Taken> {
  const defined = labelsDefined(notes);
  const own = new Set(labelsDefined(item?.notes ?? '').map(labelKey));
  const outside = item === null ? text : text.slice(0, item.source.titleLinesEnd) + text.slice(item.source.lines.end);
  const used = new Set([...outside.matchAll(LABEL)].map(([, label = '']) => identifierOf(label)));
  const labels = new Set([...used, ...defined.map(labelKey)]);
  const found = new Map<string, Taken>();
  for (const node of defined) {
    const key = labelKey(node);
    if (own.has(key) || !used.has(key) || found.has(key)) continue;
    if (node.type === 'definition') {
      const isSame = definitions.get(node.identifier) === node.url;
      found.set(key, { node, label: null, resource: isSame ? null : resourceOf(node) });
      continue;
    }
    const isSame = footnotes.get(node.identifier) === notes.slice(spanOf(node).start, spanOf(node).end).trimEnd();
    const label = isSame ? null : freeLabel(node.label ?? node.identifier, labels);
    if (label !== null) labels.add(identifierOf(`^${label}`));
    found.set(key, { node, label, resource: null });
  }
  return found;
}

/** The label of a definition as it stands in brackets, in the form in which labels are compared. */
function labelKey(node: AnyDefinition): string {
  return identifierOf(`${node.type === 'definition' ? '' : '^'}${node.label ?? node.identifier}`);
}

function labelsDefined(markdown: string): AnyDefinition[] {
  const found: AnyDefinition[] = [];
  if (!DEFINES.test(markdown)) return found;
  visit(parseMarkdown(markdown), (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
  });
  return found;
}

/** The next number, or the word with a number behind it. */
function freeLabel(label: string, taken: ReadonlySet<string>): string {
  const isNumber = /^\d{1,6}$/.test(label);
  for (let next = isNumber ? 1 : 2; ; next += 1) {
    const other = isNumber ? String(next) : `${label}-${next}`;
    if (!taken.has(identifierOf(`^${other}`))) return other;
  }
}

/** The address of a definition as it stands behind the text of a link. */
function resourceOf({ url, title }: LinkDefinition): string {
  const address = /^[^\s()<>]+$/.test(url) ? url : `<${url.replace(/[<>]/g, encodeURIComponent)}>`;
  return title == null || title === '' ? `(${address})` : `(${address} "${title.replace(/["\\]/g, '\\$&')}")`;
}

/** Notes without the lines of the definitions of links, and with the other labels of footnotes. */
function withoutDefinitions(notes: string, taken: ReadonlyMap<string, Taken>): string {
  const splices = [...taken.values()].map(({ node, label }): Splice => {
    const { start, end } = spanOf(node);
    if (node.type === 'footnoteDefinition' && label !== null) return { start, end: notes.indexOf(']', start), text: `[^${label}` };
    const lineStart = notes.lastIndexOf('\n', start - 1) + 1;
    const isAlone = notes.slice(lineStart, start).trim() === '' && /^[ \t]*(?:\n|$)/.test(notes.slice(end));
    const lineEnd = notes.indexOf('\n', end);
    return isAlone ? { start: lineStart, end: lineEnd === -1 ? notes.length : lineEnd + 1, text: '' } : { start, end, text: '' };
  });
  const left = splice(notes, splices) ?? notes;
  return splices.every(({ text }) => text !== '') ? left : left.replace(/\n{3,}/g, '\n\n').trimEnd();
}

/** A text whose references say what they said with the definitions that it had. */
function rewritten(text: string, definitions: string, taken: ReadonlyMap<string, Taken>): string {
  if (!text.includes('[')) return text;
  const splices: Splice[] = [];
  visit(parseMarkdown(`${text}\n\n${definitions}\n`), (node: LabelNode) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference' && node.type !== 'footnoteReference') return;
    const { start, end } = spanOf(node);
    if (end > text.length) return;
    const { label = null, resource = null } = taken.get(identifierOf(`${node.type === 'footnoteReference' ? '^' : ''}${node.label ?? node.identifier}`)) ?? {};
    if (node.type === 'footnoteReference') {
      if (label !== null) splices.push({ start, end, text: `[^${label}]` });
    } else if (resource !== null) {
      const at = node.referenceType === 'shortcut' ? end : start + text.slice(start, end).lastIndexOf('[');
      splices.push({ start: at, end, text: resource });
    }
  });
  return (
    splice(
      text,
      splices.toSorted((one, other) => one.start - other.start),
    ) ?? text
  );
}
