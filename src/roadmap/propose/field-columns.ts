import type { Table } from 'mdast';
import type { FieldKey } from '../../model/roadmap.ts';
import { ownKey } from '../read/fields.ts';
import { levelIn } from '../read/item-values.ts';
import { kindNamed } from '../read/kind-words.ts';
import { columnNamed, fieldOfHeader, guessTable, type TableGuess } from '../read/table-columns.ts';
import { plainText } from '../text/text.ts';
import { namesFinished, stateSaidIn } from './status/status-words.ts';

/** A column of a table that holds a field under another name. */
export interface FieldColumn {
  readonly header: string;
  readonly key: FieldKey;
}

/** The columns of a table. Below a header that nobody knows stand its states, if each text is a word for one, and finished and open ones are among them. */
export function proposedTable(table: Table): TableGuess | null {
  return guessTable(table, (cells) => {
    const states = cells.map(stateSaidIn);
    return states.includes('open') && cells.some(namesFinished) && states.every((state) => state !== null);
  });
}

/** Whether a configuration can say which columns of a table these are: by their headers, or by none where the reader finds the state by itself. */
export function canBeNamed(table: Table): boolean {
  const guess = proposedTable(table);
  if (guess === null) return true;
  const names = headersOf(table);
  const { title, status } = guess.at;
  const isFound = guess.status === null || (guess.status === '' ? guessTable(table)?.at.status : columnNamed(names, guess.status)) === status;
  return columnNamed(names, guess.title) === title && isFound && (guess.status !== '' || names.indexOf('') === status);
}

const headersOf = ({ children: [header] }: Table) => (header?.children ?? []).map((cell) => plainText(cell));

/** The columns of a table that hold fields, without those that have a field's own name: these are read anyway. */
export function fieldColumns(table: Table, { title, status }: Pick<TableGuess, 'title' | 'status'>): FieldColumn[] {
  const rows = table.children.slice(1);
  const names = headersOf(table);
  const told = new Set(names.map(ownKey));
  return names.flatMap((name, column) => {
    const key = fieldOfHeader(name);
    const isOwn = name === title || name === status || names.indexOf(name) !== names.lastIndexOf(name) || columnNamed(names, name) !== column;
    const values = rows.flatMap(({ children }) => (children[column] === undefined ? [] : [plainText(children[column])])).filter((value) => value !== '');
    if (key === null || isOwn || told.has(key) || !fits(key, values)) return [];
    told.add(key);
    return [{ header: name, key }];
  });
}

/** A level or a kind that is none of the known ones gives no label, so that the column is a note. Beside bugs, there is other work. */
function fits(key: FieldKey, values: readonly string[]): boolean {
  const most = (is: (value: string) => boolean) => values.filter(is).length * 2 > values.length;
  if (key === 'priority') return most((value) => levelIn(value) !== null);
  if (key !== 'kind') return values.length > 0;
  return most((value) => kindNamed(value) !== null) && values.some((value) => /^features?$/i.test(value) || kindNamed(value) === 'bug');
}
