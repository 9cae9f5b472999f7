import type { VisibleCharacter } from './visible.ts';

/** The Markdown of a node with other words, where it is written in a way of its own: code that holds backticks, or an address in brackets; null for anything else. */
export function rewrittenNode(characters: readonly VisibleCharacter[], text: string, source: string, literal: (text: string) => string): string | null {
  return newCode(characters, text) ?? newAddress(characters, text, source, literal);
}

/** New code in the place of code that holds backticks itself, which only longer fences can hold. Backticks that make pairs are around code of their own. */
function newCode(characters: readonly VisibleCharacter[], text: string): string | null {
  const code = characters[0]?.within.at(-1);
  const inner = /^`(.+)`$/.exec(text)?.[1] ?? '';
  if (code?.is !== 'code' || !inner.includes('`') || inner.includes('|') || characters.some(({ within }) => within.at(-1) !== code)) return null;
  const count = inner.split('`').length - 1;
  const before = characters.filter(({ shows, fence }) => shows === '`' && !fence).length;
  if (count % 2 === 0 && count !== before) return null;
  const longest = Math.max(...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest === 1 ? 2 : 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return longest > 2 ? null : `${fence}${pad}${inner}${pad}${fence}`;
}

/** An address that Markdown reads in brackets, at the start of a text. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]{1,31}:[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)(?=\s|$)/i;

/** A new address in the brackets of the former one. */
function newAddress(characters: readonly VisibleCharacter[], text: string, source: string, literal: (text: string) => string): string | null {
  const node = characters[0]?.within.at(-1);
  const isBracketed = node?.is === 'whole' && source.slice(node.start, node.end) === `<${characters.map(({ shows }) => shows).join('')}>`;
  const [address] = (isBracketed ? ADDRESS.exec(text) : null) ?? [];
  return address === undefined ? null : `<${address}>${literal(text.slice(address.length))}`;
}
