import type { FieldKey, Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { IN_WORDS } from './full-stop.ts';

/** A plain word at the start: no login, address, code or version, which are spelt as they are. */
const WORD = /^(\p{Ll})[\p{Ll}\p{M}]*(?:[-'’]\p{Ll}+)*(?=[,;:.!?]*(?:\s|$))/u;

/** Signs by their short names, as `:construction:`: their letters begin no word. */
const SHORT_NAMES = /:[a-z0-9_+-]+:/g;

/** The fewest values that show a habit. */
const FEWEST = 2;

/**
 * A value that begins with a capital if all others do: the others of the column in a row, else those of the key in all lines of the file. What the item
 * says now in small letters stays so, and so does a value of which somebody changed only the case.
 */
export function withCapital(value: string, key: FieldKey, item: Item, { items, text }: Pick<Roadmap, 'items' | 'text'>): string {
  const first = WORD.exec(value)?.[1] ?? '';
  const capital = first.toUpperCase();
  // The capital of a Turkish `i` has a dot.
  if (!IN_WORDS.includes(key) || capital.length !== first.length || first === '' || (first === 'i' && /[ıİ]/.test(text))) return value;
  const written = capital + value.slice(first.length);
  const present = valueIn(item, key);
  if (present === written || startsWithCapital(present) === false) return value;
  const isCell = shapeOf(item).holds === 'cells';
  const isPeer = (one: Item) => (isCell ? one.source.list === item.source.list : shapeOf(one).holds !== 'cells');
  const cases = items.flatMap((one) => (one.line !== item.line && isPeer(one) ? (startsWithCapital(valueIn(one, key)) ?? []) : []));
  return cases.length >= FEWEST && !cases.includes(false) ? written : value;
}

/** The cell that shows a row's state is its status where no other column is for that. */
function valueIn({ fields, source: { status, emptyCells } }: Item, key: FieldKey): string {
  const isCell = key === 'status' && emptyCells?.status === undefined && status?.where === 'cell';
  return fields[key]?.value ?? (isCell ? status.text : '');
}

/** Undefined: its first letter has no case, or it has no letter. */
function startsWithCapital(value: string): boolean | undefined {
  const [first = ''] = /\p{L}/u.exec(value.replace(SHORT_NAMES, '')) ?? [];
  return first.toLowerCase() === first.toUpperCase() ? undefined : first !== first.toLowerCase();
}

/** Whether two values of a field are the same word for word, and only the capital or the full stop of the file's other values makes the difference. */
export function differInSpelling(field: string, one: string, other: string): boolean {
  const plain = (value: string) => value.charAt(0).toLowerCase() + value.slice(1).replace(/\.$/, '');
  return one !== other && IN_WORDS.some((key) => key === field) && plain(one) === plain(other);
}
