import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { SHAPES, shapeOf } from '../../../model/shapes.ts';
import { mostFrequent } from '../../text/most-frequent.ts';

/** Emphasis at the start of a title, in which it may also be struck through. */
const EMPHASIS = /^(?:~~)?(?<mark>\*{1,3}|_{1,3})(?=\S)/;

/** A label in emphasis, behind signs or a number, and what parts it from the words behind it: a colon, inside or outside, or a dash. */
const LABEL =
  /^[^\p{L}*_]*(?<mark>\*{1,3}|_{1,3})(?=\S)(?:(?!\k<mark>).)+?(?:(?<inside>[:\uFF1A])\k<mark>|\k<mark>(?:(?<colon>\s*[:\uFF1A])|\s+[-\u2013\u2014]\s))/su;

/** The first part of a title, and what parts it from the words behind it. Inline code is not parted. */
const PARTED = /^(?<label>(?:`[^`]*`|[^`])+?)(?<![\\\s])(?:(?<colon>\uFF1A|:(?=\s))|\s+[-\u2013\u2014]\s)/u;

type LabelForm = 'inside' | 'colon' | 'dash';

function labelFormOf(title: string): LabelForm | null {
  const { groups } = LABEL.exec(title) ?? {};
  if (groups === undefined) return null;
  return groups['inside'] !== undefined ? 'inside' : groups['colon'] !== undefined ? 'colon' : 'dash';
}

/** The titles of some items, as the file writes them. */
export function titleSources({ text }: Pick<Roadmap, 'text'>, items: readonly Item[]): string[] {
  return items.map(({ source: { title } }) => text.slice(title.start, title.end));
}

/** The items beside one, and itself: of the lists, the headings or the rows of its section. */
export function itemsBeside({ items }: Pick<Roadmap, 'items'>, one: Pick<Item, 'section' | 'parent' | 'shape'>): Item[] {
  const { among } = shapeOf(one);
  return items.filter(({ section, parent, shape }) => section === one.section && parent === one.parent && SHAPES[shape].among === among);
}

/**
 * Whether most other titles beside an item begin with a label in emphasis, or there are none.
 * @param isSentence the item's own label ends with a full stop. Not all of a list need one, so that any emphasis counts
 */
export function labelsBeside(roadmap: Pick<Roadmap, 'text' | 'items'>, item: Item, isSentence: boolean): boolean {
  const others = titleSources(
    roadmap,
    itemsBeside(roadmap, item).filter(({ line }) => line !== item.line),
  );
  return others.length === 0 || others.filter((one) => (isSentence ? EMPHASIS.test(one) : labelFormOf(one) !== null)).length * 2 > others.length;
}

/**
 * A new title in the emphasis with which all of some others begin: up to its first colon or dash, where theirs ends there, or else as a whole. A title
 * without such a part stays plain where a label of the others stands twice, as in `**Bug**: …`: that sorts them, and is the name of none.
 * @param fewest how many others show a habit
 */
export function emphasizedLike(others: readonly string[], markdown: string, fewest: number): string {
  const marks = others.map((one) => EMPHASIS.exec(one)?.groups?.['mark'] ?? '');
  const [mark = ''] = marks;
  if (mark === '' || marks.length < fewest || marks.some((one) => one !== mark)) return markdown;
  const [first, rest] = splitLike(others, markdown);
  if (rest === '' && hasTwice(others.flatMap((one) => LABEL.exec(one)?.[0].toLowerCase() ?? []))) return markdown;
  // A sign of emphasis inside might end it.
  return first.includes(mark.charAt(0)) || first.trim() !== first ? markdown : mark + first + mark + rest;
}

function hasTwice(texts: readonly string[]): boolean {
  return new Set(texts).size < texts.length;
}

function splitLike(others: readonly string[], markdown: string): [first: string, rest: string] {
  const { label, colon } = PARTED.exec(markdown)?.groups ?? {};
  if (label === undefined) return [markdown, ''];
  const form = mostFrequent(others.flatMap((one) => labelFormOf(one) ?? []).filter((one) => (one === 'dash') === (colon === undefined)));
  // Behind a colon, emphasis ends only before a space.
  const at = label.length + (form === 'inside' && /^.\s/.test(markdown.slice(label.length)) ? 1 : 0);
  return form === undefined || (form === 'inside' && at === label.length) ? [markdown, ''] : [markdown.slice(0, at), markdown.slice(at)];
}
