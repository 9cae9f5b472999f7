import type { Baseline } from './baseline.ts';
import type { UserError } from './errors.ts';
import type { Act, BodyVersion, Issue, IssueEvent, IssueState, LabelRef, LabelSpec, Milestone, NoIssue } from './issue.ts';
import type { PullRequests } from './pull.ts';
import type { IsoDate } from './timeline.ts';
import type { WaitingPull } from './waiting.ts';

/**
 * The ports to the world. All answers are plain values. The code behind a port turns failures into a UserError, an
 * UnclearWrite or a LimitReached, so that its callers need not know statuses or messages of a server.
 */

/** The configuration file where the roadmap is read: at the head of the default branch, or in the merge of a pull request. */
export interface ConfigFile {
  /** The text; null if there is no such file. */
  read(): Promise<string | null>;
}

/** Files of the repository where the roadmap is read: at the head of the default branch, or in a pull request. */
export interface Files {
  /** The text of a file, without its byte-order mark; null if the path does not exist. @throws UserError if it is not a text file */
  read(path: string): Promise<string | null>;
}

/** The roadmap's file at the head of the default branch. */
export interface RoadmapFile {
  /** The file; null if the path does not exist. @throws UserError for a directory, a submodule, or bytes that are not UTF-8 */
  read(): Promise<FileVersion | null>;
  /** The file at a commit; null if there is no such file, or if the server does not know the commit (yet). */
  at(commit: string): Promise<FileVersion | null>;
  /**
   * The file at the branch's newest commit. It is read by that commit's sha, because a read of the branch's file may be minutes old.
   * @param after a commit that the branch held before; null: none is known. An answer from before it is not believed at once.
   */
  current(after: string | null): Promise<FileVersion | null>;
  /** Whether a commit, at which the branch was, is still its newest one. */
  isNewest(commit: string): Promise<boolean>;
  /** What is known of whether the branch takes a commit, before one is tried. */
  barrier(): Promise<Barrier>;
  /**
   * Compare-and-swap: `sha` is the version that was read. The answer is `stale` if the file has another version by now.
   * @throws BranchRefused if the branch does not take the commit, although nothing has changed there
   */
  write(change: FileVersion & { readonly message: string; readonly beside?: readonly NewFile[] }): Promise<FileWrite>;
  /** The messages of the newest commits to the file since a time, at most 100. @param path another file in place of the roadmap */
  messages(since: string, path?: string): Promise<readonly string[]>;
}

/** Whether a branch takes commits, as far as its rules are shown. */
export interface Barrier {
  /** Why it takes none; null if no rule is against it. */
  readonly refusal: UserError | null;
  /** Nothing that is not shown can decide otherwise. */
  readonly isCertain: boolean;
  /** The server has told whether there are rules. Some servers have rules that they do not show, such as hooks. */
  readonly isShown: boolean;
  /** A digest of the rules. It changes if they do. */
  readonly signature: string;
}

/** Another file in the same commit. The write throws a UserError if something else is at its path. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** An existing file that holds this text is an earlier version of it, and is replaced. Left out: no file is. */
  readonly replaces?: string;
}

export interface FileVersion {
  /** Without the byte-order marks. */
  readonly text: string;
  /** The byte-order marks in front of the text; empty if there are none. */
  readonly byteOrderMark: string;
  readonly sha: string;
  /** A commit of the branch that holds this version. Left out: none is known. */
  readonly commit?: string;
  /** This action wrote it, or was refused to, so it is known to be a file and no symbolic link. */
  readonly isOurs?: true;
  /** It is the version at this commit, and whether the branch is still there was not looked at. */
  readonly unproven?: string;
}

/** `unclear`: no answer came, and the file does not hold the new text. The write may have happened and been replaced by another one. */
export type FileWrite =
  | { readonly result: 'written'; readonly sha: string; readonly commit: string | null }
  | { readonly result: 'stale'; readonly unclear?: true };

export interface IssueStore {
  /** The issues with a label that changed at or after a time, or all of them if it is null. */
  list(query: { readonly label: string; readonly since: string | null }): Promise<IssueList>;
  read(number: number): Promise<Issue | NoIssue>;
  /** The newest issues, whatever their labels; the numbers of these and of the newest pull requests; and whether these are all there are. */
  newest(): Promise<{ readonly issues: readonly Issue[]; readonly numbers: readonly number[]; readonly all: boolean }>;
  /** The newest open issues, whatever their labels. @param pages how many pages of a hundred are read at most; pull requests count */
  open(pages: number): Promise<OpenIssues>;
  /** All labels. */
  labels(): Promise<readonly LabelRef[]>;
  /** Creates a label. If it exists already, that is not a failure, but the answer is null. */
  createLabel(label: LabelSpec): Promise<LabelRef | null>;
  create(issue: NewIssue): Promise<Issue>;
  /** Changes only what is given. A title or body of null stays as it is, but a milestone of null is removed. */
  update(number: number, change: IssueChange): Promise<Issue>;
  /** Answers with the names of all labels of the issue afterwards; the next three answer in the same way. */
  addLabels(number: number, labels: readonly string[]): Promise<readonly string[]>;
  removeLabel(number: number, label: string): Promise<readonly string[]>;
  /** GitHub ignores people who cannot be assigned; they are missing in the answer. */
  addAssignees(number: number, logins: readonly string[]): Promise<readonly string[]>;
  removeAssignees(number: number, logins: readonly string[]): Promise<readonly string[]>;
  /** Those of some logins that can be assigned. A server that cannot tell is no failure. */
  assignable(logins: readonly string[]): Promise<Assignable>;
  /** What happened to an issue, oldest first. Of a long history only the latest part. */
  acts(number: number): Promise<readonly Act[]>;
  /** The latest versions of an issue's body, newest first; none if nobody edited it. Null if the server does not tell them. */
  bodies(number: number): Promise<readonly BodyVersion[] | null>;
  /** The permission of a login; `none` for bots and strangers. */
  access(login: string): Promise<Access>;
  /** The events of an issue since a time. */
  history(number: number, since: string): Promise<readonly IssueEvent[]>;
  /** The sha of the commit that closed an issue; null if no commit of this repository did. */
  closingCommit(number: number): Promise<string | null>;
  /** The comments on an issue that were written or edited since a time, oldest first. @throws UserError if there is no such issue */
  comments(number: number, since: string): Promise<readonly Comment[]>;
  /** @throws UserError if there is no such issue, or if its conversation is locked */
  comment(number: number, body: string): Promise<void>;
  /** All milestones, open and closed. */
  milestones(): Promise<readonly Milestone[]>;
  /** Creates a milestone. If one with this title exists already, the answer is that one, unchanged. */
  createMilestone(milestone: { readonly title: string; readonly due: IsoDate | null }): Promise<Omit<Milestone, 'closed'>>;
  setDue(number: number, due: IsoDate): Promise<void>;
  /** Closes a milestone. One that is closed or gone already is no failure. */
  closeMilestone(number: number): Promise<void>;
}

/** The newest open issues, and whether these are all. */
export interface OpenIssues {
  readonly issues: readonly Issue[];
  readonly all: boolean;
}

export interface IssueList {
  readonly issues: readonly Issue[];
  /** The labels that these issues have. */
  readonly labels: readonly LabelRef[];
  /** The server's time of the first answer. */
  readonly at: string;
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
  /** The login of its author. */
  readonly author: string;
  readonly byOwner: boolean;
}

/** The repository's wiki, which is a git repository of its own. */
export interface Wiki {
  /**
   * Edits one page and pushes it, if the edit changes it. Edits and pushes again if somebody else pushed in the meantime.
   * @param page its title, such as `Xen 4.3 Roadmap` @param edit gets the page's text, or null if there is no page, and returns the new text
   * @throws UserError if the wiki has no first page yet, if the push is refused, or if git is not installed
   */
  write(page: string, edit: (text: string | null) => string, message: string): Promise<'written' | 'same'>;
}

/** Who can be assigned, as far as the server says. Logins are in lower case. */
export interface Assignable {
  readonly logins: ReadonlySet<string>;
  /** Whom the server did not say it of; null if it answered about everybody. */
  readonly unsaid: Unsaid | null;
}

interface Unsaid {
  readonly logins: ReadonlySet<string>;
  /** A phrase for the server's answer. */
  readonly why: string;
  /** The server may answer the next time. */
  readonly passing: boolean;
}

/** `triage` may label, close and assign; `write` may also edit. */
export type Access = 'none' | 'triage' | 'write';

/** `everywhere`: also where the state goes if its usual ref is refused. `elsewhere`: only there, because the usual ref was just found empty. */
export type StatePlaces = 'everywhere' | 'elsewhere';

/** The chain of commits that holds the baseline. */
export interface StateStore {
  /**
   * The state; null if none has been written yet.
   * @param places left out: the usual ref, and only a write finds out that the state went elsewhere
   */
  read(places?: StatePlaces): Promise<StateVersion | null>;
  /**
   * Compare-and-swap.
   * @param parent the version that was read; null: there was none
   * @param refused why the branch refused the parent's claim, if the baseline only ends that claim and remembers this. Then it costs less.
   */
  write(baseline: Baseline, parent: StateVersion | null, message: string, refused?: string | null): Promise<StateWrite>;
  /** What a user has to know of where this run's writes have put the state, as sentences. */
  notices(): readonly string[];
}

export interface StateVersion {
  readonly commit: string;
  /** Null: the state is damaged. It is rebuilt as if it were lost. */
  readonly baseline: Baseline | null;
  /** A phrase for each part that could not be read, such as `the entry of #12`; absent if there are none. */
  readonly lost?: readonly string[];
  /** The ref that holds it; absent: the usual one. */
  readonly ref?: string;
}

export type StateWrite = { readonly result: 'written'; readonly version: StateVersion } | { readonly result: 'stale' };

/** Facts about the repository. They cost a request, so they are read only before a write or to explain an error. */
export interface RepositoryInfo {
  readonly id: number;
  readonly archived: boolean;
  readonly hasIssues: boolean;
  readonly defaultBranch: string;
  readonly fullName: string;
}

export interface Repository {
  /** An answer has shown that the repository has another name than the run was told. */
  isRedirected(): boolean;
  info(): Promise<RepositoryInfo>;
  /** Whether the token may read files. In a private repository, GitHub answers as if there were none. */
  mayReadContents(): Promise<boolean>;
  /** The id of the repository to which a name leads: GitHub redirects former names. Null if it leads to none that can be read. @param fullName `owner/name` */
  idOf(fullName: string): Promise<number | null>;
}

export interface World {
  readonly config: ConfigFile;
  readonly file: RoadmapFile;
  readonly files: Files;
  readonly issues: IssueStore;
  readonly pulls: PullRequests;
  readonly waiting: WaitingPull;
  readonly wiki: Wiki;
  readonly state: StateStore;
  readonly repository: Repository;
  /** The server's time, ISO 8601, as its last answer said, plus the time since. */
  readonly serverTime: () => string;
  /** A new id that nobody can guess. */
  readonly randomId: () => string;
  /** Requests that the rate limit still allows, as the last answer said; infinite if no answer named a limit. */
  readonly requestsLeft: () => number;
  /** Waits some milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Writes one line to the run's log. */
  readonly log: (line: string) => void;
}

/** The world on a server, and what only an entry or a command asks of it. */
export interface RealWorld extends World {
  /** How many requests were sent so far, repeated ones included. */
  readonly requestsSent: () => number;
  /** Removes the state, wherever it is. */
  readonly removeState: () => Promise<void>;
}
