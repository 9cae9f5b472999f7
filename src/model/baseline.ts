import type { Entry, KeptLabels, KeptMilestones } from './agreement.ts';
import type { NoIssue } from './issue.ts';
import type { Operation } from './plan.ts';
import type { Item, Roadmap } from './roadmap.ts';
import type { IsoDate } from './timeline.ts';
import type { PublishedUpdate } from './update.ts';

/** What a run is about to do. It is stored before the run's first write, so that another run can recover if this one dies. */
export interface Claim {
  readonly id: string;
  /** Server time, ISO 8601. The operations were written after it. */
  readonly at: string;
  /** Server time, ISO 8601, at which the lease ends. */
  readonly until: string;
  readonly path: string;
  readonly operations: readonly Operation[];
  /** Subjects of the operations that the guard has allowed but the run has not claimed yet. */
  readonly allowed?: readonly string[];
  /** A digest of the branch's rules, if they were asked for. */
  readonly signature?: string;
}

export interface PathState {
  /** Blob sha of the file when it was last in agreement. */
  readonly blob: string;
  /** The versions that the file had within the last minutes. A server may answer with one of them for a while. */
  readonly older?: readonly OlderVersion[];
  /** This action's newest commit to the file, if it wrote the present version. */
  readonly commit?: string;
  /** Server time of the issue list that the state includes. */
  readonly syncedAt: string;
  /** Server time of the first such list. Issues that have not changed since existed before the first run and do not enter the file. */
  readonly startedAt: string;
  /** The numbers in the file that are not issues of this repository. They are kept so that no run has to ask again. */
  readonly noIssues?: Readonly<Record<string, NoIssue>>;
  /** Titles of items by the numbers that they name as text, because there was no such issue when they were first read. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  /** Issues that have yet to enter the file, or that an item waits for. They are kept because later lists may not show them again. */
  readonly unfinished?: readonly number[];
  /** The labels as they were last known. A state of an older release has none. */
  readonly labels?: KeptLabels;
  /** The agreed milestones, if milestones are kept. */
  readonly milestones?: KeptMilestones;
  readonly published?: PublishedUpdate;
  /** The warnings that were told, each as its code and a digest of its message. They are not told again as long as they stay the same. */
  readonly told?: readonly string[];
  /** Changes of items that a pull request holds, or held until its last update. If the file shows them, both sides agreed on them. */
  readonly inPull?: readonly Operation[];
  /** The commit that the file's branch did not take, until it takes one. */
  readonly refused?: RefusedCommit;
  /** One line a day, oldest first, if a picture is kept or updates are published. Of older weeks there is one line each. */
  readonly history?: readonly DayCounts[];
  readonly chart?: DrawnChart;
}

/** The numbers of a roadmap at the end of a day, without sub-items. Open external items are in no number. */
export interface DayCounts {
  readonly date: IsoDate;
  readonly bugs: number;
  readonly features: number;
  readonly blockers: number;
  readonly done: number;
  /** The release that the numbers are about. Absent: nothing names it, or an older version wrote the line. */
  readonly release?: string;
}

/** The picture as it was last drawn. */
export interface DrawnChart {
  readonly path: string;
  readonly date: IsoDate;
  /** A digest of what it shows, apart from the day. */
  readonly shows: string;
}

/** A version of the file that a newer one has replaced. */
export interface OlderVersion {
  /** Its blob sha. */
  readonly blob: string;
  /** Server time at which it was known to be replaced. */
  readonly at: string;
}

/** A commit that was refused although nobody else had written. */
export interface RefusedCommit {
  /** Server time, ISO 8601. */
  readonly at: string;
  /** Blob sha of the file that it was to replace. */
  readonly blob: string;
  /** A digest of the branch's rules; empty if they were not read. */
  readonly signature: string;
  /** The message of the error. */
  readonly why: string;
}

/** Both sides as they were when they last agreed. This is the content of `state.json`. */
export interface Baseline {
  readonly version: 1;
  readonly repository: number;
  /** The names that the repository has had, with their servers, the newest first: `https://github.com/owner/name`. A state of an older release has none. */
  readonly names?: readonly string[];
  readonly claim: Claim | null;
  readonly paths: Readonly<Record<string, PathState>>;
  readonly entries: readonly Entry[];
  /** Server times of the issues created within the last hour, and of those that the claim may create. GitHub limits their number. */
  readonly createdAt: readonly string[];
  /** Dead claims of other roadmaps. The next run for such a roadmap recovers its claim. */
  readonly deadClaims?: readonly Claim[];
}

/** The titles of those sections of some items that this action made. They go when they are empty. */
export function madeSectionsOf(items: ReadonlyArray<Pick<Item, 'section'>>, { path, sections }: Roadmap, baseline: Baseline | null): string[] {
  const made = new Set((baseline?.entries ?? []).flatMap((entry) => (entry.path === path ? (entry.madeSection ?? []) : [])));
  const titles = new Set(items.flatMap(({ section }) => (section === null ? [] : (sections[section]?.heading.title ?? []))));
  return [...titles].filter((title) => made.has(title));
}
