import type { Refused } from '../model/agreement.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Issue, NoIssue } from '../model/issue.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import type { Release } from '../roadmap/timeline/release.ts';
import type { Destinations } from '../update/publish/destinations.ts';
import type { LabelSet } from './issue/labels.ts';
import type { People } from './issue/people.ts';
import type { ConflictPolicy } from './item/merge.ts';
import type { Milestones } from './milestones/milestones.ts';

/** What of the configuration a plan follows from. */
export interface PlanConfig {
  readonly labels: LabelSet;
  readonly people: People;
  /** Whether issues with our label that the file lacks enter it on the first run, too. */
  readonly adopt: boolean;
  /** Whether a completed task goes to the done section, or is only ticked. */
  readonly completed: 'move' | 'tick';
}

/** The three states that decide, and the date. Nothing else does: not the event, not the clock. */
export interface Facts {
  readonly roadmap: Roadmap;
  readonly baseline: Baseline | null;
  /** The issues that were read. For one that was not, the baseline's entry tells what it was. */
  readonly issues: ReadonlyMap<number, Issue>;
  /** Of the numbers that the file and the baseline name those that are no issues. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  readonly today: IsoDate;
  readonly address: IssueAddress;
  readonly config: PlanConfig;
  readonly conflict: ConflictPolicy;
  /** How the file is read. */
  readonly reading: ReadOptions;
  /** The release that the roadmap is of; null where nothing names it. */
  readonly release: Release | null;
  /** Null where they are not kept. */
  readonly milestones: Milestones | null;
  /** Where development updates go; null: nowhere. */
  readonly updateTo: Destinations | null;
  /** Names the claim of this run: keys of new issues begin with it. */
  readonly claimId: string;
  readonly answers: Answers;
}

/** What is asked of the server only for what a plan touches. */
export interface Answers {
  /** The names of all labels that exist; null before it is known that one is needed. */
  readonly labels: readonly string[] | null;
  /** The commit that closed an issue, by the issue's number. */
  readonly closingCommits: ReadonlyMap<number, string>;
  /** Logins that can be assigned, in lower case; null before it is known that one is needed. */
  readonly assignable: ReadonlySet<string> | null;
  /** What of an issue was not changed by somebody who may, by its number. */
  readonly untrusted: ReadonlyMap<number, Untrusted>;
  /** Issues whose marker says nothing: neither this action wrote it nor somebody who may write. */
  readonly forged: ReadonlySet<number>;
}

/** What of an issue does not count, and who changed it, if that can be told. */
export type Untrusted = Omit<Refused, 'at'>;

export const NO_ANSWERS: Answers = { labels: null, closingCommits: new Map(), assignable: null, untrusted: new Map(), forged: new Set() };
