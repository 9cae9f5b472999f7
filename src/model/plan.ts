import type { Content, Entry, KeptMilestones, Place, SideValues } from './agreement.ts';
import type { CloseReason, Issue, LabelSpec } from './issue.ts';
import type { Problem } from './problem.ts';
import type { FieldKey, ItemState, Role, StatusMark } from './roadmap.ts';
import type { IsoDate } from './timeline.ts';
import type { PublishedUpdate } from './update.ts';

/** Where a moved item goes. */
export type Destination =
  /** Null: above the first heading. */
  | { readonly at: 'end'; readonly section: number | null }
  | { readonly at: 'after' | 'before'; readonly line: number; readonly section: number | null; readonly gap: number | null }
  | { readonly at: 'new-section'; readonly title: string; readonly role: Role };

/** One change to the file. Several of them may be for one item. */
export type ItemEdit =
  | { readonly edit: 'link'; readonly issue: number }
  | { readonly edit: 'tick'; readonly ticked: boolean }
  | { readonly edit: 'strike'; readonly struck: boolean }
  | { readonly edit: 'set-field'; readonly key: FieldKey; readonly value: string }
  | { readonly edit: 'remove-field'; readonly key: FieldKey }
  /** The status of a heading or row. */
  | { readonly edit: 'set-status'; readonly state: ItemState; readonly text: string; readonly where: StatusMark['where'] }
  /** `reads` is what the title says then. */
  | { readonly edit: 'set-title'; readonly markdown: string; readonly reads: string }
  /** Markdown, outdented; empty takes them out. */
  | { readonly edit: 'set-notes'; readonly markdown: string }
  | { readonly edit: 'set-sub-items'; readonly markdown: string }
  | { readonly edit: 'mark-external' }
  | { readonly edit: 'unmark-external' }
  | { readonly edit: 'move'; readonly to: Destination };

/** An item that is new to the file, at the end of a section. */
export interface NewItem {
  readonly markdown: string;
  readonly reads: string;
  readonly issue: number;
  readonly content: Content;
  readonly to: { readonly at: 'end'; readonly section: number } | { readonly at: 'new-section'; readonly title: string; readonly role: Role };
}

/** What is written to an issue. Labels and assignees go one by one; what is not named stays. */
export interface IssueChanges {
  readonly title: string | null;
  /** The managed part of the body. */
  readonly managed: string | null;
  readonly addLabels: readonly string[];
  readonly removeLabels: readonly string[];
  readonly addAssignees: readonly string[];
  readonly removeAssignees: readonly string[];
  /** The title of the milestone it goes to, or that it goes to none; null: it stays where it is. */
  readonly milestone: { readonly to: string | null } | null;
}

/** One step towards agreement. `line` is a line of the file the plan was made from. */
export type Operation =
  | { readonly kind: 'create-label'; readonly label: LabelSpec }
  /** `line` is that of the release's date, or of an item that names the release. */
  | { readonly kind: 'create-milestone'; readonly line: number; readonly title: string; readonly due: IsoDate | null }
  | { readonly kind: 'set-due-date'; readonly line: number; readonly milestone: number; readonly title: string; readonly due: IsoDate }
  | {
      readonly kind: 'create-issue';
      readonly line: number;
      readonly key: string;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
      readonly assignees: readonly string[];
      /** Its title; null: none. */
      readonly milestone: string | null;
      readonly values: SideValues;
      readonly place: Place;
    }
  | { readonly kind: 'link-item'; readonly line: number; readonly issue: number; readonly title: string }
  | {
      readonly kind: 'update-issue';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly changes: IssueChanges;
      /** The fields that agree when it is done, with what the file says of them. */
      readonly fields: readonly string[];
      /** The fields that agree only when the file has taken them over from the issue. */
      readonly waiting: readonly string[];
      readonly values: SideValues;
    }
  | {
      readonly kind: 'change-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly edits: readonly ItemEdit[];
      readonly fields: readonly string[];
      /** What the issue says of these fields: when it is done, the file says the same. */
      readonly values: SideValues;
      /** Those of which only a label or an assignee says it: they agree when the issue's text says so, too. */
      readonly half: readonly string[];
    }
  | {
      readonly kind: 'add-item';
      readonly line: number | null;
      readonly issue: number;
      readonly title: string;
      readonly item: NewItem;
      /** When it is done, both sides agree on this. */
      readonly entry: Entry;
    }
  | {
      readonly kind: 'close-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly reason: CloseReason;
      readonly edits: readonly ItemEdit[];
    }
  | {
      readonly kind: 'reopen-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly edits: readonly ItemEdit[];
    }
  | {
      readonly kind: 'close-issue';
      readonly line: number | null;
      readonly issue: number;
      readonly title: string;
      readonly reason: CloseReason;
      /** The managed part that says why: the item was taken out of the file. */
      readonly managed: string | null;
    }
  | { readonly kind: 'reopen-issue'; readonly line: number; readonly issue: number; readonly title: string }
  | { readonly kind: 'set-last-updated'; readonly line: number; readonly date: IsoDate }
  /** From a line of the timeline to another one, which is called `title`. */
  | { readonly kind: 'move-mark'; readonly line: number; readonly to: number; readonly title: string }
  | {
      /** The roadmap rolls over: what was told leaves it, and the update stands beside it, all in one commit. */
      readonly kind: 'publish-update';
      readonly line: number | null;
      readonly title: string;
      /** The resolved items that leave the file, with their issues. */
      readonly removed: ReadonlyArray<{ readonly line: number; readonly issue: number | null }>;
      readonly clearNote: boolean;
      /** The path of the update's own file in the repository; null: it has none. */
      readonly file: string | null;
      readonly update: PublishedUpdate;
    }
  /** A comment on an issue that people have chosen for it. */
  | { readonly kind: 'post-update'; readonly to: number; readonly title: string; readonly date: IsoDate; readonly body: string }
  /** A page of the wiki. */
  | { readonly kind: 'mirror-update'; readonly page: string; readonly title: string; readonly date: IsoDate; readonly body: string };

/** Why a plan is not carried out, and how to allow it once. */
export interface Refusal {
  readonly reason: string;
  readonly allow: string;
}

export interface Plan {
  readonly operations: readonly Operation[];
  readonly problems: readonly Problem[];
  /** This roadmap's entries after a complete apply, without the operations' own outcomes. */
  readonly entries: readonly Entry[];
  /** The entries say something that the baseline does not: they are written even when nothing else is to do. */
  readonly settles: boolean;
  readonly refused: Refusal | null;
  /** The milestones after a complete apply; the release's number is null where it has yet to be made. Null where milestones are not kept. */
  readonly milestones: (Omit<KeptMilestones, 'number'> & { readonly number: number | null }) | null;
  /** The last published update, and where it has yet to go. */
  readonly published: PublishedUpdate | null;
}

/** What became of one operation. */
export type Outcome =
  | { readonly result: 'done'; readonly operation: Operation; readonly issue: Issue | null }
  | { readonly result: 'left'; readonly operation: Operation; readonly why: string };
