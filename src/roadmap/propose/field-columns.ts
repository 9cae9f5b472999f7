import type { Table } from 'mdast';
import type { FieldKey } from '../../model/roadmap.ts';
import { ownKey } from '../read/fields.ts';
import { levelIn } from '../read/item-values.ts';
import { fieldOfHeader, type TableGuess } from '../read/table-columns.ts';
import { plainText } from '../text/text.ts';

/** A column of a table that holds a field under another name. */
export interface FieldColumn {
  readonly header: string;
  readonly key: FieldKey;
}

/** The columns of a table that hold fields, without those that have a field's own name: these are read anyway. */
export function fieldColumns(table: Table, { title, status }: Pick<TableGuess, 'title' | 'status'>): FieldColumn[] {
  const [header, ...rows] = table.children;
  const names = (header?.children ?? []).map((cell) => plainText(cell));
  const told = new Set(names.map(ownKey));
  return names.flatMap((name, column) => {
    const key = fieldOfHeader(name);
    const isOwn = name === title || name === status || names.indexOf(name) !== names.lastIndexOf(name);
    const values = rows.flatMap(({ children }) => (children[column] === undefined ? [] : [plainText(children[column])])).filter((value) => value !== '');
    if (key === null || isOwn || told.has(key) || !fits(key, values)) return [];
    told.add(key);
    return [{ header: name, key }];
  });
}

/** A level or a kind that is none of the known ones gives no label, so that the column is a note. */
function fits(key: FieldKey, values: readonly string[]): boolean {
  if (key === 'priority') return values.filter((value) => levelIn(value) !== null).length * 2 > values.length;
  if (key === 'kind') return values.length > 0 && values.every((value) => /^(?:bug|feature)s?$/i.test(value));
  return values.length > 0;
}
