import type { ItemEdit } from '../../model/plan.ts';
import type { Item, ItemState, Roadmap, Shape, StatusMark } from '../../model/roadmap.ts';
import { SHAPES } from '../../model/shapes.ts';
import { canonicalText } from '../text/text.ts';

/** What two readings of an item have in common when it is the same item. */
export interface Signature {
  title: string;
  shape: Shape;
  /** Compared only where it is set: what an edit makes of it follows from what is compared. */
  state: ItemState | null;
  issue: number | null;
  ambiguous: boolean;
  box: string | null;
  struck: boolean;
  external: boolean;
  /** What a heading or row says of its state. */
  status: { text: string; where: StatusMark['where'] } | null;
  fields: Record<string, string>;
  notes: string;
  /** Compared only where they are set: else each of them is compared by itself. */
  subItems: string | null;
  /** Of what stands in another item that one's says it. */
  section: string;
  /** Position of the parent item in the reading. */
  parent: number | null;
}

/** @param items some of the roadmap's, in its order: a parent is told by its position among them */
export function signaturesOf(roadmap: Roadmap, items: readonly Item[]): Signature[] {
  const positions = new Map(items.map(({ line }, position) => [line, position]));
  return items.map((item) => signatureOf(roadmap, item, item.parent === null ? null : (positions.get(item.parent) ?? null)));
}

function signatureOf(roadmap: Roadmap, item: Item, parent: number | null): Signature {
  const { source } = item;
  return {
    title: canonicalText(item.title),
    shape: item.shape,
    state: item.state,
    issue: item.issue,
    ambiguous: item.ambiguous,
    box: source.box === null ? null : roadmap.text.slice(source.box.start, source.box.end).trim().toLowerCase(),
    struck: source.strike !== null,
    external: source.externalMark !== null,
    status: source.status === null ? null : { text: withoutBars(source.status.text), where: source.status.where },
    fields: Object.fromEntries(Object.values(item.fields).map(({ key, value }) => [key, withoutBars(value)])),
    notes: canonicalText(item.notes),
    subItems: null,
    section: item.parent === null ? sectionKey(roadmap, item.section) : '',
    parent,
  };
}

/** In a section of finished items the state is the section's, whatever the item says. */
export function isFinished(roadmap: Roadmap, { section }: Item): boolean {
  return section !== null && ['done', 'resolved', 'dropped'].includes(roadmap.sections[section]?.role ?? 'none');
}

/** A status or value as it is compared: a bar stands escaped in a cell. */
function withoutBars(text: string): string {
  return text.replace(/\\\|/g, '|').trim();
}

/** A section's headings; the level tells a paragraph that became a heading from one that did not. */
export function sectionKey(roadmap: Roadmap, section: number | null): string {
  const found = section === null ? undefined : roadmap.sections[section];
  return found === undefined ? '' : `${found.heading.level} ${found.path.join(' / ')}`;
}

/** What an edit makes of an item, as the reading after it has to show it. */
export function foresee(signature: Signature, edit: ItemEdit, finished: boolean): void {
  switch (edit.edit) {
    case 'link':
      signature.issue = edit.issue;
      return;
    case 'tick':
      signature.box = edit.ticked ? 'x' : '';
      signature.state = null;
      return;
    case 'strike':
      signature.struck = edit.struck;
      signature.state = null;
      return;
    case 'set-field':
      signature.fields = { ...signature.fields, [edit.key]: withoutBars(edit.value) };
      if (edit.key === 'status') foreseeStatusField(signature, edit.value);
      return;
    case 'remove-field':
      signature.fields = Object.fromEntries(Object.entries(signature.fields).filter(([key]) => key !== edit.key));
      if (edit.key === 'status') foreseeStatusField(signature, null);
      return;
    case 'set-status':
      if (signature.status?.where === 'field') signature.fields = { ...signature.fields, status: withoutBars(edit.text) };
      if (signature.status !== null) {
        signature.status = { ...signature.status, text: withoutBars(edit.text) };
        signature.state = finished ? null : edit.state;
      }
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

/** A heading's status is its field, unless a word behind its title says it. */
function foreseeStatusField(signature: Signature, value: string | null): void {
  const { shape, status } = signature;
  if (SHAPES[shape].among !== 'headings' || status === null || (status.where === 'title' && status.text !== '')) return;
  signature.status = value === null ? { text: '', where: 'title' } : { text: withoutBars(value), where: 'field' };
  signature.state = null;
}

/**
 * Whether an item of a later reading is one of an earlier reading, with some edits made of it since: what it says is
 * compared, not where it stands.
 */
export function isSameItem(first: Roadmap, item: Item, edits: readonly ItemEdit[], later: Roadmap, found: Item | undefined): boolean {
  if (found === undefined) return false;
  const wanted = signatureOf(first, item, null);
  for (const edit of edits) foresee(wanted, edit, isFinished(first, item));
  const elsewhere = { state: null, section: '', status: null, parent: null, subItems: null };
  return comparable({ ...wanted, ...elsewhere }) === comparable({ ...signatureOf(later, found, null), ...elsewhere });
}

/** Keys in one order, so that equal signatures are equal text. */
export function comparable(signature: Signature): string {
  return JSON.stringify({ ...signature, fields: Object.entries(signature.fields).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
}
