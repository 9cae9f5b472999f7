import type { ItemEdit } from '../../model/plan.ts';
import { type Item, isClosedRole, type Roadmap, type Role } from '../../model/roadmap.ts';
import { SHAPES } from '../../model/shapes.ts';
import { canonicalText } from '../text/text.ts';
import { comparable, foresee, isFinished, outsideRenewed, renewalBy, type Signature, sectionKey, signaturesOf, standsInside } from './signature.ts';

/** The changes to the file for one item, by its position in the reading. */
export interface IndexedEdits {
  readonly index: number;
  readonly edits: readonly ItemEdit[];
}

/** What stands in the place of a reading where the text nests too deeply to be read. */
export interface UnreadRoadmap extends Roadmap {
  /** As a refused edit says it. */
  readonly whyUnread: string;
}

function whyUnread(after: Roadmap | UnreadRoadmap): string | null {
  return 'whyUnread' in after ? after.whyUnread : null;
}

/** Compares items, sections and candidates of two readings. Null if the text reads as planned, or else the first difference in words. */
export function verifyInPlace(before: Roadmap, after: Roadmap, edited: readonly IndexedEdits[]): string | null {
  const { kept, left, rewritten } = comparedInPlace(before, after, edited);
  const wanted = signaturesOf(before, kept);
  const byItem = new Map(kept.map((item, at) => [item, wanted[at]]));
  for (const { index, edits } of edited) {
    const item = before.items[index];
    const signature = item === undefined ? undefined : byItem.get(item);
    if (item !== undefined && signature !== undefined) for (const edit of edits) foresee(signature, edit, isFinished(before, item));
  }
  return firstDifference(before, wanted, after, left, { rewritten });
}

/** The items of two readings that can be compared one by one, in their order: all except those inside of what is replaced. */
export function comparedInPlace(before: Roadmap, after: Roadmap, edited: readonly IndexedEdits[]): { kept: Item[]; left: Item[]; rewritten: Rewritten } {
  const editsOf = new Map(edited.map(({ index, edits }) => [before.items[index], edits]));
  const kept = before.items.filter(outsideRenewed((item) => renewalBy(editsOf.get(item) ?? [])));
  const left = itemsLeft(
    after.items,
    kept.map((item) => editsOf.get(item) ?? []),
  );
  return { kept, left, rewritten: rewrittenIn(kept, left, (at) => editsOf.get(kept[at] as Item) ?? []) };
}

/** The items after some edits that can be compared with those before, one by one. @param editsOf the edits of each of these, in their order */
function itemsLeft(items: readonly Item[], editsOf: ReadonlyArray<readonly ItemEdit[]>): Item[] {
  let position = -1;
  return items.filter(
    outsideRenewed(() => {
      position += 1;
      return renewalBy(editsOf[position] ?? []);
    }),
  );
}

/** The items whose notes are replaced, in both readings. Headings and candidates inside of them are a part of the notes. */
export interface Rewritten {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

const NOTHING_REWRITTEN: Rewritten = { before: [], after: [] };

function rewrittenIn(kept: readonly Item[], left: readonly Item[], editsAt: (at: number) => readonly ItemEdit[]): Rewritten {
  const isRewritten = (_: Item, at: number) => renewalBy(editsAt(at)).notes;
  return { before: kept.filter(isRewritten), after: left.filter(isRewritten) };
}

/**
 * Verifies the reading after an item was added.
 * @param item the new item in the reading after the edit
 */
export function verifyNew(
  before: Roadmap,
  after: Roadmap,
  item: Item | undefined,
  wanted: { reads: string; issue: number; section: string },
  newSection: NewHeading | null,
): string | null {
  const right = item !== undefined && canonicalText(item.title) === canonicalText(wanted.reads) && item.issue === wanted.issue && item.state === 'open';
  if (!right || sectionKey(after, item.section) !== wanted.section) return whyUnread(after) ?? `“${wanted.reads}” would not read as an item`;
  const left = after.items.filter(outsideRenewed((one) => (one === item ? WHOLE : NOTHING))).filter((one) => one !== item);
  return firstDifference(before, signaturesOf(before, before.items), after, left, { newSections: newSection === null ? [] : [newSection], newItems: [item] });
}

/** A moved item, and the place where it has to appear. */
export interface VerifiedMove {
  /** Position of the item in the reading before. */
  readonly from: number;
  /** Position, in the order of the reading before, at which it has to appear. */
  readonly to: number;
  readonly section: string;
  /** The new heading above it; null if its section existed before. */
  readonly newSection: NewHeading | null;
  /** Its edits, of which the move may change its box. Left out: none does. */
  readonly edits?: readonly ItemEdit[];
  /** Whether an item of the new reading is the moved one. */
  readonly isMeant: (arrived: Item | undefined) => boolean;
}

/** The expected values of an item of the first reading after all edits. */
export interface ForeseenItem {
  readonly item: Item;
  readonly edits: readonly ItemEdit[];
  /** For an item that moved, or is inside one that moved: the index of its section in the reading after the edits. */
  readonly movedTo: { readonly section: number | null } | null;
}

/** What leaves the file: the lines of the reading before, and what the line `Last updated` has to say afterwards; null if there is none. */
export interface GoneLines {
  readonly lines: ReadonlySet<number>;
  readonly day: string | null;
}

/** The expected values of a new item in the reading after the edits. */
export interface ForeseenNew {
  readonly reads: string;
  readonly issue: number;
  readonly section: number | null;
}

/**
 * Verifies the reading after any number of edits. Null if the text reads as planned, or else the first difference in words.
 * @param foreseen the items of the first reading in their new order, without those inside of items whose sub-items are replaced
 * @param newSections the headings that are made
 * @param gone what leaves the file; null: nothing
 */
export function verifyAll(
  before: Roadmap,
  after: Roadmap,
  foreseen: readonly ForeseenItem[],
  added: readonly ForeseenNew[],
  newSections: readonly NewHeading[],
  gone: GoneLines | null = null,
): string | null {
  const arrived = added.map(({ issue }) => after.items.find((item) => item.issue === issue));
  for (const [index, wanted] of added.entries()) {
    const item = arrived[index];
    const right = item !== undefined && canonicalText(item.title) === canonicalText(wanted.reads) && item.state === 'open';
    if (!right || sectionKey(after, item.section) !== sectionKey(after, wanted.section)) return `“${wanted.reads}” would not read as an item`;
  }
  const newItems = arrived.filter((item) => item !== undefined);
  const signatures = signaturesOf(
    before,
    foreseen.map(({ item }) => item),
  );
  const wanted = signatures.map((signature, at): Signature => {
    const { item, edits = [], movedTo = null } = foreseen[at] ?? {};
    if (item !== undefined) for (const edit of edits) foresee(signature, edit, isFinished(before, item));
    if (movedTo === null) return signature;
    return { ...signature, section: signature.parent === null ? sectionKey(after, movedTo.section) : '', state: null };
  });
  const old = after.items.filter(outsideRenewed((item) => (newItems.includes(item) ? WHOLE : NOTHING))).filter((item) => !newItems.includes(item));
  const left = itemsLeft(
    old,
    foreseen.map(({ edits }) => edits),
  );
  const rewritten = rewrittenIn(
    foreseen.map(({ item }) => item),
    left,
    (at) => foreseen[at]?.edits ?? [],
  );
  const rest = gone === null ? before : withoutLines(before, gone.lines);
  const wrong = firstDifference(rest, wanted, after, left, { newSections, newItems, rewritten });
  return wrong ?? (gone === null || gone.day === (after.lastUpdated?.text ?? null) ? null : LAST_UPDATED_LOST);
}

/** Verifies the reading after an item was moved with its sub-items. Null if the text reads as planned, or else the first difference in words. */
export function verifyMove(before: Roadmap, after: Roadmap, { from, to, section, newSection, edits = [], isMeant }: VerifiedMove): string | null {
  const order = orderAfterMove(before, from, to);
  const positions = new Map(order.map((at, position) => [at, position]));
  if (!isMeant(after.items[positions.get(from) ?? -1])) return whyUnread(after) ?? 'another item would be moved';
  const moved = new Set(order.slice(positions.get(from), (positions.get(from) ?? 0) + sizeOf(before, from)));
  const signatures = signaturesOf(before, before.items);
  const own = signatures[from];
  for (const edit of edits) if (own !== undefined && edit.edit === 'move') foresee(own, edit, false);
  const wanted = order.flatMap((at) => {
    const signature = signatures[at];
    if (signature === undefined) return [];
    if (signature.parent !== null) signature.parent = positions.get(signature.parent) ?? null;
    // The state of a moved item is not compared, because its new section may decide it. It was verified before the move.
    return [moved.has(at) ? { ...signature, section: signature.parent === null ? section : '', state: null } : signature];
  });
  return firstDifference(before, wanted, after, after.items, { newSections: newSection === null ? [] : [newSection] });
}

/** The number of items that move together: the item and those inside it. */
function sizeOf({ items }: Roadmap, index: number): number {
  const item = items[index];
  return item === undefined ? 0 : items.filter(({ line }) => line >= item.line && line <= item.endLine).length;
}

/** The positions of a reading's items in their order after a move. */
export function orderAfterMove(before: Roadmap, from: number, to: number): number[] {
  const order = before.items.map((_, at) => at);
  const size = sizeOf(before, from);
  const moved = order.splice(from, size);
  order.splice(to > from ? to - size : to, 0, ...moved);
  return order;
}

/** The lines and items that are removed. */
interface Gone {
  /** Lines of the reading before. */
  readonly lines: ReadonlySet<number>;
  readonly isGone: (item: Item) => boolean;
}

/** What the reading has to be without some lines: headings and candidates on them go, and those items, but no others. */
export function verifyWithout(before: Roadmap, after: Roadmap, { lines, isGone }: Gone): string | null {
  const items = before.items.filter((item) => !isGone(item));
  const wrong = firstDifference({ ...withoutLines(before, lines), items }, signaturesOf(before, items), after, after.items);
  return wrong ?? (before.lastUpdated?.text === after.lastUpdated?.text ? null : LAST_UPDATED_LOST);
}

const LAST_UPDATED_LOST = 'the line “Last updated” would go with it';

/** The reading without the headings and candidates on some lines. */
function withoutLines(before: Roadmap, lines: ReadonlySet<number>): Roadmap {
  const stays = ({ line }: { readonly line: number }) => !lines.has(line);
  return { ...before, sections: before.sections.filter(({ heading }) => stays(heading)), candidates: before.candidates.filter(stays) };
}

/** A heading that is made: the index of its section in the reading after the edit, its text with its level, as in `2 Completed`, and what it is made for. */
export interface NewHeading {
  readonly index: number;
  readonly heading: string;
  readonly role: Role;
}

/** What is in the reading after an edit and was not before. */
interface New {
  readonly newSections?: readonly NewHeading[];
  readonly newItems?: readonly Item[];
  readonly rewritten?: Rewritten;
}

const WHOLE = { subItems: true, notes: true } as const;
const NOTHING = { subItems: false, notes: false } as const;

/** The first difference in words; null if there is none. @param items the items of the new reading that are compared with the wanted ones */
function firstDifference(
  before: Roadmap,
  wanted: readonly Signature[],
  after: Roadmap,
  items: readonly Item[],
  { newSections = [], newItems = [], rewritten = NOTHING_REWRITTEN }: New = {},
): string | null {
  const unread = whyUnread(after);
  if (unread !== null) return unread;
  const got = signaturesOf(after, items);
  for (const [index, signature] of wanted.entries()) {
    const one = got[index];
    const subItems = signature.subItems === null ? null : canonicalText(items[index]?.subItems ?? '');
    const state = signature.state === null ? null : (one?.state ?? null);
    if (one === undefined || comparable({ ...one, state, subItems }) !== comparable(signature)) return difference(wanted, got, index);
  }
  const more = got[wanted.length];
  if (more !== undefined) return `“${more.title}” would become an item`;
  const asOpen = newSections.find(({ index, role }) => isClosedRole(role) && after.sections[index]?.role === 'open');
  if (asOpen !== undefined) return `the configuration reads the new section “${after.sections[asOpen.index]?.heading.title}” as one of open work`;
  const made = new Map(newSections.map(({ index, heading }) => [index, heading]));
  const isMade = [...made].every(([index, heading]) => heading === `${after.sections[index]?.heading.level} ${after.sections[index]?.heading.title}`);
  const others = { ...after, sections: after.sections.filter(({ index }) => !made.has(index)) };
  const headings = headingsOf(before, [], rewritten.before).join('\n');
  if (!isMade || headings !== headingsOf(others, newItems, rewritten.after).join('\n')) return 'the headings would change';
  // The heading of an emptied section may become a candidate. Headings were compared above, so such candidates are left out.
  const candidates = (roadmap: Roadmap, inside: readonly Item[]) =>
    roadmap.candidates.filter(({ why, line }) => why !== 'heading' && !standsInside(line, inside)).map(({ text, why }) => `${why} ${text}`);
  const rest = (roadmap: Roadmap, inside: readonly Item[]) =>
    [...candidates(roadmap, inside), ...roadmap.timeline.map(({ label, date }) => `${label} ${date}`)].toSorted().join('\n');
  return rest(before, rewritten.before) === rest(after, rewritten.after) ? null : 'other text would read differently';
}

/** The first difference between two lists of items, in words for people. */
function difference(wanted: readonly Signature[], got: readonly Signature[], index: number): string {
  const [title, instead] = [wanted[index]?.title, got[index]?.title];
  const has = (list: readonly Signature[], name: string | undefined) => list.some((one) => one.title === name);
  if (title === instead) return `“${title}” would read differently`;
  if (instead !== undefined && !has(wanted, instead)) return `“${instead}” would become an item`;
  return has(got, title) ? `“${title}” would be in another place` : `“${title}” would no longer be an item`;
}

/** The headings to compare, without those that are items, because items are compared separately. @param without items whose headings are left out @param rewritten items inside of which headings are left out */
function headingsOf(roadmap: Roadmap, without: readonly Item[], rewritten: readonly Item[]): string[] {
  const items = new Set(roadmap.items.filter(({ shape }) => SHAPES[shape].among === 'headings').map(({ line }) => line));
  return roadmap.sections
    .filter(({ heading }) => without.every(({ line, endLine }) => heading.line < line || heading.line > endLine) && !standsInside(heading.line, rewritten))
    .map(({ heading }) => `${heading.level} ${items.has(heading.line) ? '' : heading.title}`);
}
