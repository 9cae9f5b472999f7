import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { Span } from '../../../model/span.ts';
import { readPlainTitle } from '../../read/title/plain-title.ts';
import { inCell } from '../../text/text.ts';
import { partsInside } from './parts-inside.ts';
import { emphasizedLike, itemsBeside, labelsBeside, titleSources } from './title-labels.ts';
import { type VisibleCharacter, type VisibleText, visibleText } from './visible.ts';

/** The characters of a title, and of the marks at its end. Offsets are those of a piece of the source. */
export interface ShownTitle {
  readonly source: string;
  readonly seen: VisibleText;
  /** Positions in what is seen, without hidden parts and repeated white space. */
  readonly shown: readonly number[];
  readonly hidden: readonly Span[];
  /** How many of the shown characters are the title; the others are the marks. */
  readonly length: number;
  readonly beside: TitlesBeside;
  /** Writes what goes into code: nothing is escaped there but the bars of a cell. */
  readonly inCode: (text: string) => string;
}

/** How the titles of the same section are written. */
interface TitlesBeside {
  readonly isLabelled: (isSentence: boolean) => boolean;
  readonly emphasized: (markdown: string) => string;
}

/** The fewest titles that show a habit. */
const FEWEST_BESIDE = 2;

/** The title of an item. Its link, and marks that other edits change, are no words of it. */
export function titleInSource(roadmap: Roadmap, item: Item): ShownTitle | null {
  const { start, end } = { start: item.source.title.start, end: Math.max(item.source.title.end, item.source.linkAt) };
  const parts = partsInside(item, Number.POSITIVE_INFINITY);
  const without = (hidden: readonly Span[]) =>
    shownTitle(
      roadmap,
      item,
      roadmap.text.slice(start, end),
      hidden.map((span) => ({ start: span.start - start, end: span.end - start })),
    );
  const inside = parts.filter((part) => part.start !== start);
  // A link at the start stands before the words, or holds them: `[#1](…) Title`, `[Title](…).`
  return inside.length === parts.length ? without(parts) : (without(parts) ?? without(inside));
}

/** Null if the source does not show the item's title, with nothing but marks behind it. */
function shownTitle(roadmap: Roadmap, item: Item, source: string, hidden: readonly Span[]): ShownTitle | null {
  const seen = visibleText(roadmap, item, source);
  if (seen === null) return null;
  const shown: number[] = [];
  const last = () => seen.characters[shown.at(-1) ?? -1]?.shows ?? ' ';
  for (const [at, character] of seen.characters.entries()) {
    if (!isWithin(character, hidden) && (character.shows !== ' ' || last() !== ' ')) shown.push(at);
  }
  while (shown.length > 0 && last() === ' ') shown.pop();
  const beside: TitlesBeside = {
    isLabelled: (isSentence) => labelsBeside(roadmap, item, isSentence),
    emphasized: (markdown) => emphasizedLike(titleSources(roadmap, itemsBeside(roadmap, item)), markdown, FEWEST_BESIDE),
  };
  const inCode = (text: string) => (shapeOf(item).holds === 'cells' ? inCell(text) : text);
  const title = { source, seen, shown: behindNumber(seen, shown, item), hidden, length: item.title.length, beside, inCode };
  return textFrom(title, 0, item.title.length) === item.title ? title : null;
}

/** The shown characters without the number of a heading, which is no part of its title. It may stand in the emphasis of the title's first words. */
function behindNumber(seen: VisibleText, shown: number[], item: Item): number[] {
  const number = shapeOf(item).among === 'headings' ? readPlainTitle(textFrom({ seen, shown }, 0), NO_READING, true).number : '';
  return number !== '' && textFrom({ seen, shown }, number.length).startsWith(item.title) ? shown.slice(number.length) : shown;
}

const NO_READING = { rules: { words: { done: [], dropped: [] } }, address: { server: '', repositories: null } };

/** What stands in a title's source behind its words; null if the words cannot be found there. */
export function shownBehindTitle(roadmap: Roadmap, item: Item): string | null {
  const title = titleInSource(roadmap, item);
  return title === null ? null : textFrom(title, title.length);
}

/** Where the first word of a title begins in the file. */
export function startOfTitle(roadmap: Roadmap, item: Item): number {
  const title = titleInSource(roadmap, item);
  const [first] = title === null ? [] : shownCharacters(title);
  return item.source.title.start + (first?.start ?? 0);
}

/** The text of the shown characters from one to another. */
export function textFrom({ seen, shown }: Pick<ShownTitle, 'seen' | 'shown'>, from: number, to?: number): string {
  return shown
    .slice(from, to)
    .map((at) => seen.characters[at]?.shows ?? '')
    .join('');
}

/** The characters that are shown. */
export function shownCharacters({ seen, shown }: ShownTitle): VisibleCharacter[] {
  return shown.flatMap((at) => seen.characters[at] ?? []);
}

export function isWithin({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((one) => start >= one.start && end <= one.end);
}
