import type { Problem, ProblemCode } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import type { MarkMove } from '../roadmap/edit/move-mark.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { dueRelease, passedFreeze } from '../roadmap/release/due.ts';
import { unreadLists } from '../roadmap/release/unread.ts';
import { isSameDate, outOfOrder, reachedOn } from '../roadmap/timeline/order.ts';

/**
 * Where the mark `WE ARE HERE` goes: to the last entry of its timeline whose date was reached. It goes back if dates were
 * postponed. Null if it stays: there is no mark or more than one; no date was reached; the dates are out of order; the last date
 * that was reached appears twice; or the mark is after that date, on an entry without a date.
 */
export function markMove({ timeline, problems }: Roadmap, today: IsoDate): MarkMove | null {
  const marked = timeline.find(({ here }) => here);
  if (marked === undefined || problems.some(({ code }) => code === 'two-marks')) return null;
  const own = timeline.filter((entry) => entry.timeline === marked.timeline);
  if (outOfOrder(own).length > 0) return null;
  const days = reachedOn(own);
  const last = own.findLast((_, at) => (days[at] ?? null) !== null && (days[at] ?? '') <= today);
  if (last === undefined || last === marked || own.filter((entry) => isSameDate(entry, last)).length > 1) return null;
  if (marked.date === null && marked.line > last.line) return null;
  return { from: marked.line, to: last.line };
}

/** The roadmap on a day: its mark is on the last date that was reached. */
export function onDay(roadmap: Roadmap, today: IsoDate, reading: ReadOptions): Roadmap {
  const mark = markMove(roadmap, today);
  if (mark === null) return roadmap;
  return editRoadmap(roadmap, { items: [], mark, lastUpdated: null }, reading).roadmap;
}

/** How many items a message names. */
const NAMED = 3;

/** What `problemsOfDay` tells, and nothing else does. */
export const OF_THE_DAY: readonly ProblemCode[] = ['unread-list', 'release-due', 'freeze-passed', 'no-mark'];

/** What a roadmap says on a day: lists of open items that are not read, what the dates of its release say about its open items, and whether its timeline has a mark. */
export function problemsOfDay(roadmap: Roadmap, release: Release | null, today: IsoDate): Problem[] {
  return [...unreadLists(roadmap), ...dueProblems(roadmap, release, today), ...freezeProblems(roadmap, release, today), ...missingMark(roadmap, today)];
}

/** Reports that the release's date is reached while blockers or features of this release are open. */
function dueProblems(roadmap: Roadmap, release: Release | null, today: IsoDate): Problem[] {
  const due = dueRelease(roadmap, release, today);
  if (due === null) return [];
  const { entry, day, open } = due;
  const when = day === today ? 'is planned for today' : `was planned for ${day}`;
  const are = `${openInWords(open)} ${open.length === 1 ? 'is' : 'are'}`;
  const message = `“${entry.label}” ${when}, and ${are} open: ${named(open)}. Finish ${open.length === 1 ? 'it, move it' : 'them, move them'} to a later release, or postpone the date.`;
  return [{ line: entry.line, level: 'error', code: 'release-due', message }];
}

/** `2 blockers`, `1 feature`, or `1 blocker and 2 features`. */
function openInWords(open: readonly Item[]): string {
  const blockers = open.filter(({ priority }) => priority === 'blocker').length;
  const counted = (count: number, noun: string) => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);
  return [...counted(blockers, 'blocker'), ...counted(open.length - blockers, 'feature')].join(' and ');
}

/** Reports that a freeze has passed while features of this release are open. At most one problem, at the last freeze that has passed. */
export function freezeProblems(roadmap: Roadmap, release: Release | null, today: IsoDate): Problem[] {
  const passed = passedFreeze(roadmap, release, today);
  if (passed === null) return [];
  const { freezes, last, open } = passed;
  const which = freezes.map(({ label, until }) => `“${label}” (${until})`).join(', ');
  const are = open.length === 1 ? '1 feature is' : `${open.length} features are`;
  const have = freezes.length === 1 ? 'has' : 'have';
  const message = `${which} ${have} passed, and ${are} still open: ${named(open)}. Finish ${open.length === 1 ? 'it, move it' : 'them, move them'} to a later release, or postpone the date.`;
  return [{ line: last.line, level: 'warning', code: 'freeze-passed', message }];
}

function named(items: readonly Item[]): string {
  const some = items.slice(0, NAMED).map(({ title, line }) => `“${title}” on line ${line}`);
  return `${some.join(', ')}${items.length > NAMED ? ` and ${items.length - NAMED} more` : ''}`;
}

/** Says which line of a timeline without a mark was reached. The action moves a mark but sets none: the timeline may be prose to its author. */
function missingMark({ timeline, problems }: Roadmap, today: IsoDate): Problem[] {
  if (timeline.some(({ here }) => here) || problems.some(({ code }) => code === 'unread-mark' || code === 'two-marks')) return [];
  const dated = timeline.filter(({ date }) => date !== null);
  const entry = dated.findLast(({ date }) => date !== null && date <= today) ?? dated[0];
  if (entry === undefined) return [];
  const message = `The timeline has no mark. Write “<== WE ARE HERE” at the end of this line (“${entry.label}”), and the action moves it from then on.`;
  return [{ line: entry.line, level: 'notice', code: 'no-mark', message }];
}
