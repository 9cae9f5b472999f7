import type { Destination, ItemEdit } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { noteOf } from '../read/note.ts';
import { type ReadOptions, readRoadmap } from '../read/roadmap.ts';
import { readDate } from '../text/dates.ts';
import { type Splice, splice } from '../text/splice.ts';
import { type EditsAtOnce, type EditTools, editAtOnce } from './at-once.ts';
import type { EditResult, FileChange, RefusedEdit } from './change.ts';
import { withoutEmptied } from './emptied.ts';
import { inOrder } from './in-place.ts';
import { withMark } from './move-mark.ts';
import { editOneByOne } from './one-by-one.ts';
import type { EditedItem } from './origins.ts';
import { rollOver } from './roll-over.ts';

/**
 * Edits a roadmap by splices into its source. The result is read again, and edits whose result does not read as planned are
 * refused. So the returned text always reads as planned. Every character outside of a splice stays.
 */
export function editRoadmap(roadmap: Roadmap, change: FileChange, reading: ReadOptions): EditResult {
  const refused: RefusedEdit[] = [];
  const found = (line: number, edits: readonly ItemEdit[]): EditedItem[] => {
    const item = roadmap.items.find((one) => one.line === line);
    if (item === undefined) refused.push({ line, why: 'there is no item on this line' });
    return item === undefined ? [] : [{ item, edits }];
  };
  const edited = change.items.flatMap(({ line, edits }) => found(line, inOrder(edits)));
  const read = (text: string) => readRoadmap(text, reading);
  const tools = { read, address: reading.address };
  const { added = [], removed, clearNote = false, lastUpdated, mark = null } = change;
  const edits = { edited, moves: movesOf(edited), added };
  // Items that leave the file with an update are removed after all other edits.
  const rollsOver = removed !== undefined || clearNote;
  const atOnce = !rollsOver && refused.length === 0 ? editAtOnce(roadmap, { ...edits, others: daySplices(roadmap, lastUpdated) }, tools) : null;
  const together = atOnce?.result === 'done' ? atOnce.roadmap : null;
  if (together === null) {
    if (atOnce?.result === 'misread') refused.push(...culprits(roadmap, edits, tools));
    if (refused.length > 0 && !rollsOver) return editWithoutRefused(roadmap, change, refused, reading);
  }
  const progress = together === null ? editOneByOne(roadmap, { ...edits, ...tools, refuse: (one) => refused.push(one) }) : null;
  const leaving = [...new Set(removed)].filter((line) => refused.every((one) => one.line !== line));
  const items = leaving.flatMap((line) => found(line, edited.find(({ item }) => item.line === line)?.edits ?? []));
  const rolled = progress === null ? roadmap : rollOver(progress, { items, note: clearNote }, { read, refuse: (line, why) => refused.push({ line, why }) });
  if (refused.length > 0) return editWithoutRefused(roadmap, change, refused, reading);
  const dated = together ?? reread(rolled, splice(rolled.text, daySplices(rolled, lastUpdated)) ?? rolled.text, read);
  const after = withoutEmptied(dated, change.left ?? [], read);
  if (mark === null) return { text: after.text, roadmap: after, refused };
  const marked = withMark(roadmap, after, mark, read);
  if ('roadmap' in marked) return { text: marked.roadmap.text, roadmap: marked.roadmap, refused };
  const kept = isDateAlone(change) ? roadmap : after;
  return { text: kept.text, roadmap: kept, refused: [marked] };
}

/** Reads a text, unless it is the one that was read already. */
function reread(roadmap: Roadmap, text: string, read: (text: string) => Roadmap): Roadmap {
  return text === roadmap.text ? roadmap : read(text);
}

/** If edits together do not read as planned, the ones that fail by themselves, each with its reason. They are found by bisection. */
function culprits(roadmap: Roadmap, edits: Omit<EditsAtOnce, 'others'>, tools: EditTools): RefusedEdit[] {
  const { edited, added } = edits;
  if (edited.length + added.length === 1) {
    const refused: RefusedEdit[] = [];
    editOneByOne(roadmap, { ...edits, ...tools, refuse: (one) => refused.push(one) });
    return refused;
  }
  const half = Math.ceil((edited.length + added.length) / 2);
  const parts = [
    { edited: edited.slice(0, half), added: added.slice(0, Math.max(0, half - edited.length)) },
    { edited: edited.slice(half), added: added.slice(Math.max(0, half - edited.length)) },
  ];
  return parts.flatMap((part) => {
    const some = { ...part, moves: movesOf(part.edited) };
    return editAtOnce(roadmap, { ...some, others: [] }, tools).result === 'done' ? [] : culprits(roadmap, some, tools);
  });
}

/** The moves in the order in which they are made. An item moves beside its neighbour before that neighbour moves away. */
export function movesOf(edited: readonly EditedItem[]): Array<EditedItem & { to: Destination }> {
  const moves = edited.flatMap(({ item, edits }) => edits.flatMap((edit) => (edit.edit === 'move' ? [{ item, edits, to: edit.to }] : [])));
  const beside = (to: Destination) => to.at === 'after' || to.at === 'before';
  return [...moves.filter(({ to }) => beside(to)), ...moves.filter(({ to }) => !beside(to))];
}

/** Edits again without the refused items. All edits of an item belong together, so if one is refused, none of them is made. */
function editWithoutRefused(roadmap: Roadmap, change: FileChange, refused: readonly RefusedEdit[], reading: ReadOptions): EditResult {
  const lines = new Set(refused.map(({ line }) => line));
  const items = change.items.filter(({ line }) => !lines.has(line));
  const issues = new Set(refused.map(({ issue }) => issue));
  const added = (change.added ?? []).filter(({ issue }) => !issues.has(issue));
  const removed = change.removed?.filter((line) => !lines.has(line));
  const clearNote = change.clearNote === true && !lines.has(noteOf(roadmap)?.line ?? -1);
  const lastUpdated = isDateAlone({ ...change, items, added }) ? null : change.lastUpdated;
  const result = editRoadmap(roadmap, { ...change, items, added, clearNote, lastUpdated, ...(removed === undefined ? {} : { removed }) }, reading);
  return { ...result, refused: [...refused, ...result.refused] };
}

/** Whether only the date of `Last updated` would change, which is not done. But a published update sets it even if no item leaves the file. */
function isDateAlone({ items, added = [], removed, clearNote }: FileChange): boolean {
  return items.length + added.length === 0 && removed === undefined && clearNote !== true;
}

/** The splice that sets the line `Last updated`; none if there is no such line, or if it has this day already. */
function daySplices({ lastUpdated }: Roadmap, date: IsoDate | null): Splice[] {
  const written = date === null || lastUpdated === null ? null : readDate(lastUpdated.text);
  if (date === null || lastUpdated === null || written === null || written.date === date) return [];
  return [{ ...lastUpdated.span, text: written.write(date) }];
}
