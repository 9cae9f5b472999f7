import type { Baseline, CloseReason, Entry, IsoDate, Issue, Item, ItemEdit, Operation, Place, Plan, Problem, Roadmap, SideValues } from '../model.ts';
import { commitUrl, fileUrl, type IssueAddress, markdownLink } from '../roadmap/link.ts';
import { canonicalText } from '../roadmap/text.ts';
import { issueTitle, managedBody } from './issue-text.ts';
import { allLabels, type LabelSet, labelsOf, missingLabels, readLabels } from './labels.ts';
import { type Matching, match, type Pair } from './match.ts';
import { merge } from './merge.ts';
import { closeDestination, placesOf, type ReturningItems, reopenDestination } from './placement.ts';

/** The three states that decide, and the date. Nothing else does: not the event, not the clock. */
export interface Facts {
  readonly roadmap: Roadmap;
  readonly baseline: Baseline | null;
  /** The issues that were read. For one that was not, the baseline's entry tells what it was. */
  readonly issues: ReadonlyMap<number, Issue>;
  /** Issues that were asked for by number and could not be read. */
  readonly unreadable: ReadonlySet<number>;
  readonly today: IsoDate;
  readonly address: IssueAddress;
  /** Names the claim of this run: keys of new issues begin with it. */
  readonly labels: LabelSet;
  /** Words that say that an item is done or dropped. */
  readonly words: { readonly done: readonly string[]; readonly dropped: readonly string[] };
  /** Whether a completed task goes to the done section, or is only ticked. */
  readonly completed: 'move' | 'tick';
  readonly claimId: string;
  readonly details: Details;
}

/** What is asked of the server only for what a plan touches. */
export interface Details {
  /** The names of all labels that exist; null before it is known that one is needed. */
  readonly labels: readonly string[] | null;
  /** The commit that closed an issue, by the issue's number. */
  readonly closingCommits: ReadonlyMap<number, string>;
}

export const NO_DETAILS: Details = { labels: null, closingCommits: new Map() };

const NOWHERE: Place = { headings: [], previous: [], next: [], externalMark: false, gap: null, status: null };

/** Decides what would bring the roadmap and its issues into agreement. Pure: equal facts give an equal plan. */
export function planAgreement(facts: Facts): Plan {
  const { roadmap, baseline, issues } = facts;
  const matching = match(roadmap, baseline, issues);
  const places = placesOf(roadmap);
  const returning = new Map<number, { section: number | null; place: Place | null }>();
  const steps = matching.pairs.map((pair) => {
    const step = planPair(pair, facts, places, returning);
    for (const operation of step.operations) noteReturn(operation, pair.entry, returning);
    return step;
  });
  const creates = matching.fresh.map((item, index) => createIssue(item, `${facts.claimId}.${index}`, facts, places));
  const operations = [...creates, ...steps.flatMap((step) => step.operations)];
  const changesFile = operations.some(({ kind }) => kind === 'close-item' || kind === 'reopen-item');
  const entries = [...steps.flatMap(({ entry }) => entry ?? []), ...matching.unpaired.map(({ entry }) => entry)];
  return {
    operations: [...createLabels(operations, facts.labels, facts.details.labels), ...operations, ...(changesFile ? setLastUpdated(facts) : [])],
    problems: [...roadmap.problems, ...matching.problems, ...steps.flatMap(({ problems }) => problems), ...goneProblems(matching)],
    entries,
    settles: baseline?.claim != null || settles(entries, baseline, roadmap.path),
    refused: null,
  };
}

/** What is to do for one item and its issue. */
interface Step {
  readonly operations: readonly Operation[];
  readonly problems: readonly Problem[];
  readonly entry: Entry | null;
}

/** An item that goes back to its section counts as standing there for those that are planned after it. */
function noteReturn(operation: Operation, entry: Entry | null, returning: Map<number, { section: number | null; place: Place | null }>): void {
  if (operation.kind !== 'reopen-item') return;
  const move = operation.edits.find((edit) => edit.edit === 'move');
  if (move?.edit === 'move' && move.to.at !== 'new-section') returning.set(operation.line, { section: move.to.section, place: entry?.place ?? null });
}

function planPair(pair: Pair, facts: Facts, places: ReadonlyMap<number, Place>, returning: ReturningItems): Step {
  const { item, number, entry } = pair;
  const read = facts.issues.get(number);
  if (facts.unreadable.has(number) || read?.pullRequest === true || (read === undefined && entry === null)) return leaveAlone(pair, read);
  // An issue that lost our label is no longer ours to follow, whichever event told of it.
  if (entry !== null && read !== undefined && missingLabels([facts.labels.roadmap.name], read.labels).length > 0) return notTracked(pair, entry, facts.labels);
  const issue = issueSeen(read, entry);
  if (issue === null) return leaveAlone(pair, read);
  const title = item.title;
  const operations: Operation[] = [];
  if (!pair.linked) operations.push({ kind: 'link-item', line: item.line, issue: number, title });
  if (entry === null) {
    const labels = missingLabels(labelsOf(item, facts.labels), issue.labels);
    if (labels.length > 0 && item.state === 'open') operations.push({ kind: 'label-issue', line: item.line, issue: number, title, labels });
  }
  const roadmapOpen = item.state === 'open';
  const agreedOpen = entry === null ? null : { roadmap: entry.agreed.roadmap.open, issue: entry.agreed.issue.open };
  const verdict = merge({ roadmap: roadmapOpen, issue: issue.state.open, agreed: agreedOpen }, 'issue');
  if (verdict === 'to-roadmap') {
    operations.push(issue.state.open ? reopenItem(item, number, entry, facts, returning) : closeItem(item, number, issue.state.reason, facts));
  } else if (verdict === 'to-issue') {
    const reason = item.state === 'dropped' ? 'not_planned' : 'completed';
    operations.push(
      roadmapOpen ? { kind: 'reopen-issue', line: item.line, issue: number, title } : { kind: 'close-issue', line: item.line, issue: number, title, reason },
    );
  }
  const problems: Problem[] = [];
  if (verdict === 'left' && entry === null) {
    const sides = roadmapOpen ? 'open in the file, and its issue is closed' : 'finished in the file, and its issue is open';
    problems.push({
      line: item.line,
      level: 'warning',
      code: 'sides-differ',
      message: `“${title}” (#${number}) is ${sides}: both are left as they are until one of them changes.`,
    });
  }
  const pending = verdict === 'to-roadmap' || verdict === 'to-issue';
  const place = places.get(item.line) ?? entry?.place ?? null;
  return {
    operations,
    problems,
    entry: {
      path: facts.roadmap.path,
      key: entry?.key ?? pair.key ?? `${facts.claimId}.${number}`,
      number,
      linked: pair.linked,
      agreed: {
        roadmap: { ...(entry?.agreed.roadmap ?? roadmapValues(item)), open: pending && agreedOpen !== null ? agreedOpen.roadmap : roadmapOpen },
        issue: {
          ...(entry?.agreed.issue ?? issueValues(issue, item, facts.labels)),
          open: pending && agreedOpen !== null ? agreedOpen.issue : issue.state.open,
        },
      },
      seen: { updatedAt: issue.updatedAt, labels: issue.labels, state: issue.state, title: issue.title, itemTitle: canonicalText(item.title) },
      // The place of an open item is kept up; that of a closed one is where it was last open.
      place: (item.state === 'open' ? place : (entry?.place ?? place)) ?? NOWHERE,
    },
  };
}

/** What of an issue counts for a plan, be it read now or remembered. */
type IssueFacts = Pick<Issue, 'title' | 'labels' | 'state' | 'updatedAt'>;

/** An issue as it was read, else as the baseline saw it; what is older than that is a list that lags. */
function issueSeen(issue: Issue | undefined, entry: Entry | null): IssueFacts | null {
  if (issue === undefined) return entry?.seen ?? null;
  return entry !== null && issue.updatedAt < entry.seen.updatedAt ? entry.seen : issue;
}

function leaveAlone({ item, number, entry }: Pair, issue: Issue | undefined): Step {
  const why = issue?.pullRequest === true ? 'is a pull request' : 'cannot be read: it is deleted, moved to another repository, or hidden from this token';
  const message = `#${number}, which “${item.title}” links, ${why}. The item is left alone; take the link away to give it an issue of its own.`;
  return { operations: [], problems: [{ line: item.line, level: 'warning', code: 'cannot-read-issue', message }], entry };
}

function notTracked({ item, number }: Pair, entry: Entry, labels: LabelSet): Step {
  const message = `#${number} no longer has the label “${labels.roadmap.name}”: “${item.title}” and its issue are left alone until it returns.`;
  return { operations: [], problems: [{ line: item.line, level: 'notice', code: 'not-tracked', message }], entry };
}

function roadmapValues(item: Item): SideValues {
  return { title: canonicalText(item.title), kind: item.kind, external: item.external, priority: item.priority, open: item.state === 'open' };
}

function issueValues(issue: IssueFacts, item: Item, labels: LabelSet): SideValues {
  return { title: canonicalText(issue.title), ...readLabels(issue.labels, item.kind, labels), open: issue.state.open };
}

function createIssue(item: Item, key: string, facts: Facts, places: ReadonlyMap<number, Place>): Operation {
  const { address, roadmap } = facts;
  return {
    kind: 'create-issue',
    line: item.line,
    key,
    title: issueTitle(item.title),
    body: managedBody(item, { key, path: roadmap.path }, fileUrl(roadmap.path, address)),
    labels: labelsOf(item, facts.labels),
    values: roadmapValues(item),
    place: places.get(item.line) ?? NOWHERE,
  };
}

/** CONTRACT 3, the table: what closing an issue does to its item. */
function closeItem(item: Item, number: number, reason: CloseReason, facts: Facts): Operation {
  const to = closeDestination(facts.roadmap, item, reason, facts.completed);
  const edits: ItemEdit[] = [];
  // Where a row goes to a table of finished ones, that says it: only a cell for the status says it once more.
  const said = to !== null && item.source.status?.where === 'title';
  if (item.source.status !== null && !said) edits.push(newStatus(item, reason === 'completed' ? 'done' : 'dropped', facts));
  if (item.shape === 'task') {
    const moves = to !== null;
    if (!isTicked(item, facts) && (reason === 'completed' || !moves)) edits.push({ edit: 'tick', ticked: true });
    if (reason !== 'completed' && !moves && item.source.strike === null) edits.push({ edit: 'strike', struck: true });
  } else if (item.shape === 'bullet' && item.kind === 'bug' && !item.external) {
    edits.push({ edit: 'set-field', key: 'resolution', value: resolution(number, reason, facts) });
  }
  if (to !== null) {
    if (item.external && item.source.externalMark === null) edits.push({ edit: 'mark-external' });
    edits.push({ edit: 'move', to });
  }
  return { kind: 'close-item', line: item.line, issue: number, title: item.title, reason, edits };
}

/** The status that says so in most of the item's peers, else the configuration's first word for it. */
function newStatus(item: Item, state: 'done' | 'dropped', { roadmap, words }: Facts): ItemEdit {
  const where = item.source.status?.where;
  const peers = roadmap.items.filter(
    (one) => one.state === state && one.shape === item.shape && one.source.status?.where === where && one.source.status?.text !== '',
  );
  const counts = new Map<string, number>();
  for (const { source } of peers) counts.set(source.status?.text ?? '', (counts.get(source.status?.text ?? '') ?? 0) + 1);
  const [used] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const word = words[state][0] ?? (state === 'done' ? 'Done' : 'Dropped');
  const apart = where === 'title' ? (/[\p{L}\p{N}]/u.test(word) ? ' - ' : ' ') : '';
  return { edit: 'set-status', state, text: used ?? `${apart}${word}` };
}

function isTicked({ source: { box } }: Item, { roadmap }: Facts): boolean {
  return box !== null && roadmap.text.charAt(box.start).toLowerCase() === 'x';
}

function resolution(number: number, reason: CloseReason, { details, address }: Facts): string {
  if (reason === 'not_planned') return 'Not planned';
  if (reason === 'duplicate') return 'Duplicate';
  const commit = details.closingCommits.get(number);
  if (commit === undefined) return 'Fixed';
  return `Fixed in ${markdownLink(commit.slice(0, 7), commitUrl(commit, address))}`;
}

function reopenItem(item: Item, number: number, entry: Entry | null, facts: Facts, returning: ReturningItems): Operation {
  const { roadmap } = facts;
  const edits: ItemEdit[] = [];
  if (isTicked(item, facts)) edits.push({ edit: 'tick', ticked: false });
  if (item.state === 'dropped' && item.source.strike !== null) edits.push({ edit: 'strike', struck: false });
  if (item.source.status !== null) edits.push({ edit: 'set-status', state: 'open', text: entry?.place.status ?? '' });
  else if (item.fields.resolution !== undefined) edits.push({ edit: 'remove-field', key: 'resolution' });
  const to = reopenDestination(roadmap, item, entry?.place ?? null, returning);
  if (to !== null) {
    if (item.source.externalMark !== null && entry?.place.externalMark === false) edits.push({ edit: 'unmark-external' });
    edits.push({ edit: 'move', to });
  }
  return { kind: 'reopen-item', line: item.line, issue: number, title: item.title, edits };
}

function createLabels(operations: readonly Operation[], set: LabelSet, existing: readonly string[] | null): Operation[] {
  const used = operations.flatMap((operation) => (operation.kind === 'create-issue' || operation.kind === 'label-issue' ? operation.labels : []));
  if (existing === null) return [];
  const missing = new Set(missingLabels([...new Set(used)], existing));
  return allLabels(set)
    .filter(({ name }) => missing.has(name))
    .map((label) => ({ kind: 'create-label', label }));
}

function setLastUpdated({ roadmap, today }: Facts): Operation[] {
  return roadmap.lastUpdated === null ? [] : [{ kind: 'set-last-updated', line: roadmap.lastUpdated.line, date: today }];
}

function goneProblems({ unpaired }: Matching): Problem[] {
  return unpaired
    .filter(({ missing }) => missing)
    .map(({ entry }) => ({
      line: 1,
      level: 'warning',
      code: 'gone-from-file',
      message: `#${entry.number} “${entry.agreed.roadmap.title}” is no longer linked in the file. The issue is left as it is.`,
    }));
}

/** Whether entries say something new. What was merely seen of an issue, and an item's neighbours, wait for the next write. */
function settles(entries: readonly Entry[], baseline: Baseline | null, path: string): boolean {
  const essence = (list: readonly Entry[]) =>
    list
      .filter((entry) => entry.path === path)
      .map(({ key, number, linked, agreed, seen, place }) =>
        JSON.stringify([number, key, linked, seen.itemTitle, place.headings, sorted(agreed.roadmap), sorted(agreed.issue)]),
      )
      .toSorted()
      .join('\n');
  return essence(entries) !== essence(baseline?.entries ?? []);
}

function sorted(values: SideValues): unknown {
  return [values.title, values.kind, values.external, values.priority, values.open];
}
