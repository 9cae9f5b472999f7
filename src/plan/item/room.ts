import type { FieldKey, Item, Roadmap } from '../../model/roadmap.ts';
import { FIELD_KEYS } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { linesOf, lineText } from '../../roadmap/text/lines.ts';

/** Whether a field can be written: a row of a table needs a column for it. */
export function hasRoomFor(key: FieldKey, item: Item): boolean {
  return shapeOf(item).holds !== 'cells' || item.fields[key] !== undefined || item.source.emptyCells?.[key] !== undefined;
}

const DELIMITERS = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The most characters of a line of the file that a message quotes. */
const QUOTED_LINE = 160;

/** How a row's table gets a column for a field, in words; empty if a column is not what is missing. */
export function columnAdvice(roadmap: Roadmap, item: Item, field: string): string {
  if (field === 'notes' && shapeOf(item).holds === 'cells')
    return ' A row has room for nothing but its cells: write each in a paragraph of its own, behind the name of its column.';
  const key = FIELD_KEYS.find((one) => one === field);
  if (key === undefined || hasRoomFor(key, item)) return '';
  const lines = linesOf(roadmap.text);
  let line = item.line;
  while (line > 1 && !DELIMITERS.test(lineText(lines, line))) line -= 1;
  const name = key.charAt(0).toUpperCase() + key.slice(1);
  const wider = [line - 1, line].map((one, at) => `line ${one} as “${withCell(lineText(lines, one), at === 0 ? name : '---')}”`);
  return ` Its table has no column for the ${key}. Add one, with ${wider.join(' and ')}, or name the column that holds it in this section’s \`columns\` of the configuration: \`<header>: ${key}\`.`;
}

/** A line of a table with one more cell at its end. */
function withCell(line: string, cell: string): string {
  const row = line.trim();
  const wider = row.endsWith('|') ? `${row} ${cell} |` : `${row} | ${cell}`;
  return wider.length <= QUOTED_LINE ? wider : `…${wider.slice(-QUOTED_LINE)}`;
}
