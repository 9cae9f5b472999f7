import type { Destination } from '../../model/plan.ts';
import type { ItemTable } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { fencedLines } from '../text/fences.ts';
import { isBlank, type Lines, lineAt, lineCount, lineStart, linesOf, lineText } from '../text/lines.ts';
import type { Layout, LayoutItem, RowPlace } from './layout.ts';
import { outsideParts } from './new/parts.ts';

/** The table to which a row belongs; null for other shapes. */
export function tableOf(roadmap: Pick<Layout, 'tables'>, item: LayoutItem): ItemTable | null {
  return shapeOf(item).among === 'table' ? (roadmap.tables.find(({ list }) => list === item.source.list) ?? null) : null;
}

/** The tables of a section that have the same columns as the row's own table. */
function fittingTables({ tables }: Pick<Layout, 'tables'>, row: LayoutItem, section: number | null): ItemTable[] {
  const own = tableOf({ tables }, row)?.header.join('\n');
  return tables.filter((table) => table.section === section && table.header.join('\n') === own);
}

/** The last of them. */
export function fittingTable(roadmap: Pick<Layout, 'tables'>, row: LayoutItem, section: number | null): ItemTable | null {
  return fittingTables(roadmap, row, section).at(-1) ?? null;
}

/**
 * The last item of a section after which an item can be put: a row of a fitting table for a row, or else any item that is not a row, and one that is not
 * folded away if there is one. Null if there is none, or if the last fitting table has no rows.
 */
export function lastTarget<One extends LayoutItem>(roadmap: Layout<One>, item: LayoutItem, section: number | null): One | null {
  const isRow = shapeOf(item).among === 'table';
  const lists = isRow ? fittingTables(roadmap, item, section).map(({ list }) => list) : [];
  const parts = isRow ? null : outsideParts(roadmap, item, section);
  if (parts !== null) return shownItems(parts.items, roadmap, section).at(-1) ?? null;
  const isPeer = (one: LayoutItem) => (isRow ? lists.includes(one.source.list) : shapeOf(one).among !== 'table');
  const peers = roadmap.items.filter((one) => one.source.topLevel && one.section === section && isPeer(one));
  if (isRow && peers.at(-1)?.source.list !== lists.at(-1)) return null;
  return shownItems(peers, roadmap, section).at(-1) ?? null;
}

/** The line beside which a row is put; null: nothing there is a table with its columns. */
export function rowTarget(roadmap: Layout, row: LayoutItem, to: Destination): RowPlace | null {
  if (to.at === 'new-section') return null;
  if (to.at === 'after' || to.at === 'before') {
    const neighbour = roadmap.items.find(({ line }) => line === to.line);
    if (neighbour === undefined) throw new Error(`No item at line ${to.line}.`);
    return { line: neighbour.line, position: to.at === 'after' ? neighbour.source.lines.end : neighbour.source.lines.start, neighbour };
  }
  const last = lastTarget(roadmap, row, to.section);
  if (last !== null) return { line: last.line, position: last.source.lines.end, neighbour: last };
  const line = fittingTable(roadmap, row, to.section)?.lastLine;
  return line === undefined ? null : { line, position: lineStart(linesOf(roadmap.text), line + 1), neighbour: null };
}

/** The tags of elements that hold other blocks. GitHub folds `<details>` away; the others set apart what is in them. */
const TAGS = /<(\/?)(?:details|div|section|center|table|blockquote|aside)\b/gi;

/**
 * The items of a section that do not stand inside an element of HTML that begins in it, such as `<details>`. If all stand inside one, as where the
 * section is folded as a whole, all of them.
 * @param items of the section, in the order of the file @param section null: the part above the first heading
 */
export function shownItems<One extends LayoutItem>(
  items: readonly One[],
  { text, sections }: Pick<Layout, 'text' | 'sections'>,
  section: number | null,
): readonly One[] {
  const from = section === null ? 0 : (sections[section]?.heading.span.end ?? 0);
  const part = text.slice(from, items.at(-1)?.source.lines.start ?? from);
  // Most sections have no tags, and an edit asks this often.
  if (part.search(TAGS) === -1) return items;
  const lines = linesOf(part);
  const written = lines.starts.map((_, at) => lineText(lines, at + 1));
  const inCode = fencedLines(written);
  let depth = 0;
  const depths = written.map((line, at) => {
    const isHtml = /^ {0,3}</.test(line);
    for (const [, slash] of inCode[at] === true ? [] : line.matchAll(TAGS)) {
      if (slash === '/' && (isHtml || line.trimEnd().endsWith('>'))) depth = Math.max(0, depth - 1);
      else if (slash === '' && isHtml) depth += 1;
    }
    return depth;
  });
  const shown = items.filter(({ source }) => depths[lineAt(lines, source.lines.start - from) - 1] === 0);
  return shown.length > 0 ? shown : items;
}

/** Characters. The beginning of a line is enough to find it again. */
const LONGEST_KEY = 60;

/** A line in the form in which it is compared: without white space around it, and without the links of issues, which this action adds. */
export function lineKey(line: string): string {
  const text = line.replace(/[ \t]*\(\[#\d+\]\([^()\s]*\)\)/g, '').trim();
  return Array.from(text).slice(0, LONGEST_KEY).join('');
}

/** The nearest line above or below another one that is not blank; null if there is none. */
export function writtenLine(lines: Lines, line: number, step: 1 | -1): number | null {
  let at = line + step;
  while (at >= 1 && at <= lineCount(lines) && isBlank(lineText(lines, at))) at += step;
  return at >= 1 && at <= lineCount(lines) ? at : null;
}

/** The lines of a section that are compared as equal with some text. @param section null: the part above the first heading */
export function linesLike({ sections }: Pick<Layout, 'sections'>, section: number | null, key: string, lines: Lines): number[] {
  const span = section === null ? { start: 0, end: sections[0]?.span.start ?? lines.text.length } : sections[section]?.span;
  const found: number[] = [];
  for (let line = 1; line <= lineCount(lines); line += 1) {
    const at = lineStart(lines, line);
    if (span !== undefined && at >= span.start && at < span.end && lineKey(lineText(lines, line)) === key) found.push(line);
  }
  return found;
}
