import type { RenamedLink, TitleMention } from './mention.ts';
import type { Problem } from './problem.ts';
import type { ItemForm, Shape } from './shapes.ts';
import type { EmptyCell, NoteCell, OpenWord, Span, StatusMark } from './span.ts';
import type { LastUpdated, TimelineEntry } from './timeline.ts';

/*
 * The types of a roadmap that was read. Offsets count UTF-16 code units in the text without its byte-order mark; lines count from 1.
 */

export const KINDS = ['bug', 'feature'] as const;

export type Kind = (typeof KINDS)[number];

/** The state of an item, by its place and its marks in the file. */
export type ItemState = 'open' | 'done' | 'dropped';

/** The role of a section: what it says about its items. `none`: it says nothing. */
export type Role = 'open' | ClosedRole | 'never' | 'none';

/** The role of a section for work that is finished, in whatever way. */
export type ClosedRole = 'done' | 'resolved' | 'dropped';

/** @param role of a section, or as a title suggests it; undefined: there is no section */
export function isClosedRole(role: string | undefined): role is ClosedRole {
  return role === 'done' || role === 'resolved' || role === 'dropped';
}

export const FIELD_KEYS = ['owner', 'status', 'priority', 'prognosis', 'resolution', 'release', 'kind'] as const;

export type FieldKey = (typeof FIELD_KEYS)[number];

export const PRIORITIES = ['blocker', 'critical', 'high', 'medium', 'low', 'minor'] as const;

export type Priority = (typeof PRIORITIES)[number];

/** How a field is written: on a line of its own in a paragraph, as a bullet of its own, in a table's cell, or behind the title's link. */
export type FieldStyle = 'line' | 'bullet' | 'cell' | 'joined';

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
  /** The key is misspelt but recognized. */
  readonly misspelt: boolean;
  /** Markdown reads its line as the end of a quote or nested item above it (a lazy continuation line). */
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
  /** Columns that hold fields, in addition to those with the English name of a field. */
  readonly fields: ReadonlyArray<{ readonly header: string; readonly key: FieldKey }>;
  /** The column of notes. Left out: it is found by its header. */
  readonly notes?: string;
}

/** The text under one heading, up to the next heading of any level. */
export interface Section {
  readonly index: number;
  readonly heading: Heading;
  /** The role, by its own title and by what it inherits from the headings above. */
  readonly role: Role;
  readonly kind: Kind | null;
  readonly external: boolean;
  /** The release of its items; `later` if its title says that they are not for this release. */
  readonly release: string | null;
  /** The level of its items that name none. */
  readonly priority: Priority | null;
  /** How its items are written. Tasks are always items, except under *never*. */
  readonly items: readonly ItemForm[];
  /** Headers of the columns of a table of items; null: the reader finds the columns by their headers and cells. */
  readonly columns: TableColumns;
  /** Index of the section whose heading is above this one. The document's title is not a parent. */
  readonly parent: number | null;
  /** Titles from the outermost heading down to this one. */
  readonly path: readonly string[];
  /** The configuration names it, or its title is a known one. Then the heading is not an item of the section around it. */
  readonly told: boolean;
  /** The configuration says that its lists are a timeline, whatever its title is. */
  readonly timeline: boolean;
  /** Only a phrase in its title, or in one above it, says that what stands here is dropped. An open box below it cancels this. Left out: no. */
  readonly byPhrase?: true;
  /** From the heading's first character to the start of the next heading, or the end of the text. */
  readonly span: Span;
}

/** The spans of an item's parts in the source, for edits. */
export interface ItemSource {
  /** Whole lines, with the last one's line end. */
  readonly lines: Span;
  /** The bullet or number: `-`, `*`, `12.`. */
  readonly marker: Span;
  /** The word for the state of an item without a box, or the place for one. Of a task, the word at the end of its title that says that it is finished; null if there is none. */
  readonly status: StatusMark | null;
  /** The words for open work at the ends of its title. Left out: there are none. */
  readonly openWords?: readonly OpenWord[];
  /** The character between the brackets of the task's box. */
  readonly box: Span | null;
  /** The character between the brackets of `[~]` or `[-]` before the title. GitHub shows such a box as text, so its item is no task. Left out: there is none. */
  readonly textBox?: Span;
  /** The title's Markdown, without the link, a comment, and the other marks at its end. */
  readonly title: Span;
  /** Fields whose key appears again further down. The last one counts, so these do not. */
  readonly repeated: readonly Field[];
  /** Where the title's lines begin. */
  readonly titleAt: number;
  /** Where a link is inserted. */
  readonly linkAt: number;
  /** The issue link with the white space before it. */
  readonly link: Span | null;
  /** Links to its issue under a name that the repository does not have now, with their present form. Left out: there are none. */
  readonly renamed?: readonly RenamedLink[];
  /** The strike-through around the title, both pairs of `~~` included. */
  readonly strike: Span | null;
  /** Strike-throughs around only a part of the title. */
  readonly partialStrikes: readonly Span[];
  /** `(external)` at the end of the title, with the white space before it. */
  readonly externalMark: Span | null;
  /** Column of the item's text, which is the indentation of its further lines. */
  readonly contentColumn: number;
  /** The end of the lines of the title's paragraph, where a new field line can be inserted. */
  readonly titleLinesEnd: number;
  /** Items of one list share this number. */
  readonly list: number;
  readonly ordered: boolean;
  /** The lines of its neighbours in the list, whether or not they are items. */
  readonly previous: Span | null;
  readonly next: Span | null;
  /** Blank lines between it and a neighbour; null if it has no neighbour. */
  readonly gap: number | null;
  /** The first line of a list that is beside the item's list in Markdown but that people mean as a part of the item. */
  readonly adoptedLine: number | null;
  /** The lines of its notes, and the blank lines between its parts. */
  readonly noteLines: readonly number[];
  /** For a row: the cells that are its notes, the empty ones included. */
  readonly noteCells?: readonly NoteCell[];
  /** The lines of its sub-items. */
  readonly subItemLines: readonly number[];
  /** For a row: the empty cells in columns of fields. */
  readonly emptyCells?: Readonly<Partial<Record<FieldKey, EmptyCell>>>;
  /** The item stands in a list or table directly under its heading, not inside another item or bullet. */
  readonly topLevel: boolean;
}

/** What decided an item's kind. The first of these that names a kind counts. */
export type KindSource = 'field' | 'prefix' | 'section' | 'file' | 'default';

/** The texts of an item below its title. */
export interface ItemTexts {
  readonly notes: string;
  readonly subItems: string;
  readonly values: Readonly<Partial<Record<FieldKey, string>>>;
  readonly footnotes: string;
}

/** One bug or feature in the file. */
export interface Item {
  readonly line: number;
  readonly endLine: number;
  readonly title: string;
  /** The title as older releases read it: with the lines below it that are read as a note, or with the words for its state. Left out: they read `title`. */
  readonly wholeTitles?: readonly string[];
  readonly kind: Kind;
  readonly kindFrom: KindSource;
  readonly state: ItemState;
  readonly external: boolean;
  /** Index of its section, or null above the first heading. */
  readonly section: number | null;
  readonly issue: number | null;
  /** Its title ends with two links, or what it names may be another line's, so nobody can tell which issue is meant. The item is linked to neither, and no issue is made for it. */
  readonly ambiguous: boolean;
  /** All numbers that its title names, its own among them. */
  readonly mentions: readonly TitleMention[];
  /** The line of the item that contains it; null: none. */
  readonly parent: number | null;
  readonly shape: Shape;
  readonly fields: Fields;
  /** The value of its field `release`, or the release to which another field defers it, or the release of its section. */
  readonly release: string | null;
  /** Its resolution only defers it: it is not resolved, and stays when resolved items leave. Left out: no. */
  readonly carriedOver?: true;
  readonly priority: Priority | null;
  /** The Markdown of the rest of the item, without fields and sub-items, outdented. */
  readonly notes: string;
  /** The Markdown of its sub-items, outdented. */
  readonly subItems: string;
  /** The same texts and the fields' values as an issue shows them, with whole links. Left out: they are the same there. */
  readonly inIssue?: ItemTexts;
  readonly source: ItemSource;
}

/** The column numbers of a table of items. */
export interface ItemColumns {
  readonly title: number;
  readonly status: number | null;
  readonly fields: ReadonlyArray<{ readonly key: FieldKey; readonly column: number }>;
  /** The column for notes. Left out: there is none. */
  readonly notes?: number;
}

/** A table whose rows are items. A row moves to another table only if both have the same columns. */
export interface ItemTable {
  /** Null above the first heading. */
  readonly section: number | null;
  /** The cells of its header row, in the form in which they are compared. */
  readonly header: readonly string[];
  readonly columns: ItemColumns;
  /** The list number of its rows. */
  readonly list: number;
  /** The line of its last row; without rows, of the delimiter row below its header. */
  readonly lastLine: number;
}

/** A text that may be meant as an item but is not read as one. */
export interface Candidate {
  readonly line: number;
  readonly text: string;
  readonly why: CandidateReason;
  readonly section: string;
}

export type CandidateReason =
  | 'bullet'
  | 'numbered'
  | 'heading'
  | 'table-row'
  | 'no-title'
  | 'placeholder'
  | 'caption'
  | 'total'
  | 'criteria'
  | 'labelled'
  | 'in-quote'
  | 'in-html'
  | 'html-list'
  | 'in-text';

/** The titles of sections that are made if one is needed and the file has none: of open bugs, features and external items, and of finished items. */
export type NewSectionTitles = Readonly<Record<'bug' | 'feature' | 'external' | 'done' | 'resolved' | 'dropped', string>>;

/** The result of reading one text. */
export interface Roadmap {
  readonly path: string;
  readonly text: string;
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** Items and sub-items in the order of their lines. */
  readonly items: readonly Item[];
  readonly tables: readonly ItemTable[];
  /** The addresses of its link definitions, by their identifiers. */
  readonly definitions: ReadonlyMap<string, string>;
  /** The Markdown of its footnotes' definitions, by their identifiers. */
  readonly footnotes: ReadonlyMap<string, string>;
  readonly candidates: readonly Candidate[];
  /** Every number of this repository's issues that the text or a link names: what is named is not gone. */
  readonly named: ReadonlySet<number>;
  readonly problems: readonly Problem[];
  readonly timeline: readonly TimelineEntry[];
  readonly lastUpdated: LastUpdated | null;
  readonly newTitles: NewSectionTitles;
}
