import type { Entry } from '../model/agreement.ts';
import type { Baseline, Claim, PathState } from '../model/baseline.ts';
import { LimitReached, UnclearWrite } from '../model/errors.ts';
import type { Issue, MilestoneRef, NoIssue } from '../model/issue.ts';
import type { Operation, Outcome, Plan } from '../model/plan.ts';
import type { FileVersion, StateVersion, World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { HOUR, later, millisecondsBetween, withinHour } from '../model/time.ts';
import { entriesAfter } from '../plan/baseline-after.ts';
import { subjectOf } from '../plan/guard.ts';
import { usedMilestones, withNumbers } from '../plan/milestones/keep.ts';
import { isDoneByCommit } from '../plan/operations.ts';
import { numbersIn } from '../roadmap/markdown/link.ts';
import type { ApplyInput } from './apply-input.ts';
import { Patience } from './patience.ts';

/** A lease that ends within this time is renewed before the next write: longer than a request may take. Milliseconds. */
const LEASE_MARGIN = 5_000;

/**
 * What a run has claimed and what answers have confirmed, as the state holds it. Nothing is written outside of a claim whose
 * lease lives; only a success on the commit that was read makes it this run's.
 */
export class Ledger {
  readonly patience: Patience;
  /** Server times of this run's creates, answered or not. */
  readonly createdAt: string[] = [];
  /** The file as it is after the commits so far, and how it reads. */
  file: FileVersion;
  roadmap: Roadmap;
  readonly #plan: Plan;
  readonly #input: ApplyInput;
  readonly #world: World;
  readonly #created = new Map<string, Issue>();
  /** The milestones that were made, by their titles. */
  readonly #made = new Map<string, MilestoneRef>();
  readonly #done = new Map<Operation, Issue | null>();
  readonly #reasons = new Map<Operation, string>();
  #state: StateVersion | null;
  #until = '';
  /** The first write of the claim comes after this. */
  #claimedAt = '';
  #claimed: readonly Operation[] = [];

  constructor(plan: Plan, input: ApplyInput, world: World) {
    this.#plan = plan;
    this.#input = input;
    this.#world = world;
    this.#state = input.state;
    this.file = input.file;
    this.roadmap = input.roadmap;
    this.patience = new Patience(world, input.deadline, () => {
      const done = this.outcomes('').filter(({ result }) => result === 'done').length;
      return `${done} of ${plan.operations.length} operations are done`;
    });
  }

  /** False: somebody else was faster. */
  async claim(operations: readonly Operation[]): Promise<boolean> {
    const { pace } = this.#input;
    const at = this.#world.serverTime();
    const seconds = Math.min(30 + pace.leasePerOperation * operations.length, pace.longestLease);
    const claimed = this.#claimedAt === '' ? at : this.#claimedAt;
    if (!(await this.#write(this.#claimOf(operations, claimed, later(at, seconds * 1000))))) return false;
    this.#claimedAt = claimed;
    this.#until = later(at, seconds * 1000);
    this.#claimed = operations;
    return true;
  }

  /** Renews a lease that is about to end. False: somebody else has the state now. */
  async holdsLease(): Promise<boolean> {
    return millisecondsBetween(this.#world.serverTime(), this.#until) > LEASE_MARGIN || this.claim(this.#claimed);
  }

  /** Closes the claim with what is confirmed. False: somebody else has the state now. */
  close(): Promise<boolean> {
    return this.#write(null);
  }

  /**
   * Leaves a claim with what is left: the next run knows then what was allowed, and looks for what may have happened.
   * @param ended nothing of it is under way any more: nobody has to wait for its lease to end
   */
  async leaveOpen(ended: boolean): Promise<void> {
    const left = this.#plan.operations.filter((operation) => !this.#done.has(operation));
    const until = ended ? later(this.#claimedAt, -HOUR) : this.#until;
    try {
      await this.#write(this.#claimOf(left, this.#claimedAt, until));
    } catch (error) {
      // The claim that is there tells the same, and less of what is done.
      if (!(error instanceof LimitReached) && !(error instanceof UnclearWrite)) throw error;
    }
  }

  isDone(operation: Operation): boolean {
    return this.#done.has(operation);
  }

  /** @param issue as the answer showed it; null where the operation was none on an issue */
  confirm(operation: Operation, issue: Issue | null): void {
    this.#done.set(operation, issue);
  }

  /** A milestone is there. */
  confirmMilestone(operation: Operation & { readonly kind: 'create-milestone' }, { number, title }: MilestoneRef): void {
    this.#made.set(operation.title, { number, title });
    this.#done.set(operation, null);
  }

  /** @param title of a milestone that was there before, or has been made */
  milestoneNumber(title: string): number | null {
    return this.#made.get(title)?.number ?? this.#input.terms.milestones?.known.find((one) => one.title === title)?.number ?? null;
  }

  /** An issue that exists is created, even while no commit shows its link. */
  confirmCreated(key: string, issue: Issue): void {
    this.#created.set(key, issue);
  }

  created(key: string): Issue | null {
    return this.#created.get(key) ?? null;
  }

  /** Of some operations those that change the file are done by a commit. */
  confirmCommit(operations: readonly Operation[], roadmap: Roadmap, sha: string): void {
    this.file = { ...this.file, text: roadmap.text, sha };
    this.roadmap = roadmap;
    for (const operation of operations) {
      const issue = operation.kind === 'create-issue' ? this.created(operation.key) : null;
      if (operation.kind === 'create-issue' ? issue !== null : isDoneByCommit(operation)) this.confirm(operation, issue);
    }
  }

  /** An operation that could not be done, whatever becomes of the others. */
  leave(operation: Operation, why: string): void {
    this.#reasons.set(operation, why);
  }

  /** @param why operations are left, where nothing else is known of one */
  outcomes(why: string): Outcome[] {
    return this.#plan.operations.map((operation) => {
      const issue = this.#done.get(operation) ?? (operation.kind === 'create-issue' ? this.created(operation.key) : null);
      return this.#done.has(operation) || issue !== null
        ? { result: 'done', operation, issue }
        : { result: 'left', operation, why: this.#reasons.get(operation) ?? why };
    });
  }

  #claimOf(operations: readonly Operation[], at: string, until: string): Claim {
    const claimed = new Set(operations);
    const allowed = this.#plan.operations.filter((operation) => !claimed.has(operation) && !this.#done.has(operation)).map(subjectOf);
    const claim = { id: this.#input.claimId, at, until, path: this.#input.roadmap.path, operations };
    return allowed.length === 0 ? claim : { ...claim, allowed };
  }

  async #write(claim: Claim | null): Promise<boolean> {
    const message = claim === null ? `Agree ${this.#input.claimId}` : `Claim ${claim.id}`;
    const written = await this.patience.with(() => this.#world.state.write(this.#baseline(claim), this.#state, message));
    if (written.result === 'stale') return false;
    this.#state = written.version;
    return true;
  }

  /** The baseline with what is confirmed by now. What no answer confirmed stays as it was agreed before. */
  #baseline(claim: Claim | null): Baseline {
    const { roadmap, repositoryId } = this.#input;
    const before = this.#state?.baseline ?? null;
    const others = (before?.entries ?? []).filter(({ path }) => path !== roadmap.path);
    // A dead claim of another file's run is that file's to recover.
    const foreign = before?.claim != null && before.claim.path !== roadmap.path ? [before.claim] : [];
    const deadClaims = [...(before?.deadClaims ?? []), ...foreign].filter(({ path }) => path !== roadmap.path);
    // What is claimed counts at once: whether a run that dies had created it, nobody knows.
    const now = this.#world.serverTime();
    const alive = claim !== null && millisecondsBetween(now, claim.until) > 0;
    const promised = alive ? claim.operations.filter((operation) => operation.kind === 'create-issue' && !this.#created.has(operation.key)) : [];
    const own = this.#entries();
    return {
      version: 1,
      repository: repositoryId,
      claim,
      paths: { ...before?.paths, [roadmap.path]: this.#pathState(before?.paths[roadmap.path] ?? null, own) },
      entries: [...others, ...own],
      createdAt: withinHour([...(this.#input.state?.baseline?.createdAt ?? []), ...this.createdAt, ...promised.map(() => now)], now),
      ...(deadClaims.length === 0 ? {} : { deadClaims }),
    };
  }

  #pathState(before: PathState | null, entries: readonly Entry[]): PathState {
    const { listedAt } = this.#input;
    const noIssues = this.#noIssues(entries);
    const unfinished = this.#plan.operations.flatMap((operation) => (operation.kind === 'add-item' && !this.#done.has(operation) ? [operation.issue] : []));
    return {
      blob: this.file.sha,
      syncedAt: listedAt,
      startedAt: before?.startedAt ?? listedAt,
      ...(noIssues.size === 0 ? {} : { noIssues: Object.fromEntries(noIssues) }),
      ...(unfinished.length === 0 ? {} : { unfinished }),
      ...this.#milestones(before, entries),
      ...this.#published(),
    };
  }

  /** Numbers that are no issues, as far as anything names them still. */
  #noIssues(entries: readonly Entry[]): ReadonlyMap<number, NoIssue> {
    const named = numbersIn(this.file.text);
    const tracked = new Set(entries.map(({ number }) => number));
    return new Map([...this.#input.noIssues].filter(([number]) => named.has(number) || tracked.has(number)));
  }

  /** The milestones as they are agreed: where the release's could not be made or changed, as they were before. */
  #milestones(before: PathState | null, entries: readonly Entry[]): Pick<PathState, 'milestones'> {
    const { operations, milestones } = this.#plan;
    if (milestones === null) return {};
    const left = operations.some((operation) => isOfMilestone(operation) && !this.#done.has(operation));
    const number = milestones.number ?? this.milestoneNumber(milestones.release);
    if (number === null || left) return before?.milestones === undefined ? {} : { milestones: before.milestones };
    const known = [...(this.#input.terms.milestones?.remembered ?? []), ...this.#made.values()];
    return { milestones: { ...milestones, number, known: usedMilestones(known, entries, number) } };
  }

  /** The last published update, and where it has yet to go. */
  #published(): Pick<PathState, 'published'> {
    const { operations, published: before } = this.#plan;
    const done = (kind: Operation['kind']) => operations.some((operation) => operation.kind === kind && this.#done.has(operation));
    const publish = operations.find((operation) => operation.kind === 'publish-update');
    const update = publish !== undefined && this.#done.has(publish) ? publish.update : before;
    if (update === null) return {};
    const { comment, wiki } = update.pending;
    return { published: { ...update, pending: { comment: comment && !done('post-update'), wiki: wiki && !done('mirror-update') } } };
  }

  #entries(): Entry[] {
    const before = new Set((this.#input.state?.baseline?.entries ?? []).map(({ number }) => number));
    const { entries, operations } = this.#plan;
    const { terms } = this.#input;
    const changed = this.roadmap === this.#input.roadmap ? null : this.roadmap;
    const after = entriesAfter({ entries, operations, created: this.#created, done: this.#done, before, path: this.roadmap.path, terms, roadmap: changed });
    return withNumbers(after, (title) => this.milestoneNumber(title));
  }
}

function isOfMilestone({ kind }: Operation): boolean {
  return kind === 'create-milestone' || kind === 'set-due-date';
}
