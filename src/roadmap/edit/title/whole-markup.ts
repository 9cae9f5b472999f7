import type { ShownTitle } from './shown-title.ts';
import { nodeExtent, sharedDepth } from './title-places.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** What stands ahead of a title's words: a box, a number, the short name of an emoji, or any other signs. */
const AHEAD = /^(?:\[[xX]\](?=\s)|[([#]{0,2}\d+(?:\.\d+)*[.):\]]+(?=\s)|#\d+(?=\s)|\d+(?:\.\d+)+(?=\s)|:[a-z0-9_+-]{1,40}:(?=\s)|[^\p{L}\p{N}])*/u;

const WORD_CHARACTER = /[\p{L}\p{N}]\p{M}*/gu;

/** Where new words go into markup. */
interface InnerPlace {
  /** Nothing is put into code. */
  readonly raw: false;
  readonly at: number;
  readonly text: string;
}

/** What parts a label from the words behind it. */
const BEHIND_LABEL = /^(?:\s*[:\uFF1A]|\s+[-\u2013\u2014]\s)/;

/**
 * The place of new words directly before the first word, or behind the last one, of markup that holds all words of the title, or of its label: inside
 * of it. A full stop, a number, an emoji or a quotation mark may stand outside. Null: there is no such markup there.
 * @param index the position of the character before which the words are put
 * @param length how many characters are the title
 * @param isLabelled whether titles beside this one begin with labels in emphasis, or with any emphasis where this label is a sentence of its own
 */
export function placeInWholeMarkup(
  characters: readonly VisibleCharacter[],
  index: number,
  length: number,
  text: string,
  isLabelled: (isSentence: boolean) => boolean,
): InnerPlace | null {
  const title = characters.slice(0, length);
  // New signs stay beside the signs.
  const isWord = /[\p{L}\p{N}]/u.test(text);
  const whole = markupAroundWords(title);
  // New words with a colon of their own are a label before the label.
  const label = !isWord || /[:\uFF1A]/.test(text) ? [] : markupAroundLabel(title, isLabelled);
  const inside = label.length > whole.length ? label : whole;
  // Behind a sign, the space of the new words stands before them. It would be the first character of the markup.
  const isApart = characters[index]?.shows === ' ' && text.startsWith(' ');
  const start = isApart ? index + 1 : index;
  const before = isWord || index === 0 ? innermost(inside, ({ from }) => from === start) : 0;
  const first = characters[start];
  if (before > 0) return { at: first?.within[before]?.start ?? first?.start ?? 0, raw: false, text: isApart ? `${text.slice(1)} ` : text };
  const behind = isWord && text.startsWith(' ') ? innermost(inside, ({ to }) => to === index) : 0;
  const last = characters[index - 1];
  return behind === 0 ? null : { at: last?.within[behind]?.end ?? last?.end ?? 0, raw: false, text };
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** A dash or a colon, behind which a description begins. */
const DESCRIBED = /^(?:\s*[:\uFF1A]|\s+[-\u2013\u2014])\s*[\p{L}\p{N}]/u;

/**
 * The place of a description behind a title that is a link, or a label in emphasis as others are: outside of it. Null: it is none, or the title has no
 * such markup around all of it.
 */
export function placeOfDescription(title: ShownTitle, characters: readonly VisibleCharacter[], index: number, text: string): InnerPlace | null {
  if (index !== title.length || !DESCRIBED.test(text)) return null;
  const shared = (characters[0]?.within ?? []).slice(0, sharedDepth(characters.slice(0, index)));
  const isLeft = ({ is, start }: Markup) => is === 'link' || (is === 'emphasis' && title.source[start] !== '~' && title.beside.isLabelled(false));
  const node = shared.find(isLeft);
  // A mark such as `(in progress)` may stand in the node, behind the title's words.
  const isEnd = /^[*_~`]*(?:\]|$)/.test(title.source.slice(characters[index - 1]?.end ?? 0, node?.end ?? 0));
  return node === undefined || !isEnd ? null : { at: node.end, raw: false, text };
}

/** The extents of the nodes around all words of a title, from the outside to the inside. Nothing is inserted into code, an image or an address. */
function markupAroundWords(title: readonly VisibleCharacter[]): Extent[] {
  const { shown, from } = withStart(title);
  const last = [...shown.matchAll(WORD_CHARACTER)].at(-1);
  const to = last === undefined ? 0 : last.index + last[0].length;
  return from >= to ? [] : extentsAround(title, from, to);
}

/** The extents of the nodes around all words of a title's label, if that is in emphasis. Behind a colon or full stop inside of it, new words are none of the label's. */
function markupAroundLabel(title: readonly VisibleCharacter[], isLabelled: (isSentence: boolean) => boolean): Extent[] {
  const { shown, from } = withStart(title);
  const endsItself = ({ to }: Extent) => /[:\uFF1A.]/.test(shown.charAt(to - 1));
  const nodes = (title[from]?.within ?? []).map(({ is }, depth) => ({ is, ...nodeExtent(title, from, depth) }));
  const label = nodes.find((one) => one.is === 'emphasis' && one.from === from && (BEHIND_LABEL.test(shown.slice(one.to)) || endsItself(one)));
  if (label === undefined || !isLabelled(shown.charAt(label.to - 1) === '.')) return [];
  return extentsAround(title, from, endsItself(label) ? label.to - 1 : label.to).map((one) => (endsItself(one) ? { ...one, to: -1 } : one));
}

function withStart(title: readonly VisibleCharacter[]): { readonly shown: string; readonly from: number } {
  const shown = title.map(({ shows }) => shows).join('');
  return { shown, from: AHEAD.exec(shown)?.[0].length ?? 0 };
}

function extentsAround(title: readonly VisibleCharacter[], from: number, to: number): Extent[] {
  const shared = (title[from]?.within ?? []).slice(0, sharedDepth(title.slice(from, to)));
  const closed = shared.findIndex(({ is }) => is === 'code' || is === 'image' || is === 'whole');
  return shared.slice(0, closed === -1 ? shared.length : closed).map((_, depth) => nodeExtent(title, from, depth));
}

/** How many nodes are around a place in the innermost one that begins or ends there; 0: none does. */
function innermost(inside: readonly Extent[], isThere: (extent: Extent) => boolean): number {
  return inside.findLastIndex(isThere) + 1;
}
