import type { Destination, NewItem } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IssueAddress } from '../markdown/link.ts';
import { linesOf } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import type { RefusedEdit } from './change.ts';
import { editInPlace } from './in-place.ts';
import { type ArrivedForm, moveItem } from './move.ts';
import { addItem } from './new-item.ts';
import { destinationNow, type EditedItem, madeSection, type Progress, positionOf, untouched, withMadeSection } from './origins.ts';
import { isSameItem, sectionKey } from './signature.ts';
import { fittingTable, lastTarget, linesLike } from './targets.ts';
import { orderAfterMove, verifyMove } from './verify.ts';

/** The edits to make one by one, and what making them needs. */
export interface OneByOne {
  readonly edited: readonly EditedItem[];
  readonly moves: ReadonlyArray<EditedItem & ArrivedForm & { readonly to: Destination }>;
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
function moveOne(
  progress: Progress,
  { item: meant, edits, ...form }: EditedItem & ArrivedForm,
  to: Destination,
  read: (text: string) => Roadmap,
): Progress | string {
  const { first, roadmap, origins } = progress;
  const from = positionOf(progress, meant);
  const item = roadmap.items[from];
  if (item === undefined) return 'the item is gone';
  const { splices, arrival } = moveItem(roadmap, item, to, form);
  const text = splice(roadmap.text, splices);
  if (text === null) return 'it cannot be moved there';
  const after = read(text);
  const made = to.at === 'new-section' ? madeSection(roadmap, after, to, arrival.start) : null;
  const target = targetOf(roadmap, item, to, made === null ? null : { section: made.section, start: arrival.start });
  const isMeant = (arrived: Item | undefined) => isSameItem(first, meant, edits, after, arrived);
  const wrong = verifyMove(roadmap, after, { from, to: target.index, section: target.section, newSection: made, isMeant, edits });
  if (wrong !== null) return wrong;
  const there = made === null ? progress : withMadeSection(progress, made.index);
  return { ...there, roadmap: after, origins: orderAfterMove(roadmap, from, target.index).map((at) => origins[at] ?? null) };
}

/** The key of a section that is made, and the offset in the old reading at which it is made. */
interface MadeThere {
  readonly section: string;
  readonly start: number;
}

/** Where a moved item has to appear: its position in the order of the old reading, and the key of its section. */
function targetOf(before: Roadmap, item: Item, to: Destination, made: MadeThere | null): { index: number; section: string } {
  if (to.at === 'new-section') {
    const behind = before.items.findIndex(({ source }) => source.lines.start >= (made?.start ?? 0));
    return { index: behind === -1 ? before.items.length : behind, section: made?.section ?? '' };
  }
  if (to.at === 'end') {
    const start = to.section === null ? 0 : (before.sections[to.section]?.span.start ?? 0);
    const last = lastTarget(before, item, to.section)?.endLine ?? fittingTable(before, item, to.section)?.lastLine;
    const behind = before.items.findIndex((one) => (last === undefined ? one.source.lines.start >= start : one.line > last));
    return { index: behind === -1 ? before.items.length : behind, section: sectionKey(before, to.section) };
  }
  if (to.at === 'below') {
    const line = linesLike(before, to.section, to.text, linesOf(before.text))[to.nth];
    if (line === undefined) return targetOf(before, item, { at: 'end', section: to.section }, null);
    const behind = before.items.findIndex((one) => one.line > line);
    return { index: behind === -1 ? before.items.length : behind, section: sectionKey(before, to.section) };
  }
  const neighbour = before.items.findIndex(({ line }) => line === to.line);
  const found = before.items[neighbour];
  const behind = before.items.findIndex(({ line }) => found !== undefined && line > found.endLine);
  const index = to.at === 'before' ? neighbour : behind === -1 ? before.items.length : behind;
  return { index, section: sectionKey(before, to.section) };
}
