import { type Config, DEFAULT_CONFIG_PATH, NO_CONFIG, parseConfig } from '../config/config.ts';
import type { Baseline } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import type { Issue, Milestone, NoIssue } from '../model/issue.ts';
import type { FileVersion, StateVersion, World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { HOUR, later, millisecondsBetween } from '../model/time.ts';
import { isTracked } from '../model/tracked.ts';
import { deadClaim } from '../plan/claim.ts';
import { keptRelease, Milestones } from '../plan/milestones/milestones.ts';
import { checkWhole } from '../plan/preconditions.ts';
import { numbersIn } from '../roadmap/markdown/link.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';
import { recover } from './recover.ts';
import type { Query } from './request.ts';

/** Everything a plan follows from. */
export interface Gathered {
  readonly config: Config;
  readonly reading: ReadOptions;
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly baseline: Baseline | null;
  readonly issues: ReadonlyMap<number, Issue>;
  /** Of the numbers that the file and the baseline name those that are no issues. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  /** Issues that were read by number, just now. */
  readonly byNumber: ReadonlySet<number>;
  /** Null where they are not kept. */
  readonly milestones: Milestones | null;
  readonly listedAt: string;
  /** How many issues the list had. */
  readonly listed: number;
}

/** After its lease a run may still wait for an answer, and what it created may not be in any list yet. Milliseconds. */
export const GRACE = { github: 60_000, none: 5_000 } as const;
/** How often the claim of another run is looked at. Milliseconds. */
const POLL = 5_000;
/** Seconds. */
export const LONGEST_LEASE = 330;
/** A full look asks for at most so many issues by number: a label that was renamed must not cost a request for each issue. */
const MOST_MISSING = 50;
/** Lists of issues lag behind writes: what changed shortly before the last look is looked at again. Milliseconds. */
const OVERLAP = 600_000;

/**
 * Reads state, file, and the issues that changed since the state was written.
 * @param surprises issues that are to be read by number, because they were not what a list or the state said
 * @throws UserError where the file or the state is not what a plan can be made from
 */
export async function gather(world: World, query: Query, surprises: ReadonlySet<number>): Promise<Gathered> {
  const { path } = query;
  const state = query.planOnly ? await world.state.read() : await settledState(world, GRACE[query.pace]);
  let baseline = state?.baseline ?? null;
  if (state !== null && baseline === null)
    world.log('The state in refs/roadmap-sync/state is damaged: it is rebuilt from the links in the file and the markers in the issues.');
  const lost = state?.lost ?? [];
  if (baseline !== null && query.repositoryId !== null) checkRepository(baseline, query.repositoryId);
  const file = await world.file.read();
  if (file === null) throw await missingFile(world, path);
  const source = await world.config.read();
  const config = source === null ? withoutConfig(query) : parseConfig(source, query.configPath);
  const noIssues = new Map(Object.entries(baseline?.paths[path]?.noIssues ?? {}).map(([number, what]) => [Number(number), what]));
  let reading = readingWith(query, config, noIssues);
  let roadmap = readRoadmap(file.text, reading);
  checkRoadmap(roadmap, baseline);
  const syncedAt = baseline?.paths[path]?.syncedAt;
  // Whose entry is lost is told by the markers of all issues.
  const since = syncedAt === undefined || query.fullLook || lost.length > 0 ? null : later(syncedAt, -OVERLAP);
  const listed = await world.issues.list({ label: config.labels.roadmap.name, since });
  const issues = new Map(listed.issues.map((issue) => [issue.number, issue]));
  for (const number of issues.keys()) noIssues.delete(number);
  const byNumber = new Set<number>();
  const pulls = pullRequestsIn(noIssues).size;
  for (const number of new Set([...numbersToRead(roadmap, baseline, issues, noIssues, query), ...surprises])) {
    const issue = await world.issues.read(number);
    byNumber.add(number);
    if ('is' in issue) noIssues.set(number, issue);
    else {
      issues.set(number, issue);
      noIssues.delete(number);
    }
  }
  const release = keptRelease(config.milestone, roadmap);
  const milestonesIn = (state: Baseline | null, existing: readonly Milestone[] | null = null) =>
    release === null ? null : new Milestones(release, existing, state?.paths[path]?.milestones ?? null, roadmap);
  const dead = deadClaim(baseline, path);
  if (baseline !== null && dead !== null) baseline = await recover(world, baseline, dead, issues, { config, milestones: milestonesIn(baseline) });
  const named = numbersIn(file.text);
  const tracked = new Set((baseline?.entries ?? []).map(({ number }) => number));
  for (const number of noIssues.keys()) if (!named.has(number) && !tracked.has(number)) noIssues.delete(number);
  if (pullRequestsIn(noIssues).size !== pulls) {
    reading = readingWith(query, config, noIssues);
    roadmap = readRoadmap(file.text, reading);
  }
  // A milestone that people changed shows in no list of issues.
  const existing = release !== null && query.fullLook ? await world.issues.milestones() : null;
  const milestones = milestonesIn(baseline, existing);
  const { at: listedAt, issues: found } = listed;
  return { byNumber, config, reading, roadmap, file, state, baseline, issues, noIssues, milestones, listedAt, listed: found.length };
}

/** What names a pull request is text, which only GitHub can tell. */
function readingWith({ path, address }: Query, { rules }: Config, noIssues: ReadonlyMap<number, NoIssue>): ReadOptions {
  return { path, address: { ...address, pullRequests: pullRequestsIn(noIssues) }, rules };
}

function pullRequestsIn(noIssues: ReadonlyMap<number, NoIssue>): ReadonlySet<number> {
  return new Set([...noIssues].flatMap(([number, { is }]) => (is === 'pull-request' ? [number] : [])));
}

/** Nobody has to write a configuration; but one that was named has to be there. */
function withoutConfig({ configPath }: Query): Config {
  if (configPath === DEFAULT_CONFIG_PATH) return NO_CONFIG;
  throw new UserError(`There is no configuration file ${configPath}.`, 'Commit it, or leave the input `config` out.');
}

/** A claim that another run holds: that run has not seen what woke this one, so this one waits for its turn. */
async function settledState(world: World, grace: number): Promise<StateVersion | null> {
  for (let polls = 0; ; polls += 1) {
    const state = await world.state.read();
    const claim = state?.baseline?.claim;
    // No lease is longer than the longest one, whatever a state says.
    const remaining = claim == null ? 0 : Math.min(millisecondsBetween(world.serverTime(), claim.until), LONGEST_LEASE * 1000) + grace;
    if (remaining <= 0 || polls * POLL > LONGEST_LEASE * 1000 + grace) return state;
    if (polls === 0) world.log(`Another run is at work until ${claim?.until}: waiting for it.`);
    await world.wait(Math.min(remaining, POLL));
  }
}

/** Linked issues that no list and no baseline tells of, and the one the event is about if it is newer than what was listed. */
function numbersToRead(
  roadmap: Roadmap,
  baseline: Baseline | null,
  issues: ReadonlyMap<number, Issue>,
  noIssues: ReadonlyMap<number, NoIssue>,
  { hint, fullLook, path }: Query,
): number[] {
  const own = (baseline?.entries ?? []).filter((entry) => entry.path === path);
  const seen = new Map(own.map((entry) => [entry.number, entry.seen.updatedAt]));
  const linked = roadmap.items.flatMap((item) => (item.issue === null || !isTracked(item) ? [] : [item.issue]));
  const known = (number: number) => issues.has(number) || seen.has(number) || (noIssues.has(number) && !fullLook);
  const numbers = new Set([...linked, ...(baseline === null ? ambiguousNumbers(roadmap) : [])].filter((number) => !known(number)));
  // Those that a list of all does not show were deleted or moved away, or lost our label.
  const missing = fullLook ? [...seen.keys()].filter((number) => !issues.has(number)) : [];
  for (const number of missing.slice(0, MOST_MISSING)) numbers.add(number);
  for (const number of baseline?.paths[path]?.unfinished ?? []) if (!issues.has(number)) numbers.add(number);
  if (hint !== null) {
    const times = [issues.get(hint.number)?.updatedAt, seen.get(hint.number)].filter((at) => at !== undefined);
    if (!times.some((at) => at >= hint.updatedAt)) numbers.add(hint.number);
  }
  return [...numbers];
}

/** Of two links at the end of a title one may be that of a pull request: then it was text before the state was lost. */
function ambiguousNumbers({ items, text }: Roadmap): number[] {
  return items.filter((item) => item.ambiguous && isTracked(item)).flatMap(({ source }) => [...numbersIn(text.slice(source.title.start, source.title.end))]);
}

/** @throws UserError for a state that came along with a copy of another repository */
export function checkRepository(baseline: Baseline, id: number): void {
  if (baseline.repository === id) return;
  throw new UserError(
    `The state in refs/roadmap-sync/state is that of another repository (id ${baseline.repository}, and this one is ${id}).`,
    'It came along with a copy: delete it with `git push origin :refs/roadmap-sync/state`.',
  );
}

async function missingFile(world: World, path: string): Promise<UserError> {
  const { fullName, defaultBranch } = await world.repository.info();
  return new UserError(`There is no ${path} on the branch “${defaultBranch}” of ${fullName}.`, 'Commit the file, or name another one in the input `roadmap`.');
}

/** A file that lost all its items is a mistake: no issue is touched because of it. */
function checkRoadmap(roadmap: Roadmap, baseline: Baseline | null): void {
  const { path } = roadmap;
  checkWhole(roadmap);
  const tracked = (baseline?.entries ?? []).filter((entry) => entry.path === path).length;
  if (tracked > 0 && roadmap.items.length === 0) {
    throw new UserError(
      `${path} holds no item any more, and ${tracked} issues belong to it.`,
      'Restore the items (`git revert`), or close the issues by hand. No issue was touched.',
    );
  }
}

/** So many issues fill a page of a list. */
const FULL_PAGE = 100;

/** A long list of what has long been seen would be read again by every run: now and then the state is written to shorten it. */
export function isLongLook({ listed, listedAt, baseline }: Gathered, { fullLook, path }: Query): boolean {
  const syncedAt = baseline?.paths[path]?.syncedAt ?? listedAt;
  return !fullLook && listed >= FULL_PAGE && millisecondsBetween(syncedAt, listedAt) > HOUR;
}
