import type { Content, Entry, Seen, SideValues } from '../../model/agreement.ts';
import { madeSectionsOf } from '../../model/baseline.ts';
import { unreachable } from '../../model/errors.ts';
import type { Issue, NoIssue } from '../../model/issue.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item, Priority } from '../../model/roadmap.ts';
import { marksOf, saidTitle } from '../../roadmap/edit/title/said-title.ts';
import { isAmong } from '../../roadmap/edit/title/title-marks.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import type { Facts } from '../facts.ts';
import { hasStatusCell } from '../issue/content.ts';
import { hasLabel } from '../issue/labels.ts';
import { readMarker } from '../issue/marker.ts';
import { withoutUnasked } from '../issue/people.ts';
import { titleLinks } from '../issue/source-part.ts';
import type { Pair } from '../match.ts';
import { fromIssue, type PlannedOperation } from '../trust/from-issue.ts';
import { judge } from '../trust/judged.ts';
import { changeItem } from './change-item.ts';
import { closeItem, reopenItem, tornByMove } from './close-and-reopen.ts';
import { correctedReason, correctItem, isCorrected, refusedReason } from './corrected-reason.ts';
import { type Decision, mergeSides } from './merge.ts';
import type { ReturningItems } from './placement.ts';
import { NOWHERE } from './placement.ts';
import { withMarksLeft, withMarksToCome } from './places.ts';
import { differences, doubtful, refusals, textNotRead, twoLevels, twoMilestones, twoReleases } from './problems.ts';
import { cellSays, hasRoomForLevel } from './room.ts';
import type { KnownPlaces } from './surroundings.ts';
import { formerTitles, halfSaid, type IssueFacts, type IssueSide, issueSeen, issueSide, roadmapSide, sideThatCounts, withFields } from './two-sides.ts';
import { type Compared, lagging, mergedContent, planIssueUpdate } from './update-issue.ts';

/** The part of a plan for one item and its issue. */
export interface Step {
  readonly operations: readonly PlannedOperation[];
  readonly problems: readonly Problem[];
  readonly entry: Entry | null;
  /** The issue is to be read again by the next run, because its text cannot be read now. */
  readonly waits?: true;
  /** The level of the issue, if the file has no room for it. */
  readonly level?: Priority;
}

export function planPair(pair: Pair, facts: Facts, places: KnownPlaces, returning: ReturningItems): Step {
  const { item, number } = pair;
  const read = facts.issues.get(number);
  const noIssue = facts.noIssues.get(number);
  if (noIssue !== undefined) return leaveAlone(pair, noIssue);
  const issue = issueSeen(read, pair.entry);
  if (issue === null) return leaveAlone(pair, { is: 'hidden' });
  const first = compare(pair, { ...issue, number }, facts);
  const { ours, decisions, entry, known, reopens } = first;
  // If somebody removed the action's label, both sides are left alone.
  if (known && !hasLabel(issue.labels, facts.config.labels.roadmap.name)) return notTracked(pair, entryNow(pair, first, facts, places), issue, facts);
  const { line, title } = item;
  const operations: PlannedOperation[] = pair.linked
    ? renamedLinks(item, number)
    : [{ kind: 'link-item', line, issue: number, title, ...(pair.adopted === true ? { adopts: true } : {}) }];
  const state = decisions.find(({ field }) => field === 'state');
  const { counts } = first;
  if (reopens)
    operations.push(fromIssue(counts, reopenItem(item, number, entry && withMarksToCome(entry, item, counts.raw.title, facts), facts, returning, places)));
  else if (state?.verdict === 'to-roadmap' && !issue.state.open)
    operations.push(fromIssue(counts, closeItem(asSaid(first), number, issue.state.reason, decisions, facts)));
  const corrected = correctedReason(first, facts.roadmap);
  const correction = corrected === null ? null : correctItem(first, corrected, facts);
  if (correction !== null) operations.push(fromIssue(counts, correction));
  const unreadable = first.side.text?.unreadable ?? null;
  // Whatever else is written to such an issue could overwrite what it says.
  if (unreadable !== null) {
    const problem = textNotRead({ number, title: issue.title }, unreadable, item.line, 'Only closing and reopening are followed until it can be read');
    return { operations: [...operations, ...issueState(first)], problems: [problem], entry: entryNow(pair, first, facts, places), waits: true };
  }
  const moves = operations.some((operation) => operation.kind === 'close-item' && operation.edits.some(({ edit }) => edit === 'move'));
  const changed = changeItem(first, mergedContent(first), moves, facts);
  const compared = { ...first, impossible: changed.impossible };
  const content = mergedContent(compared);
  operations.push(...changed.operations);
  // If an item was already finished when it was first seen, its issue is not changed.
  const followed = known || item.state === 'open' || reopens;
  const update = followed ? planIssueUpdate(compared, reopens ? withoutResolution(content) : content, facts) : null;
  if (update !== null) operations.push(reopens ? { ...update, fields: [...update.fields, 'resolution'], values: unresolved(ours) } : update);
  operations.push(...issueState(first));
  const problems = [
    ...refusals(compared, update?.changes.managed != null),
    ...doubtful(compared),
    ...twoLevels(compared),
    ...twoMilestones(compared, facts),
    ...twoReleases(compared, facts),
    ...differences(compared, changed.impossible, facts),
    ...operations.flatMap((one) => (one.kind === 'close-item' ? tornByMove(item, one.reason, facts) : [])),
  ];
  // Until the file says it, each run finds the correction anew.
  const waits = correction !== null && facts.leavesFile === true ? ({ waits: true } as const) : {};
  const level = item.state === 'open' && !hasRoomForLevel(item, facts.roadmap) ? compared.counts.raw.priority : null;
  return { operations, problems, entry: entryNow(pair, compared, facts, places), ...waits, ...(level === null ? {} : { level }) };
}

/** What writes the repository's present name into an item's links. */
function renamedLinks({ line, title, source }: Item, issue: number): PlannedOperation[] {
  return source.renamed === undefined ? [] : [{ kind: 'link-item', line, issue, title, renames: true }];
}

/** A resolution such as `Duplicate of #4`. */
const DUPLICATE = /^\W*(?:closed as (?:a )?)?(?:duplicates?|dupe?)(?:\s+of\b|\W*(?:$|#\d|https?:|issue\b))/i;

/** The operation that gives the issue the item's state; none if it has that. */
function issueState({ item: { line, title, state, fields }, issue: { number }, ours, decisions }: Compared): PlannedOperation[] {
  if (decisions.every(({ field, verdict }) => field !== 'state' || verdict !== 'to-issue')) return [];
  const reason = DUPLICATE.test(fields.resolution?.value ?? '') ? 'duplicate' : state === 'dropped' ? 'not_planned' : 'completed';
  return [ours.open ? { kind: 'reopen-issue', line, issue: number, title } : { kind: 'close-issue', line, issue: number, title, reason, managed: null }];
}

/** Compares both sides of a pair and decides about each field. */
function compare(pair: Pair, issue: Compared['issue'], facts: Facts): Compared {
  const { item, number } = pair;
  const entry = pair.entry;
  const ours = roadmapSide(item, facts, entry?.agreed.roadmap ?? null);
  const decide = (side: IssueSide) => mergeSides({ roadmap: ours, issue: side.said, agreed: entry?.agreed ?? null }, facts.conflict);
  const side = issueSide(issue, item, entry, facts, null);
  const judged = judge(issue, entry, facts.answers);
  const { doubt } = judged;
  const counts = sideThatCounts(side, issue, item, entry, facts, judged);
  const counted = withStatusCell(withReopened(decide(counts), ours), item, facts);
  const decisions = withChangedOpening(withMarksGone(counted, item, entry, facts), ours, counts, entry);
  const saidOf = (field: string) => decisions.find((one) => one.field === field)?.issue ?? '';
  const refused =
    doubt === null
      ? []
      : decide(side).filter(({ field, issue: value, verdict, conflict }) => (verdict === 'to-roadmap' || conflict) && value !== saidOf(field));
  const marker = issue.body === null ? null : readMarker(issue.body);
  // If the state was lost, the marker shows that the issue was followed before.
  const marked = marker !== null && marker.path === facts.roadmap.path && facts.baseline === null && !facts.answers.forged.has(number);
  const compared: Compared = {
    ...{ item, issue, ours, side, counts, decisions, entry, doubt },
    refused,
    impossible: [],
    reopens: issue.state.open && decisions.some(({ field, verdict }) => field === 'state' && verdict === 'to-roadmap'),
    known: entry === null ? marked : entry.aside !== true,
    key: entry?.key ?? pair.key ?? (marked ? marker.key : null) ?? `${facts.claimId}.${number}`,
  };
  return { ...compared, refused: [...refused, ...refusedReason(compared, facts.roadmap)] };
}

/** The values that a closing wrote exist only in the file. If people open the item again, they count as normal fields. */
function withReopened(decisions: readonly Decision[], ours: SideValues): readonly Decision[] {
  const reopened = ours.open && decisions.some(({ field, verdict }) => field === 'state' && verdict === 'to-issue');
  if (!reopened) return decisions;
  return decisions.map((one) => (one.field === 'resolution' && one.verdict === 'left' ? { ...one, verdict: 'to-issue' } : one));
}

/** A row's cell of the status is no field. If an issue says what stands there, or nothing, there is nothing to write. */
function withStatusCell(decisions: readonly Decision[], item: Item, facts: Facts): readonly Decision[] {
  if (!hasStatusCell(item) || item.fields.status !== undefined) return decisions;
  const isSaid = (value: string) => value === '' || cellSays(item, value, facts);
  return decisions.map((one) => (one.field === 'status' && one.verdict === 'to-roadmap' && isSaid(one.issue) ? { ...one, verdict: 'left' } : one));
}

/**
 * A mark such as `(in progress)` is no word of a title, so the titles of both sides are equal with and without it. If the issue's title
 * had it when both sides agreed, and has it no more, it leaves the file, too. So does the number of a heading.
 */
function withMarksGone(decisions: readonly Decision[], item: Item, entry: Entry | null, { roadmap, reading }: Facts): readonly Decision[] {
  const before = entry?.agreed.issue.title ?? '';
  const goes = (now: string) => {
    // Mostly nothing has changed. Then the marks in the file need not be read.
    if (now === before || before === '') return false;
    const { marksGone, number } = saidTitle(now, before, item, roadmap, reading, item.state);
    return number !== undefined || (marksGone.length > 0 && marksOf(roadmap, item).some((mark) => isAmong(mark, marksGone)));
  };
  return decisions.map((one) => (one.field === 'title' && one.verdict === 'equal' && goes(one.issue) ? { ...one, verdict: 'to-roadmap' } : one));
}

/** Titles are compared as issues show them. What differs only behind the cut stands at the start of the issue's text. */
function withChangedOpening(decisions: readonly Decision[], ours: SideValues, { opening }: IssueSide, entry: Entry | null): readonly Decision[] {
  if (opening === null || opening === ours.title) return decisions;
  const conflict = ours.title !== entry?.agreed.roadmap.title;
  return decisions.map((one) =>
    one.field !== 'title' || one.verdict !== 'equal'
      ? one
      : { field: 'title', verdict: conflict ? 'to-issue' : 'to-roadmap', conflict, roadmap: ours.title, issue: opening },
  );
}

/** The entry before any operation of the plan is carried out. */
function entryNow({ item, number, entry, linked, key: fromMarker }: Pair, pair: Compared, facts: Facts, places: KnownPlaces): Entry {
  const { issue, ours, side, counts, decisions, doubt, known, key } = pair;
  const place = places.now.get(item.line) ?? entry?.place ?? null;
  const title = canonicalText(item.title);
  // A refused change that the file overwrites need not be kept.
  const stands = pair.refused.some(({ field }) => decisions.find((one) => one.field === field)?.verdict !== 'to-issue');
  const aside = !known && item.state !== 'open' && !pair.reopens;
  const made = item.state === 'open' ? madeSectionsOf([item], facts.roadmap, facts.baseline)[0] : entry?.madeSection;
  return {
    path: facts.roadmap.path,
    key,
    number,
    linked,
    former: formerTitles(entry, title),
    ours: entry?.ours ?? (fromMarker !== null || isOurs(facts.issues.get(number), facts.roadmap.path)),
    agreed: {
      roadmap: agreedSide(
        entry === null && !known ? withoutUnasked(ours, [], facts.answers.assignable) : ours,
        entry?.agreed.roadmap,
        decisions,
        lagging(pair, facts),
      ),
      issue: agreedSide(counts.raw, entry?.agreed.issue, decisions, halfSaid(counts)),
    },
    seen: {
      updatedAt: issue.updatedAt,
      labels: issue.labels,
      // A corrected reason is seen once the file says it.
      state: entry !== null && isCorrected(pair, facts.roadmap) ? entry.seen.state : issue.state,
      title: issue.title,
      assignees: side.raw.assignees,
      ...(issue.milestone === undefined ? {} : { milestone: issue.milestone }),
      content: side.raw.content,
      ...digestOf(side, issue),
      // What an older release wrote is not known. It stays until the title's links, or the item's text, change.
      titleLinks: entry?.seen.titleLinks ?? titleLinks(item, facts),
      itemTitle: title,
    },
    // The place of an open item is updated. For a closed item, the place where it was last open is kept.
    place: withMarksLeft((item.state === 'open' ? place : (entry?.place ?? place)) ?? NOWHERE, item, entry, counts.raw.title, facts),
    removed: entry?.removed === true && item.state === 'open' && !issue.state.open,
    ...(aside ? { aside } : {}),
    ...(made === undefined ? {} : { madeSection: made }),
    ...(doubt === null || !stands ? {} : { refused: { ...doubt, at: issue.updatedAt } }),
  };
}

/** By what the issue's text is known again: as it is read now, or was. */
function digestOf({ text }: IssueSide, { body, remembered }: IssueFacts): Pick<Seen, 'digest'> {
  const digest = body === null ? remembered?.digest : text?.digest;
  return digest == null ? {} : { digest };
}

/** The item with the kind that its issue says now, because the kind decides where the item goes. */
function asSaid({ item, counts, decisions }: Compared): Item {
  const takes = (field: string) => decisions.some((one) => one.field === field && one.verdict === 'to-roadmap');
  return { ...item, kind: takes('kind') ? counts.said.kind : item.kind, external: takes('external') ? counts.said.external : item.external };
}

/** The content of a reopened item, without a resolution. */
function withoutResolution(content: Content): Content {
  return { ...content, fields: Object.fromEntries(Object.entries(content.fields).filter(([key]) => key !== 'resolution')) };
}

function unresolved(side: SideValues): SideValues {
  return { ...side, content: Object.fromEntries(Object.entries(side.content ?? {}).filter(([key]) => key !== 'resolution')) };
}

/** Whether this action made an issue, if the state was lost: it has this roadmap's marker, and a bot opened it, as no stranger can. */
function isOurs(issue: Issue | undefined, path: string): boolean {
  return issue?.author.endsWith('[bot]') === true && readMarker(issue.body)?.path === path;
}

/** The agreed values of a side before any operation. Fields that wait for the other side stay as they were. */
function agreedSide(now: SideValues, before: SideValues | undefined, decisions: readonly Decision[], half: readonly string[] = []): SideValues {
  if (before === undefined) return now;
  const pending = decisions.filter(({ verdict }) => verdict === 'to-roadmap' || verdict === 'to-issue').map(({ field }) => field);
  return withFields(now, before, [...pending, ...half]);
}

function leaveAlone({ item, number, entry, linked }: Pair, noIssue: NoIssue): Step {
  if (item.state !== 'open' && entry === null && noIssue.is === 'hidden') {
    const said = `“${item.title}” names #${number}, but there is no such issue, or none that this token may see: the number is text.`;
    return { operations: [], problems: [{ line: item.line, level: 'notice', code: 'number-is-text', message: said }], entry };
  }
  const message =
    linked || entry?.linked !== true || noIssue.is === 'hidden'
      ? `“${item.title}” links to #${number}, which ${whatIs(noIssue)}. The item is left as it is. Remove the link to give it an issue of its own.`
      : `“${item.title}” has lost its link to #${number}, which ${whatIs(noIssue)}. The next run gives it an issue of its own, unless the link is back by then.`;
  return { operations: [], problems: [{ line: item.line, level: 'warning', code: 'cannot-read-issue', message }], entry };
}

function whatIs(noIssue: NoIssue): string {
  switch (noIssue.is) {
    case 'pull-request':
      return 'is a pull request';
    case 'deleted':
      return 'was deleted';
    case 'hidden':
      return 'cannot be read: it is deleted, or hidden from this token';
    case 'moved':
      return `was moved to ${noIssue.to}`;
    default:
      return unreachable(noIssue);
  }
}

/** Reports a removed label once, in the run that first sees it. */
function notTracked({ item, number, entry }: Pair, now: Entry, issue: Pick<Issue, 'labels'>, { config: { labels } }: Facts): Step {
  const known = entry !== null && !hasLabel(entry.seen.labels, labels.roadmap.name);
  const message = `#${number} no longer has the label “${labels.roadmap.name}”: “${item.title}” and its issue are left as they are until it returns.`;
  const problems: Problem[] = known ? [] : [{ line: item.line, level: 'notice', code: 'not-tracked', message }];
  // By the title that it has meanwhile the item is found, should its link be lost.
  const { itemTitle } = now.seen;
  return { operations: [], problems, entry: entry === null ? now : { ...entry, seen: { ...entry.seen, labels: issue.labels, itemTitle } } };
}
