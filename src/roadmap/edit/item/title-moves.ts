import type { Span } from '../../../model/span.ts';
import type { WordChange } from '../../text/diff-words.ts';
import { escapePattern } from '../../text/words.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** Emphasis, a link or an image whose words go from one place of a title to another. */
export interface MovedMarkup {
  /** The words that it shows. */
  readonly shows: string;
  /** Its Markdown. */
  readonly source: string;
}

/** The markup that some changes take out as a whole and whose words they write elsewhere: it goes along with them. */
export function movedMarkup(characters: readonly VisibleCharacter[], changes: readonly WordChange[], source: string): MovedMarkup[] {
  const written = changes.map(({ text }) => text).join('\n');
  const gone = changes
    .flatMap((change) => nodesIn(characters, change))
    .map(({ node, shows }) => ({ shows, source: source.slice(node.start, node.end), is: node.is }));
  return gone.filter(({ shows, is }) => {
    const isOne = gone.filter((one) => one.shows === shows).length === 1;
    return is !== 'code' && isOne && [...written.matchAll(wordsOnly(shows, 'gu'))].length === 1;
  });
}

/** The outermost nodes of which a change takes all characters. */
function nodesIn(characters: readonly VisibleCharacter[], { start, end }: WordChange): Array<{ readonly node: Markup; readonly shows: string }> {
  const found: Array<{ node: Markup; shows: string }> = [];
  for (let at = start; at < end; ) {
    const whole = characters[at]?.within
      .map((node, depth) => ({ node, ...nodeExtent(characters, at, depth) }))
      .find(({ from, to }) => from === at && to <= end);
    if (whole === undefined) at += 1;
    else {
      found.push({ node: whole.node, shows: textShown(characters.slice(whole.from, whole.to)) });
      at = whole.to;
    }
  }
  return found.filter(({ shows }) => /[\p{L}\p{N}]/u.test(shows));
}

/** Positions of the first character of a node, and after its last one. */
function nodeExtent(characters: readonly VisibleCharacter[], at: number, depth: number): { readonly from: number; readonly to: number } {
  const node = characters[at]?.within[depth];
  let [from, to] = [at, at + 1];
  while (from > 0 && characters[from - 1]?.within[depth] === node) from -= 1;
  while (to < characters.length && characters[to]?.within[depth] === node) to += 1;
  return { from, to };
}

function textShown(characters: readonly VisibleCharacter[]): string {
  return characters.map(({ shows }) => shows).join('');
}

function wordsOnly(words: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(words)}(?![\\p{L}\\p{N}])`, flags);
}

export function bringsMarkup(text: string, moved: readonly MovedMarkup[]): boolean {
  return moved.some(({ shows }) => wordsOnly(shows, 'u').test(text));
}

/** New words with the markup that moves along with them. @param literal writes plain words */
export function withMovedMarkup(text: string, moved: readonly MovedMarkup[], literal: (text: string) => string): string {
  for (const { shows, source } of moved) {
    const found = wordsOnly(shows, 'u').exec(text);
    if (found === null) continue;
    const [before, behind] = [text.slice(0, found.index), text.slice(found.index + shows.length)];
    return withMovedMarkup(before, moved, literal) + source + withMovedMarkup(behind, moved, literal);
  }
  return text === '' ? '' : literal(text);
}

/** The source of all nodes around some characters, if these are all that the nodes show; null if one shows more. */
export function spanOfWholeNodes(characters: readonly VisibleCharacter[], from: number, to: number): Span | null {
  const [first, last] = [characters[from], characters[to - 1]];
  if (first === undefined || last === undefined) return null;
  const isWhole = [from, to - 1].every((at) => {
    const whole = characters[at]?.within.length === 0 ? { from, to } : nodeExtent(characters, at, 0);
    return whole.from >= from && whole.to <= to;
  });
  return isWhole ? { start: first.within[0]?.start ?? first.start, end: last.within[0]?.end ?? last.end } : null;
}
