import type { DayCounts } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { Problem } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { stopwatch } from '../model/stopwatch.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { FileBeside, Snapshot, UpdateTexts } from '../model/update.ts';
import type { Facts } from '../plan/facts.ts';
import { type NextRequest, planOpening, releaseToFinish, sameReleaseError, withOpening } from '../plan/open-next.ts';
import { isDelivery } from '../plan/operations.ts';
import { withIssueLevels } from '../plan/plan.ts';
import { checkTells } from '../plan/preconditions.ts';
import { type Rehearsed, rehearse } from '../plan/rehearse.ts';
import { onDay } from '../plan/schedule.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { oneLine } from '../roadmap/text/text.ts';
import { isReleaseOf } from '../roadmap/timeline/release.ts';
import { openingRefusal } from '../update/blockers.ts';
import { withWholeLinks } from '../update/links.ts';
import { besideInTheWay, filesOfUpdate } from '../update/publish/beside.ts';
import { roadmapOfUpdate, updateMarker } from '../update/publish/bodies.ts';
import type { Destinations } from '../update/publish/destinations.ts';
import { checkFeed, feedAfter } from '../update/publish/feed.ts';
import { publishedBefore, withPublishing } from '../update/publish/plan.ts';
import { snapshotOf } from '../update/snapshot.ts';
import { statusJson } from '../update/status.ts';
import { archiveMarkdown, updateTexts } from '../update/text/render.ts';
import { foundAt } from './chart/found-at.ts';
import { doneIn, type RunHistory } from './history.ts';
import type { Request } from './request.ts';

/** A plan that also publishes the development update, and the update's texts. */
interface Published extends Rehearsed {
  /** Null if there is no update, or if it was published before the state was lost: the state held its texts. */
  readonly texts: UpdateTexts | null;
}

/** Tries the plan's edits within the time that the run may work on its file. @throws UserError if it takes longer */
function rehearseInTime(plan: Plan, roadmap: Roadmap, reading: ReadOptions): Rehearsed {
  return stopwatch().onFile(() => rehearse(plan, roadmap, reading));
}

/** The plan of an attempt. */
export interface Decided extends Published {
  /** An update was asked for, but this plan does not hold it yet. */
  readonly owesUpdate: boolean;
}

/** Called before anything is written. @throws UserError if an update with a later date was published already, or if its feed has no address */
export function checkDay(facts: Facts): void {
  checkFeed(facts.updateTo, facts.roadmap.path, facts.address);
  const published = publishedBefore(facts);
  if (published === null || published.date <= facts.today) return;
  throw new UserError(
    `A development update of ${published.date} was published already, and ${facts.today} is an earlier day.`,
    'Leave the input `date` out, or give a later day. Nothing was written.',
  );
}

/**
 * Whether a new update may be published: both sides agree. Open deliveries of an earlier update are tried first, but if they
 * fail, the new update is published all the same. @param tried this run has tried those deliveries
 */
function mayPublish({ operations, published }: Plan, today: IsoDate, tried: boolean): boolean {
  const owesEarlier = operations.some(isDelivery) && published?.date !== today;
  return operations.every(isDelivery) && (tried || !owesEarlier);
}

/**
 * Rehearses a plan. Adds the development update to it, if one was asked for and both sides agree.
 * @param guarded the plan before any edit was tried
 * @param world is read only for the update's own file
 */
export async function rehearseWithUpdate(guarded: Plan, facts: Facts, request: Request, world: World, history: RunHistory): Promise<Decided> {
  const { next, planOnly } = request;
  const update = request.update || next !== undefined;
  const publish = (plan: Plan) =>
    next === undefined ? publishUpdate(plan, facts, world, doneIn(history)) : openRelease(plan, facts, next, world, doneIn(history));
  // A plan that is only shown may hold other changes beside the update. All of them are tried together, so that the text is read once.
  if (update && planOnly && guarded.refused === null) return { ...(await publish(guarded)), owesUpdate: false };
  const agreement = rehearseInTime(guarded, facts.roadmap, facts.reading);
  const { plan } = agreement;
  if (!update || plan.refused !== null || !mayPublish(plan, facts.today, history.triedDelivery)) return { ...agreement, texts: null, owesUpdate: update };
  return { ...(await publish(plan)), owesUpdate: false };
}

/**
 * Plans the publication of the day's update and rehearses the plan. If it was published before, its old texts are returned, and the
 * plan keeps only the deliveries that are still open.
 * @param done what this run has done so far
 */
async function publishUpdate(plan: Plan, facts: Facts, world: World, done: readonly Operation[]): Promise<Published> {
  const { roadmap, today, address, updateTo, release, reading } = facts;
  const { blockerWords } = reading.rules;
  const published = publishedBefore(facts);
  if (published?.date === today && published.released === undefined) {
    const isOurs = done.some(({ kind }) => kind === 'publish-update');
    const { subject, markdown, text } = published;
    return { ...rehearseInTime(isOurs ? plan : withProblem(plan, 'notice', publishedToday(today)), roadmap, reading), texts: { subject, markdown, text } };
  }
  checkTells(roadmap);
  // In a plan that is only shown, the mark WE ARE HERE has not moved yet. The texts show it where it will be.
  const told = withIssueLevels(withWholeLinks(onDay(roadmap, today, reading), roadmap.path, address, reading), plan);
  const { summary, ...texts } = updateTexts({ roadmap: told, release, today, address, previous: published, history: historyOf(facts), blockerWords });
  if (updateTo === null) return { ...rehearseInTime(plan, roadmap, reading), texts };
  const archived = updateTo.file === null ? null : await world.files.read(updateTo.file);
  const to = archived === null ? updateTo : besidesOthers(archived, updateTo, roadmap.path);
  const there = to === updateTo || to.file === null ? archived : await world.files.read(to.file);
  if (there?.includes(updateMarker(roadmap.path, today)) === true)
    return { ...rehearseInTime(withProblem(plan, 'warning', publishedByMarker(today, to.file ?? '')), roadmap, reading), texts: null };
  const other = there === null ? null : inTheWay(there, to.file ?? '');
  const known = withIssueLevels(roadmap, plan);
  const feed = to.feed === null ? null : feedAfter(published?.feed, { ...texts, summary, date: today }, to, roadmap.path, address);
  const status = statusJson({ roadmap: known, release, today, previous: published, history: historyOf(facts), blockerWords });
  const beside = filesOfUpdate(to, feed, status, roadmap.path, address);
  const foreign = await foreignAmong(beside, world);
  const whole = withPublishing(
    other === null ? plan : withProblem(plan, 'warning', other),
    texts,
    snapshotOf({ roadmap: known, release, today, previous: published }),
    to,
    facts,
    { feed, files: beside.filter((one) => !foreign.includes(one)) },
  );
  const problems = [...whole.problems, ...foreign.map((one) => besideInTheWay(one, to))];
  return { ...rehearseInTime({ ...whole, problems }, roadmap, reading), texts };
}

/** Those of the files in whose place something stands that is no earlier version of them. */
async function foreignAmong(files: readonly FileBeside[], world: World): Promise<FileBeside[]> {
  const foreign: FileBeside[] = [];
  for (const file of files) {
    const there = await foundAt(world, file.path);
    if (there === null || there.text?.includes(file.replaces) === false) foreign.push(file);
  }
  return foreign;
}

/** The numbers of earlier days, as far as the state keeps them. */
function historyOf({ baseline, roadmap }: Facts): readonly DayCounts[] {
  return baseline?.paths[roadmap.path]?.history ?? [];
}

/** Called before anything is written. @throws UserError if the next release cannot be opened */
export function checkNext(facts: Facts, { release: to, force }: NextRequest): void {
  const { roadmap, release, releaseIsConfigured, address, reading } = facts;
  const finished = releaseToFinish(roadmap, { release: to }, releaseIsConfigured === true);
  if (finished === null) {
    if (openedAs(facts, to) === null) throw sameReleaseError(roadmap, to);
    return;
  }
  if (force) return;
  const open = openingRefusal(roadmap, release, address, reading.rules.blockerWords);
  if (open !== null)
    throw new UserError(open, 'Finish them, or move them to a later release. To take them into the next release, set `force: true`. Nothing was written.');
}

/** What was released when this release was opened; null if nobody knows. */
function openedAs(facts: Facts, to: string): Snapshot['released'] | null {
  const published = publishedBefore(facts);
  return published?.released !== undefined && published.release !== null && isReleaseOf(to, facts.release) ? published.released : null;
}

/**
 * Plans the next release and rehearses the plan. If it was opened before, the plan stays as it is.
 * @param done what this run has done so far
 */
async function openRelease(plan: Plan, facts: Facts, next: NextRequest, world: World, done: readonly Operation[]): Promise<Published> {
  const { roadmap, today, address, reading, archiveTo = null, baseline } = facts;
  const rehearsed = (whole: Plan): Published => ({ ...rehearseInTime(whole, roadmap, reading), texts: null });
  const finished = releaseToFinish(roadmap, next, facts.releaseIsConfigured === true);
  if (finished === null) {
    const isOurs = done.some((operation) => operation.kind === 'publish-update' && operation.opens !== undefined);
    const before = openedAs(facts, next.release);
    if (!isOurs && before === null) throw sameReleaseError(roadmap, next.release);
    return rehearsed(isOurs ? plan : withProblem(plan, 'notice', openedBefore(next.release, before)));
  }
  checkNext({ ...facts, roadmap: withIssueLevels(roadmap, plan) }, next);
  const opening = stopwatch().onFile(() => planOpening(roadmap, finished, next.release, { reading, baseline, keeps: facts.releasedTo ?? 'file' }));
  const lines = new Set(opening.removed.map(({ line }) => line));
  const archive = archiveMarkdown(
    { roadmap: withWholeLinks(roadmap, roadmap.path, address, reading), release: finished, today, address, previous: null },
    lines,
  );
  const file = opening.removed.length === 0 ? null : archiveTo;
  if (file !== null && (await world.files.read(file)) !== null)
    throw new UserError(
      `${file} exists already, so the finished items of ${oneLine(finished.title)} cannot go there.`,
      'Move that file, then run again. Nothing was lost.',
    );
  const snapshot = snapshotOf({ roadmap: opening.after, release: opening.next, today, previous: null });
  return rehearsed(withOpening(plan, opening, { file, archive }, snapshot, facts));
}

function openedBefore(to: string, before: Snapshot['released'] | null): string {
  return `${oneLine(to)} was opened on ${before?.date ?? ''}, when ${oneLine(before?.title ?? '')} was released. There is nothing to do.`;
}

/** The places of an update: if another roadmap's update has its path, the path with the release. @param archived the text at its path */
function besidesOthers(archived: string, to: Destinations, own: string): Destinations {
  const other = roadmapOfUpdate(archived);
  return to.aside === null || other === null || other === own ? to : { ...to, file: to.aside };
}

/** Says whose text has the path of an update. */
function inTheWay(archived: string, file: string): string {
  const other = roadmapOfUpdate(archived);
  const whose = other === null ? 'a file that is no update' : `the update of ${oneLine(other)}`;
  return `${file} is ${whose}, so this update is not published. Put \`{release}\` into \`update: {file: …}\`, such as updates/{release}-{date}.md, or move that file.`;
}

function publishedToday(today: IsoDate): string {
  return `The update of ${today} was published already, so it is not published again. The output \`update\` holds what was published. The next update will report later changes.`;
}

function publishedByMarker(today: IsoDate, file: string): string {
  return `The update of ${today} was published before the state was lost: the file ${file} holds it. So it is not published again. Check whether the comment and the wiki page exist, because this run did not.`;
}

function withProblem(plan: Plan, level: Problem['level'], message: string): Plan {
  return { ...plan, problems: [...plan.problems, { line: null, level, code: 'published-before', message }] };
}
