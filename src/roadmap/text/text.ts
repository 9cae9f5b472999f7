import type { Nodes } from 'mdast';
import { toString as mdastToString } from 'mdast-util-to-string';

/**
 * What a reader sees of a node, on one line: links and images become their text, emphasis its content.
 * Comments are dropped; other HTML is kept as it is written, so that `Map<String>` loses nothing.
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

/** Plain text as Markdown that reads back to the same text, on one line, at any place of a line but its start. */
export function escapeMarkdown(text: string): string {
  return escaped(text.replace(/\s+/g, ' ')).trim();
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** What GitHub makes a link of by itself, with the marks behind it: a backslash before one would be a part of the address. */
const ADDRESS = /(?<![\w/])((?:https?:\/\/|www\.)[^\s<>|\\`[\]]+)/i;

/** The same, but for addresses, which stay as they are. */
export function escapeAroundAddresses(text: string): string {
  const parts = text.replace(/\s+/g, ' ').split(ADDRESS);
  return parts
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('')
    .trim();
}

/** Markdown as it stands in a cell of a table, where a bar would end it. */
export function inCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
}

/** Text that says the same whether it is written with other white space or other case. */
export function canonicalText(text: string): string {
  return text
    .replace(/[\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Somebody's text on one line, without control characters and without marks that turn its direction. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
}

/** At most so many UTF-16 code units, and never half a character. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** Emoji as they are typed, and as GitHub's short names. */
export function withoutEmoji(text: string): string {
  return text.replace(/:[a-z0-9_+-]+:/gi, ' ').replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3}/gu, ' ');
}
