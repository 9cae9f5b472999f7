import type { ItemEdit } from '../../model/plan.ts';
import type { Item, ItemState, Roadmap } from '../../model/roadmap.ts';
import type { Shape } from '../../model/shapes.ts';
import { SHAPES, shapeWith } from '../../model/shapes.ts';
import type { OpenWordTexts, StatusMark } from '../../model/span.ts';
import { openWordTexts, saysOngoing } from '../read/item-values.ts';
import { canonicalText, composed } from '../text/text.ts';

/** The values that are equal in two readings of the same item. */
export interface Signature {
  title: string;
  shape: Shape;
  /** Null: not compared, because it follows from the other values. */
  state: ItemState | null;
  issue: number | null;
  ambiguous: boolean;
  box: string | null;
  struck: boolean;
  external: boolean;
  /** The status in a title, a cell or a field. */
  status: { text: string; where: StatusMark['where'] } | null;
  /** The words for open work at the start and at the end of the title. */
  openWords: string;
  fields: Record<string, string>;
  notes: string;
  /** Null: not compared, because each sub-item is compared by itself. */
  subItems: string | null;
  /** The key of its section; empty for a sub-item, because its item has the key. */
  section: string;
  /** Position of the parent item in the reading. */
  parent: number | null;
}

/** The signatures of items. @param items some items of the roadmap, in its order; a parent is given by its position among them */
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
    status: source.status === null ? null : { text: comparedStatus(source.status), where: source.status.where },
    openWords: comparedWords(openWordTexts(item)),
    fields: Object.fromEntries(Object.values(item.fields).map(({ key, value }) => [key, withoutBars(value)])),
    notes: canonicalText(item.notes),
    subItems: null,
    section: item.parent === null ? sectionKey(roadmap, item.section) : '',
    parent,
  };
}

/** Whether an item is in a section of finished items. Then the section decides its state. */
export function isFinished(roadmap: Roadmap, { section }: Item): boolean {
  return section !== null && ['done', 'resolved', 'dropped'].includes(roadmap.sections[section]?.role ?? 'none');
}

/** A status or value in the form in which it is compared: with single spaces, and without the escapes that bars have in a cell. */
function withoutBars(text: string): string {
  return composed(text).replace(/\\\|/g, '|').replace(/\s+/g, ' ').trim();
}

/** A status in the form in which it is compared. Marks such as `(in progress)` come and go with the title, and show no state. */
function comparedStatus({ text, where }: Pick<StatusMark, 'text' | 'where'>): string {
  return (where === 'title' || where === 'start') && (saysOngoing(text) || text === ':') ? '' : withoutBars(text);
}

function comparedWords({ start = '', title = '' }: OpenWordTexts): string {
  return [start, title].map(withoutBars).join('|');
}

/** A key of a section: its headings with their levels. With the level, a paragraph that became a heading is noticed. */
export function sectionKey(roadmap: Roadmap, section: number | null): string {
  const found = section === null ? undefined : roadmap.sections[section];
  return found === undefined ? '' : `${found.heading.level} ${found.path.join(' / ')}`;
}

/** Changes a signature as an edit has to change the reading of its item. */
export function foresee(signature: Signature, edit: ItemEdit, finished: boolean): void {
  switch (edit.edit) {
    case 'link':
      signature.issue = edit.issue;
      return;
    case 'tick':
      // A box that GitHub shows as text becomes one, and the other way round.
      if (signature.box === null) signature.shape = 'task';
      if (edit.textBox !== undefined) signature.shape = 'bullet';
      signature.box = edit.textBox !== undefined ? null : edit.ticked ? 'x' : '';
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
        // Without a mark at its start, a title shows its state at its end.
        const isTitle = signature.status.where === 'title' || signature.status.where === 'start';
        const text = comparedStatus({ text: edit.text, where: signature.status.where });
        const where = !isTitle ? signature.status.where : text === '' ? 'title' : edit.where;
        signature.status = { ...signature.status, text, where };
        // A line through the title says the state, whatever it means there.
        signature.state = finished || signature.struck ? null : edit.state;
      }
      return;
    case 'set-open-words':
      signature.openWords = comparedWords(edit);
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
      if (edit.box !== undefined)
        Object.assign(signature, { shape: shapeWith(edit.box), box: shapeWith(edit.box) === 'task' ? edit.box.slice(1, 2).trim().toLowerCase() : null });
      return;
    case 'rename-link':
      return;
  }
}

/** Changes the status of a heading with its field `status`, unless a word at the end of its title shows the status. */
function foreseeStatusField(signature: Signature, value: string | null): void {
  const { shape, status } = signature;
  if (SHAPES[shape].among !== 'headings' || status === null || (status.where === 'title' && status.text !== '') || status.where === 'start') return;
  signature.status = value === null ? { text: '', where: 'title' } : { text: withoutBars(value), where: 'field' };
  signature.state = null;
}

/**
 * Whether an item of a later reading is the same as one of an earlier reading after some edits. Its values are compared, but not
 * its place.
 */
export function isSameItem(first: Roadmap, item: Item, edits: readonly ItemEdit[], later: Roadmap, found: Item | undefined): boolean {
  if (found === undefined) return false;
  const wanted = signatureOf(first, item, null);
  for (const edit of edits) foresee(wanted, edit, isFinished(first, item));
  const elsewhere = { state: null, section: '', status: null, parent: null, subItems: null };
  return comparable({ ...wanted, ...elsewhere }) === comparable({ ...signatureOf(later, found, null), ...elsewhere });
}

/** A signature as text with its keys in a fixed order, so that equal signatures give equal texts. */
export function comparable(signature: Signature): string {
  return JSON.stringify({ ...signature, fields: Object.entries(signature.fields).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
}

/** What edits replace inside of an item: its sub-items, its notes, both, or nothing. */
export interface Renewal {
  readonly subItems: boolean;
  readonly notes: boolean;
}

export function renewalBy(edits: readonly ItemEdit[]): Renewal {
  const has = (name: ItemEdit['edit']) => edits.some(({ edit }) => edit === name);
  return { subItems: has('set-sub-items'), notes: has('set-notes') };
}

/**
 * Leaves out what stands inside of items in a part that is replaced, because old and new ones cannot be compared one by one: sub-items,
 * and the tasks in notes, which only the notes of a heading contain.
 * @param renewalOf called in order for each item that is not left out
 */
export function outsideRenewed(renewalOf: (item: Item) => Renewal): (item: Item) => boolean {
  const inside = new Set<number>();
  const noteLines = new Set<number>();
  return (item) => {
    const within = noteLines.has(item.line) || (item.parent !== null && inside.has(item.parent));
    const { subItems, notes } = within ? { subItems: true, notes: false } : renewalOf(item);
    if (subItems) inside.add(item.line);
    if (notes) for (const line of item.source.noteLines) noteLines.add(line);
    return !within;
  };
}

/** Whether a line stands inside of one of some items, below its first line. */
export function standsInside(line: number, items: readonly Pick<Item, 'line' | 'endLine'>[]): boolean {
  return items.some((item) => line > item.line && line <= item.endLine);
}
