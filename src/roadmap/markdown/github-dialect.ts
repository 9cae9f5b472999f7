import type { Code, FootnoteDefinition, Html, ListItem, Nodes, Root } from 'mdast';
import { columnAfter, type Lines, lineAt, lineStart, linesOf } from '../text/lines.ts';
import type { Splice } from '../text/splice.ts';
import { contentColumnOf } from './list-item.ts';

/**
 * Splices of the same length that make remark read some lines as GitHub does: as blocks and not as text of a paragraph. They are
 * empty for almost every text. The two parsers differ in these cases (tested against cmark-gfm):
 *
 * - A line that is nothing but a tag (`<br>`) cannot interrupt a paragraph. But if the line is outside of the paragraph's item or
 *   quote, GitHub begins an HTML block there, which ends at the next blank line.
 * - A value without quotes may have slashes in it (`<a href=https://…>`), with which remark reads no tag.
 * - After indented code, remark begins only blocks that may interrupt a paragraph: no list with another number than 1, and no tag.
 *
 * The splices use that a tag named `p` may begin anywhere, and that any block may begin after a thematic break.
 */
export function likeGitHub(text: string, root: Root): Splice[] {
  const splices: Splice[] = [];
  visit(root, { item: null, quotes: 0 }, linesOf(text), splices);
  return splices;
}

/** The containers of a paragraph, whose prefix each of its lines has unless it is a lazy line. */
interface Around {
  /** The innermost list item or footnote. */
  readonly item: ListItem | FootnoteDefinition | null;
  readonly quotes: number;
}

function visit(node: Nodes, around: Around, lines: Lines, splices: Splice[]): void {
  if (!('children' in node)) return;
  for (const [index, child] of node.children.entries()) {
    const before = node.children[index - 1];
    if (before?.type === 'code' && isIndented(before, lines.text)) splices.push(...codeBefore(before, child, lines.text));
    if (child.type === 'paragraph' || child.type === 'heading' || child.type === 'table') splices.push(...slashesOfTags(child, lines.text));
    if (child.type === 'paragraph') {
      for (const part of child.children) if (part.type === 'html' && startLine(part) !== startLine(child)) splices.push(...lazyTag(part, around, lines));
    } else if (child.type === 'html') splices.push(...lazyTag(child, around, lines));
    else if (child.type === 'blockquote') visit(child, { ...around, quotes: around.quotes + 1 }, lines, splices);
    else if (child.type === 'listItem' || child.type === 'footnoteDefinition') visit(child, { ...around, item: child }, lines, splices);
    else if (child.type === 'list') visit(child, around, lines, splices);
  }
}

function startLine(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

function isIndented(code: Code, text: string): boolean {
  const start = code.position?.start.offset ?? 0;
  return !/^[`~]/.test(text.slice(start, start + 1));
}

/** A line that is exactly one HTML tag. */
const TAG = /^<(\/?)([a-z][a-z0-9-]*)(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>$/i;

/** The splice for a tag that remark reads as a lazy line of the paragraph before it. */
function lazyTag(node: Html, around: Around, lines: Lines): Splice[] {
  const { text } = lines;
  const start = tagStart(node, text);
  const prefix = text.slice(lineStart(lines, lineAt(lines, start)), start);
  const lazy = prefix.split('>').length - 1 < around.quotes || columnAfter(prefix) < contentColumn(around.item, lines);
  return lazy && /^[ >\t]*$/.test(prefix) ? tagName(node, text) : [];
}

/** The indentation of the further lines of a list item or footnote. */
function contentColumn(item: ListItem | FootnoteDefinition | null, lines: Lines): number {
  if (item === null) return 0;
  return item.type === 'listItem' ? contentColumnOf(item, lines) : columnAfter(' '.repeat((item.position?.start.column ?? 1) - 1)) + 4;
}

/** The start of a block of HTML, which includes the white space before it. */
function tagStart(node: Html, text: string): number {
  const start = node.position?.start.offset ?? 0;
  return start + (/^[ \t]*/.exec(text.slice(start, start + 8))?.[0].length ?? 0);
}

/** Replaces the name of a tag that is alone on its line by `p`, because a tag `p` begins an HTML block anywhere. */
function tagName(node: Html, text: string): Splice[] {
  const start = tagStart(node, text);
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd() ?? '';
  const [, slash = '', name] = TAG.exec(line) ?? [];
  if (name === undefined) return [];
  const at = start + 1 + slash.length;
  const same = text.slice(at, at + name.length) === 'p'.padEnd(name.length);
  return same ? [] : [{ start: at, end: at + name.length, text: 'p'.padEnd(name.length) }];
}

/** Replaces the last line of code by a thematic break, because any block may begin after one. */
function codeBefore(code: Code, next: Nodes, text: string): Splice[] {
  if (next.type === 'list') return [];
  const start = next.position?.start.offset ?? 0;
  const first = 'children' in next ? next.children[0] : undefined;
  const isBlock = first?.type === 'html' ? tagName(first, text).length > 0 : /^\d{1,9}[.)][ \t]/.test(text.slice(start, start + 11));
  const end = code.position?.end.offset ?? 0;
  const content = end - (code.value.split(/\r\n|\n|\r/).at(-1)?.length ?? 0);
  const indent = /(?: {4}| {0,3}\t)$/.exec(text.slice(Math.max(0, content - 4), content))?.[0].length ?? 0;
  const length = end - content + indent;
  return !isBlock || indent === 0 || length < RULE.length ? [] : [{ start: end - length, end, text: RULE.padEnd(length) }];
}

const RULE = '***';

/** A tag of which a value without quotes has a slash in it. Values are so short that the search stays fast. */
const UNQUOTED =
  /<[a-z][a-z\d-]{0,30}(?:\s+[a-z_:][\w.:-]{0,60}(?:\s{0,9}=\s{0,9}(?:[^\s"'=<>`]{1,2000}|'[^'<>]{0,500}'|"[^"<>]{0,500}"))?){1,20}\s{0,9}\/?>/gi;
const VALUE = /(=\s{0,9})([^\s"'=<>`]*\/[^\s"'=<>`]*)(?=[\s>])/g;

/** Replaces the slashes in values without quotes where remark reads the tag as text. */
function slashesOfTags(node: Nodes, text: string): Splice[] {
  const from = node.position?.start.offset ?? 0;
  const source = text.slice(from, node.position?.end.offset ?? 0);
  if (!/=\s*[^\s"'=<>`]*\//.test(source)) return [];
  return [...source.matchAll(UNQUOTED)].flatMap(({ 0: tag, index }) => {
    const start = from + index;
    const inside = tag.replace(VALUE, (_, before: string, value: string) => before + value.replaceAll('/', SLASH));
    return inside === tag || !isTextAt(node, start) ? [] : [{ start, end: start + tag.length, text: inside }];
  });
}

/** Stands for a slash. */
const SLASH = '_';

function isTextAt(node: Nodes, offset: number): boolean {
  if (!('children' in node)) return node.type === 'text';
  const child = node.children.find(({ position }) => (position?.start.offset ?? 0) <= offset && offset < (position?.end.offset ?? 0));
  return child !== undefined && isTextAt(child, offset);
}

/** Gives the tags of a tree their slashes back. @param source the text before it was spliced */
export function withSlashes(node: Nodes, source: string): void {
  if ('children' in node) for (const child of node.children) withSlashes(child, source);
  if (node.type !== 'html' || !node.value.includes(SLASH)) return;
  const written = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (written.replaceAll('/', SLASH) === node.value.replaceAll('/', SLASH)) node.value = written;
}
