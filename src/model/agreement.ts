import type { IssueState, MilestoneRef } from './issue.ts';
import type { FieldKey, Kind, Priority } from './roadmap.ts';
import type { IsoDate } from './timeline.ts';

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
  /** Of the text that the content was read from. Absent where that says more than its content, or nobody has read it. */
  readonly digest?: string;
  /** The item's title in the file. */
  readonly itemTitle: string;
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
