import type { Result } from './result.ts';

/** The pull request of an event. */
export interface ProposedPull {
  readonly number: number;
  readonly headSha: string;
  readonly baseBranch: string;
  /** Its branch is in another repository, so the token only reads. */
  readonly isForeign: boolean;
}

/** The head of a pull request. The event `workflow_run` names no pull request of a fork. */
export interface HeadOfPull {
  /** The owner of the branch's repository. */
  readonly owner: string;
  readonly branch: string;
  readonly headSha: string;
}

/** A pull request as it is now. */
export interface PullNow {
  readonly number: number;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly state: 'open' | 'closed' | 'merged';
  /** Whether GitHub can merge it; null: GitHub has not found out yet. */
  readonly mergeable: boolean | null;
  readonly title: string;
  readonly body: string;
}

/** The commit that GitHub makes to try a merge, with its parents: the base branch's commit and the head of the pull request. */
export interface TrialMerge {
  readonly sha: string;
  readonly base: string;
  readonly head: string;
}

/** A file that differs between two commits. */
export interface ChangedFile {
  readonly path: string;
  readonly status: string;
  /** The path before the file was moved; null if it was not. */
  readonly before: string | null;
}

/** The files between two commits. The list may be cut. */
export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  readonly all: boolean;
}

/** Why a comment is not there as wanted; null if it is. */
export type NotCommented = 'not-permitted' | null;

/** The repository's pull requests. */
export interface PullRequests {
  /** The trial merge; null while GitHub has made none, or cannot because of conflicts. */
  trial(number: number): Promise<TrialMerge | null>;
  /** Null if there is none, or if the token may not read pull requests. */
  read(number: number): Promise<PullNow | null>;
  /** The open pull requests, the newest first, of a branch. @param owner of the repository that has the branch */
  openOf(owner: string, branch: string): Promise<readonly PullNow[]>;
  /** The newest commit of the default branch; null if there is none. */
  newest(): Promise<string | null>;
  /** The files that a commit changes; null if the server does not say. */
  changed(base: string, head: string): Promise<ChangedFiles | null>;
  /**
   * Keeps one comment of this action on a pull request: makes it, brings it up to date, or deletes it.
   * @param mark the first line of the comment, by which it is found again @param body below the mark; null: no comment is wanted
   */
  keepComment(number: number, mark: string, body: string | null): Promise<NotCommented>;
}

/** What is known of a merge before it happens. `commit` is GitHub's trial merge. */
export type Preview =
  /** The run is about a pull request that has moved on, so it is not for this run to say what merging it does. `why` is a sentence. */
  | { readonly is: 'outdated'; readonly why: string }
  /** There is no result of the merge to look at. `why` is a sentence. */
  | { readonly is: 'unknown'; readonly why: string }
  /** The merge changes neither the roadmap nor its configuration. */
  | { readonly is: 'untouched'; readonly commit: string }
  /** The merge removes the roadmap from its path. `to` is where it moves it; null: nowhere. */
  | { readonly is: 'gone'; readonly commit: string; readonly to: string | null }
  | {
      readonly is: 'plan';
      readonly commit: string;
      readonly result: Result;
      /** The lines of the merged roadmap that the pull request adds or changes, 1-based. */
      readonly changed: ReadonlySet<number>;
      /** The line of the head of the pull request for each line of the merged roadmap; null: they are the same. */
      readonly lineAtHead: ReadonlyMap<number, number> | null;
    };
