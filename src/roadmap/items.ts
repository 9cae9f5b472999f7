import type { List, ListItem, Paragraph } from 'mdast';
import { type Fields, type Item, type ItemState, type Kind, type KindSource, PRIORITIES, type Priority, type Problem, type Section } from '../model.ts';
import { fieldOf } from './fields.ts';
import { blockFields, type LazyField, lastOfEach, quoteFields, titleFields } from './item-fields.ts';
import { indentOf, type Lines, lineAt, lineStart, lineText, shiftLine } from './lines.ts';
import { boxOf, contentColumnOf, firstLineOf, lastLineOf, markerOf, neighboursOf } from './list-item.ts';
import { spanOf } from './markdown.ts';
import { isTask } from './shapes.ts';
import { readTitle, type Title, type TitleContext } from './title.ts';

/** What an item is read with. */
export interface ItemContext {
  readonly lines: Lines;
  readonly title: TitleContext;
  /** What the file's name says of its items. */
  readonly fileKind: Kind | null;
  readonly problem: (problem: Problem) => void;
}

/** The item around another one. */
export interface ParentItem {
  readonly line: number;
  readonly state: ItemState;
  readonly contentColumn: number;
}

/** Where an item was found. */
export interface ItemPlace {
  readonly node: ListItem;
  readonly list: List;
  /** Its number among the list's children. */
  readonly index: number;
  readonly listId: number;
  /** The last line it can have. */
  readonly limit: number;
  readonly section: Section | null;
  readonly parent: ParentItem | null;
  readonly topLevel: boolean;
  /** Lists that Markdown makes siblings of the item's list, and people mean as its notes. */
  readonly adopted: readonly List[];
}

interface ReadItem {
  readonly item: Item;
  /** Field lines that belong, by their indentation, to an item around this one. */
  readonly outer: readonly LazyField[];
}

/**
 * Reads one item.
 * @param inner lazy field lines that its sub-items and nested bullets found and that are not theirs
 * @param subItems the line ranges of the sub-items directly below it
 */
export function readItem(
  place: ItemPlace,
  paragraph: Paragraph,
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
  const own = titleFields(paragraph, lines, contentColumn, place.parent !== null);
  // A lazy line belongs to the innermost item that its indentation reaches, or to the outermost one.
  const lazy = [...quoteFields(blocks, lines), ...inner];
  const isOurs = (field: LazyField) => place.parent === null || field.line.column >= contentColumn;
  const lazyOwn = lazy.filter(isOurs).map(({ read, line: at }) => ({ ...fieldOf(read, at, at, lines, 'line'), lazy: true }));
  const found = [...own.fields, ...blockFields(blocks, lines), ...lazyOwn];
  const { fields, repeated } = lastOfEach(found, context.problem);
  const title = readTitle(paragraph, own.titleEnd, context.title);
  const state = stateOf(place, title);
  const kind = kindOf(place, title, fields, context);
  const titleLinesEnd = lineStart(lines, lineAt(lines, Math.max(own.titleEnd - 1, start)) + 1);
  const excluded = new Set([...linesOfSpan(lines, { start, end: titleLinesEnd }), ...found.flatMap(({ lines: at }) => linesOfSpan(lines, at))]);
  for (const sub of subItems) for (let at = sub.line; at <= sub.endLine; at += 1) excluded.add(at);
  reportItem(place, line, title, state, context);
  const item: Item = {
    line,
    endLine,
    title: title.text,
    kind: kind.kind,
    kindFrom: kind.from,
    state,
    external: title.external !== null || (place.section?.external ?? false),
    section: place.section?.index ?? null,
    issue: title.issue,
    ambiguous: title.ambiguous,
    parent: place.parent?.line ?? null,
    shape: isTask(node, lines) ? 'task' : 'bullet',
    fields,
    release: fields.release?.value ?? place.section?.release ?? null,
    priority: priorityOf(fields, context),
    notes: outdented(rangeWithout(line, endLine, excluded), lines, contentColumn),
    subItems: outdentedRanges(subItems, lines),
    source: {
      lines: { start: lineStart(lines, line), end: lineStart(lines, endLine + 1) },
      marker: markerOf(node, lines),
      box: boxOf(node, lines),
      title: title.span,
      repeated,
      linkAt: title.linkAt,
      link: title.link,
      strike: title.strike,
      partialStrikes: title.partialStrikes,
      externalMark: title.external,
      contentColumn,
      titleLinesEnd,
      list: place.listId,
      ordered: place.list.ordered === true,
      ...neighboursOf(place.list, place.index, endLine, lines),
      adoptedLine: place.adopted[0] === undefined ? null : lineAt(lines, spanOf(place.adopted[0]).start),
      topLevel: place.topLevel,
    },
  };
  return { item, outer: [...own.outer, ...lazy.filter((field) => !isOurs(field))] };
}

function reportItem(place: ItemPlace, line: number, title: Title, state: ItemState, { problem }: ItemContext): void {
  if (title.ambiguous) {
    problem({
      line,
      level: 'warning',
      code: 'two-links',
      message: `Two issue links stand at the end of “${title.text}”: keep the one that is meant. Until then the item is left alone.`,
    });
  }
  if (state === 'done' && place.node.checked === false) {
    problem({ line, level: 'notice', code: 'open-in-done', message: `The box of “${title.text}” is open in a section of finished items: it is read as done.` });
  }
  if (state === 'open' && place.parent?.state === 'done') {
    problem({ line, level: 'notice', code: 'open-sub-item', message: `“${title.text}” is open under an item that is done.` });
  }
}

function stateOf(place: ItemPlace, title: Title): ItemState {
  const role = place.section?.role ?? 'none';
  if (title.struck || role === 'dropped') return 'dropped';
  if (place.node.checked === true || role === 'done' || role === 'resolved') return 'done';
  return 'open';
}

const PREFIX = /^(?:(?<bug>fix|fix bug|bug)|feat):/i;

function kindOf(place: ItemPlace, title: Title, fields: Fields, context: ItemContext): { kind: Kind; from: KindSource } {
  const field = fields.kind;
  const named = field?.value.trim().toLowerCase().replace(/s$/, '');
  if (named === 'bug' || named === 'feature') return { kind: named, from: 'field' };
  if (field !== undefined) {
    context.problem({ line: field.line, level: 'warning', code: 'unknown-kind', message: `Unexpected kind “${field.value}”, expected “bug” or “feature”.` });
  }
  const prefix = PREFIX.exec(title.text);
  if (prefix !== null) return { kind: prefix.groups?.['bug'] === undefined ? 'feature' : 'bug', from: 'prefix' };
  if (place.section?.kind != null) return { kind: place.section.kind, from: 'section' };
  if (context.fileKind !== null) return { kind: context.fileKind, from: 'file' };
  return { kind: 'feature', from: 'default' };
}

function priorityOf(fields: Fields, context: ItemContext): Priority | null {
  const field = fields.priority;
  if (field === undefined || field.value === '') return null;
  const word = /^[\p{L}-]+/u.exec(field.value.replace(/^[*_`~]+/, ''))?.[0]?.toLowerCase();
  const level = PRIORITIES.find((priority) => priority === word) ?? null;
  if (level === null) {
    const message = `“${field.value}” starts with none of the levels ${PRIORITIES.join(', ')}: it is kept as text and gives no label.`;
    context.problem({ line: field.line, level: 'notice', code: 'unknown-priority', message });
  }
  return level;
}

function linesOfSpan(lines: Lines, span: { start: number; end: number }): number[] {
  const result: number[] = [];
  for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) result.push(line);
  return result;
}

function rangeWithout(line: number, endLine: number, excluded: ReadonlySet<number>): number[] {
  const result: number[] = [];
  for (let at = line; at <= endLine; at += 1) if (!excluded.has(at)) result.push(at);
  return result;
}

/** The text of some lines, moved to the left, without blank lines around it. */
function outdented(numbers: readonly number[], lines: Lines, columns: number): string {
  const texts = numbers.map((line) => shiftLine(lineText(lines, line), -columns).trimEnd());
  const first = texts.findIndex((text) => text !== '');
  const last = texts.findLastIndex((text) => text !== '');
  // What was taken out between two paragraphs leaves one blank line.
  return texts.filter((text, at) => at >= first && at <= last && (text !== '' || texts[at - 1] !== '')).join('\n');
}

function outdentedRanges(ranges: readonly { line: number; endLine: number }[], lines: Lines): string {
  return ranges.map(({ line, endLine }) => outdented(rangeWithout(line, endLine, new Set()), lines, indentOf(lineText(lines, line)))).join('\n');
}
