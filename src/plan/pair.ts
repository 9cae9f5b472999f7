import { unreachable } from '../errors.ts';
import type { Entry, Issue, Item, NoIssue, Operation, Place, Problem, SideValues } from '../model.ts';
import { canonicalText } from '../roadmap/text.ts';
import type { Facts } from './facts.ts';
import { updateIssue } from './issue-changes.ts';
import { readMarker } from './issue-text.ts';
import { changeItem } from './item-edits.ts';
import { type LabelSet, missingLabels } from './labels.ts';
import type { Pair } from './match.ts';
import { type Decision, mergeSides } from './merge.ts';
import type { ReturningItems } from './placement.ts';
import { type IssueFacts, issueSide, roadmapSide } from './sides.ts';
import { closeItem, reopenItem } from './transitions.ts';

/** What is to do for one item and its issue. */
export interface Step {
  readonly operations: readonly Operation[];
  readonly problems: readonly Problem[];
  readonly entry: Entry | null;
}

export const NOWHERE: Place = { headings: [], previous: [], next: [], externalMark: false, gap: null, status: null };

export function planPair(pair: Pair, facts: Facts, places: ReadonlyMap<number, Place>, returning: ReturningItems): Step {
  const { item, number, entry } = pair;
  const read = facts.issues.get(number);
  const noIssue = facts.noIssues.get(number);
  if (noIssue !== undefined) return leaveAlone(pair, noIssue);
  // An issue that lost our label is no longer ours to follow, whichever event told of it.
  if (entry !== null && read !== undefined && missingLabels([facts.labels.roadmap.name], read.labels).length > 0)
    return notTracked(pair, entry, read, facts.labels);
  const issue = issueSeen(read, entry);
  if (issue === null) return leaveAlone(pair, { is: 'hidden' });
  const ours = roadmapSide(item, facts.people, entry?.agreed.roadmap ?? null);
  const side = issueSide(issue, item, entry, facts.labels, facts.people);
  const merged = mergeSides({ roadmap: ours, issue: side.said, agreed: entry?.agreed ?? null }, facts.conflict);
  const trust = trusted(merged, number, item, side.byTriage, facts);
  const { decisions } = trust;
  const line = item.line;
  const title = item.title;
  const operations: Operation[] = pair.linked ? [] : [{ kind: 'link-item', line, issue: number, title }];
  const state = decisions.find(({ field }) => field === 'state');
  if (state?.verdict === 'to-roadmap') {
    operations.push(issue.state.open ? reopenItem(item, number, entry, facts, returning) : closeItem(item, number, issue.state.reason, facts));
  }
  const changed = changeItem(item, number, side, decisions, facts);
  operations.push(...changed.operations);
  const marker = { key: entry?.key ?? pair.key ?? `${facts.claimId}.${number}`, known: entry !== null, renew: entry?.removed === true };
  // A finished item that was never followed keeps its issue as it is.
  const update = entry === null && item.state !== 'open' ? null : updateIssue(item, { ...issue, number }, ours, side, decisions, marker, facts);
  if (update !== null) operations.push(update);
  if (state?.verdict === 'to-issue') {
    const reason = item.state === 'dropped' ? 'not_planned' : 'completed';
    operations.push(
      ours.open ? { kind: 'reopen-issue', line, issue: number, title } : { kind: 'close-issue', line, issue: number, title, reason, managed: null },
    );
  }
  const place = places.get(line) ?? entry?.place ?? null;
  return {
    operations,
    problems: [...trust.problems, ...problemsOf(pair, decisions, changed.impossible)],
    entry: {
      path: facts.roadmap.path,
      key: marker.key,
      number,
      linked: pair.linked,
      former: formerTitles(entry, canonicalText(title)),
      ours: entry?.ours ?? (pair.key !== null || isOurs(read, facts.roadmap.path)),
      agreed: { roadmap: agreedSide(ours, entry?.agreed.roadmap, decisions), issue: agreedSide(side.raw, entry?.agreed.issue, decisions) },
      seen: {
        updatedAt: issue.updatedAt,
        labels: issue.labels,
        state: issue.state,
        title: issue.title,
        assignees: side.raw.assignees,
        content: side.raw.content,
        itemTitle: canonicalText(title),
      },
      // The place of an open item is kept up; that of a closed one is where it was last open.
      place: (item.state === 'open' ? place : (entry?.place ?? place)) ?? NOWHERE,
      removed: entry?.removed === true && !issue.state.open,
    },
  };
}

/** So many titles are remembered. */
const FORMER = 5;

/** The titles an item had, now that it has another one. */
export function formerTitles(entry: Entry | null, title: string): readonly string[] {
  if (entry === null) return [];
  const titles = [...entry.former, entry.agreed.roadmap.title, entry.seen.itemTitle].map(canonicalText);
  return [...new Set(titles)].filter((one) => one !== title).slice(-FORMER);
}

/** After a state was lost: an issue with our marker that a bot opened, which no stranger can. */
function isOurs(issue: Issue | undefined, path: string): boolean {
  return issue?.author.endsWith('[bot]') === true && readMarker(issue.body)?.path === path;
}

/** A side as it is agreed where nothing is carried out: what waits for the other side stays as it was. */
function agreedSide(now: SideValues, before: SideValues | undefined, decisions: readonly Decision[]): SideValues {
  if (before === undefined) return now;
  const pending = decisions.filter(({ verdict }) => verdict === 'to-roadmap' || verdict === 'to-issue').map(({ field }) => field);
  return withFields(now, before, pending);
}

/** A side with some fields as another one has them. */
export function withFields(side: SideValues, from: SideValues, fields: readonly string[]): SideValues {
  const has = (field: string) => fields.includes(field);
  const content: Record<string, string> = { ...side.content };
  for (const field of fields) {
    const value = from.content?.[field];
    if (value === undefined) delete content[field];
    else content[field] = value;
  }
  // The ticks of sub-items come and go with them.
  if (has('sub-items')) for (const [key, value] of Object.entries(from.content ?? {})) if (key.startsWith('tick: ')) content[key] = value;
  return {
    title: has('title') ? from.title : side.title,
    kind: has('kind') ? from.kind : side.kind,
    external: has('external') ? from.external : side.external,
    open: has('state') ? from.open : side.open,
    priority: has('priority') ? from.priority : side.priority,
    assignees: has('owner') ? from.assignees : side.assignees,
    content: side.content === null && from.content === null ? null : content,
  };
}

/** An issue as it was read, else as the baseline saw it; what is older than that is a list that lags. */
export function issueSeen(issue: Issue | undefined, entry: Entry | null): IssueFacts | null {
  if (issue !== undefined && (entry === null || issue.updatedAt >= entry.seen.updatedAt)) return { ...issue, remembered: null };
  return entry === null ? null : { ...entry.seen, body: null, remembered: entry.seen.content };
}

/** Changes by people who may not make them are shown, and not applied. */
function trusted(
  decisions: readonly Decision[],
  number: number,
  item: Item,
  byTriage: ReadonlySet<string>,
  facts: Facts,
): { decisions: readonly Decision[]; problems: readonly Problem[] } {
  const untrusted = facts.details.untrusted.get(number);
  if (untrusted === undefined) return { decisions, problems: [] };
  const why = (field: string): string | null => {
    if (field === 'kind' || field === 'external' || byTriage.has(field)) return null;
    return field === 'state' ? untrusted.state : field === 'title' ? untrusted.title : untrusted.body;
  };
  const blocked = decisions.filter(({ field, verdict }) => verdict === 'to-roadmap' && why(field) !== null);
  return {
    decisions: decisions.map((decision) => (blocked.includes(decision) ? { ...decision, verdict: 'left' } : decision)),
    problems: blocked.map(({ field, issue }) => ({
      line: item.line,
      level: 'warning',
      code: 'not-trusted',
      message: `The ${field} of #${number} “${item.title}” was changed to “${issue}” by ${why(field)}: that is shown and not taken over.`,
    })),
  };
}

function problemsOf({ item, number, entry }: Pair, decisions: readonly Decision[], impossible: readonly string[]): Problem[] {
  const { line, title } = item;
  const problems: Problem[] = [];
  const state = decisions.find(({ field }) => field === 'state');
  if (state?.verdict === 'left' && entry === null) {
    const sides = state.roadmap === 'open' ? 'open in the file, and its issue is closed' : 'finished in the file, and its issue is open';
    problems.push({
      line,
      level: 'warning',
      code: 'sides-differ',
      message: `“${title}” (#${number}) is ${sides}: both are left as they are until one of them changes.`,
    });
  }
  for (const { field, conflict, verdict, roadmap, issue } of decisions) {
    if (!conflict || verdict === 'equal') continue;
    const winner = verdict === 'to-issue' ? 'The file’s counts.' : verdict === 'to-roadmap' ? 'The issue’s counts.' : 'Both stay.';
    problems.push({
      line,
      level: 'warning',
      code: 'conflict',
      message: `The ${field} of “${title}” (#${number}) was changed on both sides: “${roadmap}” in the file, “${issue}” in the issue. ${winner}`,
    });
  }
  for (const field of impossible) {
    problems.push({
      line,
      level: 'warning',
      code: 'cannot-edit',
      message: `The ${field} of #${number} cannot be written into the file beside “${title}”: both sides stay as they are.`,
    });
  }
  return problems;
}

function leaveAlone({ item, number, entry }: Pair, noIssue: NoIssue): Step {
  const message = `#${number}, which “${item.title}” links, ${whatIs(noIssue)}. The item is left alone; take the link away to give it an issue of its own.`;
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

/** Reported once: when the label was still there at the last look. */
function notTracked({ item, number }: Pair, entry: Entry, issue: Issue, labels: LabelSet): Step {
  const known = missingLabels([labels.roadmap.name], entry.seen.labels).length > 0;
  const message = `#${number} no longer has the label “${labels.roadmap.name}”: “${item.title}” and its issue are left alone until it returns.`;
  const problems: Problem[] = known ? [] : [{ line: item.line, level: 'notice', code: 'not-tracked', message }];
  return { operations: [], problems, entry: { ...entry, seen: { ...entry.seen, labels: issue.labels } } };
}
