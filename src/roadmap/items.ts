import type { BlockContent, DefinitionContent, List, ListItem, Paragraph } from 'mdast';
import {
  type Field,
  type Fields,
  type Item,
  type ItemState,
  type Kind,
  type KindSource,
  PRIORITIES,
  type Priority,
  type Problem,
  type Section,
  type Span,
} from '../model.ts';
import { type FieldLine, fieldOf, type ParagraphLine, paragraphLines, readFieldLine } from './fields.ts';
import { columnAfter, indentOf, isBlank, type Lines, lineAt, lineStart, lineText, shiftLine } from './lines.ts';
import { spanOf } from './markdown.ts';
import { isTask } from './shapes.ts';
import { readTitle, type Title, type TitleContext } from './title.ts';

type Block = BlockContent | DefinitionContent;

/** What an item is read with. */
export interface ItemContext {
  readonly lines: Lines;
  readonly title: TitleContext;
  /** What the file's name says of its items. */
  readonly fileKind: Kind | null;
  readonly problem: (problem: Problem) => void;
}

/** Where an item was found. */
export interface ItemPlace {
  readonly node: ListItem;
  readonly list: List;
  /** Its number among the list's children. */
  readonly index: number;
  readonly listId: number;
  readonly section: Section | null;
  readonly parent: { readonly line: number; readonly state: ItemState; readonly contentColumn: number } | null;
  readonly topLevel: boolean;
  /** Lists that Markdown makes siblings of the item's list, and people mean as its notes. */
  readonly adopted: readonly List[];
}

/** A field line found inside an item that belongs, by its indentation, to an item around it. */
export interface LazyField {
  readonly read: FieldLine;
  readonly line: ParagraphLine;
}

export interface ReadItem {
  readonly item: Item;
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
  const span = spanOf(place.node);
  const line = lineAt(lines, span.start);
  const lastNode = place.adopted.at(-1) ?? place.node;
  const endLine = lineAt(lines, Math.max(spanOf(lastNode).end - 1, span.start));
  const contentColumn = contentColumnOf(place.node, lines);
  const own = titleFields(paragraph, lines, contentColumn, place.parent !== null);
  const title = readTitle(paragraph, own.titleEnd, context.title);
  const found = [...own.fields, ...blockFields([...place.node.children.slice(1), ...place.adopted], lines), ...ours(inner, place, contentColumn, lines)];
  const fields = lastOfEach(found, context);
  const state = stateOf(place, title);
  const kind = kindOf(place, title, fields, context);
  const titleLinesEnd = lineStart(lines, lineAt(lines, Math.max(own.titleEnd - 1, span.start)) + 1);
  const excluded = new Set([...linesOfSpan(lines, { start: span.start, end: titleLinesEnd }), ...found.flatMap(({ lines: at }) => linesOfSpan(lines, at))]);
  for (const sub of subItems) for (let at = sub.line; at <= sub.endLine; at += 1) excluded.add(at);
  if (title.ambiguous) {
    context.problem({
      line,
      level: 'warning',
      code: 'two-links',
      message: `Two issue links stand at the end of “${title.text}”: keep the one that is meant. Until then the item is left alone.`,
    });
  }
  if (state === 'done' && place.node.checked === false) {
    context.problem({
      line,
      level: 'notice',
      code: 'open-in-done',
      message: `The box of “${title.text}” is open in a section of finished items: it is read as done.`,
    });
  }
  if (state === 'open' && place.parent?.state === 'done') {
    context.problem({ line, level: 'notice', code: 'open-sub-item', message: `“${title.text}” is open under an item that is done.` });
  }
  const item: Item = {
    line,
    endLine,
    title: title.text,
    kind: kind.kind,
    kindFrom: kind.from,
    state,
    external: title.external || (place.section?.external ?? false),
    section: place.section?.index ?? null,
    issue: title.issue,
    ambiguous: title.ambiguous,
    parent: place.parent?.line ?? null,
    shape: isTask(place.node, lines) ? 'task' : 'bullet',
    fields,
    release: fields.release?.value ?? place.section?.release ?? null,
    priority: priorityOf(fields, context),
    notes: outdented(rangeWithout(line, endLine, excluded), lines, contentColumn),
    subItems: outdentedRanges(subItems, lines),
    source: {
      lines: { start: lineStart(lines, line), end: lineStart(lines, endLine + 1) },
      marker: markerOf(place.node, lines),
      box: boxOf(place.node, lines),
      title: title.span,
      linkAt: title.linkAt,
      link: title.link,
      strike: title.struck ? title.strike : null,
      externalMark: title.external,
      contentColumn,
      titleLinesEnd,
      list: place.listId,
      ordered: place.list.ordered === true,
      previous: neighbour(place, -1, lines),
      next: neighbour(place, 1, lines),
      gap: gapOf(place, line, endLine, lines),
      topLevel: place.topLevel,
    },
  };
  return { item, outer: [...own.outer, ...inner].filter(({ line: at }) => isOuter(at, place, contentColumn)) };
}

function neighbour(place: ItemPlace, by: -1 | 1, lines: Lines): Span | null {
  const node = place.list.children[place.index + by];
  if (node === undefined) return null;
  const { start, end } = spanOf(node);
  const from = lineAt(lines, start);
  return { start: lineStart(lines, from), end: lineStart(lines, lineAt(lines, Math.max(end - 1, start)) + 1) };
}

/** How many blank lines an item's list has between its items. */
function gapOf(place: ItemPlace, line: number, endLine: number, lines: Lines): number | null {
  const previous = neighbour(place, -1, lines);
  if (previous !== null) return line - lineAt(lines, previous.end);
  const next = neighbour(place, 1, lines);
  return next === null ? null : lineAt(lines, next.start) - endLine - 1;
}

/** Column of the text of a list item: what its further lines are indented by. */
export function contentColumnOf(node: ListItem, lines: Lines): number {
  const { start } = spanOf(node);
  const head = lines.text.slice(lineStart(lines, lineAt(lines, start)), start);
  const source = lineText(lines, lineAt(lines, start)).slice(head.length);
  const [marker = ''] = /^(?:[-*+]|\d{1,9}[.)])/.exec(source) ?? [];
  const space = /^[ \t]*/.exec(source.slice(marker.length))?.[0] ?? '';
  const afterMarker = columnAfter(head) + marker.length;
  const column = columnAfter(space, afterMarker);
  // Five columns and more are one and an indented code block; an empty first line counts as one.
  return column - afterMarker > 4 || isBlank(source.slice(marker.length)) ? afterMarker + 1 : column;
}

function markerOf(node: ListItem, lines: Lines): { start: number; end: number } {
  const { start } = spanOf(node);
  const [marker = ''] = /^(?:[-*+]|\d{1,9}[.)])/.exec(lines.text.slice(start, start + 10)) ?? [];
  return { start, end: start + marker.length };
}

/** mdast has no node for a task's box: it is the first bracket at or after the item's start. */
function boxOf(node: ListItem, lines: Lines): { start: number; end: number } | null {
  if (typeof node.checked !== 'boolean') return null;
  const open = lines.text.indexOf('[', spanOf(node).start);
  return { start: open + 1, end: open + 2 };
}

interface TitleFields {
  readonly fields: readonly Field[];
  readonly outer: readonly LazyField[];
  /** Where the title's lines end. */
  readonly titleEnd: number;
}

/** The field lines in the title's own paragraph. A line after a field that is no field goes on with its value. */
function titleFields(paragraph: Paragraph, lines: Lines, contentColumn: number, nested: boolean): TitleFields {
  const all = paragraphLines(paragraph, lines, false, contentColumn);
  const heads = all.flatMap((line, at) => {
    const read = at === 0 ? null : readFieldLine(line, lines.text);
    return read === null ? [] : [{ at, read, line }];
  });
  const fields: Field[] = [];
  const outer: LazyField[] = [];
  for (const [index, { read, line }] of heads.entries()) {
    const last = all[(heads[index + 1]?.at ?? all.length) - 1] ?? line;
    if (line.lazy && nested) outer.push({ read, line });
    else fields.push({ ...fieldOf(read, line, last, lines, 'line'), lazy: false });
  }
  return { fields, outer, titleEnd: heads[0] === undefined ? spanOf(paragraph).end : lineStart(lines, heads[0].line.line) };
}

/** The fields in the blocks of an item: paragraphs, nested bullets, and lines that lazily go on with a quote. */
function blockFields(blocks: readonly Block[], lines: Lines): Field[] {
  return blocks.flatMap((block): Field[] => {
    if (block.type === 'paragraph') return paragraphFields(block, lines);
    if (block.type === 'blockquote') {
      return lazyLines(block, lines, 0, true).map(({ read, line }) => ({ ...fieldOf(read, line, line, lines, 'line'), lazy: true }));
    }
    if (block.type !== 'list' || block.ordered === true) return [];
    return block.children.flatMap((node) => bulletField(node, lines) ?? []);
  });
}

function paragraphFields(paragraph: Paragraph, lines: Lines): Field[] {
  return paragraphLines(paragraph, lines, false, 0).flatMap((line) => {
    const read = readFieldLine(line, lines.text);
    return read === null ? [] : [fieldOf(read, line, line, lines, 'line')];
  });
}

/** A nested bullet that is a field as a whole. */
export function bulletField(node: ListItem, lines: Lines): Field | null {
  const [paragraph, ...more] = node.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0 || typeof node.checked === 'boolean') return null;
  const all = paragraphLines(paragraph, lines, false, contentColumnOf(node, lines));
  const [first] = all;
  const read = first === undefined ? null : readFieldLine(first, lines.text);
  if (first === undefined || read === null) return null;
  const last = all.findLast((line) => !line.lazy) ?? first;
  return fieldOf(read, first, last, lines, 'bullet');
}

/** Field lines in a block that stand outside it by their indentation or their missing `>`. */
export function lazyLines(block: Block | ListItem, lines: Lines, contentColumn: number, inQuote: boolean): LazyField[] {
  if (block.type === 'paragraph') {
    return paragraphLines(block, lines, inQuote, contentColumn).flatMap((line) => {
      const read = line.lazy ? readFieldLine(line, lines.text) : null;
      return read === null ? [] : [{ read, line }];
    });
  }
  if (block.type === 'blockquote') return block.children.flatMap((child) => lazyLines(child, lines, contentColumn, true));
  if (block.type === 'list') return block.children.flatMap((child) => lazyLines(child, lines, contentColumn, inQuote));
  if (block.type === 'listItem') {
    return block.children.flatMap((child) => lazyLines(child, lines, contentColumnOf(block, lines), inQuote));
  }
  return [];
}

/** A lazy line belongs to the innermost item that its indentation reaches, or to the outermost one. */
function isOuter(line: ParagraphLine, place: ItemPlace, contentColumn: number): boolean {
  return place.parent !== null && line.column < contentColumn;
}

function ours(inner: readonly LazyField[], place: ItemPlace, contentColumn: number, lines: Lines): Field[] {
  return inner
    .filter(({ line }) => !isOuter(line, place, contentColumn))
    .map(({ read, line }) => ({ ...fieldOf(read, line, line, lines, 'line'), lazy: true }));
}

/** Of a key that stands twice the last one counts. */
function lastOfEach(found: readonly Field[], context: ItemContext): Fields {
  const fields: Partial<Record<Field['key'], Field>> = {};
  for (const field of found.toSorted((a, b) => a.line - b.line)) {
    const word = field.label.replace(/[^A-Za-z]/g, '');
    const { line } = field;
    if (fields[field.key] !== undefined) {
      context.problem({ line, level: 'notice', code: 'repeated-field', message: `“${field.key}” stands twice in one item: the last one counts.` });
    }
    if (!new RegExp(`^${field.key.slice(0, -1)}`, 'i').test(word) || Math.abs(word.length - field.key.length) > 2) {
      context.problem({ line, level: 'notice', code: 'misspelt-key', message: `Unexpected key “${word}”, expected “${field.key}”: it is read as that.` });
    }
    if (field.lazy) {
      context.problem({
        line,
        level: 'notice',
        code: 'lazy-field',
        message:
          'To Markdown this line is a part of the quote or bullet above it: it is read as a field. An empty line before it makes that true on the page too.',
      });
    }
    fields[field.key] = field;
  }
  return fields;
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
    context.problem({
      line: field.line,
      level: 'notice',
      code: 'unknown-priority',
      message: `“${field.value}” starts with none of the levels ${PRIORITIES.join(', ')}: it is kept as text and gives no label.`,
    });
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
  return numbers
    .map((line) => shiftLine(lineText(lines, line), -columns).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .replace(/\n{3,}/g, '\n\n');
}

function outdentedRanges(ranges: readonly { line: number; endLine: number }[], lines: Lines): string {
  return ranges.map(({ line, endLine }) => outdented(rangeWithout(line, endLine, new Set()), lines, indentOf(lineText(lines, line)))).join('\n');
}
