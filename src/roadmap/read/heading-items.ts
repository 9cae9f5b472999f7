import type { Heading as HeadingNode, Paragraph, RootContent } from 'mdast';
import type { CandidateReason, Field, Item, Section } from '../../model/roadmap.ts';
import type { StatusMark } from '../../model/span.ts';
import { contentEndAboveDefinitions, HEADING_NAME } from '../markdown/content-end.ts';
import { spanOf } from '../markdown/nodes.ts';
import { contentEnd, endAboveFooter, endAboveLastPart, isSurelyAboutTheFile } from '../text/closing-words.ts';
import { isBlank, isPageBreak, lineAt, lineStart, lineText } from '../text/lines.ts';
import { stateNamed } from './answers.ts';
import { fieldOf } from './fields.ts';
import { blockFields, type LazyField, lastOfEach, quoteFields } from './item-fields.ts';
import { IN_NO_LIST, type ItemContext, linesOfSpan, markedStatus, outdented, outdentedRanges, rangeWithout, sharedValues, titleSource } from './item-values.ts';
import type { Rules } from './rules.ts';
import { canonicalTitle, newSectionTitles } from './sections.ts';
import { readTitle, type Title } from './title/title.ts';
import { faultOfTitle } from './what-is-an-item.ts';

/** A heading that is an item, because the configuration reads headings as items in the section around it. */
export interface HeadingPlace {
  readonly node: HeadingNode;
  /** The blocks below it, up to the next heading. */
  readonly blocks: readonly RootContent[];
  /** The section whose items its headings are. */
  readonly around: Section;
  readonly own: Section;
  /** Its last line, including the headings below it. */
  readonly endLine: number;
}

/** The title of a heading that is an item, or the reason why it is not one. */
export function titleOfHeading(node: HeadingNode, context: ItemContext): Title | CandidateReason {
  // A heading has the same kind of children as a paragraph.
  const title = readTitle(node as unknown as Paragraph, spanOf(node).end, { ...context.title, numbered: true });
  return faultOfTitle(title, context.title) ?? title;
}

/**
 * Reads a heading as an item.
 * @param inner lazy field lines in its tasks and bullets that do not belong to them
 * @param subItems the line ranges of the tasks below it
 */
export function readHeadingItem(
  place: HeadingPlace,
  title: Title,
  inner: readonly LazyField[],
  subItems: readonly { line: number; endLine: number }[],
  context: ItemContext,
): Item {
  const { lines } = context;
  const { node, around, own } = place;
  const { start, end } = spanOf(node);
  const line = lineAt(lines, start);
  const blocks = place.blocks.filter((block) => block.type === 'paragraph' || block.type === 'list' || block.type === 'blockquote');
  const lazy = [...quoteFields(blocks, lines), ...inner].map(({ read, line: at }): Field => ({ ...fieldOf(read, at, at, lines, 'line'), lazy: true }));
  const found = [...blockFields(blocks, lines), ...lazy];
  const { fields, repeated } = lastOfEach(found, context.problem);
  const status = headingStatus(title, fields.status, lines.text);
  const said = title.word ?? (fields.status === undefined ? null : stateNamed(fields.status.value, context.rules.words));
  const ofFields = new Set(found.flatMap(({ lines: at }) => linesOfSpan(lines, at)));
  const excluded = new Set([...linesOfSpan(lines, { start, end }), ...ofFields]);
  for (const sub of subItems) for (let at = sub.line; at <= sub.endLine; at += 1) excluded.add(at);
  const endLine = lastOwnLine(line, place.endLine, context);
  const noteLines = rangeWithout(line, endLine, excluded);
  return {
    line,
    endLine,
    ...sharedValues(title, said, fields, around, context),
    parent: null,
    shape: 'heading',
    notes: outdented(noteLines, lines, () => 0),
    subItems: outdentedRanges(subItems, ofFields, lines),
    source: {
      lines: { start: lineStart(lines, line), end: lineStart(lines, endLine + 1) },
      marker: { start, end: start },
      status,
      ...titleSource(title),
      ...IN_NO_LIST,
      repeated,
      titleLinesEnd: lineStart(lines, lineAt(lines, end - 1) + 1),
      // Each heading is a list of its own. Lists are numbered from 1, so headings get negative numbers.
      list: -1 - own.index,
      noteLines,
      subItemLines: subItems.flatMap((sub) => rangeWithout(sub.line, sub.endLine, ofFields)),
      topLevel: false,
    },
  };
}

function headingStatus(title: Title, field: Field | undefined, text: string): StatusMark {
  if (title.wordSpan === null && field !== undefined) return { span: field.span, text: field.value, where: 'field' };
  return markedStatus(title, text);
}

/**
 * The last line of a heading's text. Blank lines at its end and a line across the page only separate it from the next heading, and the closing
 * words of the file are about all of it, also above a section that was made behind them. So are the definitions of its links.
 */
function lastOwnLine(first: number, last: number, context: Pick<ItemContext, 'lines' | 'rules'>, endsFile = false): number {
  const { lines } = context;
  let end = last;
  while (end > first && isBlank(lineText(lines, end))) end -= 1;
  const { text } = lines;
  const [heading, stop] = [contentEnd(text, lineStart(lines, first + 1)), contentEnd(text, lineStart(lines, end + 1))];
  const isLast = endsFile || stop === contentEnd(text, text.length);
  const isApart = end === first + 1 ? end === last : isBlank(lineText(lines, end - 1));
  if (!isLast && end > first && isApart && HEADING_NAME.test(lineText(lines, end))) return lastOwnLine(first, end - 1, context);
  const content = isLast ? contentEndAboveDefinitions(text, heading, stop, 'none') : stop;
  if (content < stop) return lastOwnLine(first, lineAt(lines, content - 1), context, true);
  if (isLast || isAboveMadeSection(text.slice(stop), context.rules)) {
    const part = endAboveLastPart(text, heading, stop);
    const cut = part !== null && part < stop ? part : endAboveFooter(text, heading, stop, isSurelyAboutTheFile);
    // A heading's only paragraph is its own, whatever it says.
    if (cut < stop && (cut > heading || cut === part)) return lastOwnLine(first, lineAt(lines, cut - 1), context);
  }
  if (end <= first + 1 || !isPageBreak(lineText(lines, end)) || !isBlank(lineText(lines, end - 1))) return end;
  return lastOwnLine(first, end - 1, context);
}

/** Whether a text begins with the heading of a section for open items that the action makes. */
function isAboveMadeSection(text: string, rules: Rules): boolean {
  const title = /^\s*(?:#{1,6}[ \t]+)?([^\r\n]*)/.exec(text)?.[1] ?? '';
  const { bug, feature, external } = newSectionTitles(rules);
  return [bug, feature, external].some((made) => canonicalTitle(made) === canonicalTitle(title));
}
