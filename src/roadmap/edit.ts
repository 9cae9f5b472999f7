import { unreachable } from '../errors.ts';
import type { Destination, Field, FieldKey, FieldStyle, IsoDate, Item, ItemEdit, NewItem, Roadmap, Span } from '../model.ts';
import { setBlock } from './block-splices.ts';
import { readDate } from './dates.ts';
import { isBlank, lineEnding } from './lines.ts';
import { type IssueAddress, issueLink } from './link.ts';
import { moveItem } from './move.ts';
import { addItem } from './new-item.ts';
import { type ReadOptions, readRoadmap } from './parse.ts';
import { fittingTable, lastPeer } from './peers.ts';
import { type Splice, splice } from './splice.ts';
import { newFieldStyle, tickOf } from './style.ts';
import { type IndexedEdits, sectionKey, verifyInPlace, verifyMove } from './verify.ts';

/** What is to change in the file. Lines are those of the reading that is edited. */
export interface FileChange {
  readonly items: ReadonlyArray<{ readonly line: number; readonly edits: readonly ItemEdit[] }>;
  /** None if it is left out. */
  readonly added?: readonly NewItem[];
  /** The day for the line `Last updated`, if it is to be set. */
  readonly lastUpdated: IsoDate | null;
}

export interface RefusedEdit {
  /** The line of the item; of one that is new, the number of its issue as `issue`. */
  readonly line: number;
  readonly issue?: number;
  readonly why: string;
}

export interface EditResult {
  readonly text: string;
  /** Items that stay as they are, because the edited text would not read as planned. */
  readonly refused: readonly RefusedEdit[];
}

/**
 * Edits a roadmap by splices into its source. Each result is read again, and one that does not read as planned is
 * given up for that item: the text that is returned always reads as planned. Every byte outside a splice stays.
 */
export function editRoadmap(roadmap: Roadmap, change: FileChange, reading: ReadOptions): EditResult {
  const { address } = reading;
  const refused: RefusedEdit[] = [];
  const indexed = change.items.flatMap(({ line, edits }) => {
    const index = roadmap.items.findIndex((item) => item.line === line);
    if (index === -1) refused.push({ line, why: 'no item stands on this line' });
    return index === -1 ? [] : [{ index, line, edits }];
  });
  const read = (text: string) => readRoadmap(text, reading);
  let current = editInPlace(roadmap, indexed, read, address, refused);
  // Positions in the first reading, in the order of the present one.
  let order = roadmap.items.map((_, index) => index);
  for (const { index, line, to } of movesOf(indexed)) {
    if (refused.some((one) => one.line === line)) continue;
    const moved = moveOne(current, order, index, present(to, roadmap, current, order), read);
    if (typeof moved === 'string') refused.push({ line, why: moved });
    else ({ roadmap: current, order } = moved);
  }
  for (const added of change.added ?? []) {
    const result = addItem(current, added, read, address);
    if (typeof result === 'string') refused.push({ line: 0, issue: added.issue, why: result });
    else current = result;
  }
  if (refused.length > 0) return withoutRefused(roadmap, change, refused, reading);
  return { text: withLastUpdated(current, change.lastUpdated), refused };
}

/** The edits of one item, by its position and its line in the first reading. */
type NumberedEdits = IndexedEdits & { readonly line: number };

/** The moves in the order in which they are made: what goes beside a neighbour before that neighbour goes elsewhere. */
function movesOf(indexed: readonly NumberedEdits[]): { index: number; line: number; to: Destination }[] {
  const moves = indexed.flatMap(({ index, line, edits }) => edits.flatMap((edit) => (edit.edit === 'move' ? [{ index, line, to: edit.to }] : [])));
  const beside = (to: Destination) => to.at === 'after' || to.at === 'before';
  return [...moves.filter(({ to }) => beside(to)), ...moves.filter(({ to }) => !beside(to))];
}

/** An item's edits belong together: one that cannot be made takes the others of the same item with it. */
function withoutRefused(roadmap: Roadmap, change: FileChange, refused: readonly RefusedEdit[], reading: ReadOptions): EditResult {
  const lines = new Set(refused.map(({ line }) => line));
  const items = change.items.filter(({ line }) => !lines.has(line));
  const issues = new Set(refused.map(({ issue }) => issue));
  const added = (change.added ?? []).filter(({ issue }) => !issues.has(issue));
  const lastUpdated = items.length + added.length === 0 ? null : change.lastUpdated;
  const result = editRoadmap(roadmap, { items, added, lastUpdated }, reading);
  return { text: result.text, refused: [...refused, ...result.refused] };
}

/** All edits that leave the items where they are, in one go; where that does not read as planned, each half by itself. */
function editInPlace(
  roadmap: Roadmap,
  indexed: readonly NumberedEdits[],
  read: (text: string) => Roadmap,
  address: IssueAddress,
  refused: RefusedEdit[],
): Roadmap {
  const inPlace = indexed.filter(({ edits }) => edits.some(({ edit }) => edit !== 'move'));
  const [first] = inPlace;
  if (first === undefined) return roadmap;
  const all = attempt(roadmap, inPlace, read, address);
  if (typeof all !== 'string') return all;
  if (inPlace.length === 1) {
    refused.push({ line: first.line, why: all });
    return roadmap;
  }
  const half = Math.ceil(inPlace.length / 2);
  const done = editInPlace(roadmap, inPlace.slice(0, half), read, address, refused);
  return editInPlace(done, inPlace.slice(half), read, address, refused);
}

function attempt(roadmap: Roadmap, edited: readonly IndexedEdits[], read: (text: string) => Roadmap, address: IssueAddress): Roadmap | string {
  const splices = edited.flatMap(({ index, edits }) => {
    const item = roadmap.items[index];
    return item === undefined ? [] : edits.flatMap((edit) => splicesOf(roadmap, item, edit, address));
  });
  const text = splice(roadmap.text, splices);
  if (text === null) return 'its edits overlap';
  const after = read(text);
  return verifyInPlace(roadmap, after, edited) ?? after;
}

/** The splices of one edit, in the order in which those at one offset follow each other. */
function splicesOf(roadmap: Roadmap, item: Item, edit: ItemEdit, address: IssueAddress): Splice[] {
  const { source } = item;
  switch (edit.edit) {
    case 'link':
      return [insert(source.linkAt, ` ${issueLink(edit.issue, address)}`)];
    case 'tick':
      return source.box === null ? [] : [{ ...source.box, text: edit.ticked ? tickOf(roadmap) : ' ' }];
    case 'strike':
      return edit.struck ? strike(roadmap, item) : unstrike(roadmap, item);
    case 'set-field':
      return [setField(roadmap, item, edit.key, edit.value)];
    case 'remove-field':
      return [...Object.values(item.fields), ...source.repeated].filter(({ key }) => key === edit.key).map((field) => removeField(roadmap, field));
    case 'set-status':
      return source.status === null ? [] : [{ ...source.status.span, text: item.shape === 'row' ? edit.text.replace(/(?<!\\)\|/g, '\\|') : edit.text }];
    case 'set-title':
      return [{ ...source.title, text: edit.markdown }];
    case 'set-notes':
      return setBlock(roadmap, item, item.source.noteLines, edit.markdown);
    case 'set-sub-items':
      return setBlock(roadmap, item, item.source.subItemLines, edit.markdown);
    case 'mark-external':
      return [insert(source.title.end, ' (external)')];
    case 'unmark-external':
      return source.externalMark === null ? [] : [{ ...source.externalMark, text: '' }];
    case 'move':
      return [];
    default:
      return unreachable(edit);
  }
}

function insert(offset: number, text: string): Splice {
  return { start: offset, end: offset, text };
}

function strike(roadmap: Roadmap, { source }: Item): Splice[] {
  if (source.strike !== null) return [];
  const inner = source.partialStrikes.flatMap((span) => withoutTildes(roadmap, span));
  // A mark that stands where the title does is replaced, not doubled.
  const atStart = inner.find(({ start }) => start === source.title.start);
  const atEnd = inner.find(({ end }) => end === source.title.end);
  return [
    ...(atStart === undefined ? [insert(source.title.start, '~~')] : []),
    ...inner.filter((one) => one !== atStart && one !== atEnd),
    ...(atEnd === undefined ? [insert(source.title.end, '~~')] : []),
  ];
}

function unstrike(roadmap: Roadmap, { source }: Item): Splice[] {
  return source.strike === null ? [] : withoutTildes(roadmap, source.strike);
}

function withoutTildes(roadmap: Roadmap, { start, end }: Span): [Splice, Splice] {
  const width = roadmap.text.startsWith('~~', start) ? 2 : 1;
  return [
    { start, end: start + width, text: '' },
    { start: end - width, end, text: '' },
  ];
}

function setField(roadmap: Roadmap, item: Item, key: FieldKey, value: string): Splice {
  const present = item.fields[key];
  const written = item.shape === 'row' ? value.replace(/(?<!\\)\|/g, '\\|') : value;
  if (present !== undefined) return { ...present.span, text: present.span.start === present.span.end ? ` ${written}` : written };
  const cell = item.source.emptyCells?.[key];
  if (cell !== undefined) return { ...cell, text: ` ${written} ` };
  const { style, label } = newFieldStyle(roadmap, item, key);
  const like = Object.values(item.fields)
    .filter((field) => field.style === style)
    .toSorted((a, b) => a.line - b.line)
    .at(-1);
  if (item.shape === 'heading' && like === undefined) {
    // A paragraph below would go on with the bullet.
    const below = /^[^\r\n]*/.exec(roadmap.text.slice(item.source.titleLinesEnd))?.[0] ?? '';
    const gap = isBlank(below) || /^ {0,3}(?:[-*+]\s|#)/.test(below) ? '' : lineEnding(roadmap.text);
    const line = insertLine(roadmap.text, item.source.titleLinesEnd, `- ${label} ${value}`);
    return { ...line, text: line.text + gap };
  }
  const { prefix, offset } = newFieldPlace(roadmap, item, style, like ?? null);
  return insertLine(roadmap.text, offset, `${prefix}${label} ${value}`);
}

/** Where a new field goes, and what stands before it on its line: behind the item's last field of the style, else behind the title. */
function newFieldPlace(roadmap: Roadmap, item: Item, style: FieldStyle, like: Field | null): { offset: number; prefix: string } {
  const { text } = roadmap;
  if (like !== null) {
    const pattern = style === 'bullet' ? /^[ \t]*[-*+][ \t]+/ : /^[ \t]*/;
    return { offset: like.lines.end, prefix: pattern.exec(text.slice(like.lines.start, like.lines.end))?.[0] ?? '' };
  }
  const offset = item.source.titleLinesEnd;
  const indent = ' '.repeat(item.source.contentColumn);
  if (style === 'line') return { offset, prefix: indent };
  // A nested list right below the title goes on with the new bullet in front.
  const below = offset < item.source.lines.end ? /^([ \t]*[-*+][ \t]+)\S/.exec(text.slice(offset, item.source.lines.end))?.[1] : undefined;
  const own = text.slice(item.source.marker.start, item.source.marker.end);
  return { offset, prefix: below ?? `${indent}${item.source.ordered ? '-' : own} ` };
}

/** A new line behind another one. A missing final line end stays missing. */
function insertLine(text: string, offset: number, line: string): Splice {
  const end = lineEnding(text);
  return /[\r\n]$/.test(text.slice(0, offset)) ? insert(offset, line + end) : insert(offset, end + line);
}

function removeField(roadmap: Roadmap, { lines, span, style }: Field): Splice {
  if (style === 'cell') return { ...span, text: '' };
  const { text } = roadmap;
  const before = /(?<hard>[ \t]*\\)?(?<end>\r\n|\n|\r)$/.exec(text.slice(0, lines.start))?.groups;
  // A backslash that broke the line before is a backslash where no line follows in the paragraph.
  const hard = before?.['hard'];
  if (hard !== undefined && !/^[ \t]*[^\s>*+-]/.test(text.slice(lines.end))) {
    const end = before?.['end'] ?? '';
    return { start: lines.start - end.length - hard.length, end: lines.end, text: lines.end === text.length && !/[\r\n]$/.test(text) ? '' : end };
  }
  if (/[\r\n]$/.test(text.slice(lines.start, lines.end))) return { ...lines, text: '' };
  return { start: lines.start - (before?.['end']?.length ?? 0), end: lines.end, text: '' };
}

/** A destination named in the first reading, as it is after the moves before this one. */
function present(to: Destination, first: Roadmap, current: Roadmap, order: readonly number[]): Destination {
  if (to.at === 'end') return to;
  if (to.at === 'new-section') {
    const made = current.sections.find(({ index, heading }) => index >= first.sections.length && heading.title === to.title);
    return made === undefined ? to : { at: 'end', section: made.index };
  }
  const index = first.items.findIndex(({ line }) => line === to.line);
  const neighbour = current.items[order.indexOf(index)];
  return neighbour === undefined || neighbour.section !== to.section ? { at: 'end', section: to.section } : { ...to, line: neighbour.line };
}

/** Moves one item, and tells the new order of the items. A text says why it cannot be done. */
function moveOne(
  roadmap: Roadmap,
  order: readonly number[],
  index: number,
  to: Destination,
  read: (text: string) => Roadmap,
): { roadmap: Roadmap; order: number[] } | string {
  const from = order.indexOf(index);
  const item = roadmap.items[from];
  if (item === undefined) return 'the item is gone';
  const text = splice(roadmap.text, moveItem(roadmap, item, to));
  if (text === null) return 'it cannot be moved there';
  const after = read(text);
  const target = targetOf(roadmap, after, item, to);
  const wrong = verifyMove(roadmap, after, from, target.index, target.section, to.at === 'new-section' ? target.heading : null);
  if (wrong !== null) return wrong;
  const size = roadmap.items.filter(({ line }) => line >= item.line && line <= item.endLine).length;
  const next = [...order];
  const moved = next.splice(from, size);
  next.splice(target.index > from ? target.index - size : target.index, 0, ...moved);
  return { roadmap: after, order: next };
}

/** The position, in the old reading's order, at which a moved item has to appear, and its section's key. */
function targetOf(before: Roadmap, after: Roadmap, item: Item, to: Destination): { index: number; section: string; heading: string } {
  if (to.at === 'new-section') {
    const made = after.sections.length - 1;
    const level = after.sections[made]?.heading.level ?? 0;
    return { index: before.items.length, section: sectionKey(after, made), heading: `${level} ${to.title}` };
  }
  if (to.at === 'end') {
    const start = to.section === null ? 0 : (before.sections[to.section]?.span.start ?? 0);
    const last = lastPeer(before, item, to.section)?.endLine ?? fittingTable(before, item, to.section)?.lastLine;
    const behind = before.items.findIndex((one) => (last === undefined ? one.source.lines.start >= start : one.line > last));
    return { index: behind === -1 ? before.items.length : behind, section: sectionKey(before, to.section), heading: '' };
  }
  const neighbour = before.items.findIndex(({ line }) => line === to.line);
  const found = before.items[neighbour];
  const behind = before.items.findIndex(({ line }) => found !== undefined && line > found.endLine);
  const index = to.at === 'before' ? neighbour : behind === -1 ? before.items.length : behind;
  return { index, section: sectionKey(before, to.section), heading: '' };
}

function withLastUpdated(roadmap: Roadmap, date: IsoDate | null): string {
  const { lastUpdated, text } = roadmap;
  const written = date === null || lastUpdated === null ? null : readDate(lastUpdated.text);
  if (date === null || lastUpdated === null || written === null || written.date === date) return text;
  return splice(text, [{ ...lastUpdated.span, text: written.write(date) }]) ?? text;
}
