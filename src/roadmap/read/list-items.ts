import type { List, ListItem, Paragraph } from 'mdast';
import type { Item, ItemState, Section } from '../../model/roadmap.ts';
import { boxOf, contentColumnOf, firstLineOf, lastLineOf, markerOf, neighboursOf, textBoxOf } from '../markdown/list-item.ts';
import { spanOf } from '../markdown/nodes.ts';
import { lineAt, lineStart, noteIndents } from '../text/lines.ts';
import { fieldOf } from './fields.ts';
import { blockFields, type LazyField, lastOfEach, quoteFields, titleFields } from './item-fields.ts';
import type { ListTitle } from './item-or-candidate.ts';
import { type ItemContext, linesOfSpan, markedStatus, outdented, outdentedRanges, rangeWithout, sharedValues, titleSource } from './item-values.ts';
import { isTask } from './what-is-an-item.ts';

/** The item that contains another one. */
export interface ParentItem {
  readonly line: number;
  readonly state: ItemState;
  readonly contentColumn: number;
}

/** The place where an item was found. */
export interface ItemPlace {
  readonly node: ListItem;
  readonly list: List;
  /** Its index among the list's children. */
  readonly index: number;
  readonly listId: number;
  /** The last line it can have. */
  readonly limit: number;
  readonly section: Section | null;
  readonly parent: ParentItem | null;
  readonly topLevel: boolean;
  /** Lists that are beside the item's list in Markdown but that people mean as a part of the item. */
  readonly adopted: readonly List[];
}

interface ReadItem {
  readonly item: Item;
  /** Field lines that by their indentation belong to an item around this one. */
  readonly outer: readonly LazyField[];
}

/**
 * Reads one item.
 * @param title the title, which the caller has read to see that this is an item
 * @param inner lazy field lines that were found in its sub-items and nested bullets but do not belong to them
 * @param subItems the line ranges of the sub-items directly below it
 */
export function readItem(
  place: ItemPlace,
  paragraph: Paragraph,
  title: ListTitle,
  inner: readonly LazyField[],
  subItems: readonly { line: number; endLine: number }[],
  context: ItemContext,
): ReadItem {
  const { lines } = context;
  const { node } = place;
  const { start } = spanOf(node);
  const line = firstLineOf(node, lines);
  const endLine = lastLineOf(place.adopted.at(-1) ?? node, lines, place.limit);
  const contentColumn = contentColumnOf(node, lines);
  const blocks = [...node.children.slice(1), ...place.adopted];
  const own = titleFields(paragraph, lines, contentColumn, place.parent !== null, context.rules.titles);
  // A lazy line belongs to the innermost item that its indentation reaches, or to the outermost one.
  const lazy = [...quoteFields(blocks, lines), ...inner];
  const isOurs = (field: LazyField) => place.parent === null || field.line.column >= contentColumn;
  const lazyOwn = lazy.filter(isOurs).map(({ read, line: at }) => ({ ...fieldOf(read, at, at, lines, 'line'), lazy: true }));
  const found = [...title.joined, ...own.fields, ...blockFields(blocks, lines), ...lazyOwn];
  const { fields, repeated } = lastOfEach(found, context.problem);
  const said = title.word === 'dropped' ? 'dropped' : node.checked === true ? 'done' : title.word;
  const values = sharedValues(title, said, fields, place.section, context);
  const endOfLine = (offset: number) => lineStart(lines, lineAt(lines, offset - 1) + 1);
  const titleLinesEnd = endOfLine(own.wholeEnd);
  // A field of this item that Markdown adds to a sub-item above it is no part of that one.
  const ofFields = new Set(found.flatMap(({ lines: at }) => linesOfSpan(lines, at)));
  const excluded = new Set([...linesOfSpan(lines, { start, end: endOfLine(title.linesEnd) }), ...ofFields]);
  for (const sub of subItems) for (let at = sub.line; at <= sub.endLine; at += 1) excluded.add(at);
  const noteLines = rangeWithout(line, endLine, excluded);
  reportItem(place, line, title, values.state, context);
  const textBox = textBoxOf(node, lines);
  const item: Item = {
    line,
    endLine,
    ...values,
    ...(title.whole === null ? {} : { wholeTitles: [title.whole, ...(values.wholeTitles ?? [])] }),
    parent: place.parent?.line ?? null,
    shape: isTask(node, lines) ? 'task' : 'bullet',
    notes: outdented(noteLines, lines, noteIndents(noteLines, titleLinesEnd, contentColumn, lines)),
    subItems: outdentedRanges(subItems, ofFields, lines),
    source: {
      lines: { start: lineStart(lines, line), end: lineStart(lines, endLine + 1) },
      marker: markerOf(node, lines),
      status: markedStatus(title, lines.text),
      box: boxOf(node, lines),
      ...(textBox === null ? {} : { textBox }),
      ...titleSource(title),
      repeated,
      contentColumn,
      titleLinesEnd,
      list: place.listId,
      ordered: place.list.ordered === true,
      ...neighboursOf(place.list, place.index, endLine, lines),
      adoptedLine: place.adopted[0] === undefined ? null : lineAt(lines, spanOf(place.adopted[0]).start),
      noteLines,
      subItemLines: subItems.flatMap((sub) => rangeWithout(sub.line, sub.endLine, ofFields)),
      topLevel: place.topLevel,
    },
  };
  return { item, outer: [...own.outer, ...lazy.filter((field) => !isOurs(field))] };
}

function reportItem(place: ItemPlace, line: number, title: ListTitle, state: ItemState, { problem, rules: { titles } }: ItemContext): void {
  if (title.whole !== null && titles === null) {
    const described = shortened(title.whole.slice(title.text.length).replace(`(#${title.issue})`, '').trim());
    const message = `The title is read as “${shortened(title.text)}”, and the line below it, “${described}”, as a note. If the line belongs to the title, write both on one line, or set \`titles: whole\` in the configuration; \`titles: first-line\` always reads titles of one line.`;
    problem({ line, level: 'notice', code: 'title-lines', message });
  }
  if (title.ambiguous) {
    problem({
      line,
      level: 'warning',
      code: 'two-links',
      message: `“${title.text}” ends with two issue links: keep the right one. Until then the item is left as it is.`,
    });
  }
  if (state === 'done' && place.node.checked === false) {
    problem({
      line,
      level: 'notice',
      code: 'open-in-done',
      message: `The box of “${title.text}” is open in a section of finished items: it is read as done. Tick it, or move the item to a section of open items.`,
    });
  }
  if (state === 'open' && place.parent?.state === 'done') {
    problem({
      line,
      level: 'notice',
      code: 'open-sub-item',
      message: `“${title.text}” is open under an item that is done. Tick it, or make it an item of its own.`,
    });
  }
}

/** Characters of a text that a message shows. */
const SHOWN = 60;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
}
