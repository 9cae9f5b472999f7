import type { Entry } from '../../model/agreement.ts';
import { madeSectionsOf } from '../../model/baseline.ts';
import type { CloseReason } from '../../model/issue.ts';
import type { Destination, ItemEdit } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item, Roadmap, Section } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { withFullStop } from '../../roadmap/edit/item/full-stop.ts';
import { commitUrl, markdownLink } from '../../roadmap/markdown/link.ts';
import { stateInCell } from '../../roadmap/read/answers.ts';
import { saysOngoing } from '../../roadmap/read/item-values.ts';
import { readsForm } from '../../roadmap/read/what-is-an-item.ts';
import { DONE, DROPPED, statedWord } from '../../roadmap/release/finished-subject.ts';
import type { Facts } from '../facts.ts';
import type { SayingOperation } from '../trust/from-issue.ts';
import type { Decision } from './merge.ts';
import { finishedInWords, isUsual, newStatus, shownStatus, usualEnd } from './new-status.ts';
import { closeDestination, type ReturningItems, reopenDestination } from './placement.ts';
import { sentenceLeft } from './problems.ts';
import type { KnownPlaces } from './surroundings.ts';

/**
 * Plans what a closed issue does to its item: a task is ticked, and any other item moves to the section for finished items.
 * @param decisions the decisions about the item's fields; a resolution that somebody wrote on the issue is kept
 */
export function closeItem(item: Item, number: number, reason: CloseReason, decisions: readonly Decision[], facts: Facts): SayingOperation {
  const to = tornByMove(item, reason, facts).length > 0 ? null : closeDestination(facts.roadmap, item, reason, facts.config.completed);
  const edits: ItemEdit[] = [];
  // The place among finished items shows the state. The title need not show it again, but a status cell does.
  const { status } = item.source;
  const said = to !== null && (status?.where === 'title' || status?.where === 'start');
  const state = reason === 'completed' ? 'done' : 'dropped';
  const how = said ? { strikes: false, says: false } : howFinished(item, state, facts);
  // A mark such as `(in progress)` is wrong from now on, where no word takes its place.
  const ends = status !== null && saysOngoing(status.text);
  // A box says it. A word beside it changes only where one stands.
  const isBoxOnly = shapeOf(item).finishedBy === 'box' && (ends || status?.text === '');
  if (status !== null && how.says && !isBoxOnly) edits.push(newStatus(item, usualEnd(item, status.where, state, facts), state, facts));
  else if (ends) edits.push({ edit: 'set-status', state: how.strikes ? state : 'open', text: '', where: 'title' });
  if (how.strikes && to === null) edits.push({ edit: 'strike', struck: true });
  // An open task is neither ticked nor struck.
  if (shapeOf(item).finishedBy === 'box') {
    const moves = to !== null;
    if (reason === 'completed' || !moves) edits.push({ edit: 'tick', ticked: true });
    if (reason !== 'completed' && !moves) edits.push({ edit: 'strike', struck: true });
  } else if (
    shapeOf(item).finishedBy === 'section' &&
    to !== null &&
    !isDroppedThere(to, facts.roadmap) &&
    item.kind === 'bug' &&
    !item.external &&
    !decisions.some(isWritten)
  ) {
    edits.push({ edit: 'set-field', key: 'resolution', value: withFullStop(resolution(number, reason, facts), 'resolution', item, facts.roadmap) });
  }
  if (to !== null) {
    if (item.external && item.source.externalMark === null) edits.push({ edit: 'mark-external' });
    edits.push({ edit: 'move', to, ...(leavesBox(item, to, facts.roadmap) ? { box: 'off' } : {}) });
  }
  return { kind: 'close-item', line: item.line, issue: number, title: item.title, reason, edits, ...madeBy(to, facts) };
}

/** Reports an item that would move, but for a sentence that its move would tear. It is marked in its place, as far as its form has a mark. */
export function tornByMove(item: Item, reason: CloseReason, { roadmap, config }: Facts): Problem[] {
  return closeDestination(roadmap, item, reason, config.completed) === null ? [] : sentenceLeft(item, roadmap);
}

/** Whether an item goes to dropped ones, whose title says what a resolution would say. */
function isDroppedThere(to: Destination, { sections }: Roadmap): boolean {
  return to.at !== 'new-section' && sections[to.section ?? -1]?.role === 'dropped';
}

function readsBullets(section: Section | undefined): boolean {
  return readsForm(section ?? null, 'bullets') || readsForm(section ?? null, 'numbered');
}

/**
 * Whether a task leaves its open box among dropped items that have none. Only one from a section that reads nothing else but boxes does, so that its
 * box comes back with it.
 */
function leavesBox({ shape, section, source }: Item, to: Destination, { items, sections, text }: Roadmap): boolean {
  if (to.at === 'new-section' || to.section === null || section === null || shapeOf({ shape }).finishedBy !== 'box') return false;
  const there = items.filter((one) => one.section === to.section && one.parent === null);
  const isOpenBox = source.box !== null && text.slice(source.box.start - 1, source.box.end + 2) === '[ ] ';
  const arePlain = there.length > 0 && there.every((one) => shapeOf(one).finishedBy === 'section');
  return isOpenBox && arePlain && sections[to.section]?.role === 'dropped' && !readsBullets(sections[section]);
}

/** The title of the section to which an item goes, if this action makes it, or made it before. */
function madeBy(to: Destination | null, { roadmap, baseline }: Facts): { madeSection?: string } {
  if (to?.at === 'new-section') return { madeSection: to.title };
  const [title] = to === null ? [] : madeSectionsOf([to], roadmap, baseline);
  return title === undefined ? {} : { madeSection: title };
}

function isWritten({ field, verdict, issue }: Decision): boolean {
  return field === 'resolution' && verdict === 'to-roadmap' && issue !== '';
}

/** Whether a line through its title says that an item is dropped: there is no word for it, or the row of a table has no place for one. */
function isDroppedByStrike(item: Item, facts: Facts): boolean {
  const { dropped } = facts.reading.rules.words;
  if (isStruckBeside(item, facts)) return true;
  if (shapeOf(item).finishedBy === 'section') return dropped.length === 0;
  const { status } = item.source;
  const isBare = shapeOf(item).among === 'table' && status?.where === 'title' && status.text === '';
  return isBare && isUsual(dropped, 'dropped') && shownStatus(item, usualEnd(item, 'title', 'dropped', facts), 'dropped', facts) === undefined;
}

/** Whether others of its shape that stay are struck through, and none says in words that it is dropped. A heading need not be an item, nor be struck up to its end. */
function isStruckBeside(item: Item, facts: Facts): boolean {
  const { roadmap, reading } = facts;
  const { among, finishedBy } = shapeOf(item);
  if (among === 'table' || finishedBy === 'box' || item.source.status?.where === 'field' || finishedInWords(item, 'dropped', facts).length > 0) return false;
  const isDropped = ({ shape, state, source, section, notes }: Item) =>
    shape === item.shape && state === 'dropped' && source.strike !== null && roadmap.sections[section ?? -1]?.role !== 'dropped' && saidIn(notes) !== 'done';
  const isStruck = ({ heading: { span } }: Section) => {
    const behind = STRUCK_HEADING.exec(roadmap.text.slice(span.start, span.end))?.[1]?.toLowerCase();
    if (saidIn(roadmap.text.slice(span.end)) === 'done') return false;
    return behind !== undefined && !reading.rules.words.done.some((word) => behind.includes(word.toLowerCase()));
  };
  return roadmap.items.some(isDropped) || (among === 'headings' && roadmap.sections.some(isStruck));
}

/** The group is what stands behind the words that are struck. */
const STRUCK_HEADING = /^(?:#+[ \t]+)?~~[^~\r\n]+~~([^\r\n]*)/;

/** The state that the first sentence below a title says; null: none. */
function saidIn(notes: string): 'done' | 'dropped' | null {
  const [first = ''] = notes.trimStart().split(/[.!?](?=\s|$)|[\r\n]/, 1);
  if (first.startsWith('#')) return null;
  if (statedWord(first, DROPPED) !== null) return 'dropped';
  // What is closed may be either.
  return /^(?!closed$)./i.test(statedWord(first, DONE) ?? '') ? 'done' : null;
}

/** How an item that stays shows that it is finished: by a line through its title, in words, or both, as its finished siblings do. */
function howFinished(item: Item, state: 'done' | 'dropped', facts: Facts): { readonly strikes: boolean; readonly says: boolean } {
  if (state === 'dropped') {
    const strikes = isDroppedByStrike(item, facts);
    return { strikes, says: !strikes };
  }
  const { among, finishedBy } = shapeOf(item);
  if (finishedBy !== 'section' && (among !== 'headings' || item.source.status?.where === 'field')) return { strikes: false, says: true };
  const said = finishedInWords(item, 'done', facts);
  if (said.length > 0) return { strikes: said.filter(({ source }) => source.strike !== null).length * 2 > said.length, says: true };
  const strikes = isUsual(facts.reading.rules.words.done, 'done') && facts.roadmap.items.some((one) => one.shape === item.shape && isDoneByStrike(one, facts));
  return { strikes, says: !strikes };
}

/** Whether a line through a title may say that the item is done, where no word says that: its issue was not closed as not planned. */
function isDoneByStrike({ issue, state, source, section, notes }: Item, { roadmap, baseline, issues }: Facts): boolean {
  if (source.strike === null || state !== 'dropped' || roadmap.sections[section ?? -1]?.role === 'dropped' || saidIn(notes) === 'dropped') return false;
  const seen = issue === null ? undefined : (issues.get(issue)?.state ?? baseline?.entries.find(({ number }) => number === issue)?.seen.state);
  return seen === undefined || seen.open || seen.reason === 'completed';
}

function isTicked({ source: { box } }: Item, { roadmap }: Facts): boolean {
  return box !== null && roadmap.text.charAt(box.start).toLowerCase() === 'x';
}

function resolution(number: number, reason: CloseReason, { answers, address }: Facts): string {
  if (reason === 'not_planned') return 'Not planned';
  if (reason === 'duplicate') return 'Duplicate';
  const commit = answers.closingCommits.get(number);
  if (commit === undefined) return 'Fixed';
  return `Fixed in ${markdownLink(commit.slice(0, 7), commitUrl(commit, address))}`;
}

export function reopenItem(item: Item, number: number, entry: Entry | null, facts: Facts, returning: ReturningItems, places: KnownPlaces): SayingOperation {
  const { roadmap, reading } = facts;
  const edits: ItemEdit[] = [];
  if (isTicked(item, facts)) edits.push({ edit: 'tick', ticked: false });
  if (item.source.strike !== null) edits.push({ edit: 'strike', struck: false });
  const { status } = item.source;
  const isAlways = shapeOf(item).finishedBy === 'status';
  // An item in a list has such a word only while it is finished.
  const before = entry?.place.status ?? null;
  // A row that was finished when it was first seen has no text of its own for what is open.
  const isFinished = status?.answers !== undefined && stateInCell((isAlways ? before : null) ?? status.text, status.answers, reading.rules.words) !== null;
  // A colon went where a word took its place.
  const isWord = status?.where === 'title' && status.text !== '';
  const kept = before === ':' ? (isWord ? before : '') : isAlways || saysOngoing(before ?? '') ? (before ?? '') : '';
  const said = isFinished ? (status?.answers?.no ?? '') : kept;
  const marked = status !== null && (isAlways || (status.text !== said && !saysOngoing(status.text)));
  // A row or heading that is only struck shows no status, and shows none afterwards.
  if (marked && (said !== status.text || item.source.strike === null))
    edits.push({ edit: 'set-status', state: 'open', text: said, where: saysOngoing(said) ? 'title' : status.where });
  if (!isAlways && item.fields.resolution !== undefined) edits.push({ edit: 'remove-field', key: 'resolution' });
  const to = reopenDestination(roadmap, item, entry?.place ?? null, returning, entry?.madeSection ?? null, places);
  if (to !== null) {
    if (item.source.externalMark !== null && entry?.place.externalMark === false) edits.push({ edit: 'unmark-external' });
    const isBare = shapeOf(item).finishedBy === 'section' && to.at !== 'new-section' && to.section !== null && !readsBullets(roadmap.sections[to.section]);
    edits.push({ edit: 'move', to, ...(isBare ? { box: 'on' } : {}) });
  }
  const made = to === null || entry?.madeSection === undefined ? {} : { madeSection: entry.madeSection };
  return { kind: 'reopen-item', line: item.line, issue: number, title: item.title, edits, ...made };
}
