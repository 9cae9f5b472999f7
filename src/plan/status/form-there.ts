import type { Destination } from '../../model/plan.ts';
import type { Item } from '../../model/roadmap.ts';
import { isFinishedByBox, shapeOf } from '../../model/shapes.ts';
import { isSubItem } from '../../model/tracked.ts';
import type { SetStatus } from './open-words.ts';
import { type Finished, type Read, usualText } from './used-status.ts';

/** What all items of a section of finished ones show, and an item that moves there does not. */
interface SectionForm {
  /** Their mark at one end of the title: `✅ Title`, `Title (done)`. */
  readonly status?: SetStatus;
  /** Their titles are struck through. */
  readonly strikes: boolean;
  /** Their boxes are ticked. */
  readonly ticks: boolean;
  /** The ticked box that they have before their titles, with the white space behind it; null: they have none, or the item has one. */
  readonly box: string | null;
}

const NONE: SectionForm = { strikes: false, ticks: false, box: null };

/** A ticked box with the white space behind it. */
const TICKED = /^\[[xX]\][ \t]+/;
/** Code units behind a box. */
const LONGEST_GAP = 20;

/** Fewer items show no habit. */
const FEWEST_THERE = 2;

/**
 * The form that the items of a section have in common, for an item that moves there. If one of them is written otherwise, it is no form, and the item stays
 * as it is. For a task that stays where it is, those of its section that are finished as it is show the mark.
 */
export function formThere(item: Item, state: Finished, to: Destination | null, facts: Read): SectionForm {
  if (to?.at === 'new-section' || (to === null && !isFinishedByBox(item))) return NONE;
  const { roadmap, reading } = facts;
  const section = to === null ? item.section : to.section;
  const isThere = (one: Item) => one.section === section && !isSubItem(one) && (to !== null || (one.state === state && isFinishedByBox(one)));
  const there = roadmap.items.filter(isThere);
  // Resolved bugs are read as done, whatever became of them: their boxes do not tell, and a mark would.
  const isResolved = roadmap.sections[section ?? -1]?.role === 'resolved';
  const isAlike = (one: Item) => one.state === (isResolved ? 'done' : state) && shapeOf(one).among === 'list';
  if (shapeOf(item).among !== 'list' || there.length < FEWEST_THERE || !there.every(isAlike)) return NONE;
  const all = (says: (one: Item) => boolean) => there.every(says);
  const boxes = there.flatMap(({ source: { box } }) => TICKED.exec(roadmap.text.slice((box?.start ?? 0) - 1, (box?.end ?? 0) + LONGEST_GAP))?.[0] ?? []);
  const haveBoxes = boxes.length === there.length;
  const [isTask, isAmongTasks] = [isFinishedByBox(item), all(isFinishedByBox)];
  // Without boxes there, a task keeps its own, which says enough.
  if (isTask && !isAmongTasks) return NONE;
  const where = there[0]?.source.status?.where;
  const isMarked =
    !(isResolved && state === 'dropped') &&
    (where === 'start' || where === 'title') &&
    all(({ source: { status } }) => status?.where === where && status.text !== '');
  const forms = isMarked ? new Set(there.map((one) => usualText([one], [one], reading.rules.words[state]))) : new Set();
  const [text] = forms;
  return {
    ...(isMarked && forms.size === 1 && typeof text === 'string' ? { status: { edit: 'set-status', state, text, where } } : {}),
    // A task that stays is struck if it is dropped, whatever the others have.
    strikes: to !== null && all(({ source }) => source.strike !== null),
    ticks: haveBoxes,
    box: haveBoxes && !isTask ? (boxes.at(-1) ?? null) : null,
  };
}
