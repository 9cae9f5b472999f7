import { textPattern } from '../../text/words.ts';
import { LONGEST_TRIED, nodeExtent } from './title-places.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** Emphasis, a link or an image whose words a new title has as well, wherever they stand in it. */
export interface FoundNode {
  /** Positions of its first character in the former title, and after its last one. */
  readonly from: number;
  readonly to: number;
  /** Where its words begin in the new title, and end. */
  readonly start: number;
  readonly end: number;
}

/** A node of a title with the words that it shows. */
export interface TitleNode {
  readonly node: Markup;
  readonly from: number;
  readonly to: number;
  readonly shows: string;
}

/** Scripts that part their words by no spaces. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';

const LETTER = /[\p{L}\p{N}]/u;

/** An address in a plain title. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/giu;

/**
 * The nodes whose words are told apart from all others before any word is compared: both titles have them once, as whole words. A longer one comes before
 * those that share words with it. Of words that stand in a title twice, only the words beside them can tell which ones are the node's.
 */
export function foundNodes(characters: readonly VisibleCharacter[], now: string): FoundNode[] {
  // Each node is looked for in all of both titles.
  if (characters.length > LONGEST_TRIED || now.length > LONGEST_TRIED) return [];
  const was = textShown(characters);
  const nodes = nodesOf(characters).toSorted((a, b) => b.shows.length - a.shows.length);
  const found: FoundNode[] = [];
  const addresses = [...now.matchAll(ADDRESS)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  // A word may stand in an address by chance.
  const isPart = (start: number, end: number) => addresses.some((one) => start < one.end && end > one.start && (start > one.start || end < one.end));
  const isFree = (start: number, end: number, side: 'was' | 'now') =>
    found.every((one) => (side === 'was' ? end <= one.from || start >= one.to : end <= one.start || start >= one.end));
  const placesIn = (text: string, run: RegExp, side: 'was' | 'now') =>
    [...text.matchAll(run)].filter(({ index, 0: words }) => isFree(index, index + words.length, side)).map(({ index, 0: words }) => ({ index, words }));
  for (const one of nodes) {
    if (!isFree(one.from, one.to, 'was')) continue;
    for (const flags of ['gu', 'giu']) {
      const run = runOf(characters, one, flags);
      const [there, everywhere] = [placesIn(was, run, 'was'), placesIn(now, run, 'now')];
      const here = everywhere.filter(({ index, words }) => !isPart(index, index + words.length));
      const [place] = here;
      if (there.length !== 1 || there[0]?.index !== one.from || place === undefined || here.length > 1) continue;
      // Words that come before a label belong to it: “**Search:** in files”, “Full-text search: in files”.
      if (isLabelNode(one, was) && LETTER.test(now.slice(0, place.index))) continue;
      found.push({ from: one.from, to: one.to, start: place.index, end: place.index + place.words.length });
      break;
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** Whether a title begins with a node that ends with a colon, or has one or a dash behind it. */
function isLabelNode({ from, to, shows }: TitleNode, title: string): boolean {
  return from === 0 && (/[:\uFF1A]$/.test(shows) || /^\s*[:\uFF1A\u2013\u2014]|^\s+-\s/.test(title.slice(to)));
}

/** Whether a title begins with a label in emphasis or a link. */
export function opensWithLabel(characters: readonly VisibleCharacter[]): boolean {
  const was = textShown(characters);
  return nodesOf(characters).some((one) => isLabelNode(one, was));
}

/** The nodes that show words, each once. What is around code alone is none: code is one word in any case. */
function nodesOf(characters: readonly VisibleCharacter[]): TitleNode[] {
  const nodes = new Map<Markup, TitleNode>();
  for (const [at, { within }] of characters.entries()) {
    for (const [depth, node] of within.entries()) {
      if (nodes.has(node) || node.is === 'code') continue;
      const { from, to } = nodeExtent(characters, at, depth);
      nodes.set(node, { node, from, to, shows: textShown(characters.slice(from, to)) });
    }
  }
  return [...nodes.values()].filter(({ shows }) => LETTER.test(shows));
}

export function textShown(characters: readonly VisibleCharacter[]): string {
  return characters.map(({ shows }) => shows).join('');
}

/** What finds the words of a node in a text: as whole words, but for the sides on which letters stand beside the node itself, as in `**Song**s`. */
export function runOf(characters: readonly VisibleCharacter[], { from, to, shows }: TitleNode, flags: string): RegExp {
  const isApart = (edge: string, beside: VisibleCharacter | undefined) =>
    LETTER.test(edge) && !new RegExp(`[${UNSPACED}]`, 'u').test(edge) && !LETTER.test(beside?.shows ?? ' ');
  const other = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`;
  const lead = isApart(shows.charAt(0), characters[from - 1]) ? `(?<!${other})` : '';
  const tail = isApart(shows.charAt(shows.length - 1), characters[to]) ? `(?!${other})` : '';
  // One letter in the other case may be the initial of another word.
  return new RegExp(lead + textPattern(shows) + tail, shows.length === 1 ? flags.replace('i', '') : flags);
}
