import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import type { LastUpdated, TimelineEntry } from './timeline.ts';

/*
 * The file as it is read. Offsets are UTF-16 code units into the text without its byte-order mark; lines are 1-based.
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
