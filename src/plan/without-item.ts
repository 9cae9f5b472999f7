import type { Content, Entry, SideValues } from '../model/agreement.ts';
import type { Issue } from '../model/issue.ts';
import type { NewItem, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Item, Kind, Roadmap } from '../model/roadmap.ts';
import { millisecondsBetween } from '../model/time.ts';
import { isTracked } from '../model/tracked.ts';
import { forIssue } from '../roadmap/markdown/for-issue.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { escapePattern } from '../roadmap/text/words.ts';
import { asTextSays, seenIssue } from './baseline-after.ts';
import { REMOVED } from './commit/acts.ts';
import { type Facts, originOf } from './facts.ts';
import type { Elsewhere } from './files/hand-over.ts';
import { filesFor } from './files/which-file.ts';
import { compared } from './issue/content.ts';
import { issueTitle } from './issue/issue-title.ts';
import { hasLabel, readLabels } from './issue/labels.ts';
import { managedPart } from './issue/managed-part.ts';
import { readManaged } from './issue/managed-text.ts';
import { readMarker } from './issue/marker.ts';
import { loginsOf } from './issue/people.ts';
import { sourceOfFile } from './issue/source-part.ts';
import { comesBack, NOTHING } from './item/coming-back.ts';
import { entersFirst } from './item/entering.ts';
import { newItemOf } from './item/new-item-of.ts';
import { NOWHERE } from './item/placement.ts';
import { notLinked, onlyNamed, textNotRead } from './item/problems.ts';
import { comparedBody, formerTitles, issueSeen, rawSide, titlesOf } from './item/two-sides.ts';
import { type Matching, titlesAsRead } from './match.ts';
import { fromIssue, type PlannedOperation } from './trust/from-issue.ts';

/** The part of a plan for issues without an item. */
interface WithoutItemPart {
  readonly operations: readonly PlannedOperation[];
  readonly problems: readonly Problem[];
  readonly entries: readonly Entry[];
}

/** Plans for entries whose item is gone from the file. The issue is closed if this action made it and nothing else in the file names it. */
export function planGone({ withoutItem }: Matching, facts: Facts): WithoutItemPart {
  const names = namesIn(facts.roadmap.text);
  const isUnlinked = unlinkedIn(facts.roadmap);
  const operations: PlannedOperation[] = [];
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  const named: Entry[] = [];
  for (const { entry, missing } of withoutItem) {
    const read = facts.issues.get(entry.number);
    const issue = issueSeen(read, entry);
    const noIssue = facts.noIssues.get(entry.number);
    // Both the item and its issue are gone, so the entry is dropped.
    if (missing && ((noIssue !== undefined && noIssue.is !== 'hidden') || entry.aside === true)) continue;
    const seen =
      read === undefined || issue?.body == null
        ? entry.seen
        : { ...seenIssue(read, titlesOf('', entry), entry.seen, facts.parsed), itemTitle: entry.seen.itemTitle };
    const untracked = issue === null || !hasLabel(issue.labels, facts.config.labels.roadmap.name);
    // The issue was closed before the item was removed. If somebody reopens it, the item comes back.
    const tidied = missing && entry.linked && issue !== null && !issue.state.open;
    const closed = { roadmap: { ...entry.agreed.roadmap, open: false }, issue: { ...entry.agreed.issue, open: false } };
    // Who reopened it and may not is asked about only once.
    const doubt = entry.removed && read !== undefined ? facts.answers.untrusted.get(entry.number) : undefined;
    const refused = doubt?.state == null || read === undefined ? {} : { refused: { ...doubt, at: read.updatedAt } };
    entries.push({ ...entry, ...refused, seen, removed: entry.removed || tidied, agreed: tidied ? closed : entry.agreed });
    if (untracked || !issue.state.open || entry.removed || noIssue !== undefined) continue;
    const { title } = entry.agreed.roadmap;
    const elsewhere = facts.elsewhere.get(entry.number);
    if (elsewhere !== undefined) {
      problems.push(movedProblem(entry, elsewhere));
      continue;
    }
    if (missing && entry.ours && entry.linked && !names(title) && !isUnlinked(issue.title)) {
      const close = closeRemoved(entry, issue.body, facts);
      operations.push(close.operation);
      problems.push(...close.problems);
    } else if (missing) {
      if (!hasTwoLinks(entry, facts)) problems.push(notLinked(entry));
    } else named.push(entry);
  }
  return { operations, problems: [...problems, ...onlyNamed(named, facts.roadmap)], entries };
}

/** Tells whether a line without a link has a title: an item, or what may be meant as one. Words of other texts and titles say nothing. Most runs ask for none. */
function unlinkedIn(roadmap: Roadmap): (title: string) => boolean {
  let titles: ReadonlySet<string> | null = null;
  return (title) => {
    titles ??= unlinkedTitles(roadmap);
    return titles.has(canonicalText(title));
  };
}

function unlinkedTitles({ items, candidates }: Roadmap): ReadonlySet<string> {
  const ofItems = items.flatMap((item) => (isTracked(item) && item.issue === null ? titlesAsRead(item) : []));
  const meant = candidates.filter(({ why }) => why !== 'heading' && why !== 'caption').map(({ text }) => text.replace(UNREAD_BOX, '').replace(/~~/g, ''));
  return new Set([...ofItems, ...meant].map((title) => canonicalText(issueTitle(title))));
}

const UNREAD_BOX = /^\[.\][ \t]+/u;

/** Whether an item with its title ends with two links now. That is told there, and its issue is needed still. */
function hasTwoLinks(entry: Entry, { roadmap }: Facts): boolean {
  const titles = titlesOf(entry.agreed.roadmap.title, entry).map(canonicalText);
  return roadmap.items.some((item) => {
    const now = canonicalText(item.title);
    return item.ambiguous && titles.some((title) => title !== '' && now.startsWith(title) && NO_WORD.test(now.slice(title.length).replace(REFERENCE, '')));
  });
}

const REFERENCE = /https?:\S+|[^\s#(]*#\d+|\bGH-\d+/gi;
const NO_WORD = /^[^\p{L}\p{N}]*$/u;

function closeRemoved(entry: Entry, body: string | null, facts: Facts): { readonly operation: PlannedOperation; readonly problems: readonly Problem[] } {
  const { roadmap, parsed } = facts;
  const { title } = entry.agreed.roadmap;
  const text = body === null ? null : readManaged(body, titlesOf(title, entry), null, parsed);
  const close = { kind: 'close-issue', line: null, issue: entry.number, title, reason: 'not_planned' } as const;
  // A new managed part would replace a text that nobody has read.
  if (text !== null && text.unreadable !== null) {
    const problem = textNotRead({ number: entry.number, title }, text.unreadable, null, `The issue is closed, because ${REMOVED}, and its text stays as it is`);
    return { operation: { ...close, managed: null }, problems: [problem] };
  }
  const content = text?.content ?? NOTHING;
  const managed = managedPart({ title, content, removed: true }, { key: entry.key, path: roadmap.path }, sourceOfFile(facts), parsed);
  return { operation: { ...close, managed }, problems: [] };
}

function movedProblem({ number, agreed }: Entry, { path, how }: Elsewhere): Problem {
  const what = {
    stands: `but stands in ${path}: the next run for ${path} takes its issue over`,
    named: `but ${path} names its number. The issue is left as it is; close it by hand if it is not needed any more`,
    moved: `and ${path}, where it may stand now, is gone or was moved. The issue is left as it is for a day`,
    unread: `and ${path}, where it may stand now, cannot be read. The issue is left as it is`,
  }[how];
  const message = `#${number} “${agreed.roadmap.title}” is no longer in this file, ${what}.`;
  return { line: null, level: how === 'stands' || how === 'named' ? 'notice' : 'warning', code: 'gone-from-file', message };
}

/** Makes a function that tells whether a text contains a title as whole words. Emphasis is ignored. */
function namesIn(text: string): (title: string) => boolean {
  const plain = (one: string) => canonicalText(one.replace(/[\\*_`~[\]]/g, '')).toLowerCase();
  let words: string | null = null;
  return (title) => {
    words ??= plain(text);
    const wanted = plain(title);
    return wanted !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(wanted)}(?![\\p{L}\\p{N}])`, 'u').test(words);
  };
}

/**
 * Plans new items for issues that people labelled, and for reopened issues whose item was removed.
 * @param asked issues that may be what an item means, so that they do not enter the file as others
 * @param texts items whose number is text
 */
export function planAdded(
  { withoutItem, pairs }: Matching,
  facts: Facts,
  asked: readonly number[],
  texts: ReadonlySet<Item>,
): WithoutItemPart & Pick<Plan, 'waiting'> {
  const {
    roadmap,
    baseline,
    issues,
    config: { labels },
  } = facts;
  const known = new Set([...(baseline?.entries ?? []).map(({ number }) => number), ...pairs.map(({ number }) => number), ...asked]);
  const named = new Set(roadmap.items.flatMap((item) => (texts.has(item) ? [] : (item.issue ?? []))));
  const back = withoutItem.flatMap(({ entry }) => (entry.removed ? [{ number: entry.number, entry }] : []));
  const fresh = [...issues.values()].flatMap(({ number }) => (known.has(number) || named.has(number) ? [] : [{ number, entry: null }]));
  const operations: PlannedOperation[] = [];
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  const waiting: number[] = [];
  for (const { number, entry } of [...back, ...fresh].toSorted((a, b) => a.number - b.number)) {
    const issue = issues.get(number);
    if (issue === undefined || !issue.state.open || !hasLabel(issue.labels, labels.roadmap.name)) continue;
    const marker = readMarker(issue.body);
    if (marker !== null && marker.path !== roadmap.path) {
      if (baseline !== null && baseline.paths[marker.path] === undefined) problems.push(ofNoRoadmap(issue, marker.path, roadmap.path));
      continue;
    }
    if (marker !== null && baseline === null) {
      // The state was lost, so nobody can tell whether the item was removed or never linked.
      const lost = entryOfLost(issue, marker.key, facts);
      entries.push(lost);
      problems.push(notLinked(lost));
      continue;
    }
    const before = baseline?.paths[roadmap.path];
    const startedAt = before?.startedAt;
    // With `adopt: none`, an issue from before the first run is left alone until it changes. So are issues that had a label before it became the action's.
    const leaves = facts.config.adopt === 'none' || before?.labels?.['roadmap']?.former !== undefined;
    if (entry === null && leaves && startedAt !== undefined && millisecondsBetween(startedAt, issue.updatedAt) <= 0) continue;
    if (baseline === null) {
      if (!leaves) waiting.push(number);
      problems.push(notAdded(issue, `On the first run nothing is added: ${leaves ? 'it is added with its next change' : 'the next run adds it'}.`));
      continue;
    }
    const files =
      entry === null && facts.answers.otherFiles !== null ? filesFor(issue, kindByLabel(issue, facts), roadmap, facts.answers.otherFiles) : [roadmap.path];
    if (files.length > 1) waiting.push(number);
    if (files.length > 1 || files[0] !== roadmap.path) {
      problems.push(notAdded(issue, whichFile(files)));
      continue;
    }
    const unreadable = readManaged(issue.body, titlesOf('', entry), null, facts.parsed)?.unreadable ?? null;
    if (unreadable !== null) {
      problems.push(textNotRead(issue, unreadable, null, 'The issue is added to the file once it can be read'));
      waiting.push(number);
      continue;
    }
    const says = entry === null ? entersFirst(issue, facts) : comesBack(issue, entry, facts);
    problems.push(...says.problems);
    if (says.title === null) continue;
    const item = newItemOf(issue, says, entry, facts);
    if (item === null) problems.push(notAdded(issue, 'Its title cannot be written into the file. Give the issue another title.'));
    else {
      const added = { line: null, issue: number, title: item.reads, item, entry: entryOfAdded(issue, item, entry, facts) };
      operations.push(fromIssue(says.content, { kind: 'add-item', ...added }));
    }
  }
  return { operations, problems, entries, waiting };
}

function notAdded({ number, title }: Issue, why: string): Problem {
  return {
    line: null,
    level: 'notice',
    code: 'not-added',
    message: `#${number} “${title}” has the action’s label but is not in the file. ${why}`,
    foundOn: number,
  };
}

/** What is to be done about an issue that another file, or one of several files, is for. */
function whichFile(files: readonly string[]): string {
  const [first = '', ...others] = files;
  if (others.length === 0) return `It belongs into ${first}: the next run for ${first} adds it.`;
  return `It may belong into ${files.slice(0, -1).join(', ')} or ${files.at(-1)}: give it the milestone of the right one’s release, or write a line with its number into that file.`;
}

function kindByLabel({ labels }: Issue, { config }: Facts): Kind {
  return readLabels(labels, 'feature', config.labels, null).kind;
}

/** An issue that was moved here from another repository says what that one's roadmap is called. */
function ofNoRoadmap({ number, title }: Issue, path: string, own: string): Problem {
  const message = `#${number} “${title}” has the action’s label, but its text belongs to ${path}, for which no run is known here. If it is to enter ${own}, delete the comment “roadmap-sync:begin” from its text.`;
  return { line: null, level: 'warning', code: 'not-added', message, foundOn: number };
}

/** The entry of an issue that has a marker but neither an item nor a state. Both sides get the issue's values. */
function entryOfLost(issue: Issue, key: string, facts: Facts): Entry {
  const { roadmap } = facts;
  const titles = [issue.title];
  const side = rawSide(issue, 'feature', comparedBody(issue.body, titles, facts), facts, null);
  const seen = { ...seenIssue(issue, titles, null, facts.parsed), itemTitle: side.title };
  const agreed = { roadmap: { ...side, content: side.content ?? {} }, issue: side };
  return { path: roadmap.path, key, number: issue.number, linked: false, former: [], ours: false, agreed, seen, place: NOWHERE, removed: false };
}

/** The entry of an issue after its new item is in the file. */
function entryOfAdded(issue: Issue, { reads, content }: NewItem, entry: Entry | null, facts: Facts): Entry {
  const {
    roadmap,
    config: { people },
    claimId,
  } = facts;
  const titles = titlesOf(reads, entry);
  const side = rawSide(issue, 'feature', comparedBody(issue.body, titles, facts), facts, entry?.agreed.issue.priority ?? null);
  const title = canonicalText(reads);
  const owners = loginsOf(content.fields.owner ?? '', people);
  // A copy names owners whom nobody has assigned: that is yet to be done, and no removal.
  const assignees = entry === null ? owners.filter((login) => side.assignees.includes(login)) : owners;
  const item: SideValues = { ...side, title, open: true, assignees, content: compared(inIssue(content, facts)) };
  return {
    path: roadmap.path,
    key: entry?.key ?? `${claimId}.${issue.number}`,
    number: issue.number,
    linked: true,
    former: formerTitles(entry, title),
    ours: entry?.ours ?? false,
    agreed: { roadmap: asTextSays(item, side), issue: side },
    seen: { ...seenIssue(issue, titles, null, facts.parsed), itemTitle: title },
    place: entry?.place ?? NOWHERE,
    removed: false,
  };
}

/** The content of a new item as it is compared, with whole links. */
function inIssue({ fields, notes, subItems }: Content, facts: Facts): Content {
  const shown = (text: string) => forIssue(text, originOf(facts));
  return { fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, shown(value)])), notes: shown(notes), subItems: shown(subItems) };
}
