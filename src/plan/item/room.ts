import type { FieldKey, Item, Roadmap } from '../../model/roadmap.ts';
import { FIELD_KEYS } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import type { NoteCell } from '../../model/span.ts';
import { withColumn } from '../../roadmap/edit/table/wider-table.ts';
import { cellsIn, withoutCellNames } from '../../roadmap/markdown/cell-names.ts';
import { answerFor, bareKind } from '../../roadmap/read/answers.ts';
import { ownKey } from '../../roadmap/read/fields.ts';
import { areNumbered } from '../../roadmap/read/item-values.ts';
import { canonicalTitle } from '../../roadmap/read/sections.ts';
import { fieldOfHeader, isKeyHeader } from '../../roadmap/read/table-columns.ts';
import { saysNothing } from '../../roadmap/read/what-is-an-item.ts';
import { readDate } from '../../roadmap/text/dates.ts';
import { linesOf, lineText } from '../../roadmap/text/lines.ts';
import { canonicalText, cutText, oneLine } from '../../roadmap/text/text.ts';
import { wordIn } from '../../roadmap/text/words.ts';
import { hasStatusCell } from '../issue/content.ts';
import { lacksNotes } from '../issue/managed-text.ts';
import { bareColumn, newStatus, statusesInColumn } from '../status/new-status.ts';
import type { Read } from '../status/used-status.ts';

/** Whether a field can be written: a row of a table needs a column for it. A column of a status that holds no words has room for a few. */
export function hasRoomFor(key: FieldKey, item: Item): boolean {
  return shapeOf(item).holds !== 'cells' || (key === 'status' && hasStatusCell(item)) || hasOwnColumn(key, item);
}

/** Whether a level in words can be written: not among the numbers of a column for the priority. */
export function hasRoomForLevel(item: Item, { items }: Pick<Roadmap, 'items'>): boolean {
  return hasRoomFor('priority', item) && (shapeOf(item).holds !== 'cells' || !areNumbered(inTable(item, items, ({ fields }) => fields.priority?.value)));
}

/** What the rows of an item's table say in one of their cells. */
function inTable({ source: { list } }: Item, items: readonly Item[], said: (row: Item) => string | undefined): string[] {
  return items.flatMap((row) => (row.source.list === list ? (said(row) ?? []) : []));
}

function hasOwnColumn(key: FieldKey, item: Item): boolean {
  return item.fields[key] !== undefined || item.source.emptyCells?.[key] !== undefined;
}

/** Whether the cell that shows a row's state takes its status, too: no other column is for that. */
export function saysStatusInCell(item: Item): boolean {
  return hasStatusCell(item) && !hasOwnColumn('status', item);
}

/**
 * The text with which the cell of a row's status says a status. Null: the column has no room for it, because its cells only answer whether the row is
 * finished, or all hold signs or numbers. A word for a finished state is then what closing writes.
 */
export function statusForCell(text: string, item: Item, facts: Read): string | null {
  const { words } = facts.reading.rules;
  const { status } = item.source;
  if (status?.answers !== undefined) return answerFor(text, status.answers, words);
  const held = bareColumn(item, facts.roadmap, words);
  if (held === null || bareKind(text) === held || saysNothing(text)) return text;
  const state = wordIn(text, words);
  return state === null ? null : newStatus(item, 'cell', state, facts).text;
}

/** Whether the cell of a row's status says a text. Case makes no difference, and of an answer neither does its word. */
export function cellSays(item: Item, text: string, facts: Read): boolean {
  const now = canonicalText(item.source.status?.text ?? '').toLowerCase();
  return [text, statusForCell(text, item, facts)].some((one) => one !== null && canonicalText(one).toLowerCase() === now);
}

const DELIMITERS = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The most characters of a name that a message quotes. */
const QUOTED_NAME = 80;

/** Why a part of an issue has no place in the file, and what to do, in words; empty if that is not known. @param isCut the issue's text is not whole */
export function roomAdvice(facts: Read, item: Item, field: string, isCut: boolean, body: string | null): string {
  const { roadmap } = facts;
  const isRow = shapeOf(item).holds === 'cells';
  if (field === 'notes' && isRow) return adviceForCells(roadmap, item);
  if (field === 'footnotes') return ' They stand elsewhere in the file, where other items may name them, too: change them there.';
  if (field === 'sub-items' && isRow)
    return ' A row of a table has no room for sub-items: write them into one of its cells, or above or below the part of the issue that is kept in sync.';
  if (field === 'notes' && isCut) return ' They are longer than an issue holds, so the issue does not show all of them: change them in the file.';
  if (field === 'notes' && body !== null && lacksNotes(body, item)) {
    return ' The issue lacks the comment before the notes, so their fields and tasks below a heading are not read as notes: change them in the file.';
  }
  return columnAdvice(facts, item, field);
}

/**
 * What of the notes of an issue fits in no cell of its row: neither behind the name of a column nor as it stands there. All of them where each part fits by itself.
 * @param said the notes of the issue
 */
export function unplacedNotes(said: string, { notes, inIssue, source: { noteCells = [] } }: Item): string {
  if (noteCells.length === 0) return said;
  const known = new Set(
    withoutCellNames(inIssue?.notes ?? notes)
      .split('\n\n')
      .map(canonicalText),
  );
  const empty = noteCells.map((cell) => ({ ...cell, forNotes: false, at: { empty: { start: 0, end: 0, lacking: null } } }));
  const unplaced = said.split('\n\n').filter((part) => !known.has(canonicalText(part)) && cellsIn(part, empty) === null);
  return unplaced.length === 0 ? said : unplaced.join('\n\n');
}

/** Whether a column takes words beside what it says: most cells of it that say something say it in several words. One in which nothing stands takes any, unless it is for keys. */
function takesWords({ name, column }: NoteCell, item: Item, { text, items }: Roadmap): boolean {
  const cells = inTable(item, items, ({ source: { noteCells = [] } }) => {
    const at = noteCells.find((one) => one.column === column)?.at;
    return at !== undefined && 'text' in at ? text.slice(at.text.start, at.text.end) : undefined;
  });
  const filled = cells.filter((cell) => !saysNothing(cell));
  return filled.length === 0 ? !isKeyHeader(canonicalTitle(name)) : filled.filter(isInWords).length * 2 > filled.length;
}

/** Two words without digits, or as many signs of a script without spaces. */
const WORDS = /(?<!\S)[^\s\p{N}]*\p{L}{2}[^\s\p{N}]*\s(?:.*\s)?[^\s\p{N}]*\p{L}{2}[^\s\p{N}]*(?!\S)|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{4}/u;

function isInWords(cell: string): boolean {
  const shown = cell.replace(/\]\([^()]*\)|<[^<>]*>|https?:\S+/g, ' ');
  return WORDS.test(shown) && readDate(shown.trim()) === null;
}

/** Where a note of a row's issue finds a cell, in words. */
function adviceForCells(roadmap: Roadmap, item: Item): string {
  const { noteCells = [] } = item.source;
  const own = noteCells.find(({ forNotes }) => forNotes)?.name;
  if (own !== undefined)
    return ` Its column “${cutText(own, QUOTED_NAME)}” takes plain text, but no lists, code or other blocks: write lines of plain text in the issue.`;
  // What begins with the name of a field is that field.
  const isName = (name: string) => /\p{L}/u.test(name) && name.length <= QUOTED_NAME && ownKey(name) === null;
  const named = noteCells.filter((cell) => isName(cell.name) && takesWords(cell, item, roadmap));
  const empty = named.find(({ at }) => 'empty' in at);
  const name = (empty ?? named.at(-1))?.name.replace(/\s*:\s*$/, '');
  const behind =
    name === undefined
      ? ''
      : ` Begin the paragraph in the issue with the name of its column, as in “${name}: …”, and write plain text: a cell takes no lists, code or other blocks.`;
  if (empty !== undefined) return `${behind} Or name the column that takes any note in this section’s \`columns\` of the configuration: \`<header>: notes\`.`;
  const column = newColumn(roadmap, item, roadmap.sections[item.section ?? -1]?.columns.notes ?? 'Notes');
  return name === undefined
    ? ` Its table has no column for notes. Add one, with ${column}. It takes plain text, but no lists, code or other blocks.`
    : `${behind} Or add a column for notes, with ${column}.`;
}

/** The two lines that give a row's table one more column, in words. */
function newColumn({ text }: Roadmap, item: Item, name: string): string {
  const lines = linesOf(text);
  let line = item.line;
  while (line > 1 && !DELIMITERS.test(lineText(lines, line))) line -= 1;
  const rows = withColumn([lineText(lines, line - 1), lineText(lines, line)], name);
  return rows.map((row, at) => `line ${line - 1 + at} as “${row}”`).join(' and ');
}

/** What gives a field of a row its room, in words; empty if a column is not what is missing. */
function columnAdvice({ roadmap, reading }: Read, item: Item, field: string): string {
  const key = FIELD_KEYS.find((one) => one === field);
  const isCell = key === 'status' && saysStatusInCell(item);
  const { answers } = item.source.status ?? {};
  const quoted = (texts: readonly string[]) => [...new Set(texts)].filter((one) => one !== '').map((one) => `“${oneLine(one)}”`);
  // A second column for the status would be a field, or take the place of this one.
  const held = isCell && answers === undefined ? bareColumn(item, roadmap, reading.rules.words) : null;
  if (held !== null) {
    const shown = quoted(statusesInColumn(item, roadmap)).slice(0, 2).join(' and ');
    return ` Its column for the status only holds ${held}s, such as ${shown}. Write one of that form in the issue, or write the words into that column in the file: it takes any status then.`;
  }
  // What a column that asks has no room for is no answer.
  const asks = isCell && answers !== undefined;
  if (key === undefined) return '';
  const other = hasRoomFor(key, item) ? undefined : (item.source.noteCells ?? []).find(({ name }) => fieldOfHeader(name) === key);
  const cells = inTable(item, roadmap.items, ({ fields, source: { noteCells = [] } }) => {
    const at = noteCells.find(({ column }) => column === other?.column)?.at;
    return other === undefined ? fields[key]?.value : at !== undefined && 'text' in at ? roadmap.text.slice(at.text.start, at.text.end) : undefined;
  });
  if (key === 'priority' && areNumbered(cells)) {
    const shown = quoted(cells).slice(0, 2).join(' and ');
    return ` Its column for the priority only holds numbers, such as ${shown}: write the one that is meant there in the file.`;
  }
  if (other !== undefined)
    return ` Name its column “${cutText(other.name, QUOTED_NAME)}” in this section’s \`columns\` of the configuration: \`${cutText(other.name, QUOTED_NAME)}: ${key}\`.`;
  if (hasRoomFor(key, item) && !asks) return '';
  const named = roadmap.sections[item.section ?? -1]?.columns.fields.find((one) => one.key === key)?.header;
  const wider = newColumn(roadmap, item, named ?? key.charAt(0).toUpperCase() + key.slice(1));
  const lacks = asks
    ? `Its column for the ${key} only answers with ${quoted([answers.yes, answers.no]).join(' or ')}`
    : `Its table has no column for the ${key}`;
  return ` ${lacks}. Add one, with ${wider}${named === undefined ? `, or name the column that holds it in this section’s \`columns\` of the configuration: \`<header>: ${key}\`` : ''}.`;
}
