import type { NewSection } from '../../../model/plan.ts';
import type { Item, Roadmap, Role, Section } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import { type Closing, contentEnd, endAboveLastPart } from '../../text/closing-words.ts';
import { blankBetween, columnAfter, isBlank, isPageBreak, lineStartAt } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import { levelAndChapter, newHeading, styleOfMade } from './chapters.ts';
import type { HeadedText } from './heading-style.ts';
import { aboveOpenings, type BlockGaps, LIST_OR_QUOTE, type MadeIn, newSectionPlace, type SectionedText } from './insert.ts';

/** What habits are read from: the whole text, its headings, and its items. */
export interface HabitSource {
  readonly text: string;
  readonly sections: ReadonlyArray<Pick<Section, 'heading'>>;
  readonly items: ReadonlyArray<Pick<Item, 'shape'> & { readonly source: Pick<Item['source'], 'lines' | 'marker' | 'topLevel'> }>;
}

/** How the bullets of a list begin: their indentation, the bullet, and the white space behind it. */
export interface BulletHabit {
  readonly indent: string;
  readonly marker: string;
  readonly space: string;
}

const USUAL: BulletHabit = { indent: '', marker: '-', space: ' ' };

/** How most bullets of the file's items begin, or else most bullets of its other lists. */
export function bulletHabit({ text, items }: HabitSource): BulletHabit {
  const own = items.filter(({ shape, source }) => SHAPES[shape].among === 'list' && source.topLevel && /[-*+]/.test(text.charAt(source.marker.start)));
  const starts = own.map(({ source: { lines, marker } }): BulletHabit => {
    const indent = text.slice(lines.start, marker.start);
    return { indent, marker: text.slice(marker.start, marker.end), space: spaceBehind(text, marker.end) };
  });
  const all = starts.filter(({ indent }) => /^ {0,3}$/.test(indent));
  const found = all.length > 0 ? all : bulletsIn(text);
  const marker = mostFrequent(found.map((one) => one.marker));
  const same = found.filter((one) => one.marker === marker);
  const indents = new Set(found.map(({ indent }) => indent));
  return {
    marker: marker ?? USUAL.marker,
    // Lists of several indentations show none for a new one.
    indent: indents.size === 1 ? (found[0]?.indent ?? USUAL.indent) : USUAL.indent,
    space: mostFrequent(same.map(({ space }) => space)) ?? USUAL.space,
  };
}

/** How a numbered list begins, if all items stand in such lists; null: some do not. */
export function numberHabit({ text, items }: HabitSource): BulletHabit | null {
  const markers = items
    .filter(({ shape, source }) => SHAPES[shape].among === 'list' && source.topLevel)
    .map(({ source: { marker } }) => text.slice(marker.start, marker.end));
  const sign = mostFrequent(markers.map((marker) => marker.at(-1)));
  return sign !== undefined && markers.every((marker) => /^\d/.test(marker)) ? { indent: '', marker: `1${sign}`, space: ' ' } : null;
}

/** The white space behind a bullet, if text follows on its line that is not code. */
export function spaceBehind(text: string, end: number): string {
  const space = /^[ \t]+(?=\S)/.exec(text.slice(end, end + 8))?.[0] ?? USUAL.space;
  return columnAfter(space) > 4 ? USUAL.space : space;
}

/** The bullets in a text that are inside no other item of a list. */
function bulletsIn(text: string): BulletHabit[] {
  const found: BulletHabit[] = [];
  // The column of the text of the item above. What is indented to it is inside that item.
  let inside = Number.POSITIVE_INFINITY;
  for (const line of proseLines(text)) {
    if (isBlank(line)) continue;
    const [whole, indent = '', marker = '', space = ''] = /^( *)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/.exec(line) ?? [];
    if (indent.length >= inside) continue;
    if (whole === undefined || indent.length > 3 || isPageBreak(line)) {
      if (!/^[ \t]/.test(line)) inside = Number.POSITIVE_INFINITY;
      continue;
    }
    inside = columnAfter(whole);
    if (marker.length === 1) found.push({ indent, marker, space: columnAfter(space) > 4 ? USUAL.space : space });
  }
  return found;
}

/** The lines of a text without those of code blocks and of the front matter. */
function proseLines(text: string): string[] {
  const result: string[] = [];
  let fence: string | null = null;
  for (const line of text.slice(frontMatterEnd(text)).split(/\r\n|\n|\r/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark === undefined) result.push(line);
    else if (fence === null) fence = mark ?? null;
    else if (mark?.startsWith(fence) === true) fence = null;
  }
  return result;
}

function frontMatterEnd(text: string): number {
  return /^---[ \t]*(?:\r\n|\n|\r)(?:[^\r\n]*(?:\r\n|\n|\r))*?---[ \t]*(?=[\r\n]|$)/.exec(text)?.[0].trimEnd().length ?? 0;
}

/** The blank lines around a new section, and between its heading and its items. */
export function newSectionGaps(layout: HeadedText & Pick<Roadmap, 'text'>, role: Role): BlockGaps & { readonly inside: number } {
  return {
    above: Math.max(blankAboveHeadings(layout), styleOfMade(layout, role).setext || ruleHabit(layout, role) !== null ? 1 : 0),
    below: null,
    inside: blankInNewSection(layout, role),
  };
}

/** The blank lines below the heading of a new section: as below others of its level, because deeper ones are often written closer. */
function blankInNewSection(layout: HeadedText & Pick<Roadmap, 'text'>, role: Role): number {
  const { text, sections, title } = layout;
  const { level } = styleOfMade(layout, role);
  const alike = { text, sections: sections.filter(({ heading }) => heading.level === level && heading.title !== title) };
  const any = aboveLists(layout);
  return aboveLists(alike) ?? (any === null ? blankAboveLists(layout) : (belowHeadings(layout, alike.sections) ?? any));
}

/** The lines of a new section, down to its first item: its heading, and what separates it from the section above. @param inside blank lines below the heading */
export function newSectionLines(
  layout: HeadedText & Pick<Roadmap, 'text'>,
  made: Pick<NewSection, 'title' | 'role'>,
  inside = blankInNewSection(layout, made.role),
): string[] {
  const rule = ruleHabit(layout, made.role);
  const blank = (count: number) => Array<string>(count).fill('');
  return [...(rule === null ? [] : [rule.line, ...blank(rule.gap)]), newHeading(layout, made), ...blank(inside)];
}

/**
 * Where a new section begins. A line across the page that ends the file ends the new section, too, if such lines separate the others. @param closing the words at the end of the file above which it stands
 */
export function placeOfNewSection(layout: SectionedText & HeadedText, made: MadeIn, closing: Closing = 'any'): number {
  const { level, ...inside } = levelAndChapter(layout, made.role);
  return endAboveRule(layout, newSectionPlace(layout, level, { ...made, ...inside }, closing), made.role);
}

/** The end of the content before an offset, without a line across the page there, if such lines separate the sections. */
export function endAboveRule(layout: HeadedText & Pick<Roadmap, 'text'>, end: number, role: Role): number {
  const line = lastLine(layout.text, end);
  return isPageBreak(line) && ruleHabit(layout, role) !== null ? contentEnd(layout.text, end - line.length) : end;
}

/** A line across the page above the heading of a section, and the blank lines between the two. */
export interface RuleAbove {
  readonly line: string;
  readonly gap: number;
}

/**
 * The line across the page that stands above most headings of sections, or above the named parts of a file without headings; null if none does. The first
 * heading counts only if it has one. One that ends the file ends a section, as the others do.
 * @param role of a new section, which decides its level
 */
export function ruleHabit(layout: HeadedText & Pick<Roadmap, 'text'>, role: Role): RuleAbove | null {
  const { text, sections, title } = layout;
  const { level } = styleOfMade(layout, role);
  const above = linesAbove(layout, startsOf(sections.filter(({ heading }) => heading.level === level && heading.title !== title)));
  const others = above[0] !== undefined && isRule(above[0]) ? above : above.slice(1);
  const rules = others.filter(isRule);
  const isEnded = rules.length > 0 && rules.length === others.length && linesAbove(layout, [text.length]).every(isRule);
  if (rules.length > 1 || isEnded) return rules.length * 2 > others.length ? usualRule(rules) : null;
  // Where such lines separate smaller parts, none above a greater one would look odd. The first part stands below the heading of all.
  const parts = sections.filter(({ heading }) => heading.level === level + 1);
  const deeper = rules.length === others.length ? linesAbove(layout, startsOf(parts)).filter(({ line }) => line !== '') : [];
  if (deeper.length > 1 && deeper.every(isRule)) return usualRule(deeper);
  // A section that was made among such parts is the only heading, and has such a line.
  const isAmongParts = above.length === rules.length && sections.every(({ heading }) => heading.title === title || heading.level === level);
  const between = isAmongParts ? rulesBetweenParts(text) : [];
  return between.length > above.length + 1 ? { line: mostFrequent(between) ?? '', gap: 1 } : null;
}

/** The last lines above some offsets. That of a heading and that of front matter separate nothing, and are empty. */
export function linesAbove({ text, sections }: Pick<HabitSource, 'text' | 'sections'>, offsets: readonly number[]): RuleAbove[] {
  const ends = new Set([frontMatterEnd(text), ...sections.map(({ heading }) => contentEnd(text, heading.span.end))]);
  return offsets.map((offset) => {
    const end = contentEnd(text, offset);
    return { line: ends.has(end) ? '' : lastLine(text, end), gap: blankBetween(text.slice(end, lineStartAt(text, offset))) };
  });
}

export function startsOf(some: ReadonlyArray<Pick<Section, 'heading'>>): number[] {
  return some.map(({ heading: { span } }) => span.start);
}

export function isRule({ line }: RuleAbove): boolean {
  return isPageBreak(line);
}

export function usualRule(rules: readonly RuleAbove[]): RuleAbove {
  return { line: mostFrequent(rules.map(({ line }) => line)) ?? '', gap: usualCount(rules.map(({ gap }) => gap)) };
}

/**
 * The lines across the page with blank lines around them, and a name or other words below. That below the title, and that above the words that close the
 * file, are none of them.
 */
function rulesBetweenParts(text: string): string[] {
  const end = contentEnd(text, text.length);
  const lines = proseLines(text.slice(0, endAboveLastPart(text, 0, end) ?? end));
  return lines.filter((line, at) => {
    if (!isPageBreak(line) || lines[at - 1]?.trim() !== '' || lines[at + 1]?.trim() !== '') return false;
    const above = lines.slice(0, at).findLast((one) => !isBlank(one)) ?? '';
    const below = lines.slice(at + 1).find((one) => !isBlank(one)) ?? '';
    // Without a name, nothing would be left between two lines when the items of a part move.
    return below !== '' && !isPageBreak(below) && !LIST_OR_QUOTE.test(below) && !/^(?:$| {0,3}(?:#|=+[ \t]*$))/.test(above);
  });
}

/** The last line before an offset that is not blank. */
function lastLine(text: string, offset: number): string {
  const above = text.slice(0, offset).trimEnd();
  return above.slice(lineStartAt(above, above.length));
}

/** The blank lines around the first item of a section. @param position where it is put @param lead its first line: behind a bullet of its kind it goes on with that list */
export function firstItemGaps(
  layout: Pick<HabitSource, 'text' | 'sections'>,
  section: Pick<Section, 'heading'> | null,
  position: number,
  lead = '',
): BlockGaps {
  const below = layout.text.length - layout.text.slice(position).trimStart().length;
  const next = layout.sections.find(({ heading }) => heading.span.start === below);
  const bulletOf = (line: string) => /^ {0,3}([-*+])[ \t]+\S/.exec(line)?.[1];
  const above = lastLine(layout.text, position);
  const goesOn = bulletOf(lead) !== undefined && bulletOf(lead) === bulletOf(above) && !isPageBreak(above);
  return {
    above: section !== null && section.heading.span.end === position ? blankAboveLists(layout) : goesOn ? 0 : 1,
    // The text of an underlined heading would continue the item.
    below: next === undefined || next.heading.setext ? 1 : blankAboveHeadings(layout),
  };
}

/** How many blank lines most headings have below them, where a text follows and no other heading. */
export function blankBelowHeadings(layout: Pick<HabitSource, 'text' | 'sections'>): number {
  return belowHeadings(layout, layout.sections) ?? 1;
}

/** The same for some of the headings; null: none of them has a text directly below. */
function belowHeadings({ text, sections }: Pick<HabitSource, 'text' | 'sections'>, some: HabitSource['sections']): number | null {
  const starts = new Set(sections.map(({ heading }) => heading.span.start));
  const counts = some.flatMap(({ heading: { span } }) => {
    const below = text.length - text.slice(span.end).trimStart().length;
    return below === text.length || starts.has(below) ? [] : [blankBetween(text.slice(span.end, below))];
  });
  return counts.length === 0 ? null : usualCount(counts);
}

/** How many blank lines stand between a heading and its list: as most headings above a list have it, or else one where lists have one below other lines. */
function blankAboveLists(layout: Pick<HabitSource, 'text' | 'sections'>): number {
  const found = aboveLists(layout);
  if (found !== null) return found;
  const isProse = (line: string) => /\S/.test(line) && !/^(?:[ \t]|[-*+#|>]|\d{1,9}[.)][ \t]|```|~~~)/.test(line);
  const lines = layout.text.split(/\r\n|\n|\r/);
  const below = lines.flatMap((line, at) => {
    if (!/^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)) return [];
    let above = at - 1;
    while (above >= 0 && lines[above]?.trim() === '') above -= 1;
    return isProse(lines[above] ?? '') ? [at - above - 1] : [];
  });
  // A list close to the sentence that introduces it says nothing of headings.
  return below.length > 0 && usualCount(below) > 0 ? 1 : blankBelowHeadings(layout);
}

/** How many blank lines stand between most headings and their lists; null: no list stands directly below a heading. */
function aboveLists({ text, sections }: Pick<HabitSource, 'text' | 'sections'>): number | null {
  const isList = (offset: number) => /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(text.slice(lineStartAt(text, offset), offset + 12));
  const counts = sections.flatMap(({ heading: { span } }) => {
    const below = text.length - text.slice(span.end).trimStart().length;
    return below < text.length && isList(below) ? [blankBetween(text.slice(span.end, below))] : [];
  });
  return counts.length > 0 ? usualCount(counts) : null;
}

/** How many blank lines most headings have above them, where something else than a heading is above. */
export function blankAboveHeadings(layout: Pick<HabitSource, 'text' | 'sections'>): number {
  return usualCount(belowTexts(layout));
}

/** Whether a blank line stands between any text and the heading below it. */
export function hasTextApart(layout: Pick<HabitSource, 'text' | 'sections'>): boolean {
  return belowTexts(layout).some((count) => count > 0);
}

/** How many blank lines stand between each text and the heading below it. */
function belowTexts({ text, sections }: Pick<HabitSource, 'text' | 'sections'>): number[] {
  const ends = new Set([0, frontMatterEnd(text), ...sections.map(({ heading }) => heading.span.end)]);
  return sections.flatMap(({ heading: { span } }) => {
    const end = text.slice(0, span.start).trimEnd().length;
    const above = aboveOpenings(text, 0, end);
    const start = above === end ? lineStartAt(text, span.start) : text.length - text.slice(above).trimStart().length;
    return ends.has(above) ? [] : [blankBetween(text.slice(above, start))];
  });
}

/** The most frequent number, or 1 if that is as frequent, because Markdown is usually written so. One that stands once is at most 2. */
function usualCount(numbers: readonly number[]): number {
  const count = (number: number) => numbers.filter((one) => one === number).length;
  const most = mostFrequent(numbers) ?? 1;
  if (count(most) <= count(1)) return 1;
  return count(most) > 1 ? most : Math.min(most, 2);
}
