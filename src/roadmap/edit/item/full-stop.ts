import type { FieldKey, Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';

/** Fields that are words. A full stop behind a person or a release would be a part of its name. */
export const IN_WORDS: readonly FieldKey[] = ['status', 'priority', 'prognosis', 'resolution'];

/** A value with the full stop with which all values of the section end. Somebody who only takes it away means that. */
export function withFullStop(value: string, key: FieldKey, item: Item, { items }: Pick<Roadmap, 'items'>): string {
  if (!IN_WORDS.includes(key) || !/[\p{L}\p{N}]$/u.test(value) || shapeOf(item).holds === 'cells' || item.fields[key]?.value === `${value}.`) return value;
  const near = items.filter(({ section, parent }) => section === item.section && parent === item.parent);
  const values = [...new Set([item, ...near])].flatMap(({ fields }) => IN_WORDS.flatMap((one) => fields[one]?.value ?? [])).filter((one) => one !== '');
  return values.length > 1 && values.every((one) => /(?<!\.)\.$/.test(one)) ? `${value}.` : value;
}
