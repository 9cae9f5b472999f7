import type { Baseline, Entry, Item, Operation, Place, Plan, SideValues } from '../model.ts';
import { fileUrl } from '../roadmap/link.ts';
import { contentOf } from './content.ts';
import type { Facts } from './facts.ts';
import { issueTitle, managedPart } from './issue-text.ts';
import { allLabels, type LabelSet, labelsOf, missingLabels } from './labels.ts';
import { match } from './match.ts';
import { NOWHERE, planPair } from './pair.ts';
import { placesOf } from './placement.ts';
import { deadClaim } from './recovery.ts';
import { roadmapSide } from './sides.ts';
import { planAdded, planGone } from './unpaired.ts';

/** Decides what would bring the roadmap and its issues into agreement. Pure: equal facts give an equal plan. */
export function planAgreement(facts: Facts): Plan {
  const { roadmap, baseline, issues } = facts;
  const places = placesOf(roadmap);
  const matching = match(roadmap, baseline, issues, places, facts.details.forged);
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
  const entries = [...steps.flatMap(({ entry }) => entry ?? []), ...gone.entries, ...added.entries];
  return {
    operations: [...createLabels(operations, facts.labels, facts.details.labels), ...operations, ...(changesFile ? setLastUpdated(facts) : [])],
    problems: [...roadmap.problems, ...matching.problems, ...steps.flatMap(({ problems }) => problems), ...added.problems, ...gone.problems],
    entries,
    settles: deadClaim(baseline, roadmap.path) !== null || settles(entries, baseline, roadmap.path, facts.labels) || learned(facts),
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
      .map(({ key, number, linked, agreed, seen, place, removed, aside, refused }) => {
        const tracked = missingLabels([labels.roadmap.name], seen.labels).length === 0;
        return JSON.stringify([
          number,
          key,
          linked,
          removed,
          aside,
          refused,
          tracked,
          seen.itemTitle,
          place.headings,
          sorted(agreed.roadmap),
          sorted(agreed.issue),
        ]);
      })
      .toSorted()
      .join('\n');
  return essence(entries) !== essence(baseline?.entries ?? []);
}

function sorted(values: SideValues): unknown {
  const content = values.content === null ? null : Object.entries(values.content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [values.title, values.kind, values.external, values.priority, values.open, values.assignees, content];
}
