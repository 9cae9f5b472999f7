import type { Baseline } from './baseline.ts';
import type { Issue, IssueEvent, IssueState, LabelSpec, Milestone, NoIssue } from './issue.ts';
import type { IsoDate } from './timeline.ts';

/**
 * What the core asks of the world. The answers are plain values; whoever stands behind a port
 * tells failures apart, so that nothing above has to know of a status or a message.
 */

/** The configuration file at the head of the default branch. */
export interface ConfigFile {
  /** Null where there is none. */
  read(): Promise<string | null>;
}

/** Files of the repository at the head of the default branch. */
export interface Files {
  /** A file's text without its byte-order mark, null where nothing is at the path. Throws a UserError for what is no text file. */
  read(path: string): Promise<string | null>;
}

/** The roadmap's file at the head of the default branch. */
export interface RoadmapFile {
  /** Null where nothing is at the path. Throws a UserError for a directory, a submodule, or bytes that are no UTF-8. */
  read(): Promise<FileVersion | null>;
  /** Compare-and-swap: `sha` is the version that was read, and the answer is `stale` when the file is no longer that one. */
  write(change: FileVersion & { readonly message: string; readonly beside?: NewFile | null }): Promise<FileWrite>;
  /** The messages of the commits to the file since a time, the newest ones. @param path another file of the repository */
  messages(since: string, path?: string): Promise<readonly string[]>;
}

/** A file that is to be new, in the same commit. The write is refused with a UserError where something is at its path. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export interface FileVersion {
  /** Without the byte-order mark. */
  readonly text: string;
  readonly byteOrderMark: boolean;
  readonly sha: string;
}

/** `unclear`: no answer came, and the file is not what was to be written; whether it was for a moment is not told. */
export type FileWrite =
  | { readonly result: 'written'; readonly sha: string; readonly commit: string | null }
  | { readonly result: 'stale'; readonly unclear?: true };

export interface IssueStore {
  /** Issues that carry a label, changed at or after a time (all of them without one), with the server's time of the first answer. */
  list(query: { readonly label: string; readonly since: string | null }): Promise<{ readonly issues: readonly Issue[]; readonly at: string }>;
  read(number: number): Promise<Issue | NoIssue>;
  /** The newest issues, whatever their labels, and the numbers of these and of pull requests among them, as far as a list shows them. */
  newest(): Promise<{ readonly issues: readonly Issue[]; readonly numbers: readonly number[]; readonly all: boolean }>;
  labels(): Promise<readonly string[]>;
  /** A label that exists already is no failure. */
  createLabel(label: LabelSpec): Promise<void>;
  create(issue: NewIssue): Promise<Issue>;
  /** Only what is given; a title or body of null is not given, a milestone of null is taken off. */
  update(number: number, change: IssueChange): Promise<Issue>;
  /** The names of all labels of the issue then; so for the three below. */
  addLabels(number: number, labels: readonly string[]): Promise<readonly string[]>;
  removeLabel(number: number, label: string): Promise<readonly string[]>;
  /** Whom GitHub does not take is left out of the answer. */
  addAssignees(number: number, logins: readonly string[]): Promise<readonly string[]>;
  removeAssignees(number: number, logins: readonly string[]): Promise<readonly string[]>;
  /** Of some logins those that can be assigned, in lower case. */
  assignable(logins: readonly string[]): Promise<ReadonlySet<string>>;
  /** Who did something to an issue last, by what they did. */
  actors(number: number): Promise<Actors>;
  /** What somebody may do: bots and strangers nothing. */
  access(login: string): Promise<Access>;
  /** What was done to an issue since a time. */
  history(number: number, since: string): Promise<readonly IssueEvent[]>;
  /** The commit that closed an issue, if one did. */
  closingCommit(number: number): Promise<string | null>;
  /** The comments on an issue that were written or edited since a time, oldest first. Throws a UserError where there is no such issue. */
  comments(number: number, since: string): Promise<readonly Comment[]>;
  /** Throws a UserError where there is no such issue, or its conversation is locked. */
  comment(number: number, body: string): Promise<void>;
  /** All of them, open and closed. */
  milestones(): Promise<readonly Milestone[]>;
  /** Where one of this title exists already, the answer is that one, as it is. */
  createMilestone(milestone: { readonly title: string; readonly due: IsoDate | null }): Promise<Milestone>;
  setDue(number: number, due: IsoDate): Promise<void>;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Its number. */
  readonly milestone?: number | null;
}

export interface IssueChange {
  readonly title?: string | null;
  readonly body?: string | null;
  readonly state?: IssueState;
  /** Its number. */
  readonly milestone?: number | null;
}

/** A comment on an issue. */
export interface Comment {
  readonly body: string;
  /** The login of who wrote it. */
  readonly author: string;
  readonly byOwner: boolean;
}

/** The repository's wiki: a git repository of its own. */
export interface Wiki {
  /**
   * Edits one page and pushes it, where that changes it; pushes again where somebody else was faster.
   * @param page its title: `Xen 4.3 Roadmap` @param edit from the page's text, null where there is none, to the new one
   * @throws UserError where the wiki has no first page yet, the push is refused, or there is no git
   */
  write(page: string, edit: (text: string | null) => string, message: string): Promise<'written' | 'same'>;
}

/** `triage` may label, close and assign; `write` may edit, too. */
export type Access = 'none' | 'triage' | 'write';

/** Logins; null where GitHub tells of nobody. */
export interface Actors {
  readonly reopened: string | null;
  readonly renamed: string | null;
}

/** The chain of commits that holds the baseline. */
export interface StateStore {
  /** Null where no state has been written yet. */
  read(): Promise<StateVersion | null>;
  /** Compare-and-swap on the version that was read; null: there was none. */
  write(baseline: Baseline, parent: StateVersion | null, message: string): Promise<StateWrite>;
}

export interface StateVersion {
  readonly commit: string;
  /** Null: what the commit holds is damaged, and is rebuilt like a state that was lost. */
  readonly baseline: Baseline | null;
  /** Parts of it that could not be read, as one says them; none where it is left out. The rest holds. */
  readonly lost?: readonly string[];
}

export type StateWrite = { readonly result: 'written'; readonly version: StateVersion } | { readonly result: 'stale' };

/** Facts about the repository that are only asked for when something is to be written, or looks wrong. */
export interface RepositoryInfo {
  readonly id: number;
  readonly archived: boolean;
  readonly hasIssues: boolean;
  readonly defaultBranch: string;
  readonly fullName: string;
}

export interface Repository {
  info(): Promise<RepositoryInfo>;
}

export interface World {
  readonly config: ConfigFile;
  readonly file: RoadmapFile;
  readonly files: Files;
  readonly issues: IssueStore;
  readonly wiki: Wiki;
  readonly state: StateStore;
  readonly repository: Repository;
  /** The server's time by its last answer, ISO 8601. */
  readonly serverTime: () => string;
  /** A fresh id that nobody can guess. */
  readonly randomId: () => string;
  /** How many requests the server's limit still allows, by its last answer; infinite where it tells of none. */
  readonly requestsLeft: () => number;
  /** Waits some milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** One line for whoever watches the run. */
  readonly log: (line: string) => void;
}
