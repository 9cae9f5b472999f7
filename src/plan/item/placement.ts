import type { Neighbour, Place } from '../../model/agreement.ts';
import type { CloseReason } from '../../model/issue.ts';
import type { Destination } from '../../model/plan.ts';
import { type Item, isClosedRole, type Kind, type Roadmap, type Role, type Section } from '../../model/roadmap.ts';
import { anyBox, isFinishedByBox, shapeOf } from '../../model/shapes.ts';
import { isSubItem } from '../../model/tracked.ts';
import { chapterOf } from '../../roadmap/edit/item/chapters.ts';
import { cellsOf } from '../../roadmap/edit/table/cells.ts';
import { fittingTable, lastTarget, tableOf } from '../../roadmap/edit/targets.ts';
import { canonicalTitle, NEW_SECTION_TITLES } from '../../roadmap/read/sections.ts';
import { isOfOtherRelease } from '../../roadmap/release/archived.ts';
import { finishedEntry, finishedSubject, isDoneWord, isNumberedEntry } from '../../roadmap/release/finished-subject.ts';
import { isNewestFirst } from '../../roadmap/release/newest-first.ts';
import { isOfOtherVersion } from '../../roadmap/release/versions.ts';
import { releaseOfRoadmap } from '../../roadmap/timeline/release.ts';
import type { PlanConfig } from '../facts.ts';
import { isNeighbour, type KnownPlaces, type NeighboursThere, wayBack } from './surroundings.ts';

function sectionOfItem(roadmap: Roadmap, item: Item): Section | null {
  return item.section === null ? null : (roadmap.sections[item.section] ?? null);
}

/** Where an item goes when its issue is closed; null if it stays. */
export function closeDestination(roadmap: Roadmap, item: Item, reason: CloseReason, completedItems: PlanConfig['completed']): Destination | null {
  if (completedItems === 'keep') return null;
  const bug = item.kind === 'bug' && !item.external;
  const completed = reason === 'completed';
  // A heading stays and shows its state there. So does a row, if there is no table of finished items with the same columns.
  if (shapeOf(item).among === 'headings' || (completed && completedItems === 'tick' && shapeOf(item).among === 'table')) return null;
  if (isFinishedByBox(item)) {
    // A box inside a grouping bullet stays, because a move would separate it from that bullet.
    if (!item.source.topLevel || (completed && completedItems === 'tick')) return null;
    const roles: Role[] = completed ? (bug ? ['done', 'resolved'] : ['done']) : ['dropped'];
    const section = roles.map((role) => nearestSection(roadmap, item, role)).find((found) => found !== null);
    const there = section ?? (completed ? nearestSection(roadmap, item, 'none', (one) => holdsOnlyFinished(roadmap, one, bug)) : null);
    return there === null || takesChapters(roadmap, item, there) ? null : destination(roadmap, item, there);
  }
  if (shapeOf(item).among === 'table') {
    const roles: Role[] = completed ? (bug ? ['resolved', 'done'] : ['done']) : ['dropped'];
    const fits = ({ index }: Section) => fittingTable(roadmap, item, index) !== null;
    const section = roles.map((one) => nearestSection(roadmap, item, one, fits)).find((found) => found !== null);
    return section === undefined || section === null ? null : destination(roadmap, item, section);
  }
  const { newTitles } = roadmap;
  const role = bug ? 'resolved' : completed ? 'done' : 'dropped';
  // A configuration may have one title for all finished items.
  const isShared = role === 'resolved' && newTitles.resolved === newTitles.done;
  const roles: Role[] = [role, ...(completed ? [] : (['dropped'] as const)), ...(isShared ? (['done'] as const) : [])];
  const section = roles.map((one) => nearestSection(roadmap, item, one)).find((found) => found !== null) ?? null;
  const title = finishedSubject(newTitles[role]) === null ? newTitles[role] : NEW_SECTION_TITLES[role];
  const chapter = chapterOf(roadmap, item.source.lines.start);
  if (section !== null && !isOfOtherChapter(roadmap, section, title, chapter)) return destination(roadmap, item, section);
  return { at: 'new-section', title, role: isShared ? 'done' : role, ...(chapter === undefined ? {} : { chapter }) };
}

/** Whether numbered chapters go to a section as a whole, and the item stands in such a chapter, which is not finished with it. */
function takesChapters(roadmap: Roadmap, item: Item, { index }: Section): boolean {
  const [own, parts] = [sectionOfItem(roadmap, item), roadmap.sections.filter(({ parent }) => parent === index)];
  return own !== null && own.parent !== index && parts.length > 0 && [own, ...parts].every(({ heading }) => isNumberedEntry(heading.title));
}

/** Whether a section is one that is made for each chapter, and stands in another one beside that chapter's own open work. */
function isOfOtherChapter(roadmap: Roadmap, { heading }: Section, title: string, chapter: number | undefined): boolean {
  const there = chapterOf(roadmap, heading.span.start);
  if (there === chapter || canonicalTitle(heading.title) !== canonicalTitle(title)) return false;
  return roadmap.sections.some((one) => one.role === 'open' && chapterOf(roadmap, one.heading.span.start) === there);
}

/** Words beside one for finished work that do not change what it says: “Recently completed”, “Done so far”, “Erledigte Aufgaben”. */
const BESIDE_FINISHED =
  /(?:^| )(?:recently|just|already|previously|lately|so far|what we|items?|tasks?|features?|work|milestones?|kürzlich|bereits|schon|aufgaben|punkte|récemment|déjà|tâches|ya|tareas|já|tarefas|уже|недавно|задачи)(?= |$)/g;

/** Whether finished tasks go to a section, though its title is no known one: it says so in other words, and nothing but such tasks stands there. */
function holdsOnlyFinished({ items }: Roadmap, { index, heading }: Section, bug: boolean): boolean {
  const word = canonicalTitle(heading.title).replace(BESIDE_FINISHED, '').trim();
  // Words in brackets narrow it (“Closed (beta)”), and features are not fixed.
  if (/[(（][^)）]*\p{L}/u.test(heading.title) || !isDoneWord(word) || (!bug && /^(?:fixed|resolved)\b/.test(word))) return false;
  const own = items.filter((one) => one.section === index && !isSubItem(one));
  return own.length > 0 && own.every((one) => shapeOf(one).finishedBy === 'box' && one.state === 'done');
}

/** The open box of an item with the white space behind it; null: it has none. */
export function openBox({ source }: Item, text: string): string | null {
  const box = anyBox(source);
  return box === null ? null : (/^\[[ ~-]\][ \t]+/.exec(text.slice(box.start - 1, box.end + LONGEST_BOX))?.[0] ?? null);
}

/** Code units behind a box. */
const LONGEST_BOX = 20;

/** What is no title without a box before it, but another block: `- 1. Title`. */
const OTHER_BLOCK = /^(?:[>|<=]|`{3}|~{3}|(?:[-*+]|#{1,6}|\d{1,9}[.)]|\[.\])[ \t])/;

/** Whether a task leaves its open box in a section of dropped items of which none has one. Its place remembers the box. */
export function leavesBox(roadmap: Roadmap, item: Item, { role, index, byPhrase }: Section): boolean {
  const [box, at] = [openBox(item, roadmap.text), anyBox(item.source)];
  if (role !== 'dropped' || !isFinishedByBox(item) || box === null || at === null) return false;
  const start = at.start - 1 + box.length;
  if (OTHER_BLOCK.test(roadmap.text.slice(start, start + LONGEST_BOX))) return false;
  const there = roadmap.items.filter((one) => !isSubItem(one) && standsUnder(roadmap, one.section, index));
  return (byPhrase === true || there.length > 0) && there.every((one) => shapeOf(one).finishedBy === 'section');
}

/** Whether a section is another one or stands below it. */
function standsUnder({ sections }: Roadmap, section: number | null, above: number): boolean {
  for (let at = section; at !== null; at = sections[at]?.parent ?? null) if (at === above) return true;
  return false;
}

/** Whether an item has an open box in a section of dropped items. */
function bringsOpenBox(roadmap: Roadmap, item: Item, section: Section): boolean {
  const { lines, box } = item.source;
  const start = box !== null && leavesBox(roadmap, item, section) ? box.end : lines.start;
  return roadmap.text.slice(start, lines.end).includes('[ ]');
}

/** The part of a section with items whose heading is that of the item, or else the section. */
function partLikeOwn({ sections, items }: Roadmap, own: Section | null, section: Section): Section {
  const isLike = (one: Section) => one.parent === section.index && one.role === section.role && one !== own && isSameTitle(one, own);
  const isOne = (one: Section) => isLike(one) && items.some((item) => item.section === one.index);
  return (own === section ? undefined : sections.find(isOne)) ?? section;
}

function isSameTitle({ heading }: Section, other: Section | null): boolean {
  return other !== null && canonicalTitle(heading.title) === canonicalTitle(other.heading.title);
}

function destination(roadmap: Roadmap, item: Item, section: Section): Destination | null {
  if (sectionOfItem(roadmap, item) === section) return null;
  const newest = topIfNewestFirst(roadmap, item, section.index);
  return newest === null ? { at: 'end', section: section.index } : { at: 'before', line: newest.line, section: section.index, gap: null };
}

/** The first item of the only list of a section of finished items, if the newest stands first there. Null: what is finished goes to its end. */
function topIfNewestFirst(roadmap: Roadmap, item: Item, section: number): Item | null {
  const { text } = roadmap;
  const last = lastTarget(roadmap, item, section);
  const outer = roadmap.items.filter((one) => one.section === section && one.source.topLevel);
  const [first] = outer;
  if (last === null || first === undefined || first.source.previous !== null || outer.some(({ source }) => source.list !== last.source.list)) return null;
  if (shapeOf(first).among === 'table') {
    const rows = outer.map(({ source: { lines } }) => text.slice(lines.start, lines.end).trimEnd());
    const cells = rows.map((row) => cellsOf(row).map(({ start, end }) => row.slice(start, end)));
    return (cells[0] ?? []).some((_, column) => isNewestFirst(cells.map((row) => row[column] ?? ''))) ? first : null;
  }
  // Another number at the top would change all numbers below it.
  const numbers = new Set(outer.map(({ source: { marker } }) => text.slice(marker.start, marker.end)));
  if (first.source.ordered && (numbers.size > 1 || outer.length === 1)) return null;
  const entries = outer.map(({ source: { title } }) => text.slice(title.start, endOfLine(text, title.end)));
  return isNewestFirst(entries) ? first : null;
}

/** The end of the line on which an offset stands. */
function endOfLine(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length === -1 ? text.length : offset + length;
}

/** The open section to which an item goes when its kind changes; null if there is none, or if the item is there already. */
export function kindDestination(roadmap: Roadmap, item: Item, kind: Kind, external: boolean): Destination | null {
  const own = sectionOfItem(roadmap, item);
  // A heading stands in no list: what is below it would have to go along.
  if (own === null || own.role !== 'open' || !item.source.topLevel) return null;
  const to = openSection(roadmap, { ...item, kind, external });
  return to === null || to === own ? null : { at: 'end', section: to.index };
}

/** Whether a section of finished items takes one of this section: not if it is about another subject, as “Importer - Completed” is, or one of several entries. */
function takesOther({ sections }: Roadmap, { heading, index, parent }: Section, own: Section | null): boolean {
  const beside = sections.filter((one) => one.parent === parent && one.heading.level === heading.level && one.index !== index);
  const titles = beside.map((one) => one.heading.title);
  const subject = finishedSubject(heading.title) ?? finishedEntry(heading.title, titles);
  return subject === null || own?.path.some((title) => canonicalTitle(title).startsWith(canonicalTitle(subject))) === true;
}

/** The nearest section with a role: one under the same parent heading, or else the one that shares most headings with the item. */
function nearestSection(roadmap: Roadmap, item: Item, role: Role, fits: ((section: Section) => boolean) | null = null): Section | null {
  const own = sectionOfItem(roadmap, item);
  // A section that inherits its role is only a part of the section above it.
  const isWhole = ({ parent }: Section) => parent === null || roadmap.sections[parent]?.role !== role;
  // What was finished with another release is kept apart.
  const release = releaseOfRoadmap(roadmap, null);
  const isOwn = ({ index }: Section) => !isOfOtherRelease(roadmap.sections, index, release);
  const found = roadmap.sections.filter(
    (section) => section.role === role && (fits ?? isWhole)(section) && isOwn(section) && !isOfOtherVersion(section, own) && takesOther(roadmap, section, own),
  );
  const shared = (section: Section) => {
    const above = section.path.slice(0, -1);
    const mine = own?.path ?? [];
    return above.every((title, level) => mine[level] === title) ? above.length : -1;
  };
  // A section of one release or year, such as “Completed in 2023” or `1.2.0 - 2023-03-01`, is closed when the next one begins.
  const isOfAll = ({ heading }: Section) => Number(!/\p{N}/u.test(heading.title.replace(/^\P{L}*?\d{1,2}[.):]?\s+/u, '')));
  // A phrase says no only of what stands under the same headings, and only while no box is open below it.
  const isSure = (section: Section) => section.byPhrase !== true || (shared(section) !== -1 && !bringsOpenBox(roadmap, item, section));
  const [nearest] = found.filter(isSure).toSorted((a, b) => shared(b) - shared(a) || isOfAll(b) - isOfAll(a));
  if (nearest === undefined) return null;
  return fits === null ? partLikeOwn(roadmap, own, nearest) : nearest;
}

/** Items that go back to their sections in the same plan, by their lines. Other items can be placed beside them. */
export type ReturningItems = ReadonlyMap<number, { readonly section: number | null; readonly place: Place | null }>;

const NO_PLACES: KnownPlaces = { now: new Map(), remembered: new Map() };

/**
 * Where an item goes when its issue is reopened: back to its place, or else to the first open section of its kind; null if it stays.
 * @param made the title of a section that goes when the item leaves it; null: none
 */
export function reopenDestination(
  roadmap: Roadmap,
  item: Item,
  place: Place | null,
  returning: ReturningItems,
  made: string | null = null,
  places: KnownPlaces = NO_PLACES,
): Destination | null {
  const own = sectionOfItem(roadmap, item);
  // Where it stands says of what kind it has become meanwhile. Among items of another kind it would lose that.
  const isOfKind = (home: Section | null) => own?.kind == null || home?.kind == null || own.kind === home.kind;
  const homes = place === null ? [] : homesOf(roadmap, place).filter(isOfKind);
  if (place !== null && homes.length > 0) {
    if (homes.includes(own)) return null;
    for (const home of homes) {
      const facts = { roadmap, section: home?.index ?? null, place, made, returning, places };
      const beside = wayBack(facts, neighboursThere(roadmap, item, home, place, returning));
      if (beside !== null) return beside;
    }
    return { at: 'end', section: homes[0]?.index ?? null };
  }
  const isAmongFinished = own !== null && (isClosedRole(own.role) || (place !== null && holdsOnlyFinished(roadmap, own, item.kind === 'bug')));
  if (!isAmongFinished) return null;
  const section = openSection(roadmap, place?.box === undefined ? item : { ...item, shape: place.box === '' ? 'bullet' : 'task' });
  if (section !== null) return { at: 'end', section: section.index };
  return { at: 'new-section', title: roadmap.newTitles[item.external ? 'external' : item.kind], role: 'open' };
}

/**
 * The open sections that an item may have come from; null stands for the part above the first heading. If no section has its title any more, that in which
 * its neighbours stand.
 */
export function homesOf(roadmap: Roadmap, place: Place): (Section | null)[] {
  if (place.headings.length === 0) return [null];
  const titled = roadmap.sections.filter(({ path }) => path.join('\n') === place.headings.join('\n'));
  return titled.length > 0 ? titled.filter(({ role }) => !isClosedRole(role)) : homeOfNeighbours(roadmap, place);
}

/** The open section in which all of an item's nearest neighbours stand. Its title was changed meanwhile, or that of a heading above. */
function homeOfNeighbours({ items, sections }: Roadmap, { previous, next }: Place): Section[] {
  const top = items.filter(({ source }) => source.topLevel);
  const found = [previous, next].flatMap((neighbours) => firstOf(neighbours, top)?.one ?? []);
  const [home] = found.map(({ section }) => sections[section ?? -1]);
  return home !== undefined && !isClosedRole(home.role) && found.every(({ section }) => section === home.index) ? [home] : [];
}

/** The nearest former neighbours that are there, or go back in the same plan. @param home the section; null: the part above the first heading */
function neighboursThere(roadmap: Roadmap, item: Item, home: Section | null, place: Place, returning: ReturningItems): NeighboursThere {
  const section = home?.index ?? null;
  const columns = tableOf(roadmap, item)?.header.join('\n');
  const here = roadmap.items.filter(
    (one) => (returning.get(one.line)?.section ?? one.section) === section && one.source.topLevel && tableOf(roadmap, one)?.header.join('\n') === columns,
  );
  const nearest = (side: 'previous' | 'next'): Item | null => {
    const own = firstOf(place[side], here);
    // A place that an earlier version noted does not name neighbours that had left before. But their places may name the item.
    const [other] = here
      .map((one) => ({
        one,
        distance: returning.get(one.line)?.place?.[side === 'previous' ? 'next' : 'previous'].findIndex((it) => isNeighbour(item, it)) ?? -1,
      }))
      .filter(({ distance }) => distance !== -1)
      .toSorted((a, b) => a.distance - b.distance);
    return other !== undefined && (own === null || other.distance <= own.distance) ? other.one : (own?.one ?? null);
  };
  return { previous: nearest('previous'), next: nearest('next') };
}

/** The first remembered neighbour that is among some items. */
function firstOf(remembered: readonly Neighbour[], here: readonly Item[]): { readonly one: Item; readonly distance: number } | null {
  for (const [distance, neighbour] of remembered.entries()) {
    const one = here.find((other) => isNeighbour(other, neighbour));
    if (one !== undefined) return { one, distance };
  }
  return null;
}

/** The first open section of an item's kind: one whose title names the kind, or else, for tasks, one that contains open items of it. */
function openSection(roadmap: Roadmap, item: Item): Section | null {
  if (shapeOf(item).among === 'table')
    return roadmap.sections.find(({ role, index }) => role === 'open' && fittingTable(roadmap, item, index) !== null) ?? null;
  const fits = (kind: Kind | null, external: boolean) => external === item.external && (external || kind === item.kind);
  const named = roadmap.sections.find(({ role, kind, external, release }) => role === 'open' && release === null && fits(kind, external));
  if (named !== undefined || shapeOf(item).finishedBy === 'section') return named ?? null;
  const peer = roadmap.items.find(
    (one) => shapeOf(one).finishedBy === 'box' && one.state === 'open' && one.source.topLevel && one.kind === item.kind && one.section !== null,
  );
  return peer === undefined ? null : sectionOfItem(roadmap, peer);
}

export const NOWHERE: Place = { headings: [], previous: [], next: [], externalMark: false, gap: null, status: null };
