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
export function wholeParts(characters: readonly VisibleCharacter[], { start, end, text }: WordChange): ReplacedPart {
  // Words that are put into code change the character before them, too.
  const changed = characters.slice(start === end ? start - 1 : start, end);
  // A node goes with the last of its words.
  const gone = text === '' ? outermostIn(characters, start, end) : -1;
  const kept = text.includes('`') ? changed.map(({ within }) => within.findIndex(({ is }) => is === 'code')).filter((at) => at !== -1) : [];
  const depth = Math.min(sharedDepth(changed), ...changed.map(depthToKeep), ...kept, gone === -1 ? Number.POSITIVE_INFINITY : gone);
  if (changed.every(({ within }) => within.length === depth)) return { from: start, to: end, span: null, raw: changed[0]?.within.at(-1)?.is === 'code' };
  const isIn = (node: Markup | undefined, one: VisibleCharacter | undefined) => node !== undefined && one?.within[depth] === node;
  const [first, last] = [changed[0]?.within[depth], changed.at(-1)?.within[depth]];
  let [from, to] = [start, end];
  while (isIn(first, characters[from - 1])) from -= 1;
  while (isIn(last, characters[to])) to += 1;
  const span = { start: first?.start ?? characters[from]?.start ?? 0, end: last?.end ?? characters[to - 1]?.end ?? 0 };
  return { from, to, span, raw: false };
}

/** The most characters by which a change is moved to another place, and the most ways to part it there. */
const FARTHEST = 20;

/** Characters. In a longer title, changes stay where they are, and no markup goes along with its words: all places would be tried. */
export const LONGEST_TRIED = 1000;

/**
 * The changes of a title, each at the place where it takes the fewest words along that stay. Of `**the whole file** soon` without `file`, either
 * space can go: the one before the word is in the emphasis, too. A deletion that goes over the ends of nodes becomes one for each of them. The
 * break of a line stays where a space can go.
 * @param length how many characters are the title
 */
export function settledChanges(characters: readonly VisibleCharacter[], changes: readonly WordChange[], length: number, source: string): WordChange[] {
  const cost = (parts: readonly WordChange[]) => costOf(characters, parts) + breaksIn(characters, parts, source);
  const settled: WordChange[] = [];
  for (const [at, change] of changes.entries()) {
    if (characters.length > LONGEST_TRIED || change.start >= length || change.start === change.end || cost([change]) === 0) {
      settled.push(change);
      continue;
    }
    const [min, max] = [(settled.at(-1)?.end ?? -1) + 1, Math.min(length, (changes[at + 1]?.start ?? length + 1) - 1)];
    const places = slides(characters, change, min, max).flatMap((one) => [[one], ...(one.text === '' ? partedDeletions(characters, one, max) : [])]);
    const [best] = places.map((parts) => ({ parts, cost: cost(parts) })).toSorted((a, b) => a.cost - b.cost);
    settled.push(...(best?.parts ?? [change]));
  }
  return settled;
}

/** A change at each place where it makes the same text and parts no word, the nearest ones first. */
function slides(characters: readonly VisibleCharacter[], change: WordChange, min: number, max: number): WordChange[] {
  const shown = (at: number) => characters[at]?.shows;
  const found: WordChange[] = [];
  const add = (start: number, end: number, text: string) => {
    if (isBetweenWords(characters, start) && isBetweenWords(characters, end)) found.push({ start, end, text });
  };
  for (let { start, end, text } = change; start > min && change.start - start < FARTHEST; add(start, end, text)) {
    const last = shown(start - 1) ?? '';
    if (shown(end - 1) !== last || !(text === '' || text.endsWith(last))) break;
    [start, end, text] = [start - 1, end - 1, text === '' ? '' : last + text.slice(0, -1)];
  }
  for (let { start, end, text } = change; end < max && end - change.end < FARTHEST; add(start, end, text)) {
    const next = shown(end) ?? '';
    if (shown(start) !== next || !(text === '' || text.startsWith(next))) break;
    [start, end, text] = [start + 1, end + 1, text === '' ? '' : text.slice(1) + next];
  }
  return [change, ...found.toSorted((a, b) => Math.abs(a.start - change.start) - Math.abs(b.start - change.start))];
}

/** Whether a white space, or the end of the title, stands on one side. */
function isBetweenWords(characters: readonly VisibleCharacter[], at: number): boolean {
  return [characters[at - 1], characters[at]].some((one) => one === undefined || one.shows === ' ');
}

/** The ways to part a deletion at the ends of nodes. Where it stands between two spaces, one of those inside of it can be the one that stays. */
function partedDeletions(characters: readonly VisibleCharacter[], { start, end, text }: WordChange, max: number): WordChange[][] {
  const isSpace = (at: number) => characters[at]?.shows === ' ';
  const ways = [deletionsByNode(characters, { start, end, text })];
  if (!isSpace(start) || !isSpace(end) || end >= max) return ways;
  for (let kept = start + 1; kept < end && ways.length < FARTHEST; kept += 1) {
    if (!isSpace(kept)) continue;
    ways.push([...deletionsByNode(characters, { start, end: kept, text }), ...deletionsByNode(characters, { start: kept + 1, end: end + 1, text })]);
  }
  return ways;
}

/** A deletion as one of each node that goes as a whole, and of each text that is left in part. */
function deletionsByNode(characters: readonly VisibleCharacter[], { start, end, text }: WordChange): WordChange[] {
  const parts: WordChange[] = [];
  for (let at = start; at < end; ) {
    const within = characters[at]?.within ?? [];
    const whole = outermostIn(characters, at, end);
    const isBeside = (one: VisibleCharacter | undefined) => one?.within.length === within.length && within.every((node, depth) => one.within[depth] === node);
    let to = whole === -1 ? at + 1 : nodeExtent(characters, at, whole).to;
    while (whole === -1 && to < end && isBeside(characters[to])) to += 1;
    parts.push({ start: at, end: to, text });
    at = to;
  }
  return parts;
}

/** The depth of the outermost node that begins with one character and ends before another; -1: none does. */
function outermostIn(characters: readonly VisibleCharacter[], start: number, end: number): number {
  const extents = (characters[start]?.within ?? []).map((_, depth) => nodeExtent(characters, start, depth));
  return extents.findIndex(({ from, to }) => from === start && to <= end);
}

/** How many characters that stay are written anew for some changes, and what spaces that are left at the end of a node cost. */
function costOf(characters: readonly VisibleCharacter[], changes: readonly WordChange[]): number {
  let cost = 0;
  for (const [at, { start, end, text }] of changes.entries()) {
    const { from, to } = wholeParts(characters, { start, end, text });
    cost += to - from - (end - start);
    if (text !== '' || changes[at - 1]?.end === start) continue;
    const last = changes.findIndex((one, index) => index >= at && changes[index + 1]?.start !== one.end);
    const [left, right] = [characters[start - 1], characters[changes[last]?.end ?? end]];
    cost += endsWithSpace(left, right) + endsWithSpace(right, left);
  }
  return cost;
}

function breaksIn(characters: readonly VisibleCharacter[], changes: readonly WordChange[], source: string): number {
  const gone = changes.flatMap(({ start, end }) => characters.slice(start, end));
  return gone.filter(({ shows, start, end }) => shows === ' ' && /[\r\n]/.test(source.slice(start, end))).length;
}

/** 2: a space is the first or the last character of a node once another one stands beside it, which is worse than a break that goes. */
function endsWithSpace(one: VisibleCharacter | undefined, beside: VisibleCharacter | undefined): 0 | 2 {
  return one?.shows === ' ' && one.within.some((node, depth) => beside?.within[depth] !== node) ? 2 : 0;
}

/** Positions of the first character of a node, and after its last one. */
export function nodeExtent(characters: readonly VisibleCharacter[], at: number, depth: number): { readonly from: number; readonly to: number } {
  const node = characters[at]?.within[depth];
  let [from, to] = [at, at + 1];
  while (from > 0 && characters[from - 1]?.within[depth] === node) from -= 1;
  while (to < characters.length && characters[to]?.within[depth] === node) to += 1;
  return { from, to };
}

/** How many nodes are around all of some characters. */
export function sharedDepth(characters: readonly VisibleCharacter[]): number {
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
 * @param text null: they bring markup of their own, and go into none beside them
 */
export function placeOfInsertion(characters: readonly VisibleCharacter[], index: number, length: number, text: string | null): InsertionPlace {
  const [left, right] = [characters[index - 1], characters[index]];
  const around = sharedDepth(characters.slice(0, length));
  const shared = left === undefined || right === undefined ? Math.min(around, depthLeft(left ?? right)) : sharedDepth([left, right]);
  const depth = Math.min(shared, left === undefined || right === undefined ? shared : insideOf(left, right));
  if (left === undefined) return { at: right?.within[depth]?.start ?? right?.start ?? 0, raw: false };
  const node = left.within[depth];
  const raw = left.within[depth - 1]?.is === 'code';
  if (node === undefined || text === null) return { at: node?.end ?? left.end, raw };
  // In `**Import**: read` a further word of the label belongs to it.
  const isLabel =
    node.is === 'emphasis' && left.within.length === depth + 1 && /^\s/.test(text) && right !== undefined && /^[^\s\p{L}\p{N}]$/u.test(right.shows);
  return {
    at: isLabel || (left.within.length === depth + 1 && node.is !== 'code' && node.is !== 'image' && isPartOf(left, text, right)) ? left.end : node.end,
    raw,
  };
}

/** Whether new characters are a part of the word before them, as in `1.2` and `1.2.3`. */
function isPartOf(left: VisibleCharacter, text: string, right: VisibleCharacter | undefined): boolean {
  return LETTER.test(left.shows) && /^[^\s(["“]*[\p{L}\p{N}]/u.test(text) && !/\s/.test(text) && !LETTER.test(right?.shows ?? ' ');
}

const LETTER = /[\p{L}\p{N}]/u;

/** How many nodes around a character at the start or end of a title can be entered. */
function depthLeft(one: VisibleCharacter | undefined): number {
  return one === undefined ? 0 : depthToKeep(one) - (one.within.at(-1)?.is === 'image' ? 1 : 0);
}

/** How many nodes around two neighbours can be entered between them. Nothing is inserted into an image or an address. */
function insideOf(left: VisibleCharacter, right: VisibleCharacter): number {
  const whole = left.within.findIndex((node, depth) => node.is === 'whole' && right.within[depth] === node);
  return whole === -1 ? left.within.length : whole;
}
