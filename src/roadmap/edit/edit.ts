import type { Destination, ItemEdit, NewItem } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { noteOf } from '../read/note.ts';
import { type ReadOptions, readRoadmap } from '../read/roadmap.ts';
import { readDate } from '../text/dates.ts';
import { splice } from '../text/splice.ts';
import { editInPlace, inOrder } from './in-place.ts';
import { moveItem } from './move.ts';
import { withMark } from './move-mark.ts';
import { addItem } from './new-item.ts';
import { destinationNow, type EditedItem, type Progress, positionOf, startOf } from './origins.ts';
import { rollOver } from './roll-over.ts';
import { isSameItem, sectionKey } from './signature.ts';
import { fittingTable, lastPeer } from './targets.ts';
import { orderAfterMove, verifyMove } from './verify.ts';

/** What is to change in the file. Lines are those of the reading that is edited. */
export interface FileChange {
  readonly items: ReadonlyArray<{ readonly line: number; readonly edits: readonly ItemEdit[] }>;
  /** None if it is left out. */
  readonly added?: readonly NewItem[];
  /** Items that leave the file, by their lines, with all that stands in them. Empty where an update goes out and none does; absent where none goes out. */
  readonly removed?: readonly number[];
  /** What stands under the heading `Note` goes, and the heading stays. */
  readonly clearNote?: boolean;
  /** The day for the line `Last updated`, if it is to be set. */
  readonly lastUpdated: IsoDate | null;
  /** The lines of the timeline's entries that the mark goes from and to, if it is to move. */
  readonly mark?: { readonly from: number; readonly to: number } | null;
}

export interface RefusedEdit {
  /** The line of the item, of the note's heading, or of the mark; of an item that is new, the number of its issue as `issue`. */
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
  const refused: RefusedEdit[] = [];
  const found = (line: number, edits: readonly ItemEdit[]): EditedItem[] => {
    const item = roadmap.items.find((one) => one.line === line);
    if (item === undefined) refused.push({ line, why: 'no item stands on this line' });
    return item === undefined ? [] : [{ item, edits }];
  };
  const edited = change.items.flatMap(({ line, edits }) => found(line, inOrder(edits)));
  const read = (text: string) => readRoadmap(text, reading);
  let progress = editInPlace(startOf(roadmap), edited, { read, address: reading.address }, (line, why) => refused.push({ line, why }));
  for (const { to, ...moved } of movesOf(edited)) {
    const { line } = moved.item;
    if (refused.some((one) => one.line === line)) continue;
    const result = moveOne(progress, moved, destinationNow(to, progress), read);
    if (typeof result === 'string') refused.push({ line, why: result });
    else progress = result;
  }
  for (const added of change.added ?? []) {
    const result = addItem(progress, added, read, reading.address);
    if (typeof result === 'string') refused.push({ line: 0, issue: added.issue, why: result });
    else progress = result;
  }
  const leaving = [...new Set(change.removed)].filter((line) => refused.every((one) => one.line !== line));
  const items = leaving.flatMap((line) => found(line, edited.find(({ item }) => item.line === line)?.edits ?? []));
  const after = rollOver(progress, { items, note: change.clearNote === true }, { read, refuse: (line, why) => refused.push({ line, why }) });
  if (refused.length > 0) return withoutRefused(roadmap, change, refused, reading);
  const dated = withLastUpdated(after, change.lastUpdated);
  if (change.mark == null) return { text: dated, refused };
  const marked = withMark(roadmap, dated === after.text ? after : read(dated), change.mark, read);
  if ('text' in marked) return { text: marked.text, refused };
  return { text: isDateAlone(change) ? roadmap.text : dated, refused: [marked] };
}

/** The moves in the order in which they are made: what goes beside a neighbour before that neighbour goes elsewhere. */
function movesOf(edited: readonly EditedItem[]): Array<EditedItem & { to: Destination }> {
  const moves = edited.flatMap(({ item, edits }) => edits.flatMap((edit) => (edit.edit === 'move' ? [{ item, edits, to: edit.to }] : [])));
  const beside = (to: Destination) => to.at === 'after' || to.at === 'before';
  return [...moves.filter(({ to }) => beside(to)), ...moves.filter(({ to }) => !beside(to))];
}

/** An item's edits belong together: one that cannot be made takes the others of the same item with it. */
function withoutRefused(roadmap: Roadmap, change: FileChange, refused: readonly RefusedEdit[], reading: ReadOptions): EditResult {
  const lines = new Set(refused.map(({ line }) => line));
  const items = change.items.filter(({ line }) => !lines.has(line));
  const issues = new Set(refused.map(({ issue }) => issue));
  const added = (change.added ?? []).filter(({ issue }) => !issues.has(issue));
  const removed = change.removed?.filter((line) => !lines.has(line));
  const clearNote = change.clearNote === true && !lines.has(noteOf(roadmap)?.line ?? -1);
  const lastUpdated = isDateAlone({ ...change, items, added }) ? null : change.lastUpdated;
  const result = editRoadmap(roadmap, { ...change, items, added, clearNote, lastUpdated, ...(removed === undefined ? {} : { removed }) }, reading);
  return { text: result.text, refused: [...refused, ...result.refused] };
}

/** A day alone is no change; but an update that went out sets it even where nothing of what it told can go. */
function isDateAlone({ items, added = [], removed, clearNote }: FileChange): boolean {
  return items.length + added.length === 0 && removed === undefined && clearNote !== true;
}

/** Moves one item. A text says why it cannot be done. */
function moveOne(progress: Progress, { item: meant, edits }: EditedItem, to: Destination, read: (text: string) => Roadmap): Progress | string {
  const { first, roadmap, origins } = progress;
  const from = positionOf(progress, meant);
  const item = roadmap.items[from];
  if (item === undefined) return 'the item is gone';
  const text = splice(roadmap.text, moveItem(roadmap, item, to));
  if (text === null) return 'it cannot be moved there';
  const after = read(text);
  const target = targetOf(roadmap, after, item, to);
  const isMeant = (arrived: Item | undefined) => isSameItem(first, meant, edits, after, arrived);
  const newSection = to.at === 'new-section' ? target.heading : null;
  const wrong = verifyMove(roadmap, after, { from, to: target.index, section: target.section, newSection, isMeant });
  if (wrong !== null) return wrong;
  return { ...progress, roadmap: after, origins: orderAfterMove(roadmap, from, target.index).map((at) => origins[at] ?? null) };
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
