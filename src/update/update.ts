import type { IsoDate, Roadmap, Snapshot } from '../model.ts';
import { readDate } from '../roadmap/dates.ts';
import type { IssueAddress } from '../roadmap/link.ts';
import { parseMarkdown } from '../roadmap/markdown.ts';
import { fullName, type Release } from '../roadmap/release.ts';
import { oneLine } from '../roadmap/text.ts';
import { readAttention } from './attention.ts';
import { openBlockers } from './blockers.ts';
import { readChanges } from './changes.ts';
import { type Definitions, usedDefinitions } from './definitions.ts';
import { readGroups } from './groups.ts';
import { ownerOf, priorityOf, statusOf } from './items.ts';
import { readParts } from './prose.ts';

/** What a development update is made from. */
export interface UpdateFacts {
  readonly roadmap: Roadmap;
  /** The release that the roadmap is of; null where nothing names it. */
  readonly release: Release | null;
  readonly today: IsoDate;
  /** Without a repository issues are shown by their numbers alone. */
  readonly address: IssueAddress;
  /** What the last published update told; null where there was none. */
  readonly previous: Snapshot | null;
}

/** What a development update says, in its order. */
export interface Update {
  /** `Xen 4.3 development update, 10 June 2013`. */
  readonly subject: string;
  readonly note: readonly Prose[];
  readonly blockers: readonly Blocker[];
  readonly prose: readonly Prose[];
  readonly groups: readonly ItemGroup[];
  /** What changed since the last update; null where nothing did, or where there was none. `since` is its date as it is written here. */
  readonly changes: { readonly since: string; readonly remarks: readonly Remark[] } | null;
  readonly attention: readonly Remark[];
  /** Link and footnote definitions that something above refers to. */
  readonly definitions: Definitions;
  readonly address: IssueAddress;
}

/** A part of the roadmap in its author's words. */
export interface Prose {
  /** Its heading's text; null where it stands under none. */
  readonly title: string | null;
  /** The level of its heading in the roadmap: those inside are deeper. */
  readonly level: number;
  /** As it stands in the file, with `\n` as line end. */
  readonly markdown: string;
}

/** An item that is named outside of its group. */
export interface Named {
  readonly title: string;
  readonly issue: number | null;
}

/** An open item that the release waits for, in plain text. */
export interface Blocker extends Named {
  readonly owner: string | null;
  /** Empty where it has none. */
  readonly status: string;
  /** Where its field says more than the level: `blocker (?)`; else empty. */
  readonly doubt: string;
}

/** One line about an item, or about a date of the timeline, in plain text. */
export interface Remark extends Named {
  readonly says: 'New' | 'Resolved' | 'Reopened' | 'Slipped' | 'Raised' | 'Lowered' | 'Removed' | 'No owner' | 'Status unchanged';
  /** What it was and what it is; where there was nothing before, `from` is empty. */
  readonly change: { readonly from: string; readonly to: string } | null;
  readonly detail: string | null;
  /** Of a status that does not change: so many updates have told it. */
  readonly updates: number | null;
}

export interface ItemGroup {
  readonly title: string;
  readonly isDone: boolean;
  /** The items of each section, where they stand in several; those of a part without a title come first. */
  readonly parts: ReadonlyArray<{ readonly title: string | null; readonly items: readonly ToldItem[] }>;
}

/** An item with everything that stands in it. */
export interface ToldItem extends Named {
  /** The title as it stands in the file, on one line, `(external)` included. */
  readonly markdown: string;
  /** Markdown, outdented. */
  readonly notes: string;
  readonly subItems: string;
  /** Keys and the Markdown of their values, in the file's order. */
  readonly fields: ReadonlyArray<readonly [key: string, value: string]>;
}

/** The development update of a roadmap on a day. The same facts give the same update. */
export function developmentUpdate(facts: UpdateFacts): Update {
  const { roadmap, today, address, previous } = facts;
  const write = dateWriter(roadmap);
  const root = parseMarkdown(roadmap.text);
  const { note, prose } = readParts(roadmap, root, write(today));
  const groups = readGroups(facts);
  const remarks = previous === null ? [] : readChanges(facts, previous);
  return {
    subject: oneLine(`${nameFor(facts)} development update, ${write(today)}`),
    note,
    blockers: readBlockers(roadmap),
    prose,
    groups,
    changes: previous === null || remarks.length === 0 ? null : { since: write(previous.date), remarks },
    attention: readAttention(roadmap, previous),
    definitions: usedDefinitions(roadmap.text, root, [...note, ...prose], groups),
    address,
  };
}

function nameFor({ roadmap, release, address }: UpdateFacts): string {
  if (release !== null) return fullName(release, roadmap);
  return address.repositories?.[0]?.split('/')[1] ?? 'Roadmap';
}

/** Writes dates as the roadmap's line `Last updated` does. */
function dateWriter({ lastUpdated }: Roadmap): (date: IsoDate) => string {
  const written = readDate(lastUpdated?.text ?? '') ?? readDate('1 January 2000');
  return (date) => written?.write(date) ?? date;
}

/** A priority that says more than its first word, which is the level. */
function doubtIn(priority: string): string {
  return /[\p{L}\p{N}?]/u.test(priority.replace(/^\p{L}+/u, '')) ? priority : '';
}

function readBlockers(roadmap: Roadmap): Blocker[] {
  return openBlockers(roadmap).map((item) => ({
    title: `${item.title}${item.external ? ' (external)' : ''}`,
    issue: item.issue,
    owner: ownerOf(item),
    status: statusOf(item),
    doubt: doubtIn(priorityOf(item)),
  }));
}
