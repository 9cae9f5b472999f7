import { apply, type Ground } from './apply.ts';
import { type Config, DEFAULT_CONFIG_PATH, NO_CONFIG, parseConfig } from './config.ts';
import { planWithDetails } from './details.ts';
import { UserError } from './errors.ts';
import type { Baseline, IsoDate, Issue, Item, Operation, Outcome, Plan, Problem, Roadmap } from './model.ts';
import { type Facts, NO_DETAILS } from './plan/facts.ts';
import { guard, type Limits } from './plan/guard.ts';
import type { ConflictPolicy } from './plan/merge.ts';
import { rehearse } from './plan/rehearse.ts';
import type { FileVersion, StateVersion, World } from './ports.ts';
import type { IssueAddress } from './roadmap/link.ts';
import { type ReadOptions, readRoadmap } from './roadmap/parse.ts';
import { later, millisecondsBetween, withinHour } from './time.ts';

/** What to bring into agreement, and how far to go. */
export interface Request {
  readonly path: string;
  /** Path of the configuration file. */
  readonly configPath: string;
  readonly address: IssueAddress;
  /** The repository's id where it is known without asking. */
  readonly repositoryId: number | null;
  readonly today: IsoDate;
  /** Stop before anything is written. */
  readonly planOnly: boolean;
  readonly limits: Limits;
  readonly conflict: ConflictPolicy;
  /** An issue that something happened to: a hint at what to read, nothing more. */
  readonly hint: { readonly number: number; readonly updatedAt: string } | null;
  readonly pace: 'github' | 'none';
  /** Look at all issues, not only at those that changed: a list by time does not show what was deleted, or lost our label. */
  readonly fullLook: boolean;
}

/** What a run found and did. */
export interface Result {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly outcomes: readonly Outcome[];
  /** What somebody should look at, with the lines of the file as it is now. */
  readonly problems: readonly Problem[];
  readonly commit: string | null;
  readonly applied: boolean;
  /** What ended the run before its end. */
  readonly failure: UserError | null;
}

/** How often a run starts over because somebody else wrote meanwhile. */
const ATTEMPTS = 5;
/** GitHub takes so many new issues an hour. */
const CREATES_AN_HOUR = 500;
/** After its lease a run may still wait for an answer. Milliseconds. */
const GRACE = 5_000;
/** How often the claim of another run is looked at. Milliseconds. */
const POLL = 5_000;
/** Seconds. */
const LONGEST_LEASE = 330;
/** So many issues fill a page of a list. */
const FULL_PAGE = 100;
/** A full look asks for at most so many issues by number: a label that was renamed must not cost a request for each issue. */
const MOST_MISSING = 50;
/** Lists of issues lag behind writes: what changed shortly before the last look is looked at again. Milliseconds. */
const OVERLAP = 600_000;

/** Reads both sides, plans, and carries the plan out. A plan that is only shown is the same plan, not applied. */
export async function sync(world: World, request: Request): Promise<Result> {
  const outcomes: Outcome[] = [];
  const surprises = new Set<number>();
  let commit: string | null = null;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const claimId = world.randomId();
    const gathered = await gather(world, request, surprises);
    const { roadmap } = gathered;
    const { labels, completed, rules, people, adopt } = gathered.config;
    const { today, address, conflict } = request;
    const settings = { labels, completed, people, adopt, words: rules.words, conflict };
    const facts: Facts = { ...gathered, ...settings, today, address, claimId, details: NO_DETAILS };
    const done = outcomes.flatMap(({ result, operation }) => (result === 'done' ? [operation] : []));
    const plan = await decide(world, request, facts, gathered.byNumber, done);
    // A long list of what has long been seen would be read again by every run: the state is written to shorten it.
    const idle = plan.operations.length === 0 && !plan.settles && (request.fullLook || gathered.listed < FULL_PAGE);
    if (request.planOnly || plan.refused !== null || idle) {
      return { plan, roadmap, outcomes, problems: plan.problems, commit, applied: !request.planOnly && plan.refused === null, failure: null };
    }
    const applied = await apply(plan, await prepare(world, request, gathered, claimId, plan), world);
    outcomes.push(...applied.outcomes.filter(({ result }) => result === 'done' || !applied.stale));
    commit = applied.commit ?? commit;
    const { failure } = applied;
    // An item that is new to the file is an item like all others from here on: its issue gets what it lacks.
    const more = applied.outcomes.some(({ result, operation }) => result === 'done' && operation.kind === 'add-item');
    if (!applied.stale && more && failure === null) continue;
    if (!applied.stale)
      return { plan, roadmap: applied.roadmap, outcomes, problems: problemsNow(plan, roadmap, applied.roadmap), commit, applied: true, failure };
    for (const number of applied.surprises) surprises.add(number);
    world.log('The roadmap or its issues changed meanwhile: reading and planning again.');
  }
  throw new UserError(`${request.path} or its issues changed during each of ${ATTEMPTS} attempts.`, 'Nothing is lost: the next run goes on from here.');
}

/** A plan's problems with the lines of the file as it is after the run. */
function problemsNow(plan: Plan, before: Roadmap, after: Roadmap): Problem[] {
  const lineNow = (line: number): number => {
    const item = before.items.find((one) => one.line === line);
    if (item === undefined) return line;
    const same = (one: Item) => one.title === item.title && (item.issue === null || one.issue === item.issue);
    return after.items.find(same)?.line ?? line;
  };
  const ours = plan.problems.filter((problem) => !before.problems.includes(problem));
  return [...after.problems, ...ours.map((problem) => ({ ...problem, line: lineNow(problem.line) }))];
}

interface Gathered {
  readonly config: Config;
  readonly reading: ReadOptions;
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly baseline: Baseline | null;
  readonly issues: ReadonlyMap<number, Issue>;
  readonly unreadable: ReadonlySet<number>;
  /** Issues that were read by number, just now. */
  readonly byNumber: ReadonlySet<number>;
  readonly listedAt: string;
  /** How many issues the list had. */
  readonly listed: number;
}

/**
 * Everything a plan follows from: state, file, and the issues that changed since the state was written.
 * @param surprises issues that are to be read by number, because they were not what a list or the state said
 */
async function gather(world: World, request: Request, surprises: ReadonlySet<number>): Promise<Gathered> {
  const { path, address } = request;
  const state = request.planOnly ? await world.state.read() : await settledState(world);
  const baseline = state?.baseline ?? null;
  if (state !== null && baseline === null)
    world.log('The state in refs/roadmap-sync/state is damaged: it is rebuilt from the links in the file and the markers in the issues.');
  if (baseline !== null && request.repositoryId !== null) checkRepository(baseline, request.repositoryId);
  const file = await world.file.read();
  if (file === null) throw await missingFile(world, path);
  const source = await world.config.read();
  const config = source === null ? withoutConfig(request) : parseConfig(source, request.configPath);
  const reading: ReadOptions = { path, address, rules: config.rules };
  const roadmap = readRoadmap(file.text, reading);
  checkRoadmap(roadmap, baseline);
  const syncedAt = baseline?.paths[path]?.syncedAt;
  const since = syncedAt === undefined || request.fullLook ? null : later(syncedAt, -OVERLAP);
  const listed = await world.issues.list({ label: config.labels.roadmap.name, since });
  const issues = new Map(listed.issues.map((issue) => [issue.number, issue]));
  const unreadable = new Set<number>();
  const byNumber = new Set<number>();
  for (const number of new Set([...numbersToRead(roadmap, baseline, issues, request), ...surprises])) {
    const issue = await world.issues.read(number);
    byNumber.add(number);
    if (issue === null) unreadable.add(number);
    else issues.set(number, issue);
  }
  return { byNumber, config, reading, roadmap, file, state, baseline, issues, unreadable, listedAt: listed.at, listed: listed.issues.length };
}

/** Nobody has to write a configuration; but one that was named has to be there. */
function withoutConfig({ configPath }: Request): Config {
  if (configPath === DEFAULT_CONFIG_PATH) return NO_CONFIG;
  throw new UserError(`There is no configuration file ${configPath}.`, 'Commit it, or leave the input `config` out.');
}

/** A claim that another run holds: that run has not seen what woke this one, so this one waits for its turn. */
async function settledState(world: World): Promise<StateVersion | null> {
  for (let polls = 0; ; polls += 1) {
    const state = await world.state.read();
    const claim = state?.baseline?.claim;
    // No lease is longer than the longest one, whatever a state says.
    const remaining = claim == null ? 0 : Math.min(millisecondsBetween(world.serverTime(), claim.until), LONGEST_LEASE * 1000) + GRACE;
    if (remaining <= 0 || polls * POLL > LONGEST_LEASE * 1000 + GRACE) return state;
    if (polls === 0) world.log(`Another run is at work until ${claim?.until}: waiting for it.`);
    await world.wait(Math.min(remaining, POLL));
  }
}

/** Linked issues that no list and no baseline tells of, and the one the event is about if it is newer than what was listed. */
function numbersToRead(roadmap: Roadmap, baseline: Baseline | null, issues: ReadonlyMap<number, Issue>, { hint, fullLook, path }: Request): number[] {
  const own = (baseline?.entries ?? []).filter((entry) => entry.path === path);
  const seen = new Map(own.map((entry) => [entry.number, entry.seen.updatedAt]));
  const linked = roadmap.items.flatMap(({ issue, parent }) => (issue === null || parent !== null ? [] : [issue]));
  const numbers = new Set(linked.filter((number) => !issues.has(number) && !seen.has(number)));
  // Those that a list of all does not show were deleted or moved away, or lost our label.
  const missing = fullLook ? [...seen.keys()].filter((number) => !issues.has(number)) : [];
  for (const number of missing.slice(0, MOST_MISSING)) numbers.add(number);
  if (hint !== null) {
    const known = [issues.get(hint.number)?.updatedAt, seen.get(hint.number)].filter((at) => at !== undefined);
    if (!known.some((at) => at >= hint.updatedAt)) numbers.add(hint.number);
  }
  return [...numbers];
}

/** The plan, with what it touches asked of the server, and without what cannot be done. */
async function decide(world: World, { limits }: Request, facts: Facts, byNumber: ReadonlySet<number>, done: readonly Operation[]): Promise<Plan> {
  const whole = await planWithDetails(world, facts, byNumber);
  if (whole.operations.length === 0) return whole;
  // What is too large is refused before the edits are tried, which costs most.
  const plan = guard(whole, limits, done);
  return plan.refused === null ? rehearse(plan, facts.roadmap, facts.reading) : plan;
}

async function prepare(world: World, request: Request, gathered: Gathered, claimId: string, plan: Plan): Promise<Ground> {
  const { baseline } = gathered;
  const repositoryId = request.repositoryId ?? (await world.repository.info()).id;
  if (baseline !== null) checkRepository(baseline, repositoryId);
  const recent = withinHour(baseline?.createdAt ?? [], world.serverTime()).length;
  const slow = request.pace === 'github';
  return {
    roadmap: gathered.roadmap,
    file: gathered.file,
    state: gathered.state,
    repositoryId,
    claimId,
    reading: gathered.reading,
    labels: gathered.config.labels,
    people: gathered.config.people,
    listedAt: gathered.listedAt,
    createBudget: slow ? Math.max(0, CREATES_AN_HOUR - recent) : Number.POSITIVE_INFINITY,
    leaseSeconds: slow ? Math.min(30 + 3 * plan.operations.length, LONGEST_LEASE) : 10,
  };
}

function checkRepository(baseline: Baseline, id: number): void {
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

/** A file that suddenly holds nothing, or two versions at once, is a mistake: no issue is touched because of it. */
function checkRoadmap(roadmap: Roadmap, baseline: Baseline | null): void {
  const { path, text } = roadmap;
  if (text.trim() === '')
    throw new UserError(`${path} is empty.`, 'Write the roadmap, or take the file away together with its workflow. No issue was touched.');
  const conflict = /^<{7} .*$/m.exec(text);
  if (conflict !== null && /^={7}$/m.test(text) && /^>{7} /m.test(text)) {
    const line = text.slice(0, conflict.index).split('\n').length;
    throw new UserError(`${path} holds conflict markers, the first on line ${line}.`, 'Resolve the conflict and commit the file. No issue was touched.');
  }
  const tracked = (baseline?.entries ?? []).filter((entry) => entry.path === path).length;
  if (tracked > 0 && roadmap.items.length === 0) {
    throw new UserError(
      `${path} holds no item any more, and ${tracked} issues belong to it.`,
      'Restore the items (`git revert`), or close the issues by hand. No issue was touched.',
    );
  }
}
