import type { List, ListItem, Paragraph } from 'mdast';
import type { CandidateReason, Section } from '../../model/roadmap.ts';
import type { Lines } from '../text/lines.ts';
import { plainText } from '../text/text.ts';
import { titleFields } from './item-fields.ts';
import { readTitle, type Title } from './title/title.ts';
import { saysSomething } from './title/title-mentions.ts';
import type { TitleContext } from './title/title-tokens.ts';
import { faultOfTitle, isTask, readsForm } from './what-is-an-item.ts';

/** The title of an item of a list. */
export interface ListTitle extends Title {
  /** Where its lines end. */
  readonly linesEnd: number;
  /** The title with the further lines that only describe the item; null: there are none. */
  readonly whole: string | null;
  /** Its further lines are title only because they name an issue of this file, which may be another item's. */
  readonly namesEntryBelow: boolean;
}

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
): ListTitle | CandidateReason | 'nothing' {
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
function titleOf(paragraph: Paragraph, lines: Lines, context: TitleContext): ListTitle | CandidateReason {
  const { titleEnd, wholeEnd } = titleFields(paragraph, lines, 0, false, context.rules.titles);
  const whole = readTitle(paragraph, wholeEnd, { ...context, joins: true });
  const first = titleEnd === wholeEnd ? null : readTitle(paragraph, titleEnd, { ...context, joins: true });
  // A link stands at the end of the title, so what is before it is title.
  const isTitle = first !== null && saysSomething(first.text) && !endsWithLink(whole, first);
  const namesEntryBelow = isTitle && namesEntry(whole, first, context);
  const title =
    isTitle && !namesEntryBelow
      ? { ...first, linesEnd: titleEnd, whole: whole.text, namesEntryBelow }
      : { ...whole, linesEnd: wholeEnd, whole: null, namesEntryBelow };
  return faultOfTitle(title, context) ?? title;
}

/** Whether the further lines of a title end with its link. */
function endsWithLink(whole: Title, first: Title): boolean {
  return first.issue === null && (whole.issue !== null || whole.ambiguous);
}

/** Whether the further lines of a title name its issue. Before all titles are known, each issue of this file may be it. */
function namesEntry(whole: Title, first: Title, { address: { entries }, linked }: TitleContext): boolean {
  if (first.issue !== null) return false;
  if (linked !== undefined) return linked.has(whole.at);
  const named = new Set(first.mentions.map(({ number }) => number));
  return whole.mentions.some(({ number }) => !named.has(number) && entries?.has(number) === true);
}
