import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { fencedLines } from '../../text/fences.ts';
import { columnAfter, indentOf, isBlank } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';

/** A bullet or number below an item's title, directly inside of the item. */
export interface NestedBullet {
  /** The white space before it, as it is written. */
  readonly space: string;
  /** Columns between the item's text and it. */
  readonly further: number;
  readonly marker: string;
  /** The white space behind the marker. */
  readonly gap: string;
  readonly hasBox: boolean;
  readonly isField: boolean;
}

/** A bullet or number with text. The groups are the white space before it, the marker, the white space behind it, and the box. */
export const BULLET = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\][ \t])?(?=\S)/;

/** Whether a marker is a bullet, and no number. */
export function isBulletMarker(marker: string): boolean {
  return /^[-*+]$/.test(marker);
}

/** An item and its text never change, so each is looked at once. */
const found = new WeakMap<Item, readonly NestedBullet[]>();

/** The bullets and numbers directly inside of an item. */
function innerBullets(text: string, item: Item): readonly NestedBullet[] {
  const known = found.get(item) ?? readBullets(text, item);
  found.set(item, known);
  return known;
}

function readBullets(text: string, { source, fields, line: firstLine }: Item): NestedBullet[] {
  const lines = text.slice(source.titleLinesEnd, source.lines.end).split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  const below = firstLine + text.slice(source.lines.start, source.titleLinesEnd).split(/\r\n|\n|\r/).length - 1;
  const fieldLines = new Set(Object.values(fields).map(({ line }) => line));
  const bullets = lines.flatMap((line, at): NestedBullet[] => {
    const [, space, marker, gap = ' ', box] = isCode[at] === true ? [] : (BULLET.exec(line) ?? []);
    return space === undefined || marker === undefined
      ? []
      : [{ space, marker, gap, further: columnAfter(space) - source.contentColumn, hasBox: box !== undefined, isField: fieldLines.has(below + at) }];
  });
  const nearest = Math.min(...bullets.map(({ further }) => further));
  return bullets.filter(({ further }) => further === nearest && further < 4 && further >= 0);
}

/** The bullets by which a new one is written, by the item that they stand in, the nearest first: the item itself, its neighbours, those as far to the right, those of the file. */
function evidence({ text, items }: Roadmap, item: Item): ReadonlyArray<ReadonlyArray<readonly NestedBullet[]>> {
  const inHeadings = (one: Item) => shapeOf(one).among === 'headings';
  const others = items.filter((one) => one.line !== item.line && inHeadings(one) === inHeadings(item) && shapeOf(one).holds !== 'cells');
  const beside = others.filter((one) => one.section === item.section && one.parent === item.parent && one.source.list === item.source.list);
  const asFar = others.filter((one) => one.source.contentColumn === item.source.contentColumn);
  return [[item], beside, asFar, others].map((near) => near.map((one) => innerBullets(text, one)));
}

/**
 * The marker of a new bullet inside of an item: as the nearest lists have it, or else the item's own.
 * @param numbered whether it may be a number
 */
export function nestedMarker(roadmap: Roadmap, item: Item, numbered: boolean, all = evidence(roadmap, item)): string {
  // A list below a heading is a part of its text, and beside an item's own numbers a task would be one of them.
  const isLikeSteps = numbered && shapeOf(item).among === 'list' && all[0]?.flat().length === 0;
  const own = roadmap.text.slice(item.source.marker.start, item.source.marker.end);
  const isMarked = ({ marker, hasBox }: NestedBullet) => isBulletMarker(marker) || (numbered && hasBox);
  for (const near of all) {
    // Among bullets, plain numbers in one item of several are about that item.
    const areSteps = item.source.ordered || near.length < FEWEST_SHOWN || near.filter((some) => some.some((one) => !isMarked(one) && !one.isField)).length > 1;
    const fits = (one: NestedBullet) => (isLikeSteps ? !one.isField && (areSteps || isMarked(one)) : isMarked(one));
    // Of several bullets in one item, as many of each, none is a habit.
    const inOne = (some: readonly NestedBullet[]) => some.filter(fits).map(({ marker }) => marker.replace(/^\d+/, '1'));
    const like = mostFrequent(near.flatMap((some) => mostFrequent(inOne(some).toSorted((a, b) => Number(a === own) - Number(b === own))) ?? []));
    if (like !== undefined) return like;
  }
  return isBulletMarker(own) ? own : '-';
}

/** The white space behind the marker of a new bullet inside of an item: as the nearest bullets have it, or else as all items of the file have it. */
export function nestedGap(roadmap: Roadmap, item: Item): string {
  const shown = evidence(roadmap, item)
    .map((near) => near.flat().filter(({ marker }) => isBulletMarker(marker)))
    .find((some) => some.length > 0);
  if (shown !== undefined) return spacesOr(mostFrequent(shown.map(({ gap }) => gap)));
  const { items, text } = roadmap;
  const bullets = items.filter(({ source: { marker } }) => isBulletMarker(text.slice(marker.start, marker.end)));
  const gaps = new Set(bullets.map(({ source: { marker } }) => /^[ \t]*/.exec(text.slice(marker.end, marker.end + LONGEST_GAP))?.[0]));
  return gaps.size === 1 ? spacesOr([...gaps][0]) : ' ';
}

/** Of tabs nobody can say how far they reach behind another indentation. */
function spacesOr(gap: string | undefined): string {
  return gap !== undefined && /^ {1,4}$/.test(gap) ? gap : ' ';
}

/** More blanks than these begin code. */
const LONGEST_GAP = 5;

/** So many items show whether a list in one of them is a habit. */
const FEWEST_SHOWN = 3;

/** The white space before new lines inside of an item: as far, and of the same characters, as the nearest bullets have it. */
export function nestedSpace(roadmap: Roadmap, item: Item): string {
  // A heading's text stands at the margin.
  if (shapeOf(item).among === 'headings') return '';
  const all = evidence(roadmap, item);
  const near = all.map((some) => some.flat());
  const shown = near.find((some) => some.length > 0);
  const isShownBeside = shown !== undefined && (shown === near[0] || shown === near[1]);
  if (!isShownBeside && haveLinesAtText(roadmap, item)) return lineSpace(roadmap, item);
  // Where several forms of lists stand in a file, the white space is that of the bullets whose marker the new one gets.
  const marker = nestedMarker(roadmap, item, false, all);
  const same = shown?.filter((one) => one.marker === marker) ?? [];
  const bullets: ReadonlyArray<Pick<NestedBullet, 'space' | 'further'>> = (same.length > 0 ? same : shown) ?? inListsLike(roadmap, item);
  const space = mostFrequent(bullets.map((one) => one.space));
  const like = bullets.find((one) => one.space === space);
  if (like === undefined || near[0]?.some((one) => one === like) === true) return like?.space ?? lineSpace(roadmap, item);
  return like.space.includes('\t') ? tabbed(roadmap, item) : ' '.repeat(item.source.contentColumn + like.further);
}

/** Whether the further lines of the items in its list begin where their text does: then bullets do, too. */
function haveLinesAtText({ text, items }: Roadmap, { source: { list } }: Item): boolean {
  const columns = items.flatMap(({ source }) => {
    const below =
      source.list === list
        ? text
            .slice(source.lines.start, source.lines.end)
            .split(/\r\n|\n|\r/)
            .slice(1)
        : [];
    return below.filter((line) => !isBlank(line)).map((line) => indentOf(line) - source.contentColumn);
  });
  return columns.length > 0 && columns.every((one) => one === 0);
}

/** A bullet inside one that may be no item. */
interface InnerBullet extends Pick<NestedBullet, 'space' | 'further'> {
  /** The bullet that it is inside of; empty: a number. */
  readonly outer: string;
}

const innerOfFiles = new WeakMap<Roadmap, readonly InnerBullet[]>();

/** The bullets inside of others with an item's marker, anywhere in the file; none if some are indented further than others. */
function inListsLike(roadmap: Roadmap, { source: { marker } }: Item): readonly InnerBullet[] {
  const all = innerOfFiles.get(roadmap) ?? innerBulletsIn(roadmap.text);
  innerOfFiles.set(roadmap, all);
  const same = all.filter(({ outer }) => outer === roadmap.text.slice(marker.start, marker.end).replace(/^\d.*/, ''));
  return new Set(same.map(({ further }) => further)).size === 1 ? same : [];
}

function innerBulletsIn(text: string): InnerBullet[] {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  let [outer, inside] = ['', Number.POSITIVE_INFINITY];
  return lines.flatMap((line, at) => {
    const [whole = '', space = '', marker = '', gap = ''] = isCode[at] === true ? [] : (BULLET.exec(line) ?? []);
    if (whole !== '' && space !== '' && columnAfter(space) >= inside) {
      const further = columnAfter(space) - inside;
      return further < 4 ? [{ space, further, outer }] : [];
    }
    // Text at the margin ends a list.
    if (whole !== '' && space === '') [outer, inside] = [marker.replace(/^\d.*/, ''), columnAfter(marker + gap)];
    else if (/^\S/.test(line)) inside = Number.POSITIVE_INFINITY;
    return [];
  });
}

/** The white space before a new line of a paragraph inside of an item: a tab where the items around have one. */
export function lineSpace(roadmap: Roadmap, item: Item): string {
  const firstLine = ({ source }: Item) => /^[ \t]*(?=\S)/m.exec(roadmap.text.slice(source.titleLinesEnd, source.lines.end))?.[0] ?? '';
  const fieldLine = ({ fields }: Item) => Object.values(fields).map(({ lines }) => /^[ \t]*/.exec(roadmap.text.slice(lines.start, lines.end))?.[0] ?? '')[0];
  const spaces = [item, ...roadmap.items.filter(({ section }) => section === item.section)].map((one) => fieldLine(one) ?? firstLine(one));
  return spaces.find((space) => space !== '')?.includes('\t') === true ? tabbed(roadmap, item) : ' '.repeat(item.source.contentColumn);
}

function tabbed({ text }: Roadmap, { source: { contentColumn, lines, marker } }: Item): string {
  const space = `${/^[ \t]*/.exec(text.slice(lines.start, marker.start))?.[0] ?? ''}\t`;
  return columnAfter(space) >= contentColumn && columnAfter(space) < contentColumn + 4 ? space : ' '.repeat(contentColumn);
}

/** Whether a blank line stands above the bullets and quotes with which the texts beside an item begin: in its list, or else its section. */
export function haveBlankBelow({ text, items }: Roadmap, { line, section, source: { list, gap } }: Item): boolean {
  // Where the next bullet follows directly, one with blank lines on both sides of its list shows nothing.
  const isLike = ({ source }: Item) => gap !== 0 || (source.gap ?? 0) === 0;
  const listed = items.filter((one) => one.line !== line && one.section === section && shapeOf(one).among === 'list' && isLike(one));
  const belowTitles = (some: readonly Item[]) =>
    some.map(({ source }) => text.slice(source.titleLinesEnd, source.lines.end)).filter((below) => LISTED.test(below));
  const near = [listed.filter(({ source }) => source.list === list), listed].map(belowTitles).find((some) => some.length > 0) ?? [];
  return near.length > 0 && near.every((below) => /^[ \t]*[\r\n]/.test(below));
}

/** A text that begins with a bullet, a number, or a quote that is no alert. */
const LISTED = /^\s*(?:[-*+]|\d{1,9}[.)]|>(?! ?\[!))[ \t]/;

/** Whether the lines of an item's title end with a colon, before or behind the link. */
export function introducesList(text: string, { titleAt, titleLinesEnd, link }: Item['source']): boolean {
  const [start, end] = link === null ? [titleLinesEnd, titleLinesEnd] : [link.start, link.end];
  return /[:\uFF1A][*_]*$/.test(`${text.slice(titleAt, start)}${text.slice(end, titleLinesEnd)}`.trimEnd());
}

/** Whether plain bullets follow an item's title that ends with a colon. They complete its sentence, so one more would be read as one of them. */
export function introducesBullets(text: string, source: Item['source']): boolean {
  const isPlain = /^\s*[-*+][ \t]+(?!\[[ xX]\][ \t])\S/.test(text.slice(source.titleLinesEnd, source.lines.end));
  return isPlain && introducesList(text, source);
}
