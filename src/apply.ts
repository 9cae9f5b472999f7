import { UnclearWrite, UserError, unreachable } from './errors.ts';
import type { Baseline, Claim, ComparedContent, Entry, Issue, NoIssue, Operation, Outcome, PathState, Plan, Roadmap } from './model.ts';
import { entriesAfter, seenIssue } from './plan/agreed.ts';
import { commitMessage } from './plan/commit-message.ts';
import { sameContent } from './plan/content.ts';
import { withManaged } from './plan/issue-text.ts';
import { type LabelSet, missingLabels } from './plan/labels.ts';
import type { People } from './plan/people.ts';
import { fileChange } from './plan/rehearse.ts';
import { titlesOf } from './plan/sides.ts';
import type { FileVersion, IssueStore, StateVersion, World } from './ports.ts';
import { editRoadmap } from './roadmap/edit.ts';
import { type ReadOptions, readRoadmap } from './roadmap/parse.ts';
import { later, millisecondsBetween, withinHour } from './time.ts';

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
  /** Issues that may still be created now. */
  readonly createBudget: number;
  readonly leaseSeconds: number;
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
}

/** One commit to the file for this many new issues, so that a run that dies leaves few links to find. */
const CREATES_A_COMMIT = 50;
/** A lease that ends within this time is renewed before the next write: longer than a request may take. Milliseconds. */
const LEASE_MARGIN = 5_000;

/**
 * Carries out a plan: claim, labels, new issues with their links, the file, the other issues, and the claim closed with
 * what was confirmed. Decides nothing: an operation is done as it is written, or left with its reason.
 */
export async function apply(plan: Plan, ground: Ground, world: World): Promise<Applied> {
  const run = new Run(plan, ground, world);
  const nothing: Applied = { outcomes: [], commit: null, roadmap: ground.roadmap, stale: true, surprises: [], failure: null };
  if (plan.operations.length === 0) return { ...nothing, stale: !(await run.writeState(null)) };
  if (!(await run.writeState(run.claim()))) return nothing;
  const failure = await run.carryOut();
  // A write without an answer may have happened: a claim that is left open is how the next run learns of it.
  const closed = failure instanceof UnclearWrite || (await run.writeState(null));
  return {
    outcomes: run.outcomes(),
    commit: run.commit,
    roadmap: run.roadmap(),
    stale: failure === null && (run.stale || !closed),
    surprises: run.surprises,
    failure,
  };
}

/** What a step failed with, where that is for a maintainer to read. Anything else is a bug and goes on its way. */
async function failureOf(step: Promise<void>): Promise<UserError | null> {
  try {
    await step;
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** Whether an issue had our label and has it no longer: then it is not ours to change. */
function lost(label: string, seen: readonly string[], fresh: readonly string[]): boolean {
  return missingLabels([label], seen).length === 0 && missingLabels([label], fresh).length > 0;
}

type IssueOperation = Operation & { kind: 'update-issue' | 'close-issue' | 'reopen-issue' };

/** Title and body in one request; labels and assignees one by one, so that those of people stay. The last answer tells what is there. */
async function updateIssue({ issue: number, changes }: Operation & { kind: 'update-issue' }, fresh: Issue, issues: IssueStore): Promise<Issue> {
  let now = fresh;
  const body = changes.managed === null ? null : withManaged(fresh.body, changes.managed);
  if (changes.title !== null || body !== null) now = await issues.update(number, { title: changes.title, body });
  let { labels, assignees } = now;
  if (changes.addLabels.length > 0) labels = await issues.addLabels(number, changes.addLabels);
  for (const name of changes.removeLabels) labels = await issues.removeLabel(number, name);
  if (changes.addAssignees.length > 0) assignees = await issues.addAssignees(number, changes.addAssignees);
  if (changes.removeAssignees.length > 0) assignees = await issues.removeAssignees(number, changes.removeAssignees);
  return { ...now, labels, assignees };
}

/** One apply: what it has confirmed so far. */
class Run {
  commit: string | null = null;
  stale = false;
  #until = '';
  readonly surprises: number[] = [];
  readonly #plan: Plan;
  readonly #ground: Ground;
  readonly #world: World;
  #state: StateVersion | null;
  #file: FileVersion;
  readonly #created = new Map<string, Issue>();
  readonly #createdAt: string[] = [];
  readonly #done = new Map<Operation, Issue | null>();
  /** The reading of the file as it is after the commits so far. */
  #roadmap: Roadmap;
  readonly #left = new Map<Operation, string>();
  /** Issues as our own last write of this run left them. */
  readonly #written = new Map<number, Issue>();

  constructor(plan: Plan, ground: Ground, world: World) {
    this.#plan = plan;
    this.#ground = ground;
    this.#world = world;
    this.#state = ground.state;
    this.#file = ground.file;
    this.#roadmap = ground.roadmap;
  }

  claim(): Claim {
    this.#until = later(this.#world.serverTime(), this.#ground.leaseSeconds * 1000);
    return { id: this.#ground.claimId, until: this.#until, path: this.#ground.roadmap.path, operations: this.#plan.operations };
  }

  async writeState(claim: Claim | null): Promise<boolean> {
    const message = claim === null ? `Agree ${this.#ground.claimId}` : `Claim ${claim.id}`;
    const written = await this.#world.state.write(this.#baseline(claim), this.#state, message);
    if (written.result === 'stale') return false;
    this.#state = written.version;
    return true;
  }

  /** All steps in their order. Issues that were created get their links even where a later one failed. */
  async carryOut(): Promise<UserError | null> {
    const failed = (await failureOf(this.#labels())) ?? (await failureOf(this.#creates()));
    if (failed instanceof UnclearWrite) return failed;
    const unlinked = await failureOf(this.#commitRest());
    return failed ?? unlinked ?? (await failureOf(this.#changeIssues()));
  }

  /** Renews a lease that is about to end. False: somebody else has the state now, and nothing more is written. */
  async #holdsLease(): Promise<boolean> {
    if (millisecondsBetween(this.#world.serverTime(), this.#until) > LEASE_MARGIN) return true;
    if (await this.writeState(this.claim())) return true;
    this.stale = true;
    return false;
  }

  async #labels(): Promise<void> {
    for (const operation of this.#plan.operations) {
      if (operation.kind !== 'create-label') continue;
      await this.#world.issues.createLabel(operation.label);
      this.#done.set(operation, null);
    }
  }

  async #creates(): Promise<void> {
    const creates = this.#plan.operations.filter((operation) => operation.kind === 'create-issue');
    for (const operation of creates.slice(this.#ground.createBudget)) {
      this.#left.set(operation, 'GitHub takes 500 new issues an hour');
    }
    const now = creates.slice(0, this.#ground.createBudget);
    for (const [index, operation] of now.entries()) {
      if (!(await this.#holdsLease())) return;
      const issue = await this.#world.issues.create(operation);
      this.#created.set(operation.key, issue);
      this.#createdAt.push(this.#world.serverTime());
      if ((index + 1) % 25 === 0) this.#world.log(`${index + 1} of ${now.length} issues created.`);
      const more = index + 1 < now.length;
      if (more && (index + 1) % CREATES_A_COMMIT === 0) await this.#commit(now.slice(0, index + 1));
      if (this.stale) return;
    }
  }

  /** The last commit: the links that are still missing, and everything else that changes the file. */
  async #commitRest(): Promise<void> {
    if (!this.stale) await this.#commit(this.#plan.operations);
  }

  async #changeIssues(): Promise<void> {
    for (const operation of this.#plan.operations) {
      if (operation.kind !== 'update-issue' && operation.kind !== 'close-issue' && operation.kind !== 'reopen-issue') continue;
      if (this.stale || !(await this.#holdsLease())) return;
      await this.#changeIssue(operation);
    }
  }

  outcomes(): Outcome[] {
    return this.#plan.operations.map((operation) =>
      this.#done.has(operation) || this.#createdFor(operation) !== null
        ? { result: 'done', operation, issue: this.#done.get(operation) ?? this.#createdFor(operation) }
        : { result: 'left', operation, why: this.#left.get(operation) ?? 'the file or the issue changed meanwhile: the next run looks again' },
    );
  }

  /** An issue that exists is created, even while its link is not written. */
  #createdFor(operation: Operation): Issue | null {
    return operation.kind === 'create-issue' ? (this.#created.get(operation.key) ?? null) : null;
  }

  roadmap(): Roadmap {
    return this.#roadmap;
  }

  /** Commits what some operations change in the file and no commit holds yet. */
  async #commit(operations: readonly Operation[]): Promise<void> {
    const open = operations.filter((operation) => !this.#done.has(operation) && !this.#left.has(operation));
    const change = fileChange(open, (key) => this.#created.get(key)?.number ?? null);
    if (change.items.length + (change.added?.length ?? 0) === 0) return;
    const { path } = this.#ground.roadmap;
    const { reading, claimId } = this.#ground;
    // Links add no lines, so the lines of the plan are those of the file after an earlier commit of links.
    const { text, refused } = editRoadmap(this.roadmap(), change, reading);
    if (refused.length > 0) throw new Error(`Rehearsed edits were refused: ${JSON.stringify(refused)}`);
    if (!(await this.#holdsLease())) return;
    const written = await this.#world.file.write({ ...this.#file, text, message: commitMessage(open, path, claimId) });
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

  /** Each write follows a fresh read: if the issue is not what the plan saw, the plan is made again. */
  async #changeIssue(operation: IssueOperation): Promise<void> {
    const { issues } = this.#world;
    const number = operation.issue;
    const fresh = await issues.read(number);
    if ('is' in fresh || !this.#isAsSeen(operation, fresh)) {
      this.stale = true;
      this.surprises.push(number);
      return;
    }
    switch (operation.kind) {
      case 'update-issue':
        this.#confirmIssue(operation, await updateIssue(operation, fresh, issues));
        return;
      case 'close-issue': {
        const body = operation.managed === null ? null : withManaged(fresh.body, operation.managed);
        this.#confirmIssue(operation, await issues.update(number, { state: { open: false, reason: operation.reason }, body }));
        return;
      }
      case 'reopen-issue':
        this.#confirmIssue(operation, await issues.update(number, { state: { open: true } }));
        return;
      default:
        unreachable(operation);
    }
  }

  #confirmIssue(operation: IssueOperation, issue: Issue): void {
    this.#done.set(operation, issue);
    this.#written.set(operation.issue, issue);
  }

  /** What the plan saw, or what an earlier operation of this plan made of it. */
  #isAsSeen(operation: IssueOperation, fresh: Issue): boolean {
    const own = this.#written.get(operation.issue);
    const entry = this.#plan.entries.find(({ number }) => number === operation.issue) ?? null;
    const titles = titlesOf(operation.title, entry);
    const seen = own === undefined ? entry?.seen : seenIssue(own, titles);
    if (seen === undefined || fresh.state.open !== seen.state.open || fresh.title !== seen.title) return false;
    if (lost(this.#ground.labels.roadmap.name, seen.labels, fresh.labels)) return false;
    if (operation.kind !== 'update-issue') return true;
    const now = seenIssue(fresh, titles);
    const same = (one: readonly string[], other: readonly string[]) => missingLabels(one, other).length + missingLabels(other, one).length === 0;
    const content = (one: ComparedContent | null, other: ComparedContent | null) => (one === null || other === null ? one === other : sameContent(one, other));
    return same(now.labels, seen.labels) && same(now.assignees, seen.assignees) && content(now.content, seen.content);
  }

  /** The baseline with what is confirmed by now. What no answer confirmed stays as it was agreed before. */
  #baseline(claim: Claim | null): Baseline {
    const { roadmap, repositoryId, listedAt } = this.#ground;
    const before = this.#state?.baseline ?? null;
    const others = (before?.entries ?? []).filter(({ path }) => path !== roadmap.path);
    return {
      version: 1,
      repository: repositoryId,
      claim,
      paths: { ...before?.paths, [roadmap.path]: this.#pathState(before?.paths[roadmap.path]?.startedAt ?? listedAt) },
      entries: [...others, ...this.#entries()],
      createdAt: withinHour([...(this.#ground.state?.baseline?.createdAt ?? []), ...this.#createdAt], this.#world.serverTime()),
    };
  }

  #pathState(startedAt: string): PathState {
    const { listedAt, noIssues } = this.#ground;
    return { blob: this.#file.sha, syncedAt: listedAt, startedAt, ...(noIssues.size === 0 ? {} : { noIssues: Object.fromEntries(noIssues) }) };
  }

  #entries(): Entry[] {
    const before = new Set((this.#ground.state?.baseline?.entries ?? []).map(({ number }) => number));
    const { entries, operations } = this.#plan;
    const { labels, people } = this.#ground;
    const changed = this.#roadmap === this.#ground.roadmap ? null : this.#roadmap;
    return entriesAfter({ entries, operations, created: this.#created, done: this.#done, before, path: this.#roadmap.path, labels, people, roadmap: changed });
  }
}
