import type { Content, Entry, KeptLabel, KeptMilestones, Place, SideValues, Surroundings } from './agreement.ts';
import type { CloseReason, Issue, LabelSpec } from './issue.ts';
import type { Problem } from './problem.ts';
import type { FieldKey, ItemState, Kind, Priority, Roadmap, Role } from './roadmap.ts';
import type { TextBox } from './shapes.ts';
import type { OpenWordTexts, StatusMark } from './span.ts';
import type { IsoDate } from './timeline.ts';
import type { FileBeside, PublishedUpdate } from './update.ts';

/** Where a moved item goes. */
export type Destination =
  /** The end of a section; null: of the part above the first heading. */
  | { readonly at: 'end'; readonly section: number | null }
  | { readonly at: 'after' | 'before'; readonly line: number; readonly section: number | null; readonly gap: number | null; readonly back?: WayBack }
  /** Below a line of a section that is no item of the same list. `text` is that line in the form in which lines are compared, `nth` counts those that are equal from 0. */
  | { readonly at: 'below'; readonly text: string; readonly nth: number; readonly section: number | null; readonly back: WayBack }
  | NewSection;

/** A section that is made. */
export interface NewSection {
  readonly at: 'new-section';
  readonly title: string;
  readonly role: Role;
  /** The chapter of the file at whose end it is made, counted from 0; absent: it is made at the end of the file. */
  readonly chapter?: number;
}

/** How an item stood at a place where it goes back to. */
export interface WayBack extends Pick<Surroundings, 'lead' | 'further'> {
  /** The blank lines above and below it; null: those that are there stay. */
  readonly before: string | null;
  readonly after: string | null;
  /** What `lead` says of the next item, which has got the number of the first one; left out: it keeps its own. */
  readonly nextLead?: string;
  /** What `further` says of it; left out: that is not known. */
  readonly nextFurther?: number;
}

/** The Markdown of a cell; empty to empty it. */
export interface CellText {
  readonly column: number;
  readonly text: string;
}

/** One change of an item in the file. An item may have several. */
export type ItemEdit =
  | { readonly edit: 'link'; readonly issue: number }
  /** Writes the repository's present name into the links to the item's issue. */
  | { readonly edit: 'rename-link' }
  /** With `textBox`, the open box becomes `[~]` or `[-]`. */
  | { readonly edit: 'tick'; readonly ticked: boolean; readonly textBox?: TextBox }
  | { readonly edit: 'strike'; readonly struck: boolean }
  | { readonly edit: 'set-field'; readonly key: FieldKey; readonly value: string }
  | { readonly edit: 'remove-field'; readonly key: FieldKey }
  /** The status of a heading or row. */
  | { readonly edit: 'set-status'; readonly state: ItemState; readonly text: string; readonly where: StatusMark['where'] }
  /** The words for open work at both ends of a title. */
  | ({ readonly edit: 'set-open-words' } & OpenWordTexts)
  /** `reads` is the visible text of the new title. `marksGone`: marks at the end, such as `(in progress)`, that the issue's former title had and the new one has not; absent: none. `number`: what a heading bears before it, empty: nothing; absent: what it has. */
  | { readonly edit: 'set-title'; readonly markdown: string; readonly reads: string; readonly marksGone?: readonly string[]; readonly number?: string }
  /**
   * Markdown, outdented; an empty text removes the notes. `below`: what they get at their end stands below the sub-items; absent: above, or behind the notes
   * that are there. `cells`: the new texts of a row's cells.
   */
  | { readonly edit: 'set-notes'; readonly markdown: string; readonly below?: true; readonly cells?: readonly CellText[] }
  | { readonly edit: 'set-sub-items'; readonly markdown: string }
  | { readonly edit: 'mark-external' }
  | { readonly edit: 'unmark-external' }
  /**
   * `box`: the box that it has there, with the white space behind it, or none if empty; absent: it stays as it is. `row`: how its row was written there
   * before, with widths in the place of texts; absent: it is written as the rows there.
   */
  | { readonly edit: 'move'; readonly to: Destination; readonly box?: string; readonly row?: string };

/** An item that is new to the file, at the end of a section. */
export interface NewItem {
  readonly markdown: string;
  readonly reads: string;
  readonly issue: number;
  /** Of a row whose table has a column for it. Elsewhere the section tells the kind. */
  readonly kind?: Kind;
  readonly content: Content;
  /** The words for open work at the ends of its title. Absent: those that the open items beside it have. */
  readonly openWords?: OpenWordTexts;
  /** The section is null above the first heading. */
  readonly to: { readonly at: 'end'; readonly section: number | null } | NewSection;
}

/** What is written to an issue. Labels and assignees that are not named here stay. */
export interface IssueChanges {
  readonly title: string | null;
  /** The managed part of the body. */
  readonly managed: string | null;
  readonly addLabels: readonly string[];
  readonly removeLabels: readonly string[];
  readonly addAssignees: readonly string[];
  readonly removeAssignees: readonly string[];
  /** `to` is the title of the new milestone, or null for none. Null in place of the object: the milestone stays. */
  readonly milestone: { readonly to: string | null } | null;
}

/** One step of a plan. `line` is a line of the file that the plan was made from. */
export type Operation =
  | { readonly kind: 'create-label'; readonly label: LabelSpec }
  /** `line` is the line of the release's date, or of an item that names the release. */
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
      /** The title of its milestone; null: none. */
      readonly milestone: string | null;
      readonly values: SideValues;
      readonly place: Place;
    }
  | {
      readonly kind: 'link-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      /** The issue was there before, without a tie to the item but its title. */
      readonly adopts?: true;
      /** The file has the link, but under another name than the repository's present one. */
      readonly renames?: true;
    }
  | {
      readonly kind: 'update-issue';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly changes: IssueChanges;
      /** The fields that agree after the operation, on the file's values. */
      readonly fields: readonly string[];
      /** The fields that agree only after the file has taken the issue's values. */
      readonly waiting: readonly string[];
      readonly values: SideValues;
    }
  | {
      /** Gives an issue the present names of the labels that it has, or labels back that were deleted. What they mean does not change. */
      readonly kind: 'relabel-issue';
      readonly line: number | null;
      readonly issue: number;
      readonly title: string;
      /** The labels that the plan saw on the issue. */
      readonly before: readonly string[];
      readonly addLabels: readonly string[];
      readonly removeLabels: readonly string[];
    }
  | {
      readonly kind: 'change-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly edits: readonly ItemEdit[];
      readonly fields: readonly string[];
      /** The issue's values of these fields. After the operation the file has the same. */
      readonly values: SideValues;
      /** The fields that changed only by a label or an assignee. They agree once the issue's text has the value, too. */
      readonly half: readonly string[];
      /** The title of the section that it leaves, if this action made that section. The section goes if it is empty afterwards. */
      readonly leaves?: string;
    }
  | {
      readonly kind: 'add-item';
      readonly line: number | null;
      readonly issue: number;
      readonly title: string;
      readonly item: NewItem;
      /** The agreed values after the operation. */
      readonly entry: Entry;
    }
  | {
      readonly kind: 'close-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly reason: CloseReason;
      readonly edits: readonly ItemEdit[];
      /** The title of the section to which it moves, if this action makes or made that section. */
      readonly madeSection?: string;
      /** The title of the section that it leaves, if this action made that section. The section goes if it is empty afterwards. */
      readonly leaves?: string;
      /** The box that it leaves, with the white space behind it; empty: it gets one, and had none. */
      readonly leftBox?: string;
    }
  | {
      readonly kind: 'reopen-item';
      readonly line: number;
      readonly issue: number;
      readonly title: string;
      readonly edits: readonly ItemEdit[];
      /** The title of the section that this action made for it. The section goes if it is empty afterwards. */
      readonly madeSection?: string;
    }
  | {
      readonly kind: 'close-issue';
      readonly line: number | null;
      readonly issue: number;
      readonly title: string;
      readonly reason: CloseReason;
      /** A managed part that tells the reason: the item was removed from the file. Null: the body stays. */
      readonly managed: string | null;
    }
  | { readonly kind: 'reopen-issue'; readonly line: number; readonly issue: number; readonly title: string }
  | { readonly kind: 'set-last-updated'; readonly line: number; readonly date: IsoDate }
  /** Moves the mark WE ARE HERE from one line of the timeline to another. `title` is the label of the new line. */
  | { readonly kind: 'move-mark'; readonly line: number; readonly to: number; readonly title: string }
  | {
      /** Removes the resolved items from the roadmap and adds the update's own file, in one commit. */
      readonly kind: 'publish-update';
      readonly line: number | null;
      readonly title: string;
      /** The resolved items that leave the file, with their issues. */
      readonly removed: ReadonlyArray<{ readonly line: number; readonly issue: number | null }>;
      /** Titles of sections that this action made and that items leave. Those that are empty afterwards go. Absent: none. */
      readonly left?: readonly string[];
      readonly clearNote: boolean;
      /** The path of the update's own file in the repository; null: none. */
      readonly file: string | null;
      /** Further files of the commit: the feed, and the numbers. Absent: none. */
      readonly beside?: readonly FileBeside[];
      readonly update: PublishedUpdate;
      /** The release is finished, and the next one is opened: `to` is its name. The edits bring deferred items in. Absent: a development update. */
      readonly opens?: {
        readonly from: string;
        readonly to: string;
        readonly edits: ReadonlyArray<{ readonly line: number; readonly edits: readonly ItemEdit[] }>;
        /** The finished items that move to the section of their release, by edits of their own. Absent: none do. */
        readonly released?: { readonly section: string; readonly lines: readonly number[] };
      };
    }
  /** Draws the roadmap's picture. It is made from the file as it is after all other changes, in the same commit. */
  | { readonly kind: 'draw-chart'; readonly title: string; readonly path: string }
  /** Comments on the issue that the configuration names. */
  | { readonly kind: 'post-update'; readonly to: number; readonly title: string; readonly date: IsoDate; readonly body: string }
  /** Closes the milestone of a finished release. */
  | { readonly kind: 'close-milestone'; readonly milestone: number; readonly title: string }
  /** Writes a page of the wiki. */
  | { readonly kind: 'mirror-update'; readonly page: string; readonly title: string; readonly date: IsoDate; readonly body: string };

/** Why a plan is not carried out, and how to allow it once. */
export interface Refusal {
  readonly reason: string;
  readonly allow: string;
}

/** A label after a complete apply. */
export interface PlannedLabel extends KeptLabel {
  /** It is another label than before, so issues have to change. Until all have, the label is kept as it was known. */
  readonly isOther: boolean;
}

export interface Plan {
  readonly operations: readonly Operation[];
  readonly problems: readonly Problem[];
  /** This roadmap's entries after a complete apply, without the operations' own outcomes. */
  readonly entries: readonly Entry[];
  /** The entries differ from the baseline, so they are written even if there are no operations. */
  readonly settles: boolean;
  readonly refused: Refusal | null;
  /** Open issues that may be what some items mean. These items get no issue until a person decides, and the next run reads these again. */
  readonly waiting: readonly number[];
  /** The levels of open issues whose items have no room for one in the file, by their numbers. Absent: none. */
  readonly levels?: Readonly<Record<number, Priority>>;
  /** Titles of items by the numbers that they name as text. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** The milestones after a complete apply; null if milestones are not kept. The number is null while the release's milestone does not exist. */
  readonly milestones: (Omit<KeptMilestones, 'number'> & { readonly number: number | null }) | null;
  /** The labels after a complete apply, by what they mean. */
  readonly labels: Readonly<Record<string, PlannedLabel>>;
  /** The last published update, and which of its deliveries are still open. */
  readonly published: PublishedUpdate | null;
}

/** What an operation was planned on: the file, and the issues as they were seen. */
export interface PlanBasis {
  readonly roadmap: Roadmap;
  readonly entries: readonly Entry[];
}

/** The outcome of one operation. A run may plan several times, so each one has what it was planned on; left out: that of the result. */
export type Outcome =
  | { readonly result: 'done'; readonly operation: Operation; readonly issue: Issue | null; readonly on?: PlanBasis }
  | { readonly result: 'left'; readonly operation: Operation; readonly why: string };
