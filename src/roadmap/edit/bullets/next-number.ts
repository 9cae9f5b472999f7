import type { Item, Section } from '../../../model/roadmap.ts';
import { SHAPES, shapeOf } from '../../../model/shapes.ts';
import { grouped } from '../../text/group-by.ts';
import { linesOf, lineText } from '../../text/lines.ts';
import { withoutEmoji } from '../../text/text.ts';

/** What of an item tells where it stands. */
type PlacedItem = Pick<Item, 'line' | 'section' | 'shape'> & { readonly source: Pick<Item['source'], 'lines'> };

interface PlacedItems {
  readonly text: string;
  readonly items: readonly PlacedItem[];
}

interface PlacedHeadings extends PlacedItems {
  readonly sections: ReadonlyArray<Pick<Section, 'heading' | 'parent'>>;
}

/** A number before a title: `7.`, `2.3)`, `4`. */
interface LeadingNumber {
  /** What stands before its last part: `2.` of `2.3`. */
  readonly outer: string;
  readonly value: number;
  /** The sign behind it and the space: `. `. */
  readonly behind: string;
}

const LEADING = /^[ \t]*(?:#{1,6}[ \t]+)?[^\p{L}\p{N}#]*(?<outer>(?:\d{1,4}\.)*)(?<value>\d{1,4})(?<behind>(?:[.):][ \t]*|[ \t]+))(?=\S)/u;

/** Without a sign behind it, a larger number is more likely a year. */
const LARGEST_BARE = 99;

function leadingNumber(line: string): LeadingNumber | null {
  const { outer = '', value = '', behind = ' ' } = LEADING.exec(withoutEmoji(line))?.groups ?? {};
  // There is no emoji for every number.
  if (value === '' || line.includes('\u{20E3}') || (behind.trim() === '' && Number(value) > LARGEST_BARE)) return null;
  return { outer, value: Number(value), behind: /\s$/.test(behind) ? behind : `${behind} ` };
}

/** The number of a new heading behind another one, with the space behind it; empty if the headings beside it are not numbered. */
export function nextHeadingNumber({ text, items, sections }: PlacedHeadings, peer: PlacedItem): string {
  const lines = linesOf(text);
  const levelOf = ({ line }: PlacedItem) => /^[ \t]*#*/.exec(lineText(lines, line))?.[0].trim() ?? '';
  const alike = items.filter((one) => shapeOf(one).among === 'headings' && levelOf(one) === levelOf(peer));
  const numberOf = ({ line }: Pick<PlacedItem, 'line'>) => leadingNumber(lineText(lines, line));
  const own = numberOf(peer);
  const numbersIn = (index: number | null) => alike.filter(({ section }) => section === index).map(numberOf);
  const numbers = numbersIn(peer.section);
  if (own === null || numbers.some((one) => one?.outer !== own.outer)) return '';
  const first = (some: ReadonlyArray<LeadingNumber | null>) => some.find((one) => one?.outer === own.outer)?.value;
  const others = [...new Set(alike.map(({ section }) => section))].map(numbersIn);
  // Sections that begin at the same number count by themselves.
  const goesOn = others.some((some) => (first(some) ?? first(numbers)) !== first(numbers));
  const values = (goesOn ? alike.map(numberOf) : numbers).flatMap((one) => (one?.outer === own.outer ? one.value : []));
  // Numbers that do not count up say something else.
  if (new Set(values).size < values.length || (values.length === 1 && own.value > 1)) return '';
  const peers = sections.filter(({ parent }) => parent === sections.find(({ heading }) => heading.line === peer.line)?.parent);
  // A section beside the items may count on from them.
  const taken = new Set(peers.flatMap(({ heading }) => (alike.some(({ line }) => line === heading.line) ? [] : (numberOf(heading)?.value ?? []))));
  let next = Math.max(...values) + 1;
  while (taken.has(next)) next += 1;
  return `${own.outer}${next}${own.behind}`;
}

/**
 * The number of the first heading of a new section, as those beside another heading are numbered: the next one, or the first one where at least two
 * sections begin with that. Empty: they are not numbered, or all in one section.
 */
export function firstHeadingNumber(placed: PlacedHeadings, peer: PlacedItem): string {
  const lines = linesOf(placed.text);
  const next = nextHeadingNumber(placed, peer);
  const { outer = '', behind = '' } = leadingNumber(lineText(lines, peer.line)) ?? {};
  if (next === '' || outer !== '') return '';
  if (sectionOfLastNumber(placed) !== undefined) return next;
  const begun = placed.items.filter((one) => shapeOf(one).among === 'headings' && leadingNumber(lineText(lines, one.line))?.value === 1);
  return new Set(begun.map(({ section }) => section)).size > 1 ? `1${behind}` : '';
}

/** The section of the item with the highest number, where the numbers count up from section to section; undefined if they do not. */
export function sectionOfLastNumber({ text, items }: PlacedItems): number | null | undefined {
  const lines = linesOf(text);
  const rows = new Map<string, Array<{ readonly section: number | null; readonly number: LeadingNumber | null }>>();
  for (const { line, section, shape } of items) {
    const whole = lineText(lines, line);
    const row = SHAPES[shape].among === 'headings' ? (/^[ \t]*#*/.exec(whole)?.[0].trim() ?? '') : SHAPES[shape].among;
    grouped(rows, row).push({ section, number: leadingNumber(whole) });
  }
  for (const row of rows.values()) {
    const numbered = row.flatMap(({ section, number }) => (number === null ? [] : [{ section, ...number }]));
    const goesOn = numbered.every(({ outer, value }, at) => at === 0 || (outer === numbered[0]?.outer && value > (numbered[at - 1]?.value ?? 0)));
    if (goesOn && new Set(numbered.map(({ section }) => section)).size > 1) return numbered.at(-1)?.section;
  }
  return undefined;
}

/** The next number of a list: one more than that of its last item, or the same if all its items have one number. */
export function nextInList(marker: string, above: string | null): string {
  if (above !== null && above === marker) return marker;
  return marker.replace(/^\d+/, (number) => numberLike(number, Number(number) + 1));
}

/** A number as another one is written: with zeros before it, if that has some. */
export function numberLike(digits: string, number: number): string {
  return String(number).padStart(digits.startsWith('0') ? digits.length : 0, '0');
}
