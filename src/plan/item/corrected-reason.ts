import type { Entry } from '../../model/agreement.ts';
import type { CloseReason } from '../../model/issue.ts';
import type { ItemEdit } from '../../model/plan.ts';
import type { Item, ItemState, Roadmap } from '../../model/roadmap.ts';
import { anyBox, isFinishedByBox, shapeOf } from '../../model/shapes.ts';
import type { StatusMark } from '../../model/span.ts';
import { isSubItem } from '../../model/tracked.ts';
import { stateInCell } from '../../roadmap/read/answers.ts';
import type { Facts } from '../facts.ts';
import { formThere } from '../status/form-there.ts';
import { marksTitle } from '../status/new-status.ts';
import type { SayingOperation } from '../trust/from-issue.ts';
import { closeItem, isTicked, setResolution } from './close-and-reopen.ts';
import type { Decision } from './merge.ts';
import type { Compared } from './update-issue.ts';

/**
 * The reason of a closed issue, if a person has corrected it since the last run: the issue was completed and is not planned now, or the other way round.
 * The item has to say the former one still: what the file says otherwise was written there by somebody. Null: it was not corrected.
 */
export function correctedReason(pair: Compared, roadmap: Pick<Roadmap, 'sections'>): CloseReason | null {
  return pair.doubt?.state == null ? otherReason(pair, roadmap) : null;
}

/** The same, if it does not count, because nobody knows that the person who did it may. It is told. */
export function refusedReason(pair: Compared, roadmap: Pick<Roadmap, 'sections'>): Decision[] {
  const reason = pair.doubt?.state == null ? null : otherReason(pair, roadmap);
  if (reason === null) return [];
  return [{ field: 'state', verdict: 'to-roadmap', conflict: false, roadmap: 'closed', issue: `closed as ${reason.replace('_', ' ')}` }];
}

/** Whether a person has corrected the reason, whether it counts or not. */
export function isCorrected(pair: Compared, roadmap: Pick<Roadmap, 'sections'>): boolean {
  return otherReason(pair, roadmap) !== null;
}

function otherReason({ item, issue, entry, known }: Compared, { sections }: Pick<Roadmap, 'sections'>): CloseReason | null {
  const before = entry?.seen.state ?? { open: true };
  if (!known || issue.state.open || before.open) return null;
  const [was, is] = [finishedAs(before.reason), finishedAs(issue.state.reason)];
  return was !== is && stateSaid(item, sections) === was ? issue.state.reason : null;
}

/** The state of an item. Resolved bugs are done and dropped ones: their resolution tells which. Null: it does not. */
function stateSaid({ state, section, fields }: Item, sections: Roadmap['sections']): ItemState | null {
  if (state !== 'done' || sections[section ?? -1]?.role !== 'resolved') return state;
  const resolution = fields.resolution?.value ?? '';
  return WRITTEN.test(resolution) ? (/^fixed/i.test(resolution) ? 'done' : 'dropped') : null;
}

function finishedAs(reason: CloseReason): Exclude<ItemState, 'open'> {
  return reason === 'completed' ? 'done' : 'dropped';
}

type CloseOperation = Extract<SayingOperation, { kind: 'close-item' }>;

/** What closing writes as a resolution. What else stands there was written by a person. */
const WRITTEN = /^(?:Fixed(?: in \[[^\]]*\]\([^()]*\))?|Not planned|Duplicate)\.?$/i;

/** Plans what a corrected reason does to a finished item: what closing it for that reason does, without what is so already. Null: nothing. */
export function correctItem({ item: read, issue: { number }, entry, ours, decisions }: Compared, reason: CloseReason, facts: Facts): CloseOperation | null {
  // Its section no longer tells its kind.
  const item = { ...read, kind: ours.kind, external: ours.external };
  // Resolved bugs stay beside each other, whatever became of them.
  if (item.state === 'done' && facts.roadmap.sections[item.section ?? -1]?.role === 'resolved') {
    return { kind: 'close-item', line: item.line, issue: number, title: item.title, reason, edits: [setResolution(item, number, reason, facts)] };
  }
  const state = finishedAs(reason);
  const { status, strike } = item.source;
  const isInTitle = status?.where === 'title' || status?.where === 'start';
  // The word of the former state gives way.
  const blank = isInTitle ? { ...item, source: { ...item.source, status: { ...status, text: '' } } } : item;
  const closed = closeItem(blank, number, reason, decisions, facts);
  if (closed.kind !== 'close-item') return null;
  const move = closed.edits.find((edit) => edit.edit === 'move' && !(edit.to.at !== 'new-section' && edit.to.section === item.section));
  const bare = isAloneWithBox(item, state, move, facts.roadmap);
  const isKept = (edit: ItemEdit) => {
    if (edit.edit === 'move') return edit === move;
    if (edit.edit === 'strike') return strike === null;
    if (edit.edit === 'tick') return !isTicked(item, facts.roadmap);
    return edit.edit !== 'set-field' || WRITTEN.test(item.fields.resolution?.value ?? '');
  };
  const usual = bare && move?.edit === 'move' ? formThere({ ...blank, shape: 'bullet' }, state, move.to, facts) : null;
  const says = closed.edits.some(({ edit }) => edit === 'set-status');
  const isStruck = usual?.strikes === true || closed.edits.some(({ edit }) => edit === 'strike');
  const isFormer = status !== null && saysFormer(item, status, facts);
  const lostBox = state === 'done' ? boxLost(item, entry, move, facts.roadmap) : null;
  const box = bare ? '' : lostBox;
  const edits: ItemEdit[] = [
    ...(state === 'done' && strike !== null && !isStruck ? [{ edit: 'strike', struck: false } as const] : []),
    ...(usual?.strikes === true && strike === null ? [{ edit: 'strike', struck: true } as const] : []),
    ...(says
      ? []
      : usual?.status !== undefined
        ? [usual.status]
        : isFormer && isInTitle
          ? [{ edit: 'set-status', state: 'open', text: '', where: status.where } as const]
          : []),
    ...closed.edits.filter(isKept).map((edit) => (edit === move && box !== null ? ({ ...edit, box } as const) : edit)),
  ];
  if (edits.length === 0) return null;
  const { madeSection, leaves, leftBox, ...rest } = closed;
  if (move === undefined) return { ...rest, edits };
  // What box it had while it was open is known from its first closing.
  const left = entry?.place.box !== undefined ? {} : bare ? { leftBox: `[${entry?.place.textBox ?? ' '}] ` } : leftBox === undefined ? {} : { leftBox };
  return { ...rest, edits, ...(madeSection === undefined ? {} : { madeSection }), ...(leaves === undefined ? {} : { leaves }), ...left };
}

/** Whether the word at an end of its title says the state that an item had. A dash or a bracket may stand before it. */
function saysFormer({ state, title }: Item, { text, where, answers }: StatusMark, { reading }: Facts): boolean {
  if (state === 'open') return false;
  return (
    stateInCell(text, answers, reading.rules.words) === state || ((where === 'start' || where === 'title') && marksTitle(text, where, state, reading, title))
  );
}

/** The ticked box of a task that lost its own among dropped items without boxes, and now goes elsewhere; null: it had none, or the items there have none. */
function boxLost({ source }: Item, entry: Entry | null, move: ItemEdit | undefined, { items }: Roadmap): string | null {
  const lost = entry?.place.box ?? '';
  const there = itemsWhereItGoes(move, items);
  if (lost === '' || anyBox(source) !== null || there === null) return null;
  return there.every(isFinishedByBox) ? lost.replace(/^\[.\]/, '[x]') : null;
}

/** Whether a ticked task goes among dropped items without boxes, where its tick would say something else. */
function isAloneWithBox(item: Item, state: ItemState, move: ItemEdit | undefined, { items }: Roadmap): boolean {
  const there = itemsWhereItGoes(move, items);
  if (state !== 'dropped' || there === null || item.source.box === null) return false;
  return there.length > 0 && there.every((one) => shapeOf(one).finishedBy === 'section');
}

/** The items of the section to which an item moves; null: it stays, or its section is new. */
function itemsWhereItGoes(move: ItemEdit | undefined, items: readonly Item[]): Item[] | null {
  if (move?.edit !== 'move' || move.to.at === 'new-section') return null;
  const { section } = move.to;
  return items.filter((one) => one.section === section && !isSubItem(one));
}
