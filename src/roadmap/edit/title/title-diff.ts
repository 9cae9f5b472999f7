import { changesOfKeyed, type KeyedWords, type WordChange, wordsOf } from '../../text/diff-words.ts';
import { composed } from '../../text/text.ts';
import { escapePattern } from '../../text/words.ts';
import { foundNodes, opensWithLabel, textShown } from './found-nodes.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** Code as the plain text of a title seems to have it. */
const PAIRED = /`[^`\n]+`/g;

/**
 * The changes of a title's words. The words of a node that the new title has as well are no words but this node's, so that they keep its markup.
 * @param source the Markdown that shows the characters
 */
export function changesOfTitle(characters: readonly VisibleCharacter[], source: string, now: string): WordChange[] {
  const was = textShown(characters);
  const words = wordsLike(characters, source);
  const found = foundNodes(characters, now);
  const there = found.map(({ from, to }, id) => ({ from, to, id }));
  const here = found.map(({ start, end }, id) => ({ from: start, to: end, id })).toSorted((a, b) => a.from - b.from);
  const changes = changesOfKeyed(keyedWords(was, there, words), keyedWords(now, here, words));
  const [ahead, first, ...others] = changes;
  // A word that gets a small letter behind new ones is one change with them where both are of a label.
  const isOne = ahead?.end === 0 && first?.start === 0 && opensWithLabel(characters);
  return isOne ? [{ ...first, text: ahead.text + first.text }, ...others] : changes;
}

/** No text holds it. */
const BEFORE_ID = '\0';

/** The words of a text; those of a node have its id in their keys. */
function keyedWords(
  text: string,
  nodes: ReadonlyArray<{ readonly from: number; readonly to: number; readonly id: number }>,
  wordsIn: (text: string) => string[],
): KeyedWords {
  const words: string[] = [];
  const keys: string[] = [];
  const add = (part: string, id: string) => {
    for (const word of wordsIn(part)) {
      words.push(word);
      keys.push(composed(word) + id);
    }
  };
  let at = 0;
  for (const { from, to, id } of nodes) {
    add(text.slice(at, from), '');
    add(text.slice(from, to), BEFORE_ID + id);
    at = to;
  }
  add(text.slice(at), '');
  return { words, keys };
}

/**
 * How the words of a title and of a new one are told apart. The code of the title is one word wherever it stands. Where one of its backticks is none of
 * code, or stands in it, plain text does not show which of the others belong together: each is a word.
 * @param source the Markdown that shows the characters
 */
function wordsLike(characters: readonly VisibleCharacter[], source: string): (text: string) => string[] {
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

/**
 * A change without the letters at its ends that stay, up to the last place among them where markup begins or ends inside a word: of `[song](s.md)s`, only
 * what is in the link changes, or what stands behind it.
 */
function keepingWordParts(characters: readonly VisibleCharacter[], { start, end, text }: WordChange): WordChange {
  const most = Math.min(end - start, text.length);
  let lead = 0;
  for (let kept = 1; kept <= most && characters[start + kept - 1]?.shows === text[kept - 1]; kept += 1) if (isInsideWord(characters, start + kept)) lead = kept;
  let tail = 0;
  for (let kept = 1; kept <= most - lead && characters[end - kept]?.shows === text[text.length - kept]; kept += 1) {
    if (isInsideWord(characters, end - kept)) tail = kept;
  }
  return { start: start + lead, end: end - tail, text: text.slice(lead, text.length - tail) };
}

/** Whether markup begins or ends between two letters. */
function isInsideWord(characters: readonly VisibleCharacter[], at: number): boolean {
  const [left, right] = [characters[at - 1], characters[at]];
  const isInWord = left !== undefined && right !== undefined && LETTER.test(left.shows) && LETTER.test(right.shows);
  return isInWord && (left.within.length !== right.within.length || left.within.some((node, depth) => right.within[depth] !== node));
}

const LETTER = /[\p{L}\p{N}]/u;

/** Words that join a Korean noun. The form of most follows the last letter of the noun, so that both change. */
const PARTICLE = /(?:에서|에게|으로|까지|부터|보다|처럼|이나|이랑|[은는이가을를과와로에의도만나랑])$/u;

/**
 * The changes of words whose first part is in markup. Of a word that is all new, its first letter takes the place of an initial, as in `**U**ser`, and a
 * particle that of the former one. Any other one goes into the link, of which nothing else would be left.
 */
export function changesInWords(characters: readonly VisibleCharacter[], changes: readonly WordChange[]): WordChange[] {
  const parted = changes.map((one) => keepingWordParts(characters, one)).flatMap((one) => partedWord(characters, one));
  return parted.flatMap((one, at) => intoNode(characters, one, parted[at + 1]) ?? intoNode(characters, one, parted[at - 1]) ?? behindNode(characters, one));
}

function partedWord(characters: readonly VisibleCharacter[], change: WordChange): WordChange[] {
  const { start, end, text } = change;
  const old = characters.slice(start, end);
  const [at, more] = old.flatMap((_, index) => (index > 0 && isInsideWord(characters, start + index) ? [start + index] : []));
  const node = characters[start]?.within.at(-1);
  const isWord = at !== undefined && more === undefined && old.every(({ shows }) => LETTER.test(shows)) && /^[\p{L}\p{M}\p{N}]+$/u.test(text);
  // Letters before the node are those of another word.
  if (!isWord || node === undefined || characters[start - 1]?.within.includes(node) || characters[at]?.within.includes(node)) return [change];
  const first = old[0]?.shows ?? '';
  const isInitial = at - start === 1 && first.toLowerCase() !== first.toUpperCase();
  const particle = PARTICLE.exec(textShown(characters.slice(at, end)))?.index === 0 ? PARTICLE.exec(text.slice(1)) : null;
  const length = isInitial ? 1 : particle !== null ? particle.index + 1 : node.is === 'link' ? text.length : null;
  if (length === null) return [change];
  return [
    { start, end: at, text: text.slice(0, length) },
    { start: at, end, text: text.slice(length) },
  ];
}

const OPENING = /^[([{“„"«‘‚「『【（]$/u;
const CLOSING = /^[)\]}”“"»’‘」』】）]$/u;

/**
 * A bracket or quotation mark before a node as a part of it, where the other one takes the place of the mark at its end: `**Auth:** login` becomes
 * `**[Auth]** login`. @param other the change beside it. Null: it is none of a pair
 */
function intoNode(characters: readonly VisibleCharacter[], change: WordChange, other: WordChange | undefined): [WordChange] | null {
  const [opening, closing] = other !== undefined && other.start < change.start ? [other, change] : [change, other];
  if (closing === undefined || !OPENING.test(opening.text) || opening.start !== opening.end || !CLOSING.test(closing.text)) return null;
  const first = characters[opening.start];
  const isOutside = (node: Markup, depth: number, at: number) => characters[at]?.within[depth] !== node;
  const isAround = first?.within.some((node, depth) => isOutside(node, depth, opening.start - 1) && endsNode(characters, closing, node, depth)) === true;
  if (!isAround || first === undefined) return null;
  return [change === opening ? { start: change.start, end: change.start + 1, text: change.text + first.shows } : change];
}

/** Whether a change replaces the marks at the end of a node. */
function endsNode(characters: readonly VisibleCharacter[], { start, end }: WordChange, node: Markup, depth: number): boolean {
  const isIn = (at: number) => characters[at]?.within[depth] === node;
  const isMark = start < end && characters.slice(start, end).every(({ shows, fence }) => !fence && !LETTER.test(shows));
  return isMark && isIn(start - 1) && isIn(end - 1) && !isIn(end);
}

/** Marks that take the place of those at the end of a node, but part what stands before them from what stands behind, or close a bracket. */
const PARTING = /^(?:\s[^\p{L}\p{N}]*|[)\]}”“"»’‘」』】）]+)$/u;

/** A change of the mark at the end of a node as one inside and one behind it: of `**Auth:** login` with a dash, the emphasis ends before the dash. */
function behindNode(characters: readonly VisibleCharacter[], change: WordChange): WordChange[] {
  const { start, end, text } = change;
  const isEnd = characters[end] !== undefined && characters[end - 1]?.within.some((node, depth) => endsNode(characters, change, node, depth)) === true;
  if (!isEnd || !PARTING.test(text)) return [change];
  return [
    { start, end, text: '' },
    { start: end, end, text },
  ];
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
