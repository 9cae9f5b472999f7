import type { Refused } from '../model/agreement.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Issue, LabelRef, NoIssue } from '../model/issue.ts';
import type { Assignable, OpenIssues } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import type { TextOrigin } from '../roadmap/markdown/for-issue.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import type { Destinations } from '../update/publish/destinations.ts';
import type { HandOver, OtherFiles } from './files/hand-over.ts';
import type { LabelSet } from './issue/labels.ts';
import type { ParsedTexts } from './issue/managed-text.ts';
import type { People } from './issue/people.ts';
import type { ConflictPolicy } from './item/merge.ts';
import type { Milestones } from './milestones/milestones.ts';
import type { EnteringTitle } from './trust/authorship.ts';

/** The parts of the configuration that a plan depends on. */
export interface PlanConfig {
  readonly labels: LabelSet;
  readonly people: People;
  /** Which open issues that were there before are linked to an item of the same title: any, those with the action's label, or none. */
  readonly adopt: 'titles' | 'labelled' | 'none';
  /** Whether a completed task goes to the done section or is only ticked, or every finished item stays in its place and is marked there. */
  readonly completed: 'move' | 'tick' | 'keep';
}

/** Everything that a plan depends on: the file, the issues, the baseline, the date and the settings. Neither the event nor the clock matters. */
export interface Facts extends Pick<HandOver, 'taken' | 'elsewhere'> {
  readonly roadmap: Roadmap;
  readonly baseline: Baseline | null;
  /** The issues that were read. Any other issue is as the baseline's entry says. */
  readonly issues: ReadonlyMap<number, Issue>;
  /** The newest open issues, whatever their labels; null until a plan would create one. */
  readonly open: OpenIssues | null;
  /** The numbers in the file and the baseline that are not issues of this repository, and what they are. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  /** The labels that the listed issues have. They tell ids without a request of their own. */
  readonly carried: readonly LabelRef[];
  readonly today: IsoDate;
  readonly address: IssueAddress;
  readonly config: PlanConfig;
  readonly conflict: ConflictPolicy;
  /** Changes of the file are left out of the plan that is carried out. Left out: they are not. */
  readonly leavesFile?: boolean;
  /** How the file is read. */
  readonly reading: ReadOptions;
  /** The release of the roadmap; null if nothing names it. */
  readonly release: Release | null;
  /** Null if milestones are not kept. */
  readonly milestones: Milestones | null;
  /** Where development updates go; null: nowhere. */
  readonly updateTo: Destinations | null;
  /** Where the file goes that keeps what the release has finished; null or left out: the release is unknown. */
  readonly archiveTo?: string | null;
  /** Where the finished items of a release go. Left out: to a file. */
  readonly releasedTo?: 'file' | 'section';
  /** The configuration names the release, whatever the title says. Left out: no. */
  readonly releaseIsConfigured?: boolean;
  /** The id of this attempt's claim. The keys of new issues begin with it. */
  readonly claimId: string;
  readonly answers: Answers;
  /** The messages of warnings about rules that fit no heading of this file and one of another roadmap. Left out: none. */
  readonly rulesOfOthers?: ReadonlySet<string>;
  /** The version of the file that was read, with the commit, if it is known. Left out: unknown. */
  readonly file?: { readonly commit?: string };
  /** The texts of issues that this run has parsed. Left out: none. */
  readonly parsed?: ParsedTexts;
}

/** The file, by which links in its texts are understood. */
export function originOf({ roadmap, address }: Pick<Facts, 'roadmap' | 'address'>): TextOrigin {
  return { path: roadmap.path, address, definitions: roadmap.definitions };
}

/** What the server is asked only about what a plan touches. */
export interface Answers {
  /** All existing labels; null until a plan needs one. */
  readonly labels: readonly LabelRef[] | null;
  /** The other roadmap files; null until an issue is to enter one of several. */
  readonly otherFiles: OtherFiles | null;
  /** The commit that closed an issue, by the issue's number. */
  readonly closingCommits: ReadonlyMap<number, string>;
  /** Who can be assigned; null until a plan needs somebody. */
  readonly assignable: Assignable | null;
  /** Logins that may triage, in lower case, among the authors of issues that may be linked by their title; null until a plan needs one. */
  readonly mayTriage: ReadonlySet<string> | null;
  /** The changes of issues that do not count, by the issue's number. */
  readonly untrusted: ReadonlyMap<number, Untrusted>;
  /** The titles with which issues of strangers enter the file, by the issue's number. */
  readonly entering: ReadonlyMap<number, EnteringTitle>;
  /** Earlier bodies of issues whose items come back, newest first, by the issue's number. */
  readonly earlier: ReadonlyMap<number, readonly string[]>;
  /** Issues whose marker does not count, because neither this action nor somebody with write access wrote it, nor, for a new item's text, who may triage. */
  readonly forged: ReadonlySet<number>;
}

/** The changes of an issue that do not count, each with a phrase for who made it. */
export type Untrusted = Omit<Refused, 'at'>;

export const NO_ANSWERS: Answers = {
  labels: null,
  otherFiles: null,
  closingCommits: new Map(),
  assignable: null,
  mayTriage: null,
  untrusted: new Map(),
  entering: new Map(),
  earlier: new Map(),
  forged: new Set(),
};
