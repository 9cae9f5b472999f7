/**
 * The nouns of the project. This file imports nothing, and everything else imports it.
 *
 * Offsets are UTF-16 code units into the roadmap's text without its byte-order mark; lines are 1-based.
 */

export const KINDS = ['bug', 'feature'] as const;
export type Kind = (typeof KINDS)[number];

/** What an item's place and marks in the file say of it. */
export type ItemState = 'open' | 'done' | 'dropped';

/** What the items of a section are. `none`: the section says nothing of them. */
export type Role = 'open' | 'done' | 'resolved' | 'dropped' | 'never' | 'none';

/** How the items of a section are written. */
export const ITEM_FORMS = ['tasks', 'bullets', 'numbered', 'headings', 'table'] as const;
export type ItemForm = (typeof ITEM_FORMS)[number];

/** Half-open: the character at `end` is outside. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const FIELD_KEYS = ['owner', 'status', 'priority', 'prognosis', 'resolution', 'release', 'kind'] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];

export const PRIORITIES = ['blocker', 'critical', 'high', 'medium', 'low', 'minor'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How a field stands in the file: after a line break in a paragraph, or as a bullet of its own. */
export type FieldStyle = 'line' | 'bullet' | 'cell';

export interface Field {
  readonly key: FieldKey;
  /** The key as it is written, with its colon and emphasis: `**Owner:**`, `owner:`. */
  readonly label: string;
  /** The value's Markdown, on one line. */
  readonly value: string;
  readonly line: number;
  readonly style: FieldStyle;
  /** The value in the source. */
  readonly span: Span;
  /** All lines of the field, with their line ends. */
  readonly lines: Span;
  /** The key has a slip. */
  readonly misspelt: boolean;
  /** It stands on a line that Markdown reads as the end of a quote or nested item above it. */
  readonly lazy: boolean;
}

export type Fields = Readonly<Partial<Record<FieldKey, Field>>>;

export interface Heading {
  readonly line: number;
  readonly span: Span;
  readonly level: number;
  /** The heading's text, without Markdown. */
  readonly title: string;
  /** `#` characters after the text: `## Title ##`. */
  readonly closed: boolean;
  readonly setext: boolean;
}

/** The columns of a table of items, by their headers. */
export interface TableColumns {
  readonly title: string | null;
  readonly status: string | null;
}

/** The text under one heading, up to the next heading of any level. */
export interface Section {
  readonly index: number;
  readonly heading: Heading;
  /** What the items here are, with what the headings above pass on. */
  readonly role: Role;
  readonly kind: Kind | null;
  readonly external: boolean;
  /** `later` where the section's title says that its items are not for this release. */
  readonly release: string | null;
  /** How its items are written, besides tasks, which are items everywhere but under *never*. */
  readonly items: readonly ItemForm[];
  /** Headers of the columns of a table of items; null: told by the headers and by what the columns hold. */
  readonly columns: TableColumns;
  /** The section whose heading stands above this one; the document's title stands above none. */
  readonly parent: number | null;
  /** Titles from the outermost heading down to this one. */
  readonly path: readonly string[];
  /** The configuration names it, or its title is a known one: as such it is no item of the section around it. */
  readonly told: boolean;
  /** From the heading's first character to the start of the next heading, or the end of the text. */
  readonly span: Span;
}

/** Where in the source the parts of an item are, for the editors. */
export interface ItemSource {
  /** Whole lines, with the last one's line end. */
  readonly lines: Span;
  /** The bullet or number: `-`, `*`, `12.`. */
  readonly marker: Span;
  /** Of headings and rows. */
  readonly status: StatusMark | null;
  /** The character between the brackets of the task's box. */
  readonly box: Span | null;
  /** The title's Markdown, without link, comment and what else is taken off its end. */
  readonly title: Span;
  /** Fields that stand once more further down, where the last one counts. */
  readonly repeated: readonly Field[];
  /** Where a link is inserted. */
  readonly linkAt: number;
  /** The issue link with the white space before it. */
  readonly link: Span | null;
  /** The strike-through around the title, both pairs of `~~` included. */
  readonly strike: Span | null;
  /** Strike-throughs around only a part of the title. */
  readonly partialStrikes: readonly Span[];
  /** `(external)` at the end of the title, with the white space before it. */
  readonly externalMark: Span | null;
  /** Column of the item's text: what its further lines are indented by. */
  readonly contentColumn: number;
  /** The end of the title's paragraph lines, where a field line in it would follow. */
  readonly titleLinesEnd: number;
  /** Items of one list share this number. */
  readonly list: number;
  readonly ordered: boolean;
  /** The lines of its neighbours in the list, be they items or not. */
  readonly previous: Span | null;
  readonly next: Span | null;
  /** Blank lines between it and a neighbour; null where it has none. */
  readonly gap: number | null;
  /** The first line of lists that Markdown sets beside the item's list and people mean as its notes. */
  readonly adoptedLine: number | null;
  /** The lines of its notes, and the blank ones between what it holds. */
  readonly noteLines: readonly number[];
  /** The lines of its sub-items. */
  readonly subItemLines: readonly number[];
  /** Of a row: what stands between the bars of the empty cells that are for fields. */
  readonly emptyCells?: Readonly<Partial<Record<FieldKey, Span>>>;
  /** The item stands in a list or table directly under its heading, not inside another item or bullet. */
  readonly topLevel: boolean;
}

/** Why an item has the kind it has: the first of these that says something. */
export type KindSource = 'field' | 'prefix' | 'section' | 'file' | 'default';

/** How an item is written. Plain items of ordered lists are bullets with numbers. */
export type Shape = 'task' | 'bullet' | 'heading' | 'row';

/** Where an item that has no box says what its state is. */
export interface StatusMark {
  /** The text that says it, with what sets it off; empty where nothing does. */
  readonly span: Span;
  readonly text: string;
  /** Behind the title, in a cell of the row, or as the value of the field `status`. */
  readonly where: 'title' | 'cell' | 'field';
}

/** One bug or feature in the file. */
export interface Item {
  readonly line: number;
  readonly endLine: number;
  readonly title: string;
  readonly kind: Kind;
  readonly kindFrom: KindSource;
  readonly state: ItemState;
  readonly external: boolean;
  /** Index of its section, or null above the first heading. */
  readonly section: number | null;
  readonly issue: number | null;
  /** Two links stand at the end of its title: which issue is meant cannot be told, so none is taken and none is made. */
  readonly ambiguous: boolean;
  /** The line of the item it stands in. */
  readonly parent: number | null;
  readonly shape: Shape;
  readonly fields: Fields;
  /** The `release` field, or what the section says. */
  readonly release: string | null;
  readonly priority: Priority | null;
  /** The Markdown of what else stands in the item, without sub-items, outdented. */
  readonly notes: string;
  /** The Markdown of its sub-items, outdented. */
  readonly subItems: string;
  readonly source: ItemSource;
}

/** The columns of a table of items by what they hold. */
export interface ItemColumns {
  readonly title: number;
  readonly status: number | null;
  readonly fields: ReadonlyArray<{ readonly key: FieldKey; readonly column: number }>;
}

/** A table whose rows are items. Rows go from one to another only where both have the same columns. */
export interface ItemTable {
  readonly section: number;
  /** The cells of its first row, as they are compared. */
  readonly header: readonly string[];
  readonly columns: ItemColumns;
  /** The number that its rows share as items. */
  readonly list: number;
  /** The line of its last row, or of the rule below its header. */
  readonly lastLine: number;
}

/** Something that may be meant as an item but is not read as one. */
export interface Candidate {
  readonly line: number;
  readonly text: string;
  readonly why: CandidateReason;
  readonly section: string;
}

export type CandidateReason = 'bullet' | 'numbered' | 'heading' | 'table-row' | 'no-title' | 'placeholder' | 'criteria' | 'labelled' | 'in-quote' | 'in-html';

export interface Problem {
  readonly line: number;
  readonly level: 'error' | 'warning' | 'notice';
  readonly code: ProblemCode;
  readonly message: string;
}

export type ProblemCode =
  | 'lazy-field'
  | 'misspelt-key'
  | 'repeated-field'
  | 'unknown-priority'
  | 'unknown-kind'
  | 'open-in-done'
  | 'open-sub-item'
  | 'two-links'
  | 'list-of-last-item'
  | 'copied-link'
  | 'sides-differ'
  | 'conflict'
  | 'not-trusted'
  | 'not-added'
  | 'not-tracked'
  | 'tied-titles'
  | 'no-such-section'
  | 'no-such-column'
  | 'no-status-word'
  | 'unreadable-date'
  | 'timeline-order'
  | 'two-marks'
  | 'unread-mark'
  | 'repeated-date'
  | 'no-release-date'
  | 'two-releases'
  | 'freeze-passed'
  | 'published-before'
  | 'second-note'
  | 'gone-from-file'
  | 'cannot-read-issue'
  | 'cannot-edit'
  | 'limit-reached'
  | 'issue-failed';

/** An ISO date, `2026-11-23`. */
export type IsoDate = string;

export interface TimelineEntry {
  readonly line: number;
  /** Entries of one timeline share this number, in whichever of its lists they stand. */
  readonly timeline: number;
  /** The sub-heading that its timeline stands under, which may name a release; null right under the heading that says it is one. */
  readonly heading: string | null;
  readonly label: string;
  /** The day, or the first day of a period such as `Q3 2026`. Null where the text is no date that can be read. */
  readonly date: IsoDate | null;
  /** The last day of the period; where a day is named, that day. */
  readonly until: IsoDate | null;
  /** The date in the words of the file, as plain text on one line, without a remark behind it; empty where none stands there. */
  readonly written: string;
  readonly here: boolean;
  readonly source: TimelineSource;
}

/** Where in the source the mark of a timeline's entry is, and where it would be. */
export interface TimelineSource {
  /** `WE ARE HERE` with its arrow, brackets and emphasis, and the white space that sets it off; null where it has none. */
  readonly mark: Span | null;
  /** The mark stands before all else of the entry: then what sets it off stands behind it. */
  readonly before: boolean;
  /** Where a mark is inserted before the entry's text, behind its bullet and box. */
  readonly start: number;
  /** Where a mark is inserted behind the entry's text, before trailing white space and comments. */
  readonly end: number;
}

/** A line `Last updated: <date>`. */
export interface LastUpdated {
  readonly line: number;
  readonly text: string;
  readonly span: Span;
}

/** An item as a development update told of it. */
export interface PublishedItem {
  readonly issue: number | null;
  readonly title: string;
  readonly state: ItemState;
  readonly priority: Priority | null;
  readonly status: string;
  readonly release: string;
  /** So many published updates in a row, this one included, have told this status. */
  readonly updates: number;
}

/** What a development update told: what the next one is compared with. */
export interface Snapshot {
  readonly date: IsoDate;
  /** The release that it was about; null where nothing named one. */
  readonly release: string | null;
  /** Without sub-items. */
  readonly items: readonly PublishedItem[];
  /** Of each date its last day, and how it was written. */
  readonly timeline: ReadonlyArray<{ readonly label: string; readonly until: IsoDate; readonly written: string }>;
}

/** A development update as it goes out. */
export interface UpdateTexts {
  /** The first line of the text: a mail's subject. */
  readonly subject: string;
  readonly markdown: string;
  /** In 72 columns. */
  readonly text: string;
}

/** The last development update that was published. */
export interface PublishedUpdate extends Snapshot, UpdateTexts {
  /** Where it has yet to go. */
  readonly pending: { readonly comment: boolean; readonly wiki: boolean };
}

/** One reading of one text. */
export interface Roadmap {
  readonly path: string;
  readonly text: string;
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** Items and sub-items in the order of their lines. */
  readonly items: readonly Item[];
  readonly tables: readonly ItemTable[];
  readonly candidates: readonly Candidate[];
  readonly problems: readonly Problem[];
  readonly timeline: readonly TimelineEntry[];
  readonly lastUpdated: LastUpdated | null;
}

/** Why an issue is closed. GitHub has no other reasons. */
export type CloseReason = 'completed' | 'not_planned' | 'duplicate';

export type IssueState = { readonly open: true } | { readonly open: false; readonly reason: CloseReason };

/** An issue as GitHub gives it. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: IssueState;
  readonly labels: readonly string[];
  /** Logins. */
  readonly assignees: readonly string[];
  readonly milestone: MilestoneRef | null;
  /** The login of who opened it. */
  readonly author: string;
  /** Who opened it owns the repository: nobody has to be asked what they may do. */
  readonly byOwner: boolean;
  /** Who closed it, as far as it is told: a list does not. */
  readonly closedBy: string | null;
  /** Server time, ISO 8601. */
  readonly updatedAt: string;
}

/** What a number is that is no issue of this repository. `hidden`: GitHub does not say whether there is one. */
export type NoIssue = { readonly is: 'pull-request' | 'deleted' | 'hidden' } | { readonly is: 'moved'; readonly to: string };

/** What an item says below its title, and an issue in the managed part of its body: the same grammar on both sides. */
export interface Content {
  /** Markdown on one line each. The kind is no content: a label tells it. */
  readonly fields: Readonly<Partial<Record<ContentKey, string>>>;
  /** Markdown, outdented. */
  readonly notes: string;
  /** Markdown of task items, outdented. */
  readonly subItems: string;
}

export type ContentKey = Exclude<FieldKey, 'kind'>;

export interface LabelSpec {
  readonly name: string;
  /** Six hex digits without `#`. */
  readonly color: string;
  readonly description: string;
}

/** Where an item stood when its issue was last open, so that it can go back there. */
export interface Place {
  readonly headings: readonly string[];
  /** Items before and behind it in the same list, the nearest first. */
  readonly previous: readonly Neighbour[];
  readonly next: readonly Neighbour[];
  /** Its title said `(external)` there. */
  readonly externalMark: boolean;
  /** Blank lines between it and a neighbour; null where it had none. */
  readonly gap: number | null;
  /** What its status said there; null where it has none. */
  readonly status: string | null;
}

/** An item of the same list, as it can be found again: the number of its issue, or its title where it has none. */
export type Neighbour = number | string;

/** What one side looked like. The same shape for both, so that they can be compared field by field. */
export interface SideValues {
  readonly title: string;
  readonly kind: Kind;
  readonly external: boolean;
  /** By the label on the issue's side. */
  readonly priority: Priority | null;
  readonly open: boolean;
  /** Lower-case logins: those that the item's owners name, or that are assigned. */
  readonly assignees: readonly string[];
  /** That of the item's release, or of the issue. Absent where milestones are not kept, or it cannot be told. */
  readonly milestone?: MilestoneId;
  /** The content as it is compared, by field; null where the issue has no managed part. */
  readonly content: ComparedContent | null;
}

/** Canonical values by field; of long texts a digest, of sub-items `[x]` or `[ ]` under `tick: <title>`. Absent and empty are the same. */
export type ComparedContent = Readonly<Record<string, string>>;

/** What both sides were when they were last read. Seen is not agreed. */
export interface Seen {
  readonly updatedAt: string;
  readonly labels: readonly string[];
  readonly state: IssueState;
  readonly title: string;
  /** In lower case. */
  readonly assignees: readonly string[];
  /** Absent where nobody has looked. */
  readonly milestone?: MilestoneRef | null;
  readonly content: ComparedContent | null;
  /** The item's title in the file. */
  readonly itemTitle: string;
}

/** Something that was done to an issue, as GitHub tells it. */
export interface IssueEvent {
  readonly what: 'closed' | 'reopened' | 'renamed' | 'labeled' | 'unlabeled' | 'assigned' | 'unassigned' | 'milestoned' | 'demilestoned';
  /** The new title, the label, the login, or the milestone's title; empty for the others. */
  readonly value: string;
}

/** Who changed what of an issue and may not; null where it counts. */
export interface Refused {
  /** `updatedAt` of the issue. */
  readonly at: string;
  readonly state: string | null;
  readonly title: string | null;
  readonly body: string | null;
}

/** One item and its issue, as they were when they last agreed. */
export interface Entry {
  readonly path: string;
  readonly key: string;
  readonly number: number;
  /** False while no commit has shown the link in the file. */
  readonly linked: boolean;
  readonly agreed: { readonly roadmap: SideValues; readonly issue: SideValues };
  /** What the issue was when it was last read. */
  readonly seen: Seen;
  /** Titles the item had before, the last ones: a reverted file knows it by one of them. */
  readonly former: readonly string[];
  /** This action created the issue. */
  readonly ours: boolean;
  /** Its item was taken out of the file, and the issue closed, before or for that: it comes back when it is opened again. */
  readonly removed: boolean;
  /** Its item was finished when it was first seen: the issue is left as it is until the item is opened. */
  readonly aside?: boolean;
  /** What of the issue does not count, as it was at this time. */
  readonly refused?: Refused;
  readonly place: Place;
}

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

/** A milestone as an issue names it. */
export interface MilestoneRef {
  readonly number: number;
  readonly title: string;
}

/** A milestone of the repository, open or closed. */
export interface Milestone extends MilestoneRef {
  readonly due: IsoDate | null;
}

/** A milestone as it is compared: by its number, whatever it is called; by its title where it has yet to be made. Null: none. */
export type MilestoneId = number | string | null;

/** The release's milestone, and what the file said of the release when both last agreed. */
export interface KeptMilestones {
  readonly release: string;
  readonly number: number;
  readonly due: IsoDate | null;
  /** Those that items and issues are in, by which the fields of the file are understood. */
  readonly known: readonly MilestoneRef[];
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
      readonly line: number;
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
      readonly line: number;
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
      readonly line: number;
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
