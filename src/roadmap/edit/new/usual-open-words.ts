import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import type { OpenWordTexts } from '../../../model/span.ts';
import { isSubItem } from '../../../model/tracked.ts';
import { openWordTexts } from '../../read/item-values.ts';
import { saysBegun } from '../item/open-status.ts';
import { itemsBeside } from '../title/title-labels.ts';

/** So many items show a habit. */
const FEWEST = 2;

/**
 * The words for open work that a new item gets: those that all open items beside it have that nobody has begun, if each open item there has such words. Where
 * all say that work goes on, these mean any open item, unless the file has words for others, too.
 */
export function usualOpenWords({ text, items }: Pick<Roadmap, 'text' | 'items'>, one: Pick<Item, 'section' | 'shape'>): OpenWordTexts {
  const all = itemsBeside({ items }, { ...one, parent: null }).filter(({ state }) => state === 'open');
  const isOuter = (item: Item) => !isSubItem(item) && (item.source.topLevel || SHAPES[item.shape].among === 'headings');
  const beside = all.some(isOuter) ? all.filter(isOuter) : all;
  if (!beside.every(({ source }) => source.openWords !== undefined)) return {};
  // The whole file is looked through for what a word means, so each is asked for once.
  const each = new Map(beside.map((item) => [openKey(item), Object.values(openWordTexts(item))]));
  const begun = new Set([...each].flatMap(([key, words]) => (words.some((word) => saysBegun(word.trim(), text)) ? key : [])));
  const waiting = beside.filter((item) => !begun.has(openKey(item)));
  const alike = waiting.length > 0 ? waiting : beside;
  const [first] = alike;
  if (first === undefined || alike.length < FEWEST || alike.some((other) => openKey(other) !== openKey(first))) return {};
  const hasOther = items.some((other) => other.state === 'open' && other.source.openWords !== undefined && openKey(other) !== openKey(first));
  return waiting.length === 0 && hasOther ? {} : openWordTexts(first);
}

function openKey(item: Item): string {
  const { start = '', title = '' } = openWordTexts(item);
  return `${start}|${title}`;
}
