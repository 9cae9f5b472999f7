import type { Baseline, Entry, Issue, Item, NewItem, Operation, Place, Plan, Problem, SideValues } from '../model.ts';
import { fileUrl } from '../roadmap/link.ts';
import { literalTitle } from '../roadmap/literal.ts';
import { canonicalText } from '../roadmap/text.ts';
import { millisecondsBetween } from '../time.ts';
import { contentOf } from './content.ts';
import type { Facts } from './facts.ts';
import { issueTitle, managedPart, readManaged, readMarker } from './issue-text.ts';
import { allLabels, type LabelSet, labelsOf, missingLabels, readLabels } from './labels.ts';
import { type Matching, match } from './match.ts';
import { issueSeen, NOWHERE, planPair } from './pair.ts';
import { newItemDestination, placesOf } from './placement.ts';
import { roadmapSide } from './sides.ts';

/** Decides what would bring the roadmap and its issues into agreement. Pure: equal facts give an equal plan. */
export function planAgreement(facts: Facts): Plan {
  const { roadmap, baseline, issues } = facts;
  const matching = match(roadmap, baseline, issues, facts.details.forged);
  const places = placesOf(roadmap);
  const returning = new Map<number, { section: number | null; place: Place | null }>();
  const steps = matching.pairs.map((pair) => {
    const step = planPair(pair, facts, places, returning);
    for (const operation of step.operations) noteReturn(operation, pair.entry, returning);
    return step;
  });
  const creates = matching.fresh.map((item, index) => createIssue(item, `${facts.claimId}.${index}`, facts, places));
  const gone = planGone(matching, facts);
  const added = planAdded(matching, facts);
  const operations = [...creates, ...steps.flatMap((step) => step.operations), ...added.operations, ...gone.operations];
  const changesFile = operations.some(({ kind }) => kind === 'close-item' || kind === 'reopen-item' || kind === 'change-item' || kind === 'add-item');
  const entries = [...steps.flatMap(({ entry }) => entry ?? []), ...gone.entries];
  return {
    operations: [...createLabels(operations, facts.labels, facts.details.labels), ...operations, ...(changesFile ? setLastUpdated(facts) : [])],
    problems: [...roadmap.problems, ...matching.problems, ...steps.flatMap(({ problems }) => problems), ...added.problems, ...gone.problems],
    entries,
    settles: baseline?.claim != null || settles(entries, baseline, roadmap.path, facts.labels) || learned(facts),
    refused: null,
  };
}

/** An item that goes back to its section counts as standing there for those that are planned after it. */
function noteReturn(operation: Operation, entry: Entry | null, returning: Map<number, { section: number | null; place: Place | null }>): void {
  if (operation.kind !== 'reopen-item') return;
  const move = operation.edits.find((edit) => edit.edit === 'move');
  if (move?.edit === 'move' && move.to.at !== 'new-section') returning.set(operation.line, { section: move.to.section, place: entry?.place ?? null });
}

function createIssue(item: Item, key: string, facts: Facts, places: ReadonlyMap<number, Place>): Operation {
  const { address, roadmap, details } = facts;
  const values = roadmapSide(item, facts.people, null);
  return {
    kind: 'create-issue',
    line: item.line,
    key,
    title: issueTitle(item.title),
    body: managedPart({ title: item.title, content: contentOf(item), removed: false }, { key, path: roadmap.path }, fileUrl(roadmap.path, address)),
    labels: labelsOf(item, facts.labels),
    assignees: values.assignees.filter((login) => details.assignable === null || details.assignable.has(login)),
    values,
    place: places.get(item.line) ?? NOWHERE,
  };
}

interface Part {
  readonly operations: readonly Operation[];
  readonly problems: readonly Problem[];
}

/** Entries without an item: those whose item was taken out of the file close their issue, if it is ours and nothing else names it. */
function planGone({ unpaired }: Matching, facts: Facts): Part & { readonly entries: readonly Entry[] } {
  const { roadmap, address } = facts;
  const text = canonicalText(roadmap.text);
  const operations: Operation[] = [];
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  for (const { entry, missing } of unpaired) {
    const issue = issueSeen(facts.issues.get(entry.number), entry);
    const { title } = entry.agreed.roadmap;
    const noIssue = facts.noIssues.get(entry.number);
    // Neither side has it any more.
    if (missing && noIssue !== undefined && noIssue.is !== 'hidden') continue;
    entries.push(
      issue === null ? entry : { ...entry, seen: { ...entry.seen, updatedAt: issue.updatedAt, labels: issue.labels, state: issue.state, title: issue.title } },
    );
    const untracked = issue === null || missingLabels([facts.labels.roadmap.name], issue.labels).length > 0;
    if (!missing || untracked || !issue.state.open || entry.removed || noIssue !== undefined) continue;
    if (!entry.ours || !entry.linked || text.includes(title)) {
      problems.push({
        line: 1,
        level: 'warning',
        code: 'gone-from-file',
        message: `#${entry.number} “${title}” is no longer linked in the file. The issue is left as it is.`,
      });
      continue;
    }
    const content = (issue.body === null ? null : readManaged(issue.body, title)) ?? { fields: {}, notes: '', subItems: '' };
    const managed = managedPart({ title, content, removed: true }, { key: entry.key, path: roadmap.path }, fileUrl(roadmap.path, address));
    operations.push({ kind: 'close-issue', line: 1, issue: entry.number, title, reason: 'not_planned', managed });
  }
  return { operations, problems, entries };
}

/** Issues that people labelled, and those whose item was taken out and that were opened again: they enter the file. */
function planAdded({ unpaired, pairs }: Matching, facts: Facts): Part {
  const { roadmap, baseline, issues, labels } = facts;
  const known = new Set([...(baseline?.entries ?? []).map(({ number }) => number), ...pairs.map(({ number }) => number)]);
  const named = new Set(roadmap.items.flatMap(({ issue }) => (issue === null ? [] : [issue])));
  const back = unpaired.flatMap(({ entry }) => (entry.removed ? [{ number: entry.number, entry }] : []));
  const fresh = [...issues.values()].flatMap(({ number }) => (known.has(number) || named.has(number) ? [] : [{ number, entry: null }]));
  const operations: Operation[] = [];
  const problems: Problem[] = [];
  for (const { number, entry } of [...back, ...fresh].toSorted((a, b) => a.number - b.number)) {
    const issue = issues.get(number);
    if (issue === undefined || !issue.state.open || missingLabels([labels.roadmap.name], issue.labels).length > 0) continue;
    const marker = readMarker(issue.body);
    if (marker !== null && (marker.path !== roadmap.path || baseline === null)) continue;
    const startedAt = baseline?.paths[roadmap.path]?.startedAt;
    // What was there before the first run is listed then, and enters the file with its next change.
    if (entry === null && baseline !== null && !facts.adopt && startedAt !== undefined && millisecondsBetween(startedAt, issue.updatedAt) <= 0) continue;
    if (baseline === null && !facts.adopt) {
      problems.push(notAdded(issue, 'On the first run nothing is added: set `adopt: labelled` in the configuration, or wait for its next change.'));
      continue;
    }
    const item = newItem(issue, entry, facts);
    if (item === null) problems.push(notAdded(issue, 'Its title cannot stand in the file as it is: give it another one.'));
    else operations.push({ kind: 'add-item', line: 1, issue: number, title: item.reads, item });
  }
  return { operations, problems };
}

function notAdded({ number, title }: Issue, why: string): Problem {
  return { line: 1, level: 'notice', code: 'not-added', message: `#${number} “${title}” has our label and is not in the file. ${why}` };
}

function newItem(issue: Issue, entry: Entry | null, facts: Facts): NewItem | null {
  const title = literalTitle(issue.title, facts.reading);
  if (title === null) return null;
  const { kind, external } = readLabels(issue.labels, 'feature', facts.labels);
  const content = (entry === null ? null : readManaged(issue.body, entry.agreed.roadmap.title)) ?? { fields: {}, notes: '', subItems: '' };
  return { ...title, issue: issue.number, content, to: newItemDestination(facts.roadmap, kind, external, entry?.place ?? null) };
}

function createLabels(operations: readonly Operation[], set: LabelSet, existing: readonly string[] | null): Operation[] {
  const used = operations.flatMap((operation) =>
    operation.kind === 'create-issue' ? operation.labels : operation.kind === 'update-issue' ? operation.changes.addLabels : [],
  );
  if (existing === null) return [];
  const missing = new Set(missingLabels([...new Set(used)], existing));
  return allLabels(set)
    .filter(({ name }) => missing.has(name))
    .map((label) => ({ kind: 'create-label', label }));
}

function setLastUpdated({ roadmap, today }: Facts): Operation[] {
  return roadmap.lastUpdated === null ? [] : [{ kind: 'set-last-updated', line: roadmap.lastUpdated.line, date: today }];
}

/** Whether a number turned out to be no issue, or to be one after all. */
function learned({ noIssues, baseline, roadmap }: Facts): boolean {
  const before = Object.entries(baseline?.paths[roadmap.path]?.noIssues ?? {});
  const known = new Map(before.map(([number, what]) => [Number(number), what.is]));
  return noIssues.size !== known.size || [...noIssues].some(([number, { is }]) => known.get(number) !== is);
}

/** Whether entries say something new. What was merely seen of an issue, and an item's neighbours, wait for the next write. */
function settles(entries: readonly Entry[], baseline: Baseline | null, path: string, labels: LabelSet): boolean {
  const essence = (list: readonly Entry[]) =>
    list
      .filter((entry) => entry.path === path)
      .map(({ key, number, linked, agreed, seen, place, removed }) => {
        const tracked = missingLabels([labels.roadmap.name], seen.labels).length === 0;
        return JSON.stringify([number, key, linked, removed, tracked, seen.itemTitle, place.headings, sorted(agreed.roadmap), sorted(agreed.issue)]);
      })
      .toSorted()
      .join('\n');
  return essence(entries) !== essence(baseline?.entries ?? []);
}

function sorted(values: SideValues): unknown {
  const content = Object.entries(values.content ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [values.title, values.kind, values.external, values.priority, values.open, values.assignees, content];
}
