import type { Nodes } from 'mdast';
import { Unreadable } from '../../../model/errors.ts';
import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { Span } from '../../../model/span.ts';
import { spanOf } from '../../markdown/nodes.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { readUntrusted } from '../../markdown/untrusted.ts';

/** Emphasis, a link, code or an image around some characters. */
export interface Markup {
  readonly start: number;
  readonly end: number;
  /** `whole`: a part of it cannot be changed by itself, as in an address. */
  readonly is: 'emphasis' | 'link' | 'code' | 'image' | 'whole';
  /** Its text names its definition, as in \`[docs]\`: what stands at its end once the text is another one. */
  readonly label?: { readonly start: number; readonly end: number; readonly text: string };
}

/** One visible UTF-16 code unit, and the source that shows it: an escape and an entity are longer than what they show. */
export interface VisibleCharacter {
  /** White space of any kind is a space. */
  readonly shows: string;
  readonly start: number;
  readonly end: number;
  /** What is around it, from the outside to the inside. */
  readonly within: readonly Markup[];
  /** A backtick of inline code, which the visible text keeps. */
  readonly fence: boolean;
}

/** What a piece of Markdown shows. Offsets are those of the piece. */
export interface VisibleText {
  readonly characters: readonly VisibleCharacter[];
  /** Comments and references to footnotes, which show nothing in the text. */
  readonly silent: ReadonlyArray<{ readonly start: number; readonly end: number }>;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#[xX]?[\da-fA-F]{1,7}|[A-Za-z]\w{0,31});/;
const SOFT_BREAK = /^[ \t]*(?:\r\n|\n|\r)[ \t]*/;

/**
 * The visible characters of a title's Markdown. Null if they cannot be found in the source one by one.
 * @param source a part of the item's title in the file, or what it will be
 */
export function visibleText(roadmap: Pick<Roadmap, 'text'>, item: Framed, source: string): VisibleText | null {
  // Behind a box, white space would be a part of the text.
  if (/^\s/.test(source)) return null;
  const { before, after } = frameOf(item, source);
  const root = treeOf(`${before}${source}${after}${definitionsFor(source, roadmap.text)}`);
  const node = root === null ? null : titleNode(root, { start: before.length, end: before.length + source.length });
  if (node === null) return null;
  const found: Found = { characters: [], silent: [] };
  const piece = { source, shift: -before.length };
  return node.children.every((child) => collect(child, [], piece, found)) ? found : null;
}

/** Null if nobody can read the text in time: a part of it may be the title of an issue, which anybody may have written. */
function treeOf(text: string): Nodes | null {
  try {
    return readUntrusted(text, () => parseMarkdown(text));
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

interface Found {
  readonly characters: VisibleCharacter[];
  readonly silent: Array<{ start: number; end: number }>;
}

interface Piece {
  readonly source: string;
  /** What is added to an offset of the tree. */
  readonly shift: number;
}

const BOX = '- [ ] ';

/** What of an item tells in which block its title stands. */
type Framed = Pick<Item, 'shape'> & { readonly source?: Pick<Item['source'], 'textBox'> };

/** What some characters show, on one line. */
export function shownText(characters: ReadonlyArray<Pick<VisibleCharacter, 'shows'>>): string {
  return onOneLineIn(characters.map(({ shows }) => shows));
}

export function onOneLineIn(texts: readonly string[]): string {
  return texts.join('').replace(/\s+/g, ' ').trim();
}

/** The block in which a title stands, so that its Markdown means the same as in the file. */
function frameOf(item: Framed, source: string): { before: string; after: string } {
  switch (shapeOf(item).among) {
    case 'list':
      // Right behind a bullet, a comment is a block, and `[x]` is a box. Behind a box both are parts of the title, and nothing else begins a block.
      return { before: shapeOf(item).finishedBy === 'box' || item.source?.textBox !== undefined || /^[<[]/.test(source) ? BOX : '- ', after: '\n' };
    case 'headings':
      // Only a heading that is underlined goes over several lines.
      return /[\r\n]/.test(source) ? { before: '', after: '\n===\n' } : { before: '# ', after: '\n' };
    case 'table':
      return { before: '| a |\n|---|\n| ', after: ' |\n' };
  }
}

/** The paragraph, heading or cell that the source is. Null if the source is more than that, or something else. */
function titleNode(root: Nodes, { start, end }: Span): (Nodes & { children: Nodes[] }) | null {
  let node: Nodes | undefined = root;
  while (node !== undefined && 'children' in node) {
    const children = node.children as Nodes[];
    if (['paragraph', 'heading', 'tableCell'].includes(node.type)) {
      // White space at its ends is no part of it, and would stay there.
      const isWhole = children.some((child) => spanOf(child).start === start) && children.some((child) => spanOf(child).end === end);
      return isWhole ? (node as Nodes & { children: Nodes[] }) : null;
    }
    // Behind the title may be definitions, and before a cell its header.
    node = children.find((child) => spanOf(child).end >= end);
  }
  return null;
}

/** The definitions of a file to which a piece of it may refer, below a blank line. */
function definitionsFor(source: string, text: string): string {
  if (!source.includes(']')) return '';
  const form = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();
  const lines = [...text.matchAll(/^[ \t>]*(\[[^\]\r\n]{1,999}\]):[ \t]*\S[^\r\n]*/gm)];
  const needed = lines.filter(([, label = '']) => form(source).includes(form(label))).map(([line]) => line.replace(/^[ \t>]+/, ''));
  return ['', ...needed, ''].join('\n');
}

/** Adds what a node shows. False if that cannot be found in the source. */
function collect(node: Nodes, within: readonly Markup[], piece: Piece, found: Found): boolean {
  const span = spanOf(node);
  const [start, end] = [span.start + piece.shift, span.end + piece.shift];
  const raw = piece.source.slice(start, end);
  const add = (shows: string, from: number, to: number, around = within, fence = false) => {
    found.characters.push({ shows: /\s/.test(shows) ? ' ' : shows, start: start + from, end: start + to, within: around, fence });
  };
  const whole = (shows: string) => {
    const around: readonly Markup[] = [...within, { start, end, is: 'whole' }];
    for (const shown of shows.split('')) add(shown, 0, raw.length, around);
    return true;
  };
  switch (node.type) {
    case 'text':
      return aligned(raw, node.value, (shows, from, to) => add(shows, from, to));
    case 'break':
      add(' ', 0, raw.length);
      return true;
    case 'inlineCode': {
      const around: readonly Markup[] = [...within, { start, end, is: 'code' }];
      const fence = /^`+/.exec(raw)?.[0].length ?? 0;
      const inner = raw.slice(fence, raw.length - fence);
      const code = codeIn(inner, 0, node.value) ?? codeIn(inner, 1, node.value);
      if (code === null) return whole(`\`${node.value}\``);
      add('`', 0, fence + code.pad, around, true);
      for (const { shows, at, length } of code.units) add(shows, fence + at, fence + at + length, around);
      add('`', raw.length - fence - code.pad, raw.length, around, true);
      return true;
    }
    case 'html':
      if (!node.value.startsWith('<!--')) return whole(/^<br\s*\/?>$/i.test(node.value) ? ' ' : node.value);
      found.silent.push({ start, end });
      return true;
    case 'footnoteReference':
      found.silent.push({ start, end });
      return true;
    case 'image':
    case 'imageReference': {
      const label = node.type === 'imageReference' ? shortLabel(node.referenceType, raw.slice(1), end) : null;
      const around: readonly Markup[] = [...within, { start, end, is: 'image', ...(label === null ? {} : { label }) }];
      const [alt = ''] = /^(?:[^[\]\\]|\\.|\[[^[\]\\]*\])*/su.exec(raw.slice('!['.length)) ?? [];
      const at = found.characters.length;
      const isPlain = raw.startsWith(`![${alt}]`) && aligned(alt, node.alt ?? '', (shows, from, to) => add(shows, from + 2, to + 2, around));
      if (isPlain && alt !== '') return true;
      found.characters.length = at;
      return whole(node.alt ?? '');
    }
    case 'link':
    case 'linkReference':
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const at = found.characters.length;
      const isLink = node.type === 'link' || node.type === 'linkReference';
      const label = node.type === 'linkReference' ? shortLabel(node.referenceType, raw, end) : null;
      const around: readonly Markup[] = [...within, { start, end, is: isLink ? 'link' : 'emphasis', ...(label === null ? {} : { label }) }];
      if (!(node.children as Nodes[]).every((child) => collect(child, around, piece, found))) return false;
      const shown = found.characters.slice(at).map(({ shows }) => shows);
      // An address that is shown leads to what it shows, so it changes as a whole.
      if (node.type !== 'link' || !showsItsAddress(shown.join(''), node.url)) return true;
      found.characters.length = at;
      return whole(shown.join(''));
    }
    default:
      return false;
  }
}

/** The label of a reference that has none but its text. */
function shortLabel(type: 'full' | 'collapsed' | 'shortcut', raw: string, end: number): NonNullable<Markup['label']> | null {
  if (type === 'full') return null;
  return type === 'shortcut' ? { start: end, end, text: raw } : { start: end - 2, end, text: raw.slice(0, -2) };
}

function showsItsAddress(text: string, url: string): boolean {
  return url === text || url.replace(/^(?:https?:\/\/|mailto:)/i, '') === text;
}

interface CodeUnits {
  readonly pad: number;
  readonly units: ReadonlyArray<{ readonly shows: string; readonly at: number; readonly length: number }>;
}

/** Finds each character of code between its fences. In a cell, a bar has a backslash there, too. Null if one is not there. @param pad the spaces at each end */
function codeIn(inner: string, pad: number, value: string): CodeUnits | null {
  let at = pad;
  const units = value.split('').map((shows) => {
    const unit = { shows, at, length: inner[at] !== shows && shows === '|' && inner.startsWith('\\|', at) ? 2 : 1 };
    at += unit.length;
    return unit;
  });
  const isThere = at + pad === inner.length && units.every(({ shows, at: from, length }) => inner[from + length - 1] === shows);
  return isThere ? { pad, units } : null;
}

/** Finds each character of a text in its source. False if one is not there. */
function aligned(raw: string, value: string, add: (shows: string, from: number, to: number) => void): boolean {
  let from = 0;
  for (let at = 0; at < value.length; ) {
    const shows = value.charAt(at);
    const entity = raw[from] === '&' ? ENTITY.exec(raw.slice(from, from + 40))?.[0] : undefined;
    const soft = shows === '\n' ? SOFT_BREAK.exec(raw.slice(from))?.[0] : undefined;
    let length = 1;
    let said = 1;
    if (soft !== undefined) length = soft.length;
    else if (entity !== undefined && !value.startsWith(entity, at)) {
      length = entity.length;
      said = /^[\ud800-\udbff]/.test(shows) ? 2 : 1;
    } else if (raw[from] === '\\' && raw[from + 1] === shows && PUNCTUATION.test(shows)) length = 2;
    else if (raw[from] !== shows) return false;
    for (let unit = 0; unit < said; unit += 1) add(value.charAt(at + unit), from, from + length);
    at += said;
    from += length;
  }
  return from === raw.length;
}
