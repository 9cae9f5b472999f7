/** The ref that holds the state. Clones do not fetch it. */
export const STATE_REF = 'refs/roadmap-sync/state';

/** The branch that holds the state where the server or a rule refuses the ref. */
export const STATE_BRANCH = 'refs/heads/roadmap-sync/state';

/** Where the state goes if a ref refuses it. A run that writes the one ref looks at the other one, so that both never count at once. */
export function otherStateRef(ref: string): string {
  return ref === STATE_BRANCH ? STATE_REF : STATE_BRANCH;
}

/** What git does not take in the name of a ref, and what is not for states: tags name releases, and GitHub writes `refs/pull` itself. */
const NO_STATE_REF = /[\s\p{C}~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[./]$|^refs\/(?:tags|pull|remotes)\/|^refs\/[^/]*$/u;

/**
 * Branches that are not for states. Below `roadmap-sync/`, changes of a roadmap wait for a merge, and whoever is told to delete such a branch
 * would delete the state. A name with `heads/` or `refs/` in front is meant for another branch.
 */
const NO_STATE_BRANCH = /^refs\/heads\/(?:roadmap-sync(?!\/state$)(?:\/|$)|heads\/|refs\/|HEAD$)/i;

/** The whole name of a ref: of `refs/…` itself, of a branch for any other text. Null: git or GitHub takes no such name. */
export function stateRefOf(text: string): string | null {
  const ref = text.startsWith('refs/') ? text : `refs/heads/${text}`;
  return text === '' || /^[./-]/.test(text) || NO_STATE_REF.test(ref) || NO_STATE_BRANCH.test(ref) ? null : ref;
}

/** Where a state is among the refs that have held it. */
export interface Placing {
  /** How often the state has changed its ref. Of two refs with a state, the one with the higher number counts. */
  readonly moves: number;
  /** The refs that have refused it. */
  readonly refused: readonly string[];
  /** The ref to which it goes, or has gone; null: it stays here. */
  readonly to: string | null;
}

/** A state that has never changed its ref. */
export const FIRST_PLACE: Placing = { moves: 0, refused: [], to: null };
