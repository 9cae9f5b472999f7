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

/** The repositories that one job serves, as a row of a matrix. */
export interface FleetGroup {
  /** The name of the job: the first repository, and how many more there are. */
  readonly title: string;
  /** The first repository, `owner/name`, and its name. */
  readonly repository: string;
  readonly name: string;
  /** The names of all, with commas between them. */
  readonly names: string;
  readonly count: number;
}

/** The repositories of an owner: which are served by which job, and why others are not served. All lists are in the order of their names. */
export interface Fleet {
  readonly owner: string;
  /** Path of the roadmap in each repository. */
  readonly roadmap: string;
  /** Those with a roadmap. */
  readonly repositories: ReadonlyArray<{ readonly repository: string; readonly name: string }>;
  /** The same, at most 256 groups. Each holds one repository as long as there are no more than that. */
  readonly groups: readonly FleetGroup[];
  readonly skipped: ReadonlyArray<{ readonly repository: string; readonly reason: SkipReason }>;
  /** How many others have no roadmap. */
  readonly without: number;
  /** How many the server named but did not show to this token. */
  readonly unread: number;
}

/** A matrix makes at most this many jobs in a run of a workflow (GitHub's documentation, “Usage limits”). */
const MOST_JOBS = 256;

/** @param found the repositories of the owner; null: one that the server did not show */
export function chooseFleet(owner: string, roadmap: string, found: ReadonlyArray<OwnedRepository | null>): Fleet {
  const shown = found.flatMap((one) => (one === null ? [] : [one])).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const full = (name: string) => `${owner}/${name}`;
  const served = shown.filter((one) => one.hasRoadmap && reasonToPass(one) === null);
  return {
    owner,
    roadmap,
    repositories: served.map(({ name }) => ({ repository: full(name), name })),
    groups: spread(served.map(({ name }) => name)).map(([name = '', ...others]) => ({
      title: others.length === 0 ? full(name) : `${full(name)} and ${others.length} more`,
      repository: full(name),
      name,
      names: [name, ...others].join(','),
      count: 1 + others.length,
    })),
    skipped: shown.flatMap((one) => {
      const reason = reasonToPass(one);
      return reason === null ? [] : [{ repository: full(one.name), reason }];
    }),
    without: shown.filter((one) => !one.hasRoadmap && reasonToPass(one) === null).length,
    unread: found.length - shown.length,
  };
}

/** Names in at most as many groups as a matrix may have jobs. The groups differ in size by one at most. */
function spread(names: readonly string[]): string[][] {
  const jobs = Math.min(names.length, MOST_JOBS);
  return Array.from({ length: jobs }, (_, job) => names.filter((_name, at) => at % jobs === job));
}

function reasonToPass({ archived, disabled, empty, fork, hasIssues }: OwnedRepository): SkipReason | null {
  if (archived) return 'archived';
  if (disabled) return 'disabled';
  if (empty) return 'empty';
  if (fork) return 'fork';
  return hasIssues ? null : 'no-issues';
}
