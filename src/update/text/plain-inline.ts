import type { Nodes } from 'mdast';
import type { Addresses } from '../../roadmap/markdown/nodes.ts';

/** Stands for a line break that the author asked for. A mere line end in the source is `\n`. */
export const HARD_BREAK = '\v';

/**
 * The plain text of a node. The address of a link follows its words. Code keeps its backticks. Text that is struck through
 * keeps its `~~`, because without them it would say the opposite.
 */
export function inlineText(node: Nodes, addresses: Addresses): string {
  switch (node.type) {
    case 'text':
      return clean(node.value);
    case 'inlineCode':
      return `\`${clean(node.value)}\``;
    case 'break':
      return HARD_BREAK;
    case 'html':
      return clean(withoutHtmlComments(node.value)).replace(/^<br\s*\/?>$/i, HARD_BREAK);
    case 'image':
      return linked(clean(node.alt ?? ''), node.url);
    case 'imageReference':
      return linked(clean(node.alt ?? ''), addresses.get(node.identifier) ?? '');
    case 'link':
      return linked(childrenText(node, addresses), node.url);
    case 'linkReference':
      return linked(childrenText(node, addresses), addresses.get(node.identifier) ?? '');
    case 'footnoteReference':
      return `[^${clean(node.label ?? node.identifier)}]`;
    case 'delete':
      return `~~${childrenText(node, addresses)}~~`;
    default:
      return childrenText(node, addresses);
  }
}

function childrenText(node: Nodes, addresses: Addresses): string {
  if (!('children' in node)) return '';
  // An image inside a link is written without its own address: the link's address follows.
  const inLink = node.type === 'link' || node.type === 'linkReference';
  return node.children
    .map((child) => (inLink && (child.type === 'image' || child.type === 'imageReference') ? clean(child.alt ?? '') : inlineText(child, addresses)))
    .join('');
}

/** Leaves out an address that repeats the text, and one that leads to another place on the same page. */
function linked(text: string, url: string): string {
  const address = clean(url).replace(/\s/g, '%20');
  const said = text === address || address === `mailto:${text}` || address === `http://${text}` || address === `https://${text}`;
  if (said || address === '' || (address.startsWith('#') && text !== '')) return text;
  return `${text} <${address}>`.trimStart();
}

export function withoutHtmlComments(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** Replaces tabs, control characters and marks that change the direction of text by spaces. Line ends stay. */
export function clean(text: string): string {
  return cleanCode(text).replaceAll('\t', ' ');
}

/** The same as `clean`, but tabs stay: code needs them. */
export function cleanCode(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are removed here.
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}
