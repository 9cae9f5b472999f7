import type { NewItem } from '../../../model/plan.ts';
import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { SHAPES, type Shape } from '../../../model/shapes.ts';
import { isSubItem } from '../../../model/tracked.ts';
import { emphasizedLike, itemsBeside, titleSources } from '../title/title-labels.ts';

/** The fewest titles that show a habit: in the item's own section, and in the whole file. */
const FEWEST = { beside: 2, inFile: 3 };

/**
 * The title of a new item: in emphasis, if all titles of its section’s lists, headings or rows begin with the same. Where there are none or one, those of
 * all open items of the same shape count, too.
 * @param first the reading before all edits, whose section `to` names
 */
export function likeOtherTitles({ markdown, to }: Pick<NewItem, 'markdown' | 'to'>, first: Pick<Roadmap, 'text' | 'items'>, shape: Shape): string {
  const isOuter = (item: Item) => !isSubItem(item) && (item.source.topLevel || SHAPES[shape].among === 'headings');
  const all = to.at === 'new-section' ? [] : itemsBeside(first, { section: to.section, parent: null, shape });
  // Boxes inside a grouping bullet are its parts. A new item stands among them only if all do.
  const beside = all.some(isOuter) ? all.filter(isOuter) : all;
  if (beside.length >= FEWEST.beside) return emphasizedLike(titleSources(first, beside), markdown, FEWEST.beside);
  const alike = first.items.filter((one) => one.shape === shape && one.state === 'open' && isOuter(one));
  return emphasizedLike(titleSources(first, [...new Set([...beside, ...alike])]), markdown, FEWEST.inFile);
}
