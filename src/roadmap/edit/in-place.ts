import { unreachable } from '../../model/errors.ts';
import type { ItemEdit } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { anyBox, shapeOf } from '../../model/shapes.ts';
import { type IssueAddress, issueLink } from '../markdown/link.ts';
import { lineEnding } from '../text/lines.ts';
import { type Splice, splice } from '../text/splice.ts';
import { tickOf } from './bullets/boxes.ts';
import { setBlock, withoutDeeper } from './item/block-splices.ts';
import { changeNotes, changeSubItems, indentedAsPresent } from './item/changed-lines.ts';
import { removeField } from './item/field-gap.ts';
import { setCells, setField, setStatus } from './item/field-splices.ts';
import { endedLikeAbove, insertAt, LIST_OR_QUOTE, lastOuterLine } from './item/insert.ts';
import { setOpenWords } from './item/open-words.ts';
import { strike, type TextWay, titleSplices, unstrike, wordSplices } from './item/title-splices.ts';
import { type EditedItem, type Progress, positionOf } from './origins.ts';
import { isSameItem, standsInside } from './signature.ts';
import { keepingWidths } from './table/cell-width.ts';
import { comparedInPlace, type IndexedEdits, type Rewritten, verifyInPlace } from './verify.ts';

/** What making edits needs. */
interface Tools {
  readonly read: (text: string) => Roadmap;
  readonly address: IssueAddress;
}

/** Makes all edits that leave items in their places, at once. If the result does not read as planned, each half is tried by itself. */
export function editInPlace(progress: Progress, edited: readonly EditedItem[], tools: Tools, refuse: (line: number, why: string) => void): Progress {
  const inPlace = edited.map(({ item, edits }) => ({ item, edits: edits.filter(({ edit }) => edit !== 'move') })).filter(({ edits }) => edits.length > 0);
  const [first] = inPlace;
  if (first === undefined) return progress;
  const all = attempt(progress, inPlace, tools);
  if (typeof all !== 'string') return all;
  if (inPlace.length === 1) {
    const stepwise = editOne(progress, first, tools);
    if (typeof stepwise !== 'string') return stepwise;
    refuse(first.item.line, stepwise);
    return progress;
  }
  const half = Math.ceil(inPlace.length / 2);
  const done = editInPlace(progress, inPlace.slice(0, half), tools, refuse);
  return editInPlace(done, inPlace.slice(half), tools, refuse);
}

/** The order of edits: first those at the end of the title, then those below it, and the move last. */
const ORDER: readonly ItemEdit['edit'][] = [
  ...(['strike', 'set-title', 'set-status', 'set-open-words', 'tick', 'unmark-external', 'mark-external', 'link', 'rename-link'] as const),
  ...(['remove-field', 'set-field', 'set-sub-items', 'set-notes', 'move'] as const),
];

/** The edits of one item in the order in which they are made. A status that comes from closing or reopening counts more than a new value of the field `status`. */
export function inOrder(edits: readonly ItemEdit[]): ItemEdit[] {
  const saysState = edits.some((edit) => edit.edit === 'set-status' && edit.where === 'field');
  return edits
    .filter((edit) => !(saysState && (edit.edit === 'set-field' || edit.edit === 'remove-field') && edit.key === 'status'))
    .toSorted((a, b) => ORDER.indexOf(a.edit) - ORDER.indexOf(b.edit));
}

/** Makes the edits of one item one after the other, because edits of the same text may be possible in steps. */
function editOne(progress: Progress, { item, edits }: EditedItem, tools: Tools): Progress | string {
  let done = progress;
  for (const [index, edit] of edits.entries()) {
    const step = [{ item, edits: [edit], made: edits.slice(0, index) }];
    let result = attempt(done, step, tools);
    for (const way of ['guarded', 'anew'] as const)
      if (typeof result === 'string' && isOther(done, step, tools, way)) {
        const other = attempt(done, step, tools, way);
        result = typeof other === 'string' ? result : other;
      }
    if (typeof result === 'string') return result;
    done = result;
  }
  return done;
}

/**
 * Makes edits and verifies the result. A string is the reason why that is not possible.
 * @param edited the items, with the edits that are made already
 */
function attempt(
  progress: Progress,
  edited: ReadonlyArray<EditedItem & { readonly made?: readonly ItemEdit[] }>,
  { read, address }: Tools,
  way: TextWay = 'changed',
): Progress | string {
  const { first, roadmap, origins } = progress;
  const placed = edited.map(({ item, edits }) => ({ index: positionOf(progress, item), edits }));
  const isThere = edited.every(({ item, made = [] }, at) => isSameItem(first, item, made, roadmap, roadmap.items[placed[at]?.index ?? -1]));
  if (!isThere) return 'it is among sub-items that are replaced';
  const splices = splicesAt(roadmap, placed, address, way);
  const text = splice(roadmap.text, splices);
  if (text === null) return 'two of its changes affect the same words';
  const after = read(text);
  const wrong = verifyInPlace(roadmap, after, placed);
  if (wrong !== null) return wrong;
  const { kept, left, rewritten } = comparedInPlace(roadmap, after, placed);
  const before = new Map(roadmap.items.map((item, at) => [item, origins[at] ?? null]));
  const same = new Map(left.map((item, at) => [item, kept[at]]));
  const originOf = (item: Item | undefined) => (item === undefined ? null : (before.get(item) ?? null));
  const sections = sectionsAfter(progress, after, rewritten);
  return { ...progress, roadmap: after, origins: after.items.map((item) => originOf(same.get(item))), sections };
}

/** Where the sections stand afterwards: notes that are rewritten may have more or fewer headings than before. */
function sectionsAfter({ roadmap, sections }: Progress, after: Roadmap, rewritten: Rewritten): readonly number[] {
  const outside = (one: Roadmap, items: readonly Item[]) => one.sections.filter(({ heading }) => !standsInside(heading.line, items));
  const now = outside(after, rewritten.after);
  const indexes = new Map(outside(roadmap, rewritten.before).map(({ index }, at) => [index, now[at]?.index ?? index]));
  return sections.map((index) => indexes.get(index) ?? index);
}

/** The splices of edits of items that stand at some positions. */
function splicesAt(roadmap: Roadmap, placed: ReadonlyArray<IndexedEdits>, address: IssueAddress, way: TextWay): Splice[] {
  return placed.flatMap(({ index, edits }) => {
    const item = roadmap.items[index];
    return item === undefined ? [] : splicesOfItem(roadmap, item, edits, address, way);
  });
}

/** Whether a text that is changed in another way differs from one of which only a part changes. If not, trying again is useless. */
function isOther(progress: Progress, edited: readonly EditedItem[], { address }: Tools, way: TextWay): boolean {
  const placed = edited.map(({ item, edits }) => ({ index: positionOf(progress, item), edits }));
  const [changed, other] = (['changed', way] as const).map((one) => splice(progress.roadmap.text, splicesAt(progress.roadmap, placed, address, one)));
  return changed !== other;
}

/** The splices of all edits that leave items in their places. */
export function splicesInPlace(roadmap: Roadmap, edited: readonly EditedItem[], address: IssueAddress): Splice[] {
  return edited.flatMap(({ item, edits }) => splicesOfItem(roadmap, item, edits, address, 'changed'));
}

function splicesOfItem(roadmap: Roadmap, item: Item, edits: readonly ItemEdit[], address: IssueAddress, way: TextWay): Splice[] {
  const splices = notesFirst(edits, item)
    .flatMap((edit) => splicesOf(roadmap, item, edit, edits, address, way))
    .map((one) => endedLikeAbove(roadmap.text, one));
  return shapeOf(item).among === 'table' ? keepingWidths(roadmap, item, splices) : splices.map(withOneBlank);
}

/** An insertion without its blank line above, if what is inserted before it at the same place ends with one. */
function withOneBlank(one: Splice, at: number, all: readonly Splice[]): Splice {
  const before = all.slice(0, at).findLast(({ start, end }) => start === one.start && end === start);
  const isBelowBlank = /(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r)$/.test(before?.text ?? '');
  return isBelowBlank ? { ...one, text: one.text.replace(/^(?:\r\n|\n|\r)/, '') } : one;
}

/** A block that is inserted below a new paragraph, behind a blank line. Above a line that is not blank, the paragraph ends with one. */
function apart(one: Splice, text: string): Splice {
  const isLine = /[\r\n]/.test(text.charAt(one.start - 1));
  if (/^[ \t]*[^\s]/.test(text.slice(one.start))) return one;
  return (isLine ? /^[\r\n]/ : /^(?:\r\n|\n|\r)[\r\n]/).test(one.text) ? one : { ...one, text: lineEnding(text) + one.text };
}

/** The edits with new notes above new sub-items, which stand at the same offset. */
function notesFirst(edits: readonly ItemEdit[], item: Item): readonly ItemEdit[] {
  const notes = newNotesAbove(edits, item);
  return notes === undefined ? edits : edits.flatMap((edit): ItemEdit[] => (edit === notes ? [] : edit.edit === 'set-sub-items' ? [notes, edit] : [edit]));
}

/** The edit that writes notes above sub-items, where the item has neither; undefined: there is none. */
function newNotesAbove(edits: readonly ItemEdit[], { notes, subItems }: Item): (ItemEdit & { edit: 'set-notes' }) | undefined {
  if (notes !== '' || subItems !== '' || !edits.some(({ edit }) => edit === 'set-sub-items')) return undefined;
  return edits.find((edit) => edit.edit === 'set-notes' && edit.below !== true) as (ItemEdit & { edit: 'set-notes' }) | undefined;
}

/** The splices of one edit. Splices at the same offset are in the order of the resulting text. */
function splicesOf(roadmap: Roadmap, item: Item, edit: ItemEdit, all: readonly ItemEdit[], address: IssueAddress, way: TextWay): Splice[] {
  const { source } = item;
  switch (edit.edit) {
    case 'link':
      return [insertAt(source.linkAt, ` ${issueLink(edit.issue, address)}`)];
    case 'rename-link': {
      // A new title that replaces the link writes it with the present name.
      const title = all.find((other) => other.edit === 'set-title');
      const from = title !== undefined && wordSplices(roadmap, item, title, way) === null ? source.title.end : 0;
      return (source.renamed ?? []).filter(({ start }) => start >= from);
    }
    case 'tick': {
      const box = anyBox(source);
      return box === null ? [] : [{ ...box, text: edit.ticked ? tickOf(roadmap) : (edit.textBox ?? ' ') }];
    }
    case 'strike':
      if (all.some((other) => other.edit === 'set-title')) return [];
      return edit.struck ? strike(roadmap, item) : unstrike(roadmap, item);
    case 'set-field':
      return setField(roadmap, withoutDeeper(roadmap, item), edit.key, edit.value);
    case 'remove-field':
      return [...Object.values(item.fields), ...source.repeated].filter(({ key }) => key === edit.key).map((field) => removeField(roadmap, field));
    case 'set-status':
      return setStatus(roadmap, item, edit.text, edit.where);
    case 'set-open-words':
      return setOpenWords(roadmap, item, edit);
    case 'set-title':
      return titleSplices(roadmap, item, { ...edit, struck: all.find((other) => other.edit === 'strike')?.struck ?? source.strike !== null }, address, way);
    case 'set-notes': {
      if (edit.cells !== undefined) return setCells(roadmap, source.noteCells ?? [], edit.cells);
      const markdown = indentedAsPresent(edit.markdown, item.notes);
      return (
        (way === 'anew' ? null : changeNotes(roadmap, item, markdown, edit.below === true)) ??
        setBlock(roadmap, item, item.source.noteLines, markdown, edit.below === true)
      );
    }
    case 'set-sub-items': {
      const above = lastOuterLine(newNotesAbove(all, item)?.markdown.split('\n') ?? []);
      const block = setBlock(roadmap, item, item.source.subItemLines, edit.markdown);
      // Below a new paragraph, a list stands behind a blank line.
      if (above !== '' && !LIST_OR_QUOTE.test(above)) return block.map((one) => apart(one, roadmap.text));
      return (way === 'anew' ? null : changeSubItems(roadmap, item, edit.markdown)) ?? block;
    }
    case 'mark-external':
      return [insertAt(source.title.end, ' (external)')];
    case 'unmark-external':
      return source.externalMark === null ? [] : [{ ...source.externalMark, text: '' }];
    case 'move':
      return [];
    default:
      return unreachable(edit);
  }
}
