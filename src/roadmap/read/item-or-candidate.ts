import type { List, ListItem, Paragraph } from 'mdast';
import type { TitleMention } from '../../model/mention.ts';
import type { CandidateReason, Section } from '../../model/roadmap.ts';
import type { Lines } from '../text/lines.ts';
import { canonicalText, plainText } from '../text/text.ts';
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
  const { titleEnd, wholeEnd, byEnd } = titleFields(paragraph, lines, 0, false, context.rules.titles);
  const whole = readTitle(paragraph, wholeEnd, { ...context, joins: true });
  const first = titleEnd === wholeEnd ? null : readTitle(paragraph, titleEnd, { ...context, joins: true });
  const isKept = byEnd && first !== null && (first.joined.length > 0 || saysState(whole, first) || isAgreedWhole(whole, context));
  // A link stands at the end of the title, so what is before it is title.
  const isTitle = first !== null && saysSomething(first.text) && !isKept && !endsWithLink(whole, first, titleEnd, context);
  const namesEntryBelow = isTitle && namesEntry(whole, first, context);
  const title =
    isTitle && !namesEntryBelow
      ? { ...first, linesEnd: titleEnd, whole: whole.text, namesEntryBelow }
      : { ...whole, linesEnd: wholeEnd, whole: null, namesEntryBelow };
  return faultOfTitle(title, context) ?? title;
}

/** Whether the lines below a title say nothing but a state, such as `✅`, or have a word of the configuration at their end, as in `(done)`. */
function saysState(whole: Title, first: Title): boolean {
  return whole.word !== first.word || (whole.external === null) !== (first.external === null) || whole.struck !== first.struck || whole.text === first.text;
}

/** Whether all lines of a title, around its link, are what the file and its issue agreed on: an older release read them so, and the issue keeps its title. */
function isAgreedWhole(whole: Title, { address: { entries } }: TitleContext): boolean {
  const titleWith = ({ number, rest }: TitleMention) => entries?.get(number)?.titles.has(canonicalText(rest)) === true;
  return whole.mentions.some(titleWith) || (whole.issue !== null && entries?.get(whole.issue)?.titles.has(canonicalText(whole.text)) === true);
}

/** A link as this action writes it, at the end of some lines. */
const OUR_LINK = /\(\[#\d{1,10}\]\([^()\s]{1,500}\)\)\W*$/;

/** What people write before their own item's number. Behind other words, a number is another item's: `Depends on #12`. */
const OWN_NUMBER = /^\W*(?:(?:(?:github|tracking|see)\s+)?issues?|tracked(?:\s+(?:in|by|as|at))?|tracker|ticket)\W*$/i;

/** Whether the further lines of a title end with its link. Within a description, other numbers than those of this file's items are text. */
function endsWithLink(whole: Title, first: Title, titleEnd: number, context: TitleContext): boolean {
  if (first.issue !== null || (whole.issue === null && !whole.ambiguous)) return false;
  const below = context.text.slice(titleEnd, Math.max(titleEnd, whole.linkAt));
  const words = below.replace(LINKS, ' ');
  return OUR_LINK.test(below) || !saysSomething(words) || OWN_NUMBER.test(words.trim()) || isAgreedWhole(whole, context);
}

/** Links whose text is a number or address, addresses, and numbers alone. */
const LINKS =
  /\[?\[(?:[\w./-]*#\d{1,10}|https?:[^\]\s]{1,500})\]\]?(?:\([^()\s]{1,500}\)|\[[^\]\s]{0,99}\])?|<?https?:[^\s<>]{1,500}>?|[\w./-]{0,99}#\d{1,10}|GH-\d{1,10}/gi;

/** Whether the further lines of a title name its issue. Before all titles are known, each issue of this file may be it. */
function namesEntry(whole: Title, first: Title, { address: { entries }, linked }: TitleContext): boolean {
  if (first.issue !== null) return false;
  if (linked !== undefined) return linked.has(whole.at);
  const named = new Set(first.mentions.map(({ number }) => number));
  return whole.mentions.some(({ number }) => !named.has(number) && entries?.has(number) === true);
}
