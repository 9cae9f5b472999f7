import { UnclearWrite, unreachable } from './errors.ts';
import type { Baseline, Claim, Entry, Issue, Operation, Outcome, Plan, Roadmap } from './model.ts';
import { commitMessage } from './plan/commit-message.ts';
import { fileChange } from './plan/rehearse.ts';
import type { FileVersion, StateVersion, World } from './ports.ts';
import { editRoadmap } from './roadmap/edit.ts';
import type { IssueAddress } from './roadmap/link.ts';
import { readRoadmap } from './roadmap/parse.ts';

/** What a plan was made from, and what it is carried out on. */
export interface Ground {
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly repositoryId: number;
  readonly claimId: string;
  readonly address: IssueAddress;
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
}

/** One commit to the file for this many new issues, so that a run that dies leaves few links to find. */
const CREATES_A_COMMIT = 50;
/** A lease is renewed after this many creates. */
const CREATES_A_CLAIM = 100;

/**
 * Carries out a plan: claim, labels, new issues with their links, the file, the other issues, and the claim closed with
 * what was confirmed. Decides nothing: an operation is done as it is written, or left with its reason.
 */
export async function apply(plan: Plan, ground: Ground, world: World): Promise<Applied> {
  const run = new Run(plan, ground, world);
  const nothing = { outcomes: [], commit: null, roadmap: ground.roadmap, surprises: [] };
  if (plan.operations.length === 0) return { ...nothing, stale: !(await run.writeState(null)) };
  if (!(await run.writeState(run.claim()))) return { ...nothing, stale: true };
  // Issues that were created get their links even where a later one failed.
  const failed = await failureOf(run.issuesForItems());
  const failedLater = (await failureOf(run.file())) ?? (failed === null ? await failureOf(run.issues()) : null);
  const closed = await run.writeState(null);
  if (failed !== null || failedLater !== null) throw failed ?? failedLater;
  return { outcomes: run.outcomes(), commit: run.commit, roadmap: run.roadmap(), stale: run.stale || !closed, surprises: run.surprises };
}

/** What a step failed with. A write without an answer ends the run: a claim left open is how the next one learns what may have happened. */
async function failureOf(step: Promise<void>): Promise<unknown> {
  try {
    await step;
    return null;
  } catch (error) {
    if (error instanceof UnclearWrite) throw error;
    return error;
  }
}

/** One apply: what it has confirmed so far. */
class Run {
  commit: string | null = null;
  stale = false;
  readonly surprises: number[] = [];
  readonly #plan: Plan;
  readonly #ground: Ground;
  readonly #world: World;
  #state: StateVersion | null;
  #file: FileVersion;
  readonly #created = new Map<string, Issue>();
  readonly #createdAt: string[] = [];
  readonly #done = new Map<Operation, Issue | null>();
  readonly #left = new Map<Operation, string>();

  constructor(plan: Plan, ground: Ground, world: World) {
    this.#plan = plan;
    this.#ground = ground;
    this.#world = world;
    this.#state = ground.state;
    this.#file = ground.file;
  }

  claim(): Claim {
    const until = new Date(Date.parse(this.#world.serverTime()) + this.#ground.leaseSeconds * 1000).toISOString();
    return { id: this.#ground.claimId, until, path: this.#ground.roadmap.path, operations: this.#plan.operations };
  }

  async writeState(claim: Claim | null): Promise<boolean> {
    const message = claim === null ? `Agree ${this.#ground.claimId}` : `Claim ${claim.id}`;
    const written = await this.#world.state.write(this.#baseline(claim), this.#state, message);
    if (written.result === 'stale') return false;
    this.#state = written.version;
    return true;
  }

  async issuesForItems(): Promise<void> {
    await this.#labels();
    await this.#creates();
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
      if (index > 0 && index % CREATES_A_CLAIM === 0 && !(await this.writeState(this.claim()))) {
        this.stale = true;
        return;
      }
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
  async file(): Promise<void> {
    if (!this.stale) await this.#commit(this.#plan.operations);
  }

  async issues(): Promise<void> {
    for (const operation of this.#plan.operations) {
      if (operation.kind !== 'label-issue' && operation.kind !== 'close-issue' && operation.kind !== 'reopen-issue') continue;
      if (this.stale) return;
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

  /** The reading of the file as it is after the commits so far. */
  roadmap(): Roadmap {
    const { roadmap, address } = this.#ground;
    return this.#file === this.#ground.file ? roadmap : readRoadmap(this.#file.text, { path: roadmap.path, address });
  }

  /** Commits what some operations change in the file and no commit holds yet. */
  async #commit(operations: readonly Operation[]): Promise<void> {
    const open = operations.filter((operation) => !this.#done.has(operation) && !this.#left.has(operation));
    const change = fileChange(open, (key) => this.#created.get(key)?.number ?? null);
    if (change.items.length === 0) return;
    const { path } = this.#ground.roadmap;
    const { address, claimId } = this.#ground;
    // Links add no lines, so the lines of the plan are those of the file after an earlier commit of links.
    const { text, refused } = editRoadmap(this.roadmap(), change, address);
    if (refused.length > 0) throw new Error(`Rehearsed edits were refused: ${JSON.stringify(refused)}`);
    const written = await this.#world.file.write({ ...this.#file, text, message: commitMessage(open, path, claimId) });
    if (written.result === 'stale') {
      this.stale = true;
      return;
    }
    this.#file = { ...this.#file, text, sha: written.sha };
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
      case 'close-item':
      case 'reopen-item':
      case 'set-last-updated':
        this.#done.set(operation, null);
        return;
      case 'create-label':
      case 'label-issue':
      case 'close-issue':
      case 'reopen-issue':
        return;
      default:
        unreachable(operation);
    }
  }

  /** Each write follows a fresh read: if the issue is not what the plan saw, the plan is made again. */
  async #changeIssue(operation: Operation & { kind: 'label-issue' | 'close-issue' | 'reopen-issue' }): Promise<void> {
    const { issues } = this.#world;
    const fresh = await issues.read(operation.issue);
    const seen = this.#plan.entries.find(({ number }) => number === operation.issue)?.seen;
    if (fresh === null || seen === undefined || fresh.state.open !== seen.state.open || fresh.title !== seen.title) {
      this.stale = true;
      this.surprises.push(operation.issue);
      return;
    }
    switch (operation.kind) {
      case 'label-issue':
        await issues.addLabels(operation.issue, operation.labels);
        this.#done.set(operation, { ...fresh, labels: [...fresh.labels, ...operation.labels] });
        return;
      case 'close-issue':
        this.#done.set(operation, await issues.setState(operation.issue, { open: false, reason: operation.reason }));
        return;
      case 'reopen-issue':
        this.#done.set(operation, await issues.setState(operation.issue, { open: true }));
        return;
      default:
        unreachable(operation);
    }
  }

  /** The baseline with what is confirmed by now. What no answer confirmed stays as it was agreed before. */
  #baseline(claim: Claim | null): Baseline {
    const { roadmap, repositoryId, listedAt } = this.#ground;
    const before = this.#state?.baseline ?? null;
    const hourAgo = new Date(Date.parse(this.#world.serverTime()) - 3_600_000).toISOString();
    const others = (before?.entries ?? []).filter(({ path }) => path !== roadmap.path);
    return {
      version: 1,
      repository: repositoryId,
      claim,
      paths: { ...before?.paths, [roadmap.path]: { blob: this.#file.sha, syncedAt: listedAt } },
      entries: [...others, ...this.#entries()],
      createdAt: [...(this.#ground.state?.baseline?.createdAt ?? []), ...this.#createdAt].filter((at) => at > hourAgo),
    };
  }

  #entries(): Entry[] {
    const changed = new Map<number, Entry>(this.#plan.entries.map((entry) => [entry.number, entry]));
    const before = new Set((this.#ground.state?.baseline?.entries ?? []).map(({ number }) => number));
    for (const operation of this.#plan.operations) {
      if (operation.kind === 'create-issue') {
        const issue = this.#created.get(operation.key);
        if (issue !== undefined) changed.set(issue.number, entryOfCreated(operation, issue, this.#ground.roadmap.path, this.#done.has(operation)));
      } else if (operation.kind !== 'create-label' && operation.kind !== 'set-last-updated') {
        const entry = changed.get(operation.issue);
        if (entry === undefined) continue;
        if (this.#done.has(operation)) changed.set(operation.issue, entryAfter(entry, operation, this.#done.get(operation) ?? null));
        // Without our label no list would ever show the issue: it is not ours before it has it.
        else if (operation.kind === 'label-issue' && !before.has(operation.issue)) changed.delete(operation.issue);
      }
    }
    return [...changed.values()];
  }
}

function entryOfCreated(operation: Operation & { kind: 'create-issue' }, issue: Issue, path: string, linked: boolean): Entry {
  return {
    path,
    key: operation.key,
    number: issue.number,
    linked,
    agreed: { roadmap: operation.values, issue: { ...operation.values, title: issue.title, open: issue.state.open } },
    seen: seenOf(issue, operation.values.title),
    place: operation.place,
  };
}

function entryAfter(entry: Entry, operation: Operation, issue: Issue | null): Entry {
  const seen = issue === null ? entry.seen : seenOf(issue, entry.seen.itemTitle);
  const open = operation.kind === 'reopen-item' || operation.kind === 'reopen-issue';
  switch (operation.kind) {
    case 'link-item':
      return { ...entry, linked: true };
    case 'label-issue':
      return { ...entry, seen };
    case 'close-item':
    case 'reopen-item':
    case 'close-issue':
    case 'reopen-issue':
      return { ...entry, seen, agreed: { roadmap: { ...entry.agreed.roadmap, open }, issue: { ...entry.agreed.issue, open } } };
    case 'create-issue':
    case 'create-label':
    case 'set-last-updated':
      return entry;
    default:
      return unreachable(operation);
  }
}

function seenOf({ updatedAt, labels, state, title }: Issue, itemTitle: string): Entry['seen'] {
  return { updatedAt, labels, state, title, itemTitle };
}
