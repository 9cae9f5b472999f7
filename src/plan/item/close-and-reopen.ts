import type { Entry, Place } from '../../model/agreement.ts';
import { madeSectionsOf } from '../../model/baseline.ts';
import type { CloseReason } from '../../model/issue.ts';
import type { Destination, ItemEdit } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item, Roadmap, Section } from '../../model/roadmap.ts';
import { isFinishedByBox, shapeOf, type TextBox } from '../../model/shapes.ts';
import type { StatusMark } from '../../model/span.ts';
import { isSubItem } from '../../model/tracked.ts';
import { withFullStop } from '../../roadmap/edit/item/full-stop.ts';
import { openWord } from '../../roadmap/edit/item/open-status.ts';
import { commitUrl, markdownLink } from '../../roadmap/markdown/link.ts';
import { stateInCell } from '../../roadmap/read/answers.ts';
import { saysOngoing } from '../../roadmap/read/item-values.ts';
import { readsForm } from '../../roadmap/read/what-is-an-item.ts';
import { DONE, DROPPED, statedWord } from '../../roadmap/release/finished-subject.ts';
import type { Facts } from '../facts.ts';
import { formThere } from '../status/form-there.ts';
import { finishedInWords, isUsual, newStatus, shownStatus, usualEnd } from '../status/new-status.ts';
import { openWordsBack, type SetStatus, statusBeside, statusInPlace, withoutOpenWords } from '../status/open-words.ts';
import { withRemarks } from '../status/remarks.ts';
import type { SayingOperation } from '../trust/from-issue.ts';
import type { Decision } from './merge.ts';
import { closeDestination, homesOf, leavesBox, openBox, type ReturningItems, reopenDestination } from './placement.ts';
import { sentenceLeft } from './problems.ts';
import type { KnownPlaces } from './surroundings.ts';

/**
 * Plans what a closed issue does to its item: a task is ticked, and any other item moves to the section for finished items.
 * @param decisions the decisions about the item's fields; a resolution that somebody wrote on the issue is kept
 */
export function closeItem(item: Item, number: number, reason: CloseReason, decisions: readonly Decision[], facts: Facts): SayingOperation {
  const goal = closeDestination(facts.roadmap, item, reason, facts.config.completed);
  const to = goal === null || sentenceLeft(item, facts.roadmap).length > 0 ? null : goal;
  const edits: ItemEdit[] = [];
  const there = to === null || to.at === 'new-section' ? undefined : facts.roadmap.sections[to.section ?? -1];
  const leftBox = there !== undefined && leavesBox(facts.roadmap, item, there) ? openBox(item, facts.roadmap.text) : null;
  // The place among finished items shows the state. The title need not show it again, but a status cell does.
  const { status } = item.source;
  const said = to !== null && (status?.where === 'title' || status?.where === 'start');
  const state = reason === 'completed' ? 'done' : 'dropped';
  const how = said ? { strikes: false, says: false } : howFinished(item, state, facts);
  // A mark such as `(in progress)` is wrong from now on, where no word takes its place.
  const ends = status !== null && saysOngoing(status.text);
  // A box says it. A word beside it changes only where one stands.
  const isBoxOnly = isFinishedByBox(item) && (ends || status?.text === '');
  const isTitle = status?.where === 'title' && (status.text === '' || ends);
  const needsWord = status !== null && how.says && !isBoxOnly;
  // A word for open work is wrong from now on, too.
  const usual = formThere(item, state, to, facts);
  const beside = () => statusBeside(item, state, to, facts) ?? usual.status;
  const instead = !isTitle ? undefined : needsWord ? statusInPlace(item, state, facts) : how.strikes ? undefined : beside();
  if (instead !== undefined) edits.push(instead);
  else if (needsWord) edits.push(keptRemarks(newStatus(item, usualEnd(item, status.where, state, facts), state, facts), item, facts));
  else if (ends) edits.push({ edit: 'set-status', state: how.strikes ? state : 'open', text: '', where: 'title' });
  edits.push(...withoutOpenWords(item));
  if ((how.strikes && to === null) || usual.strikes) edits.push({ edit: 'strike', struck: true });
  // An open task is neither ticked nor struck, unless all others there are.
  if (isFinishedByBox(item)) {
    const moves = to !== null;
    if (reason === 'completed' || !moves || usual.ticks) edits.push({ edit: 'tick', ticked: true });
    if (reason !== 'completed' && !moves) edits.push({ edit: 'strike', struck: true });
  } else if (
    shapeOf(item).finishedBy === 'section' &&
    to !== null &&
    !isDroppedThere(to, facts.roadmap) &&
    item.kind === 'bug' &&
    !item.external &&
    !decisions.some(isWritten)
  ) {
    edits.push(setResolution(item, number, reason, facts));
  }
  if (to !== null) {
    if (item.external && item.source.externalMark === null) edits.push({ edit: 'mark-external' });
    edits.push({ edit: 'move', to, ...(leftBox !== null ? { box: '' } : usual.box !== null ? { box: usual.box } : {}) });
  }
  const left = leftBox !== null ? { leftBox } : usual.box !== null ? { leftBox: '' } : {};
  return {
    kind: 'close-item',
    line: item.line,
    issue: number,
    title: item.title,
    reason,
    edits,
    ...madeBy(to, facts),
    ...(to === null ? {} : leavesMade(item, facts)),
    ...left,
  };
}

/** A new status in a field or a cell, with the remarks that stand behind the former one, if it is still read as the state. */
function keptRemarks(edit: SetStatus, { source: { status } }: Item, { reading }: Facts): SetStatus {
  if (status === null || (status.where !== 'field' && status.where !== 'cell')) return edit;
  const text = withRemarks(status.text, edit.text);
  return stateInCell(text, status.answers, reading.rules.words) === edit.state ? { ...edit, text } : edit;
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

/** The title of the section to which an item goes, if this action makes it, or made it before. */
function madeBy(to: Destination | null, { roadmap, baseline }: Facts): { madeSection?: string } {
  if (to?.at === 'new-section') return { madeSection: to.title };
  const [title] = to === null ? [] : madeSectionsOf([to], roadmap, baseline);
  return title === undefined ? {} : { madeSection: title };
}

/** The title of the section that an item leaves, if this action made it. */
export function leavesMade(item: Item, { roadmap, baseline }: Facts): { leaves?: string } {
  const [leaves] = madeSectionsOf([item], roadmap, baseline);
  return leaves === undefined ? {} : { leaves };
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
  const isDropped = (one: Item) => saidIn(one.notes) !== 'done' && closeReasonOf(one, facts) !== 'completed';
  const struck = struckLike(item, roadmap);
  const done = new Set(struck.filter((one) => !isDropped(one)).map(({ line }) => line));
  const isStruck = ({ heading: { line, span } }: Section) => {
    if (done.has(line)) return false;
    const behind = STRUCK_HEADING.exec(roadmap.text.slice(span.start, span.end))?.[1]?.toLowerCase();
    if (saidIn(roadmap.text.slice(span.end)) === 'done') return false;
    return behind !== undefined && !reading.rules.words.done.some((word) => behind.includes(word.toLowerCase()));
  };
  return struck.some(isDropped) || (among === 'headings' && roadmap.sections.some(isStruck));
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
  const strikes = isUsual(facts.reading.rules.words.done, 'done') && isDoneByStrike(item, facts);
  return { strikes, says: !strikes };
}

/** The other items of its shape that are struck through without a word for done, among open ones. */
function struckLike({ shape, line }: Item, { items, sections }: Roadmap): Item[] {
  return items.filter(
    (one) =>
      one.shape === shape && one.line !== line && one.state === 'dropped' && one.source.strike !== null && sections[one.section ?? -1]?.role !== 'dropped',
  );
}

/** Why the issue of an item was closed; null: it has none, or an open one. */
function closeReasonOf({ issue }: Item, { baseline, issues }: Facts): CloseReason | null {
  const seen = issue === null ? undefined : (issues.get(issue)?.state ?? baseline?.entries.find(({ number }) => number === issue)?.seen.state);
  return seen === undefined || seen.open ? null : seen.reason;
}

/**
 * Whether a line through a title says that an item of a shape is done. Among headings the text below one has to say so, or its issue was closed as completed. In
 * lists people strike through what is done, too, so there it is enough that nothing says otherwise. Where the issue of one was dropped, the line says that.
 */
function isDoneByStrike(item: Item, facts: Facts): boolean {
  const struck = struckLike(item, facts.roadmap).map((one) => ({ said: saidIn(one.notes), reason: closeReasonOf(one, facts) }));
  if (struck.some(({ reason }) => reason !== null && reason !== 'completed')) return false;
  const mayBe = shapeOf(item).among === 'list';
  return struck.some(({ said, reason }) => said === 'done' || (said === null && (mayBe || reason === 'completed')));
}

export function isTicked({ source: { box } }: Item, { text }: Roadmap): boolean {
  return box !== null && text.charAt(box.start).toLowerCase() === 'x';
}

export function setResolution(item: Item, number: number, reason: CloseReason, facts: Facts): ItemEdit {
  return { edit: 'set-field', key: 'resolution', value: withFullStop(resolution(number, reason, facts), 'resolution', item, facts.roadmap) };
}

function resolution(number: number, reason: CloseReason, { answers, address }: Facts): string {
  if (reason === 'not_planned') return 'Not planned';
  if (reason === 'duplicate') return 'Duplicate';
  const commit = answers.closingCommits.get(number);
  if (commit === undefined) return 'Fixed';
  return `Fixed in ${markdownLink(commit.slice(0, 7), commitUrl(commit, address))}`;
}

/** The box that an item gets where it goes back: its own, or a usual one where plain bullets are not read; empty: it loses the one that it got; null: its box stays. */
function boxBack(item: Item, to: Destination, place: Place | null, roadmap: Roadmap): string | null {
  const { at, section } = to.at === 'new-section' ? { at: to.at, section: null } : to;
  const isBare = at !== 'new-section' && section !== null && !readsBullets(roadmap.sections[section]);
  const isHome = () => at === 'new-section' || (place !== null && isAtHome(section, place, roadmap));
  const hasBoxes = () => roadmap.items.some((one) => one.section === section && !isSubItem(one) && shapeOf(one).finishedBy === 'box');
  if (shapeOf(item).finishedBy !== 'section') return place?.box === '' && !isBare && (isHome() || !hasBoxes()) ? '' : null;
  if (place?.box === undefined || place.box === '') return isBare ? '[ ] ' : null;
  return isBare || isHome() || hasBoxes() ? place.box : null;
}

/** How its row was written where an item goes back. */
function rowBack(to: Destination, place: Place | null, roadmap: Roadmap): { row?: string } {
  return place?.row === undefined || to.at === 'new-section' || !isAtHome(to.section, place, roadmap) ? {} : { row: place.row };
}

function isAtHome(section: number | null, place: Place, roadmap: Roadmap): boolean {
  return homesOf(roadmap, place).some((home) => (home?.index ?? null) === section);
}

/** The box that GitHub shows as text, and which an item had where it goes back. It is an item with such a box only where bullets are read. */
function textBoxBack({ section }: Item, to: Destination | null, entry: Entry | null, { sections }: Roadmap): { textBox?: TextBox } {
  const textBox = entry?.place.textBox;
  const there = to === null ? section : to.at === 'new-section' ? null : to.section;
  return textBox !== undefined && there !== null && readsBullets(sections[there]) ? { textBox } : {};
}

/** The usual status for open work where an item is, or where it goes; empty: others there have none. */
function usualOpenStatus(item: Item, { where }: StatusMark, to: Destination | null, { roadmap }: Facts): string {
  const goesTo = to === null || to.at === 'new-section' ? null : to;
  const isBeside = ({ section, source: { list } }: Item) =>
    goesTo !== null ? section === goesTo.section : section === item.section && (where !== 'cell' || list === item.source.list);
  const peers = roadmap.items.filter((one) => one.state === 'open' && one.shape === item.shape && isBeside(one));
  const inTitle = where === 'title' || where === 'start';
  const said = inTitle ? [] : peers.flatMap(({ fields, source: { status } }) => (where === 'field' ? (fields.status?.value ?? []) : (status?.text ?? [])));
  return openWord(said, roadmap.text);
}

/** Whether all that an item has said of its state, ever since it was first seen, is that it is finished. It has no text of its own for what is open, then. */
function wasFinished({ text, where, answers }: StatusMark, before: string | null, { reading }: Facts): boolean {
  const isInTitle = where === 'title' || where === 'start';
  return isInTitle ? text !== '' && before === text && !saysOngoing(text) : stateInCell(before ?? text, answers, reading.rules.words) !== null;
}

export function reopenItem(item: Item, number: number, entry: Entry | null, facts: Facts, returning: ReturningItems, places: KnownPlaces): SayingOperation {
  const { roadmap } = facts;
  const edits: ItemEdit[] = [];
  const to = reopenDestination(roadmap, item, entry?.place ?? null, returning, entry?.madeSection ?? null, places);
  if (isTicked(item, roadmap)) edits.push({ edit: 'tick', ticked: false, ...textBoxBack(item, to, entry, roadmap) });
  if (item.source.strike !== null) edits.push({ edit: 'strike', struck: false });
  const { status } = item.source;
  const isAlways = shapeOf(item).finishedBy === 'status';
  // An item in a list has such a word only while it is finished.
  const before = entry?.place.status ?? null;
  const isFinished = status !== null && isAlways && wasFinished(status, before, facts);
  // A colon went where a word took its place.
  const isWord = status?.where === 'title' && status.text !== '';
  const kept = before === ':' ? (isWord ? before : '') : isAlways || saysOngoing(before ?? '') ? (before ?? '') : '';
  const said = isFinished ? (status.answers?.no ?? usualOpenStatus(item, status, to, facts)) : kept;
  const marked = status !== null && (isAlways || (status.text !== said && !saysOngoing(status.text)));
  // A row or heading that is only struck shows no status, and shows none afterwards.
  if (marked && isFinished && said === '' && status.where === 'field') edits.push({ edit: 'remove-field', key: 'status' });
  else if (marked && (said !== status.text || item.source.strike === null))
    edits.push({ edit: 'set-status', state: 'open', text: said, where: saysOngoing(said) ? 'title' : status.where });
  edits.push(...openWordsBack(item, to, entry, facts));
  if (!isAlways && item.fields.resolution !== undefined) edits.push({ edit: 'remove-field', key: 'resolution' });
  if (to !== null) {
    if (item.source.externalMark !== null && entry?.place.externalMark === false) edits.push({ edit: 'unmark-external' });
    const box = boxBack(item, to, entry?.place ?? null, roadmap);
    edits.push({ edit: 'move', to, ...(box === null ? {} : { box }), ...rowBack(to, entry?.place ?? null, roadmap) });
  }
  const made = to === null || entry?.madeSection === undefined ? {} : { madeSection: entry.madeSection };
  return { kind: 'reopen-item', line: item.line, issue: number, title: item.title, edits, ...made };
}
