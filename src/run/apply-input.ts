import type { NoIssue } from '../model/issue.ts';
import type { FileVersion, StateVersion } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { Terms } from '../plan/item/two-sides.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';

/** What a plan was made from, and what it is carried out on. */
export interface Ground {
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly repositoryId: number;
  readonly claimId: string;
  /** How the file is read. */
  readonly reading: ReadOptions;
  readonly terms: Terms;
  /** Of the numbers that the file and the baseline name those that are no issues. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  /** Server time of the issue list that the plan saw. */
  readonly listedAt: string;
  /** So many issues may be created within an hour. */
  readonly createsAnHour: number;
  /** Server time after which nothing new is begun. */
  readonly deadline: string;
  readonly pace: Pace;
}

/** How long things take on a server. */
export interface Pace {
  /** The longest lease, and what an operation adds to it. Seconds. */
  readonly longestLease: number;
  readonly leasePerOperation: number;
  /** After so long what was created is in every list. Milliseconds. */
  readonly listLag: number;
}
