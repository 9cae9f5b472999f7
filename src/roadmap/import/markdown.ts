import type { RootContent } from 'mdast';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../text/text.ts';

/** A bullet or number with its text and what stands below it. */
export interface ImportedEntry {
  readonly type: 'entry';
  readonly number: string | null;
  /** Written with a box, so that it is read as an item of its own. */
  readonly task: boolean;
  /** A blank line stood before it. */
  readonly gap: boolean;
  text: string;
  readonly blocks: ImportedBlock[];
}

export type ImportedBlock =
  | ImportedEntry
  | { readonly type: 'field'; readonly label: string; value: string }
  /** Each string is a paragraph. */
  | { readonly type: 'quote'; readonly paragraphs: string[] }
  /** Each string is a line of one paragraph. */
  | { readonly type: 'prose'; readonly lines: string[] }
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'rule' };

/** The blocks as Markdown, without a final line end. */
export function writeBlocks(blocks: readonly ImportedBlock[]): string {
  return importedLines(blocks).join('\n');
}

function importedLines(blocks: readonly ImportedBlock[]): string[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    return before !== undefined && needsBlankBetween(before, block) ? ['', ...linesOfBlock(block)] : linesOfBlock(block);
  });
}

/** Bullets follow each other directly, as they did; everything else is set off, or it would go on with what is above. */
function needsBlankBetween(before: ImportedBlock, block: ImportedBlock): boolean {
  const list = listOf(block);
  return list === null || list !== listOf(before) || (block.type === 'entry' && block.gap);
}

function listOf(block: ImportedBlock): 'bullets' | 'numbers' | null {
  if (block.type === 'field') return 'bullets';
  if (block.type !== 'entry') return null;
  return block.number === null ? 'bullets' : 'numbers';
}

function linesOfBlock(block: ImportedBlock): string[] {
  switch (block.type) {
    case 'entry':
      return entryLines(block);
    case 'field':
      // GitHub shows lines with a soft break between as one: a field is a bullet of its own.
      return [`- ${block.label} ${block.value === '' ? '' : literal([block.value])}`.trimEnd()];
    case 'quote':
      return block.paragraphs.flatMap((text, at) => (at === 0 ? [`> ${literal([text])}`] : ['>', `> ${literal([text])}`]));
    case 'prose':
      return literal(block.lines).split('\n');
    case 'heading':
      return [headingLine(block.level, block.text)];
    case 'rule':
      return ['---'];
  }
}

/** @param text must be without line ends */
export function headingLine(level: number, text: string): string {
  // `#` at the end would be taken for marks that close the heading.
  return `${'#'.repeat(level)} ${literal([text]).replace(/(^|\s)(#+)$/, '$1\\$2')}`;
}

function entryLines({ number, task, text, blocks }: ImportedEntry): string[] {
  const marker = number === null ? '-' : `${number}.`;
  const box = /^\[[ xX]\][ \t]+(?=\S)/.exec(text)?.[0] ?? '';
  const title = literal([text.slice(box.length)]);
  const first = `${marker} ${box === '' && task ? '[ ] ' : box}${title}`;
  const [below] = blocks;
  // A number other than 1 right below would be read as a part of the title.
  const gap = below !== undefined && (below.type === 'prose' || listOf(below) === 'numbers') ? [''] : [];
  const pad = ' '.repeat(marker.length + 1);
  return [first, ...gap, ...importedLines(blocks).map((line) => (line === '' ? '' : pad + line))];
}

const ADDRESS = /(<(?:https?|ftp):\/\/[^\s<>]+>|(?:https?|ftp):\/\/[^\s<>]+)/;
const ANGLED = /<((?:https?|ftp):\/\/[^\s<>]+)>/g;
const SPECIAL = /[\\`*_[\]<>~|]/g;

/**
 * Lines of plain text as Markdown that says the same. What Markdown takes for plain text stays as it is, so that
 * names and addresses stay readable; only where it would take it for something else its signs are escaped.
 */
function literal(lines: readonly string[]): string {
  const addressesKept = (line: string) => line.split(ADDRESS).map((part, at) => (at % 2 === 1 ? part : escapeSigns(part)));
  const written = [(line: string) => line, (line: string) => escapeStart(addressesKept(line).join('')), (line: string) => escapeStart(escapeSigns(line))];
  const tries = written.map((write) => lines.map(write).join('\n'));
  return tries.find((text) => saysPlainly(text, lines)) ?? tries.at(-1) ?? '';
}

function escapeSigns(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** Signs that mean something only at the start of a line. */
export function escapeStart(line: string): string {
  return line.replace(/^(?:#{1,6}(?=\s|$)|[+\-=:])/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Whether Markdown reads a text as one paragraph that shows just some lines. */
function saysPlainly(text: string, lines: readonly string[]): boolean {
  // A box is one only behind a bullet, where the text may come to stand.
  if (/^\[[ xX]?\](?:\s|$)/.test(text)) return false;
  // Nothing in it could be taken for anything else, and most lines are such.
  if (lines.every((line) => /^\p{L}[\p{L}\p{N} .,;:'"()?/-]*$/u.test(line) && text === lines.join('\n'))) return true;
  const [paragraph, ...more] = rootBlocks(text);
  if (paragraph?.type !== 'paragraph' || more.length > 0) return false;
  const plain = paragraph.children.every(({ type }) => type === 'text' || type === 'link' || type === 'inlineCode');
  // An address in `<>` is one all the same, and the sign at its end is no part of it.
  const meant = lines.join(' ').replace(ANGLED, '$1').replace(/\s+/g, ' ');
  return plain && plainText(paragraph) === meant.trim();
}

function rootBlocks(text: string): readonly RootContent[] {
  try {
    return parseMarkdown(text).children;
  } catch {
    // Signs that nest too deep to be read are no plain text.
    return [];
  }
}
