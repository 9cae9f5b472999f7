import { createHash } from 'node:crypto';
import type { Issue, IssueEvent } from '../../src/model/issue.ts';
import { MemoryLabels } from '../support/memory/memory-labels.ts';
import { eventsBetween } from '../support/run/events.ts';

/** How old what a list shows may be, in milliseconds: 15 to 30 s were seen, and rarely minutes. */
export const LAGS = { none: 0, seconds: 30_000, minutes: 240_000 } as const;

/** One issue, and what it was before: lists show what it was. */
interface Version {
  readonly at: number;
  readonly issue: Issue;
}

/** Hears of every change, whoever made it. */
export type Witness = (server: Server, what: 'file' | number) => void;

/** A repository in memory: a file, a ref of commits, issues, and one clock. Nothing here knows of runs or faults. */
export class Server {
  now = Date.parse('2026-03-01T12:00:00Z');
  /** All versions of the file, the last one being the present one. */
  readonly texts: string[];
  /** Messages of the commits to the file. */
  readonly messages: Array<{ readonly at: number; readonly message: string }> = [];
  readonly labels = new MemoryLabels();
  /** Who wrote the claim that a commit of the state holds: more than one where two of them were equal. */
  readonly #claims = new Map<string, string[]>();
  /** Writes to issues by a run that did not hold the claim any more. */
  readonly trespasses: string[] = [];
  witness: Witness = () => {};
  /** How many ids were given: none twice. */
  ids = 0;
  readonly #issues: Map<number, Version[]>;
  readonly #commits: Map<string, string>;
  #head: string | null;

  constructor(text: string, before: Server | null = null) {
    this.texts = before === null ? [text] : [...before.texts];
    for (const { name } of before?.labels.all ?? []) this.labels.add(name);
    this.#issues = new Map([...(before?.history ?? [])].map(([number, versions]) => [number, [...versions]]));
    this.#commits = new Map(before?.commits);
    this.#head = before?.head ?? null;
    if (before !== null) this.now = before.now;
    this.ids = before?.ids ?? 0;
  }

  get text(): string {
    return this.texts.at(-1) ?? '';
  }

  get head(): string | null {
    return this.#head;
  }

  /** The runs that hold the claim that is open now. */
  get holders(): readonly string[] {
    return this.#claims.get(this.#head ?? '') ?? [];
  }

  /** The ref was moved to a claim of this run's. */
  hold(run: string): void {
    this.#claims.set(this.#head ?? '', [...this.holders, run]);
  }

  get history(): ReadonlyMap<number, readonly Version[]> {
    return this.#issues;
  }

  get commits(): ReadonlyMap<string, string> {
    return this.#commits;
  }

  get time(): string {
    return new Date(this.now).toISOString();
  }

  setText(text: string): void {
    this.texts.push(text);
    this.witness(this, 'file');
  }

  /** Equal text has an equal sha, as in git. */
  static sha(...parts: readonly string[]): string {
    return createHash('sha1').update(parts.join('\0')).digest('hex');
  }

  get issues(): Issue[] {
    return [...this.#issues.values()].flatMap((versions) => versions.at(-1)?.issue ?? []);
  }

  issue(number: number): Issue | undefined {
    return this.#issues.get(number)?.at(-1)?.issue;
  }

  /** An issue as a list shows it that is so many milliseconds old. */
  listed(number: number, age: number): Issue | undefined {
    return this.#issues.get(number)?.findLast(({ at }) => at <= this.now - age)?.issue;
  }

  /** What was done to an issue since a time, which has whole seconds on GitHub. */
  events(number: number, since: string): IssueEvent[] {
    const versions = this.#issues.get(number) ?? [];
    return versions.flatMap(({ at, issue }, index) => {
      const before = versions[index - 1]?.issue;
      return before === undefined || at + 1000 <= Date.parse(since) ? [] : eventsBetween(before, issue);
    });
  }

  open(issue: Omit<Issue, 'number' | 'updatedAt' | 'state' | 'milestone' | 'closedBy' | 'byOwner'>): Issue {
    const number = this.#issues.size + 1;
    return this.#put({ ...issue, number, updatedAt: '', state: { open: true }, milestone: null, closedBy: null, byOwner: false });
  }

  change(number: number, change: Partial<Issue>): Issue {
    const issue = this.issue(number);
    if (issue === undefined) throw new Error(`There is no issue #${number}.`);
    return this.#put({ ...issue, ...change });
  }

  /** GitHub's times know no milliseconds: two changes within one second have one time. */
  #put(issue: Issue): Issue {
    const put = { ...issue, updatedAt: `${this.time.slice(0, 19)}Z` };
    const versions = this.#issues.get(put.number) ?? [];
    this.#issues.set(put.number, [...versions, { at: this.now, issue: put }]);
    for (const label of put.labels) this.labels.add(label);
    this.witness(this, put.number);
    return put;
  }

  /** A commit of the state. Equal commits are one commit. */
  commit(parent: string | null, content: string, message: string): string {
    const sha = Server.sha(parent ?? '', content, message);
    this.#commits.set(sha, content);
    return sha;
  }

  content(commit: string): string {
    return this.#commits.get(commit) ?? '';
  }

  /** Moves the ref forward, never by force. A ref that is there already is a fast-forward, too; a new one must not be there. */
  moveRef(sha: string, parent: string | null): boolean {
    if (this.#head !== parent && (parent === null || this.#head !== sha)) return false;
    this.#head = sha;
    return true;
  }
}
