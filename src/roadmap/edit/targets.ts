import type { ItemTable } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { isBlank, type Lines, lineCount, lineStart, lineText } from '../text/lines.ts';
import type { Layout, LayoutItem } from './layout.ts';

/** The table to which a row belongs; null for other shapes. */
export function tableOf(roadmap: Pick<Layout, 'tables'>, item: LayoutItem): ItemTable | null {
  return shapeOf(item).among === 'table' ? (roadmap.tables.find(({ list }) => list === item.source.list) ?? null) : null;
}

/** The last table of a section that has the same columns as the row's own table. */
export function fittingTable(roadmap: Pick<Layout, 'tables'>, row: LayoutItem, section: number | null): ItemTable | null {
  const own = tableOf(roadmap, row);
  const same = ({ header }: ItemTable) => header.join('\n') === own?.header.join('\n');
  return roadmap.tables.findLast((table) => table.section === section && same(table)) ?? null;
}

/** The last item of a section after which an item can be put: a row of a fitting table for a row, or else any item that is not a row; null if there is none. */
export function lastTarget<One extends LayoutItem>(roadmap: Layout<One>, item: LayoutItem, section: number | null): One | null {
  const list = shapeOf(item).among === 'table' ? (fittingTable(roadmap, item, section)?.list ?? null) : null;
  const isPeer = (one: LayoutItem) => (shapeOf(item).among === 'table' ? one.source.list === list : shapeOf(one).among !== 'table');
  return roadmap.items.findLast((one) => one.source.topLevel && one.section === section && isPeer(one)) ?? null;
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
