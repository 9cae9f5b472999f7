import type { Span } from '../../../model/span.ts';
import type { WordChange } from '../../text/diff-words.ts';
import { comparedName } from '../../text/text.ts';
import { textPattern } from '../../text/words.ts';
import { LONGEST_TRIED, nodeExtent } from './title-places.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** Emphasis, a link, code or an image whose words go from one place of a title to another. */
export interface MovedMarkup {
  /** The words that it shows. */
  readonly shows: string;
  /** Its Markdown. */
  readonly source: string;
  readonly node: Markup;
}

/** The markup that some changes take out as a whole and whose words they write elsewhere: it goes along with them. */
export function movedMarkup(characters: readonly VisibleCharacter[], changes: readonly WordChange[], source: string): MovedMarkup[] {
  // Each node is compared with all others.
  if (characters.length > LONGEST_TRIED) return [];
  const gone = changes.flatMap((change) => nodesIn(characters, change).map(({ node, shows }) => ({ node, shows, change })));
  return gone.flatMap(({ node, shows, change }) => {
    const isOne = gone.filter((one) => comparedName(one.shows) === comparedName(shows)).length === 1;
    const [elsewhere, more] = changes.flatMap((one) => [...one.text.matchAll(wordsOnly(shows, 'giu'))].map(() => one));
    return isOne && elsewhere !== undefined && more === undefined && elsewhere !== change ? [{ shows, source: source.slice(node.start, node.end), node }] : [];
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

function textShown(characters: readonly VisibleCharacter[]): string {
  return characters.map(({ shows }) => shows).join('');
}

function wordsOnly(words: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${textPattern(words)}(?![\\p{L}\\p{N}\\p{M}])`, flags);
}

/** Whether new words bring markup along, or stand where some was: that goes with its own words. */
export function movesMarkup(text: string, replaced: readonly VisibleCharacter[], moved: readonly MovedMarkup[]): boolean {
  return moved.some(({ shows, node }) => wordsOnly(shows, 'iu').test(text) || replaced.some(({ within }) => within.includes(node)));
}

/** New words with the markup that moves along with them. @param literal writes plain words */
export function withMovedMarkup(text: string, moved: readonly MovedMarkup[], literal: (text: string) => string): string {
  for (const { shows, source } of moved) {
    const found = wordsOnly(shows, 'iu').exec(text);
    if (found === null) continue;
    // At the start of a title a word has a capital that it has nowhere else.
    const own = found[0] === shows ? source : source.replace(shows, () => found[0]);
    const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
    return withMovedMarkup(before, moved, literal) + own + withMovedMarkup(behind, moved, literal);
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
