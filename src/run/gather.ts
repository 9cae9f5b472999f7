import { type Config, DEFAULT_CONFIG_PATH, NO_CONFIG } from '../config/config.ts';
import type { Baseline } from '../model/baseline.ts';
import { NotPermitted, UserError } from '../model/errors.ts';
import type { LabelRef, Milestone, NoIssue } from '../model/issue.ts';
import type { FileVersion, StatePlaces, StateVersion, World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { stopwatch } from '../model/stopwatch.ts';
import { HOUR, later, millisecondsBetween } from '../model/time.ts';
import { deadClaim } from '../plan/claim.ts';
import type { HandOver } from '../plan/files/hand-over.ts';
import { knownIssues } from '../plan/files/known-issues.ts';
import type { ParsedTexts } from '../plan/issue/managed-text.ts';
import { onlyNamed } from '../plan/item/problems.ts';
import { keptRelease, Milestones } from '../plan/milestones/milestones.ts';
import { checkWhole } from '../plan/preconditions.ts';
import { numbersIn } from '../roadmap/markdown/link.ts';
import { formerNames } from '../roadmap/markdown/repository-names.ts';
import type { KnownIssues } from '../roadmap/read/own-links.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { STATE_REF } from '../state/state-ref.ts';
import { afterMerge } from './branch/after-merge.ts';
import { readFile } from './branch/read-file.ts';
import { hasLeftMany } from './open-issues.ts';
import { followItems, rulesOfOthers } from './other-files.ts';
import { type IssuesRead, readIssues } from './read-issues.ts';
import type { RunReader } from './reader.ts';
import { recover } from './recover.ts';
import type { Query } from './request.ts';

/** Everything that a plan is made from. */
export interface Gathered extends Omit<IssuesRead, 'labels' | 'noIssues'>, Pick<HandOver, 'taken' | 'elsewhere'> {
  /** The numbers in the file and the baseline that are not issues of this repository, and what they are. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  readonly config: Config;
  /** The messages of warnings about rules that fit no heading of this file and one of another roadmap. */
  readonly rulesOfOthers: ReadonlySet<string>;
  readonly reading: ReadOptions;
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly baseline: Baseline | null;
  /** A pull request with changes of the file was merged. The baseline says so, and the state not yet. */
  readonly isMerged: boolean;
  /** All labels of the repository; null if there was no reason to read them. */
  readonly existingLabels: readonly LabelRef[] | null;
  /** Null if the configuration keeps no milestones. */
  readonly milestones: Milestones | null;
  /** The texts of issues that this run has parsed. */
  readonly parsed: ParsedTexts;
}

/** What earlier attempts of this run found to differ from what a list or the state said. */
interface Doubts {
  /** Numbers of issues to read by number. */
  readonly surprises: ReadonlySet<number>;
  /** Whether to read the repository's labels. */
  readonly lookAtLabels: boolean;
  /** The file was read as it was before. */
  readonly isFileOld: boolean;
}

/** Milliseconds after the end of a lease until its claim counts as dead. A request may still be under way, and lists of issues lag behind. */
export const GRACE = { github: 60_000, none: 5_000 } as const;
/** Milliseconds between two looks at the claim of another run. */
const POLL = 5_000;
/** Seconds. */
export const LONGEST_LEASE = 330;
/** Milliseconds before the last look from which changes are listed again, because GitHub's lists lag behind writes. */
const OVERLAP = 600_000;

/**
 * Reads the state, the file, and the issues that changed since the state was written. Recovers a dead claim.
 * @param reader of all attempts of this run
 * @throws UserError if no plan can be made from the file, the configuration or the state
 */
export async function gather(world: World, query: Query, { surprises, lookAtLabels, isFileOld }: Doubts, reader: RunReader): Promise<Gathered> {
  const { path } = query;
  const { file, ...found } = await readBoth(world, query, isFileOld);
  let { state, baseline } = found;
  const lost = state?.lost ?? [];
  const source = await world.config.read();
  const config = source === null ? withoutConfig(query) : stopwatch().onFile(() => reader.config(source, query.configPath));
  const isWhole = lost.length === 0;
  const where = { path, address: { ...query.address, former: formerNames(baseline?.names, query.address) } };
  let before = noIssuesOf(baseline, path);
  let known = knownIssues(baseline, path, new Map(), isWhole);
  let reading = readingWith(where, config, before, known);
  const readHere = () => stopwatch().onFile(() => reader.roadmap(file.text, reading));
  let roadmap = readHere();
  const { taken, elsewhere, ...handed } = baseline === null ? NOT_HANDED : await followItems(world, baseline, roadmap, reading);
  if (state !== null && taken.size > 0) {
    baseline = handed.baseline;
    state = { ...state, baseline };
    before = noIssuesOf(baseline, path);
    known = knownIssues(baseline, path, new Map(), isWhole);
    reading = readingWith(where, config, before, known);
    roadmap = readHere();
  }
  checkRoadmap(roadmap, baseline, elsewhere);
  const syncedAt = baseline?.paths[path]?.syncedAt;
  // Only the markers of all issues tell to which items the lost entries belong.
  const since = syncedAt === undefined || query.fullLook || lost.length > 0 || hasLeftMany(baseline, path) ? null : later(syncedAt, -OVERLAP);
  const read = await readIssues(world, before, { query, config, roadmap, baseline, since, surprises, lookAtLabels });
  const { issues, noIssues, labels } = read;
  const marked = knownIssues(baseline, path, issues, isWhole);
  if (marked.issues.size !== known.issues.size) {
    known = marked;
    reading = readingWith(where, config, noIssues, known);
    roadmap = readHere();
  }
  const release = keptRelease(config.milestone, roadmap);
  const milestonesIn = (state: Baseline | null, existing: readonly Milestone[] | null = null) =>
    release === null ? null : new Milestones(release, existing, state?.paths[path]?.milestones ?? null, roadmap);
  const entriesBefore = new Set((baseline?.entries ?? []).map(({ number }) => number));
  const dead = deadClaim(baseline, path);
  const terms = { config: { ...config, labels: labels.set }, milestones: milestonesIn(baseline), parsed: reader.texts };
  if (baseline !== null && dead !== null) {
    baseline = await recover(world, baseline, dead, issues, terms);
  }
  // A number that was nobody's is that of an issue which the dead run made.
  for (const { number } of baseline?.entries ?? []) if (!entriesBefore.has(number)) noIssues.delete(number);
  const named = numbersIn(file.text);
  const tracked = new Set((baseline?.entries ?? []).map(({ number }) => number));
  for (const number of noIssues.keys()) if (!named.has(number) && !tracked.has(number)) noIssues.delete(number);
  const recovered = knownIssues(baseline, path, issues, isWhole);
  if (pullRequestsIn(noIssues).size !== pullRequestsIn(before).size || recovered.issues.size !== known.issues.size) {
    reading = readingWith(where, config, noIssues, recovered);
    roadmap = readHere();
  }
  const merged = baseline === null ? null : afterMerge(baseline, roadmap, terms);
  baseline = merged ?? baseline;
  // No list of issues shows that somebody changed a milestone.
  const existing = release !== null && query.fullLook ? await world.issues.milestones() : null;
  const milestones = milestonesIn(baseline, existing);
  const needed = await rulesOfOthers(world, roadmap, baseline, reading, query.fullLook);
  return {
    ...read,
    rulesOfOthers: needed,
    existingLabels: labels.existing,
    ...{ config, reading, roadmap, file, state, baseline, milestones, taken, elsewhere },
    isMerged: merged !== null,
    parsed: reader.texts,
  };
}

/** How to read the file. A link to a pull request is text and no link to an issue; only GitHub's answers tell which numbers are pull requests. */
function readingWith(
  { path, address }: Pick<Query, 'path' | 'address'>,
  { rules }: Config,
  noIssues: ReadonlyMap<number, NoIssue>,
  known: KnownIssues,
): ReadOptions {
  return { path, address: { ...address, pullRequests: pullRequestsIn(noIssues) }, rules, known };
}

function pullRequestsIn(noIssues: ReadonlyMap<number, NoIssue>): ReadonlySet<number> {
  return new Set([...noIssues].flatMap(([number, { is }]) => (is === 'pull-request' ? [number] : [])));
}

/** The configuration if there is no file. That is an error only if a path other than the default was named. */
function withoutConfig({ configPath }: Query): Config {
  if (configPath === DEFAULT_CONFIG_PATH) return NO_CONFIG;
  throw new UserError(`There is no configuration file ${configPath} on the default branch.`, 'Commit the file, or leave the input `config` out.');
}

/** Reads the state and the file. A file that names issues had a state before: if the usual place has none, it is looked for elsewhere. */
async function readBoth(world: World, query: Query, isFileOld: boolean): Promise<Pick<Gathered, 'state' | 'baseline' | 'file'>> {
  const { planOnly, isByHand, writeBack } = query;
  const isWide = planOnly || isByHand;
  const state = await findState(world, query, isWide ? 'everywhere' : undefined);
  const file = await readFileOf(world, query, { state, isFileOld, seen: null });
  // One that names no issue has most likely never had a state. If it has one elsewhere, the first write of the state finds it.
  const hasNone = writeBack === 'commit' && numbersIn(file.text).size === 0;
  const other = state !== null || isWide || hasNone ? null : await findState(world, query, 'elsewhere');
  if (other === null) return { state, baseline: state?.baseline ?? null, file };
  return { state: other, baseline: other.baseline, file: await readFileOf(world, query, { state: other, isFileOld, seen: file }) };
}

/** @throws UserError if the state is that of another repository */
async function findState(world: World, { planOnly, pace, repositoryId }: Query, places?: StatePlaces): Promise<StateVersion | null> {
  const state = await (planOnly ? world.state.read(places) : settledState(world, GRACE[pace], places));
  if (state === null) return null;
  if (state.baseline === null)
    world.log(`The state in ${state.ref ?? STATE_REF} is damaged: it is rebuilt from the links in the file and the markers in the issues.`);
  else if (repositoryId !== null) checkRepository(state.baseline, repositoryId, state.ref);
  return state;
}

interface FileBecause {
  readonly state: StateVersion | null;
  readonly isFileOld: boolean;
  /** What was read of the file before the state was found; null: nothing. */
  readonly seen: FileVersion | null;
}

/** @throws UserError if there is no such file */
async function readFileOf(world: World, { path, atEvent }: Query, { state, isFileOld, seen }: FileBecause): Promise<FileVersion> {
  const file = await readFile(world, { path, baseline: state?.baseline ?? null, atEvent, isDoubted: isFileOld, seen });
  if (file === null) throw await missingFile(world, path);
  return file;
}

/** Reads the state once no other run holds a claim. Such a run has not seen the event that started this one, so this one has to run, too. */
async function settledState(world: World, grace: number, places?: StatePlaces): Promise<StateVersion | null> {
  for (let polls = 0; ; polls += 1) {
    const state = await world.state.read(places);
    const claim = state?.baseline?.claim;
    // A damaged or forged state might name a time far ahead, so the wait is limited to the longest lease.
    const remaining = claim == null ? 0 : Math.min(millisecondsBetween(world.serverTime(), claim.until), LONGEST_LEASE * 1000) + grace;
    if (remaining <= 0 || polls * POLL > LONGEST_LEASE * 1000 + grace) return state;
    if (polls === 0) world.log(`Another run may write until ${claim?.until}: waiting for it.`);
    await world.wait(Math.min(remaining, POLL));
  }
}

/** @param id of the repository that is being synced @param ref that holds the state @throws UserError if the state belongs to another one, as after an import or a mirror */
export function checkRepository(baseline: Baseline, id: number, ref: string = STATE_REF): void {
  if (baseline.repository === id) return;
  throw new UserError(
    `The state in ${ref} belongs to another repository (id ${baseline.repository}; this one has id ${id}).`,
    `Probably this repository is a copy of that one. Delete the state with \`git push origin :${ref}\`; the next run makes a new one.`,
  );
}

async function missingFile(world: World, path: string): Promise<UserError> {
  const { fullName, defaultBranch } = await world.repository.info();
  if (!(await world.repository.mayReadContents()))
    return new NotPermitted(`Cannot read ${path} in ${fullName}: the token may not read the files of this repository.`, 'contents: read');
  return new UserError(`There is no ${path} on the branch “${defaultBranch}” of ${fullName}.`, 'Commit the file, or name another file in the input `roadmap`.');
}

/** The numbers in a file that the state knows to be no issues. */
function noIssuesOf(baseline: Baseline | null, path: string): Map<number, NoIssue> {
  return new Map(Object.entries(baseline?.paths[path]?.noIssues ?? {}).map(([number, what]) => [Number(number), what]));
}

const NOT_HANDED: HandOver = { baseline: null, taken: new Map(), elsewhere: new Map() };

/** A file that lost all its items is most likely a mistake, so no issue is closed because of it. Items that stand in another roadmap file are not lost. */
function checkRoadmap(roadmap: Roadmap, baseline: Baseline | null, elsewhere: HandOver['elsewhere']): void {
  const { path } = roadmap;
  checkWhole(roadmap);
  const entries = (baseline?.entries ?? []).filter((entry) => entry.path === path && !elsewhere.has(entry.number));
  const tracked = entries.length;
  if (tracked > 0 && roadmap.items.length === 0) {
    // A renamed heading takes the items away as well as a deleted list.
    const unread = onlyNamed(entries, roadmap).filter(({ level }) => level === 'warning');
    throw new UserError(
      `${path} contains no items any more, but ${tracked} ${tracked === 1 ? 'issue belongs' : 'issues belong'} to it.`,
      unread.length === 0
        ? 'Restore the items (`git revert`), or close the issues by hand. No issue was changed.'
        : `${unread.map(({ message }) => message).join(' ')} No issue was changed.`,
    );
  }
}

/** The number of issues on a full page of a list. */
const FULL_PAGE = 100;

/** Whether the list of changed issues is long and old. Every run would read it again, so the state is written with a newer time although nothing changed. */
export function isLongLook({ listed, listedAt, baseline }: Gathered, { fullLook, path }: Query): boolean {
  const syncedAt = baseline?.paths[path]?.syncedAt ?? listedAt;
  return !fullLook && listed >= FULL_PAGE && millisecondsBetween(syncedAt, listedAt) > HOUR;
}
