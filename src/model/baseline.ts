import type { Entry, KeptMilestones } from './agreement.ts';
import type { NoIssue } from './issue.ts';
import type { Operation } from './plan.ts';
import type { PublishedUpdate } from './update.ts';

/** An intention written down before the first write, so that a run that dies can be told from one that never was. */
export interface Claim {
  readonly id: string;
  /** Server time, ISO 8601: nothing of it was written before. */
  readonly at: string;
  /** Server time, ISO 8601: after it the claim is dead. */
  readonly until: string;
  readonly path: string;
  readonly operations: readonly Operation[];
  /** What else the run was allowed to do, and has not claimed yet. */
  readonly allowed?: readonly string[];
}

export interface PathState {
  /** Blob sha of the file when it was last in agreement. */
  readonly blob: string;
  /** Server time of the issue list that the state includes. */
  readonly syncedAt: string;
  /** Server time of the first of these lists: issues that have not changed since were there before, and are not added by themselves. */
  readonly startedAt: string;
  /** Of the numbers that the file names those that are no issues: nobody has to ask again. */
  readonly noIssues?: Readonly<Record<string, NoIssue>>;
  /** Issues that have yet to enter the file: no list need show them again. */
  readonly unfinished?: readonly number[];
  /** Where milestones are kept: what both sides agreed on. */
  readonly milestones?: KeptMilestones;
  readonly published?: PublishedUpdate;
}

/** What both sides looked like when they last agreed: the content of `state.json`. */
export interface Baseline {
  readonly version: 1;
  readonly repository: number;
  readonly claim: Claim | null;
  readonly paths: Readonly<Record<string, PathState>>;
  readonly entries: readonly Entry[];
  /** Server times of the issues created within the last hour, and of those that a claim may create. */
  readonly createdAt: readonly string[];
  /** Dead claims that a run for another file found: the next run for their own recovers them. */
  readonly deadClaims?: readonly Claim[];
}
