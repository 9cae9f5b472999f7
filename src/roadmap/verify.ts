import type { Item, ItemEdit, ItemState, Roadmap, StatusMark } from '../model.ts';
import { canonicalText } from './text.ts';

/** What two readings of an item have in common when it is the same item. */
interface Signature {
  title: string;
  issue: number | null;
  ambiguous: boolean;
  box: string | null;
  struck: boolean;
  external: boolean;
  /** What a heading or row says of its state. In a section of finished items the state is the section's: null. */
  status: { text: string; state: ItemState | null; where: StatusMark['where'] } | null;
  fields: Record<string, string>;
  notes: string;
  /** Compared only where they are set: else each of them is compared by itself. */
  subItems: string | null;
  section: string;
  /** Position of the parent item in the reading. */
  parent: number | null;
}

/** The changes to the file for one item, by its position in the reading. */
export interface IndexedEdits {
  readonly index: number;
  readonly edits: readonly ItemEdit[];
}

/** Compares items, sections and candidates, not trees. Null where the text reads as planned, else what does not. */
export function verifyInPlace(before: Roadmap, after: Roadmap, edited: readonly IndexedEdits[]): string | null {
  const renewed = new Set(edited.filter(({ edits }) => edits.some(({ edit }) => edit === 'set-sub-items')).map(({ index }) => before.items[index]));
  const kept = before.items.filter(outside((item) => renewed.has(item)));
  let position = -1;
  const left = after.items.filter(
    outside(() => {
      position += 1;
      return renewed.has(kept[position]);
    }),
  );
  const wanted = signaturesOf(before, kept);
  const byItem = new Map(kept.map((item, at) => [item, wanted[at]]));
  for (const { index, edits } of edited) {
    const item = before.items[index];
    const signature = item === undefined ? undefined : byItem.get(item);
    if (signature !== undefined) for (const edit of edits) foresee(signature, edit);
  }
  return firstDifference(before, wanted, after, left, []);
}

/**
 * Where sub-items are written anew, those that were there and those that are are not compared one by one.
 * @param isRenewed called for each item that stands in none of those, in their order
 */
function outside(isRenewed: (item: Item) => boolean): (item: Item) => boolean {
  const inside = new Set<number>();
  return (item) => {
    const within = item.parent !== null && inside.has(item.parent);
    if (within || isRenewed(item)) inside.add(item.line);
    return !within;
  };
}

/** What the reading has to be with one more item. @param at its position in the order of the new reading */
export function verifyNew(
  before: Roadmap,
  after: Roadmap,
  at: number,
  wanted: { reads: string; issue: number; section: string },
  newSection: string | null,
): string | null {
  const item = after.items[at];
  const right = item !== undefined && canonicalText(item.title) === canonicalText(wanted.reads) && item.issue === wanted.issue && item.state === 'open';
  if (!right || sectionKey(after, item.section) !== wanted.section) return `“${wanted.reads}” would not read as an item`;
  const left = after.items.filter(outside((one) => one === item)).filter((one) => one !== item);
  return firstDifference(before, signaturesOf(before, before.items), after, left, newSection === null ? [] : [newSection]);
}

/** What the reading has to be when some items, with those inside them, stand elsewhere. */
export function verifyMove(before: Roadmap, after: Roadmap, index: number, toIndex: number, toSection: string, newSection: string | null): string | null {
  const item = before.items[index];
  if (item === undefined) return 'the item is gone';
  const size = before.items.filter(({ line }) => line >= item.line && line <= item.endLine).length;
  const order = before.items.map((_, at) => at);
  const moved = order.splice(index, size);
  order.splice(toIndex > index ? toIndex - size : toIndex, 0, ...moved);
  const positions = new Map(order.map((at, position) => [at, position]));
  const signatures = signaturesOf(before, before.items);
  const wanted = order.flatMap((at) => {
    const signature = signatures[at];
    if (signature === undefined) return [];
    if (signature.parent !== null) signature.parent = positions.get(signature.parent) ?? null;
    if (!moved.includes(at)) return [signature];
    // What a row says was verified before it moved: where it stands now may say more.
    const arrived = after.items[positions.get(at) ?? -1];
    const state = arrived === undefined ? null : (signaturesOf(after, [arrived])[0]?.status?.state ?? null);
    return [{ ...signature, section: toSection, status: signature.status === null ? null : { ...signature.status, state } }];
  });
  return firstDifference(before, wanted, after, after.items, newSection === null ? [] : [newSection]);
}

/** @param items some of the roadmap's, in its order: a parent is told by its position among them */
function signaturesOf(roadmap: Roadmap, items: readonly Item[]): Signature[] {
  const positions = new Map(items.map(({ line }, position) => [line, position]));
  return items.map((item) => signatureOf(roadmap, item, item.parent === null ? null : (positions.get(item.parent) ?? null)));
}

function signatureOf(roadmap: Roadmap, item: Item, parent: number | null): Signature {
  const { source } = item;
  const finished = item.section !== null && ['done', 'resolved', 'dropped'].includes(roadmap.sections[item.section]?.role ?? 'none');
  return {
    title: canonicalText(item.title),
    issue: item.issue,
    ambiguous: item.ambiguous,
    box: source.box === null ? null : roadmap.text.slice(source.box.start, source.box.end).trim().toLowerCase(),
    struck: source.strike !== null,
    external: source.externalMark !== null,
    status: source.status === null ? null : { text: statusText(source.status.text), state: finished ? null : item.state, where: source.status.where },
    fields: Object.fromEntries(Object.values(item.fields).map(({ key, value }) => [key, value])),
    notes: canonicalText(item.notes),
    subItems: null,
    section: sectionKey(roadmap, item.section),
    parent,
  };
}

/** A status as it is compared: a bar stands escaped in a cell. */
function statusText(text: string): string {
  return text.replace(/\\\|/g, '|').trim();
}

/** A section's headings; the level tells a paragraph that became a heading from one that did not. */
export function sectionKey(roadmap: Roadmap, section: number | null): string {
  const found = section === null ? undefined : roadmap.sections[section];
  return found === undefined ? '' : `${found.heading.level} ${found.path.join(' / ')}`;
}

function foresee(signature: Signature, edit: ItemEdit): void {
  switch (edit.edit) {
    case 'link':
      signature.issue = edit.issue;
      return;
    case 'tick':
      signature.box = edit.ticked ? 'x' : '';
      return;
    case 'strike':
      signature.struck = edit.struck;
      return;
    case 'set-field':
      signature.fields = { ...signature.fields, [edit.key]: edit.value };
      return;
    case 'remove-field':
      signature.fields = Object.fromEntries(Object.entries(signature.fields).filter(([key]) => key !== edit.key));
      return;
    case 'set-status':
      if (signature.status?.where === 'field') signature.fields = { ...signature.fields, status: edit.text };
      if (signature.status !== null)
        signature.status = { ...signature.status, text: statusText(edit.text), state: signature.status.state === null ? null : edit.state };
      return;
    case 'set-title':
      signature.title = canonicalText(edit.reads);
      return;
    case 'set-notes':
      signature.notes = canonicalText(edit.markdown);
      return;
    case 'set-sub-items':
      signature.subItems = canonicalText(edit.markdown);
      return;
    case 'mark-external':
    case 'unmark-external':
      signature.external = edit.edit === 'mark-external';
      return;
    case 'move':
      return;
  }
}

/** @param items those of the reading after the edit that are compared with what is wanted */
function firstDifference(before: Roadmap, wanted: readonly Signature[], after: Roadmap, items: readonly Item[], newSections: readonly string[]): string | null {
  const got = signaturesOf(after, items);
  if (got.length !== wanted.length) return `${got.length} items instead of ${wanted.length}`;
  for (const [index, signature] of wanted.entries()) {
    const one = got[index];
    const subItems = signature.subItems === null ? null : canonicalText(items[index]?.subItems ?? '');
    if (one === undefined || comparable({ ...one, subItems }) !== comparable(signature)) return `“${signature.title}” would read differently`;
  }
  // A heading that is an item has been compared as one: its text changes with its link.
  const sections = (roadmap: Roadmap) => {
    const items = new Set(roadmap.items.filter(({ shape }) => shape === 'heading').map(({ line }) => line));
    return roadmap.sections.map(({ heading }) => `${heading.level} ${items.has(heading.line) ? '' : heading.title}`);
  };
  if ([...sections(before), ...newSections].join('\n') !== sections(after).join('\n')) return 'the headings would change';
  // An emptied section's heading may become a candidate; headings are compared above.
  const candidates = (roadmap: Roadmap) => roadmap.candidates.filter(({ why }) => why !== 'heading').map(({ text, why }) => `${why} ${text}`);
  const rest = (roadmap: Roadmap) => [...candidates(roadmap), ...roadmap.timeline.map(({ label, date }) => `${label} ${date}`)].toSorted().join('\n');
  return rest(before) === rest(after) ? null : 'other text would read differently';
}

/** Keys in one order, so that equal signatures are equal text. */
function comparable(signature: Signature | undefined): string {
  if (signature === undefined) return '';
  return JSON.stringify({ ...signature, fields: Object.entries(signature.fields).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
}
