import type { IssueState, MilestoneRef } from './issue.ts';
import type { FieldKey, Kind, Priority } from './roadmap.ts';
import type { TextBox } from './shapes.ts';
import type { OpenWordTexts } from './span.ts';
import type { IsoDate } from './timeline.ts';

/** The text below an item's title, and in the managed part of an issue's body. Both sides use the same grammar. */
export interface Content {
  /** The Markdown of each value, on one line. The kind is missing, because the issue has it as a label. */
  readonly fields: Readonly<Partial<Record<ContentKey, string>>>;
  /** Markdown, outdented. */
  readonly notes: string;
  /** Markdown of task items, outdented. */
  readonly subItems: string;
  /** The definitions of the footnotes that these texts name, as an issue shows them. Left out: there are none. */
  readonly footnotes?: string;
}

export type ContentKey = Exclude<FieldKey, 'kind'>;

/** Where an item stood when its issue was last open, so that it can go back there. */
export interface Place {
  readonly headings: readonly string[];
  /** Items before and after it in the same list, the nearest first. */
  readonly previous: readonly Neighbour[];
  readonly next: readonly Neighbour[];
  /** Its title had the mark `(external)` there. */
  readonly externalMark: boolean;
  /** Blank lines between it and a neighbour; null if it had no neighbour. */
  readonly gap: number | null;
  /** The text of its status there; null if it had none. */
  readonly status: string | null;
  /** The words for open work that its title had there. Left out: it had none. */
  readonly openWords?: OpenWordTexts;
  /** The box that GitHub shows as text, and which it had there. Left out: it had none. */
  readonly textBox?: TextBox;
  /** The open box that it left when it was dropped, with the white space behind it; empty: it had none, and got one when it was finished. Left out: its box stayed. */
  readonly box?: string;
  /** How its row was written, with widths in the place of texts. Left out: it is no row, or all rows had one space beside each text. */
  readonly row?: string;
  /** Left out: it stood in no list, or this is not known. */
  readonly around?: Surroundings;
}

/** What stood around an item of a list, so that it can go back to exactly where it was. */
export interface Surroundings {
  /** The nearest lines that are not blank, in the form in which they are compared. Left out: that is the next item of the list; null: there is none. */
  readonly above?: string | null;
  readonly below?: string | null;
  /** The blank lines between it and these lines. */
  readonly before: string;
  readonly after: string;
  /** Its indentation, its bullet or number, and the white space behind that. A state of an older release has no white space there. */
  readonly lead: string;
  /** The indentation of its first further line that has one, in columns. Left out: there is none, or this is not known. */
  readonly further?: number;
}

/** How to find an item of the same list again: the number of its issue, or its title if it has no issue. */
export type Neighbour = number | string;

/** The values of one side. Both sides have the same fields, so that they can be compared one by one. */
export interface SideValues {
  readonly title: string;
  readonly kind: Kind;
  readonly external: boolean;
  /** On the issue's side, the level of its label. */
  readonly priority: Priority | null;
  readonly open: boolean;
  /** Logins in lower case: those among the item's owners, or those that are assigned. */
  readonly assignees: readonly string[];
  /** The milestone of the item's release, or of the issue. Absent if milestones are not kept or if it is unknown. */
  readonly milestone?: MilestoneId;
  /** The content in the form in which it is compared; null if the issue has no managed part. */
  readonly content: ComparedContent | null;
}

/**
 * Canonical values by field: a digest for long texts, and `[x]` or `[ ]` under `tick: <title>` for each sub-item. An absent field
 * and an empty one mean the same.
 */
export type ComparedContent = Readonly<Record<string, string>>;

/** Both sides as they were last read. The merge does not compare with these values, because a value that was seen need not be agreed. */
export interface Seen {
  readonly updatedAt: string;
  readonly labels: readonly string[];
  readonly state: IssueState;
  readonly title: string;
  /** In lower case. */
  readonly assignees: readonly string[];
  /** Absent if it was not read. */
  readonly milestone?: MilestoneRef | null;
  readonly content: ComparedContent | null;
  /** Of the text that the content was read from. Absent where that says more than its content, or nobody has read it. */
  readonly digest?: string;
  /** Of the links and images in the item's title that the issue's text shows. Absent if that is not known: a state of an older release has none. */
  readonly titleLinks?: string;
  /** The item's title in the file. */
  readonly itemTitle: string;
}

/** The people whose changes of an issue do not count, because they lack the permission; null for a change that counts. */
export interface Refused {
  /** `updatedAt` of the issue. */
  readonly at: string;
  readonly state: string | null;
  readonly title: string | null;
  readonly body: string | null;
  /** The fields of the body that count all the same, because somebody with the permission wrote them. */
  readonly vouched?: readonly string[];
}

/** One item and its issue, as they were when they last agreed. */
export interface Entry {
  readonly path: string;
  readonly key: string;
  readonly number: number;
  /** False until a commit has added the link to the file. */
  readonly linked: boolean;
  readonly agreed: { readonly roadmap: SideValues; readonly issue: SideValues };
  /** Both sides as they were last read. */
  readonly seen: Seen;
  /** The last earlier titles of the item. After a revert of the file, the item is found by one of them. */
  readonly former: readonly string[];
  /** This action created the issue. */
  readonly ours: boolean;
  /** The item was removed from the file, and its issue is closed. If somebody reopens the issue, the item comes back. */
  readonly removed: boolean;
  /** The item was finished when it was first seen. The issue stays as it is until the item is opened. */
  readonly aside?: boolean;
  /** The title of the section in which the item stands, or to which it went when it was finished, if this action made that section. */
  readonly madeSection?: string;
  /** The changes of the issue that do not count, as they were at this time. */
  readonly refused?: Refused;
  readonly place: Place;
}

/** A label of this action when it was last looked at. */
export interface KeptLabel {
  /** Null if there was no such label, or if its id is not known. */
  readonly id: number | null;
  /** Its name on GitHub. */
  readonly name: string;
  /** Its name in the configuration at that time. It differs from the other name if people renamed the label on GitHub. */
  readonly configured: string;
  /** The names of the labels that it replaced, because the configuration changed. An issue that was not followed then may still have one. */
  readonly former?: readonly string[];
}

/** The labels of this action, by what they mean: `roadmap`, `bug`, `priority: high`. */
export type KeptLabels = Readonly<Record<string, KeptLabel>>;

/** A milestone in a comparison: its number, because its title may change, or its title if it does not exist yet. Null: none. */
export type MilestoneId = number | string | null;

/** The release's milestone, and the release's title and date in the file, when both sides last agreed. */
export interface KeptMilestones {
  readonly release: string;
  readonly number: number;
  readonly due: IsoDate | null;
  /** The milestones that items and issues are in. By them the action knows which milestone a field `release` means. */
  readonly known: readonly MilestoneRef[];
}
