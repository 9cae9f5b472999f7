import { type Baseline, madeSectionsOf } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import type { Destination, ItemEdit, Operation, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { shapeOf } from '../model/shapes.ts';
import type { Release } from '../model/timeline.ts';
import { isSubItem } from '../model/tracked.ts';
import type { PublishedUpdate, Snapshot } from '../model/update.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import { plainValue } from '../roadmap/markdown/plain-value.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { archivedRelease, isArchived, releasedTitle } from '../roadmap/release/archived.ts';
import { nextRelease } from '../roadmap/release/opened.ts';
import { isCarriedOver, isDeferred } from '../roadmap/release/scope.ts';
import { furtherParts } from '../roadmap/release/title-news.ts';
import { oneLine } from '../roadmap/text/text.ts';
import { DEFERRING, deferredTo } from '../roadmap/timeline/deferral.ts';
import { isEarlier, isLater, isReleaseOf, plainRelease, releaseOfRoadmap } from '../roadmap/timeline/release.ts';
import { setLastUpdated } from '../update/publish/last-updated.ts';
import { reopenDestination } from './item/placement.ts';

/** What is asked for: the name of the next release, and whether open blockers are allowed. */
export interface NextRequest {
  readonly release: string;
  readonly force: boolean;
}

/** The change that finishes a release and opens the next one. */
export interface NextOpening {
  readonly finished: Release;
  readonly next: Release;
  /** The lines of the finished items that leave the file, with their issues. */
  readonly removed: ReadonlyArray<{ readonly line: number; readonly issue: number | null }>;
  /** Titles of sections that this action made and that items leave. Those that are empty afterwards go. */
  readonly left: readonly string[];
  readonly edits: ReadonlyArray<{ readonly line: number; readonly edits: readonly ItemEdit[] }>;
  /** The finished items that stay in the file, in the section of their release, by their lines. Their moves are among the edits. Null: they leave. */
  readonly released: { readonly section: string; readonly lines: readonly number[] } | null;
  /** The roadmap of the next release. */
  readonly after: Roadmap;
  readonly problems: readonly Problem[];
}

/** Where the finished items of a release go: to a file beside the updates, or to a section of the roadmap. */
export type ReleasedTo = 'file' | 'section';

/** A name that needs no escapes in a title and in a path. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} .+-]{0,60}$/u;

/**
 * The release that is to be finished; null if the roadmap is about the next one already.
 * @param configured the configuration names the release
 * @throws UserError if the release cannot be opened
 */
export function releaseToFinish(roadmap: Roadmap, { release: to }: Pick<NextRequest, 'release'>, configured: boolean): Release | null {
  if (to.trim() === '')
    throw new UserError(
      'The command `next` lacks the name of the release that begins.',
      'Name it in the input `release`, or on the command line behind `next`, such as 4.4 or “Kettle 4.4”.',
    );
  if (!NAME.test(to)) throw new UserError(`The next release is “${oneLine(to).slice(0, 80)}”.`, 'Expected its name, such as 4.4 or “Kettle 4.4”.');
  const release = releaseOfRoadmap(roadmap, null);
  if (release === null)
    throw new UserError(
      `The title of ${roadmap.path} names no release, so nobody can tell which one is finished.`,
      'Name the release in the title, such as `# Kettle 4.3 roadmap`. Nothing was written.',
    );
  if (configured)
    throw new UserError(
      'The key `milestone` of the configuration names a release, and would still name the old one.',
      'Write `milestone: true`, so that the title names the release. Nothing was written.',
    );
  if (isReleaseOf(nextRelease(release, to).title, release)) return null;
  if (isEarlier(to.toLowerCase(), release.title.toLowerCase(), release))
    throw new UserError(
      `“${to}” is earlier than “${oneLine(release.title)}”, the release in the title of ${roadmap.path}.`,
      'Name a later release. Nothing was written.',
    );
  return release;
}

/** Why a roadmap that is about a release already cannot open it. */
export function sameReleaseError(roadmap: Roadmap, to: string): UserError {
  return new UserError(`The title of ${roadmap.path} names ${to} already.`, 'Name the release that comes after it. Nothing was written.');
}

/**
 * Plans the file of the next release. Finished items leave or go to the section of their release, deferred ones come in, and everything
 * that is open stays.
 * @param keeps where finished items go: to a file of their own, or to a section
 * @param baseline items whose issues are open there stay; null: nothing is known of issues
 * @throws UserError if the title cannot be edited
 */
export function planOpening(
  roadmap: Roadmap,
  finished: Release,
  to: string,
  { reading, baseline, keeps }: { readonly reading: ReadOptions; readonly baseline: Baseline | null; readonly keeps: ReleasedTo },
): NextOpening {
  const next = nextRelease(finished, to);
  const openIssues = new Set((baseline?.entries ?? []).flatMap(({ number, agreed }) => (agreed.issue.open ? [number] : [])));
  const top = roadmap.items.filter((item) => !isSubItem(item));
  const done = top.filter((item) => item.state === 'done' && !isCarriedOver(item) && !isArchived(item, roadmap, finished));
  const released = keeps === 'section' ? releasedSection(roadmap, finished) : null;
  // What stands there was put there by hand, or by a run that was refused later.
  const isThere = ({ section }: Item) => released?.to.at === 'end' && section !== null && section === released.to.section;
  const whyStill = (item: Item) => whyStays(item, roadmap, openIssues) ?? (released === null ? null : whyNoMove(item));
  const stays = new Map(done.filter((item) => !isThere(item)).flatMap((item) => [[item, whyStill(item)] as const]));
  const going = done.filter((item) => stays.get(item) === null);
  const leaving = released === null ? going : [];
  const moving = released === null ? [] : going.map(({ line }) => ({ line, edits: [{ edit: 'move', to: released.to } as const] }));
  const coming = top.flatMap((item) => {
    const edits = bringIn(item, roadmap, finished, next, reading);
    return edits.length === 0 ? [] : [{ line: item.line, edits }];
  });
  const left = madeSectionsOf(going, roadmap, baseline);
  const change = {
    items: [...coming, ...moving],
    left,
    removed: leaving.map(({ line }) => line),
    lastUpdated: null,
    opens: { from: finished.title, to },
  };
  const { roadmap: after, refused } = editRoadmap(roadmap, change, reading);
  const afterRelease = releaseOfRoadmap(after, null);
  if (!isReleaseOf(next.title, afterRelease))
    throw new UserError(
      `${roadmap.path} cannot be edited safely: ${refused.at(-1)?.why ?? 'its title'}.`,
      `Write the title of the next release by hand, such as “${to}”. Nothing was written.`,
    );
  const why = new Map(refused.flatMap(({ line, why: reason }) => (line === null ? [] : [[line, reason] as const])));
  return {
    finished,
    next,
    left,
    removed: leaving.filter(({ line }) => !why.has(line)).map(({ line, issue }) => ({ line, issue })),
    edits: [...coming, ...moving].filter(({ line }) => !why.has(line)),
    released: released === null ? null : { section: released.title, lines: moving.flatMap(({ line }) => (why.has(line) ? [] : [line])) },
    after,
    problems: [
      ...[...stays].flatMap(([item, reason]) => (reason === null ? [] : [stayProblem(item, reason)])),
      ...titleProblems(after, next),
      ...laterProblems(after, next),
      ...[...why].map(([line, reason]): Problem => ({ line, level: 'warning', code: 'stays-behind', message: cannotEdit(line, reason) })),
    ],
  };
}

/** The section for what a release has finished. It is made if there is none. */
function releasedSection(roadmap: Roadmap, finished: Release): { readonly title: string; readonly to: Destination } {
  const there = roadmap.sections.find((section) => {
    const kept = archivedRelease(section);
    return kept !== null && isReleaseOf(kept, finished);
  });
  const title = there?.heading.title ?? releasedTitle(finished);
  return { title, to: there === undefined ? { at: 'new-section', title, role: 'done' } : { at: 'end', section: there.index } };
}

/** Why a finished item cannot move to another section; null if it can. */
function whyNoMove(item: Item): string | null {
  const { among, called } = shapeOf(item);
  if (among === 'list' && item.source.topLevel) return null;
  return `${among === 'list' ? `${called} inside another bullet` : called} does not move to another section. Move it by hand`;
}

/** Names what the title says beside the release: nobody knows whether it holds for the next one. */
function titleProblems({ title, sections }: Roadmap, next: Release): Problem[] {
  const start = (title ?? '').indexOf(next.title);
  const further = title === null || start === -1 ? [] : furtherParts(title, { start, end: start + next.title.length });
  return further.map((part) => {
    const message = `The title still says “${oneLine(part).slice(0, MAX_TITLE)}”. Check whether that holds for ${oneLine(next.title)}.`;
    return { line: sections.find(({ heading }) => heading.title === title)?.heading.line ?? null, level: 'notice', code: 'stays-behind', message };
  });
}

/** Names the sections whose heading defers their items: people decide which of them belong to the next release. */
function laterProblems({ items, sections }: Roadmap, next: Release): Problem[] {
  return sections.flatMap(({ heading, release, index }) => {
    const count =
      release === null ? 0 : items.filter((item) => item.section === index && item.state === 'open' && !isSubItem(item) && isDeferred(item, next)).length;
    if (count === 0) return [];
    const what = count === 1 ? '1 item stays' : `${count} items stay`;
    const message = `${what} deferred, because the heading “${oneLine(heading.title).slice(0, MAX_TITLE)}” says so. Move what belongs to ${oneLine(next.title)} to another section.`;
    return [{ line: heading.line, level: 'notice', code: 'stays-behind', message }];
  });
}

/** Characters. */
const MAX_TITLE = 100;

function cannotEdit(line: number, reason: string): string {
  return `Line ${line} cannot be edited safely (${reason}): it is left as it is in the roadmap of the next release. Make the change by hand.`;
}

/** Why a finished item stays in the file; null if it leaves. */
function whyStays(item: Item, { items, text }: Roadmap, openIssues: ReadonlySet<number>): string | null {
  if (item.issue !== null && openIssues.has(item.issue)) return `its issue #${item.issue} is open. Close the issue, or move the item`;
  // Under a finished heading everything counts as finished, but an empty box says otherwise.
  const isUnticked = ({ source: { box } }: Item) => box !== null && text.slice(box.start, box.end).trim() === '';
  const open = items.find((one) => one.line > item.line && one.line <= item.endLine && (one.state === 'open' || isUnticked(one)));
  return open === undefined ? null : `its part “${oneLine(open.title)}” on line ${open.line} is open. Finish that part, or move it`;
}

function stayProblem({ title, line }: Item, reason: string): Problem {
  return { line, level: 'warning', code: 'stays-behind', message: `“${oneLine(title)}” is finished but stays in the roadmap of the next release: ${reason}.` };
}

/** The edits that make an item one of the next release; none if it is one already, or belongs to a later one. */
function bringIn(item: Item, roadmap: Roadmap, finished: Release, next: Release, { rules }: ReadOptions): ItemEdit[] {
  const { fields } = item;
  const inSection = item.section === null ? null : (roadmap.sections[item.section]?.release ?? null);
  const own = fields.release === undefined ? null : plainRelease(fields.release.value);
  if (item.state === 'open' && own !== null && !isDeferred(item, finished)) return isReleaseOf(own, finished) && inSection === null ? [takeOff('release')] : [];
  if (!isDeferred(item, finished) || (item.state !== 'open' && !isCarriedOver(item))) return [];
  if (own !== null && !isLater(own) && !isReleaseOf(own, next)) return [];
  const said = DEFERRING.flatMap((key) => {
    const field = fields[key];
    const value = field === undefined || rules.deferred === null ? '' : plainValue(field.value);
    const to = value === '' ? null : deferredTo(value, finished, rules.deferred ?? []);
    return to === null ? [] : [{ key, value, to }];
  });
  if (own === null && said.some(({ to }) => !isLater(to) && !isReleaseOf(to, next))) return [];
  const still = said.filter(({ key, value }) => key === 'resolution' || deferredTo(value, next, rules.deferred ?? []) !== null);
  const home = item.state === 'open' ? null : reopenDestination(roadmap, item, null, new Map());
  return [
    ...(own !== null && inSection === null ? [takeOff('release')] : []),
    ...still.map(({ key }) => takeOff(key)),
    ...(item.state !== 'open' && item.source.box !== null ? [{ edit: 'tick', ticked: false } as const] : []),
    ...(item.state !== 'open' && item.source.strike !== null ? [{ edit: 'strike', struck: false } as const] : []),
    ...(home === null ? [] : [{ edit: 'move', to: home } as const]),
  ];
}

function takeOff(key: 'release' | (typeof DEFERRING)[number]): ItemEdit {
  return { edit: 'remove-field', key };
}

/** What the plan of an opening is made with. */
interface OpeningFacts {
  readonly roadmap: Roadmap;
  readonly today: string;
}

/**
 * Adds the opening of the next release to a plan, as one commit. The milestone of the finished release is closed afterwards, and the state
 * remembers that until it is done.
 * @param file the path of the finished release's archive; null: nothing is archived
 * @param archive the archive's Markdown
 */
export function withOpening(
  plan: Plan,
  opening: NextOpening,
  { file, archive }: { readonly file: string | null; readonly archive: string },
  snapshot: Snapshot,
  facts: OpeningFacts,
): Plan {
  const { finished, next, removed, left, edits, released, problems } = opening;
  const { milestones } = plan;
  const old = milestones?.number == null ? {} : { milestone: { number: milestones.number, title: milestones.release } };
  const update: PublishedUpdate = {
    ...snapshot,
    released: { title: finished.title, date: facts.today },
    ...{ subject: '', markdown: archive, text: '' },
    pending: { comment: false, wiki: false, ...old },
    ...(plan.published?.feed === undefined ? {} : { feed: plan.published.feed }),
  };
  const moved = released === null || released.lines.length === 0 ? {} : { released };
  const opens = { from: finished.title, to: next.title, edits, ...moved };
  const made = left.length === 0 ? {} : { left };
  const open: Operation = { kind: 'publish-update', line: null, title: next.title, removed, ...made, clearNote: false, file, update, opens };
  const others = plan.operations.filter(({ kind }) => kind !== 'post-update' && kind !== 'mirror-update' && kind !== 'set-last-updated');
  return { ...plan, operations: [...others, open, ...setLastUpdated(facts)], problems: [...plan.problems, ...problems], settles: true };
}
