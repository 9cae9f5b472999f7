import type { Span } from '../../../model/span.ts';
import type { WordChange } from '../../text/diff-words.ts';
import { splice } from '../../text/splice.ts';
import { comparedName } from '../../text/text.ts';
import { runOf, type TitleNode, textShown } from './found-nodes.ts';
import { LONGEST_TRIED, nodeExtent } from './title-places.ts';
import type { Markup, VisibleCharacter } from './visible.ts';

/** Emphasis, a link, code or an image whose words go from one place of a title to another. */
export interface MovedMarkup {
  /** The words that it shows. */
  readonly shows: string;
  /** Finds them. */
  readonly run: RegExp;
  /** Its Markdown with these words as a text has them: only their case may be another one. */
  readonly write: (words: string) => string;
  readonly node: Markup;
}

/** The markup that some changes take out as a whole and whose words they write elsewhere: it goes along with them. The longest comes first. */
export function movedMarkup(characters: readonly VisibleCharacter[], changes: readonly WordChange[], source: string): MovedMarkup[] {
  // Each node is compared with all others.
  if (characters.length > LONGEST_TRIED) return [];
  const gone = changes.flatMap((change) => nodesIn(characters, change).map((one) => ({ ...one, change }))).toSorted((a, b) => b.shows.length - a.shows.length);
  const texts = new Map(changes.map((change) => [change, change.text]));
  return gone.flatMap(({ change, ...one }) => {
    const { node, shows } = one;
    const isOne = gone.filter((other) => comparedName(other.shows) === comparedName(shows)).length === 1;
    const run = runOf(characters, one, 'giu');
    const [elsewhere, more] = changes.flatMap((to) => [...(texts.get(to) ?? '').matchAll(run)].map(() => to));
    if (!isOne || elsewhere === undefined || more !== undefined || elsewhere === change) return [];
    // A word that shorter markup has, too, is none of that here.
    texts.set(elsewhere, (texts.get(elsewhere) ?? '').replace(run, '\0'));
    const write = (words: string) => writtenInCase(source.slice(node.start, node.end), node.start, characters.slice(one.from, one.to), words);
    return [{ shows, run: runOf(characters, one, 'iu'), write, node }];
  });
}

/** At the start of a title a word has a capital that it has nowhere else. */
function writtenInCase(source: string, from: number, characters: readonly VisibleCharacter[], words: string): string {
  const changes = characters.flatMap(({ shows, start, end }, at) => {
    const text = words.charAt(at);
    return text === shows || end - start !== 1 ? [] : [{ start: start - from, end: end - from, text }];
  });
  return splice(source, changes) ?? source;
}

/** The outermost nodes of which a change takes all characters. */
function nodesIn(characters: readonly VisibleCharacter[], { start, end }: WordChange): TitleNode[] {
  const found: TitleNode[] = [];
  for (let at = start; at < end; ) {
    const whole = characters[at]?.within
      .map((node, depth) => ({ node, ...nodeExtent(characters, at, depth) }))
      .find(({ from, to }) => from === at && to <= end);
    if (whole === undefined) at += 1;
    else {
      found.push({ ...whole, shows: textShown(characters.slice(whole.from, whole.to)) });
      at = whole.to;
    }
  }
  return found.filter(({ shows }) => /[\p{L}\p{N}]/u.test(shows));
}

/** Whether new words bring markup along, or stand where some was: that goes with its own words. */
export function movesMarkup(text: string, replaced: readonly VisibleCharacter[], moved: readonly MovedMarkup[]): boolean {
  return moved.some(({ run, node }) => run.test(text) || replaced.some(({ within }) => within.includes(node)));
}

/** New words with the markup that moves along with them. @param literal writes plain words */
export function withMovedMarkup(text: string, moved: readonly MovedMarkup[], literal: (text: string) => string): string {
  for (const { run, write } of moved) {
    const found = run.exec(text);
    if (found === null) continue;
    const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
    return withMovedMarkup(before, moved, literal) + write(found[0]) + withMovedMarkup(behind, moved, literal);
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
