import { allOf, LimitReached, UnclearWrite, type UserError, unreachable, userErrorOf } from '../model/errors.ts';
import type { Issue } from '../model/issue.ts';
import type { Operation, Outcome, Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { millisecondsBetween } from '../model/time.ts';
import { asCreated } from '../plan/baseline-after-crash.ts';
import { commitMessage } from '../plan/commit-message.ts';
import { fileChange, isNoChange } from '../plan/file-change.ts';
import { type Create, type IssueOperation, isDelivery, isIssueOperation, isPreparation } from '../plan/operations.ts';
import type { FileChange } from '../roadmap/edit/change.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import { archiveText } from '../update/publish/bodies.ts';
import type { ApplyInput } from './apply-input.ts';
import { deliver } from './deliver-update.ts';
import { findCreated } from './find-created.ts';
import { Ledger } from './ledger.ts';
import { isAsSeen, writeIssue } from './write-issue.ts';

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
/** So many requests are kept for the last commit and the state. */
const LAST_REQUESTS = 12;

/**
 * Carries out a plan: claim, labels and milestones, new issues with their links, the file, the other issues, where a published
 * update goes, and the claim closed with what was confirmed. Decides nothing: an operation is done as it is written, or left with its reason.
 */
export async function apply(plan: Plan, input: ApplyInput, world: World): Promise<Applied> {
  const ledger = new Ledger(plan, input, world);
  const run = new ApplyRun(plan, input, world, ledger);
  const nothing: Applied = { outcomes: [], commit: null, roadmap: input.roadmap, stale: true, surprises: [], failure: null, stopped: null };
  if (plan.operations.length === 0) return { ...nothing, stale: !(await ledger.close()) };
  if (!(await run.claimNext(0))) return nothing;
  const failed = await run.carryOut();
  const failure = failed instanceof LimitReached ? null : failed;
  const stopped = failed instanceof LimitReached ? failed.message : run.stopped;
  const unclear = failure instanceof UnclearWrite;
  let stale = run.stale;
  // A write without an answer may have happened, and what is left was allowed: an open claim is how the next run learns of it.
  if (unclear || run.unclear || stopped !== null) await ledger.leaveOpen(!unclear);
  else stale = !(await ledger.close()) || stale;
  return {
    outcomes: ledger.outcomes(
      stopped ?? (failure === null ? 'the file or the issue changed meanwhile: the next run looks again' : 'the run failed before it: the next run goes on'),
    ),
    commit: run.commit,
    roadmap: ledger.roadmap,
    stale: failure === null && stopped === null && stale,
    surprises: run.surprises,
    failure,
    stopped,
  };
}

/** The steps of one apply. What they confirm stands in the ledger. */
class ApplyRun {
  /** The last commit to the file. */
  commit: string | null = null;
  /** The world is no longer the one that the plan was made from. */
  stale = false;
  /** A write may have happened, which only its traces tell. */
  unclear = false;
  /** Why nothing more is begun. */
  stopped: string | null = null;
  readonly surprises: number[] = [];
  readonly #plan: Plan;
  readonly #input: ApplyInput;
  readonly #world: World;
  readonly #ledger: Ledger;
  readonly #creates: readonly Create[];
  /** Issues as our own last write of this run left them. */
  readonly #written = new Map<number, Issue>();

  constructor(plan: Plan, input: ApplyInput, world: World, ledger: Ledger) {
    this.#plan = plan;
    this.#input = input;
    this.#world = world;
    this.#ledger = ledger;
    this.#creates = plan.operations.filter((operation) => operation.kind === 'create-issue');
  }

  /** Claims the next new issues; with the last of them, or where there are none, everything else. False: somebody else was faster. */
  claimNext(from: number): Promise<boolean> {
    const end = from + CREATES_A_CLAIM;
    // Those that nobody answered stay claimed: they may be there.
    const creates = this.#creates.slice(0, end).filter(({ key }) => this.#ledger.created(key) === null);
    const rest = end >= this.#creates.length ? this.#plan.operations.filter((operation) => operation.kind !== 'create-issue' && !isPreparation(operation)) : [];
    const first = this.#plan.operations.filter((operation) => isPreparation(operation) && !this.#ledger.isDone(operation));
    return this.#ledger.claim([...first, ...creates, ...rest]);
  }

  /** All steps in their order. Issues that were created get their links even where a later one failed. */
  async carryOut(): Promise<UserError | null> {
    const failed = (await userErrorOf(this.#prepare())) ?? (await userErrorOf(this.#createAll()));
    if (failed instanceof UnclearWrite) return failed;
    const unlinked = await userErrorOf(this.#commitRest());
    return failed ?? unlinked ?? (await userErrorOf(this.#changeIssues())) ?? (await this.#deliver());
  }

  /** Whether another write may begin: the lease lives, and neither the time nor the requests are used up. */
  async #mayGoOn(): Promise<boolean> {
    if (this.stale || this.stopped !== null) return false;
    if (this.#world.requestsLeft() < LAST_REQUESTS) this.stopped = 'GitHub’s limit of requests is nearly used up';
    if (millisecondsBetween(this.#world.serverTime(), this.#input.deadline) <= 0) this.stopped = 'the time that `max-minutes` allows is over';
    return this.stopped === null && this.#holdsLease();
  }

  /** False: somebody else has the state now, and nothing more is written. */
  async #holdsLease(): Promise<boolean> {
    if (await this.#ledger.holdsLease()) return true;
    this.stale = true;
    return false;
  }

  #patiently<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
    return this.#ledger.patience.with(attempt, () => this.#holdsLease());
  }

  /** Labels and milestones: what issues are given has to be there. */
  async #prepare(): Promise<void> {
    const { issues } = this.#world;
    for (const operation of this.#plan.operations.filter(isPreparation)) {
      if (!(await this.#mayGoOn())) return;
      switch (operation.kind) {
        case 'create-label':
          await this.#patiently(() => issues.createLabel(operation.label));
          this.#ledger.confirm(operation, null);
          break;
        case 'create-milestone':
          this.#ledger.confirmMilestone(operation, await this.#patiently(() => issues.createMilestone(operation)));
          break;
        case 'set-due-date':
          await this.#patiently(() => issues.setDue(operation.milestone, operation.due));
          this.#ledger.confirm(operation, null);
          break;
        default:
          unreachable(operation);
      }
    }
  }

  async #createAll(): Promise<void> {
    const { createsAnHour, state } = this.#input;
    const unanswered: Create[] = [];
    for (const [index, operation] of this.#creates.entries()) {
      if (index > 0 && index % CREATES_A_COMMIT === 0) await this.#commit(this.#creates.slice(0, index), false);
      if (index > 0 && index % CREATES_A_CLAIM === 0 && !this.stale && !(await this.claimNext(index))) this.stale = true;
      const lately = [...(state?.baseline?.createdAt ?? []), ...this.#ledger.createdAt];
      this.stopped ??= await this.#ledger.patience.forTheHour(lately, createsAnHour);
      if (!(await this.#mayGoOn())) break;
      if (!(await this.#create(operation))) unanswered.push(operation);
      if ((index + 1) % 25 === 0) this.#world.log(`${index + 1} of ${this.#creates.length} issues created.`);
    }
    if (unanswered.length > 0) await this.#lookFor(unanswered);
  }

  /** False where no answer came: the issue may be there. */
  async #create(operation: Create): Promise<boolean> {
    this.#ledger.createdAt.push(this.#world.serverTime());
    const milestone = operation.milestone === null ? null : this.#ledger.milestoneNumber(operation.milestone);
    try {
      this.#ledger.confirmCreated(operation.key, await this.#patiently(() => this.#world.issues.create({ ...operation, milestone })));
      return true;
    } catch (error) {
      if (error instanceof UnclearWrite) return false;
      throw error;
    }
  }

  /** Creates that nobody answered come last: once every list shows what was created, those that are not there are tried once more. */
  async #lookFor(unanswered: readonly Create[]): Promise<void> {
    await this.#commit(this.#creates, false);
    this.#world.log(`GitHub did not answer ${unanswered.length} times: looking for what it created.`);
    await this.#world.wait(this.#input.pace.listLag);
    const byKey = await findCreated(this.#world, new Set(unanswered.map(({ key }) => key)), [], new Set(this.#plan.entries.map(({ number }) => number)));
    let unknown = false;
    for (const operation of unanswered) {
      const found = byKey.get(operation.key);
      if (found !== undefined) this.#ledger.confirmCreated(operation.key, asCreated(operation, found, this.#input.terms));
      else if (!(await this.#mayGoOn()) || !(await this.#create(operation))) unknown = true;
    }
    if (unknown) this.stopped ??= 'GitHub did not answer';
  }

  /** The last commit: the links that are still missing, and everything else that changes the file. */
  async #commitRest(): Promise<void> {
    // Where not everything is created, the next run makes the other changes.
    if (this.stopped === null) await this.#commit(this.#plan.operations, true);
    else await this.#commit(this.#creates, false);
  }

  /** The published update goes where it is read. One place that cannot be reached keeps it from no other. */
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
        this.#ledger.leave(operation, 'it could not be reached: each run tries again, until the next update takes its place');
        failures.push(failure);
      }
    }
    return allOf(failures);
  }

  async #changeIssues(): Promise<void> {
    for (const operation of this.#plan.operations.filter(isIssueOperation)) {
      if (!(await this.#mayGoOn())) return;
      await this.#patiently(() => this.#changeIssue(operation));
    }
  }

  /** Commits what some operations change in the file and no commit holds yet. @param last nothing else will change the file */
  async #commit(operations: readonly Operation[], last: boolean): Promise<void> {
    if (this.stale) return;
    const open = operations.filter((operation) => !this.#ledger.isDone(operation));
    const change = fileChange(open, (key) => this.#ledger.created(key)?.number ?? null);
    const publish = open.find((operation) => operation.kind === 'publish-update');
    if (isNoChange(change)) return;
    // Links add no lines, so the lines of the plan are those of the file after an earlier commit of links.
    const after = this.#edited(change);
    const { text } = after;
    if (!(await this.#holdsLease())) return;
    const { path } = this.#input.roadmap;
    const beside = publish !== undefined && publish.file !== null ? { path: publish.file, text: archiveText(publish.update, path) } : null;
    const { file } = this.#ledger;
    // Nothing was resolved and nobody wrote a note: the update is published all the same.
    if (text === file.text && beside === null) return this.#ledger.confirmCommit(open, after, file.sha);
    const message = commitMessage(open, path, this.#input.claimId, last);
    const written = await this.#patiently(() => this.#world.file.write({ ...file, text, message, beside }));
    if (written.result === 'stale') {
      this.stale = true;
      this.unclear ||= written.unclear === true;
      return;
    }
    this.#ledger.confirmCommit(open, after, written.sha);
    this.commit = written.commit ?? this.commit;
  }

  /** The file after a change. What was rehearsed is not done again; numbers that were provisional then are real by now. */
  #edited(change: FileChange): Roadmap {
    const { rehearsal, reading } = this.#input;
    const before = this.#ledger.roadmap;
    if (rehearsal !== null && rehearsal.before === before && JSON.stringify(rehearsal.change) === JSON.stringify(change)) return rehearsal.after;
    const { roadmap, refused } = editRoadmap(before, change, reading);
    if (refused.length > 0) throw new Error(`Rehearsed edits were refused: ${JSON.stringify(refused)}`);
    return roadmap;
  }

  /** Each write follows a fresh read: if the issue is not what the plan saw, or no answer tells what it is now, the plan is made again. */
  async #changeIssue(operation: IssueOperation): Promise<void> {
    const { issues } = this.#world;
    const number = operation.issue;
    const fresh = await issues.read(number);
    const entry = this.#plan.entries.find((one) => one.number === number) ?? null;
    const own = this.#written.get(number) ?? null;
    if ('is' in fresh || !isAsSeen(operation, fresh, entry, own, this.#input.terms.config.labels.roadmap.name)) {
      this.stale = true;
      this.surprises.push(number);
      return;
    }
    try {
      const milestones = (title: string) => this.#ledger.milestoneNumber(title);
      const issue = await writeIssue(operation, fresh, issues, milestones, () => this.#holdsLease());
      this.#ledger.confirm(operation, issue);
      this.#written.set(number, issue);
    } catch (error) {
      if (!(error instanceof UnclearWrite)) throw error;
      this.unclear = !this.stale;
      this.stale = true;
      this.surprises.push(number);
    }
  }
}
