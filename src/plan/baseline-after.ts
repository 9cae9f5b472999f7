import type { Entry, SideValues } from '../model/agreement.ts';
import { unreachable } from '../model/errors.ts';
import type { Issue } from '../model/issue.ts';
import type { IssueChanges, Operation } from '../model/plan.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { compared } from './issue/content.ts';
import { hasLabel, missingLabels } from './issue/labels.ts';
import { type ParsedTexts, readManaged } from './issue/managed-text.ts';
import { titleLinksIn } from './issue/source-part.ts';
import { placesOf } from './item/places.ts';
import { comparedBody, formerTitles, loginsOn, rawSide, roadmapSide, type Terms, titlesOf, withFields } from './item/two-sides.ts';
import type { Milestones } from './milestones/milestones.ts';
import { newSectionsOf } from './operations.ts';

/** What an apply has confirmed so far. */
export interface Confirmed {
  readonly entries: readonly Entry[];
  readonly operations: readonly Operation[];
  /** Issues that were created, by the keys of their operations. */
  readonly created: ReadonlyMap<string, Issue>;
  /** Operations that an answer confirmed, each with the issue in that answer. */
  readonly done: ReadonlyMap<Operation, Issue | null>;
  /** Numbers of the issues that had an entry before. */
  readonly before: ReadonlySet<number>;
  readonly path: string;
  readonly terms: Terms;
  /** The roadmap after the last commit; null if there was none. */
  readonly roadmap: Roadmap | null;
}

/** The entries with everything that was confirmed. The rest stays as it was agreed before. */
export function entriesAfter({ entries, operations, created, done, before, path, terms, roadmap }: Confirmed): Entry[] {
  const changed = new Map<number, Entry>(entries.map((entry) => [entry.number, entry]));
  const taken = new Map<number, string[]>();
  for (const operation of operations) if (operation.kind === 'change-item' && done.has(operation)) grouped(taken, operation.issue).push(...operation.fields);
  for (const operation of operations) {
    if (operation.kind === 'create-issue') {
      const issue = created.get(operation.key);
      if (issue !== undefined) changed.set(issue.number, entryOfCreated(operation, issue, path, done.has(operation), terms));
    } else if (operation.kind === 'add-item') {
      if (done.has(operation)) changed.set(operation.issue, operation.entry);
    } else if (operation.kind === 'publish-update') {
      // The entry is kept: if somebody reopens the issue, the item comes back.
      const left = done.has(operation) ? operation.removed.flatMap(({ issue }) => changed.get(issue ?? 0) ?? []) : [];
      for (const entry of left) changed.set(entry.number, { ...entry, removed: true });
    } else if (isOfPair(operation)) {
      const entry = changed.get(operation.issue);
      if (entry === undefined) continue;
      if (done.has(operation)) changed.set(operation.issue, entryAfter(entry, operation, done.get(operation) ?? null, terms, taken.get(operation.issue) ?? []));
      // An issue without the action's label appears in no list, so its entry is kept only once it has the label.
      else if (operation.kind === 'update-issue' && !before.has(operation.issue) && !hasLabel(entry.seen.labels, terms.config.labels.roadmap.name))
        changed.delete(operation.issue);
    }
  }
  return roadmap === null
    ? [...changed.values()]
    : asRead(
        [...changed.values()],
        roadmap,
        operations.filter((operation) => done.has(operation)),
        taken,
        terms,
      );
}

/** The entries with the values and places of their items after the commit. A value that was written into the file is agreed as it is read there. */
function asRead(entries: readonly Entry[], roadmap: Roadmap, done: readonly Operation[], taken: ReadonlyMap<number, readonly string[]>, terms: Terms): Entry[] {
  const items = new Map<number, Item[]>();
  for (const item of roadmap.items) if (item.issue !== null && isTracked(item)) grouped(items, item.issue).push(item);
  const places = placesOf(roadmap, entries);
  const added = new Set(done.flatMap((operation) => (operation.kind === 'add-item' ? [operation.issue] : [])));
  const titles = new Set(roadmap.sections.map(({ heading }) => heading.title));
  const made = new Set([...entries.flatMap(({ madeSection }) => madeSection ?? []), ...done.flatMap(newSectionsOf).map(({ title }) => title)]);
  return entries.map((before) => {
    const { madeSection, ...rest } = before;
    // A section with this title that a person writes later is not the one that was made.
    const entry = madeSection === undefined || titles.has(madeSection) ? before : rest;
    const linked = items.get(entry.number) ?? [];
    // Where others name the number, too, the item is the one that was compared.
    const isCompared = ({ title, wholeTitles = [] }: Item) => [title, ...wholeTitles].some((one) => canonicalText(one) === entry.agreed.roadmap.title);
    const item = linked.find(isCompared) ?? linked.at(-1);
    if (item === undefined) return entry;
    // The agreed title may have words for a state that are no words of the item's.
    const title = canonicalText(item.title);
    const there = roadmap.sections[item.section ?? -1]?.heading.title ?? '';
    const read = roadmapSide(item, terms, entry.agreed.roadmap);
    const lagging = withLag(read, entry, terms.milestones);
    const known = { ...read, assignees: read.assignees.filter((login) => entry.agreed.roadmap.assignees.includes(login)) };
    const agreed = added.has(entry.number) ? asTextSays(known, entry.agreed.issue) : withFields(entry.agreed.roadmap, lagging, taken.get(entry.number) ?? []);
    return {
      ...entry,
      agreed: { ...entry.agreed, roadmap: agreed },
      former: formerTitles(entry, title),
      seen: { ...entry.seen, itemTitle: title },
      place: item.state === 'open' ? (places.get(item.line) ?? entry.place) : entry.place,
      ...(item.state === 'open' && made.has(there) ? { madeSection: there } : {}),
    };
  });
}

/**
 * The agreed values of an item that is new to the file. Its priority, owners and milestone may come from the issue's label, assignees and
 * milestone. If the issue's text does not have them yet, they count as changes of the file, so that the next plan writes them.
 */
export function asTextSays(item: SideValues, issue: SideValues): SideValues {
  const { content, milestone } = issue;
  const value = (key: string) => item.content?.[key] ?? '';
  // What only the issue's text has was not taken over: that is no removal.
  const missing = content === null ? [] : ['priority', 'owner', 'release'].filter((key) => value(key) !== '' && (content[key] ?? '') !== value(key));
  return { ...withFields(item, issue, missing), ...(milestone === undefined ? {} : { milestone }) };
}

/** The file's side. Its priority, assignees and milestone agree only if the issue has them, too. */
function withLag(read: SideValues, { agreed: { roadmap, issue } }: Entry, milestones: Milestones | null): SideValues {
  const known = (login: string) => roadmap.assignees.includes(login) || issue.assignees.includes(login);
  const leaving = roadmap.assignees.filter((login) => !read.assignees.includes(login) && issue.assignees.includes(login));
  const assignees = [...read.assignees.filter(known), ...leaving].toSorted();
  const priority = read.priority === issue.priority ? read.priority : roadmap.priority;
  const { milestone, ...rest } = read;
  const agreed = milestones?.isSame(milestone, issue.milestone) !== false ? milestone : roadmap.milestone;
  return { ...rest, priority, assignees, ...(agreed === undefined ? {} : { milestone: agreed }) };
}

/** The entry of a created issue. @param issue as it was right after the create @param linked a commit has added its link to the file */
export function entryOfCreated(operation: Operation & { kind: 'create-issue' }, issue: Issue, path: string, linked: boolean, terms: Terms): Entry {
  return {
    path,
    key: operation.key,
    number: issue.number,
    linked,
    former: [],
    ours: true,
    agreed: { roadmap: operation.values, issue: sideOf(issue, operation.values, [operation.values.title], terms) },
    seen: { ...seenIssue(issue, [operation.values.title], null, terms.parsed), titleLinks: titleLinksIn(operation.body), itemTitle: operation.values.title },
    place: operation.place,
    removed: false,
  };
}

/** An issue with its old labels, assignees and milestone, and the operation's changes. What others set in the meantime is left out, so that the next plan sees it as their change. */
function asWritten(issue: Issue, { seen }: Entry, changes: IssueChanges): Issue {
  const taken = changes.addAssignees.filter((login) => missingLabels([login], issue.assignees).length === 0);
  const milestone = changes.milestone === null ? (seen.milestone ?? null) : issue.milestone;
  return { ...issue, ...withChanges(seen, { ...changes, addAssignees: taken }), milestone };
}

/** Labels and assignees after an operation. Both are compared without case. */
export function withChanges(
  before: Pick<Issue, 'labels' | 'assignees'>,
  changes: Pick<IssueChanges, 'addLabels' | 'removeLabels' | 'addAssignees' | 'removeAssignees'>,
): Pick<Issue, 'labels' | 'assignees'> {
  return {
    labels: [...missingLabels(before.labels, changes.removeLabels), ...missingLabels(changes.addLabels, before.labels)],
    assignees: [...missingLabels(before.assignees, changes.removeAssignees), ...missingLabels(changes.addAssignees, before.assignees)],
  };
}

/** The issue's side, as an answer showed it. */
function sideOf(issue: Issue, item: Pick<SideValues, 'kind'>, titles: readonly string[], terms: Terms): SideValues {
  return rawSide(issue, item.kind, comparedBody(issue.body, titles, terms), terms, null);
}

/** An operation on an item and an issue that both existed before the run. */
type PairOperation = Operation & { readonly kind: (typeof OF_PAIR)[number] };

const OF_PAIR = ['link-item', 'relabel-issue', 'update-issue', 'change-item', 'close-item', 'reopen-item', 'close-issue', 'reopen-issue'] as const;

function isOfPair(operation: Operation): operation is PairOperation {
  return OF_PAIR.some((kind) => kind === operation.kind);
}

/** The title that an operation writes into the file: that of the issue may have a word or mark that the item shows already. */
function titleWritten({ edits }: Operation & { kind: 'change-item' }): string | undefined {
  const reads = edits.flatMap((one) => (one.edit === 'set-title' ? canonicalText(one.reads) : []));
  return reads.at(-1);
}

/** The entry after an operation. @param taken fields whose value the file has taken from the issue */
function entryAfter(entry: Entry, operation: PairOperation, issue: Issue | null, terms: Terms, taken: readonly string[]): Entry {
  const { agreed } = entry;
  const known = titlesOf(operation.title, entry);
  const shown = 'changes' in operation && operation.changes.managed !== null ? { titleLinks: titleLinksIn(operation.changes.managed) } : {};
  const seen = issue === null ? entry.seen : { ...seenIssue(issue, known, entry.seen, terms.parsed), ...shown, itemTitle: entry.seen.itemTitle };
  const open = operation.kind === 'reopen-item' || operation.kind === 'reopen-issue';
  switch (operation.kind) {
    case 'link-item':
      return { ...entry, linked: true };
    case 'relabel-issue':
      // The labels mean what they meant before, so nothing else is agreed.
      return { ...entry, seen };
    case 'update-issue': {
      if (issue === null) return entry;
      const now = sideOf(asWritten(issue, entry, operation.changes), agreed.roadmap, known, terms);
      const roadmap = withFields(agreed.roadmap, operation.values, operation.fields);
      // Only what was written is agreed. What others wrote in the meantime stays a change for the next plan.
      const { refused, ...rest } = entry;
      // The new text has no kind, whoever wrote one there.
      const stands = operation.waiting.some((field) => field !== 'kind' || operation.changes.managed === null);
      return {
        ...rest,
        ...(refused === undefined || !stands ? {} : { refused: { ...refused, at: issue.updatedAt } }),
        seen,
        agreed: { roadmap, issue: written(agreed.issue, now, operation, taken) },
      };
    }
    case 'change-item':
      return {
        ...entry,
        agreed: {
          roadmap: withFields(agreed.roadmap, { ...operation.values, title: titleWritten(operation) ?? operation.values.title }, operation.fields),
          issue: withFields(
            agreed.issue,
            operation.values,
            operation.fields.filter((field) => !operation.half.includes(field)),
          ),
        },
      };
    case 'close-item':
    case 'reopen-item':
    case 'reopen-issue': {
      const { madeSection: _, ...rest } = entry;
      const made = operation.kind === 'close-item' && operation.madeSection !== undefined ? { madeSection: operation.madeSection } : {};
      const sides = { roadmap: { ...edited(agreed.roadmap, operation), open }, issue: { ...agreed.issue, open } };
      const state = operation.kind === 'close-item' ? { state: { open: false, reason: operation.reason } as const } : {};
      const place = operation.kind === 'close-item' && operation.leftBox !== undefined ? { ...entry.place, box: operation.leftBox } : entry.place;
      return { ...rest, ...made, place, seen: { ...seen, ...state }, removed: false, agreed: sides };
    }
    case 'close-issue':
      return { ...entry, seen, removed: operation.managed !== null, agreed: { roadmap: { ...agreed.roadmap, open }, issue: { ...agreed.issue, open } } };
    default:
      return unreachable(operation);
  }
}

/** The file's side after the edits of a closed item. These values exist only in the file and are not sent to the issue. */
function edited(side: SideValues, operation: Operation): SideValues {
  const content: Record<string, string> = { ...side.content };
  for (const edit of 'edits' in operation ? operation.edits : []) {
    const key = edit.edit === 'set-field' || edit.edit === 'remove-field' ? edit.key : edit.edit === 'set-status' && edit.where === 'field' ? 'status' : 'kind';
    if (key === 'kind') continue;
    const value = edit.edit === 'set-field' ? edit.value : edit.edit === 'set-status' ? edit.text : '';
    const canonical = compared({ fields: { [key]: value }, notes: '', subItems: '' })[key];
    if (canonical === undefined) delete content[key];
    else content[key] = canonical;
  }
  return { ...side, content };
}

/** The issue's side after a write. Fields that were not written, and those that the file has not taken yet, stay as they were agreed. */
function written(
  before: SideValues,
  now: SideValues,
  { changes, fields, waiting }: Operation & { kind: 'update-issue' },
  taken: readonly string[],
): SideValues {
  // The issue's text now has the value that only a label or an assignee had.
  const labels = changes.managed !== null || [...changes.addLabels, ...changes.removeLabels].length > 0;
  const people = changes.managed !== null || [...changes.addAssignees, ...changes.removeAssignees].length > 0;
  const content = changes.managed === null ? before.content : now.content;
  const after = {
    ...withFields(
      before,
      now,
      fields.filter((field) => field === 'title'),
    ),
    ...(labels ? { kind: now.kind, external: now.external, priority: now.priority } : {}),
    ...(people ? { assignees: now.assignees } : {}),
    ...((changes.managed !== null || changes.milestone !== null) && now.milestone !== undefined ? { milestone: now.milestone } : {}),
    content,
  };
  // Labels and assignees that follow from a field are written now. The field itself is agreed later.
  const open = waiting.filter((field) => !taken.includes(field));
  const { priority, assignees, milestone } = after;
  return { ...withFields(after, before, open), priority, assignees, ...(milestone === undefined ? {} : { milestone }) };
}

/**
 * What of an issue is remembered, beside its item's title.
 * @param titles what its item is or was called
 * @param before what was remembered of it before: the same text is not parsed again
 * @param parsed the texts that this run has parsed
 */
export function seenIssue(
  issue: Issue,
  titles: readonly string[],
  before: Entry['seen'] | null = null,
  parsed: ParsedTexts | undefined = undefined,
): Omit<Entry['seen'], 'itemTitle'> {
  const { updatedAt, labels, state, title, milestone, body } = issue;
  const text = readManaged(body, titles, before, parsed);
  const digest = text?.digest == null ? {} : { digest: text.digest };
  const links = before?.titleLinks === undefined ? {} : { titleLinks: before.titleLinks };
  // What an unreadable text says is unknown, so what it said before is kept.
  const content = text === null || text.unreadable === null ? (text?.compared ?? null) : (before?.content ?? null);
  return { updatedAt, labels, state, title, assignees: loginsOn(issue), milestone, content, ...digest, ...links };
}
