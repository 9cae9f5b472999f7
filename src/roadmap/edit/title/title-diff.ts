import { type WordChange, wordsOf } from '../../text/diff-words.ts';
import { escapePattern } from '../../text/words.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** Code as the plain text of a title seems to have it. */
const PAIRED = /`[^`\n]+`/g;

/**
 * How the words of a title and of a new one are told apart. The code of the title is one word wherever it stands. Where one of its backticks is none of
 * code, or stands in it, plain text does not show which of the others belong together: each is a word.
 * @param source the Markdown that shows the characters
 */
export function wordsLike(characters: readonly VisibleCharacter[], source: string): (text: string) => string[] {
  const codes = codesIn(characters, source);
  const paired =
    characters
      .map(({ shows }) => shows)
      .join('')
      .match(PAIRED) ?? [];
  const isPaired = paired.length === codes.length && paired.every((one, at) => one === codes[at]);
  const known = [...codes.toSorted((a, b) => b.length - a.length), ...(isPaired ? [] : ['`'])];
  if (known.length === 0) return wordsOf;
  const parts = new RegExp(`(${known.map(escapePattern).join('|')})`, 'u');
  return (text) => text.split(parts).flatMap((part, at) => (at % 2 === 1 ? [part] : wordsOf(part)));
}

function codesIn(characters: readonly VisibleCharacter[], source: string): string[] {
  const codes = new Map<Markup, string>();
  for (const { shows, within } of characters) {
    const node = within.at(-1);
    if (node?.is === 'code' || (node?.is === 'whole' && source[node.start] === '`')) codes.set(node, (codes.get(node) ?? '') + shows);
  }
  return [...codes.values()];
}

/** A change without the letters at its ends that stay, up to the last escape or entity among them: that is kept as it is written. */
export function keepingEscapes(characters: readonly VisibleCharacter[], { start, end, text }: WordChange): WordChange {
  const isLonger = (at: number) => {
    const one = characters[at];
    return one !== undefined && one.shows !== ' ' && !one.fence && one.within.at(-1)?.is !== 'whole' && one.end - one.start > 1;
  };
  const most = Math.min(end - start, text.length);
  let lead = 0;
  for (let kept = 0; kept < most && characters[start + kept]?.shows === text[kept]; kept += 1) if (isLonger(start + kept)) lead = kept + 1;
  let tail = 0;
  for (let kept = 0; kept < most - lead && characters[end - 1 - kept]?.shows === text[text.length - 1 - kept]; kept += 1) {
    if (isLonger(end - 1 - kept)) tail = kept + 1;
  }
  return { start: start + lead, end: end - tail, text: text.slice(lead, text.length - tail) };
}
