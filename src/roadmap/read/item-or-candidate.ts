import type { List, ListItem, Paragraph } from 'mdast';
import type { CandidateReason, Section } from '../../model/roadmap.ts';
import type { Lines } from '../text/lines.ts';
import { plainText } from '../text/text.ts';
import { titleFields } from './item-fields.ts';
import { readTitle, type Title } from './title.ts';
import type { TitleContext } from './title-tokens.ts';
import { isPlaceholder, isTask, readsForm, saysNothing } from './what-is-an-item.ts';

/** The place of a list. */
export interface ListPlace {
  readonly section: Section | null;
  /** The list is directly under its heading. */
  readonly topLevel: boolean;
  /** The line before the list says that it does not contain items, such as `Acceptance criteria:`. */
  readonly criteria: boolean;
  /** The line before the list is like a title and says something else than the section's heading. */
  readonly label: boolean;
}

/** The title of a list item that is an item, or the reason why it is not one; `nothing` if that need not be reported. */
export function titleOrReason(
  node: ListItem,
  list: List,
  { section, topLevel, criteria, label }: ListPlace,
  lines: Lines,
  context: TitleContext,
): Title | CandidateReason | 'nothing' {
  const [paragraph] = node.children;
  const never = section?.role === 'never';
  if (isTask(node, lines)) {
    if (never || criteria) return 'criteria';
    return paragraph?.type === 'paragraph' ? titleOf(paragraph, lines, context) : 'no-title';
  }
  if (!topLevel || never || criteria) return 'nothing';
  const text = paragraph === undefined ? '' : plainText(paragraph);
  if (/^(?:\[[ xX]?\])?$/.test(text)) return 'nothing';
  if (typeof node.checked === 'boolean') return 'bullet';
  const form = list.ordered === true ? 'numbered' : 'bullets';
  if (label) return 'labelled';
  if (!readsForm(section, form)) return form === 'numbered' ? 'numbered' : 'bullet';
  if (paragraph?.type !== 'paragraph') return 'no-title';
  return titleOf(paragraph, lines, context);
}

/** The title, or the reason if it is empty, a placeholder, or says that there is nothing. */
function titleOf(paragraph: Paragraph, lines: Lines, context: TitleContext): Title | CandidateReason {
  const { titleEnd } = titleFields(paragraph, lines, 0, false);
  const title = readTitle(paragraph, titleEnd, { ...context, joins: true });
  if (title.text === '') return 'no-title';
  return isPlaceholder(title.text, lines.text.slice(title.span.start, title.span.end)) || saysNothing(title.text) ? 'placeholder' : title;
}
