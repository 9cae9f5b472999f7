import type { Baseline } from '../../model/baseline.ts';
import type { Operation, Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import type { PublishedUpdate, Snapshot, UpdateTexts } from '../../model/update.ts';
import { fileUrl, type IssueAddress, markdownLink } from '../../roadmap/markdown/link.ts';
import { noteOf, notesIn } from '../../roadmap/read/note.ts';
import { escapeMarkdown } from '../../roadmap/text/text.ts';
import { commentBody } from './bodies.ts';
import type { Destinations } from './destinations.ts';
import { setLastUpdated } from './last-updated.ts';

/** What the plan of an update follows from. */
export interface PublishFacts {
  readonly roadmap: Roadmap;
  readonly baseline: Baseline | null;
  readonly today: IsoDate;
  readonly address: IssueAddress;
  /** Where development updates go; null: nowhere. */
  readonly updateTo: Destinations | null;
}

/**
 * The plan that publishes an update, too: one commit in which the resolved bugs and the note leave the roadmap and the update stands
 * beside it, then the comment, then the wiki. What is told is what stands in the file at this moment, so it goes out as a whole or
 * not at all. What of an update before has not arrived is overtaken.
 */
export function withPublishing(plan: Plan, texts: UpdateTexts, snapshot: Snapshot, to: Destinations, facts: PublishFacts): Plan {
  const { roadmap } = facts;
  const update: PublishedUpdate = { ...snapshot, ...texts, pending: { comment: to.comment !== null, wiki: to.wiki !== null } };
  const { leaving, open } = resolvedItems(facts);
  const publish: Operation = {
    kind: 'publish-update',
    line: 1,
    title: texts.subject,
    removed: leaving.map(({ line, issue }) => ({ line, issue })),
    clearNote: noteOf(roadmap) !== null,
    file: to.file,
    update,
  };
  const others = plan.operations.filter(({ kind }) => kind !== 'post-update' && kind !== 'mirror-update' && kind !== 'set-last-updated');
  const operations = [...others, publish, ...setLastUpdated(facts), ...deliveries(update, to, facts)];
  return { ...plan, operations, problems: [...plan.problems, ...open.map(stillOpen), ...furtherNotes(facts), ...overtaken(facts)], settles: true };
}

/** The items that have been told: what the sections of resolved bugs hold, but for those whose issues are open all the same. */
function resolvedItems({ roadmap, baseline }: PublishFacts): { leaving: Item[]; open: Item[] } {
  const numbers = new Set((baseline?.entries ?? []).flatMap(({ number, agreed }) => (agreed.issue.open ? [number] : [])));
  const resolved = roadmap.items.filter(
    ({ section, parent, state }) => section !== null && roadmap.sections[section]?.role === 'resolved' && parent === null && state !== 'open',
  );
  const isOpen = ({ issue }: Item) => issue !== null && numbers.has(issue);
  return { leaving: resolved.filter((item) => !isOpen(item)), open: resolved.filter(isOpen) };
}

function stillOpen({ title, issue, line }: Item): Problem {
  const message = `“${title}” stands among the resolved bugs, and its issue #${issue} is open: it is told, and stays. Close the issue, or move the item.`;
  return { line, level: 'warning', code: 'sides-differ', message };
}

function furtherNotes({ roadmap }: PublishFacts): Problem[] {
  const message = 'A second section “Note”, expected one: it is neither told nor cleared. Join it with the first.';
  return notesIn(roadmap)
    .slice(1)
    .map(({ heading: { line } }) => ({ line, level: 'warning', code: 'second-note', message }));
}

/** What people never got of the update before. */
function overtaken({ baseline, roadmap }: PublishFacts): Problem[] {
  const published = baseline?.paths[roadmap.path]?.published;
  if (published === undefined || !(published.pending.comment || published.pending.wiki)) return [];
  const where = [...(published.pending.comment ? ['the comment'] : []), ...(published.pending.wiki ? ['the wiki'] : [])].join(' and ');
  const message = `The update of ${published.date} never reached ${where}: the new one takes its place there.`;
  return [{ line: 1, level: 'warning', code: 'published-before', message }];
}

/** The last published update, without the places that the configuration names no more: what goes there later is the next one. */
export function publishedBefore({ baseline, roadmap, updateTo }: PublishFacts): PublishedUpdate | null {
  const published = baseline?.paths[roadmap.path]?.published;
  if (published === undefined) return null;
  const { comment, wiki } = published.pending;
  return { ...published, pending: { comment: comment && updateTo?.comment != null, wiki: wiki && updateTo?.wiki != null } };
}

/** What a run has yet to deliver that published an update and did not come to its end. */
export function pendingUpdate(facts: PublishFacts): Operation[] {
  const published = publishedBefore(facts);
  return published === null || facts.updateTo === null ? [] : deliveries(published, facts.updateTo, facts);
}

/** @param to where updates go by now: people may have corrected it */
function deliveries({ pending, subject, markdown, date }: PublishedUpdate, to: Destinations, { roadmap: { path }, address }: PublishFacts): Operation[] {
  const about = { title: subject, date };
  const operations: Operation[] = [];
  if (pending.comment && to.comment !== null)
    operations.push({ kind: 'post-update', to: to.comment, ...about, body: commentBody(markdown, path, date, wholeAt(to, address)) });
  if (pending.wiki && to.wiki !== null) operations.push({ kind: 'mirror-update', page: to.wiki, ...about, body: markdown });
  return operations;
}

/** Where all of an update is, in Markdown. */
function wholeAt({ file, wiki }: Destinations, address: IssueAddress): string | null {
  if (file !== null) return markdownLink(file, fileUrl(file, address));
  return wiki === null ? null : `the page “${escapeMarkdown(wiki)}” of the wiki`;
}
