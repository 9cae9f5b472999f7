import type { Baseline } from '../../../src/model/baseline.ts';
import type { Act, BodyVersion, Issue, IssueEvent, NoIssue } from '../../../src/model/issue.ts';
import type { Barrier, StateVersion } from '../../../src/model/ports.ts';
import { actsBetween, eventsBetween } from '../run/events.ts';
import { ADDRESS, MAINTAINER, PATH } from './builders.ts';
import { MemoryDesk } from './memory-desk.ts';
import { MemoryLabels } from './memory-labels.ts';

/** Moments of a run at which somebody else can act. `before` the server does what is asked. */
type Moment =
  | 'before file.write'
  | 'after file.read'
  | 'before state.write'
  | 'after state.write'
  | 'after issue.update'
  | 'before issue.update'
  | 'before issue.setState'
  | 'after issue.create'
  | 'before milestone.due'
  | 'before milestone.close'
  | 'after milestone.close'
  | 'before comment.create'
  | 'after comment.create'
  | 'before wiki.write'
  | 'after wiki.write'
  | 'wait';

/**
 * A repository in memory, and what people do in it: a file and a state with compare-and-swap, and issues whose `updated_at`
 * moves with every change.
 */
export class MemoryRepository {
  /** Every request, in order. */
  readonly requests: string[] = [];
  /** The writes among them. */
  readonly writes: string[] = [];
  /** Files, comments, milestones and the wiki. */
  readonly desk = new MemoryDesk();
  /** Those of the commits. */
  readonly messages: string[] = [];
  protected readonly events: Array<IssueEvent & { readonly number: number; readonly at: string }> = [];
  /** When each commit was made, and what it changed. */
  protected readonly commitsMade: Array<{ readonly at: string; readonly paths: readonly string[] }> = [];
  readonly log: string[] = [];
  /** Called before each write. If it throws, the write does not happen and the run ends there. */
  beforeWrite: () => void = () => {};
  /** Where the repository is, under its present name. */
  address = ADDRESS;
  /** The ids of the repositories to which other names lead. */
  readonly repositories = new Map<string, number>();
  requestsLeft = Number.POSITIVE_INFINITY;
  /** What the branch's rules say. */
  barrier: Barrier = { refusal: null, isCertain: true, isShown: true, signature: '' };
  /** The configuration file's text. */
  config: string | null = null;
  readonly labels = new MemoryLabels();
  readonly closingCommits = new Map<number, string>();
  /** Who may triage, and be assigned; in lower case. */
  readonly collaborators = new Set(['ann', 'bob', MAINTAINER]);
  /** Why the server cannot say who can be assigned; null if it can. */
  silence: { why: string; passing: boolean } | null = null;
  /** What happened to each issue, and who did it. */
  protected readonly acts: Array<Act & { readonly number: number }> = [];
  /** The versions of each issue's body, oldest first. */
  protected readonly bodies = new Map<number, BodyVersion[]>();
  /** Whether the server tells who edited a body. */
  tellsBodies = true;
  protected readonly byNumber = new Map<number, Issue>();
  /** Numbers that are no issues. */
  protected readonly others = new Map<number, NoIssue>();
  readonly #shas = new Map<string, string>();
  readonly #plans: Array<{ moment: Moment; skip: number; act: () => void }> = [];
  protected stored: string | null;
  protected kept: StateVersion | null = null;
  #commits = 0;
  #now = Date.parse('2026-03-01T12:00:00Z');
  protected listed: ReadonlyMap<number, Issue> | null = null;

  /** Paths of directories. */
  readonly unreadable = new Set<string>();
  /** The path of the roadmap that runs are for. */
  path = PATH;

  constructor(text: string | null = null) {
    this.stored = text;
  }

  /** From now on runs and edits are for another file. The one before stays as it is. */
  turnTo(path: string): void {
    if (this.stored !== null) this.desk.files.set(this.path, this.stored);
    this.path = path;
    this.stored = this.desk.files.get(path) ?? null;
    this.desk.files.delete(path);
  }

  get text(): string {
    return this.stored ?? '';
  }

  edit(text: string | null): void {
    this.stored = text;
  }

  replace(old: string, text: string): void {
    if (!this.text.includes(old)) throw new Error(`The file does not hold ${JSON.stringify(old)}:\n${this.text}`);
    this.stored = this.text.replace(old, () => text);
  }

  issue(number: number): Issue {
    const issue = this.byNumber.get(number);
    if (issue === undefined) throw new Error(`No issue #${number}`);
    return issue;
  }

  get numbers(): number[] {
    return [...this.byNumber.keys()];
  }

  /** Somebody opens an issue. @param labelledBy who gives it its labels at once */
  open(issue: Issue, labelledBy: string = MAINTAINER): void {
    const { number, body, author } = issue;
    this.byNumber.set(number, { ...issue, updatedAt: this.#tick() });
    for (const label of issue.labels) this.labels.add(label);
    this.bodies.set(number, [{ by: author, body }]);
    this.acts.push(...actsBetween({ ...issue, labels: [] }, issue, labelledBy, this.now).map((act) => ({ ...act, number })));
  }

  /** @param by who changes it; null: somebody whom GitHub does not name */
  change(number: number, change: Partial<Issue>, by: string | null = null): void {
    const before = this.issue(number);
    const closer = change.state === undefined || change.closedBy !== undefined ? {} : { closedBy: change.state.open ? null : by };
    const after = { ...before, ...change, ...closer, updatedAt: this.#tick() };
    this.byNumber.set(number, after);
    for (const label of after.labels) this.labels.add(label);
    this.events.push(...eventsBetween(before, after).map((event) => ({ ...event, number, at: this.now })));
    this.acts.push(...actsBetween(before, after, by ?? after.closedBy, this.now).map((act) => ({ ...act, number })));
    if (after.body !== before.body) this.bodies.get(number)?.push({ by, body: after.body });
  }

  /** Somebody puts an issue into a milestone, which is made where there is none of that title. Null: out of its own. */
  moveTo(number: number, title: string | null): void {
    this.change(number, { milestone: title === null ? null : this.desk.milestoneCalled(title) });
  }

  /** Somebody calls a milestone something else, or deletes it (null): its issues show that at once, without having changed. */
  renameMilestone(number: number, title: string | null): void {
    this.desk.renameMilestone(number, title);
    for (const [at, issue] of this.byNumber) {
      if (issue.milestone?.number === number) this.byNumber.set(at, { ...issue, milestone: title === null ? null : { number, title } });
    }
  }

  /** Somebody calls a label something else, or deletes it (null): its issues show that at once, without having changed. */
  renameLabel(old: string, name: string | null): void {
    this.labels.rename(old, name);
    const renamed = (one: string) => (one.toLowerCase() !== old.toLowerCase() ? [one] : name === null ? [] : [name]);
    for (const [at, issue] of this.byNumber) this.byNumber.set(at, { ...issue, labels: issue.labels.flatMap(renamed) });
  }

  /** An issue that is one no more, or a number that never was one. */
  replaceIssue(number: number, what: NoIssue): void {
    this.byNumber.delete(number);
    this.others.set(number, what);
  }

  delete(number: number): void {
    this.replaceIssue(number, { is: 'deleted' });
  }

  /** From now on lists show issues as they are at this moment. */
  lag(): void {
    this.listed = new Map(this.byNumber);
  }

  get baseline(): Baseline | null {
    return this.kept?.baseline ?? null;
  }

  /** @param lost parts of the state that could not be read */
  setBaseline(baseline: Baseline | null, lost: readonly string[] = []): void {
    this.kept = baseline === null ? null : { commit: this.commit(), baseline: structuredClone(baseline), lost };
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }

  /** Lets somebody act once, at a moment of the run. @param skip how many such moments pass before */
  at(moment: Moment, act: () => void, skip = 0): void {
    this.#plans.push({ moment, skip, act });
  }

  protected happens(moment: Moment): void {
    for (const plan of [...this.#plans]) {
      if (plan.moment !== moment) continue;
      if (plan.skip > 0) plan.skip -= 1;
      else {
        this.#plans.splice(this.#plans.indexOf(plan), 1);
        plan.act();
      }
    }
  }

  protected commit(): string {
    this.#commits += 1;
    return `commit-${this.#commits}`;
  }

  /** Equal text has an equal sha, as in git. */
  protected sha(text: string): string {
    const sha = this.#shas.get(text) ?? `blob-${this.#shas.size + 1}`;
    this.#shas.set(text, sha);
    return sha;
  }

  #tick(): string {
    this.pass(1);
    return this.now.replace('.000Z', 'Z');
  }
}
