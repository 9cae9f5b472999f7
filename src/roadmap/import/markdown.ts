import type { RootContent } from 'mdast';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../text/text.ts';
import { withMarkup } from './inline.ts';
import { titleParts } from './title-parts.ts';

/** A bullet or number with its text and the blocks below it. */
export interface ImportedEntry {
  readonly type: 'entry';
  readonly number: string | null;
  /** It is written with a box, so that it is read as a task. */
  readonly task: boolean;
  /** Its section says that it is finished, so that it needs no box. */
  readonly told?: boolean;
  /** There was a blank line before it. */
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
  | { readonly type: 'rule' }
  /** Lines that are kept without being shown. */
  | { readonly type: 'comment'; readonly lines: readonly string[] };

/** The blocks as Markdown, without a final line end. */
export function writeBlocks(blocks: readonly ImportedBlock[]): string {
  return importedLines(withBoxes(blocks)).join('\n');
}

/**
 * Where one item of a list is marked as done, the others get open boxes, so that all of the list is read alike. In a section of finished
 * items no box is needed.
 */
function withBoxes(blocks: readonly ImportedBlock[]): readonly ImportedBlock[] {
  const boxed = new Set<number>();
  const lists: Array<{ list: number; told: boolean }> = [];
  for (const block of blocks) {
    const { list = 0, told = false } = lists.at(-1) ?? {};
    lists.push(block.type === 'heading' ? { list: list + 1, told: FINISHED_TITLE.test(block.text) } : { list, told });
  }
  for (const [at, block] of blocks.entries()) if (block.type === 'entry' && lists[at]?.told !== true && isMarkedDone(block)) boxed.add(lists[at]?.list ?? 0);
  return blocks.map((block, at) => {
    const { list = 0, told = false } = lists[at] ?? {};
    return block.type === 'entry' ? { ...block, told, task: block.task || boxed.has(list) } : block;
  });
}

const FINISHED_TITLE = /^(?:already )?(?:done|completed?|finished|fixed|resolved|closed|merged|landed)\b/i;

function isMarkedDone({ text }: ImportedEntry): boolean {
  return /^\[[xX]\][ \t]+\S/.test(text) || titleParts(text).done;
}

function importedLines(blocks: readonly ImportedBlock[]): string[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    return before !== undefined && needsBlankBetween(before, block) ? ['', ...linesOfBlock(block)] : linesOfBlock(block);
  });
}

/** Whether a block needs a blank line before it. Bullets follow each other directly; other blocks would become a part of the block above. */
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
      // A field is a bullet of its own, because GitHub shows consecutive lines of a paragraph in a file as one line.
      return [`- ${block.label} ${block.value === '' ? '' : literal([block.value])}`.trimEnd()];
    case 'quote':
      return block.paragraphs.flatMap((text, at) => (at === 0 ? [`> ${literal([text])}`] : ['>', `> ${literal([text])}`]));
    case 'prose':
      return literal(block.lines).split('\n');
    case 'heading':
      return [headingLine(block.level, block.text)];
    case 'rule':
      return ['---'];
    case 'comment':
      return commentLines(block.lines);
  }
}

/** A comment of HTML. What would end it is taken apart. */
function commentLines(lines: readonly string[]): string[] {
  const plain = lines.map((line) =>
    withMarkup(line)
      .replace(/-(?=->)|-(?=-!>)/g, '- ')
      .trimEnd(),
  );
  const [first] = plain;
  return first !== undefined && plain.length === 1 ? [`<!-- ${first} -->`] : ['<!--', ...plain.filter((line) => line !== ''), '-->'];
}

/** @param text must be without line ends */
export function headingLine(level: number, text: string): string {
  // `#` at the end would be read as closing marks of the heading.
  return `${'#'.repeat(level)} ${literal([text]).replace(/(^|\s)(#+)$/, '$1\\$2')}`;
}

function entryLines({ number, task, told, text: written, blocks: below }: ImportedEntry): string[] {
  const { title: text, fields, done } = titleParts(written);
  const blocks = [...fields.map(({ key, value }): ImportedBlock => ({ type: 'field', label: `${key}:`, value })), ...below];
  const marker = number === null ? '-' : `${number}.`;
  const own = /^\[[ xX]\][ \t]+(?=\S)/.exec(text)?.[0] ?? '';
  const box = done && own === '' && told !== true ? '[x] ' : own;
  const title = literal([text.slice(own.length)]);
  const first = `${marker} ${box === '' && task ? '[ ] ' : box}${title}`;
  const [under] = blocks;
  // Prose or a numbered list directly below would be read as a part of the title.
  const gap = under !== undefined && (under.type === 'prose' || listOf(under) === 'numbers') ? [''] : [];
  const pad = ' '.repeat(marker.length + 1);
  return [first, ...gap, ...importedLines(blocks).map((line) => (line === '' ? '' : pad + line))];
}

const ADDRESS = /(<(?:https?|ftp):\/\/[^\s<>]+>|(?:https?|ftp):\/\/[^\s<>]+)/;
const ANGLED = /<((?:https?|ftp):\/\/[^\s<>]+)>/g;
const SPECIAL = /[\\`*_[\]<>~|]/g;
/** The most of these signs in a text that is tried without escapes. */
const MOST_SIGNS = 500;

/**
 * Lines of plain text as Markdown with the same visible text. Text that is plain in Markdown stays as it is, so that names and
 * addresses stay readable. Signs are escaped only if Markdown would read the text as something else.
 */
function literal(lines: readonly string[]): string {
  const addressesKept = (line: string) => line.split(ADDRESS).map((part, at) => (at % 2 === 1 ? part : escapeSigns(part)));
  const written = [(line: string) => line, (line: string) => escapeStart(addressesKept(line).join('')), (line: string) => escapeStart(escapeSigns(line))];
  const tries: readonly string[] = written.map((write) => lines.map(write).join('\n'));
  return withMarkup(tries.find((text) => saysPlainly(text, lines)) ?? tries.at(-1) ?? '');
}

function escapeSigns(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** Escapes signs that have a meaning only at the start of a line. */
export function escapeStart(line: string): string {
  return line.replace(/^(?:#{1,6}(?=\s|$)|[+\-=:])/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Whether Markdown reads a text as one paragraph whose visible text is exactly these lines. */
function saysPlainly(text: string, lines: readonly string[]): boolean {
  // A box has a meaning only after a bullet, and the text may be put there.
  if (/^\[[ xX]?\](?:\s|$)/.test(text)) return false;
  // A shortcut for most lines: they contain no sign with a meaning in Markdown.
  if (lines.every((line) => /^\p{L}[\p{L}\p{N} .,;:'"()?/-]*$/u.test(line) && text === lines.join('\n'))) return true;
  // Reading takes the square of their number. So many get escapes unread, which says the same.
  if ((text.match(SPECIAL)?.length ?? 0) > MOST_SIGNS) return false;
  const [paragraph, ...more] = rootBlocks(text);
  if (paragraph?.type !== 'paragraph' || more.length > 0) return false;
  const plain = paragraph.children.every(({ type }) => type === 'text' || type === 'link' || type === 'inlineCode');
  // An address in `<>` is also shown as an address, without these brackets.
  const meant = lines.join(' ').replace(ANGLED, '$1').replace(/\s+/g, ' ');
  return plain && plainText(paragraph) === meant.trim();
}

function rootBlocks(text: string): readonly RootContent[] {
  try {
    return parseMarkdown(text).children;
  } catch {
    // Signs that are nested too deeply to be read need escapes.
    return [];
  }
}
