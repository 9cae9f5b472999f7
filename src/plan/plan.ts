import type { Entry, KeptLabels, Place, SideValues } from '../model/agreement.ts';
import type { Baseline } from '../model/baseline.ts';
import type { LabelRef } from '../model/issue.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { stopwatch } from '../model/stopwatch.ts';
import { titlesOfMade } from '../roadmap/edit/item/section-sign.ts';
import { isRenamed } from '../roadmap/markdown/repository-names.ts';
import { setLastUpdated } from '../update/publish/last-updated.ts';
import { pendingUpdate, publishedBefore } from '../update/publish/plan.ts';
import { adopt, withAdopted } from './adopt.ts';
import { deadClaim } from './claim.ts';
import type { Facts } from './facts.ts';
import { handOverProblems } from './files/hand-over.ts';
import { withoutRulesOfOthers } from './files/rules-of-others.ts';
import { foreignLinks } from './foreign-links.ts';
import { contentOf } from './issue/content.ts';
import { issueTitle } from './issue/issue-title.ts';
import { allLabels, hasLabel, type LabelSet, labelsOf, missingLabels } from './issue/labels.ts';
import { managedPart } from './issue/managed-part.ts';
import { canBeAssigned, unsaidProblems, withoutUnasked } from './issue/people.ts';
import { sourceOf } from './issue/source-part.ts';
import { NOWHERE } from './item/placement.ts';
import { knownPlaces } from './item/places.ts';
import { planPair, type Step } from './item/plan-pair.ts';
import { renamedProblems } from './item/problems.ts';
import { roadmapSide } from './item/two-sides.ts';
import { type Matching, match } from './match.ts';
import { keepMilestones } from './milestones/keep.ts';
import { changesItem, isAdoption, newSectionsOf, renamesLink, withSectionTitles } from './operations.ts';
import { knownLabels, relabel } from './relabel.ts';
import { markMove, problemsOfDay } from './schedule.ts';
import { nextTexts, textItems, textProblems } from './text-numbers.ts';
import type { PlannedOperation } from './trust/from-issue.ts';
import { planAdded, planGone } from './without-item.ts';

/** Decides what brings the roadmap and its issues into agreement. Equal facts give an equal plan. */
export function planAgreement(given: Facts): Plan {
  const labels = knownLabels(given);
  const relabelling = relabel(given, labels);
  const places = knownPlaces(given.roadmap, given.baseline?.entries ?? []);
  const { adopted, texts, ...matching } = matchAll(relabelling.facts, places.now);
  const facts = withAdopted(relabelling.facts, adopted.pairs);
  const { roadmap } = facts;
  const returning = new Map<number, { section: number | null; place: Place | null }>();
  const steps = matching.pairs.map((pair) => {
    const step = planPair(pair, facts, places, returning);
    for (const operation of step.operations) noteReturn(operation, pair.entry, returning);
    return step;
  });
  const creates = matching.fresh.map((item, index) => createIssue(item, `${facts.claimId}.${index}`, facts, places.now));
  const gone = planGone(matching, facts);
  const added = planAdded(matching, facts, adopted.waiting, texts);
  const pairs = withTitledSections([...creates, ...steps.flatMap((step) => step.operations), ...added.operations, ...gone.operations], facts);
  const entries = relabelling.asTheyAre([...steps.flatMap(({ entry }) => entry ?? []), ...gone.entries, ...added.entries]);
  const kept = facts.milestones === null ? NOT_KEPT : keepMilestones(pairs, facts.milestones, entries);
  const operations: readonly PlannedOperation[] = [...kept.operations, ...relabelling.operations, ...pairs, ...planMark(facts), ...pendingUpdate(facts)];
  const unread = steps.flatMap(({ waits }, index) => (waits === true ? (matching.pairs[index]?.number ?? []) : []));
  // No list has to show again what does not enter the file now.
  const entering = facts.leavesFile === true ? pairs.flatMap((one) => (one.kind === 'add-item' || isAdoption(one) ? [one.issue] : [])) : [];
  const waiting = [...new Set([...adopted.waiting, ...added.waiting, ...unread, ...entering])];
  const changesFile = operations.some(changesItem);
  const published = publishedBefore(facts);
  // What is to be written is compared with the state as it was read.
  const { baseline } = given;
  const plannedLabels = labels.after(given.carried);
  return {
    operations: [
      // First what takes hold of issues that were there before: that is what a person has to look at.
      ...operations.filter(isAdoption),
      ...createLabels(operations, facts.config.labels, facts.answers.labels),
      ...operations.filter((operation) => !isAdoption(operation)),
      ...(changesFile ? setLastUpdated(facts) : []),
    ],
    problems: [
      // A missing release date is reported once: if the milestone reports it, the timeline does not.
      ...withoutRulesOfOthers(roadmap.problems, facts.rulesOfOthers ?? new Set()).filter(
        ({ code }) => code !== 'no-release-date' || kept.problems.every((one) => one.code !== code),
      ),
      ...handOverProblems(facts.taken),
      ...matching.problems,
      ...adopted.problems,
      ...textProblems(texts),
      ...steps.flatMap(({ problems }) => problems),
      ...added.problems,
      ...gone.problems,
      ...kept.problems,
      ...unsaidProblems(facts.answers.assignable),
      ...relabelling.problems,
      ...renamedProblems(operations.filter(renamesLink).length, facts.address),
      ...foreignLinks(facts, operations),
      ...problemsOfDay(roadmap, facts.release, facts.today),
    ],
    entries,
    settles:
      deadClaim(baseline, roadmap.path) !== null ||
      settles(entries, baseline, roadmap.path, facts.config.labels) ||
      learned(facts) ||
      facts.taken.size > 0 ||
      isRenamed(baseline?.names, facts.address) ||
      waitsForOthers(waiting, baseline?.paths[roadmap.path]?.unfinished ?? []) ||
      labelsLearned(plannedLabels, baseline?.paths[roadmap.path]?.labels ?? null) ||
      JSON.stringify(published?.pending) !== JSON.stringify(baseline?.paths[roadmap.path]?.published?.pending) ||
      JSON.stringify(keptValues(kept.milestones)) !== JSON.stringify(keptValues(baseline?.paths[roadmap.path]?.milestones ?? null)),
    milestones: kept.milestones,
    labels: plannedLabels,
    published,
    refused: null,
    waiting,
    ...levelsOf(steps),
    texts: nextTexts(facts),
  };
}

/** The operations with the numbers and emoji of the sections that they make, where those beside them have some. Items move before others are added. */
function withTitledSections(operations: readonly PlannedOperation[], { roadmap, reading }: Facts): readonly PlannedOperation[] {
  const isAdded = ({ kind }: Operation) => kind === 'add-item';
  const inOrder = [...operations.filter((one) => !isAdded(one)), ...operations.filter(isAdded)];
  const added = operations.flatMap((one) => (one.kind === 'add-item' && one.item.to.at === 'end' ? one.item.to.section : []));
  const titles = titlesOfMade(roadmap, inOrder.flatMap(newSectionsOf), reading.rules, added);
  return operations.map((operation) => withSectionTitles(operation, titles));
}

/** The same, within the time that the run may work on its file. @throws UserError if it takes longer */
export function planInTime(facts: Facts): Plan {
  return stopwatch().onFile(() => planAgreement(facts));
}

/** The levels that only issues can say. */
function levelsOf(steps: readonly Step[]): Pick<Plan, 'levels'> {
  const levels = steps.flatMap(({ entry, level }) => (entry === null || level === undefined ? [] : [[entry.number, level] as const]));
  return levels.length === 0 ? {} : { levels: Object.fromEntries(levels) };
}

/** A roadmap whose items also have the levels that only their issues say, because the file has no room for them. */
export function withIssueLevels(roadmap: Roadmap, { levels }: Pick<Plan, 'levels'>): Roadmap {
  if (levels === undefined) return roadmap;
  return { ...roadmap, items: roadmap.items.map((item) => ({ ...item, priority: item.priority ?? levels[item.issue ?? -1] ?? null })) };
}

/** Items and their issues: those that are known to belong together, and those of one title. */
function matchAll(facts: Facts, places: ReadonlyMap<number, Place>): Matching & { adopted: ReturnType<typeof adopt>; texts: ReadonlySet<Item> } {
  const texts = textItems(facts);
  const found = match(facts.roadmap, facts.baseline, facts.issues, places, facts.answers.forged, texts);
  const known = facts.leavesFile === true ? withoutUndecided(found) : found;
  const adopted = adopt(known, facts, texts);
  const pairs = adopted.pairs.length === 0 ? known.pairs : [...known.pairs, ...adopted.pairs].toSorted((a, b) => a.item.line - b.item.line);
  return { ...known, pairs, fresh: adopted.fresh, adopted, texts };
}

/** While links are not written for days, people rename items that have none yet. An issue too many is worse than one that comes later. */
function withoutUndecided(found: Matching): Matching {
  const { fresh, undecided } = found;
  const asked = fresh.filter((item) => undecided.has(item));
  const problems = asked.map(({ line, title }) => ({
    line,
    level: 'warning' as const,
    code: 'tied-titles' as const,
    message: `“${title}” may be a renamed item whose link is not in the file yet, so no issue is created for it: write the link after its title, or merge what waits first.`,
  }));
  return { ...found, fresh: fresh.filter((item) => !undecided.has(item)), problems: [...found.problems, ...problems] };
}

/** Whether the issues for which items wait are others than the state says. */
function waitsForOthers(waiting: readonly number[], before: readonly number[]): boolean {
  return waiting.length !== before.length || waiting.some((number) => !before.includes(number));
}

/** Notes that an item goes back to its section, so that items planned after it can be placed beside it. */
function noteReturn(operation: Operation, entry: Entry | null, returning: Map<number, { section: number | null; place: Place | null }>): void {
  if (operation.kind !== 'reopen-item') return;
  const move = operation.edits.find((edit) => edit.edit === 'move');
  if (move?.edit === 'move' && move.to.at !== 'new-section') returning.set(operation.line, { section: move.to.section, place: entry?.place ?? null });
}

function createIssue(item: Item, key: string, facts: Facts, places: ReadonlyMap<number, Place>): PlannedOperation {
  const { roadmap, answers } = facts;
  const content = contentOf(item);
  const values = roadmapSide(item, facts, null);
  return {
    kind: 'create-issue',
    line: item.line,
    key,
    title: issueTitle(item.title),
    body: managedPart({ title: item.title, content, removed: false }, { key, path: roadmap.path }, sourceOf(item, content, facts), facts.parsed),
    labels: labelsOf(item, facts.config.labels),
    assignees: values.assignees.filter((login) => canBeAssigned(login, answers.assignable)),
    milestone: milestoneFor(item, facts),
    values: withoutUnasked(values, [], answers.assignable),
    place: places.get(item.line) ?? NOWHERE,
  };
}

/** The title of a new issue's milestone; null: none. */
function milestoneFor(item: Item, { milestones }: Facts): string | null {
  const id = milestones?.of(item, null) ?? null;
  return milestones === null || id === null ? null : milestones.titleOf(id);
}

const NOT_KEPT: ReturnType<typeof keepMilestones> = { operations: [], problems: [], milestones: null };

/** The agreed milestones in a fixed order, for a comparison. */
function keptValues(kept: Plan['milestones']): unknown {
  return kept === null ? null : [kept.release, kept.number, kept.due, kept.known.map(({ number, title }) => `${number} ${title}`).toSorted()];
}

/** Whether the state is to hold something new about labels. A state of an older release is written for this only once an id is known. */
function labelsLearned(planned: Plan['labels'], kept: KeptLabels | null): boolean {
  if (kept === null) return Object.values(planned).some(({ id }) => id !== null);
  return Object.entries(planned).some(([key, { id, name, configured, former = [] }]) => {
    const old = kept[key];
    return old === undefined || JSON.stringify([id, name, configured, former]) !== JSON.stringify([old.id, old.name, old.configured, old.former ?? []]);
  });
}

/** Moves the mark WE ARE HERE to the last date that was reached. */
function planMark({ roadmap, today }: Facts): PlannedOperation[] {
  const move = markMove(roadmap, today);
  if (move === null) return [];
  return [{ kind: 'move-mark', line: move.from, to: move.to, title: roadmap.timeline.find(({ line }) => line === move.to)?.label ?? '' }];
}

function createLabels(operations: readonly Operation[], set: LabelSet, existing: readonly LabelRef[] | null): Operation[] {
  const used = operations.flatMap((operation) =>
    operation.kind === 'create-issue'
      ? operation.labels
      : operation.kind === 'update-issue'
        ? operation.changes.addLabels
        : operation.kind === 'relabel-issue'
          ? operation.addLabels
          : [],
  );
  if (existing === null) return [];
  const missing = new Set(
    missingLabels(
      [...new Set(used)],
      existing.map(({ name }) => name),
    ),
  );
  return allLabels(set)
    .filter(({ name }) => missing.has(name))
    .map((label) => ({ kind: 'create-label', label }));
}

/** Whether this run learned that a number is not an issue, or that it is one after all. */
function learned({ noIssues, baseline, roadmap }: Facts): boolean {
  const before = Object.entries(baseline?.paths[roadmap.path]?.noIssues ?? {});
  const known = new Map(before.map(([number, what]) => [Number(number), what.is]));
  return noIssues.size !== known.size || [...noIssues].some(([number, { is }]) => known.get(number) !== is);
}

/** Whether the entries hold something new that has to be written. Seen values and an item's neighbours alone wait for the next write. */
function settles(entries: readonly Entry[], baseline: Baseline | null, path: string, labels: LabelSet): boolean {
  const essence = (list: readonly Entry[]) =>
    list
      .filter((entry) => entry.path === path)
      .map(({ key, number, linked, agreed, seen, place, removed, aside, refused }) => {
        const tracked = hasLabel(seen.labels, labels.roadmap.name);
        return JSON.stringify([
          number,
          key,
          linked,
          removed,
          aside,
          refused,
          tracked,
          seen.itemTitle,
          seen.titleLinks ?? '',
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
  return [values.title, values.kind, values.external, values.priority, values.open, values.assignees, values.milestone, content];
}
