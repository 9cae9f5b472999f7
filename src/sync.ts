import { UserError } from './model/errors.ts';
import type { Operation, Outcome, Plan } from './model/plan.ts';
import type { World } from './model/ports.ts';
import type { Problem } from './model/problem.ts';
import type { Result } from './model/result.ts';
import type { Item, Roadmap } from './model/roadmap.ts';
import { dayIn, HOUR, later, millisecondsBetween } from './model/time.ts';
import type { IsoDate } from './model/timeline.ts';
import { deadClaim } from './plan/claim.ts';
import { type Facts, NO_DETAILS } from './plan/facts.ts';
import { guard, type Limits, subjectOf } from './plan/guard.ts';
import type { ConflictPolicy } from './plan/item/merge.ts';
import { isDelivery } from './plan/operations.ts';
import { rehearse } from './plan/rehearse.ts';
import { releaseOf } from './roadmap/timeline/release.ts';
import { apply } from './run/apply.ts';
import type { Ground } from './run/apply-input.ts';
import { checkRepository, type Gathered, GRACE, gather, LONGEST_LEASE, type Query } from './run/gather.ts';
import { type Detailed, planWithDetails } from './run/plan-with-answers.ts';
import { checkDay, mayPublish, publish } from './run/publish-update.ts';
import { destinations } from './update/publish/destinations.ts';

/** What to bring into agreement, and how far to go. */
export interface Request extends Query {
  /** Null: the day that it is by the server's clock, in the time zone of the configuration. */
  readonly today: IsoDate | null;
  /** Makes the development update once both sides agree, and publishes it where that is configured. */
  readonly update: boolean;
  readonly limits: Limits;
  readonly conflict: ConflictPolicy;
  /** So long a run may take. */
  readonly maxMinutes: number;
}

/** How often a run starts over because somebody else wrote meanwhile. */
const ATTEMPTS = 8;
/** GitHub takes so many new issues an hour. */
const CREATES_AN_HOUR = 500;
/** A run begins nothing new in this last part of its time. */
const LAST_PART = 0.05;
/** So many issues fill a page of a list. */
const FULL_PAGE = 100;

/** Reads both sides, plans, and carries the plan out. A plan that is only shown is the same plan, not applied. */
export async function sync(world: World, request: Request): Promise<Result> {
  const outcomes: Outcome[] = [];
  const surprises = new Set<number>();
  /** Whether an update was tried to take to where it is read. */
  let tried = false;
  let conflicts: readonly Problem[] = [];
  let commit: string | null = null;
  let deadline: string | null = null;
  const allowed = new Set<string>();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const claimId = world.randomId();
    const gathered = await gather(world, request, surprises);
    const { roadmap } = gathered;
    deadline ??= later(world.serverTime(), request.maxMinutes * 60_000 * (1 - LAST_PART));
    const { labels, completed, rules, people, adopt, timezone, update } = gathered.config;
    const { address, conflict } = request;
    const today = request.today ?? dayIn(timezone, world.serverTime());
    const release = releaseOf(roadmap, gathered.config.milestone?.title ?? null);
    const settings = { labels, completed, people, adopt, words: rules.words, conflict, release, updateTo: destinations(update, roadmap, release, today) };
    const facts: Facts = { ...gathered, ...settings, today, address, claimId, details: NO_DETAILS };
    const done = outcomes.flatMap(({ result, operation }) => (result === 'done' ? [operation] : []));
    if (request.update) checkDay(facts);
    const dead = deadClaim(facts.baseline, facts.roadmap.path);
    for (const subject of [...(dead?.operations ?? []).map(subjectOf), ...(dead?.allowed ?? [])]) allowed.add(subject);
    const { plan: agreement, ...learned } = await decide(world, request, facts, gathered.byNumber, done, allowed);
    const publishes = request.update && agreement.refused === null && (request.planOnly || mayPublish(agreement, today, tried));
    const { plan, texts } = publishes ? await publish(agreement, facts, world, done) : { plan: agreement, texts: null };
    const idle = plan.operations.length === 0 && !plan.settles && !isLong(gathered, request);
    if (request.planOnly || plan.refused !== null || idle) {
      return {
        plan,
        roadmap,
        outcomes,
        problems: withoutRepeats([...conflicts, ...plan.problems]),
        today,
        update: texts,
        commit,
        applied: !request.planOnly && plan.refused === null,
        failure: null,
        stopped: null,
      };
    }
    const applied = await apply(plan, await prepare(world, request, { ...gathered, ...learned }, claimId, deadline), world);
    tried ||= applied.outcomes.some(({ operation }) => isDelivery(operation));
    commit = applied.commit ?? commit;
    const { failure, stopped } = applied;
    const problems = withoutRepeats([...conflicts, ...problemsNow(plan, roadmap, applied.roadmap)]);
    // What was decided is told, even where another attempt finds it settled.
    conflicts = problems.filter(({ code }) => code === 'conflict');
    const followed = applied.outcomes.some(
      (outcome) => outcome.result === 'done' && leadsOn(outcome.operation, roadmap, applied.roadmap, gathered.milestones !== null),
    );
    // An update tells what both sides agree on: it comes next, and only what an earlier one owes may have failed.
    const awaited = request.update && !publishes;
    const isAgreed = applied.outcomes.every(({ operation, result }) => result === 'done' || isDelivery(operation));
    const more = failure === null ? followed || awaited : awaited && isAgreed;
    const goesOn = applied.stale || (more && stopped === null);
    // What is left is planned again.
    outcomes.push(...applied.outcomes.filter(({ result }) => result === 'done' || !goesOn));
    if (!goesOn) return { plan, roadmap: applied.roadmap, outcomes, problems, today, update: texts, commit, applied: true, failure, stopped };
    if (!applied.stale) continue;
    for (const number of applied.surprises) surprises.add(number);
    world.log('The roadmap or its issues changed meanwhile: reading and planning again.');
  }
  throw new UserError(`${request.path} or its issues changed during each of ${ATTEMPTS} attempts.`, 'Nothing is lost: the next run goes on from here.');
}

/** A long list of what has long been seen would be read again by every run: now and then the state is written to shorten it. */
function isLong({ listed, listedAt, baseline }: Gathered, { fullLook, path }: Request): boolean {
  const syncedAt = baseline?.paths[path]?.syncedAt ?? listedAt;
  return !fullLook && listed >= FULL_PAGE && millisecondsBetween(syncedAt, listedAt) > HOUR;
}

/** Whether a change of the file is one that its issue has to follow: an item that is new to it, or one whose kind follows from its new title. */
function leadsOn(operation: Operation, before: Roadmap, after: Roadmap, milestones: boolean): boolean {
  // Where it goes back to says which release it is of.
  if (operation.kind === 'add-item' || (operation.kind === 'reopen-item' && milestones)) return true;
  if (operation.kind !== 'change-item' || !operation.fields.includes('title')) return false;
  const kindIn = ({ items }: Roadmap) => items.find(({ issue, parent }) => issue === operation.issue && parent === null)?.kind;
  return kindIn(before) !== kindIn(after);
}

/** What two attempts tell stands once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ message, code }, at) => code !== 'conflict' || problems.findIndex((one) => one.message === message) === at);
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

/** The plan, with what it touches asked of the server, and without what cannot be done. */
async function decide(
  world: World,
  { limits }: Request,
  facts: Facts,
  byNumber: ReadonlySet<number>,
  done: readonly Operation[],
  allowed: ReadonlySet<string>,
): Promise<Detailed> {
  const { plan: whole, ...learned } = await planWithDetails(world, facts, byNumber);
  if (whole.operations.length === 0) return { plan: whole, ...learned };
  // What is too large is refused before the edits are tried, which costs most.
  const plan = guard(whole, limits, done, allowed);
  return { plan: plan.refused === null ? rehearse(plan, facts.roadmap, facts.reading) : plan, ...learned };
}

async function prepare(world: World, request: Request, gathered: Gathered, claimId: string, deadline: string): Promise<Ground> {
  const { baseline } = gathered;
  const repositoryId = request.repositoryId ?? (await world.repository.info()).id;
  if (baseline !== null) checkRepository(baseline, repositoryId);
  const slow = request.pace === 'github';
  return {
    roadmap: gathered.roadmap,
    file: gathered.file,
    state: gathered.state,
    repositoryId,
    claimId,
    reading: gathered.reading,
    terms: { labels: gathered.config.labels, people: gathered.config.people, milestones: gathered.milestones },
    noIssues: gathered.noIssues,
    listedAt: gathered.listedAt,
    createsAnHour: slow ? CREATES_AN_HOUR : Number.POSITIVE_INFINITY,
    deadline,
    pace: { longestLease: slow ? LONGEST_LEASE : 10, leasePerOperation: 3, listLag: GRACE[request.pace] },
  };
}
