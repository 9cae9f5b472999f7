import { type Baseline, madeSectionsOf } from '../../model/baseline.ts';
import type { Operation, Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import type { FileBeside, PublishedUpdate, Snapshot, UpdateFeed, UpdateTexts } from '../../model/update.ts';
import { forIssue } from '../../roadmap/markdown/for-issue.ts';
import { fileUrl, type IssueAddress, markdownLink } from '../../roadmap/markdown/link.ts';
import { noteOf, notesIn } from '../../roadmap/read/note.ts';
import { isCarriedOver } from '../../roadmap/release/scope.ts';
import { escapeMarkdown } from '../../roadmap/text/text.ts';
import { commentBody } from './bodies.ts';
import type { Destinations } from './destinations.ts';

type Publishing = Extract<Operation, { readonly kind: 'publish-update' | 'post-update' | 'mirror-update' | 'close-milestone' }>;

import { setLastUpdated } from './last-updated.ts';

/** The facts that the plan of an update depends on. */
export interface PublishFacts {
  readonly roadmap: Roadmap;
  readonly baseline: Baseline | null;
  readonly today: IsoDate;
  readonly address: IssueAddress;
  /** The places that updates go to; null if they are not published. */
  readonly updateTo: Destinations | null;
}

/**
 * Adds the publishing of an update to a plan. One commit removes the resolved bugs and the note from the roadmap and adds the
 * update's file. The comment and the wiki follow. That commit is made as a whole or not at all, because the update describes
 * the file as it is now. Deliveries left over from an earlier update are dropped: this update replaces them.
 * @param files further files of that commit
 */
export function withPublishing(
  plan: Plan,
  texts: UpdateTexts,
  snapshot: Snapshot,
  to: Destinations,
  facts: PublishFacts,
  { feed, files }: { readonly feed: UpdateFeed | null; readonly files: readonly FileBeside[] },
): Plan {
  const { roadmap } = facts;
  const unclosed = publishedBefore(facts)?.pending.milestone;
  const pending = { comment: to.comment !== null, wiki: to.wiki !== null, ...(unclosed === undefined ? {} : { milestone: unclosed }) };
  const update: PublishedUpdate = { ...snapshot, ...texts, pending, ...(feed === null ? {} : { feed }) };
  const { leaving, open } = resolvedItems(facts);
  const made = madeSectionsOf(leaving, roadmap, facts.baseline);
  const publish: Publishing = {
    kind: 'publish-update',
    line: null,
    title: texts.subject,
    removed: leaving.map(({ line, issue }) => ({ line, issue })),
    ...(made.length === 0 ? {} : { left: made }),
    clearNote: noteOf(roadmap) !== null,
    file: to.file,
    ...(files.length === 0 ? {} : { beside: files }),
    update,
  };
  const others = plan.operations.filter(({ kind }) => kind !== 'post-update' && kind !== 'mirror-update' && kind !== 'set-last-updated');
  const operations = [...others, publish, ...setLastUpdated(facts), ...deliveries(update, to, facts)];
  return { ...plan, operations, problems: [...plan.problems, ...open.map(stillOpen), ...furtherNotes(facts), ...overtaken(facts)], settles: true };
}

/** The items of the sections of resolved bugs. They leave the file, except those whose issues are still open. */
function resolvedItems({ roadmap, baseline }: PublishFacts): { leaving: Item[]; open: Item[] } {
  const numbers = new Set((baseline?.entries ?? []).flatMap(({ number, agreed }) => (agreed.issue.open ? [number] : [])));
  const resolved = roadmap.items.filter(
    (item) => item.section !== null && roadmap.sections[item.section]?.role === 'resolved' && !isSubItem(item) && item.state !== 'open' && !isCarriedOver(item),
  );
  const isOpen = ({ issue }: Item) => issue !== null && numbers.has(issue);
  return { leaving: resolved.filter((item) => !isOpen(item)), open: resolved.filter(isOpen) };
}

function stillOpen({ title, issue, line }: Item): Problem {
  const message = `“${title}” stands among the resolved bugs, but its issue #${issue} is open. The update lists it, and it stays in the file. Close the issue, or move the item.`;
  return { line, level: 'warning', code: 'open-among-resolved', message };
}

function furtherNotes({ roadmap }: PublishFacts): Problem[] {
  const message = 'This is a second section “Note”, and only the first one is published and cleared. Join the two.';
  return notesIn(roadmap)
    .slice(1)
    .map(({ heading: { line } }) => ({ line, level: 'warning', code: 'second-note', message }));
}

/** A warning for each delivery of the previous update that never arrived. */
function overtaken({ baseline, roadmap }: PublishFacts): Problem[] {
  const published = baseline?.paths[roadmap.path]?.published;
  if (published === undefined || !(published.pending.comment || published.pending.wiki)) return [];
  const where = [...(published.pending.comment ? ['the comment'] : []), ...(published.pending.wiki ? ['the wiki'] : [])].join(' and ');
  const message = `The update of ${published.date} never reached ${where}. The new update replaces it there.`;
  return [{ line: null, level: 'warning', code: 'published-before', message }];
}

/** The last published update. A pending delivery is dropped if the configuration no longer names its place. */
export function publishedBefore({ baseline, roadmap, updateTo }: PublishFacts): PublishedUpdate | null {
  const published = baseline?.paths[roadmap.path]?.published;
  if (published === undefined) return null;
  const { comment, wiki, milestone } = published.pending;
  const rest = milestone === undefined ? {} : { milestone };
  return { ...published, pending: { comment: comment && updateTo?.comment != null, wiki: wiki && updateTo?.wiki != null, ...rest } };
}

/** The deliveries that are left over from a run that was cut off after it published an update. */
export function pendingUpdate(facts: PublishFacts): Publishing[] {
  const published = publishedBefore(facts);
  if (published === null) return [];
  const { milestone } = published.pending;
  const close: Publishing[] = milestone === undefined ? [] : [{ kind: 'close-milestone', milestone: milestone.number, title: milestone.title }];
  return facts.updateTo === null ? close : [...deliveries(published, facts.updateTo, facts), ...close];
}

/** @param to the places in today's configuration: people may have corrected it since the update was published */
function deliveries({ pending, subject, markdown, date }: PublishedUpdate, to: Destinations, { roadmap: { path }, address }: PublishFacts): Publishing[] {
  const about = { title: subject, date };
  const origin = { path, address, definitions: new Map<string, string>() };
  const operations: Publishing[] = [];
  if (pending.comment && to.comment !== null)
    operations.push({ kind: 'post-update', to: to.comment, ...about, body: commentBody(forIssue(markdown, origin), path, date, wholeAt(to, address)) });
  if (pending.wiki && to.wiki !== null) operations.push({ kind: 'mirror-update', page: to.wiki, ...about, body: markdown });
  return operations;
}

/** Markdown for the place that has the whole update; null if there is none. */
function wholeAt({ file, wiki }: Destinations, address: IssueAddress): string | null {
  if (file !== null) return markdownLink(file, fileUrl(file, address));
  return wiki === null ? null : `the wiki page “${escapeMarkdown(wiki)}”`;
}
