import type { Nodes } from 'mdast';
import { toString as mdastToString } from 'mdast-util-to-string';

/**
 * The visible text of a node, on one line: links and images become their text, and emphasis its content. Inline code keeps its
 * backticks. Comments are dropped and `<br>` becomes a space; other HTML stays as it is written, so that `Map<String>` loses nothing.
 */
export function plainText(node: Nodes): string {
  return mdastToString(withoutCommentNodes(node)).replace(/\s+/g, ' ').trim();
}

function withoutCommentNodes(node: Nodes): Nodes {
  if (node.type === 'inlineCode') return { type: 'text', value: `\`${node.value}\`` };
  if (node.type === 'break') return { type: 'text', value: ' ' };
  if (node.type === 'html') return { ...node, value: node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/^<br\s*\/?>$/i, ' ') };
  if (!('children' in node)) return node;
  return { ...node, children: node.children.map((child) => withoutCommentNodes(child)) } as Nodes;
}

/** Plain text as Markdown on one line that reads back as the same text, unless it is at the start of a line. */
export function escapeMarkdown(text: string): string {
  return escaped(text.replace(/\s+/g, ' ')).trim();
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** An address that GitHub turns into a link, with the marks after it. A backslash before such a mark would become a part of the address. */
const ADDRESS = /(?<![\w/])((?:https?:\/\/|www\.)[^\s<>|\\`[\]]+)/i;

/** What needs no backslash: underscores inside a word, and a `>` that neither begins a line nor ends a comment. */
const PLAIN = /((?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<!^|--)>)/u;

/**
 * The same with as few backslashes as people write: addresses stay as they are.
 * @param brackets whether words in brackets stay, too, as in `[Windows] crash`
 */
export function escapeAroundAddresses(text: string, brackets: 'escaped' | 'kept' = 'escaped'): string {
  const around = (part: string) => (brackets === 'kept' ? escaped(part).replace(/\\([[\]])/g, '$1') : escaped(part));
  const line = text.replace(/\s+/g, ' ').trim();
  const parts = line.split(ADDRESS).map((part, index) =>
    index % 2 === 1
      ? part
      : part
          .split(PLAIN)
          .map((one, at) => (at % 2 === 1 ? one : around(one)))
          .join(''),
  );
  return parts.join('');
}

/** Markdown for a cell of a table: bars are escaped, because a bar ends the cell. */
export function inCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
}

/** Whether a line of a paragraph begins, or is, something else than its text. */
export function beginsBlock(line: string): boolean {
  return /^(?:[ \t]|[-*+>#|<=]|```|~~~|\d{1,9}[.)][ \t]|\[[ xX~-]?\][ \t]|\[[^\]]+\]:)/.test(line) && !/^\*+[^* \t]/.test(line);
}

/**
 * A text with each letter and its accent as one character (Unicode's form NFC), as browsers write them. macOS writes two in names of files, and so does
 * what is copied from there. Texts of people are compared in this form, and stay in the file and on GitHub as they are written.
 */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** The offset in a text as it is written of an offset in its composed form. */
export function writtenOffset(written: string, offset: number): number {
  const whole = composed(written);
  if (whole === written) return offset;
  for (let at = offset; at < written.length; at += 1) {
    if (composed(written.slice(0, at)) === whole.slice(0, offset) && composed(written.slice(at)) === whole.slice(offset)) return at;
  }
  return written.length;
}

/** A name in the form in which it is compared: composed, in small letters, and without white space around it. */
export function comparedName(name: string): string {
  return composed(name).trim().toLowerCase();
}

/** Words of plain ASCII between single spaces. Such a text is in its canonical form already, as most are. */
const CANONICAL = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text in the form in which it is compared: composed, with single spaces for white space, and without zero-width marks. Case counts.
 */
export function canonicalText(text: string): string {
  if (CANONICAL.test(text)) return text;
  return composed(text)
    .replace(/[\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Foreign text on one line, without control characters and without marks that change the direction of writing. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
}

/** The start of a text: at most `length` UTF-16 code units, and never half a surrogate pair. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** A text without emoji, and without GitHub's short names for them such as `:bug:`. */
export function withoutEmoji(text: string): string {
  return text.replace(/:[a-z0-9_+-]+:/gi, ' ').replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3}/gu, ' ');
}
