import { DEFAULT_CONFIG_PATH } from '../../../src/config/config.ts';
import type { Baseline } from '../../../src/model/baseline.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { Issue, IssueEvent, IssueState, MilestoneRef, NoIssue } from '../../../src/model/issue.ts';
import type { Access, Actors, StateVersion, World } from '../../../src/model/ports.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Request } from '../../../src/run/request.ts';
import { sync } from '../../../src/sync.ts';
import { eventsBetween } from '../run/events.ts';
import { ADDRESS, MAINTAINER, outlineOf, PATH, TODAY } from './builders.ts';
import { BOT, MemoryDesk } from './memory-desk.ts';

/** Moments of a run at which somebody else can act. `before` the server does what is asked. */
type Moment =
  | 'before file.write'
  | 'after file.read'
  | 'before state.write'
  | 'before issue.update'
  | 'before issue.setState'
  | 'after issue.create'
  | 'before milestone.due'
  | 'before comment.create'
  | 'after comment.create'
  | 'before wiki.write'
  | 'after wiki.write'
  | 'wait';

/**
 * A repository in memory that behaves as FACTS.md says: a file and a state with compare-and-swap, issues whose
 * `updated_at` moves with every change, lists by label and time that may lag, titles and bodies with their limits.
 */
export class MemoryWorld {
  /** Every request, in order. */
  readonly requests: string[] = [];
  /** The writes among them. */
  readonly writes: string[] = [];
  /** Files, comments, milestones and the wiki. */
  readonly desk = new MemoryDesk();
  /** Those of the commits. */
  readonly messages: string[] = [];
  readonly #history: Array<IssueEvent & { readonly number: number; readonly at: string }> = [];
  /** When each commit was made, and what it changed. */
  readonly #commitsMade: Array<{ readonly at: string; readonly paths: readonly string[] }> = [];
  readonly log: string[] = [];
  requestsLeft = Number.POSITIVE_INFINITY;
  /** The configuration file's text. */
  config: string | null = null;
  readonly labels = new Set<string>();
  readonly closingCommits = new Map<number, string>();
  /** Who may triage, and be assigned; in lower case. */
  readonly collaborators = new Set(['ann', 'bob', MAINTAINER]);
  readonly actors = new Map<number, Actors>();
  readonly #issues = new Map<number, Issue>();
  /** Numbers that are no issues. */
  readonly #noIssues = new Map<number, NoIssue>();
  readonly #shas = new Map<string, string>();
  readonly #plans: Array<{ moment: Moment; skip: number; act: () => void }> = [];
  #file: string | null;
  #state: StateVersion | null = null;
  #commits = 0;
  #runs = 0;
  #now = Date.parse('2026-03-01T12:00:00Z');
  #listed: ReadonlyMap<number, Issue> | null = null;

  constructor(text: string | null = null) {
    this.#file = text;
  }

  /** A repository whose roadmap and issues agree after a first run. */
  static async agreed(text: string): Promise<MemoryWorld> {
    const world = new MemoryWorld(text);
    await world.sync();
    world.requests.length = 0;
    world.writes.length = 0;
    return world;
  }

  /** What one more sync plans and writes: nothing, where all is in agreement. */
  async afterwards(): Promise<string[]> {
    const before = this.writes.length;
    const { plan } = await this.sync();
    return [...outlineOf(plan), ...this.writes.slice(before)];
  }

  // What people do.

  get text(): string {
    return this.#file ?? '';
  }

  edit(text: string | null): void {
    this.#file = text;
  }

  replace(old: string, text: string): void {
    if (!this.text.includes(old)) throw new Error(`The file does not hold ${JSON.stringify(old)}:\n${this.text}`);
    this.#file = this.text.replace(old, () => text);
  }

  issue(number: number): Issue {
    const issue = this.#issues.get(number);
    if (issue === undefined) throw new Error(`No issue #${number}`);
    return issue;
  }

  get numbers(): number[] {
    return [...this.#issues.keys()];
  }

  open(issue: Issue): void {
    this.#issues.set(issue.number, { ...issue, updatedAt: this.#tick() });
    for (const label of issue.labels) this.labels.add(label);
  }

  change(number: number, change: Partial<Issue>): void {
    const before = this.issue(number);
    const after = { ...before, ...change, updatedAt: this.#tick() };
    this.#issues.set(number, after);
    this.#history.push(...eventsBetween(before, after).map((event) => ({ ...event, number, at: this.now })));
  }

  /** Somebody puts an issue into a milestone, which is made where there is none of that title. Null: out of its own. */
  moveTo(number: number, title: string | null): void {
    this.change(number, { milestone: title === null ? null : this.desk.milestoneCalled(title) });
  }

  /** Somebody calls a milestone something else, or deletes it (null): its issues show that at once, without having changed. */
  renameMilestone(number: number, title: string | null): void {
    this.desk.renameMilestone(number, title);
    for (const [at, issue] of this.#issues) {
      if (issue.milestone?.number === number) this.#issues.set(at, { ...issue, milestone: title === null ? null : { number, title } });
    }
  }

  /** An issue that is one no more, or a number that never was one. */
  replaceIssue(number: number, what: NoIssue): void {
    this.#issues.delete(number);
    this.#noIssues.set(number, what);
  }

  delete(number: number): void {
    this.replaceIssue(number, { is: 'deleted' });
  }

  /** From now on lists show issues as they are at this moment. */
  lag(): void {
    this.#listed = new Map(this.#issues);
  }

  get baseline(): Baseline | null {
    return this.#state?.baseline ?? null;
  }

  setBaseline(baseline: Baseline | null): void {
    this.#state = baseline === null ? null : { commit: this.#commit(), baseline: structuredClone(baseline) };
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

  // What the action asks.

  sync(change: Partial<Request> = {}): Promise<Result> {
    const limits = { maxCreates: 25, maxCloses: 10, maxChanges: 25 };
    const request = {
      path: PATH,
      configPath: DEFAULT_CONFIG_PATH,
      address: ADDRESS,
      repositoryId: 1,
      today: TODAY,
      planOnly: false,
      update: false,
      limits,
      conflict: 'auto',
      hint: null,
      fullLook: false,
      pace: 'none',
      maxMinutes: 50,
    } as const;
    return sync(this.world(), { ...request, ...change });
  }

  world(): World {
    const ask = (request: string, writes?: boolean) => this.#ask(request, writes);
    const desk = this.desk.issuePorts(
      ask,
      () => this.now,
      (number) => this.#issues.has(number),
    );
    return {
      config: { read: async () => this.config },
      file: {
        read: async () => {
          this.#ask('file.read');
          const version = this.#file === null ? null : { text: this.#file, byteOrderMark: false, sha: this.#sha(this.#file) };
          this.#moment('after file.read');
          return version;
        },
        messages: async (since, path = PATH) => {
          this.#ask(path === PATH ? 'file.messages' : `file.messages ${path}`);
          const wanted = this.#commitsMade.map(({ at, paths }) => at >= since && paths.includes(path));
          return this.messages.filter((_, index) => wanted[index]);
        },
        write: async ({ text, sha, message, beside = null }) => {
          this.#moment('before file.write');
          this.#ask(beside === null ? 'file.write' : `file.write with ${beside.path}`, true);
          const there = beside === null ? null : (this.desk.files.get(beside.path) ?? null);
          const same = this.#file === text && there === (beside?.text ?? null);
          if (same && (beside !== null || this.#sha(text) !== sha)) return { result: 'written', sha: this.#sha(text), commit: null };
          if (this.#file === null || this.#sha(this.#file) !== sha) return { result: 'stale' };
          if (there !== null && there !== beside?.text) {
            throw new UserError(`Cannot add ${beside?.path}: there is a file with another text already.`, 'Rename or remove it.');
          }
          // A commit stands in the history of the files that it changes, and of no other.
          const touched = this.#file === text ? [] : [PATH];
          if (there === null && beside !== null) touched.push(beside.path);
          this.#file = text;
          if (beside !== null) this.desk.files.set(beside.path, beside.text);
          this.messages.push(message);
          this.#commitsMade.push({ at: this.now, paths: touched });
          return { result: 'written', sha: this.#sha(text), commit: this.#commit() };
        },
      },
      files: {
        read: async (path) => {
          this.#ask(`files.read ${path}`);
          return path === PATH ? this.#file : (this.desk.files.get(path) ?? null);
        },
      },
      wiki: {
        write: async (page, edit, message) => {
          this.#moment('before wiki.write');
          const result = await this.desk.wiki(ask).write(page, edit, message);
          this.#moment('after wiki.write');
          return result;
        },
      },
      issues: {
        ...desk,
        comment: async (number, body) => {
          this.#moment('before comment.create');
          await desk.comment(number, body);
          this.#moment('after comment.create');
        },
        setDue: async (number, due) => {
          this.#moment('before milestone.due');
          await desk.setDue(number, due);
        },
        history: async (number, since) => {
          this.#ask(`issue.events #${number}`);
          return this.#history.filter((event) => event.number === number && event.at >= since).map(({ what, value }) => ({ what, value }));
        },
        list: async ({ label, since }) => {
          this.#ask(`issue.list ${label}`);
          const all = [...this.#issues.values()].flatMap((issue) => this.#listed?.get(issue.number) ?? (this.#listed === null ? issue : []));
          const carries = (issue: Issue) => issue.labels.some((name) => name.toLowerCase() === label.toLowerCase());
          const later = (issue: Issue) => since === null || Date.parse(issue.updatedAt) >= Date.parse(since);
          return { issues: structuredClone(all.filter((issue) => carries(issue) && later(issue))), at: this.now };
        },
        read: async (number) => {
          this.#ask(`issue.read #${number}`);
          return structuredClone(this.#issues.get(number) ?? this.#noIssues.get(number) ?? { is: 'hidden' });
        },
        newest: async () => {
          this.#ask('issue.newest');
          const shown = this.#listed === null ? [...this.#issues.values()] : [...this.#listed.values()];
          return { issues: structuredClone(shown), numbers: shown.map(({ number }) => number), all: true };
        },
        labels: async () => {
          this.#ask('label.list');
          return [...this.labels];
        },
        createLabel: async ({ name }) => {
          this.#ask(`label.create ${name}`, true);
          this.labels.add(name);
        },
        create: async ({ title, body, labels, assignees, milestone = null }) => {
          this.#ask(`issue.create ${title.slice(0, 40)}`, true);
          if ([...title].length > 256) throw new UserError('Validation failed: title is too long.', '');
          if (body.length > 65_536) throw new UserError('Validation failed: body is too long.', '');
          const number = Math.max(0, ...this.numbers, ...this.#noIssues.keys()) + 1;
          const given = { labels: [...labels], assignees: [...assignees], milestone: this.#milestone(milestone), author: BOT };
          this.open({ number, title: title.trim(), body, ...given, state: { open: true }, updatedAt: '', byOwner: false, closedBy: null });
          const created = structuredClone(this.issue(number));
          this.#moment('after issue.create');
          return created;
        },
        update: async (number, { title, body, state, milestone }) => {
          this.#moment(state === undefined ? 'before issue.update' : 'before issue.setState');
          const what = [title == null ? '' : 'title', body == null ? '' : 'body', milestone === undefined ? '' : 'milestone'];
          if (state !== undefined) what.push(state.open ? 'reopen' : 'close');
          const said = what.filter((one) => one !== '').join('+');
          this.#ask(state === undefined ? `issue.update #${number} ${said}` : `issue.${said.replace(/^body\+/, '')} #${number}`, true);
          if (body != null && body.length > 65_536) throw new UserError('Validation failed: body is too long.', '');
          if (title != null || body != null) this.change(number, { ...(title == null ? {} : { title }), ...(body == null ? {} : { body }) });
          if (milestone !== undefined) this.change(number, { milestone: this.#milestone(milestone) });
          if (state !== undefined) this.#setState(number, state);
          return structuredClone(this.issue(number));
        },
        addLabels: async (number, labels) => {
          this.#ask(`issue.label #${number} ${labels.join(', ')}`, true);
          this.change(number, { labels: [...new Set([...this.issue(number).labels, ...labels])] });
          return this.issue(number).labels;
        },
        removeLabel: async (number, label) => {
          this.#ask(`issue.unlabel #${number} ${label}`, true);
          this.change(number, { labels: this.issue(number).labels.filter((name) => name.toLowerCase() !== label.toLowerCase()) });
          return this.issue(number).labels;
        },
        addAssignees: async (number, logins) => {
          this.#ask(`issue.assign #${number} ${logins.join(', ')}`, true);
          const taken = logins.filter((login) => this.collaborators.has(login.toLowerCase()));
          this.change(number, { assignees: [...new Set([...this.issue(number).assignees, ...taken])] });
          return this.issue(number).assignees;
        },
        removeAssignees: async (number, logins) => {
          this.#ask(`issue.unassign #${number} ${logins.join(', ')}`, true);
          const gone = new Set(logins.map((login) => login.toLowerCase()));
          this.change(number, { assignees: this.issue(number).assignees.filter((login) => !gone.has(login.toLowerCase())) });
          return this.issue(number).assignees;
        },
        assignable: async (logins) => {
          this.#ask('assignees.list');
          return new Set(logins.map((login) => login.toLowerCase()).filter((login) => this.collaborators.has(login)));
        },
        actors: async (number) => {
          this.#ask(`issue.events #${number}`);
          return this.actors.get(number) ?? { reopened: null, renamed: null };
        },
        access: async (login): Promise<Access> => {
          this.#ask(`collaborator ${login}`);
          return this.collaborators.has(login.toLowerCase()) ? 'write' : 'none';
        },
        closingCommit: async (number) => {
          this.#ask(`issue.events #${number}`);
          return this.closingCommits.get(number) ?? null;
        },
      },
      state: {
        read: async () => {
          this.#ask('state.read');
          return structuredClone(this.#state);
        },
        write: async (baseline, parent, message) => {
          this.#moment('before state.write');
          this.#ask(`state.write ${message.replace(/ \S+$/, '')}`, true);
          if ((this.#state?.commit ?? null) !== (parent?.commit ?? null)) return { result: 'stale' };
          this.setBaseline(baseline);
          return { result: 'written', version: structuredClone(this.#state as unknown as StateVersion) };
        },
      },
      repository: { info: async () => ({ id: 1, archived: false, hasIssues: true, defaultBranch: 'main', fullName: 'o/r' }) },
      serverTime: () => this.now,
      requestsLeft: () => this.requestsLeft,
      randomId: () => {
        this.#runs += 1;
        return `run${this.#runs}`;
      },
      wait: async (milliseconds) => {
        this.pass(milliseconds / 1000);
        this.#moment('wait');
      },
      log: (line) => this.log.push(line),
    };
  }

  /** A reason is ignored unless the state changes. */
  #setState(number: number, state: IssueState): void {
    if (this.issue(number).state.open !== state.open) this.change(number, { state });
  }

  #milestone(number: number | null): MilestoneRef | null {
    return number === null ? null : { number, title: this.desk.titleOf(number) };
  }

  #ask(request: string, writes = false): void {
    this.requests.push(request);
    if (writes) this.writes.push(request);
  }

  #moment(moment: Moment): void {
    for (const plan of [...this.#plans]) {
      if (plan.moment !== moment) continue;
      if (plan.skip > 0) plan.skip -= 1;
      else {
        this.#plans.splice(this.#plans.indexOf(plan), 1);
        plan.act();
      }
    }
  }

  #tick(): string {
    this.pass(1);
    return this.now.replace('.000Z', 'Z');
  }

  #commit(): string {
    this.#commits += 1;
    return `commit-${this.#commits}`;
  }

  /** Equal text has an equal sha, as in git. */
  #sha(text: string): string {
    const sha = this.#shas.get(text) ?? `blob-${this.#shas.size + 1}`;
    this.#shas.set(text, sha);
    return sha;
  }
}
