import type { Span } from '../../../model/span.ts';
import type { WordChange } from '../../text/diff-words.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** What is replaced for a change. */
export interface ReplacedPart {
  /** Positions of the first character and after the last one. */
  readonly from: number;
  readonly to: number;
  /** The source of the nodes that are replaced as a whole; null if the change is inside one text. */
  readonly span: Span | null;
  /** It is inside of inline code, where nothing is escaped. */
  readonly raw: boolean;
}

/**
 * The part of a title that is replaced for a change of some of its characters. Where the change crosses markup, these are the
 * smallest whole nodes around it.
 */
export function wholeParts(characters: readonly VisibleCharacter[], { start, end }: Pick<WordChange, 'start' | 'end'>): ReplacedPart {
  const changed = characters.slice(start, end);
  const depth = Math.min(sharedDepth(changed), ...changed.map(depthToKeep));
  if (changed.every(({ within }) => within.length === depth)) return { from: start, to: end, span: null, raw: changed[0]?.within.at(-1)?.is === 'code' };
  const isIn = (node: Markup | undefined, one: VisibleCharacter | undefined) => node !== undefined && one?.within[depth] === node;
  const [first, last] = [changed[0]?.within[depth], changed.at(-1)?.within[depth]];
  let [from, to] = [start, end];
  while (isIn(first, characters[from - 1])) from -= 1;
  while (isIn(last, characters[to])) to += 1;
  const span = { start: first?.start ?? characters[from]?.start ?? 0, end: last?.end ?? characters[to - 1]?.end ?? 0 };
  return { from, to, span, raw: false };
}

/** How many nodes are around all of some characters. */
function sharedDepth(characters: readonly VisibleCharacter[]): number {
  const [first] = characters;
  const within = first?.within ?? [];
  const shared = within.findIndex((node, depth) => characters.some((one) => one.within[depth] !== node));
  return shared === -1 ? within.length : shared;
}

/** How many of the nodes around a character can stay if it changes: not an image, an address, or the code whose backtick it is. */
function depthToKeep({ within, fence }: VisibleCharacter): number {
  return within.at(-1)?.is === 'whole' || fence ? within.length - 1 : within.length;
}

/** The offset at which new words are inserted. */
export interface InsertionPlace {
  readonly at: number;
  /** It is inside of inline code, where nothing is escaped. */
  readonly raw: boolean;
}

/**
 * The place of new words. Between a node and the text beside it they go into the text, unless the node is around the whole title.
 * @param index the position of the character before which they are put
 * @param length how many characters are the title
 */
export function placeOfInsertion(characters: readonly VisibleCharacter[], index: number, length: number, text: string): InsertionPlace {
  const [left, right] = [characters[index - 1], characters[index]];
  const around = sharedDepth(characters.slice(0, length));
  const shared = left === undefined || right === undefined ? Math.min(around, depthLeft(left ?? right)) : sharedDepth([left, right]);
  const depth = Math.min(shared, left === undefined || right === undefined ? shared : insideOf(left, right));
  if (left === undefined) return { at: right?.within[depth]?.start ?? right?.start ?? 0, raw: false };
  const node = left.within[depth];
  const raw = left.within[depth - 1]?.is === 'code';
  if (node === undefined) return { at: left.end, raw };
  // In `**Import**: read` a further word of the label belongs to it.
  const isLabel =
    node.is === 'emphasis' && left.within.length === depth + 1 && /^\s/.test(text) && right !== undefined && /^[^\s\p{L}\p{N}]$/u.test(right.shows);
  return { at: isLabel || (left.within.length === depth + 1 && node.is !== 'code' && isPartOf(left, text, right)) ? left.end : node.end, raw };
}

/** Whether new characters are a part of the word before them, as in `1.2` and `1.2.3`. */
function isPartOf(left: VisibleCharacter, text: string, right: VisibleCharacter | undefined): boolean {
  return LETTER.test(left.shows) && /^[^\s(["“]*[\p{L}\p{N}]/u.test(text) && !/\s/.test(text) && !LETTER.test(right?.shows ?? ' ');
}

const LETTER = /[\p{L}\p{N}]/u;

/** How many nodes around a character at the start or end of a title can be entered. */
function depthLeft(one: VisibleCharacter | undefined): number {
  return one === undefined ? 0 : depthToKeep(one);
}

/** How many nodes around two neighbours can be entered between them. Nothing is inserted into an image or an address. */
function insideOf(left: VisibleCharacter, right: VisibleCharacter): number {
  const whole = left.within.findIndex((node, depth) => node.is === 'whole' && right.within[depth] === node);
  return whole === -1 ? left.within.length : whole;
}
