import type { Entry, KeptLabel, KeptLabels } from '../model/agreement.ts';
import type { Baseline, Claim, PathState } from '../model/baseline.ts';
import { LimitReached, UnclearWrite } from '../model/errors.ts';
import type { Issue, LabelRef, MilestoneRef, NoIssue } from '../model/issue.ts';
import type { Operation, Outcome, Plan } from '../model/plan.ts';
import type { FileVersion, StateVersion, World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { HOUR, later, millisecondsBetween, withinHour } from '../model/time.ts';
import { entriesAfter } from '../plan/baseline-after.ts';
import { subjectOf } from '../plan/guard.ts';
import { sameLabel } from '../plan/issue/labels.ts';
import { usedMilestones, withNumbers } from '../plan/milestones/keep.ts';
import { isAdoption, isDoneByCommit, isOfMilestone, relabels } from '../plan/operations.ts';
import { startedAt } from '../plan/relabel.ts';
import { numbersIn } from '../roadmap/markdown/link.ts';
import { namesAfter } from '../roadmap/markdown/repository-names.ts';
import type { ApplyInput } from './apply-input.ts';
import { BranchRecord } from './branch/branch-record.ts';
import { pictureState } from './chart/beside.ts';
import { toldBy } from './history.ts';
import { Patience } from './patience.ts';
import { publishedAfter } from './write/deliver-update.ts';

/** Milliseconds before the end of a lease from which it is renewed before the next write. */
const LEASE_MARGIN = 5_000;

/** How many times a lease is renewed before one write. */
const RENEWALS = 3;

/**
 * Records what the run has claimed and what answers have confirmed, and writes both to the state. The run writes only while it
 * holds a claim whose lease has not ended. It holds the claim once the compare-and-swap on the state has succeeded.
 */
export class Ledger {
  readonly patience: Patience;
  readonly branch: BranchRecord;
  /** Server times at which this run asked for new issues, whether or not an answer came. */
  readonly createdAt: string[] = [];
  /** The file after this run's commits so far, and the roadmap that is read from it. */
  file: FileVersion;
  roadmap: Roadmap;
  /** Some of the plan's changes are in the file, by a commit or because it says the same already. */
  #isFileChanged = false;
  readonly #plan: Plan;
  readonly #input: ApplyInput;
  readonly #world: World;
  readonly #created = new Map<string, Issue>();
  /** The milestones that this run made, by their titles. */
  readonly #made = new Map<string, MilestoneRef>();
  /** The labels that this run made. */
  readonly #labels: LabelRef[] = [];
  readonly #done = new Map<Operation, Issue | null>();
  readonly #reasons = new Map<Operation, string>();
  #state: StateVersion | null;
  #until = '';
  /** Server time before the claim's first write. A recovery looks for traces since then. */
  #claimedAt = '';
  #claimed: readonly Operation[] = [];

  constructor(plan: Plan, input: ApplyInput, world: World) {
    this.#plan = plan;
    this.#input = input;
    this.#world = world;
    this.#state = input.state;
    this.file = input.file;
    this.roadmap = input.roadmap;
    this.branch = new BranchRecord(input.file, input.state?.baseline?.paths[input.roadmap.path]?.commit ?? null);
    this.patience = new Patience(world, input.deadline, () => {
      const done = this.outcomes('').filter(({ result }) => result === 'done').length;
      return `${done} of ${plan.operations.length} operations are done`;
    });
  }

  /** Claims operations for this run, with a lease that fits their number. False: another run was faster. */
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

  /**
   * Whether the lease lives. It is renewed if it is about to end. False: another run has written the state, or the answers take longer
   * than a lease.
   */
  async holdsLease(): Promise<boolean> {
    const left = () => millisecondsBetween(this.#world.serverTime(), this.#until);
    if (left() > LEASE_MARGIN) return true;
    for (let renewed = 0; renewed < RENEWALS; renewed += 1) {
      if (!(await this.claim(this.#claimed))) return false;
      // The answer to a renewal may come after the renewed lease has ended. By then another run may have taken over.
      if (left() > 0) return true;
    }
    return false;
  }

  /** Closes the claim and writes what is confirmed. False: another run has written the state. */
  close(): Promise<boolean> {
    return this.#write(null);
  }

  /**
   * Leaves a claim of the operations that are not done. From it the next run knows what was allowed and what may have happened.
   * @param ended no request is under way any more, so the next run need not wait until the lease ends
   */
  async leaveOpen(ended: boolean): Promise<void> {
    const left = this.#plan.operations.filter((operation) => !this.#done.has(operation));
    const until = ended ? later(this.#claimedAt, -HOUR) : this.#until;
    try {
      await this.#write(this.#claimOf(left, this.#claimedAt, until));
    } catch (error) {
      // Then the earlier claim stays. It serves the same purpose, but the next run has to find out more by itself.
      if (!(error instanceof LimitReached) && !(error instanceof UnclearWrite)) throw error;
    }
  }

  isDone(operation: Operation): boolean {
    return this.#done.has(operation);
  }

  /** @param issue the issue in the answer; null if the operation is not on an issue */
  confirm(operation: Operation, issue: Issue | null): void {
    this.#done.set(operation, issue);
    this.#tell(operation, issue);
  }

  #tell(operation: Operation, issue: Issue | null): void {
    this.#input.told(operation, issue?.number ?? null, this.#plan.operations.length);
  }

  /** Records that a label exists. @param label null if it existed before */
  confirmLabel(operation: Operation, label: LabelRef | null): void {
    if (label !== null) this.#labels.push(label);
    this.confirm(operation, null);
  }

  /** Records that a milestone exists. */
  confirmMilestone(operation: Operation & { readonly kind: 'create-milestone' }, { number, title }: MilestoneRef): void {
    this.#made.set(operation.title, { number, title });
    this.confirm(operation, null);
  }

  /** The number of a milestone that existed before or that this run made; null if there is none of this title. */
  milestoneNumber(title: string): number | null {
    return this.#made.get(title)?.number ?? this.#input.terms.milestones?.known.find((one) => one.title === title)?.number ?? null;
  }

  /** Records a created issue. It counts as created even before a commit adds its link to the file. */
  confirmCreated(key: string, issue: Issue): void {
    this.#created.set(key, issue);
    const create = this.#plan.operations.find((operation) => operation.kind === 'create-issue' && operation.key === key);
    if (create !== undefined) this.#tell(create, issue);
  }

  created(key: string): Issue | null {
    return this.#created.get(key) ?? null;
  }

  /** Records a commit. Of the given operations, those are done that only change the file, and creates whose issue exists. */
  confirmCommit(operations: readonly Operation[], roadmap: Roadmap, sha: string, commit: string | null = null): void {
    this.branch.written(sha, commit);
    this.file = { text: roadmap.text, byteOrderMark: this.file.byteOrderMark, sha, isOurs: true, ...(commit === null ? {} : { commit }) };
    this.#isFileChanged ||= roadmap !== this.roadmap || operations.some(({ kind }) => kind === 'change-item');
    this.roadmap = roadmap;
    for (const operation of operations) {
      const issue = operation.kind === 'create-issue' ? this.created(operation.key) : null;
      if (operation.kind === 'create-issue' ? issue !== null : isDoneByCommit(operation)) this.confirm(operation, issue);
    }
  }

  /** Records why an operation could not be done. */
  leave(operation: Operation, why: string): void {
    this.#reasons.set(operation, why);
  }

  /** The outcomes of all operations. @param why the reason for those that are left without a reason of their own */
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
    const { claimId, roadmap, commitCheck } = this.#input;
    const rules = commitCheck.signature === '' ? {} : { signature: commitCheck.signature };
    return { id: claimId, at, until, path: roadmap.path, operations, ...(allowed.length === 0 ? {} : { allowed }), ...rules };
  }

  async #write(claim: Claim | null): Promise<boolean> {
    const message = claim === null ? `Agree ${this.#input.claimId}` : `Claim ${claim.id}`;
    // If nothing of the claim was done, its state has all that is agreed.
    const refused = claim === null && this.#done.size + this.createdAt.length === 0 ? this.branch.refusal : null;
    const written = await this.patience.with(() => this.#world.state.write(this.#baseline(claim), this.#state, message, refused));
    if (written.result === 'written') this.#state = written.version;
    return written.result === 'written';
  }

  /** The baseline with everything that answers have confirmed so far. The rest stays as it was agreed before. */
  #baseline(claim: Claim | null): Baseline {
    const { roadmap, repositoryId } = this.#input;
    const before = this.#state?.baseline ?? null;
    const others = (before?.entries ?? []).filter(({ path }) => path !== roadmap.path);
    // A dead claim of another roadmap is kept: only a run for that roadmap can recover it.
    const foreign = before?.claim != null && before.claim.path !== roadmap.path ? [before.claim] : [];
    const deadClaims = [...(before?.deadClaims ?? []), ...foreign].filter(({ path }) => path !== roadmap.path);
    // Claimed creates count against the hourly limit at once. If this run dies, nobody knows how many of them it made.
    const now = this.#world.serverTime();
    const alive = claim !== null && millisecondsBetween(now, claim.until) > 0;
    const promised = alive ? claim.operations.filter((operation) => operation.kind === 'create-issue' && !this.#created.has(operation.key)) : [];
    const own = this.#entries();
    return {
      version: 1,
      repository: repositoryId,
      names: namesAfter(before?.names, this.#input.reading.address),
      claim,
      paths: {
        ...before?.paths,
        [roadmap.path]: { ...this.#pathState(before?.paths[roadmap.path] ?? null, own), ...toldBy(this.#plan, this.#input, this.roadmap, claim === null) },
      },
      entries: [...others, ...own],
      createdAt: withinHour([...(this.#input.state?.baseline?.createdAt ?? []), ...this.createdAt, ...promised.map(() => now)], now),
      ...(deadClaims.length === 0 ? {} : { deadClaims }),
    };
  }

  #pathState(before: PathState | null, entries: readonly Entry[]): PathState {
    const { listedAt } = this.#input;
    const noIssues = this.#noIssues(entries);
    // No list has to show these again: they may be old, or without the action's label.
    const entering = (operation: Operation) => (operation.kind === 'add-item' || isAdoption(operation)) && !this.#done.has(operation);
    const left = this.#plan.operations.flatMap((operation) => ('issue' in operation && entering(operation) ? [operation.issue] : []));
    const unfinished = [...new Set([...left, ...this.#plan.waiting])];
    const labels = this.#keptLabels(before);
    return {
      ...this.branch.stateAfter(before, this.#world.serverTime()),
      syncedAt: listedAt,
      startedAt: startedAt(before, labels, listedAt),
      ...(noIssues.size === 0 ? {} : { noIssues: Object.fromEntries(noIssues) }),
      ...(Object.keys(this.#plan.texts).length === 0 ? {} : { texts: this.#plan.texts }),
      ...(unfinished.length === 0 ? {} : { unfinished }),
      labels,
      ...this.#milestones(before, entries),
      ...publishedAfter(this.#plan, (operation) => this.#done.has(operation)),
      ...pictureState(this.#plan, (operation) => this.#done.has(operation), { ...this.#input, roadmap: this.roadmap, before }),
      ...(before?.inPull === undefined ? {} : { inPull: before.inPull }),
    };
  }

  /** The numbers that are not issues, without those that neither the file nor an entry names any more. */
  #noIssues(entries: readonly Entry[]): ReadonlyMap<number, NoIssue> {
    const named = numbersIn(this.file.text);
    const tracked = new Set(entries.map(({ number }) => number));
    // A number that was nobody's may be that of an issue by now.
    const made = new Set([...this.#created.values()].map(({ number }) => number));
    return new Map([...this.#input.noIssues].filter(([number]) => !made.has(number) && (named.has(number) || tracked.has(number))));
  }

  /** The labels as they are known. Until all issues have the labels of the plan, those that are other ones stay as they were known. */
  #keptLabels(before: PathState | null): KeptLabels {
    const { operations, labels } = this.#plan;
    const waits = operations.some((operation) => relabels(operation) && !this.#done.has(operation));
    const kept = Object.entries(labels).flatMap(([key, { isOther, ...label }]): Array<readonly [string, KeptLabel]> => {
      const old = before?.labels?.[key];
      if (isOther && waits) return old === undefined ? [] : [[key, old]];
      const made = this.#labels.find(({ name }) => sameLabel(name, label.name))?.id ?? null;
      return [[key, { ...label, id: label.id ?? made }]];
    });
    return Object.fromEntries(kept);
  }

  /** The agreed milestones. If the release's milestone could not be made or changed, they stay as they were. */
  #milestones(before: PathState | null, entries: readonly Entry[]): Pick<PathState, 'milestones'> {
    const { operations, milestones } = this.#plan;
    if (milestones === null) return {};
    const left = operations.some((operation) => isOfMilestone(operation) && !this.#done.has(operation));
    const number = milestones.number ?? this.milestoneNumber(milestones.release);
    if (number === null || left) return before?.milestones === undefined ? {} : { milestones: before.milestones };
    const known = [...(this.#input.terms.milestones?.remembered ?? []), ...this.#made.values()];
    return { milestones: { ...milestones, number, known: usedMilestones(known, entries, number) } };
  }

  #entries(): Entry[] {
    const before = new Set((this.#input.state?.baseline?.entries ?? []).map(({ number }) => number));
    const { entries, operations } = this.#plan;
    const { terms } = this.#input;
    const changed = this.#isFileChanged ? this.roadmap : null;
    const after = entriesAfter({ entries, operations, created: this.#created, done: this.#done, before, path: this.roadmap.path, terms, roadmap: changed });
    return withNumbers(after, (title) => this.milestoneNumber(title));
  }
}
