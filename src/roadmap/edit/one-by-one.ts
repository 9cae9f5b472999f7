import type { Destination, NewItem } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IssueAddress } from '../markdown/link.ts';
import { linesOf } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import type { RefusedEdit } from './change.ts';
import { editInPlace } from './in-place.ts';
import { moveItem } from './move.ts';
import { addItem } from './new-item.ts';
import { destinationNow, type EditedItem, type Progress, positionOf, untouched } from './origins.ts';
import { isSameItem, sectionKey } from './signature.ts';
import { fittingTable, lastTarget, linesLike } from './targets.ts';
import { orderAfterMove, verifyMove } from './verify.ts';

/** The edits to make one by one, and what making them needs. */
export interface OneByOne {
  readonly edited: readonly EditedItem[];
  readonly moves: ReadonlyArray<EditedItem & { readonly to: Destination }>;
  readonly added: readonly NewItem[];
  readonly read: (text: string) => Roadmap;
  readonly address: IssueAddress;
  readonly refuse: (edit: RefusedEdit) => void;
}

/** Makes each edit by itself and reads the text after each. This is slow, but it shows which edit is not possible, and why. */
export function editOneByOne(roadmap: Roadmap, { edited, moves, added, read, address, refuse }: OneByOne): Progress {
  const refused = new Set<number>();
  let progress = editInPlace(untouched(roadmap), edited, { read, address }, (line, why) => {
    refused.add(line);
    refuse({ line, why });
  });
  for (const { to, ...moved } of moves) {
    const { line } = moved.item;
    if (refused.has(line)) continue;
    const result = moveOne(progress, moved, destinationNow(to, progress), read);
    if (typeof result === 'string') refuse({ line, why: result });
    else progress = result;
  }
  for (const one of added) {
    const result = addItem(progress, one, read, address);
    if (typeof result === 'string') refuse({ line: null, issue: one.issue, why: result });
    else progress = result;
  }
  return progress;
}

/** Moves one item. A string is the reason why that is not possible. */
function moveOne(progress: Progress, { item: meant, edits }: EditedItem, to: Destination, read: (text: string) => Roadmap): Progress | string {
  const { first, roadmap, origins } = progress;
  const from = positionOf(progress, meant);
  const item = roadmap.items[from];
  if (item === undefined) return 'the item is gone';
  const text = splice(roadmap.text, moveItem(roadmap, item, to).splices);
  if (text === null) return 'it cannot be moved there';
  const after = read(text);
  const target = targetOf(roadmap, after, item, to);
  const isMeant = (arrived: Item | undefined) => isSameItem(first, meant, edits, after, arrived);
  const newSection = to.at === 'new-section' ? target.heading : null;
  const wrong = verifyMove(roadmap, after, { from, to: target.index, section: target.section, newSection, isMeant });
  if (wrong !== null) return wrong;
  return { ...progress, roadmap: after, origins: orderAfterMove(roadmap, from, target.index).map((at) => origins[at] ?? null) };
}

/** Where a moved item has to appear: its position in the order of the old reading, and the key of its section. */
function targetOf(before: Roadmap, after: Roadmap, item: Item, to: Destination): { index: number; section: string; heading: string } {
  if (to.at === 'new-section') {
    const made = after.sections.length - 1;
    const level = after.sections[made]?.heading.level ?? 0;
    return { index: before.items.length, section: sectionKey(after, made), heading: `${level} ${to.title}` };
  }
  if (to.at === 'end') {
    const start = to.section === null ? 0 : (before.sections[to.section]?.span.start ?? 0);
    const last = lastTarget(before, item, to.section)?.endLine ?? fittingTable(before, item, to.section)?.lastLine;
    const behind = before.items.findIndex((one) => (last === undefined ? one.source.lines.start >= start : one.line > last));
    return { index: behind === -1 ? before.items.length : behind, section: sectionKey(before, to.section), heading: '' };
  }
  if (to.at === 'below') {
    const line = linesLike(before, to.section, to.text, linesOf(before.text))[to.nth];
    if (line === undefined) return targetOf(before, after, item, { at: 'end', section: to.section });
    const behind = before.items.findIndex((one) => one.line > line);
    return { index: behind === -1 ? before.items.length : behind, section: sectionKey(before, to.section), heading: '' };
  }
  const neighbour = before.items.findIndex(({ line }) => line === to.line);
  const found = before.items[neighbour];
  const behind = before.items.findIndex(({ line }) => found !== undefined && line > found.endLine);
  const index = to.at === 'before' ? neighbour : behind === -1 ? before.items.length : behind;
  return { index, section: sectionKey(before, to.section), heading: '' };
}
