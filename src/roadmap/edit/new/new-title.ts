import type { NewItem } from '../../../model/plan.ts';
import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { SHAPES, type Shape } from '../../../model/shapes.ts';
import { isSubItem } from '../../../model/tracked.ts';
import { emphasizedLike, itemsBeside, titleSources } from '../title/title-labels.ts';
import { usualOpenWords } from './usual-open-words.ts';

/** The fewest titles that show a habit: in the item's own section, and in the whole file. */
const FEWEST = { beside: 2, inFile: 3 };

/** The title of a new item with the words for open work behind it, and those before it. */
export function withOpenWords(
  added: Pick<NewItem, 'markdown' | 'to' | 'openWords'>,
  first: Pick<Roadmap, 'text' | 'items'>,
  shape: Shape,
): { readonly lead: string; readonly markdown: string } {
  const usual = () => (added.to.at === 'new-section' ? {} : usualOpenWords(first, { section: added.to.section, shape }));
  const { start = '', title = '' } = added.openWords ?? usual();
  return { lead: start, markdown: likeOtherTitles(added, first, shape) + title };
}

/**
 * The title of a new item: in emphasis, if all titles of its section’s lists, headings or rows begin with the same. Where there are none or one, those of
 * all open items of the same shape count, too.
 * @param first the reading before all edits, whose section `to` names
 */
function likeOtherTitles({ markdown, to }: Pick<NewItem, 'markdown' | 'to'>, first: Pick<Roadmap, 'text' | 'items'>, shape: Shape): string {
  const isOuter = (item: Item) => !isSubItem(item) && (item.source.topLevel || SHAPES[shape].among === 'headings');
  const all = to.at === 'new-section' ? [] : itemsBeside(first, { section: to.section, parent: null, shape });
  // Boxes inside a grouping bullet are its parts. A new item stands among them only if all do.
  const beside = all.some(isOuter) ? all.filter(isOuter) : all;
  if (beside.length >= FEWEST.beside) return emphasizedLike(titleSources(first, beside), markdown, FEWEST.beside);
  const alike = first.items.filter((one) => one.shape === shape && one.state === 'open' && isOuter(one));
  return emphasizedLike(titleSources(first, [...new Set([...beside, ...alike])]), markdown, FEWEST.inFile);
}
