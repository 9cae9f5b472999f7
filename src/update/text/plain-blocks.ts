import type { Blockquote, List, ListItem, Paragraph, Root, RootContent } from 'mdast';
import { isMidSentence, isWrapped, sourceLines } from '../../roadmap/import/lines.ts';
import { type Addresses, addressesIn } from '../../roadmap/markdown/nodes.ts';
import { parseMarkdown } from '../../roadmap/markdown/parse.ts';
import { clean, HARD_BREAK, inlineText, withoutHtmlComments } from './plain-inline.ts';
import { codeLines, fieldLine, headingLines, tableLines } from './plain-leaves.ts';
import { asText, asTitle, lengthOf, WIDTH, wrapWords } from './wrap.ts';

/**
 * How blocks are written. `page`: as in the source, with `*` before bullets and boxes kept. `item`: the compact form below an
 * item's title, as in mails written by hand: `-` before bullets, `(done)` after ticked ones, each field on a line of its own.
 * The import must read an `item` back with the same meaning.
 */
type Mode = 'page' | 'item';

interface BlockPlace {
  readonly mode: Mode;
  /** The columns before the lines. */
  readonly indent: number;
  /** The line right above without its indentation, if that line is a title. */
  readonly title: string | null;
  /** The number of `=` on each side of a heading of this level. */
  readonly marks: (level: number) => number;
  readonly addresses: Addresses;
}

/** Deeper blocks are not indented further, because there would be no room for words. */
const MAX_INDENT = 40;

/**
 * Markdown as lines of plain text.
 * @param definitions the Markdown of the link definitions that it uses
 * @param marks the number of `=` on each side of a heading, by its level
 */
export function plainPage(markdown: string, definitions: string, marks: (level: number) => number): string[] {
  return plainLines(markdown, definitions, { mode: 'page', indent: 0, title: null, marks });
}

/** The notes or sub-items of an item. The caller indents the lines by two columns. @param title the last line of the item's title */
export function plainNotes(markdown: string, definitions: string, title: string | null): string[] {
  return plainLines(markdown, definitions, { mode: 'item', indent: 2, title, marks: (level) => level });
}

/** The first paragraph of some Markdown on one line, however long. */
export function plainLine(markdown: string, definitions: string): string {
  const root = withDefinitions(markdown, definitions);
  const paragraph = root.children.find(({ type }) => type === 'paragraph');
  return paragraph === undefined ? '' : inlineText(paragraph, addressesIn(root)).replace(/\s+/g, ' ').trim();
}

function plainLines(markdown: string, definitions: string, place: Omit<BlockPlace, 'addresses'>): string[] {
  if (markdown === '') return [];
  const root = withDefinitions(markdown, definitions);
  return blocksLines(root.children, { ...place, addresses: addressesIn(root) }).map((line) => line.trimEnd());
}

/** Puts the definitions first: at the end, code that is left open would swallow them. */
function withDefinitions(markdown: string, definitions: string): Root {
  return parseMarkdown(definitions === '' ? markdown : `${definitions}\n\n${markdown}`);
}

function blocksLines(nodes: readonly RootContent[], place: BlockPlace): string[] {
  const result: string[] = [];
  let before: RootContent | null = null;
  for (const node of nodes) {
    const lines = plainBlockLines(node, { ...place, title: before === null ? place.title : null });
    if (lines.length === 0) continue;
    if (needsBlankInMail(before, node, lines[0] ?? '', place)) result.push('');
    for (const line of lines) result.push(line);
    before = node;
  }
  return result;
}

function needsBlankInMail(before: RootContent | null, node: RootContent, line: string, place: BlockPlace): boolean {
  if (place.mode === 'page') {
    if (before === null) return false;
    if (before.type === 'list' && node.type !== 'list') return true;
    return isApart(before) || isApart(node) || (node.position?.start.line ?? 0) - (before.position?.end.line ?? 0) > 1;
  }
  if (node.type === 'list' || node.type === 'blockquote') return before !== null && isApart(before);
  if (before !== null || node.type !== 'paragraph') return true;
  // A paragraph that could be read as the rest of the title needs a blank line. Any other stands right below it.
  return place.title !== null && isWrapped({ length: place.indent + place.title.length, text: place.title }, line);
}

/** Blocks that always have a blank line before and after them. */
function isApart({ type }: RootContent): boolean {
  return type === 'heading' || type === 'code' || type === 'table';
}

function plainBlockLines(node: RootContent, place: BlockPlace): string[] {
  switch (node.type) {
    case 'paragraph':
      return plainParagraphLines(inlineText(node, place.addresses), place);
    case 'heading':
      return headingLines(inlineText(node, place.addresses), place.marks(node.depth), room(place));
    case 'list':
      return listLines(node, place);
    case 'blockquote':
      return place.mode === 'item' && node.children.every(({ type }) => type === 'paragraph') ? noteLines(node, place) : quoteLines(node, place);
    case 'code':
      return codeLines(node);
    case 'table':
      return tableLines(node, room(place), place.addresses);
    case 'thematicBreak':
      return ['---'];
    case 'html': {
      const text = clean(withoutHtmlComments(node.value)).trim();
      return text === '' ? [] : plainParagraphLines(text, place);
    }
    case 'footnoteDefinition': {
      const [first = '', ...others] = blocksLines(node.children, { ...place, indent: place.indent + 2, title: null });
      const mark = `[^${clean(node.label ?? node.identifier)}]:`;
      return [...wrapWords(`${mark} ${first}`, room(place), room(place) - 2, asText), ...others].map((line, at) => (at === 0 ? line : `  ${line}`));
    }
    default:
      return [];
  }
}

function room({ indent }: BlockPlace): number {
  return WIDTH - indent;
}

/** Keeps the author's line breaks if every line fits, otherwise wraps the text again. */
function plainParagraphLines(text: string, place: BlockPlace): string[] {
  const lines = text
    .split(/[\n\v]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const safe = place.mode === 'page' || lines.slice(1).every((line) => asText('', line));
  if (safe && lines.every((line) => lengthOf(line) <= room(place))) return lines;
  return text.split(HARD_BREAK).flatMap((part) => wrapWords(part, room(place), room(place), asText));
}

function listLines(list: List, place: BlockPlace): string[] {
  return list.children.flatMap((node, at) => {
    const lines = (place.mode === 'item' ? listedFieldLines(node, place) : null) ?? bulletLines(list, node, at, place);
    const above = list.children[at - 1];
    const gap = place.mode === 'page' && above !== undefined && (node.position?.start.line ?? 0) - (above.position?.end.line ?? 0) > 1;
    return gap ? ['', ...lines] : lines;
  });
}

function bulletLines(list: List, node: ListItem, at: number, place: BlockPlace): string[] {
  const bullet = place.mode === 'page' ? '*' : '-';
  const marker = list.ordered === true ? `${(list.start ?? 1) + at}.` : bullet;
  const step = place.indent >= MAX_INDENT ? 0 : marker.length + 1;
  const inside = { ...place, indent: place.indent + marker.length + 1, title: null };
  const [first, ...others] = node.children;
  const title = first?.type === 'paragraph' ? listedTitleLines(first, node, inside) : null;
  const below = { ...inside, indent: place.indent + step, title: title?.at(-1) ?? null };
  const blocks = title === null ? node.children : others;
  const rest = blocksLines(blocks, below);
  const gap = title !== null && rest.length > 0 && place.mode === 'page' && isSetOff(node) ? [''] : [];
  const lines = [...(title ?? []), ...gap, ...rest];
  return lines.length === 0 ? [marker] : lines.map((line, index) => (index === 0 ? `${marker} ${line}` : line === '' ? '' : ' '.repeat(step) + line));
}

/** Whether a blank line follows the first block of a list item. */
function isSetOff({ children: [first, second] }: ListItem): boolean {
  return (second?.position?.start.line ?? 0) - (first?.position?.end.line ?? 0) > 1;
}

/** The first paragraph of a bullet, with the state of its box. */
function listedTitleLines(paragraph: Paragraph, { checked }: ListItem, place: BlockPlace): string[] {
  const text = inlineText(paragraph, place.addresses);
  if (place.mode === 'page') return plainParagraphLines(`${checked === true ? '[x] ' : checked === false ? '[ ] ' : ''}${text}`, place);
  const [title = '', ...fields] = titleAndFields(text);
  const said = checked === true ? `${title.trimEnd()} (done)` : title;
  const wrapped = wrapWords(said, room(place), room(place), asTitle(place.indent));
  return [...wrapped, ...fields.flatMap((field) => fieldText(field, place))];
}

/** Splits a paragraph into the title and the fields on the lines below it. */
function titleAndFields(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split(/[\n\v]/)) {
    if (parts.length === 0 || isField(line)) parts.push(line);
    else parts.push(`${parts.pop()} ${line}`);
  }
  return parts;
}

function isField(text: string): boolean {
  const [line] = sourceLines(text);
  return line?.type === 'text' && line.field !== null;
}

/** The lines of a bullet that is a field; null if it is not one. */
function listedFieldLines({ children: [paragraph, ...more], checked }: ListItem, place: BlockPlace): string[] | null {
  if (paragraph?.type !== 'paragraph' || more.length > 0 || typeof checked === 'boolean') return null;
  const text = inlineText(paragraph, place.addresses);
  return isField(text.replace(/[\n\v]/g, ' ')) ? fieldText(text, place) : null;
}

function fieldText(text: string, place: BlockPlace): string[] {
  return fieldLine(text, room(place));
}

/** Each paragraph of a quote as one `> note`, as people write them in mails. */
function noteLines(node: Blockquote, place: BlockPlace): string[] {
  const paragraphs = node.children.map((child) => inlineText(child, place.addresses));
  return paragraphs.flatMap((text, at) => {
    const lines = plainParagraphLines(text, { ...place, indent: place.indent + 2 });
    const note = lines.map((line, index) => (index === 0 ? `> ${line}` : `  ${line}`));
    // A note that begins in the middle of a sentence would be read as the rest of the note above.
    return at > 0 && isMidSentence(text) ? ['>', ...note] : note;
  });
}

function quoteLines(node: Blockquote, place: BlockPlace): string[] {
  const inside: BlockPlace = { ...place, indent: place.indent + 2, title: null, mode: 'page' };
  if (place.indent >= MAX_INDENT) return blocksLines(node.children, { ...inside, indent: place.indent });
  return blocksLines(node.children, inside).map((line) => (line === '' ? '>' : `> ${line}`));
}
