import { Unreadable } from '../../model/errors.ts';
import type { ItemEdit } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { noteOf } from '../read/note.ts';
import { type ReadOptions, readRoadmap } from '../read/roadmap.ts';
import { opened } from '../release/opened.ts';
import { editAtOnce } from './at-once.ts';
import type { EditResult, FileChange, RefusedEdit } from './change.ts';
import { culprits, movesOf } from './culprits.ts';
import { withoutEmptied } from './emptied.ts';
import { inOrder } from './in-place.ts';
import { stepByStep } from './step-by-step.ts';
import type { UnreadRoadmap } from './verify.ts';

/**
 * Edits a roadmap by splices into its source. The result is read again, and edits whose result does not read as planned are
 * refused. So the returned text always reads as planned. Every character outside of a splice stays.
 */
export function editRoadmap(roadmap: Roadmap, change: FileChange, reading: ReadOptions): EditResult {
  const itemAt = (line: number) => roadmap.items.find((one) => one.line === line);
  const { added = [], removed = [], clearNote = false, lastUpdated, mark = null } = change;
  const missing = new Set([...change.items.map(({ line }) => line), ...removed].filter((line) => itemAt(line) === undefined));
  const nowhere = [...missing].map((line): RefusedEdit => ({ line, why: 'there is no item on this line' }));
  if (nowhere.length > 0) return editWithoutRefused(roadmap, change, nowhere, reading);
  const edited = change.items.flatMap(({ line, edits }) => {
    const item = itemAt(line);
    return item === undefined ? [] : [{ item, edits: inOrder(edits) }];
  });
  const leaving = [...new Set(removed)].flatMap((line) => itemAt(line) ?? []);
  const edits = { edited, moves: movesOf(edited), added, leaving, clearNote, lastUpdated, mark };
  const tools = { read: (text: string) => readOrNothing(text, reading), address: reading.address };
  const whole = (edited: Roadmap): EditResult => {
    const after = withoutEmptied(edited, change.left ?? [], roadmap, tools.read);
    const next = change.opens === undefined ? after : opened(after, change.opens, tools.read);
    if (typeof next !== 'string') return { text: next.text, roadmap: next, refused: [] };
    const { opens: _, ...rest } = change;
    return editWithoutRefused(roadmap, rest, [{ line: 1, why: next }], reading);
  };
  const atOnce = editAtOnce(roadmap, edits, tools);
  if (atOnce.result === 'done') return whole(atOnce.roadmap);
  const refused = atOnce.result === 'misread' ? culprits(roadmap, edits, tools) : [];
  const after = refused.length > 0 ? roadmap : stepByStep(roadmap, edits, tools, (one) => refused.push(one));
  if (refused.length === 0) return whole(after);
  const plainer = withPlainerMoves(change, refused);
  return plainer === null ? editWithoutRefused(roadmap, change, refused, reading) : editRoadmap(roadmap, plainer, reading);
}

/** Reads an edited text. If its nesting is too deep, nothing is read in it, so the edit at fault does not read as planned and is refused. */
function readOrNothing(text: string, reading: ReadOptions): Roadmap | UnreadRoadmap {
  try {
    return readRoadmap(text, reading);
  } catch (error) {
    if (error instanceof Unreadable) return { ...readRoadmap('', reading), text, whyUnread: error.reason.replace(/^it is /u, 'the file would be ') };
    throw error;
  }
}

/** The change with plainer moves for refused items that were to go back to exactly where they stood. Null: there is none. */
function withPlainerMoves(change: FileChange, refused: readonly RefusedEdit[]): FileChange | null {
  const lines = new Set(refused.map(({ line }) => line));
  let isPlainer = false;
  const plainer = (edit: ItemEdit): ItemEdit => {
    if (edit.edit === 'move' && (edit.box === '' || edit.row !== undefined)) {
      isPlainer = true;
      return { edit: 'move', to: edit.to };
    }
    if (edit.edit !== 'move' || !('back' in edit.to)) return edit;
    isPlainer = true;
    const { back: _, ...to } = edit.to;
    return { ...edit, to: to.at === 'below' ? { at: 'end', section: to.section } : to };
  };
  const items = change.items.map(({ line, edits }) => ({ line, edits: lines.has(line) ? edits.map(plainer) : edits }));
  return isPlainer ? { ...change, items } : null;
}

/** Edits again without the refused items. All edits of an item belong together, so if one is refused, none of them is made. */
function editWithoutRefused(roadmap: Roadmap, change: FileChange, refused: readonly RefusedEdit[], reading: ReadOptions): EditResult {
  const lines = new Set(refused.map(({ line }) => line));
  const items = change.items.filter(({ line }) => !lines.has(line));
  const issues = new Set(refused.map(({ issue }) => issue));
  const added = (change.added ?? []).filter(({ issue }) => !issues.has(issue));
  const removed = change.removed?.filter((line) => !lines.has(line));
  const clearNote = change.clearNote === true && !lines.has(noteOf(roadmap)?.line ?? -1);
  const mark = change.mark == null || lines.has(change.mark.from) ? null : change.mark;
  const rest = { ...change, items, added, clearNote, mark, ...(removed === undefined ? {} : { removed }) };
  const result = editRoadmap(roadmap, { ...rest, lastUpdated: isDateAlone(rest) ? null : change.lastUpdated }, reading);
  return { ...result, refused: [...refused, ...result.refused] };
}

/** Whether only the date of `Last updated` would change, which is not done. But a published update sets it even if no item leaves the file. */
function isDateAlone({ items, added = [], removed, clearNote }: FileChange): boolean {
  return items.length + added.length === 0 && removed === undefined && clearNote !== true;
}
