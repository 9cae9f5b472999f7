/** The changes of a file that wait in a pull request, because nothing is committed to the default branch. */
export interface WaitingChanges {
  readonly path: string;
  /** The version on the default branch that the changes are made on. */
  readonly base: { readonly sha: string; readonly byteOrderMark: string };
  /** The whole file with all changes, without its byte-order marks. */
  readonly text: string;
  /** Nothing waits: the default branch holds all of it. */
  readonly isNothing: boolean;
  /** The changed lines, without what changes by itself from day to day. A pull request that somebody closed stays closed while this is the same. */
  readonly essence: string;
  /** Whether another version of the file says the same, apart from its date. */
  readonly isSame: (text: string) => boolean;
  /** The message of the commit, with a line for the action itself. */
  readonly message: (own: string) => string;
  /** The title of a new pull request. People may change it later. */
  readonly title: string;
  /** What changes and why, as Markdown. */
  readonly body: string;
}

/** What became of the pull request. */
export type KeptPull =
  /** Nothing waits, and no pull request is open. */
  | { readonly is: 'none' }
  | { readonly is: 'open'; readonly number: number }
  /** A person closed it, and its content would be the same. */
  | { readonly is: 'declined'; readonly number: number }
  /** The branch holds commits of others, so it is left as it is. */
  | { readonly is: 'foreign'; readonly branch: string; readonly number: number | null }
  /** Somebody else wrote meanwhile: read and plan again. */
  | { readonly is: 'stale' };

/** The one branch and the one pull request in which the changes of a file wait. */
export interface WaitingPull {
  /**
   * Brings both up to date: opens the pull request, updates it in place, or closes it. The branch only ever moves forward.
   * @throws UserError if the token may not, or the branch is refused
   */
  keep(changes: WaitingChanges): Promise<KeptPull>;
}
