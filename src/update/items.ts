import { type Field, type Item, PRIORITIES, type Priority, type Roadmap } from '../model/roadmap.ts';
import { isSubItem } from '../model/tracked.ts';
import { plainValue } from '../roadmap/markdown/plain-value.ts';
import { saysNobody, saysNothing } from '../roadmap/read/what-is-an-item.ts';

/** The items that are not sub-items: an update lists sub-items with their item. */
export function topLevel({ items }: Roadmap): Item[] {
  return items.filter((item) => !isSubItem(item));
}

export function isOpen({ state }: Item): boolean {
  return state === 'open';
}

/**
 * The fields of an item that have a value, in the file's order. `kind` is left out, because the item's group shows it. A row
 * of a table may have its status in the column that says whether it is done.
 */
export function fieldsIn(item: Item): Array<readonly [key: string, value: string]> {
  const { fields, source } = item;
  const written: Array<Pick<Field, 'key' | 'value' | 'span'>> = Object.values(fields).filter(({ key }) => key !== 'kind');
  const { status } = source;
  if (fields.status === undefined && status?.where === 'cell') written.push({ key: 'status', value: status.text, span: status.span });
  return written
    .filter(({ value }) => value.trim() !== '')
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ key, value }) => [key, value.trim()]);
}

/** A field's value as plain text; empty if the item does not have the field. */
function plainField(item: Item, key: string): string {
  const value = fieldsIn(item).find(([one]) => one === key)?.[1];
  return value === undefined ? '' : plainValue(value);
}

/** The owner of an item; null if it has none, or if the field itself says `nobody`. */
export function ownerOf(item: Item): string | null {
  const owner = plainField(item, 'owner');
  return saysNothing(owner) || saysNobody(owner) ? null : owner;
}

export function statusInWords(item: Item): string {
  return plainField(item, 'status');
}

/** The priority as it is written. It may say more than the level. */
export function priorityInWords(item: Item): string {
  return plainField(item, 'priority');
}

export function prognosisOf(item: Item): string {
  return plainField(item, 'prognosis');
}

export function resolutionOf(item: Item): string {
  return plainField(item, 'resolution');
}

export function releaseField(item: Item): string {
  return plainField(item, 'release') || (item.release ?? '');
}

/** The rank of a priority; the most urgent comes first. No priority ranks between medium and low. */
export function rankOf(priority: Priority | null): number {
  return priority === null ? PRIORITIES.indexOf('medium') + 0.5 : PRIORITIES.indexOf(priority);
}
