/** What a server says of one repository of an owner. */
export interface OwnedRepository {
  readonly name: string;
  readonly archived: boolean;
  /** GitHub has turned the whole repository off. */
  readonly disabled: boolean;
  readonly empty: boolean;
  readonly fork: boolean;
  readonly hasIssues: boolean;
  /** The roadmap's path is a file on the default branch. */
  readonly hasRoadmap: boolean;
}

/** Why a repository is not served, as it follows its name. */
export const SKIPPED = {
  archived: 'archived',
  disabled: 'disabled by GitHub',
  empty: 'empty',
  fork: 'a fork',
  'no-issues': 'its issues are turned off',
} as const;

export type SkipReason = keyof typeof SKIPPED;

/** The repositories of an owner: which get a job, and why others get none. All lists are in the order of their names. */
export interface Fleet {
  readonly owner: string;
  /** Path of the roadmap in each repository. */
  readonly roadmap: string;
  /** Those with a roadmap, at most 256, as rows of a matrix. */
  readonly repositories: ReadonlyArray<{ readonly repository: string; readonly name: string }>;
  readonly skipped: ReadonlyArray<{ readonly repository: string; readonly reason: SkipReason }>;
  /** Those with a roadmap that a matrix has no room for. */
  readonly beyond: readonly string[];
  /** How many others have no roadmap. */
  readonly without: number;
  /** How many the server named but did not show to this token. */
  readonly unread: number;
}

/** A matrix makes at most this many jobs in a run of a workflow (GitHub's documentation, “Usage limits”). */
export const MOST_JOBS = 256;

/** @param found the repositories of the owner; null: one that the server did not show */
export function chooseFleet(owner: string, roadmap: string, found: ReadonlyArray<OwnedRepository | null>): Fleet {
  const shown = found.flatMap((one) => (one === null ? [] : [one])).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const full = (name: string) => `${owner}/${name}`;
  const served = shown.filter((one) => one.hasRoadmap && reasonToPass(one) === null);
  return {
    owner,
    roadmap,
    repositories: served.slice(0, MOST_JOBS).map(({ name }) => ({ repository: full(name), name })),
    skipped: shown.flatMap((one) => {
      const reason = reasonToPass(one);
      return reason === null ? [] : [{ repository: full(one.name), reason }];
    }),
    beyond: served.slice(MOST_JOBS).map(({ name }) => full(name)),
    without: shown.filter((one) => !one.hasRoadmap && reasonToPass(one) === null).length,
    unread: found.length - shown.length,
  };
}

function reasonToPass({ archived, disabled, empty, fork, hasIssues }: OwnedRepository): SkipReason | null {
  if (archived) return 'archived';
  if (disabled) return 'disabled';
  if (empty) return 'empty';
  if (fork) return 'fork';
  return hasIssues ? null : 'no-issues';
}
