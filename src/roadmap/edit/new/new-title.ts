import type { NewItem } from '../../../model/plan.ts';
import type { Roadmap } from '../../../model/roadmap.ts';

/** Emphasis at the start of a title, in which it may also be struck through. */
const EMPHASIS = /^(?:~~)?(?<mark>\*{1,3}|_{1,3})(?=\S)/;

/** The fewest titles that show a habit. */
const SHOWN = 2;

/**
 * The title of a new item: in emphasis, if all titles of its section begin with the same.
 * @param first the reading before all edits, whose section `to` names
 */
export function likeOtherTitles({ markdown, to }: Pick<NewItem, 'markdown' | 'to'>, { text, items }: Pick<Roadmap, 'text' | 'items'>): string {
  if (to.at === 'new-section') return markdown;
  const beside = items.filter(({ section, parent }) => section === to.section && parent === null);
  const marks = beside.map(({ source: { title } }) => EMPHASIS.exec(text.slice(title.start, title.end))?.groups?.['mark'] ?? '');
  const [mark = ''] = marks;
  // A sign of emphasis inside might end it.
  const isSafe = mark !== '' && !markdown.includes(mark.charAt(0)) && markdown.trim() === markdown;
  return isSafe && marks.length >= SHOWN && marks.every((one) => one === mark) ? `${mark}${markdown}${mark}` : markdown;
}
