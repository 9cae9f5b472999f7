import type { IsoDate } from './timeline.ts';

/** Why an issue is closed. GitHub has no other reasons. */
export type CloseReason = 'completed' | 'not_planned' | 'duplicate';

export type IssueState = { readonly open: true } | { readonly open: false; readonly reason: CloseReason };

/** An issue on GitHub. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: IssueState;
  readonly labels: readonly string[];
  /** Logins. */
  readonly assignees: readonly string[];
  readonly milestone: MilestoneRef | null;
  /** The login of the person or bot that opened it. */
  readonly author: string;
  /** The author owns the repository, so their permission need not be asked for. */
  readonly byOwner: boolean;
  /** The login of who closed it; null if unknown. GitHub's lists of issues do not tell it. */
  readonly closedBy: string | null;
  /** Server time, ISO 8601. */
  readonly updatedAt: string;
}

/** What a number is if it is not an issue of this repository. `hidden`: GitHub does not say whether an issue exists. */
export type NoIssue = { readonly is: 'pull-request' | 'deleted' | 'hidden' } | { readonly is: 'moved'; readonly to: string };

export interface LabelSpec {
  readonly name: string;
  /** Six hex digits without `#`. */
  readonly color: string;
  readonly description: string;
}

/** A label of the repository. People may rename it: then its id stays. */
export interface LabelRef {
  readonly id: number;
  readonly name: string;
}

/** An event of an issue. */
export interface IssueEvent {
  readonly what: 'closed' | 'reopened' | 'renamed' | 'labeled' | 'unlabeled' | 'assigned' | 'unassigned' | 'milestoned' | 'demilestoned';
  /** The new title, the label, the login, or the milestone's title; empty for the others. */
  readonly value: string;
}

/** Something that happened to an issue, and who did it. */
export interface Act {
  /** `edited`: some servers tell that somebody edited it, but not what. GitHub does not. */
  readonly what: 'closed' | 'reopened' | 'renamed' | 'labeled' | 'transferred' | 'edited' | 'other';
  /** The login; null if GitHub names nobody, as for an account that is gone. */
  readonly by: string | null;
  /** Server time, ISO 8601. */
  readonly at: string;
  /** The new title, or the label; empty for the others, or if the server does not tell. */
  readonly value: string;
  /** The title before; empty for the others, or if the server does not tell. */
  readonly before: string;
}

/** A body of an issue, as somebody left it. */
export interface BodyVersion {
  /** The login; null if GitHub names nobody. */
  readonly by: string | null;
  /** Null if this version was deleted from the history. */
  readonly body: string | null;
}

/** A milestone as an issue names it. */
export interface MilestoneRef {
  readonly number: number;
  readonly title: string;
}

/** A milestone of the repository, open or closed. */
export interface Milestone extends MilestoneRef {
  readonly due: IsoDate | null;
  /** Absent if it is open. */
  readonly closed?: true;
}
