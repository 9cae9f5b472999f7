import type { NoteCell } from '../../model/span.ts';
import { beginsBlock, canonicalText, escapeMarkdown } from '../text/text.ts';

/**
 * The cells of a row as an issue shows them: each with the name of its column. An invisible mark before the name tells that the file does
 * not have it there, so it makes no difference in comparisons and never enters a file.
 * @param notes one paragraph for each cell
 */
export function withCellNames(notes: string, names: readonly string[]): string {
  const cells = notes.split('\n\n');
  if (names.length !== cells.length || notes === '') return notes;
  return cells.map((cell, at) => `${nameOf(names[at] ?? '')}${cell}`).join('\n\n');
}

function nameOf(name: string): string {
  const plain = escapeMarkdown(name.replace(/\s*:\s*$/, ''));
  return plain === '' ? '' : `\u2060**${plain}:** `;
}

/** What of a row's cell tells where a note of its issue goes. */
type Cell = Pick<NoteCell, 'name' | 'column' | 'forNotes' | 'at'>;

/**
 * The texts of a row's cells in notes from its issue, by their columns. What stands behind the name of a column is that cell's, and what
 * stands behind none is that of a cell without a name if it did not change, or goes to the column for notes. Null: a part of the notes fits in no cell.
 * @param shown the notes as the issue showed them; left out: it showed none
 */
export function cellsIn(notes: string, cells: readonly Cell[], shown = ''): ReadonlyMap<number, string> | null {
  const present = cells.filter(({ at }) => 'text' in at);
  const named = paragraphsIn(notes, cells).map((text) => ({ text, cell: cells.find(({ name }) => behindName(text, name) !== null) }));
  const known = withoutCellNames(shown).split('\n\n').map(canonicalText);
  const free = present.flatMap((cell, at) => (known.length !== present.length || named.some((one) => one.cell === cell) ? [] : [{ cell, text: known[at] }]));
  const sameCell = (text: string) => {
    const at = free.findIndex((one) => one.text === canonicalText(text));
    return at === -1 ? undefined : free.splice(at, 1)[0]?.cell;
  };
  const paragraphs = named.map(({ text, cell }) => ({ text, cell: cell ?? sameCell(text), isNamed: cell !== undefined }));
  const unsaid = present.filter((cell) => paragraphs.every((one) => one.cell !== cell));
  const unnamed = paragraphs.filter(({ cell }) => cell === undefined);
  // As many paragraphs as there were, of which some have lost their names: they are those cells in their order.
  const inOrder = paragraphs.length === present.length && unnamed.length === unsaid.length ? [...unsaid] : [];
  const found = new Map<number, string>(unsaid.map(({ column }) => [column, '']));
  for (const { text, cell, isNamed } of paragraphs) {
    const place = cell ?? inOrder.shift() ?? cells.find(({ forNotes }) => forNotes);
    const said = cell === undefined || !isNamed ? text : (behindName(text, cell.name) ?? '');
    if (place === undefined || said.split('\n').some((line, at) => (at > 0 || cell === undefined) && beginsBlock(line))) return null;
    const line = said.replace(/\s*\n\s*/g, ' ').trim();
    const above = found.get(place.column) ?? '';
    // A cell has no other way to keep two paragraphs apart.
    found.set(place.column, above === '' || line === '' ? above + line : `${above}<br>${line}`);
  }
  return found;
}

/** The paragraphs of some notes. A line that begins with the name of a column in bold begins one, too. */
function paragraphsIn(notes: string, cells: readonly Cell[]): string[] {
  const parts: string[] = [];
  let isNew = true;
  for (const line of notes.split('\n')) {
    const text = line.replace(/^\u2060/, '');
    if (isNew || (/^(?:\*\*|__)/.test(text) && cells.some(({ name }) => behindName(text, name) !== null))) parts.push(text);
    else parts.push(`${parts.pop() ?? ''}\n${text}`);
    isNew = text.trim() === '';
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** What stands behind the name of a column and a colon, in bold or not; null if a text begins otherwise. */
function behindName(text: string, header: string): string | null {
  const name = header.replace(/\s*:\s*$/, '').trim();
  if (name === '') return null;
  const labels = [...new Set([escapeMarkdown(name), name])].flatMap((one) => [`**${one}:**`, `**${one}**:`, `__${one}:__`, `__${one}__:`, `${one}:`]);
  const label = labels.find((one) => text.toLowerCase().startsWith(one.toLowerCase()));
  const rest = label === undefined ? '' : text.slice(label.length);
  return label === undefined || !/^(?:\s|$)/.test(rest) || (!/^[*_]/.test(label) && rest.trim() === '') ? null : rest.trim();
}

/** The cells without these names. */
export function withoutCellNames(notes: string): string {
  return notes.includes('\u2060**') ? notes.replace(/^\u2060\*\*(?:\\.|[^*\\\n])+:\*\* /gm, '') : notes;
}
