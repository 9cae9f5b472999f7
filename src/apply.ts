import { LimitReached, UnclearWrite, UserError, unreachable } from './errors.ts';
import { findCreated } from './find-created.ts';
import { type IssueOperation, isAsSeen, writeIssue } from './issue-writes.ts';
import type { Baseline, Claim, Entry, Issue, NoIssue, Operation, Outcome, PathState, Plan, Roadmap } from './model.ts';
import { entriesAfter } from './plan/agreed.ts';
import { commitMessage } from './plan/commit-message.ts';
import type { LabelSet } from './plan/labels.ts';
import type { People } from './plan/people.ts';
import { asCreated } from './plan/recovery.ts';
import { fileChange } from './plan/rehearse.ts';
import type { FileVersion, StateVersion, World } from './ports.ts';
import { editRoadmap } from './roadmap/edit.ts';
import { type ReadOptions, readRoadmap } from './roadmap/parse.ts';
import { HOUR, later, millisecondsBetween, withinHour } from './time.ts';

/** What a plan was made from, and what it is carried out on. */
export interface Ground {
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly repositoryId: number;
  readonly claimId: string;
  /** How the file is read. */
  readonly reading: ReadOptions;
  readonly labels: LabelSet;
  readonly people: People;
  /** Of the numbers that the file and the baseline name those that are no issues. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  /** Server time of the issue list that the plan saw. */
  readonly listedAt: string;
  /** So many issues may be created within an hour. */
  readonly createsAnHour: number;
  /** Server time after which nothing new is begun. */
  readonly deadline: string;
  readonly pace: Pace;
}

/** How long things take on a server. */
export interface Pace {
  /** The longest lease, and what an operation adds to it. Seconds. */
  readonly longestLease: number;
  readonly leasePerOperation: number;
  /** After so long what was created is in every list. Milliseconds. */
  readonly listLag: number;
}

export interface Applied {
  readonly outcomes: readonly Outcome[];
  /** The last commit to the file. */
  readonly commit: string | null;
  /** The file as it is now, read again. */
  readonly roadmap: Roadmap;
  /** The world is no longer the one the plan was made from: read and plan again. */
  readonly stale: boolean;
  /** Issues that were not what the plan saw: they are to be read by number, whatever a list says. */
  readonly surprises: readonly number[];
  /** What ended the apply before its end. What was done until then is among the outcomes. */
  readonly failure: UserError | null;
  /** Why something is left for the next run although nothing failed. */
  readonly stopped: string | null;
}

/** One commit to the file for this many new issues, so that a run that dies leaves few links to find. */
const CREATES_A_COMMIT = 50;
/** A claim is for so many new issues; then the next one is made. */
const CREATES_A_CLAIM = 100;
/** A lease that ends within this time is renewed before the next write: longer than a request may take. Milliseconds. */
const LEASE_MARGIN = 5_000;
/** Nobody wonders about a shorter wait. Milliseconds. */
const TELL_WAITING = 5_000;
/** One limit is waited for so often. */
const PATIENCE = 3;
/** So many requests are kept for the last commit and the state. */
const LAST_REQUESTS = 12;

/**
 * Carries out a plan: claim, labels, new issues with their links, the file, the other issues, and the claim closed with
 * what was confirmed. Decides nothing: an operation is done as it is written, or left with its reason.
 */
export async function apply(plan: Plan, ground: Ground, world: World): Promise<Applied> {
  const run = new Run(plan, ground, world);
  const nothing: Applied = { outcomes: [], commit: null, roadmap: ground.roadmap, stale: true, surprises: [], failure: null, stopped: null };
  if (plan.operations.length === 0) return { ...nothing, stale: !(await run.writeState(null)) };
  if (!(await run.claimNext(0))) return nothing;
  const failed = await run.carryOut();
  const failure = failed instanceof LimitReached ? null : failed;
  const stopped = failed instanceof LimitReached ? failed.message : run.stopped;
  // A write without an answer may have happened: a claim that is left open is how the next run learns of it.
  const closed = await run.close(stopped !== null ? 'stopped' : failure instanceof UnclearWrite ? 'unclear' : null);
  return {
    outcomes: run.outcomes(stopped),
    commit: run.commit,
    roadmap: run.roadmap(),
    stale: failure === null && stopped === null && (run.stale || !closed),
    surprises: run.surprises,
    failure,
    stopped,
  };
}

/** What a step failed with, where that is for a maintainer to read. Anything else is a bug and goes on its way. */
async function failureOf(step: Promise<unknown>): Promise<UserError | null> {
  try {
    await step;
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

type Create = Operation & { readonly kind: 'create-issue' };

/** One apply: what it has confirmed so far. */
class Run {
  commit: string | null = null;
  stale = false;
  /** Why nothing more is begun. */
  stopped: string | null = null;
  #until = '';
  /** The first write of the claim comes after this. */
  #claimedAt = '';
  readonly surprises: number[] = [];
  readonly #plan: Plan;
  readonly #ground: Ground;
  readonly #world: World;
  readonly #creates: readonly Create[];
  #state: StateVersion | null;
  #file: FileVersion;
  readonly #created = new Map<string, Issue>();
  readonly #createdAt: string[] = [];
  readonly #done = new Map<Operation, Issue | null>();
  /** The reading of the file as it is after the commits so far. */
  #roadmap: Roadmap;
  /** Issues as our own last write of this run left them. */
  readonly #written = new Map<number, Issue>();
  /** A create may have happened, and nobody knows. */
  #unanswered = false;
  /** The operations of the claim that is open. */
  #claimed: readonly Operation[] = [];

  constructor(plan: Plan, ground: Ground, world: World) {
    this.#plan = plan;
    this.#ground = ground;
    this.#world = world;
    this.#state = ground.state;
    this.#file = ground.file;
    this.#roadmap = ground.roadmap;
    this.#creates = plan.operations.filter((operation) => operation.kind === 'create-issue');
  }

  /** Claims the next new issues; with the last of them, or where there are none, everything else. False: somebody else was faster. */
  async claimNext(from: number): Promise<boolean> {
    const creates = this.#creates.slice(from, from + CREATES_A_CLAIM);
    const last = from + CREATES_A_CLAIM >= this.#creates.length;
    const rest = last ? this.#plan.operations.filter(({ kind }) => kind !== 'create-issue' && kind !== 'create-label') : [];
    const labels = this.#plan.operations.filter((operation) => operation.kind === 'create-label' && !this.#done.has(operation));
    return this.#claim([...labels, ...creates, ...rest]);
  }

  async #claim(operations: readonly Operation[]): Promise<boolean> {
    const { pace } = this.#ground;
    const at = this.#world.serverTime();
    const seconds = Math.min(30 + pace.leasePerOperation * operations.length, pace.longestLease);
    const claimed = this.#claimedAt === '' ? at : this.#claimedAt;
    if (!(await this.writeState(this.#claimOf(operations, claimed, later(at, seconds * 1000))))) return false;
    this.#claimedAt = claimed;
    this.#until = later(at, seconds * 1000);
    this.#claimed = operations;
    return true;
  }

  #claimOf(operations: readonly Operation[], at: string, until: string): Claim {
    return { id: this.#ground.claimId, at, until, path: this.#ground.roadmap.path, operations };
  }

  async writeState(claim: Claim | null): Promise<boolean> {
    const message = claim === null ? `Agree ${this.#ground.claimId}` : `Claim ${claim.id}`;
    const written = await this.#patiently(() => this.#world.state.write(this.#baseline(claim), this.#state, message), false);
    if (written.result === 'stale') return false;
    this.#state = written.version;
    return true;
  }

  /**
   * Closes the claim with what is confirmed.
   * @param open why one is left with what is left: the next run knows then what was allowed, and looks for what may have happened
   */
  async close(open: 'stopped' | 'unclear' | null): Promise<boolean> {
    if (open === null && !this.#unanswered) return this.writeState(null);
    const left = this.#plan.operations.filter((operation) => !this.#done.has(operation));
    // Where nothing is under way any more, nobody has to wait for it.
    const until = open === 'unclear' ? this.#until : later(this.#claimedAt, -1);
    const failed = await failureOf(this.writeState(this.#claimOf(left, this.#claimedAt, until)));
    // The claim that is there tells the same, and less of what is done.
    if (failed !== null && !(failed instanceof LimitReached) && !(failed instanceof UnclearWrite)) throw failed;
    return true;
  }

  /** All steps in their order. Issues that were created get their links even where a later one failed. */
  async carryOut(): Promise<UserError | null> {
    const failed = (await failureOf(this.#labels())) ?? (await failureOf(this.#createAll()));
    if (failed instanceof UnclearWrite) return failed;
    const unlinked = await failureOf(this.#commitRest());
    return failed ?? unlinked ?? (await failureOf(this.#changeIssues()));
  }

  /** Whether another write may begin: the lease lives, and neither the time nor the requests are used up. */
  async #mayGoOn(): Promise<boolean> {
    if (this.stale || this.stopped !== null) return false;
    if (this.#world.requestsLeft() < LAST_REQUESTS) this.stopped = 'GitHub’s limit of requests is nearly used up';
    if (millisecondsBetween(this.#world.serverTime(), this.#ground.deadline) <= 0) this.stopped = 'the time that `max-minutes` allows is over';
    return this.stopped === null && this.#holdsLease();
  }

  /** Does what a limit keeps from being done once it lifts, if that is in time. What a limit refuses has not happened. */
  async #patiently<Answer>(attempt: () => Promise<Answer>, needsLease = true): Promise<Answer> {
    for (let times = 1; ; times += 1) {
      try {
        return await attempt();
      } catch (error) {
        const lifts = error instanceof LimitReached ? later(this.#world.serverTime(), error.seconds * 1000) : null;
        if (!(error instanceof LimitReached) || lifts === null || times > PATIENCE) throw error;
        if (millisecondsBetween(lifts, this.#ground.deadline) < 0) throw error;
        await this.#waitUntil(lifts, 'GitHub’s rate limit is reached');
        if (needsLease && !(await this.#holdsLease())) throw error;
      }
    }
  }

  /** Renews a lease that is about to end. False: somebody else has the state now, and nothing more is written. */
  async #holdsLease(): Promise<boolean> {
    if (millisecondsBetween(this.#world.serverTime(), this.#until) > LEASE_MARGIN) return true;
    if (await this.#claim(this.#claimed)) return true;
    this.stale = true;
    return false;
  }

  async #labels(): Promise<void> {
    for (const operation of this.#plan.operations) {
      if (operation.kind !== 'create-label') continue;
      if (!(await this.#mayGoOn())) return;
      await this.#patiently(() => this.#world.issues.createLabel(operation.label));
      this.#done.set(operation, null);
    }
  }

  async #createAll(): Promise<void> {
    const unanswered: Create[] = [];
    for (const [index, operation] of this.#creates.entries()) {
      if (index > 0 && index % CREATES_A_COMMIT === 0) await this.#commit(this.#creates.slice(0, index), false);
      if (index > 0 && index % CREATES_A_CLAIM === 0 && !this.stale && !(await this.claimNext(index))) this.stale = true;
      await this.#waitForTheHour();
      if (!(await this.#mayGoOn())) break;
      if (!(await this.#create(operation))) unanswered.push(operation);
      if ((index + 1) % 25 === 0) this.#world.log(`${index + 1} of ${this.#creates.length} issues created.`);
    }
    if (unanswered.length > 0) await this.#lookFor(unanswered);
  }

  /** GitHub takes so many new issues an hour: the next one waits until the first of them is an hour old, if that is in time. */
  async #waitForTheHour(): Promise<void> {
    const { createsAnHour, deadline } = this.#ground;
    const now = this.#world.serverTime();
    const lately = withinHour([...(this.#ground.state?.baseline?.createdAt ?? []), ...this.#createdAt], now);
    const first = lately.toSorted()[lately.length - createsAnHour];
    if (first === undefined) return;
    const free = later(first, HOUR);
    if (millisecondsBetween(free, deadline) < 0) {
      this.stopped ??= `GitHub takes ${createsAnHour} new issues an hour`;
      return;
    }
    await this.#waitUntil(free, `GitHub takes ${createsAnHour} new issues an hour`);
  }

  /** Waits, and says how far the run is and how long it may go on then. */
  async #waitUntil(time: string, why: string): Promise<void> {
    const wait = Math.max(0, millisecondsBetween(this.#world.serverTime(), time));
    const left = Math.floor(millisecondsBetween(time, this.#ground.deadline) / 60_000);
    const done = this.outcomes(null).filter(({ result }) => result === 'done').length;
    const progress = `${done} of ${this.#plan.operations.length} operations are done, and ${left} minutes will be left`;
    if (wait >= TELL_WAITING) this.#world.log(`${why}: going on in ${Math.ceil(wait / 1000)} s. ${progress}.`);
    await this.#world.wait(wait + 1);
  }

  /** False where no answer came: the issue may be there. */
  async #create(operation: Create): Promise<boolean> {
    this.#createdAt.push(this.#world.serverTime());
    try {
      this.#confirmCreated(operation, await this.#patiently(() => this.#world.issues.create(operation)));
      return true;
    } catch (error) {
      if (error instanceof UnclearWrite) return false;
      throw error;
    }
  }

  #confirmCreated(operation: Create, issue: Issue): void {
    this.#created.set(operation.key, issue);
  }

  /** Creates that nobody answered come last: once every list shows what was created, those that none shows are tried once more. */
  async #lookFor(unanswered: readonly Create[]): Promise<void> {
    await this.#commit(this.#creates, false);
    this.#world.log(`GitHub did not answer ${unanswered.length} times: looking for what it created.`);
    await this.#world.wait(this.#ground.pace.listLag);
    const byKey = await findCreated(this.#world, new Set(unanswered.map(({ key }) => key)), [], new Set(this.#plan.entries.map(({ number }) => number)));
    for (const operation of unanswered) {
      const found = byKey.get(operation.key);
      if (found !== undefined) this.#confirmCreated(operation, asCreated(operation, found));
      else if (!(await this.#mayGoOn()) || !(await this.#create(operation))) this.#unanswered = true;
    }
    if (this.#unanswered) this.stopped ??= 'GitHub did not answer';
  }

  /** The last commit: the links that are still missing, and everything else that changes the file. */
  async #commitRest(): Promise<void> {
    if (this.stale) return;
    // Where not everything is created, the next run makes the other changes.
    if (this.stopped === null) await this.#commit(this.#plan.operations, true);
    else await this.#commit(this.#creates, false);
  }

  async #changeIssues(): Promise<void> {
    for (const operation of this.#plan.operations) {
      if (operation.kind !== 'update-issue' && operation.kind !== 'close-issue' && operation.kind !== 'reopen-issue') continue;
      if (!(await this.#mayGoOn())) return;
      await this.#patiently(() => this.#changeIssue(operation));
    }
  }

  outcomes(stopped: string | null): Outcome[] {
    const why = stopped ?? 'the file or the issue changed meanwhile: the next run looks again';
    return this.#plan.operations.map((operation) =>
      this.#done.has(operation) || this.#createdFor(operation) !== null
        ? { result: 'done', operation, issue: this.#done.get(operation) ?? this.#createdFor(operation) }
        : { result: 'left', operation, why },
    );
  }

  /** An issue that exists is created, even while its link is not written. */
  #createdFor(operation: Operation): Issue | null {
    return operation.kind === 'create-issue' ? (this.#created.get(operation.key) ?? null) : null;
  }

  roadmap(): Roadmap {
    return this.#roadmap;
  }

  /** Commits what some operations change in the file and no commit holds yet. @param last nothing else will change the file */
  async #commit(operations: readonly Operation[], last: boolean): Promise<void> {
    if (this.stale) return;
    const open = operations.filter((operation) => !this.#done.has(operation));
    const change = fileChange(open, (key) => this.#created.get(key)?.number ?? null);
    if (change.items.length + (change.added?.length ?? 0) === 0) return;
    const { path } = this.#ground.roadmap;
    const { reading, claimId } = this.#ground;
    // Links add no lines, so the lines of the plan are those of the file after an earlier commit of links.
    const { text, refused } = editRoadmap(this.roadmap(), change, reading);
    if (refused.length > 0) throw new Error(`Rehearsed edits were refused: ${JSON.stringify(refused)}`);
    if (!(await this.#holdsLease())) return;
    const message = commitMessage(open, path, claimId, last);
    const written = await this.#patiently(() => this.#world.file.write({ ...this.#file, text, message }));
    if (written.result === 'stale') {
      this.stale = true;
      return;
    }
    this.#file = { ...this.#file, text, sha: written.sha };
    this.#roadmap = readRoadmap(text, reading);
    this.commit = written.commit ?? this.commit;
    for (const operation of open) this.#confirmInFile(operation);
  }

  #confirmInFile(operation: Operation): void {
    switch (operation.kind) {
      case 'create-issue': {
        const issue = this.#created.get(operation.key);
        if (issue !== undefined) this.#done.set(operation, issue);
        return;
      }
      case 'link-item':
      case 'add-item':
      case 'change-item':
      case 'close-item':
      case 'reopen-item':
      case 'set-last-updated':
        this.#done.set(operation, null);
        return;
      case 'create-label':
      case 'update-issue':
      case 'close-issue':
      case 'reopen-issue':
        return;
      default:
        unreachable(operation);
    }
  }

  /** Each write follows a fresh read: if the issue is not what the plan saw, or no answer tells what it is now, the plan is made again. */
  async #changeIssue(operation: IssueOperation): Promise<void> {
    const { issues } = this.#world;
    const number = operation.issue;
    const fresh = await issues.read(number);
    const entry = this.#plan.entries.find((one) => one.number === number) ?? null;
    const own = this.#written.get(number) ?? null;
    try {
      if ('is' in fresh || !isAsSeen(operation, fresh, entry, own, this.#ground.labels.roadmap.name)) throw new UnclearWrite('', '');
      const issue = await writeIssue(operation, fresh, issues, () => this.#holdsLease());
      this.#done.set(operation, issue);
      this.#written.set(number, issue);
    } catch (error) {
      if (!(error instanceof UnclearWrite)) throw error;
      this.stale = true;
      this.surprises.push(number);
    }
  }

  /** The baseline with what is confirmed by now. What no answer confirmed stays as it was agreed before. */
  #baseline(claim: Claim | null): Baseline {
    const { roadmap, repositoryId } = this.#ground;
    const before = this.#state?.baseline ?? null;
    const others = (before?.entries ?? []).filter(({ path }) => path !== roadmap.path);
    // A dead claim of another file's run is that file's to recover.
    const foreign = before?.claim != null && before.claim.path !== roadmap.path ? [before.claim] : [];
    const deadClaims = [...(before?.deadClaims ?? []), ...foreign].filter(({ path }) => path !== roadmap.path);
    // What is claimed counts at once: whether a run that dies had created it, nobody knows.
    const now = this.#world.serverTime();
    const alive = claim !== null && millisecondsBetween(now, claim.until) > 0;
    const promised = alive ? claim.operations.filter((operation) => operation.kind === 'create-issue' && !this.#created.has(operation.key)) : [];
    return {
      version: 1,
      repository: repositoryId,
      claim,
      paths: { ...before?.paths, [roadmap.path]: this.#pathState(before?.paths[roadmap.path] ?? null) },
      entries: [...others, ...this.#entries()],
      createdAt: withinHour([...(this.#ground.state?.baseline?.createdAt ?? []), ...this.#createdAt, ...promised.map(() => now)], now),
      ...(deadClaims.length === 0 ? {} : { deadClaims }),
    };
  }

  #pathState(before: PathState | null): PathState {
    const { listedAt, noIssues } = this.#ground;
    const unfinished = this.#plan.operations.flatMap((operation) => (operation.kind === 'add-item' && !this.#done.has(operation) ? [operation.issue] : []));
    return {
      blob: this.#file.sha,
      syncedAt: listedAt,
      startedAt: before?.startedAt ?? listedAt,
      ...(noIssues.size === 0 ? {} : { noIssues: Object.fromEntries(noIssues) }),
      ...(unfinished.length === 0 ? {} : { unfinished }),
    };
  }

  #entries(): Entry[] {
    const before = new Set((this.#ground.state?.baseline?.entries ?? []).map(({ number }) => number));
    const { entries, operations } = this.#plan;
    const { labels, people } = this.#ground;
    const changed = this.#roadmap === this.#ground.roadmap ? null : this.#roadmap;
    return entriesAfter({ entries, operations, created: this.#created, done: this.#done, before, path: this.#roadmap.path, labels, people, roadmap: changed });
  }
}
