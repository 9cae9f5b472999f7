import { allOf, BranchRefused, LimitReached, UnclearWrite, UserError, userErrorOf, WrongAnswer } from '../model/errors.ts';
import type { Issue } from '../model/issue.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { FileVersion, FileWrite, NewFile, World } from '../model/ports.ts';
import { asCreated } from '../plan/baseline-after-crash.ts';
import { commitMessage } from '../plan/commit-message.ts';
import { fileChange, isNoChange } from '../plan/file-change.ts';
import { type Create, type IssueOperation, isDelivery, isIssueOperation, isNeededFor, isPreparation } from '../plan/operations.ts';
import { editAsRehearsed } from '../plan/rehearse.ts';
import type { ApplyInput } from './apply-input.ts';
import { draws, filesBeside } from './chart/beside.ts';
import { Ledger } from './ledger.ts';
import { type Applied, nothingApplied } from './next-step.ts';
import { changeEach, Refusals } from './write/change-each.ts';
import { deliver } from './write/deliver-update.ts';
import { findCreated } from './write/find-created.ts';
import { prepare } from './write/prepare.ts';
import { whyStopped } from './write/why-stopped.ts';
import { changeIssue } from './write/write-issue.ts';

/** After this many new issues their links are committed, so that a run that dies leaves few issues without a link. */
const CREATES_A_COMMIT = 50;
/** The most new issues in one claim. More of them need further claims. */
const CREATES_A_CLAIM = 100;
const NO_ANSWER = 'GitHub did not answer';

/**
 * Carries out a plan in a fixed order: claim, labels and milestones, new issues and their links, the file, other issues, the deliveries
 * of an update, and last the state, which closes the claim. It decides nothing: each operation is done as planned, or left with a reason.
 */
export async function apply(plan: Plan, input: ApplyInput, world: World): Promise<Applied> {
  const ledger = new Ledger(plan, input, world);
  const run = new ApplyRun(plan, input, world, ledger);
  if (plan.operations.length === 0) return { ...nothingApplied(input.roadmap), stale: !(await ledger.close()) };
  if (!(await run.claimNext(0))) return nothingApplied(input.roadmap);
  const failed = await run.carryOut();
  const failure = failed instanceof LimitReached ? null : failed;
  const stopped = failed instanceof LimitReached ? failed.message : (run.stopped ?? (run.unclear && input.isLastTry ? NO_ANSWER : null));
  const unclear = failure instanceof UnclearWrite;
  let stale = run.stale;
  // The claim stays open if a write may have happened or operations are left. It tells the next run what to look for and what was allowed.
  const leaves = unclear || run.unclear || stopped !== null;
  // If the state cannot be written, its claim stays, and the report still has to say what was done.
  const notEnded = await userErrorOf(leaves ? ledger.leaveOpen(!unclear) : ledger.close().then((closed) => (stale ||= !closed)));
  const ended = allOf([failure, notEnded].filter((error) => error !== null));
  return {
    outcomes: ledger.outcomes(
      stopped ??
        (failure === null
          ? 'the file or the issue changed in the meantime; the next run plans it again'
          : 'the run failed before this step; the next run continues'),
    ),
    commit: run.commit,
    roadmap: ledger.roadmap,
    stale: ended === null && stopped === null && stale,
    isFileOld: run.isFileOld,
    surprises: run.surprises,
    failure: ended,
    unanswered: run.unclear,
    stopped,
  };
}

/** The steps of one apply. They record what answers confirm in the ledger. */
class ApplyRun {
  /** The sha of the last commit to the file. */
  commit: string | null = null;
  /** Somebody else changed what the plan was made from. */
  stale = false;
  /** The file that the plan was made from was old when it was read. */
  isFileOld = false;
  /** A write got no answer, so it may have happened. */
  unclear = false;
  /** Why no further write begins; null while the run may go on. */
  stopped: string | null = null;
  readonly surprises: number[] = [];
  #isFileRefused = false;
  readonly #refusals: Refusals;
  readonly #plan: Plan;
  readonly #input: ApplyInput;
  readonly #world: World;
  readonly #ledger: Ledger;
  readonly #creates: readonly Create[];
  /** Issues as this run's last write left them. */
  readonly #written = new Map<number, Issue>();

  constructor(plan: Plan, input: ApplyInput, world: World, ledger: Ledger) {
    this.#plan = plan;
    this.#input = input;
    this.#world = world;
    this.#ledger = ledger;
    this.#refusals = new Refusals(ledger);
    this.#creates = plan.operations.filter((operation) => operation.kind === 'create-issue');
  }

  /** Claims the next new issues. The last claim, or the only one, also holds all other operations. False: another run was faster. */
  claimNext(from: number): Promise<boolean> {
    const end = from + CREATES_A_CLAIM;
    // Creates without an answer stay claimed, because their issues may exist.
    const creates = this.#creates.slice(0, end).filter(({ key }) => this.#ledger.created(key) === null);
    const rest = end >= this.#creates.length ? this.#plan.operations.filter((operation) => operation.kind !== 'create-issue' && !isPreparation(operation)) : [];
    const first = this.#plan.operations.filter((operation) => isPreparation(operation) && !this.#ledger.isDone(operation));
    return this.#ledger.claim([...first, ...creates, ...rest]);
  }

  /** All steps in their order. If a create fails, the links of the issues created before it are still committed. */
  async carryOut(): Promise<UserError | null> {
    const failed = await userErrorOf(this.#createAll());
    if (failed instanceof UnclearWrite || this.#isFileRefused) return failed;
    const unlinked = await userErrorOf(this.#commitRest());
    const early = failed ?? unlinked ?? (await userErrorOf(this.#prepare('all')));
    if (early !== null) return early;
    const { error, mayGoOn } = await this.#changeIssues();
    return mayGoOn ? allOf([this.#refusals.error, error, await this.#deliver()].filter((one) => one !== null)) : error;
  }

  /** Whether another write may begin: the run holds the lease, and has time and requests left. */
  async #mayGoOn(): Promise<boolean> {
    if (this.stale || this.stopped !== null) return false;
    this.stopped = whyStopped(this.#world, this.#input.deadline);
    return this.stopped === null && this.#holdsLease();
  }

  /** False: another run has written the state, so this run must not write any more. */
  async #holdsLease(): Promise<boolean> {
    if (await this.#ledger.holdsLease()) return true;
    this.stale = true;
    return false;
  }

  #patiently<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
    return this.#ledger.patience.with(attempt, () => this.#holdsLease());
  }

  /** Makes labels and milestones before the issues that have them, because GitHub takes only existing ones. @param wanted only those of one new issue */
  async #prepare(wanted: Create | 'all' | 'none'): Promise<void> {
    for (const operation of this.#plan.operations.filter(isPreparation)) {
      if (this.#ledger.isDone(operation) || (wanted !== 'all' && (wanted === 'none' || !isNeededFor(wanted, operation)))) continue;
      if (!(await this.#mayGoOn())) return;
      const record = await this.#patiently(() => prepare(operation, this.#world.issues));
      record(this.#ledger);
    }
  }

  async #createAll(): Promise<void> {
    const { createsAnHour, state } = this.#input;
    const { isCareful } = this.#input.commitCheck;
    const unanswered: Create[] = [];
    // Links add no lines, so they may come first. If the branch does not take them, nothing more is made.
    const links = isCareful ? this.#plan.operations.filter(({ kind }) => kind === 'link-item') : [];
    await this.#commit(links, false);
    const isTaken = !isCareful || links.length > 0;
    await this.#prepare(isTaken ? 'all' : (this.#creates[0] ?? 'none'));
    for (const [index, operation] of this.#creates.entries()) {
      if (this.#commitsBefore(index)) {
        await this.#commit(this.#creates.slice(0, index), false);
        await this.#prepare('all');
      }
      if (index > 0 && index % CREATES_A_CLAIM === 0 && !this.stale && !(await this.claimNext(index))) this.stale = true;
      const lately = [...(state?.baseline?.createdAt ?? []), ...this.#ledger.createdAt];
      this.stopped ??= await this.#ledger.patience.forTheHour(lately, createsAnHour, this.#creates.length - index);
      if (this.#refusals.isEnough || !(await this.#mayGoOn())) break;
      if (!(await this.#create(operation))) unanswered.push(operation);
    }
    if (unanswered.length > 0) await this.#lookFor(unanswered);
  }

  /** Whether the links of the issues before this one are committed first. If the branch may not take a commit, it is tried with one issue. */
  #commitsBefore(index: number): boolean {
    return (index > 0 && index % CREATES_A_COMMIT === 0) || (index === 1 && this.#input.commitCheck.isCareful);
  }

  /** False: no answer came, so the issue may exist. @param again an earlier try got no answer, either */
  async #create(operation: Create, again = false): Promise<boolean> {
    this.#ledger.createdAt.push(this.#world.serverTime());
    const milestone = operation.milestone === null ? null : this.#ledger.milestoneNumber(operation.milestone);
    try {
      this.#ledger.confirmCreated(operation.key, await this.#patiently(() => this.#world.issues.create({ ...operation, milestone })));
      this.#refusals.isAnyTaken = true;
      return true;
    } catch (error) {
      // Where the branch may take no commit, the first issue is the only one until a commit was taken.
      if ((!this.#input.commitCheck.isCareful || this.commit !== null) && this.#refusals.takes(error, operation)) return true;
      if (!(error instanceof UnclearWrite) || (again && error instanceof WrongAnswer)) throw error;
      return false;
    }
  }

  /** Handles creates without an answer. It waits until GitHub's lists have caught up, looks for their markers, and tries those again that do not exist. */
  async #lookFor(unanswered: readonly Create[]): Promise<void> {
    await this.#commit(this.#creates, false);
    this.#world.log(`GitHub did not answer ${unanswered.length} of the requests for a new issue: looking for the issues that it may have created.`);
    await this.#world.wait(this.#input.pace.listLag);
    const byKey = await findCreated(this.#world, new Set(unanswered.map(({ key }) => key)), [], new Set(this.#plan.entries.map(({ number }) => number)));
    let unknown = false;
    for (const operation of unanswered) {
      const found = byKey.get(operation.key);
      if (found !== undefined) this.#ledger.confirmCreated(operation.key, asCreated(operation, found, this.#input.terms));
      else if (!(await this.#mayGoOn()) || !(await this.#create(operation, true))) unknown = true;
    }
    if (unknown) this.stopped ??= NO_ANSWER;
  }

  /** Makes the last commit, with the links that are still missing and all other changes of the file. */
  async #commitRest(): Promise<void> {
    // If some issues are not created yet, the other changes are left to the next run.
    if (this.stopped === null) await this.#commit(this.#plan.operations, true);
    else await this.#commit(this.#creates, false);
  }

  /** Delivers the published update. If one destination fails, the others are still tried. */
  async #deliver(): Promise<UserError | null> {
    const failures: UserError[] = [];
    for (const operation of this.#plan.operations.filter(isDelivery)) {
      if (!(await this.#mayGoOn())) break;
      const failure = await userErrorOf(this.#patiently(() => deliver(operation, this.#ledger.roadmap.path, this.#world)));
      if (failure === null) this.#ledger.confirm(operation, null);
      else if (failure instanceof UnclearWrite) {
        this.unclear = true;
        this.stale = true;
      } else {
        this.#ledger.leave(operation, 'the delivery failed; each run tries it again until the next update replaces it');
        failures.push(failure);
      }
    }
    return allOf(failures);
  }

  #changeIssues(): ReturnType<typeof changeEach> {
    return changeEach(this.#plan.operations.filter(isIssueOperation), new Refusals(this.#ledger), {
      mayBegin: async (operation) => (await this.#mayGoOn()) && this.#isFileAsRead(operation),
      change: (operation) => this.#patiently(() => this.#changeIssue(operation)),
    });
  }

  /** What the file says is the only reason to close or reopen an issue, and people are told of it. So the file is looked at once more. */
  async #isFileAsRead({ kind }: IssueOperation): Promise<boolean> {
    if (kind !== 'close-issue' && kind !== 'reopen-issue') return true;
    this.isFileOld ||= !(await this.#patiently(() => this.#ledger.branch.isAsRead(this.#world)));
    this.stale ||= this.isFileOld;
    return !this.isFileOld;
  }

  /** Commits the changes of some operations that no commit holds yet. @param last this run makes no further commit to the file */
  async #commit(operations: readonly Operation[], last: boolean): Promise<void> {
    if (this.stale || this.#input.request.writeBack !== 'commit') return;
    const open = operations.filter((operation) => !this.#ledger.isDone(operation));
    const numberOf = (key: string) => this.#ledger.created(key)?.number ?? null;
    const change = fileChange(open, numberOf);
    if (isNoChange(change) && !draws(open)) return;
    // Links add no lines, so the lines of the plan are those of the file after an earlier commit of links.
    const { roadmap: after, made, left } = editAsRehearsed(this.#ledger.roadmap, open, change, this.#input);
    for (const [operation, why] of left) this.#ledger.leave(operation, why);
    if (!(await this.#holdsLease())) return;
    const { path } = this.#input.roadmap;
    const beside = filesBeside(made, after, this.#input.state?.baseline?.paths[path] ?? null, this.#input);
    const { file } = this.#ledger;
    // An update may change nothing in the file. It counts as published without a commit.
    if (after.text === file.text && beside.length === 0) return this.#ledger.confirmCommit(made, after, file.sha);
    const { commits: wording, address } = this.#input.request;
    const style = { wording, roadmap: this.#ledger.roadmap, numberOf, server: address.server };
    const message = commitMessage(made, path, this.#input.claimId, last, style);
    const written = await this.#write({ ...file, text: after.text, message, beside });
    if (written.result === 'stale') {
      this.stale = true;
      this.unclear ||= written.unclear === true;
      return;
    }
    this.#ledger.confirmCommit(made, after, written.sha, written.commit);
    this.commit = written.commit ?? this.commit;
  }

  /** Writes the file. If its branch does not take the commit, that is kept for later runs. */
  async #write(change: FileVersion & { readonly message: string; readonly beside: readonly NewFile[] }): Promise<FileWrite> {
    try {
      return await this.#patiently(() => this.#world.file.write(change));
    } catch (error) {
      this.#isFileRefused = error instanceof UserError && !(error instanceof LimitReached);
      if (error instanceof BranchRefused) this.#ledger.branch.refused(this.#world.serverTime(), this.#input.commitCheck.signature, error.message);
      throw error;
    }
  }

  /** If the issue differs from what the plan saw, or a write gets no answer, the run plans again. */
  async #changeIssue(operation: IssueOperation): Promise<void> {
    const number = operation.issue;
    const entry = this.#plan.entries.find((one) => one.number === number) ?? null;
    const own = this.#written.get(number) ?? null;
    const milestones = (title: string) => this.#ledger.milestoneNumber(title);
    const changed = await changeIssue(operation, { entry, own, terms: this.#input.terms }, this.#world.issues, milestones, () => this.#holdsLease());
    if (typeof changed !== 'string') {
      this.#ledger.confirm(operation, changed);
      this.#written.set(number, changed);
      return;
    }
    if (changed === 'unclear') this.unclear = !this.stale;
    this.stale = true;
    this.surprises.push(number);
  }
}
